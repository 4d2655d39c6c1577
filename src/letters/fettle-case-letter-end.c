/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "letters/fettle-case-letter-private.h"

#include <glib/gi18n-lib.h>

#include "rules/inspection/fettle-withdrawn.h"

/* What was put in place, with the kind's own name; without an end of its own, it ends with the case. */
static void
add_measures (FettleCaseLetter *self,
              const char       *kind,
              const char       *from_field)
{
  g_autoptr (GPtrArray) records = fettle_case_letter_list (self, kind, "case", fettle_record_get_id (self->record));

  for (guint i = 0; i < records->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (records, i);
      FettleLetterData *item = fettle_letter_data_add_item (self->data, "measures");
      g_autofree char *words = g_strdup (_(fettle_record_get_kind (record)->label));

      words[0] = g_ascii_toupper (words[0]);
      fettle_letter_data_set_text (item, "measure", words);
      fettle_case_letter_set (item, "from", record, from_field);
      fettle_case_letter_set (item, "to", self->record, "closed-on");
      fettle_case_letter_set (item, "to", record, "ended-on");
    }
}

/* Arrangements under section 63; the other powers leave records of their own. */
static void
add_arrangements (FettleCaseLetter *self)
{
  g_autoptr (GPtrArray) uses = fettle_case_letter_list (self, "power-use", "case", fettle_record_get_id (self->record));

  for (guint i = 0; i < uses->len; i++)
    {
      FettleRecord *use = g_ptr_array_index (uses, i);
      FettleLetterData *item;

      if (g_strcmp0 (fettle_record_get_text (use, "power"), "s63") != 0)
        continue;
      item = fettle_letter_data_add_item (self->data, "measures");
      fettle_letter_data_set_text (item, "measure", _("Arrangements that the governing body was required to make"));
      fettle_case_letter_set (item, "measure", use, "arrangement");
      fettle_case_letter_set (item, "from", use, "used-on");
      fettle_case_letter_set (item, "to", self->record, "closed-on");
    }
}

/**
 * fettle_case_letter_fill_lifting:
 * @self: a letter about a case
 */
void
fettle_case_letter_fill_lifting (FettleCaseLetter *self)
{
  fettle_case_letter_address_school (self);
  add_arrangements (self);
  add_measures (self, "additional-governor", "appointed-on");
  add_measures (self, "ieb", "effective-on");
  add_measures (self, "budget-suspension", "effective-on");
  fettle_case_letter_set (self->data, "decision.by", self->record, "closed-by");
  fettle_case_letter_set (self->data, "decision.date", self->record, "closed-on");
  fettle_case_letter_set (self->data, "lifting.reasons", self->record, "outcome-note");
  fettle_case_letter_set (self->data, "lifting.reasons", self->record, "closed-reasons");
  fettle_case_letter_set (self->data, "next.review", self->record, "next-review-on");
  fettle_case_letter_add_support (self, fettle_record_get_id (self->record));
}

/* The inspection that the statement names; otherwise the newest one that placed the school in a category before the report came. */
static FettleRecord *
find_inspection (FettleCaseLetter *self)
{
  FettleDate received = fettle_record_get_date (self->record, "report-received");
  const char *id = fettle_record_get_text (self->record, "inspection");
  g_autoptr (GPtrArray) all = NULL;
  FettleRecord *found = NULL;

  if (id != NULL)
    return fettle_case_letter_get (self, "inspection", id);
  all = fettle_case_letter_list (self, "inspection", "school", fettle_record_get_id (self->school));
  for (guint i = 0; i < all->len; i++)
    {
      FettleRecord *one = g_ptr_array_index (all, i);
      FettleDate start = fettle_record_get_date (one, "start");

      if (fettle_record_get_text (one, "category") == NULL || start == FETTLE_DATE_NONE || start > received
          || fettle_withdrawn_is_confirmed (one, G_MAXUINT32))
        continue;
      if (found == NULL || start > fettle_record_get_date (found, "start"))
        found = one;
    }
  return found ? g_object_ref (found) : NULL;
}

static void
add_inspection (FettleCaseLetter *self)
{
  g_autoptr (FettleRecord) inspection = find_inspection (self);
  g_autoptr (FettleRecord) notice = fettle_case_letter_find_newest (self, "category-notice", "school",
                                                                    fettle_record_get_id (self->school), "notice-on");

  fettle_case_letter_set (self->data, "inspection.date", inspection, "start");
  fettle_case_letter_set (self->data, "category.label", notice, "category");
  fettle_case_letter_set (self->data, "category.label", inspection, "category");
  fettle_case_letter_set (self->data, "category.label", inspection, "category-label");
}

/* R10 counts the ten working days. */
static void
add_due (FettleCaseLetter *self)
{
  GPtrArray *clocks = fettle_case_get_clocks (self->now);

  for (guint i = 0; i < clocks->len; i++)
    {
      const FettleClock *clock = g_ptr_array_index (clocks, i);

      if (g_str_equal (clock->record_id, fettle_record_get_id (self->record)) && g_strcmp0 (clock->result->rule, "R10") == 0)
        fettle_letter_data_set_date (self->data, "statement.due", clock->date);
    }
}

static void
add_action (FettleCaseLetter *self,
            FettleRecord     *action)
{
  FettleLetterData *item = fettle_letter_data_add_item (self->data, "actions");
  FettleDate by = fettle_record_get_date (action, "by");
  g_autofree char *day = by != FETTLE_DATE_NONE ? fettle_letter_date_to_words (by) : NULL;
  g_autofree char *period = NULL;

  /* Translators: %s is a date */
  period = day ? g_strdup_printf (_("By %s"), day) : NULL;
  fettle_case_letter_set (item, "action", action, "action");
  fettle_case_letter_set (item, "who", action, "who");
  fettle_case_letter_set (item, "measure", action, "measure");
  fettle_letter_data_set_text (item, "period", period);
}

/* Section 15: the action and its period, or the reasons for none. */
static void
add_statement_actions (FettleCaseLetter *self)
{
  g_autoptr (GPtrArray) actions = fettle_case_letter_list_actions (self, "statement-action", "statement",
                                                                   fettle_record_get_id (self->record));

  for (guint i = 0; i < actions->len; i++)
    add_action (self, g_ptr_array_index (actions, i));
  if (actions->len == 0)
    {
      fettle_case_letter_add_lines (self->data, "actions", "action", fettle_record_get_text (self->record, "actions"));
      fettle_case_letter_set (self->data, "no.action.reason", self->record, "no-action-reason");
    }
}

/**
 * fettle_case_letter_fill_statement:
 * @self: a letter about a statement of action
 *
 * Fills the statement of section 15 of the Education Act 2005 (SI 2005/2038 reg 7, R10).
 */
void
fettle_case_letter_fill_statement (FettleCaseLetter *self)
{
  add_inspection (self);
  fettle_case_letter_set (self->data, "report.received", self->record, "report-received");
  add_due (self);
  add_statement_actions (self);
  fettle_case_letter_set (self->data, "parents.informed", self->record, "parents-informed");
  fettle_case_letter_set (self->data, "parents.views", self->record, "parents-views");
  fettle_case_letter_set (self->data, "parents.account", self->record, "parents-account");
  fettle_case_letter_set (self->data, "specified.person", self->record, "specified-person");
  fettle_case_letter_set_signatory (self, self->record, "prepared-by", "prepared-post");
  fettle_case_letter_add_copies (self, FETTLE_PAPER_STATEMENT_OF_ACTION, "statement");
}
