/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheets/fettle-input.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "base/fettle-error.h"

/* The largest public file is 60 MB; an XLSX of it unpacks to some 400 MB of XML. */
#define MAX_BYTES (G_GUINT64_CONSTANT (1) << 30)
#define MAX_ENTRIES 10000
/* Deflate reaches about a thousand to one on one repeated byte; real tables stay under fifty. Small entries may do as
 * they like. */
#define MAX_RATIO 300
#define RATIO_FREE_BYTES (16 * 1024 * 1024)

struct _FettleArchive
{
  zip_t *zip;
  char *path;
};

struct _FettleInput
{
  int fd;
  zip_file_t *entry;
  char *name;
  guint64 done;
  guint64 total;
  guint64 limit;
};

static gboolean
fail_too_large (const char  *name,
                GError     **error)
{
  g_autofree char *base = g_path_get_basename (name);

  g_set_error (
      error, FETTLE_ERROR, FETTLE_ERROR_LIMIT,
      /* Translators: %s is a file name. */
      _("“%s” unpacks to far more than a table of schools can hold, so reading it was stopped. Nothing was changed."),
      base);
  return FALSE;
}

static gboolean
fail_unreadable (const char  *path,
                 const char  *why,
                 GError     **error)
{
  g_autofree char *base = g_path_get_basename (path);

  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_OPEN,
               /* Translators: first %s is a file name, second the reason from the system. */
               _("“%s” could not be read: %s. Nothing was changed."), base, why);
  return FALSE;
}

/**
 * fettle_archive_open:
 * @path: a zip file
 * @error: return location: %FETTLE_ERROR_OPEN, or %FETTLE_ERROR_LIMIT with too many entries
 *
 * Opens a zip file to read its entries.
 *
 * Returns: (transfer full) (nullable): the archive
 */
FettleArchive *
fettle_archive_open (const char  *path,
                     GError     **error)
{
  g_autoptr (FettleArchive) self = g_new0 (FettleArchive, 1);
  int code = 0;

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->zip = zip_open (path, ZIP_RDONLY, &code);
  if (self->zip == NULL)
    {
      zip_error_t problem;

      zip_error_init_with_code (&problem, code);
      fail_unreadable (path, zip_error_strerror (&problem), error);
      zip_error_fini (&problem);
      return NULL;
    }
  if (zip_get_num_entries (self->zip, 0) > MAX_ENTRIES)
    {
      fail_too_large (path, error);
      return NULL;
    }
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
  g_free (archive->path);
  g_free (archive);
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

  return zip_get_num_entries (archive->zip, 0);
}

/**
 * fettle_archive_get_name:
 * @archive: an archive
 * @entry: index of an entry
 *
 * Returns: the entry's name with its folders, "" where it has none
 */
const char *
fettle_archive_get_name (FettleArchive *archive,
                         guint          entry)
{
  const char *name;

  g_return_val_if_fail (archive != NULL, NULL);

  name = zip_get_name (archive->zip, entry, ZIP_FL_ENC_GUESS);
  return name != NULL ? name : "";
}

/**
 * fettle_archive_find:
 * @archive: an archive
 * @name: a name with its folders
 * @entry: (out): index of the entry
 *
 * Finds an entry by its exact name.
 *
 * Returns: whether there is one
 */
gboolean
fettle_archive_find (FettleArchive *archive,
                     const char    *name,
                     guint         *entry)
{
  zip_int64_t index;

  g_return_val_if_fail (archive != NULL && name != NULL && entry != NULL, FALSE);

  index = zip_name_locate (archive->zip, name, 0);
  if (index < 0)
    return FALSE;
  *entry = index;
  return TRUE;
}

/**
 * fettle_input_open_file:
 * @path: a file
 * @error: return location: %FETTLE_ERROR_OPEN or %FETTLE_ERROR_LIMIT
 *
 * Returns: (transfer full) (nullable): the file's bytes
 */
FettleInput *
fettle_input_open_file (const char  *path,
                        GError     **error)
{
  g_autoptr (FettleInput) self = g_new0 (FettleInput, 1);
  struct stat info;

  g_return_val_if_fail (path != NULL, NULL);

  self->name = g_strdup (path);
  self->limit = MAX_BYTES;
  self->fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (self->fd < 0 || fstat (self->fd, &info) != 0)
    {
      fail_unreadable (path, g_strerror (errno), error);
      return NULL;
    }
  if (S_ISDIR (info.st_mode))
    {
      fail_unreadable (path, g_strerror (EISDIR), error);
      return NULL;
    }
  self->total = info.st_size;
  if (self->total > self->limit)
    {
      fail_too_large (path, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * fettle_input_open_entry:
 * @archive: an archive, which must outlive the input
 * @entry: index of an entry
 * @error: return location: %FETTLE_ERROR_OPEN or %FETTLE_ERROR_LIMIT
 *
 * Returns: (transfer full) (nullable): the unpacked bytes of the entry
 */
FettleInput *
fettle_input_open_entry (FettleArchive  *archive,
                         guint           entry,
                         GError        **error)
{
  g_autoptr (FettleInput) self = g_new0 (FettleInput, 1);
  zip_stat_t info;

  g_return_val_if_fail (archive != NULL, NULL);

  self->fd = -1;
  self->name = g_strdup (archive->path);
  if (zip_stat_index (archive->zip, entry, 0, &info) != 0 ||
      (self->entry = zip_fopen_index (archive->zip, entry, 0)) == NULL)
    {
      fail_unreadable (archive->path, zip_strerror (archive->zip), error);
      return NULL;
    }
  self->total = info.valid & ZIP_STAT_SIZE ? info.size : 0;
  self->limit = MIN (MAX_BYTES, RATIO_FREE_BYTES + (info.valid & ZIP_STAT_COMP_SIZE ? info.comp_size : 0) * MAX_RATIO);
  if (self->total > self->limit)
    {
      fail_too_large (archive->path, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * fettle_input_close:
 * @input: (transfer full): an input
 *
 * Closes the input.
 */
void
fettle_input_close (FettleInput *input)
{
  g_return_if_fail (input != NULL);

  if (input->fd >= 0)
    close (input->fd);
  g_clear_pointer (&input->entry, zip_fclose);
  g_free (input->name);
  g_free (input);
}

/**
 * fettle_input_read:
 * @input: an input
 * @buffer: where the bytes go
 * @length: how many are wanted
 * @error: return location: %FETTLE_ERROR_OPEN, or %FETTLE_ERROR_LIMIT where the entry unpacks to more than is allowed
 *
 * Returns: how many bytes were read, 0 at the end, -1 on failure
 */
gssize
fettle_input_read (FettleInput  *input,
                   gpointer      buffer,
                   gsize         length,
                   GError      **error)
{
  gssize n;

  g_return_val_if_fail (input != NULL && buffer != NULL, -1);

  if (input->entry != NULL)
    n = zip_fread (input->entry, buffer, length);
  else
    do
      n = read (input->fd, buffer, length);
    while (n < 0 && errno == EINTR);
  if (n < 0)
    {
      fail_unreadable (input->name, input->entry != NULL ? zip_file_strerror (input->entry) : g_strerror (errno),
                       error);
      return -1;
    }
  input->done += n;
  if (input->done > input->limit)
    {
      fail_too_large (input->name, error);
      return -1;
    }
  return n;
}

/**
 * fettle_input_get_fraction:
 * @input: an input
 *
 * Returns: how much of it has been read, from 0 to 1
 */
double
fettle_input_get_fraction (FettleInput *input)
{
  g_return_val_if_fail (input != NULL, 0);

  return input->total == 0 ? 0 : MIN (1.0, (double) input->done / input->total);
}
