/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-school-row-private.h"

G_BEGIN_DECLS

/**
 * FettleSchoolFilter:
 * @text: the text of a query over school_summary
 * @values: the values of its question marks, in order
 */
typedef struct
{
  GString *text;
  GPtrArray *values;
} FettleSchoolFilter;

#define FETTLE_SCHOOL_FILTER_INIT(words) { g_string_new (words), g_ptr_array_new_with_free_func (g_free) }

/* The full inspection that the current outcome of a school rests on, as fettle_outcome_compute() finds it. */
#define FETTLE_SCHOOL_BASIS \
  "(SELECT f.id FROM (SELECT i.id, NOT EXISTS (SELECT 1 FROM inspection_grade b WHERE b.inspection = i.id AND b.deleted = 0 " \
  "AND b.grade IN ('exceptional', 'strong-standard', 'expected-standard', 'needs-attention', 'urgent-improvement')) AS bare, " \
  "coalesce (i.urn_at_time <> school_summary.urn, 0) AS other FROM inspection i " \
  "WHERE i.school = school_summary.school_id AND i.deleted = 0 AND i.format NOT IN ('ungraded', 'monitoring') " \
  "AND (i.withdrawn_since IS NULL OR (i.withdrawn_answer = 'stands' AND i.withdrawn_answered_on IS NOT NULL)) " \
  "AND i.start = school_summary.inspected_on) f ORDER BY f.bare, f.other, f.id LIMIT 1)"

void        fettle_school_filter_clear       (FettleSchoolFilter       *self);
void        fettle_school_filter_add_query   (FettleSchoolFilter       *self,
                                              const FettleSchoolQuery  *query,
                                              FettleSchoolColumn        but);
void        fettle_school_filter_add_outcome (FettleSchoolFilter       *self,
                                              const char               *code);
FettleStmt *fettle_school_filter_prepare     (FettleSchoolFilter       *self,
                                              FettleSql                *sql,
                                              GError                  **error);
char       *fettle_school_outcome_label      (const char               *code);
gboolean    fettle_school_outcome_facets     (FettleSql                *sql,
                                              const FettleSchoolQuery  *query,
                                              GPtrArray                *facets,
                                              GError                  **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FettleSchoolFilter, fettle_school_filter_clear)

G_END_DECLS
