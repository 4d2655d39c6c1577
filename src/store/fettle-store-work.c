/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-store-private.h"

#include "store/fettle-door-private.h"

/* Undo or redo. */
typedef char *(*TurnFunc) (FettleSql *sql, const FettleSigner *signer, const char *batch_id, GError **error);

/* What a writer job of the door is asked, and what it answers. */
typedef struct
{
  FettleBatch *batch;
  TurnFunc turn;
  char *batch_id;
  char *answer;
} DoorJob;

static void
door_job_free (gpointer data)
{
  DoorJob *job = data;

  g_clear_object (&job->batch);
  g_free (job->batch_id);
  g_free (job->answer);
  g_free (job);
}

static gboolean
apply_job (FettleStore   *self,
           FettleSql     *sql,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  DoorJob *job = data;
  g_autofree char *author = fettle_store_dup_author (self);
  FettleSigner signer = { author, self->device, NULL };

  if (!fettle_apply (sql, &signer, job->batch, &job->answer, error))
    return FALSE;
  self->head_due = TRUE;
  fettle_watch_announce (self->watch, sql);
  return TRUE;
}

static gboolean
turn_job (FettleStore   *self,
          FettleSql     *sql,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  DoorJob *job = data;
  g_autofree char *author = fettle_store_dup_author (self);
  FettleSigner signer = { author, self->device, NULL };

  job->answer = job->turn (sql, &signer, job->batch_id, error);
  self->head_due = self->head_due || job->answer != NULL;
  fettle_watch_announce (self->watch, sql);
  return job->answer != NULL;
}

static DoorJob *
apply_job_new (FettleBatch *batch)
{
  DoorJob *job = g_new0 (DoorJob, 1);

  job->batch = g_object_ref (batch);
  return job;
}

static DoorJob *
turn_job_new (TurnFunc    turn,
              const char *batch_id)
{
  DoorJob *job = g_new0 (DoorJob, 1);

  job->turn = turn;
  job->batch_id = g_strdup (batch_id);
  return job;
}

static char *
run_door_job (FettleStore       *self,
              FettleWriterFunc   func,
              DoorJob           *job,
              gboolean          *done,
              GCancellable      *cancellable,
              GError           **error)
{
  char *answer;

  *done = fettle_store_write (self, func, job, cancellable, error);
  answer = g_steal_pointer (&job->answer);
  door_job_free (job);
  return answer;
}

static void
run_door_task (FettleStore         *self,
               FettleWriterFunc     func,
               DoorJob             *job,
               gpointer             tag,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, door_job_free);
  /* What is on the disk is done, however late the wish to stop it came. */
  g_task_set_check_cancellable (task, FALSE);
  fettle_store_write_task (self, task, func);
}

/**
 * fettle_store_apply:
 * @self: a store
 * @batch: what is to be done
 * @batch_id: (out) (optional) (transfer full) (nullable): its id in the log; NULL where it changed nothing
 * @cancellable: (nullable): stops it; then nothing was changed
 * @error: (nullable): %FETTLE_ERROR_CONFLICT, _INVALID, _CONSTRAINT, _READ_ONLY, _BUSY, _NO_SPACE
 *
 * The one door: does the batch as a whole or not at all, and waits until it is on the disk.
 *
 * Returns: whether it was done
 */
gboolean
fettle_store_apply (FettleStore   *self,
                    FettleBatch   *batch,
                    char         **batch_id,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autofree char *id = NULL;
  gboolean done;

  g_return_val_if_fail (FETTLE_IS_STORE (self), FALSE);
  g_return_val_if_fail (FETTLE_IS_BATCH (batch), FALSE);

  id = run_door_job (self, apply_job, apply_job_new (batch), &done, cancellable, error);
  if (batch_id != NULL)
    *batch_id = g_steal_pointer (&id);
  return done;
}

/**
 * fettle_store_apply_async:
 * @self: a store
 * @batch: what is to be done; not to be changed any more
 * @cancellable: (nullable): stops it
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * As fettle_store_apply(), without waiting.
 */
void
fettle_store_apply_async (FettleStore          *self,
                          FettleBatch          *batch,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data)
{
  g_return_if_fail (FETTLE_IS_STORE (self));
  g_return_if_fail (FETTLE_IS_BATCH (batch));

  run_door_task (self, apply_job, apply_job_new (batch), fettle_store_apply_async, cancellable, callback, user_data);
}

/**
 * fettle_store_apply_finish:
 * @self: a store
 * @result: what the callback got
 * @batch_id: (out) (optional) (transfer full) (nullable): as in fettle_store_apply()
 * @error: (nullable): as in fettle_store_apply()
 *
 * Returns: whether it was done
 */
gboolean
fettle_store_apply_finish (FettleStore   *self,
                           GAsyncResult  *result,
                           char         **batch_id,
                           GError       **error)
{
  DoorJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  if (batch_id != NULL)
    *batch_id = g_strdup (job->answer);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * fettle_store_undo:
 * @self: a store
 * @batch_id: (nullable): which; NULL for the newest of this device that stands
 * @cancellable: (nullable): stops it
 * @error: (nullable): %FETTLE_ERROR_CONFLICT in words where a later change stands on it, _NOT_FOUND
 *
 * Puts back what a batch changed, whenever it was done.
 *
 * Returns: (transfer full) (nullable): the label of what was undone
 */
char *
fettle_store_undo (FettleStore   *self,
                   const char    *batch_id,
                   GCancellable  *cancellable,
                   GError       **error)
{
  gboolean done;

  g_return_val_if_fail (FETTLE_IS_STORE (self), NULL);

  return run_door_job (self, turn_job, turn_job_new (fettle_undo, batch_id), &done, cancellable, error);
}

/**
 * fettle_store_redo:
 * @self: a store
 * @batch_id: (nullable): which; NULL for what this device undid last, unless it has done something new since
 * @cancellable: (nullable): stops it
 * @error: (nullable): as in fettle_store_undo()
 *
 * Does again what was undone.
 *
 * Returns: (transfer full) (nullable): the label of what was redone
 */
char *
fettle_store_redo (FettleStore   *self,
                   const char    *batch_id,
                   GCancellable  *cancellable,
                   GError       **error)
{
  gboolean done;

  g_return_val_if_fail (FETTLE_IS_STORE (self), NULL);

  return run_door_job (self, turn_job, turn_job_new (fettle_redo, batch_id), &done, cancellable, error);
}

/**
 * fettle_store_undo_async:
 * @self: a store
 * @batch_id: (nullable): as in fettle_store_undo()
 * @cancellable: (nullable): stops it
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * As fettle_store_undo(), without waiting.
 */
void
fettle_store_undo_async (FettleStore          *self,
                         const char           *batch_id,
                         GCancellable         *cancellable,
                         GAsyncReadyCallback   callback,
                         gpointer              user_data)
{
  g_return_if_fail (FETTLE_IS_STORE (self));

  run_door_task (self, turn_job, turn_job_new (fettle_undo, batch_id), fettle_store_undo_async, cancellable, callback, user_data);
}

/**
 * fettle_store_redo_async:
 * @self: a store
 * @batch_id: (nullable): as in fettle_store_redo()
 * @cancellable: (nullable): stops it
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * As fettle_store_redo(), without waiting.
 */
void
fettle_store_redo_async (FettleStore          *self,
                         const char           *batch_id,
                         GCancellable         *cancellable,
                         GAsyncReadyCallback   callback,
                         gpointer              user_data)
{
  g_return_if_fail (FETTLE_IS_STORE (self));

  run_door_task (self, turn_job, turn_job_new (fettle_redo, batch_id), fettle_store_redo_async, cancellable, callback, user_data);
}

/**
 * fettle_store_undo_finish:
 * @self: a store
 * @result: what the callback of undo or redo got
 * @error: (nullable): as in fettle_store_undo()
 *
 * Returns: (transfer full) (nullable): the label of what was undone or redone
 */
char *
fettle_store_undo_finish (FettleStore   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  DoorJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? g_strdup (job->answer) : NULL;
}
