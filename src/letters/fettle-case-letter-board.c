/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "letters/fettle-case-letter-private.h"

#include <glib/gi18n-lib.h>

static void
add_member (FettleCaseLetter *self,
            FettleRecord     *member)
{
  FettleLetterData *item = fettle_letter_data_add_item (self->data, "members");

  fettle_case_letter_set (item, "name", member, "name");
  fettle_case_letter_set (item, "role", member, "role");
  fettle_case_letter_set (item, "skills", member, "skills");
  fettle_case_letter_set (item, "from", member, "appointed-from");
  if (fettle_record_get_flag (member, "chair"))
    fettle_case_letter_set (self->data, "chair.name", member, "name");
}

static guint
add_members (FettleCaseLetter *self,
             const char       *kind,
             const char       *link,
             const char       *id)
{
  g_autoptr (GPtrArray) members = fettle_case_letter_list (self, kind, link, id);

  for (guint i = 0; i < members->len; i++)
    add_member (self, g_ptr_array_index (members, i));
  return members->len;
}

static void
add_chair_contact (FettleCaseLetter *self)
{
  g_autoptr (GPtrArray) members = fettle_case_letter_list (self, "proposed-member", "application", fettle_record_get_id (self->record));

  for (guint i = 0; i < members->len; i++)
    {
      FettleRecord *member = g_ptr_array_index (members, i);
      const char *contact = fettle_record_get_text (member, "contact");
      g_autofree char *words = NULL;

      if (contact == NULL || !fettle_record_get_flag (member, "chair"))
        continue;
      /* Translators: a person, and how to reach them */
      words = g_strdup_printf (_("%s, %s"), fettle_record_get_text (member, "name"), contact);
      fettle_letter_data_set_text (self->data, "chair.contact", words);
    }
}

/* The application names whom it proposes; an older one has only the members who were appointed then. */
static void
add_proposed_members (FettleCaseLetter *self)
{
  const char *id = fettle_record_get_id (self->record);
  g_autoptr (FettleRecord) ieb = NULL;

  add_chair_contact (self);
  if (add_members (self, "proposed-member", "application", id) > 0)
    return;
  ieb = fettle_case_letter_find_newest (self, "ieb", "application", id, "notice-on");
  if (ieb != NULL)
    add_members (self, "ieb-member", "ieb", fettle_record_get_id (ieb));
}

/* What was done so far is what the chain of the case says was done. */
static void
add_steps (FettleCaseLetter *self)
{
  GPtrArray *steps = fettle_case_get_steps (self->now);

  for (guint i = 0; i < steps->len; i++)
    {
      const FettleCaseStep *step = g_ptr_array_index (steps, i);
      FettleLetterData *item;

      if (step->done_on == FETTLE_DATE_NONE || step->done_on > self->on)
        continue;
      item = fettle_letter_data_add_item (self->data, "steps");
      fettle_letter_data_set_date (item, "date", step->done_on);
      fettle_letter_data_set_text (item, "step", step->title);
    }
}

/* R9: of those who are consulted, the body beside the governing body answers the third part of the form. */
static void
add_third_part (FettleCaseLetter *self)
{
  FettleSchoolCategory category = fettle_school_category_from_code (fettle_record_get_text (self->school, "category-of-school"));
  FettleDenomination denomination = fettle_denomination_from_character (fettle_record_get_text (self->school, "religious-character"));
  g_autoptr (GArray) consultees = fettle_consultees_list (category, denomination);
  g_autoptr (GString) bodies = g_string_new (NULL);

  for (guint i = 0; i < consultees->len; i++)
    {
      const FettleRecipient *consultee = &g_array_index (consultees, FettleRecipient, i);

      if (consultee->statutory && consultee->party != FETTLE_PARTY_GOVERNING_BODY)
        g_string_append_printf (bodies, "%s%s", bodies->len > 0 ? "; " : "", fettle_party_get_label (consultee->party));
    }
  fettle_letter_data_set_text (self->data, "part3.body", bodies->str);
}

/* What the form asks to be attached: the notices, and the findings and replies that were kept. */
static void
add_attachments (FettleCaseLetter *self)
{
  static const char *const kinds[] = { "warning-notice", "notice-finding", "powers-notice", "consultation", "consultee" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) records = fettle_case_letter_list (self, kinds[i], "school", fettle_record_get_id (self->school));

      for (guint j = 0; j < records->len; j++)
        {
          const char *id = fettle_record_get_text (g_ptr_array_index (records, j), "document");
          g_autoptr (FettleRecord) document = fettle_case_letter_get (self, "document", id);

          if (document != NULL)
            fettle_case_letter_set (fettle_letter_data_add_item (self->data, "attachments"), "name", document, "title");
        }
    }
}

/**
 * fettle_case_letter_fill_application:
 * @self: a letter about an application for consent
 *
 * Fills the application to the Secretary of State (Education and Inspections Act 2006 s.65).
 */
void
fettle_case_letter_fill_application (FettleCaseLetter *self)
{
  fettle_case_letter_add_gates (self);
  fettle_case_letter_add_consultations (self, "s65");
  add_steps (self);
  add_third_part (self);
  add_attachments (self);
  add_proposed_members (self);
  fettle_case_letter_set (self->data, "planned.start", self->record, "planned-start");
  fettle_case_letter_set (self->data, "planned.life", self->record, "planned-life");
  fettle_case_letter_set (self->data, "background", self->record, "background");
  fettle_case_letter_set (self->data, "reasons", self->record, "reasons");
  fettle_case_letter_set (self->data, "exit.strategy", self->record, "exit-strategy");
}

/**
 * fettle_case_letter_fill_board_notice:
 * @self: a letter about an interim executive board
 *
 * Fills the notice of section 65 of the Education and Inspections Act 2006, with the copies of Schedule 6, paragraph 6.
 */
void
fettle_case_letter_fill_board_notice (FettleCaseLetter *self)
{
  g_autoptr (FettleRecord) application = fettle_case_letter_get (self, "ieb-application", fettle_record_get_text (self->record, "application"));
  FettleDate restored = fettle_record_get_date (self->record, "budget-restored-on");

  fettle_case_letter_address_school (self);
  fettle_case_letter_set (self->data, "effective.date", self->record, "effective-on");
  fettle_case_letter_set (self->data, "interim.end", self->record, "duration-end");
  fettle_case_letter_set (self->data, "consent.date", application, "decided-on");
  fettle_case_letter_set (self->data, "consent.reference", application, "reference");
  fettle_letter_data_set_flag (self->data, "budget.restored", restored != FETTLE_DATE_NONE);
  add_members (self, "ieb-member", "ieb", fettle_record_get_id (self->record));
  fettle_case_letter_add_authorised (self);
  fettle_case_letter_add_consultations (self, "s65");
  fettle_case_letter_add_copies (self, FETTLE_PAPER_IEB_NOTICE, "ieb");
}

/**
 * fettle_case_letter_fill_appointment:
 * @self: a letter about an interim executive member
 *
 * Fills the instrument of appointment (Education and Inspections Act 2006 Schedule 6, paragraphs 5, 6, 8 and 9).
 */
void
fettle_case_letter_fill_appointment (FettleCaseLetter *self)
{
  g_autoptr (FettleRecord) ieb = fettle_case_letter_get (self, "ieb", fettle_record_get_text (self->record, "ieb"));
  const char *paid = fettle_record_get_text (self->record, "paid");

  fettle_case_letter_set (self->data, "member.name", self->record, "name");
  fettle_case_letter_set (self->data, "member.from", self->record, "appointed-from");
  fettle_case_letter_set (self->data, "member.until", ieb, "duration-end");
  fettle_case_letter_set (self->data, "member.role", self->record, "role");
  fettle_case_letter_set (self->data, "member.days", self->record, "time-expected");
  fettle_case_letter_set (self->data, "member.notice", self->record, "notice-period");
  if (paid != NULL)
    fettle_letter_data_set_text (self->data, "member.pay", g_str_equal (paid, "1") ? _("Paid") : _("Not paid"));
  fettle_letter_data_set_flag (self->data, "member.chair", fettle_record_get_flag (self->record, "chair"));
  fettle_case_letter_add_lines (self->data, "terms", "words", fettle_record_get_text (self->record, "terms"));
  fettle_case_letter_add_copies (self, FETTLE_PAPER_IEB_INSTRUMENT, "member");
}
