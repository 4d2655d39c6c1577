/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-opened.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fettle-date.h"
#include "base/fettle-file.h"
#include "base/fettle-id.h"
#include "store/fettle-opened-private.h"
#include "store/fettle-store-private.h"

/* Larger ones are not taken into the register, as when a file is attached. */
#define LARGEST_DOCUMENT (64 * 1024 * 1024)

typedef void (*CopyFunc) (const char *path, const char *document_id, gpointer user_data);

/* Office programs leave files of their own beside what they open: "#" at the end, "~" or "." at the beginning. */
static gboolean
is_copy (const char *name)
{
  return name[0] != '.' && name[0] != '~' && !g_str_has_suffix (name, "#");
}

/* "ID" or "ID-2": the document's folder, or one beside it where a changed copy is in the first. */
static char *
document_of (const char *name)
{
  return g_strndup (name, MIN (strlen (name), 36));
}

static void
visit_folder (const char *folder,
              const char *document_id,
              CopyFunc    visit,
              gpointer    user_data)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        visit (path, document_id, user_data);
    }
}

static void
visit_all (const char *data_folder,
           CopyFunc    visit,
           gpointer    user_data)
{
  g_autofree char *opened = g_build_filename (data_folder, FETTLE_OPENED_FOLDER, NULL);
  g_autoptr(GDir) dir = g_dir_open (opened, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (opened, name, NULL);
      g_autofree char *document_id = document_of (name);

      visit_folder (folder, document_id, visit, user_data);
      g_rmdir (folder);
    }
  g_rmdir (opened);
}

static gboolean
is_unchanged (FettleSql  *sql,
              const char *path,
              const char *document_id)
{
  g_autofree char *filed = NULL;
  g_autofree char *hash = NULL;

  if (!fettle_sql_get_text (sql, &filed, NULL, "SELECT sha256 FROM document WHERE id = ?1", "s", document_id) || filed == NULL)
    return FALSE;
  hash = fettle_file_hash (path, NULL, NULL);
  return g_strcmp0 (hash, filed) == 0;
}

static void
sweep_copy (const char *path,
            const char *document_id,
            gpointer    user_data)
{
  g_autofree char *name = g_path_get_basename (path);

  if (!is_copy (name) || is_unchanged (user_data, path, document_id))
    g_unlink (path);
}

typedef struct
{
  FettleStore *store;
  FettleSql *sql;
  GPtrArray *copies;
} Listing;

static char *
changed_at (const char *path)
{
  g_autoptr(GDateTime) moment = NULL;
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return NULL;
  moment = g_date_time_new_from_unix_utc (status.st_mtime);
  return fettle_moment_format (moment, "%Y-%m-%dT%H:%M:%SZ");
}

static void
list_copy (const char *path,
           const char *document_id,
           gpointer    user_data)
{
  Listing *listing = user_data;
  g_autofree char *name = g_path_get_basename (path);
  FettleOpenedCopy *copy;

  if (!is_copy (name) || is_unchanged (listing->sql, path, document_id))
    return;
  copy = g_new0 (FettleOpenedCopy, 1);
  copy->path = g_strdup (path);
  copy->file_name = g_steal_pointer (&name);
  copy->changed_at = changed_at (path);
  copy->document = fettle_store_get (listing->store, "document", document_id, NULL);
  g_ptr_array_add (listing->copies, copy);
}

/* The first folder of the document in which there is no copy that somebody changed. */
static char *
make_folder (FettleStore   *store,
             FettleSql     *sql,
             FettleRecord  *document,
             const char    *name,
             GError       **error)
{
  const char *id = fettle_record_get_id (document);
  g_autofree char *opened = fettle_store_path (store, FETTLE_OPENED_FOLDER);
  g_autofree char *folder = g_build_filename (opened, id, NULL);

  for (guint i = 2;; i++)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *numbered = NULL;

      if (access (path, F_OK) != 0 || is_unchanged (sql, path, id))
        break;
      numbered = g_strdup_printf ("%s-%u", id, i);
      g_free (folder);
      folder = g_build_filename (opened, numbered, NULL);
    }
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return g_steal_pointer (&folder);
  fettle_file_set_error (error, errno, folder);
  return NULL;
}

static gboolean
write_copy (GBytes      *bytes,
            const char  *path,
            GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  if (!fettle_file_write_beside (file, bytes, NULL, error))
    return FALSE;
  if (g_chmod (path, 0400) == 0)
    return TRUE;
  fettle_file_set_error (error, errno, path);
  g_unlink (path);
  return FALSE;
}

/* A path of a copy, and of nothing else: it may come from a button. */
static gboolean
is_in_opened (FettleStore *store,
              const char  *path,
              char       **document_id)
{
  g_autofree char *opened = fettle_store_path (store, FETTLE_OPENED_FOLDER);
  g_autofree char *real = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (real);
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *name = g_path_get_basename (folder);

  *document_id = document_of (name);
  return g_str_equal (parent, opened);
}

static gboolean
check_copy (FettleStore  *store,
            const char   *path,
            char        **document_id,
            GError      **error)
{
  if (is_in_opened (store, path, document_id) && access (path, F_OK) == 0)
    return TRUE;
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND, _("This copy is not there any more."));
  return FALSE;
}

static FettleRecord *
make_record (FettleRecord *document,
             const char   *path,
             GBytes       *bytes)
{
  g_autofree char *id = fettle_id_new ();
  g_autofree char *hash = fettle_hash_bytes (bytes);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *title = NULL;
  FettleRecord *record = fettle_record_new (fettle_record_get_kind (document), id);

  /* Translators: %s is the title of a document of which somebody changed a copy. */
  title = g_strdup_printf (_("%s (changed copy)"), fettle_record_get_text (document, "title"));
  fettle_record_set_text (record, "school", fettle_record_get_text (document, "school"));
  fettle_record_set_text (record, "title", title);
  fettle_record_set_text (record, "file-name", name);
  fettle_record_set_text (record, "media-type", fettle_record_get_text (document, "media-type"));
  fettle_record_set_int (record, "size", (gint64) g_bytes_get_size (bytes));
  fettle_record_set_text (record, "sha256", hash);
  return record;
}

static gboolean
check_size (const char  *path,
            GError     **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0 || status.st_size <= LARGEST_DOCUMENT)
    return TRUE;
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_LIMIT,
                       _("The copy is larger than 64 MB. Nothing was attached; save it elsewhere and note where that is."));
  return FALSE;
}

static void
remove_copy (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *opened = g_path_get_dirname (folder);

  g_unlink (path);
  g_rmdir (folder);
  g_rmdir (opened);
}

/**
 * fettle_opened_copy_free:
 * @copy: (transfer full) (nullable): a copy
 */
void
fettle_opened_copy_free (FettleOpenedCopy *copy)
{
  if (copy == NULL)
    return;
  g_free (copy->path);
  g_free (copy->file_name);
  g_free (copy->changed_at);
  g_clear_object (&copy->document);
  g_free (copy);
}

/**
 * fettle_opened_make:
 * @store: a store
 * @document_id: a document
 * @error: (nullable): %FETTLE_ERROR_NOT_FOUND, %FETTLE_ERROR_NO_SPACE and others
 *
 * Makes a copy of a document to be opened with another program: named as the document, for its owner alone, and to read only, for the
 * register's own bytes stay as they were received.
 *
 * Returns: (transfer full) (nullable): the path of the copy
 */
char *
fettle_opened_make (FettleStore  *store,
                    const char   *document_id,
                    GError      **error)
{
  g_autoptr(FettleRecord) document = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(FettleReader) reader = NULL;
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (document_id != NULL, NULL);

  if (!(document = fettle_store_get (store, "document", document_id, error))
      || !(bytes = fettle_store_get_bytes (store, fettle_record_get_text (document, "sha256"), error))
      || !(reader = fettle_store_borrow (store, error)))
    return NULL;
  name = fettle_file_safe_name (fettle_record_get_text (document, "file-name"));
  if (!(folder = make_folder (store, reader->sql, document, name, error)))
    return NULL;
  path = g_build_filename (folder, name, NULL);
  return write_copy (bytes, path, error) ? g_steal_pointer (&path) : NULL;
}

/**
 * fettle_opened_list_changed:
 * @store: a store
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type FettleOpenedCopy): the copies whose bytes are not those in the register
 */
GPtrArray *
fettle_opened_list_changed (FettleStore  *store,
                            GError      **error)
{
  g_autoptr(GPtrArray) copies = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_opened_copy_free);
  g_autoptr(FettleReader) reader = NULL;
  Listing listing = { store, NULL, copies };

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  if (!(reader = fettle_store_borrow (store, error)))
    return NULL;
  listing.sql = reader->sql;
  visit_all (store->folder, list_copy, &listing);
  return g_steal_pointer (&copies);
}

/**
 * fettle_opened_attach:
 * @store: a store
 * @path: a changed copy
 * @batch_id: (out) (optional) (transfer full) (nullable): the step that attached it
 * @error: (nullable): %FETTLE_ERROR_NOT_FOUND where the document is not in the register any more, %FETTLE_ERROR_LIMIT, and others
 *
 * Files a changed copy as a document of its own, beside the one that it was made of, and takes the copy away.
 *
 * Returns: whether it is in the register
 */
gboolean
fettle_opened_attach (FettleStore  *store,
                      const char   *path,
                      char        **batch_id,
                      GError      **error)
{
  g_autoptr(FettleRecord) document = NULL;
  g_autoptr(FettleRecord) record = NULL;
  g_autoptr(FettleBatch) batch = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *document_id = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), FALSE);

  if (!check_copy (store, path, &document_id, error) || !check_size (path, error)
      || !(document = fettle_store_get (store, "document", document_id, error))
      || !(bytes = g_file_load_bytes (file, NULL, NULL, error)))
    return FALSE;
  record = make_record (document, path, bytes);
  /* Translators: %s is the title of a document. */
  label = g_strdup_printf (_("Attach the changed copy of “%s”"), fettle_record_get_text (document, "title"));
  batch = fettle_batch_new (label);
  fettle_batch_put_blob (batch, bytes);
  fettle_batch_put (batch, record, NULL);
  if (!fettle_store_apply (store, batch, batch_id, NULL, error))
    return FALSE;
  remove_copy (path);
  return TRUE;
}

/**
 * fettle_opened_save:
 * @store: a store
 * @path: a changed copy
 * @target: where it is to be kept
 * @error: (nullable): why not; then the copy is still there
 *
 * Moves a changed copy to another place.
 *
 * Returns: whether it is there
 */
gboolean
fettle_opened_save (FettleStore  *store,
                    const char   *path,
                    const char   *target,
                    GError      **error)
{
  g_autofree char *document_id = NULL;
  g_autoptr(GFile) from = g_file_new_for_path (path);
  g_autoptr(GFile) to = g_file_new_for_path (target);
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), FALSE);

  if (!check_copy (store, path, &document_id, error) || !(bytes = g_file_load_bytes (from, NULL, NULL, error))
      || !fettle_file_write_beside (to, bytes, NULL, error))
    return FALSE;
  remove_copy (path);
  return TRUE;
}

/**
 * fettle_opened_throw_away:
 * @store: a store
 * @path: a changed copy
 * @error: (nullable): %FETTLE_ERROR_NOT_FOUND
 *
 * Removes a changed copy for good. The document in the register is not touched.
 *
 * Returns: whether it is gone
 */
gboolean
fettle_opened_throw_away (FettleStore  *store,
                          const char   *path,
                          GError      **error)
{
  g_autofree char *document_id = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), FALSE);

  if (!check_copy (store, path, &document_id, error))
    return FALSE;
  remove_copy (path);
  return TRUE;
}

/**
 * fettle_opened_sweep:
 * @data_folder: a data folder that nobody else has open
 * @sql: a connection to its register
 *
 * Takes the copies away that are still as the register has them. Whatever else lies there somebody wrote: it stays.
 */
void
fettle_opened_sweep (const char *data_folder,
                     FettleSql  *sql)
{
  visit_all (data_folder, sweep_copy, sql);
}
