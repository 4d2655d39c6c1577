/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/fettle-error.h"
#include "model/fettle-record.h"
#include "store/fettle-batch.h"

G_BEGIN_DECLS

/**
 * FettleStoreFlags:
 * @FETTLE_STORE_CREATE: make the folder and an empty register where there is none
 * @FETTLE_STORE_READ_ONLY: open to read, whatever the folder allows
 * @FETTLE_STORE_NO_DAILY_BACKUP: do not take the day's backup (tests, benchmarks)
 * @FETTLE_STORE_BESIDE: with @FETTLE_STORE_CREATE: make a new register, and keep what is there of another beside it
 */
typedef enum
{
  FETTLE_STORE_DEFAULT = 0,
  FETTLE_STORE_CREATE = 1 << 0,
  FETTLE_STORE_READ_ONLY = 1 << 1,
  FETTLE_STORE_NO_DAILY_BACKUP = 1 << 2,
  FETTLE_STORE_BESIDE = 1 << 3,
} FettleStoreFlags;

#define FETTLE_TYPE_STORE (fettle_store_get_type ())
G_DECLARE_FINAL_TYPE (FettleStore, fettle_store, FETTLE, STORE, GObject)

/*
 * A data folder: register.db (precious) and reference.db (public, replaceable).
 *
 * The object belongs to the thread that made it (its thread-default main context): signals come there. One writer thread owns the
 * writing connection; readers are a small pool of read-only connections. Calls without _async wait for the answer and are for
 * the command line, tests and worker threads; they may be made from any thread. The window uses _async only.
 *
 * Signals:
 *   "changed" (FettleChangeSet *): a batch was applied, undone or redone, here or by another program on the folder
 *   "reference-changed" (const char *dataset): the reference was replaced
 *   "error" (GError *): something went wrong that nobody waits for: the day's backup, the watch over the folder
 * Properties: "read-only" (boolean), "read-only-reason" (string, for people), "folder" (string).
 */
FettleStore  *fettle_store_open              (const char           *folder,
                                              FettleStoreFlags      flags,
                                              GError              **error);
void          fettle_store_close             (FettleStore          *self);
char         *fettle_store_default_folder    (void);
char         *fettle_store_default_author    (void);
const char   *fettle_store_get_folder        (FettleStore          *self);
gboolean      fettle_store_is_read_only      (FettleStore          *self);
const char   *fettle_store_get_read_only_reason (FettleStore       *self);
const char *const *fettle_store_get_notices (FettleStore          *self);
char         *fettle_store_take_reference_trouble (FettleStore      *self);
const char   *fettle_store_get_device        (FettleStore          *self);
void          fettle_store_set_author        (FettleStore          *self,
                                              const char           *author);
void          fettle_store_refresh           (FettleStore          *self);

/* The one door. On success @batch_id (transfer full) is set, or NULL where the batch changed nothing. */
gboolean      fettle_store_apply             (FettleStore          *self,
                                              FettleBatch          *batch,
                                              char                **batch_id,
                                              GCancellable         *cancellable,
                                              GError              **error);
void          fettle_store_apply_async       (FettleStore          *self,
                                              FettleBatch          *batch,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean      fettle_store_apply_finish      (FettleStore          *self,
                                              GAsyncResult         *result,
                                              char                **batch_id,
                                              GError              **error);

/* @batch_id NULL: the newest of this device that can be undone (redone). The label of what was undone is returned. */
char         *fettle_store_undo              (FettleStore          *self,
                                              const char           *batch_id,
                                              GCancellable         *cancellable,
                                              GError              **error);
char         *fettle_store_redo              (FettleStore          *self,
                                              const char           *batch_id,
                                              GCancellable         *cancellable,
                                              GError              **error);
void          fettle_store_undo_async        (FettleStore          *self,
                                              const char           *batch_id,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
void          fettle_store_redo_async        (FettleStore          *self,
                                              const char           *batch_id,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
char         *fettle_store_undo_finish       (FettleStore          *self,
                                              GAsyncResult         *result,
                                              GError              **error);

/* Reading. Records come sealed; tombstoned ones are not found. */
FettleRecord *fettle_store_get               (FettleStore          *self,
                                              const char           *kind,
                                              const char           *id,
                                              GError              **error);
GPtrArray    *fettle_store_list              (FettleStore          *self,
                                              const char           *kind,
                                              const char           *field,
                                              const char           *value,
                                              GError              **error);

/* The bytes of a document by its SHA-256 in lower case hexadecimal. */
GBytes       *fettle_store_get_bytes         (FettleStore          *self,
                                              const char           *sha256,
                                              GError              **error);

/* Any reading function in a reader thread: @func gets the store and @user_data and may use the waiting calls. */
void          fettle_store_read_async        (FettleStore          *self,
                                              GTaskThreadFunc       func,
                                              gpointer              task_data,
                                              GDestroyNotify        free_task_data,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gpointer      fettle_store_read_finish       (FettleStore          *self,
                                              GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
