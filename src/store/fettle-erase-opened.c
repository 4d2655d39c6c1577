/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-erase-private.h"

#include "base/fettle-file.h"

/* Copies of documents that were opened lie here, each in a folder of its own or not. */
#define OPENED_FOLDER "opened"

static gboolean
erase_in (const char  *path,
          GHashTable  *fingerprints,
          guint       *n_opened,
          GError     **error)
{
  g_autoptr(GDir) dir = NULL;
  g_autofree char *hash = NULL;
  const char *name;

  if (g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      hash = fettle_file_hash (path, NULL, NULL);
      if (hash == NULL || !g_hash_table_contains (fingerprints, hash))
        return TRUE;
      ++*n_opened;
      return fettle_erase_file (path, error);
    }
  dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (!erase_in (child, fingerprints, n_opened, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * fettle_erase_opened:
 * @folder: a data folder
 * @fingerprints: SHA-256 of the bytes that were erased
 * @n_opened: (inout): raised by how many copies were thrown away
 * @error: (nullable): why not
 *
 * Throws away the copies of erased documents that were opened in other programs.
 *
 * Returns: whether they are gone
 */
gboolean
fettle_erase_opened (const char  *folder,
                     GHashTable  *fingerprints,
                     guint       *n_opened,
                     GError     **error)
{
  g_autofree char *path = g_build_filename (folder, OPENED_FOLDER, NULL);

  return erase_in (path, fingerprints, n_opened, error);
}
