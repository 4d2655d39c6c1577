/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/fettle-cli.h"
#include "store/fettle-support.h"

static const FettleCliColumn columns[] = {
  { "fact", N_("Fact"), FALSE },
  { "value", N_("Value"), FALSE },
};

static void
print_facts (FettleCli *cli, GPtrArray *facts)
{
  g_autoptr (FettleCliListing) listing = fettle_cli_listing_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < facts->len; i++)
    {
      const FettleSupportFact *fact = g_ptr_array_index (facts, i);
      const char *cells[] = { fact->name, fact->value };

      fettle_cli_listing_add (listing, cells);
    }
  fettle_cli_listing_print (listing, cli->format);
}

/* Versions and sizes are told also where the register cannot be opened: that is when they are asked for. */
static FettleCliStatus
run (FettleCli *cli, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_support_fact_free);
  g_autoptr (FettleStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean counted;

  if (!fettle_cli_parse (cli, entries, &argc, &argv) || !fettle_cli_take_arguments (cli, argc, 0, 0))
    return cli->status;
  fettle_support_add_versions (facts);
  fettle_support_add_files (facts, cli->folder);
  if (!(store = fettle_cli_open (cli, FETTLE_STORE_READ_ONLY)))
    {
      print_facts (cli, facts);
      return cli->status;
    }

  counted = fettle_support_add_counts (facts, store, &error);
  print_facts (cli, facts);

  return counted ? FETTLE_CLI_DONE : fettle_cli_fail (cli, error);
}

const FettleCliCommand fettle_cli_support = {
  "support", NULL, N_("Print versions, counts and sizes for a report of a fault"), run
};
