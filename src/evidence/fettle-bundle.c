/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/fettle-bundle-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/fettle-id.h"

#define PAPER "evidence.pdf"
#define MANIFEST "manifest-sha256.txt"
/* The share of the work that each step is done at. */
#define READ 0.1
#define COPIED 0.3

/**
 * Writing: a bundle on its way to the disk.
 * @folder: made beside the target, and renamed at the end
 * @manifest: a line for each file, as sha256sum reads it
 * @apart: (element-type utf8): a line for each document that is not, or not whole, in the PDF
 */
typedef struct
{
  char *folder;
  GString *manifest;
  GPtrArray *apart;
  FettleProgressFunc progress;
  gpointer user_data;
  GCancellable *cancellable;
} Writing;

static void
file_free (gpointer data)
{
  FettleBundleFile *file = data;

  g_object_unref (file->document);
  g_clear_pointer (&file->sheets, fettle_sheets_free);
  g_free (file->path);
  g_free (file->owner);
  g_free (file);
}

static void
bundle_clear (FettleBundle *self)
{
  g_clear_object (&self->intervention);
  g_clear_object (&self->school);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_hash_table_unref);
  g_clear_pointer (&self->data, fettle_letter_data_free);
  g_clear_pointer (&self->council, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FettleBundle, bundle_clear)

/* Only what this bundle wrote: its folder has one folder in it. */
static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR) && !g_file_test (inner, G_FILE_TEST_IS_SYMLINK))
        remove_folder (inner);
      else
        g_unlink (inner);
    }
  g_rmdir (path);
}

static void
writing_clear (Writing *writing)
{
  if (writing->folder != NULL)
    remove_folder (writing->folder);
  g_clear_pointer (&writing->folder, g_free);
  if (writing->manifest != NULL)
    g_string_free (g_steal_pointer (&writing->manifest), TRUE);
  g_clear_pointer (&writing->apart, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, writing_clear)

static gboolean
open_bundle (FettleBundle  *self,
             const char    *case_id,
             GError       **error)
{
  self->files = g_ptr_array_new_with_free_func (file_free);
  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->data = fettle_letter_data_new ();
  self->intervention = fettle_store_get (self->store, "intervention-case", case_id, error);
  if (self->intervention == NULL)
    return FALSE;
  self->school = fettle_store_get (self->store, "school", fettle_record_get_text (self->intervention, "school"), error);
  return self->school != NULL;
}

static gboolean
read_council (FettleBundle  *self,
              GError       **error)
{
  g_autoptr (GPtrArray) authorities = fettle_store_list (self->store, "authority", NULL, NULL, error);
  FettleRecord *authority = authorities && authorities->len > 0 ? g_ptr_array_index (authorities, 0) : NULL;
  const char *council = authority ? fettle_record_get_text (authority, "council-name") : NULL;

  if (authority != NULL)
    self->council = g_strdup (council ? council : fettle_record_get_text (authority, "name"));
  return authorities != NULL;
}

static void
report (Writing    *writing,
        double      fraction,
        const char *message)
{
  if (writing->progress != NULL)
    writing->progress (fraction, message, writing->user_data);
}

static gboolean
write_file (Writing     *writing,
            const char  *path,
            GBytes      *bytes,
            GError     **error)
{
  g_autofree char *full = g_build_filename (writing->folder, path, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (full);
  g_autofree char *hash = fettle_hash_bytes (bytes);

  if (!fettle_file_write_beside (file, bytes, writing->cancellable, error))
    return FALSE;
  g_string_append_printf (writing->manifest, "%s  %s\n", hash, path);
  return TRUE;
}

/* The bytes must be those that were attached. */
static GBytes *
get_file (FettleBundle      *self,
          FettleBundleFile  *file,
          GError           **error)
{
  const char *hash = fettle_record_get_text (file->document, "sha256");
  g_autoptr (GBytes) bytes = fettle_store_get_bytes (self->store, hash, error);
  g_autofree char *found = bytes ? fettle_hash_bytes (bytes) : NULL;

  if (bytes == NULL || g_strcmp0 (found, hash) == 0)
    return g_steal_pointer (&bytes);
  /* Translators: %s is the title of a document */
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT,
               _("The document “%s” is not what was attached. No bundle was made. Check the register, and restore a backup."),
               fettle_record_get_text (file->document, "title"));
  return NULL;
}

static void
tell_apart (Writing          *writing,
            FettleBundleFile *file)
{
  const char *note = fettle_sheets_get_note (file->sheets);

  if (note != NULL)
    /* Translators: the title of a document, the file it is in, and a sentence that says why it is not in the PDF */
    g_ptr_array_add (writing->apart, g_strdup_printf (_("“%s” (%s): %s"), fettle_record_get_text (file->document, "title"),
                                                      file->path, note));
}

static gboolean
write_documents (FettleBundle  *self,
                 Writing       *writing,
                 GError       **error)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      FettleBundleFile *file = g_ptr_array_index (self->files, i);
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *path = g_build_filename (writing->folder, file->path, NULL);

      if (g_cancellable_set_error_if_cancelled (writing->cancellable, error))
        return FALSE;
      report (writing, READ + (COPIED - READ) * i / self->files->len, _("Copying the documents"));
      bytes = get_file (self, file, error);
      if (bytes == NULL || !write_file (writing, file->path, bytes, error))
        return FALSE;
      file->sheets = fettle_sheets_open (path);
      tell_apart (writing, file);
    }
  return TRUE;
}

static void
pressed_cb (double      fraction,
            const char *message,
            gpointer    user_data)
{
  report (user_data, COPIED + (1 - COPIED) * fraction, message);
}

static gboolean
write_paper (FettleBundle  *self,
             Writing       *writing,
             GError       **error)
{
  g_autoptr (GPtrArray) parts = fettle_bundle_make_parts (self, error);
  g_autofree char *path = g_build_filename (writing->folder, PAPER, NULL);
  /* Translators: %s is the name of a school */
  g_autofree char *title = g_strdup_printf (_("Evidence of a case of intervention: %s"), fettle_record_get_text (self->school, "name"));
  g_autofree char *hash = NULL;
  g_autofree char *list_path = g_build_filename (writing->folder, MANIFEST, NULL);
  g_autoptr (GFile) manifest = g_file_new_for_path (list_path);
  g_autoptr (GBytes) list = NULL;

  if (parts == NULL || !fettle_bundle_press (parts, title, path, writing->apart, pressed_cb, writing, writing->cancellable, error))
    return FALSE;
  hash = fettle_file_hash (path, writing->cancellable, error);
  if (hash == NULL)
    return FALSE;
  g_string_append_printf (writing->manifest, "%s  %s\n", hash, PAPER);
  list = g_bytes_new (writing->manifest->str, writing->manifest->len);
  return fettle_file_write_beside (manifest, list, writing->cancellable, error);
}

static gboolean
begin_writing (Writing     *writing,
               const char  *folder,
               GError     **error)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *made = g_build_filename (parent, ".fettle-bundle-XXXXXX", NULL);
  g_autofree char *documents = NULL;

  if (g_file_test (folder, G_FILE_TEST_EXISTS))
    {
      /* Translators: %s is the name of a folder */
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID, _("There is already something at “%s”. It was left as it is. Choose another name."),
                   folder);
      return FALSE;
    }
  if (!fettle_file_make_folder (made, error))
    return FALSE;
  writing->folder = g_steal_pointer (&made);
  writing->manifest = g_string_new (NULL);
  writing->apart = g_ptr_array_new_with_free_func (g_free);
  documents = g_build_filename (writing->folder, "documents", NULL);
  if (g_mkdir (documents, 0700) == 0)
    return TRUE;
  fettle_file_set_error (error, errno, documents);
  return FALSE;
}

static gboolean
finish_writing (Writing     *writing,
                const char  *folder,
                GError     **error)
{
  if (g_cancellable_set_error_if_cancelled (writing->cancellable, error))
    return FALSE;
  if (g_rename (writing->folder, folder) != 0)
    {
      fettle_file_set_error (error, errno, folder);
      return FALSE;
    }
  g_clear_pointer (&writing->folder, g_free);
  return TRUE;
}

static GStrv
take_lines (Writing *writing)
{
  g_ptr_array_set_free_func (writing->apart, NULL);
  g_ptr_array_add (writing->apart, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&writing->apart), FALSE);
}

/**
 * fettle_bundle_write:
 * @store: a store
 * @case_id: the case
 * @made_by: who makes it, as its cover says
 * @today: today
 * @folder: a folder that is not there yet
 * @apart: (out) (optional) (transfer full): a line for each document that is not, or not whole, in the PDF, with why
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): to stop; nothing is left then
 * @error: (nullable): %FETTLE_ERROR_NOT_FOUND, _INVALID where the folder is there, _CORRUPT where a document is not what was attached
 *
 * Writes the evidence of a case for a court, an ombudsman or a scrutiny committee: one tagged PDF, its pages numbered through, with the
 * chronology from the change log, the dates with the section of law, every record and the pages of every document; the documents themselves;
 * and a manifest of hashes. Private notes, drafts and contacts are never in it, and the cover says so. It is made beside @folder and
 * renamed when it is whole.
 *
 * Returns: whether it was written
 */
gboolean
fettle_bundle_write (FettleStore         *store,
                     const char          *case_id,
                     const char          *made_by,
                     FettleDate           today,
                     const char          *folder,
                     GStrv               *apart,
                     FettleProgressFunc   progress,
                     gpointer             user_data,
                     GCancellable        *cancellable,
                     GError             **error)
{
  g_auto (Writing) writing = { .progress = progress, .user_data = user_data, .cancellable = cancellable };
  /* After the folder, so that it is let go of before: its files are in use till then. */
  g_auto (FettleBundle) self = { .store = store, .today = today, .made_by = made_by };

  g_return_val_if_fail (FETTLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (case_id != NULL && made_by != NULL && folder != NULL, FALSE);

  report (&writing, 0, _("Reading the case"));
  if (!open_bundle (&self, case_id, error) || !read_council (&self, error) || !fettle_bundle_add_log (&self, error)
      || !fettle_bundle_add_clocks (&self, error) || !fettle_bundle_add_records (&self, error))
    return FALSE;
  if (!begin_writing (&writing, folder, error) || !write_documents (&self, &writing, error)
      || !write_paper (&self, &writing, error) || !finish_writing (&writing, folder, error))
    return FALSE;
  report (&writing, 1, NULL);
  if (apart != NULL)
    *apart = take_lines (&writing);
  return TRUE;
}
