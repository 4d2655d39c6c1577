/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/fettle-date.h"
#include "base/fettle-id.h"
#include "committee-lib.h"
#include "fettle-test-store.h"
#include "workbook-parts.h"
#include "workbook/fettle-pack.h"

#include <string.h>

/*
 * What the committee tables say where something is missing: numbers of pupils, comparators, a source of today.
 */

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

static void
forget_authority (Fixture    *fixture,
                  const char *field)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) all = fettle_store_list (fixture->store, "authority", NULL, NULL, &error);
  FettleRecord *before = g_ptr_array_index (all, 0);
  g_autoptr(FettleRecord) after = fettle_record_copy (before);
  g_autoptr(FettleBatch) batch = fettle_batch_new ("Forget it");

  fettle_record_set_text (after, field, NULL);
  fettle_batch_put (batch, after, before);
  fettle_store_apply (fixture->store, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

static guint
count_warnings (FettleDisclosed *table)
{
  return g_strv_length ((GStrv) fettle_disclosed_get_warnings (table));
}

/* A sum over schools of which one has no number says so; it is not the sum of all. */
static void
test_some_pupils_unknown (Fixture       *fixture,
                          gconstpointer  unused)
{
  g_autoptr(FettleDisclosed) pupils = NULL;
  g_autoptr(FettleDisclosed) headline = NULL;

  forget_pupils (fixture, "100002");
  pupils = committee_make_table (fixture, "T9", FETTLE_PROFILE_PUBLIC);
  headline = committee_make_table (fixture, "T1", FETTLE_PROFILE_PUBLIC);
  committee_assert_cells (pupils, committee_find_row (pupils, 0, "Primary"), "scope-n=480;good-plus-n=180;good-plus-percent=37.5%");
  committee_assert_cells (pupils, committee_find_row (pupils, 0, "All phases"), "scope-n=480;good-plus-n=180;report-card-n=1100");
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
  pupils = committee_make_table (fixture, "T9", FETTLE_PROFILE_PUBLIC);
  headline = committee_make_table (fixture, "T1", FETTLE_PROFILE_PUBLIC);
  committee_assert_cells (pupils, committee_find_row (pupils, 0, "Primary"),
                "scope-n=[x];good-plus-n=[x];good-plus-percent=[x];report-card-n=[x];areas-only-n=0;other-n=[x]");
  committee_assert_cells (pupils, committee_find_row (pupils, 0, "Secondary"), "scope-n=0;good-plus-percent=[x];report-card-n=500");
  committee_assert_cells (pupils, committee_find_row (pupils, 0, "All phases"), "scope-n=[x];good-plus-percent=[x];report-card-n=500");
  committee_assert_cells (headline, 0, "schools-percent=75.0%;pupils-n=[x];pupils-base=[x];pupils-percent=[x]");
  committee_assert_cells (headline, 2, "pupils-n=500;pupils-base=500;pupils-percent=100.0%");
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

  committee_load (fixture, "establishments", columns, &some[0][0], G_N_ELEMENTS (some));
  table = committee_make_table (fixture, "T9", FETTLE_PROFILE_PUBLIC);
  committee_assert_cells (table, committee_find_row (table, 0, "Primary"), "national-base=10;national-percent=100.0%;region-base=10");
  committee_assert_cells (table, committee_find_row (table, 0, "Secondary"), "national-base=[x];national-percent=[x];region-base=[x]");
  committee_assert_cells (table, committee_find_row (table, 0, "All phases"), "national-base=10;region-base=10");
  assert_note (table, "Sums of “All phases” are of the schools with a number. National, of pupils: 2 of 3 have no number; "
                      "Region, of pupils: 1 of 2 has no number.");
}

/* Comparators that the authority does not have are not there, rather than empty in every row. */
static void
test_headline_without_comparators (Fixture       *fixture,
                                   gconstpointer  unused)
{
  static const char *const gone[] = { "before-percent", "before-base", "change", "region-percent", "region-base",
                                      "neighbours-percent", "neighbours-base" };
  g_autoptr(FettleDisclosed) table = NULL;

  fixture->context.from = FETTLE_DATE_NONE;
  forget_authority (fixture, "region");
  forget_authority (fixture, "statistical-neighbours");
  table = committee_make_table (fixture, "T1", FETTLE_PROFILE_PUBLIC);
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    g_assert_false (committee_has_column (table, gone[i]));
  committee_assert_cells (table, 0,
                "schools-n=3;schools-base=4;schools-percent=75.0%;pupils-n=380;pupils-base=680;pupils-percent=55.9%;"
                "national-percent=66.7%;national-base=3;note=Inspections begun by 1 September 2024");
}

/* The sources are as at 31 October 2026; ninety days later is 29 January 2027. */
static void
test_old_sources (Fixture       *fixture,
                  gconstpointer  unused)
{
  static const char *const ids[] = { "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T9", "schools", "T24" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    for (guint late = 0; late <= 1; late++)
      {
        g_autoptr(FettleDisclosed) table = NULL;

        fixture->context.today = fettle_date_new (2027, 1, 29) + late;
        table = committee_make_table (fixture, ids[i], FETTLE_PROFILE_PUBLIC);
        g_assert_cmpuint (count_warnings (table), ==, late ? 2 : 0);
        if (late)
          g_assert_cmpstr (fettle_disclosed_get_warnings (table)[1], ==,
                           "Old: Ofsted, state-funded school inspections and outcomes is as at 31 Oct 2026, 91 days before "
                           "this paper.");
      }
  {
    g_autoptr(FettleDisclosed) table = NULL;

    fixture->context.stale_days = 91;
    table = committee_make_table (fixture, "T1", FETTLE_PROFILE_PUBLIC);
    g_assert_cmpuint (count_warnings (table), ==, 0);
  }
}

/* The cover says once what each table warns of. */
static void
test_old_sources_on_the_cover (Fixture       *fixture,
                               gconstpointer  unused)
{
  FettleDisclosureRules rules = { .profile = FETTLE_PROFILE_PUBLIC, .small_number = 5 };
  g_autofree char *path = g_build_filename (fettle_store_get_folder (fixture->store), "paper.xlsx", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(Parts) parts = NULL;
  guint n = 0;

  fixture->context.today = fettle_date_new (2027, 2, 28);
  fettle_pack_write (&fixture->context, &rules, NULL, path, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  parts = parts_open (path);
  for (guint i = 0; i < parts->strings->len; i++)
    n += g_str_has_prefix (g_ptr_array_index (parts->strings, i), "Old: ");
  g_assert_cmpuint (n, ==, 2);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, committee_set_up, function, committee_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/committee-gaps/some-pupils-unknown", test_some_pupils_unknown);
  ADD ("/committee-gaps/no-pupils-known", test_no_pupils_known);
  ADD ("/committee-gaps/no-pupils-of-england", test_no_pupils_of_england);
  ADD ("/committee-gaps/headline-without-comparators", test_headline_without_comparators);
  ADD ("/committee-gaps/old-sources", test_old_sources);
  ADD ("/committee-gaps/old-sources-on-the-cover", test_old_sources_on_the_cover);
  return g_test_run ();
}
