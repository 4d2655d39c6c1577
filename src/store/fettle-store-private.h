/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-batch-private.h"
#include "store/sqlite/fettle-pool-private.h"
#include "store/fettle-register-private.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

/* The ways of another program's changes to us, and of all changes to whoever listens. */
typedef struct _FettleWatch FettleWatch;

/* A job of the writer thread. */
typedef gboolean (*FettleWriterFunc) (FettleStore *self, FettleSql *sql, gpointer data, GCancellable *cancellable,
                                      GError **error);

struct _FettleStore
{
  GObject parent_instance;

  char *folder;
  char *device;
  char *read_only_reason;
  FettleFolderLock *folder_lock;
  GStrv notices; /* what was found and put right at the start */
  GMainContext *context;
  GMutex lock; /* over @author, @reference_trouble and @closed */
  char *author;
  char *reference_trouble;
  gboolean closed;
  FettleSql *writer;
  int writes_due;    /* atomic: jobs of the writer thread that are not finished */
  gboolean head_due; /* of the writer thread: whether there are steps that device.head does not tell of */
  GThreadPool *writer_thread;
  GThreadPool *reader_threads;
  FettlePool *register_readers;
  FettlePool *reference_readers;
  FettleWatch *watch;
  GThread *daily_backup;
};

gboolean      fettle_store_write              (FettleStore          *self,
                                               FettleWriterFunc      func,
                                               gpointer              data,
                                               GCancellable         *cancellable,
                                               GError              **error);
void          fettle_store_write_task         (FettleStore          *self,
                                               GTask                *task,
                                               FettleWriterFunc      func);
char         *fettle_store_dup_author         (FettleStore          *self);
FettleReader *fettle_store_borrow             (FettleStore          *self,
                                               GError              **error);
FettleReader *fettle_store_borrow_reference   (FettleStore          *self,
                                               GError              **error);
gboolean      fettle_store_has_reference      (FettleStore          *self);
void          fettle_store_set_reference_trouble (FettleStore       *self,
                                               const char           *trouble);
char         *fettle_store_path               (FettleStore          *self,
                                               const char           *file);
void          fettle_store_post               (FettleStore          *self,
                                               GSourceFunc           func,
                                               gpointer              data,
                                               GDestroyNotify        free_data);
void          fettle_store_emit_changed       (FettleStore          *self,
                                               FettleChangeSet      *set);
void          fettle_store_emit_reference_changed (FettleStore      *self,
                                               const char           *dataset);
void          fettle_store_emit_error         (FettleStore          *self,
                                               const GError         *error);

void          fettle_threads_start            (FettleStore          *self);
void          fettle_threads_stop             (FettleStore          *self);

FettleWatch  *fettle_watch_new                (FettleStore          *store);
void          fettle_watch_free               (FettleWatch          *self);
void          fettle_watch_announce           (FettleWatch          *self,
                                               FettleSql            *sql);
void          fettle_watch_announce_reference (FettleWatch          *self);

G_END_DECLS
