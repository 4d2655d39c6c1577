/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "imports/fettle-import.h"

#include <string.h>

#include "import-lib.h"
#include "import-rows.h"
#include "reports/fettle-catalogue.h"
#include "store/fettle-import-state.h"

/* After an import was undone, papers state the date of what stands, and nothing of it comes back by another way. */

#define OAK_GROWN                                                                                                      \
  "100001,901,Test,2001,Oak Primary School,01,Community school,4,Open,,,Primary,250,York,Ann,Other,01-09-2025,\n"
#define OAK_GROWN_AGAIN                                                                                                \
  "100001,901,Test,2001,Oak Primary School,01,Community school,4,Open,,,Primary,260,York,Ann,Other,01-09-2025,\n"
#define YEW                                                                                                            \
  "100007,901,Test,2007,Yew Primary School,01,Community school,4,Open,,,Primary,90,York,Di,Fourth,01-09-2025,\n"

static char *
import_list (ImportFixture *fixture,
             const char    *name,
             const char    *text)
{
  g_autofree char *path = import_write_file (fixture, name, text);

  return import_files (fixture->store, path, NULL);
}

static void
undo (ImportFixture *fixture,
      const char    *batch)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = fettle_store_undo (fixture->store, batch, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (label);
}

static void
assert_as_at (ImportFixture *fixture,
              const char    *dataset,
              const char    *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleSourceInfo) source = fettle_import_state_get_source (fixture->store, dataset, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (source != NULL ? source->as_at : NULL, ==, expected);
}

static gboolean
reference_stands (ImportFixture *fixture,
                  const char    *dataset)
{
  g_autoptr (FettleImportState) state = fettle_import_state_read (fixture->store, dataset, NULL);

  g_assert_nonnull (state);
  return state->reference_stands;
}

static gint64
pupils_of (ImportFixture *fixture,
           const char    *urn)
{
  g_autoptr (FettleRecord) school = import_find_school (fixture->store, urn);

  return school != NULL ? fettle_record_get_int (school, "pupils", -1) : -1;
}

/* March stands, April was imported and undone. */
static void
start_with_an_undo (ImportFixture *fixture)
{
  g_autofree char *march = import_list (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK ASH);
  g_autofree char *april = import_list (fixture, "edubasealldata20260401.csv", GIAS_HEAD OAK_GROWN ASH YEW);

  assert_as_at (fixture, "establishments", "2026-04-01");
  g_assert_true (reference_stands (fixture, "establishments"));
  undo (fixture, april);
  g_assert_cmpint (pupils_of (fixture, "100001"), ==, 210);
}

static void
test_the_date_goes_with_the_facts (ImportFixture *fixture,
                                   gconstpointer  data)
{
  start_with_an_undo (fixture);
  assert_as_at (fixture, "establishments", "2026-03-01");
  g_assert_false (reference_stands (fixture, "establishments"));
  import_assert_clean (fixture->store);
}

static char *
data_notes (ImportFixture *fixture)
{
  FettleReportContext context = { .store = fixture->store, .today = fettle_date_new (2026, 11, 1) };
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleTable) table = fettle_catalogue_find ("T24")->build (&context, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint row = 0; row < fettle_table_get_n_rows (table); row++)
    {
      guint column = 0;

      while (!g_str_equal (fettle_table_get_column (table, column)->id, "as-at"))
        column++;
      g_string_append_printf (out, "%s\n", fettle_table_get_cell (table, row, column)->text);
    }
  for (const char *const *note = fettle_table_get_notes (table); *note != NULL; note++)
    g_string_append_printf (out, "%s\n", *note);
  return g_string_free (out, FALSE);
}

static void
test_papers (ImportFixture *fixture,
             gconstpointer  data)
{
  g_autofree char *notes = NULL;

  start_with_an_undo (fixture);
  notes = data_notes (fixture);
  g_assert_true (g_str_has_prefix (notes, "1 Mar 2026\n"));
  g_assert_nonnull (strstr (notes, "England, region and other authorities"));
  g_assert_nonnull (strstr (notes, "as at 1 Apr 2026"));
}

/* A file of another list changes nothing of what was undone. */
static void
test_other_lists (ImportFixture *fixture,
                  gconstpointer  data)
{
  static const struct
  {
    const char *name;
    const char *text;
  } others[] = {
    { "latest_as_at_31_Jan_2026.csv", OFSTED_HEAD OAK_CARD ASH_NONE },
    { "links20260501.csv", "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n100007,100009,Old Yew,Predecessor,01-04-2014\n" },
    { "year_to_date_30_Jun_2026.csv", "URN,LAESTAB,Inspection number,Inspection start date,Safeguarding standards\n100007,9012007,5,13/05/2026,Met\n" },
    { "bank-holidays.json", "{\"england-and-wales\":{\"events\":[{\"title\":\"A day of thanks\",\"date\":\"2024-06-07\"}]}}" },
  };

  start_with_an_undo (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (FettleImport) import = import_read_text (fixture, others[i].name, others[i].text);
      g_autofree char *words = fettle_import_to_words (import);
      g_autofree char *batch = import_apply (import);

      g_assert_null (strstr (words, "undone"));
      g_assert_cmpint (pupils_of (fixture, "100001"), ==, 210);
      g_assert_cmpint (pupils_of (fixture, "100007"), ==, -1);
      assert_as_at (fixture, "establishments", "2026-03-01");
    }
  g_assert_cmpuint (import_count (fixture->store, "inspection", NULL, NULL), ==, 3);
  import_assert_clean (fixture->store);
}

/* Inspections that were undone stay away when a new list of schools comes, of new schools too. */
static void
test_undone_inspections (ImportFixture *fixture,
                         gconstpointer  data)
{
  g_autofree char *schools = import_list (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK);
  g_autofree char *inspections = import_list (fixture, "latest_as_at_31_Jan_2026.csv", OFSTED_HEAD OAK_CARD ASH_NONE);
  g_autofree char *more = NULL;

  undo (fixture, inspections);
  more = import_list (fixture, "edubasealldata20260401.csv", GIAS_HEAD OAK_GROWN ASH);
  g_assert_cmpint (pupils_of (fixture, "100002"), ==, 180);
  g_assert_cmpuint (import_count (fixture->store, "inspection", NULL, NULL), ==, 0);
  assert_as_at (fixture, "outcomes", NULL);
}

static void
assert_brought_back (ImportFixture *fixture,
                     const char    *name,
                     const char    *text,
                     const char    *as_at,
                     gint64         pupils)
{
  g_autoptr (FettleImport) import = import_read_text (fixture, name, text);
  g_autofree char *words = fettle_import_to_words (import);
  g_autofree char *batch = import_apply (import);

  g_test_message ("%s", words);
  g_assert_nonnull (strstr (words, "“Imported: schools (1 Apr 2026)” was undone on "));
  g_assert_nonnull (batch);
  g_assert_cmpint (pupils_of (fixture, "100001"), ==, pupils);
  assert_as_at (fixture, "establishments", as_at);
  g_assert_true (reference_stands (fixture, "establishments"));
  import_assert_clean (fixture->store);
}

static void
test_the_file_again (ImportFixture *fixture,
                     gconstpointer  data)
{
  g_autoptr (FettleImport) again = NULL;
  g_autofree char *words = NULL;

  start_with_an_undo (fixture);
  assert_brought_back (fixture, "edubasealldata20260401.csv", GIAS_HEAD OAK_GROWN ASH YEW, "2026-04-01", 250);
  /* Now it is as if it had never been undone. */
  again = import_read_text (fixture, "edubasealldata20260401.csv", GIAS_HEAD OAK_GROWN ASH YEW);
  words = fettle_import_to_words (again);
  g_assert_cmpstr (words, ==, "All of this was imported before: nothing changes.");
}

static void
test_a_newer_file (ImportFixture *fixture,
                   gconstpointer  data)
{
  start_with_an_undo (fixture);
  assert_brought_back (fixture, "edubasealldata20260501.csv", GIAS_HEAD OAK_GROWN_AGAIN ASH YEW, "2026-05-01", 260);
}

/* A file that is older than what was undone, and newer than what stands, is no older extract. */
static void
test_a_file_between (ImportFixture *fixture,
                     gconstpointer  data)
{
  g_autoptr (FettleImport) import = NULL;
  g_autofree char *batch = NULL;

  start_with_an_undo (fixture);
  import = import_read_text (fixture, "edubasealldata20260315.csv", GIAS_HEAD OAK_GROWN_AGAIN ASH);
  g_assert_false (fettle_import_is_older (import, NULL));
  batch = import_apply (import);
  assert_as_at (fixture, "establishments", "2026-03-15");
  g_assert_true (reference_stands (fixture, "establishments"));
}

static void
test_redo (ImportFixture *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleImportState) undone = NULL, redone = NULL;
  g_autofree char *label = NULL;

  start_with_an_undo (fixture);
  undone = fettle_import_state_read (fixture->store, "establishments", &error);
  g_assert_cmpstr (undone->undone_label, ==, "Imported: schools (1 Apr 2026)");
  label = fettle_store_redo (fixture->store, undone->undone_batch, NULL, &error);
  g_assert_no_error (error);
  redone = fettle_import_state_read (fixture->store, "establishments", &error);
  g_assert_null (redone->undone_batch);
  g_assert_true (redone->reference_stands);
  g_assert_cmpint (pupils_of (fixture, "100001"), ==, 250);
  assert_as_at (fixture, "establishments", "2026-04-01");
}

static void
test_the_first_import (ImportFixture *fixture,
                       gconstpointer  data)
{
  g_autofree char *march = import_list (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK ASH);
  g_autofree char *notes = NULL;

  undo (fixture, march);
  assert_as_at (fixture, "establishments", NULL);
  notes = data_notes (fixture);
  g_assert_false (g_str_has_prefix (notes, "1 Mar 2026\n"));
}

/* The record says what the file was, and names the batch that it was written by. */
static void
test_record (ImportFixture *fixture,
             gconstpointer  data)
{
  g_autofree char *batch = import_list (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK ASH ELM_AWAY);
  g_autoptr (GPtrArray) records = fettle_store_list (fixture->store, "import", NULL, NULL, NULL);
  FettleRecord *record;

  g_assert_cmpuint (records->len, ==, 1);
  record = g_ptr_array_index (records, 0);
  g_assert_cmpstr (fettle_record_get_text (record, "dataset"), ==, "establishments");
  g_assert_cmpstr (fettle_record_get_text (record, "generation"), ==, "2026");
  g_assert_cmpstr (fettle_record_get_text (record, "as-at"), ==, "2026-03-01");
  g_assert_cmpstr (fettle_record_get_text (record, "file-name"), ==, "edubasealldata20260301.csv");
  g_assert_cmpuint (strlen (fettle_record_get_text (record, "fingerprint")), ==, 64);
  g_assert_cmpint (fettle_record_get_int (record, "rows", 0), ==, 3);
  g_assert_cmpint (fettle_record_get_int (record, "kept", 0), ==, 2);
  g_assert_cmpstr (fettle_record_get_text (record, "batch"), ==, batch);
  g_assert_true (fettle_record_get_flag (record, "standing"));
}

/* A list of a few columns does not take the place of the whole one, so both dates are told. */
static void
test_part_beside_whole (ImportFixture *fixture,
                        gconstpointer  data)
{
  g_autofree char *march = import_list (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK ASH);
  g_autofree char *part = import_list (fixture, "results20260401.csv", "EstablishmentName,URN,NumberOfPupils\nOak Primary School,100001,215\n");
  g_autoptr (GPtrArray) sources = fettle_import_state_list_sources (fixture->store, NULL);

  g_assert_cmpuint (sources->len, ==, 2);
  g_assert_cmpstr (((FettleSourceInfo *) g_ptr_array_index (sources, 0))->as_at, ==, "2026-04-01");
  g_assert_cmpstr (((FettleSourceInfo *) g_ptr_array_index (sources, 1))->as_at, ==, "2026-03-01");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, ImportFixture, NULL, import_set_up, function, import_tear_down)
  ADD ("/import-undo/record", test_record);
  ADD ("/import-undo/the-date-goes-with-the-facts", test_the_date_goes_with_the_facts);
  ADD ("/import-undo/papers", test_papers);
  ADD ("/import-undo/other-lists", test_other_lists);
  ADD ("/import-undo/undone-inspections", test_undone_inspections);
  ADD ("/import-undo/the-file-again", test_the_file_again);
  ADD ("/import-undo/a-newer-file", test_a_newer_file);
  ADD ("/import-undo/a-file-between", test_a_file_between);
  ADD ("/import-undo/redo", test_redo);
  ADD ("/import-undo/the-first-import", test_the_first_import);
  ADD ("/import-undo/part-beside-whole", test_part_beside_whole);
#undef ADD
  return g_test_run ();
}
