/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-import-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-id.h"

/* Each import leaves a record in its own batch: undo takes the record away with the facts, so that papers never state the date of a list
 * that the register does not hold. */

static const char *const datasets[] = { "establishments", "links", "outcomes", "year-to-date", "bank-holidays" };

static gboolean
load_state (FettleImport  *self,
            const char    *dataset,
            GError       **error)
{
  FettleImportState *state = fettle_import_state_read (self->store, dataset, error);
  g_autoptr (FettleSourceInfo) source = NULL;
  GError *local = NULL;

  if (state == NULL)
    return FALSE;
  g_hash_table_insert (self->states, (gpointer) dataset, state);
  source = fettle_import_state_get_source (self->store, dataset, &local);
  if (source != NULL && source->as_at != NULL)
    g_hash_table_insert (self->held_as_at, (gpointer) dataset, g_strdup (source->as_at));
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/**
 * fettle_import_load_states:
 * @self: an import
 * @error: return location: as fettle_import_state_read()
 *
 * Loads what the register and the reference hold of each public list.
 *
 * Returns: whether they could be read
 */
gboolean
fettle_import_load_states (FettleImport  *self,
                           GError       **error)
{
  g_clear_pointer (&self->states, g_hash_table_unref);
  g_clear_pointer (&self->held_as_at, g_hash_table_unref);
  self->states = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) fettle_import_state_free);
  self->held_as_at = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (datasets); i++)
    if (!load_state (self, datasets[i], error))
      return FALSE;
  return TRUE;
}

/**
 * fettle_import_trusts:
 * @self: an import with its register loaded
 * @dataset: a public list
 *
 * After an undo the reference still has the rows of the file: what was undone does not come back with a file of another list.
 *
 * Returns: whether what the reference holds of the list stands in the register
 */
gboolean
fettle_import_trusts (FettleImport *self,
                      const char   *dataset)
{
  const FettleImportState *state = g_hash_table_lookup (self->states, dataset);

  return state == NULL || state->reference_stands;
}

/* A whole list takes the place of all before it, a partial one that of those like it: what a few columns do not say, the whole list
 * goes on saying. */
static gboolean
takes_place_of (const FettleSourceInfo *source,
                gboolean                whole,
                FettleRecord           *other)
{
  return whole || g_strcmp0 (fettle_record_get_text (other, "generation"), source->generation) == 0;
}

static void
end_others (FettleImport           *self,
            const FettleSourceInfo *source,
            gboolean                whole,
            GPtrArray              *records,
            const char             *id)
{
  for (guint i = 0; i < records->len; i++)
    {
      FettleRecord *other = g_ptr_array_index (records, i);
      g_autoptr (FettleRecord) copy = NULL;

      if (g_str_equal (fettle_record_get_id (other), id) || !fettle_record_get_flag (other, "standing")
          || !takes_place_of (source, whole, other))
        continue;
      copy = fettle_record_copy (other);
      fettle_record_set_int (copy, "standing", 0);
      fettle_import_put (self, copy, other);
    }
}

static FettleRecord *
find_record (GPtrArray  *records,
             const char *id)
{
  for (guint i = 0; i < records->len; i++)
    if (g_str_equal (fettle_record_get_id (g_ptr_array_index (records, i)), id))
      return g_ptr_array_index (records, i);
  return NULL;
}

static void
fill_record (FettleImport           *self,
             FettleRecord           *record,
             const FettleSourceInfo *source,
             gint64                  kept)
{
  fettle_record_set_text (record, "dataset", source->dataset);
  fettle_record_set_text (record, "generation", source->generation);
  fettle_record_set_text (record, "as-at", source->as_at);
  fettle_record_set_text (record, "file-name", source->file_name);
  fettle_record_set_text (record, "fingerprint", source->sha256);
  fettle_record_set_int (record, "rows", source->n_rows);
  if (kept >= 0)
    fettle_record_set_int (record, "kept", kept);
  fettle_record_set_text (record, "batch", fettle_batch_get_id (self->batch));
  fettle_record_set_int (record, "standing", 1);
}

/* Where this very file stands already, and nothing of the register differs from it, there is nothing to record. */
static gboolean
plan_record (FettleImport            *self,
             const FettleSourceInfo  *source,
             gboolean                 whole,
             gint64                   kept,
             GError                 **error)
{
  g_autofree char *key = g_strdup_printf ("import:%s:%s", source->dataset, source->sha256);
  g_autofree char *id = fettle_id_from_name (key);
  g_autoptr (GPtrArray) records = fettle_store_list (self->store, "import", "dataset", source->dataset, error);
  g_autoptr (FettleRecord) record = NULL;
  FettleRecord *before;

  if (records == NULL)
    return FALSE;
  before = find_record (records, id);
  if (before != NULL && fettle_record_get_flag (before, "standing"))
    return TRUE;
  record = before != NULL ? fettle_record_copy (before) : fettle_record_new (fettle_kind_get ("import"), id);
  fill_record (self, record, source, kept);
  fettle_import_put (self, record, before);
  end_others (self, source, whole, records, id);
  return TRUE;
}

/* Schools of the list that are followed. */
static gint64
count_kept (FettleImport     *self,
            FettleStagedFile *file)
{
  GHashTableIter iter;
  gpointer urn;
  gint64 n = 0;

  g_hash_table_iter_init (&iter, file->facts);
  while (g_hash_table_iter_next (&iter, &urn, NULL))
    n += g_hash_table_contains (self->by_urn, urn) || g_hash_table_contains (self->numbers, urn);
  return n;
}

static gboolean
is_of_before (FettleImport     *self,
            FettleStagedFile *file)
{
  const FettleImportState *state = g_hash_table_lookup (self->states, file->layout->dataset);

  return file->repeated && !state->recorded;
}

/**
 * fettle_import_plan_records:
 * @self: an import whose batch is planned
 * @error: return location: as fettle_store_list()
 *
 * Adds a record of each file to the batch.
 *
 * Returns: whether the register could be read
 */
gboolean
fettle_import_plan_records (FettleImport  *self,
                            GError       **error)
{
  const FettleImportState *holidays = g_hash_table_lookup (self->states, "bank-holidays");
  guint n_before;

  for (guint i = 0; i < self->files->len; i++)
    {
      FettleStagedFile *file = g_ptr_array_index (self->files, i);

      /* A register from before imports were recorded holds this very file. */
      if (is_of_before (self, file))
        continue;
      if (!plan_record (self, file->source, file->layout->whole, count_kept (self, file), error))
        return FALSE;
    }
  if (self->holidays == NULL || self->holidays_source == NULL || holidays == NULL)
    return TRUE;
  n_before = fettle_batch_get_n_operations (self->batch);
  if (!plan_record (self, self->holidays_source, TRUE, -1, error))
    return FALSE;
  self->holidays_repeated = fettle_batch_get_n_operations (self->batch) == n_before;
  return TRUE;
}

static gboolean
brings_back (const FettleSourceInfo  *source,
             const FettleImportState *state)
{
  if (state == NULL || state->undone_batch == NULL)
    return FALSE;
  return g_strcmp0 (source->sha256, state->undone_fingerprint) == 0 || source->as_at == NULL || state->undone_as_at == NULL
         || g_strcmp0 (source->as_at, state->undone_as_at) >= 0;
}

static void
append_undone (GString                 *out,
               const FettleSourceInfo  *source,
               const FettleImportState *state)
{
  g_autofree char *when = fettle_moment_to_words (state->undone_at);

  if (out->len > 0)
    g_string_append_c (out, '\n');
  /* Translators: %1$s is the label of an import, %2$s a date and time, %3$s a file. */
  g_string_append_printf (out, _("“%1$s” was undone on %2$s; with “%3$s” this list comes back."), state->undone_label,
                          when, source->file_name);
}

/**
 * fettle_import_append_undone:
 * @self: an import that has read its files
 * @out: words of the import
 *
 * Says of each file that it brings back what was undone.
 */
void
fettle_import_append_undone (FettleImport *self,
                             GString      *out)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      const FettleSourceInfo *source = g_ptr_array_index (self->sources, i);
      const FettleImportState *state = g_hash_table_lookup (self->states, source->dataset);

      if (brings_back (source, state))
        append_undone (out, source, state);
    }
  if (self->holidays_source != NULL && brings_back (self->holidays_source, g_hash_table_lookup (self->states, "bank-holidays")))
    append_undone (out, self->holidays_source, g_hash_table_lookup (self->states, "bank-holidays"));
}
