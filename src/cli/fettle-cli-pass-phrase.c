/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "cli/fettle-cli.h"

#define LONGEST 1024

static char *
read_file (FettleCli *cli, const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    {
      fettle_cli_fail (cli, error);
      return NULL;
    }
  text[strcspn (text, "\r\n")] = '\0';

  return text;
}

/* From the terminal itself, so that a pass phrase never stands in the list of processes or in a shell's history. */
static char *
ask (const char *question)
{
  struct termios before, silent;
  char line[LONGEST] = "";
  FILE *terminal = fopen ("/dev/tty", "r+");

  if (!terminal)
    return NULL;

  fputs (question, terminal);
  fflush (terminal);
  tcgetattr (fileno (terminal), &before);
  silent = before;
  silent.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (fileno (terminal), TCSAFLUSH, &silent);
  if (!fgets (line, sizeof line, terminal))
    *line = '\0';
  tcsetattr (fileno (terminal), TCSAFLUSH, &before);
  fputc ('\n', terminal);
  fclose (terminal);
  line[strcspn (line, "\r\n")] = '\0';

  return g_strdup (line);
}

static char *
ask_twice (FettleCli *cli, gboolean twice)
{
  g_autofree char *first = ask (_("Pass phrase: "));
  g_autofree char *second = NULL;

  if (!first)
    {
      fettle_cli_misused (cli, _("There is no terminal to ask for the pass phrase; give --pass-phrase-file."));
      return NULL;
    }
  if (!twice)
    return g_steal_pointer (&first);

  second = ask (_("The same again: "));
  if (g_strcmp0 (first, second) != 0)
    {
      fettle_cli_misused (cli, _("The two pass phrases differ, so nothing was written."));
      return NULL;
    }

  return g_steal_pointer (&first);
}

/**
 * fettle_cli_get_pass_phrase:
 * @cli: the program
 * @path: (nullable): a file whose first line it is; %NULL to ask at the terminal
 * @twice: ask twice, for a new one
 *
 * Returns: (transfer full) (nullable): the pass phrase; %NULL where there is none: the person was told and the status is set
 */
char *
fettle_cli_get_pass_phrase (FettleCli *cli, const char *path, gboolean twice)
{
  char *phrase = path ? read_file (cli, path) : ask_twice (cli, twice);

  if (phrase && !*phrase)
    {
      g_clear_pointer (&phrase, g_free);
      fettle_cli_misused (cli, _("The pass phrase is empty."));
    }

  return phrase;
}
