/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "letters/fettle-case-letter-private.h"

#include <glib/gi18n-lib.h>

#include "letters/fettle-letter-template.h"
#include "store/fettle-case-reader.h"

#define MAX_KINDS 7

/* What each letter is about, and the day of the paper where it has been given. */
static const struct
{
  const char *letter;
  const char *kinds[MAX_KINDS];
  const char *date_field;
  void (*fill) (FettleCaseLetter *self);
} letters[] = {
  { "concern", { "pre-warning-letter" }, "sent-on", fettle_case_letter_fill_concern },
  { "warning-notice", { "warning-notice" }, "given-on", fettle_case_letter_fill_notice },
  { "pay-warning-notice", { "warning-notice" }, "given-on", fettle_case_letter_fill_notice },
  { "proposed-powers", { "powers-notice" }, "given-on", fettle_case_letter_fill_proposed },
  { "compliance", { "notice-finding" }, NULL, fettle_case_letter_fill_compliance },
  { "consultation", { "consultee" }, "sent-on", fettle_case_letter_fill_consultation },
  { "notify-secretary-of-state", { "s70a-notification" }, "sent-on", fettle_case_letter_fill_notification },
  { "lifting", { "intervention-case" }, NULL, fettle_case_letter_fill_lifting },
  { "ieb-application", { "ieb-application" }, "applied-on", fettle_case_letter_fill_application },
  { "ieb-notice", { "ieb" }, "notice-on", fettle_case_letter_fill_board_notice },
  { "ieb-appointment", { "ieb-member" }, "instrument-on", fettle_case_letter_fill_appointment },
  { "statement-of-action", { "statement-of-action" }, "prepared-on", fettle_case_letter_fill_statement },
  { "engagement", { "support" }, "agreed-on", fettle_case_letter_fill_engagement },
  { "copy-list",
    { "warning-notice", "power-use", "budget-suspension", "ieb", "ieb-member", "statement-of-action" },
    NULL, fettle_case_letter_fill_copy_list },
};

static int
find_letter (const FettleLetter *letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_str_equal (letters[i].letter, letter->id))
      return (int) i;
  return -1;
}

static int
find_known_letter (const FettleLetter  *letter,
                   GError             **error)
{
  int index = find_letter (letter);

  if (index < 0)
    /* Translators: %s is a kind of letter */
    g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
                 _("The register does not keep what “%s” says. Open its template and fill it by hand."), _(letter->title));
  return index;
}

/* EIA 2006 sections 60 and 60A: each notice has its own letter, grounds and copies. */
static gboolean
check_section (const FettleLetter  *letter,
               FettleRecord        *record,
               GError             **error)
{
  gboolean is_pay;

  if (!g_str_equal (fettle_record_get_kind (record)->name, "warning-notice") || g_str_equal (letter->id, "copy-list"))
    return TRUE;
  is_pay = g_strcmp0 (fettle_record_get_text (record, "section"), "s60a") == 0;
  if (is_pay == g_str_equal (letter->id, "pay-warning-notice"))
    return TRUE;
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_LAW,
                       is_pay ? _("This notice is under section 60A. Its letter is the teachers’ pay and conditions warning notice.")
                              : _("This notice is under section 60. Its letter is the warning notice."));
  return FALSE;
}

/**
 * fettle_case_letter_get_record:
 * @store: a store
 * @letter: a kind of letter
 * @record_id: the record that it is about
 * @error: (nullable): as fettle_case_letter_fill()
 *
 * Returns: (transfer full) (nullable): the record
 */
FettleRecord *
fettle_case_letter_get_record (FettleStore         *store,
                               const FettleLetter  *letter,
                               const char          *record_id,
                               GError             **error)
{
  g_autoptr (FettleRecord) record = NULL;
  int index = find_known_letter (letter, error);

  if (index < 0)
    return NULL;
  for (guint i = 0; record == NULL && i < MAX_KINDS && letters[index].kinds[i] != NULL; i++)
    {
      g_clear_error (error);
      record = fettle_store_get (store, letters[index].kinds[i], record_id, error);
    }
  return record && check_section (letter, record, error) ? g_steal_pointer (&record) : NULL;
}

static gboolean
open_letter (FettleCaseLetter  *self,
             int                index,
             FettleDate         today,
             GError           **error)
{
  const char *school_id = fettle_record_get_text (self->record, "school");

  self->on = letters[index].date_field ? fettle_record_get_date (self->record, letters[index].date_field) : FETTLE_DATE_NONE;
  if (self->on == FETTLE_DATE_NONE)
    self->on = today;
  self->school = fettle_store_get (self->store, "school", school_id, error);
  self->now = self->school ? fettle_case_read (self->store, school_id, today, error) : NULL;
  self->data = fettle_letter_data_new ();
  return self->now != NULL;
}

static void
clear_letter (FettleCaseLetter *self)
{
  g_clear_object (&self->record);
  g_clear_object (&self->school);
  g_clear_pointer (&self->now, fettle_case_free);
  g_clear_pointer (&self->data, fettle_letter_data_free);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FettleCaseLetter, clear_letter)

/**
 * fettle_case_letter_kinds:
 * @letter: a kind of letter
 *
 * Returns: (transfer none) (array zero-terminated=1): the kinds of record that it can be about; none where the register does not keep what it says
 */
const char *const *
fettle_case_letter_kinds (const FettleLetter *letter)
{
  static const char *const none[] = { NULL };
  int index;

  g_return_val_if_fail (letter != NULL, none);

  index = find_letter (letter);
  return index >= 0 ? letters[index].kinds : none;
}

/**
 * fettle_case_letter_fill:
 * @store: a store
 * @letter: a kind of letter
 * @record_id: the record that it is about: a notice, a finding, a consultee, an interim executive board
 * @today: the day of the letter, where its paper has not been given yet
 * @error: (nullable): %FETTLE_ERROR_NOT_FOUND, _LAW where the Act does not allow it, _INVALID where the register does not keep what it says
 *
 * Fills a letter from the records of the case. Nothing is made up: what the register does not hold is not set, and the letter marks it.
 *
 * Returns: (transfer full) (nullable): what the letter is filled from
 */
FettleLetterData *
fettle_case_letter_fill (FettleStore         *store,
                         const FettleLetter  *letter,
                         const char          *record_id,
                         FettleDate           today,
                         GError             **error)
{
  g_auto (FettleCaseLetter) self = { .store = store, .letter = letter };
  g_autoptr (GError) failure = NULL;
  int index;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (letter != NULL && record_id != NULL, NULL);

  index = find_letter (letter);
  self.record = fettle_case_letter_get_record (store, letter, record_id, &failure);
  if (self.record == NULL || !open_letter (&self, index, today, &failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  fettle_case_letter_add_common (&self);
  letters[index].fill (&self);
  if (self.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self.error));
      return NULL;
    }
  return g_steal_pointer (&self.data);
}

/**
 * fettle_case_letter_make:
 * @store: a store
 * @letter: a kind of letter
 * @record_id: the record that it is about
 * @today: today
 * @gaps: (out) (transfer full) (element-type FettleLetterGap): what the letter does not say
 * @error: (nullable): as fettle_case_letter_fill()
 *
 * Returns: (transfer full) (nullable): the letter by the authority's template, or else the program's, with what is missing marked
 */
FettleOdt *
fettle_case_letter_make (FettleStore         *store,
                         const FettleLetter  *letter,
                         const char          *record_id,
                         FettleDate           today,
                         GPtrArray          **gaps,
                         GError             **error)
{
  g_autoptr (FettleLetterData) data = fettle_case_letter_fill (store, letter, record_id, today, error);
  g_autoptr (FettleOdt) odt = data ? fettle_letter_template_open (store, letter, error) : NULL;

  return odt && fettle_letter_fill (letter, odt, data, gaps, error) ? g_steal_pointer (&odt) : NULL;
}
