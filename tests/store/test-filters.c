/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fettle-test-store.h"
#include "base/fettle-id.h"
#include "model/fettle-vocabulary.h"
#include "store/fettle-school-query.h"

/* What the options of the filters promise, read from what the schools were given and never from the program's own summary. */

#define N_SCHOOLS 48
#define PREDECESSOR " (the predecessor’s)"

static const char *const areas[] = { "inclusion", "achievement", "leadership-and-governance", "early-years" };
static const char *const card_grades[] = { "exceptional", "expected-standard", "needs-attention", "urgent-improvement" };
static const char *const phases[] = { "primary", "secondary", "nursery" };

typedef struct
{
  char *id;
  const char *phase;
  const char *overall;                     /* NULL where there is none */
  const char *ungraded;                    /* an ungraded inspection only */
  const char *grades[G_N_ELEMENTS (areas)]; /* of a report card or of areas */
  gboolean card;
  gboolean unsafe;
  gboolean predecessor;
} School;

typedef struct
{
  FettleStore *store;
  School schools[N_SCHOOLS];
} Fixture;

static void
give (Fixture      *fixture,
      School       *school,
      const char   *format,
      const char   *start,
      const char   *field,
      const char   *value)
{
  g_autoptr(FettleRecord) inspection
    = fettle_test_record ("inspection", school->id, "format", format, "start", start, "urn-at-time",
                          school->predecessor ? "199999" : "", "safeguarding", !school->card ? "" : school->unsafe ? "not-met" : "met",
                          field, value, NULL);

  fettle_test_put (fixture->store, "Record an inspection", inspection, NULL);
  for (guint i = 0; g_str_equal (format, "full") && i < G_N_ELEMENTS (areas); i++)
    {
      g_autoptr(FettleRecord) grade = NULL;

      if (school->grades[i] == NULL)
        continue;
      grade = fettle_test_record ("inspection-grade", school->id, "inspection", fettle_record_get_id (inspection),
                                  "area", areas[i], "grade", school->grades[i], NULL);
      fettle_test_put (fixture->store, "Record a grade", grade, NULL);
    }
}

/* Every fourth has a report card, of every worst grade; the others one of the older outcomes or none. */
static void
inspect (Fixture *fixture,
         School  *school,
         guint    n)
{
  static const char *const overalls[] = { "1", "2", "3", "4" };

  school->predecessor = n % 3 == 1;
  if (n % 2 == 0)
    {
      school->card = TRUE;
      school->unsafe = n % 5 == 0;
      for (guint i = 0; n != 6 && i < G_N_ELEMENTS (areas); i++)
        school->grades[i] = (n + i) % 7 == 0 ? NULL : card_grades[(n / 2 + i) % MIN (1 + n / 4 % 5, G_N_ELEMENTS (card_grades))];
      give (fixture, school, "full", "2026-03-10", "note", "");
    }
  else if (n % 8 == 1)
    {
      school->ungraded = "remains-good";
      give (fixture, school, "ungraded", "2022-05-10", "ungraded-outcome", school->ungraded);
    }
  else if (n % 8 != 3)
    {
      school->overall = overalls[n / 2 % G_N_ELEMENTS (overalls)];
      give (fixture, school, "full", n % 16 == 5 ? "2010-02-03" : "2022-05-10", "overall", school->overall);
    }
  else
    school->predecessor = FALSE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->store = fettle_test_store_new ();
  for (guint i = 0; i < N_SCHOOLS; i++)
    {
      g_autofree char *urn = g_strdup_printf ("%u", 100001 + i);
      g_autofree char *name = g_strdup_printf ("School %02u", i);
      g_autoptr(FettleRecord) record = fettle_test_school (urn, name);
      School *school = &fixture->schools[i];

      school->phase = phases[i % G_N_ELEMENTS (phases)];
      school->id = g_strdup (fettle_record_get_id (record));
      fettle_record_set_text (record, "phase", school->phase);
      fettle_test_put (fixture->store, "Follow a school", record, NULL);
      inspect (fixture, school, i);
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  for (guint i = 0; i < N_SCHOOLS; i++)
    g_free (fixture->schools[i].id);
  fettle_test_store_remove (fixture->store);
}

static gboolean
has_grade (const School *school,
           const char   *grade)
{
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      if (school->grades[i] && (!grade || g_str_equal (school->grades[i], grade)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_of_area (const School *school,
            const char   *label)
{
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autofree char *said = school->grades[i] == NULL ? NULL
                              : g_strdup_printf ("Report card, %s: %s", fettle_vocabulary_label ("inspection-area", areas[i]),
                                                 fettle_vocabulary_label ("inspection-grade", school->grades[i]));

      if (g_strcmp0 (said, label) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
fits_card (const School *school,
           const char   *label)
{
  gboolean needs = has_grade (school, "needs-attention"), urgent = has_grade (school, "urgent-improvement");

  if (g_str_equal (label, "Report card: every area at the expected standard or above"))
    return has_grade (school, NULL) && !needs && !urgent;
  if (g_str_equal (label, "Report card: needs attention somewhere, urgent improvement nowhere"))
    return needs && !urgent;
  if (g_str_equal (label, "Report card: urgent improvement somewhere"))
    return urgent;
  if (g_str_equal (label, "Report card: safeguarding not met"))
    return school->unsafe;
  if (g_str_equal (label, "Report card: no grades recorded"))
    return !has_grade (school, NULL);
  return is_of_area (school, label);
}

static gboolean
fits (const School *school,
      const char   *full_label)
{
  static const char *const grades[]
    = { "Outstanding", "Good", "Requires improvement (earlier: Satisfactory)", "Inadequate" };
  g_autofree char *label = g_strdup (full_label);
  gboolean predecessor = g_str_has_suffix (label, PREDECESSOR);

  if (predecessor)
    label[strlen (label) - strlen (PREDECESSOR)] = '\0';
  if (predecessor != school->predecessor)
    return FALSE;
  if (g_str_has_prefix (label, "Report card"))
    return school->card && fits_card (school, label);
  if (g_str_equal (label, "Not inspected"))
    return !school->card && !school->overall && !school->ungraded;
  if (g_str_equal (label, "School remains Good"))
    return school->ungraded != NULL;
  return school->overall && g_str_equal (grades[school->overall[0] - '1'], label);
}

static FettleSchoolQuery *
narrow (const FettleSchoolQuery  *query,
        gsize                     offset,
        const char               *code)
{
  const char *const codes[] = { code, NULL };
  FettleSchoolQuery *copy = fettle_school_query_copy (query);
  GStrv *place = G_STRUCT_MEMBER_P (copy, offset);

  g_strfreev (*place);
  *place = g_strdupv ((GStrv) codes);
  return copy;
}

/* Opens the option as a person does. */
static GPtrArray *
open_option (Fixture                 *fixture,
             const FettleSchoolQuery *query,
             gsize                    offset,
             const FettleSchoolFacet *facet)
{
  g_autoptr(FettleSchoolQuery) narrowed = narrow (query, offset, facet->code);
  GPtrArray *rows = fettle_school_query_run (fixture->store, narrowed, NULL);

  g_assert_nonnull (rows);
  g_assert_cmpuint (rows->len, ==, facet->count);
  return rows;
}

static gboolean
has_school (GPtrArray  *rows,
            const char *id)
{
  for (guint i = 0; i < rows->len; i++)
    {
      if (g_str_equal (fettle_school_row_get_id (g_ptr_array_index (rows, i)), id))
        return TRUE;
    }
  return FALSE;
}

static guint
assert_outcomes (Fixture                 *fixture,
                 const FettleSchoolQuery *query)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) facets = fettle_school_query_facets (fixture->store, query, FETTLE_SCHOOL_OUTCOME, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < facets->len; i++)
    {
      FettleSchoolFacet *facet = g_ptr_array_index (facets, i);
      g_autoptr(GPtrArray) rows = open_option (fixture, query, G_STRUCT_OFFSET (FettleSchoolQuery, outcomes), facet);

      for (guint j = 0; j < N_SCHOOLS; j++)
        {
          const School *school = &fixture->schools[j];
          gboolean in_query = !query->phases || g_str_equal (query->phases[0], school->phase);

          if (has_school (rows, school->id) != (in_query && fits (school, facet->label)))
            g_error ("%s: school %u is %s", facet->label, j, has_school (rows, school->id) ? "opened" : "left out");
        }
    }
  return facets->len;
}

static void
test_outcomes_say_what_they_open (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  g_autoptr(FettleSchoolQuery) all = fettle_school_query_new ();
  guint n_options = assert_outcomes (fixture, all);

  g_assert_cmpuint (n_options, >, 20);
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      g_autoptr(FettleSchoolQuery) query
        = narrow (all, G_STRUCT_OFFSET (FettleSchoolQuery, phases), phases[i]);

      /* What is counted depends on the other filters, what is offered does not. */
      g_assert_cmpuint (assert_outcomes (fixture, query), ==, n_options);
    }
}

/* Every school is under an option of its own: nothing that has an outcome is out of reach. */
static void
test_every_school_is_offered (Fixture       *fixture,
                              gconstpointer  user_data)
{
  g_autoptr(GPtrArray) facets = fettle_school_query_facets (fixture->store, NULL, FETTLE_SCHOOL_OUTCOME, NULL);

  for (guint i = 0; i < N_SCHOOLS; i++)
    {
      guint n = 0;

      for (guint j = 0; j < facets->len; j++)
        n += fits (&fixture->schools[i], ((FettleSchoolFacet *) g_ptr_array_index (facets, j))->label);
      g_assert_cmpuint (n, >, 0);
    }
}

/* Each column that can be filtered, under each option of each other: the count is what the option opens. */
static void
test_counts_follow_other_filters (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  static const struct
  {
    FettleSchoolColumn column;
    gsize offset;
  } filters[] = {
    { FETTLE_SCHOOL_STATUS, G_STRUCT_OFFSET (FettleSchoolQuery, statuses) },
    { FETTLE_SCHOOL_PHASE, G_STRUCT_OFFSET (FettleSchoolQuery, phases) },
    { FETTLE_SCHOOL_SECTOR, G_STRUCT_OFFSET (FettleSchoolQuery, sectors) },
    { FETTLE_SCHOOL_REGIME, G_STRUCT_OFFSET (FettleSchoolQuery, regimes) },
    { FETTLE_SCHOOL_OUTCOME, G_STRUCT_OFFSET (FettleSchoolQuery, outcomes) },
    { FETTLE_SCHOOL_CATEGORY, G_STRUCT_OFFSET (FettleSchoolQuery, categories) },
    { FETTLE_SCHOOL_LINK_OFFICER, G_STRUCT_OFFSET (FettleSchoolQuery, officers) },
  };
  g_autoptr(FettleSchoolQuery) words = fettle_school_query_new ();

  words->text = g_strdup ("school 1");
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr(GPtrArray) given = fettle_school_query_facets (fixture->store, words, filters[i].column, NULL);

      for (guint j = 0; j < given->len; j++)
        {
          FettleSchoolFacet *one = g_ptr_array_index (given, j);
          g_autoptr(FettleSchoolQuery) query = narrow (words, filters[i].offset, one->code);

          for (guint k = 0; k < G_N_ELEMENTS (filters); k++)
            {
              g_autoptr(GPtrArray) facets = fettle_school_query_facets (fixture->store, query, filters[k].column, NULL);

              for (guint l = 0; l < facets->len; l++)
                g_ptr_array_unref (open_option (fixture, query, filters[k].offset, g_ptr_array_index (facets, l)));
            }
        }
    }
}

/* A category was worded otherwise before November 2025: the option says both, whichever school is in it. */
static void
test_category_is_worded_by_its_code (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  g_autoptr(GPtrArray) facets = NULL;

  give (fixture, &fixture->schools[3], "full", "2023-03-10", "category", "special-measures");
  give (fixture, &fixture->schools[11], "full", "2026-04-10", "category", "special-measures");
  facets = fettle_school_query_facets (fixture->store, NULL, FETTLE_SCHOOL_CATEGORY, NULL);
  g_assert_cmpuint (facets->len, ==, 2);
  g_assert_cmpstr (((FettleSchoolFacet *) g_ptr_array_index (facets, 0))->label, ==,
                   "Requires special measures (earlier: Special measures)");
  g_assert_cmpuint (((FettleSchoolFacet *) g_ptr_array_index (facets, 0))->count, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/filters/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("outcomes-say-what-they-open", test_outcomes_say_what_they_open);
  ADD ("every-school-is-offered", test_every_school_is_offered);
  ADD ("counts-follow-other-filters", test_counts_follow_other_filters);
  ADD ("category-is-worded-by-its-code", test_category_is_worded_by_its_code);
  return g_test_run ();
}
