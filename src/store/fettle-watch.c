/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-store-private.h"

#include "store/fettle-head-private.h"
#include "store/fettle-reference.h"

/* The second net where the folder's monitor is silent: a look every few seconds costs next to nothing. */
#define SECONDS_BETWEEN_LOOKS 2

struct _FettleWatch
{
  FettleStore *store;
  GMutex lock; /* over all below, and so that batches are told in order */
  gint64 last_seen;
  GHashTable *sources; /* dataset -> moment of its import */
  GFileMonitor *monitor;
  GSource *timer;
  GCancellable *cancellable;
  gboolean looking;
};

static FettleChangeSet *
read_changes (FettleSql   *sql,
              gint64       batch_seq,
              const char  *batch_id,
              GError     **error)
{
  g_autoptr(FettleChangeSet) set = fettle_change_set_new (batch_id);
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql, "SELECT kind, record_id, school_id FROM change WHERE batch_seq = ?1",
                                                   error);
  FettleStep step;

  if (stmt == NULL)
    return NULL;
  fettle_stmt_bind (stmt, "i", batch_seq);
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    fettle_change_set_add (set, fettle_stmt_text (stmt, 0), fettle_stmt_text (stmt, 1), fettle_stmt_text (stmt, 2));
  return step == FETTLE_STEP_DONE ? g_steal_pointer (&set) : NULL;
}

static gboolean
announce (FettleWatch  *self,
          FettleSql    *sql,
          GError      **error)
{
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql, "SELECT seq, id FROM batch WHERE seq > ?1 ORDER BY seq", error);
  FettleStep step;

  if (stmt == NULL)
    return FALSE;
  fettle_stmt_bind (stmt, "i", self->last_seen);
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      gint64 seq = fettle_stmt_int (stmt, 0);
      g_autoptr(FettleChangeSet) set = read_changes (sql, seq, fettle_stmt_text (stmt, 1), error);

      if (set == NULL)
        return FALSE;
      fettle_store_emit_changed (self->store, set);
      self->last_seen = seq;
    }
  return step == FETTLE_STEP_DONE;
}

static GHashTable *
read_sources (FettleStore *store)
{
  GHashTable *moments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sources = fettle_reference_list_sources (store, &error);

  if (g_error_matches (error, FETTLE_ERROR, FETTLE_ERROR_REFERENCE))
    fettle_store_emit_error (store, error);

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      FettleSourceInfo *info = g_ptr_array_index (sources, i);

      g_hash_table_replace (moments, g_strdup (info->dataset), g_strconcat (info->imported_at, " ", info->sha256, NULL));
    }
  return moments;
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  FettleWatch *self = task_data;
  FettleStore *store = source;
  g_autoptr(GError) error = NULL;
  g_autoptr(FettleReader) reader = fettle_store_borrow (store, &error);

  if (reader != NULL)
    {
      g_mutex_lock (&self->lock);
      announce (self, reader->sql, &error);
      g_mutex_unlock (&self->lock);
    }
  fettle_watch_announce_reference (self);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fettle_store_emit_error (store, error);
  g_task_return_pointer (task, NULL, NULL);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  fettle_store_read_finish (FETTLE_STORE (source), result, &error);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ((FettleWatch *) user_data)->looking = FALSE;
}

static void
look (FettleWatch *self)
{
  if (self->looking)
    return;
  self->looking = TRUE;
  fettle_store_read_async (self->store, look_thread, self, NULL, self->cancellable, looked_cb, self);
}

static gboolean
timer_cb (gpointer user_data)
{
  look (user_data);
  return G_SOURCE_CONTINUE;
}

static void
folder_changed_cb (GFileMonitor      *monitor,
                   GFile             *file,
                   GFile             *other,
                   GFileMonitorEvent  event,
                   gpointer           user_data)
{
  const char *name = g_file_peek_path (other ? other : file);

  /* The head comes and goes with each of our own commits, which are told already. */
  if (name == NULL || !g_str_has_suffix (name, FETTLE_HEAD_FILE))
    look (user_data);
}

/**
 * fettle_watch_new:
 * @store: an open store, not referenced
 *
 * Begins to watch the folder, in the store's main context. What is there now is known already.
 *
 * Returns: (transfer full): the watch
 */
FettleWatch *
fettle_watch_new (FettleStore *store)
{
  FettleWatch *self = g_new0 (FettleWatch, 1);
  g_autoptr(GFile) folder = g_file_new_for_path (store->folder);
  g_autoptr(FettleReader) reader = fettle_store_borrow (store, NULL);

  self->store = store;
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->lock);
  self->sources = read_sources (store);
  if (reader != NULL)
    fettle_sql_get_int (reader->sql, &self->last_seen, NULL, "SELECT max (seq) FROM batch", NULL);

  self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect (self->monitor, "changed", G_CALLBACK (folder_changed_cb), self);
  self->timer = g_timeout_source_new_seconds (SECONDS_BETWEEN_LOOKS);
  g_source_set_callback (self->timer, timer_cb, self, NULL);
  g_source_attach (self->timer, store->context);
  return self;
}

/**
 * fettle_watch_free:
 * @self: (transfer full) (nullable): a watch whose store has stopped its threads
 */
void
fettle_watch_free (FettleWatch *self)
{
  if (self == NULL)
    return;
  /* A look whose callback is still to come finds itself cancelled and touches nothing. */
  g_cancellable_cancel (self->cancellable);
  g_source_destroy (self->timer);
  g_source_unref (self->timer);
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->sources);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * fettle_watch_announce:
 * @self: the watch
 * @sql: a connection that has just written
 *
 * Tells the batches that came since the last look, ours and others', each once and in order. A failure here is no
 * failure of the batch, which is on the disk: the next look tells it.
 */
void
fettle_watch_announce (FettleWatch *self,
                       FettleSql   *sql)
{
  g_mutex_lock (&self->lock);
  announce (self, sql, NULL);
  g_mutex_unlock (&self->lock);
}

/**
 * fettle_watch_announce_reference:
 * @self: the watch
 *
 * Tells which datasets of the reference were replaced since the last look.
 */
void
fettle_watch_announce_reference (FettleWatch *self)
{
  GHashTable *now = read_sources (self->store);
  GHashTableIter iter;
  gpointer dataset, moment;

  g_mutex_lock (&self->lock);
  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &dataset, &moment))
    {
      if (g_strcmp0 (moment, g_hash_table_lookup (self->sources, dataset)) != 0)
        fettle_store_emit_reference_changed (self->store, dataset);
    }
  g_hash_table_unref (self->sources);
  self->sources = now;
  g_mutex_unlock (&self->lock);
}
