/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/fettle-cli.h"
#include "store/fettle-backup.h"
#include "store/fettle-erase.h"

static const FettleCliColumn found_columns[] = {
  { "record_id", N_("Record"), FALSE },
  { "kind", N_("Kind"), FALSE },
  { "title", N_("Name"), FALSE },
  { "removed", N_("Removed"), FALSE },
  { "words", N_("Words"), FALSE },
};

static const FettleCliColumn place_columns[] = {
  { "what", N_("What"), FALSE },
  { "path", N_("File"), FALSE },
  { "goes_on", N_("Goes on"), FALSE },
  { "how", N_("How"), FALSE },
};

static FettleCliStatus
find (FettleCli *cli, FettleStore *store, const char *words)
{
  g_autoptr (FettleCliListing) listing = fettle_cli_listing_new (found_columns, G_N_ELEMENTS (found_columns));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = fettle_store_find_erasable (store, words, FETTLE_AUDIENCE_EXEMPT, &error);

  if (!found)
    return fettle_cli_fail (cli, error);
  for (guint i = 0; i < found->len; i++)
    {
      const FettleErasable *erasable = g_ptr_array_index (found, i);
      const char *cells[] = { erasable->record_id, erasable->kind->name, erasable->title,
                              erasable->removed ? _("Yes") : _("No"), erasable->words };

      fettle_cli_listing_add (listing, cells);
    }
  fettle_cli_listing_print (listing, cli->format);

  return FETTLE_CLI_DONE;
}

static void
print_places (FettleCli *cli, GPtrArray *places)
{
  g_autoptr (FettleCliListing) listing = fettle_cli_listing_new (place_columns, G_N_ELEMENTS (place_columns));

  for (guint i = 0; i < places->len; i++)
    {
      const FettleErasedPlace *place = g_ptr_array_index (places, i);
      const char *how = !place->ours     ? _("yours to delete")
                        : place->goes_on ? _("by itself")
                                         : _("delete with --delete FILE");
      const char *cells[] = { place->name, place->path, place->goes_on ? place->goes_on : "", how };

      fettle_cli_listing_add (listing, cells);
    }
  fettle_cli_listing_print (listing, cli->format);
}

static FettleCliStatus
list_copies (FettleCli *cli, FettleStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = fettle_store_list_erased_places (store, &error);

  if (!places)
    return fettle_cli_fail (cli, error);
  if (places->len == 0 && cli->format == FETTLE_CLI_TEXT)
    g_print ("%s\n", _("Fettle knows of no copy that holds erased words."));
  else
    print_places (cli, places);

  return FETTLE_CLI_DONE;
}

/* Only the whole word counts, so that a key pressed by habit erases nothing. */
static gboolean
ask (const char *question, const char *word)
{
  char line[64] = "";

  g_print ("%s ", question);
  fflush (stdout);
  if (!fgets (line, sizeof line, stdin))
    *line = '\0';
  if (!isatty (STDIN_FILENO))
    g_print ("\n");
  return g_strcmp0 (g_strstrip (line), word) == 0;
}

static FettleCliStatus
stop (void)
{
  g_printerr ("%s\n", _("Nothing was erased."));

  return FETTLE_CLI_FAILED;
}

static FettleCliStatus
delete_copy (FettleCli *cli, FettleStore *store, const char *path)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  /* Translators: %s is a file; "delete" is typed as it stands here, so keep the word */
  g_autofree char *question =
      g_strdup_printf (_("%s cannot be put back once it is deleted. Type delete to go on:"), whole);
  g_autoptr (GError) error = NULL;

  if (!ask (question, "delete"))
    {
      g_printerr ("%s\n", _("Nothing was deleted."));
      return FETTLE_CLI_FAILED;
    }
  if (!fettle_store_delete_erased_place (store, whole, &error))
    return fettle_cli_fail (cli, error);
  /* Translators: %s is a file */
  g_print (_("Deleted: %s\n"), whole);

  return FETTLE_CLI_DONE;
}

/* "RECORD" or "RECORD:FIELD" */
static gboolean
name_one (FettleStore *store, FettleErase *erase, const char *argument, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (argument, ":", 2);
  g_autoptr (FettleErasable) erasable = fettle_store_get_erasable (store, parts[0], error);

  return erasable && fettle_erase_add (erase, erasable->kind->name, erasable->record_id, parts[1], error);
}

static FettleErase *
name_all (FettleStore *store, char **arguments, const char *reason, const char *decided_by, GError **error)
{
  g_autoptr (FettleErase) erase = fettle_erase_new (reason, decided_by);

  for (guint i = 0; arguments[i] != NULL; i++)
    {
      if (!name_one (store, erase, arguments[i], error))
        return NULL;
    }
  return g_steal_pointer (&erase);
}

static gboolean
ask_twice (FettleStore *store, FettleErase *rehearsal, gboolean *answered, GError **error)
{
  g_autoptr (FettleErased) erased = fettle_store_erase (store, rehearsal, TRUE, error);
  g_autofree char *words = NULL;

  if (!erased)
    return FALSE;
  words = fettle_erased_to_words (erased);
  /* Translators: %s is what is erased, such as "1 record, 3 fields, 5 rows of the log" */
  g_print (_("This overwrites for good: %s.\n"), words);
  /* Translators: "yes" and "erase" are typed as they stand here, so keep the words */
  *answered = ask (_("Are these words to be erased? Type yes to go on:"), "yes")
              && ask (_("There is no undo, and no backup will bring them back. Type erase to do it:"), "erase");
  return TRUE;
}

/* So that there is a sound backup even where all others are deleted because of the words in them. */
static FettleCliStatus
finish (FettleCli *cli, FettleStore *store, FettleErased *erased)
{
  g_autofree char *words = fettle_erased_to_words (erased);
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = fettle_backup_take (store, "daily", NULL, &error);
  g_autoptr (GPtrArray) places = NULL;

  /* Translators: %s is what was erased, such as "1 record, 3 fields, 5 rows of the log" */
  g_print (_("Erased: %s.\n"), words);
  if (erased->trouble)
    g_printerr ("%s\n", erased->trouble);
  if (!backup || !(places = fettle_store_list_erased_places (store, &error)))
    return fettle_cli_fail (cli, error);
  if (places->len > 0)
    {
      g_print ("%s\n", _("These copies still hold the words:"));
      print_places (cli, places);
    }
  return erased->trouble ? FETTLE_CLI_REGISTER : FETTLE_CLI_DONE;
}

static FettleCliStatus
erase_named (FettleCli *cli, FettleStore *store, char **arguments, const char *reason, const char *decided_by)
{
  g_autoptr (GError) error = NULL;
  FettleErase *rehearsal = name_all (store, arguments, reason, decided_by, &error);
  g_autoptr (FettleErased) erased = NULL;
  gboolean answered = FALSE;

  if (!rehearsal || !ask_twice (store, rehearsal, &answered, &error))
    return fettle_cli_fail (cli, error);
  if (!answered)
    return stop ();
  erased = fettle_store_erase (store, name_all (store, arguments, reason, decided_by, NULL), FALSE, &error);
  if (!erased)
    return fettle_cli_fail (cli, error);
  return finish (cli, store, erased);
}

static FettleCliStatus
run (FettleCli *cli, int argc, char **argv)
{
  g_autofree char *words = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *decided_by = NULL;
  g_autofree char *copy = NULL;
  gboolean copies = FALSE;
  const GOptionEntry entries[] = {
    { "find", 0, 0, G_OPTION_ARG_STRING, &words, N_("List the records that hold WORDS, or ever did"), N_("WORDS") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why; kept for good, so without the words themselves"),
      N_("TEXT") },
    { "decided-by", 0, 0, G_OPTION_ARG_STRING, &decided_by, N_("Who decided it"), N_("NAME") },
    { "copies", 0, 0, G_OPTION_ARG_NONE, &copies, N_("List the copies that still hold erased words"), NULL },
    { "delete", 0, 0, G_OPTION_ARG_FILENAME, &copy, N_("Delete one of these copies"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (FettleStore) store = NULL;
  gboolean named;

  if (!fettle_cli_parse (cli, entries, &argc, &argv))
    return cli->status;
  named = !words && !copies && !copy;
  if (!fettle_cli_take_arguments (cli, argc, named ? 1 : 0, named ? G_MAXINT : 0))
    return cli->status;
  if (named && (!reason || !decided_by))
    return fettle_cli_misused (cli, _("Say why with --reason, and who decided it with --decided-by."));
  /* No backup reads the file while it is wiped; one is taken afterwards. */
  if (!(store = fettle_cli_open (cli, FETTLE_STORE_NO_DAILY_BACKUP)))
    return cli->status;
  if (words)
    return find (cli, store, words);
  if (copy)
    return delete_copy (cli, store, copy);
  return copies ? list_copies (cli, store) : erase_named (cli, store, argv + 1, reason, decided_by);
}

const FettleCliCommand fettle_cli_erase = {
  "erase", N_("RECORD[:FIELD]…"), N_("Overwrite words for good"), run
};
