/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-lib.h"

#include <string.h>

#include "exchange-fixtures.h"

/* Files that would keep a reader busy for minutes, or fill the memory, by how they are built. Each is made here. */

static char *
repeat (const char *text,
        guint       n)
{
  GString *out = g_string_sized_new (strlen (text) * n);

  for (guint i = 0; i < n; i++)
    g_string_append (out, text);
  return g_string_free (out, FALSE);
}

static char *
number_names (const char *format_before,
              const char *format_after,
              guint       n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%u%s", format_before, i, format_after);
  return g_string_free (out, FALSE);
}

static char *
make_xlsx_sheet (SheetFixture *fixture,
                 const char   *before,
                 const char   *middle,
                 const char   *after)
{
  g_autofree char *sheet = g_strconcat ("<worksheet><sheetData>", before, middle, after, "</sheetData></worksheet>", NULL);

  return fixture_xlsx (fixture->folder, "s.xlsx", sheet, NULL, NULL, FALSE);
}

static char *
make_csv (SheetFixture *fixture,
          const char   *before,
          const char   *middle,
          const char   *after)
{
  g_autofree char *text = g_strconcat (before, middle, after, NULL);

  return fixture_write (fixture->folder, "c.csv", text, -1);
}

static void
test_long_cells (SheetFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *text = repeat ("0123456789abcdef", 65537);
  g_autofree char *strings = g_strdup_printf ("<sst><si><t>%s</t></si></sst>", text);
  g_autofree char *inline_string = g_strdup_printf ("<c t=\"inlineStr\"><is><t>%s</t></is></c>", text);
  g_autofree char *value = g_strdup_printf ("<c t=\"str\"><v>%s</v></c>", text);
  g_autofree char *words = g_strdup_printf ("<t:table-cell><x:p>%s</x:p></t:table-cell>", text);

  sheet_assert_refused (fixture_xlsx (fixture->folder, "l.xlsx", "<w/>", strings, NULL, FALSE), FETTLE_ERROR_LIMIT, "1 MB");
  sheet_assert_refused (sheet_make_xlsx (fixture, inline_string), FETTLE_ERROR_LIMIT, "1 MB");
  sheet_assert_refused (sheet_make_xlsx (fixture, value), FETTLE_ERROR_LIMIT, "1 MB");
  sheet_assert_refused (sheet_make_ods (fixture, words), FETTLE_ERROR_LIMIT, "1 MB");
  sheet_assert_refused (make_csv (fixture, "URN,Name\n1,", text, "\n2,b\n"), FETTLE_ERROR_LIMIT, "1 MB");
  sheet_assert_refused (make_csv (fixture, "URN,Name\n1,\"", text, "\"\n2,b\n"), FETTLE_ERROR_LIMIT, "1 MB");
}

/* Text that is used again and again is counted as often. */
static void
test_one_text_many_times (SheetFixture  *fixture,
                          gconstpointer  data)
{
  g_autofree char *text = repeat ("0123456789abcdef", 60000);
  g_autofree char *strings = g_strdup_printf ("<sst><si><t>%s</t></si></sst>", text);
  g_autofree char *rows = repeat ("<row><c t=\"s\"><v>0</v></c></row>", 3000);
  g_autofree char *row = repeat ("<c t=\"s\"><v>0</v></c>", 3000);
  g_autofree char *sheet = g_strdup_printf ("<w>%s</w>", rows);
  g_autofree char *wide = g_strdup_printf ("<w><row>%s</row></w>", row);
  g_autofree char *words = g_strdup_printf ("<t:table-cell><x:p>%s</x:p></t:table-cell>", text);
  g_autofree char *table = g_strdup_printf ("<t:table><t:table-row t:number-rows-repeated=\"3000\">%s</t:table-row></t:table>", words);

  sheet_assert_refused (fixture_xlsx (fixture->folder, "l.xlsx", sheet, strings, NULL, FALSE), FETTLE_ERROR_LIMIT, "512 MB");
  sheet_assert_refused (fixture_xlsx (fixture->folder, "l.xlsx", wide, strings, NULL, FALSE), FETTLE_ERROR_LIMIT, "16 MB");
  sheet_assert_refused (fixture_ods (fixture->folder, "l.ods", table), FETTLE_ERROR_LIMIT, "512 MB");
}

static void
test_wide_rows (SheetFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *commas = repeat ("a,", 20001);
  g_autofree char *enough = repeat ("a,", 19999);
  g_autofree char *row = repeat ("<c><v>1</v></c>", 20001);

  sheet_assert_refused (make_csv (fixture, "URN,Name\n", commas, "b\n"), FETTLE_ERROR_LIMIT, "wider");
  sheet_assert_refused (sheet_make_xlsx (fixture, row), FETTLE_ERROR_LIMIT, "wider");
  sheet_assert_refused (sheet_make_ods (fixture, "<t:table-cell t:number-columns-repeated=\"20001\"><x:p>1</x:p></t:table-cell>"),
                        FETTLE_ERROR_LIMIT, "wider");
  g_free (sheet_make_ods (fixture, "<t:table-cell/>"));
  {
    g_autofree char *path = make_csv (fixture, "", enough, "b\n");
    g_autoptr (GError) error = NULL;
    g_autoptr (FettleSheet) sheet = fettle_sheet_open (path, NULL, &error);
    FettleSheetRow cells;

    g_assert_no_error (error);
    g_assert_true (fettle_sheet_next_row (sheet, &cells, &error));
    g_assert_cmpuint (cells.n_cells, ==, 20000);
  }
}

static void
test_long_rows (SheetFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *cell = repeat ("0123456789abcdef", 60000);
  GString *row = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (row, "%s,", cell);
  text = g_string_free (row, FALSE);
  sheet_assert_refused (make_csv (fixture, "URN,Name\n", text, "b\n"), FETTLE_ERROR_LIMIT, "16 MB");
}

/* Repeats of content are counted before the first of them comes; repeats of nothing cost nothing. */
static void
test_repeats (SheetFixture  *fixture,
              gconstpointer  data)
{
  sheet_assert_refused (fixture_ods (fixture->folder, "r.ods",
                                     "<t:table><t:table-row t:number-rows-repeated=\"2000000000\"><t:table-cell><x:p>1</x:p>"
                                     "</t:table-cell></t:table-row></t:table>"),
                        FETTLE_ERROR_LIMIT, "20 million");
  sheet_assert_refused (fixture_ods (fixture->folder, "r.ods",
                                     "<t:table><t:table-row t:number-rows-repeated=\"1100\"><t:table-cell "
                                     "t:number-columns-repeated=\"20000\"><x:p>1</x:p></t:table-cell></t:table-row></t:table>"),
                        FETTLE_ERROR_LIMIT, "20 million");
  /* One cell far to the right of each of many rows. */
  sheet_assert_refused (fixture_ods (fixture->folder, "r.ods",
                                     "<t:table><t:table-row t:number-rows-repeated=\"100000\"><t:table-cell "
                                     "t:number-columns-repeated=\"19999\"/><t:table-cell><x:p>1</x:p></t:table-cell></t:table-row>"
                                     "</t:table>"),
                        FETTLE_ERROR_LIMIT, "20 million");
  sheet_assert_reads (fixture_ods (fixture->folder, "e.ods",
                                   "<t:table><t:table-row t:number-rows-repeated=\"2000000000\"><t:table-cell "
                                   "t:number-columns-repeated=\"2000000000\"/></t:table-row><t:table-row><t:table-cell><x:p>1"
                                   "</x:p></t:table-cell></t:table-row></t:table>"), "1");
}

static void
test_many_strings (SheetFixture  *fixture,
                   gconstpointer  data)
{
  g_autofree char *items = repeat ("<si/>", 5000001);
  g_autofree char *strings = g_strconcat ("<sst>", items, "</sst>", NULL);
  const char *const pairs[] = {
    "_rels/.rels", "<r/>", "xl/workbook.xml", "<w><sheets><sheet name=\"A\" id=\"1\"/></sheets></w>",
    "xl/_rels/workbook.xml.rels",
    "<r><Relationship Id=\"1\" Type=\"x/worksheet\" Target=\"s\"/><Relationship Id=\"2\" Type=\"x/sharedStrings\" Target=\"t\"/></r>",
    "xl/s", "<w/>", "xl/t", strings, NULL,
  };

  if (!g_test_slow () && g_getenv ("FETTLE_TEST_LONG") == NULL)
    g_test_skip ("only with FETTLE_TEST_LONG");
  else
    sheet_assert_refused (fixture_zip_list (fixture->folder, "m.xlsx", TRUE, pairs), FETTLE_ERROR_LIMIT, "more text");
}

static void
test_many_attributes (SheetFixture  *fixture,
                      gconstpointer  data)
{
  g_autofree char *attributes = number_names (" a", "=\"\"", 200000);
  g_autofree char *close_together = number_names ("a", "=''", 200000);
  g_autofree char *spaces = number_names (" xmlns:a", "=\"u\"", 120);
  g_autofree char *row = g_strdup_printf ("<row%s/>", attributes);
  g_autofree char *tight = g_strdup_printf ("<row %s/>", close_together);
  g_autofree char *nested = g_strdup_printf ("<row%s><c%s/></row>", spaces, spaces);
  g_autofree char *many = repeat ("<row r=\"1\" spans=\"1:2\" xmlns:a=\"u\" a:b='>'><c><v>1</v></c></row>", 300);
  g_autofree char *rows = repeat ("1\n", 300);

  sheet_assert_refused (make_xlsx_sheet (fixture, "", row, ""), FETTLE_ERROR_LIMIT, "no spreadsheet program");
  sheet_assert_refused (make_xlsx_sheet (fixture, "", tight, ""), FETTLE_ERROR_LIMIT, "no spreadsheet program");
  sheet_assert_refused (make_xlsx_sheet (fixture, "", nested, ""), FETTLE_ERROR_LIMIT, "no spreadsheet program");
  rows[strlen (rows) - 1] = '\0';
  sheet_assert_reads (make_xlsx_sheet (fixture, "", many, ""), rows);
}

static void
test_deep (SheetFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *open = repeat ("<a>", 120000);
  g_autofree char *fit = repeat ("<a>", 100);
  g_autofree char *fit_end = repeat ("</a>", 100);

  sheet_assert_refused (make_xlsx_sheet (fixture, open, "", ""), FETTLE_ERROR_LIMIT, "no spreadsheet program");
  sheet_assert_reads (make_xlsx_sheet (fixture, fit, "<row><c><v>1</v></c></row>", fit_end), "1");
}

/* None of this is markup, and all of it may stand in a workbook. */
static void
test_no_markup (SheetFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *quotes = repeat ("it's \" ", 3000);
  g_autofree char *comment = g_strdup_printf ("<!-- a > b -- <x %s -->", "'");
  g_autofree char *text = g_strdup_printf ("<row><c t=\"inlineStr\"><is><t>%s</t></is></c></row>", "<![CDATA[<a b='1' ]] > ]]>");

  g_free (sheet_make_ods (fixture, "<t:table-cell/>"));
  sheet_assert_reads (make_xlsx_sheet (fixture, "<!-- it's a>b - c -->", text, "<?x it's ?><row><c><v>1</v></c></row>"),
                      "<a b='1' ]] > \n1");
  sheet_assert_refused (make_xlsx_sheet (fixture, comment, quotes, ""), FETTLE_ERROR_REFUSED, "damaged");
  sheet_assert_refused (fixture_xlsx (fixture->folder, "u.xlsx", "<?xml version=\"1.0\" encoding=\"UTF-7\"?><w/>", NULL, NULL,
                                      FALSE), FETTLE_ERROR_REFUSED, "damaged");
}

/* Each sheet is gone to from the one before, not from the beginning. */
static void
test_many_pages (SheetFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *rows = repeat ("<t:table-row><t:table-cell/></t:table-row>", 300);
  g_autofree char *page = g_strdup_printf ("<t:table>%s</t:table>", rows);
  g_autofree char *pages = repeat (page, 1000);
  g_autofree char *all = g_strconcat (pages, "<t:table><t:table-row><t:table-cell><x:p>last</x:p></t:table-cell></t:table-row>"
                                      "</t:table>", NULL);
  g_autofree char *path = fixture_ods (fixture->folder, "p.ods", all);
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleSheet) sheet = fettle_sheet_open (path, NULL, &error);
  gint64 start = g_get_monotonic_time ();
  g_autofree char *got = NULL;
  guint n;

  g_assert_no_error (error);
  n = fettle_sheet_get_n_pages (sheet);
  for (guint i = 0; i < n; i++)
    g_assert_true (fettle_sheet_select_page (sheet, i, &error));
  got = sheet_read_page (sheet, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (got, ==, "last");
  g_assert_cmpfloat ((g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC, <, 10);
  g_assert_true (fettle_sheet_select_page (sheet, n / 2, &error));
  g_assert_true (fettle_sheet_select_page (sheet, n - 1, &error));
  g_assert_true (fettle_sheet_select_page (sheet, n - 1, &error));
  g_free (got);
  got = sheet_read_page (sheet, &error);
  g_assert_cmpstr (got, ==, "last");
}

static void
test_cancel (SheetFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *rows = repeat ("1,b\n", 100000);
  char *const paths[] = {
    make_csv (fixture, "URN,Name\n", rows, ""),
    fixture_zip (fixture->folder, "z.zip", "a.csv", rows, NULL),
    sheet_make_xlsx (fixture, "<c><v>1</v></c>"),
    sheet_make_ods (fixture, "<t:table-cell><x:p>1</x:p></t:table-cell>"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *path = paths[i];
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (FettleSheet) sheet = fettle_sheet_open (path, cancellable, &error);
      FettleSheetRow row;

      g_assert_no_error (error);
      g_cancellable_cancel (cancellable);
      if (i < 2)
        while (fettle_sheet_next_row (sheet, &row, &error))
          ;
      else
        fettle_sheet_select_page (sheet, 0, &error);
      if (i >= 2)
        fettle_sheet_next_row (sheet, &row, error == NULL ? &error : NULL);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (SheetFixture *, gconstpointer);
  } tests[] = {
    { "/sheet-limits/long-cells", test_long_cells },
    { "/sheet-limits/one-text-many-times", test_one_text_many_times },
    { "/sheet-limits/wide-rows", test_wide_rows },
    { "/sheet-limits/long-rows", test_long_rows },
    { "/sheet-limits/repeats", test_repeats },
    { "/sheet-limits/many-strings", test_many_strings },
    { "/sheet-limits/many-attributes", test_many_attributes },
    { "/sheet-limits/deep", test_deep },
    { "/sheet-limits/no-markup", test_no_markup },
    { "/sheet-limits/many-pages", test_many_pages },
    { "/sheet-limits/cancel", test_cancel },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, SheetFixture, NULL, sheet_set_up, tests[i].test, sheet_tear_down);
  return g_test_run ();
}
