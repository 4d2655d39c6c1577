/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-backup-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fettle-date.h"
#include "store/fettle-store-private.h"

/* Pages copied between two looks at the cancellable: four megabytes. */
#define PAGES_A_STEP 1024

#define KEEP_DAILY 14
#define KEEP_MONTHLY 12

/* "register-20261121T204500Z-daily.db" */
#define NAME_PREFIX "register-"
#define NAME_SUFFIX ".db"
#define STAMP_LENGTH 16

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

static FettleBackupInfo *
parse_name (const char *folder,
            const char *name)
{
  FettleBackupInfo *info;
  const char *stamp = name + strlen (NAME_PREFIX);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf status;

  if (!g_str_has_prefix (name, NAME_PREFIX) || !g_str_has_suffix (name, NAME_SUFFIX)
      || strlen (stamp) <= STAMP_LENGTH + strlen (NAME_SUFFIX) + 1 || stamp[STAMP_LENGTH] != '-' || g_stat (path, &status) != 0)
    return NULL;
  info = g_new0 (FettleBackupInfo, 1);
  info->path = g_steal_pointer (&path);
  info->size = (guint64) status.st_size;
  info->made_at = g_strdup_printf ("%.4s-%.2s-%.5s:%.2s:%.2sZ", stamp, stamp + 4, stamp + 6, stamp + 11, stamp + 13);
  info->reason = g_strndup (stamp + STAMP_LENGTH + 1, strlen (stamp) - STAMP_LENGTH - 1 - strlen (NAME_SUFFIX));
  return info;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const FettleBackupInfo *first = *(const FettleBackupInfo *const *) a;
  const FettleBackupInfo *second = *(const FettleBackupInfo *const *) b;

  return strcmp (second->made_at, first->made_at);
}

static gboolean
has_monthly (GPtrArray  *backups,
             const char *made_at)
{
  for (guint i = 0; i < backups->len; i++)
    {
      FettleBackupInfo *info = g_ptr_array_index (backups, i);

      if (g_str_equal (info->reason, "monthly") && strncmp (info->made_at, made_at, strlen ("2026-11")) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A daily backup that is too old goes on as its month's, where the month has none yet. */
static gboolean
retire_daily (GPtrArray         *backups,
              FettleBackupInfo  *info,
              GError           **error)
{
  g_autofree char *stem = NULL;
  g_autofree char *monthly = NULL;

  if (has_monthly (backups, info->made_at))
    return g_unlink (info->path) == 0 || fail (error, info->path);

  stem = g_strndup (info->path, strlen (info->path) - strlen ("daily" NAME_SUFFIX));
  monthly = g_strconcat (stem, "monthly" NAME_SUFFIX, NULL);
  if (g_rename (info->path, monthly) != 0)
    return fail (error, info->path);
  g_free (info->reason);
  info->reason = g_strdup ("monthly");
  g_free (info->path);
  info->path = g_steal_pointer (&monthly);
  return TRUE;
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
 * fettle_backup_info_free:
 * @info: (transfer full) (nullable): a backup's description
 */
void
fettle_backup_info_free (FettleBackupInfo *info)
{
  if (info == NULL)
    return;
  g_free (info->path);
  g_free (info->made_at);
  g_free (info->reason);
  g_free (info);
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
 * fettle_backup_thin:
 * @folder: a data folder
 * @error: (nullable): why not
 *
 * Keeps the newest fourteen daily backups, and one a month for twelve months. Those before a migration and those
 * asked for stay.
 *
 * Returns: whether all went well
 */
gboolean
fettle_backup_thin (const char  *folder,
                    GError     **error)
{
  g_autoptr(GPtrArray) backups = fettle_backup_list (folder, error);
  guint n_daily = 0, n_monthly = 0;

  if (backups == NULL)
    return FALSE;
  for (guint i = 0; i < backups->len; i++)
    {
      FettleBackupInfo *info = g_ptr_array_index (backups, i);

      if (g_str_equal (info->reason, "daily") && ++n_daily > KEEP_DAILY && !retire_daily (backups, info, error))
        return FALSE;
    }
  for (guint i = 0; i < backups->len; i++)
    {
      FettleBackupInfo *info = g_ptr_array_index (backups, i);

      if (g_str_equal (info->reason, "monthly") && ++n_monthly > KEEP_MONTHLY && g_unlink (info->path) != 0)
        return fail (error, info->path);
    }
  return TRUE;
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

  if (backups == NULL)
    return FALSE;
  for (guint i = 0; i < backups->len; i++)
    {
      FettleBackupInfo *info = g_ptr_array_index (backups, i);

      if (g_str_equal (info->reason, "daily") && strncmp (info->made_at, now, strlen ("2026-11-21")) == 0)
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
 * fettle_backup_list:
 * @folder: a data folder
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type FettleBackupInfo): its backups, newest first; empty where there is none
 */
GPtrArray *
fettle_backup_list (const char  *folder,
                    GError     **error)
{
  g_autoptr(GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_backup_info_free);
  g_autofree char *path = g_build_filename (folder, FETTLE_BACKUP_FOLDER, NULL);
  g_autoptr(GDir) dir = NULL;
  const char *name;

  if (access (path, F_OK) != 0)
    return g_steal_pointer (&backups);
  if (!(dir = g_dir_open (path, 0, error)))
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      FettleBackupInfo *info = parse_name (path, name);

      if (info != NULL)
        g_ptr_array_add (backups, info);
    }
  g_ptr_array_sort (backups, compare_newest_first);
  return g_steal_pointer (&backups);
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
  g_autofree char *moment = fettle_moment_now ();
  g_autofree char *stamp = make_stamp (moment);
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

/**
 * fettle_backup_put_back:
 * @folder: a data folder whose store is closed
 * @backup: path of a backup
 * @error: (nullable): %FETTLE_ERROR_CORRUPT where the backup itself is damaged, and others; then nothing was changed
 *
 * Sets the present register aside with its log, then puts a copy of the backup in its place.
 *
 * Returns: (transfer full) (nullable): where the old register lies; "" where there was none
 */
char *
fettle_backup_put_back (const char  *folder,
                        const char  *backup,
                        GError     **error)
{
  static const char *const beside[] = { "-wal", "-shm" };
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);
  g_autofree char *temporary = NULL;
  g_autofree char *aside = NULL;
  g_autoptr(FettleSql) source = NULL;

  if (!fettle_register_check_file (backup, NULL, error) || !(source = fettle_sql_open (backup, FETTLE_SQL_IMMUTABLE, error))
      || !(temporary = fettle_file_make_beside (path, error)))
    return NULL;
  if (!copy_snapshot (source, temporary, NULL, error) || !fettle_set_aside (path, &aside, error))
    {
      g_unlink (temporary);
      return NULL;
    }
  /* The log belongs to the old register: beside the new one it would be played into it. */
  for (guint i = 0; aside != NULL && i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *old = g_strconcat (path, beside[i], NULL);
      g_autofree char *new = g_strconcat (aside, beside[i], NULL);

      g_rename (old, new);
    }
  if (!fettle_file_move_into_place (temporary, path, error))
    return NULL;
  return aside ? g_steal_pointer (&aside) : g_strdup ("");
}
