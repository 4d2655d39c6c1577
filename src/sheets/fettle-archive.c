/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheets/fettle-archive-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/fettle-error.h"

#define MAX_ENTRIES 10000

struct _FettleArchive
{
  zip_t *zip;
  char *path;
  GCancellable *cancellable;
  GPtrArray *names;
  GHashTable *by_name;  /* name as fold_name() makes it -> entry + 1 */
  guint64 *reached;     /* how far each entry has been unpacked: reading one again costs nothing */
  guint64 total;        /* the sum of these */
  guint64 limit;
};

static gboolean
refuse (const char  *path,
        const char  *sentence,
        GError     **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *message = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (sentence, base);
#pragma GCC diagnostic pop
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED, message);
  return FALSE;
}

/* Excel takes "XL\Workbook.XML" for "xl/workbook.xml", and so does LibreOffice. */
static char *
fold_name (const char *name)
{
  g_autofree char *plain = g_uri_unescape_string (name, NULL);
  char *folded = g_ascii_strdown (plain != NULL ? plain : name, -1);
  char *start;

  g_strdelimit (folded, "\\", '/');
  for (start = folded; *start == '/' || (*start == '.' && start[1] == '/'); start++)
    ;
  memmove (folded, start, strlen (start) + 1);
  return folded;
}

static void
read_names (FettleArchive *self)
{
  gint64 n = zip_get_num_entries (self->zip, 0);

  for (gint64 i = 0; i < n; i++)
    {
      const char *name = zip_get_name (self->zip, i, ZIP_FL_ENC_GUESS);
      char *folded = fold_name (name != NULL ? name : "");

      g_ptr_array_add (self->names, g_strdelimit (g_strdup (name != NULL ? name : ""), "\\", '/'));
      if (g_hash_table_contains (self->by_name, folded))
        g_free (folded);
      else
        g_hash_table_insert (self->by_name, folded, GUINT_TO_POINTER (i + 1));
    }
}

static guint64
get_size (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? (guint64) info.st_size : 0;
}

/**
 * fettle_archive_open:
 * @path: a zip file
 * @cancellable: (nullable): heeded by every read of an entry
 * @error: return location: %FETTLE_ERROR_REFUSED where the file is cut off, damaged or locked, %FETTLE_ERROR_OPEN where
 * the system does not give it, %FETTLE_ERROR_LIMIT with too many entries
 *
 * Opens a zip file to read its entries.
 *
 * Returns: (transfer full) (nullable): the archive
 */
FettleArchive *
fettle_archive_open (const char    *path,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (FettleArchive) self = g_new0 (FettleArchive, 1);
  int code = 0;

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->zip = zip_open (path, ZIP_RDONLY, &code);
  if (self->zip == NULL)
    {
      zip_error_t problem;

      zip_error_init_with_code (&problem, code);
      fettle_archive_fail (path, &problem, error);
      zip_error_fini (&problem);
      return NULL;
    }
  if (zip_get_num_entries (self->zip, 0) > MAX_ENTRIES)
    {
      fettle_archive_fail_too_large (path, error);
      return NULL;
    }
  self->limit = FETTLE_ARCHIVE_FREE_BYTES + get_size (path) * FETTLE_ARCHIVE_MAX_RATIO;
  read_names (self);
  self->reached = g_new0 (guint64, self->names->len + 1);
  return g_steal_pointer (&self);
}

/**
 * fettle_archive_close:
 * @archive: (transfer full): an archive
 *
 * Closes the archive. Its inputs must be closed before.
 */
void
fettle_archive_close (FettleArchive *archive)
{
  g_return_if_fail (archive != NULL);

  g_clear_pointer (&archive->zip, zip_discard);
  g_clear_object (&archive->cancellable);
  g_ptr_array_unref (archive->names);
  g_hash_table_unref (archive->by_name);
  g_free (archive->reached);
  g_free (archive->path);
  g_free (archive);
}

/**
 * fettle_archive_set_limit:
 * @archive: an archive
 * @bytes: how much all its entries together may unpack to
 *
 * Sets the limit of the format that the archive turned out to be, where it is lower than what a file of this size may hold.
 */
void
fettle_archive_set_limit (FettleArchive *archive,
                          guint64        bytes)
{
  g_return_if_fail (archive != NULL);

  archive->limit = MIN (archive->limit, bytes);
}

/**
 * fettle_archive_get_n_entries:
 * @archive: an archive
 *
 * Returns: how many entries it has, folders included
 */
guint
fettle_archive_get_n_entries (FettleArchive *archive)
{
  g_return_val_if_fail (archive != NULL, 0);

  return archive->names->len;
}

/**
 * fettle_archive_get_name:
 * @archive: an archive
 * @entry: index of an entry
 *
 * Returns: the entry's name with its folders, parted by "/"; "" where it has none
 */
const char *
fettle_archive_get_name (FettleArchive *archive,
                         guint          entry)
{
  g_return_val_if_fail (archive != NULL && entry < archive->names->len, NULL);

  return g_ptr_array_index (archive->names, entry);
}

/**
 * fettle_archive_find:
 * @archive: an archive
 * @name: a name with its folders
 * @entry: (out): index of the entry
 *
 * Finds an entry by its name, in whatever case and with whichever slash either is written.
 *
 * Returns: whether there is one
 */
gboolean
fettle_archive_find (FettleArchive *archive,
                     const char    *name,
                     guint         *entry)
{
  g_autofree char *folded = NULL;
  gpointer found;

  g_return_val_if_fail (archive != NULL && name != NULL && entry != NULL, FALSE);

  folded = fold_name (name);
  found = g_hash_table_lookup (archive->by_name, folded);
  if (found == NULL)
    return FALSE;
  *entry = GPOINTER_TO_UINT (found) - 1;
  return TRUE;
}

/**
 * fettle_archive_get_zip:
 * @archive: an archive
 *
 * Returns: (transfer none): the zip file
 */
zip_t *
fettle_archive_get_zip (FettleArchive *archive)
{
  return archive->zip;
}

/**
 * fettle_archive_get_path:
 * @archive: an archive
 *
 * Returns: (transfer none): where the file is
 */
const char *
fettle_archive_get_path (FettleArchive *archive)
{
  return archive->path;
}

/**
 * fettle_archive_get_cancellable:
 * @archive: an archive
 *
 * Returns: (transfer none) (nullable): what stops its reads
 */
GCancellable *
fettle_archive_get_cancellable (FettleArchive *archive)
{
  return archive->cancellable;
}

/**
 * fettle_archive_charge:
 * @archive: an archive
 * @entry: index of an entry
 * @reached: how many bytes of it were unpacked by one reader
 * @error: return location: %FETTLE_ERROR_LIMIT
 *
 * Counts what is unpacked. What is read a second time is not counted again.
 *
 * Returns: whether all of it is within the limit
 */
gboolean
fettle_archive_charge (FettleArchive  *archive,
                       guint           entry,
                       guint64         reached,
                       GError        **error)
{
  if (reached > archive->reached[entry])
    {
      archive->total += reached - archive->reached[entry];
      archive->reached[entry] = reached;
    }
  return archive->total <= archive->limit || fettle_archive_fail_too_large (archive->path, error);
}

/**
 * fettle_archive_fail:
 * @path: a zip file
 * @problem: what is wrong with it
 * @error: return location: %FETTLE_ERROR_REFUSED where it is the file, %FETTLE_ERROR_OPEN where it is the system
 *
 * Says what is wrong in a sentence for people.
 *
 * Returns: %FALSE
 */
gboolean
fettle_archive_fail (const char   *path,
                     zip_error_t  *problem,
                     GError      **error)
{
  switch (zip_error_code_zip (problem))
    {
    case ZIP_ER_OPEN:
    case ZIP_ER_NOENT:
    case ZIP_ER_READ:
    case ZIP_ER_SEEK:
    case ZIP_ER_MEMORY:
      return fettle_archive_fail_unreadable (path, zip_error_strerror (problem), error);
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
    case ZIP_ER_ENCRNOTSUPP:
      /* Translators: %s is a file name. */
      return refuse (path, _("“%s” is protected with a password. Save it without the password and import that."), error);
    case ZIP_ER_COMPNOTSUPP:
      /* Translators: %s is a file name. */
      return refuse (path, _("“%s” is packed in a way that Fettle does not unpack. Unpack it and import the CSV, XLSX or "
                             "ODS file inside."), error);
    case ZIP_ER_NOZIP:
    case ZIP_ER_EOF:
#ifdef ZIP_ER_TRUNCATED_ZIP
    case ZIP_ER_TRUNCATED_ZIP:
#endif
      /* Translators: %s is a file name. */
      return refuse (path, _("“%s” is cut off: the end of the file is missing. Download it again and import that."), error);
    default:
      /* Translators: %s is a file name. */
      return refuse (path, _("“%s” is damaged. Download it again and import that."), error);
    }
}

/**
 * fettle_archive_fail_too_large:
 * @path: a file
 * @error: return location: %FETTLE_ERROR_LIMIT
 *
 * Returns: %FALSE
 */
gboolean
fettle_archive_fail_too_large (const char  *path,
                               GError     **error)
{
  g_autofree char *base = g_path_get_basename (path);

  g_set_error (
      error, FETTLE_ERROR, FETTLE_ERROR_LIMIT,
      /* Translators: %s is a file name. */
      _("“%s” unpacks to far more than a table of schools can hold, so reading it was stopped. Nothing was changed."),
      base);
  return FALSE;
}

/**
 * fettle_archive_fail_unreadable:
 * @path: a file
 * @why: the reason from the system
 * @error: return location: %FETTLE_ERROR_OPEN
 *
 * Returns: %FALSE
 */
gboolean
fettle_archive_fail_unreadable (const char  *path,
                                const char  *why,
                                GError     **error)
{
  g_autofree char *base = g_path_get_basename (path);

  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_OPEN,
               /* Translators: first %s is a file name, second the reason from the system. */
               _("“%s” could not be read: %s. Nothing was changed."), base, why);
  return FALSE;
}
