/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-reference-private.h"

#include "rules/inspection/fettle-measure.h"
#include "rules/inspection/fettle-facts.h"
#include "store/fettle-store-private.h"

#define OPEN_STATE_FUNDED \
  "SELECT urn, la_code, region, phase, coalesce (nullif (pupils, 0), " \
  "(SELECT max (listed.pupils) FROM main.outcome AS listed WHERE listed.urn = establishment.urn), 0) FROM main.establishment " \
  "WHERE sector IN ('maintained', 'academy') AND status IN ('open', 'open-proposed-to-close')"

#define OUTCOME_COLUMNS "format, start, urn_at_time, overall, ungraded_outcome, safeguarding, category, grades"

/* FettleMeasure, as SQL wants it. */
#define NONE "0"
#define MET "2"
G_STATIC_ASSERT (FETTLE_MEASURE_NONE == 0 && FETTLE_MEASURE_MET == 2);

#define COUNT_BY(condition) \
  "SELECT phase, regime, outcome, count (*), sum (pupils), " \
  "sum (measure <> " NONE "), sum (pupils * (measure <> " NONE ")), " \
  "sum (measure = " MET "), sum (pupils * (measure = " MET ")), " \
  "sum (measure <> " NONE " AND pupils = 0) FROM comparator WHERE " condition " " \
  "GROUP BY phase, regime, outcome ORDER BY phase, regime, outcome"

static const char *const counts[] = {
  [FETTLE_AREA_ENGLAND] = COUNT_BY ("?1 IS NULL"),
  [FETTLE_AREA_REGION] = COUNT_BY ("region = ?1"),
  [FETTLE_AREA_AUTHORITY] = COUNT_BY ("la_code = ?1"),
};

static void
add_inspection (FettleFacts *facts,
                FettleStmt  *stmt)
{
  FettleInspectionFacts *inspection = fettle_facts_add (facts, fettle_stmt_text (stmt, 0), fettle_stmt_text (stmt, 1));

  inspection->urn_at_time = fettle_facts_keep (facts, fettle_stmt_text (stmt, 2));
  inspection->overall = fettle_facts_keep (facts, fettle_stmt_text (stmt, 3));
  inspection->ungraded_outcome = fettle_facts_keep (facts, fettle_stmt_text (stmt, 4));
  inspection->safeguarding = fettle_facts_keep (facts, fettle_stmt_text (stmt, 5));
  inspection->category = fettle_facts_keep (facts, fettle_stmt_text (stmt, 6));
  fettle_facts_parse_grades (facts, fettle_stmt_text (stmt, 7));
}

static gboolean
read_inspections (FettleSql    *sql,
                  const char   *urn,
                  FettleFacts  *facts,
                  GError      **error)
{
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql,
                                                   "SELECT " OUTCOME_COLUMNS " FROM main.outcome WHERE urn = ?1 AND start IS NOT NULL UNION ALL "
                                                   "SELECT " OUTCOME_COLUMNS " FROM main.year_to_date WHERE urn = ?1", error);
  FettleStep step;

  if (stmt == NULL)
    return FALSE;
  fettle_facts_clear (facts);
  fettle_stmt_bind (stmt, "s", urn);
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    add_inspection (facts, stmt);
  return step == FETTLE_STEP_DONE;
}

static gboolean
compare_school (FettleSql    *sql,
                FettleStmt   *school,
                FettleFacts  *facts,
                GError      **error)
{
  const char *urn = fettle_stmt_text (school, 0);
  const FettleInspectionFacts *inspections;
  FettleOutcome outcome = { 0 };
  guint n_inspections;

  if (!read_inspections (sql, urn, facts, error))
    return FALSE;
  inspections = fettle_facts_get (facts, &n_inspections);
  fettle_outcome_compute (inspections, n_inspections, urn, &outcome);
  return fettle_sql_run (sql, error,
                         "INSERT INTO main.comparator (urn, la_code, region, phase, regime, outcome, measure, pupils) "
                         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", "ssssssii",
                         urn, fettle_stmt_text (school, 1), fettle_stmt_text (school, 2), fettle_stmt_text (school, 3),
                         fettle_regime_get_code (outcome.regime), fettle_facts_get_code (facts, &outcome),
                         (gint64) fettle_outcome_measure (&outcome, inspections), fettle_stmt_int (school, 4));
}

/**
 * fettle_comparator_make:
 * @sql: a new reference, before it is put in place
 * @error: (nullable): why not
 *
 * Works out the current outcome of every open state-funded school by the same rules as the register's.
 *
 * Returns: whether it was done
 */
gboolean
fettle_comparator_make (FettleSql  *sql,
                        GError    **error)
{
  g_autoptr(FettleFacts) facts = fettle_facts_new ();
  g_autoptr(FettleStmt) school = fettle_sql_prepare (sql, OPEN_STATE_FUNDED, error);
  FettleStep step;

  if (school == NULL)
    return FALSE;
  while ((step = fettle_stmt_step (school, error)) == FETTLE_STEP_ROW)
    {
      if (!compare_school (sql, school, facts, error))
        return FALSE;
    }
  return step == FETTLE_STEP_DONE;
}

/**
 * fettle_comparator_row_free:
 * @row: (transfer full) (nullable): a row
 */
void
fettle_comparator_row_free (FettleComparatorRow *row)
{
  if (row == NULL)
    return;
  g_free (row->phase);
  g_free (row->regime);
  g_free (row->outcome);
  g_free (row);
}

static gboolean
add_counts (FettleStore  *store,
            GPtrArray    *rows,
            FettleArea    area,
            const char   *code,
            GError      **error)
{
  g_autoptr(FettleReader) reader = NULL;
  g_autoptr(FettleStmt) stmt = NULL;
  FettleStep step;

  if (!(reader = fettle_store_borrow_reference (store, error))
      || !(stmt = fettle_sql_prepare (reader->sql, counts[area], error)))
    return FALSE;
  fettle_stmt_bind (stmt, "s", area == FETTLE_AREA_ENGLAND ? NULL : code);
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      FettleComparatorRow *row = g_new0 (FettleComparatorRow, 1);

      row->phase = fettle_stmt_dup (stmt, 0);
      row->regime = fettle_stmt_dup (stmt, 1);
      row->outcome = fettle_stmt_dup (stmt, 2);
      row->n_schools = (guint) fettle_stmt_int (stmt, 3);
      row->n_pupils = (guint64) fettle_stmt_int (stmt, 4);
      row->n_measured = (guint) fettle_stmt_int (stmt, 5);
      row->n_measured_pupils = (guint64) fettle_stmt_int (stmt, 6);
      row->n_met = (guint) fettle_stmt_int (stmt, 7);
      row->n_met_pupils = (guint64) fettle_stmt_int (stmt, 8);
      row->n_measured_unknown = (guint) fettle_stmt_int (stmt, 9);
      g_ptr_array_add (rows, row);
    }
  return step == FETTLE_STEP_DONE;
}

/**
 * fettle_reference_compare:
 * @store: a store
 * @area: how wide
 * @code: (nullable): name of the region, or LA code; NULL for England
 * @error: (nullable): %FETTLE_ERROR_REFERENCE where the public data is damaged, and others
 *
 * Counts open state-funded schools and their pupils by phase, regime and current outcome. Regimes are counted apart.
 *
 * Returns: (transfer full) (nullable) (element-type FettleComparatorRow): the counts; empty where nothing was imported
 */
GPtrArray *
fettle_reference_compare (FettleStore  *store,
                          FettleArea    area,
                          const char   *code,
                          GError      **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_comparator_row_free);
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  if (!fettle_store_has_reference (store) || add_counts (store, rows, area, code, &local_error))
    return g_steal_pointer (&rows);
  fettle_reference_take_damage (store, &local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
