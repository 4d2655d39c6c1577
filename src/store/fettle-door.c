/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-door-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-date.h"
#include "base/fettle-id.h"
#include "store/fettle-case-guard-private.h"
#include "store/fettle-head-private.h"
#include "store/fettle-log-private.h"
#include "store/fettle-search-private.h"
#include "store/fettle-summary-private.h"
#include "store/sqlite/fettle-table-private.h"

struct _FettleDoor
{
  FettleSql *sql;
  FettleSigner signer;
  const char *action;
  const char *of_batch;
  const char *label;
  const char *reason;     /* of an erasure: why, and by whose decision */
  const char *decided_by;
  char *id;
  gint64 seq;
  char *previous_hash;
  GChecksum *sum;
  gint64 n_changes;
  GHashTable *touched; /* record id -> the record as it was last written */
  GHashTable *gone;    /* ids of those that are removed */
  GHashTable *schools;
  FettleCaseGuard *guard;
  GPtrArray *told; /* what was mended, in sentences for people */
};

static gboolean
write_change (FettleDoor    *self,
              FettleRecord  *record,
              const char    *before,
              const char    *after,
              GError       **error)
{
  const char *kind = fettle_record_get_kind (record)->name;
  const char *id = fettle_record_get_id (record);
  const char *school = fettle_table_school_of (record);
  g_autofree char *salt = fettle_log_make_salt ();
  g_autofree char *digest = fettle_log_digest_change (salt, before, after);

  fettle_log_hash_digest (self->sum, kind, id, school, digest);
  self->n_changes++;
  return fettle_sql_run (self->sql, error,
                         "INSERT INTO change (batch_seq, kind, record_id, school_id, before, after, salt, digest) "
                         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                         "isssssss", self->seq, kind, id, school, before, after, salt, digest);
}

static void
touch (FettleDoor   *self,
       FettleRecord *record,
       gboolean      deleted)
{
  const char *id = fettle_record_get_id (record);
  const char *school = fettle_table_school_of (record);

  g_hash_table_replace (self->touched, g_strdup (id), g_object_ref (record));
  if (deleted)
    g_hash_table_add (self->gone, g_strdup (id));
  else
    g_hash_table_remove (self->gone, id);
  if (school != NULL)
    g_hash_table_add (self->schools, g_strdup (school));
}

static gboolean
write_batch (FettleDoor  *self,
             GError     **error)
{
  g_autofree char *made_at = fettle_moment_now ();
  g_autofree char *salt = fettle_log_make_salt ();
  g_autofree char *digest = fettle_log_digest_label (salt, self->label, self->reason, self->decided_by);
  FettleLogBatch batch = {
    FETTLE_LOG_FORMAT, self->id, self->action, self->of_batch, self->label, digest, self->signer.author, self->signer.device, made_at,
    self->n_changes, self->previous_hash,
  };
  g_autofree char *hash = fettle_log_hash_batch (self->sum, &batch);

  return fettle_sql_run (self->sql, error,
                         "INSERT INTO batch (seq, id, format, action, of_batch, label, salt, digest, author, device, made_at, "
                         "n_changes, previous_hash, hash, reason, decided_by) "
                         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
                         "isissssssssissss", self->seq, batch.id, (gint64) batch.format, batch.action, batch.of_batch, batch.label,
                         salt, digest, batch.author, batch.device, batch.made_at, batch.n_changes, batch.previous_hash, hash,
                         self->reason, self->decided_by);
}

/* Whatever is derived from the records is brought up to date in the same transaction. */
static gboolean
settle (FettleDoor  *self,
        GError     **error)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gboolean deleted = g_hash_table_contains (self->gone, key);

      if (!fettle_links_check (self->sql, value, deleted, error)
          || !fettle_search_index_record (self->sql, value, deleted, error))
        return FALSE;
    }
  if (!fettle_case_guard_check (self->guard, self->sql, fettle_date_today (), error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->schools);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      if (!fettle_summary_refresh (self->sql, key, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_chain (FettleDoor  *self,
            GError     **error)
{
  gint64 newest;

  if (!fettle_sql_get_int (self->sql, &newest, error, "SELECT max (seq) FROM batch", NULL)
      || !fettle_sql_get_text (self->sql, &self->previous_hash, error,
                               "SELECT hash FROM batch WHERE device = ?1 ORDER BY seq DESC LIMIT 1",
                               "s", self->signer.device))
    return FALSE;
  self->seq = newest + 1;
  if (self->previous_hash == NULL)
    self->previous_hash = g_strdup ("");
  return TRUE;
}

/**
 * fettle_door_begin:
 * @sql: the writing connection
 * @signer: in whose name
 * @action: "do", "undo" or "redo"; or "restore" or "erase", which change no record
 * @of_batch: (nullable): what is undone or redone
 * @label: the batch's label
 * @error: (nullable): %FETTLE_ERROR_BUSY and others
 *
 * Takes the write lock and opens the door. Strings must outlive the door.
 *
 * Returns: (transfer full) (nullable): the open door; freeing it unfinished changes nothing
 */
FettleDoor *
fettle_door_begin (FettleSql           *sql,
                   const FettleSigner  *signer,
                   const char          *action,
                   const char          *of_batch,
                   const char          *label,
                   GError             **error)
{
  g_autoptr(FettleDoor) self = NULL;

  if (!fettle_sql_begin (sql, error))
    return NULL;
  self = g_new0 (FettleDoor, 1);
  self->sql = sql;
  self->signer = *signer;
  self->action = action;
  self->of_batch = of_batch;
  self->label = label;
  self->id = fettle_id_new ();
  self->sum = g_checksum_new (G_CHECKSUM_SHA256);
  self->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->schools = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->guard = fettle_case_guard_new ();
  self->told = g_ptr_array_new_with_free_func (g_free);
  fettle_sql_set_door (sql, TRUE);
  return read_chain (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * fettle_door_keep_bytes:
 * @self: the open door
 * @bytes: the bytes of a document
 * @error: (nullable): why not
 *
 * Keeps bytes, once however often they come.
 *
 * Returns: whether they are kept
 */
gboolean
fettle_door_keep_bytes (FettleDoor  *self,
                        GBytes      *bytes,
                        GError     **error)
{
  g_autofree char *hash = fettle_hash_bytes (bytes);
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (self->sql, "INSERT OR IGNORE INTO blob (sha256, size, bytes) VALUES (?1, ?2, ?3)",
                                                   error);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (stmt == NULL)
    return FALSE;
  fettle_stmt_bind (stmt, "si", hash, (gint64) size);
  sqlite3_bind_blob64 (fettle_stmt_get_handle (stmt), 3, size > 0 ? data : "", size, SQLITE_STATIC);
  return fettle_stmt_step (stmt, error) == FETTLE_STEP_DONE;
}

/**
 * fettle_door_write:
 * @self: the open door
 * @before: (nullable): the record as it is in the register; NULL where it is not there
 * @after: (nullable): the record as it is to be; NULL where it is removed
 * @error: (nullable): %FETTLE_ERROR_CONSTRAINT and others
 *
 * Writes one row and its change.
 *
 * Returns: whether both are written
 */
gboolean
fettle_door_write (FettleDoor    *self,
                   FettleRecord  *before,
                   FettleRecord  *after,
                   GError       **error)
{
  FettleRecord *record = after ? after : before;
  g_autofree char *json_before = before ? fettle_record_to_json (before) : NULL;
  g_autofree char *json_after = after ? fettle_record_to_json (after) : NULL;
  const char *old_school = before ? fettle_table_school_of (before) : NULL;

  if (old_school != NULL)
    g_hash_table_add (self->schools, g_strdup (old_school));
  touch (self, record, after == NULL);
  fettle_case_guard_note (self->guard, before, after);
  return fettle_table_put (self->sql, record, after == NULL, error)
         && write_change (self, record, json_before, json_after, error);
}

/**
 * fettle_door_set_id:
 * @self: the open door
 * @batch_id: (nullable): a new id that is known elsewhere already
 *
 * Says which id the batch is to have in the log.
 */
void
fettle_door_set_id (FettleDoor *self,
                    const char *batch_id)
{
  if (batch_id == NULL)
    return;
  g_free (self->id);
  self->id = g_strdup (batch_id);
}

/**
 * fettle_door_overwrite:
 * @self: the open door of an erasure
 * @left: what is left of a record
 * @removed: whether the record was removed before
 * @error: (nullable): %FETTLE_ERROR_CONSTRAINT and others
 *
 * Writes a row whose log is overwritten alike, so that there is no change to log. The law is not asked: nobody takes a step of it.
 *
 * Returns: whether it is written
 */
gboolean
fettle_door_overwrite (FettleDoor    *self,
                       FettleRecord  *left,
                       gboolean       removed,
                       GError       **error)
{
  touch (self, left, removed);
  return fettle_table_put (self->sql, left, removed, error);
}

/**
 * fettle_door_set_reason:
 * @self: the open door of an erasure
 * @reason: why; must outlive the door
 * @decided_by: by whose decision; must outlive the door
 */
void
fettle_door_set_reason (FettleDoor *self,
                        const char *reason,
                        const char *decided_by)
{
  self->reason = reason;
  self->decided_by = decided_by;
}

/**
 * fettle_door_get_seq:
 * @self: an open door
 *
 * Returns: the number that the batch will have
 */
gint64
fettle_door_get_seq (FettleDoor *self)
{
  return self->seq;
}

/**
 * fettle_door_get_id:
 * @self: an open door
 *
 * Returns: (transfer none): the id that the batch will have
 */
const char *
fettle_door_get_id (FettleDoor *self)
{
  return self->id;
}

/**
 * fettle_door_finish:
 * @self: the open door
 * @batch_id: (out) (transfer full) (nullable): the batch; NULL where nothing was written
 * @error: (nullable): %FETTLE_ERROR_CONFLICT, _NO_SPACE and others
 *
 * Settles what is derived, signs the batch and commits.
 *
 * Returns: whether it is on the disk
 */
gboolean
fettle_door_finish (FettleDoor  *self,
                    char       **batch_id,
                    GError     **error)
{
  gboolean erases = g_str_equal (self->action, "erase");

  *batch_id = NULL;
  if (self->n_changes == 0 && !erases && !g_str_equal (self->action, "restore"))
    return TRUE;
  if (!settle (self, error)
      || (erases && (!fettle_search_rebuild (self->sql, error)
                     || !fettle_log_hash_erasures (self->sql, self->seq, self->sum, error)))
      || !write_batch (self, error) || !fettle_sql_commit (self->sql, error))
    return FALSE;
  if (self->signer.folder != NULL)
    fettle_head_write (self->signer.folder, self->sql, self->signer.device, NULL);
  *batch_id = g_strdup (self->id);
  return TRUE;
}

/**
 * fettle_door_tell:
 * @self: the open door
 * @sentence: what the author of the batch should know
 */
void
fettle_door_tell (FettleDoor *self,
                  const char *sentence)
{
  g_ptr_array_add (self->told, g_strdup (sentence));
}

/**
 * fettle_door_get_warnings:
 * @self: a finished door
 *
 * Returns: (transfer none) (element-type utf8): what the law makes unusual in what was written, and what was mended
 */
GPtrArray *
fettle_door_get_warnings (FettleDoor *self)
{
  GPtrArray *warnings = fettle_case_guard_get_warnings (self->guard);

  for (guint i = 0; warnings != NULL && i < warnings->len; i++)
    g_ptr_array_insert (self->told, (int) i, g_strdup (g_ptr_array_index (warnings, i)));
  return self->told;
}

/**
 * fettle_door_free:
 * @self: (transfer full) (nullable): a door
 *
 * Shuts the door, and rolls back what was not finished.
 */
void
fettle_door_free (FettleDoor *self)
{
  if (self == NULL)
    return;
  fettle_sql_roll_back (self->sql);
  fettle_sql_set_door (self->sql, FALSE);
  g_checksum_free (self->sum);
  g_hash_table_unref (self->touched);
  g_hash_table_unref (self->gone);
  g_hash_table_unref (self->schools);
  fettle_case_guard_free (self->guard);
  g_ptr_array_unref (self->told);
  g_free (self->id);
  g_free (self->previous_hash);
  g_free (self);
}
