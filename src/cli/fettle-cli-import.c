/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-text.h"
#include "cli/fettle-cli.h"
#include "imports/fettle-import.h"

static const FettleCliColumn source_columns[] = {
  { "dataset", N_("Holds"), FALSE },
  { "file", N_("File"), FALSE },
  { "generation", NULL, FALSE },
  { "as_at", N_("As at"), FALSE },
  { "rows", N_("Rows"), TRUE },
};

static const FettleCliColumn change_columns[] = {
  { "kind", N_("Change"), FALSE },
  { "urn", N_("URN"), FALSE },
  { "school", N_("School"), FALSE },
  { "field", NULL, FALSE },
  { "label", N_("What"), FALSE },
  { "before", N_("Before"), FALSE },
  { "after", N_("After"), FALSE },
  { "note", N_("Note"), FALSE },
};

static const FettleCliColumn issue_columns[] = {
  { "effect", N_("Row"), FALSE },
  { "file", N_("File"), FALSE },
  { "line", N_("Line"), TRUE },
  { "column", NULL, TRUE },
  { "heading", N_("Column"), FALSE },
  { "value", N_("Value"), FALSE },
  { "reason", N_("Reason"), FALSE },
};

static FettleCliListing *
list_sources (FettleImport *import)
{
  FettleCliListing *listing = fettle_cli_listing_new (source_columns, G_N_ELEMENTS (source_columns));
  GPtrArray *sources = fettle_import_get_sources (import);

  for (guint i = 0; i < sources->len; i++)
    {
      const FettleSourceInfo *info = g_ptr_array_index (sources, i);
      g_autofree char *n_rows = g_strdup_printf ("%u", info->n_rows);
      const char *cells[] = { info->dataset, info->file_name, info->generation, info->as_at, n_rows };

      fettle_cli_listing_add (listing, cells);
    }

  return listing;
}

static FettleCliListing *
list_changes (GPtrArray *changes)
{
  FettleCliListing *listing = fettle_cli_listing_new (change_columns, G_N_ELEMENTS (change_columns));

  for (guint i = 0; i < changes->len; i++)
    {
      const FettleImportChange *change = g_ptr_array_index (changes, i);
      const char *cells[] = {
        change->kind, change->urn, change->school, change->field, change->label, change->before, change->after, change->note,
      };

      fettle_cli_listing_add (listing, cells);
    }

  return listing;
}

static FettleCliListing *
list_issues (FettleImport *import)
{
  FettleCliListing *listing = fettle_cli_listing_new (issue_columns, G_N_ELEMENTS (issue_columns));
  GPtrArray *issues = fettle_import_get_issues (import);

  for (guint i = 0; i < issues->len; i++)
    {
      const FettleImportIssue *issue = g_ptr_array_index (issues, i);
      g_autofree char *line = g_strdup_printf ("%u", issue->line);
      g_autofree char *column = g_strdup_printf ("%u", issue->column);
      const char *cells[] = {
        issue->rejected ? "rejected" : "kept", issue->file, line, column, issue->heading, issue->value, issue->reason,
      };

      fettle_cli_listing_add (listing, cells);
    }

  return listing;
}

static void
append_part (GString *out, const char *name, FettleCliListing *listing)
{
  g_string_append_printf (out, ",\n\"%s\": ", name);
  fettle_cli_listing_to_json (listing, out);
  fettle_cli_listing_free (listing);
}

static void
print_json (FettleImport *import, gboolean applied, const char *batch_id)
{
  g_autoptr (GString) out = g_string_new ("{\"applied\": ");

  g_string_append (out, applied ? "true" : "false");
  g_string_append (out, ",\n\"step\": ");
  if (batch_id)
    fettle_json_append_string (out, batch_id);
  else
    g_string_append (out, "null");
  append_part (out, "sources", list_sources (import));
  append_part (out, "changes", list_changes (fettle_import_get_changes (import)));
  append_part (out, "offers", list_changes (fettle_import_get_offers (import)));
  append_part (out, "issues", list_issues (import));
  g_string_append (out, "\n}\n");
  g_print ("%s", out->str);
}

static void
print_offers (FettleImport *import)
{
  GPtrArray *offers = fettle_import_get_offers (import);
  g_autoptr (FettleCliListing) listing = NULL;

  if (offers->len == 0)
    return;

  g_print ("\n%s\n", _("These may be the same school under another URN. Accept one with --accept OLD=NEW:"));
  listing = list_changes (offers);
  fettle_cli_listing_print (listing, FETTLE_CLI_TEXT);
}

static void
print_words (FettleCli *cli, FettleImport *import, gboolean dry_run)
{
  g_autofree char *words = fettle_import_to_words (import);

  g_print ("%s\n", words);
  if (dry_run)
    {
      g_autoptr (FettleCliListing) changes = list_changes (fettle_import_get_changes (import));

      g_print ("\n");
      fettle_cli_listing_print (changes, cli->format);
    }
  print_offers (import);
}

static void
print_result (FettleCli *cli, FettleImport *import, gboolean applied, const char *batch_id)
{
  g_autoptr (FettleCliListing) changes = NULL;

  switch (cli->format)
    {
    case FETTLE_CLI_JSON:
      print_json (import, applied, batch_id);
      break;
    case FETTLE_CLI_CSV:
      changes = list_changes (fettle_import_get_changes (import));
      fettle_cli_listing_print (changes, cli->format);
      break;
    case FETTLE_CLI_TEXT:
    default:
      print_words (cli, import, !applied);
    }
}

static gboolean
check_pair (FettleCli *cli, FettleImport *import, char **urns)
{
  g_autofree char *words = NULL;

  if (g_strv_length (urns) != 2)
    {
      fettle_cli_misused (cli, _("--accept needs two URNs such as 115856=148213."));
      return FALSE;
    }
  if (fettle_import_is_offered (import, urns[0], urns[1]))
    return TRUE;
  /* Translators: both %s are URNs */
  words = g_strdup_printf (_("These files do not offer that %s goes on as %s. Nothing was changed."), urns[0], urns[1]);
  fettle_cli_misused (cli, words);
  return FALSE;
}

static gboolean
accept_successors (FettleCli *cli, FettleImport *import, char **pairs)
{
  g_autoptr (GPtrArray) accepted = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; pairs && pairs[i]; i++)
    {
      g_ptr_array_add (accepted, g_strsplit (pairs[i], "=", 2));
      if (!check_pair (cli, import, g_ptr_array_index (accepted, i)))
        return FALSE;
    }
  for (guint i = 0; i < accepted->len; i++)
    {
      char **urns = g_ptr_array_index (accepted, i);

      fettle_import_accept_successor (import, urns[0], urns[1]);
    }

  return TRUE;
}

static gboolean
save_issues (FettleImport *import, const char *path, GError **error)
{
  g_autoptr (GFile) target = NULL;

  if (!path)
    return TRUE;

  target = g_file_new_for_commandline_arg (path);

  return fettle_import_save_issues (import, target, error);
}

/**
 * Wish: what was asked for on the command line.
 */
typedef struct
{
  gboolean dry_run;
  gboolean allow_older;
  gboolean allow_smaller;
  gboolean leave_out;
  char *sheet;
  char *issues;
  GStrv accepted;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->sheet);
  g_free (wish->issues);
  g_strfreev (wish->accepted);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static GStrv
without (char **paths, const char *path)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; paths[i]; i++)
    if (!g_str_equal (paths[i], path))
      g_strv_builder_add (builder, paths[i]);

  return g_strv_builder_end (builder);
}

/* Reads the files. With --leave-out those that are refused are told and left out, as long as another is there. */
static FettleImport *
read_files (FettleCli *cli, FettleStore *store, const Wish *wish, char **given)
{
  g_auto (GStrv) paths = g_strdupv (given);

  for (;;)
    {
      g_autoptr (FettleImport) import = fettle_import_new (store);
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) others = NULL;

      fettle_import_set_sheet (import, wish->sheet);
      if (fettle_import_read (import, (const char *const *) paths, fettle_cli_progress, NULL, NULL, &error))
        return g_steal_pointer (&import);
      if (wish->leave_out && fettle_import_get_refused (import))
        others = without (paths, fettle_import_get_refused (import));
      if (!others || !others[0])
        {
          fettle_cli_fail (cli, error);
          if (fettle_import_get_sheet_choices (import))
            g_printerr ("%s\n", _("Name the sheet with --sheet."));
          return NULL;
        }
      g_printerr ("%s\n", error->message);
      g_strfreev (paths);
      paths = g_steal_pointer (&others);
    }
}

/* Says how a list that was held back can be taken all the same. */
static FettleCliStatus
hold_back (FettleCli *cli, FettleImport *import, const Wish *wish, GError *error)
{
  FettleCliStatus status = fettle_cli_fail (cli, error);

  if (!wish->allow_older && fettle_import_is_older (import, NULL))
    g_printerr ("%s\n", _("With --allow-older it is taken all the same."));
  else if (!wish->allow_smaller && fettle_import_is_smaller (import, NULL))
    g_printerr ("%s\n", _("With --allow-smaller it is taken all the same."));

  return status;
}

static FettleCliStatus
apply_import (FettleCli *cli, FettleImport *import, const Wish *wish)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *batch_id = NULL;

  if (!wish->dry_run && !fettle_import_apply (import, &batch_id, fettle_cli_progress, NULL, NULL, &error))
    return hold_back (cli, import, wish, error);
  print_result (cli, import, !wish->dry_run, batch_id);
  for (guint i = 0; i < fettle_import_get_warnings (import)->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (fettle_import_get_warnings (import), i));
  if (wish->dry_run && !fettle_import_check (import, &error))
    return hold_back (cli, import, wish, error);

  return FETTLE_CLI_DONE;
}

static FettleCliStatus
import_files (FettleCli *cli, FettleStore *store, const Wish *wish, char **paths)
{
  g_autoptr (FettleImport) import = read_files (cli, store, wish, paths);
  g_autoptr (GError) error = NULL;

  if (!import)
    return cli->status;
  if (!save_issues (import, wish->issues, &error))
    return fettle_cli_fail (cli, error);
  if (!accept_successors (cli, import, wish->accepted))
    return cli->status;
  if (wish->allow_older)
    fettle_import_allow_older (import);
  if (wish->allow_smaller)
    fettle_import_allow_smaller (import);

  return apply_import (cli, import, wish);
}

static FettleCliStatus
run (FettleCli *cli, int argc, char **argv)
{
  g_auto (Wish) wish = { 0 };
  const GOptionEntry entries[] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &wish.dry_run, N_("Only show what would change"), NULL },
    { "allow-older", 0, 0, G_OPTION_ARG_NONE, &wish.allow_older, N_("Take a file that is older than the last one"), NULL },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &wish.sheet, N_("Of a workbook take the sheet called NAME"), N_("NAME") },
    { "allow-smaller", 0, 0, G_OPTION_ARG_NONE, &wish.allow_smaller, N_("Take a file with far fewer schools than are held"), NULL },
    { "leave-out", 0, 0, G_OPTION_ARG_NONE, &wish.leave_out, N_("Leave out a file that is refused, and go on"), NULL },
    { "accept", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wish.accepted, N_("The school with URN OLD goes on as NEW"), N_("OLD=NEW") },
    { "issues", 0, 0, G_OPTION_ARG_FILENAME, &wish.issues, N_("Save the rows that were rejected or odd to FILE"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (FettleStore) store = NULL;
  FettleCliStatus status;

  if (!fettle_cli_parse (cli, entries, &argc, &argv) || !fettle_cli_take_arguments (cli, argc, 1, -1))
    return cli->status;
  if (!(store = fettle_cli_open (cli, FETTLE_STORE_DEFAULT)))
    return cli->status;
  status = import_files (cli, store, &wish, argv + 1);
  fettle_cli_warn_of_reference (store);

  return status;
}

const FettleCliCommand fettle_cli_import = {
  "import", N_("FILE…"), N_("Import public files"), run
};
