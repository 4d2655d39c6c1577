/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-check-private.h"

#include <glib/gi18n-lib.h>

#include "store/fettle-search-private.h"
#include "store/fettle-summary-private.h"
#include "store/sqlite/fettle-table-private.h"

static gboolean
refresh_all (FettleSql  *sql,
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

static gboolean
index_all (FettleSql  *sql,
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

/* Derived tables are made again beside what is there; the caller rolls all of it back. */
static gboolean
count_differences (FettleSql    *sql,
                   const char   *keep,
                   const char   *count,
                   gboolean    (*make) (FettleSql *sql, GError **error),
                   gint64       *n,
                   GError      **error)
{
  return fettle_sql_exec (sql, "DROP TABLE IF EXISTS temp.was", error)
         && fettle_sql_exec (sql, keep, error)
         && make (sql, error)
         && fettle_sql_get_int (sql, n, error, count, NULL);
}

/**
 * fettle_check_search:
 * @sql: the writing connection in a transaction that is rolled back, with the door open
 * @finding: (out): what is wrong, or NULL
 * @error: (nullable): why it could not look
 *
 * Compares the word index with its words, and its words with the records.
 *
 * Returns: whether it could look
 */
gboolean
fettle_check_search (FettleSql  *sql,
                     char      **finding,
                     GError    **error)
{
  g_autoptr(GError) damage = NULL;
  gint64 n;

  if (!fettle_sql_run (sql, &damage, "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)", NULL))
    {
      if (!g_error_matches (damage, FETTLE_ERROR, FETTLE_ERROR_CORRUPT))
        {
          g_propagate_error (error, g_steal_pointer (&damage));
          return FALSE;
        }
      *finding = g_strdup (_("The word index does not fit the words it was made from."));
      return TRUE;
    }
  if (!count_differences (sql, "CREATE TEMP TABLE was AS SELECT kind, record_id, school_id, title, body FROM search_document",
                          "SELECT (SELECT count (*) FROM temp.was) <> (SELECT count (*) FROM search_document) OR EXISTS "
                          "(SELECT kind, record_id, school_id, title, body FROM search_document EXCEPT SELECT * FROM temp.was)",
                          index_all, &n, error))
    return FALSE;
  if (n > 0)
    *finding = g_strdup (_("Search does not find what the records say."));
  return TRUE;
}

/**
 * fettle_check_summary:
 * @sql: the writing connection in a transaction that is rolled back, with the door open
 * @finding: (out): what is wrong, or NULL
 * @error: (nullable): why it could not look
 *
 * Makes the list of schools again and compares.
 *
 * Returns: whether it could look
 */
gboolean
fettle_check_summary (FettleSql  *sql,
                      char      **finding,
                      GError    **error)
{
  gint64 n;

  if (!count_differences (sql, "CREATE TEMP TABLE was AS SELECT * FROM school_summary",
                          "SELECT (SELECT count (*) FROM temp.was) <> (SELECT count (*) FROM school_summary) OR EXISTS "
                          "(SELECT * FROM school_summary EXCEPT SELECT * FROM temp.was)",
                          refresh_all, &n, error))
    return FALSE;
  if (n > 0)
    *finding = g_strdup (_("The list of schools does not show what the records say."));
  return TRUE;
}
