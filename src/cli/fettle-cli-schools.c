/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/fettle-cli.h"
#include "store/fettle-school-query.h"

/**
 * Shown: a column of the list, and where it comes from.
 * @code: whether it is the stored code that is shown, else its words
 */
typedef struct
{
  FettleSchoolColumn column;
  gboolean code;
} Shown;

static const FettleCliColumn columns[] = {
  { "urn", N_("URN"), FALSE },
  { "laestab", N_("LAESTAB"), FALSE },
  { "name", N_("School"), FALSE },
  { "phase", NULL, FALSE },
  { "phase_label", N_("Phase"), FALSE },
  { "sector", NULL, FALSE },
  { "sector_label", N_("Sector"), FALSE },
  { "status", NULL, FALSE },
  { "regime", NULL, FALSE },
  { "outcome", NULL, FALSE },
  { "outcome_label", N_("Outcome"), FALSE },
  { "inspected_on", N_("Inspected"), FALSE },
  { "category", NULL, FALSE },
  { "category_label", N_("Category"), FALSE },
  { "predecessor_urn", NULL, FALSE },
  { "next_by_law", NULL, FALSE },
  { "type", NULL, FALSE },
  { "pupils", NULL, TRUE },
  { "trust", NULL, FALSE },
};

static const Shown shown[G_N_ELEMENTS (columns)] = {
  { FETTLE_SCHOOL_URN, FALSE },
  { FETTLE_SCHOOL_LAESTAB, FALSE },
  { FETTLE_SCHOOL_NAME, FALSE },
  { FETTLE_SCHOOL_PHASE, TRUE },
  { FETTLE_SCHOOL_PHASE, FALSE },
  { FETTLE_SCHOOL_SECTOR, TRUE },
  { FETTLE_SCHOOL_SECTOR, FALSE },
  { FETTLE_SCHOOL_STATUS, TRUE },
  { FETTLE_SCHOOL_REGIME, TRUE },
  { FETTLE_SCHOOL_OUTCOME, TRUE },
  { FETTLE_SCHOOL_OUTCOME, FALSE },
  { FETTLE_SCHOOL_INSPECTED, TRUE },
  { FETTLE_SCHOOL_CATEGORY, TRUE },
  { FETTLE_SCHOOL_CATEGORY, FALSE },
  { FETTLE_SCHOOL_PREDECESSOR_URN, FALSE },
  { FETTLE_SCHOOL_NEXT_BY_LAW, TRUE },
  { FETTLE_SCHOOL_TYPE, FALSE },
  { FETTLE_SCHOOL_PUPILS, TRUE },
  { FETTLE_SCHOOL_TRUST, FALSE },
};

static const char *
get_cell (FettleSchoolRow *row, const Shown *what)
{
  const char *cell = what->code ? fettle_school_row_get_code (row, what->column) : fettle_school_row_get_text (row, what->column);

  return cell && *cell ? cell : NULL;
}

static void
print_rows (FettleCli *cli, GPtrArray *rows)
{
  g_autoptr (FettleCliListing) listing = fettle_cli_listing_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < rows->len; i++)
    {
      const char *cells[G_N_ELEMENTS (columns)];

      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        cells[j] = get_cell (g_ptr_array_index (rows, i), &shown[j]);
      fettle_cli_listing_add (listing, cells);
    }
  fettle_cli_listing_print (listing, cli->format);
}

static void
keep (GStrv *codes, const char *text)
{
  if (text)
    *codes = g_strsplit (text, ",", -1);
}

static FettleCliStatus
run (FettleCli *cli, int argc, char **argv)
{
  g_autofree char *words = NULL;
  g_autofree char *phases = NULL;
  g_autofree char *regimes = NULL;
  g_autofree char *outcomes = NULL;
  g_autofree char *categories = NULL;
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_("Closed and proposed schools too"), NULL },
    { "find", 0, 0, G_OPTION_ARG_STRING, &words, N_("Only schools with these words in name, URN, LAESTAB or postcode"), N_("WORDS") },
    { "phase", 0, 0, G_OPTION_ARG_STRING, &phases, N_("Only these phases, with commas between"), N_("CODES") },
    { "regime", 0, 0, G_OPTION_ARG_STRING, &regimes, N_("Only these regimes of inspection"), N_("CODES") },
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &outcomes, N_("Only these outcomes"), N_("CODES") },
    { "category", 0, 0, G_OPTION_ARG_STRING, &categories, N_("Only these categories of concern"), N_("CODES") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (FettleStore) store = NULL;
  g_autoptr (FettleSchoolQuery) query = fettle_school_query_new ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  if (!fettle_cli_parse (cli, entries, &argc, &argv) || !fettle_cli_take_arguments (cli, argc, 0, 0))
    return cli->status;
  if (!(store = fettle_cli_open (cli, FETTLE_STORE_DEFAULT)))
    return cli->status;

  query->text = g_steal_pointer (&words);
  keep (&query->phases, phases);
  keep (&query->regimes, regimes);
  keep (&query->outcomes, outcomes);
  keep (&query->categories, categories);
  keep (&query->statuses, all ? NULL : "current");
  rows = fettle_school_query_run (store, query, &error);
  if (!rows)
    return fettle_cli_fail (cli, error);
  print_rows (cli, rows);

  return FETTLE_CLI_DONE;
}

const FettleCliCommand fettle_cli_schools = {
  "schools", NULL, N_("List the schools with their current outcome"), run
};
