/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/fettle-cli.h"
#include "imports/fettle-import.h"

static FettleCliStatus
follow (FettleCli *cli, FettleStore *store, const char *urn, const char *reason)
{
  const char *const no_files[] = { NULL };
  g_autoptr (FettleImport) import = fettle_import_new (store);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (!fettle_import_read (import, no_files, NULL, NULL, NULL, &error) ||
      !fettle_import_add_school (import, urn, reason, &error) ||
      !fettle_import_apply (import, NULL, fettle_cli_progress, NULL, NULL, &error))
    return fettle_cli_fail (cli, error);
  words = fettle_import_to_words (import);
  g_print ("%s\n", words);

  return FETTLE_CLI_DONE;
}

static FettleCliStatus
run (FettleCli *cli, int argc, char **argv)
{
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why the school is followed"), N_("TEXT") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (FettleStore) store = NULL;

  if (!fettle_cli_parse (cli, entries, &argc, &argv) || !fettle_cli_take_arguments (cli, argc, 1, 1))
    return cli->status;
  if (!(store = fettle_cli_open (cli, FETTLE_STORE_DEFAULT)))
    return cli->status;

  return follow (cli, store, argv[1], reason);
}

const FettleCliCommand fettle_cli_follow = {
  "follow", N_("URN"), N_("Follow a school of another authority"), run
};
