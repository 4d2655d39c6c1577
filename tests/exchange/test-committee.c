/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/fettle-id.h"
#include "workbook/fettle-pack.h"
#include "fettle-test-store.h"
#include "reports/fettle-table.h"
#include "store/fettle-reference.h"
#include "workbook-parts.h"

#include <glib/gstdio.h>
#include <string.h>

/*
 * The committee tables over twelve invented schools, counted by hand.
 */

typedef struct
{
  FettleStore *store;
  FettleBatch *batch; /* what the set-up gathers, applied at once */
  FettleReportContext context;
} Fixture;

/* Ofsted's own entry, published a month after it began, under the school's own URN. */
static void
add_inspection (Fixture    *fixture,
                const char *urn,
                const char *start,
                const char *publication,
                const char *field,
                const char *value)
{
  g_autofree char *id = fettle_id_for_urn (urn);
  g_autoptr(FettleRecord) inspection = fettle_test_record (
    "inspection", id, "format", g_str_equal (field, "ungraded-outcome") ? "ungraded" : "full", "start", start,
    "publication", publication, "urn-at-time", urn, "source", "ofsted", field, value, NULL);

  fettle_batch_put (fixture->batch, inspection, NULL);
}

/* A full inspection by areas: @grades is "area=grade;area=grade". */
static void
add_areas (Fixture    *fixture,
           const char *urn,
           const char *start,
           const char *publication,
           const char *source,
           const char *safeguarding,
           const char *grades)
{
  g_autofree char *id = fettle_id_for_urn (urn);
  g_autoptr(FettleRecord) inspection
    = fettle_test_record ("inspection", id, "format", "full", "start", start, "publication", publication,
                          "urn-at-time", urn, "source", source, "safeguarding", safeguarding, NULL);
  g_auto(GStrv) pairs = g_strsplit (grades, ";", -1);

  fettle_batch_put (fixture->batch, inspection, NULL);
  for (char **pair = pairs; *pair; pair++)
    {
      g_auto(GStrv) parts = g_strsplit (*pair, "=", 2);
      g_autoptr(FettleRecord) grade
        = fettle_test_record ("inspection-grade", id, "inspection", fettle_record_get_id (inspection), "area",
                              parts[0], "grade", parts[1], NULL);

      fettle_batch_put (fixture->batch, grade, NULL);
    }
}

#define CARD(grade)                                                                                                   \
  "inclusion=" grade ";curriculum-and-teaching=" grade                                                                \
  ";achievement=expected-standard;attendance-and-behaviour=" grade ";personal-development-and-well-being=" grade      \
  ";leadership-and-governance=" grade

static void
add_schools (Fixture *fixture)
{
  static const struct
  {
    const char *urn, *name, *phase, *sector, *pupils, *status, *la_code;
  } schools[] = {
    { "100001", "Alder Primary School", "primary", "maintained", "100" },
    { "100002", "Birch Primary School", "primary", "academy", "200" },
    { "100003", "Cedar Primary School", "primary", "maintained", "300" },
    { "100004", "Damson High School", "secondary", "academy", "400" },
    { "100005", "Elder High School", "secondary", "maintained", "500" },
    { "100006", "Fir Primary School", "primary", "maintained", "600" },
    { "100007", "Gorse School", "special", "maintained", "50" },
    { "100008", "Hazel Primary School", "primary", "maintained", "70" },
    { "100009", "Ivy Primary School", "primary", "maintained", "999", "closed" },
    { "100010", "Juniper School", "not-applicable", "independent", "999" },
    { "100011", "Kerria Primary School", "primary", "maintained", "999", "open", "998" },
    { "100012", "Larch Primary School", "primary", "maintained", "80" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (schools); i++)
    {
      g_autoptr(FettleRecord) school = fettle_test_school (schools[i].urn, schools[i].name);

      fettle_record_set_text (school, "phase", schools[i].phase);
      fettle_record_set_text (school, "sector", schools[i].sector);
      fettle_record_set_text (school, "pupils", schools[i].pupils);
      fettle_record_set_text (school, "census-date", "2026-01-15");
      if (schools[i].status)
        fettle_record_set_text (school, "status", schools[i].status);
      if (schools[i].la_code)
        fettle_record_set_text (school, "la-code", schools[i].la_code);
      fettle_batch_put (fixture->batch, school, NULL);
    }
}

static void
add_inspections (Fixture *fixture)
{
  add_inspection (fixture, "100001", "2023-03-01", "2023-04-01", "overall", "1");
  add_inspection (fixture, "100002", "2019-05-01", "2019-06-01", "overall", "2");
  add_inspection (fixture, "100002", "2023-10-01", "2023-11-01", "ungraded-outcome", "remains-good");
  add_inspection (fixture, "100003", "2017-02-01", "2017-03-01", "overall", "2");
  add_inspection (fixture, "100003", "2022-02-01", "2022-03-01", "overall", "3");
  add_areas (fixture, "100004", "2025-01-15", "2025-02-15", "ofsted", "effective",
             "quality-of-education=2;behaviour-and-attitudes=3;personal-development=2;leadership-and-management=2");
  add_inspection (fixture, "100005", "2020-01-10", "2020-02-10", "overall", "2");
  add_areas (fixture, "100005", "2026-01-20", "2026-02-20", "ofsted", "met", CARD ("strong-standard"));
  add_areas (fixture, "100006", "2026-03-10", "2026-04-10", "ofsted", "not-met", CARD ("needs-attention"));
  add_inspection (fixture, "100008", "2025-03-01", "2025-04-01", "ungraded-outcome", "standards-maintained");
  add_inspection (fixture, "100009", "2018-03-01", "2018-04-01", "overall", "1");
  add_inspection (fixture, "100011", "2018-03-01", "2018-04-01", "overall", "1");
  add_inspection (fixture, "100012", "2018-06-01", "2018-07-01", "overall", "2");
  /* What the officer knows and the public does not yet. */
  add_areas (fixture, "100012", "2026-10-01", NULL, "officer", "not-met", CARD ("urgent-improvement"));
}

static void
load (Fixture           *fixture,
      const char        *dataset,
      const char *const *columns,
      const char *const *values,
      guint              n_rows)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(FettleReferenceLoad) loading
    = fettle_reference_load_begin (fixture->store, dataset, columns, FALSE, &error);
  g_autoptr(FettleSourceInfo) source = fettle_source_info_new (dataset);
  guint n = g_strv_length ((GStrv) columns);

  g_assert_no_error (error);
  for (guint i = 0; i < n_rows; i++)
    {
      fettle_reference_load_row (loading, values + i * n, &error);
      g_assert_no_error (error);
    }
  source->as_at = g_strdup ("2026-10-31");
  source->generation = g_strdup ("trial");
  source->file_name = g_strdup ("trial.csv");
  source->sha256 = g_strdup ("0");
  source->n_rows = n_rows;
  source->imported_at = g_strdup ("2026-11-01T00:00:00Z");
  fettle_reference_load_commit (loading, source, &error);
  g_assert_no_error (error);
}

/* England: legacy, two of three met, one of two in the region; a report card that does not; one closed, one
 * independent. */
static void
load_england (Fixture *fixture)
{
  static const char *const columns[]
    = { "urn", "name", "la-code", "region", "phase", "status", "sector", "pupils", NULL };
  static const char *const values[][8] = {
    { "200001", "One", "998", "North West", "primary", "open", "maintained", "10" },
    { "200002", "Two", "998", "North West", "secondary", "open", "academy", "30" },
    { "200003", "Three", "997", "London", "primary", "open", "maintained", "20" },
    { "200004", "Four", "997", "London", "primary", "open", "maintained", "40" },
    { "200005", "Five", "997", "London", "primary", "closed", "maintained", "1000" },
    { "200006", "Six", "997", "London", "primary", "open", "independent", "1000" },
  };
  static const char *const outcome_columns[]
    = { "urn", "source-part", "format", "start", "overall", "urn-at-time", "grades", NULL };
  static const char *const outcomes[][7] = {
    { "200001", "full", "full", "2020-01-01", "2", "200001", NULL },
    { "200002", "full", "full", "2020-01-01", "4", "200002", NULL },
    { "200003", "full", "full", "2020-01-01", "1", "200003", NULL },
    { "200004", "full", "full", "2026-01-01", NULL, "200004", "inclusion=needs-attention" },
    { "200005", "full", "full", "2020-01-01", "1", "200005", NULL },
    { "200006", "full", "full", "2020-01-01", "1", "200006", NULL },
  };

  load (fixture, "establishments", columns, &values[0][0], G_N_ELEMENTS (values));
  load (fixture, "outcomes", outcome_columns, &outcomes[0][0], G_N_ELEMENTS (outcomes));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(FettleRecord) authority
    = fettle_test_record ("authority", NULL, "code", "999", "name", "Rivers and Fells", "region", "North West",
                          "statistical-neighbours", "998\n997", NULL);

  fixture->store = fettle_test_store_new ();
  fixture->batch = fettle_batch_new ("Set up a borough");
  fettle_batch_put (fixture->batch, authority, NULL);
  add_schools (fixture);
  add_inspections (fixture);
  fettle_store_apply (fixture->store, fixture->batch, NULL, NULL, &error);
  g_assert_no_error (error);
  load_england (fixture);
  fixture->context = (FettleReportContext) {
    .store = fixture->store,
    .today = fettle_date_new (2026, 11, 21),
    .from = fettle_date_new (2026, 1, 1),
    .to = fettle_date_new (2026, 11, 21),
    .committee = "Children's Scrutiny",
    .council = "Rivers & Fells Council",
  };
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_object_unref (fixture->batch);
  fettle_test_store_remove (fixture->store);
}

static FettleDisclosed *
make_table (Fixture       *fixture,
            const char    *id,
            FettleProfile  profile)
{
  FettleDisclosureRules rules = { .profile = profile, .small_number = 5 };
  g_autoptr(GError) error = NULL;
  g_autofree char *why = NULL;
  FettleDisclosed *table
    = fettle_catalogue_disclose (fettle_catalogue_find (id), &fixture->context, &rules, &why, &error);

  g_assert_no_error (error);
  g_assert_nonnull (table);
  return table;
}

static guint
find_row (FettleDisclosed *table,
          guint            column,
          const char      *words)
{
  for (guint i = 0; i < fettle_disclosed_get_n_rows (table); i++)
    {
      g_autofree char *own = fettle_disclosed_get_words (table, i, column);

      if (g_str_equal (own, words))
        return i;
    }
  g_error ("there is no row %s", words);
}

static void
assert_cell (FettleDisclosed *table,
             guint            row,
             const char      *column,
             const char      *expected)
{
  for (guint i = 0; i < fettle_disclosed_get_n_columns (table); i++)
    if (g_str_equal (fettle_disclosed_get_column (table, i)->id, column))
      {
        g_autofree char *words = fettle_disclosed_get_words (table, row, i);

        g_assert_cmpstr (words, ==, expected);
        return;
      }
  g_error ("there is no column %s", column);
}

static void
assert_cells (FettleDisclosed *table,
              guint            row,
              const char      *pairs)
{
  g_auto(GStrv) list = g_strsplit (pairs, ";", -1);

  for (char **pair = list; *pair; pair++)
    {
      g_auto(GStrv) parts = g_strsplit (*pair, "=", 2);

      assert_cell (table, row, parts[0], parts[1]);
    }
}

static void
forget_pupils (Fixture    *fixture,
               const char *urn)
{
  g_autofree char *id = fettle_id_for_urn (urn);
  g_autoptr(GError) error = NULL;
  g_autoptr(FettleRecord) before = fettle_store_get (fixture->store, "school", id, &error);
  g_autoptr(FettleRecord) after = fettle_record_copy (before);
  g_autoptr(FettleBatch) batch = fettle_batch_new ("Forget the number of pupils");

  fettle_record_set_text (after, "pupils", NULL);
  fettle_batch_put (batch, after, before);
  fettle_store_apply (fixture->store, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_note (FettleDisclosed *table,
             const char      *expected)
{
  for (const char *const *note = fettle_disclosed_get_notes (table); *note; note++)
    if (g_str_equal (*note, expected))
      return;
  g_error ("%s has no note “%s”", fettle_disclosed_get_id (table), expected);
}

/* A sum over schools of which one has no number says so; it is not the sum of all. */
static void
test_some_pupils_unknown (Fixture       *fixture,
                          gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) pupils = NULL;
  g_autoptr(FettleDisclosed) headline = NULL;

  forget_pupils (fixture, "100002");
  pupils = make_table (fixture, "T9", FETTLE_PROFILE_PUBLIC);
  headline = make_table (fixture, "T1", FETTLE_PROFILE_PUBLIC);
  assert_cells (pupils, find_row (pupils, 0, "Primary"), "scope-n=480;good-plus-n=180;good-plus-percent=37.5%");
  assert_cells (pupils, find_row (pupils, 0, "All phases"), "scope-n=480;good-plus-n=180;report-card-n=1100");
  assert_note (pupils, "Sums of “Primary” are of the schools with a number. Pupils in scope: 1 of 4 has no number; "
                       "Pupils in good+: 1 of 3 has no number.");
  assert_note (pupils, "Sums of “All phases” are of the schools with a number. Pupils in scope: 1 of 4 has no number; "
                       "Pupils in good+: 1 of 3 has no number.");
  assert_note (headline, "Sums of “Overall grade: good or outstanding” are of the schools with a number. Pupils n: 1 of 3 has "
                         "no number; Of pupils: 1 of 4 has no number.");
}

/* Where no school has a number there is no sum: nothing is printed as nought, and there is no percentage. */
static void
test_no_pupils_known (Fixture       *fixture,
                      gconstpointer  unused)
{
  static const char *const primaries[] = { "100001", "100002", "100003", "100006", "100008", "100012" };
  g_autoptr(FettleDisclosed) pupils = NULL;
  g_autoptr(FettleDisclosed) headline = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (primaries); i++)
    forget_pupils (fixture, primaries[i]);
  pupils = make_table (fixture, "T9", FETTLE_PROFILE_PUBLIC);
  headline = make_table (fixture, "T1", FETTLE_PROFILE_PUBLIC);
  assert_cells (pupils, find_row (pupils, 0, "Primary"),
                "scope-n=[x];good-plus-n=[x];good-plus-percent=[x];report-card-n=[x];areas-only-n=0;other-n=[x]");
  assert_cells (pupils, find_row (pupils, 0, "Secondary"), "scope-n=0;good-plus-percent=[x];report-card-n=500");
  assert_cells (pupils, find_row (pupils, 0, "All phases"), "scope-n=[x];good-plus-percent=[x];report-card-n=500");
  assert_cells (headline, 0, "schools-percent=75.0%;pupils-n=[x];pupils-base=[x];pupils-percent=[x]");
  assert_cells (headline, 2, "pupils-n=500;pupils-base=500;pupils-percent=100.0%");
  assert_note (headline, "Sums of “Report card: every area at the expected standard or above” are of the schools with a "
                         "number. Of pupils: 1 of 2 has no number.");
}

/* Nor of England: its schools without a number are not schools without pupils. */
static void
test_no_pupils_of_england (Fixture       *fixture,
                           gconstpointer  unused)
{
  static const char *const columns[] = { "urn", "name", "la-code", "region", "phase", "status", "sector", "pupils", NULL };
  static const char *const some[][8] = {
    { "200001", "One", "998", "North West", "primary", "open", "maintained", "10" },
    { "200002", "Two", "998", "North West", "secondary", "open", "academy", NULL },
    { "200003", "Three", "997", "London", "primary", "open", "maintained", "0" },
    { "200004", "Four", "997", "London", "primary", "open", "maintained", "40" },
  };
  g_autoptr(FettleDisclosed) table = NULL;

  load (fixture, "establishments", columns, &some[0][0], G_N_ELEMENTS (some));
  table = make_table (fixture, "T9", FETTLE_PROFILE_PUBLIC);
  assert_cells (table, find_row (table, 0, "Primary"), "national-base=10;national-percent=100.0%;region-base=10");
  assert_cells (table, find_row (table, 0, "Secondary"), "national-base=[x];national-percent=[x];region-base=[x]");
  assert_cells (table, find_row (table, 0, "All phases"), "national-base=10;region-base=10");
  assert_note (table, "Sums of “All phases” are of the schools with a number. National, of pupils: 2 of 3 have no number; "
                      "Region, of pupils: 1 of 2 has no number.");
}

/* Nine schools; Larch with the grade that the public knows. */
static void
test_legacy_by_phase (Fixture       *fixture,
                      gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) table = make_table (fixture, "T2", FETTLE_PROFILE_PUBLIC);

  g_assert_cmpuint (fettle_disclosed_get_n_rows (table), ==, 4);
  assert_cells (
    table, find_row (table, 0, "Primary"),
    "outstanding-n=1;outstanding-percent=25.0%;good-n=2;good-percent=50.0%;ri-n=1;inadequate-n=0;graded-n=4;"
    "report-card-n=1;areas-only-n=0;not-inspected-n=0;other-n=1;good-plus-percent=75.0%;national-percent=100.0%;"
    "national-base=2");
  assert_cells (
    table, find_row (table, 0, "Secondary"),
    "graded-n=0;good-plus-percent=[x];report-card-n=1;areas-only-n=1;national-percent=0.0%;national-base=1");
  assert_cells (table, find_row (table, 0, "Special"),
                "graded-n=0;not-inspected-n=1;national-percent=[x];national-base=0");
  assert_cells (
    table, 3,
    "phase=All phases;graded-n=4;report-card-n=2;areas-only-n=1;not-inspected-n=1;other-n=1;good-plus-percent=75.0%;"
    "national-percent=66.7%;national-base=3");
}

/* A file of one region's schools must not be printed as England. */
static void
test_half_an_england (Fixture       *fixture,
                      gconstpointer  unused)
{
  static const char *const columns[] = { "urn", "source-part", "format", "start", "overall", "urn-at-time", NULL };
  static const char *const outcomes[][6] = {
    { "200001", "full", "full", "2020-01-01", "2", "200001" },
    { "200002", "full", "full", "2020-01-01", "4", "200002" },
  };
  g_autoptr(FettleDisclosed) headline = NULL;
  g_autoptr(FettleDisclosed) table = NULL;
  guint line;

  load (fixture, "outcomes", columns, &outcomes[0][0], G_N_ELEMENTS (outcomes));
  table = make_table (fixture, "T2", FETTLE_PROFILE_PUBLIC);
  assert_cells (table, find_row (table, 0, "All phases"), "graded-n=4;national-percent=[x];national-base=[x]");
  g_assert_true (g_strv_contains (fettle_disclosed_get_notes (table),
                                  "England is not shown: the imported files hold an outcome for only 2 of its 4 open "
                                  "state-funded schools."));
  headline = make_table (fixture, "T1", FETTLE_PROFILE_PUBLIC);
  line = find_row (headline, 0, "Overall grade: good or outstanding");
  assert_cells (headline, line, "national-percent=[x];region-percent=50.0%;region-base=2");
}

/* The officer's own paper knows of the inspection that is not published. */
static void
test_unpublished_only_in_working (Fixture       *fixture,
                                  gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) table = make_table (fixture, "T2", FETTLE_PROFILE_WORKING);
  g_autoptr(FettleTable) bare = NULL;
  FettleDisclosureRules rules = { .profile = FETTLE_PROFILE_PUBLIC };
  g_autoptr(GError) error = NULL;

  assert_cells (table, 3, "graded-n=3;report-card-n=3");
  /* Made for the officer, it cannot be published. */
  bare = fettle_catalogue_find ("T2")->build (&fixture->context, &error);
  g_assert_no_error (error);
  g_assert_null (fettle_disclose (bare, &rules, NULL));
}

static void
test_headline (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) table = make_table (fixture, "T1", FETTLE_PROFILE_PUBLIC);

  /* Alder, Birch and Larch of four; 380 of 680 pupils. Before: Elder had a good, so four of five. */
  assert_cells (table, 0,
                "schools-n=3;schools-base=4;schools-percent=75.0%;pupils-n=380;pupils-base=680;pupils-percent=55.9%;"
                "before-percent=80.0%;before-base=5;change=−5.0;national-percent=66.7%;national-base=3;"
                "region-percent=50.0%;region-base=2;neighbours-percent=66.7%;neighbours-base=3");
  /* Damson: behaviour requires improvement. Nobody else in England has only areas. */
  assert_cells (table, 1, "schools-n=0;schools-base=1;schools-percent=0.0%;national-percent=[x];national-base=0");
  /* Elder of Elder and Fir. */
  assert_cells (table, 2,
                "schools-n=1;schools-base=2;schools-percent=50.0%;pupils-n=500;pupils-base=1100;pupils-percent=45.5%;"
                "before-percent=[x];change=[x];national-percent=0.0%;national-base=1;region-base=0");
  assert_cells (table, find_row (table, 0, "Ungraded inspection only"),
                "schools-n=1;schools-base=[x];schools-percent=[x]");
  assert_cells (table, find_row (table, 0, "Not inspected"), "schools-n=1;schools-percent=[x]");
}

/* Each of the nine schools stands in just one line. */
static void
test_headline_counts_each_school_once (Fixture       *fixture,
                                       gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) table = make_table (fixture, "T1", FETTLE_PROFILE_WORKING);
  gint64 sum = 0;

  for (guint i = 0; i < fettle_disclosed_get_n_rows (table); i++)
    sum += fettle_disclosed_get_cell (table, i, i < 3 ? 2 : 1)->number;
  g_assert_cmpint (sum, ==, 9);
}

static void
test_areas (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) areas = make_table (fixture, "T3", FETTLE_PROFILE_PUBLIC);
  g_autoptr(FettleDisclosed) cards = make_table (fixture, "T4", FETTLE_PROFILE_PUBLIC);

  assert_cells (areas, find_row (areas, 0, "Behaviour and attitudes"),
                "good=0;ri=1;not-applicable=0;total=1;good-plus-percent=0.0%");
  assert_cells (areas, find_row (areas, 0, "Sixth-form provision"),
                "ri=0;not-applicable=1;total=1;good-plus-percent=[x]");
  assert_cells (cards, find_row (cards, 0, "Achievement"),
                "expected=2;total=2;expected-plus-n=2;expected-plus-percent=100.0%");
  assert_cells (
    cards, find_row (cards, 0, "Inclusion"),
    "strong=1;needs-attention=1;urgent=0;not-applicable=0;total=2;expected-plus-n=1;expected-plus-percent=50.0%");
}

static void
test_cards (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) phases = make_table (fixture, "T5", FETTLE_PROFILE_PUBLIC);
  g_autoptr(FettleDisclosed) schools = make_table (fixture, "T6", FETTLE_PROFILE_PUBLIC);

  assert_cells (
    phases, fettle_disclosed_get_n_rows (phases) - 1,
    "cards-n=2;met-n=1;not-met-n=1;expected-plus-n=1;needs-attention-n=1;urgent-n=0;no-category-n=2;rsi-n=0;sm-n=0");
  g_assert_cmpuint (fettle_disclosed_get_n_rows (schools), ==, 2);
  assert_cells (schools, find_row (schools, 1, "Fir Primary School"),
                "urn=100006;sector=Maintained;inclusion=Needs attention;achievement=Expected "
                "standard;early-years=[x];"
                "safeguarding=Not met;category=None");
}

static void
test_inspections_of_the_period (Fixture       *fixture,
                                gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) table = make_table (fixture, "T7", FETTLE_PROFILE_PUBLIC);
  guint row;

  g_assert_cmpuint (fettle_disclosed_get_n_rows (table), ==, 2);
  row = find_row (table, 2, "Elder High School");
  assert_cells (table, row, "type=Report card;before=Good;direction=not comparable");
}

/* Direction only between two overall grades. */
static void
test_direction (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) table = NULL;

  fixture->context.from = fettle_date_new (2022, 1, 1);
  fixture->context.to = fettle_date_new (2023, 12, 31);
  table = make_table (fixture, "T7", FETTLE_PROFILE_PUBLIC);
  g_assert_cmpuint (fettle_disclosed_get_n_rows (table), ==, 3);
  assert_cells (table, find_row (table, 2, "Cedar Primary School"),
                "type=Graded;before=Good;outcome=Requires improvement;direction=declined");
  assert_cells (table, find_row (table, 2, "Alder Primary School"),
                "before=Not inspected;outcome=Outstanding;direction=not comparable");
  assert_cells (table, find_row (table, 2, "Birch Primary School"),
                "type=Ungraded;before=Good;direction=not comparable");
}

static void
test_pupils (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) table = make_table (fixture, "T9", FETTLE_PROFILE_PUBLIC);
  gboolean census = FALSE;

  /* England: 30 of 60 legacy pupils; North West: 10 of 40. */
  assert_cells (table, fettle_disclosed_get_n_rows (table) - 1,
                "scope-n=680;good-plus-n=380;good-plus-percent=55.9%;national-percent=50.0%;national-base=60;region-"
                "percent=25.0%;region-base=40;"
                "report-card-n=1100;areas-only-n=400;not-inspected-n=50;other-n=70");
  for (const char *const *note = fettle_disclosed_get_notes (table); *note; note++)
    census |= strstr (*note, "15 Jan 2026") != NULL;
  g_assert_true (census);
}

static void
test_all_schools (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) table = make_table (fixture, "schools", FETTLE_PROFILE_PUBLIC);
  g_autofree char *last = NULL;

  /* Nine counted, and the independent one at the end; neither the closed one nor another authority's. */
  g_assert_cmpuint (fettle_disclosed_get_n_rows (table), ==, 10);
  last = fettle_disclosed_get_words (table, 9, 2);
  g_assert_cmpstr (last, ==, "Juniper School");
  assert_cell (table, find_row (table, 2, "Birch Primary School"), "outcome",
               "Good; ungraded since: School remains Good");
  g_assert_nonnull (strstr (fettle_disclosed_get_coverage (table), "9 open state-funded schools of Rivers and Fells"));
  g_assert_nonnull (
    strstr (fettle_disclosed_get_coverage (table), "1 closed; 1 not state-funded; 1 of another authority"));
}

/* Every figure opens its schools in the office, and no school is named by a public one. */
static void
test_figures_open_their_schools (Fixture       *fixture,
                                 gconstpointer  unused)
{
  static const char *const ids[] = { "T2", "T3", "T4", "T5" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(FettleDisclosed) table = make_table (fixture, ids[i], FETTLE_PROFILE_WORKING);

      for (guint row = 0; row < fettle_disclosed_get_n_rows (table); row++)
        for (guint column = 0; column < fettle_disclosed_get_n_columns (table); column++)
          {
            const FettleCell *cell = fettle_disclosed_get_cell (table, row, column);
            const FettleTableColumn *info = fettle_disclosed_get_column (table, column);

            if (info->type == FETTLE_CELL_COUNT && !g_str_has_prefix (info->id, "national"))
              g_assert_cmpint (cell->rows ? g_strv_length (cell->rows) : 0, ==, cell->number);
          }
    }
}

/* "n beside every %", and columns in the order that committees know them. */
static void
test_columns (Fixture       *fixture,
              gconstpointer  unused)
{
  static const char *const orders[][2] = {
    { "T1", "Measure;Schools n;Schools %;Pupils n;Pupils %;Previous report %;Change (points);National %;Region "
            "%;Stat. neighbours %;Note" },
    { "T2",
      "Phase;Outstanding n;Outstanding %;Good n;Good %;RI n;RI %;Inadequate n;Inadequate %;Total with legacy grade;"
      "Not in scope (report card) n;Not in scope (2024/25 areas only) n;Not inspected n;Good+ %;National good+ %" },
    { "T3", "Judgement area;Outstanding;Good;RI;Inadequate;n/a;Total;Good+ %" },
    { "T4", "Evaluation area;Exceptional;Strong;Expected;Needs attention;Urgent improvement;Not applicable;Total "
            "schools;Expected+ n;Expected+ %" },
    { "T6", "URN;School;Phase;Sector;Insp. date;Publ. "
            "date;L&G;C&T;Ach;A&B;PD&W;Inc;EY;Post-16;Safeguarding;Category;Report link" },
    { "T7", "Insp. date;Publ. date;School;Phase;Sector;Type;Previous outcome;New outcome;Direction;LA support "
            "mentioned;LA comment" },
    { "T24", "Source;Release;As at;Known changes;Method" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr(FettleDisclosed) table = make_table (fixture, orders[i][0], FETTLE_PROFILE_WORKING);
      g_auto(GStrv) titles = g_strsplit (orders[i][1], ";", -1);
      guint at = 0, n_percent = 0, n_counts = 0;

      for (guint column = 0; column < fettle_disclosed_get_n_columns (table); column++)
        {
          const FettleTableColumn *info = fettle_disclosed_get_column (table, column);

          n_percent += info->type == FETTLE_CELL_PERCENT;
          n_counts += info->type == FETTLE_CELL_COUNT;
          if (titles[at] && g_str_equal (info->title, titles[at]))
            at++;
        }
      g_assert_cmpstr (titles[at], ==, NULL);
      g_assert_cmpuint (n_counts, >=, n_percent);
    }
}

static void
test_pack (Fixture       *fixture,
           gconstpointer  unused)
{
  FettleDisclosureRules rules = { .profile = FETTLE_PROFILE_PUBLIC, .small_number = 5 };
  g_autofree char *path = g_build_filename (fettle_store_get_folder (fixture->store), "paper.xlsx", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(Parts) parts = NULL;
  g_auto(GStrv) withheld = NULL;

  fettle_pack_write (&fixture->context, &rules, NULL, path, &withheld, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_strv_contains ((const char *const *) withheld,
                                  "T7: the column “LA comment” is left out: it is for working papers only."));
  parts = parts_open (path);
  for (const char *const *sheet
       = (const char *const[]){ "Cover", "Contents", "Notes", "T1", "T9", "Schools", "T24", NULL };
       *sheet; sheet++)
    g_assert_nonnull (parts_find_sheet (parts, *sheet));
  for (guint i = 0; i < parts->strings->len; i++)
    g_assert_null (strstr (g_ptr_array_index (parts->strings, i), "rgent improvement, safeguarding not met"));
}

static void
test_pack_of_unknown_table (Fixture       *fixture,
                            gconstpointer  unused)
{
  FettleDisclosureRules rules = { .profile = FETTLE_PROFILE_WORKING };
  const char *ids[] = { "T1", "T99", NULL };
  g_autofree char *path = g_build_filename (fettle_store_get_folder (fixture->store), "paper.xlsx", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (fettle_pack_write (&fixture->context, &rules, ids, path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_file_names (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autofree char *part2 = fettle_pack_suggest_name (&fixture->context, FETTLE_PROFILE_EXEMPT);
  g_autofree char *paper = fettle_pack_suggest_name (&fixture->context, FETTLE_PROFILE_PUBLIC);

  g_assert_true (g_str_has_prefix (part2, "PART2_"));
  g_assert_false (g_str_has_prefix (paper, "PART2_"));
  g_assert_true (g_str_has_suffix (paper, "2026-11-21.xlsx"));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/committee/legacy-by-phase", test_legacy_by_phase);
  ADD ("/committee/half-an-england", test_half_an_england);
  ADD ("/committee/some-pupils-unknown", test_some_pupils_unknown);
  ADD ("/committee/no-pupils-known", test_no_pupils_known);
  ADD ("/committee/no-pupils-of-england", test_no_pupils_of_england);
  ADD ("/committee/unpublished-only-in-working", test_unpublished_only_in_working);
  ADD ("/committee/headline", test_headline);
  ADD ("/committee/headline-counts-each-school-once", test_headline_counts_each_school_once);
  ADD ("/committee/areas", test_areas);
  ADD ("/committee/cards", test_cards);
  ADD ("/committee/inspections-of-the-period", test_inspections_of_the_period);
  ADD ("/committee/direction", test_direction);
  ADD ("/committee/pupils", test_pupils);
  ADD ("/committee/all-schools", test_all_schools);
  ADD ("/committee/figures-open-their-schools", test_figures_open_their_schools);
  ADD ("/committee/columns", test_columns);
  ADD ("/committee/pack", test_pack);
  ADD ("/committee/pack-of-unknown-table", test_pack_of_unknown_table);
  ADD ("/committee/file-names", test_file_names);
  return g_test_run ();
}
