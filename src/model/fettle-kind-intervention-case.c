/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-kinds-private.h"

/* One piece of work with one school, from the first concern to its close. */
static const FettleField intervention_case_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_FIELD ("title", "Title", TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_SEARCHABLE, RESTRICTED),
  FETTLE_FIELD_OF ("state", "State", CHOICE, "case-state", FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("opened-on", "Opened", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("lead-officer", "Lead officer", TEXT, FETTLE_FIELD_PERSONAL | FETTLE_FIELD_SEARCHABLE, RESTRICTED),
  FETTLE_FIELD ("summary", "Summary", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD ("next-review-on", "Next review", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("closed-on", "Closed", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_OF ("outcome", "Outcome", CHOICE, "case-outcome", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("outcome-note", "Outcome in words", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD_HELP ("reference", "Reference", TEXT, FETTLE_FIELD_SEARCHABLE, RESTRICTED,
                     N_("As it stands on letters")),
  FETTLE_FIELD ("closed-by", "Who decided the end", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD_HELP ("closed-reasons", "Why intervention ends", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT,
                     N_("As the letter to the governing body says it")),
  FETTLE_LINK_DOCUMENT,
};

const FettleKind fettle_kind_intervention_case = {
  "intervention-case", "intervention_case", N_("case"), N_("Cases"), "fettle-intervention-symbolic", "title", "school",
  intervention_case_fields, G_N_ELEMENTS (intervention_case_fields),
};

static const FettleField concern_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_FIELD_OF ("type", "Type of concern", CHOICE, "concern-type", FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("title", "Summary", TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD_FULL ("rag", "Rating", CHOICE, "concern-rag", FETTLE_FIELD_PLAIN, RESTRICTED,
                     "Of this concern alone; the overall rating of the case is kept apart", NULL),
  FETTLE_FIELD_OF ("direction", "Direction of travel", CHOICE, "concern-direction", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_HELP ("sources", "Sources", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT,
                     "Where it comes from: a visit, an inspection, data, a complaint"),
  FETTLE_FIELD_HELP ("issue", "Issue", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT,
                     "What is wrong, and how it was found"),
  FETTLE_FIELD ("status", "Status now", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD ("aim", "Aim", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD_HELP ("de-escalation-point", "De-escalation point", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT,
                     "What must be seen before the concern is lowered, and to what level"),
  FETTLE_FIELD ("next-steps", "Next steps", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD ("raised-on", "Raised", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("raised-by", "Raised by", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD_OF ("state", "State", CHOICE, "concern-state", FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("closed-on", "Closed", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("resolution", "How it was resolved", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
};

const FettleKind fettle_kind_concern = {
  "concern", "concern", N_("concern"), N_("Concerns"), "fettle-concern-symbolic", "title", "school",
  concern_fields, G_N_ELEMENTS (concern_fields),
};

/* The overall rating is a judgement of its own. Each rating is a record, so that the history stays. */
static const FettleField concern_rating_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_FIELD_OF ("rating", "Overall rating", CHOICE, "concern-rag", FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD_OF ("direction", "Direction of travel", CHOICE, "concern-direction", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("rationale", "Why", LONG_TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD ("rated-on", "Rated", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("rated-by", "Rated by", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
};

const FettleKind fettle_kind_concern_rating = {
  "concern-rating", "concern_rating", N_("overall rating"), N_("Overall ratings"), "fettle-concern-symbolic", "rating",
  "school", concern_rating_fields, G_N_ELEMENTS (concern_rating_fields),
};

static const FettleField case_note_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_FIELD ("subject", "Subject", TEXT, FETTLE_FIELD_REQUIRED | FETTLE_FIELD_SEARCHABLE | FETTLE_FIELD_PRIVATE,
                NEVER),
  FETTLE_FIELD_HELP ("body", "Private note", LONG_TEXT,
                     FETTLE_FIELD_SEARCHABLE | FETTLE_FIELD_PERSONAL | FETTLE_FIELD_PRIVATE, NEVER,
                     "No export ever takes it"),
  FETTLE_FIELD ("happened-on", "Date", DATE, FETTLE_FIELD_PRIVATE, NEVER),
};

const FettleKind fettle_kind_case_note = {
  "case-note", "case_note", N_("private note"), N_("Private notes"), "fettle-note-symbolic", "subject", "school",
  case_note_fields, G_N_ELEMENTS (case_note_fields), .is_private = TRUE,
};

static const FettleField pre_warning_letter_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_FIELD ("sent-on", "Sent", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("sent-to", "To", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD ("issues", "Issues", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD ("response-due", "Response due", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("response-on", "Response received", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("adequate", "Response is enough", FLAG, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("adequate-reason", "Why", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT),
  FETTLE_LINK_DOCUMENT,
  FETTLE_FIELD ("meeting-on", "Meeting", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("meeting-place", "Place of the meeting", TEXT, FETTLE_FIELD_PLAIN, RESTRICTED),
};

const FettleKind fettle_kind_pre_warning_letter = {
  "pre-warning-letter", "pre_warning_letter", N_("letter of concern"), N_("Letters of concern"),
  "fettle-letter-symbolic",
  "sent-on", "school", pre_warning_letter_fields, G_N_ELEMENTS (pre_warning_letter_fields),
};
