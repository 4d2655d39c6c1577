/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-register-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/fettle-date.h"
#include "base/fettle-file.h"
#include "store/fettle-backup.h"

static FettleRemoteCheck is_remote = fettle_file_is_remote;

static gboolean
refuse_network_share (const char  *folder,
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
  FettleBackupInfo *newest = backups && backups->len > 0 ? g_ptr_array_index (backups, 0) : NULL;
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

/* A register that was closed well has no log beside it, and a folder that cannot be written needs no lock. */
static FettleSqlMode
choose_read_mode (const char *folder,
                  const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  if (access (folder, W_OK) != 0 && (g_stat (log, &status) != 0 || status.st_size == 0))
    return FETTLE_SQL_IMMUTABLE;
  return FETTLE_SQL_READ;
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

static gboolean
open_writing (const char      *folder,
              const char      *path,
              FettleRegister  *opened,
              GError         **error)
{
  g_autoptr(FettleSql) sql = fettle_sql_open (path, FETTLE_SQL_CREATE, error);
  gint64 version;

  if (sql == NULL || !check_identity (sql, &version, error))
    return FALSE;
  if (version > fettle_register_get_version ())
    return open_read_only (folder, path, NULL, opened, error);
  if (!set_up_writing (sql, error) || !fettle_migrate (sql, folder, error))
    return FALSE;
  fettle_sql_guard (sql);
  opened->writer = g_steal_pointer (&sql);
  opened->read_mode = FETTLE_SQL_READ;
  return TRUE;
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
 * @opened: (out): filled in
 * @error: (nullable): %FETTLE_ERROR_NETWORK, _NOT_FOUND, _OPEN, _READ_ONLY, _CORRUPT, _NO_SPACE, _BUSY
 *
 * Opens the folder's register, to write where that can be, else to read with the reason.
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

  if (!refuse_network_share (folder, error) || ((flags & FETTLE_STORE_CREATE) && !make_folder (folder, error)))
    return FALSE;
  if (!(flags & FETTLE_STORE_CREATE) && access (path, F_OK) != 0)
    {
      /* Translators: %s is a folder */
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND, _("There is no register in %s."), folder);
      return FALSE;
    }

  if (flags & FETTLE_STORE_READ_ONLY)
    is_open = open_read_only (folder, path, _("The register was opened to read only."), opened, &local_error);
  else if (!can_write (folder, path))
    is_open = open_read_only (folder, path, _("The folder of the register cannot be written. It can be read, not changed."),
                              opened, &local_error);
  else
    is_open = open_writing (folder, path, opened, &local_error);

  if (g_error_matches (local_error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT))
    explain_damage (folder, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return is_open;
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
