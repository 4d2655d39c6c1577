/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-file.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

/**
 * FettleBackupLine:
 * @FETTLE_BACKUP_THIS_LINE: its last step stands in the register's log
 * @FETTLE_BACKUP_AHEAD: the register's last step stands in its log: it holds steps that the register has lost
 * @FETTLE_BACKUP_OTHER_LINE: neither
 * @FETTLE_BACKUP_UNREADABLE: its log cannot be read
 *
 * What a backup is to the register as it is now.
 */
typedef enum
{
  FETTLE_BACKUP_THIS_LINE,
  FETTLE_BACKUP_AHEAD,
  FETTLE_BACKUP_OTHER_LINE,
  FETTLE_BACKUP_UNREADABLE,
} FettleBackupLine;

/**
 * FettleBackupInfo:
 * @path: the file
 * @made_at: UTC
 * @reason: "daily", "monthly", "migration", "asked"
 * @size: bytes
 * @line: what it is to the register
 * @is_future: whether its date is yet to come
 */
typedef struct
{
  char *path;
  char *made_at;
  char *reason;
  guint64 size;
  FettleBackupLine line;
  gboolean is_future;
} FettleBackupInfo;

void       fettle_backup_info_free     (FettleBackupInfo   *info);
gboolean   fettle_backup_info_counts   (const FettleBackupInfo *info);
const char *fettle_backup_info_to_words (const FettleBackupInfo *info);
/* Inside the data folder's backups/, integrity-checked after writing; thins to 14 daily and 12 monthly. */
char      *fettle_backup_take          (FettleStore        *store,
                                        const char         *reason,
                                        GCancellable       *cancellable,
                                        GError            **error);
GPtrArray *fettle_backup_list          (const char         *folder,
                                        GError            **error);
/**
 * FettleBackupHolding:
 * @authority: (nullable): whose register it is
 * @n_schools: schools
 * @n_documents: documents
 * @n_steps: steps of work
 * @last_label: (nullable): the newest of them
 * @last_at: (nullable): when that was, UTC
 *
 * What a backup holds.
 */
typedef struct
{
  char *authority;
  gint64 n_schools;
  gint64 n_documents;
  gint64 n_steps;
  char *last_label;
  char *last_at;
} FettleBackupHolding;

void       fettle_backup_holding_clear (FettleBackupHolding *holding);
char      *fettle_backup_holding_to_words (const FettleBackupHolding *holding);
gboolean   fettle_backup_is_plain      (const char         *path);
/* Restores into a temporary folder, checks, and says what it holds. Nothing else is changed. */
gboolean   fettle_backup_test          (const char         *folder,
                                        const char         *backup,
                                        const char         *pass_phrase,
                                        FettleBackupHolding *holding,
                                        FettleProgressFunc  progress,
                                        gpointer            user_data,
                                        GCancellable       *cancellable,
                                        GError            **error);
/* Sets the present register aside, then puts the backup in its place. The store must be closed. Returns where the old one lies. */
char      *fettle_backup_put_back      (const char         *folder,
                                        const char         *backup,
                                        GError            **error);
/* One encrypted file (libsodium: Argon2id, secretstream; versioned header) with register and reference. */
gboolean   fettle_backup_write_portable (FettleStore       *store,
                                        const char         *target,
                                        const char         *pass_phrase,
                                        FettleProgressFunc  progress,
                                        gpointer            user_data,
                                        GCancellable       *cancellable,
                                        GError            **error);
/* Never overwrites: the present register is set aside first, and its new place is returned (NULL where there was none). */
gboolean   fettle_backup_restore_portable (const char      *source,
                                        const char         *folder,
                                        const char         *pass_phrase,
                                        char              **set_aside,
                                        FettleProgressFunc  progress,
                                        gpointer            user_data,
                                        GCancellable       *cancellable,
                                        GError            **error);

/* Whether the file is a portable backup, by its first bytes. */
gboolean   fettle_backup_is_portable   (const char         *path);

/**
 * FettleCheckFinding:
 * @check: "integrity", "schema", "foreign-keys", "documents", "log-chain", "log-end", "log-equals-tables", "drafts", "search",
 *   "summary", "reference"
 * @ok: whether it held
 * @message: for people
 */
typedef struct
{
  const char *check;
  gboolean ok;
  char *message;
} FettleCheckFinding;

void       fettle_check_finding_free   (FettleCheckFinding *finding);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FettleBackupHolding, fettle_backup_holding_clear)

GPtrArray *fettle_store_check          (FettleStore        *store,
                                        FettleProgressFunc  progress,
                                        gpointer            user_data,
                                        GCancellable       *cancellable,
                                        GError            **error);

G_END_DECLS
