/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "letters/fettle-case-letter-private.h"

#include <glib/gi18n-lib.h>

static gboolean
has_ended (FettleCaseLetter *self,
           FettleRecord     *support)
{
  FettleDate ended = fettle_record_get_date (support, "ended-on");

  return ended != FETTLE_DATE_NONE && ended < self->on;
}

/* "Coaching for the reading lead (Harrowby Hub)" */
static char *
name_support (FettleRecord *support)
{
  const char *provider = fettle_record_get_text (support, "provider");
  const char *need = fettle_record_get_text (support, "need");

  /* Translators: what support is for, and who gives it */
  return provider ? g_strdup_printf (_("%s (%s)"), need, provider) : g_strdup (need);
}

/**
 * fettle_case_letter_add_support:
 * @self: a letter
 * @case_id: (nullable): a case
 *
 * Adds the support of the case that was agreed before the day of the letter and has not ended.
 */
void
fettle_case_letter_add_support (FettleCaseLetter *self,
                                const char       *case_id)
{
  g_autoptr (GPtrArray) all = fettle_case_letter_list (self, "support", "case", case_id);

  for (guint i = 0; i < all->len; i++)
    {
      FettleRecord *support = g_ptr_array_index (all, i);
      g_autofree char *words = NULL;

      if (has_ended (self, support) || fettle_record_get_date (support, "agreed-on") > self->on)
        continue;
      words = name_support (support);
      fettle_letter_data_set_text (fettle_letter_data_add_item (self->data, "support"), "what", words);
    }
}

static char *
word_period (FettleRecord *support)
{
  FettleDate from = fettle_record_get_date (support, "from");
  FettleDate to = fettle_record_get_date (support, "to");
  g_autofree char *first = from != FETTLE_DATE_NONE ? fettle_letter_date_to_words (from) : NULL;
  g_autofree char *last = to != FETTLE_DATE_NONE ? fettle_letter_date_to_words (to) : NULL;

  if (first == NULL || last == NULL)
    return g_strdup (first ? first : last);
  /* Translators: the first and the last day of support */
  return g_strdup_printf (_("%s to %s"), first, last);
}

static void
add_work (FettleCaseLetter *self,
          FettleRecord     *support)
{
  FettleLetterData *item = fettle_letter_data_add_item (self->data, "work");
  gint64 half_days = fettle_record_get_int (support, "days-planned", -1);
  g_autofree char *period = word_period (support);

  fettle_case_letter_set (item, "what", support, "need");
  fettle_case_letter_set (item, "what", support, "scope");
  fettle_case_letter_set (item, "who", support, "provider");
  fettle_letter_data_set_text (item, "when", period);
  if (half_days >= 0)
    fettle_letter_data_set_days (item, "days", (guint) half_days);
  fettle_case_letter_add_lines (self->data, "aims", "aim", fettle_record_get_text (support, "aims"));
  fettle_case_letter_add_lines (self->data, "asks", "ask", fettle_record_get_text (support, "asks"));
}

/* What was agreed on the same day in the same case is one engagement. */
static GPtrArray *
list_engagement (FettleCaseLetter *self)
{
  const char *case_id = fettle_record_get_text (self->record, "case");
  g_autoptr (GPtrArray) all = fettle_case_letter_list (self, "support", "school", fettle_record_get_id (self->school));
  GPtrArray *some = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    {
      FettleRecord *support = g_ptr_array_index (all, i);

      if (g_strcmp0 (fettle_record_get_id (support), fettle_record_get_id (self->record)) == 0
          || (fettle_record_get_text (self->record, "agreed-on") != NULL
              && g_strcmp0 (fettle_record_get_text (support, "case"), case_id) == 0
              && fettle_record_get_date (support, "agreed-on") == fettle_record_get_date (self->record, "agreed-on")))
        g_ptr_array_add (some, g_object_ref (support));
    }
  return some;
}

typedef struct
{
  FettleDate from;
  FettleDate to;
  FettleDate review;
  gint64 half_days;
  gint64 pence;
  gboolean days_unknown; /* a piece of support has no number of days */
} Totals;

static void
add_to_totals (Totals       *totals,
               FettleRecord *support)
{
  FettleDate from = fettle_record_get_date (support, "from");
  FettleDate review = fettle_record_get_date (support, "review-on");

  if (from != FETTLE_DATE_NONE && (totals->from == FETTLE_DATE_NONE || from < totals->from))
    totals->from = from;
  if (review != FETTLE_DATE_NONE && (totals->review == FETTLE_DATE_NONE || review < totals->review))
    totals->review = review;
  totals->to = MAX (totals->to, fettle_record_get_date (support, "to"));
  totals->half_days += fettle_record_get_int (support, "days-planned", 0);
  totals->pence += fettle_record_get_int (support, "cost", 0);
  totals->days_unknown |= fettle_record_get_text (support, "days-planned") == NULL;
}

/**
 * fettle_case_letter_fill_engagement:
 * @self: a letter about support
 *
 * Fills the letter that confirms what was brokered for a school: all that was agreed on the same day. The sum of
 * days is stated only where each piece has a number: else the letter marks that it is missing.
 */
void
fettle_case_letter_fill_engagement (FettleCaseLetter *self)
{
  g_autoptr (GPtrArray) engagement = list_engagement (self);
  Totals totals = { .from = FETTLE_DATE_NONE, .to = FETTLE_DATE_NONE, .review = FETTLE_DATE_NONE };

  fettle_case_letter_address_school (self);
  for (guint i = 0; i < engagement->len; i++)
    {
      add_work (self, g_ptr_array_index (engagement, i));
      add_to_totals (&totals, g_ptr_array_index (engagement, i));
    }
  fettle_letter_data_set_date (self->data, "work.from", totals.from);
  fettle_letter_data_set_date (self->data, "work.to", totals.to);
  fettle_letter_data_set_date (self->data, "review.on", totals.review);
  if (totals.half_days > 0 && !totals.days_unknown)
    fettle_letter_data_set_days (self->data, "work.days", (guint) totals.half_days);
  if (totals.pence > 0)
    fettle_letter_data_set_money (self->data, "work.cost", totals.pence);
  fettle_case_letter_set (self->data, "work.purpose", self->record, "need");
  fettle_case_letter_add_copy_to_head (self);
}
