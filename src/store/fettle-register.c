/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-register-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/fettle-date.h"
#include "base/fettle-file.h"
#include "store/fettle-head-private.h"
#include "store/fettle-reference-private.h"
#include "store/fettle-stale-log-private.h"
#include "store/fettle-swap-private.h"
#include "store/fettle-sweep-private.h"

static FettleRemoteCheck is_remote = fettle_file_is_remote;

static gboolean
make_folder (const char  *folder,
             GError     **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_OPEN,
               /* Translators: the first %s is a folder, the second the system's reason */
               _("The folder %s could not be made (%s)."), folder, g_strerror (errno));
  return FALSE;
}

static gboolean
can_write (const char *folder,
           const char *path)
{
  return access (folder, W_OK) == 0 && (access (path, F_OK) != 0 || access (path, W_OK) == 0);
}

/* Where the register is damaged, the error also says which backup is the last good one. */
static void
explain_damage (const char  *folder,
                GError     **error)
{
  g_autoptr(GPtrArray) backups = fettle_backup_list (folder, NULL);
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);
  FettleBackupInfo *newest = fettle_register_find_good (backups);
  g_autofree char *moment = newest ? fettle_moment_to_words (newest->made_at) : NULL;

  g_clear_error (error);
  if (newest != NULL)
    g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT,
                 /* Translators: %s are a file, a moment and a file */
                 _("The register %s is damaged. It was left as it is. The last good backup is of %s: %s. "
                   "Put it back to go on; the damaged register will be set aside, not overwritten."),
                 path, moment, newest->path);
  else
    g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT,
                 /* Translators: %s is a file */
                 _("The register %s is damaged. It was left as it is, and there is no backup in its folder. "
                   "Restore a portable backup if you have one."), path);
}

static gboolean
check_identity (FettleSql   *sql,
                gint64      *version,
                GError     **error)
{
  gint64 application, tables;

  if (!fettle_sql_get_int (sql, &tables, error, "SELECT count (*) FROM sqlite_schema", NULL)
      || !fettle_sql_get_int (sql, &application, error, "PRAGMA application_id", NULL)
      || !fettle_sql_get_int (sql, version, error, "PRAGMA user_version", NULL))
    return FALSE;
  if (application == FETTLE_REGISTER_APPLICATION_ID || (tables == 0 && *version == 0))
    return TRUE;
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_OPEN,
                       _("The file register.db in this folder is not a Fettle register. It was left as it is; "
                         "choose another folder."));
  return FALSE;
}

static gboolean
set_up_writing (FettleSql   *sql,
                GError     **error)
{
  g_autofree char *mode = NULL;

  if (!fettle_sql_get_text (sql, &mode, error, "PRAGMA journal_mode = WAL", NULL))
    return FALSE;
  if (g_strcmp0 (mode, "wal") != 0)
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_OPEN,
                           _("This folder cannot keep a register safely (no write-ahead log there). "
                             "Nothing was changed; choose another folder."));
      return FALSE;
    }
  return fettle_sql_exec (sql, "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16777216;", error);
}

/* A register that was closed well has no log beside it, and a folder that cannot be written needs no lock. A log there that is of
 * another register cannot be set aside: the file is read without it. */
static FettleSqlMode
choose_read_mode (const char *folder,
                  const char *path)
{
  if (access (folder, W_OK) == 0)
    return FETTLE_SQL_READ;
  return fettle_stale_log_is_there (path, "-wal") && fettle_stale_log_judge (path) != FETTLE_LOG_FOREIGN ? FETTLE_SQL_READ
                                                                                                        : FETTLE_SQL_IMMUTABLE;
}

static gboolean
open_read_only (const char      *folder,
                const char      *path,
                const char      *reason,
                FettleRegister  *opened,
                GError         **error)
{
  g_autoptr(FettleSql) sql = NULL;
  gint64 version;

  opened->read_mode = choose_read_mode (folder, path);
  if (!(sql = fettle_sql_open (path, opened->read_mode, error)) || !check_identity (sql, &version, error))
    return FALSE;
  if (version == 0)
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_READ_ONLY,
                           _("There is no register in this folder yet, and the folder cannot be written."));
      return FALSE;
    }
  if (version < fettle_register_get_version ())
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_READ_ONLY,
                           _("This register was written by an older version and must be brought up to date before it can be "
                             "read, but it cannot be written here. Copy its folder to a place that can be written."));
      return FALSE;
    }
  opened->read_only_reason = g_strdup (version > fettle_register_get_version ()
                                       ? _("This register was written by a newer version of Fettle. It can be read, not changed.")
                                       : reason);
  return TRUE;
}

/* Looked at through whatever log lies beside it, by one who cannot write: nothing is changed before it is known for a register. */
static gboolean
look_before (const char  *path,
             gint64      *version,
             GError     **error)
{
  g_autoptr(FettleSql) sql = fettle_sql_open (path, FETTLE_SQL_READ, error);

  return sql != NULL && check_identity (sql, version, error);
}

static gboolean
open_writing (const char      *folder,
              const char      *path,
              FettleRegister  *opened,
              GError         **error)
{
  g_autoptr(FettleSql) sql = NULL;
  gint64 version = 0;

  if (fettle_register_is_there (folder) && !look_before (path, &version, error))
    return FALSE;
  if (version > fettle_register_get_version ())
    return open_read_only (folder, path, NULL, opened, error);
  if (!(sql = fettle_sql_open (path, FETTLE_SQL_CREATE, error)) || !check_identity (sql, &version, error)
      || !set_up_writing (sql, error) || !fettle_migrate (sql, folder, error))
    return FALSE;
  fettle_sql_guard (sql);
  opened->writer = g_steal_pointer (&sql);
  opened->read_mode = FETTLE_SQL_READ;
  return TRUE;
}

static gboolean
lock_folder (const char      *folder,
             gboolean         make,
             FettleRegister  *opened,
             GError         **error)
{
  g_clear_pointer (&opened->lock, fettle_folder_lock_free);
  opened->lock = fettle_folder_lock_new (folder, make, error);
  return opened->lock != NULL
         && (fettle_folder_lock_try_alone (opened->lock) || fettle_folder_lock_share (opened->lock, error));
}

/* Whoever comes first, while nobody else has the register, looks at what lies beside it. Others leave that to whoever has it. */
static gboolean
settle (const char      *folder,
        const char      *path,
        FettleRegister  *opened,
        GError         **error)
{
  if (!fettle_folder_lock_is_alone (opened->lock))
    return TRUE;
  return fettle_swap_recover (folder, opened->notices, error)
         && (!fettle_register_is_there (folder) || fettle_stale_log_settle (path, opened->notices, error));
}

/* Makes room for a new register beside the old one, which keeps its log. */
static gboolean
clear_place (const char      *folder,
             FettleRegister  *opened,
             GError         **error)
{
  g_autofree char *workplace = NULL;
  g_autofree char *aside = NULL;

  if (!fettle_folder_lock_is_alone (opened->lock))
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_BUSY,
                           _("Fettle is open on this register. Close it, then try again. Nothing was changed."));
      return FALSE;
    }
  if (!(workplace = fettle_swap_make_workplace (folder, error)))
    return FALSE;
  fettle_head_forget (folder);
  if (!fettle_swap_run (folder, workplace, &aside, error))
    {
      fettle_swap_discard (workplace);
      return FALSE;
    }
  if (aside != NULL)
    /* Translators: %s is a file */
    g_ptr_array_add (opened->notices, g_strdup_printf (_("What was there before is kept in %s."), aside));
  return TRUE;
}

/* A folder without a register gets one only where that was asked for, and it lost none. */
static gboolean
make_place (const char        *folder,
            FettleStoreFlags   flags,
            FettleRegister    *opened,
            GError           **error)
{
  if (!(flags & FETTLE_STORE_BESIDE) && !fettle_register_refuse_loss (folder, error))
    return FALSE;
  if (flags & FETTLE_STORE_CREATE)
    return make_folder (folder, error) && lock_folder (folder, TRUE, opened, error)
           && (!(flags & FETTLE_STORE_BESIDE) || clear_place (folder, opened, error));
  /* Translators: %s is a folder */
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND, _("There is no register in %s."), folder);
  return FALSE;
}

/**
 * fettle_register_set_remote_check:
 * @check: (nullable): what to ask instead of fettle_file_is_remote(); NULL for that again
 */
void
fettle_register_set_remote_check (FettleRemoteCheck check)
{
  is_remote = check ? check : fettle_file_is_remote;
}

/**
 * fettle_register_refuse_share:
 * @folder: a folder
 * @error: (nullable): %FETTLE_ERROR_NETWORK
 *
 * Returns: whether the folder is on this computer
 */
gboolean
fettle_register_refuse_share (const char  *folder,
                              GError     **error)
{
  g_autofree char *kind = NULL;

  if (!is_remote (folder, &kind))
    return TRUE;
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_NETWORK,
               /* Translators: the first %s is a folder, the second a kind of file system such as nfs or cifs */
               _("The folder %s is on a network share (%s). A register there would be damaged when two programs use it. "
                 "Nothing was opened; keep the register on this computer and share its exports or a portable backup."),
               folder, kind ? kind : _("unknown"));
  return FALSE;
}

/**
 * fettle_register_path:
 * @folder: a data folder
 * @file: a file in it
 *
 * Returns: (transfer full): the path
 */
char *
fettle_register_path (const char *folder,
                      const char *file)
{
  return g_build_filename (folder, file, NULL);
}

/**
 * fettle_register_open:
 * @folder: a data folder
 * @flags: how
 * @opened: (out): filled in; to be cleared with fettle_register_clear() also where it could not be opened
 * @error: (nullable): %FETTLE_ERROR_NETWORK, _NOT_FOUND, _OPEN, _READ_ONLY, _CORRUPT, _NO_SPACE, _BUSY
 *
 * Opens the folder's register, to write where that can be, else to read with the reason. Nothing is written before it was looked at.
 * A folder that lost its register, but holds backups of it, is %FETTLE_ERROR_CORRUPT, and nothing is made there.
 *
 * Returns: whether it is open
 */
gboolean
fettle_register_open (const char        *folder,
                      FettleStoreFlags   flags,
                      FettleRegister    *opened,
                      GError           **error)
{
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);
  g_autoptr(GError) local_error = NULL;
  gboolean is_open;

  opened->notices = g_ptr_array_new_with_free_func (g_free);
  if (!fettle_register_refuse_share (folder, error) || !lock_folder (folder, fettle_register_is_there (folder), opened, error))
    return FALSE;
  if (!settle (folder, path, opened, &local_error)
      || ((!fettle_register_is_there (folder) || (flags & FETTLE_STORE_BESIDE))
          && !make_place (folder, flags, opened, &local_error)))
    is_open = FALSE;
  else if (flags & FETTLE_STORE_READ_ONLY)
    is_open = open_read_only (folder, path, _("The register was opened to read only."), opened, &local_error);
  else if (!can_write (folder, path))
    is_open = open_read_only (folder, path, _("The folder of the register cannot be written. It can be read, not changed."),
                              opened, &local_error);
  else
    is_open = open_writing (folder, path, opened, &local_error);

  if (g_error_matches (local_error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT) && fettle_register_is_there (folder))
    explain_damage (folder, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  if (is_open && opened->writer != NULL && fettle_folder_lock_is_alone (opened->lock))
    {
      /* What cannot be put right now is tried again at the next start, and by the next import. */
      fettle_reference_change_settle (folder, opened->writer, opened->notices, NULL);
      fettle_sweep_folder (folder, opened->writer);
    }
  return is_open && fettle_folder_lock_share (opened->lock, error);
}

/**
 * fettle_register_clear:
 * @opened: how a register was opened
 *
 * Closes what is still held in it.
 */
void
fettle_register_clear (FettleRegister *opened)
{
  g_clear_pointer (&opened->writer, fettle_sql_close);
  g_clear_pointer (&opened->read_only_reason, g_free);
  g_clear_pointer (&opened->notices, g_ptr_array_unref);
  g_clear_pointer (&opened->lock, fettle_folder_lock_free);
}

/**
 * fettle_register_check_file:
 * @path: a register that nobody writes, such as a backup
 * @cancellable: (nullable): stops it
 * @error: (nullable): %FETTLE_ERROR_CORRUPT
 *
 * Reads the whole file once.
 *
 * Returns: whether it is a sound register
 */
gboolean
fettle_register_check_file (const char    *path,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr(FettleSql) sql = fettle_sql_open (path, FETTLE_SQL_IMMUTABLE, error);
  g_autofree char *answer = NULL;
  gint64 version;

  if (sql == NULL)
    return FALSE;
  fettle_sql_set_cancellable (sql, cancellable);
  if (!check_identity (sql, &version, error)
      || !fettle_sql_get_text (sql, &answer, error, "PRAGMA integrity_check (1)", NULL))
    return FALSE;
  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;
  /* Translators: the first %s is a file, the second the technical detail */
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT, _("The file %s is damaged (%s)."), path, answer);
  return FALSE;
}
