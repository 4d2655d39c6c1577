/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook-parts.h"
#include "workbook-tables.h"

#include "base/fettle-date.h"
#include "base/fettle-error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/mount.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->folder = g_dir_make_tmp ("fettle-workbook-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "paper.xlsx", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_unlink (fixture->path);
  /* Fails where something was left beside the workbook. */
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static Parts *
write_paper (Fixture       *fixture,
             FettleProfile  profile)
{
  g_autoptr(GPtrArray) tables = workbook_tables_make (profile);
  g_autoptr(GError) error = NULL;
  FettleWorkbookInfo info;

  workbook_tables_info (profile, &info);
  fettle_workbook_write (fixture->path, &info, tables, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return parts_open (fixture->path);
}

/* Compares with tests/fixtures/workbook; FETTLE_GOLDEN_UPDATE=1 writes it anew, to be read before it is kept. */
static void
check_golden (Fixture       *fixture,
              FettleProfile  profile)
{
  g_autoptr(Parts) parts = write_paper (fixture, profile);
  g_autofree char *name = g_strconcat (fettle_profile_get_code (profile), ".txt", NULL);
  g_autofree char *path
      = g_build_filename (g_getenv ("FETTLE_TEST_SOURCE"), "tests", "fixtures", "workbook", name, NULL);
  g_autofree char *text = parts_to_text (parts);
  g_autofree char *golden = NULL;
  g_auto(GStrv) made = NULL, kept = NULL;

  if (g_getenv ("FETTLE_GOLDEN_UPDATE"))
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_true (g_file_get_contents (path, &golden, NULL, NULL));
  made = g_strsplit (text, "== ", -1);
  kept = g_strsplit (golden, "== ", -1);
  for (guint i = 0; made[i] && kept[i]; i++)
    g_assert_cmpstr (made[i], ==, kept[i]);
  g_assert_cmpuint (g_strv_length (made), ==, g_strv_length (kept));
}

static void
test_golden_public (Fixture       *fixture,
                    gconstpointer  unused)
{
  check_golden (fixture, FETTLE_PROFILE_PUBLIC);
}

static void
test_golden_working (Fixture       *fixture,
                     gconstpointer  unused)
{
  check_golden (fixture, FETTLE_PROFILE_WORKING);
}

static void
test_golden_exempt (Fixture       *fixture,
                    gconstpointer  unused)
{
  check_golden (fixture, FETTLE_PROFILE_EXEMPT);
}

static void
assert_cell (Parts      *parts,
             const char *sheet,
             const char *reference,
             const char *expected)
{
  g_autofree char *words = parts_get_cell (parts, parts_find_sheet (parts, sheet), reference);

  g_assert_cmpstr (words, ==, expected);
}

static void
assert_number (Parts      *parts,
               const char *sheet,
               const char *reference,
               double      expected)
{
  g_autofree char *words = parts_get_cell (parts, parts_find_sheet (parts, sheet), reference);

  g_assert_nonnull (words);
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (words, NULL), expected, 1e-9);
}

/* Row 6 is the header: title, as at, source, coverage and the line of marks stand above it. */
static void
test_public_sheet (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autoptr(Parts) parts = write_paper (fixture, FETTLE_PROFILE_PUBLIC);

  assert_cell (parts, "T2", "A1",
               "T2. Profile by phase, Borough of Rivers & Fells, Children's Scrutiny, Thu 3 Dec 2026");
  assert_cell (parts, "T2", "A2", "As at Sat 21 Nov 2026");
  assert_cell (parts, "T2", "A3", "Source: GIAS, as at 20 November 2026; Ofsted, as at 31 October 2026");
  assert_cell (parts, "T2", "A4", "Coverage: 98 schools; 2 closed schools are not counted.");
  assert_cell (parts, "T2", "A6", "Phase");
  assert_cell (parts, "T2", "B10", "1234");
  /* 1234 of 1311. */
  assert_number (parts, "T2", "C10", 0.941);
  /* Three of twelve secondary schools: the three is small; a second row and column keep it from coming back, no more.
   */
  assert_cell (parts, "T2", "D8", "[c]");
  assert_cell (parts, "T2", "C8", "[c]");
  assert_cell (parts, "T2", "B7", "[c]");
  assert_cell (parts, "T2", "E8", "12");
  assert_cell (parts, "T2", "B9", "6");
  assert_cell (parts, "T2", "D11", "88");
  assert_cell (parts, "T2", "A12", "Note 1: A note with “quotes” & an ampersand.");
}

/* 28 February 2026 is day 46081 of Excel's calendar. */
static void
test_dates_are_dates (Fixture       *fixture,
                      gconstpointer  unused)
{
  g_autoptr(Parts) parts = write_paper (fixture, FETTLE_PROFILE_WORKING);

  assert_cell (parts, "Schools", "C5", "46081");
  assert_cell (parts, "Schools", "B5", "0012001");
  assert_cell (parts, "Schools", "D6", "not comparable");
  assert_number (parts, "Schools", "D5", -0.015);
}

static guint
count_elements (xmlNode    *node,
                const char *name)
{
  guint n = 0;

  for (xmlNode *child = node->children; child; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      n += (strcmp ((const char *) child->name, name) == 0) + count_elements (child, name);
  return n;
}

static guint
count_everywhere (Parts      *parts,
                  const char *folder,
                  const char *element)
{
  guint n = 0;

  for (GTreeNode *node = g_tree_node_first (parts->parts); node; node = g_tree_node_next (node))
    if (g_str_has_prefix (g_tree_node_key (node), folder))
      n += count_elements (xmlDocGetRootElement (g_tree_node_value (node)), element);
  return n;
}

/* Words are words: "=1+1" and "@SUM(A1)" must not be computed. Nothing is merged. */
static void
test_no_formulas_no_merged_cells (Fixture       *fixture,
                                  gconstpointer  unused)
{
  for (FettleProfile profile = FETTLE_PROFILE_WORKING; profile <= FETTLE_PROFILE_EXEMPT; profile++)
    {
      g_autoptr(Parts) parts = write_paper (fixture, profile);

      g_assert_cmpuint (count_everywhere (parts, "xl/worksheets/sheet", "f"), ==, 0);
      g_assert_cmpuint (count_everywhere (parts, "xl/worksheets/sheet", "mergeCell"), ==, 0);
      assert_cell (parts, "Schools", profile == FETTLE_PROFILE_PUBLIC ? "A6" : "A5", "=1+1");
    }
}

static void
test_filters_and_frozen_panes (Fixture       *fixture,
                               gconstpointer  unused)
{
  g_autoptr(Parts) paper = write_paper (fixture, FETTLE_PROFILE_PUBLIC);
  g_autoptr(Parts) office = write_paper (fixture, FETTLE_PROFILE_WORKING);

  g_assert_cmpuint (count_everywhere (paper, "xl/", "autoFilter"), ==, 0);
  g_assert_cmpuint (count_everywhere (paper, "xl/worksheets/sheet", "pane"), ==, 0);
  /* The two lists; a table with totals has none. */
  g_assert_cmpuint (count_everywhere (office, "xl/tables/", "autoFilter"), ==, 2);
  g_assert_cmpuint (count_everywhere (office, "xl/worksheets/sheet", "pane"), ==, 3);
}

static gboolean
text_has (Parts      *parts,
          const char *words)
{
  g_autofree char *text = parts_to_text (parts);

  return strstr (text, words) != NULL;
}

/* What is exempt, personal or a key is nowhere in the file: not in a hidden column, a property or a string. */
static void
test_public_file_leaks_nothing (Fixture       *fixture,
                                gconstpointer  unused)
{
  g_autoptr(Parts) paper = write_paper (fixture, FETTLE_PROFILE_PUBLIC);
  g_autoptr(Parts) office = write_paper (fixture, FETTLE_PROFILE_EXEMPT);

  g_assert_true (text_has (office, "A. Person") && text_has (office, "school-1"));
  g_assert_false (text_has (paper, "A. Person"));
  g_assert_false (text_has (paper, "Head teacher"));
  g_assert_false (text_has (paper, "school-1"));
  g_assert_false (text_has (paper, "hidden="));
  for (guint i = 0; i < paper->strings->len; i++)
    g_assert_null (strstr (g_ptr_array_index (paper->strings, i), "Person"));
}

static void
test_exempt_pages_say_so (Fixture       *fixture,
                          gconstpointer  unused)
{
  g_autoptr(Parts) part2 = write_paper (fixture, FETTLE_PROFILE_EXEMPT);
  g_autofree char *header = NULL;
  xmlNode *node = node_child (node_child (parts_find_sheet (part2, "Schools"), "headerFooter"), "oddHeader");

  header = (char *) xmlNodeGetContent (node);
  g_assert_nonnull (strstr (header, "EXEMPT - paragraphs 1, 2"));
  g_assert_nonnull (strstr (header, "Rivers && Fells"));
}

/* What Excel repairs otherwise. */
static void
check_table_part (Parts      *parts,
                  const char *part,
                  xmlNode    *sheet,
                  GHashTable *names)
{
  xmlNode *table = parts_root (parts, part);
  g_autofree char *name = node_attribute (table, "displayName"), *range = node_attribute (table, "ref");
  g_autoptr(GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint header_row = (guint) g_ascii_strtoull (range + 1, NULL, 10),
        last_row = (guint) g_ascii_strtoull (strchr (range, ':') + 2, NULL, 10);
  char letter = 'A';

  g_assert_true (g_regex_match_simple ("^[A-Za-z_][A-Za-z0-9_.]*$", name, 0, 0));
  g_assert_false (g_regex_match_simple ("^[A-Za-z]{1,3}[0-9]+$", name, 0, 0));
  g_assert_true (g_hash_table_add (names, g_utf8_casefold (name, -1)));
  g_assert_true (g_regex_match_simple ("^A[0-9]+:[A-Z][0-9]+$", range, 0, 0));
  g_assert_cmpuint (last_row, >, header_row);
  for (xmlNode *column = node_child (table, "tableColumns")->children; column; column = column->next, letter++)
    {
      g_autofree char *title = node_attribute (column, "name");
      g_autofree char *reference = g_strdup_printf ("%c%u", letter, header_row);
      g_autofree char *cell = parts_get_cell (parts, sheet, reference);

      g_assert_cmpstr (cell, ==, title);
      g_assert_true (g_hash_table_add (titles, g_utf8_casefold (title, -1)));
    }
  g_assert_cmpint (strchr (range, ':')[1], ==, letter - 1);
}

static void
check_sheet_name (xmlNode    *sheet,
                  GHashTable *names)
{
  g_autofree char *name = node_attribute (sheet, "name");

  g_assert_cmpint (g_utf8_strlen (name, -1), <=, 31);
  g_assert_null (strpbrk (name, "[]:*?/\\"));
  g_assert_true (g_hash_table_add (names, g_utf8_casefold (name, -1)));
}

static void
test_nothing_for_excel_to_repair (Fixture       *fixture,
                                  gconstpointer  unused)
{
  for (FettleProfile profile = FETTLE_PROFILE_WORKING; profile <= FETTLE_PROFILE_EXEMPT; profile++)
    {
      g_autoptr(Parts) parts = write_paper (fixture, profile);
      g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr(GHashTable) tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      guint n_sheets = 0;

      for (xmlNode *node = node_child (parts_root (parts, "xl/workbook.xml"), "sheets")->children; node;
           node = node->next)
        {
          check_sheet_name (node, names);
          n_sheets++;
        }
      g_assert_cmpuint (n_sheets, ==, 6);
      /* Contents, notes and three tables: in the order of their sheets, the cover having none. */
      for (guint i = 1; i <= 5; i++)
        {
          g_autofree char *part = g_strdup_printf ("xl/tables/table%u.xml", i);
          g_autofree char *sheet = g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1);

          g_assert_cmpuint (count_elements (parts_root (parts, sheet), "tablePart"), ==, 1);
          check_table_part (parts, part, parts_root (parts, sheet), tables);
        }
    }
}

static void
test_chart_is_native_and_described (Fixture       *fixture,
                                    gconstpointer  unused)
{
  g_autoptr(Parts) parts = write_paper (fixture, FETTLE_PROFILE_PUBLIC);

  g_assert_true (text_has (parts, "descr=\"Stacked bars, one a phase: good and other.\""));
  g_assert_cmpuint (count_everywhere (parts, "xl/charts/", "ser"), ==, 2);
  /* Bars are told apart by pattern, too. */
  g_assert_cmpuint (count_everywhere (parts, "xl/charts/", "pattFill"), ==, 2);
  /* The row of totals, row 11, is not drawn. */
  g_assert_true (text_has (parts, "'T2'!$B$7:$B$10") || text_has (parts, "T2!$B$7:$B$10"));
}

static void
test_long_table_is_streamed (Fixture       *fixture,
                             gconstpointer  unused)
{
  g_autoptr(FettleTable) table = workbook_tables_make_long (20001);
  FettleDisclosureRules rules = { .profile = FETTLE_PROFILE_WORKING };
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;
  g_autoptr(Parts) parts = NULL;
  FettleWorkbookInfo info;

  g_ptr_array_add (tables, fettle_disclose (table, &rules, NULL));
  workbook_tables_info (FETTLE_PROFILE_WORKING, &info);
  fettle_workbook_write (fixture->path, &info, tables, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  parts = parts_open (fixture->path);
  g_assert_null (parts_root (parts, "xl/tables/table1.xml"));
  g_assert_cmpuint (count_everywhere (parts, "xl/worksheets/sheet", "autoFilter"), ==, 1);
  assert_cell (parts, "Schools", "A2", "School");
  assert_cell (parts, "Schools", "A20003", "Invented School Number 20000");
}

static void
test_table_of_another_profile_is_refused (Fixture       *fixture,
                                          gconstpointer  unused)
{
  g_autoptr(GPtrArray) tables = workbook_tables_make (FETTLE_PROFILE_WORKING);
  g_autoptr(GError) error = NULL;
  FettleWorkbookInfo info;

  workbook_tables_info (FETTLE_PROFILE_PUBLIC, &info);
  g_assert_false (fettle_workbook_write (fixture->path, &info, tables, NULL, NULL, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_cancelled_leaves_the_target (Fixture       *fixture,
                                  gconstpointer  unused)
{
  g_autoptr(GPtrArray) tables = workbook_tables_make (FETTLE_PROFILE_PUBLIC);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *kept = NULL;
  FettleWorkbookInfo info;

  g_assert_true (g_file_set_contents (fixture->path, "the old one", -1, NULL));
  g_cancellable_cancel (cancellable);
  workbook_tables_info (FETTLE_PROFILE_PUBLIC, &info);
  g_assert_false (fettle_workbook_write (fixture->path, &info, tables, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (fixture->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "the old one");
}

static void
test_missing_folder (Fixture       *fixture,
                     gconstpointer  unused)
{
  g_autoptr(GPtrArray) tables = workbook_tables_make (FETTLE_PROFILE_PUBLIC);
  g_autofree char *path = g_build_filename (fixture->folder, "no", "such", "folder.xlsx", NULL);
  g_autoptr(GError) error = NULL;
  FettleWorkbookInfo info;

  workbook_tables_info (FETTLE_PROFILE_PUBLIC, &info);
  g_assert_false (fettle_workbook_write (path, &info, tables, NULL, NULL, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_FAILED);
}

/* A disk that fills up while the workbook is written, at every size there is between nothing and enough. */
static void
test_full_disk (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr(FettleTable) table = workbook_tables_make_long (3000);
  FettleDisclosureRules rules = { .profile = FETTLE_PROFILE_WORKING };
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func (g_object_unref);
  FettleWorkbookInfo info;
  guint n_refused = 0;

  g_ptr_array_add (tables, fettle_disclose (table, &rules, NULL));
  workbook_tables_info (FETTLE_PROFILE_WORKING, &info);
  for (guint size = 64; size <= 4096; size *= 2)
    {
      g_autofree char *options = g_strdup_printf ("size=%uk", size);
      g_autoptr(GError) error = NULL;

      if (mount ("tmpfs", fixture->folder, "tmpfs", 0, options) != 0)
        {
          g_test_skip ("a small disk cannot be made here");
          return;
        }
      if (fettle_workbook_write (fixture->path, &info, tables, NULL, NULL, NULL, &error))
        {
          g_autoptr(Parts) parts = parts_open (fixture->path);

          assert_cell (parts, "Schools", "A3002", "Invented School Number 2999");
        }
      else
        {
          g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_NO_SPACE);
          g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
          n_refused++;
        }
      g_assert_cmpint (umount2 (fixture->folder, MNT_DETACH), ==, 0);
    }
  g_assert_cmpuint (n_refused, >, 0);
  g_assert_cmpuint (n_refused, <, 7);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/workbook/golden/public", test_golden_public);
  ADD ("/workbook/golden/working", test_golden_working);
  ADD ("/workbook/golden/exempt", test_golden_exempt);
  ADD ("/workbook/public-sheet", test_public_sheet);
  ADD ("/workbook/dates-are-dates", test_dates_are_dates);
  ADD ("/workbook/no-formulas-no-merged-cells", test_no_formulas_no_merged_cells);
  ADD ("/workbook/filters-and-frozen-panes", test_filters_and_frozen_panes);
  ADD ("/workbook/public-file-leaks-nothing", test_public_file_leaks_nothing);
  ADD ("/workbook/exempt-pages-say-so", test_exempt_pages_say_so);
  ADD ("/workbook/nothing-for-excel-to-repair", test_nothing_for_excel_to_repair);
  ADD ("/workbook/chart-is-native-and-described", test_chart_is_native_and_described);
  ADD ("/workbook/long-table-is-streamed", test_long_table_is_streamed);
  ADD ("/workbook/table-of-another-profile-is-refused", test_table_of_another_profile_is_refused);
  ADD ("/workbook/cancelled-leaves-the-target", test_cancelled_leaves_the_target);
  ADD ("/workbook/missing-folder", test_missing_folder);
  ADD ("/workbook/full-disk", test_full_disk);
  return g_test_run ();
}
