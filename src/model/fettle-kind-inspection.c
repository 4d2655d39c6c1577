/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-kinds-private.h"

/* Codes for the rules, and beside each the label of the time, exactly as Ofsted worded it. */
static const FettleField inspection_fields[] = {
  FETTLE_FIELD_OF ("school", "School", LINK, "school", FETTLE_FIELD_REQUIRED | FETTLE_FIELD_INTERNAL, PUBLIC),
  FETTLE_FIELD ("urn-at-time", "URN at the time", TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD ("number", "Inspection number", TEXT, FETTLE_FIELD_SEARCHABLE, PUBLIC),
  FETTLE_FIELD_OF ("format", "Kind of inspection", CHOICE, "inspection-format", FETTLE_FIELD_REQUIRED, PUBLIC),
  FETTLE_FIELD ("type", "Inspection type", TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD ("type-grouping", "Inspection type grouping", TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD ("event-grouping", "Event type grouping", TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD ("start", "Began", DATE, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD ("end", "Ended", DATE, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD_HELP ("publication", "Published", DATE, FETTLE_FIELD_PLAIN, PUBLIC,
                     N_("Left empty, the report is not public and stands in no public paper")),
  FETTLE_FIELD_FULL ("received", "Report received", DATE, NULL, FETTLE_FIELD_PLAIN, RESTRICTED,
                     N_("When the authority received the report: the statement of action runs from it"),
                     "SI 2005/2038 reg 7"),
  FETTLE_FIELD_OF ("overall", "Overall effectiveness", CHOICE, "inspection-grade", FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD ("overall-label", "Overall effectiveness as worded", TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD_OF ("safeguarding", "Safeguarding", CHOICE, "safeguarding", FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD_HELP ("safeguarding-date", "Date of the safeguarding judgement", DATE, FETTLE_FIELD_PLAIN, PUBLIC,
                     N_("Where it is not the inspection's own")),
  FETTLE_FIELD_FULL ("category", "Category of concern", CHOICE, "category-of-concern", FETTLE_FIELD_PLAIN, PUBLIC,
                     N_("As Ofsted states it, never as the program suggests"), "Education Act 2005 ss.13, 44"),
  FETTLE_FIELD ("category-label", "Category as worded", TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD_OF ("ungraded-outcome", "Ungraded outcome", CHOICE, "ungraded-outcome", FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD ("outcome-label", "Ungraded outcome as worded", TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD ("school-name-at-time", "School name at the time", TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD ("school-type-at-time", "School type at the time", TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD ("laestab-at-time", "LAESTAB at the time", TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD_HELP ("predecessor", "Earned by a predecessor", FLAG, FETTLE_FIELD_PLAIN, PUBLIC,
                     N_("The inspection was of the school under another URN")),
  FETTLE_FIELD ("web-link", "Report", TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD_LAW ("deemed-section5", "Section 8 treated as section 5", FLAG, FETTLE_FIELD_PLAIN, PUBLIC,
                    "Education Act 2005 s.9"),
  FETTLE_FIELD_OF ("source", "Source", CHOICE, "record-source", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_HELP ("source-part", "Part of the source", TEXT, FETTLE_FIELD_INTERNAL, RESTRICTED,
                     N_("Which columns of the row it came from")),
  FETTLE_FIELD ("note", "Note", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, RESTRICTED),
  FETTLE_FIELD_HELP ("support-quote", "What Ofsted says of support", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, PUBLIC,
                     N_("Ofsted’s own words, as the published report has them: they stand in public papers")),
  FETTLE_FIELD_FULL ("support-topic", "Whose support", CHOICE, "support-topic", FETTLE_FIELD_PLAIN, PUBLIC,
                     N_("Of whom those words speak"), NULL),
  FETTLE_FIELD_HELP ("comment", "The authority’s comment", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, RESTRICTED,
                     N_("For working papers and exempt papers")),
  FETTLE_FIELD_HELP ("withdrawn-since", "No longer in Ofsted’s list of", DATE, FETTLE_FIELD_PLAIN, PUBLIC,
                     N_("That list gave an earlier inspection as the school’s latest: ask Ofsted whether this one stands")),
  FETTLE_FIELD ("withdrawn-asked-on", "Ofsted was asked on", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_OF ("withdrawn-answer", "Ofsted’s answer", CHOICE, "withdrawn-answer", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_HELP ("withdrawn-answered-on", "Ofsted answered on", DATE, FETTLE_FIELD_PLAIN, RESTRICTED,
                     N_("Without this day the answer does not count")),
};

const FettleKind fettle_kind_inspection = {
  "inspection", "inspection", N_("inspection"), N_("Inspections"), "fettle-inspection-symbolic", "start", "school",
  inspection_fields, G_N_ELEMENTS (inspection_fields),
};

static const FettleField inspection_grade_fields[] = {
  FETTLE_FIELD_OF ("inspection", "Inspection", LINK, "inspection",
                   FETTLE_FIELD_REQUIRED | FETTLE_FIELD_INTERNAL, PUBLIC),
  FETTLE_FIELD_OF ("school", "School", LINK, "school", FETTLE_FIELD_REQUIRED | FETTLE_FIELD_INTERNAL, PUBLIC),
  FETTLE_FIELD_OF ("area", "Area", CHOICE, "inspection-area", FETTLE_FIELD_REQUIRED, PUBLIC),
  FETTLE_FIELD ("area-label", "Area as worded", TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD_OF ("grade", "Grade", CHOICE, "inspection-grade", FETTLE_FIELD_REQUIRED, PUBLIC),
  FETTLE_FIELD ("grade-label", "Grade as worded", TEXT, FETTLE_FIELD_PLAIN, PUBLIC),
  FETTLE_FIELD_HELP ("date", "Date of the grade", DATE, FETTLE_FIELD_PLAIN, PUBLIC,
                     N_("Its own date: a monitoring inspection can change one area's grade")),
};

const FettleKind fettle_kind_inspection_grade = {
  "inspection-grade", "inspection_grade", N_("inspection grade"), N_("Inspection grades"), "fettle-inspection-symbolic",
  "area", "school", inspection_grade_fields, G_N_ELEMENTS (inspection_grade_fields),
};
