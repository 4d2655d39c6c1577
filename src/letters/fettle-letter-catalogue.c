/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "letters/fettle-letter.h"

#include <glib/gi18n-lib.h>

/* The letters, and what each is filled from. A name with "/" stands in the items of a list. */

#define ADDRESSED \
  { "letter.to", N_("who the letter is to"), FALSE }, { "letter.address", N_("the address it goes to"), FALSE }, \
  { "letter.greeting", N_("how the recipient is greeted"), FALSE }

#define CONTACT \
  { "officer.name", N_("the officer to contact"), FALSE }, { "officer.post", N_("the officer’s post"), FALSE }, \
  { "officer.email", N_("the officer’s e-mail address"), FALSE }, { "officer.phone", N_("the officer’s telephone number"), FALSE }

#define COPIES(required) \
  { "copies", N_("who gets a copy"), required }, { "copies/name", N_("the name of who gets a copy"), FALSE }, \
  { "copies/role", N_("the role of who gets a copy"), FALSE }

#define SUPPORT \
  { "support", N_("the support"), FALSE }, { "support/what", N_("the support"), FALSE }

#define POWERS \
  { "powers", N_("the powers"), TRUE }, { "powers/words", N_("the power"), FALSE }, \
  { "powers/source", N_("the section of the power"), FALSE }

#define GATES \
  { "gates", N_("why the school is eligible for intervention"), TRUE }, { "gates/words", N_("why the school is eligible"), FALSE }, \
  { "gates/source", N_("the section that makes the school eligible"), FALSE }, \
  { "gates/date", N_("the date of what makes the school eligible"), FALSE }

#define MATTERS \
  { "matters", N_("the matters"), TRUE }, { "matters/matter", N_("the matter"), FALSE }, \
  { "matters/evidence", N_("the evidence"), FALSE }

#define FINDINGS \
  { "findings", N_("the finding on each required action"), TRUE }, { "findings/action", N_("the required action"), FALSE }, \
  { "findings/finding", N_("the finding"), FALSE }, { "findings/reasons", N_("the reasons for the finding"), FALSE }, \
  { "decision.by", N_("who decided"), TRUE }, { "decision.date", N_("the date of the decision"), TRUE }

#define CONSULTATIONS(required) \
  { "consultations", N_("who was consulted"), required }, { "consultations/name", N_("the name of who was consulted"), FALSE }, \
  { "consultations/asked", N_("the date they were asked"), FALSE }, { "consultations/replied", N_("the date they replied"), FALSE }

#define AUTHORISED \
  { "authorised.by", N_("who authorised it"), TRUE }, { "authorised.post", N_("the post of who authorised it"), FALSE }, \
  { "authorised.scheme", N_("the scheme of delegation it was authorised under"), TRUE }

static const FettleLetterField common_fields[] = {
  { "authority.name", N_("the authority’s name"), FALSE },
  { "authority.service", N_("the service’s name"), FALSE },
  { "authority.address", N_("the authority’s address"), FALSE },
  { "letter.date", N_("the date"), TRUE },
  { "letter.reference", N_("the reference"), FALSE },
  { "school.name", N_("the school’s name"), TRUE },
  { "school.urn", N_("the school’s URN"), FALSE },
  { "signatory.name", N_("who signs"), FALSE },
  { "signatory.post", N_("the post of who signs"), FALSE },
};

static const FettleLetterField concern_fields[] = {
  ADDRESSED, CONTACT, SUPPORT, MATTERS, COPIES (FALSE),
  { "concern.summary", N_("what the concern is"), TRUE },
  { "actions", N_("what the governing body is asked to do"), TRUE },
  { "actions/action", N_("the action"), FALSE },
  { "actions/by", N_("the date of the action"), FALSE },
  { "response.due", N_("the date a reply is due"), TRUE },
  { "meeting.when", N_("when the meeting is"), FALSE },
  { "meeting.place", N_("where the meeting is"), FALSE },
};

/* The four contents of section 60(4) of the Education and Inspections Act 2006, which section 60A mirrors. */
#define NOTICE \
  ADDRESSED, CONTACT, SUPPORT, MATTERS, POWERS, AUTHORISED, COPIES (TRUE), \
  { "grounds", N_("the ground of the notice"), TRUE }, { "grounds/words", N_("the ground"), FALSE }, \
  { "grounds/source", N_("the section of the ground"), TRUE }, \
  { "actions", N_("the action required"), TRUE }, { "actions/action", N_("the action required"), FALSE }, \
  { "actions/measure", N_("how the action is judged"), FALSE }, { "actions/by", N_("the date of the action"), FALSE }, \
  { "compliance.end", N_("the end of the compliance period"), TRUE }, \
  { "minded.other", N_("what else the authority is minded to do"), FALSE }, \
  { "response.due", N_("the date a reply is due"), FALSE }

static const FettleLetterField warning_fields[] = {
  NOTICE,
  { "comparators", N_("what standards are compared with"), TRUE },
  { "comparators/words", N_("what standards are compared with"), FALSE },
  { "comparators/source", N_("the section of the comparison"), FALSE },
};

static const FettleLetterField pay_warning_fields[] = { NOTICE };

static const FettleLetterField proposed_fields[] = {
  ADDRESSED, CONTACT, POWERS, FINDINGS, COPIES (FALSE),
  { "notice.section", N_("the section of the warning notice"), TRUE },
  { "notice.date", N_("the date of the warning notice"), TRUE },
  { "notice.reasonable", N_("why the notice is reasonable"), FALSE },
  { "compliance.end", N_("the end of the compliance period"), TRUE },
  { "proposal.reasons", N_("why the powers are proposed"), FALSE },
  { "proposed.from", N_("the date from which the powers are to be used"), TRUE },
  { "window.end", N_("the last day for the powers"), FALSE },
  { "response.due", N_("the date a reply is due"), FALSE },
};

static const FettleLetterField consultation_fields[] = {
  ADDRESSED, CONTACT, POWERS, GATES,
  { "consultation.section", N_("the section that asks for the consultation"), TRUE },
  { "consultee.capacity", N_("the capacity in which the consultee is asked"), TRUE },
  { "proposal.detail", N_("what is proposed"), TRUE },
  { "proposal.reasons", N_("why it is proposed"), TRUE },
  { "reply.by", N_("the date replies are due"), TRUE },
  { "reply.to", N_("where replies go"), TRUE },
};

static const FettleLetterField notification_fields[] = {
  ADDRESSED, CONTACT, POWERS, GATES, CONSULTATIONS (FALSE),
  { "school.category", N_("the category of school"), FALSE },
  { "intended.date", N_("the date the power is to be used"), TRUE },
  { "compliance.end", N_("the end of the compliance period"), FALSE },
  { "window.end", N_("the last day for the power"), FALSE },
};

static const FettleLetterField application_fields[] = {
  GATES, CONSULTATIONS (TRUE),
  { "consultations/view", N_("the view of who was consulted"), FALSE },
  { "school.category", N_("the category of school"), FALSE },
  { "school.location", N_("the school’s location"), FALSE },
  { "school.roll", N_("the number of pupils on roll"), FALSE },
  { "planned.start", N_("the planned start"), TRUE },
  { "governing.consulted", N_("the date the governing body was consulted"), TRUE },
  { "governing.view", N_("what the governing body said"), TRUE },
  { "background", N_("the background"), TRUE },
  { "reasons", N_("the reasons"), TRUE },
  { "steps", N_("the steps taken so far"), TRUE },
  { "steps/date", N_("the date of the step"), FALSE },
  { "steps/step", N_("the step"), FALSE },
  { "members", N_("the proposed members"), TRUE },
  { "members/name", N_("the member’s name"), FALSE },
  { "members/role", N_("the member’s role"), FALSE },
  { "members/skills", N_("the member’s skills and experience"), FALSE },
  { "chair.contact", N_("how to reach the proposed chair"), TRUE },
  { "planned.life", N_("how long the board is to last"), TRUE },
  { "exit.strategy", N_("how the board is to end"), TRUE },
  { "attachments", N_("what is attached"), TRUE },
  { "attachments/name", N_("the name of what is attached"), FALSE },
  { "part3.body", N_("who signs for the foundation"), FALSE },
};

static const FettleLetterField board_notice_fields[] = {
  ADDRESSED, CONTACT, AUTHORISED, CONSULTATIONS (TRUE), COPIES (TRUE),
  { "effective.date", N_("the date from which the board governs"), TRUE },
  { "consent.date", N_("the date of the Secretary of State’s consent"), TRUE },
  { "consent.reference", N_("the reference of the Secretary of State’s consent"), TRUE },
  { "interim.end", N_("the end of the interim period"), FALSE },
  { "budget.restored", N_("whether a suspended budget is restored"), FALSE },
  { "members", N_("the interim executive members"), TRUE },
  { "members/name", N_("the member’s name"), FALSE },
  { "members/role", N_("the member’s role"), FALSE },
  { "members/from", N_("the date of the member’s appointment"), FALSE },
  { "chair.name", N_("the chair’s name"), FALSE },
};

static const FettleLetterField appointment_fields[] = {
  COPIES (TRUE),
  { "member.name", N_("the member’s name"), TRUE },
  { "member.from", N_("the date of the appointment"), TRUE },
  { "member.until", N_("the end of the appointment"), FALSE },
  { "member.role", N_("the member’s role"), FALSE },
  { "member.days", N_("the time expected of the member"), FALSE },
  { "member.pay", N_("the member’s pay and allowances"), FALSE },
  { "member.chair", N_("whether the member is the chair"), FALSE },
  { "member.notice", N_("the notice that ends the appointment"), FALSE },
  { "terms", N_("the terms of the appointment"), TRUE },
  { "terms/words", N_("the term"), FALSE },
};

static const FettleLetterField compliance_fields[] = {
  ADDRESSED, CONTACT, FINDINGS, COPIES (FALSE),
  { "notice.section", N_("the section of the warning notice"), TRUE },
  { "notice.date", N_("the date of the warning notice"), TRUE },
  { "compliance.end", N_("the end of the compliance period"), FALSE },
  { "next.steps", N_("what happens next"), FALSE },
};

static const FettleLetterField lifting_fields[] = {
  ADDRESSED, CONTACT, SUPPORT, COPIES (FALSE),
  { "decision.by", N_("who decided"), TRUE },
  { "decision.date", N_("the date of the decision"), TRUE },
  { "measures", N_("what was put in place"), TRUE },
  { "measures/measure", N_("what was put in place"), FALSE },
  { "measures/from", N_("the date it began"), FALSE },
  { "measures/to", N_("the date it ends"), FALSE },
  { "lifting.reasons", N_("why it ends"), TRUE },
  { "next.review", N_("the date of the next look"), FALSE },
};

static const FettleLetterField statement_fields[] = {
  COPIES (TRUE),
  { "inspection.date", N_("the date the inspection began"), TRUE },
  { "category.label", N_("the judgement"), TRUE },
  { "report.received", N_("the date the authority received the report"), TRUE },
  { "statement.due", N_("the date the statement is due"), FALSE },
  { "actions", N_("the action proposed"), TRUE },
  { "actions/action", N_("the action"), FALSE },
  { "actions/who", N_("who takes the action"), FALSE },
  { "actions/period", N_("the period of the action"), TRUE },
  { "actions/measure", N_("how success is judged"), FALSE },
  { "no.action.reason", N_("why no action is proposed"), TRUE },
  { "parents.informed", N_("how parents are told"), TRUE },
  { "parents.views", N_("how parents’ views are found out"), TRUE },
  { "parents.account", N_("how parents’ views are taken into account"), TRUE },
  { "specified.person", N_("whether a person is appointed to work with parents"), TRUE },
};

static const FettleLetterField engagement_fields[] = {
  ADDRESSED, CONTACT, COPIES (FALSE),
  { "work.from", N_("the date the work begins"), TRUE },
  { "work.to", N_("the date the work ends"), TRUE },
  { "work.purpose", N_("what the work is for"), FALSE },
  { "work", N_("the work"), TRUE },
  { "work/what", N_("the work"), FALSE },
  { "work/who", N_("who does the work"), FALSE },
  { "work/days", N_("how long the work takes"), FALSE },
  { "work/when", N_("when the work is done"), FALSE },
  { "work.days", N_("how long the work takes in all"), TRUE },
  { "work.cost", N_("what the work costs the school"), FALSE },
  { "aims", N_("what the work should achieve"), TRUE },
  { "aims/aim", N_("what the work should achieve"), FALSE },
  { "asks", N_("what is asked of the school"), FALSE },
  { "asks/ask", N_("what is asked of the school"), FALSE },
  { "review.on", N_("the date of the review"), TRUE },
};

static const FettleLetterField copy_list_fields[] = {
  COPIES (TRUE),
  { "paper.name", N_("the paper that is copied"), TRUE },
  { "paper.date", N_("the date of the paper"), TRUE },
  { "copies/source", N_("the section that asks for the copy"), FALSE },
  { "copies/given", N_("the date the copy was given"), FALSE },
  { "copies/how", N_("how the copy was given"), FALSE },
};

#define LETTER(id, title, source, fields) \
  static const FettleLetter letter_##fields = { id, title, source, fields, G_N_ELEMENTS (fields) }

LETTER ("concern", N_("Letter of Concern"), N_("practice, before a notice under EIA 2006 section 60"), concern_fields);
LETTER ("warning-notice", N_("Warning Notice"), "EIA 2006 section 60", warning_fields);
LETTER ("pay-warning-notice", N_("Teachers’ Pay and Conditions Warning Notice"), "EIA 2006 section 60A", pay_warning_fields);
LETTER ("proposed-powers", N_("Notice of Proposed Powers"), "EIA 2006 sections 60(1)(d), 60A(1)(d)", proposed_fields);
LETTER ("consultation", N_("Consultation"), "EIA 2006 sections 63(2), 65(2)", consultation_fields);
LETTER ("notify-secretary-of-state", N_("Notification to the Secretary of State"), "EIA 2006 section 70A(1)", notification_fields);
LETTER ("ieb-application", N_("Application for an Interim Executive Board"), "EIA 2006 section 65", application_fields);
LETTER ("ieb-notice", N_("Interim Executive Board Notice"), "EIA 2006 section 65, Schedule 6", board_notice_fields);
LETTER ("ieb-appointment", N_("Instrument of Appointment"), "EIA 2006 Schedule 6 paragraph 5", appointment_fields);
LETTER ("compliance", N_("Compliance Letter"), "EIA 2006 sections 60(1)(c), 60A(1)(c)", compliance_fields);
LETTER ("lifting", N_("End of Intervention"), N_("practice"), lifting_fields);
LETTER ("statement-of-action", N_("Statement of Action"), "Education Act 2005 section 15; SI 2005/2038 regulation 7", statement_fields);
LETTER ("engagement", N_("Letter of Engagement"), N_("practice"), engagement_fields);

LETTER ("copy-list", N_("List of Copies"), "EIA 2006 sections 60(6), 60A(6), 66, Schedule 6 paragraph 6", copy_list_fields);

static const FettleLetter *const letters[] = {
  &letter_concern_fields, &letter_warning_fields, &letter_pay_warning_fields, &letter_proposed_fields, &letter_consultation_fields,
  &letter_notification_fields, &letter_application_fields, &letter_board_notice_fields, &letter_appointment_fields,
  &letter_compliance_fields, &letter_lifting_fields, &letter_statement_fields, &letter_engagement_fields, &letter_copy_list_fields,
};

static const FettleLetterField *
find_in (const FettleLetterField *fields,
         guint                    n_fields,
         const char              *name)
{
  for (guint i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].name, name))
      return &fields[i];
  return NULL;
}

/**
 * fettle_letters_list:
 * @n_letters: (out): how many
 *
 * Returns: (transfer none) (array length=n_letters): the kinds of letter, in the order in which a case comes to them
 */
const FettleLetter *const *
fettle_letters_list (guint *n_letters)
{
  g_return_val_if_fail (n_letters != NULL, NULL);

  *n_letters = G_N_ELEMENTS (letters);
  return letters;
}

/**
 * fettle_letter_get:
 * @id: a letter's id
 *
 * Returns: (transfer none) (nullable): the kind of letter
 */
const FettleLetter *
fettle_letter_get (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_str_equal (letters[i]->id, id))
      return letters[i];
  return NULL;
}

/**
 * fettle_letter_common_fields:
 * @n_fields: (out): how many
 *
 * Returns: (transfer none) (array length=n_fields): the placeholders that every letter has
 */
const FettleLetterField *
fettle_letter_common_fields (guint *n_fields)
{
  g_return_val_if_fail (n_fields != NULL, NULL);

  *n_fields = G_N_ELEMENTS (common_fields);
  return common_fields;
}

/**
 * fettle_letter_find_field:
 * @letter: a kind of letter
 * @name: a placeholder's name, "list/name" for one in a list
 *
 * Returns: (transfer none) (nullable): the placeholder
 */
const FettleLetterField *
fettle_letter_find_field (const FettleLetter *letter,
                          const char         *name)
{
  const FettleLetterField *field;

  g_return_val_if_fail (letter != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  field = find_in (letter->fields, letter->n_fields, name);
  return field != NULL ? field : find_in (common_fields, G_N_ELEMENTS (common_fields), name);
}
