/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/fettle-cli.h"

typedef char *(*Step) (FettleStore *store, const char *batch_id, GCancellable *cancellable, GError **error);

static FettleCliStatus
step (FettleCli *cli, int argc, char **argv, Step take, const char *done)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (FettleStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  if (!fettle_cli_parse (cli, entries, &argc, &argv) || !fettle_cli_take_arguments (cli, argc, 0, 1))
    return cli->status;

  store = fettle_cli_open (cli, FETTLE_STORE_DEFAULT);
  if (!store)
    return cli->status;

  label = take (store, argc > 1 ? argv[1] : NULL, NULL, &error);
  if (!label)
    return fettle_cli_fail (cli, error);
  g_print ("%s %s\n", done, label);

  return FETTLE_CLI_DONE;
}

static FettleCliStatus
run_undo (FettleCli *cli, int argc, char **argv)
{
  /* Translators: followed by the label of what was undone */
  return step (cli, argc, argv, fettle_store_undo, _("Undone:"));
}

static FettleCliStatus
run_redo (FettleCli *cli, int argc, char **argv)
{
  /* Translators: followed by the label of what was done again */
  return step (cli, argc, argv, fettle_store_redo, _("Done again:"));
}

const FettleCliCommand fettle_cli_undo = {
  "undo", N_("[STEP]"), N_("Undo the last step, or the one named"), run_undo
};

const FettleCliCommand fettle_cli_redo = {
  "redo", N_("[STEP]"), N_("Do again what was undone"), run_redo
};
