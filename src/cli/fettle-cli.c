/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/fettle-cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#include "base/fettle-characters.h"

static gboolean
parse_format (FettleCli *cli)
{
  static const char *const formats[] = { "text", "csv", "json" };

  if (!cli->format_text)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i], cli->format_text))
      {
        cli->format = i;
        return TRUE;
      }

  fettle_cli_misused (cli, _("The format is text, csv or json."));
  return FALSE;
}

static gboolean
parse_today (FettleCli *cli)
{
  if (!cli->today_text)
    {
      cli->today = fettle_date_today ();
      return TRUE;
    }

  return fettle_cli_parse_date (cli, "--today", cli->today_text, &cli->today);
}

static void
settle_folder (FettleCli *cli)
{
  const char *wanted = g_getenv ("FETTLE_DATA");

  if (!cli->folder)
    cli->folder = wanted && *wanted ? g_strdup (wanted) : fettle_store_default_folder ();
}

/**
 * fettle_cli_parse:
 * @cli: the program
 * @entries: the command's own options
 * @argc: (inout): number of arguments
 * @argv: (inout): arguments; options are taken out
 *
 * Reads the options that every command has, and the command's own.
 *
 * Returns: whether they could be read; else the person was told and the status is set
 */
gboolean
fettle_cli_parse (FettleCli *cli, const GOptionEntry *entries, int *argc, char ***argv)
{
  const GOptionEntry common[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &cli->folder, N_("Use the register in FOLDER"), N_("FOLDER") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &cli->format_text, N_("Write lists as text, csv or json"), N_("FORMAT") },
    { "today", 0, 0, G_OPTION_ARG_STRING, &cli->today_text, N_("Take DATE (YYYY-MM-DD) for today"), N_("DATE") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new (cli->command->arguments ? _(cli->command->arguments) : NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, cli->command->summary ? _(cli->command->summary) : cli->description);
  /* What follows a command's name is the command's to read. */
  g_option_context_set_strict_posix (context, cli->command->name == NULL);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      fettle_cli_misused (cli, error->message);
      return FALSE;
    }
  settle_folder (cli);

  return parse_format (cli) && parse_today (cli);
}

/**
 * fettle_cli_take_arguments:
 * @cli: the program
 * @argc: number of arguments left, with the command's name
 * @least: fewest that may follow the name
 * @most: most that may; -1 for any number
 *
 * Returns: whether the number is right; else the person was told and the status is set
 */
gboolean
fettle_cli_take_arguments (FettleCli *cli, int argc, int least, int most)
{
  if (argc - 1 < least)
    fettle_cli_misused (cli, _("Something is missing after the command."));
  else if (most >= 0 && argc - 1 > most)
    fettle_cli_misused (cli, _("There is too much after the command."));
  else
    return TRUE;

  return FALSE;
}

static void
print_error (const char *message)
{
  g_printerr ("fettle-cli: %s\n", message);
}

static void
tell_not_opened (FettleCli *cli, const GError *error)
{
  g_autofree char *message = NULL;

  if (g_error_matches (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND))
    /* Translators: %s is the name of a folder */
    message = g_strdup_printf (_("There is no register in “%s”. Make one with “fettle-cli init --authority CODE”."), cli->folder);
  print_error (message ? message : error->message);
}

/* What was found at the start and put right is no error, but the person must know. */
static void
tell_notices (FettleStore *store)
{
  const char *const *notices = fettle_store_get_notices (store);

  for (guint i = 0; notices[i]; i++)
    print_error (notices[i]);
}

/**
 * fettle_cli_warn_of_reference:
 * @store: a store
 *
 * Tells the person where the public data was damaged. What needs none of it goes on.
 */
void
fettle_cli_warn_of_reference (FettleStore *store)
{
  g_autofree char *trouble = fettle_store_take_reference_trouble (store);

  if (trouble)
    print_error (trouble);
}

/**
 * fettle_cli_open:
 * @cli: the program
 * @flags: how to open it
 *
 * Opens the register in the data folder.
 *
 * Returns: (transfer full) (nullable): the store; %NULL where it cannot be used: the person was told and the status is set
 */
FettleStore *
fettle_cli_open (FettleCli *cli, FettleStoreFlags flags)
{
  g_autoptr (GError) error = NULL;
  FettleStore *store;

  cli->status = FETTLE_CLI_REGISTER;
  store = fettle_store_open (cli->folder, flags, &error);
  if (!store)
    {
      tell_not_opened (cli, error);
      return NULL;
    }
  tell_notices (store);
  fettle_store_set_author (store, g_get_user_name ());
  fettle_cli_warn_of_reference (store);

  return store;
}

/**
 * fettle_cli_fail:
 * @cli: the program
 * @error: (transfer none): what went wrong
 *
 * Tells the person.
 *
 * Returns: the status for this kind of error
 */
FettleCliStatus
fettle_cli_fail (FettleCli *cli, GError *error)
{
  print_error (error->message);

  cli->status = FETTLE_CLI_FAILED;
  if (g_error_matches (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED) || g_error_matches (error, FETTLE_ERROR, FETTLE_ERROR_LIMIT))
    cli->status = FETTLE_CLI_REFUSED;
  else if (g_error_matches (error, FETTLE_ERROR, FETTLE_ERROR_TOO_NEW) ||
           g_error_matches (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT) ||
           g_error_matches (error, FETTLE_ERROR, FETTLE_ERROR_NETWORK) ||
           g_error_matches (error, FETTLE_ERROR, FETTLE_ERROR_BUSY) ||
           g_error_matches (error, FETTLE_ERROR, FETTLE_ERROR_READ_ONLY))
    cli->status = FETTLE_CLI_REGISTER;

  return cli->status;
}

/**
 * fettle_cli_misused:
 * @cli: the program
 * @message: what was not understood, for a person
 *
 * Tells the person, and where to read more.
 *
 * Returns: %FETTLE_CLI_USAGE
 */
FettleCliStatus
fettle_cli_misused (FettleCli *cli, const char *message)
{
  print_error (message);
  if (cli->command->name)
    /* Translators: %s is the name of a command, such as “import” */
    g_printerr (_("Try “fettle-cli %s --help”.\n"), cli->command->name);
  else
    g_printerr ("%s\n", _("Try “fettle-cli --help”."));
  cli->status = FETTLE_CLI_USAGE;

  return cli->status;
}

/**
 * fettle_cli_parse_date:
 * @cli: the program
 * @option: the option, for the message
 * @text: (nullable): what was given
 * @date: (out): the date; %FETTLE_DATE_NONE where @text is %NULL
 *
 * Returns: whether it is a date; else the person was told and the status is set
 */
gboolean
fettle_cli_parse_date (FettleCli *cli, const char *option, const char *text, FettleDate *date)
{
  *date = text ? fettle_date_parse_iso (text) : FETTLE_DATE_NONE;
  if (text && *date == FETTLE_DATE_NONE)
    {
      /* Translators: %s is an option such as --today */
      g_autofree char *message = g_strdup_printf (_("%s needs a date such as 2026-11-21."), option);

      fettle_cli_misused (cli, message);
      return FALSE;
    }

  return TRUE;
}

/**
 * fettle_cli_get_rules:
 * @cli: the program
 * @store: the register
 * @profile: (nullable): code of who will read it; %NULL is the working profile
 * @personal: whether personal data was asked for
 * @rules: (out): the rules of disclosure
 *
 * Returns: whether they could be made; else the person was told and the status is set
 */
gboolean
fettle_cli_get_rules (FettleCli *cli, FettleStore *store, const char *profile, gboolean personal, FettleDisclosureRules *rules)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) authorities = NULL;

  *rules = (FettleDisclosureRules){ .personal = personal, .published_only_until = cli->today };
  if (profile && !fettle_profile_from_code (profile, &rules->profile))
    {
      fettle_cli_misused (cli, _("The profile is working, public or exempt."));
      return FALSE;
    }

  authorities = fettle_store_list (store, "authority", NULL, NULL, &error);
  if (!authorities)
    {
      fettle_cli_fail (cli, error);
      return FALSE;
    }
  if (authorities->len)
    rules->small_number = fettle_record_get_int (g_ptr_array_index (authorities, 0), "small-number", 5);

  return TRUE;
}

/**
 * fettle_cli_settle_period:
 * @cli: the program
 * @context: (inout): what a report is about; its period may be %FETTLE_DATE_NONE at either end
 *
 * Gives the report its day, and a period where none was asked for: the six months to that day, as committees usually meet.
 *
 * Returns: whether the period goes forwards; else the status is %FETTLE_CLI_USAGE and the reason is told
 */
gboolean
fettle_cli_settle_period (FettleCli *cli, FettleReportContext *context)
{
  context->today = cli->today;
  if (context->to == FETTLE_DATE_NONE)
    context->to = cli->today;
  if (context->from == FETTLE_DATE_NONE)
    context->from = fettle_date_add_months (context->to, -6);
  if (context->from <= context->to)
    return TRUE;
  fettle_cli_misused (cli, _("The period ends before it begins: --from is after --to."));
  return FALSE;
}

/**
 * fettle_cli_progress:
 * @fraction: from 0 to 1, or -1
 * @message: (nullable): what is being done
 * @user_data: not used
 *
 * Tells a person at a terminal how far the work is; says nothing in a script.
 */
void
fettle_cli_progress (double fraction, const char *message, gpointer user_data)
{
  static glong width = 0;
  g_autofree char *shown = fettle_characters_show (message ? message : "");
  g_autofree char *line = NULL;
  glong length;

  if (!isatty (STDERR_FILENO))
    return;

  line = fraction < 0 ? g_strdup (shown) : g_strdup_printf ("%3d%% %s", (int) (fraction * 100), shown);
  length = g_utf8_strlen (line, -1);
  /* What stood there is covered with blanks: no terminal is sent a command. */
  fprintf (stderr, "\r%s%*s", line, (int) MAX (width - length, 0), "");
  width = length;
  if (fraction >= 1)
    {
      fprintf (stderr, "\r%*s\r", (int) width, "");
      width = 0;
    }
}
