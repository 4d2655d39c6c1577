/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-register-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/fettle-date.h"
#include "store/fettle-backup-private.h"
#include "store/fettle-stale-log-private.h"

/* What a folder without a register may still hold of one. */

#define SET_ASIDE ".set-aside-"

static gboolean
is_of_register (const char *name)
{
  return (g_str_has_prefix (name, FETTLE_REGISTER_FILE) && strstr (name, SET_ASIDE) != NULL)
         || g_str_has_prefix (name, FETTLE_RESTORING_PREFIX);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_remains_within (const char *folder,
                    GPtrArray  *names)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (is_of_register (name))
        g_ptr_array_add (names, g_strdup (name));
    }
}

/* Earlier versions set the whole folder aside, and restored into another beside it. */
static void
add_remains_beside (const char *folder,
                    GPtrArray  *names)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *own = g_path_get_basename (folder);
  g_autofree char *aside = g_strconcat (own, SET_ASIDE, NULL);
  g_autofree char *restoring = g_strconcat (own, FETTLE_RESTORING_PREFIX, NULL);
  g_autoptr(GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, FETTLE_REGISTER_FILE, NULL);

      if ((g_str_has_prefix (name, aside) || g_str_has_prefix (name, restoring)) && access (path, F_OK) == 0)
        g_ptr_array_add (names, g_steal_pointer (&path));
    }
}

/* Registers that were set aside, restores that did not end, and a log without its register. */
static char *
list_remains (const char *folder)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);

  add_remains_within (folder, names);
  add_remains_beside (folder, names);
  if (fettle_stale_log_is_there (path, "-wal"))
    g_ptr_array_add (names, g_strdup (FETTLE_REGISTER_FILE "-wal"));
  if (names->len == 0)
    return NULL;
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static void
tell_loss (const char        *path,
           FettleBackupInfo  *backup,
           const char        *remains,
           GError           **error)
{
  g_autofree char *moment = backup ? fettle_moment_to_words (backup->made_at) : NULL;

  if (backup != NULL && remains != NULL)
    g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT,
                 /* Translators: %s are a file, a moment, a file, and names of files */
                 _("The register %1$s is missing or empty, and nothing was made in its place: the last good backup is of %2$s (%3$s), "
                   "and beside it lie %4$s; restore one of them."), path, moment, backup->path, remains);
  else if (backup != NULL)
    g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT,
                 /* Translators: %s are a file, a moment and a file */
                 _("The register %1$s is missing or empty, and nothing was made in its place: the last good backup is of %2$s (%3$s); "
                   "restore it."), path, moment, backup->path);
  else
    g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT,
                 /* Translators: the first %s is a file, the second names of files */
                 _("The register %1$s is missing or empty, and nothing was made in its place: there is no good backup in its folder, but "
                   "beside it lie %2$s; restore one of them."), path, remains);
}

/**
 * fettle_register_find_good:
 * @backups: (nullable) (element-type FettleBackupInfo): backups, newest first
 *
 * Reads them through until one is sound.
 *
 * Returns: (transfer none) (nullable): the newest that is
 */
FettleBackupInfo *
fettle_register_find_good (GPtrArray *backups)
{
  for (guint pass = 0; backups != NULL && pass < 2; pass++)
    {
      for (guint i = 0; i < backups->len; i++)
        {
          FettleBackupInfo *info = g_ptr_array_index (backups, i);

          /* First those of the register's own line, or ahead of it; then whatever there is. */
          if ((fettle_backup_info_counts (info) || (info->line == FETTLE_BACKUP_AHEAD && !info->is_future)) == (pass == 0)
              && fettle_register_check_file (info->path, NULL, NULL))
            return info;
        }
    }
  return NULL;
}

/**
 * fettle_register_is_there:
 * @folder: a data folder
 *
 * Returns: whether it has a register; a file of no bytes is none, nor is the beginning of one that was only being made
 */
gboolean
fettle_register_is_there (const char *folder)
{
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);

  return fettle_stale_log_is_there (path, "") && !fettle_stale_log_is_of_making (path);
}

/**
 * fettle_register_refuse_loss:
 * @folder: a data folder without a register
 * @error: (nullable): %FETTLE_ERROR_CORRUPT, with what there is to restore
 *
 * A folder that holds backups of a register, or one that was set aside, lost it: an empty one in its place would hide that.
 *
 * Returns: whether the folder holds nothing of a register, so that one can be made there
 */
gboolean
fettle_register_refuse_loss (const char  *folder,
                             GError     **error)
{
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);
  g_autoptr(GPtrArray) backups = fettle_backup_list (folder, NULL);
  g_autofree char *remains = list_remains (folder);
  FettleBackupInfo *good = fettle_register_find_good (backups);

  if (good == NULL && remains == NULL && backups != NULL && backups->len > 0)
    remains = g_path_get_basename (((FettleBackupInfo *) g_ptr_array_index (backups, 0))->path);
  if (good == NULL && remains == NULL)
    return TRUE;
  tell_loss (path, good, remains, error);
  return FALSE;
}
