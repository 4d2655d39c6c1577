/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-check-private.h"

#include <glib/gi18n-lib.h>

#include "store/fettle-derived-private.h"

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
                          fettle_derived_index, &n, error))
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
                          fettle_derived_refresh_summaries, &n, error))
    return FALSE;
  if (n > 0)
    *finding = g_strdup (_("The list of schools does not show what the records say."));
  return TRUE;
}
