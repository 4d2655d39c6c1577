/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/forms/fettle-case-forms.h"

#include <glib/gi18n-lib.h>

/* Translators: %s is the name of a school, here and in all the labels below. */
static const FettleCaseForm forms[] = {
  { "intervention-case", N_("Case"), NC_("step", "Case opened at %s"), NC_("step", "Case of %s changed"), FALSE, {
    { N_("The Case"), N_("One piece of work with one school, from the first concern to its close."), FALSE,
      { "title", "reference", "opened-on", "lead-officer", "summary", "next-review-on" } },
    { N_("The Close"), N_("Say what came of it. The letter to the governing body takes who decided, and why."), TRUE,
      { "state", "closed-on", "outcome", "outcome-note", "closed-by", "closed-reasons" } } } },
  { "concern", N_("Concern"), NC_("step", "Concern raised about %s"), NC_("step", "Concern about %s changed"), FALSE, {
    { N_("What Is Wrong"), NULL, FALSE, { "type", "title", "raised-on", "raised-by", "sources", "issue", "status" } },
    { N_("Where It Goes"), N_("Say what must be seen before the concern is lowered."), FALSE,
      { "rag", "direction", "aim", "de-escalation-point", "next-steps" } },
    { N_("The End"), NULL, TRUE, { "state", "closed-on", "resolution" } } } },
  { "concern-rating", N_("Overall Rating"), NC_("step", "Concern about %s rated"), NC_("step", "Rating of %s changed"), FALSE, {
    { N_("The Rating"),
      N_("A judgement of its own, beside the ratings of the single concerns. Earlier ratings stay."), FALSE,
      { "rating", "direction", "rationale", "rated-on", "rated-by" } } } },
  { "case-note", N_("Private Note"),
    NC_("step", "Private note added on the case of %s"), NC_("step", "Private note on the case of %s changed"),
    FALSE, {
    { N_("The Note"), N_("No export ever takes it."), FALSE, { "subject", "happened-on", "body" } } } },
  { "pre-warning-letter", N_("Letter of Concern"),
    NC_("step", "Letter of concern to %s recorded"), NC_("step", "Letter of concern to %s changed"),
    TRUE, {
    { N_("The Letter"), N_("Practice, no duty in law. To the chair, with a copy to the head teacher."), FALSE,
      { "sent-on", "sent-to", "issues", "response-due", "meeting-on", "meeting-place" } },
    { N_("The Response"), NULL, TRUE, { "response-on", "adequate", "adequate-reason" } } } },
  { "concern-action", N_("Action Asked For"),
    NC_("step", "Action asked of %s"), NC_("step", "Action asked of %s changed"), TRUE, {
    { N_("The Action"), N_("As the letter of concern asks for it, each with its day."), FALSE,
      { "number", "action", "by" } },
    { N_("What Became of It"), NULL, TRUE, { "done-on" } } } },
  { "support", N_("Support"), NC_("step", "Support brokered for %s"), NC_("step", "Support for %s changed"), FALSE, {
    { N_("The Need"), NULL, FALSE, { "need", "asked-by", "aims" } },
    { N_("The Support"), N_("Support agreed on one day goes into one letter of engagement."), FALSE,
      { "provider", "provider-type", "interest-checked", "scope", "agreed-on", "from", "to", "days-planned", "cost",
        "funding", "asks", "review-on" } },
    { N_("What Came of It"), NULL, TRUE, { "days-used", "impact", "impact-note", "ended-on", "ended-reason" } } } },
  { "warning-notice", N_("Warning Notice"),
    NC_("step", "Warning notice to %s recorded"), NC_("step", "Warning notice to %s changed"), TRUE, {
    { N_("Section and Authority"), N_("Without a day on which it was given, the notice is only being prepared."), FALSE,
      { "section", "authorised-by", "authorised-post", "authorised-on", "scheme-reference", "given-on", "given-time", "given-how" } },
    { N_("Grounds"), N_("Section 60(2): at least one. Section 60(3): where standards are low, against what."), FALSE,
      { "ground-standards", "comparator-expected", "comparator-previous", "comparator-comparable", "ground-leadership",
        "ground-safety", "provision" } },
    { N_("Matters"),
      N_("Section 60(4): the matters on which the conclusion is based. The required actions are added afterwards, "
         "each with its measure and its day."), FALSE, { "matters" } },
    { N_("Compliance Period"),
      N_("As long as the notice says. A day is safest; where the notice gives a length, a person "
         "confirms the day on which it ends."), FALSE,
      { "compliance-length", "compliance-end", "confirmed-by", "confirmed-on" } },
    { N_("What the Authority Is Minded to Do"),
      N_("Section 60(4): if the required action is not taken. Section 63 is not open "
         "after a pay and conditions notice."), FALSE,
      { "minded-63", "minded-64", "minded-65", "minded-66", "minded-other", "departure-reason" } },
    { N_("A Paper That Was Typed In Later"),
      N_("Where the record does not set out all of it: the paper is attached (Letter, Keep What Was Sent), and whoever has read it states "
         "that it sets out the matters, the action required, the compliance period and what the authority is minded to do."), TRUE,
      { "contents-by", "contents-on" } },
    { N_("Withdrawal"), NULL, TRUE, { "withdrawn-on", "withdrawn-reason" } } } },
  { "required-action", N_("Required Action"),
    NC_("step", "Required action added to the notice to %s"), NC_("step", "Required action of %s changed"),
    TRUE, {
    { N_("The Action"), N_("Section 60(4): what the governing body is required to do."), FALSE,
      { "number", "action", "measure", "by" } },
    { N_("The Finding"), NULL, TRUE, { "finding", "finding-reason" } } } },
  { "notice-response", N_("Response of the Governing Body"), NC_("step", "Response of %s to the notice recorded"),
    NC_("step", "Response of %s to the notice changed"), TRUE, {
    { N_("The Response"), N_("No right under the Act since 18 April 2016; guidance still expects an answer."), FALSE,
      { "received-on", "from", "response" } } } },
  { "notice-finding", N_("Finding on the Notice"), NC_("step", "Finding on the notice to %s recorded"),
    NC_("step", "Finding on the notice to %s changed"), TRUE, {
    { N_("The Finding"),
      N_("Section 60(1)(c): whether the governing body complied to the authority’s satisfaction."), FALSE,
      { "finding", "decided-on", "decided-by", "reasons", "next-steps" } } } },
  { "powers-notice", N_("Notice of Proposed Powers"), NC_("step", "Notice of the proposed powers to %s recorded"),
    NC_("step", "Notice of proposed powers to %s changed"), TRUE, {
    { N_("The Second Notice"),
      N_("Section 60(1)(d): in writing and reasonable. Without it the school is not eligible for "
         "intervention."), FALSE, { "given-on", "given-how", "earliest-use", "reasonable-reason" } },
    { N_("Powers Proposed"), NULL, FALSE, { "power-63", "power-64", "power-65", "power-66", "departure-reason" } },
    { N_("Who Decided"), NULL, FALSE, { "authorised-by", "authorised-post", "authorised-on", "scheme-reference" } } } },
  { "secretary-of-state-notice", N_("Notice of the Secretary of State"),
    NC_("step", "Notice of the Secretary of State about %s recorded"),
    NC_("step", "Notice of the Secretary of State about %s changed"), TRUE, {
    { N_("The Notice"),
      N_("A warning notice of the Secretary of State takes the place of the authority’s, and bars another until "
         "it is released (section 60(4A), (4B))."), FALSE,
      { "kind", "given-on", "given-time", "received-on", "effective-on", "due-on", "reference", "terms" } },
    { N_("What Came of Its Warning Notice"),
      N_("Section 60(1): once the period has expired, the governing body has not complied and the Secretary of State has "
         "proposed powers, the school is eligible for intervention."), TRUE,
      { "compliance-end", "finding", "found-on", "powers-notice-on" } },
    { N_("What Followed"), NULL, TRUE, { "copied-on", "gb-response-on", "answered-on", "ended-on" } } } },
  { "consultation", N_("Consultation"), NC_("step", "Consultation on a power at %s recorded"), NC_("step", "Consultation about %s changed"), TRUE, {
    { N_("The Consultation"), N_("Sections 63(2) and 65(2). Those whom the Act names are listed on the page."), FALSE,
      { "power", "opened-on", "closes-on", "proposal", "reasons" } },
    { N_("The Replies Considered"), NULL, TRUE, { "considered-on", "considered-note" } } } },
  { "consultee", N_("Consultee"),
    NC_("step", "Consultee about %s recorded"), NC_("step", "Consultee about %s changed"), TRUE, {
    { N_("The Consultee"), NULL, FALSE, { "party", "name", "address", "sent-on", "sent-how", "due-on" } },
    { N_("The Reply"), NULL, TRUE, { "replied-on", "reply" } } } },
  { "s70a-notification", N_("Notification of the Secretary of State"), NC_("step", "Secretary of State notified about %s"),
    NC_("step", "Notification of the Secretary of State about %s changed"), TRUE, {
    { N_("The Notification"), N_("Section 70A(1): before section 63, 64 or 66 is used."), FALSE,
      { "power", "sent-on", "intended-on" } },
    { N_("Who Decided"), NULL, FALSE, { "authorised-by", "authorised-post", "authorised-on", "scheme-reference" } } } },
  { "power-use", N_("Use of a Power"), NC_("step", "Use of a power at %s recorded"), NC_("step", "Use of a power at %s changed"), TRUE, {
    { N_("The Power"),
      N_("The Secretary of State is notified first (section 70A); before section 63 the Act has the authority "
         "consult."), FALSE,
      { "power", "used-on", "arrangement", "terms", "decided-by", "departure-reason" } },
    { N_("Who Decided"), NULL, FALSE, { "authorised-by", "authorised-post", "authorised-on", "scheme-reference" } } } },
  { "additional-governor", N_("Additional Governor"), NC_("step", "Additional governor appointed to %s"),
    NC_("step", "Additional governor of %s changed"), TRUE, {
    { N_("The Governor"), N_("Section 64."), FALSE, { "name", "appointed-by", "appointed-on", "terms" } },
    { N_("Who Decided"), NULL, FALSE, { "authorised-by", "authorised-post", "authorised-on", "scheme-reference" } },
    { N_("The End"), NULL, TRUE, { "ended-on", "ended-reason" } } } },
  { "budget-suspension", N_("Suspension of the Delegated Budget"), NC_("step", "Suspension of the delegated budget of %s recorded"),
    NC_("step", "Suspension of the budget of %s changed"), TRUE, {
    { N_("The Suspension"), N_("Section 66, or Schedule 15 to the School Standards and Framework Act 1998."), FALSE,
      { "route", "notice-on", "effective-on", "grounds", "shorter-reason", "departure-reason" } },
    { N_("Who Decided"), NULL, FALSE, { "authorised-by", "authorised-post", "authorised-on", "scheme-reference" } },
    { N_("The End"), NULL, TRUE, { "ended-on", "ended-reason" } } } },
  { "budget-review", N_("Review of the Suspension"), NC_("step", "Suspension of the budget of %s reviewed"),
    NC_("step", "Review of the suspension of the budget of %s changed"), TRUE, {
    { N_("The Review"), N_("Before the beginning of every financial year (Schedule 15 paragraph 2)."), FALSE,
      { "reviewed-on", "representations", "revoked", "decision", "decided-by" } } } },
  { "ieb-application", N_("Application for Consent"), NC_("step", "Application for an interim executive board at %s recorded"),
    NC_("step", "Application for a board at %s changed"), TRUE, {
    { N_("The Application"),
      N_("Section 65(1): the Secretary of State consents before the notice of the board is given."), FALSE,
      { "applied-on", "planned-start", "planned-life", "background", "reasons", "exit-strategy" } },
    { N_("The Decision"), NULL, TRUE, { "decision", "decided-on", "reference", "conditions" } } } },
  { "proposed-member", N_("Proposed Member"),
    NC_("step", "Member of the board of %s proposed"), NC_("step", "Proposed member of the board of %s changed"), TRUE, {
    { N_("The Member"),
      N_("Whom the application names, with the skills that the Department for Education asks for."), FALSE,
      { "name", "role", "chair", "contact", "skills" } } } },
  { "ieb", N_("Interim Executive Board"), NC_("step", "Notice of an interim executive board to %s recorded"),
    NC_("step", "Interim executive board of %s changed"), TRUE, {
    { N_("The Notice"), N_("Section 65: in writing, naming the day from which the board takes over."), FALSE,
      { "notice-on", "effective-on", "duration-end", "exit-criteria", "clerk", "procedure", "departure-reason" } },
    { N_("Who Decided"), NULL, FALSE, { "authorised-by", "authorised-post", "authorised-on", "scheme-reference" } },
    { N_("Who Leaves"), N_("Schedule 6 paragraph 6: each is to have a copy of the notice and of every instrument."), FALSE,
      { "outgoing-governors" } },
    { N_("Budget and Shadow Body"), NULL, TRUE, { "budget-restored-on", "shadow-set-up-on", "shadow-clerk" } },
    { N_("Return to Normal Government"), N_("Schedule 6 paragraphs 17 and 18; SI 2010/1918."), TRUE,
      { "resumption-notice-on", "resumption-on", "transfer-on", "constitution-on", "discontinued-on" } },
    { N_("The End"), NULL, TRUE, { "ended-on", "ended-reason", "ended-note" } } } },
  { "ieb-member", N_("Interim Executive Member"),
    NC_("step", "Member of the board of %s appointed"), NC_("step", "Member of the board of %s changed"),
    TRUE, {
    { N_("The Member"), N_("At least two, each by a written instrument (Schedule 6 paragraphs 4 and 5)."), FALSE,
      { "name", "role", "chair", "instrument-on", "appointed-from", "skills", "interests", "was-governor", "paid",
        "time-expected", "notice-period", "terms" } },
    { N_("Who Decided"), NULL, FALSE, { "authorised-by", "authorised-post", "authorised-on", "scheme-reference" } },
    { N_("The End"), NULL, TRUE, { "ended-on", "ended-reason" } } } },
  { "ieb-meeting", N_("Meeting of the Board"),
    NC_("step", "Meeting of the board of %s recorded"), NC_("step", "Meeting of the board of %s changed"),
    TRUE, {
    { N_("The Meeting"), NULL, FALSE, { "met-on", "shadow", "present", "minutes", "signed-on" } } } },
  { "ieb-review", N_("Review of the Board"),
    NC_("step", "Board of %s reviewed"), NC_("step", "Review of the board of %s changed"), TRUE, {
    { N_("The Review"), NULL, FALSE, { "reviewed-on", "progress", "decision", "next-review-on" } } } },
  { "shadow-governor", N_("Shadow Governor"),
    NC_("step", "Shadow governor added at %s"), NC_("step", "Shadow governor at %s changed"), TRUE, {
    { N_("The Governor"), N_("SI 2010/1918 regulations 13 to 18."), FALSE,
      { "name", "category", "parent-eligible", "chair", "appointed-on" } },
    { N_("The End"), NULL, TRUE, { "ended-on", "ended-reason" } } } },
  { "category-notice", N_("Ofsted’s Notice of a Category"),
    NC_("step", "Category of %s recorded"), NC_("step", "Category of %s changed"), TRUE, {
    { N_("The Notice"), N_("Education Act 2005 section 13(3)(a). The powers are open at once."), FALSE,
      { "category", "notice-on", "sos-receipt-on" } },
    { N_("The End"), NULL, TRUE, { "ended-on" } } } },
  { "statement-of-action", N_("Statement of Action"), NC_("step", "Statement of action for %s recorded"),
    NC_("step", "Statement of action for %s changed"), TRUE, {
    { N_("The Report"), NULL, FALSE, { "draft-received", "report-received", "parents-copied-on", "directed-due" } },
    { N_("The Action"),
      N_("Education Act 2005 section 15: what will be done and when, or why nothing. Actions are added one by one "
         "afterwards, each with who, by when and its measure."), FALSE, { "actions", "no-action-reason" } },
    { N_("Parents"), N_("Section 15 asks for all four."), FALSE,
      { "parents-informed", "parents-views", "parents-account", "specified-person" } },
    { N_("Who Prepared It"), NULL, FALSE, { "prepared-on", "prepared-by", "prepared-post" } } } },
  { "statement-action", N_("Action of the Statement"),
    NC_("step", "Action added to the statement of action for %s"), NC_("step", "Action of the statement for %s changed"), TRUE, {
    { N_("The Action"), N_("Section 15: the action and its period."), FALSE,
      { "number", "action", "who", "by", "measure" } } } },
  { "coasting-notification", N_("Coasting Notification"), NC_("step", "Coasting notification of %s recorded"),
    NC_("step", "Coasting notification of %s changed"), TRUE, {
    { N_("The Notification"), N_("Section 60B: by the Secretary of State. Data alone never open this gate."), FALSE,
      { "notified-on" } },
    { N_("The End"), NULL, TRUE, { "ended-on", "ended-reason" } } } },
  { "academy-order", N_("Academy Order"),
    NC_("step", "Academy order for %s recorded"), NC_("step", "Academy order for %s changed"), TRUE, {
    { N_("The Order"), NULL, FALSE, { "power", "made-on", "trust", "planned-on", "note" } },
    { N_("What Came of It"), NULL, TRUE, { "converted-on", "revoked-on" } } } },
  { "academy-step", N_("Step with Trust or Department"),
    NC_("step", "Step with %s recorded"), NC_("step", "Step with %s changed"), FALSE, {
    { N_("The Step"),
      N_("What was raised with a trust or with the Department for Education, and the Department’s own support (RISE), at any "
         "school. The authority has no powers of Part 4 over an academy."), FALSE,
      { "kind", "happened-on", "with", "details", "action-due", "response-due" } },
    { N_("What Followed"), NULL, TRUE, { "response-on", "response", "ended-on" } } } },
  { "notice-copy", N_("Copies"), NC_("step", "Copies given about %s recorded"), NC_("step", "Copy given about %s changed"), TRUE, {
    { N_("The Copy"), N_("To each whom the Act names, at the same time as the notice."), FALSE,
      { "recipient", "name", "given-on", "given-how" } } } },
  { "case-review", N_("Review"), NC_("step", "%s reviewed"), NC_("step", "Review of %s changed"), FALSE, {
    { N_("The Rating"), N_("As the meeting left it."), FALSE,
      { "reviewed-on", "rating-before", "rating", "direction", "rationale" } },
    { N_("The Decision"), NULL, FALSE, { "decision", "minute", "next-review-on" } } } },
  { "deadline", N_("Promised Date"), NC_("step", "Date promised about %s"), NC_("step", "Promised date about %s changed"), FALSE, {
    { N_("The Date"), N_("A date that somebody promised. The dates of law are counted out by themselves."), FALSE,
      { "what", "due-on", "owner", "promised-on", "note" } },
    { N_("What Became of It"), NULL, TRUE, { "done-on", "snooze-until", "snooze-reason" } } } },
  { "visit", N_("Visit"), NC_("step", "Visit to %s recorded"), NC_("step", "Visit to %s changed"), FALSE, {
    { N_("The Visit"), NULL, FALSE,
      { "type", "planned-on", "held-on", "time", "days", "lead-officer", "present", "focus", "purpose", "no-report" } },
    { N_("What Was Seen"), NULL, FALSE,
      { "evidence", "evaluation", "strengths", "areas", "capacity", "good-practice", "good-practice-agreed" } },
    { N_("What Follows"), N_("Actions are added one by one afterwards, each with who, by when and its measure."), FALSE,
      { "category-view", "category-reason", "support-recommended", "next-visit-on" } },
    { N_("Kept Apart"), NULL, FALSE, { "safeguarding", "private-note" } },
    { N_("The Report"), N_("Short and evaluative, agreed with the head teacher, shared with the governors."), TRUE,
      { "report-due", "written-on", "sent-on", "response-due", "response-on", "response", "response-note", "agreed-on",
        "governors-on" } },
    { N_("Called Off"), NULL, TRUE, { "cancelled-on", "cancelled-note" } } } },
  { "visit-action", N_("Action Agreed at a Visit"),
    NC_("step", "Action agreed with %s"), NC_("step", "Action agreed with %s changed"), FALSE, {
    { N_("The Action"), NULL, FALSE, { "number", "action", "side", "owner", "due-on", "measure" } },
    { N_("What Became of It"), NULL, TRUE, { "progress", "done-on" } } } },
  { "clock-override", N_("Decision about a Date"),
    NC_("step", "Decision about a date at %s recorded"), NC_("step", "Decision about a date at %s changed"),
    FALSE, {
    { N_("The Decision"), N_("What the law computes stays on view beside it."), FALSE,
      { "chosen", "snooze-until", "reason", "decided-by", "decided-on" } } } },
};

/**
 * fettle_case_form_find:
 * @kind: a kind of record
 *
 * Returns: (transfer none) (nullable): the form of a record of an intervention; %NULL for other kinds
 */
const FettleCaseForm *
fettle_case_form_find (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_strcmp0 (forms[i].kind, kind) == 0)
      return &forms[i];
  return NULL;
}
