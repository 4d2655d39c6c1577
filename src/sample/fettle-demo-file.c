/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>

#include "sample/fettle-demo-private.h"

struct _FettleDemoFile
{
  GStrv headings;
  GHashTable *places;
  GPtrArray *cells;
  GString *text;
  const char *absent;
  gboolean quoted;
};

/* The public files leave these bare and quote everything else. */
static const char *const bare_headings[] = {
  "URN", "LinkURN", "StatutoryLowAge", "StatutoryHighAge", "SchoolCapacity", "NumberOfPupils", "NumberOfBoys", "NumberOfGirls",
  "UKPRN", "Easting", "Northing", NULL
};

static GStrv
read_headings (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/io/github/fettle_app/Fettle/demo/%s.headings", name);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return g_strsplit (g_strchomp (text), "\n", -1);
}

static void
append_cell (FettleDemoFile *file, const char *value, gboolean quoted)
{
  if (quoted || strpbrk (value, ",\"\n"))
    {
      g_auto (GStrv) pieces = g_strsplit (value, "\"", -1);
      g_autofree char *escaped = g_strjoinv ("\"\"", pieces);

      g_string_append_printf (file->text, "\"%s\"", escaped);
    }
  else
    {
      g_string_append (file->text, value);
    }
}

static void
end_line (FettleDemoFile *file)
{
  g_string_truncate (file->text, file->text->len - 1);
  g_string_append (file->text, "\r\n");
}

/**
 * fettle_demo_file_new:
 * @headings: name of a list of headings in data/demo
 * @absent: (not nullable): what the file writes where there is nothing to say; borrowed
 * @quoted: whether text is quoted as in the establishments files
 *
 * Begins a file with its line of headings.
 *
 * Returns: (transfer full): the file
 */
FettleDemoFile *
fettle_demo_file_new (const char *headings, const char *absent, gboolean quoted)
{
  FettleDemoFile *file = g_new0 (FettleDemoFile, 1);

  file->headings = read_headings (headings);
  file->places = g_hash_table_new (g_str_hash, g_str_equal);
  file->cells = g_ptr_array_new_with_free_func (g_free);
  file->text = g_string_new (NULL);
  file->absent = absent;
  file->quoted = quoted;
  for (guint i = 0; file->headings[i]; i++)
    {
      g_hash_table_insert (file->places, file->headings[i], GUINT_TO_POINTER (i));
      g_ptr_array_add (file->cells, NULL);
      append_cell (file, file->headings[i], quoted);
      g_string_append_c (file->text, ',');
    }
  end_line (file);

  return file;
}

/**
 * fettle_demo_file_take:
 * @file: a file
 * @heading: one of its headings
 * @value: (transfer full) (nullable): the cell's text
 *
 * Sets a cell of the row being written.
 */
void
fettle_demo_file_take (FettleDemoFile *file, const char *heading, char *value)
{
  gpointer place;

  if (!g_hash_table_lookup_extended (file->places, heading, NULL, &place))
    g_error ("The sample's file has no heading “%s”", heading);

  g_free (g_ptr_array_index (file->cells, GPOINTER_TO_UINT (place)));
  g_ptr_array_index (file->cells, GPOINTER_TO_UINT (place)) = value;
}

/**
 * fettle_demo_file_set:
 * @file: a file
 * @heading: one of its headings
 * @value: (nullable): the cell's text
 *
 * Sets a cell of the row being written.
 */
void
fettle_demo_file_set (FettleDemoFile *file, const char *heading, const char *value)
{
  fettle_demo_file_take (file, heading, g_strdup (value));
}

/**
 * fettle_demo_file_end_row:
 * @file: a file
 *
 * Writes the row and begins an empty one.
 */
void
fettle_demo_file_end_row (FettleDemoFile *file)
{
  for (guint i = 0; i < file->cells->len; i++)
    {
      char *value = g_ptr_array_index (file->cells, i);
      gboolean quoted = file->quoted && !g_strv_contains (bare_headings, file->headings[i]);

      append_cell (file, value ? value : file->absent, quoted);
      g_string_append_c (file->text, ',');
      g_ptr_array_index (file->cells, i) = NULL;
      g_free (value);
    }
  end_line (file);
}

/**
 * fettle_demo_file_save:
 * @file: a file
 * @folder: where to
 * @name: its name
 * @charset: what to write it in
 * @error: return location for an error
 *
 * Saves the rows written so far.
 *
 * Returns: whether it could be written
 */
gboolean
fettle_demo_file_save (FettleDemoFile *file, const char *folder, const char *name, const char *charset, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gsize length;
  g_autofree char *text = g_convert (file->text->str, file->text->len, charset, "UTF-8", NULL, &length, error);

  return text && g_file_set_contents (path, text, length, error);
}

/**
 * fettle_demo_file_free:
 * @file: (transfer full) (nullable): a file
 *
 * Drops it.
 */
void
fettle_demo_file_free (FettleDemoFile *file)
{
  if (!file)
    return;

  g_clear_pointer (&file->places, g_hash_table_unref);
  g_clear_pointer (&file->headings, g_strfreev);
  g_clear_pointer (&file->cells, g_ptr_array_unref);
  g_string_free (file->text, TRUE);
  g_free (file);
}
