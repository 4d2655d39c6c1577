/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sqlite/fettle-sql-private.h"
#include "store/fettle-backup.h"
#include "store/fettle-folder-lock-private.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

#define FETTLE_REGISTER_FILE "register.db"
#define FETTLE_REFERENCE_FILE "reference.db"

/* A folder in the data folder in which a backup is opened and checked before it takes its place. */
#define FETTLE_RESTORING_PREFIX ".restoring-"

/* "Fett" in the file's header, so that file(1) and the restore know a register from any other database. */
#define FETTLE_REGISTER_APPLICATION_ID 0x46657474

/**
 * FettleRegister:
 * @writer: (nullable): the writing connection; NULL where the register is read-only
 * @read_mode: how its readers open it
 * @read_only_reason: (nullable): why it is read-only, for people
 * @lock: the folder's lock, to be freed after the last connection is closed
 * @notices: (element-type utf8): what was found and put right at the start, in whole sentences
 *
 * How a register was opened.
 */
typedef struct
{
  FettleSql *writer;
  FettleSqlMode read_mode;
  char *read_only_reason;
  FettleFolderLock *lock;
  GPtrArray *notices;
} FettleRegister;

/* Whether a folder lies on a network share, as fettle_file_is_remote(); tests put another in its place. */
typedef gboolean (*FettleRemoteCheck) (const char *folder, char **kind);

void      fettle_register_set_remote_check (FettleRemoteCheck   check);
guint     fettle_register_get_version      (void);
char     *fettle_register_path             (const char         *folder,
                                            const char         *file);
gboolean  fettle_register_open             (const char         *folder,
                                            FettleStoreFlags    flags,
                                            FettleRegister     *opened,
                                            GError            **error);
gboolean  fettle_register_check_file       (const char         *path,
                                            GCancellable       *cancellable,
                                            GError            **error);
void      fettle_register_clear            (FettleRegister     *opened);
gboolean  fettle_register_refuse_share     (const char         *folder,
                                            GError            **error);
FettleBackupInfo *fettle_register_find_good (GPtrArray         *backups);
gboolean  fettle_register_is_there         (const char         *folder);
gboolean  fettle_register_refuse_loss      (const char         *folder,
                                            GError            **error);
gboolean  fettle_migrate                   (FettleSql          *sql,
                                            const char         *folder,
                                            GError            **error);

G_END_DECLS
