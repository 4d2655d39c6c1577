/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/fettle-table.h"
#include "base/fettle-date.h"

static const FettleTableColumn columns[] = {
  { "phase", "Phase", FETTLE_CELL_TEXT },
  { "good-n", "Good n", FETTLE_CELL_COUNT, .total = TRUE },
  { "good-percent", "Good %", FETTLE_CELL_PERCENT, .share_of = "good-n / total-n" },
  { "other-n", "Other n", FETTLE_CELL_COUNT, .total = TRUE },
  { "total-n", "Total", FETTLE_CELL_COUNT, .total = TRUE, .sum_of = "good-n other-n" },
};

static FettleTable *
make_table (void)
{
  static const char *const good[] = { "school-a", "school-b", NULL };
  static const char *const other[] = { "school-c", NULL };
  FettleTable *table = fettle_table_new ("T0", "Trial", columns, G_N_ELEMENTS (columns));
  guint row = fettle_table_add_row (table);

  fettle_table_set_text (table, row, 0, "Primary");
  fettle_table_set_number (table, row, 1, 2);
  fettle_table_set_rows (table, row, 1, good);
  fettle_table_set_number (table, row, 3, 1);
  fettle_table_set_rows (table, row, 3, other);
  row = fettle_table_add_row (table);
  fettle_table_set_text (table, row, 0, "Nursery");
  fettle_table_set_number (table, row, 1, 0);
  fettle_table_set_number (table, row, 3, 0);
  return table;
}

static void
assert_words (FettleTable *table,
              guint        row,
              guint        column,
              const char  *expected)
{
  g_autofree char *words
      = fettle_cell_to_words (fettle_table_get_column (table, column), fettle_table_get_cell (table, row, column));

  g_assert_cmpstr (words, ==, expected);
}

static void
test_totals_and_shares (void)
{
  g_autoptr(FettleTable) table = make_table ();

  fettle_table_compute (table, "All");
  g_assert_cmpuint (fettle_table_get_n_rows (table), ==, 3);
  g_assert_true (fettle_table_has_total_row (table));
  g_assert_cmpint (fettle_table_get_cell (table, 0, 4)->number, ==, 3);
  assert_words (table, 0, 2, "66.7%");
  assert_words (table, 2, 0, "All");
  g_assert_cmpint (fettle_table_get_cell (table, 2, 1)->number, ==, 2);
  g_assert_cmpint (fettle_table_get_cell (table, 2, 4)->number, ==, 3);
  assert_words (table, 2, 2, "66.7%");
}

/* A share of nothing is no percentage: it must not read 0%. */
static void
test_share_of_nothing_is_empty (void)
{
  g_autoptr(FettleTable) table = make_table ();

  fettle_table_compute (table, NULL);
  g_assert_false (fettle_table_has_total_row (table));
  g_assert_true (fettle_table_get_cell (table, 1, 2)->empty);
  assert_words (table, 1, 2, "");
  assert_words (table, 1, 1, "0");
}

/* Nothing added to nothing is no sum, and a share of it is none; something added to nothing is. */
static void
test_sums_without_numbers (void)
{
  g_autoptr(FettleTable) table = make_table ();

  fettle_table_set_text (table, 0, 1, NULL);
  fettle_table_set_text (table, 1, 1, NULL);
  fettle_table_set_text (table, 1, 3, NULL);
  fettle_table_compute (table, "All");
  assert_words (table, 0, 4, "1");
  assert_words (table, 0, 2, "");
  assert_words (table, 1, 4, "");
  assert_words (table, 2, 1, "");
  assert_words (table, 2, 2, "");
  assert_words (table, 2, 3, "1");
}

static void
test_totals_open_the_schools_behind_them (void)
{
  g_autoptr(FettleTable) table = make_table ();
  const FettleCell *total;

  fettle_table_compute (table, "All");
  total = fettle_table_get_cell (table, 2, 4);
  g_assert_nonnull (total->rows);
  g_assert_cmpuint (g_strv_length (total->rows), ==, 3);
  g_assert_true (g_strv_contains ((const char *const *) total->rows, "school-c"));
  g_assert_null (fettle_table_get_cell (table, 1, 4)->rows);
}

static void
test_words_by_type (void)
{
  static const FettleTableColumn kinds[] = {
    { "percent", "Percent", FETTLE_CELL_PERCENT },
    { "date", "Date", FETTLE_CELL_DATE },
    { "count", "Count", FETTLE_CELL_COUNT },
  };
  g_autoptr(FettleTable) table = fettle_table_new ("T0", "Trial", kinds, G_N_ELEMENTS (kinds));
  guint row = fettle_table_add_row (table);
  g_autofree char *date = fettle_date_to_words (fettle_date_new (2026, 11, 5));

  fettle_table_set_number (table, row, 0, -15);
  fettle_table_set_number (table, row, 1, fettle_date_new (2026, 11, 5));
  fettle_table_set_text (table, row, 2, "not comparable");
  assert_words (table, row, 0, "−1.5%");
  assert_words (table, row, 1, date);
  assert_words (table, row, 2, "not comparable");
  fettle_table_set_number (table, row, 1, FETTLE_DATE_NONE);
  assert_words (table, row, 1, "");
}

static void
test_notes_and_sources_keep_their_order (void)
{
  g_autoptr(FettleTable) table = make_table ();

  g_assert_cmpuint (g_strv_length ((GStrv) fettle_table_get_notes (table)), ==, 0);
  fettle_table_add_note (table, "First.");
  fettle_table_add_note (table, "Second.");
  fettle_table_add_source (table, "GIAS");
  g_assert_cmpstr (fettle_table_get_notes (table)[1], ==, "Second.");
  g_assert_null (fettle_table_get_notes (table)[2]);
  g_assert_cmpstr (fettle_table_get_sources (table)[0], ==, "GIAS");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/totals-and-shares", test_totals_and_shares);
  g_test_add_func ("/table/sums-without-numbers", test_sums_without_numbers);
  g_test_add_func ("/table/share-of-nothing-is-empty", test_share_of_nothing_is_empty);
  g_test_add_func ("/table/totals-open-the-schools-behind-them", test_totals_open_the_schools_behind_them);
  g_test_add_func ("/table/words-by-type", test_words_by_type);
  g_test_add_func ("/table/notes-and-sources-keep-their-order", test_notes_and_sources_keep_their_order);
  return g_test_run ();
}
