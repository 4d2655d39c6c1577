/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/fettle-bundle-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/fettle-id.h"
#include "exchange/fettle-letter-pdf.h"

#define PAPER "evidence.pdf"
#define MANIFEST "manifest-sha256.txt"
#define ODT_ENDING ".odt"

static const FettleLetterField paper_fields[] = {
  { "case.title", N_("the title of the case"), TRUE },
  { "made.by", N_("who made the bundle"), TRUE },
  { "chronology", N_("the chronology"), FALSE },
  { "chronology/when", N_("when it was recorded"), FALSE },
  { "chronology/who", N_("who recorded it"), FALSE },
  { "chronology/what", N_("what was recorded"), FALSE },
  { "chronology/under", N_("the section"), FALSE },
  { "clocks", N_("the dates"), FALSE },
  { "clocks/date", N_("the date"), FALSE },
  { "clocks/state", N_("the state of the date"), FALSE },
  { "clocks/what", N_("what is due"), FALSE },
  { "clocks/source", N_("the rule and its source"), FALSE },
  { "records", N_("the records"), FALSE },
  { "records/title", N_("what the record is"), FALSE },
  { "records/source", N_("the section"), FALSE },
  { "fields", N_("what the record says"), FALSE },
  { "fields/label", N_("the name of a field"), FALSE },
  { "fields/value", N_("the value of a field"), FALSE },
  { "documents", N_("the documents"), FALSE },
  { "documents/title", N_("the title of the document"), FALSE },
  { "documents/file", N_("the file"), FALSE },
  { "documents/sha256", N_("the fingerprint of the file"), FALSE },
  { "texts", N_("the text of the letters"), FALSE },
  { "texts/title", N_("the title of the letter"), FALSE },
  { "texts/file", N_("the file"), FALSE },
  { "texts/text", N_("the text"), FALSE },
};

static const FettleLetter paper = {
  "evidence-bundle", N_("Evidence of a Case of Intervention"), NULL, paper_fields, G_N_ELEMENTS (paper_fields)
};

/**
 * Writing: a bundle on its way to the disk.
 * @folder: made beside the target, and renamed at the end
 * @manifest: a line for each file, as sha256sum reads it
 */
typedef struct
{
  char *folder;
  GString *manifest;
  GCancellable *cancellable;
} Writing;

static void
file_free (gpointer data)
{
  FettleBundleFile *file = data;

  g_object_unref (file->document);
  g_free (file->path);
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
add_cover (FettleBundle  *self,
           const char    *made_by,
           GError       **error)
{
  g_autoptr (GPtrArray) authorities = fettle_store_list (self->store, "authority", NULL, NULL, error);
  FettleRecord *authority = authorities && authorities->len > 0 ? g_ptr_array_index (authorities, 0) : NULL;
  const char *council = authority ? fettle_record_get_text (authority, "council-name") : NULL;

  fettle_letter_data_set_text (self->data, "school.name", fettle_record_get_text (self->school, "name"));
  fettle_letter_data_set_text (self->data, "school.urn", fettle_record_get_text (self->school, "urn"));
  fettle_letter_data_set_text (self->data, "case.title", fettle_record_get_text (self->intervention, "title"));
  fettle_letter_data_set_text (self->data, "made.by", made_by);
  fettle_letter_data_set_date (self->data, "letter.date", self->today);
  if (authority != NULL)
    fettle_letter_data_set_text (self->data, "authority.name", council ? council : fettle_record_get_text (authority, "name"));
  return authorities != NULL;
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

/* A letter that was sent as a text stands in the paper word for word; of any other file it says that it lies beside the paper. */
static void
add_text (FettleBundle     *self,
          FettleBundleFile *file,
          GBytes           *bytes)
{
  g_autoptr (FettleOdt) odt = g_str_has_suffix (file->path, ODT_ENDING) ? fettle_odt_open (bytes, NULL) : NULL;
  g_autofree char *text = odt ? fettle_odt_to_text (odt) : NULL;
  FettleLetterData *item;

  item = fettle_letter_data_add_item (self->data, "texts");
  fettle_letter_data_set_text (item, "title", fettle_record_get_text (file->document, "title"));
  fettle_letter_data_set_text (item, "file", file->path);
  fettle_letter_data_set_text (item, "text", text ? text : _("This file lies in the folder beside this paper. Its fingerprint is in the "
                                                             "list of documents."));
}

static gboolean
write_documents (FettleBundle        *self,
                 Writing             *writing,
                 FettleProgressFunc   progress,
                 gpointer             user_data,
                 GError             **error)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      FettleBundleFile *file = g_ptr_array_index (self->files, i);
      g_autoptr (GBytes) bytes = NULL;

      if (g_cancellable_set_error_if_cancelled (writing->cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress (0.2 + 0.5 * i / self->files->len, _("Copying the documents"), user_data);
      bytes = get_file (self, file, error);
      if (bytes == NULL || !write_file (writing, file->path, bytes, error))
        return FALSE;
      add_text (self, file, bytes);
    }
  return TRUE;
}

static gboolean
write_paper (FettleBundle  *self,
             Writing       *writing,
             GError       **error)
{
  g_autoptr (GPtrArray) gaps = NULL;
  g_autoptr (FettleOdt) odt = fettle_letter_merge (&paper, self->data, &gaps, error);
  g_autoptr (GBytes) pdf = odt ? fettle_letter_to_pdf (odt, error) : NULL;
  g_autoptr (GBytes) list = NULL;
  g_autofree char *path = g_build_filename (writing->folder, MANIFEST, NULL);
  g_autoptr (GFile) manifest = g_file_new_for_path (path);

  if (pdf == NULL || !write_file (writing, PAPER, pdf, error))
    return FALSE;
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
  if (g_mkdtemp (made) == NULL)
    {
      fettle_file_set_error (error, errno, parent);
      return FALSE;
    }
  writing->folder = g_steal_pointer (&made);
  writing->manifest = g_string_new (NULL);
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

/**
 * fettle_bundle_write:
 * @store: a store
 * @case_id: the case
 * @made_by: who makes it, as its cover says
 * @today: today
 * @folder: a folder that is not there yet
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): to stop; nothing is left then
 * @error: (nullable): %FETTLE_ERROR_NOT_FOUND, _INVALID where the folder is there, _CORRUPT where a document is not what was attached
 *
 * Writes the evidence of a case for a court, an ombudsman or a scrutiny committee: a tagged PDF with the chronology from the change log, the
 * dates with rule and source, every record and the text of every letter; the documents themselves; and a manifest of hashes. Private notes,
 * drafts and contacts are never in it, and the cover says so. It is made beside @folder and renamed when it is whole.
 *
 * Returns: whether it was written
 */
gboolean
fettle_bundle_write (FettleStore         *store,
                     const char          *case_id,
                     const char          *made_by,
                     FettleDate           today,
                     const char          *folder,
                     FettleProgressFunc   progress,
                     gpointer             user_data,
                     GCancellable        *cancellable,
                     GError             **error)
{
  g_auto (FettleBundle) self = { .store = store, .today = today };
  g_auto (Writing) writing = { .cancellable = cancellable };

  g_return_val_if_fail (FETTLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (case_id != NULL && made_by != NULL && folder != NULL, FALSE);

  if (progress != NULL)
    progress (0, _("Reading the case"), user_data);
  if (!open_bundle (&self, case_id, error) || !add_cover (&self, made_by, error) || !fettle_bundle_add_log (&self, error)
      || !fettle_bundle_add_clocks (&self, error) || !fettle_bundle_add_records (&self, error))
    return FALSE;
  if (!begin_writing (&writing, folder, error) || !write_documents (&self, &writing, progress, user_data, error))
    return FALSE;
  if (progress != NULL)
    progress (0.7, _("Making the PDF"), user_data);
  if (!write_paper (&self, &writing, error) || !finish_writing (&writing, folder, error))
    return FALSE;
  if (progress != NULL)
    progress (1, NULL, user_data);
  return TRUE;
}
