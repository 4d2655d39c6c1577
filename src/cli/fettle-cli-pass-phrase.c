/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "cli/fettle-cli.h"

#define LONGEST 1024

/* Whoever can read the file can open the backup. */
static void
warn_about_readers (const char *path)
{
  GStatBuf status;

  if (g_stat (path, &status) == 0 && S_ISREG (status.st_mode) && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    /* Translators: %s is the name of a file */
    g_printerr (_("fettle-cli: Other people on this computer can read the pass phrase in “%s”. Use “chmod 600” on it.\n"), path);
}

static FettleSecret *
read_file (FettleCli *cli, const char *path)
{
  g_autoptr (GError) error = NULL;
  FettleSecret *secret;
  char *text = NULL;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, &error))
    {
      fettle_cli_fail (cli, error);
      return NULL;
    }
  warn_about_readers (path);
  text[strcspn (text, "\r\n")] = '\0';
  secret = fettle_secret_new (text);
  fettle_secret_wipe (text, size);
  g_free (text);

  return secret;
}

/* From the terminal itself, so that a pass phrase never stands in the list of processes or in a shell's history. */
static FettleSecret *
ask (const char *question)
{
  struct termios before, silent;
  FettleSecret *secret;
  char line[LONGEST] = "";
  FILE *terminal = fopen ("/dev/tty", "r+");

  if (!terminal)
    return NULL;

  /* The stream would keep a copy of what was typed. */
  setvbuf (terminal, NULL, _IONBF, 0);
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
  secret = fettle_secret_new (line);
  fettle_secret_wipe (line, sizeof line);

  return secret;
}

static FettleSecret *
ask_twice (FettleCli *cli, gboolean twice)
{
  g_autoptr (FettleSecret) first = ask (_("Pass phrase: "));
  g_autoptr (FettleSecret) second = NULL;

  if (!first)
    {
      fettle_cli_misused (cli, _("There is no terminal to ask for the pass phrase; give --pass-phrase-file."));
      return NULL;
    }
  if (!twice)
    return g_steal_pointer (&first);

  second = ask (_("The same again: "));
  if (!second || !g_str_equal (fettle_secret_get_text (first), fettle_secret_get_text (second)))
    {
      fettle_cli_misused (cli, _("The two pass phrases differ, so nothing was written."));
      return NULL;
    }

  return g_steal_pointer (&first);
}

/* A question at the terminal, which is there also where the pass phrase comes from a file. */
static gboolean
is_agreed (const char *question)
{
  char line[LONGEST] = "";
  FILE *terminal = fopen ("/dev/tty", "r+");
  gboolean agreed;

  if (!terminal)
    return FALSE;
  fputs (question, terminal);
  fflush (terminal);
  /* Translators: the letter that says yes to a question that ends with [y/N] */
  agreed = fgets (line, sizeof line, terminal) && g_ascii_strncasecmp (line, _("y"), 1) == 0;
  fclose (terminal);

  return agreed;
}

/* Short ones are found by trying: a person says that this one is meant all the same. */
static gboolean
check_length (FettleCli *cli, FettleSecret *secret)
{
  if (!fettle_secret_is_short (fettle_secret_get_text (secret)) ||
      is_agreed (_("This pass phrase has fewer than eight characters and can be found by trying. Use it all the same? [y/N] ")))
    return TRUE;
  fettle_cli_misused (cli, _("The pass phrase has fewer than eight characters, so nothing was written. Several words are easy to remember."));

  return FALSE;
}

/**
 * fettle_cli_get_pass_phrase:
 * @cli: the program
 * @path: (nullable): a file whose first line it is; %NULL to ask at the terminal
 * @is_new: whether it is a new one: it is asked for twice, and a short one is asked about
 *
 * Returns: (transfer full) (nullable): the pass phrase; %NULL where there is none: the person was told and the status is set
 */
FettleSecret *
fettle_cli_get_pass_phrase (FettleCli *cli, const char *path, gboolean is_new)
{
  g_autoptr (FettleSecret) secret = path ? read_file (cli, path) : ask_twice (cli, is_new);

  if (!secret)
    return NULL;
  if (!*fettle_secret_get_text (secret))
    {
      fettle_cli_misused (cli, _("The pass phrase is empty."));
      return NULL;
    }
  if (is_new && !check_length (cli, secret))
    return NULL;

  return g_steal_pointer (&secret);
}
