/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-backup-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fettle-date.h"
#include "store/fettle-head-private.h"
#include "store/fettle-register-private.h"

#define KEEP_DAILY 14
#define KEEP_MONTHLY 12

/* "register-20261121T204500Z-daily.db" */
#define NAME_PREFIX "register-"
#define NAME_SUFFIX ".db"
#define STAMP_LENGTH 16

/*
 * Which line the backups are judged against: that of the register where its log can be read; else where the folder says that its log
 * ended; else that of the newest backup that is sound.
 */
typedef struct
{
  FettleSql *sql;
  FettleTip *tip;
  gboolean has_log;
} Present;

static void
present_clear (Present *present)
{
  g_clear_pointer (&present->sql, fettle_sql_close);
  g_clear_pointer (&present->tip, fettle_tip_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Present, present_clear)

static gboolean
fail (GError     **error,
      const char  *path)
{
  fettle_file_set_error (error, errno, path);
  return FALSE;
}

static FettleBackupInfo *
parse_name (const char *folder,
            const char *name,
            const char *now)
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
  info->is_future = strcmp (info->made_at, now) > 0;
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
read_log (const char     *path,
          FettleSqlMode   mode,
          Present        *present)
{
  present->sql = fettle_sql_open (path, mode, NULL);
  present->has_log = present->sql != NULL && fettle_tip_read (present->sql, NULL, &present->tip, NULL);
  if (!present->has_log)
    g_clear_pointer (&present->sql, fettle_sql_close);
  return present->has_log;
}

static gboolean
read_sound_backup (GPtrArray *backups,
                   Present   *present)
{
  for (guint i = 0; i < backups->len; i++)
    {
      FettleBackupInfo *info = g_ptr_array_index (backups, i);

      if (!info->is_future && fettle_register_check_file (info->path, NULL, NULL)
          && read_log (info->path, FETTLE_SQL_IMMUTABLE, present))
        return TRUE;
    }
  return FALSE;
}

/* Newest first, so that the first sound one is the newest. */
static void
find_present (const char *folder,
              GPtrArray  *backups,
              Present    *present)
{
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);

  if (!read_log (path, FETTLE_SQL_READ, present) && !(present->tip = fettle_head_load (folder)))
    read_sound_backup (backups, present);
}

static FettleBackupLine
compare_logs (const Present *present,
              const Present *backup)
{
  gboolean is_in;

  if (present->tip == NULL)
    return FETTLE_BACKUP_OTHER_LINE;
  if (!fettle_tip_is_in (backup->tip, present->sql, &is_in, NULL))
    return FETTLE_BACKUP_UNREADABLE;
  if (is_in)
    return FETTLE_BACKUP_THIS_LINE;
  if (!fettle_tip_is_in (present->tip, backup->sql, &is_in, NULL))
    return FETTLE_BACKUP_UNREADABLE;
  return is_in ? FETTLE_BACKUP_AHEAD : FETTLE_BACKUP_OTHER_LINE;
}

/* A log without a step is where every line begins. */
static FettleBackupLine
judge (const Present *present,
       const char    *path)
{
  g_auto(Present) backup = { 0 };

  if (!read_log (path, FETTLE_SQL_IMMUTABLE, &backup))
    return FETTLE_BACKUP_UNREADABLE;
  if (backup.tip == NULL)
    return FETTLE_BACKUP_THIS_LINE;
  if (present->has_log)
    return compare_logs (present, &backup);
  /* What is ahead of a log that cannot be read any more goes on from it, and is all the better. */
  return present->tip && fettle_tip_compare (present->tip, backup.tip) == FETTLE_KINSHIP_NONE ? FETTLE_BACKUP_OTHER_LINE
                                                                                               : FETTLE_BACKUP_THIS_LINE;
}

static int
rank (const FettleBackupInfo *info)
{
  static const int ranks[] = {
    [FETTLE_BACKUP_AHEAD] = 0, [FETTLE_BACKUP_THIS_LINE] = 1, [FETTLE_BACKUP_OTHER_LINE] = 3, [FETTLE_BACKUP_UNREADABLE] = 4,
  };

  return info->line == FETTLE_BACKUP_THIS_LINE && info->is_future ? 2 : ranks[info->line];
}

static int
compare_best_first (gconstpointer a,
                    gconstpointer b)
{
  const FettleBackupInfo *first = *(const FettleBackupInfo *const *) a;
  const FettleBackupInfo *second = *(const FettleBackupInfo *const *) b;

  return rank (first) != rank (second) ? rank (first) - rank (second) : strcmp (second->made_at, first->made_at);
}

static void
judge_all (const char *folder,
           GPtrArray  *backups)
{
  g_auto(Present) present = { 0 };

  g_ptr_array_sort (backups, compare_newest_first);
  find_present (folder, backups, &present);
  for (guint i = 0; i < backups->len; i++)
    {
      FettleBackupInfo *info = g_ptr_array_index (backups, i);

      info->line = judge (&present, info->path);
    }
  g_ptr_array_sort (backups, compare_best_first);
}

static gboolean
has_monthly (GPtrArray  *backups,
             const char *made_at)
{
  for (guint i = 0; i < backups->len; i++)
    {
      FettleBackupInfo *info = g_ptr_array_index (backups, i);

      if (g_str_equal (info->reason, "monthly") && fettle_backup_info_counts (info)
          && strncmp (info->made_at, made_at, strlen ("2026-11")) == 0)
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
 * fettle_backup_moment:
 * @path: a file
 *
 * Returns: (transfer full) (nullable): when it was taken, UTC, where it has the name of a backup
 */
char *
fettle_backup_moment (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  FettleBackupInfo *info = parse_name (folder, name, "");
  char *moment = info ? g_strdup (info->made_at) : NULL;

  fettle_backup_info_free (info);
  return moment;
}

/**
 * fettle_backup_info_counts:
 * @info: a backup's description
 *
 * Returns: whether it is one of the days and months that are kept and thinned: not of another line, not ahead of the register, and not
 *   dated in the future
 */
gboolean
fettle_backup_info_counts (const FettleBackupInfo *info)
{
  g_return_val_if_fail (info != NULL, FALSE);

  return info->line == FETTLE_BACKUP_THIS_LINE && !info->is_future;
}

/**
 * fettle_backup_info_to_words:
 * @info: a backup's description
 *
 * Returns: (transfer none) (nullable): what it is to the register, where that is not what one expects
 */
const char *
fettle_backup_info_to_words (const FettleBackupInfo *info)
{
  g_return_val_if_fail (info != NULL, NULL);

  switch (info->line)
    {
    case FETTLE_BACKUP_AHEAD:
      return _("Ahead of the register: it holds steps that the register has lost");
    case FETTLE_BACKUP_OTHER_LINE:
      return _("Of another line: not from this register as it is now. It is kept until you delete it");
    case FETTLE_BACKUP_UNREADABLE:
      return _("Cannot be read");
    case FETTLE_BACKUP_THIS_LINE:
    default:
      return info->is_future ? _("Dated in the future: the clock of this computer was wrong when it was taken, or is wrong now") : NULL;
    }
}

/**
 * fettle_backup_thin:
 * @folder: a data folder
 * @error: (nullable): why not
 *
 * Keeps the newest fourteen daily backups, and one a month for twelve months. Those before a migration and those
 * asked for stay, and so do all that are of another line, ahead of the register, dated in the future, or cannot be read.
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

      if (g_str_equal (info->reason, "daily") && fettle_backup_info_counts (info) && ++n_daily > KEEP_DAILY
          && !retire_daily (backups, info, error))
        return FALSE;
    }
  for (guint i = 0; i < backups->len; i++)
    {
      FettleBackupInfo *info = g_ptr_array_index (backups, i);

      if (g_str_equal (info->reason, "monthly") && fettle_backup_info_counts (info) && ++n_monthly > KEEP_MONTHLY
          && g_unlink (info->path) != 0)
        return fail (error, info->path);
    }
  return TRUE;
}

/**
 * fettle_backup_list:
 * @folder: a data folder
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type FettleBackupInfo): its backups; empty where there is none.
 *   First those that are ahead of the register, then those of its line, newest first: the first of these is the last good one; then
 *   those dated in the future, those of another line, and those that cannot be read
 */
GPtrArray *
fettle_backup_list (const char  *folder,
                    GError     **error)
{
  g_autoptr(GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_backup_info_free);
  g_autofree char *path = g_build_filename (folder, FETTLE_BACKUP_FOLDER, NULL);
  g_autofree char *now = fettle_moment_now ();
  g_autoptr(GDir) dir = NULL;
  const char *name;

  if (access (path, F_OK) != 0)
    return g_steal_pointer (&backups);
  if (!(dir = g_dir_open (path, 0, error)))
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      FettleBackupInfo *info = parse_name (path, name, now);

      if (info != NULL)
        g_ptr_array_add (backups, info);
    }
  judge_all (folder, backups);
  return g_steal_pointer (&backups);
}
