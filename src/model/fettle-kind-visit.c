/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-kinds-private.h"

#define FOUND FETTLE_FIELD_SEARCHABLE
#define PERSON (FETTLE_FIELD_PERSONAL | FETTLE_FIELD_SEARCHABLE)

/* A visit of the authority to a school, from the plan to the report that the governors have. Where it stands follows from its dates. */
static const FettleField visit_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_FIELD_OF ("type", "Type of visit", CHOICE, "visit-type", FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD_HELP ("planned-on", "Planned for", DATE, FETTLE_FIELD_PLAIN, RESTRICTED,
                     N_("Left empty where nobody planned it")),
  FETTLE_FIELD_HELP ("held-on", "Held", DATE, FETTLE_FIELD_PLAIN, RESTRICTED, N_("The day on which it took place")),
  FETTLE_FIELD_HELP ("time", "Time", TEXT, FETTLE_FIELD_PLAIN, RESTRICTED, N_("From and to: 9.30 to 12.15")),
  FETTLE_FIELD_HELP ("days", "Days", DAYS, FETTLE_FIELD_PLAIN, RESTRICTED, N_("In halves, as the entitlement counts them")),
  FETTLE_FIELD ("lead-officer", "Lead officer", TEXT, PERSON, RESTRICTED),
  FETTLE_FIELD_HELP ("present", "Others present", TEXT, PERSON, RESTRICTED, N_("Names with their roles")),
  FETTLE_FIELD_HELP ("focus", "Focus", TEXT, FOUND, RESTRICTED, N_("In a few words: early reading; attendance")),
  FETTLE_FIELD ("purpose", "Purpose", LONG_TEXT, FOUND, RESTRICTED),
  FETTLE_FIELD_HELP ("evidence", "Evidence", LONG_TEXT, FOUND, EXEMPT,
                     N_("Lessons visited, pupils’ work, data, documents; talks with pupils, staff, parents, governors")),
  FETTLE_FIELD ("evaluation", "Evaluation", LONG_TEXT, FOUND, EXEMPT),
  FETTLE_FIELD ("strengths", "Strengths", LONG_TEXT, FOUND, EXEMPT),
  FETTLE_FIELD ("areas", "Areas for development", LONG_TEXT, FOUND, EXEMPT),
  FETTLE_FIELD ("capacity", "Capacity to improve", LONG_TEXT, FOUND, EXEMPT),
  FETTLE_FIELD_OF ("category-view", "View of the category", CHOICE, "visit-category-view", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_HELP ("category-reason", "Why", LONG_TEXT, FOUND, EXEMPT,
                     N_("Where a change is proposed: to which category, and why")),
  FETTLE_FIELD ("support-recommended", "Support recommended", LONG_TEXT, FOUND, EXEMPT),
  FETTLE_FIELD ("good-practice", "Good practice to share", LONG_TEXT, FOUND, RESTRICTED),
  FETTLE_FIELD ("good-practice-agreed", "The school agrees that it is shared", FLAG, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_HELP ("safeguarding", "Safeguarding matters", LONG_TEXT, PERSON, EXEMPT,
                     N_("For exempt papers at most; no bundle of evidence takes it")),
  FETTLE_FIELD_HELP ("private-note", "Private note", LONG_TEXT, PERSON | FETTLE_FIELD_PRIVATE, NEVER,
                     N_("No export ever takes it")),
  FETTLE_FIELD_HELP ("next-visit-on", "Next visit", DATE, FETTLE_FIELD_PLAIN, RESTRICTED,
                     N_("When it is first filled in, a visit is planned for that day")),
  FETTLE_FIELD_HELP ("no-report", "Logged only", FLAG, FETTLE_FIELD_PLAIN, RESTRICTED, N_("No report follows: a telephone call")),
  FETTLE_FIELD_HELP ("report-due", "Report due", DATE, FETTLE_FIELD_PLAIN, RESTRICTED,
                     N_("Left empty, two weeks after the visit")),
  FETTLE_FIELD ("written-on", "Report written", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("sent-on", "Sent to the head teacher", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_HELP ("response-due", "Response due", DATE, FETTLE_FIELD_PLAIN, RESTRICTED,
                     N_("Left empty, two weeks after it was sent")),
  FETTLE_FIELD ("response-on", "Response received", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_OF ("response", "The head teacher finds it", CHOICE, "visit-response", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("response-note", "What the head teacher says", LONG_TEXT, FOUND, EXEMPT),
  FETTLE_FIELD ("agreed-on", "Agreed", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("governors-on", "Shared with governors", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("cancelled-on", "Called off", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("cancelled-note", "Why it was called off", TEXT, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_LINK_DOCUMENT,
};

const FettleKind fettle_kind_visit = {
  "visit", "visit", N_("visit"), N_("Visits"), "fettle-visit-symbolic", "type", "school",
  visit_fields, G_N_ELEMENTS (visit_fields),
};

static const FettleField visit_action_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_NEEDED ("visit", "Visit", "visit"),
  FETTLE_FIELD ("number", "Number", INTEGER, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("action", "Action agreed", LONG_TEXT, FETTLE_FIELD_REQUIRED | FOUND, EXEMPT),
  FETTLE_FIELD_OF ("side", "Done by", CHOICE, "visit-action-side", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD ("owner", "Who", TEXT, PERSON, RESTRICTED),
  FETTLE_FIELD ("due-on", "Due", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_HELP ("measure", "Measure", LONG_TEXT, FETTLE_FIELD_PLAIN, EXEMPT, N_("How success is judged")),
  FETTLE_FIELD ("progress", "Progress", LONG_TEXT, FOUND, EXEMPT),
  FETTLE_FIELD ("done-on", "Done", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
};

const FettleKind fettle_kind_visit_action = {
  "visit-action", "visit_action", N_("action of a visit"), N_("Actions of visits"), "fettle-visit-symbolic", "action",
  "school", visit_action_fields, G_N_ELEMENTS (visit_action_fields),
};
