/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "letters/fettle-case-letter-private.h"

#include <glib/gi18n-lib.h>

#include "model/fettle-vocabulary.h"

static gboolean
find_party (const char  *code,
            FettleParty *party)
{
  for (int i = FETTLE_PARTY_GOVERNING_BODY; code != NULL && i <= FETTLE_PARTY_OUTGOING_GOVERNORS; i++)
    if (g_str_equal (fettle_party_get_code (i), code))
      {
        *party = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_open_concern (FettleCaseLetter *self,
                 FettleRecord     *concern)
{
  return g_strcmp0 (fettle_record_get_text (concern, "case"), fettle_record_get_text (self->record, "case")) == 0
         && g_strcmp0 (fettle_record_get_text (concern, "state"), "open") == 0;
}

static void
add_concern (FettleCaseLetter *self,
             FettleRecord     *concern)
{
  gboolean has_issue = fettle_record_get_text (concern, "issue") != NULL;
  FettleLetterData *item;

  if (!is_open_concern (self, concern))
    return;
  item = fettle_letter_data_add_item (self->data, "matters");
  fettle_case_letter_set (item, "matter", concern, has_issue ? "issue" : "title");
  fettle_case_letter_set (item, "evidence", concern, "sources");
}

/* The letter's own actions have days; the next steps of the concerns, which are lines of a text, do not. */
static void
add_asked (FettleCaseLetter *self,
           GPtrArray        *concerns)
{
  g_autoptr (GPtrArray) actions = fettle_case_letter_list_actions (self, "concern-action", "letter", fettle_record_get_id (self->record));

  for (guint i = 0; i < actions->len; i++)
    {
      FettleLetterData *item = fettle_letter_data_add_item (self->data, "actions");

      fettle_case_letter_set (item, "action", g_ptr_array_index (actions, i), "action");
      fettle_case_letter_set (item, "by", g_ptr_array_index (actions, i), "by");
    }
  for (guint i = 0; actions->len == 0 && i < concerns->len; i++)
    if (is_open_concern (self, g_ptr_array_index (concerns, i)))
      fettle_case_letter_add_lines (self->data, "actions", "action", fettle_record_get_text (g_ptr_array_index (concerns, i), "next-steps"));
}

/**
 * fettle_case_letter_fill_concern:
 * @self: a letter about a letter of concern
 */
void
fettle_case_letter_fill_concern (FettleCaseLetter *self)
{
  g_autoptr (GPtrArray) concerns = fettle_case_letter_list (self, "concern", "school", fettle_record_get_id (self->school));

  fettle_case_letter_address_school (self);
  fettle_case_letter_set (self->data, "concern.summary", self->record, "issues");
  for (guint i = 0; i < concerns->len; i++)
    add_concern (self, g_ptr_array_index (concerns, i));
  add_asked (self, concerns);
  fettle_case_letter_add_support (self, fettle_record_get_text (self->record, "case"));
  fettle_case_letter_set (self->data, "response.due", self->record, "response-due");
  fettle_case_letter_set (self->data, "meeting.when", self->record, "meeting-on");
  fettle_case_letter_set (self->data, "meeting.place", self->record, "meeting-place");
  fettle_case_letter_add_copy_to_head (self);
}

/* Why the authority proposes it: as the consultation says, or what the authority found at the end of the notice. */
static void
add_reasons (FettleCaseLetter *self,
             FettleRecord     *consultation)
{
  g_autoptr (FettleRecord) notice = fettle_case_letter_find_notice (self, fettle_case_get_gates (self->now));
  g_autoptr (FettleRecord) finding = NULL;

  if (notice != NULL)
    {
      finding = fettle_case_letter_find_newest (self, "notice-finding", "notice", fettle_record_get_id (notice), "decided-on");
      fettle_case_letter_set (self->data, "proposal.reasons", finding, "reasons");
    }
  fettle_case_letter_set (self->data, "proposal.reasons", consultation, "reasons");
}

static void
add_reply (FettleCaseLetter *self,
           FettleRecord     *consultation)
{
  g_autoptr (FettleRecord) officer = fettle_case_letter_find_contact (self, "link-officer");

  fettle_case_letter_set (self->data, "reply.by", consultation, "closes-on");
  fettle_case_letter_set (self->data, "reply.by", self->record, "due-on");
  if (!fettle_letter_data_has (self->data, "reply.to"))
    fettle_case_letter_set (self->data, "reply.to", officer, "email");
}

/* How the letter speaks of whom it asks; a party that the Act does not name is asked under the name that the record gives. */
static void
add_capacity (FettleCaseLetter *self,
              FettleParty       party)
{
  static const char *const words[] = {
    [FETTLE_PARTY_GOVERNING_BODY] = N_("the governing body of the school"),
    [FETTLE_PARTY_HEAD_TEACHER] = N_("the head teacher of the school"),
    [FETTLE_PARTY_CHIEF_INSPECTOR] = N_("the Chief Inspector"),
    [FETTLE_PARTY_SECRETARY_OF_STATE] = N_("the Secretary of State"),
    [FETTLE_PARTY_DIOCESE_CHURCH_OF_ENGLAND] = N_("the appropriate diocesan authority"),
    [FETTLE_PARTY_DIOCESE_ROMAN_CATHOLIC] = N_("the appropriate diocesan authority"),
    [FETTLE_PARTY_FOUNDATION_APPOINTERS] = N_("the person by whom foundation governors are appointed"),
    [FETTLE_PARTY_APPOINTING_AUTHORITY] = N_("the appropriate appointing authority"),
    [FETTLE_PARTY_INTERIM_MEMBERS] = N_("an interim executive member"),
    [FETTLE_PARTY_OUTGOING_GOVERNORS] = N_("a governor of the school"),
  };

  fettle_letter_data_set_text (self->data, "consultee.capacity", _(words[party]));
}

/**
 * fettle_case_letter_fill_consultation:
 * @self: a letter about a consultee
 *
 * Fills the consultation that sections 63(2) and 65(2) of the Education and Inspections Act 2006 ask for, to one consultee.
 */
void
fettle_case_letter_fill_consultation (FettleCaseLetter *self)
{
  g_autoptr (FettleRecord) consultation = fettle_case_letter_get (self, "consultation", fettle_record_get_text (self->record, "consultation"));
  const char *power = consultation ? fettle_record_get_text (consultation, "power") : NULL;
  const char *code = fettle_record_get_text (self->record, "party");
  FettleParty party;

  if (find_party (code, &party))
    {
      fettle_case_letter_address_party (self, party, fettle_record_get_text (self->record, "name"),
                                        fettle_record_get_text (self->record, "address"));
      add_capacity (self, party);
    }
  else
    {
      fettle_case_letter_set (self->data, "letter.to", self->record, "name");
      fettle_case_letter_set (self->data, "letter.greeting", self->record, "name");
      fettle_case_letter_set (self->data, "letter.address", self->record, "address");
      fettle_case_letter_set (self->data, "consultee.capacity", self->record, "name");
    }
  if (g_strcmp0 (power, "s63") == 0 || g_strcmp0 (power, "s65") == 0)
    {
      /* Translators: a subsection of the Act: %s is 63 or 65 */
      g_autofree char *section = g_strdup_printf (_("Section %s(2)"), power + 1);

      fettle_letter_data_set_text (self->data, "consultation.section", section);
    }
  fettle_case_letter_add_power (self, power);
  fettle_case_letter_add_gates (self);
  fettle_case_letter_set (self->data, "proposal.detail", consultation, "proposal");
  add_reasons (self, consultation);
  add_reply (self, consultation);
}

/* R4, for a school that is eligible through a notice. */
static void
add_window (FettleCaseLetter *self)
{
  FettleGates gates = fettle_case_get_gates (self->now);
  g_autoptr (FettleRecord) notice = fettle_case_letter_find_notice (self, gates);
  g_autoptr (FettleResult) window = NULL;
  FettlePower power;

  if (notice == NULL || fettle_record_get_date (notice, "compliance-end") == FETTLE_DATE_NONE)
    return;
  fettle_case_letter_set (self->data, "compliance.end", notice, "compliance-end");
  if (!fettle_power_from_code (fettle_record_get_text (self->record, "power"), &power))
    return;
  window = fettle_power_find_window (power, gates, fettle_record_get_date (notice, "compliance-end"));
  fettle_letter_data_set_date (self->data, "window.end", window->date);
}

/**
 * fettle_case_letter_fill_notification:
 * @self: a letter about a notification of the Secretary of State
 *
 * Fills the notification of section 70A(1) of the Education and Inspections Act 2006.
 */
void
fettle_case_letter_fill_notification (FettleCaseLetter *self)
{
  const char *power = fettle_record_get_text (self->record, "power");

  fettle_case_letter_address_party (self, FETTLE_PARTY_SECRETARY_OF_STATE, NULL, NULL);
  fettle_case_letter_add_power (self, power);
  fettle_case_letter_add_gates (self);
  fettle_case_letter_add_consultations (self, power);
  fettle_case_letter_set (self->data, "intended.date", self->record, "intended-on");
  add_window (self);
}
