/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/fettle-cli.h"
#include "workbook/fettle-workbook.h"
#include "reports/fettle-catalogue.h"

static const FettleCliColumn catalogue_columns[] = {
  { "id", N_("Table"), FALSE },
  { "title", N_("Title"), FALSE },
  { "description", N_("What it is for"), FALSE },
};

static FettleCliStatus
list_tables (FettleCli *cli)
{
  g_autoptr (FettleCliListing) listing = fettle_cli_listing_new (catalogue_columns, G_N_ELEMENTS (catalogue_columns));
  guint n_entries;
  const FettleCatalogueEntry *entries = fettle_catalogue_list (&n_entries);

  for (guint i = 0; i < n_entries; i++)
    {
      const char *cells[] = { entries[i].id, _(entries[i].title), _(entries[i].description) };

      fettle_cli_listing_add (listing, cells);
    }
  fettle_cli_listing_print (listing, cli->format);

  return FETTLE_CLI_DONE;
}

static void
print_lines (const char *heading, const char *const *lines)
{
  if (!lines || !lines[0])
    return;

  g_print ("\n%s\n", heading);
  for (guint i = 0; lines[i]; i++)
    g_print ("  %s\n", lines[i]);
}

static void
print_rows (FettleDisclosed *table)
{
  guint n_columns = fettle_disclosed_get_n_columns (table);
  g_autofree FettleCliColumn *columns = g_new0 (FettleCliColumn, n_columns);
  g_autoptr (FettleCliListing) listing = fettle_cli_listing_new (columns, n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      columns[i].id = fettle_disclosed_get_column (table, i)->id;
      columns[i].title = fettle_disclosed_get_column (table, i)->title;
    }
  for (guint row = 0; row < fettle_disclosed_get_n_rows (table); row++)
    {
      g_auto (GStrv) cells = g_new0 (char *, n_columns + 1);

      for (guint i = 0; i < n_columns; i++)
        cells[i] = fettle_disclosed_get_words (table, row, i);
      fettle_cli_listing_add (listing, (const char *const *) cells);
    }
  fettle_cli_listing_print (listing, FETTLE_CLI_TEXT);
}

static void
print_text (FettleDisclosed *table)
{
  g_autofree char *as_at = fettle_date_to_words (fettle_disclosed_get_as_at (table));
  const char *coverage = fettle_disclosed_get_coverage (table);

  g_print ("%s\n", fettle_disclosed_get_title (table));
  if (as_at)
    /* Translators: %s is a date */
    g_print (_("As at %s\n"), as_at);
  for (const char *const *warning = fettle_disclosed_get_warnings (table); *warning; warning++)
    g_print ("%s\n", *warning);
  if (coverage)
    g_print ("%s\n", coverage);
  g_print ("\n");
  print_rows (table);
  print_lines (_("Notes"), fettle_disclosed_get_notes (table));
  print_lines (_("Held back"), fettle_disclosed_get_withheld (table));
  print_lines (_("Sources"), fettle_disclosed_get_sources (table));
}

static void
print_table (FettleCli *cli, FettleDisclosed *table)
{
  g_autofree char *text = NULL;

  if (cli->format == FETTLE_CLI_TEXT)
    {
      print_text (table);
      return;
    }

  text = cli->format == FETTLE_CLI_CSV ? fettle_disclosed_to_csv (table) : fettle_disclosed_to_json (table);
  g_print ("%s", text);
}

static FettleCliStatus
show_table (FettleCli *cli, const char *id, const FettleReportContext *context, const FettleDisclosureRules *rules)
{
  const FettleCatalogueEntry *entry = fettle_catalogue_find (id);
  g_autoptr (FettleDisclosed) disclosed = NULL;
  g_autofree char *why = NULL;
  g_autoptr (GError) error = NULL;

  if (!entry)
    return fettle_cli_misused (cli, _("There is no such table; “fettle-cli table” lists them."));

  disclosed = fettle_catalogue_disclose (entry, context, rules, &why, &error);
  if (error)
    return fettle_cli_fail (cli, error);
  if (!disclosed)
    {
      g_printerr ("fettle-cli: %s\n", why);
      return FETTLE_CLI_FAILED;
    }
  print_table (cli, disclosed);

  return FETTLE_CLI_DONE;
}

static FettleCliStatus
run (FettleCli *cli, int argc, char **argv)
{
  g_autofree char *profile = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  gboolean personal = FALSE;
  const GOptionEntry entries[] = {
    { "profile", 0, 0, G_OPTION_ARG_STRING, &profile, N_("Who will read it: working, public or exempt"), N_("PROFILE") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_("First day of the period"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("Last day of the period"), N_("DATE") },
    { "personal", 0, 0, G_OPTION_ARG_NONE, &personal, N_("With names of people"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (FettleStore) store = NULL;
  FettleReportContext context = { 0 };
  FettleDisclosureRules rules;

  if (!fettle_cli_parse (cli, entries, &argc, &argv) || !fettle_cli_take_arguments (cli, argc, 0, 1))
    return cli->status;
  if (argc == 1)
    return list_tables (cli);
  if (!fettle_cli_parse_date (cli, "--from", from, &context.from) || !fettle_cli_parse_date (cli, "--to", to, &context.to))
    return cli->status;
  if (!(store = fettle_cli_open (cli, FETTLE_STORE_DEFAULT)) || !fettle_cli_get_rules (cli, store, profile, personal, &rules))
    return cli->status;
  if (!fettle_cli_settle_period (cli, &context))
    return cli->status;
  context.store = store;

  return show_table (cli, argv[1], &context, &rules);
}

const FettleCliCommand fettle_cli_table = {
  "table", N_("[TABLE]"), N_("Print a committee table, or list them all"), run
};
