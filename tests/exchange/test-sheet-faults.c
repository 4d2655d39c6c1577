/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-lib.h"

#include <string.h>

#include "exchange-fixtures.h"
#include "sheets/fettle-sheet-error.h"

/* Workbooks and archives as other programs write them, and as they arrive when something went wrong on the way. */

static const char *const error_words[] = {
  "#N/A",     "#REF!",     "#VALUE!",   "#DIV/0!",       "#NAME?",    "#NULL!",     "#NUM!",   "#SPILL!",
  "#CALC!",   "#FIELD!",   "#BLOCKED!", "#GETTING_DATA", "#CONNECT!", "#BUSY!",     "#PYTHON!", "#UNKNOWN!",
  "#TIMEOUT!", "#EXTERNAL!", "#MACRO?", "Err:501",       "Err:502",   "Err:508",    "Err:522", "Err:540",
  "#n/a",     " #REF! ",   "#####",
};

static const char *const no_error_words[] = {
  "",  "#", "# 1 School", "#1", "Err:", "Err:5", "Err:5022", "Error", "N/A", "Everton", "#Hello there!", "St Mary's #N/A",
  "#NAME", "##a",
};

static void
test_error_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (error_words); i++)
    g_assert_true (fettle_sheet_is_error (error_words[i]));
  for (guint i = 0; i < G_N_ELEMENTS (no_error_words); i++)
    g_assert_false (fettle_sheet_is_error (no_error_words[i]));
}

/* The cell is handed out as an error, whatever its word is. */
static void
assert_error_cell (char *path)
{
  g_autofree char *owned = path;
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleSheet) sheet = fettle_sheet_open (owned, NULL, &error);
  FettleSheetRow row;

  g_assert_no_error (error);
  g_assert_true (fettle_sheet_next_row (sheet, &row, &error));
  g_assert_cmpuint (row.n_cells, ==, 1);
  g_assert_true (fettle_sheet_is_error (row.cells[0]));
}

static void
test_error_cells (SheetFixture  *fixture,
                  gconstpointer  data)
{
  static const char *const unheard_of[] = { "#KEIN.WERT", "oops", "" };

  for (guint i = 0; i < G_N_ELEMENTS (error_words) + G_N_ELEMENTS (unheard_of); i++)
    {
      const char *word = i < G_N_ELEMENTS (error_words) ? error_words[i] : unheard_of[i - G_N_ELEMENTS (error_words)];
      g_autofree char *xlsx = g_strdup_printf ("<c t=\"e\"><v>%s</v></c>", word);
      g_autofree char *computed = g_strdup_printf ("<c t=\"e\"><f>1/0</f><v>%s</v></c>", word);
      g_autofree char *ods =
          g_strdup_printf ("<t:table-cell t:formula=\"of:=1/0\" o:value-type=\"string\" o:string-value=\"\" "
                           "xmlns:c=\"calcext\" c:value-type=\"error\"><x:p>%s</x:p></t:table-cell>", word);

      assert_error_cell (sheet_make_xlsx (fixture, xlsx));
      assert_error_cell (sheet_make_xlsx (fixture, computed));
      assert_error_cell (sheet_make_ods (fixture, ods));
    }
}

/* Libraries write formulas that only a spreadsheet program would compute. */
static void
test_formulas_without_a_value (SheetFixture  *fixture,
                               gconstpointer  data)
{
  assert_error_cell (sheet_make_xlsx (fixture, "<c><f>A2</f></c>"));
  assert_error_cell (sheet_make_xlsx (fixture, "<c><f>A2</f><v/></c>"));
  assert_error_cell (sheet_make_xlsx (fixture, "<c><f>A2</f><v></v></c>"));
  assert_error_cell (sheet_make_xlsx (fixture, "<c s=\"1\"><f t=\"shared\" si=\"0\"/></c>"));
  assert_error_cell (sheet_make_xlsx (fixture, "<c t=\"s\"><f>A2</f></c>"));
  assert_error_cell (sheet_make_xlsx (fixture, "<c t=\"b\"><f>A2</f></c>"));
  assert_error_cell (sheet_make_ods (fixture, "<t:table-cell t:formula=\"of:=[.A2]\"/>"));
  assert_error_cell (sheet_make_ods (fixture, "<t:table-cell t:formula=\"of:=[.A2]\" o:value-type=\"float\"/>"));
  /* An empty text is a value like any other. */
  sheet_assert_reads (sheet_make_xlsx (fixture, "<c t=\"str\"><f>A2</f><v></v></c><c><v>1</v></c>"), "|1");
  sheet_assert_reads (sheet_make_ods (fixture, "<t:table-cell t:formula=\"of:=&quot;&quot;\" o:value-type=\"string\" "
                                               "o:string-value=\"\"/><t:table-cell><x:p>1</x:p></t:table-cell>"), "|1");
}

static void
test_percentages (SheetFixture  *fixture,
                  gconstpointer  data)
{
  sheet_assert_reads (sheet_make_xlsx (fixture, "<c s=\"2\"><v>0.123</v></c><c s=\"3\"><v>0.25</v></c><c s=\"3\"><v>1</v></c>"
                                                "<c s=\"2\"><v>0</v></c><c s=\"2\"><v>7.0000000000000007E-2</v></c>"
                                                "<c s=\"4\"><v>0.5</v></c><c s=\"2\" t=\"str\"><v>12</v></c>"),
                      "12.3%|25%|100%|0%|7%|0.5|12");
  sheet_assert_reads (sheet_make_ods (fixture, "<t:table-cell o:value-type=\"percentage\" o:value=\"0.123\"><x:p>12%</x:p>"
                                               "</t:table-cell><t:table-cell o:value-type=\"percentage\" o:value=\"1\"/>"),
                      "12.3%|100%");
}

static void
test_string_value (SheetFixture  *fixture,
                   gconstpointer  data)
{
  sheet_assert_reads (sheet_make_ods (fixture, "<t:table-cell o:value-type=\"string\" o:string-value=\"Alder &amp; Ash\"/>"
                                               "<t:table-cell o:value-type=\"string\" o:string-value=\"whole\">"
                                               "<x:p>who</x:p></t:table-cell>"
                                               "<t:table-cell o:value-type=\"string\"><x:p>words</x:p></t:table-cell>"),
                      "Alder & Ash|whole|words");
}

static void
test_escapes (SheetFixture  *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *written;
    const char *meant;
  } all[] = {
    { "St Mary_x2019_s", "St Mary’s" },
    { "_x0041__x0042_", "AB" },
    { "a_x005F_x0041_b", "a_x0041_b" },
    { "_xD83D__xDE00_", "😀" },
    { "a_xD83D_b", "ab" },
    { "a_x0000_b", "ab" },
    { "a_x00e9_", "aé" },
    { "max_xray_x12_x12345_ _xGGGG_", "max_xray_x12_x12345_ _xGGGG_" },
    { "a_x0009_b", "a\tb" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *strings = g_strdup_printf ("<sst><si><t>%s</t></si></sst>", all[i].written);
      g_autofree char *sheet = g_strdup_printf ("<worksheet><sheetData><row><c t=\"s\"><v>0</v></c>"
                                                "<c t=\"inlineStr\"><is><t>%s</t></is></c><c t=\"str\"><v>%s</v></c>"
                                                "</row></sheetData></worksheet>", all[i].written, all[i].written);
      g_autofree char *expected = g_strdup_printf ("%s|%s|%s", all[i].meant, all[i].meant, all[i].meant);

      sheet_assert_reads (fixture_xlsx (fixture->folder, "e.xlsx", sheet, strings, NULL, FALSE), expected);
    }
}

/* Ways in which programs have spelt the same name of a part. */
static char *
spell (const char *name,
       guint       way)
{
  g_autofree char *back = g_strdelimit (g_strdup (name), "/", '\\');

  switch (way)
    {
    case 0:
      return g_strdup (name);
    case 1:
      return g_ascii_strup (name, -1);
    case 2:
      return g_ascii_strdown (name, -1);
    case 3:
      return g_strdup (back);
    case 4:
      return g_ascii_strup (back, -1);
    case 5:
      return g_strconcat ("/", name, NULL);
    case 6:
      return g_strconcat ("./", name, NULL);
    default:
      return NULL;
    }
}

static void
test_part_names (SheetFixture  *fixture,
                 gconstpointer  data)
{
  static const char *const xlsx[] = {
    "[Content_Types].xml", "<Types/>",
    "_rels/.rels",
    "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
    "xl/workbook.xml", "<workbook><sheets><sheet name=\"A\" id=\"r1\"/></sheets></workbook>",
    "xl/_rels/workbook.xml.rels",
    "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"r2\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    "<Relationship Id=\"r3\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>",
    "xl/worksheets/sheet1.xml",
    "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>45000</v></c></row></sheetData></worksheet>",
    "xl/sharedStrings.xml", "<sst><si><t>URN</t></si></sst>",
    "xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
    NULL,
  };
  static const char *const ods[] = {
    "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml", "<manifest/>", "styles.xml", "<s/>",
    "content.xml",
    "<c><table name=\"A\"><table-row><table-cell><p>URN</p></table-cell><table-cell><p>2023-03-15</p></table-cell></table-row>"
    "</table></c>",
    NULL,
  };
  const char *const *const both[] = { xlsx, ods };

  for (guint k = 0; k < G_N_ELEMENTS (both); k++)
    for (guint part = 0; both[k][part] != NULL; part += 2)
      for (guint way = 0; way < 7; way++)
        {
          g_autofree char *name = spell (both[k][part], way);
          const char *pairs[16];
          guint n = 0;

          for (; both[k][n] != NULL; n++)
            pairs[n] = n == part ? name : both[k][n];
          pairs[n] = NULL;
          sheet_assert_reads (fixture_zip_list (fixture->folder, "p.zip", FALSE, pairs), "URN|2023-03-15");
        }
}

/* Each relation may name its part in any of these ways as well. */
static void
test_targets (SheetFixture  *fixture,
              gconstpointer  data)
{
  static const char *const targets[] = { "worksheets/sheet1.xml", "WORKSHEETS/Sheet1.XML", "worksheets\\sheet1.xml",
                                         "/xl/worksheets/sheet1.xml", "./worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml",
                                         "\\xl\\worksheets\\sheet1.xml", "worksheets/sheet%31.xml" };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autofree char *relations = g_strdup_printf (
          "<r><Relationship Id=\"0\" Type=\"x/worksheet\" TargetMode=\"External\" Target=\"https://example.com\"/>"
          "<Relationship Id=\"1\" Type=\"x/worksheet\" Target=\"%s\"/></r>", targets[i]);

      sheet_assert_reads (fixture_zip (fixture->folder, "t.xlsx", "xl/workbook.xml",
                                       "<w><sheets><sheet name=\"A\" id=\"0\"/><sheet name=\"B\" id=\"1\"/></sheets></w>",
                                       "_rels/.rels", "<r/>", "xl/_rels/workbook.xml.rels", relations,
                                       "xl/worksheets/sheet1.xml",
                                       "<w><row><c><v>7</v></c></row></w>", NULL), "7");
    }
}

/* What is named and is not there would leave cells empty in silence. */
static void
test_missing_parts (SheetFixture  *fixture,
                    gconstpointer  data)
{
  static const char relations[] = "<r><Relationship Id=\"1\" Type=\"x/worksheet\" Target=\"s.xml\"/>"
                                  "<Relationship Id=\"2\" Type=\"x/%s\" Target=\"absent.xml\"/></r>";
  static const char *const kinds[] = { "sharedStrings", "styles" };
  static const char workbook[] = "<w><sheets><sheet name=\"A\" id=\"1\"/></sheets></w>";

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (GStrv) halves = g_strsplit (relations, "%s", 2);
      g_autofree char *text = g_strconcat (halves[0], kinds[i], halves[1], NULL);

      sheet_assert_refused (fixture_zip (fixture->folder, "m.xlsx", "xl/workbook.xml", workbook, "_rels/.rels", "<r/>",
                                         "xl/_rels/workbook.xml.rels", text, "xl/s.xml", "<w/>", NULL),
                            FETTLE_ERROR_REFUSED, "damaged");
    }
  sheet_assert_refused (sheet_make_xlsx (fixture, "<c t=\"s\"><v>7</v></c>"), FETTLE_ERROR_REFUSED, "damaged");
}

static void
assert_hidden (char       *path,
               const char *hidden)
{
  g_autofree char *owned = path;
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleSheet) sheet = fettle_sheet_open (owned, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (fettle_sheet_is_workbook (sheet));
  g_assert_cmpuint (fettle_sheet_get_n_pages (sheet), ==, strlen (hidden));
  for (guint i = 0; hidden[i] != '\0'; i++)
    g_assert_cmpint (fettle_sheet_is_hidden (sheet, i), ==, hidden[i] == 'h');
}

static void
test_hidden_sheets (SheetFixture  *fixture,
                    gconstpointer  data)
{
  assert_hidden (fixture_zip (fixture->folder, "h.xlsx", "_rels/.rels", "<r/>", "xl/workbook.xml",
                              "<w><sheets><sheet name=\"1\" id=\"1\" state=\"hidden\"/>"
                              "<sheet name=\"3\" id=\"3\" state=\"veryHidden\"/><sheet name=\"4\" id=\"4\" state=\"visible\"/>"
                              "</sheets></w>",
                              "xl/_rels/workbook.xml.rels",
                              "<r><Relationship Id=\"1\" Type=\"w\" Target=\"s\"/><Relationship Id=\"3\" Type=\"w\" Target=\"s\"/>"
                              "<Relationship Id=\"4\" Type=\"w\" Target=\"s\"/></r>", "xl/s", "<w/>", NULL), "hhv");
  assert_hidden (fixture_zip (fixture->folder, "h.ods", "mimetype", "application/vnd.oasis.opendocument.spreadsheet",
                              "styles.xml", "<s><style name=\"named\"><table-properties display=\"false\"/></style></s>",
                              "content.xml",
                              "<c><style name=\"ta1\"><table-properties display=\"true\"/></style>"
                              "<style name=\"ta2\"><table-properties display=\"false\"/></style>"
                              "<table name=\"1\" style-name=\"ta2\"/><table name=\"2\" style-name=\"ta1\"/><table name=\"3\"/>"
                              "<table name=\"4\" style-name=\"named\"/></c>", NULL), "hvvh");
}

static void
test_locked (SheetFixture  *fixture,
             gconstpointer  data)
{
  static const char far[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
  g_autofree char *big = g_malloc0 (1024 * 1024);
  static const char mime[] = "application/vnd.oasis.opendocument.spreadsheet";

  sheet_assert_refused (fixture_zip (fixture->folder, "l.ods", "mimetype", mime, "content.xml", "\x01\x02 no XML",
                                     "META-INF/manifest.xml",
                                     "<manifest><file-entry full-path=\"content.xml\"><encryption-data/></file-entry></manifest>",
                                     NULL), FETTLE_ERROR_REFUSED, "password");
  sheet_assert_refused (fixture_zip (fixture->folder, "w.ods", "mimetype", mime, "encrypted-package", "\x01\x02",
                                     "META-INF/manifest.xml", "<manifest/>", NULL), FETTLE_ERROR_REFUSED, "password");
  memcpy (big, far, sizeof far);
  memcpy (big + 900000, "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e", 31);
  sheet_assert_refused (fixture_write (fixture->folder, "l.xlsx", big, 1024 * 1024), FETTLE_ERROR_REFUSED, "password");
}

/* A download that broke off ends anywhere. */
static void
test_cut (SheetFixture  *fixture,
          gconstpointer  data)
{
  char *const paths[] = {
    fixture_zip (fixture->folder, "a.zip", "a.csv", "URN,EstablishmentName\n900001,Alder\n", NULL),
    sheet_make_xlsx (fixture, "<c><v>1</v></c>"),
    sheet_make_ods (fixture, "<t:table-cell><x:p>1</x:p></t:table-cell>"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *path = paths[i];
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      for (gsize n = 30; n < length; n += 7)
        sheet_assert_refused (fixture_write (fixture->folder, "cut.zip", bytes, n), FETTLE_ERROR_REFUSED, "cut off");
    }
}

/* One byte that came across wrong is told by the check sum. */
static void
test_damaged (SheetFixture  *fixture,
              gconstpointer  data)
{
  static const char *const pairs[] = { "a.csv", "URN,EstablishmentName\n900001,Alder Bank Primary School\n", NULL };
  g_autofree char *path = fixture_zip_list (fixture->folder, "d.zip", TRUE, pairs);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize i = 0; i + 5 < length; i++)
    if (memcmp (bytes + i, "Alder", 5) == 0)
      bytes[i] = 'B';
  sheet_assert_refused (fixture_write (fixture->folder, "d2.zip", bytes, length), FETTLE_ERROR_REFUSED, "damaged");
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
    { "/sheet-faults/error-cells", test_error_cells },
    { "/sheet-faults/formulas-without-a-value", test_formulas_without_a_value },
    { "/sheet-faults/percentages", test_percentages },
    { "/sheet-faults/string-value", test_string_value },
    { "/sheet-faults/escapes", test_escapes },
    { "/sheet-faults/part-names", test_part_names },
    { "/sheet-faults/targets", test_targets },
    { "/sheet-faults/missing-parts", test_missing_parts },
    { "/sheet-faults/hidden-sheets", test_hidden_sheets },
    { "/sheet-faults/locked", test_locked },
    { "/sheet-faults/cut", test_cut },
    { "/sheet-faults/damaged", test_damaged },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet-faults/error-words", test_error_words);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, SheetFixture, NULL, sheet_set_up, tests[i].test, sheet_tear_down);
  return g_test_run ();
}
