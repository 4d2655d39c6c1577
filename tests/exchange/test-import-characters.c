/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "imports/fettle-import.h"

#include <string.h>

#include "base/fettle-csv.h"
#include "base/fettle-error.h"
#include "exchange-fixtures.h"
#include "import-lib.h"
#include "import-rows.h"
#include "rows-lib.h"
#include "sheets/fettle-sheet.h"

/*
 * Characters that no format can hold, each in each column: they are left out, the rest of the cell is read as ever, and
 * the list of issues says line and column.
 */

#define HEAD                                                                                                           \
  "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (code),EstablishmentTypeGroup "    \
  "(code),EstablishmentStatus (name),OpenDate,PhaseOfEducation (name),NumberOfPupils,Town,Postcode,HeadLastName,"       \
  "LastChangedDate"

/* A value of each type of column; the second is what the register keeps. */
static const struct
{
  const char *field;
  const char *cell;
  const char *kept;
} columns[] = {
  { "urn", NULL, NULL },
  { "la-code", "901", "901" },
  { "la-name", "Test", "Test" },
  { NULL, "2001", NULL },
  { "name", "Oak School", "Oak School" },
  { NULL, "01", NULL },
  { NULL, "4", NULL },
  { "status", "Open", "open" },
  { NULL, "01-09-2001", NULL },
  { "phase", "Primary", "primary" },
  { "pupils", "210", "210" },
  { "town", "York", "York" },
  { "postcode", "YO1 7HH", "YO1 7HH" },
  { NULL, "Other", NULL },
  { NULL, "01-09-2025", NULL },
};

static const gunichar characters[] = {
  0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x0B, 0x0C, 0x0E, 0x0F, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17,
  0x18, 0x19, 0x1A, 0x1B, 0x1C, 0x1D, 0x1E, 0x1F, 0x7F, 0xFFFE, 0xFFFF, 0xD800, 0xDABC, 0xDBFF, 0xDC00, 0xDFFF, 0,
};

static void
append_utf8 (GString  *out,
             gunichar  character)
{
  if (character >= 0xD800 && character <= 0xDFFF)
    {
      g_string_append_c (out, (char) (0xE0 | (character >> 12)));
      g_string_append_c (out, (char) (0x80 | ((character >> 6) & 0x3F)));
      g_string_append_c (out, (char) (0x80 | (character & 0x3F)));
    }
  else if (character == 0)
    g_string_append_c (out, '\0');
  else
    g_string_append_unichar (out, character);
}

/* In front of, within, or behind the value. */
static void
append_cell (GString    *out,
             const char *value,
             gunichar    character,
             guint       at)
{
  gsize length = strlen (value);
  gsize place = at % 3 == 0 ? 0 : at % 3 == 1 ? length / 2 : length;

  g_string_append_len (out, value, (gssize) place);
  append_utf8 (out, character);
  g_string_append (out, value + place);
}

static char *
make_urn (guint row)
{
  return g_strdup_printf ("%u", 100001 + row);
}

static guint
count_rows (void)
{
  return G_N_ELEMENTS (characters) * G_N_ELEMENTS (columns);
}

/* A row for each character in each column. */
static GString *
make_csv (void)
{
  GString *out = g_string_new (HEAD "\n");

  for (guint row = 0; row < count_rows (); row++)
    {
      guint odd = row % G_N_ELEMENTS (columns);
      g_autofree char *urn = make_urn (row);

      for (guint column = 0; column < G_N_ELEMENTS (columns); column++)
        {
          const char *value = columns[column].cell ? columns[column].cell : urn;

          if (column > 0)
            g_string_append_c (out, ',');
          if (column == odd)
            append_cell (out, value, characters[row / G_N_ELEMENTS (columns)], row);
          else
            g_string_append (out, value);
        }
      g_string_append_c (out, '\n');
    }
  return out;
}

static void
assert_told (FettleIssues *issues,
             guint         line,
             guint         column)
{
  GPtrArray *list = fettle_issues_get_list (issues);

  for (guint i = 0; i < list->len; i++)
    {
      const FettleImportIssue *issue = g_ptr_array_index (list, i);

      if (issue->line == line && issue->column == column && strstr (issue->reason, "no file can hold"))
        {
          g_assert_false (issue->rejected);
          g_assert_nonnull (issue->heading);
          return;
        }
    }
  g_error ("line %u, column %u: nothing was told", line, column);
}

static void
assert_all_read (const char *path)
{
  g_autoptr (RowsRead) read = rows_read_file (path);

  g_assert_no_error (read->error);
  g_assert_cmpuint (read->records->len, ==, count_rows ());
  g_assert_cmpuint (fettle_issues_get_list (read->issues)->len, ==, count_rows ());
  for (guint row = 0; row < count_rows (); row++)
    {
      g_autofree char *urn = make_urn (row);

      g_assert_cmpstr (rows_get (read, row, "urn"), ==, urn);
      for (guint i = 1; i < G_N_ELEMENTS (columns); i++)
        if (columns[i].field != NULL)
          g_assert_cmpstr (rows_get (read, row, columns[i].field), ==, columns[i].kept);
      assert_told (read->issues, row + 2, row % G_N_ELEMENTS (columns) + 1);
    }
}

static void
test_each_in_each_column (ImportFixture *fixture,
                          gconstpointer  data)
{
  g_autoptr (GString) text = make_csv ();
  g_autofree char *path = fixture_write (fixture->folder, "edubasealldata20260301.csv", text->str, (gssize) text->len);

  assert_all_read (path);
}

/* As UTF-16, units by themselves: a surrogate without its other half is no character. */
static void
test_each_in_utf16 (ImportFixture *fixture,
                    gconstpointer  data)
{
  gboolean big = GPOINTER_TO_INT (data);
  g_autoptr (GString) text = make_csv ();
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree char *path = NULL;

  g_byte_array_append (out, (const guint8 *) (big ? "\xFE\xFF" : "\xFF\xFE"), 2);
  for (gsize i = 0; i < text->len;)
    {
      const guint8 *at = (const guint8 *) text->str + i;
      gunichar unit = *at < 0x80 ? *at : (gunichar) ((at[0] & 0x0F) << 12 | (at[1] & 0x3F) << 6 | (at[2] & 0x3F));
      guint8 bytes[] = { (guint8) (big ? unit >> 8 : unit), (guint8) (big ? unit : unit >> 8) };

      g_byte_array_append (out, bytes, 2);
      i += *at < 0x80 ? 1 : 3;
    }
  path = fixture_write (fixture->folder, "edubasealldata20260301.csv", (const char *) out->data, (gssize) out->len);
  assert_all_read (path);
}

static void
test_shared_file (ImportFixture *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = fixture_shared ("../faults/control-characters.csv");
  g_autoptr (FettleSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  FettleSheetRow row;

  if (path == NULL)
    return;
  sheet = fettle_sheet_open (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (fettle_sheet_next_row (sheet, &row, &error));
  g_assert_cmpuint (row.n_mended, ==, 0);
  g_assert_true (fettle_sheet_next_row (sheet, &row, &error));
  g_assert_cmpstr (row.cells[2], ==, "Alder Bank[31m School");
  g_assert_cmpuint (row.n_mended, ==, 1);
  g_assert_cmpuint (row.mended[0], ==, 2);
}

/* A workbook says them as references; XML itself refuses most. Nothing of them may come in either way. */
static void
test_each_in_workbooks (ImportFixture *fixture,
                        gconstpointer  data)
{
  gboolean is_ods = GPOINTER_TO_INT (data);

  for (guint i = 0; i < G_N_ELEMENTS (characters); i++)
    {
      g_autofree char *cell = g_strdup_printf ("A&#x%X;b", characters[i]);
      g_autofree char *xml = is_ods
        ? g_strdup_printf ("<table:table table:name=\"T\"><table:table-row><table:table-cell office:value-type=\"string\">"
                           "<text:p>%s</text:p></table:table-cell></table:table-row></table:table>", cell)
        : g_strdup_printf ("<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>%s</t></is></c></row>"
                           "</sheetData></worksheet>", cell);
      g_autofree char *path = is_ods ? fixture_ods (fixture->folder, "a.ods", xml)
                                     : fixture_xlsx (fixture->folder, "a.xlsx", xml, NULL, NULL, FALSE);
      g_autoptr (GError) error = NULL;
      g_autoptr (FettleSheet) sheet = fettle_sheet_open (path, NULL, &error);
      FettleSheetRow row;

      if (sheet == NULL || !fettle_sheet_next_row (sheet, &row, &error))
        {
          g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED);
          continue;
        }
      g_assert_cmpstr (row.cells[0], ==, "Ab");
      g_assert_cmpuint (row.n_mended, ==, 1);
    }
}

/* What was guarded against formulas comes back as it was. */
static void
test_guard_is_taken_off (ImportFixture *fixture,
                         gconstpointer  data)
{
  static const char *const words[] = {
    "=1+1", "+44 121", "-5", "@x", "\t=x", "\n=x", "＝1", "＋1", "－1", "＠x", "'=1", "''=1", " =1", "' =1", "'Oak'", "-", "'", "''",
    "St Mary's", "'tis", "\"=\"", "=HYPERLINK(\"http://evil.example\",\"x\")",
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = NULL;
  g_autoptr (FettleSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  FettleSheetRow row;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint column = 0; column < 3; column++)
      {
        fettle_csv_append_text (text, column == i % 3 ? words[i] : "plain");
        g_string_append (text, column < 2 ? "," : "\r\n");
      }
  path = fixture_write (fixture->folder, "guarded.csv", text->str, (gssize) text->len);
  sheet = fettle_sheet_open (path, NULL, &error);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_assert_true (fettle_sheet_next_row (sheet, &row, &error));
      g_assert_cmpstr (row.cells[i % 3], ==, words[i]);
      g_assert_cmpstr (row.cells[(i + 1) % 3], ==, "plain");
    }
}

static void
test_holidays (ImportFixture *fixture,
               gconstpointer  data)
{
  static const char *const titles[] = { "Boxing\\u001b Day", "Boxing\x7f Day", "Boxing\xEF\xBF\xBF Day", "Boxing\\uD800 Day" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"england-and-wales\":{\"events\":[{\"date\":\"2031-12-26\",\"title\":\"%s\"}]}}", titles[i]);
      g_autofree char *path = import_write_file (fixture, "bank-holidays.json", text);
      const char *paths[] = { path, NULL };
      g_autoptr (FettleImport) import = fettle_import_new (fixture->store);
      g_autoptr (GError) error = NULL;

      if (!fettle_import_read (import, paths, NULL, NULL, NULL, &error))
        {
          g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED);
          continue;
        }
      if (fettle_import_get_issues (import)->len == 0)
        g_error ("%s: nothing was told", titles[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, func) g_test_add ("/import-characters/" name, ImportFixture, data, import_set_up, func, import_tear_down)
  ADD ("each-in-each-column", NULL, test_each_in_each_column);
  ADD ("each-in-utf16-big", GINT_TO_POINTER (TRUE), test_each_in_utf16);
  ADD ("each-in-utf16-little", NULL, test_each_in_utf16);
  ADD ("shared-file", NULL, test_shared_file);
  ADD ("each-in-xlsx", NULL, test_each_in_workbooks);
  ADD ("each-in-ods", GINT_TO_POINTER (TRUE), test_each_in_workbooks);
  ADD ("guard-is-taken-off", NULL, test_guard_is_taken_off);
  ADD ("holidays", NULL, test_holidays);
  return g_test_run ();
}
