/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "committee-lib.h"

#include "base/fettle-date.h"
#include "base/fettle-id.h"
#include "fettle-test-store.h"
#include "store/fettle-reference.h"

#include <string.h>

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

void
committee_load (Fixture           *fixture,
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

  committee_load (fixture, "establishments", columns, &values[0][0], G_N_ELEMENTS (values));
  committee_load (fixture, "outcomes", outcome_columns, &outcomes[0][0], G_N_ELEMENTS (outcomes));
}

void
committee_set_up (Fixture       *fixture,
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

void
committee_tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_object_unref (fixture->batch);
  fettle_test_store_remove (fixture->store);
}

FettleDisclosed *
committee_make_table (Fixture       *fixture,
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

guint
committee_find_row (FettleDisclosed *table,
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

void
committee_assert_cell (FettleDisclosed *table,
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

gboolean
committee_has_column (FettleDisclosed *table,
            const char      *id)
{
  for (guint i = 0; i < fettle_disclosed_get_n_columns (table); i++)
    if (g_str_equal (fettle_disclosed_get_column (table, i)->id, id))
      return TRUE;
  return FALSE;
}

void
committee_assert_cells (FettleDisclosed *table,
              guint            row,
              const char      *pairs)
{
  g_auto(GStrv) list = g_strsplit (pairs, ";", -1);

  for (char **pair = list; *pair; pair++)
    {
      g_auto(GStrv) parts = g_strsplit (*pair, "=", 2);

      committee_assert_cell (table, row, parts[0], parts[1]);
    }
}
