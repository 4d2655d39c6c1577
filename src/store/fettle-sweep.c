/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-sweep-private.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/fettle-file.h"
#include "store/fettle-backup-private.h"
#include "store/fettle-opened-private.h"
#include "store/fettle-register-private.h"
#include "store/fettle-swap-private.h"

/*
 * What a kill left: files on their way to their place, among them whole readable copies of the register. While one holds the folder
 * alone nobody is making any, so all that have such a name are left over.
 */

#define RANDOM_LENGTH 6

static const char *const prefixes[] = { ".fettle-", "fettle-", ".fettle-bundle-", "fettle-sample-" };
static const char *const journals[] = { "-journal", "-wal", "-shm" };

static gboolean
is_random (const char *text,
           gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isalnum (text[i]))
        return FALSE;
    }
  return length == RANDOM_LENGTH;
}

/* ".fettle-Ab3xY9", and its journal. */
static gboolean
is_temporary (const char *name)
{
  gsize length = strlen (name);

  for (guint i = 0; i < G_N_ELEMENTS (journals); i++)
    {
      if (g_str_has_suffix (name, journals[i]))
        length = strlen (name) - strlen (journals[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      gsize start = strlen (prefixes[i]);

      if (g_str_has_prefix (name, prefixes[i]) && length > start && is_random (name + start, length - start))
        return TRUE;
    }
  return FALSE;
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
sweep_names (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (name[0] == '.' && is_temporary (name))
        remove_tree (path);
      else if (g_str_has_prefix (name, FETTLE_RESTORING_PREFIX))
        fettle_swap_discard (path);
    }
}

/* Earlier versions opened a backup in a folder beside the data folder. */
static void
sweep_beside (const char *data_folder)
{
  g_autofree char *parent = g_path_get_dirname (data_folder);
  g_autofree char *own = g_path_get_basename (data_folder);
  g_autofree char *prefix = g_strconcat (own, FETTLE_RESTORING_PREFIX, NULL);
  g_autoptr(GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);

      if (g_str_has_prefix (name, prefix) && is_random (name + strlen (prefix), strlen (name) - strlen (prefix)))
        fettle_swap_discard (path);
    }
}

/* A line is believed only where it names what this program makes. */
static void
sweep_listed (const char *data_folder)
{
  g_autofree char *list = g_build_filename (data_folder, FETTLE_TEMPORARY_LIST, NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents (list, &text, NULL, NULL))
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (lines[i]);

      if (g_path_is_absolute (lines[i]) && is_temporary (name))
        remove_tree (lines[i]);
      for (guint j = 0; j < G_N_ELEMENTS (journals) && g_path_is_absolute (lines[i]) && is_temporary (name); j++)
        {
          g_autofree char *journal = g_strconcat (lines[i], journals[j], NULL);

          g_unlink (journal);
        }
    }
  g_unlink (list);
}

/**
 * fettle_sweep_folder:
 * @data_folder: a data folder that nobody else has open
 * @sql: a connection to its register
 *
 * Takes away what a kill left: in the folder, in its backups, wherever else files were being written, and the copies of documents that
 * nobody changed.
 */
void
fettle_sweep_folder (const char *data_folder,
                     FettleSql  *sql)
{
  g_autofree char *backups = g_build_filename (data_folder, FETTLE_BACKUP_FOLDER, NULL);

  sweep_names (data_folder);
  sweep_names (backups);
  sweep_beside (data_folder);
  sweep_listed (data_folder);
  fettle_opened_sweep (data_folder, sql);
}
