/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-reference-private.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "store/fettle-backup-private.h"
#include "store/fettle-store-private.h"

/* A file without a word of where it comes from is none of ours, or an empty one. Which other tables it has depends on the version. */
static gboolean
has_sources (FettleSql *sql)
{
  gint64 n;

  return fettle_sql_get_int (sql, &n, NULL, "SELECT count (*) FROM source", NULL);
}

static void
set_error (FettleStore  *store,
           const char   *aside,
           GError      **error)
{
  g_autofree char *message = NULL;

  g_clear_error (error);
  if (aside != NULL)
    /* Translators: %s is a file */
    message = g_strdup_printf (_("The public data (reference.db) was damaged. It is now kept aside as %s. The register is not touched by "
                                 "it. Import the files of GIAS and Ofsted again; until then comparisons with other schools are missing."),
                               aside);
  else
    message = g_strdup (_("The public data (reference.db) is damaged. It was left as it is, because its folder cannot be written. "
                          "The register is not touched by it; comparisons with other schools are missing."));
  fettle_store_set_reference_trouble (store, message);
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_REFERENCE, message);
}

/**
 * fettle_reference_check_file:
 * @path: a reference.db
 *
 * Reads the whole file once.
 *
 * Returns: whether it is a sound reference
 */
gboolean
fettle_reference_check_file (const char *path)
{
  g_autoptr(FettleSql) sql = fettle_sql_open (path, FETTLE_SQL_IMMUTABLE, NULL);
  g_autofree char *answer = NULL;

  return sql != NULL && fettle_sql_get_text (sql, &answer, NULL, "PRAGMA integrity_check (1)", NULL)
         && g_strcmp0 (answer, "ok") == 0 && has_sources (sql);
}

/**
 * fettle_reference_get_set_aside:
 * @store: a store
 *
 * Returns: (transfer full) (nullable): the damaged reference that was set aside last, while none has taken its place
 */
char *
fettle_reference_get_set_aside (FettleStore *store)
{
  g_autoptr(GDir) dir = NULL;
  g_autofree char *newest = NULL;
  const char *name;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  if (fettle_store_has_reference (store) || !(dir = g_dir_open (store->folder, 0, NULL)))
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_prefix (name, FETTLE_REFERENCE_FILE ".set-aside-") && g_strcmp0 (name, newest) > 0)
        {
          g_free (newest);
          newest = g_strdup (name);
        }
    }
  return newest ? fettle_store_path (store, newest) : NULL;
}

/**
 * fettle_reference_set_damaged_aside:
 * @store: a store
 * @error: (inout): why the reference could not be read; %FETTLE_ERROR_REFERENCE where it is damaged
 *
 * For whoever holds the lock of the reference. Looks whether the file itself is at fault, and sets it aside then: it can be imported
 * again, and all that needs none of it goes on.
 *
 * Returns: whether it was damaged
 */
gboolean
fettle_reference_set_damaged_aside (FettleStore  *store,
                                    GError      **error)
{
  g_autofree char *path = fettle_store_path (store, FETTLE_REFERENCE_FILE);
  g_autofree char *aside = NULL;

  if (!fettle_store_has_reference (store) || fettle_reference_check_file (path))
    return FALSE;
  if (!fettle_store_is_read_only (store))
    fettle_set_aside (path, &aside, NULL);
  set_error (store, aside, error);
  return TRUE;
}

/**
 * fettle_reference_take_damage:
 * @store: a store
 * @error: (inout) (nullable): why the reference could not be read
 *
 * As fettle_reference_set_damaged_aside(), for whoever reads. A read that was stopped, or that found the disk full, says nothing of the
 * file; and while somebody replaces it, that settles the matter.
 */
void
fettle_reference_take_damage (FettleStore  *store,
                              GError      **error)
{
  g_autoptr(GError) local_error = NULL;
  int lock = -1;

  if (error == NULL)
    error = &local_error;
  if (*error != NULL && ((*error)->domain != FETTLE_ERROR || g_error_matches (*error, FETTLE_ERROR, FETTLE_ERROR_NO_SPACE)
                         || g_error_matches (*error, FETTLE_ERROR, FETTLE_ERROR_BUSY)))
    return;
  if (!fettle_store_is_read_only (store) && (lock = fettle_reference_try_lock (store)) < 0)
    return;
  fettle_reference_set_damaged_aside (store, error);
  if (lock >= 0)
    close (lock);
}
