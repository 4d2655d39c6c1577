/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-backup.h"
#include "store/sqlite/fettle-sql-private.h"

G_BEGIN_DECLS

#define FETTLE_BACKUP_FOLDER "backups"

char     *fettle_backup_stamp      (void);
gboolean  fettle_backup_copy_file  (FettleSql     *source,
                                    const char    *target,
                                    GCancellable  *cancellable,
                                    GError       **error);
char     *fettle_backup_copy       (FettleSql     *source,
                                    const char    *folder,
                                    const char    *reason,
                                    GCancellable  *cancellable,
                                    GError       **error);
char     *fettle_backup_moment     (const char    *path);
gboolean  fettle_backup_thin       (const char    *folder,
                                    GError       **error);
gboolean  fettle_backup_take_daily (FettleStore   *store,
                                    GError       **error);
gboolean  fettle_set_aside         (const char    *path,
                                    char         **new_path,
                                    GError       **error);

G_END_DECLS
