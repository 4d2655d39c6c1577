/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheets/fettle-sheet.h"

#include <string.h>

#include "base/fettle-error.h"
#include "exchange-fixtures.h"
#include "fettle-test-store.h"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = fettle_test_folder_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  fettle_test_folder_remove (g_steal_pointer (&fixture->folder));
}

/* All rows of a page as "line:cell|cell|..." joined by newlines. */
static char *
read_page (FettleSheet *sheet)
{
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);
  FettleSheetRow row;

  while (fettle_sheet_next_row (sheet, &row, &error))
    {
      g_string_append_printf (out, "%u:", row.line);
      for (guint i = 0; i < row.n_cells; i++)
        g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", row.cells[i]);
      g_string_append_c (out, '\n');
    }
  g_assert_no_error (error);
  return g_string_free (out, FALSE);
}

static void
assert_file_reads (char       *path,
                   const char *format,
                   const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *owned = path;
  g_autoptr (FettleSheet) sheet = fettle_sheet_open (owned, NULL, &error);
  g_autofree char *got = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (fettle_sheet_get_format (sheet), ==, format);
  got = read_page (sheet);
  g_assert_cmpstr (got, ==, expected);
}

static void
assert_csv (Fixture    *fixture,
            const char *bytes,
            gssize      length,
            const char *expected)
{
  assert_file_reads (fixture_write (fixture->folder, "a.csv", bytes, length), "CSV", expected);
}

static void
assert_refused (char        *path,
                FettleError  code,
                const char  *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *owned = path;
  g_autoptr (FettleSheet) sheet = fettle_sheet_open (owned, NULL, &error);
  FettleSheetRow row;

  if (sheet != NULL)
    while (fettle_sheet_next_row (sheet, &row, &error))
      ;
  g_assert_error (error, FETTLE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_delimiters (Fixture       *fixture,
                 gconstpointer  data)
{
  assert_csv (fixture, "URN,Name\r\n1,\"A, B\"\r\n", -1, "1:URN|Name\n2:1|A, B\n");
  assert_csv (fixture, "URN;Name\n1;\"A, B; C\"\n", -1, "1:URN|Name\n2:1|A, B; C\n");
  assert_csv (fixture, "URN\tName\tTown\n1\tA, B\tC\n", -1, "1:URN|Name|Town\n2:1|A, B|C\n");
}

static void
test_encodings (Fixture       *fixture,
                gconstpointer  data)
{
  static const char utf16le[] = "\xff\xfe" "U\0R\0N\0,\0N\0\r\0\n\0" "1\0,\0\xe9\0\r\0\n\0";
  static const char utf16be[] = "\xfe\xff" "\0U\0R\0N\0,\0N\0\r\0\n" "\0001\0,\0\xe9\0\r\0\n";
  static const char no_bom[] = "U\0R\0N\0,\0N\0\n\0" "1\0,\0A\0\n\0";

  assert_csv (fixture, "\xef\xbb\xbfURN,N\n1,é\n", -1, "1:URN|N\n2:1|é\n");
  assert_csv (fixture, "URN,N\n1,é\n", -1, "1:URN|N\n2:1|é\n");
  assert_csv (fixture, utf16le, sizeof utf16le - 1, "1:URN|N\n2:1|é\n");
  assert_csv (fixture, utf16be, sizeof utf16be - 1, "1:URN|N\n2:1|é\n");
  assert_csv (fixture, no_bom, sizeof no_bom - 1, "1:URN|N\n2:1|A\n");
}

/* Trap 9 of data-files.md section 7: the byte is Windows-1252, not UTF-8 and not Latin-1. */
static void
test_windows_1252 (Fixture       *fixture,
                   gconstpointer  data)
{
  assert_csv (fixture, "URN,N\n1,Thomas \xe0 Becket\n2,Schools \x96 S8\n3,\x80" "5\n", -1,
              "1:URN|N\n2:1|Thomas à Becket\n3:2|Schools – S8\n4:3|€5\n");
}

/* C1 control characters in UTF-8: an earlier program read an en dash as Latin-1. */
static void
test_repairs_c1 (Fixture       *fixture,
                 gconstpointer  data)
{
  assert_csv (fixture, "URN,N\n1,Schools \xc2\x96 Section 8 conversion\n", -1,
              "1:URN|N\n2:1|Schools – Section 8 conversion\n");
}

/* Put together from two programs' files: each cell is read for what it is. */
static void
test_mixed_encodings (Fixture       *fixture,
                      gconstpointer  data)
{
  assert_csv (fixture, "URN,N,M\n1,é,\xe9\n", -1, "1:URN|N|M\n2:1|é|é\n");
}

/* Trap 6: short rows are new schools, long rows carry one link a cell. */
static void
test_ragged (Fixture       *fixture,
             gconstpointer  data)
{
  assert_csv (fixture, "URN,A,B\n1\n2,x,y,130037 Predecessor,130052 Predecessor\n", -1,
              "1:URN|A|B\n2:1\n3:2|x|y|130037 Predecessor|130052 Predecessor\n");
}

static void
test_line_numbers (Fixture       *fixture,
                   gconstpointer  data)
{
  assert_csv (fixture, "URN,A\r\n\r\n1,\"two\r\nlines\"\r\n2,b\r\n", -1, "1:URN|A\n3:1|two\nlines\n5:2|b\n");
  assert_csv (fixture, "URN,A\n\n\n1,\"x\n\ny\"\n2,b", -1, "1:URN|A\n4:1|x\n\ny\n7:2|b\n");
  assert_csv (fixture, "URN,A\r1,b\r", -1, "1:URN|A\n2:1|b\n");
}

static void
test_quotes (Fixture       *fixture,
             gconstpointer  data)
{
  assert_csv (fixture, "URN,A\n1,\"St \"\"Margaret's\"\", Stoke\"\n2,\"\"\n", -1,
              "1:URN|A\n2:1|St \"Margaret's\", Stoke\n3:2|\n");
}

/* Longer than any chunk that the reader takes at a time, so that rows fall across its edges. */
static void
test_many_rows (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GString) csv = g_string_new ("URN,Name,Note\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleSheet) sheet = NULL;
  g_autofree char *path = NULL;
  FettleSheetRow row;
  guint n = 0;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (csv, "%u,\"School \xe9 %u\",note %u\r\n", 100000 + i, i, i * 7);
  path = fixture_write (fixture->folder, "many.csv", csv->str, csv->len);
  sheet = fettle_sheet_open (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (fettle_sheet_next_row (sheet, &row, &error));
  while (fettle_sheet_next_row (sheet, &row, &error))
    {
      g_autofree char *urn = g_strdup_printf ("%u", 100000 + n);
      g_autofree char *name = g_strdup_printf ("School é %u", n);
      g_autofree char *note = g_strdup_printf ("note %u", n * 7);

      g_assert_cmpuint (row.n_cells, ==, 3);
      g_assert_cmpuint (row.line, ==, n + 2);
      g_assert_cmpstr (row.cells[0], ==, urn);
      g_assert_cmpstr (row.cells[1], ==, name);
      g_assert_cmpstr (row.cells[2], ==, note);
      n++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 20000);
  g_assert_cmpfloat (fettle_sheet_get_fraction (sheet), ==, 1.0);
}

static void
test_runaway_quote (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GString) csv = g_string_new ("URN,Name\n1,\"never closed\n");

  while (csv->len < 3 * 1024 * 1024)
    g_string_append (csv, "2,b\n");
  assert_refused (fixture_write (fixture->folder, "q.csv", csv->str, csv->len), FETTLE_ERROR_LIMIT, "line 2");
}

static void
test_zip_of_csv (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = fixture_zip (fixture->folder, "extract.zip", "readme.txt", "hello", "edubase.csv",
                                       "URN,A\n1,b\n", "links.csv", "URN,LinkURN\n1,2\n", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleSheet) sheet = fettle_sheet_open (path, NULL, &error);
  g_autofree char *first = NULL, *second = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (fettle_sheet_get_format (sheet), ==, "ZIP");
  g_assert_cmpuint (fettle_sheet_get_n_pages (sheet), ==, 2);
  g_assert_cmpstr (fettle_sheet_get_page_name (sheet, 1), ==, "links.csv");
  first = read_page (sheet);
  g_assert_cmpstr (first, ==, "1:URN|A\n2:1|b\n");
  g_assert_true (fettle_sheet_select_page (sheet, 1, &error));
  second = read_page (sheet);
  g_assert_cmpstr (second, ==, "1:URN|LinkURN\n2:1|2\n");
}

static void
test_xlsx_cells (Fixture       *fixture,
                 gconstpointer  data)
{
  assert_file_reads (
      fixture_xlsx (fixture->folder, "a.xlsx",
                    "\xef\xbb\xbf<worksheet><sheetData>"
                    "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"C3\" "
                    "t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c></row>"
                    "<row r=\"4\"/>"
                    "<row r=\"6\"><c r=\"B6\" t=\"s\"><v>1</v></c><c r=\"XFD6\" s=\"1\"/></row>"
                    "<row><c><v>1.0311999999999999E5</v></c><c t=\"b\"><v>1</v></c><c "
                    "t=\"str\"><v>f</v></c><c><v>0.1</v></c></row>"
                    "</sheetData></worksheet>",
                    "<sst><si><t>URN</t></si><si><r><t>rich </t></r><r><t>text</t></r><rPh><t>no</t></rPh></si></sst>",
                    NULL, FALSE),
      "XLSX",
      "3:URN||in"
      "line\n6:|rich text\n7:103120|TRUE|f|0.1\n");
}

/* Day 45000 after the epoch of 1900 is 15 March 2023; under 1904 the same number is four years and a day later. */
static void
test_xlsx_dates (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char sheet[] =
      "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>45000</v></c><c r=\"B1\" s=\"2\"><v>45000.75</v></c>"
      "<c r=\"C1\" s=\"3\"><v>45000</v></c><c r=\"D1\" s=\"0\"><v>45000</v></c><c r=\"E1\" "
      "t=\"d\"><v>2023-03-15T00:00:00</v></c></row></sheetData></worksheet>";
  static const char styles[] = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\\ "
                               "hh:mm\"/><numFmt numFmtId=\"165\" formatCode=\"0.0&quot; days&quot;\"/></numFmts>"
                               "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                               "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf "
                               "numFmtId=\"165\"/></cellXfs></styleSheet>";

  assert_file_reads (fixture_xlsx (fixture->folder, "d.xlsx", sheet, NULL, styles, FALSE), "XLSX",
                     "1:2023-03-15|2023-03-15|45000|45000|2023-03-15\n");
  assert_file_reads (fixture_xlsx (fixture->folder, "d4.xlsx", sheet, NULL, styles, TRUE), "XLSX",
                     "1:2027-03-16|2027-03-16|45000|45000|2023-03-15\n");
}

static void
test_ods_cells (Fixture       *fixture,
                gconstpointer  data)
{
  assert_file_reads (
      fixture_ods (
          fixture->folder, "a.ods",
          "<t:table t:name=\"Notes\"><t:table-row t:number-rows-repeated=\"2\"><t:table-cell/></t:table-row>"
          "<t:table-row><t:table-cell><x:p>URN</x:p></t:table-cell><t:table-cell "
          "t:number-columns-repeated=\"2\"><x:p>x</x:p></t:table-cell>"
          "<t:table-cell t:number-columns-repeated=\"16000\"/></t:table-row>"
          "<t:table-row t:number-rows-repeated=\"2\"><t:table-cell o:value-type=\"float\" "
          "o:value=\"103120\"><x:p>103,120</x:p></t:table-cell>"
          "<t:table-cell/><t:table-cell o:value-type=\"date\" "
          "o:date-value=\"2025-12-09T00:00:00\"><x:p>09/12/25</x:p></t:table-cell></t:table-row>"
          "<t:table-row><t:covered-table-cell/><t:table-cell><o:annotation><x:p>hidden</x:p></o:annotation><x:p>St<x:s "
          "x:c=\"2\"/><x:span>Mary</x:span></x:p><x:p>second</x:p></t:table-cell></t:table-row>"
          "<t:table-row t:number-rows-repeated=\"1048000\"><t:table-cell "
          "t:number-columns-repeated=\"16384\"/></t:table-row></t:table>"),
      "ODS", "3:URN|x|x\n4:103120||2025-12-09\n5:103120||2025-12-09\n6:|St  Mary\nsecond\n");
}

static void
test_ods_pages (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path =
      fixture_ods (fixture->folder, "p.ods",
                   "<t:table t:name=\"Cover\"/><t:table t:name=\"D2_Most_recent_inspections\">"
                   "<t:table-row><t:table-cell><x:p>URN</x:p></t:table-cell></t:table-row></t:table>");
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleSheet) sheet = fettle_sheet_open (path, NULL, &error);
  g_autofree char *cover = NULL, *table = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (fettle_sheet_get_n_pages (sheet), ==, 2);
  g_assert_cmpstr (fettle_sheet_get_page_name (sheet, 1), ==, "D2_Most_recent_inspections");
  cover = read_page (sheet);
  g_assert_cmpstr (cover, ==, "");
  g_assert_true (fettle_sheet_select_page (sheet, 1, &error));
  table = read_page (sheet);
  g_assert_cmpstr (table, ==, "1:URN\n");
}

static void
test_entities_refused (Fixture       *fixture,
                       gconstpointer  data)
{
  assert_refused (
      fixture_xlsx (fixture->folder, "e.xlsx",
                    "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
                    "\"&a;&a;&a;\">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>",
                    NULL, NULL, FALSE),
      FETTLE_ERROR_REFUSED, "damaged");
  assert_refused (
      fixture_ods (
          fixture->folder, "e.ods",
          "<t:table><t:table-row><t:table-cell><x:p>&undeclared;</x:p></t:table-cell></t:table-row></t:table>"),
      FETTLE_ERROR_REFUSED, "damaged");
}

static void
test_bomb_refused (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *bomb = g_malloc (64 * 1024 * 1024 + 1);

  memset (bomb, ' ', 64 * 1024 * 1024);
  bomb[64 * 1024 * 1024] = '\0';
  assert_refused (fixture_zip (fixture->folder, "b.zip", "a.csv", bomb, NULL), FETTLE_ERROR_LIMIT, "unpacks");
  assert_refused (fixture_xlsx (fixture->folder, "b.xlsx", bomb, NULL, NULL, FALSE), FETTLE_ERROR_LIMIT, "unpacks");
}

static void
test_too_wide_refused (Fixture       *fixture,
                       gconstpointer  data)
{
  assert_refused (
      fixture_ods (fixture->folder, "w.ods",
                   "<t:table><t:table-row><t:table-cell "
                   "t:number-columns-repeated=\"1000000\"><x:p>x</x:p></t:table-cell></t:table-row></t:table>"),
      FETTLE_ERROR_LIMIT, "wider");
  assert_refused (fixture_xlsx (fixture->folder, "w.xlsx",
                                "<worksheet><sheetData><row><c r=\"ZZZZ1\"><v>1</v></c></row></sheetData></worksheet>",
                                NULL, NULL, FALSE),
                  FETTLE_ERROR_LIMIT, "wider");
}

static void
test_other_files_refused (Fixture       *fixture,
                          gconstpointer  data)
{
  static const char xls[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0W\0o\0r\0k\0b\0o\0o\0k";
  static const char locked[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0";

  assert_refused (fixture_write (fixture->folder, "a.csv", xls, sizeof xls), FETTLE_ERROR_REFUSED,
                  "old Excel workbook");
  assert_refused (fixture_write (fixture->folder, "b.xlsx", locked, sizeof locked), FETTLE_ERROR_REFUSED, "password");
  assert_refused (fixture_write (fixture->folder, "c.csv", "\x89PNG\r\n\x1a\n", 8), FETTLE_ERROR_REFUSED, "picture");
  assert_refused (fixture_write (fixture->folder, "d.csv", "%PDF-1.7", -1), FETTLE_ERROR_REFUSED, "PDF");
  assert_refused (fixture_write (fixture->folder, "e.csv", "<!DOCTYPE html><p>", -1), FETTLE_ERROR_REFUSED, "web page");
  assert_refused (fixture_write (fixture->folder, "f.csv", "", 0), FETTLE_ERROR_REFUSED, "empty");
  assert_refused (fixture_write (fixture->folder, "g.csv", "a\0\1\2\0\0b", 7), FETTLE_ERROR_REFUSED, "not a table");
  assert_refused (fixture_zip (fixture->folder, "h.docx", "[Content_Types].xml", "x", "word/document.xml", "x", NULL),
                  FETTLE_ERROR_REFUSED, "document");
  assert_refused (fixture_zip (fixture->folder, "i.zip", "a.txt", "x", NULL), FETTLE_ERROR_REFUSED, "no CSV");
  assert_refused (g_build_filename (fixture->folder, "absent.csv", NULL), FETTLE_ERROR_OPEN, "absent.csv");
}

static void
test_real_xls_refused (void)
{
  char *path = fixture_shared ("gias-establishments/edubasealldata20150407_edited.xls");

  if (path != NULL)
    assert_refused (path, FETTLE_ERROR_REFUSED, "old Excel workbook");
}

/* Written by a library that puts a BOM before the XML and leaves empty cells out. */
static void
test_real_xlsx (void)
{
  g_autofree char *path = fixture_shared ("dfe-performance-england/2017-2018_england_spine.xlsx");
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleSheet) sheet = NULL;
  FettleSheetRow row;
  guint n = 0;

  if (path == NULL)
    return;
  sheet = fettle_sheet_open (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (fettle_sheet_next_row (sheet, &row, &error));
  g_assert_cmpstr (row.cells[0], ==, "URN");
  g_assert_cmpuint (row.n_cells, ==, 31);
  for (n = 0; fettle_sheet_next_row (sheet, &row, &error); n++)
    g_assert_cmpuint (row.n_cells, <=, 31);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 26078);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/sheet/csv/delimiters", test_delimiters },
    { "/sheet/csv/encodings", test_encodings },
    { "/sheet/csv/windows-1252", test_windows_1252 },
    { "/sheet/csv/repairs-c1", test_repairs_c1 },
    { "/sheet/csv/mixed-encodings", test_mixed_encodings },
    { "/sheet/csv/ragged", test_ragged },
    { "/sheet/csv/line-numbers", test_line_numbers },
    { "/sheet/csv/quotes", test_quotes },
    { "/sheet/csv/many-rows", test_many_rows },
    { "/sheet/csv/runaway-quote", test_runaway_quote },
    { "/sheet/zip", test_zip_of_csv },
    { "/sheet/xlsx/cells", test_xlsx_cells },
    { "/sheet/xlsx/dates", test_xlsx_dates },
    { "/sheet/ods/cells", test_ods_cells },
    { "/sheet/ods/pages", test_ods_pages },
    { "/sheet/refused/entities", test_entities_refused },
    { "/sheet/refused/bomb", test_bomb_refused },
    { "/sheet/refused/too-wide", test_too_wide_refused },
    { "/sheet/refused/other-files", test_other_files_refused },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/sheet/real/xls-refused", test_real_xls_refused);
  g_test_add_func ("/sheet/real/xlsx", test_real_xlsx);
  return g_test_run ();
}
