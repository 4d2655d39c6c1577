/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheets/fettle-input.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fettle-error.h"
#include "sheets/fettle-archive-private.h"

/* The largest public file, the census of all England, is 900 MB; more is nothing that an officer downloads. */
#define MAX_BYTES (G_GUINT64_CONSTANT (4) << 30)

struct _FettleInput
{
  int fd;
  FettleArchive *archive;
  guint index;
  zip_file_t *entry;
  char *name;
  GCancellable *cancellable;
  guint64 done;
  guint64 total;
  guint64 limit;
};

static gboolean
fail_file_too_large (const char  *path,
                     GError     **error)
{
  g_autofree char *base = g_path_get_basename (path);

  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_LIMIT,
               /* Translators: %s is a file name. */
               _("“%s” is larger than 4 GB, so it was not read. Nothing was changed."), base);
  return FALSE;
}

/**
 * fettle_input_open_file:
 * @path: a file
 * @cancellable: (nullable): heeded by every read
 * @error: return location: %FETTLE_ERROR_OPEN or %FETTLE_ERROR_LIMIT
 *
 * Returns: (transfer full) (nullable): the file's bytes
 */
FettleInput *
fettle_input_open_file (const char    *path,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (FettleInput) self = g_new0 (FettleInput, 1);
  struct stat info;

  g_return_val_if_fail (path != NULL, NULL);

  self->name = g_strdup (path);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->limit = MAX_BYTES;
  self->fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (self->fd < 0 || fstat (self->fd, &info) != 0)
    {
      fettle_archive_fail_unreadable (path, g_strerror (errno), error);
      return NULL;
    }
  if (S_ISDIR (info.st_mode))
    {
      fettle_archive_fail_unreadable (path, g_strerror (EISDIR), error);
      return NULL;
    }
  self->total = info.st_size;
  if (self->total > self->limit)
    {
      fail_file_too_large (path, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static gboolean
open_entry (FettleInput  *self,
            GError      **error)
{
  zip_t *zip = fettle_archive_get_zip (self->archive);
  zip_stat_t info;

  if (zip_stat_index (zip, self->index, 0, &info) != 0)
    return fettle_archive_fail (self->name, zip_get_error (zip), error);
  if (info.valid & ZIP_STAT_SIZE)
    self->total = info.size;
  self->limit = MIN (MAX_BYTES, FETTLE_ARCHIVE_FREE_BYTES
                                  + (info.valid & ZIP_STAT_COMP_SIZE ? info.comp_size : 0) * FETTLE_ARCHIVE_MAX_RATIO);
  if (self->total > self->limit)
    return fettle_archive_fail_too_large (self->name, error);
  self->entry = zip_fopen_index (zip, self->index, 0);
  return self->entry != NULL || fettle_archive_fail (self->name, zip_get_error (zip), error);
}

/**
 * fettle_input_open_entry:
 * @archive: an archive, which must outlive the input
 * @entry: index of an entry
 * @error: return location: %FETTLE_ERROR_REFUSED where it is damaged or locked, %FETTLE_ERROR_OPEN or %FETTLE_ERROR_LIMIT
 *
 * Returns: (transfer full) (nullable): the unpacked bytes of the entry
 */
FettleInput *
fettle_input_open_entry (FettleArchive  *archive,
                         guint           entry,
                         GError        **error)
{
  g_autoptr (FettleInput) self = g_new0 (FettleInput, 1);
  GCancellable *cancellable;

  g_return_val_if_fail (archive != NULL, NULL);

  cancellable = fettle_archive_get_cancellable (archive);
  self->fd = -1;
  self->archive = archive;
  self->index = entry;
  self->name = g_strdup (fettle_archive_get_path (archive));
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return open_entry (self, error) ? g_steal_pointer (&self) : NULL;
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
  g_clear_object (&input->cancellable);
  g_free (input->name);
  g_free (input);
}

static gssize
read_entry (FettleInput  *self,
            gpointer      buffer,
            gsize         length,
            GError      **error)
{
  gssize n = zip_fread (self->entry, buffer, length);

  if (n < 0)
    {
      fettle_archive_fail (self->name, zip_file_get_error (self->entry), error);
      return -1;
    }
  self->done += n;
  if (self->done > self->limit)
    return fettle_archive_fail_too_large (self->name, error) - 1;
  return fettle_archive_charge (self->archive, self->index, self->done, error) ? n : -1;
}

static gssize
read_file (FettleInput  *self,
           gpointer      buffer,
           gsize         length,
           GError      **error)
{
  gssize n;

  do
    n = read (self->fd, buffer, length);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    return fettle_archive_fail_unreadable (self->name, g_strerror (errno), error) - 1;
  self->done += n;
  return self->done > self->limit ? fail_file_too_large (self->name, error) - 1 : n;
}

/**
 * fettle_input_read:
 * @input: an input
 * @buffer: where the bytes go
 * @length: how many are wanted
 * @error: return location: %FETTLE_ERROR_OPEN; %FETTLE_ERROR_REFUSED for a damaged entry; %FETTLE_ERROR_LIMIT where it
 * unpacks to more than is allowed; %G_IO_ERROR_CANCELLED
 *
 * Returns: how many bytes were read, 0 at the end, -1 on failure
 */
gssize
fettle_input_read (FettleInput  *input,
                   gpointer      buffer,
                   gsize         length,
                   GError      **error)
{
  g_return_val_if_fail (input != NULL && buffer != NULL, -1);

  if (g_cancellable_set_error_if_cancelled (input->cancellable, error))
    return -1;
  return input->entry != NULL ? read_entry (input, buffer, length, error) : read_file (input, buffer, length, error);
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
