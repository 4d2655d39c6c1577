/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-backup-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fettle-date.h"
#include "store/fettle-erase-private.h"
#include "store/fettle-head-private.h"
#include "store/fettle-restore-step-private.h"
#include "store/fettle-store-private.h"

/* Pages copied between two looks at the cancellable: four megabytes. */
#define PAGES_A_STEP 1024

/* "register-20261121T204500Z-daily.db" */
#define NAME_PREFIX "register-"
#define NAME_SUFFIX ".db"

static gboolean
fail (GError     **error,
      const char  *path)
{
  int number = errno;

  g_set_error (error, FETTLE_ERROR, number == ENOSPC ? FETTLE_ERROR_NO_SPACE : FETTLE_ERROR_FAILED,
               /* Translators: the first %s is a file or folder, the second the system's reason */
               _("%s could not be made, moved or removed (%s). Nothing was lost."), path, g_strerror (number));
  return FALSE;
}

static gboolean
copy_pages (FettleSql     *source,
            FettleSql     *target,
            GCancellable  *cancellable,
            GError       **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (fettle_sql_get_handle (target), "main", fettle_sql_get_handle (source), "main");
  int code = SQLITE_OK;

  while (backup != NULL && code == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    code = sqlite3_backup_step (backup, PAGES_A_STEP);
  sqlite3_backup_finish (backup);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (backup == NULL || code != SQLITE_DONE)
    {
      fettle_sql_take_error (target, code, error);
      return FALSE;
    }
  /* The copy is one file: it must not ask for a log beside it. */
  return fettle_sql_exec (target, "PRAGMA journal_mode = DELETE", error);
}

/* With its own snapshot the copy goes on while others write. */
static gboolean
copy_snapshot (FettleSql     *source,
               const char    *path,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(FettleSql) target = fettle_sql_open (path, FETTLE_SQL_WRITE, error);
  gboolean own_snapshot = sqlite3_get_autocommit (fettle_sql_get_handle (source));
  gboolean done;
  gint64 n;

  if (target == NULL || (own_snapshot && !fettle_sql_exec (source, "BEGIN", error)))
    return FALSE;
  done = fettle_sql_get_int (source, &n, error, "SELECT count (*) FROM sqlite_schema", NULL)
         && copy_pages (source, target, cancellable, error);
  if (own_snapshot)
    fettle_sql_exec (source, "ROLLBACK", NULL);
  return done;
}

static char *
make_stamp (const char *moment)
{
  GString *stamp = g_string_new (NULL);

  for (const char *p = moment; *p != '\0'; p++)
    {
      if (*p != '-' && *p != ':')
        g_string_append_c (stamp, *p);
    }
  return g_string_free (stamp, FALSE);
}

static char *
take (FettleStore   *store,
      const char    *reason,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr(FettleReader) reader = fettle_store_borrow (store, error);

  return reader ? fettle_backup_copy (reader->sql, store->folder, reason, cancellable, error) : NULL;
}

/**
 * fettle_backup_stamp:
 *
 * Returns: (transfer full): this moment as it stands in names of files: "20261121T204500Z"
 */
char *
fettle_backup_stamp (void)
{
  g_autofree char *moment = fettle_moment_now ();

  return make_stamp (moment);
}

/**
 * fettle_backup_copy_file:
 * @source: a connection to the register
 * @target: the file to write
 * @cancellable: (nullable): stops it
 * @error: (nullable): %FETTLE_ERROR_NO_SPACE, _CORRUPT and others
 *
 * Writes one whole copy beside @target, reads it through, then puts it in place.
 *
 * Returns: whether a sound copy is there
 */
gboolean
fettle_backup_copy_file (FettleSql     *source,
                         const char    *target,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autofree char *temporary = fettle_file_make_beside (target, error);

  if (temporary == NULL)
    return FALSE;
  if (!copy_snapshot (source, temporary, cancellable, error) || !fettle_register_check_file (temporary, cancellable, error))
    {
      g_unlink (temporary);
      return FALSE;
    }
  return fettle_file_move_into_place (temporary, target, error);
}

/**
 * fettle_backup_copy:
 * @source: a connection to the register
 * @folder: the data folder
 * @reason: "daily", "migration", "asked"
 * @cancellable: (nullable): stops it
 * @error: (nullable): as in fettle_backup_copy_file()
 *
 * Returns: (transfer full) (nullable): the path of the new backup
 */
char *
fettle_backup_copy (FettleSql     *source,
                    const char    *folder,
                    const char    *reason,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autofree char *backups = g_build_filename (folder, FETTLE_BACKUP_FOLDER, NULL);
  g_autofree char *moment = fettle_moment_now ();
  g_autofree char *stamp = make_stamp (moment);
  g_autofree char *name = g_strconcat (NAME_PREFIX, stamp, "-", reason, NAME_SUFFIX, NULL);
  g_autofree char *path = g_build_filename (backups, name, NULL);

  if (g_mkdir_with_parents (backups, 0700) != 0)
    {
      fail (error, backups);
      return NULL;
    }
  return fettle_backup_copy_file (source, path, cancellable, error) ? g_steal_pointer (&path) : NULL;
}

/**
 * fettle_backup_take_daily:
 * @store: an open store
 * @error: (nullable): why not
 *
 * Takes the day's backup, unless it was taken.
 *
 * Returns: whether there is one of today
 */
gboolean
fettle_backup_take_daily (FettleStore  *store,
                          GError      **error)
{
  g_autoptr(GPtrArray) backups = fettle_backup_list (store->folder, error);
  g_autofree char *now = fettle_moment_now ();
  g_autofree char *path = NULL;

  if (backups == NULL || !fettle_erased_places_prune (store, fettle_date_today (), error))
    return FALSE;
  for (guint i = 0; i < backups->len; i++)
    {
      FettleBackupInfo *info = g_ptr_array_index (backups, i);

      if (g_str_equal (info->reason, "daily") && fettle_backup_info_counts (info)
          && strncmp (info->made_at, now, strlen ("2026-11-21")) == 0)
        return TRUE;
    }
  path = take (store, "daily", NULL, error);
  return path != NULL && fettle_backup_thin (store->folder, error);
}

/**
 * fettle_backup_take:
 * @store: an open store
 * @reason: "asked", or another word of letters
 * @cancellable: (nullable): stops it
 * @error: (nullable): %FETTLE_ERROR_NO_SPACE, _CORRUPT and others
 *
 * Takes a backup into the data folder's backups, and reads it through.
 *
 * Returns: (transfer full) (nullable): its path
 */
char *
fettle_backup_take (FettleStore   *store,
                    const char    *reason,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (reason != NULL && *reason != '\0', NULL);

  return take (store, reason, cancellable, error);
}

/**
 * fettle_set_aside:
 * @path: a file or folder
 * @new_path: (out) (transfer full) (nullable): where it lies now; NULL where there was none
 * @error: (nullable): why not
 *
 * Renames it, so that something else can take its place and nothing is lost.
 *
 * Returns: whether @path is free
 */
gboolean
fettle_set_aside (const char  *path,
                  char       **new_path,
                  GError     **error)
{
  g_autofree char *stamp = fettle_backup_stamp ();
  g_autofree char *aside = g_strconcat (path, ".set-aside-", stamp, NULL);

  *new_path = NULL;
  if (access (path, F_OK) != 0)
    return TRUE;
  for (guint i = 2; access (aside, F_OK) == 0; i++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s.set-aside-%s-%u", path, stamp, i);
    }
  if (g_rename (path, aside) != 0)
    return fail (error, path);
  *new_path = g_steal_pointer (&aside);
  return TRUE;
}
