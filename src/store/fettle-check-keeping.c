/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-check-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-date.h"
#include "model/fettle-erased.h"
#include "model/fettle-leave.h"
#include "store/fettle-head-private.h"
#include "store/sqlite/fettle-table-private.h"

/* The field that names the bytes of a document, of whatever kind it is. */
#define FINGERPRINT "sha256"

#define DRAFTS "SELECT form, record_id, name, json FROM draft ORDER BY saved_at DESC"

static gboolean
find_without_bytes (FettleSql         *sql,
                    const FettleKind  *kind,
                    char             **finding,
                    GError           **error)
{
  g_autofree char *query = g_strdup_printf ("SELECT id FROM %s WHERE sha256 <> '" FETTLE_ERASED "' AND NOT EXISTS "
                                            "(SELECT 1 FROM blob WHERE blob.sha256 = %s.sha256) ORDER BY id LIMIT 1",
                                            kind->table, kind->table);
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_autoptr(FettleRecord) record = NULL;
  gboolean deleted;

  if (!fettle_sql_get_text (sql, &id, error, query, NULL))
    return FALSE;
  if (id == NULL)
    return TRUE;
  if (!fettle_table_get (sql, kind, id, &record, &deleted, error))
    return FALSE;
  title = fettle_leave_title (record, FETTLE_AUDIENCE_EXEMPT, FALSE);
  /* Translators: a kind of record, such as a document, and its name */
  *finding = g_strdup_printf (_("The bytes of the %1$s “%2$s” are gone. A backup from before may still hold them."), _(kind->label),
                              title);
  return TRUE;
}

static gboolean
can_read_draft (FettleStmt *stmt)
{
  const FettleKind *kind = fettle_kind_get (fettle_stmt_text (stmt, 0));
  const char *id = fettle_stmt_text (stmt, 1);
  g_autoptr(FettleRecord) record = NULL;

  if (kind != NULL && id != NULL)
    record = fettle_record_from_json (kind, id, fettle_stmt_text (stmt, 3), NULL);
  return record != NULL;
}

static char *
head_words (const FettleTip *head,
            const FettleTip *newest)
{
  g_autofree char *moment = fettle_moment_to_words (head->made_at);

  if (newest == NULL || head->seq > newest->seq)
    /* Translators: %s is a moment */
    return g_strdup_printf (_("The newest steps were cut off the log: the step that this computer wrote on %s is not in it. "
                              "A backup from after that moment holds it."), moment);
  /* Translators: %s is a moment */
  return g_strdup_printf (_("This is not the register that this computer wrote last: the step of %s is not in its log, "
                            "and others are in its place."), moment);
}

/**
 * fettle_check_documents:
 * @sql: a connection
 * @check: the check
 * @finding: (out): what is wrong, or NULL
 * @error: (nullable): why it could not look
 *
 * Looks for the bytes of every record that names some. One that was removed can be brought back, so it counts too.
 *
 * Returns: whether it could look
 */
gboolean
fettle_check_documents (FettleSql    *sql,
                        FettleCheck  *check,
                        char        **finding,
                        GError      **error)
{
  guint n_kinds;
  const FettleKind *const *kinds = fettle_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds && *finding == NULL; i++)
    {
      if (fettle_kind_find_field (kinds[i], FINGERPRINT) >= 0 && !find_without_bytes (sql, kinds[i], finding, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * fettle_check_drafts:
 * @sql: a connection
 * @check: the check
 * @finding: (out): what is wrong, or NULL
 * @error: (nullable): why it could not look
 *
 * Reads every draft as the form would that offers it again.
 *
 * Returns: whether it could look
 */
gboolean
fettle_check_drafts (FettleSql    *sql,
                     FettleCheck  *check,
                     char        **finding,
                     GError      **error)
{
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql, DRAFTS, error);
  FettleStep step = FETTLE_STEP_DONE;

  if (stmt == NULL)
    return FALSE;
  while (*finding == NULL && (step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      if (!can_read_draft (stmt))
        /* Translators: %s is what was typed in a form and not yet saved, such as “Note for Oak Primary School” */
        *finding = g_strdup_printf (_("The draft “%s” cannot be read. The records are not touched by it; discard it among the "
                                      "unsaved forms."), fettle_stmt_text (stmt, 2));
    }
  return step != FETTLE_STEP_ERROR;
}

/**
 * fettle_check_head:
 * @sql: a connection
 * @check: the check, with the head as it was before @sql began to read
 * @finding: (out): what is wrong, or NULL
 * @error: (nullable): why it could not look
 *
 * Compares the log with what the folder says of its end. A folder that says nothing is fine, and so is one that is behind: the
 * commit comes first.
 *
 * Returns: whether it could look
 */
gboolean
fettle_check_head (FettleSql    *sql,
                   FettleCheck  *check,
                   char        **finding,
                   GError      **error)
{
  g_autoptr(FettleTip) newest = NULL;
  gboolean is_in;

  if (check->head == NULL)
    return TRUE;
  if (!fettle_tip_is_in (check->head, sql, &is_in, error) || !fettle_tip_read (sql, NULL, &newest, error))
    return FALSE;
  if (!is_in)
    *finding = head_words (check->head, newest);
  return TRUE;
}
