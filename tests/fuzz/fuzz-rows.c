/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "imports/fettle-rows.h"
#include "fuzz-sheet.h"

#include <unistd.h>

/* The whole way from a file to records: recognition, cells, rows. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *path = fuzz_write_file (data, size);
  g_autoptr (FettleSheet) sheet = fettle_sheet_open (path, NULL, NULL);
  g_autoptr (FettleLayout) layout = sheet != NULL ? fettle_layout_recognise (sheet, "a", NULL) : NULL;
  g_autoptr (FettleIssues) issues = fettle_issues_new ();
  g_autoptr (FettleHeld) held = fettle_held_new ();
  g_autoptr (FettleRows) rows = layout != NULL ? fettle_rows_new (layout, "a", held, issues) : NULL;
  gboolean again;
  g_autofree char *csv = NULL;
  FettleSheetRow row;

  while (rows != NULL && fettle_sheet_next_row (sheet, &row, NULL))
    {
      guint n = fettle_rows_read (rows, &row);

      for (guint i = 0; i < n; i++)
        if (fettle_rows_get_record (rows, i)[0] == NULL)
          g_error ("a record without a URN");
    }
  if (rows != NULL)
    fettle_rows_finish (rows, &again, NULL);
  csv = fettle_issues_to_csv (issues);
  unlink (path);
  return 0;
}
