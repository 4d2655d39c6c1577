/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook-tables.h"

#include "base/fettle-date.h"

/*
 * Tables made by hand for the tests of the workbook. The schools are invented.
 */

static const char *const chart_series[] = { "good-n", "other-n", NULL };
static const FettleChartSpec chart = { "stacked-bar", (char *) "Schools by phase",
                                       (char *) "Stacked bars, one a phase: good and other.", "phase", chart_series };

static FettleTable *
make_profile_table (void)
{
  static const FettleTableColumn columns[] = {
    { "phase", "Phase", FETTLE_CELL_TEXT },
    { "good-n", "Good n", FETTLE_CELL_COUNT, .total = TRUE, .small_number = TRUE },
    { "good-percent", "Good %", FETTLE_CELL_PERCENT, .share_of = "good-n / total-n" },
    { "other-n", "Other n", FETTLE_CELL_COUNT, .total = TRUE, .small_number = TRUE },
    { "total-n", "Total", FETTLE_CELL_COUNT, .total = TRUE, .sum_of = "good-n other-n", .small_number = TRUE },
  };
  static const struct
  {
    const char *phase;
    int good, other;
  } rows[] = { { "Primary", 40, 8 }, { "Secondary", 9, 3 }, { "Special", 6, 0 }, { "Nursery", 1234, 77 } };
  FettleTable *table = fettle_table_new ("T2", "Profile by phase", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint row = fettle_table_add_row (table);

      fettle_table_set_text (table, row, 0, rows[i].phase);
      fettle_table_set_number (table, row, 1, rows[i].good);
      fettle_table_set_number (table, row, 3, rows[i].other);
    }
  fettle_table_compute (table, "All");
  fettle_table_set_chart (table, &chart);
  fettle_table_set_coverage (table, "Coverage: 98 schools; 2 closed schools are not counted.");
  fettle_table_add_note (table, "A note with “quotes” & an ampersand.");
  return table;
}

static FettleTable *
make_list_table (void)
{
  static const FettleTableColumn columns[] = {
    { "school", "School", FETTLE_CELL_TEXT },
    { "laestab", "LAESTAB", FETTLE_CELL_TEXT },
    { "inspected", "Inspected", FETTLE_CELL_DATE },
    { "direction", "Direction", FETTLE_CELL_PERCENT },
    { "link", "Report", FETTLE_CELL_URL },
    { "link-2", "Report", FETTLE_CELL_URL },
    { "head", "Head teacher", FETTLE_CELL_TEXT, FETTLE_DISCLOSURE_EXEMPT, "1, 2" },
  };
  static const char *const names[]
    = { "=1+1", "Ysgol Sant Bríd & Friends", "St O'Dwyer's <C of E> School", "_x0041_cademy", "@SUM(A1)" };
  FettleTable *table = fettle_table_new ("schools", "All schools", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint row = fettle_table_add_row (table);
      g_autofree char *key = g_strdup_printf ("school-%u", i);

      fettle_table_set_text (table, row, 0, names[i]);
      fettle_table_set_text (table, row, 1, "0012001");
      fettle_table_set_number (table, row, 2, i == 3 ? FETTLE_DATE_NONE : fettle_date_new (2026, 2, 28) + i);
      fettle_table_set_text (table, row, 3, "not comparable");
      fettle_table_set_text (table, row, 4, "https://reports.example.org/?id=1&part=2");
      fettle_table_set_text (table, row, 5, "javascript:alert(1)");
      fettle_table_set_text (table, row, 6, "A. Person");
      fettle_table_set_key (table, row, key);
    }
  fettle_table_set_number (table, 0, 3, -15);
  return table;
}

static FettleTable *
make_empty_table (void)
{
  static const FettleTableColumn columns[]
    = { { "school", "School", FETTLE_CELL_TEXT }, { "date", "Date", FETTLE_CELL_DATE } };

  return fettle_table_new ("T6", "Report cards by school", columns, G_N_ELEMENTS (columns));
}

/* A table of @n_rows schools. */
FettleTable *
workbook_tables_make_long (guint n_rows)
{
  static const FettleTableColumn columns[] = {
    { "school", "School", FETTLE_CELL_TEXT },     { "laestab", "LAESTAB", FETTLE_CELL_TEXT },
    { "phase", "Phase", FETTLE_CELL_TEXT },       { "sector", "Sector", FETTLE_CELL_TEXT },
    { "outcome", "Outcome", FETTLE_CELL_TEXT },   { "inspected", "Inspected", FETTLE_CELL_DATE },
    { "pupils", "Pupils", FETTLE_CELL_COUNT },    { "share", "Share", FETTLE_CELL_PERCENT },
    { "category", "Category", FETTLE_CELL_TEXT }, { "trust", "Trust", FETTLE_CELL_TEXT },
  };
  static const char *const phases[] = { "Primary", "Secondary", "Special" };
  FettleTable *table = fettle_table_new ("schools", "All schools", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < n_rows; i++)
    {
      guint row = fettle_table_add_row (table);
      g_autofree char *name = g_strdup_printf ("Invented School Number %u", i);
      g_autofree char *laestab = g_strdup_printf ("399/%04u", i % 10000);
      g_autofree char *trust = g_strdup_printf ("Invented Trust %u", i % 97);

      fettle_table_set_text (table, row, 0, name);
      fettle_table_set_text (table, row, 1, laestab);
      fettle_table_set_text (table, row, 2, phases[i % 3]);
      fettle_table_set_text (table, row, 3, i % 2 ? "Academy" : "Maintained");
      fettle_table_set_text (table, row, 4, "Good");
      fettle_table_set_number (table, row, 5, fettle_date_new (2020, 1, 1) + i % 2000);
      fettle_table_set_number (table, row, 6, 100 + i % 1500);
      fettle_table_set_number (table, row, 7, i % 1000);
      fettle_table_set_text (table, row, 8, "None");
      fettle_table_set_text (table, row, 9, trust);
    }
  return table;
}

/* The three tables, passed for @profile. */
GPtrArray *
workbook_tables_make (FettleProfile profile)
{
  FettleTable *(*const makers[]) (void) = { make_profile_table, make_list_table, make_empty_table };
  FettleDisclosureRules rules = { .profile = profile, .small_number = 5 };
  GPtrArray *tables = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      g_autoptr(FettleTable) table = makers[i]();

      fettle_table_set_as_at (table, fettle_date_new (2026, 11, 21));
      fettle_table_add_source (table, "GIAS, as at 20 November 2026");
      fettle_table_add_source (table, "Ofsted, as at 31 October 2026");
      g_ptr_array_add (tables, fettle_disclose (table, &rules, NULL));
    }
  return tables;
}

/* What stands on the cover, with fixed dates. */
void
workbook_tables_info (FettleProfile       profile,
                      FettleWorkbookInfo *info)
{
  *info = (FettleWorkbookInfo) {
    .council = "Borough of Rivers & Fells",
    .committee = "Children's Scrutiny",
    .title = "Ofsted outcomes of schools",
    .meeting = fettle_date_new (2026, 12, 3),
    .as_at = fettle_date_new (2026, 11, 21),
    .from = fettle_date_new (2026, 6, 1),
    .to = fettle_date_new (2026, 11, 21),
    .profile = profile,
    .made_at = "2026-11-21T19:30:00Z",
  };
}
