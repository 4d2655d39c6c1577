/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/fettle-cli.h"
#include "calendar/fettle-deadlines-ics.h"
#include "store/fettle-deadline.h"

static const FettleCliColumn columns[] = {
  { "id", NULL, FALSE },
  { "date", N_("Date"), FALSE },
  { "state", N_("State"), FALSE },
  { "urn", N_("URN"), FALSE },
  { "school", N_("School"), FALSE },
  { "title", N_("Due"), FALSE },
  { "rule", N_("Rule"), FALSE },
  { "source", N_("Source"), FALSE },
  { "why", NULL, FALSE },
};

static const char *const states[] = { "running", "met", "stopped", "superseded", "overdue" };

static void
print_list (GArray *deadlines, gboolean all, FettleCliFormat format)
{
  g_autoptr (FettleCliListing) listing = fettle_cli_listing_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < deadlines->len; i++)
    {
      const FettleDeadline *deadline = &g_array_index (deadlines, FettleDeadline, i);
      const FettleClock *clock = deadline->clock;
      g_autofree char *date = fettle_date_to_iso (clock->date);
      const char *cells[] = {
        clock->id, date, states[clock->state], fettle_record_get_text (deadline->data->school, "urn"),
        fettle_record_get_text (deadline->data->school, "name"), clock->title, clock->promised ? NULL : clock->result->rule,
        clock->promised ? NULL : clock->result->source, clock->result->why,
      };

      if (all || fettle_deadline_is_open (deadline))
        fettle_cli_listing_add (listing, cells);
    }
  fettle_cli_listing_print (listing, format);
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  const FettleDeadline *one = a;
  const FettleDeadline *two = b;

  if (one->clock->date != two->clock->date)
    return one->clock->date < two->clock->date ? -1 : 1;
  return g_strcmp0 (one->clock->id, two->clock->id);
}

static gboolean
list_deadlines (FettleCli *cli, FettleStore *store, gboolean all, GError **error)
{
  g_autoptr (GPtrArray) cases = fettle_case_data_read_all (store, cli->today, error);
  g_autoptr (GArray) deadlines = cases ? fettle_deadlines_list (cases, cli->today) : NULL;

  if (!deadlines)
    return FALSE;
  g_array_sort (deadlines, compare_dates);
  print_list (deadlines, all, cli->format);
  return TRUE;
}

static gboolean
write_calendar (FettleCli *cli, FettleStore *store, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  if (!fettle_deadlines_keep (store, cli->today, file, NULL, error))
    return FALSE;
  g_print ("%s\n", path);
  return TRUE;
}

static FettleCliStatus
run (FettleCli *cli, int argc, char **argv)
{
  g_autofree char *output = NULL;
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Write a calendar to FILE (iCalendar)"), N_("FILE") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_("With those that are met or stopped"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (FettleStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (!fettle_cli_parse (cli, entries, &argc, &argv) || !fettle_cli_take_arguments (cli, argc, 0, 0))
    return cli->status;
  if (!(store = fettle_cli_open (cli, FETTLE_STORE_DEFAULT)))
    return cli->status;

  if (!(output ? write_calendar (cli, store, output, &error) : list_deadlines (cli, store, all, &error)))
    return fettle_cli_fail (cli, error);
  return FETTLE_CLI_DONE;
}

const FettleCliCommand fettle_cli_deadlines = {
  "deadlines", NULL, N_("List the dates of every school, or write them as a calendar"), run
};
