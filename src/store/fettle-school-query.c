/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-school-query.h"

#include "store/fettle-school-filter-private.h"
#include "store/fettle-store-private.h"

static void
add_order (FettleSchoolFilter      *filter,
           const FettleSchoolQuery *query)
{
  const char *order = fettle_school_column_info (query->sort)->order;

  g_string_append_printf (filter->text, " ORDER BY %s%s NULLS LAST", order, query->descending ? " DESC" : "");
  if (query->sort != FETTLE_SCHOOL_NAME)
    g_string_append (filter->text, ", name_key");
  g_string_append (filter->text, ", school_id");
}

static gboolean
strv_equal (GStrv a,
            GStrv b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

/**
 * fettle_school_query_new:
 *
 * Returns: (transfer full): a query for all schools by name
 */
FettleSchoolQuery *
fettle_school_query_new (void)
{
  return g_new0 (FettleSchoolQuery, 1);
}

/**
 * fettle_school_query_copy:
 * @query: a query
 *
 * Returns: (transfer full): a copy
 */
FettleSchoolQuery *
fettle_school_query_copy (const FettleSchoolQuery *query)
{
  FettleSchoolQuery *copy = g_new0 (FettleSchoolQuery, 1);

  copy->text = g_strdup (query->text);
  copy->phases = g_strdupv (query->phases);
  copy->sectors = g_strdupv (query->sectors);
  copy->regimes = g_strdupv (query->regimes);
  copy->outcomes = g_strdupv (query->outcomes);
  copy->categories = g_strdupv (query->categories);
  copy->statuses = g_strdupv (query->statuses);
  copy->officers = g_strdupv (query->officers);
  copy->sort = query->sort;
  copy->descending = query->descending;
  return copy;
}

/**
 * fettle_school_query_free:
 * @query: (transfer full) (nullable): a query
 */
void
fettle_school_query_free (FettleSchoolQuery *query)
{
  if (query == NULL)
    return;
  g_free (query->text);
  g_strfreev (query->phases);
  g_strfreev (query->sectors);
  g_strfreev (query->regimes);
  g_strfreev (query->outcomes);
  g_strfreev (query->categories);
  g_strfreev (query->statuses);
  g_strfreev (query->officers);
  g_free (query);
}

/**
 * fettle_school_query_equal:
 * @a: a query
 * @b: another
 *
 * Returns: whether they ask for the same
 */
gboolean
fettle_school_query_equal (const FettleSchoolQuery *a,
                           const FettleSchoolQuery *b)
{
  return g_strcmp0 (a->text, b->text) == 0 && a->sort == b->sort && a->descending == b->descending
         && strv_equal (a->phases, b->phases) && strv_equal (a->sectors, b->sectors) && strv_equal (a->regimes, b->regimes)
         && strv_equal (a->outcomes, b->outcomes) && strv_equal (a->categories, b->categories)
         && strv_equal (a->statuses, b->statuses) && strv_equal (a->officers, b->officers);
}

/**
 * fettle_school_query_get_codes:
 * @query: a query
 * @column: a column
 *
 * Returns: (transfer none) (nullable): the codes that the query keeps in the column; %NULL where it keeps all
 */
GStrv
fettle_school_query_get_codes (const FettleSchoolQuery *query,
                               FettleSchoolColumn       column)
{
  g_return_val_if_fail (query != NULL, NULL);

  switch ((int) column)
    {
    case FETTLE_SCHOOL_PHASE:
      return query->phases;
    case FETTLE_SCHOOL_SECTOR:
      return query->sectors;
    case FETTLE_SCHOOL_REGIME:
      return query->regimes;
    case FETTLE_SCHOOL_OUTCOME:
      return query->outcomes;
    case FETTLE_SCHOOL_CATEGORY:
      return query->categories;
    case FETTLE_SCHOOL_STATUS:
      return query->statuses;
    case FETTLE_SCHOOL_LINK_OFFICER:
      return query->officers;
    default:
      return NULL;
    }
}

/**
 * fettle_school_query_ids:
 * @sql: a connection
 * @query: what is asked for
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type utf8): ids of the schools, in order
 */
GPtrArray *
fettle_school_query_ids (FettleSql                *sql,
                         const FettleSchoolQuery  *query,
                         GError                  **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_auto(FettleSchoolFilter) filter = FETTLE_SCHOOL_FILTER_INIT ("SELECT school_id FROM school_summary WHERE 1");
  g_autoptr(FettleStmt) stmt = NULL;
  FettleStep step;

  fettle_school_filter_add_query (&filter, query, FETTLE_SCHOOL_N_COLUMNS);
  add_order (&filter, query);
  if (!(stmt = fettle_school_filter_prepare (&filter, sql, error)))
    return NULL;
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    g_ptr_array_add (ids, fettle_stmt_dup (stmt, 0));
  return step == FETTLE_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * fettle_school_query_run:
 * @store: a store
 * @query: what is asked for
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type FettleSchoolRow): all rows with their texts, in order
 */
GPtrArray *
fettle_school_query_run (FettleStore              *store,
                         const FettleSchoolQuery  *query,
                         GError                  **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) ids = NULL;
  g_autoptr(FettleReader) reader = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  if (!(reader = fettle_store_borrow (store, error)) || !(ids = fettle_school_query_ids (reader->sql, query, error)))
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (rows, fettle_school_row_new (g_ptr_array_index (ids, i)));
  return fettle_school_rows_read (reader->sql, rows, error) ? g_steal_pointer (&rows) : NULL;
}
