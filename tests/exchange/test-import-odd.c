/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "imports/fettle-import.h"
#include "imports/fettle-layout.h"

#include <string.h>

#include "import-lib.h"

/* One odd value never stops a list: it is left empty and told, or its row is held back and told. */

typedef const FettleHeading *(*HeadingsFunc) (guint *n_headings);

typedef struct
{
  const char *dataset;
  HeadingsFunc headings;
} List;

static const List lists[] = {
  { "establishments", fettle_headings_establishments },
  { "links", fettle_headings_links },
  { "outcomes", fettle_headings_outcomes },
  { "year-to-date", fettle_headings_year_to_date },
};

/* Days that the calendar has and the register does not keep, and what is no day at all. */
static const char *const odd_dates[] = {
  "01-01-0001", "31-12-9999", "01/01/0999", "31/12/3000", "0001-01-01", "9999-12-31T00:00:00", "99-99-2020", "31/02/2020", "soon",
};

static const char *
sound_value (const FettleHeading *heading)
{
  switch (heading->type)
    {
    case FETTLE_CELL_URN:
      return g_str_equal (heading->field, "link-urn") ? "100002" : "100001";
    case FETTLE_CELL_LAESTAB:
      return "9012001";
    case FETTLE_CELL_DATE:
      return "13/01/2020";
    case FETTLE_CELL_STATUS:
      return "Open";
    case FETTLE_CELL_PHASE:
      return "Primary";
    case FETTLE_CELL_GRADE:
    case FETTLE_CELL_OVERALL:
      return "2";
    case FETTLE_CELL_CODE:
      return g_str_equal (heading->field, "la-code") ? "901" : "2001";
    case FETTLE_CELL_INTEGER:
    case FETTLE_CELL_TENTHS:
    case FETTLE_CELL_NUMBER:
      return "10";
    default:
      return g_str_equal (heading->field, "type") ? "Successor" : "";
    }
}

/* A row for each odd value, of a school each; the first row is sound. */
static char *
write_list (const List *list,
            guint       odd)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n;
  const FettleHeading *headings = list->headings (&n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s\"%s\"", i > 0 ? "," : "", headings[i].names[0]);
  for (guint row = 0; row <= G_N_ELEMENTS (odd_dates); row++)
    for (guint i = 0; i < n; i++)
      {
        g_string_append (out, i > 0 ? "," : "\n");
        if (g_str_equal (headings[i].field, "urn"))
          g_string_append_printf (out, "%u", 100001 + row);
        else
          g_string_append_printf (out, "\"%s\"", i == odd && row > 0 ? odd_dates[row - 1] : sound_value (&headings[i]));
      }
  g_string_append_c (out, '\n');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
is_told (FettleImport        *import,
         const FettleHeading *heading,
         guint                line,
         const char          *value)
{
  GPtrArray *issues = fettle_import_get_issues (import);

  for (guint i = 0; i < issues->len; i++)
    {
      const FettleImportIssue *issue = g_ptr_array_index (issues, i);

      if (g_strcmp0 (issue->heading, heading->names[0]) == 0 && g_strcmp0 (issue->value, value) == 0 && issue->line == line)
        return TRUE;
    }
  return FALSE;
}

static void
import_odd (ImportFixture *fixture,
            const List    *list,
            guint          odd)
{
  guint n;
  const FettleHeading *heading = &list->headings (&n)[odd];
  g_autofree char *text = write_list (list, odd);
  g_autoptr (FettleImport) import = import_read_text (fixture, "list20260301.csv", text);
  FettleSourceInfo *source = g_ptr_array_index (fettle_import_get_sources (import), 0);
  g_autofree char *batch = NULL;

  g_test_message ("%s: %s", list->dataset, heading->names[0]);
  g_assert_cmpstr (source->dataset, ==, list->dataset);
  fettle_import_allow_older (import);
  batch = import_apply (import);
  for (guint k = 0; k < G_N_ELEMENTS (odd_dates); k++)
    g_assert_true (is_told (import, heading, k + 3, odd_dates[k]));
}

static void
test_every_date (ImportFixture *fixture,
                 gconstpointer  data)
{
  const List *list = data;
  guint n;
  const FettleHeading *headings = list->headings (&n);

  import_text (fixture, "edubasealldata20260201.csv",
               "URN,LA (code),EstablishmentNumber,EstablishmentName,EstablishmentStatus (name)\n"
               "100001,901,2001,Oak,Open\n100002,901,2002,Ash,Open\n100003,901,2003,Elm,Open\n");
  for (guint i = 0; i < n; i++)
    if (headings[i].type == FETTLE_CELL_DATE)
      import_odd (fixture, list, i);
  import_assert_clean (fixture->store);
}

/* The other rows of the list come in, and of the odd row whatever can be read. */
static void
test_the_rest_comes_in (ImportFixture *fixture,
                        gconstpointer  data)
{
  g_autoptr (FettleRecord) oak = NULL, ash = NULL;

  import_text (fixture, "edubasealldata20260301.csv",
               "URN,LA (code),EstablishmentName,EstablishmentStatus (name),OpenDate,NumberOfPupils\n"
               "100001,901,Oak,Open,01-01-0001,210\n100002,901,Ash,Open,31-12-1999,180\n");
  oak = import_find_school (fixture->store, "100001");
  ash = import_find_school (fixture->store, "100002");
  g_assert_null (fettle_record_get_text (oak, "open-date"));
  g_assert_cmpint (fettle_record_get_int (oak, "pupils", 0), ==, 210);
  g_assert_cmpstr (fettle_record_get_text (ash, "open-date"), ==, "1999-12-31");
}

static void
test_holiday_of_no_year (ImportFixture *fixture,
                         gconstpointer  data)
{
  g_autoptr (FettleImport) import = import_read_text (
      fixture, "bank-holidays.json",
      "{\"england-and-wales\":{\"events\":[{\"title\":\"Never\",\"date\":\"9999-12-31\"},{\"title\":\"Long ago\",\"date\":\"0001-01-01\"},"
      "{\"title\":\"A day of thanks\",\"date\":\"2024-06-07\"}]}}");
  GPtrArray *issues = fettle_import_get_issues (import);
  g_autofree char *batch = import_apply (import);

  g_assert_cmpuint (issues->len, ==, 2);
  g_assert_cmpuint (import_count (fixture->store, "bank-holiday", "date", "2024-06-07"), ==, 1);
}

/* Without a date an inspection cannot be placed: its row is held back, and that of another school comes in. */
static void
test_inspection_of_no_date (ImportFixture *fixture,
                            gconstpointer  data)
{
  g_autoptr (FettleImport) import = NULL;
  g_autofree char *batch = NULL;
  guint n_rejected = 0;

  import_text (fixture, "edubasealldata20260301.csv", "URN,LA (code),EstablishmentName,EstablishmentStatus (name)\n100001,901,Oak,Open\n"
               "100002,901,Ash,Open\n");
  import = import_read_text (fixture, "year_to_date_31_Mar_2026.csv",
                             "URN,LAESTAB,Inspection number,Inspection start date,Safeguarding standards\n"
                             "100001,9012001,,31-12-9999,Met\n100002,9012002,2,14/03/2026,Met\n");
  for (guint i = 0; i < fettle_import_get_issues (import)->len; i++)
    n_rejected += ((FettleImportIssue *) g_ptr_array_index (fettle_import_get_issues (import), i))->rejected;
  g_assert_cmpuint (n_rejected, ==, 1);
  batch = import_apply (import);
  g_assert_cmpuint (import_count (fixture->store, "inspection", NULL, NULL), ==, 1);
}

static void
test_shared_file (ImportFixture *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_getenv ("FETTLE_TEST_SHARED"), "faults", "date-year-0001.csv", NULL);
  g_autofree char *batch = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the shared files are not here");
      return;
    }
  import_be_authority (fixture->store, "330");
  batch = import_files (fixture->store, path, NULL);
  g_assert_nonnull (batch);
  g_assert_cmpuint (import_count (fixture->store, "school", NULL, NULL), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function, data) g_test_add (path, ImportFixture, data, import_set_up, function, import_tear_down)
  ADD ("/import-odd/date/establishments", test_every_date, &lists[0]);
  ADD ("/import-odd/date/links", test_every_date, &lists[1]);
  ADD ("/import-odd/date/outcomes", test_every_date, &lists[2]);
  ADD ("/import-odd/date/year-to-date", test_every_date, &lists[3]);
  ADD ("/import-odd/the-rest-comes-in", test_the_rest_comes_in, NULL);
  ADD ("/import-odd/holiday", test_holiday_of_no_year, NULL);
  ADD ("/import-odd/inspection", test_inspection_of_no_date, NULL);
  ADD ("/import-odd/shared-file", test_shared_file, NULL);
#undef ADD
  return g_test_run ();
}
