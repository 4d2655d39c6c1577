/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-sheet.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "sheets/fettle-sheet.h"

/* A sheet is opened by its path, so each input is written to the same file in memory. */
static char *
get_path (void)
{
  return g_strdup_printf ("%s/fettle-fuzz-%d",
                          g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : g_get_tmp_dir (), getpid ());
}

char *
fuzz_write_file (const uint8_t *data,
                 size_t         size)
{
  char *path = get_path ();
  FILE *file = fopen (path, "wb");

  if (file == NULL || fwrite (data, 1, size, file) != size || fclose (file) != 0)
    g_error ("cannot write %s", path);
  return path;
}

/* Pairs of name and text; the text is borrowed until the zip is closed. */
char *
fuzz_write_zip (const char *first,
                ...)
{
  char *path = get_path ();
  zip_t *zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  va_list args;

  va_start (args, first);
  for (const char *name = first; name != NULL; name = va_arg (args, const char *))
    {
      const char *text = va_arg (args, const char *);
      zip_int64_t index = zip_file_add (zip, name, zip_source_buffer (zip, text, strlen (text), 0), ZIP_FL_ENC_UTF_8);

      zip_set_file_compression (zip, index, ZIP_CM_STORE, 0);
    }
  va_end (args);
  if (zip_close (zip) != 0)
    g_error ("cannot write %s", path);
  return path;
}

/* Every cell of every page must be readable UTF-8 within the row that was given. */
void
fuzz_read_sheet (const char *path)
{
  g_autoptr (FettleSheet) sheet = fettle_sheet_open (path, NULL, NULL);
  FettleSheetRow row;

  for (guint page = 0; sheet != NULL && page < fettle_sheet_get_n_pages (sheet); page++)
    {
      if (!fettle_sheet_select_page (sheet, page, NULL))
        continue;
      while (fettle_sheet_next_row (sheet, &row, NULL))
        for (guint i = 0; i < row.n_cells; i++)
          if (!g_utf8_validate (row.cells[i], -1, NULL))
            g_error ("a cell is not UTF-8");
    }
  unlink (path);
}
