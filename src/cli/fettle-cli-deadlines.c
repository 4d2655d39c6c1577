/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-file.h"
#include "cli/fettle-cli.h"
#include "exchange/fettle-deadlines.h"

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
print_list (const FettleDeadlines *deadlines, gboolean all, FettleCliFormat format)
{
  g_autoptr (FettleCliListing) listing = fettle_cli_listing_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < fettle_deadlines_get_n (deadlines); i++)
    {
      const FettleDeadline *deadline = fettle_deadlines_get (deadlines, i);
      const FettleClock *clock = deadline->clock;
      g_autofree char *date = fettle_date_to_iso (clock->date);
      const char *cells[] = {
        clock->id, date, states[clock->state], fettle_record_get_text (deadline->school, "urn"),
        fettle_record_get_text (deadline->school, "name"), clock->title, clock->promised ? NULL : clock->result->rule,
        clock->promised ? NULL : clock->result->source, clock->result->why,
      };

      if (all || fettle_deadline_is_open (deadline))
        fettle_cli_listing_add (listing, cells);
    }
  fettle_cli_listing_print (listing, format);
}

static gboolean
write_calendar (const FettleDeadlines *deadlines, const char *path, GError **error)
{
  g_autofree char *stamp = fettle_moment_now ();
  g_autoptr (GBytes) bytes = fettle_deadlines_to_ics (deadlines, stamp, error);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  return bytes && fettle_file_write_beside (file, bytes, NULL, error);
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
  g_autoptr (FettleDeadlines) deadlines = NULL;
  g_autoptr (GError) error = NULL;

  if (!fettle_cli_parse (cli, entries, &argc, &argv) || !fettle_cli_take_arguments (cli, argc, 0, 0))
    return cli->status;
  if (!(store = fettle_cli_open (cli, FETTLE_STORE_DEFAULT)))
    return cli->status;

  deadlines = fettle_deadlines_read (store, cli->today, &error);
  if (!deadlines || (output && !write_calendar (deadlines, output, &error)))
    return fettle_cli_fail (cli, error);
  if (output)
    g_print ("%s\n", output);
  else
    print_list (deadlines, all, cli->format);

  return FETTLE_CLI_DONE;
}

const FettleCliCommand fettle_cli_deadlines = {
  "deadlines", NULL, N_("List the dates of every school, or write them as a calendar"), run
};
