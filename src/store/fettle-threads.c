/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-head-private.h"
#include "store/fettle-store-private.h"

#include <glib/gi18n-lib.h>

/* Enough for a list, its rows, a search and a page at once. */
#define READER_THREADS 4

/* A job for the writer: of a task, or of a thread that waits. */
typedef struct
{
  FettleWriterFunc func;
  gpointer data;
  GCancellable *cancellable;
  GTask *task;

  GMutex lock;
  GCond finished;
  gboolean is_finished;
  gboolean answer;
  GError *error;
} WriterJob;

typedef struct
{
  GTask *task;
  GTaskThreadFunc func;
} ReaderJob;

static gboolean
drop_task_cb (gpointer data)
{
  return G_SOURCE_REMOVE;
}

/* The task holds the store: the last reference must fall where the store lives, never in one of its own threads. */
static void
drop_task (FettleStore *self,
           GTask       *task)
{
  fettle_store_post (self, drop_task_cb, task, g_object_unref);
}

static gboolean
run_job (FettleStore  *self,
         WriterJob    *job,
         GError      **error)
{
  gboolean answer;

  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return FALSE;
  fettle_sql_set_cancellable (self->writer, job->cancellable);
  answer = job->func (self, self->writer, job->data, job->cancellable, error);
  fettle_sql_set_cancellable (self->writer, NULL);
  return answer;
}

static void
finish_waiting_job (WriterJob *job)
{
  g_mutex_lock (&job->lock);
  job->is_finished = TRUE;
  g_cond_signal (&job->finished);
  g_mutex_unlock (&job->lock);
}

/* Whoever waits for a step has it by now, and many steps one after the other are told of once: a head that is behind is fine. */
static void
keep_head (FettleStore *self)
{
  gboolean is_last = g_atomic_int_dec_and_test (&self->writes_due);

  if (!self->head_due || !is_last)
    return;
  self->head_due = !fettle_head_write (self->folder, self->writer, self->device, NULL);
}

static void
answer_task (FettleStore *self,
             WriterJob   *job)
{
  GError *error = NULL;

  if (run_job (self, job, &error))
    g_task_return_boolean (job->task, TRUE);
  else
    g_task_return_error (job->task, error);
  drop_task (self, job->task);
  g_free (job);
}

static void
writer_thread_cb (gpointer data,
                  gpointer user_data)
{
  FettleStore *self = user_data;
  WriterJob *job = data;

  if (job->task == NULL)
    {
      job->answer = run_job (self, job, &job->error);
      finish_waiting_job (job);
    }
  else
    answer_task (self, job);
  keep_head (self);
}

static void
reader_thread_cb (gpointer data,
                  gpointer user_data)
{
  FettleStore *self = user_data;
  ReaderJob *job = data;
  GCancellable *cancellable = g_task_get_cancellable (job->task);

  if (!g_task_return_error_if_cancelled (job->task))
    {
      if (cancellable != NULL)
        g_cancellable_push_current (cancellable);
      job->func (job->task, self, g_task_get_task_data (job->task), cancellable);
      if (cancellable != NULL)
        g_cancellable_pop_current (cancellable);
    }
  drop_task (self, job->task);
  g_free (job);
}

/* The pool itself cannot be asked while it is being freed. */
static void
push_job (FettleStore *self,
          WriterJob   *job)
{
  g_atomic_int_inc (&self->writes_due);
  g_thread_pool_push (self->writer_thread, job, NULL);
}

static gboolean
can_write (FettleStore  *self,
           GError      **error)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->closed)
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_OPEN, _("The register was closed. Nothing was changed."));
      return FALSE;
    }
  if (self->writer != NULL)
    return TRUE;
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_READ_ONLY, self->read_only_reason);
  return FALSE;
}

/**
 * fettle_threads_start:
 * @self: a store with its connections
 *
 * Starts the writer thread and the reader threads.
 */
void
fettle_threads_start (FettleStore *self)
{
  if (self->writer != NULL)
    self->writer_thread = g_thread_pool_new (writer_thread_cb, self, 1, TRUE, NULL);
  self->reader_threads = g_thread_pool_new (reader_thread_cb, self, READER_THREADS, FALSE, NULL);
}

/**
 * fettle_threads_stop:
 * @self: a store
 *
 * Waits until everything that was asked for is done.
 */
void
fettle_threads_stop (FettleStore *self)
{
  if (self->reader_threads != NULL)
    g_thread_pool_free (g_steal_pointer (&self->reader_threads), FALSE, TRUE);
  if (self->writer_thread != NULL)
    g_thread_pool_free (g_steal_pointer (&self->writer_thread), FALSE, TRUE);
}

/**
 * fettle_store_write:
 * @self: a store
 * @func: the job
 * @data: what the job gets
 * @cancellable: (nullable): stops it
 * @error: (nullable): why not
 *
 * Runs a job in the writer thread and waits for it.
 *
 * Returns: the job's answer
 */
gboolean
fettle_store_write (FettleStore       *self,
                    FettleWriterFunc   func,
                    gpointer           data,
                    GCancellable      *cancellable,
                    GError           **error)
{
  WriterJob job = { .func = func, .data = data, .cancellable = cancellable };

  if (!can_write (self, error))
    return FALSE;
  g_mutex_init (&job.lock);
  g_cond_init (&job.finished);
  push_job (self, &job);

  g_mutex_lock (&job.lock);
  while (!job.is_finished)
    g_cond_wait (&job.finished, &job.lock);
  g_mutex_unlock (&job.lock);

  g_mutex_clear (&job.lock);
  g_cond_clear (&job.finished);
  if (job.error != NULL)
    g_propagate_error (error, job.error);
  return job.answer;
}

/**
 * fettle_store_write_task:
 * @self: a store
 * @task: (transfer full): answered with a boolean; its task data is what the job gets
 * @func: the job
 *
 * Runs a job in the writer thread.
 */
void
fettle_store_write_task (FettleStore      *self,
                         GTask            *task,
                         FettleWriterFunc  func)
{
  GError *error = NULL;
  WriterJob *job;

  if (!can_write (self, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  job = g_new0 (WriterJob, 1);
  job->func = func;
  job->data = g_task_get_task_data (task);
  job->cancellable = g_task_get_cancellable (task);
  job->task = task;
  push_job (self, job);
}

/**
 * fettle_store_read_async:
 * @self: a store
 * @func: what to do in a reader thread; it gets the store and @task_data and may use the waiting calls
 * @task_data: (nullable): for @func
 * @free_task_data: (nullable): frees it
 * @cancellable: (nullable): also stops the statements that @func runs
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Reads without holding up the window.
 */
void
fettle_store_read_async (FettleStore          *self,
                         GTaskThreadFunc       func,
                         gpointer              task_data,
                         GDestroyNotify        free_task_data,
                         GCancellable         *cancellable,
                         GAsyncReadyCallback   callback,
                         gpointer              user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  ReaderJob *job;

  g_return_if_fail (FETTLE_IS_STORE (self));

  g_task_set_source_tag (task, fettle_store_read_async);
  g_task_set_task_data (task, task_data, free_task_data);
  if (self->reader_threads == NULL)
    {
      g_task_return_new_error (task, FETTLE_ERROR, FETTLE_ERROR_OPEN, "%s", _("The register was closed."));
      g_object_unref (task);
      return;
    }
  job = g_new0 (ReaderJob, 1);
  job->task = task;
  job->func = func;
  g_thread_pool_push (self->reader_threads, job, NULL);
}

/**
 * fettle_store_read_finish:
 * @self: a store
 * @result: what the callback got
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable): what the function returned by g_task_return_pointer()
 */
gpointer
fettle_store_read_finish (FettleStore   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
