/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/fettle-cli.h"
#include "store/fettle-backup.h"

static const FettleCliColumn columns[] = {
  { "check", N_("Check"), FALSE },
  { "result", N_("Result"), FALSE },
  { "message", N_("What was found"), FALSE },
};

static gboolean
print_findings (FettleCli *cli, GPtrArray *findings)
{
  g_autoptr (FettleCliListing) listing = fettle_cli_listing_new (columns, G_N_ELEMENTS (columns));
  gboolean all_held = TRUE;

  for (guint i = 0; i < findings->len; i++)
    {
      const FettleCheckFinding *finding = g_ptr_array_index (findings, i);
      const char *cells[] = { finding->check, finding->ok ? "ok" : "failed", finding->message };

      fettle_cli_listing_add (listing, cells);
      all_held = all_held && finding->ok;
    }
  fettle_cli_listing_print (listing, cli->format);

  return all_held;
}

static FettleCliStatus
run (FettleCli *cli, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (FettleStore) store = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  if (!fettle_cli_parse (cli, entries, &argc, &argv) || !fettle_cli_take_arguments (cli, argc, 0, 0))
    return cli->status;
  if (!(store = fettle_cli_open (cli, FETTLE_STORE_DEFAULT)))
    return cli->status;

  findings = fettle_store_check (store, fettle_cli_progress, NULL, NULL, &error);
  if (!findings)
    return fettle_cli_fail (cli, error);

  return print_findings (cli, findings) ? FETTLE_CLI_DONE : FETTLE_CLI_FAILED;
}

const FettleCliCommand fettle_cli_check = {
  "check", NULL, N_("Check that the register is whole"), run
};
