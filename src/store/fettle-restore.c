/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-restore-private.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "store/fettle-backup-private.h"
#include "store/fettle-check-private.h"
#include "store/fettle-head-private.h"
#include "store/fettle-log-private.h"
#include "store/fettle-register-private.h"
#include "store/fettle-restore-step-private.h"
#include "store/fettle-stale-log-private.h"
#include "store/fettle-swap-private.h"

/* @format has one %s, for the name of the source. */
static gboolean
refuse (GError     **error,
        int          code,
        const char  *source,
        const char  *format)
{
  g_autofree char *name = g_path_get_basename (source);
  g_auto(GStrv) halves = g_strsplit (format, "%s", 2);
  g_autofree char *words = g_strjoinv (name, halves);

  g_set_error_literal (error, FETTLE_ERROR, code, words);
  return FALSE;
}

static gboolean
copy_file (const char    *source,
           const char    *suffix,
           const char    *target,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree char *from_path = g_strconcat (source, suffix, NULL);
  g_autofree char *to_path = g_strconcat (target, suffix, NULL);
  g_autoptr(GFile) from = g_file_new_for_path (from_path);
  g_autoptr(GFile) to = g_file_new_for_path (to_path);

  return g_file_copy (from, to, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL, error)
         && g_chmod (to_path, 0600) == 0;
}

/* Another program may be writing the source at this moment: then only SQLite can tell what is in it. */
static gboolean
is_held (const char *source)
{
  g_autofree char *folder = g_path_get_dirname (source);
  g_autofree char *lock_file = g_build_filename (folder, FETTLE_LOCK_FILE, NULL);
  g_autofree char *name = g_path_get_basename (source);
  g_autoptr(FettleFolderLock) lock = NULL;

  if (!g_str_equal (name, FETTLE_REGISTER_FILE) || access (lock_file, W_OK) != 0)
    return FALSE;
  lock = fettle_folder_lock_new (folder, FALSE, NULL);
  return lock == NULL || !fettle_folder_lock_try_alone (lock);
}

static gboolean
copy_held (const char    *source,
           const char    *target,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(FettleSql) sql = fettle_sql_open (source, FETTLE_SQL_READ, error);

  return sql != NULL && fettle_backup_copy_file (sql, target, cancellable, error);
}

/* A file without the header of a database is no register at all, and one without an application of ours is another program's. */
static gboolean
check_identity (FettleSql   *sql,
                const char  *source,
                GError     **error)
{
  gint64 tables, application, version;

  if (!fettle_sql_get_int (sql, &tables, error, "SELECT count (*) FROM sqlite_schema", NULL)
      || !fettle_sql_get_int (sql, &application, error, "PRAGMA application_id", NULL)
      || !fettle_sql_get_int (sql, &version, error, "PRAGMA user_version", NULL))
    return FALSE;
  if (tables == 0)
    return refuse (error, FETTLE_ERROR_REFUSED, source, _("“%s” holds nothing. Nothing was changed; choose another backup."));
  if (application != FETTLE_REGISTER_APPLICATION_ID)
    return refuse (error, FETTLE_ERROR_REFUSED, source,
                   _("“%s” is a file of another program, not a register of Fettle. Nothing was changed; choose another backup."));
  if (version > fettle_register_get_version ())
    return refuse (error, FETTLE_ERROR_TOO_NEW, source,
                   _("“%s” was written by a newer version of Fettle. Nothing was changed; restore it with that version."));
  if (version < 1)
    return refuse (error, FETTLE_ERROR_REFUSED, source,
                   _("“%s” is a register of a version that Fettle does not know. Nothing was changed; choose another backup."));
  return TRUE;
}

/* SQLite speaks of "the register": here it is the backup that is damaged. */
static void
name_damage (const char  *source,
             GError     **error)
{
  g_autofree char *name = g_path_get_basename (source);
  g_autofree char *detail = NULL;

  if (error == NULL || !g_error_matches (*error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT))
    return;
  detail = g_strdup ((*error)->message);
  g_clear_error (error);
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT,
               /* Translators: %1$s is a file, %2$s a sentence that says what is wrong with it */
               _("“%1$s” does not pass its check and cannot be used as a backup. Nothing was changed. (%2$s)"), name, detail);
}

/* What any check finds wrong is a reason not to put it in the place of a register that may be better. */
static gboolean
check_whole (FettleSql           *sql,
             FettleProgressFunc   progress,
             gpointer             user_data,
             GError             **error)
{
  FettleCheck check = { .progress = progress, .user_data = user_data };
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_check_finding_free);

  if (!fettle_check_records (sql, &check, findings, error))
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    {
      const FettleCheckFinding *finding = g_ptr_array_index (findings, i);

      /* A form that was not saved and cannot be read keeps nobody from the records. */
      if (finding->ok || g_str_equal (finding->check, "drafts"))
        continue;
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT, finding->message);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_holding (FettleSql            *sql,
              FettleBackupHolding  *holding,
              GError              **error)
{
  return fettle_sql_get_text (sql, &holding->authority, error, "SELECT name FROM authority WHERE deleted = 0 LIMIT 1", NULL)
         && fettle_sql_get_int (sql, &holding->n_schools, error, "SELECT count (*) FROM school WHERE deleted = 0", NULL)
         && fettle_sql_get_int (sql, &holding->n_documents, error, "SELECT count (*) FROM document WHERE deleted = 0", NULL)
         && fettle_sql_get_int (sql, &holding->n_steps, error, "SELECT count (*) FROM batch", NULL)
         && fettle_sql_get_text (sql, &holding->last_label, error,
                                 "SELECT coalesce (label, ?1) FROM batch ORDER BY seq DESC LIMIT 1", "s", fettle_log_label (NULL))
         && fettle_sql_get_text (sql, &holding->last_at, error, "SELECT made_at FROM batch ORDER BY seq DESC LIMIT 1", NULL);
}

static gboolean
sync_file (const char  *path,
           GError     **error)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    fettle_file_set_error (error, errno, path);
  if (fd >= 0)
    close (fd);
  return synced;
}

/**
 * fettle_restore_begin:
 * @self: (out): a restore, to be cleared with fettle_restore_clear() whatever comes of it
 * @folder: the data folder, made where it is missing
 * @error: (nullable): %FETTLE_ERROR_BUSY where another program has the register open, %FETTLE_ERROR_NETWORK, _READ_ONLY, _NO_SPACE
 *
 * Takes the folder alone and makes a workplace in it.
 *
 * Returns: whether the backup can be opened in the workplace
 */
gboolean
fettle_restore_begin (FettleRestore  *self,
                      const char     *folder,
                      GError        **error)
{
  g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func (g_free);

  self->folder = g_canonicalize_filename (folder, NULL);
  if (!fettle_register_refuse_share (self->folder, error))
    return FALSE;
  self->made_folder = access (self->folder, F_OK) != 0;
  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    {
      fettle_file_set_error (error, errno, self->folder);
      return FALSE;
    }
  if (!(self->lock = fettle_folder_lock_new (self->folder, TRUE, error)))
    return FALSE;
  if (!fettle_folder_lock_try_alone (self->lock) && access (self->folder, W_OK) == 0)
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_BUSY, _("Fettle is open on this register. Close it, then restore."));
      return FALSE;
    }
  return fettle_swap_recover (self->folder, notices, error)
         && (self->workplace = fettle_swap_make_workplace (self->folder, error)) != NULL;
}

/**
 * fettle_restore_take_plain:
 * @workplace: a workplace
 * @source: a register, such as a backup
 * @cancellable: (nullable): stops it
 * @error: (nullable): %FETTLE_ERROR_REFUSED where what lies beside it does not belong to it, and others
 *
 * Copies a register into the workplace, with the log that lies beside it and belongs to it. The source is not changed.
 *
 * Returns: whether it is there
 */
gboolean
fettle_restore_take_plain (const char    *workplace,
                           const char    *source,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autofree char *path = g_canonicalize_filename (source, NULL);
  g_autofree char *target = fettle_register_path (workplace, FETTLE_REGISTER_FILE);

  if (!fettle_backup_is_plain (path))
    return refuse (error, FETTLE_ERROR_REFUSED, source,
                   _("“%s” is not a register of Fettle. Nothing was changed; choose another backup."));
  if (fettle_stale_log_is_there (path, "-journal"))
    return refuse (error, FETTLE_ERROR_REFUSED, source,
                   _("“%s” was being written when it was copied: a journal lies beside it. Nothing was changed; choose another "
                     "backup."));
  if (is_held (path))
    return copy_held (path, target, cancellable, error);
  if (!copy_file (path, "", target, cancellable, error))
    return FALSE;
  if (!fettle_stale_log_is_there (path, "-wal"))
    return TRUE;
  if (!copy_file (path, "-wal", target, cancellable, error))
    return FALSE;
  if (fettle_stale_log_judge (target) == FETTLE_LOG_BELONGS)
    return TRUE;
  return refuse (error, FETTLE_ERROR_REFUSED, source,
                 _("“%s” has a log beside it (-wal) that is of another day or another register. Nothing was changed; move that log away "
                   "and restore again."));
}

/**
 * fettle_restore_check:
 * @workplace: a workplace with a register.db
 * @source: where it comes from, for words
 * @holding: (nullable): filled in with what it holds
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): stops it
 * @error: (nullable): %FETTLE_ERROR_REFUSED for what is no register, %FETTLE_ERROR_TOO_NEW, %FETTLE_ERROR_CORRUPT where a check fails
 *
 * Brings it up to this program's version, reads it through, and leaves it one file, safely on the disk.
 *
 * Returns: whether it can take the place of a register
 */
gboolean
fettle_restore_check (const char           *workplace,
                      const char           *source,
                      FettleBackupHolding  *holding,
                      FettleProgressFunc    progress,
                      gpointer              user_data,
                      GCancellable         *cancellable,
                      GError              **error)
{
  g_autofree char *path = fettle_register_path (workplace, FETTLE_REGISTER_FILE);
  g_autoptr(FettleSql) sql = fettle_sql_open (path, FETTLE_SQL_WRITE, error);
  g_autofree char *mode = NULL;

  if (sql == NULL)
    return FALSE;
  fettle_sql_set_cancellable (sql, cancellable);
  if (!check_identity (sql, source, error) || !fettle_migrate (sql, NULL, error)
      || !check_whole (sql, progress, user_data, error)
      || (holding != NULL && !read_holding (sql, holding, error))
      || !fettle_sql_get_text (sql, &mode, error, "PRAGMA journal_mode = WAL", NULL))
    {
      name_damage (source, error);
      return FALSE;
    }
  g_clear_pointer (&sql, fettle_sql_close);
  return sync_file (path, error);
}

/**
 * fettle_restore_finish:
 * @self: a restore whose workplace holds a register that passed fettle_restore_check()
 * @made_at: (nullable): when the backup was taken, UTC
 * @aside: (out) (transfer full) (nullable): where the old register lies; NULL where there was none
 * @error: (nullable): why not; then the old register is in its place
 *
 * Writes the restore into the log of what is restored, and changes places.
 *
 * Returns: whether it is restored
 */
gboolean
fettle_restore_finish (FettleRestore  *self,
                       const char     *made_at,
                       char          **aside,
                       GError        **error)
{
  g_autofree char *path = fettle_register_path (self->workplace, FETTLE_REGISTER_FILE);

  if (!fettle_restore_sign (path, self->folder, made_at, error) || !sync_file (path, error))
    return FALSE;
  /* The log ends elsewhere from then on; where that is not said, the next step says it. */
  fettle_head_forget (self->folder);
  if (!fettle_swap_run (self->folder, self->workplace, aside, error))
    return FALSE;
  fettle_restore_renew_head (self->folder);
  g_clear_pointer (&self->workplace, g_free);
  self->made_folder = FALSE;
  return TRUE;
}

/**
 * fettle_restore_clear:
 * @self: a restore
 *
 * Takes away what was made for it and is not needed, and gives the folder up.
 */
void
fettle_restore_clear (FettleRestore *self)
{
  fettle_swap_discard (self->workplace);
  if (self->made_folder && self->folder != NULL)
    {
      g_autofree char *lock_file = g_build_filename (self->folder, FETTLE_LOCK_FILE, NULL);
      g_autofree char *device = g_build_filename (self->folder, FETTLE_DEVICE_FILE, NULL);

      g_unlink (lock_file);
      g_unlink (device);
      g_rmdir (self->folder);
    }
  g_clear_pointer (&self->workplace, g_free);
  g_clear_pointer (&self->lock, fettle_folder_lock_free);
  g_clear_pointer (&self->folder, g_free);
}

/**
 * fettle_backup_is_plain:
 * @path: a file
 *
 * Returns: whether it is a database, as the backups of the data folder are; a portable backup is none
 */
gboolean
fettle_backup_is_plain (const char *path)
{
  static const char magic[] = "SQLite format 3";
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) in = g_file_read (file, NULL, NULL);
  char head[sizeof magic] = "";
  gsize n;

  return in != NULL && g_input_stream_read_all (G_INPUT_STREAM (in), head, sizeof head, &n, NULL, NULL)
         && memcmp (head, magic, sizeof magic) == 0;
}

/**
 * fettle_restore_translate:
 * @error: (nullable): an error on its way to a person
 *
 * Errors of files get our codes, and say what was kept.
 */
void
fettle_restore_translate (GError **error)
{
  if (error == NULL || !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return;
  g_clear_error (error);
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_NO_SPACE,
                       _("The disk is full. Nothing was changed; free some space and try again."));
}

/**
 * fettle_backup_holding_clear:
 * @holding: what a backup holds
 */
void
fettle_backup_holding_clear (FettleBackupHolding *holding)
{
  g_clear_pointer (&holding->authority, g_free);
  g_clear_pointer (&holding->last_label, g_free);
  g_clear_pointer (&holding->last_at, g_free);
}

/**
 * fettle_backup_put_back:
 * @folder: a data folder whose store is closed
 * @backup: path of a backup
 * @error: (nullable): %FETTLE_ERROR_BUSY where another program has the register open, %FETTLE_ERROR_REFUSED, _TOO_NEW or _CORRUPT where the
 *   backup is no register or not sound, and others; then nothing was changed
 *
 * Sets the present register aside with its log and puts a copy of the backup, with the log beside that, in its place.
 *
 * Returns: (transfer full) (nullable): where the old register lies; "" where there was none
 */
char *
fettle_backup_put_back (const char  *folder,
                        const char  *backup,
                        GError     **error)
{
  g_auto(FettleRestore) restore = { 0 };
  g_autofree char *moment = fettle_backup_moment (backup);
  char *aside = NULL;

  g_return_val_if_fail (folder != NULL && backup != NULL, NULL);

  if (!fettle_restore_begin (&restore, folder, error)
      || !fettle_restore_take_plain (restore.workplace, backup, NULL, error)
      || !fettle_restore_check (restore.workplace, backup, NULL, NULL, NULL, NULL, error)
      || !fettle_restore_finish (&restore, moment, &aside, error))
    {
      fettle_restore_translate (error);
      return NULL;
    }
  return aside ? aside : g_strdup ("");
}
