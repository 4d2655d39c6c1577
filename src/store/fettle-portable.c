/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-portable-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store/fettle-backup-private.h"
#include "store/fettle-erase-private.h"
#include "store/fettle-restore-private.h"
#include "store/fettle-store-private.h"

/* In the sealed stream: for each file the length of its name (one byte), the name, its size (64 bits, little-endian) and
 * its bytes; a length of zero ends it. */
#define PIECE_SIZE 262144

/* The only names that are taken out of a backup again. */
static const char *const files[] = { FETTLE_REGISTER_FILE, FETTLE_REFERENCE_FILE };

typedef struct
{
  FettleSealer *sealer;
  FettleProgressFunc progress;
  gpointer user_data;
  GCancellable *cancellable;
  guint64 done;
  guint64 total;
  gint64 told_at;
} Transfer;

static guint64
size_of (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (guint64) status.st_size : 0;
}

static void
tell (Transfer   *transfer,
      gsize       n,
      const char *message)
{
  gint64 now = g_get_monotonic_time ();

  transfer->done += n;
  if (transfer->progress == NULL || now < transfer->told_at + G_USEC_PER_SEC / 10)
    return;
  transfer->told_at = now;
  transfer->progress (transfer->total > 0 ? MIN (1.0, (double) transfer->done / (double) transfer->total) : -1, message,
                      transfer->user_data);
}

static gboolean
seal_bytes (Transfer      *transfer,
            GInputStream  *in,
            guint64        size,
            GError       **error)
{
  g_autofree guint8 *piece = g_malloc (PIECE_SIZE);

  while (size > 0)
    {
      gsize n;

      if (!g_input_stream_read_all (in, piece, (gsize) MIN (size, PIECE_SIZE), &n, transfer->cancellable, error))
        return FALSE;
      if (n == 0)
        {
          g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_FAILED, _("A file became shorter while it was backed up. Try again."));
          return FALSE;
        }
      if (!fettle_sealer_write (transfer->sealer, piece, n, transfer->cancellable, error))
        return FALSE;
      size -= n;
      tell (transfer, n, _("Writing the backup"));
    }
  return TRUE;
}

static gboolean
seal_file (Transfer    *transfer,
           const char  *path,
           const char  *name,
           GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) in = g_file_read (file, transfer->cancellable, error);
  guint8 length = (guint8) strlen (name);
  guint64 size = size_of (path);
  guint64 written_size = GUINT64_TO_LE (size);

  return in != NULL
         && fettle_sealer_write (transfer->sealer, &length, 1, transfer->cancellable, error)
         && fettle_sealer_write (transfer->sealer, name, length, transfer->cancellable, error)
         && fettle_sealer_write (transfer->sealer, &written_size, sizeof written_size, transfer->cancellable, error)
         && seal_bytes (transfer, G_INPUT_STREAM (in), size, error);
}

static gboolean
seal_all (Transfer    *transfer,
          const char  *copy,
          const char  *reference,
          GError     **error)
{
  guint8 end = 0;

  transfer->total = size_of (copy) + size_of (reference);
  return seal_file (transfer, copy, FETTLE_REGISTER_FILE, error)
         && (access (reference, F_OK) != 0 || seal_file (transfer, reference, FETTLE_REFERENCE_FILE, error))
         && fettle_sealer_write (transfer->sealer, &end, 1, transfer->cancellable, error)
         && fettle_sealer_finish (transfer->sealer, transfer->cancellable, error);
}

/* What the key comes from: a pass phrase that somebody typed, or a lock that needs nobody. */
typedef struct
{
  const char *pass_phrase;
  const FettleLock *lock;
} Key;

static FettleSealer *
open_sealer (GOutputStream  *out,
             const Key      *key,
             GError        **error)
{
  return key->lock ? fettle_sealer_new_locked (out, key->lock, error) : fettle_sealer_new_write (out, key->pass_phrase, error);
}

static gboolean
write_sealed (Transfer    *transfer,
              const char  *temporary,
              const char  *copy,
              const char  *reference,
              const Key   *key,
              GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (temporary);
  g_autoptr(GFileOutputStream) out = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, transfer->cancellable, error);
  g_autoptr(FettleSealer) sealer = NULL;

  if (out == NULL || !(sealer = open_sealer (G_OUTPUT_STREAM (out), key, error)))
    return FALSE;
  transfer->sealer = sealer;
  return seal_all (transfer, copy, reference, error)
         && g_output_stream_close (G_OUTPUT_STREAM (out), transfer->cancellable, error);
}

/* A copy of the register lies unsealed beside the target only as long as it takes, for its owner alone. */
static char *
copy_register (FettleStore   *store,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(FettleReader) reader = fettle_store_borrow (store, error);
  g_autofree char *register_path = fettle_store_path (store, FETTLE_REGISTER_FILE);
  g_autofree char *copy = NULL;

  if (reader == NULL || !(copy = fettle_file_make_beside (register_path, error)))
    return NULL;
  if (fettle_backup_copy_file (reader->sql, copy, cancellable, error))
    return g_steal_pointer (&copy);
  g_unlink (copy);
  return NULL;
}

static gboolean
open_bytes (Transfer       *transfer,
            GOutputStream  *out,
            guint64         size,
            GError        **error)
{
  g_autofree guint8 *piece = g_malloc (PIECE_SIZE);

  while (size > 0)
    {
      gsize n = (gsize) MIN (size, PIECE_SIZE);

      if (!fettle_sealer_read (transfer->sealer, piece, n, transfer->cancellable, error)
          || !g_output_stream_write_all (out, piece, n, NULL, transfer->cancellable, error))
        return FALSE;
      size -= n;
      tell (transfer, n, _("Restoring the backup"));
    }
  return TRUE;
}

static gboolean
is_known_file (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      if (g_str_equal (files[i], name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
open_file (Transfer    *transfer,
           const char  *folder,
           const char  *name,
           GError     **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileOutputStream) out = NULL;
  guint64 size;

  if (!is_known_file (name))
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT, _("The backup holds a file that does not belong there."));
      return FALSE;
    }
  if (!fettle_sealer_read (transfer->sealer, &size, sizeof size, transfer->cancellable, error)
      || !(out = g_file_create (file, G_FILE_CREATE_PRIVATE, transfer->cancellable, error)))
    return FALSE;
  return open_bytes (transfer, G_OUTPUT_STREAM (out), GUINT64_FROM_LE (size), error)
         && g_output_stream_close (G_OUTPUT_STREAM (out), transfer->cancellable, error);
}

static gboolean
has_register (const char  *folder,
              GError     **error)
{
  if (fettle_register_is_there (folder))
    return TRUE;
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED, _("The backup holds no register. Nothing was changed."));
  return FALSE;
}

static gboolean
open_all (Transfer    *transfer,
          const char  *folder,
          GError     **error)
{
  guint8 length;

  while (fettle_sealer_read (transfer->sealer, &length, 1, transfer->cancellable, error))
    {
      char name[G_MAXUINT8 + 1] = { 0 };

      if (length == 0)
        return has_register (folder, error);
      if (!fettle_sealer_read (transfer->sealer, name, length, transfer->cancellable, error)
          || !open_file (transfer, folder, name, error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
write_portable (FettleStore  *store,
                const char   *target,
                const Key    *key,
                Transfer     *transfer,
                GError      **error)
{
  g_autofree char *reference = fettle_store_path (store, FETTLE_REFERENCE_FILE);
  g_autofree char *copy = copy_register (store, transfer->cancellable, error);
  g_autofree char *temporary = NULL;
  gboolean written;

  if (copy == NULL)
    return FALSE;
  temporary = fettle_file_make_beside (target, error);
  written = temporary != NULL && write_sealed (transfer, temporary, copy, reference, key, error)
            && fettle_file_move_into_place (temporary, target, error);
  g_unlink (copy);
  if (!written && temporary != NULL)
    g_unlink (temporary);
  if (!written)
    fettle_restore_translate (error);
  else
    fettle_erased_places_note_copy (store->folder, target, NULL);
  return written;
}

/**
 * fettle_portable_write_locked:
 * @store: a store
 * @target: the file to write
 * @lock: what it is locked with
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): stops it
 * @error: (nullable): %FETTLE_ERROR_NO_SPACE and others
 *
 * As fettle_backup_write_portable(), where nobody is there to type the pass phrase.
 *
 * Returns: whether it is written
 */
gboolean
fettle_portable_write_locked (FettleStore         *store,
                              const char          *target,
                              const FettleLock    *lock,
                              FettleProgressFunc   progress,
                              gpointer             user_data,
                              GCancellable        *cancellable,
                              GError             **error)
{
  Transfer transfer = { NULL, progress, user_data, cancellable };
  Key key = { NULL, lock };

  return write_portable (store, target, &key, &transfer, error);
}

/**
 * fettle_backup_write_portable:
 * @store: a store
 * @target: the file to write
 * @pass_phrase: the pass phrase, not empty
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): stops it
 * @error: (nullable): %FETTLE_ERROR_INVALID for an empty pass phrase, _NO_SPACE and others
 *
 * Writes register and reference into one encrypted file, beside the target and then in its place. For a worker thread.
 *
 * Returns: whether it is written
 */
gboolean
fettle_backup_write_portable (FettleStore         *store,
                              const char          *target,
                              const char          *pass_phrase,
                              FettleProgressFunc   progress,
                              gpointer             user_data,
                              GCancellable        *cancellable,
                              GError             **error)
{
  Transfer transfer = { NULL, progress, user_data, cancellable };
  Key key = { pass_phrase, NULL };

  g_return_val_if_fail (FETTLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (target != NULL && pass_phrase != NULL, FALSE);

  if (*pass_phrase != '\0')
    return write_portable (store, target, &key, &transfer, error);
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_INVALID, _("A portable backup needs a pass phrase."));
  return FALSE;
}

/**
 * fettle_portable_open:
 * @source: a portable backup
 * @folder: an empty folder
 * @pass_phrase: the pass phrase
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): stops it
 * @error: (nullable): %FETTLE_ERROR_PASS_PHRASE, _CORRUPT, _REFUSED, _TOO_NEW, _LIMIT
 *
 * Opens the whole backup into a folder.
 *
 * Returns: whether its files are there
 */
gboolean
fettle_portable_open (const char          *source,
                      const char          *folder,
                      const char          *pass_phrase,
                      FettleProgressFunc   progress,
                      gpointer             user_data,
                      GCancellable        *cancellable,
                      GError             **error)
{
  Transfer transfer = { NULL, progress, user_data, cancellable };
  g_autoptr(GFile) file = g_file_new_for_path (source);
  g_autoptr(GFileInputStream) in = g_file_read (file, cancellable, error);
  g_autoptr(FettleSealer) sealer = NULL;

  if (in == NULL || !(sealer = fettle_sealer_new_read (G_INPUT_STREAM (in), pass_phrase, error)))
    return FALSE;
  transfer.sealer = sealer;
  transfer.total = size_of (source);
  return open_all (&transfer, folder, error);
}

/**
 * fettle_backup_restore_portable:
 * @source: a portable backup
 * @folder: the data folder, whose store is closed
 * @pass_phrase: the pass phrase
 * @set_aside: (out) (optional) (transfer full) (nullable): where the old register lies now; NULL where there was none
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): stops it
 * @error: (nullable): %FETTLE_ERROR_BUSY where another program has the register open, %FETTLE_ERROR_PASS_PHRASE, _CORRUPT, _REFUSED,
 *   _TOO_NEW, _LIMIT; then the present register is as it was
 *
 * Opens the whole backup into a folder within the data folder and reads the register through; only then is the present register set
 * aside, with its log, and the new one put in its place.
 *
 * Returns: whether it is restored
 */
gboolean
fettle_backup_restore_portable (const char          *source,
                                const char          *folder,
                                const char          *pass_phrase,
                                char               **set_aside,
                                FettleProgressFunc   progress,
                                gpointer             user_data,
                                GCancellable        *cancellable,
                                GError             **error)
{
  g_auto(FettleRestore) restore = { 0 };
  g_autofree char *aside = NULL;

  g_return_val_if_fail (source != NULL && folder != NULL && pass_phrase != NULL, FALSE);

  if (!fettle_restore_begin (&restore, folder, error)
      || !fettle_portable_open (source, restore.workplace, pass_phrase, progress, user_data, cancellable, error)
      || !fettle_restore_check (restore.workplace, source, NULL, progress, user_data, cancellable, error)
      || !fettle_restore_finish (&restore, NULL, &aside, error))
    {
      fettle_restore_translate (error);
      return FALSE;
    }
  if (set_aside != NULL)
    *set_aside = g_steal_pointer (&aside);
  return TRUE;
}

/**
 * fettle_backup_is_portable:
 * @path: a file
 *
 * Looks at the first bytes alone, so that a backup that is opened from the files of the desktop leads to its restore. A
 * backup that is damaged or newer than the program counts as one, too: the restore says what is wrong with it.
 *
 * Returns: whether the file is a portable backup
 */
gboolean
fettle_backup_is_portable (const char *path)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  guint8 bytes[FETTLE_PORTABLE_HEADER_SIZE];
  FettlePortableHeader header;
  gsize size = 0;

  g_return_val_if_fail (path != NULL, FALSE);

  file = g_file_new_for_path (path);
  stream = g_file_read (file, NULL, NULL);
  if (!stream || !g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, sizeof bytes, &size, NULL, NULL))
    return FALSE;
  return fettle_portable_header_parse (bytes, size, &header, &error)
         || !g_error_matches (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED);
}
