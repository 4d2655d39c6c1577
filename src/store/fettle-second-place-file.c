/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-second-place-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define PLACE "place"
#define WRITTEN "written"

/* In the place itself: a folder without it is not the one that was chosen, but the empty point where a stick is mounted, say. */
#define MARK_FILE "fettle-second-place.txt"

static void
set_bytes (GKeyFile     *keys,
           const char   *name,
           const guint8 *bytes,
           gsize         size)
{
  g_autofree char *text = g_base64_encode (bytes, size);

  g_key_file_set_string (keys, PLACE, name, text);
}

static gboolean
get_bytes (GKeyFile   *keys,
           const char *name,
           guint8     *bytes,
           gsize       size)
{
  g_autofree char *text = g_key_file_get_string (keys, PLACE, name, NULL);
  g_autofree guint8 *decoded = NULL;
  gsize length = 0;

  if (text != NULL)
    decoded = g_base64_decode (text, &length);
  if (length != size)
    return FALSE;
  memcpy (bytes, decoded, size);
  return TRUE;
}

static gboolean
read_place (FettlePlaceFile *self,
            GKeyFile        *keys)
{
  g_autofree char *uri = g_key_file_get_string (keys, PLACE, "folder", NULL);

  self->folder = uri ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  self->chosen_at = g_key_file_get_string (keys, PLACE, "chosen-at", NULL);
  self->lock.operations = g_key_file_get_uint64 (keys, PLACE, "operations", NULL);
  self->lock.memory = g_key_file_get_uint64 (keys, PLACE, "memory", NULL);
  return self->folder != NULL && self->chosen_at != NULL
         && get_bytes (keys, "salt", self->lock.salt, sizeof self->lock.salt)
         && get_bytes (keys, "public-key", self->lock.public_key, sizeof self->lock.public_key)
         && get_bytes (keys, "nonce", self->lock.nonce, sizeof self->lock.nonce)
         && get_bytes (keys, "wrapped-key", self->lock.wrapped, sizeof self->lock.wrapped);
}

static void
read_written (FettlePlaceFile *self,
              GKeyFile        *keys)
{
  g_autofree char *tip = g_key_file_get_string (keys, WRITTEN, "tip", NULL);

  self->written_at = g_key_file_get_string (keys, WRITTEN, "at", NULL);
  self->name = g_key_file_get_string (keys, WRITTEN, "name", NULL);
  self->tip = tip ? fettle_tip_parse (tip) : NULL;
}

static gboolean
write_text (const char  *path,
            const char  *text,
            gsize        size,
            GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GBytes) bytes = g_bytes_new (text, size);

  return fettle_file_write_beside (file, bytes, NULL, error);
}

static char *
mark_line (const FettlePlaceFile *self)
{
  return g_base64_encode (self->lock.public_key, sizeof self->lock.public_key);
}

/**
 * fettle_place_file_load:
 * @data_folder: a data folder
 * @error: (nullable): %FETTLE_ERROR_CORRUPT where what is kept cannot be read
 *
 * Returns: (transfer full) (nullable): what is kept of the second place; NULL without an error where none was chosen
 */
FettlePlaceFile *
fettle_place_file_load (const char  *data_folder,
                        GError     **error)
{
  g_autofree char *path = g_build_filename (data_folder, FETTLE_SECOND_PLACE_FILE, NULL);
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  g_autoptr(FettlePlaceFile) self = NULL;

  if (access (path, F_OK) != 0)
    return NULL;
  self = g_new0 (FettlePlaceFile, 1);
  if (!g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL) || !read_place (self, keys))
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT,
                           _("What was kept of the second place for backups cannot be read. The register is not touched by it. "
                             "Choose the second place again."));
      return NULL;
    }
  read_written (self, keys);
  return g_steal_pointer (&self);
}

/**
 * fettle_place_file_save:
 * @self: what is to be kept
 * @data_folder: a data folder
 * @error: (nullable): why not
 *
 * Returns: whether it is kept
 */
gboolean
fettle_place_file_save (const FettlePlaceFile  *self,
                        const char             *data_folder,
                        GError                **error)
{
  g_autofree char *path = g_build_filename (data_folder, FETTLE_SECOND_PLACE_FILE, NULL);
  g_autoptr(GKeyFile) keys = g_key_file_new ();
  g_autofree char *uri = g_filename_to_uri (self->folder, NULL, error);
  g_autofree char *tip = self->tip ? fettle_tip_to_text (self->tip) : NULL;
  g_autofree char *text = NULL;
  gsize size;

  if (uri == NULL)
    return FALSE;
  g_key_file_set_string (keys, PLACE, "folder", uri);
  g_key_file_set_string (keys, PLACE, "chosen-at", self->chosen_at);
  g_key_file_set_uint64 (keys, PLACE, "operations", self->lock.operations);
  g_key_file_set_uint64 (keys, PLACE, "memory", self->lock.memory);
  set_bytes (keys, "salt", self->lock.salt, sizeof self->lock.salt);
  set_bytes (keys, "public-key", self->lock.public_key, sizeof self->lock.public_key);
  set_bytes (keys, "nonce", self->lock.nonce, sizeof self->lock.nonce);
  set_bytes (keys, "wrapped-key", self->lock.wrapped, sizeof self->lock.wrapped);
  if (self->written_at != NULL && self->name != NULL)
    {
      g_key_file_set_string (keys, WRITTEN, "at", self->written_at);
      g_key_file_set_string (keys, WRITTEN, "name", self->name);
    }
  if (tip != NULL)
    g_key_file_set_string (keys, WRITTEN, "tip", tip);
  text = g_key_file_to_data (keys, &size, NULL);
  return write_text (path, text, size, error);
}

/**
 * fettle_place_file_mark:
 * @self: a place that was just chosen
 * @error: (nullable): why not
 *
 * Leaves a mark in the place, by which it is known again, and words for whoever finds it.
 *
 * Returns: whether it is marked
 */
gboolean
fettle_place_file_mark (const FettlePlaceFile  *self,
                        GError                **error)
{
  g_autofree char *path = g_build_filename (self->folder, MARK_FILE, NULL);
  g_autofree char *mark = mark_line (self);
  /* Translators: a text file beside the backups, for whoever finds it */
  g_autofree char *text = g_strconcat (_("Fettle keeps encrypted backups in this folder. Only their pass phrase opens them; "
                                         "“Restore…” on the Data page does it."), "\n", mark, "\n", NULL);

  return write_text (path, text, strlen (text), error);
}

/**
 * fettle_place_file_is_there:
 * @self: a place
 *
 * Returns: whether the folder can be reached and bears the mark of this place
 */
gboolean
fettle_place_file_is_there (const FettlePlaceFile *self)
{
  g_autofree char *path = g_build_filename (self->folder, MARK_FILE, NULL);
  g_autofree char *mark = mark_line (self);
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) && strstr (text, mark) != NULL;
}

/**
 * fettle_place_file_free:
 * @self: (transfer full) (nullable): what is kept of a place
 */
void
fettle_place_file_free (FettlePlaceFile *self)
{
  if (self == NULL)
    return;
  g_free (self->folder);
  g_free (self->chosen_at);
  g_free (self->written_at);
  g_free (self->name);
  fettle_tip_free (self->tip);
  g_free (self);
}
