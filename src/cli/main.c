/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "base/fettle-characters.h"
#include "base/fettle-locale.h"
#include "cli/fettle-cli.h"

static const FettleCliCommand *const commands[] = {
  &fettle_cli_init,
  &fettle_cli_import,
  &fettle_cli_follow,
  &fettle_cli_schools,
  &fettle_cli_school,
  &fettle_cli_case,
  &fettle_cli_deadlines,
  &fettle_cli_letter,
  &fettle_cli_bundle,
  &fettle_cli_table,
  &fettle_cli_report,
  &fettle_cli_history,
  &fettle_cli_undo,
  &fettle_cli_redo,
  &fettle_cli_erase,
  &fettle_cli_check,
  &fettle_cli_backup,
  &fettle_cli_restore,
  &fettle_cli_demo,
  &fettle_cli_support,
};

/* Before a command is known. */
static const FettleCliCommand general = { NULL, N_("COMMAND [ARGUMENT…]"), NULL, NULL };

static char *
describe_commands (void)
{
  g_autoptr (GString) text = g_string_new (_("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %-9s %s", commands[i]->name, _(commands[i]->summary));
  g_string_append (text, "\n\n");
  g_string_append (text, _("“fettle-cli COMMAND --help” tells the options of a command."));

  return g_strdup (text->str);
}

static const FettleCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];

  return NULL;
}

/* Data is UTF-8 whatever the terminal speaks, and a terminal obeys what no text needs: neither is left to chance. */
static void
print_out_cb (const char *text)
{
  g_autofree char *shown = fettle_characters_show (text);

  fputs (shown, stdout);
}

static void
print_error_cb (const char *text)
{
  g_autofree char *shown = fettle_characters_show (text);

  fputs (shown, stderr);
  fflush (stderr);
}

static gboolean
check_arguments (FettleCli *cli, int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      guint place = 0;
      g_autofree char *name = fettle_characters_find_unfit (argv[i], &place);
      g_autofree char *message = NULL;

      if (!name)
        continue;
      /* Translators: %1$s is what was typed, %2$s the name of a character such as U+001B, %3$u which one it is */
      message = g_strdup_printf (_("“%1$s” holds %2$s as character %3$u, which no file can hold. Type it without."), argv[i], name, place);
      fettle_cli_misused (cli, message);
      return FALSE;
    }

  return TRUE;
}

/* Options before the command; those that each command takes as well may stand there too. */
static gboolean
parse_general (FettleCli *cli, int *argc, char ***argv)
{
  gboolean version = FALSE;
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_("Print the version and end"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!fettle_cli_parse (cli, entries, argc, argv))
    return FALSE;
  if (version)
    {
      g_print ("fettle-cli %s\n", FETTLE_VERSION);
      cli->status = FETTLE_CLI_DONE;
      return FALSE;
    }

  return TRUE;
}

static FettleCliStatus
run (FettleCli *cli, int argc, char **argv)
{
  g_autofree char *title = NULL;

  cli->command = &general;
  cli->description = describe_commands ();
  if (!check_arguments (cli, argc, argv) || !parse_general (cli, &argc, &argv))
    return cli->status;
  if (argc < 2)
    return fettle_cli_misused (cli, _("A command is missing."));

  cli->command = find_command (argv[1]);
  if (!cli->command)
    {
      /* Translators: %s is what was typed as a command */
      g_autofree char *message = g_strdup_printf (_("There is no command “%s”."), argv[1]);

      cli->command = &general;
      return fettle_cli_misused (cli, message);
    }

  /* The help of a command begins with it. */
  title = g_strdup_printf ("fettle-cli %s", argv[1]);
  g_set_prgname (title);

  return cli->command->run (cli, argc - 1, argv + 1);
}

int
main (int argc, char *argv[])
{
  FettleCli cli = { 0 };
  FettleCliStatus status;

  fettle_locale_set_up ();
  g_set_print_handler (print_out_cb);
  g_set_printerr_handler (print_error_cb);
  status = run (&cli, argc, argv);
  g_free (cli.folder);
  g_free (cli.description);
  g_free (cli.today_text);
  g_free (cli.format_text);

  return status;
}
