/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "imports/fettle-import.h"

#include <string.h>

#include "fettle-test-store.h"
#include "base/fettle-error.h"
#include "base/fettle-id.h"
#include "exchange-fixtures.h"
#include "import-lib.h"
#include "import-rows.h"

/* The two downloads become the register: only the authority's own schools that teach. */
static void
test_first_import (ImportFixture *fixture,
                   gconstpointer  data)
{
  g_autofree char *gias =
      import_write_file (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK ASH ELM_AWAY GONE_LONG_AGO CENTRE);
  g_autofree char *ofsted = import_write_file (fixture, "latest_as_at_31_Jan_2026.csv", OFSTED_HEAD OAK_CARD ASH_NONE);
  g_autoptr (FettleImport) import = import_read (fixture->store, ofsted, gias, NULL);
  g_autofree char *batch = NULL;
  g_autoptr (FettleRecord) oak = NULL;
  g_autoptr (GHashTable) away = NULL;

  g_assert_cmpuint (import_count_changes (import, "new", NULL), ==, 2);
  g_assert_cmpuint (import_count_changes (import, "new", "inspection"), ==, 3);
  g_assert_cmpuint (import_count (fixture->store, "school", NULL, NULL), ==, 0);
  batch = import_apply (import);
  g_assert_nonnull (batch);

  oak = import_find_school (fixture->store, "100001");
  g_assert_nonnull (oak);
  g_assert_cmpstr (fettle_record_get_text (oak, "name"), ==, "Oak Primary School");
  g_assert_cmpstr (fettle_record_get_text (oak, "laestab"), ==, "9012001");
  g_assert_cmpstr (fettle_record_get_text (oak, "sector"), ==, "maintained");
  g_assert_cmpint (fettle_record_get_int (oak, "pupils", 0), ==, 210);
  g_assert_true (fettle_record_get_flag (oak, "tracked"));
  g_assert_cmpuint (import_count (fixture->store, "school", NULL, NULL), ==, 2);
  g_assert_cmpuint (import_count (fixture->store, "school-urn", NULL, NULL), ==, 2);
  g_assert_cmpuint (import_count (fixture->store, "inspection", "school", fettle_record_get_id (oak)), ==, 2);
  g_assert_cmpuint (import_count (fixture->store, "inspection-grade", "school", fettle_record_get_id (oak)), ==, 3);
  g_assert_cmpuint (import_count (fixture->store, "contact", "name", "Ann Other"), ==, 1);
  away = fettle_reference_get_establishment (fixture->store, "100003", NULL);
  g_assert_nonnull (away);
  import_assert_clean (fixture->store);
}

/* The history has one line for an import, however long the names of the files are. */
static void
test_label_is_short (ImportFixture *fixture,
                     gconstpointer  data)
{
  g_autofree char *gias = import_write_file (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK);
  g_autofree char *ofsted = import_write_file (fixture, "latest_as_at_31_Jan_2026.csv", OFSTED_HEAD OAK_CARD);
  g_autofree char *both = import_files (fixture->store, gias, ofsted, NULL);
  g_autofree char *undone = fettle_store_undo (fixture->store, both, NULL, NULL);
  g_autofree char *one = NULL;
  g_autofree char *undone_too = NULL;

  g_assert_cmpstr (undone, ==, "Imported: schools (1 Mar 2026), inspections (31 Jan 2026)");
  one = import_files (fixture->store, gias, NULL);
  undone_too = fettle_store_undo (fixture->store, one, NULL, NULL);
  g_assert_cmpstr (undone_too, ==, "Imported: schools (1 Mar 2026)");
}

static void
test_ids_agree_on_two_laptops (ImportFixture *fixture,
                               gconstpointer  data)
{
  FettleStore *other = fettle_test_store_new ();
  g_autofree char *gias = import_write_file (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK);
  g_autofree char *ofsted = import_write_file (fixture, "latest_as_at_31_Jan_2026.csv", OFSTED_HEAD OAK_CARD);
  static const char *const kinds[] = { "school", "school-urn", "contact", "inspection", "inspection-grade" };
  g_autofree char *a = NULL, *b = NULL;

  import_authority (other, "901");
  a = import_files (fixture->store, gias, ofsted, NULL);
  b = import_files (other, ofsted, gias, NULL);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) here = fettle_store_list (fixture->store, kinds[k], NULL, NULL, NULL);
      g_autoptr (GPtrArray) there = fettle_store_list (other, kinds[k], NULL, NULL, NULL);

      g_assert_cmpuint (here->len, ==, there->len);
      for (guint i = 0; i < here->len; i++)
        g_assert_true (fettle_record_equal (g_ptr_array_index (here, i), g_ptr_array_index (there, i)));
    }
  fettle_test_store_remove (other);
}

static void
test_same_file_twice (ImportFixture *fixture,
                      gconstpointer  data)
{
  g_autofree char *gias = import_write_file (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK ASH);
  g_autofree char *ofsted = import_write_file (fixture, "latest_as_at_31_Jan_2026.csv", OFSTED_HEAD OAK_CARD ASH_NONE);
  g_autofree char *first = import_files (fixture->store, gias, ofsted, NULL);
  g_autoptr (FettleImport) again = import_read (fixture->store, gias, ofsted, NULL);
  g_autofree char *words = fettle_import_to_words (again);
  g_autofree char *second = import_apply (again);

  g_assert_nonnull (first);
  g_assert_true (fettle_import_changes_nothing (again));
  g_assert_null (second);
  g_assert_cmpuint (fettle_import_get_changes (again)->len, ==, 0);
  g_assert_nonnull (strstr (words, "nothing changes"));
}

/* Ofsted first and the schools later is as good as the other way round. */
static void
test_any_order (ImportFixture *fixture,
                gconstpointer  data)
{
  import_text (fixture, "latest_as_at_31_Jan_2026.csv", OFSTED_HEAD OAK_CARD);
  g_assert_cmpuint (import_count (fixture->store, "inspection", NULL, NULL), ==, 0);
  import_text (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK);
  g_assert_cmpuint (import_count (fixture->store, "inspection", NULL, NULL), ==, 2);
}

static void
test_changed_facts (ImportFixture *fixture,
                    gconstpointer  data)
{
  g_autoptr (FettleImport) import = NULL;
  const FettleImportChange *change;
  g_autofree char *batch = NULL;
  g_autoptr (FettleRecord) oak = NULL;

  import_text (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK ASH);
  import = import_read_text (
      fixture, "edubasealldata20260401.csv",
      GIAS_HEAD
      "100001,901,Test,2001,Oak Academy,34,Academy converter,10,Open,,,Primary,,York,Ann,Other,01-03-2026,\n" ASH);
  change = import_find_change (import, "changed", "100001", "name");
  g_assert_nonnull (change);
  g_assert_cmpstr (change->before, ==, "Oak Primary School");
  g_assert_cmpstr (change->after, ==, "Oak Academy");
  change = import_find_change (import, "changed", "100001", "pupils");
  g_assert_cmpstr (change->before, ==, "210");
  g_assert_null (change->after);
  g_assert_null (import_find_change (import, "changed", "100002", "name"));
  batch = import_apply (import);
  oak = import_find_school (fixture->store, "100001");
  g_assert_cmpstr (fettle_record_get_text (oak, "sector"), ==, "academy");
  g_assert_null (fettle_record_get_text (oak, "pupils"));
}

/* A file of a few columns leaves the others as they were. */
static void
test_custom_columns (ImportFixture *fixture,
                     gconstpointer  data)
{
  g_autoptr (FettleRecord) oak = NULL;
  g_autoptr (GHashTable) row = NULL;

  import_text (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK ASH);
  import_text (fixture, "results20260401.csv", "EstablishmentName,URN,NumberOfPupils\nOak Primary School,100001,215\n");
  oak = import_find_school (fixture->store, "100001");
  g_assert_cmpint (fettle_record_get_int (oak, "pupils", 0), ==, 215);
  g_assert_cmpstr (fettle_record_get_text (oak, "town"), ==, "York");
  g_assert_cmpuint (import_count (fixture->store, "school", NULL, NULL), ==, 2);
  row = fettle_reference_get_establishment (fixture->store, "100002", NULL);
  g_assert_nonnull (row);
}

static void
test_new_head_teacher (ImportFixture *fixture,
                       gconstpointer  data)
{
  g_autoptr (GPtrArray) heads = NULL;
  g_autoptr (FettleRecord) oak = NULL;
  guint old = 0, new = 0;

  import_text (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK);
  import_text (
      fixture, "edubasealldata20260401.csv",
      GIAS_HEAD
      "100001,901,Test,2001,Oak Primary School,01,Community school,4,Open,,,Primary,210,York,Zoë,Next,01-03-2026,\n");
  oak = import_find_school (fixture->store, "100001");
  heads = fettle_store_list (fixture->store, "contact", "school", fettle_record_get_id (oak), NULL);
  g_assert_cmpuint (heads->len, ==, 2);
  for (guint i = 0; i < heads->len; i++)
    {
      FettleRecord *head = g_ptr_array_index (heads, i);

      if (g_str_equal (fettle_record_get_text (head, "name"), "Ann Other"))
        {
          old++;
          g_assert_cmpstr (fettle_record_get_text (head, "to"), ==, "2026-04-01");
        }
      else
        {
          new++;
          g_assert_cmpstr (fettle_record_get_text (head, "name"), ==, "Zoë Next");
          g_assert_cmpstr (fettle_record_get_text (head, "from"), ==, "2026-04-01");
          g_assert_null (fettle_record_get_text (head, "to"));
        }
    }
  g_assert_cmpuint (old, ==, 1);
  g_assert_cmpuint (new, ==, 1);
}

static void
test_gone_and_back (ImportFixture *fixture,
                    gconstpointer  data)
{
  g_autoptr (FettleImport) import = NULL;
  g_autoptr (FettleRecord) ash = NULL, back = NULL;
  g_autofree char *batch = NULL;

  import_text (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK ASH);
  import = import_read_text (fixture, "edubasealldata20260401.csv", GIAS_HEAD OAK);
  g_assert_nonnull (import_find_change (import, "gone", "100002", NULL));
  /* One of two schools is more than a tenth. */
  fettle_import_allow_smaller (import);
  batch = import_apply (import);
  ash = import_find_school (fixture->store, "100002");
  g_assert_cmpstr (fettle_record_get_text (ash, "missing-since"), ==, "2026-04-01");
  import_text (fixture, "edubasealldata20260501.csv", GIAS_HEAD OAK ASH);
  back = import_find_school (fixture->store, "100002");
  g_assert_null (fettle_record_get_text (back, "missing-since"));
}

/* A short list says nothing of the schools that are not in it. */
static void
test_search_result_tells_nothing_gone (ImportFixture *fixture,
                                       gconstpointer  data)
{
  g_autoptr (FettleImport) import = NULL;

  import_text (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK ASH);
  import = import_read_text (
      fixture, "results20260401.csv",
      "URN,LA (code),EstablishmentName,Linked establishments\n100001,901,Oak Primary School,Does not have links\n");
  g_assert_cmpuint (import_count_changes (import, "gone", NULL), ==, 0);
}

static void
test_override_stays (ImportFixture *fixture,
                     gconstpointer  data)
{
  g_autoptr (FettleImport) import = NULL;
  g_autoptr (FettleRecord) oak = NULL, corrected = NULL, after = NULL, override = NULL;
  g_autoptr (GPtrArray) overrides = NULL;
  const FettleImportChange *change;
  g_autofree char *batch = NULL;

  import_text (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK);
  oak = import_find_school (fixture->store, "100001");
  corrected = fettle_test_change (fixture->store, "Correct", "school", fettle_record_get_id (oak), "pupils", "200");
  override = fettle_test_record ("fact-override", fettle_record_get_id (oak), "field", "pupils", "value", "200",
                                 "reason", "Counted on site", NULL);
  fettle_test_put (fixture->store, "Correct", override, NULL);
  import = import_read_text (
      fixture, "edubasealldata20260401.csv",
      GIAS_HEAD
      "100001,901,Test,2001,Oak Primary School,01,Community school,4,Open,,,Primary,220,York,Ann,Other,01-03-2026,\n");
  change = import_find_change (import, "overridden", "100001", "pupils");
  g_assert_nonnull (change);
  g_assert_cmpstr (change->before, ==, "200");
  g_assert_cmpstr (change->after, ==, "200");
  g_assert_cmpstr (change->note, ==, "The list says “220”. Corrected: Counted on site");
  batch = import_apply (import);
  after = import_find_school (fixture->store, "100001");
  g_assert_cmpint (fettle_record_get_int (after, "pupils", 0), ==, 200);
  overrides = fettle_store_list (fixture->store, "fact-override", NULL, NULL, NULL);
  g_assert_cmpstr (fettle_record_get_text (g_ptr_array_index (overrides, 0), "imported-value"), ==, "220");
}

static void
test_undo_and_again (ImportFixture *fixture,
                     gconstpointer  data)
{
  g_autofree char *gias = import_write_file (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK ASH);
  g_autofree char *ofsted = import_write_file (fixture, "latest_as_at_31_Jan_2026.csv", OFSTED_HEAD OAK_CARD ASH_NONE);
  g_autofree char *batch = import_files (fixture->store, gias, ofsted, NULL);
  g_autofree char *label = NULL, *again = NULL;
  g_autoptr (GError) error = NULL;

  label = fettle_store_undo (fixture->store, batch, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Imported: schools (1 Mar 2026), inspections (31 Jan 2026)");
  g_assert_cmpuint (import_count (fixture->store, "school", NULL, NULL), ==, 0);
  g_assert_cmpuint (import_count (fixture->store, "inspection-grade", NULL, NULL), ==, 0);
  again = import_files (fixture->store, gias, ofsted, NULL);
  g_assert_nonnull (again);
  g_assert_cmpuint (import_count (fixture->store, "school", NULL, NULL), ==, 2);
  g_assert_cmpuint (import_count (fixture->store, "inspection", NULL, NULL), ==, 3);
  import_assert_clean (fixture->store);
}

static void
test_officers_inspection_is_the_same (ImportFixture *fixture,
                                      gconstpointer  data)
{
  g_autoptr (FettleRecord) oak = NULL, mine = NULL;

  import_text (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK);
  oak = import_find_school (fixture->store, "100001");
  mine = fettle_test_record ("inspection", fettle_record_get_id (oak), "format", "full", "start", "2026-01-13",
                             "received", "2026-01-30", "source", "officer", "note", "Rang the lead inspector", NULL);
  fettle_test_put (fixture->store, "Note an inspection", mine, NULL);
  import_text (fixture, "latest_as_at_28_Feb_2026.csv", OFSTED_HEAD OAK_CARD);
  g_assert_cmpuint (import_count (fixture->store, "inspection", "start", "2026-01-13"), ==, 1);
  {
    g_autoptr (FettleRecord) after = fettle_store_get (fixture->store, "inspection", fettle_record_get_id (mine), NULL);

    g_assert_nonnull (after);
    g_assert_cmpstr (fettle_record_get_text (after, "received"), ==, "2026-01-30");
    g_assert_cmpstr (fettle_record_get_text (after, "note"), ==, "Rang the lead inspector");
    g_assert_cmpstr (fettle_record_get_text (after, "number"), ==, "10400001");
    g_assert_cmpstr (fettle_record_get_text (after, "source"), ==, "officer");
  }
}

/* The same inspection stands in the main columns of one list and in "Latest OEIF" or "Previous" of a later one. */
static void
test_inspection_moves_between_columns (ImportFixture *fixture,
                                       gconstpointer  data)
{
  import_text (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK);
  import_text (fixture, "latest_as_at_31_Aug_2023.csv",
               "URN,LAESTAB,Overall effectiveness,Inspection number of latest graded inspection,Inspection start "
               "date,URN at time of latest graded inspection,Quality of education\n"
               "100001.0,9012001.0,2.0,10200001,05/02/2020,100001.0,2.0\n");
  g_assert_cmpuint (import_count (fixture->store, "inspection", NULL, NULL), ==, 1);
  import_text (fixture, "latest_as_at_31_Jan_2026.csv", OFSTED_HEAD OAK_CARD);
  g_assert_cmpuint (import_count (fixture->store, "inspection", NULL, NULL), ==, 2);
  g_assert_cmpuint (import_count (fixture->store, "inspection", "start", "2020-02-05"), ==, 1);
}

static void
test_year_to_date_adds (ImportFixture *fixture,
                        gconstpointer  data)
{
  static const char list[] =
      "URN,LAESTAB,Inspection number,Inspection type,Inspection start date,Publication date,Safeguarding "
      "standards,Inclusion,Achievement\n"
      "100001,9012001,10400001,S5 Inspection,13/01/2026,09/02/2026,Met,Strong standard,Needs attention\n"
      "100001,9012001,10400009,Monitoring inspection,14/05/2026,09/06/2026,NULL,NULL,Expected standard\n";
  g_autoptr (GPtrArray) monitoring = NULL;

  import_text (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK);
  import_text (fixture, "latest_as_at_31_Jan_2026.csv", OFSTED_HEAD OAK_CARD);
  import_text (fixture, "all_inspections_year_to_date_30_June_2026.csv", list);
  g_assert_cmpuint (import_count (fixture->store, "inspection", NULL, NULL), ==, 3);
  monitoring = fettle_store_list (fixture->store, "inspection", "format", "monitoring", NULL);
  g_assert_cmpuint (monitoring->len, ==, 1);
  g_assert_cmpuint (import_count (fixture->store, "inspection-grade", "inspection",
                                  fettle_record_get_id (g_ptr_array_index (monitoring, 0))),
                    ==, 1);
}

static void
test_bank_holidays (ImportFixture *fixture,
                    gconstpointer  data)
{
  g_autoptr (FettleImport) import = import_read_text (
      fixture, "bank-holidays.json",
      "{\"england-and-wales\":{\"division\":\"england-and-wales\",\"events\":["
      "{\"title\":\"New Year\\u2019s Day\",\"date\":\"2024-01-01\",\"notes\":\"\",\"bunting\":true},"
      "{\"title\":\"A day of thanks\",\"date\":\"2024-06-07\",\"notes\":\"\",\"bunting\":true}]},"
      "\"scotland\":{\"division\":\"scotland\",\"events\":[{\"title\":\"2nd January\",\"date\":\"2024-01-02\"}]}}");
  g_autofree char *batch = import_apply (import);

  /* 2024 had eight bank holidays in England and Wales: one stands in the list, so seven are taken away and one comes.
   */
  g_assert_cmpuint (import_count_changes (import, "gone", "bank-holiday"), ==, 7);
  g_assert_cmpuint (import_count_changes (import, "new", "bank-holiday"), ==, 1);
  g_assert_cmpuint (import_count (fixture->store, "bank-holiday", "date", "2024-06-07"), ==, 1);
  g_assert_cmpuint (import_count (fixture->store, "bank-holiday", "date", "2024-01-02"), ==, 0);
}

static void
test_other_json_refused (ImportFixture *fixture,
                         gconstpointer  data)
{
  g_autofree char *path = import_write_file (fixture, "other.json", "{\"type\":\"FeatureCollection\"}");
  const char *const paths[] = { path, NULL };
  g_autoptr (FettleImport) import = fettle_import_new (fixture->store);
  g_autoptr (GError) error = NULL;

  g_assert_false (fettle_import_read (import, paths, NULL, NULL, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED);
}

/* Ofsted's workbook: a cover, notes, and two lists with their headings on the third row. */
static void
test_workbook_with_two_lists (ImportFixture *fixture,
                              gconstpointer  data)
{
#define CELL(text) "<t:table-cell><x:p>" text "</x:p></t:table-cell>"
#define ROW(cells) "<t:table-row>" cells "</t:table-row>"
  g_autofree char *gias = import_write_file (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK);
  g_autofree char *ofsted = fixture_ods (fixture->folder, "Management_information_as_at_31_Jan_2026.ods",
                                         "<t:table t:name=\"Cover\">" ROW (CELL ("Management information")) "</t:table>"
                                         "<t:table t:name=\"D1_In_year_inspections\">" ROW (CELL ("In year")) ROW (CELL ("Notes"))
                                         ROW (CELL ("URN") CELL ("Inspection number") CELL ("Inspection start date") CELL ("Safeguarding standards"))
                                         ROW (CELL ("100001") CELL ("10400001")
                                              "<t:table-cell o:value-type=\"date\" o:date-value=\"2026-01-13\"/>" CELL ("Met")) "</t:table>"
                                         "<t:table t:name=\"D2_Most_recent_inspections\">" ROW (CELL ("Most recent")) ROW (CELL ("Notes"))
                                         ROW (CELL ("URN") CELL ("Latest OEIF overall effectiveness")
                                              CELL ("Inspection start date of latest OEIF graded inspection") CELL ("LAESTAB"))
                                         ROW ("<t:table-cell o:value-type=\"float\" o:value=\"100001\"/>"
                                              CELL ("2") CELL ("05/02/2020") CELL ("9012001")) "</t:table>");
  g_autoptr (FettleImport) import = import_read (fixture->store, gias, ofsted, NULL);
  g_autofree char *batch = import_apply (import);

#undef CELL
#undef ROW
  g_assert_nonnull (batch);
  g_assert_cmpuint (fettle_import_get_sources (import)->len, ==, 3);
  g_assert_cmpuint (import_count (fixture->store, "inspection", "start", "2026-01-13"), ==, 1);
  g_assert_cmpuint (import_count (fixture->store, "inspection", "overall", "2"), ==, 1);
}

/* GIAS hands its lists out in one zip. */
static void
test_zip_with_two_lists (ImportFixture *fixture,
                         gconstpointer  data)
{
  g_autofree char *path = fixture_zip (fixture->folder, "extract.zip", "edubasealldata20260301.csv", GIAS_HEAD OAK ASH,
                                       "links_edubasealldata20260301.csv",
                                       "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n100001,100009,Old,Predecessor,\n", NULL);
  g_autofree char *batch = import_files (fixture->store, path, NULL);
  g_autoptr (GPtrArray) links = fettle_reference_list_links (fixture->store, "100001", NULL);
  g_autoptr (FettleSourceInfo) source = fettle_reference_get_source (fixture->store, "establishments", NULL);

  g_assert_nonnull (batch);
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpstr (source->as_at, ==, "2026-03-01");
  g_assert_cmpstr (source->file_name, ==, "edubasealldata20260301.csv");
}

/* A file of one authority must not empty the reference of the others. */
static void
test_part_of_england_is_merged (ImportFixture *fixture,
                                gconstpointer  data)
{
  g_autoptr (GHashTable) away = NULL;

  import_text (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK ELM_AWAY);
  import_text (fixture, "edubasealldata20260401.csv", GIAS_HEAD OAK ASH);
  away = fettle_reference_get_establishment (fixture->store, "100003", NULL);
  g_assert_nonnull (away);
}

static void
test_save_issues (ImportFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr (FettleImport) import =
      import_read_text (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK "SC1,901,Test,2001,Oak,,,,,,,,,,,,,\n");
  g_autofree char *path = g_build_filename (fixture->folder, "issues.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (fettle_import_save_issues (import, file, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\r\nedubasealldata20260301.csv,3,1,URN,SC1,"));
}

static void
test_no_authority (void)
{
  FettleStore *store = fettle_test_store_new ();
  char *folder = fettle_test_folder_new ();
  g_autofree char *gias = fixture_write (folder, "edubasealldata20260301.csv", GIAS_HEAD OAK ASH, -1);
  g_autoptr (FettleImport) import = import_read (store, gias, NULL);
  g_autofree char *words = fettle_import_to_words (import);
  g_autofree char *batch = import_apply (import);
  g_autofree char *later = NULL;

  g_assert_nonnull (batch);
  g_assert_false (fettle_import_changes_schools (import));
  g_assert_nonnull (strstr (words, "No authority"));
  import_authority (store, "901");
  later = import_files (store, NULL);
  g_assert_nonnull (later);
  g_assert_cmpuint (import_count (store, "school", NULL, NULL), ==, 2);
  fettle_test_store_remove (store);
  fettle_test_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (ImportFixture *, gconstpointer);
  } tests[] = {
    { "/import/first", test_first_import },
    { "/import/ids-agree-on-two-laptops", test_ids_agree_on_two_laptops },
    { "/import/label-is-short", test_label_is_short },
    { "/import/same-file-twice", test_same_file_twice },
    { "/import/any-order", test_any_order },
    { "/import/changed-facts", test_changed_facts },
    { "/import/custom-columns", test_custom_columns },
    { "/import/new-head-teacher", test_new_head_teacher },
    { "/import/gone-and-back", test_gone_and_back },
    { "/import/search-result-tells-nothing-gone", test_search_result_tells_nothing_gone },
    { "/import/override-stays", test_override_stays },
    { "/import/undo-and-again", test_undo_and_again },
    { "/import/officers-inspection-is-the-same", test_officers_inspection_is_the_same },
    { "/import/inspection-moves-between-columns", test_inspection_moves_between_columns },
    { "/import/year-to-date-adds", test_year_to_date_adds },
    { "/import/bank-holidays", test_bank_holidays },
    { "/import/other-json-refused", test_other_json_refused },
    { "/import/workbook-with-two-lists", test_workbook_with_two_lists },
    { "/import/zip-with-two-lists", test_zip_with_two_lists },
    { "/import/part-of-england-is-merged", test_part_of_england_is_merged },
    { "/import/save-issues", test_save_issues },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ImportFixture, NULL, import_set_up, tests[i].test, import_tear_down);
  g_test_add_func ("/import/no-authority", test_no_authority);
  return g_test_run ();
}
