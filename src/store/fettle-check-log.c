/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-check-private.h"

#include <glib/gi18n-lib.h>

#include "model/fettle-leave.h"
#include "store/sqlite/fettle-table-private.h"

#define CHANGES_BY_RECORD "SELECT kind, record_id, before, after FROM change ORDER BY record_id, seq"

/* What the log says of the record at hand. */
typedef struct
{
  const FettleKind *kind;
  char *id;
  char *before;
  char *after;
} Last;

static void
last_clear (Last *last)
{
  g_free (last->id);
  g_free (last->before);
  g_free (last->after);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Last, last_clear)

static gboolean
parse_last (const Last    *last,
            const char    *json,
            FettleRecord **record,
            GError       **error)
{
  *record = fettle_record_from_json (last->kind, last->id, json, error);
  return *record != NULL;
}

static gboolean
compare_last (FettleSql    *sql,
              const Last   *last,
              char        **finding,
              GError      **error)
{
  g_autoptr(FettleRecord) row = NULL;
  g_autoptr(FettleRecord) logged = NULL;
  g_autofree char *title = NULL;
  gboolean deleted = FALSE;

  if (!fettle_table_get (sql, last->kind, last->id, &row, &deleted, error)
      || !parse_last (last, last->after ? last->after : last->before, &logged, error))
    return FALSE;
  if (row != NULL && deleted == (last->after == NULL) && fettle_record_equal (row, logged))
    return TRUE;
  title = fettle_leave_title (logged, FETTLE_AUDIENCE_EXEMPT, FALSE);
  /* Translators: a kind of record and its name */
  *finding = g_strdup_printf (_("The %s “%s” is not what the log says."), _(last->kind->label), title);
  return TRUE;
}

/* Each change must begin where the one before it ended. */
static gboolean
follows (const Last *last,
         FettleStmt *stmt)
{
  if (g_strcmp0 (last->id, fettle_stmt_text (stmt, 1)) == 0)
    return g_strcmp0 (last->after, fettle_stmt_text (stmt, 2)) == 0;
  return fettle_stmt_text (stmt, 2) == NULL;
}

static gboolean
take_change (FettleSql    *sql,
             Last         *last,
             FettleStmt   *stmt,
             char        **finding,
             GError      **error)
{
  if (!follows (last, stmt))
    /* Translators: %s is the id of a record */
    *finding = g_strdup_printf (_("The log of the record %s has a gap."), fettle_stmt_text (stmt, 1));
  else if (last->id != NULL && g_strcmp0 (last->id, fettle_stmt_text (stmt, 1)) != 0
           && !compare_last (sql, last, finding, error))
    return FALSE;

  last_clear (last);
  last->kind = fettle_kind_get (fettle_stmt_text (stmt, 0));
  last->id = fettle_stmt_dup (stmt, 1);
  last->before = fettle_stmt_dup (stmt, 2);
  last->after = fettle_stmt_dup (stmt, 3);
  if (last->kind == NULL)
    /* Translators: %s is the technical name of a kind of record */
    *finding = g_strdup_printf (_("This program does not know records of the kind “%s”."), fettle_stmt_text (stmt, 0));
  return TRUE;
}

/* A row without a line in the log came past the door. */
static gboolean
count_rows (FettleSql    *sql,
            char        **finding,
            GError      **error)
{
  guint n_kinds;
  const FettleKind *const *kinds = fettle_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds && *finding == NULL; i++)
    {
      g_autofree char *query = g_strdup_printf ("SELECT count (*) FROM %s AS t WHERE NOT EXISTS "
                                                "(SELECT 1 FROM change WHERE record_id = t.id)", kinds[i]->table);
      gint64 n;

      if (!fettle_sql_get_int (sql, &n, error, query, NULL))
        return FALSE;
      if (n > 0)
        /* Translators: %1$d is a count, %2$s the plural name of a kind of record */
        *finding = g_strdup_printf (ngettext ("%1$d row of “%2$s” is not in the log.", "%1$d rows of “%2$s” are not in the log.",
                                              (gulong) n), (int) n, _(kinds[i]->label_plural));
    }
  return TRUE;
}

/**
 * fettle_check_log_tables:
 * @sql: a connection
 * @check: the check
 * @finding: (out): what is wrong, or NULL
 * @error: (nullable): why it could not look
 *
 * Replays the log record by record and compares its end with the tables.
 *
 * Returns: whether it could look
 */
gboolean
fettle_check_log_tables (FettleSql    *sql,
                         FettleCheck  *check,
                         char        **finding,
                         GError      **error)
{
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql, CHANGES_BY_RECORD, error);
  g_auto(Last) last = { 0 };
  FettleStep step = FETTLE_STEP_DONE;

  if (stmt == NULL)
    return FALSE;
  while (*finding == NULL && (step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      fettle_check_tell (check, _("Comparing the log with the records"));
      if (!take_change (sql, &last, stmt, finding, error))
        return FALSE;
    }
  if (step == FETTLE_STEP_ERROR)
    return FALSE;
  if (*finding == NULL && last.id != NULL && !compare_last (sql, &last, finding, error))
    return FALSE;
  return *finding != NULL || count_rows (sql, finding, error);
}
