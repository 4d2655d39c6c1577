/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "exchange-fixtures.h"
#include "fettle-test-store.h"
#include "import-lib.h"
#include "store/fettle-school-query.h"

#define LA_CODE "330"

/* The real downloads of one authority, counted by the program and, beside it, by a few lines of Python. */

static void
count (GHashTable *counts,
       const char *what)
{
  g_hash_table_replace (counts, g_strdup (what),
                        GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, what)) + 1));
}

static void
count_outcomes (FettleStore *store,
                GHashTable  *counts)
{
  g_autoptr (FettleSchoolQuery) query = fettle_school_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = fettle_school_query_run (store, query, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      FettleSchoolRow *row = g_ptr_array_index (rows, i);
      const char *regime = fettle_school_row_get_code (row, FETTLE_SCHOOL_REGIME);
      g_autofree char *what =
          g_strdup_printf ("outcome %s %s", regime, fettle_school_row_get_code (row, FETTLE_SCHOOL_OUTCOME));

      count (counts, "schools");
      count (counts, g_str_equal (regime, "ungraded-only") ? "outcome ungraded-only" : what);
    }
}

static void
count_inspections (FettleStore *store,
                   GHashTable  *counts)
{
  static const char *const letters[][2] = {
    { "special-measures", "category SM" },
    { "serious-weaknesses", "category SWK" },
    { "notice-to-improve", "category NTI" },
  };
  g_autoptr (GPtrArray) inspections = fettle_store_list (store, "inspection", NULL, NULL, NULL);
  g_autoptr (GPtrArray) grades = fettle_store_list (store, "inspection-grade", NULL, NULL, NULL);

  for (guint i = 0; i < inspections->len; i++)
    {
      FettleRecord *inspection = g_ptr_array_index (inspections, i);
      const char *category = fettle_record_get_text (inspection, "category");
      const char *label = fettle_record_get_text (inspection, "outcome-label");
      g_autofree char *ungraded = g_strconcat ("ungraded ", label, NULL);

      count (counts, g_str_equal (fettle_record_get_text (inspection, "format"), "full") ? "full inspections"
                                                                                         : "ungraded inspections");
      if (fettle_record_get_flag (inspection, "predecessor"))
        count (counts, "predecessor");
      if (label != NULL)
        count (counts, ungraded);
      for (guint k = 0; k < G_N_ELEMENTS (letters); k++)
        if (g_strcmp0 (category, letters[k][0]) == 0)
          count (counts, letters[k][1]);
    }
  for (guint i = 0; i < grades->len; i++)
    count (counts, "area grades");
}

static void
count_numbers (FettleStore *store,
               GHashTable  *counts)
{
  g_autoptr (GPtrArray) numbers = fettle_store_list (store, "school-urn", NULL, NULL, NULL);

  for (guint i = 0; i < numbers->len; i++)
    if (fettle_record_get_text (g_ptr_array_index (numbers, i), "evidence") != NULL)
      count (counts, "numbers of predecessors");
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
print_counts (GHashTable *counts)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer what, n;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &what, &n))
    g_ptr_array_add (lines, g_strdup_printf ("%s=%u\n", (char *) what, GPOINTER_TO_UINT (n)));
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("", (char **) lines->pdata);
}

static char *
count_independently (const char *gias,
                     const char *links,
                     const char *ofsted)
{
  g_autofree char *script =
      g_build_filename (g_getenv ("FETTLE_TEST_SOURCE"), "tests", "exchange", "count-birmingham.py", NULL);
  const char *const argv[] = { "/usr/bin/python3", script, gias, links, ofsted, LA_CODE, NULL };
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return out;
}

static char *
sort_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *joined = NULL;

  qsort (lines, g_strv_length (lines), sizeof *lines, compare_lines);
  joined = g_strjoinv ("\n", lines);
  return g_strdup (g_strstrip (joined));
}

static void
test_counts (void)
{
  g_autofree char *gias = fixture_shared ("gias-establishments/RECONSTRUCTED_140cols_edubasealldata20220706.csv");
  g_autofree char *links = fixture_shared ("gias-links/links_edubasealldata20230421.csv");
  g_autofree char *ofsted = fixture_shared ("ofsted/west_midlands_df_dev_cut.csv");
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *batch = NULL, *ours = NULL, *ours_sorted = NULL, *theirs = NULL, *theirs_sorted = NULL;
  FettleStore *store;

  if (gias == NULL || links == NULL || ofsted == NULL)
    return;
  store = fettle_test_store_new ();
  import_authority (store, LA_CODE);
  batch = import_files (store, gias, links, ofsted, NULL);
  g_assert_nonnull (batch);
  count_outcomes (store, counts);
  count_inspections (store, counts);
  count_numbers (store, counts);
  ours = print_counts (counts);
  ours_sorted = sort_lines (ours);
  theirs = count_independently (gias, links, ofsted);
  theirs_sorted = sort_lines (theirs);
  g_assert_cmpstr (ours_sorted, ==, theirs_sorted);

  {
    g_autoptr (FettleImport) again = import_read (store, gias, links, ofsted, NULL);

    g_assert_true (fettle_import_changes_nothing (again));
  }
  fettle_test_store_remove (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/birmingham/counts-equal-an-independent-count", test_counts);
  return g_test_run ();
}
