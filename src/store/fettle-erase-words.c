/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-erase-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-date.h"

static char *
make_words (FettleStmt *stmt)
{
  g_autofree char *day = g_strndup (fettle_stmt_text (stmt, 0), 10);
  g_autofree char *date = fettle_date_iso_to_words (day);
  const char *author = fettle_stmt_text (stmt, 1), *reason = fettle_stmt_text (stmt, 2),
             *decided_by = fettle_stmt_text (stmt, 3);

  if (g_strcmp0 (author, decided_by) == 0)
    /* Translators: a date, a person, and why */
    return g_strdup_printf (_("Erased on %s by %s: %s"), date, author, reason);
  /* Translators: a date, two people, and why */
  return g_strdup_printf (_("Erased on %s by %s, as %s decided: %s"), date, author, decided_by, reason);
}

/**
 * fettle_erasure_to_words:
 * @sql: a connection to a register of this version
 * @query: selects the numbers of batches that erased, with ?1 for @argument
 * @argument: what it is about
 * @words: (out) (transfer full) (nullable): "Erased on … by …: reason", a line a batch; NULL where there is none
 * @error: (nullable): why not
 *
 * Returns: whether it could be read
 */
gboolean
fettle_erasure_to_words (FettleSql   *sql,
                         const char  *query,
                         gint64       argument,
                         char       **words,
                         GError     **error)
{
  g_autofree char *text =
      g_strdup_printf ("SELECT made_at, author, reason, decided_by FROM batch WHERE seq IN (%s) AND action = 'erase' "
                       "ORDER BY seq",
                       query);
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql, text, error);
  GString *lines = g_string_new (NULL);
  FettleStep step = FETTLE_STEP_ERROR;

  if (stmt != NULL)
    fettle_stmt_bind (stmt, "i", argument);
  while (stmt != NULL && (step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      g_autofree char *line = make_words (stmt);

      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
    }
  *words = g_string_free (lines, lines->len == 0);
  return step == FETTLE_STEP_DONE;
}
