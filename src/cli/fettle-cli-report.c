/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/fettle-cli.h"
#include "workbook/fettle-pack.h"

/**
 * Wish: what was asked for on the command line.
 */
typedef struct
{
  char *from;
  char *to;
  char *meeting;
  char *profile;
  char *committee;
  char *council;
  char *tables;
  char *output;
  gboolean personal;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->from);
  g_free (wish->to);
  g_free (wish->meeting);
  g_free (wish->profile);
  g_free (wish->committee);
  g_free (wish->council);
  g_free (wish->tables);
  g_free (wish->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static gboolean
parse (FettleCli *cli, Wish *wish, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &wish->from, N_("First day of the period"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &wish->to, N_("Last day of the period"), N_("DATE") },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &wish->profile, N_("Who will read it: working, public or exempt"), N_("PROFILE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wish->output, N_("Write the workbook to FILE"), N_("FILE") },
    { "tables", 0, 0, G_OPTION_ARG_STRING, &wish->tables, N_("Only these tables, with commas between"), N_("TABLES") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &wish->committee, N_("Name of the committee"), N_("NAME") },
    { "council", 0, 0, G_OPTION_ARG_STRING, &wish->council, N_("Name of the council"), N_("NAME") },
    { "meeting", 0, 0, G_OPTION_ARG_STRING, &wish->meeting, N_("Day of the meeting"), N_("DATE") },
    { "personal", 0, 0, G_OPTION_ARG_NONE, &wish->personal, N_("With names of people"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!fettle_cli_parse (cli, entries, argc, argv) || !fettle_cli_take_arguments (cli, *argc, 1, 1))
    return FALSE;
  if (!g_str_equal ((*argv)[1], "committee"))
    {
      fettle_cli_misused (cli, _("The report is “committee”."));
      return FALSE;
    }
  if (!wish->output)
    {
      fettle_cli_misused (cli, _("Say where to write the workbook with -o FILE."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
fill_context (FettleCli *cli, const Wish *wish, FettleReportContext *context)
{
  if (!fettle_cli_parse_date (cli, "--from", wish->from, &context->from) ||
      !fettle_cli_parse_date (cli, "--to", wish->to, &context->to) ||
      !fettle_cli_parse_date (cli, "--meeting", wish->meeting, &context->meeting))
    return FALSE;

  if (!fettle_cli_settle_period (cli, context))
    return FALSE;
  context->committee = wish->committee;
  context->council = wish->council;

  return TRUE;
}

static void
tell (const char *path, GStrv withheld)
{
  for (guint i = 0; withheld && withheld[i]; i++)
    g_printerr ("%s\n", withheld[i]);
  g_print ("%s\n", path);
}

static FettleCliStatus
run (FettleCli *cli, int argc, char **argv)
{
  g_auto (Wish) wish = { 0 };
  g_auto (GStrv) tables = NULL;
  g_auto (GStrv) withheld = NULL;
  g_autoptr (FettleStore) store = NULL;
  g_autoptr (GError) error = NULL;
  FettleReportContext context = { 0 };
  FettleDisclosureRules rules;

  if (!parse (cli, &wish, &argc, &argv) || !fill_context (cli, &wish, &context))
    return cli->status;
  if (!(store = fettle_cli_open (cli, FETTLE_STORE_DEFAULT)) ||
      !fettle_cli_get_rules (cli, store, wish.profile, wish.personal, &rules))
    return cli->status;

  context.store = store;
  tables = wish.tables ? g_strsplit (wish.tables, ",", -1) : NULL;
  if (!fettle_pack_write (&context, &rules, (const char *const *) tables, wish.output, &withheld, fettle_cli_progress, NULL, NULL, &error))
    return fettle_cli_fail (cli, error);
  tell (wish.output, withheld);

  return FETTLE_CLI_DONE;
}

const FettleCliCommand fettle_cli_report = {
  "report", N_("committee"), N_("Write the committee workbook"), run
};
