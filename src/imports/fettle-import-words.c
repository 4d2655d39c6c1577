/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-import-private.h"

#include <glib/gi18n-lib.h>

static guint
count_changes (FettleImport *self,
               const char   *kind,
               gboolean      inspections)
{
  g_autoptr (GHashTable) schools = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; i < self->changes->len; i++)
    {
      const FettleImportChange *change = g_ptr_array_index (self->changes, i);

      if (!g_str_equal (change->kind, kind) || change->school_id == NULL
          || inspections != (g_strcmp0 (change->field, "inspection") == 0))
        continue;
      n++;
      g_hash_table_add (schools, change->school_id);
    }
  return inspections ? n : g_hash_table_size (schools);
}

static guint
count_case_matters (FettleImport *self)
{
  g_autoptr (GHashTable) schools = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->changes->len; i++)
    {
      const FettleImportChange *change = g_ptr_array_index (self->changes, i);

      if (g_str_equal (change->kind, "changed") && fettle_import_is_case_matter (self, change->school_id, change->field))
        g_hash_table_add (schools, change->school_id);
    }
  return g_hash_table_size (schools);
}

static guint
count_holidays (FettleImport *self)
{
  guint n = 0;

  for (guint i = 0; i < self->changes->len; i++)
    n += g_strcmp0 (((FettleImportChange *) g_ptr_array_index (self->changes, i))->field, "bank-holiday") == 0;
  return n;
}

static void
add_line (GString    *out,
          guint       n,
          const char *one,
          const char *many)
{
  if (n == 0)
    return;
  if (out->len > 0)
    g_string_append_c (out, '\n');
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (out, n == 1 ? one : many, n);
#pragma GCC diagnostic pop
}

static void
add_sentence (GString    *out,
              const char *sentence)
{
  if (out->len > 0)
    g_string_append_c (out, '\n');
  g_string_append (out, sentence);
}

/* Links are of no authority: theirs is a file with a link of a school that the register knows. */
static gboolean
has_own_links (FettleImport     *self,
               FettleStagedFile *file)
{
  GHashTableIter iter;
  gpointer urn, list;

  g_hash_table_iter_init (&iter, file->facts);
  while (g_hash_table_iter_next (&iter, &urn, &list))
    {
      if (g_hash_table_contains (self->numbers, urn) || g_hash_table_contains (self->by_urn, urn))
        return TRUE;
      for (guint i = 0; i < ((GPtrArray *) list)->len; i++)
        {
          const char *other = fettle_fact_get (g_ptr_array_index ((GPtrArray *) list, i), "link-urn");

          if (other != NULL && (g_hash_table_contains (self->numbers, other) || g_hash_table_contains (self->by_urn, other)))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
has_own_schools (FettleImport     *self,
                 FettleStagedFile *file)
{
  if (g_str_equal (file->layout->dataset, "links"))
    return has_own_links (self, file);
  return g_hash_table_size (file->facts) > 0 || g_hash_table_contains (file->authorities, self->la_code);
}

/* Returns whether any of the files is about the authority. */
static gboolean
append_strangers (FettleImport *self,
                  GString      *out)
{
  gboolean any = self->files->len == 0;

  for (guint i = 0; i < self->files->len; i++)
    {
      FettleStagedFile *file = g_ptr_array_index (self->files, i);
      g_autofree char *words = NULL;

      if (has_own_schools (self, file))
        {
          any = TRUE;
          continue;
        }
      words = g_strdup_printf (g_str_equal (file->layout->dataset, "links")
                                 /* Translators: %1$s is a file, %2$s an authority. */
                                 ? _("“%1$s” has no link of a school of %2$s. It is kept for comparison.")
                                 : _("“%1$s” has no school of %2$s. It is kept for comparison."),
                               file->source->file_name, self->la_name);
      add_sentence (out, words);
    }
  return any;
}

static void
append_opening (FettleImport *self,
                GString      *out)
{
  gboolean own;

  if (self->la_code == NULL)
    {
      g_string_append (out, _("No authority is chosen yet, so no schools are followed."));
      return;
    }
  if (fettle_import_changes_nothing (self))
    {
      g_string_append (out, _("All of this was imported before: nothing changes."));
      return;
    }
  own = append_strangers (self, out);
  fettle_import_append_undone (self, out);
  if (self->n_school_operations > 0 || !own)
    return;
  if (self->files->len > 0)
    add_sentence (out, _("The public data is replaced; no school of the authority changes."));
  if (self->holidays != NULL)
    add_sentence (out, _("The bank holidays are those that Fettle knows already."));
}

#define LINE(out, n, one, many) add_line (out, n, ngettext (one, many, 1), ngettext (one, many, n))

/* What could not be read, by column, and what was held back or passed over as a whole. */
static void
append_unread (FettleImport *self,
               GString      *out)
{
  GPtrArray *unread = fettle_issues_get_unread (self->issues);
  GPtrArray *notes = fettle_issues_get_notes (self->issues);

  for (guint i = 0; i < notes->len; i++)
    add_sentence (out, g_ptr_array_index (notes, i));
  for (guint i = 0; i < unread->len; i++)
    {
      const FettleUnread *column = g_ptr_array_index (unread, i);
      g_autofree char *words = g_strdup_printf (
          /* Translators: %1$u is a number, %2$s the heading of a column. */
          ngettext ("%1$u value of “%2$s” could not be read", "%1$u values of “%2$s” could not be read", column->n), column->n,
          column->heading);

      add_sentence (out, words);
    }
}

/**
 * fettle_import_to_words:
 * @self: an import that has read its files
 *
 * Returns: (transfer full): what the import does, in a few lines for a person
 */
char *
fettle_import_to_words (FettleImport *self)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (FETTLE_IS_IMPORT (self), NULL);

  append_opening (self, out);
  LINE (out, count_changes (self, "new", FALSE), "%u new school", "%u new schools");
  LINE (out, count_changes (self, "changed", FALSE), "%u school with changed facts", "%u schools with changed facts");
  LINE (out, count_changes (self, "successor", FALSE), "%u school goes on under a new URN",
        "%u schools go on under a new URN");
  LINE (out, count_changes (self, "predecessor", FALSE), "%u school keeps the URN of its predecessor",
        "%u schools keep the URN of their predecessor");
  LINE (out, count_changes (self, "gone", FALSE), "%u school is gone from the list",
        "%u schools are gone from the list");
  LINE (out, count_changes (self, "overridden", FALSE), "%u school keeps what an officer corrected",
        "%u schools keep what an officer corrected");
  LINE (out, count_changes (self, "new", TRUE), "%u new inspection", "%u new inspections");
  LINE (out, count_changes (self, "changed", TRUE), "%u changed inspection", "%u changed inspections");
  LINE (out, count_changes (self, "withdrawn", TRUE), "%u inspection is no longer in Ofsted’s list: ask Ofsted whether it stands",
        "%u inspections are no longer in Ofsted’s list: ask Ofsted whether they stand");
  LINE (out, self->offers->len, "%u link to a school under another URN to decide on", "%u links to schools under another URN to decide on");
  LINE (out, fettle_issues_get_n_rejected (self->issues), "%u row was left out", "%u rows were left out");
  LINE (out, fettle_issues_get_n_stray (self->issues), "%u school whose authority could not be read",
        "%u schools whose authority could not be read");
  append_unread (self, out);
  LINE (out, count_case_matters (self), "%u school with an open case changes its category or status",
        "%u schools with an open case change their category or status");
  LINE (out, count_holidays (self), "%u bank holiday differs", "%u bank holidays differ");
  if (out->len == 0)
    g_string_append (out, _("Only what the register keeps beside the schools’ facts changes."));
  return g_string_free (out, FALSE);
}

static const char *
dataset_words (const char *dataset)
{
  static const struct
  {
    const char *dataset;
    const char *words;
  } all[] = {
    { "establishments", N_("schools") },
    { "links", N_("links between schools") },
    { "outcomes", N_("inspections") },
    { "year-to-date", N_("inspections of the year") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_str_equal (all[i].dataset, dataset))
      return _(all[i].words);
  return dataset;
}

static char *
source_words (const FettleSourceInfo *source)
{
  g_autofree char *as_at = source->as_at != NULL ? fettle_date_iso_to_words (source->as_at) : NULL;

  if (as_at == NULL)
    return g_strdup (dataset_words (source->dataset));
  /* Translators: a part of the label of an import: what a list holds, then its date. */
  return g_strdup_printf (_("%1$s (%2$s)"), dataset_words (source->dataset), as_at);
}

/**
 * fettle_import_make_label:
 * @self: an import that has read its files
 *
 * Returns: (transfer full): the label of its batch: what the lists hold and how old they are; the names of the files stay with the
 * sources
 */
char *
fettle_import_make_label (FettleImport *self)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < self->sources->len; i++)
    {
      g_autofree char *part = source_words (g_ptr_array_index (self->sources, i));

      g_strv_builder_add (parts, part);
    }
  if (self->holidays != NULL)
    g_strv_builder_add (parts, _("bank holidays"));
  list = g_strv_builder_end (parts);
  if (list[0] == NULL && self->asked_name != NULL)
    /* Translators: label of a change, in the imperative; %s is a school of another authority. */
    return g_strdup_printf (C_("step", "%s followed"), self->asked_name);
  if (list[0] == NULL)
    return g_strdup (C_("step", "Schools refreshed from the public data"));
  joined = g_strjoinv (", ", list);
  /* Translators: label of a change, in the imperative; %s lists what was imported, such as "schools (6 July 2022), inspections". */
  return g_strdup_printf (C_("step", "Imported: %s"), joined);
}
