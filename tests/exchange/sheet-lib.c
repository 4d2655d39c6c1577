/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-lib.h"

#include <string.h>

#include "exchange-fixtures.h"
#include "fettle-test-store.h"

void
sheet_set_up (SheetFixture  *fixture,
              gconstpointer  data)
{
  fixture->folder = fettle_test_folder_new ();
}

void
sheet_tear_down (SheetFixture  *fixture,
                 gconstpointer  data)
{
  fettle_test_folder_remove (g_steal_pointer (&fixture->folder));
}

/* All rows of a page as "cell|cell|..." joined by newlines. */
char *
sheet_read_page (FettleSheet  *sheet,
                 GError      **error)
{
  GString *out = g_string_new (NULL);
  FettleSheetRow row;

  while (fettle_sheet_next_row (sheet, &row, error))
    {
      if (out->len > 0)
        g_string_append_c (out, '\n');
      for (guint i = 0; i < row.n_cells; i++)
        g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", row.cells[i]);
    }
  return g_string_free (out, FALSE);
}

void
sheet_assert_reads (char       *path,
                    const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *owned = path;
  g_autoptr (FettleSheet) sheet = fettle_sheet_open (owned, NULL, &error);
  g_autofree char *got = NULL;

  g_assert_no_error (error);
  got = sheet_read_page (sheet, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (got, ==, expected);
}

/* Whether at once or on the way through all its pages. */
void
sheet_assert_refused (char        *path,
                      FettleError  code,
                      const char  *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *owned = path;
  g_autofree char *base = g_path_get_basename (path);
  g_autoptr (FettleSheet) sheet = fettle_sheet_open (owned, NULL, &error);
  FettleSheetRow row;

  for (guint i = 0; sheet != NULL && error == NULL && i < fettle_sheet_get_n_pages (sheet); i++)
    if (fettle_sheet_select_page (sheet, i, &error))
      while (fettle_sheet_next_row (sheet, &row, &error))
        ;
  g_assert_error (error, FETTLE_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("%s: “%s” does not say “%s”", base, error->message, words);
}

/* One row of cells, written as the format writes them. Style 1 is a day, 2 a percentage with a tenth, 3 a whole one. */
char *
sheet_make_xlsx (SheetFixture *fixture,
                 const char   *cells)
{
  g_autofree char *sheet = g_strdup_printf ("<worksheet><sheetData><row>%s</row></sheetData></worksheet>", cells);

  return fixture_xlsx (fixture->folder, "one.xlsx", sheet, NULL,
                       "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0%;[Red]-0.0%\"/>"
                       "<numFmt numFmtId=\"165\" formatCode=\"0.0&quot; %&quot;\"/></numFmts>"
                       "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"9\"/>"
                       "<xf numFmtId=\"165\"/></cellXfs></styleSheet>",
                       FALSE);
}

char *
sheet_make_ods (SheetFixture *fixture,
                const char   *cells)
{
  g_autofree char *table = g_strdup_printf ("<t:table t:name=\"A\"><t:table-row>%s</t:table-row></t:table>", cells);

  return fixture_ods (fixture->folder, "one.ods", table);
}
