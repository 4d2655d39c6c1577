/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/fettle-cli.h"
#include "cli/fettle-cli-find.h"
#include "store/fettle-history.h"

static const FettleCliColumn step_columns[] = {
  { "id", N_("Step"), FALSE },
  { "made_at", N_("When (UTC)"), FALSE },
  { "author", N_("Who"), FALSE },
  { "state", N_("State"), FALSE },
  { "n_changes", N_("Changes"), TRUE },
  { "label", N_("What"), FALSE },
};

static const FettleCliColumn change_columns[] = {
  { "made_at", N_("When (UTC)"), FALSE },
  { "kind", N_("Kind"), FALSE },
  { "record_id", NULL, FALSE },
  { "what", N_("What"), FALSE },
};

/* Where words of the step were erased, that belongs to what it is. */
static char *
step_to_words (FettleBatchInfo *info)
{
  const char *erased = fettle_batch_info_get_erased (info);

  return erased ? g_strdup_printf ("%s (%s)", fettle_batch_info_get_label (info), erased)
                : g_strdup (fettle_batch_info_get_label (info));
}

static void
print_steps (FettleCli *cli, GPtrArray *steps)
{
  g_autoptr (FettleCliListing) listing = fettle_cli_listing_new (step_columns, G_N_ELEMENTS (step_columns));

  for (guint i = 0; i < steps->len; i++)
    {
      FettleBatchInfo *info = g_ptr_array_index (steps, i);
      g_autofree char *n_changes = g_strdup_printf ("%u", fettle_batch_info_get_n_changes (info));
      g_autofree char *what = step_to_words (info);
      const char *cells[] = {
        fettle_batch_info_get_id (info), fettle_batch_info_get_made_at (info), fettle_batch_info_get_author (info),
        fettle_batch_info_get_state (info), n_changes, what,
      };

      fettle_cli_listing_add (listing, cells);
    }
  fettle_cli_listing_print (listing, cli->format);
}

static void
print_changes (FettleCli *cli, GPtrArray *changes, gboolean personal)
{
  g_autoptr (FettleCliListing) listing = fettle_cli_listing_new (change_columns, G_N_ELEMENTS (change_columns));

  for (guint i = 0; i < changes->len; i++)
    {
      FettleChangeInfo *info = g_ptr_array_index (changes, i);
      g_autofree char *what = fettle_change_info_to_words (info, FETTLE_AUDIENCE_EXEMPT, personal);
      const char *cells[] = {
        fettle_change_info_get_made_at (info), fettle_change_info_get_kind (info), fettle_change_info_get_record_id (info), what,
      };

      fettle_cli_listing_add (listing, cells);
    }
  fettle_cli_listing_print (listing, cli->format);
}

static FettleCliStatus
run (FettleCli *cli, int argc, char **argv)
{
  g_autofree char *urn = NULL;
  int limit = 50;
  gboolean personal = FALSE;
  const GOptionEntry entries[] = {
    { "school", 0, 0, G_OPTION_ARG_STRING, &urn, N_("Only what touched the school with this URN"), N_("URN") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("How many at most; 0 for all"), N_("NUMBER") },
    { "personal", 0, 0, G_OPTION_ARG_NONE, &personal, N_("With names of people"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (FettleStore) store = NULL;
  g_autoptr (FettleRecord) school = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  const char *school_id = NULL;

  if (!fettle_cli_parse (cli, entries, &argc, &argv) || !fettle_cli_take_arguments (cli, argc, 0, 1))
    return cli->status;
  if (!(store = fettle_cli_open (cli, FETTLE_STORE_DEFAULT)))
    return cli->status;
  if (urn && !(school = fettle_cli_find_school (store, urn, &error)))
    return fettle_cli_fail (cli, error);

  school_id = school ? fettle_record_get_id (school) : NULL;
  found = argc > 1 ? fettle_history_changes (store, argv[1], school_id, MAX (limit, 0), &error)
                   : fettle_history_batches (store, school_id, MAX (limit, 0), &error);
  if (!found)
    return fettle_cli_fail (cli, error);
  if (argc > 1)
    print_changes (cli, found, personal);
  else
    print_steps (cli, found);

  return FETTLE_CLI_DONE;
}

const FettleCliCommand fettle_cli_history = {
  "history", N_("[STEP]"), N_("List the steps taken, or the changes of one step"), run
};
