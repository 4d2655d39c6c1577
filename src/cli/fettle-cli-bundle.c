/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/fettle-cli-find.h"
#include "cli/fettle-cli.h"
#include "evidence/fettle-bundle.h"

/* The newest case that is open, or else the newest. */
static FettleRecord *
find_case (FettleStore *store, FettleRecord *school, GError **error)
{
  g_autoptr (GPtrArray) cases = fettle_store_list (store, "intervention-case", "school", fettle_record_get_id (school), error);
  FettleRecord *found = NULL;
  gboolean found_open = FALSE;

  if (!cases)
    return NULL;
  for (guint i = 0; i < cases->len; i++)
    {
      FettleRecord *one = g_ptr_array_index (cases, i);
      gboolean open = fettle_record_get_date (one, "closed-on") == FETTLE_DATE_NONE;

      if (!found || (open && !found_open)
          || (open == found_open && fettle_record_get_date (one, "opened-on") > fettle_record_get_date (found, "opened-on")))
        {
          found = one;
          found_open = open;
        }
    }
  if (!found)
    /* Translators: %s is the name of a school */
    g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND, _("%s has no case."), fettle_record_get_text (school, "name"));

  return found ? g_object_ref (found) : NULL;
}

static FettleCliStatus
run (FettleCli *cli, int argc, char **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *made_by = g_strdup (g_get_real_name ());
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Write the bundle to FOLDER, which is not there yet"), N_("FOLDER") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &made_by, N_("Who makes it, for the cover"), N_("NAME") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (FettleStore) store = NULL;
  g_autoptr (FettleRecord) school = NULL;
  g_autoptr (FettleRecord) found = NULL;
  g_auto (GStrv) apart = NULL;
  g_autoptr (GError) error = NULL;

  if (!fettle_cli_parse (cli, entries, &argc, &argv) || !fettle_cli_take_arguments (cli, argc, 1, 1))
    return cli->status;
  if (!output)
    return fettle_cli_misused (cli, _("Say where to write the bundle with -o FOLDER."));
  if (!(store = fettle_cli_open (cli, FETTLE_STORE_DEFAULT)))
    return cli->status;

  if (!(school = fettle_cli_find_school (store, argv[1], &error)) || !(found = find_case (store, school, &error)) ||
      !fettle_bundle_write (store, fettle_record_get_id (found), made_by, cli->today, output, &apart, fettle_cli_progress, NULL, NULL, &error))
    return fettle_cli_fail (cli, error);
  for (guint i = 0; apart[i] != NULL; i++)
    g_printerr ("%s\n", apart[i]);
  g_print ("%s\n", output);

  return FETTLE_CLI_DONE;
}

const FettleCliCommand fettle_cli_bundle = {
  "bundle", N_("URN"), N_("Write the evidence of a case as a folder with a PDF"), run
};
