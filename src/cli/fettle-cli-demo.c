/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/fettle-cli.h"
#include "sample/fettle-demo.h"
#include "sample/fettle-set-up.h"

static FettleCliStatus
write_files (FettleCli *cli, const char *folder, int seed, int n_schools)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) paths = NULL;

  if (!fettle_demo_write_files (folder, seed, n_schools, &error))
    return fettle_cli_fail (cli, error);

  paths = fettle_demo_list_files (folder);
  for (guint i = 0; paths[i]; i++)
    g_print ("%s\n", paths[i]);

  return FETTLE_CLI_DONE;
}

static FettleCliStatus
fill_register (FettleCli *cli, int seed, int n_schools)
{
  g_autoptr (FettleStore) store = fettle_cli_open (cli, FETTLE_STORE_CREATE);
  g_autoptr (GError) error = NULL;

  if (!store)
    return cli->status;
  if (!fettle_set_up_sample (store, seed, n_schools, fettle_cli_progress, NULL, NULL, &error))
    return fettle_cli_fail (cli, error);

  /* Translators: %s is a folder */
  g_print (_("The sample borough is in “%s”. Its schools and people are invented.\n"), cli->folder);

  return FETTLE_CLI_DONE;
}

static FettleCliStatus
run (FettleCli *cli, int argc, char **argv)
{
  int seed = 1;
  int n_schools = FETTLE_DEMO_SCHOOLS;
  g_autofree char *folder = NULL;
  const GOptionEntry entries[] = {
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, N_("The same number gives the same borough"), N_("NUMBER") },
    { "schools", 0, 0, G_OPTION_ARG_INT, &n_schools, N_("How many schools it has"), N_("NUMBER") },
    { "files-only", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_("Only write the files, in FOLDER"), N_("FOLDER") },
    G_OPTION_ENTRY_NULL
  };

  if (!fettle_cli_parse (cli, entries, &argc, &argv) || !fettle_cli_take_arguments (cli, argc, 0, 0))
    return cli->status;
  if (n_schools < 1)
    return fettle_cli_misused (cli, _("A borough has at least one school."));

  return folder ? write_files (cli, folder, seed, n_schools) : fill_register (cli, seed, n_schools);
}

const FettleCliCommand fettle_cli_demo = {
  "demo", NULL, N_("Fill a new register with an invented borough"), run
};
