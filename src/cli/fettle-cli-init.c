/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/fettle-cli.h"
#include "sample/fettle-set-up.h"

static FettleCliStatus
run (FettleCli *cli, int argc, char **argv)
{
  g_autofree char *code = NULL;
  g_autofree char *name = NULL;
  g_autofree char *region = NULL;
  gboolean beside = FALSE;
  const GOptionEntry entries[] = {
    { "authority", 'a', 0, G_OPTION_ARG_STRING, &code, N_("The authority's three-figure code"), N_("CODE") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("Its name, where Fettle does not know it"), N_("NAME") },
    { "region", 0, 0, G_OPTION_ARG_STRING, &region, N_("Its region, where Fettle does not know it"), N_("REGION") },
    { "beside", 0, 0, G_OPTION_ARG_NONE, &beside, N_("Keep a register that is there, or what is left of one, beside the new one"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (FettleStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (!fettle_cli_parse (cli, entries, &argc, &argv) || !fettle_cli_take_arguments (cli, argc, 0, 0))
    return cli->status;
  if (!code)
    return fettle_cli_misused (cli, _("Say whose register it is with --authority CODE."));

  store = fettle_cli_open (cli, FETTLE_STORE_CREATE | (beside ? FETTLE_STORE_BESIDE : 0));
  if (!store)
    return cli->status;
  if (!fettle_set_up_authority (store, code, name, region, &error))
    return fettle_cli_fail (cli, error);

  /* Translators: the first %s is an authority's code, the second a folder */
  g_print (_("The register of authority %s is ready in “%s”.\n"), code, cli->folder);

  return FETTLE_CLI_DONE;
}

const FettleCliCommand fettle_cli_init = {
  "init", NULL, N_("Make a register for an authority"), run
};
