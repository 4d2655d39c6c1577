/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-second-place-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fettle-date.h"
#include "store/fettle-erase-private.h"
#include "store/fettle-store-private.h"

/*
 * The pass phrase is asked for once, when the place is chosen. It opens the secret key of a pair; the public one and the secret one as
 * the pass phrase encrypted it are kept beside the register and in every backup. So a backup is written when nobody is there to type,
 * nothing on this computer opens it, and the pass phrase alone opens it on another one.
 *
 * There is one file a line of the log, named by it: a backup of another line is never overwritten, and neither is one that holds
 * steps that the register has lost.
 */

#define SUFFIX ".fettle-backup"
#define LETTERS_OF_NAME 8

static char *
make_name (FettleStore     *store,
           const FettleTip *tip)
{
  return g_strdup_printf ("fettle-%.*s-%.*s" SUFFIX, LETTERS_OF_NAME, store->device, LETTERS_OF_NAME,
                          tip ? fettle_tip_line (tip) : "00000000");
}

static gboolean
read_tip (FettleStore      *store,
          const FettleTip  *written,
          FettleTip       **tip,
          gboolean         *goes_on,
          GError          **error)
{
  g_autoptr(FettleReader) reader = fettle_store_borrow (store, error);

  *goes_on = TRUE;
  return reader != NULL && fettle_tip_read (reader->sql, NULL, tip, error)
         && (written == NULL || fettle_tip_is_in (written, reader->sql, goes_on, error));
}

static gboolean
same_tip (const FettleTip *one,
          const FettleTip *two)
{
  return one == NULL || two == NULL ? one == two : g_str_equal (one->hash, two->hash);
}

/* What is there and does not lead to the register's log keeps its bytes under a name of its own. */
static gboolean
move_away (FettleStore  *store,
           const char   *path,
           const char   *written_at,
           GError      **error)
{
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (SUFFIX));
  g_autofree char *moment = fettle_moment_now ();
  g_autofree char *stamp = g_strdelimit (g_strdup (moment), ":", '-');
  g_autofree char *kept = g_strconcat (stem, "-kept-", stamp, SUFFIX, NULL);

  if (g_rename (path, kept) != 0 && errno != ENOENT)
    {
      fettle_file_set_error (error, errno, path);
      return FALSE;
    }
  if (access (kept, F_OK) == 0)
    fettle_erased_places_note_copy (store->folder, kept, written_at);
  return TRUE;
}

static gboolean
refuse_absent (const FettlePlaceFile  *file,
               GError                **error)
{
  /* Translators: %s is a folder */
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND,
               _("The second place, %s, is not there, or is not the folder that was chosen. Nothing was written. "
                 "Plug it in or connect it, or choose another."), file->folder);
  return FALSE;
}

static gboolean
write_now (FettleStore         *store,
           FettlePlaceFile     *file,
           FettleProgressFunc   progress,
           gpointer             user_data,
           GCancellable        *cancellable,
           GError             **error)
{
  g_autoptr(FettleTip) tip = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  gboolean goes_on;

  if (!fettle_place_file_is_there (file))
    return refuse_absent (file, error);
  if (!read_tip (store, file->tip, &tip, &goes_on, error))
    return FALSE;
  name = make_name (store, tip);
  path = g_build_filename (file->folder, name, NULL);
  if ((!goes_on && !move_away (store, path, file->written_at, error))
      || !fettle_portable_write_locked (store, path, &file->lock, progress, user_data, cancellable, error))
    return FALSE;
  g_free (file->written_at);
  g_free (file->name);
  fettle_tip_free (file->tip);
  file->written_at = fettle_moment_now ();
  file->name = g_steal_pointer (&name);
  /* Steps that came meanwhile may be in it as well; it is written again for them all the same. */
  file->tip = g_steal_pointer (&tip);
  return fettle_place_file_save (file, store->folder, error);
}

static gboolean
load_or_refuse (FettleStore      *store,
                FettlePlaceFile **file,
                GError          **error)
{
  g_autoptr(GError) local_error = NULL;

  *file = fettle_place_file_load (store->folder, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (*file == NULL)
    g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND, _("No second place for backups was chosen yet."));
  return *file != NULL;
}

/* On the same disk it would be lost with the register, and in its folder it would be a backup of itself. */
static gboolean
check_folder (FettleStore  *store,
              const char   *folder,
              GError      **error)
{
  g_autofree char *inside = g_strconcat (store->folder, G_DIR_SEPARATOR_S, NULL);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR) || access (folder, W_OK) != 0)
    {
      /* Translators: %s is a folder */
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID, _("%s is not a folder that can be written. Choose another."), folder);
      return FALSE;
    }
  if (!g_str_equal (folder, store->folder) && !g_str_has_prefix (folder, inside))
    return TRUE;
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
                       _("This folder is that of the register itself: it would be lost together with it. Choose one on a stick "
                         "or on the council’s drive."));
  return FALSE;
}

static guint64
size_of (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (guint64) status.st_size : 0;
}

/**
 * fettle_second_place_free:
 * @place: (transfer full) (nullable): a second place
 */
void
fettle_second_place_free (FettleSecondPlace *place)
{
  if (place == NULL)
    return;
  g_free (place->folder);
  g_free (place->chosen_at);
  g_free (place->written_at);
  g_free (place->path);
  g_free (place);
}

/**
 * fettle_second_place_load:
 * @store: a store
 * @place: (out) (transfer full) (nullable): its second place; NULL where none was chosen
 * @error: (nullable): %FETTLE_ERROR_CORRUPT where what was kept of it cannot be read
 *
 * Looks for the place, which may be a slow drive: for a worker thread.
 *
 * Returns: whether it could be read
 */
gboolean
fettle_second_place_load (FettleStore        *store,
                          FettleSecondPlace **place,
                          GError            **error)
{
  g_autoptr(FettlePlaceFile) file = NULL;
  g_autoptr(FettleTip) tip = NULL;
  g_autoptr(GError) local_error = NULL;
  gboolean goes_on;

  g_return_val_if_fail (FETTLE_IS_STORE (store), FALSE);

  *place = NULL;
  file = fettle_place_file_load (store->folder, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (file == NULL)
    return TRUE;
  if (!read_tip (store, NULL, &tip, &goes_on, error))
    return FALSE;
  *place = g_new0 (FettleSecondPlace, 1);
  (*place)->folder = g_strdup (file->folder);
  (*place)->chosen_at = g_strdup (file->chosen_at);
  (*place)->written_at = g_strdup (file->written_at);
  (*place)->path = file->name ? g_build_filename (file->folder, file->name, NULL) : NULL;
  (*place)->is_there = fettle_place_file_is_there (file);
  (*place)->size = (*place)->is_there && (*place)->path ? size_of ((*place)->path) : 0;
  (*place)->is_due = file->written_at == NULL || !same_tip (tip, file->tip);
  return TRUE;
}

/**
 * fettle_second_place_is_late:
 * @place: a second place
 * @now: a moment, UTC
 *
 * Returns: whether work has waited for it for %FETTLE_SECOND_PLACE_DAYS days or more
 */
gboolean
fettle_second_place_is_late (const FettleSecondPlace *place,
                             const char              *now)
{
  FettleDate last, today;
  g_autofree char *last_day = NULL;
  g_autofree char *this_day = NULL;

  g_return_val_if_fail (place != NULL && now != NULL, FALSE);

  last_day = g_strndup (place->written_at ? place->written_at : place->chosen_at, strlen ("2026-11-21"));
  this_day = g_strndup (now, strlen ("2026-11-21"));
  last = fettle_date_parse_iso (last_day);
  today = fettle_date_parse_iso (this_day);
  return place->is_due && last != FETTLE_DATE_NONE && today >= last + FETTLE_SECOND_PLACE_DAYS;
}

/**
 * fettle_second_place_choose:
 * @store: a store that can be written
 * @folder: a folder outside this computer
 * @pass_phrase: what will open the backups there, not empty
 * @error: (nullable): %FETTLE_ERROR_INVALID, _NO_SPACE and others; then the place is as it was
 *
 * Marks the folder and keeps what is needed to write there. Takes a second, for the key: for a worker thread.
 *
 * Returns: whether it is chosen
 */
gboolean
fettle_second_place_choose (FettleStore  *store,
                            const char   *folder,
                            const char   *pass_phrase,
                            GError      **error)
{
  g_autoptr(FettlePlaceFile) file = g_new0 (FettlePlaceFile, 1);

  g_return_val_if_fail (FETTLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (folder != NULL && pass_phrase != NULL, FALSE);

  file->folder = g_canonicalize_filename (folder, NULL);
  file->chosen_at = fettle_moment_now ();
  if (*pass_phrase == '\0')
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_INVALID, _("A second place needs a pass phrase."));
      return FALSE;
    }
  return check_folder (store, file->folder, error)
         && fettle_lock_make (&file->lock, pass_phrase, error)
         && fettle_place_file_mark (file, error)
         && fettle_place_file_save (file, store->folder, error);
}

/**
 * fettle_second_place_forget:
 * @store: a store
 * @error: (nullable): why not
 *
 * Writes there no more. What is there stays, and its pass phrase opens it.
 *
 * Returns: whether it is forgotten
 */
gboolean
fettle_second_place_forget (FettleStore  *store,
                            GError      **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), FALSE);

  path = fettle_store_path (store, FETTLE_SECOND_PLACE_FILE);
  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  fettle_file_set_error (error, errno, path);
  return FALSE;
}

/**
 * fettle_second_place_write:
 * @store: a store
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): stops it
 * @error: (nullable): %FETTLE_ERROR_NOT_FOUND where none was chosen or it is not there, _NO_SPACE and others
 *
 * Writes the encrypted backup to the second place now. For a worker thread.
 *
 * Returns: whether it is written
 */
gboolean
fettle_second_place_write (FettleStore         *store,
                           FettleProgressFunc   progress,
                           gpointer             user_data,
                           GCancellable        *cancellable,
                           GError             **error)
{
  g_autoptr(FettlePlaceFile) file = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), FALSE);

  return load_or_refuse (store, &file, error) && write_now (store, file, progress, user_data, cancellable, error);
}

/**
 * fettle_second_place_catch_up:
 * @store: a store
 * @same_day: whether it is written although it was written today: at the end of work
 * @error: (nullable): why it could not be written, though it is there
 *
 * Writes the encrypted backup to the second place where that was chosen, is there, and lacks steps of the register.
 *
 * Returns: whether there was nothing to do, or it is done
 */
gboolean
fettle_second_place_catch_up (FettleStore  *store,
                              gboolean      same_day,
                              GError      **error)
{
  g_autoptr(FettleSecondPlace) place = NULL;
  g_autofree char *now = fettle_moment_now ();

  g_return_val_if_fail (FETTLE_IS_STORE (store), FALSE);

  if (!fettle_second_place_load (store, &place, error))
    return FALSE;
  if (place == NULL || !place->is_there || !place->is_due
      || (!same_day && place->written_at && strncmp (place->written_at, now, strlen ("2026-11-21")) == 0))
    return TRUE;
  return fettle_second_place_write (store, NULL, NULL, NULL, error);
}
