/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rows-lib.h"

#include "exchange-fixtures.h"
#include "fettle-test-store.h"

static GHashTable *
copy_record (FettleRows *rows,
             guint       index)
{
  const char *const *columns = fettle_rows_get_columns (rows);
  const char *const *values = fettle_rows_get_record (rows, index);
  GHashTable *record = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; columns[i] != NULL; i++)
    if (values[i] != NULL)
      g_hash_table_insert (record, (gpointer) columns[i], g_strdup (values[i]));
  return record;
}

/* One reading of a file; whether there is to be another. */
static gboolean
read_once (RowsRead   *read,
           const char *path,
           FettleHeld *held)
{
  g_autoptr (FettleSheet) sheet = fettle_sheet_open (path, NULL, &read->error);
  g_autoptr (FettleRows) rows = NULL;
  FettleSheetRow row;
  gboolean again = FALSE;

  if (sheet == NULL || (read->layout = fettle_layout_recognise (sheet, "file", &read->error)) == NULL)
    return FALSE;
  rows = fettle_rows_new (read->layout, "file", held, read->issues);
  while (fettle_sheet_next_row (sheet, &row, &read->error))
    {
      guint n = fettle_rows_read (rows, &row);

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (read->records, copy_record (rows, i));
    }
  read->newest = g_strdup (fettle_rows_get_newest (rows));
  return read->error == NULL && fettle_rows_finish (rows, &again, &read->error) && again;
}

RowsRead *
rows_read_file (const char *path)
{
  RowsRead *read = g_new0 (RowsRead, 1);
  g_autoptr (FettleHeld) held = fettle_held_new ();

  read->records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  read->issues = fettle_issues_new ();
  while (read_once (read, path, held))
    {
      g_ptr_array_set_size (read->records, 0);
      g_clear_pointer (&read->layout, fettle_layout_free);
      g_clear_pointer (&read->newest, g_free);
      fettle_issues_free (read->issues);
      read->issues = fettle_issues_new ();
    }
  return read;
}

RowsRead *
rows_read_text (const char *text)
{
  char *folder = fettle_test_folder_new ();
  g_autofree char *path = fixture_write (folder, "rows.csv", text, -1);
  RowsRead *read = rows_read_file (path);

  fettle_test_folder_remove (folder);
  return read;
}

/* One row given as pairs of heading and cell. */
RowsRead *
rows_read_row (const char *heading,
               ...)
{
  g_autoptr (GString) headings = g_string_new (NULL);
  g_autoptr (GString) cells = g_string_new (NULL);
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, heading);
  for (; heading != NULL; heading = va_arg (args, const char *))
    {
      g_string_append_printf (headings, "%s\"%s\"", headings->len > 0 ? "," : "", heading);
      g_string_append_printf (cells, "%s\"%s\"", cells->len > 0 ? "," : "", va_arg (args, const char *));
    }
  va_end (args);
  text = g_strconcat (headings->str, "\r\n", cells->str, "\r\n", NULL);
  return rows_read_text (text);
}

void
rows_free (RowsRead *read)
{
  g_clear_pointer (&read->layout, fettle_layout_free);
  g_ptr_array_unref (read->records);
  fettle_issues_free (read->issues);
  g_clear_error (&read->error);
  g_free (read->newest);
  g_free (read);
}

const char *
rows_get (RowsRead   *read,
          guint       record,
          const char *field)
{
  g_assert_cmpuint (record, <, read->records->len);
  return g_hash_table_lookup (g_ptr_array_index (read->records, record), field);
}

/* A field of one school's inspection by the part of the row; "absent" where there is no such inspection. */
const char *
rows_get_part (RowsRead   *read,
               const char *urn,
               const char *part,
               const char *field)
{
  for (guint i = 0; i < read->records->len; i++)
    if (g_str_equal (rows_get (read, i, "urn"), urn) && g_str_equal (rows_get (read, i, "source-part"), part))
      return rows_get (read, i, field);
  return "absent";
}
