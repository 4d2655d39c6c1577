/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-derived-private.h"

#include "store/fettle-search-private.h"
#include "store/fettle-summary-private.h"
#include "store/sqlite/fettle-table-private.h"

/* What follows from the records: the list of schools, and the words of search. */

/**
 * fettle_derived_refresh_summaries:
 * @sql: the writing connection in a transaction, with the door open
 * @error: (nullable): why not
 *
 * Makes the rows of the list of schools again, of all schools.
 *
 * Returns: whether they are up to date
 */
gboolean
fettle_derived_refresh_summaries (FettleSql  *sql,
                                  GError    **error)
{
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql, "SELECT id FROM school UNION SELECT school_id FROM school_summary", error);
  FettleStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      if (!fettle_summary_refresh (sql, fettle_stmt_text (stmt, 0), error))
        return FALSE;
    }
  return step == FETTLE_STEP_DONE;
}

/**
 * fettle_derived_index:
 * @sql: the writing connection in a transaction, with the door open
 * @error: (nullable): why not
 *
 * Makes the words that search finds again, of all records.
 *
 * Returns: whether they are up to date
 */
gboolean
fettle_derived_index (FettleSql  *sql,
                      GError    **error)
{
  guint n_kinds;
  const FettleKind *const *kinds = fettle_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr(GPtrArray) records = fettle_table_list (sql, kinds[i], NULL, NULL, error);

      if (records == NULL)
        return FALSE;
      for (guint j = 0; j < records->len; j++)
        {
          if (!fettle_search_index_record (sql, g_ptr_array_index (records, j), FALSE, error))
            return FALSE;
        }
    }
  return TRUE;
}
