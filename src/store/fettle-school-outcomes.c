/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/fettle-vocabulary.h"
#include "store/fettle-school-filter-private.h"

/*
 * The options of the filter by outcome. Each is a code of fettle_school_filter_add_outcome() and a label that holds for every
 * school that the code fits. Report cards have no overall grade: they are offered by what they found, then by area and grade. An
 * outcome that a predecessor earned is an option of its own.
 */

#define REPORT_CARD "report-card"

static const struct
{
  const char *code;
  const char *label;
} card_options[] = {
  { REPORT_CARD "/all-expected", N_("Report card: every area at the expected standard or above") },
  { REPORT_CARD "/needs-attention", N_("Report card: needs attention somewhere, urgent improvement nowhere") },
  { REPORT_CARD "/urgent-improvement", N_("Report card: urgent improvement somewhere") },
  { REPORT_CARD "/safeguarding-not-met", N_("Report card: safeguarding not met") },
  { REPORT_CARD "/no-grades", N_("Report card: no grades recorded") },
};

static void
add_facet (GPtrArray  *facets,
           char       *code,
           FettleStmt *stmt)
{
  FettleSchoolFacet *facet = g_new0 (FettleSchoolFacet, 1);

  facet->code = code;
  facet->count = (guint) fettle_stmt_int (stmt, 1);
  g_ptr_array_add (facets, facet);
}

/* The first column is how many have it at all, the second how many of the other filters have it. */
static gboolean
count_option (FettleSql                *sql,
              const FettleSchoolQuery  *query,
              const char               *code,
              GPtrArray                *facets,
              GError                  **error)
{
  g_auto(FettleSchoolFilter) filter = FETTLE_SCHOOL_FILTER_INIT ("SELECT count (*), count (*) FILTER (WHERE 1");
  g_autoptr(FettleStmt) stmt = NULL;

  fettle_school_filter_add_query (&filter, query, FETTLE_SCHOOL_OUTCOME);
  g_string_append (filter.text, ") FROM school_summary WHERE ");
  fettle_school_filter_add_outcome (&filter, code);
  if (!(stmt = fettle_school_filter_prepare (&filter, sql, error)) || fettle_stmt_step (stmt, error) != FETTLE_STEP_ROW)
    return FALSE;
  if (fettle_stmt_int (stmt, 0) > 0)
    add_facet (facets, g_strdup (code), stmt);
  return TRUE;
}

static gboolean
add_cards (FettleSql                *sql,
           const FettleSchoolQuery  *query,
           const char               *whose,
           GPtrArray                *facets,
           GError                  **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (card_options); i++)
    {
      g_autofree char *code = g_strconcat (card_options[i].code, whose, NULL);

      if (!count_option (sql, query, code, facets, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_outcomes (FettleSql                *sql,
              const FettleSchoolQuery  *query,
              GPtrArray                *facets,
              GError                  **error)
{
  g_auto(FettleSchoolFilter) filter = FETTLE_SCHOOL_FILTER_INIT (NULL);
  g_autoptr(FettleStmt) stmt = NULL;
  FettleStep step;

  g_string_append (filter.text, "SELECT outcome || CASE WHEN predecessor_urn IS NOT NULL THEN '/predecessor' "
                   "WHEN outcome = 'not-inspected' THEN '' ELSE '/own' END, count (*) FILTER (WHERE 1");
  fettle_school_filter_add_query (&filter, query, FETTLE_SCHOOL_OUTCOME);
  g_string_append (filter.text, ") FROM school_summary WHERE outcome <> '" REPORT_CARD "' GROUP BY 1 "
                   "ORDER BY min (outcome_rank), 1");
  if (!(stmt = fettle_school_filter_prepare (&filter, sql, error)))
    return FALSE;
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    add_facet (facets, fettle_stmt_dup (stmt, 0), stmt);
  return step == FETTLE_STEP_DONE;
}

static gint
compare_codes (gconstpointer a,
               gconstpointer b)
{
  g_auto(GStrv) split_a = g_strsplit ((*(FettleSchoolFacet *const *) a)->code, "/", 4);
  g_auto(GStrv) split_b = g_strsplit ((*(FettleSchoolFacet *const *) b)->code, "/", 4);
  const FettleVocabulary *grades = fettle_vocabulary_get ("inspection-grade");
  int areas = fettle_vocabulary_compare ("inspection-area", split_a[1], split_b[1]);
  const FettleTerm *grade_a = fettle_vocabulary_find (grades, split_a[2]);
  const FettleTerm *grade_b = fettle_vocabulary_find (grades, split_b[2]);

  if (areas != 0)
    return areas;
  if (grade_a != NULL && grade_b != NULL && grade_a->rank != grade_b->rank)
    return grade_a->rank - grade_b->rank;
  return strcmp (split_a[3], split_b[3]);
}

static gboolean
read_areas (FettleSql                *sql,
            const FettleSchoolQuery  *query,
            GPtrArray                *areas,
            GError                  **error)
{
  g_auto(FettleSchoolFilter) filter = FETTLE_SCHOOL_FILTER_INIT (NULL);
  g_autoptr(FettleStmt) stmt = NULL;
  FettleStep step;

  g_string_append (filter.text, "SELECT '" REPORT_CARD "/' || g.area || '/' || g.grade || CASE WHEN predecessor_urn IS NULL "
                   "THEN '/own' ELSE '/predecessor' END, count (DISTINCT school_id) FILTER (WHERE 1");
  fettle_school_filter_add_query (&filter, query, FETTLE_SCHOOL_OUTCOME);
  g_string_append (filter.text, ") FROM school_summary JOIN inspection_grade g ON g.inspection = " FETTLE_SCHOOL_BASIS
                   " AND g.deleted = 0 WHERE outcome = '" REPORT_CARD "' AND g.grade <> 'not-applicable' GROUP BY 1");
  if (!(stmt = fettle_school_filter_prepare (&filter, sql, error)))
    return FALSE;
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    add_facet (areas, fettle_stmt_dup (stmt, 0), stmt);
  g_ptr_array_sort (areas, compare_codes);
  return step == FETTLE_STEP_DONE;
}

static char *
word_area (char **split)
{
  const char *area = fettle_vocabulary_label ("inspection-area", split[1]);
  const char *grade = split[2] ? fettle_vocabulary_label ("inspection-grade", split[2]) : NULL;

  if (area == NULL || grade == NULL)
    return NULL;
  /* Translators: an area of an inspection, and its grade. */
  return g_strdup_printf (_("Report card, %1$s: %2$s"), area, grade);
}

/* The words without whose outcome it is; NULL for a code that this version does not know. */
static char *
word_base (const char *base)
{
  g_auto(GStrv) split = g_strsplit (base, "/", 3);
  char *words;

  for (guint i = 0; i < G_N_ELEMENTS (card_options); i++)
    {
      if (g_str_equal (card_options[i].code, base))
        return g_strdup (_(card_options[i].label));
    }
  if (g_str_equal (split[0], REPORT_CARD))
    return split[1] ? word_area (split) : g_strdup (fettle_vocabulary_label ("regime", REPORT_CARD));
  if (g_str_equal (base, "not-inspected"))
    return g_strdup (_("Not inspected"));
  if (g_str_equal (base, "areas-only"))
    return g_strdup (_("Graded by area, no overall grade"));
  if (g_str_equal (base, "not-judged"))
    return g_strdup (_("Overall grade not recorded"));
  words = fettle_vocabulary_word_code ("inspection-grade", base);
  return words ? words : fettle_vocabulary_word_code ("ungraded-outcome", base);
}

/**
 * fettle_school_outcome_label:
 * @code: a code of fettle_school_filter_add_outcome()
 *
 * Words an option of the filter by outcome.
 *
 * Returns: (transfer full): words that hold for every school that the code fits
 */
char *
fettle_school_outcome_label (const char *code)
{
  gboolean predecessor = g_str_has_suffix (code, "/predecessor");
  g_autofree char *base = g_strdup (code);
  g_autofree char *words = NULL;

  if (predecessor || g_str_has_suffix (code, "/own"))
    *strrchr (base, '/') = '\0';
  words = word_base (base);
  if (words == NULL)
    words = g_strdup (base);
  if (!predecessor)
    return g_steal_pointer (&words);
  /* Translators: an outcome that was given to the school before the present one. */
  return g_strdup_printf (_("%s (the predecessor’s)"), words);
}

/**
 * fettle_school_outcome_facets:
 * @sql: a connection
 * @query: (nullable): the filters in force
 * @facets: (element-type FettleSchoolFacet): where to add the options, without labels
 * @error: (nullable): why not
 *
 * Returns: whether they could be counted
 */
gboolean
fettle_school_outcome_facets (FettleSql                *sql,
                              const FettleSchoolQuery  *query,
                              GPtrArray                *facets,
                              GError                  **error)
{
  g_autoptr(GPtrArray) areas = g_ptr_array_new ();

  if (!add_cards (sql, query, "/own", facets, error) || !add_cards (sql, query, "/predecessor", facets, error)
      || !add_outcomes (sql, query, facets, error) || !read_areas (sql, query, areas, error))
    {
      g_ptr_array_foreach (areas, (GFunc) fettle_school_facet_free, NULL);
      return FALSE;
    }
  g_ptr_array_extend_and_steal (facets, g_steal_pointer (&areas));
  return TRUE;
}
