/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-file.h"
#include "base/fettle-id.h"
#include "cli/fettle-cli-find.h"
#include "cli/fettle-cli.h"
#include "letters/fettle-case-letter.h"
#include "documents/fettle-letter-pdf.h"
#include "model/fettle-leave.h"

static const FettleCliColumn letter_columns[] = {
  { "id", N_("Letter"), FALSE },
  { "title", N_("Title"), FALSE },
  { "source", N_("Source"), FALSE },
};

static const FettleCliColumn record_columns[] = {
  { "id", N_("Record"), FALSE },
  { "kind", NULL, FALSE },
  { "title", N_("What"), FALSE },
};

static FettleCliStatus
list_letters (FettleCli *cli)
{
  g_autoptr (FettleCliListing) listing = fettle_cli_listing_new (letter_columns, G_N_ELEMENTS (letter_columns));
  guint n_letters;
  const FettleLetter *const *letters = fettle_letters_list (&n_letters);

  for (guint i = 0; i < n_letters; i++)
    {
      const char *cells[] = { letters[i]->id, _(letters[i]->title), _(letters[i]->source) };

      fettle_cli_listing_add (listing, cells);
    }
  fettle_cli_listing_print (listing, cli->format);

  return FETTLE_CLI_DONE;
}

/* Of the records of a kind at a school, those that the letter can be about: a notice under section 60 is none under 60A. */
static gboolean
add_records (FettleStore *store, const FettleLetter *letter, const char *kind, FettleRecord *school, GPtrArray *found, GError **error)
{
  g_autoptr (GPtrArray) records = fettle_store_list (store, kind, "school", fettle_record_get_id (school), error);

  for (guint i = 0; records && i < records->len; i++)
    {
      const char *id = fettle_record_get_id (g_ptr_array_index (records, i));
      g_autoptr (GError) refusal = NULL;
      g_autoptr (FettleRecord) record = fettle_case_letter_get_record (store, letter, id, &refusal);

      if (record)
        g_ptr_array_add (found, g_steal_pointer (&record));
      else if (!g_error_matches (refusal, FETTLE_ERROR, FETTLE_ERROR_LAW))
        {
          g_propagate_error (error, g_steal_pointer (&refusal));
          return FALSE;
        }
    }

  return records != NULL;
}

/* What a letter can be about at a school. */
static GPtrArray *
find_records (FettleStore *store, const FettleLetter *letter, FettleRecord *school, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (const char *const *kind = fettle_case_letter_kinds (letter); *kind; kind++)
    if (!add_records (store, letter, *kind, school, found, error))
      return NULL;

  return g_steal_pointer (&found);
}

static void
print_records (GPtrArray *records, FettleCliFormat format)
{
  g_autoptr (FettleCliListing) listing = fettle_cli_listing_new (record_columns, G_N_ELEMENTS (record_columns));

  for (guint i = 0; i < records->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (records, i);
      const FettleKind *kind = fettle_record_get_kind (record);
      g_autofree char *name = fettle_leave_title (record, FETTLE_AUDIENCE_EXEMPT, FALSE);
      /* Translators: a kind of record such as "warning notice", and its name */
      g_autofree char *title = g_strdup_printf (_("%s: %s"), _(kind->label), name);
      const char *cells[] = { fettle_record_get_id (record), kind->name, title };

      fettle_cli_listing_add (listing, cells);
    }
  fettle_cli_listing_print (listing, format);
}

static FettleCliStatus
list_records (FettleCli *cli, FettleStore *store, const FettleLetter *letter, const char *urn)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleRecord) school = fettle_cli_find_school (store, urn, &error);
  g_autoptr (GPtrArray) records = school ? find_records (store, letter, school, &error) : NULL;

  if (!records)
    return fettle_cli_fail (cli, error);
  print_records (records, cli->format);

  return FETTLE_CLI_DONE;
}

/* The one record of the school with that URN; where it has several they are listed, and one must be named. */
static char *
settle_record (FettleCli *cli, FettleStore *store, const FettleLetter *letter, const char *named)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleRecord) school = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (fettle_id_is_valid (named))
    return g_strdup (named);
  if (!(school = fettle_cli_find_school (store, named, &error)) || !(records = find_records (store, letter, school, &error)))
    cli->status = fettle_cli_fail (cli, error);
  else if (records->len == 1)
    return g_strdup (fettle_record_get_id (g_ptr_array_index (records, 0)));
  else if (records->len == 0)
    {
      /* Translators: the name of a school, then the title of a letter such as "Warning Notice" */
      g_set_error (&error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND, _("%1$s has no record for the letter “%2$s”. No letter was written."),
                   fettle_record_get_text (school, "name"), _(letter->title));
      cli->status = fettle_cli_fail (cli, error);
    }
  else
    {
      print_records (records, cli->format);
      cli->status = fettle_cli_misused (cli, _("The school has several such records. Name the one that the letter is about."));
    }

  return NULL;
}

static void
tell_gaps (GPtrArray *gaps)
{
  for (guint i = 0; i < gaps->len; i++)
    {
      g_autofree char *words = fettle_letter_gap_to_words (g_ptr_array_index (gaps, i));

      g_printerr ("%s\n", words);
    }
}

static gboolean
write_letter (FettleOdt *odt, const char *path, GError **error)
{
  gboolean pdf = g_str_has_suffix (path, ".pdf");
  g_autoptr (GBytes) bytes = pdf ? fettle_letter_to_pdf (odt, error) : fettle_odt_to_bytes (odt, error);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  return bytes && fettle_file_write_beside (file, bytes, NULL, error);
}

static FettleCliStatus
run (FettleCli *cli, int argc, char **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *record = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Write the letter to FILE (.odt or .pdf)"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  const FettleLetter *letter;
  g_autoptr (FettleStore) store = NULL;
  g_autoptr (FettleOdt) odt = NULL;
  g_autoptr (GPtrArray) gaps = NULL;
  g_autoptr (GError) error = NULL;

  if (!fettle_cli_parse (cli, entries, &argc, &argv) || !fettle_cli_take_arguments (cli, argc, 0, 2))
    return cli->status;
  if (argc == 1)
    return list_letters (cli);
  if (argc == 2 || !(letter = fettle_letter_get (argv[1])))
    return fettle_cli_misused (cli, _("Name a letter, and a school or the record that it is about."));
  if (!(store = fettle_cli_open (cli, FETTLE_STORE_DEFAULT)))
    return cli->status;

  if (!output)
    return list_records (cli, store, letter, argv[2]);
  if (!(record = settle_record (cli, store, letter, argv[2])))
    return cli->status;
  odt = fettle_case_letter_make (store, letter, record, cli->today, &gaps, &error);
  if (!odt || !write_letter (odt, output, &error))
    return fettle_cli_fail (cli, error);
  tell_gaps (gaps);
  g_print ("%s\n", output);

  return FETTLE_CLI_DONE;
}

const FettleCliCommand fettle_cli_letter = {
  "letter", N_("[LETTER [URN|RECORD]]"), N_("Write a letter from the records, or list the letters"), run
};
