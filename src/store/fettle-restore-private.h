/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-backup.h"
#include "store/fettle-folder-lock-private.h"

G_BEGIN_DECLS

/**
 * FettleRestore:
 * @folder: the data folder
 * @workplace: in it, where the backup is opened, checked and brought up to date before it takes its place
 * @lock: the folder, held alone
 * @made_folder: whether the folder was made for this
 *
 * A backup on its way to the place of the register.
 */
typedef struct
{
  char *folder;
  char *workplace;
  FettleFolderLock *lock;
  gboolean made_folder;
} FettleRestore;

gboolean  fettle_restore_begin       (FettleRestore        *self,
                                      const char           *folder,
                                      GError              **error);
gboolean  fettle_restore_take_plain  (const char           *workplace,
                                      const char           *source,
                                      GCancellable         *cancellable,
                                      GError              **error);
gboolean  fettle_restore_check       (const char           *workplace,
                                      const char           *source,
                                      FettleBackupHolding  *holding,
                                      FettleProgressFunc    progress,
                                      gpointer              user_data,
                                      GCancellable         *cancellable,
                                      GError              **error);
gboolean  fettle_restore_finish      (FettleRestore        *self,
                                      const char           *made_at,
                                      char                **aside,
                                      GError              **error);
void      fettle_restore_clear       (FettleRestore        *self);
void      fettle_restore_translate   (GError              **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FettleRestore, fettle_restore_clear)

G_END_DECLS
