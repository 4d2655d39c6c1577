/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-layout.h"

/* A row of the latest inspections holds up to four: the latest full (or graded) one, the latest under the framework
 * before the report card, the one before that, and the latest ungraded one. Headings are compared without case, blanks
 * and punctuation. */
static const FettleHeading outcomes[] = {
  { NULL, "urn", FETTLE_CELL_URN, NULL, { "URN" } },
  { NULL, "laestab", FETTLE_CELL_LAESTAB, NULL, { "LAESTAB" } },
  { NULL, "la-name", FETTLE_CELL_TEXT, NULL, { "Local authority" } },
  { NULL, "name", FETTLE_CELL_TEXT, NULL, { "School name" } },
  { NULL, "web-link", FETTLE_CELL_WORDS, NULL, { "Web link", "Web Link (opens in new window)" } },
  { NULL, "pupils", FETTLE_CELL_INTEGER, NULL, { "Total number of pupils" } },
  { "full", "number", FETTLE_CELL_NUMBER, NULL,
    { "Inspection number of latest full inspection", "Inspection number of latest graded inspection" } },
  { "full", "type", FETTLE_CELL_WORDS, NULL, { "Inspection type" } },
  { "full", "type-grouping", FETTLE_CELL_WORDS, NULL, { "Inspection type grouping" } },
  { "full", "event-grouping", FETTLE_CELL_WORDS, NULL, { "Event type grouping" } },
  { "full", "start", FETTLE_CELL_DATE, NULL, { "Inspection start date" } },
  { "full", "end", FETTLE_CELL_DATE, NULL, { "Inspection end date" } },
  { "full", "publication", FETTLE_CELL_DATE, NULL, { "Publication date" } },
  { "full", "urn-at-time", FETTLE_CELL_URN, NULL,
    { "URN at time of latest full inspection", "URN at time of latest graded inspection" } },
  { "full", "laestab-at-time", FETTLE_CELL_LAESTAB, NULL,
    { "LAESTAB at time of latest full inspection", "LAESTAB at time of latest graded inspection" } },
  { "full", "school-name-at-time", FETTLE_CELL_WORDS, NULL,
    { "School name at time of latest full inspection", "School name at time of latest graded inspection" } },
  { "full", "school-type-at-time", FETTLE_CELL_WORDS, NULL,
    { "School type at time of latest full inspection", "School type at time of latest graded inspection" } },
  { "full", "overall", FETTLE_CELL_OVERALL, NULL, { "Overall effectiveness" } },
  { "full", "category", FETTLE_CELL_CATEGORY, NULL, { "Category of concern" } },
  { "full", "safeguarding", FETTLE_CELL_SAFEGUARDING, NULL,
    { "Safeguarding standards", "Safeguarding is effective?" } },
  { "full", "safeguarding-date", FETTLE_CELL_DATE, NULL, { "Safeguarding standards - date of grade" } },
  { "full", "grades", FETTLE_CELL_GRADE, "Inclusion", { "Inclusion" } },
  { "full", "grade-date", FETTLE_CELL_DATE, "Inclusion", { "Inclusion - date of grade" } },
  { "full", "grades", FETTLE_CELL_GRADE, "Curriculum and teaching", { "Curriculum and teaching" } },
  { "full", "grade-date", FETTLE_CELL_DATE, "Curriculum and teaching",
    { "Curriculum and teaching - date of grade" } },
  { "full", "grades", FETTLE_CELL_GRADE, "Achievement", { "Achievement" } },
  { "full", "grade-date", FETTLE_CELL_DATE, "Achievement", { "Achievement - date of grade" } },
  { "full", "grades", FETTLE_CELL_GRADE, "Attendance and behaviour", { "Attendance and behaviour" } },
  { "full", "grade-date", FETTLE_CELL_DATE, "Attendance and behaviour",
    { "Attendance and behaviour - date of grade" } },
  { "full", "grades", FETTLE_CELL_GRADE, "Personal development and wellbeing",
    { "Personal development and wellbeing", "Personal development and well-being" } },
  { "full", "grade-date", FETTLE_CELL_DATE, "Personal development and wellbeing",
    { "Personal development and wellbeing - date of grade", "Personal development and well-being - date of grade" } },
  { "full", "grades", FETTLE_CELL_GRADE, "Leadership and governance", { "Leadership and governance" } },
  { "full", "grade-date", FETTLE_CELL_DATE, "Leadership and governance",
    { "Leadership and governance - date of grade" } },
  { "full", "grades", FETTLE_CELL_GRADE, "Early years", { "Early years (where applicable)", "Early years" } },
  { "full", "grade-date", FETTLE_CELL_DATE, "Early years", { "Early years - date of grade" } },
  { "full", "grades", FETTLE_CELL_GRADE, "Post-16 provision",
    { "Post-16 provision (where applicable)", "Post-16 provision" } },
  { "full", "grade-date", FETTLE_CELL_DATE, "Post-16 provision", { "Post-16 provision - date of grade" } },
  { "full", "grades", FETTLE_CELL_GRADE, "Quality of education", { "Quality of education" } },
  { "full", "grades", FETTLE_CELL_GRADE, "Behaviour and attitudes", { "Behaviour and attitudes" } },
  { "full", "grades", FETTLE_CELL_GRADE, "Personal development", { "Personal development" } },
  { "full", "grades", FETTLE_CELL_GRADE, "Effectiveness of leadership and management",
    { "Effectiveness of leadership and management" } },
  { "full", "grades", FETTLE_CELL_GRADE, "Early years provision (where applicable)",
    { "Early years provision (where applicable)" } },
  { "full", "grades", FETTLE_CELL_GRADE, "Sixth form provision (where applicable)",
    { "Sixth form provision (where applicable)" } },
  { "oeif", "number", FETTLE_CELL_NUMBER, NULL, { "Inspection number of latest OEIF graded inspection" } },
  { "oeif", "type", FETTLE_CELL_WORDS, NULL, { "Inspection type of latest OEIF graded inspection" } },
  { "oeif", "type-grouping", FETTLE_CELL_WORDS, NULL,
    { "Inspection type grouping of latest OEIF graded inspection" } },
  { "oeif", "event-grouping", FETTLE_CELL_WORDS, NULL, { "Event type grouping of latest OEIF graded inspection" } },
  { "oeif", "start", FETTLE_CELL_DATE, NULL, { "Inspection start date of latest OEIF graded inspection" } },
  { "oeif", "publication", FETTLE_CELL_DATE, NULL, { "Publication date of latest OEIF graded inspection" } },
  { "oeif", "urn-at-time", FETTLE_CELL_URN, NULL, { "URN at time of latest OEIF graded inspection" } },
  { "oeif", "laestab-at-time", FETTLE_CELL_LAESTAB, NULL, { "LAESTAB at time of latest OEIF graded inspection" } },
  { "oeif", "school-name-at-time", FETTLE_CELL_WORDS, NULL,
    { "School name at time of latest OEIF graded inspection" } },
  { "oeif", "school-type-at-time", FETTLE_CELL_WORDS, NULL,
    { "School type at time of latest OEIF graded inspection" } },
  { "oeif", "overall", FETTLE_CELL_OVERALL, NULL, { "Latest OEIF overall effectiveness" } },
  { "oeif", "category", FETTLE_CELL_CATEGORY, NULL, { "Latest OEIF category of concern" } },
  { "oeif", "safeguarding", FETTLE_CELL_SAFEGUARDING, NULL, { "Latest OEIF safeguarding is effective?" } },
  { "oeif", "grades", FETTLE_CELL_GRADE, "Quality of education", { "Latest OEIF quality of education" } },
  { "oeif", "grades", FETTLE_CELL_GRADE, "Behaviour and attitudes", { "Latest OEIF behaviour and attitudes" } },
  { "oeif", "grades", FETTLE_CELL_GRADE, "Personal development", { "Latest OEIF personal development" } },
  { "oeif", "grades", FETTLE_CELL_GRADE, "Effectiveness of leadership and management",
    { "Latest OEIF effectiveness of leadership and management" } },
  { "oeif", "grades", FETTLE_CELL_GRADE, "Early years provision (where applicable)",
    { "Latest OEIF early years provision (where applicable)" } },
  { "oeif", "grades", FETTLE_CELL_GRADE, "Sixth form provision (where applicable)",
    { "Latest OEIF sixth form provision (where applicable)" } },
  { "previous", "number", FETTLE_CELL_NUMBER, NULL,
    { "Previous inspection number", "Previous full inspection number", "Previous graded inspection number" } },
  { "previous", "start", FETTLE_CELL_DATE, NULL, { "Previous inspection start date" } },
  { "previous", "end", FETTLE_CELL_DATE, NULL, { "Previous inspection end date" } },
  { "previous", "publication", FETTLE_CELL_DATE, NULL, { "Previous publication date" } },
  { "previous", "urn-at-time", FETTLE_CELL_URN, NULL,
    { "URN at time of previous graded inspection", "URN at time of previous full inspection" } },
  { "previous", "laestab-at-time", FETTLE_CELL_LAESTAB, NULL,
    { "LAESTAB at time of previous graded inspection", "LAESTAB at time of previous full inspection" } },
  { "previous", "school-name-at-time", FETTLE_CELL_WORDS, NULL,
    { "School name at time of previous graded inspection", "School name at time of previous full inspection" } },
  { "previous", "school-type-at-time", FETTLE_CELL_WORDS, NULL,
    { "School type at time of previous graded inspection", "School type at time of previous full inspection" } },
  { "previous", "overall", FETTLE_CELL_OVERALL, NULL,
    { "Previous graded inspection overall effectiveness", "Previous full inspection overall effectiveness" } },
  { "previous", "category", FETTLE_CELL_CATEGORY, NULL, { "Previous category of concern" } },
  { "previous", "safeguarding", FETTLE_CELL_SAFEGUARDING, NULL, { "Previous safeguarding is effective?" } },
  { "previous", "grades", FETTLE_CELL_GRADE, "Quality of education", { "Previous quality of education" } },
  { "previous", "grades", FETTLE_CELL_GRADE, "Behaviour and attitudes", { "Previous behaviour and attitudes" } },
  { "previous", "grades", FETTLE_CELL_GRADE, "Personal development", { "Previous personal development" } },
  { "previous", "grades", FETTLE_CELL_GRADE, "Effectiveness of leadership and management",
    { "Previous effectiveness of leadership and management" } },
  { "previous", "grades", FETTLE_CELL_GRADE, "Early years provision (where applicable)",
    { "Previous early years provision (where applicable)" } },
  { "previous", "grades", FETTLE_CELL_GRADE, "Sixth form provision (where applicable)",
    { "Previous sixth form provision (where applicable)" } },
  { "ungraded", "number", FETTLE_CELL_NUMBER, NULL,
    { "Latest ungraded inspection number", "Latest ungraded inspection number since last graded inspection",
      "Latest section 8 inspection number since last full inspection" } },
  { "ungraded", "start", FETTLE_CELL_DATE, NULL,
    { "Date of latest ungraded inspection", "Date of latest section 8 inspection" } },
  { "ungraded", "publication", FETTLE_CELL_DATE, NULL,
    { "Ungraded inspection publication date", "Section 8 inspection publication date" } },
  { "ungraded", "urn-at-time", FETTLE_CELL_URN, NULL,
    { "URN at time of the ungraded inspection", "URN at time of the section 8 inspection" } },
  { "ungraded", "laestab-at-time", FETTLE_CELL_LAESTAB, NULL,
    { "LAESTAB at time of the ungraded inspection", "LAESTAB at time of the section 8 inspection" } },
  { "ungraded", "school-name-at-time", FETTLE_CELL_WORDS, NULL,
    { "School name at time of the ungraded inspection", "School name at time of the latest section 8 inspection",
      "School name at time of the section 8 inspection" } },
  { "ungraded", "school-type-at-time", FETTLE_CELL_WORDS, NULL,
    { "School type at time of the ungraded inspection", "School type at time of the latest section 8 inspection",
      "School type at time of the section 8 inspection" } },
  { "ungraded", "outcome", FETTLE_CELL_OUTCOME, NULL,
    { "Ungraded inspection overall outcome", "Section 8 inspection overall outcome" } },
  { "ungraded", "converted", FETTLE_CELL_WORDS, NULL,
    { "Did the latest ungraded inspection convert to a graded inspection?",
      "Did the latest section 8 inspection convert to a full inspection?" } },
};

/* One row an inspection. */
static const FettleHeading year_to_date[] = {
  { NULL, "urn", FETTLE_CELL_URN, NULL, { "URN" } },
  { NULL, "laestab", FETTLE_CELL_LAESTAB, NULL, { "LAESTAB" } },
  { NULL, "la-name", FETTLE_CELL_TEXT, NULL, { "Local authority" } },
  { NULL, "name", FETTLE_CELL_TEXT, NULL, { "School name" } },
  { NULL, "web-link", FETTLE_CELL_WORDS, NULL, { "Web link", "Web Link (opens in new window)" } },
  { "year-to-date", "number", FETTLE_CELL_NUMBER, NULL, { "Inspection number" } },
  { "year-to-date", "type", FETTLE_CELL_WORDS, NULL, { "Inspection type" } },
  { "year-to-date", "type-grouping", FETTLE_CELL_WORDS, NULL, { "Inspection type grouping" } },
  { "year-to-date", "event-grouping", FETTLE_CELL_WORDS, NULL, { "Event type grouping" } },
  { "year-to-date", "start", FETTLE_CELL_DATE, NULL, { "Inspection start date" } },
  { "year-to-date", "end", FETTLE_CELL_DATE, NULL, { "Inspection end date" } },
  { "year-to-date", "publication", FETTLE_CELL_DATE, NULL, { "Publication date" } },
  { "year-to-date", "outcome", FETTLE_CELL_OUTCOME, NULL, { "Outcomes for legacy monitoring inspections" } },
  { "year-to-date", "overall", FETTLE_CELL_OVERALL, NULL, { "Overall effectiveness" } },
  { "year-to-date", "category", FETTLE_CELL_CATEGORY, NULL, { "Category of concern" } },
  { "year-to-date", "safeguarding", FETTLE_CELL_SAFEGUARDING, NULL,
    { "Safeguarding standards", "Safeguarding is effective?" } },
  { "year-to-date", "grades", FETTLE_CELL_GRADE, "Inclusion", { "Inclusion" } },
  { "year-to-date", "grades", FETTLE_CELL_GRADE, "Curriculum and teaching", { "Curriculum and teaching" } },
  { "year-to-date", "grades", FETTLE_CELL_GRADE, "Achievement", { "Achievement" } },
  { "year-to-date", "grades", FETTLE_CELL_GRADE, "Attendance and behaviour", { "Attendance and behaviour" } },
  { "year-to-date", "grades", FETTLE_CELL_GRADE, "Personal development and wellbeing",
    { "Personal development and wellbeing", "Personal development and well-being" } },
  { "year-to-date", "grades", FETTLE_CELL_GRADE, "Leadership and governance", { "Leadership and governance" } },
  { "year-to-date", "grades", FETTLE_CELL_GRADE, "Early years", { "Early years (where applicable)", "Early years" } },
  { "year-to-date", "grades", FETTLE_CELL_GRADE, "Post-16 provision",
    { "Post-16 provision (where applicable)", "Post-16 provision" } },
  { "year-to-date", "grades", FETTLE_CELL_GRADE, "Quality of education", { "Quality of education" } },
  { "year-to-date", "grades", FETTLE_CELL_GRADE, "Behaviour and attitudes", { "Behaviour and attitudes" } },
  { "year-to-date", "grades", FETTLE_CELL_GRADE, "Personal development", { "Personal development" } },
  { "year-to-date", "grades", FETTLE_CELL_GRADE, "Effectiveness of leadership and management",
    { "Effectiveness of leadership and management" } },
  { "year-to-date", "grades", FETTLE_CELL_GRADE, "Early years provision (where applicable)",
    { "Early years provision (where applicable)" } },
  { "year-to-date", "grades", FETTLE_CELL_GRADE, "Sixth form provision (where applicable)",
    { "Sixth form provision (where applicable)" } },
};

/**
 * fettle_headings_outcomes:
 * @n_headings: (out): how many
 *
 * Returns: (transfer none) (array length=n_headings): what is taken from Ofsted's list of latest inspections
 */
const FettleHeading *
fettle_headings_outcomes (guint *n_headings)
{
  g_return_val_if_fail (n_headings != NULL, NULL);

  *n_headings = G_N_ELEMENTS (outcomes);
  return outcomes;
}

/**
 * fettle_headings_year_to_date:
 * @n_headings: (out): how many
 *
 * Returns: (transfer none) (array length=n_headings): what is taken from Ofsted's list of all inspections of the year
 */
const FettleHeading *
fettle_headings_year_to_date (guint *n_headings)
{
  g_return_val_if_fail (n_headings != NULL, NULL);

  *n_headings = G_N_ELEMENTS (year_to_date);
  return year_to_date;
}
