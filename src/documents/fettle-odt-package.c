/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/fettle-odt-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

#include "base/fettle-error.h"

#define MIME_TYPE "application/vnd.oasis.opendocument.text"

/* A letter with a letterhead is well under a megabyte. */
#define MAX_ENTRIES 500
#define MAX_ENTRY (16 * 1024 * 1024)
#define MAX_TOTAL (32 * 1024 * 1024)

/* Not carried over: what is written anew, macros, signatures that no longer hold, pictures of the old first page, embedded
 * objects (their picture stays). */
static const char *const dropped[] = { "mimetype", "meta.xml", "manifest.rdf", "META-INF/", "Basic/", "Scripts/",
                                       "Dialogs/", "Thumbnails/", "Configurations2/", "layout-cache", "Object " };

/* Of XML, these alone. */
static const char *const taken[] = { "content.xml", "styles.xml", "settings.xml", NULL };

static gboolean
refuse (GError     **error,
        FettleError  code,
        const char  *message)
{
  g_set_error_literal (error, FETTLE_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
is_safe_name (const char *name)
{
  g_auto (GStrv) steps = g_strsplit (name, "/", -1);

  if (*name == '\0' || *name == '/' || strpbrk (name, "\\:") != NULL || !g_utf8_validate (name, -1, NULL))
    return FALSE;
  return !g_strv_contains ((const char *const *) steps, "..");
}

static gboolean
is_dropped (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dropped); i++)
    if (g_str_has_prefix (name, dropped[i]))
      return TRUE;
  return g_str_has_suffix (name, "/") || (g_str_has_suffix (name, ".xml") && !g_strv_contains (taken, name));
}

/* Reads no more than the limits, whatever size the entry claims. */
static GBytes *
read_entry (zip_t        *zip,
            zip_uint64_t  index,
            gsize        *total,
            GError      **error)
{
  zip_file_t *file = zip_fopen_index (zip, index, 0);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  guint8 block[16384];
  zip_int64_t got = file != NULL ? 1 : -1;

  while (got > 0)
    {
      got = zip_fread (file, block, sizeof block);
      if (got > 0)
        g_byte_array_append (out, block, (guint) got);
      if (out->len > MAX_ENTRY || (*total += (gsize) MAX (got, 0)) > MAX_TOTAL)
        {
          zip_fclose (file);
          refuse (error, FETTLE_ERROR_LIMIT, _("The template is far larger than a letter when unpacked. It was not used."));
          return NULL;
        }
    }
  if (file != NULL)
    zip_fclose (file);
  if (got < 0)
    {
      refuse (error, FETTLE_ERROR_REFUSED, _("The template is damaged or locked with a password. It was not used. "
                                             "Save it again from LibreOffice or Word as an OpenDocument text (.odt)."));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

static zip_t *
open_for_reading (GBytes *package)
{
  gsize size;
  const void *data = g_bytes_get_data (package, &size);
  zip_error_t problem;
  zip_source_t *source;
  zip_t *zip;

  zip_error_init (&problem);
  source = zip_source_buffer_create (data, size, 0, &problem);
  zip = source != NULL ? zip_open_from_source (source, ZIP_RDONLY, &problem) : NULL;
  if (zip == NULL && source != NULL)
    zip_source_free (source);
  zip_error_fini (&problem);
  return zip;
}

static gboolean
read_entries (zip_t       *zip,
              GHashTable  *parts,
              GError     **error)
{
  zip_int64_t n_entries = zip_get_num_entries (zip, 0);
  gsize total = 0;

  if (n_entries > MAX_ENTRIES)
    return refuse (error, FETTLE_ERROR_LIMIT, _("The template holds far more files than a letter has. It was not used."));
  for (zip_uint64_t i = 0; i < (zip_uint64_t) n_entries; i++)
    {
      const char *name = zip_get_name (zip, i, ZIP_FL_ENC_GUESS);
      GBytes *bytes;

      if (name == NULL || !is_safe_name (name) || g_hash_table_contains (parts, name))
        return refuse (error, FETTLE_ERROR_REFUSED,
                       _("The template holds a file whose name no word processor would give it. It was not used."));
      if (is_dropped (name) && !g_str_equal (name, "mimetype"))
        continue;
      bytes = read_entry (zip, i, &total, error);
      if (bytes == NULL)
        return FALSE;
      g_hash_table_replace (parts, g_strdup (name), bytes);
    }
  return TRUE;
}

static gboolean
check_mime_type (GHashTable  *parts,
                 GError     **error)
{
  GBytes *bytes = g_hash_table_lookup (parts, "mimetype");
  g_autofree char *text = bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;

  if (text != NULL && (g_str_equal (g_strstrip (text), MIME_TYPE) || g_str_equal (text, MIME_TYPE "-template")))
    return TRUE;
  return refuse (error, FETTLE_ERROR_REFUSED, _("The file is not an OpenDocument text, so it cannot be a template. It was not used. "
                                                "Open it in LibreOffice or Word and save it as an OpenDocument text (.odt)."));
}

/**
 * fettle_odt_read_package:
 * @package: an .odt or .ott file
 * @error: return location for an error
 *
 * Unpacks an OpenDocument text within limits. Macros, signatures and what is written anew are left behind; nothing is written anywhere.
 *
 * Returns: (transfer full) (nullable): its parts, name to #GBytes, or %NULL with %FETTLE_ERROR_REFUSED or %FETTLE_ERROR_LIMIT
 */
GHashTable *
fettle_odt_read_package (GBytes  *package,
                         GError **error)
{
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  zip_t *zip = open_for_reading (package);
  gboolean read;

  if (zip == NULL)
    {
      check_mime_type (parts, error);
      return NULL;
    }
  read = read_entries (zip, parts, error) && check_mime_type (parts, error);
  zip_discard (zip);
  if (!read)
    return NULL;
  g_hash_table_remove (parts, "mimetype");
  return g_steal_pointer (&parts);
}

static gboolean
add_entry (zip_t      *zip,
           const char *name,
           GBytes     *bytes)
{
  zip_source_t *source = zip_source_buffer (zip, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 0);
  zip_int64_t index = source != NULL ? zip_file_add (zip, name, source, ZIP_FL_ENC_UTF_8) : -1;

  if (index < 0)
    {
      if (source != NULL)
        zip_source_free (source);
      return FALSE;
    }
  /* The same letter gives the same bytes, whenever it is written: its hash is its identity. 1 January 1980 is the first day of a zip. */
  zip_file_set_mtime (zip, (zip_uint64_t) index, 315532800, 0);
  if (g_str_equal (name, "mimetype"))
    zip_set_file_compression (zip, (zip_uint64_t) index, ZIP_CM_STORE, 0);
  return TRUE;
}

static const char *
media_type (const char *name)
{
  static const char *const types[][2] = {
    { ".xml", "text/xml" }, { ".png", "image/png" }, { ".jpg", "image/jpeg" }, { ".jpeg", "image/jpeg" },
    { ".svg", "image/svg+xml" }, { ".gif", "image/gif" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_has_suffix (name, types[i][0]))
      return types[i][1];
  return "application/octet-stream";
}

/* A word processor takes a package for damaged when its manifest is of another version than its text. */
static GBytes *
make_manifest (GList      *names,
               const char *version)
{
  g_autofree char *escaped = g_markup_escape_text (version, -1);
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  g_string_append_printf (out, "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\""
                          " manifest:version=\"%s\">\n"
                          " <manifest:file-entry manifest:full-path=\"/\" manifest:version=\"%s\""
                          " manifest:media-type=\"" MIME_TYPE "\"/>\n", escaped, escaped);
  for (GList *at = names; at != NULL; at = at->next)
    {
      g_autofree char *name = g_markup_escape_text (at->data, -1);

      g_string_append_printf (out, " <manifest:file-entry manifest:full-path=\"%s\" manifest:media-type=\"%s\"/>\n", name,
                              media_type (at->data));
    }
  g_string_append (out, "</manifest:manifest>\n");
  return g_string_free_to_bytes (out);
}

static gboolean
add_entries (zip_t      *zip,
             GHashTable *parts,
             GBytes     *mime_type,
             GBytes     *manifest,
             GList      *names)
{
  gboolean added = add_entry (zip, "mimetype", mime_type);

  for (GList *at = names; added && at != NULL; at = at->next)
    added = add_entry (zip, at->data, g_hash_table_lookup (parts, at->data));
  return added && add_entry (zip, "META-INF/manifest.xml", manifest);
}

static GBytes *
take_source (zip_source_t *source)
{
  zip_stat_t info;
  guint8 *data;
  GBytes *bytes = NULL;

  if (zip_source_stat (source, &info) < 0 || zip_source_open (source) < 0)
    return NULL;
  data = g_malloc (info.size);
  if (zip_source_read (source, data, info.size) == (zip_int64_t) info.size)
    bytes = g_bytes_new_take (g_steal_pointer (&data), info.size);
  g_free (data);
  zip_source_close (source);
  return bytes;
}

/**
 * fettle_odt_write_package:
 * @parts: name to #GBytes: what the package is to hold besides its mimetype and manifest
 * @version: the version of OpenDocument that its text says it is of
 * @error: return location for an error
 *
 * Packs an OpenDocument text: the mimetype first and stored, as readers expect.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
fettle_odt_write_package (GHashTable  *parts,
                          const char  *version,
                          GError     **error)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (parts), (GCompareFunc) strcmp);
  g_autoptr (GBytes) mime_type = g_bytes_new_static (MIME_TYPE, strlen (MIME_TYPE));
  g_autoptr (GBytes) manifest = make_manifest (names, version);
  zip_source_t *source = zip_source_buffer_create (NULL, 0, 0, NULL);
  zip_t *zip = source != NULL ? zip_open_from_source (source, ZIP_TRUNCATE, NULL) : NULL;
  GBytes *bytes = NULL;

  if (zip != NULL)
    {
      zip_source_keep (source);
      if (!add_entries (zip, parts, mime_type, manifest, names) || zip_close (zip) < 0)
        zip_discard (zip);
      else
        bytes = take_source (source);
    }
  if (source != NULL)
    zip_source_free (source);
  if (bytes == NULL)
    g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_FAILED, _("The letter could not be put together. Nothing was written."));
  return bytes;
}
