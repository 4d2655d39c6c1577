/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/fettle-cli.h"
#include "store/fettle-backup.h"
#include "store/fettle-second-place.h"

static const FettleCliColumn columns[] = {
  { "made_at", N_("When (UTC)"), FALSE },
  { "reason", N_("Why"), FALSE },
  { "line", N_("Line"), FALSE },
  { "size", N_("Bytes"), TRUE },
  { "path", N_("File"), FALSE },
};

/* As codes: what a line means to the register is told in the manual. */
static const char *
line_code (const FettleBackupInfo *info)
{
  static const char *const codes[] = { "this", "ahead", "other", "unreadable" };

  return info->line == FETTLE_BACKUP_THIS_LINE && info->is_future ? "future" : codes[info->line];
}

/* The register may be damaged: that is when one looks for its backups. */
static FettleCliStatus
list (FettleCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = fettle_backup_list (cli->folder, &error);
  g_autoptr (FettleCliListing) listing = fettle_cli_listing_new (columns, G_N_ELEMENTS (columns));

  if (!backups)
    return fettle_cli_fail (cli, error);
  for (guint i = 0; i < backups->len; i++)
    {
      const FettleBackupInfo *info = g_ptr_array_index (backups, i);
      g_autofree char *size = g_strdup_printf ("%" G_GUINT64_FORMAT, info->size);
      const char *cells[] = { info->made_at, info->reason, line_code (info), size, info->path };

      fettle_cli_listing_add (listing, cells);
    }
  fettle_cli_listing_print (listing, cli->format);

  return FETTLE_CLI_DONE;
}

static FettleCliStatus
take (FettleCli *cli, FettleStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fettle_backup_take (store, "asked", NULL, &error);

  if (!path)
    return fettle_cli_fail (cli, error);
  g_print ("%s\n", path);

  return FETTLE_CLI_DONE;
}

static FettleCliStatus
write_portable (FettleCli *cli, FettleStore *store, const char *target, const char *pass_phrase_file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleSecret) pass_phrase = fettle_cli_get_pass_phrase (cli, pass_phrase_file, TRUE);

  if (!pass_phrase)
    return cli->status;
  if (!fettle_backup_write_portable (store, target, fettle_secret_get_text (pass_phrase), fettle_cli_progress, NULL, NULL, &error))
    return fettle_cli_fail (cli, error);
  g_print ("%s\n", target);

  return FETTLE_CLI_DONE;
}

static FettleCliStatus
test_backup (FettleCli *cli, const char *backup, const char *pass_phrase_file)
{
  g_autoptr (GError) error = NULL;
  g_auto (FettleBackupHolding) holding = { 0 };
  g_autoptr (FettleSecret) pass_phrase = NULL;
  g_autofree char *words = NULL;

  if (!fettle_backup_is_plain (backup) && !(pass_phrase = fettle_cli_get_pass_phrase (cli, pass_phrase_file, FALSE)))
    return cli->status;
  if (!fettle_backup_test (cli->folder, backup, pass_phrase ? fettle_secret_get_text (pass_phrase) : NULL, &holding, fettle_cli_progress, NULL, NULL, &error))
    return fettle_cli_fail (cli, error);
  words = fettle_backup_holding_to_words (&holding);
  g_print ("%s\n", words);

  return FETTLE_CLI_DONE;
}

static FettleCliStatus
write_second_place (FettleCli *cli, FettleStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleSecondPlace) place = NULL;

  if (!fettle_second_place_write (store, fettle_cli_progress, NULL, NULL, &error) ||
      !fettle_second_place_load (store, &place, &error))
    return fettle_cli_fail (cli, error);
  g_print ("%s\n", place->path);

  return FETTLE_CLI_DONE;
}

static FettleCliStatus
choose_second_place (FettleCli *cli, FettleStore *store, const char *folder, const char *pass_phrase_file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleSecret) pass_phrase = fettle_cli_get_pass_phrase (cli, pass_phrase_file, TRUE);

  if (!pass_phrase)
    return cli->status;
  if (!fettle_second_place_choose (store, folder, fettle_secret_get_text (pass_phrase), &error))
    return fettle_cli_fail (cli, error);

  return write_second_place (cli, store);
}

static FettleCliStatus
forget_second_place (FettleCli *cli, FettleStore *store)
{
  g_autoptr (GError) error = NULL;

  return fettle_second_place_forget (store, &error) ? FETTLE_CLI_DONE : fettle_cli_fail (cli, error);
}

/* What the options ask for; the first one that is there counts. */
typedef struct
{
  char *portable;
  char *pass_phrase_file;
  char *chosen_place;
  char *tested;
  gboolean list;
  gboolean to_place;
  gboolean forget_place;
} Asked;

static void
asked_clear (Asked *asked)
{
  g_free (asked->portable);
  g_free (asked->pass_phrase_file);
  g_free (asked->chosen_place);
  g_free (asked->tested);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

static FettleCliStatus
back_up (FettleCli *cli, const Asked *asked)
{
  g_autoptr (FettleStore) store = fettle_cli_open (cli, FETTLE_STORE_DEFAULT);

  if (!store)
    return cli->status;
  if (asked->portable)
    return write_portable (cli, store, asked->portable, asked->pass_phrase_file);
  if (asked->chosen_place)
    return choose_second_place (cli, store, asked->chosen_place, asked->pass_phrase_file);
  if (asked->to_place)
    return write_second_place (cli, store);

  return asked->forget_place ? forget_second_place (cli, store) : take (cli, store);
}

static FettleCliStatus
run_backup (FettleCli *cli, int argc, char **argv)
{
  g_auto (Asked) asked = { 0 };
  const GOptionEntry entries[] = {
    { "list", 'l', 0, G_OPTION_ARG_NONE, &asked.list, N_("List the backups beside the register"), NULL },
    { "portable", 'o', 0, G_OPTION_ARG_FILENAME, &asked.portable, N_("Write one encrypted file that can be kept elsewhere"),
      N_("FILE") },
    { "test", 0, 0, G_OPTION_ARG_FILENAME, &asked.tested,
      N_("Restore the backup FILE into a temporary folder, check it and say what it holds"), N_("FILE") },
    { "second-place", 0, 0, G_OPTION_ARG_NONE, &asked.to_place, N_("Write the encrypted file to the second place now"), NULL },
    { "choose-second-place", 0, 0, G_OPTION_ARG_FILENAME, &asked.chosen_place,
      N_("From now on keep an encrypted file in FOLDER too"), N_("FOLDER") },
    { "forget-second-place", 0, 0, G_OPTION_ARG_NONE, &asked.forget_place, N_("Write to the second place no more"), NULL },
    { "pass-phrase-file", 0, 0, G_OPTION_ARG_FILENAME, &asked.pass_phrase_file,
      N_("Take the pass phrase from the first line of FILE"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };

  if (!fettle_cli_parse (cli, entries, &argc, &argv) || !fettle_cli_take_arguments (cli, argc, 0, 0))
    return cli->status;

  if (asked.list)
    return list (cli);

  return asked.tested ? test_backup (cli, asked.tested, asked.pass_phrase_file) : back_up (cli, &asked);
}

static void
tell_set_aside (const char *set_aside)
{
  if (set_aside && *set_aside)
    /* Translators: %s is a file */
    g_print (_("The backup is restored. What was there before is kept in “%s”.\n"), set_aside);
  else
    g_print ("%s\n", _("The backup is restored. There was no register here before."));
}

static FettleCliStatus
put_back (FettleCli *cli, const char *backup)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *set_aside = fettle_backup_put_back (cli->folder, backup, &error);

  if (error)
    return fettle_cli_fail (cli, error);
  tell_set_aside (set_aside);

  return FETTLE_CLI_DONE;
}

static FettleCliStatus
restore_portable (FettleCli *cli, const char *source, const char *pass_phrase_file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleSecret) pass_phrase = fettle_cli_get_pass_phrase (cli, pass_phrase_file, FALSE);
  g_autofree char *set_aside = NULL;

  if (!pass_phrase)
    return cli->status;
  if (!fettle_backup_restore_portable (source, cli->folder, fettle_secret_get_text (pass_phrase), &set_aside,
                                       fettle_cli_progress, NULL, NULL, &error))
    return fettle_cli_fail (cli, error);
  tell_set_aside (set_aside);

  return FETTLE_CLI_DONE;
}

static gboolean
is_there (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);

  return stream != NULL;
}

static FettleCliStatus
run_restore (FettleCli *cli, int argc, char **argv)
{
  g_autofree char *pass_phrase_file = NULL;
  const GOptionEntry entries[] = {
    { "pass-phrase-file", 0, 0, G_OPTION_ARG_FILENAME, &pass_phrase_file, N_("Take the pass phrase from the first line of FILE"),
      N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GError) error = NULL;

  if (!fettle_cli_parse (cli, entries, &argc, &argv) || !fettle_cli_take_arguments (cli, argc, 1, 1))
    return cli->status;

  if (!is_there (argv[1], &error))
    return fettle_cli_fail (cli, error);

  /* A backup of the data folder's own is a plain register; a portable one is not. */
  return fettle_backup_is_plain (argv[1]) ? put_back (cli, argv[1]) : restore_portable (cli, argv[1], pass_phrase_file);
}

const FettleCliCommand fettle_cli_backup = {
  "backup", NULL, N_("Take a backup"), run_backup
};

const FettleCliCommand fettle_cli_restore = {
  "restore", N_("FILE"), N_("Put a backup in place of the register, which is kept aside"), run_restore
};
