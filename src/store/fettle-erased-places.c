/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-erase-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/fettle-date.h"
#include "model/fettle-erased.h"
#include "store/fettle-backup-private.h"
#include "store/fettle-head-private.h"
#include "store/fettle-store-private.h"

/* How long a backup that still holds erased words is kept: as long as others that are taken every day, or every month.
 */
#define DAYS_DAILY 14
#define DAYS_MONTHLY 365

#define ASIDE ".set-aside-"

/* What the places are asked for. */
typedef struct
{
  GPtrArray *entries; /* of fettle_erasures_list() */
  FettleTip *present; /* where the log of the register ends */
  GPtrArray *places;
} Search;

static void
search_clear (Search *search)
{
  g_clear_pointer (&search->entries, g_ptr_array_unref);
  g_clear_pointer (&search->present, fettle_tip_free);
  g_clear_pointer (&search->places, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
add_place (Search     *search,
           const char *path,
           char       *name,
           char       *goes_on,
           gboolean    ours)
{
  FettleErasedPlace *place = g_new0 (FettleErasedPlace, 1);

  place->path = g_strdup (path);
  place->name = name;
  place->goes_on = goes_on;
  place->ours = ours;
  g_ptr_array_add (search->places, place);
}

static gboolean
holds_entry (FettleSql          *sql,
             const char *const  *entry,
             gboolean           *holds)
{
  g_autofree char *path = g_strdup_printf ("$.\"%s\"", entry[2]);
  gint64 n;

  if (!fettle_sql_get_int (
          sql, &n, NULL,
          "SELECT EXISTS (SELECT 1 FROM change WHERE record_id = ?1 AND "
          "(coalesce (json_extract (before, ?2), ?3) <> ?3 OR coalesce (json_extract (after, ?2), ?3) <> ?3))",
          "sss", entry[1], path, FETTLE_ERASED))
    return FALSE;
  *holds = n != 0;
  return TRUE;
}

/* A copy that cannot be read may hold anything; a log beside it may hold what the file itself does not. */
static gboolean
holds_words (Search      *search,
             const char  *path,
             FettleSql  **sql)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  gboolean holds = FALSE;
  GStatBuf status;

  *sql = fettle_sql_open (path, FETTLE_SQL_IMMUTABLE, NULL);
  if (*sql == NULL || (g_stat (log, &status) == 0 && status.st_size > 0))
    return TRUE;
  for (guint i = 0; i < search->entries->len && !holds; i++)
    {
      if (!holds_entry (*sql, g_ptr_array_index (search->entries, i), &holds))
        return TRUE;
    }
  return holds;
}

/* Backups of another line are never thinned out. */
static gboolean
is_of_this_line (Search    *search,
                 FettleSql *sql)
{
  g_autoptr(FettleTip) tip = NULL;

  return search->present != NULL && sql != NULL && fettle_tip_read (sql, NULL, &tip, NULL) && tip != NULL
         && fettle_tip_compare (search->present, tip) != FETTLE_KINSHIP_NONE;
}

static char *
day_after (const char *moment,
           guint       days)
{
  g_autofree char *day = g_strndup (moment, strlen ("2026-11-21"));
  FettleDate date = fettle_date_parse_iso (day);

  return date ? fettle_date_to_iso (date + days) : NULL;
}

static void
look_at_backup (Search                 *search,
                const FettleBackupInfo *info)
{
  g_autoptr(FettleSql) sql = NULL;
  g_autofree char *moment = fettle_moment_to_words (info->made_at);
  char *goes_on = NULL;

  if (!holds_words (search, info->path, &sql))
    return;
  if (is_of_this_line (search, sql) && g_str_equal (info->reason, "daily"))
    goes_on = day_after (info->made_at, DAYS_DAILY);
  else if (is_of_this_line (search, sql) && g_str_equal (info->reason, "monthly"))
    goes_on = day_after (info->made_at, DAYS_MONTHLY);
  /* Translators: %s is a moment */
  add_place (search, info->path, g_strdup_printf (_("Backup of %s"), moment), goes_on, TRUE);
}

static gboolean
look_at_backups (Search      *search,
                 const char  *folder,
                 GError     **error)
{
  g_autoptr(GPtrArray) backups = fettle_backup_list (folder, error);

  for (guint i = 0; backups != NULL && i < backups->len; i++)
    look_at_backup (search, g_ptr_array_index (backups, i));
  return backups != NULL;
}

static void
look_at_aside (Search     *search,
               const char *path)
{
  g_autoptr(FettleSql) sql = NULL;

  if (holds_words (search, path, &sql))
    /* Translators: %s is a file */
    add_place (search, path, g_strdup_printf (_("Register that was set aside: %s"), path), NULL, TRUE);
}

/* Registers that were set aside in the folder, whatever their logs are called. */
static void
look_for_asides (Search     *search,
                 const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, FETTLE_REGISTER_FILE ASIDE) && !g_str_has_suffix (name, "-wal") &&
          !g_str_has_suffix (name, "-shm"))
        look_at_aside (search, path);
    }
}

/* A restore of a portable backup sets the whole folder aside, beside this one. */
static gboolean
look_for_folders (Search      *search,
                  const char  *folder,
                  GError     **error)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *base = g_path_get_basename (folder);
  g_autofree char *prefix = g_strconcat (base, ASIDE, NULL);
  g_autoptr(GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, name, NULL);
      g_autofree char *register_path = g_build_filename (path, FETTLE_REGISTER_FILE, NULL);

      if (!g_str_has_prefix (name, prefix))
        continue;
      if (g_file_test (register_path, G_FILE_TEST_IS_REGULAR))
        look_at_aside (search, register_path);
      look_for_asides (search, path);
      if (!look_at_backups (search, path, error))
        return FALSE;
    }
  return TRUE;
}

static const char *
newest_moment (Search *search)
{
  const char *newest = "";

  for (guint i = 0; i < search->entries->len; i++)
    {
      const char *const *entry = g_ptr_array_index (search->entries, i);

      if (strcmp (entry[3], newest) > 0)
        newest = entry[3];
    }
  return newest;
}

/* Nobody can look into an encrypted file: one that was written before the newest erasure may hold the words. */
static void
look_for_portable (Search     *search,
                   const char *folder)
{
  g_autofree char *path = g_build_filename (folder, FETTLE_COPIES_FILE, NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *file = strchr (lines[i], ' ');
      g_autofree char *moment = file ? g_strndup (lines[i], (gsize) (file - lines[i])) : NULL;
      g_autofree char *words = moment ? fettle_moment_to_words (moment) : NULL;

      if (moment != NULL && strcmp (moment, newest_moment (search)) <= 0)
        /* Translators: %s is a moment */
        add_place (search, file + 1, g_strdup_printf (_("Portable backup of %s"), words), NULL, FALSE);
    }
}

static gboolean
read_present (FettleStore  *store,
              Search       *search,
              GError      **error)
{
  g_autoptr(FettleReader) reader = fettle_store_borrow (store, error);

  return reader != NULL && fettle_tip_read (reader->sql, NULL, &search->present, error);
}

/**
 * fettle_erased_place_free:
 * @place: (transfer full) (nullable): a place
 */
void
fettle_erased_place_free (FettleErasedPlace *place)
{
  if (place == NULL)
    return;
  g_free (place->path);
  g_free (place->name);
  g_free (place->goes_on);
  g_free (place);
}

/**
 * fettle_store_list_erased_places:
 * @self: a store
 * @error: (nullable): why not
 *
 * Lists what still holds words that were erased: backups, registers that were set aside, portable files. Opens each of
 * them: for a worker thread.
 *
 * Returns: (transfer full) (nullable) (element-type FettleErasedPlace): the places; empty where nothing was erased
 */
GPtrArray *
fettle_store_list_erased_places (FettleStore  *self,
                                 GError      **error)
{
  g_auto(Search) search = { 0 };

  g_return_val_if_fail (FETTLE_IS_STORE (self), NULL);

  search.places = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_erased_place_free);
  if (!(search.entries = fettle_erasures_list (self->folder, error)))
    return NULL;
  if (search.entries->len == 0)
    return g_steal_pointer (&search.places);
  if (!read_present (self, &search, error) || !look_at_backups (&search, self->folder, error)
      || !look_for_folders (&search, self->folder, error))
    return NULL;
  look_for_asides (&search, self->folder);
  look_for_portable (&search, self->folder);
  return g_steal_pointer (&search.places);
}

/**
 * fettle_store_delete_erased_place:
 * @self: a store
 * @path: one of the files that fettle_store_list_erased_places() lists as ours
 * @error: (nullable): %FETTLE_ERROR_NOT_FOUND where it is none of them
 *
 * Overwrites and removes a copy that still holds erased words, with its log.
 *
 * Returns: whether it is gone
 */
gboolean
fettle_store_delete_erased_place (FettleStore  *self,
                                  const char   *path,
                                  GError      **error)
{
  g_autoptr(GPtrArray) places = NULL;
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *index = g_strconcat (path, "-shm", NULL);

  g_return_val_if_fail (FETTLE_IS_STORE (self), FALSE);

  if (!(places = fettle_store_list_erased_places (self, error)))
    return FALSE;
  for (guint i = 0; i < places->len; i++)
    {
      const FettleErasedPlace *place = g_ptr_array_index (places, i);

      if (place->ours && g_str_equal (place->path, path))
        return fettle_erase_file (log, error) && fettle_erase_file (index, error) && fettle_erase_file (path, error);
    }
  /* Translators: %s is a file */
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND,
               _("%s is none of the copies that still hold erased words. Nothing was deleted."), path);
  return FALSE;
}

/**
 * fettle_erased_places_prune:
 * @store: an open store
 * @today: the day
 * @error: (nullable): why not
 *
 * Removes the backups that still hold erased words and whose day has come.
 *
 * Returns: whether they are gone
 */
gboolean
fettle_erased_places_prune (FettleStore  *store,
                            FettleDate    today,
                            GError      **error)
{
  g_autoptr(GPtrArray) places = fettle_store_list_erased_places (store, error);
  g_autofree char *iso = fettle_date_to_iso (today);

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const FettleErasedPlace *place = g_ptr_array_index (places, i);

      if (place->goes_on != NULL && strcmp (place->goes_on, iso) <= 0 && !fettle_erase_file (place->path, error))
        return FALSE;
    }
  return places != NULL;
}

/* A copy that was written over is not what it was: its line goes. */
static void
append_others (GString    *out,
               const char *text,
               const char *path)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *space = strchr (lines[i], ' ');

      if (space != NULL && !g_str_equal (space + 1, path))
        g_string_append_printf (out, "%s\n", lines[i]);
    }
}

/**
 * fettle_erased_places_note_copy:
 * @folder: a data folder
 * @path: a portable backup that was written, or has another name now
 * @made_at: (nullable): when it was written, UTC; NULL for now
 *
 * Remembers by name where a copy went, so that it can be named where words are erased. Not being able to is no failure
 * of the backup.
 */
void
fettle_erased_places_note_copy (const char *folder,
                                const char *path,
                                const char *made_at)
{
  g_autofree char *file = g_build_filename (folder, FETTLE_COPIES_FILE, NULL);
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autofree char *moment = fettle_moment_now ();
  g_autofree char *text = NULL;
  g_autoptr(GString) lines = g_string_new (NULL);
  g_autoptr(GFile) target = g_file_new_for_path (file);
  g_autoptr(GBytes) bytes = NULL;

  if (g_file_get_contents (file, &text, NULL, NULL))
    append_others (lines, text, whole);
  g_string_append_printf (lines, "%s %s\n", made_at ? made_at : moment, whole);
  bytes = g_bytes_new (lines->str, lines->len);
  fettle_file_write_beside (target, bytes, NULL, NULL);
}
