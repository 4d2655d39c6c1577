/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/fettle-date.h"
#include "committee-lib.h"
#include "workbook/fettle-pack.h"
#include "fettle-test-store.h"
#include "reports/fettle-table.h"
#include "workbook-parts.h"

#include <glib/gstdio.h>
#include <string.h>

/*
 * The committee tables over twelve invented schools, counted by hand.
 */

/* Nine schools; Larch with the grade that the public knows. */
static void
test_legacy_by_phase (Fixture       *fixture,
                      gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) table = committee_make_table (fixture, "T2", FETTLE_PROFILE_PUBLIC);

  g_assert_cmpuint (fettle_disclosed_get_n_rows (table), ==, 4);
  committee_assert_cells (
    table, committee_find_row (table, 0, "Primary"),
    "outstanding-n=1;outstanding-percent=25.0%;good-n=2;good-percent=50.0%;ri-n=1;inadequate-n=0;graded-n=4;"
    "report-card-n=1;areas-only-n=0;not-inspected-n=0;other-n=1;good-plus-percent=75.0%;national-percent=100.0%;"
    "national-base=2");
  committee_assert_cells (
    table, committee_find_row (table, 0, "Secondary"),
    "graded-n=0;good-plus-percent=[x];report-card-n=1;areas-only-n=1;national-percent=0.0%;national-base=1");
  committee_assert_cells (table, committee_find_row (table, 0, "Special"),
                "graded-n=0;not-inspected-n=1;national-percent=[x];national-base=0");
  committee_assert_cells (
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

  committee_load (fixture, "outcomes", columns, &outcomes[0][0], G_N_ELEMENTS (outcomes));
  table = committee_make_table (fixture, "T2", FETTLE_PROFILE_PUBLIC);
  committee_assert_cells (table, committee_find_row (table, 0, "All phases"), "graded-n=4");
  g_assert_false (committee_has_column (table, "national-percent") || committee_has_column (table, "national-base"));
  g_assert_true (g_strv_contains (fettle_disclosed_get_notes (table),
                                  "England is not shown: the imported files hold an outcome for only 2 of its 4 open "
                                  "state-funded schools."));
  headline = committee_make_table (fixture, "T1", FETTLE_PROFILE_PUBLIC);
  line = committee_find_row (headline, 0, "Overall grade: good or outstanding");
  committee_assert_cells (headline, line, "region-percent=50.0%;region-base=2");
  g_assert_false (committee_has_column (headline, "national-percent") || committee_has_column (headline, "national-base"));
}

/* The officer's own paper knows of the inspection that is not published. */
static void
test_unpublished_only_in_working (Fixture       *fixture,
                                  gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) table = committee_make_table (fixture, "T2", FETTLE_PROFILE_WORKING);
  g_autoptr(FettleTable) bare = NULL;
  FettleDisclosureRules rules = { .profile = FETTLE_PROFILE_PUBLIC };
  g_autoptr(GError) error = NULL;

  committee_assert_cells (table, 3, "graded-n=3;report-card-n=3");
  /* Made for the officer, it cannot be published. */
  bare = fettle_catalogue_find ("T2")->build (&fixture->context, &error);
  g_assert_no_error (error);
  g_assert_null (fettle_disclose (bare, &rules, NULL));
}

static void
test_headline (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) table = committee_make_table (fixture, "T1", FETTLE_PROFILE_PUBLIC);

  /* Alder, Birch and Larch of four; 380 of 680 pupils. Before: Elder had a good, so four of five. */
  committee_assert_cells (table, 0,
                "schools-n=3;schools-base=4;schools-percent=75.0%;pupils-n=380;pupils-base=680;pupils-percent=55.9%;"
                "before-percent=80.0%;before-base=5;change=−5.0;national-percent=66.7%;national-base=3;"
                "region-percent=50.0%;region-base=2;neighbours-percent=66.7%;neighbours-base=3");
  /* Damson: behaviour requires improvement. Nobody else in England has only areas. */
  committee_assert_cells (table, 1, "schools-n=0;schools-base=1;schools-percent=0.0%;national-percent=[x];national-base=0");
  /* Elder of Elder and Fir. */
  committee_assert_cells (table, 2,
                "schools-n=1;schools-base=2;schools-percent=50.0%;pupils-n=500;pupils-base=1100;pupils-percent=45.5%;"
                "before-percent=[x];change=[x];national-percent=0.0%;national-base=1;region-base=0");
  committee_assert_cells (table, committee_find_row (table, 0, "Ungraded inspection only"),
                "schools-n=1;schools-base=[x];schools-percent=[x]");
  committee_assert_cells (table, committee_find_row (table, 0, "Not inspected"), "schools-n=1;schools-percent=[x]");
}

static void
test_data_notes (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) table = committee_make_table (fixture, "T24", FETTLE_PROFILE_WORKING);

  g_assert_cmpuint (fettle_disclosed_get_n_rows (table), ==, 3);
  committee_assert_cells (table, 0, "source=Get Information about Schools (Department for Education);release=trial;as-at=31 Oct 2026");
  committee_assert_cells (table, 1, "source=Ofsted, state-funded school inspections and outcomes;release=trial;as-at=31 Oct 2026");
  committee_assert_cells (table, 2, "source=The authority's own register;as-at=Sat 21 Nov 2026");
}

static void
choose (Fixture    *fixture,
        const char *choice,
        const char *on)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(FettleRecord) record = fettle_test_record ("law-choice", NULL, "rule", "coasting-gate", "choice", choice, "chosen-by",
                                                       "Alex Hall", "chosen-on", on, "reason", "Advised so", NULL);
  g_autoptr(FettleBatch) batch = fettle_batch_new ("Choose");

  fettle_batch_put (batch, record, NULL);
  fettle_store_apply (fixture->store, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The newest answer to a question that the law leaves open stands with the notes; who gave it does not leave with them. */
static void
test_choices_of_law (Fixture       *fixture,
                     gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) table = NULL;

  choose (fixture, "no", "2026-10-01");
  choose (fixture, "yes", "2026-11-02");
  choose (fixture, "no", "2026-11-22"); /* tomorrow */
  table = committee_make_table (fixture, "T24", FETTLE_PROFILE_WORKING);
  g_assert_cmpuint (fettle_disclosed_get_n_rows (table), ==, 4);
  committee_assert_cells (
    table, 3,
    "source=Choice of law;method=Coasting: a notification opens the gate though the register does not show why: Yes");
}

/* Each of the nine schools stands in just one line. */
static void
test_headline_counts_each_school_once (Fixture       *fixture,
                                       gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) table = committee_make_table (fixture, "T1", FETTLE_PROFILE_WORKING);
  gint64 sum = 0;

  for (guint i = 0; i < fettle_disclosed_get_n_rows (table); i++)
    sum += fettle_disclosed_get_cell (table, i, i < 3 ? 2 : 1)->number;
  g_assert_cmpint (sum, ==, 9);
}

static void
test_areas (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) areas = committee_make_table (fixture, "T3", FETTLE_PROFILE_PUBLIC);
  g_autoptr(FettleDisclosed) cards = committee_make_table (fixture, "T4", FETTLE_PROFILE_PUBLIC);

  committee_assert_cells (areas, committee_find_row (areas, 0, "Behaviour and attitudes"),
                "good=0;ri=1;not-applicable=0;total=1;good-plus-percent=0.0%");
  committee_assert_cells (areas, committee_find_row (areas, 0, "Sixth-form provision"),
                "ri=0;not-applicable=1;total=1;good-plus-percent=[x]");
  committee_assert_cells (cards, committee_find_row (cards, 0, "Achievement"),
                "expected=2;total=2;expected-plus-n=2;expected-plus-percent=100.0%");
  committee_assert_cells (
    cards, committee_find_row (cards, 0, "Inclusion"),
    "strong=1;needs-attention=1;urgent=0;not-applicable=0;total=2;expected-plus-n=1;expected-plus-percent=50.0%");
}

static void
test_cards (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) phases = committee_make_table (fixture, "T5", FETTLE_PROFILE_PUBLIC);
  g_autoptr(FettleDisclosed) schools = committee_make_table (fixture, "T6", FETTLE_PROFILE_PUBLIC);

  committee_assert_cells (
    phases, fettle_disclosed_get_n_rows (phases) - 1,
    "cards-n=2;met-n=1;not-met-n=1;expected-plus-n=1;needs-attention-n=1;urgent-n=0;no-category-n=2;rsi-n=0;sm-n=0");
  g_assert_cmpuint (fettle_disclosed_get_n_rows (schools), ==, 2);
  committee_assert_cells (schools, committee_find_row (schools, 1, "Fir Primary School"),
                "urn=100006;sector=Maintained;inclusion=Needs attention;achievement=Expected "
                "standard;early-years=[x];"
                "safeguarding=Not met;category=None");
}

static void
test_inspections_of_the_period (Fixture       *fixture,
                                gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) table = committee_make_table (fixture, "T7", FETTLE_PROFILE_PUBLIC);
  guint row;

  g_assert_cmpuint (fettle_disclosed_get_n_rows (table), ==, 2);
  row = committee_find_row (table, 2, "Elder High School");
  committee_assert_cells (table, row, "type=Report card;before=Good;direction=not comparable");
}

/* Direction only between two overall grades. */
static void
test_direction (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) table = NULL;

  fixture->context.from = fettle_date_new (2022, 1, 1);
  fixture->context.to = fettle_date_new (2023, 12, 31);
  table = committee_make_table (fixture, "T7", FETTLE_PROFILE_PUBLIC);
  g_assert_cmpuint (fettle_disclosed_get_n_rows (table), ==, 3);
  committee_assert_cells (table, committee_find_row (table, 2, "Cedar Primary School"),
                "type=Graded;before=Good;outcome=Requires improvement;direction=declined");
  committee_assert_cells (table, committee_find_row (table, 2, "Alder Primary School"),
                "before=Not inspected;outcome=Outstanding;direction=not comparable");
  committee_assert_cells (table, committee_find_row (table, 2, "Birch Primary School"),
                "type=Ungraded;before=Good;direction=not comparable");
}

static void
test_pupils (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) table = committee_make_table (fixture, "T9", FETTLE_PROFILE_PUBLIC);
  gboolean census = FALSE;

  /* England: 30 of 60 legacy pupils; North West: 10 of 40. */
  committee_assert_cells (table, fettle_disclosed_get_n_rows (table) - 1,
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
  g_autoptr(FettleDisclosed) table = committee_make_table (fixture, "schools", FETTLE_PROFILE_PUBLIC);
  g_autofree char *last = NULL;

  /* Nine counted, and the independent one at the end; neither the closed one nor another authority's. */
  g_assert_cmpuint (fettle_disclosed_get_n_rows (table), ==, 10);
  last = fettle_disclosed_get_words (table, 9, 2);
  g_assert_cmpstr (last, ==, "Juniper School");
  committee_assert_cell (table, committee_find_row (table, 2, "Birch Primary School"), "outcome",
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
      g_autoptr(FettleDisclosed) table = committee_make_table (fixture, ids[i], FETTLE_PROFILE_WORKING);

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
    { "T1", "Measure;Schools n;Schools %;Pupils n;Pupils %;Before the period %;Change (points);National %;Region "
            "%;Stat. neighbours %;Note" },
    { "T2",
      "Phase;Outstanding n;Outstanding %;Good n;Good %;RI n;RI %;Inadequate n;Inadequate %;Total with legacy grade;"
      "Not in scope (report card) n;Not in scope (2024/25 areas only) n;Not inspected n;Good+ %;National good+ %" },
    { "T3", "Judgement area;Outstanding;Good;RI;Inadequate;n/a;Total;Good+ %" },
    { "T4", "Evaluation area;Exceptional;Strong;Expected;Needs attention;Urgent improvement;Not applicable;Total "
            "schools;Expected+ n;Expected+ %" },
    { "T6", "URN;School;Phase;Sector;Insp. date;Publ. "
            "date;Inc;C&T;Ach;A&B;PD&W;L&G;EY;Post-16;Safeguarding;Category;Report link" },
    { "T7", "Insp. date;Publ. date;School;Phase;Sector;Type;Previous outcome;New outcome;Direction;LA support "
            "mentioned;LA comment" },
    { "T24", "Source;Release;As at;Known changes;Method" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr(FettleDisclosed) table = committee_make_table (fixture, orders[i][0], FETTLE_PROFILE_WORKING);
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

#define ADD(path, function) g_test_add (path, Fixture, NULL, committee_set_up, function, committee_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/committee/legacy-by-phase", test_legacy_by_phase);
  ADD ("/committee/half-an-england", test_half_an_england);
  ADD ("/committee/unpublished-only-in-working", test_unpublished_only_in_working);
  ADD ("/committee/headline", test_headline);
  ADD ("/committee/data-notes", test_data_notes);
  ADD ("/committee/choices-of-law", test_choices_of_law);
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
