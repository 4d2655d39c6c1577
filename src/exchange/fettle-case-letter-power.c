/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/fettle-case-letter-private.h"

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

static void
add_concern (FettleCaseLetter *self,
             FettleRecord     *concern)
{
  gboolean has_issue = fettle_record_get_text (concern, "issue") != NULL;
  FettleLetterData *item;

  if (g_strcmp0 (fettle_record_get_text (concern, "case"), fettle_record_get_text (self->record, "case")) != 0
      || g_strcmp0 (fettle_record_get_text (concern, "state"), "open") != 0)
    return;
  item = fettle_letter_data_add_item (self->data, "matters");
  fettle_case_letter_set (item, "matter", concern, has_issue ? "issue" : "title");
  fettle_case_letter_set (item, "evidence", concern, "sources");
  fettle_case_letter_add_lines (self->data, "actions", "action", fettle_record_get_text (concern, "next-steps"));
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
  fettle_case_letter_set (self->data, "response.due", self->record, "response-due");
}

/* Why the authority proposes it is what it found at the end of the newest notice. */
static void
add_reasons (FettleCaseLetter *self,
             const char       *name)
{
  g_autoptr (FettleRecord) notice = fettle_case_letter_find_newest (self, "warning-notice", "school", fettle_record_get_id (self->school),
                                                                    "given-on");
  g_autoptr (FettleRecord) finding = NULL;

  if (notice == NULL || !(fettle_case_get_gates (self->now) & FETTLE_GATES_WITH_WINDOW))
    return;
  finding = fettle_case_letter_find_newest (self, "notice-finding", "notice", fettle_record_get_id (notice), "decided-on");
  fettle_case_letter_set (self->data, name, finding, "reasons");
}

static void
add_reply (FettleCaseLetter *self,
           FettleRecord     *consultation)
{
  g_autoptr (FettleRecord) officer = fettle_case_letter_find_contact (self, "link-officer");

  fettle_case_letter_set (self->data, "reply.by", consultation, "closes-on");
  fettle_case_letter_set (self->data, "reply.by", self->record, "due-on");
  fettle_case_letter_set (self->data, "reply.to", officer, "email");
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
    fettle_case_letter_address_party (self, party, fettle_record_get_text (self->record, "name"));
  else
    {
      fettle_case_letter_set (self->data, "letter.to", self->record, "name");
      fettle_case_letter_set (self->data, "letter.greeting", self->record, "name");
    }
  fettle_case_letter_set (self->data, "consultee.capacity", self->record, "party");
  if (g_strcmp0 (power, "s63") == 0 || g_strcmp0 (power, "s65") == 0)
    {
      /* Translators: a subsection of the Act: %s is 63 or 65 */
      g_autofree char *section = g_strdup_printf (_("Section %s(2)"), power + 1);

      fettle_letter_data_set_text (self->data, "consultation.section", section);
    }
  fettle_case_letter_add_power (self, power);
  fettle_case_letter_add_gates (self);
  fettle_case_letter_set (self->data, "proposal.detail", consultation, "proposal");
  add_reasons (self, "proposal.reasons");
  add_reply (self, consultation);
}

static FettleGates
get_notice_gate (FettleRecord *notice)
{
  return g_strcmp0 (fettle_record_get_text (notice, "section"), "s60a") == 0 ? FETTLE_GATE_S60A : FETTLE_GATE_S60;
}

/* R4, for a school that is eligible through a notice. */
static void
add_window (FettleCaseLetter *self)
{
  g_autoptr (FettleRecord) notice = fettle_case_letter_find_newest (self, "warning-notice", "school", fettle_record_get_id (self->school),
                                                                    "given-on");
  g_autoptr (FettleResult) window = NULL;
  FettleGates gates = fettle_case_get_gates (self->now);
  FettlePower power;

  if (notice == NULL || !(gates & get_notice_gate (notice)) || fettle_record_get_date (notice, "compliance-end") == FETTLE_DATE_NONE)
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
 * Fills the notification of section 70A(1) of the Education and Inspections Act 2006. The register has no address of the Secretary of State.
 */
void
fettle_case_letter_fill_notification (FettleCaseLetter *self)
{
  const char *power = fettle_record_get_text (self->record, "power");

  fettle_case_letter_address_party (self, FETTLE_PARTY_SECRETARY_OF_STATE, NULL);
  fettle_case_letter_add_power (self, power);
  fettle_case_letter_add_gates (self);
  fettle_case_letter_add_consultations (self, power);
  fettle_case_letter_set (self->data, "intended.date", self->record, "intended-on");
  add_window (self);
}

static void
add_measures (FettleCaseLetter *self,
              const char       *kind,
              const char       *name_field,
              const char       *from_field)
{
  g_autoptr (GPtrArray) records = fettle_case_letter_list (self, kind, "case", fettle_record_get_id (self->record));

  for (guint i = 0; i < records->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (records, i);
      FettleLetterData *item = fettle_letter_data_add_item (self->data, "measures");

      fettle_letter_data_set_text (item, "measure", _(fettle_record_get_kind (record)->label));
      if (name_field != NULL)
        fettle_case_letter_set (item, "measure", record, name_field);
      fettle_case_letter_set (item, "from", record, from_field);
      fettle_case_letter_set (item, "to", record, "ended-on");
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
  add_measures (self, "additional-governor", NULL, "appointed-on");
  add_measures (self, "ieb", NULL, "effective-on");
  add_measures (self, "budget-suspension", NULL, "effective-on");
  fettle_case_letter_set (self->data, "decision.date", self->record, "closed-on");
  fettle_case_letter_set (self->data, "lifting.reasons", self->record, "outcome-note");
  fettle_case_letter_set (self->data, "next.review", self->record, "next-review-on");
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
  g_autoptr (FettleRecord) inspection = fettle_case_letter_get (self, "inspection", fettle_record_get_text (self->record, "inspection"));
  GPtrArray *clocks = fettle_case_get_clocks (self->now);

  fettle_case_letter_set (self->data, "inspection.date", inspection, "start");
  fettle_case_letter_set (self->data, "category.label", inspection, "category");
  fettle_case_letter_set (self->data, "category.label", inspection, "category-label");
  fettle_case_letter_set (self->data, "report.received", self->record, "report-received");
  for (guint i = 0; i < clocks->len; i++)
    {
      const FettleClock *clock = g_ptr_array_index (clocks, i);

      if (g_str_equal (clock->record_id, fettle_record_get_id (self->record)) && g_strcmp0 (clock->result->rule, "R10") == 0)
        fettle_letter_data_set_date (self->data, "statement.due", clock->date);
    }
  fettle_case_letter_add_lines (self->data, "actions", "action", fettle_record_get_text (self->record, "actions"));
  fettle_case_letter_set (self->data, "parents.informed", self->record, "parents-informed");
  fettle_case_letter_set (self->data, "parents.views", self->record, "parents-views");
  fettle_case_letter_set (self->data, "specified.person", self->record, "specified-person");
  fettle_case_letter_set (self->data, "signatory.name", self->record, "prepared-by");
  fettle_case_letter_add_copies (self, FETTLE_PAPER_STATEMENT_OF_ACTION, "statement");
}
