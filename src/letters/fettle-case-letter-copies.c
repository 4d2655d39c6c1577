/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "letters/fettle-case-letter-private.h"

#include <glib/gi18n-lib.h>

/* The copy of this paper to this recipient, where one was recorded. */
static FettleRecord *
find_copy (GPtrArray                 *copies,
           const FettleCaseRecipient *recipient)
{
  for (guint i = 0; i < copies->len; i++)
    {
      FettleRecord *copy = g_ptr_array_index (copies, i);

      if (g_strcmp0 (fettle_record_get_text (copy, "recipient"), fettle_party_get_code (recipient->party)) == 0
          && fettle_record_get_flag (copy, "resumption") == (recipient->paper == FETTLE_PAPER_IEB_RESUMPTION))
        return copy;
    }
  return NULL;
}

static GPtrArray *
list_copies (FettleCaseLetter *self)
{
  static const char *const links[][2] = {
    { "warning-notice", "notice" }, { "power-use", "power-use" }, { "budget-suspension", "suspension" },
    { "ieb", "ieb" }, { "ieb-member", "member" }, { "statement-of-action", "statement" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (g_str_equal (links[i][0], fettle_record_get_kind (self->record)->name))
      return fettle_case_letter_list (self, "notice-copy", links[i][1], fettle_record_get_id (self->record));
  return g_ptr_array_new ();
}

static void
add_recipient (FettleCaseLetter          *self,
               const FettleCaseRecipient *recipient,
               FettleRecord              *copy)
{
  FettleLetterData *item = fettle_letter_data_add_item (self->data, "copies");
  g_autofree char *day = recipient->sent_on != FETTLE_DATE_NONE ? fettle_letter_date_to_words (recipient->sent_on) : NULL;

  fettle_letter_data_set_text (item, "name", fettle_party_get_label (recipient->party));
  if (copy != NULL)
    fettle_case_letter_set (item, "role", copy, "name");
  fettle_letter_data_set_text (item, "source", recipient->statutory ? recipient->source : _("Good practice"));
  fettle_letter_data_set_text (item, "given", day ? day : _("Not recorded"));
  fettle_letter_data_set_text (item, "how", _("Not recorded"));
  if (copy != NULL)
    fettle_case_letter_set (item, "how", copy, "given-how");
}

/* The first date of the paper is the day on which it was given. */
static void
add_paper (FettleCaseLetter *self)
{
  const FettleKind *kind = fettle_record_get_kind (self->record);
  g_autofree char *name = g_strdup (_(kind->label));
  static const char *const dates[] = { "given-on", "used-on", "notice-on", "instrument-on", "prepared-on" };

  name[0] = g_ascii_toupper (name[0]);
  fettle_letter_data_set_text (self->data, "paper.name", name);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (fettle_kind_find_field (kind, dates[i]) >= 0)
      fettle_case_letter_set (self->data, "paper.date", self->record, dates[i]);
}

/**
 * fettle_case_letter_fill_copy_list:
 * @self: a letter about a paper of which copies are given
 *
 * R9: lists everybody to whom a copy goes, by which section, with when and how it was given; what was not given says so.
 */
void
fettle_case_letter_fill_copy_list (FettleCaseLetter *self)
{
  GPtrArray *recipients = fettle_case_get_recipients (self->now);
  g_autoptr (GPtrArray) copies = list_copies (self);

  add_paper (self);
  for (guint i = 0; i < recipients->len; i++)
    {
      const FettleCaseRecipient *recipient = g_ptr_array_index (recipients, i);

      if (recipient->paper >= 0 && g_strcmp0 (recipient->record_id, fettle_record_get_id (self->record)) == 0)
        add_recipient (self, recipient, find_copy (copies, recipient));
    }
}
