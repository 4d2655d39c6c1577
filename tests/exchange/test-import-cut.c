/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "imports/fettle-import.h"

#include <string.h>

#include "import-lib.h"
#include "import-rows.h"
#include "model/fettle-vocabulary.h"

/* A download that was cut off is refused, or takes nothing away from anyone. */

#define N_AUTHORITIES 110
#define N_SCHOOLS 24
#define OWN "901"

typedef enum
{
  SCHOOLS,
  INSPECTIONS,
} What;

typedef struct
{
  What what;
  gboolean mixed; /* the authorities' schools stand among each other, as the real lists have them in part */
} Kind;

static const Kind kinds[] = { { SCHOOLS, FALSE }, { SCHOOLS, TRUE }, { INSPECTIONS, FALSE }, { INSPECTIONS, TRUE } };

static guint
authority_at (guint index)
{
  return index == N_AUTHORITIES / 2 ? 901 : 401 + index;
}

static void
add_school (GString    *out,
            What        what,
            guint       authority,
            guint       number,
            const char *phase)
{
  guint urn = authority * 1000 + number;

  if (what == SCHOOLS)
    g_string_append_printf (out, "%u,%u,Test,%u,School %u,01,Community school,4,Open,,,%s,210,York,Ann,Other,01-09-2025,\n", urn,
                            authority, 2000 + number, urn, phase);
  else
    g_string_append_printf (out, "x,%u,%u%u,School %u,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1%u,06/03/2022,05/04/2022,"
                            "%u,3,3,\n", urn, authority, 2000 + number, urn, urn, urn);
}

static char *
make_england (const Kind *kind)
{
  GString *out = g_string_new (kind->what == SCHOOLS ? GIAS_HEAD : OFSTED_HEAD);

  for (guint i = 0; i < N_AUTHORITIES * N_SCHOOLS; i++)
    add_school (out, kind->what, authority_at (kind->mixed ? i % N_AUTHORITIES : i / N_SCHOOLS),
                kind->mixed ? i / N_AUTHORITIES : i % N_SCHOOLS, i % 3 == 0 ? "Secondary" : "Primary");
  return g_string_free (out, FALSE);
}

static char *
make_authority (What        what,
                guint       authority,
                guint       n_schools)
{
  GString *out = g_string_new (what == SCHOOLS ? GIAS_HEAD : OFSTED_HEAD);

  for (guint i = 0; i < n_schools; i++)
    add_school (out, what, authority, i, "Primary");
  return g_string_free (out, FALSE);
}

static const char *
name_of (What what,
         int  month)
{
  static const char *const names[2][3] = {
    { "edubasealldata20260101.csv", "edubasealldata20260201.csv", "edubasealldata20260301.csv" },
    { "latest_as_at_31_Jan_2026.csv", "latest_as_at_28_Feb_2026.csv", "latest_as_at_31_Mar_2026.csv" },
  };

  return names[what][month];
}

static void
count_cb (const char *urn,
          const char *la_code,
          const char *status,
          const char *sector,
          const char *phase,
          gpointer    user_data)
{
  guint *counts = user_data;

  /* The establishments of the reference may be fewer than its inspections: the URN says whose it is. */
  counts[atoi (urn) / 1000]++;
}

static guint *
count_held (FettleStore *store,
            What         what)
{
  guint *counts = g_new0 (guint, 1000);
  g_autoptr (GError) error = NULL;

  fettle_reference_call_roll (store, what == SCHOOLS ? "establishments" : "outcomes", count_cb, counts, &error);
  g_assert_no_error (error);
  return counts;
}

static void
assert_nothing_lost (FettleStore *store,
                     What         what,
                     const guint *before)
{
  g_autofree guint *after = count_held (store, what);

  for (guint i = 0; i < 1000; i++)
    g_assert_cmpuint (after[i], >=, before[i]);
}

/* Returns what the refusal says; NULL where the list was taken. */
static char *
try_list (ImportFixture *fixture,
          const char    *name,
          const char    *text)
{
  g_autofree char *path = import_write_file (fixture, name, text);
  const char *const paths[] = { path, NULL };
  g_autoptr (FettleImport) import = fettle_import_new (fixture->store);
  g_autoptr (GError) error = NULL;

  if (fettle_import_read (import, paths, NULL, NULL, NULL, &error) && fettle_import_apply (import, NULL, NULL, NULL, NULL, &error))
    return NULL;
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED);
  return g_strdup (error->message);
}

static void
must_take (ImportFixture *fixture,
           const char    *name,
           const char    *text)
{
  g_autofree char *refusal = try_list (fixture, name, text);

  g_assert_cmpstr (refusal, ==, NULL);
}

static void
start_with_england (ImportFixture *fixture,
                    const Kind    *kind)
{
  g_autofree char *schools = make_england (&kinds[0]);
  g_autofree char *text = kind->what == SCHOOLS ? NULL : make_england (kind);

  must_take (fixture, name_of (SCHOOLS, 0), schools);
  if (text != NULL)
    must_take (fixture, name_of (kind->what, 0), text);
}

static void
test_authority_after_england (ImportFixture *fixture,
                              gconstpointer  data)
{
  const Kind *kind = data;
  g_autofree char *text = make_authority (kind->what, 901, N_SCHOOLS);
  g_autofree guint *before = NULL;

  start_with_england (fixture, kind);
  before = count_held (fixture->store, kind->what);
  must_take (fixture, name_of (kind->what, 1), text);
  assert_nothing_lost (fixture->store, kind->what, before);
}

static void
test_england_after_authority (ImportFixture *fixture,
                              gconstpointer  data)
{
  const Kind *kind = data;
  g_autofree char *one = make_authority (kind->what, 901, N_SCHOOLS);
  g_autofree char *text = make_england (kind);

  must_take (fixture, name_of (kind->what, 0), one);
  must_take (fixture, name_of (kind->what, 1), text);
}

/* Where a row ends, and where it does not. */
static gsize
find_cut (const char *text,
          gboolean    by_row)
{
  gsize middle = strlen (text) / 2;

  while (by_row && text[middle] != '\n')
    middle++;
  return by_row ? middle + 1 : middle;
}

static void
test_halves (ImportFixture *fixture,
             gconstpointer  data)
{
  const Kind *kind = data;
  g_autofree char *text = make_england (kind);
  g_autofree guint *before = NULL;

  start_with_england (fixture, kind);
  before = count_held (fixture->store, kind->what);
  for (guint by_row = 0; by_row <= 1; by_row++)
    {
      gsize cut = find_cut (text, by_row);
      g_autofree char *first = g_strndup (text, cut);
      g_autofree char *second = g_strconcat (kind->what == SCHOOLS ? GIAS_HEAD : OFSTED_HEAD, text + cut, NULL);
      g_autofree char *no_first = try_list (fixture, name_of (kind->what, 1), first);
      g_autofree char *no_second = try_list (fixture, name_of (kind->what, 1), second);

      assert_nothing_lost (fixture->store, kind->what, before);
      g_test_message ("%s", no_first != NULL ? no_first : "the first half was merged");
      g_test_message ("%s", no_second != NULL ? no_second : "the second half was merged");
    }
  g_assert_cmpuint (import_count (fixture->store, "school", NULL, NULL), ==, N_SCHOOLS);
}

static void
test_an_authority_is_lacking (ImportFixture *fixture,
                              gconstpointer  data)
{
  const Kind *kind = data;
  g_autoptr (GString) text = g_string_new (kind->what == SCHOOLS ? GIAS_HEAD : OFSTED_HEAD);
  g_autofree char *refusal = NULL;

  start_with_england (fixture, kind);
  for (guint i = 0; i < N_AUTHORITIES; i++)
    for (guint k = 0; i != 3 && k < N_SCHOOLS; k++)
      add_school (text, kind->what, authority_at (i), k, k % 3 == 0 ? "Secondary" : "Primary");
  refusal = try_list (fixture, name_of (kind->what, 1), text->str);
  g_assert_nonnull (strstr (refusal, "has no school of authority 404, and 24 open schools of it are held now."));
}

/* Half of an authority's schools is taken, fewer is not; with the officer's word it is. */
static void
test_fewer_than_half (ImportFixture *fixture,
                      gconstpointer  data)
{
  const Kind *kind = data;
  g_autofree char *half = make_authority (kind->what, 404, N_SCHOOLS / 2);
  g_autofree char *fewer = make_authority (kind->what, 404, N_SCHOOLS / 3 - 1);
  g_autofree char *refusal = NULL;
  g_autofree char *batch = NULL;
  g_autofree char *why = NULL;
  g_autoptr (FettleImport) import = NULL;

  start_with_england (fixture, kind);
  must_take (fixture, name_of (kind->what, 1), half);
  refusal = try_list (fixture, name_of (kind->what, 2), fewer);
  /* Of 24 schools 16 are primary, and the list has only such. */
  g_assert_nonnull (strstr (refusal, "has 7 open schools of authority 404, and"));
  import = import_read_text (fixture, name_of (kind->what, 2), fewer);
  g_assert_true (fettle_import_is_smaller (import, &why));
  g_assert_cmpstr (why, ==, refusal);
  fettle_import_allow_smaller (import);
  batch = import_apply (import);
}

/* A list of some sorts of schools alone is compared with those sorts. */
static void
test_like_with_like (ImportFixture *fixture,
                     gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (GIAS_HEAD);

  start_with_england (fixture, &kinds[0]);
  for (guint k = 0; k < N_SCHOOLS; k += 3)
    add_school (text, SCHOOLS, 901, k, "Secondary");
  must_take (fixture, name_of (SCHOOLS, 1), text->str);
  g_assert_cmpuint (import_count (fixture->store, "school", "missing-since", "2026-02-01"), ==, 0);
}

static void
test_reorganised (ImportFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (GIAS_HEAD);

  start_with_england (fixture, &kinds[0]);
  for (guint i = 0; i < N_AUTHORITIES; i++)
    for (guint k = 0; k < N_SCHOOLS; k++)
      {
        guint urn = authority_at (i) * 1000 + k;

        g_string_append_printf (text, "%u,%u,Test,%u,School %u,01,Community school,4,Open,,,%s,210,York,Ann,Other,01-09-2025,\n", urn,
                                i == 3 ? 940 + k % 2 : authority_at (i), 2000 + k, urn, (i * N_SCHOOLS + k) % 3 == 0 ? "Secondary" : "Primary");
      }
  must_take (fixture, name_of (SCHOOLS, 1), text->str);
}

/* Of forty followed schools four may be gone, five may not. */
static void
test_followed_schools_gone (ImportFixture *fixture,
                            gconstpointer  data)
{
  g_autofree char *all = make_authority (SCHOOLS, 901, 40);
  g_autofree char *less = make_authority (SCHOOLS, 901, 36);
  g_autofree char *least = make_authority (SCHOOLS, 901, 31);
  g_autofree char *refusal = NULL;
  g_autofree char *batch = NULL;
  g_autoptr (FettleImport) import = NULL;

  must_take (fixture, name_of (SCHOOLS, 0), all);
  must_take (fixture, name_of (SCHOOLS, 1), less);
  g_assert_cmpuint (import_count (fixture->store, "school", "missing-since", "2026-02-01"), ==, 4);
  refusal = try_list (fixture, name_of (SCHOOLS, 2), least);
  g_assert_nonnull (strstr (refusal, "lacks 5 of the 36 open schools of Test Council that are followed."));
  g_assert_cmpuint (import_count (fixture->store, "school", "missing-since", "2026-03-01"), ==, 0);
  import = import_read_text (fixture, name_of (SCHOOLS, 2), least);
  fettle_import_allow_smaller (import);
  batch = import_apply (import);
  g_assert_cmpuint (import_count (fixture->store, "school", "missing-since", "2026-03-01"), ==, 5);
}

#define LINKS_HEAD "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n"

static void
test_no_rows (ImportFixture *fixture,
              gconstpointer  data)
{
  static const char *const heads[] = {
    GIAS_HEAD,
    OFSTED_HEAD,
    LINKS_HEAD,
    "URN,LAESTAB,Inspection number,Inspection start date,Safeguarding standards\n",
    "URN,EstablishmentName\n\n,,\n",
    "URN,EstablishmentName\nnone,Oak\n",
  };

  must_take (fixture, "edubasealldata20250301.csv", GIAS_HEAD OAK);
  /* A small authority may have no links at all; a list that has lost those it had is another matter. */
  must_take (fixture, "links_edubasealldata20250201.csv", LINKS_HEAD);
  must_take (fixture, "links_edubasealldata20250301.csv", LINKS_HEAD "100001,100002,Ash,Predecessor,01-09-2020\n");
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *refusal = try_list (fixture, "list20260301.csv", heads[i]);
      g_autoptr (FettleSourceInfo) source = fettle_reference_get_source (fixture->store, "establishments", NULL);

      g_assert_nonnull (strstr (refusal, "no row that can be used"));
      g_assert_cmpstr (source->as_at, ==, "2025-03-01");
    }
}

/* In September the list of the year begins anew. */
static void
test_new_year (ImportFixture *fixture,
               gconstpointer  data)
{
  g_autoptr (GString) august = g_string_new ("URN,LAESTAB,Inspection number,Inspection start date,Safeguarding standards\n");

  start_with_england (fixture, &kinds[0]);
  for (guint i = 0; i < N_AUTHORITIES * N_SCHOOLS; i++)
    g_string_append_printf (august, "%u,%u%u,%u,14/03/2026,Met\n", authority_at (i / N_SCHOOLS) * 1000 + i % N_SCHOOLS,
                            authority_at (i / N_SCHOOLS), 2000 + i % N_SCHOOLS, 1000 + i);
  must_take (fixture, "all_inspections_year_to_date_31_Aug_2026.csv", august->str);
  must_take (fixture, "all_inspections_year_to_date_30_Sep_2026.csv",
             "URN,LAESTAB,Inspection number,Inspection start date,Safeguarding standards\n901000,9012000,90001,10/09/2026,Met\n");
  g_assert_cmpuint (import_count (fixture->store, "inspection", NULL, NULL), ==, N_SCHOOLS + 1);
}

/* Links are of no authority: half of them never take the place of all. */
static void
test_half_of_the_links (ImportFixture *fixture,
                        gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new ("URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n");
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *first = NULL;
  g_autofree char *part = NULL;

  for (guint i = 0; i < 46000; i++)
    g_string_append_printf (text, "%u,%u,Old,Predecessor,01-04-2014\n", 100000 + i, 200000 + i);
  must_take (fixture, "links20260101.csv", text->str);
  first = g_strndup (text->str, find_cut (text->str, TRUE));
  must_take (fixture, "links20260201.csv", first);
  links = fettle_reference_list_links (fixture->store, NULL, NULL);
  g_assert_cmpuint (links->len, ==, 46000);
}

int
main (int    argc,
      char **argv)
{
  static const char *const names[] = { "schools", "mixed-schools", "inspections", "mixed-inspections" };

  g_test_init (&argc, &argv, NULL);
#define ADD(path, function, data) g_test_add (path, ImportFixture, data, import_set_up, function, import_tear_down)
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *halves = g_strconcat ("/import-cut/halves/", names[i], NULL);
      g_autofree char *after = g_strconcat ("/import-cut/authority-after-england/", names[i], NULL);
      g_autofree char *before = g_strconcat ("/import-cut/england-after-authority/", names[i], NULL);
      g_autofree char *lacking = g_strconcat ("/import-cut/authority-lacking/", names[i], NULL);
      g_autofree char *fewer = g_strconcat ("/import-cut/fewer-than-half/", names[i], NULL);

      ADD (halves, test_halves, &kinds[i]);
      if (kinds[i].mixed)
        continue;
      ADD (after, test_authority_after_england, &kinds[i]);
      ADD (before, test_england_after_authority, &kinds[i]);
      ADD (lacking, test_an_authority_is_lacking, &kinds[i]);
      ADD (fewer, test_fewer_than_half, &kinds[i]);
    }
  ADD ("/import-cut/like-with-like", test_like_with_like, NULL);
  ADD ("/import-cut/reorganised", test_reorganised, NULL);
  ADD ("/import-cut/followed-schools-gone", test_followed_schools_gone, NULL);
  ADD ("/import-cut/no-rows", test_no_rows, NULL);
  ADD ("/import-cut/new-year", test_new_year, NULL);
  ADD ("/import-cut/half-of-the-links", test_half_of_the_links, NULL);
#undef ADD
  return g_test_run ();
}
