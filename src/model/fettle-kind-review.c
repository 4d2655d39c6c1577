/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-kinds-private.h"

/* A meeting that goes through the schools of concern, one by one. It belongs to no school. */
static const FettleField review_meeting_fields[] = {
  FETTLE_FIELD ("title", "Title", TEXT, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("held-on", "Held", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("chair", "Chair", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD ("present", "Present", TEXT, FETTLE_FIELD_PERSONAL, RESTRICTED),
  FETTLE_FIELD_HELP ("agenda", "Agenda", LONG_TEXT, FETTLE_FIELD_INTERNAL, RESTRICTED,
                     "The ids of the schools in their order, one a line"),
  FETTLE_FIELD ("ended-on", "Ended", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
};

const FettleKind fettle_kind_review_meeting = {
  "review-meeting", "review_meeting", N_("review meeting"), N_("Review meetings"), "fettle-review-symbolic", "title", NULL,
  review_meeting_fields, G_N_ELEMENTS (review_meeting_fields),
};

/* What a meeting decided about one school. A rating that it changed is an overall rating of its own. */
static const FettleField case_review_fields[] = {
  FETTLE_LINK_SCHOOL,
  FETTLE_LINK_CASE,
  FETTLE_LINK ("meeting", "Review meeting", "review-meeting"),
  FETTLE_FIELD ("reviewed-on", "Reviewed", DATE, FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD_OF ("rating-before", "Rating before", CHOICE, "concern-rag", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_OF ("rating", "Overall rating", CHOICE, "concern-rag", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_OF ("direction", "Direction of travel", CHOICE, "concern-direction", FETTLE_FIELD_PLAIN, RESTRICTED),
  FETTLE_FIELD_HELP ("rationale", "Why", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT,
                     "Where the rating changes, say why"),
  FETTLE_FIELD_OF ("decision", "Decision", CHOICE, "review-decision", FETTLE_FIELD_REQUIRED, RESTRICTED),
  FETTLE_FIELD ("minute", "Minute", LONG_TEXT, FETTLE_FIELD_SEARCHABLE, EXEMPT),
  FETTLE_FIELD ("next-review-on", "Next review", DATE, FETTLE_FIELD_PLAIN, RESTRICTED),
};

const FettleKind fettle_kind_case_review = {
  "case-review", "case_review", N_("review"), N_("Reviews"), "fettle-review-symbolic", "decision", "school",
  case_review_fields, G_N_ELEMENTS (case_review_fields),
};
