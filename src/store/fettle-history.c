/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-history.h"

#include <glib/gi18n-lib.h>

#include "store/fettle-erase-private.h"
#include "store/fettle-history-private.h"
#include "store/fettle-log-private.h"
#include "store/fettle-store-private.h"

/* What a batch of work is now: "done" or "undone" by the last step that names it; an undo, a redo or a restore is what it is. */
#define BATCH_COLUMNS \
  "SELECT b.seq, b.id, b.label, b.author, b.device, b.made_at, b.n_changes, " \
  "CASE WHEN b.action <> 'do' THEN b.action " \
  "WHEN (SELECT action FROM batch AS later WHERE later.of_batch = b.id ORDER BY seq DESC LIMIT 1) = 'undo' THEN 'undone' " \
  "ELSE 'done' END, (SELECT count (DISTINCT school_id) FROM change WHERE batch_seq = b.seq) FROM batch AS b "

#define CHANGE_COLUMNS \
  "SELECT c.kind, c.record_id, c.before, c.after, b.id, b.made_at, b.author, b.label, c.seq " \
  "FROM change AS c JOIN batch AS b ON b.seq = c.batch_seq "

/* The batches that erased words of a change, of a batch's changes, and of its label; a batch that erased is among its own. */
#define ERASED_CHANGE "SELECT batch_seq FROM erased_row WHERE part = 'change' AND \"row\" = ?1"
#define ERASED_CHANGES \
  "SELECT e.batch_seq FROM change AS c JOIN erased_row AS e ON e.part = 'change' AND e.\"row\" = c.seq WHERE c.batch_seq = ?1"
#define ERASED_LABEL "SELECT batch_seq FROM erased_row WHERE part = 'label' AND \"row\" = ?1 UNION SELECT ?1"

/* No limit, as SQLite says it. */
static gint64
limit_or_all (guint limit)
{
  return limit > 0 ? (gint64) limit : -1;
}

/* Nearly always nothing was, and then no row is asked about. */
static gboolean
was_anything_erased (FettleSql  *sql,
                     gboolean   *erased,
                     GError    **error)
{
  gint64 n;

  if (!fettle_sql_get_int (sql, &n, error, "SELECT EXISTS (SELECT 1 FROM erased_row)", NULL))
    return FALSE;
  *erased = n != 0;
  return TRUE;
}

static FettleChangeInfo *
read_change (FettleSql   *sql,
             FettleStmt  *stmt,
             gboolean     erased,
             GError     **error)
{
  g_autoptr(FettleRecord) before = NULL;
  g_autoptr(FettleRecord) after = NULL;
  g_autofree char *words = NULL;
  FettleChangeInfo *info;

  if (!fettle_log_read_change (stmt, &before, &after, error)
      || (erased && !fettle_erasure_to_words (sql, ERASED_CHANGE, fettle_stmt_int (stmt, 8), &words, error)))
    return NULL;
  info = fettle_change_info_new (before, after, fettle_stmt_text (stmt, 4), fettle_stmt_text (stmt, 5),
                                 fettle_stmt_text (stmt, 6), fettle_stmt_text (stmt, 7));
  fettle_change_info_set_erased (info, words);
  return info;
}

static FettleBatchInfo *
read_batch (FettleSql   *sql,
            FettleStmt  *stmt,
            gboolean     erased,
            GError     **error)
{
  gint64 seq = fettle_stmt_int (stmt, 0);
  g_autofree char *words = NULL;
  g_autofree char *label_words = NULL;
  FettleBatchInfo *info;

  if (erased && (!fettle_erasure_to_words (sql, ERASED_CHANGES, seq, &words, error)
                 || !fettle_erasure_to_words (sql, ERASED_LABEL, seq, &label_words, error)))
    return NULL;
  info = fettle_batch_info_new (fettle_stmt_text (stmt, 1), fettle_stmt_text (stmt, 2), fettle_stmt_text (stmt, 3),
                                fettle_stmt_text (stmt, 4), fettle_stmt_text (stmt, 5), (guint) fettle_stmt_int (stmt, 6),
                                (guint) fettle_stmt_int (stmt, 8), fettle_stmt_text (stmt, 7));
  fettle_batch_info_set_erased (info, words ? words : label_words, words != NULL);
  return info;
}

/**
 * fettle_history_batches:
 * @store: a store
 * @school_id: (nullable): only those that touched the school; NULL for all
 * @limit: at most so many; 0 for all
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type FettleBatchInfo): batches, newest first
 */
GPtrArray *
fettle_history_batches (FettleStore  *store,
                        const char   *school_id,
                        guint         limit,
                        GError      **error)
{
  g_autoptr(GPtrArray) batches = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(FettleReader) reader = NULL;
  g_autoptr(FettleStmt) stmt = NULL;
  gboolean erased;
  FettleStep step;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  if (!(reader = fettle_store_borrow (store, error)) || !was_anything_erased (reader->sql, &erased, error)
      || !(stmt = fettle_sql_prepare (reader->sql,
                                      school_id
                                      ? BATCH_COLUMNS "WHERE b.seq IN (SELECT batch_seq FROM change WHERE school_id = ?2 "
                                        "UNION SELECT batch_seq FROM erasure WHERE school_id = ?2) "
                                        "ORDER BY b.seq DESC LIMIT ?1"
                                      : BATCH_COLUMNS "ORDER BY b.seq DESC LIMIT ?1", error)))
    return NULL;
  fettle_stmt_bind (stmt, school_id ? "is" : "i", limit_or_all (limit), school_id);
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      FettleBatchInfo *info = read_batch (reader->sql, stmt, erased, error);

      if (info == NULL)
        return NULL;
      g_ptr_array_add (batches, info);
    }
  return step == FETTLE_STEP_DONE ? g_steal_pointer (&batches) : NULL;
}

/**
 * fettle_history_changes:
 * @store: a store
 * @batch_id: (nullable): only those of the batch; NULL for all
 * @school_id: (nullable): only those of the school and what belongs to it; NULL for all
 * @limit: at most so many; 0 for all
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type FettleChangeInfo): changes, newest first
 */
GPtrArray *
fettle_history_changes (FettleStore  *store,
                        const char   *batch_id,
                        const char   *school_id,
                        guint         limit,
                        GError      **error)
{
  g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(FettleReader) reader = NULL;
  g_autoptr(FettleStmt) stmt = NULL;
  g_autofree char *query = g_strconcat (CHANGE_COLUMNS "WHERE ",
                                        batch_id ? "c.batch_seq = (SELECT seq FROM batch WHERE id = ?2)" : "?2 IS NULL",
                                        school_id ? " AND c.school_id = ?3" : " AND ?3 IS NULL",
                                        " ORDER BY c.seq DESC LIMIT ?1", NULL);
  gboolean erased;
  FettleStep step;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  if (!(reader = fettle_store_borrow (store, error)) || !was_anything_erased (reader->sql, &erased, error)
      || !(stmt = fettle_sql_prepare (reader->sql, query, error)))
    return NULL;
  fettle_stmt_bind (stmt, "iss", limit_or_all (limit), batch_id, school_id);
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      FettleChangeInfo *info = read_change (reader->sql, stmt, erased, error);

      if (info == NULL)
        return NULL;
      g_ptr_array_add (changes, info);
    }
  return step == FETTLE_STEP_DONE ? g_steal_pointer (&changes) : NULL;
}

/**
 * fettle_history_find_newest:
 * @store: a store
 * @school_id: (nullable): a school; NULL for what belongs to none, such as bank holidays
 * @number: (out): the number of the batch in this register, which only ever grows; 0 where there is none
 * @made_at: (out) (transfer full) (nullable): when it was made, UTC
 * @error: (nullable): why not
 *
 * Finds the newest batch that touched the school.
 *
 * Returns: whether the log could be read
 */
gboolean
fettle_history_find_newest (FettleStore  *store,
                            const char   *school_id,
                            guint        *number,
                            char        **made_at,
                            GError      **error)
{
  g_autoptr (FettleReader) reader = NULL;
  g_autoptr (FettleStmt) stmt = NULL;
  FettleStep step;

  g_return_val_if_fail (FETTLE_IS_STORE (store), FALSE);

  *number = 0;
  *made_at = NULL;
  if (!(reader = fettle_store_borrow (store, error))
      || !(stmt = fettle_sql_prepare (reader->sql,
                                      "SELECT seq, made_at FROM batch "
                                      "WHERE seq = (SELECT max (batch_seq) FROM change WHERE school_id IS ?1)", error)))
    return FALSE;
  fettle_stmt_bind (stmt, "s", school_id);
  if ((step = fettle_stmt_step (stmt, error)) != FETTLE_STEP_ROW)
    return step == FETTLE_STEP_DONE;
  *number = (guint) fettle_stmt_int (stmt, 0);
  *made_at = fettle_stmt_dup (stmt, 1);
  return TRUE;
}

/* What stands of the same records: neither an undo, nor what was undone, nor the batch's own undoing and redoing. */
static gboolean
find_newer (FettleSql   *sql,
            gint64       seq,
            char       **label,
            GError     **error)
{
  return fettle_sql_get_text (sql, label, error,
                              "SELECT coalesce (label, ?2) FROM batch AS target WHERE action = 'do' AND seq = ("
                              "SELECT max (c.batch_seq) FROM change AS c JOIN batch AS b ON b.seq = c.batch_seq "
                              "WHERE c.record_id IN (SELECT record_id FROM change WHERE batch_seq = ?1) AND c.batch_seq > ?1 "
                              "AND b.action = 'do' AND coalesce ((SELECT action FROM batch AS later WHERE later.of_batch = b.id "
                              "ORDER BY seq DESC LIMIT 1), 'do') <> 'undo')", "is", seq, fettle_log_label (NULL));
}

/**
 * fettle_history_look_at:
 * @store: a store
 * @batch_id: a batch
 * @label: (out) (transfer full): what it has done
 * @n_schools: (out): how many schools it touches
 * @newer: (out) (transfer full) (nullable): the label of the newest batch after it that stands and changed a record of it
 * @error: (nullable): %FETTLE_ERROR_NOT_FOUND where there is no such batch
 *
 * Looks at a batch before it is undone.
 *
 * Returns: whether it is there
 */
gboolean
fettle_history_look_at (FettleStore  *store,
                        const char   *batch_id,
                        char        **label,
                        guint        *n_schools,
                        char        **newer,
                        GError      **error)
{
  g_autoptr (FettleReader) reader = NULL;
  g_autoptr (FettleStmt) stmt = NULL;
  FettleStep step;

  g_return_val_if_fail (FETTLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (batch_id != NULL, FALSE);

  *label = *newer = NULL;
  if (!(reader = fettle_store_borrow (store, error))
      || !(stmt = fettle_sql_prepare (reader->sql,
                                      "SELECT seq, label, (SELECT count (DISTINCT school_id) FROM change WHERE batch_seq = b.seq) "
                                      "FROM batch AS b WHERE id = ?1", error)))
    return FALSE;
  fettle_stmt_bind (stmt, "s", batch_id);
  step = fettle_stmt_step (stmt, error);
  if (step == FETTLE_STEP_DONE)
    g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND, _("There is no such step of work."));
  if (step != FETTLE_STEP_ROW)
    return FALSE;
  *label = g_strdup (fettle_log_label (fettle_stmt_text (stmt, 1)));
  *n_schools = (guint) fettle_stmt_int (stmt, 2);
  return find_newer (reader->sql, fettle_stmt_int (stmt, 0), newer, error);
}
