/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-erase-private.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/fettle-file.h"
#include "store/fettle-opened.h"

#define ID_LENGTH 36

typedef struct
{
  FettleErase *erase;
  GHashTable *fingerprints;
  guint *n_opened;
} Search;

/* The folder of a copy bears the document's id, and perhaps a number. What was changed in a copy of an erased document
 * goes too. */
static gboolean
is_of_erased (const Search *search,
              const char   *name)
{
  for (guint i = 0; i < search->erase->targets->len; i++)
    {
      const FettleEraseTarget *target = g_ptr_array_index (search->erase->targets, i);

      if (strncmp (target->record_id, name, ID_LENGTH) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
erase_copy (const Search  *search,
            const char    *path,
            gboolean       always,
            GError       **error)
{
  g_autofree char *hash = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  if (!always)
    hash = fettle_file_hash (path, NULL, NULL);
  if (!always && (hash == NULL || !g_hash_table_contains (search->fingerprints, hash)))
    return TRUE;
  ++*search->n_opened;
  return fettle_erase_file (path, error);
}

static gboolean
erase_in (const Search  *search,
          const char    *folder,
          gboolean       always,
          GError       **error)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!erase_copy (search, path, always, error))
        return FALSE;
    }
  g_rmdir (folder);
  return TRUE;
}

/**
 * fettle_erase_opened:
 * @folder: a data folder
 * @erase: what was erased
 * @fingerprints: SHA-256 of the bytes that were erased
 * @n_opened: (inout): raised by how many copies were thrown away
 * @error: (nullable): why not
 *
 * Throws away the copies of erased documents that were opened in other programs, changed or not.
 *
 * Returns: whether they are gone
 */
gboolean
fettle_erase_opened (const char   *folder,
                     FettleErase  *erase,
                     GHashTable   *fingerprints,
                     guint        *n_opened,
                     GError      **error)
{
  const Search search = { erase, fingerprints, n_opened };
  g_autofree char *opened = g_build_filename (folder, FETTLE_OPENED_FOLDER, NULL);
  g_autoptr(GDir) dir = g_dir_open (opened, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (opened, name, NULL);

      if (!erase_in (&search, path, is_of_erased (&search, name), error))
        return FALSE;
    }
  g_rmdir (opened);
  return TRUE;
}
