/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/fettle-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (FettleImport, fettle_import, G_TYPE_OBJECT)

static void
clear_files (FettleImport *self)
{
  g_ptr_array_set_size (self->sources, 0);
  g_ptr_array_set_size (self->files, 0);
  g_clear_pointer (&self->holidays, g_ptr_array_unref);
}

static void
fettle_import_finalize (GObject *object)
{
  FettleImport *self = FETTLE_IMPORT (object);

  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->files);
  g_clear_pointer (&self->holidays, g_ptr_array_unref);
  fettle_issues_free (self->issues);
  g_hash_table_unref (self->accepted);
  g_clear_error (&self->plan_error);
  g_clear_object (&self->batch);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_free (self->la_code);
  g_free (self->as_at);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->by_urn, g_hash_table_unref);
  g_clear_pointer (&self->followed, g_hash_table_unref);
  g_clear_pointer (&self->links_from, g_hash_table_unref);
  g_clear_pointer (&self->links_to, g_hash_table_unref);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_clear_pointer (&self->urns, g_hash_table_unref);
  g_clear_pointer (&self->overrides, g_hash_table_unref);
  g_clear_pointer (&self->heads, g_hash_table_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fettle_import_parent_class)->finalize (object);
}

static void
fettle_import_class_init (FettleImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fettle_import_finalize;
}

static void
fettle_import_init (FettleImport *self)
{
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_staged_file_free);
  self->sources = g_ptr_array_new ();
  self->issues = fettle_issues_new ();
  self->changes = g_ptr_array_new ();
  self->offers = g_ptr_array_new ();
  self->accepted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* A plan rests on all that was accepted: it is made anew once, when it is asked for. */
static void
bring_up_to_date (FettleImport *self)
{
  if (!self->stale)
    return;
  g_clear_error (&self->plan_error);
  fettle_import_plan (self, &self->plan_error);
}

/**
 * fettle_import_new:
 * @store: a store that can be written
 *
 * Returns: (transfer full): an import of nothing yet
 */
FettleImport *
fettle_import_new (FettleStore *store)
{
  FettleImport *self;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  self = g_object_new (FETTLE_TYPE_IMPORT, NULL);
  self->store = g_object_ref (store);
  return self;
}

/**
 * fettle_import_read:
 * @self: an import
 * @paths: files, recognised by what they hold; none at all brings the schools in line with what the reference holds
 * already
 * @progress: (nullable): told how far the reading is
 * @user_data: for @progress
 * @cancellable: (nullable): to stop
 * @error: return location: %FETTLE_ERROR_REFUSED for a file that is not wanted, %FETTLE_ERROR_OPEN,
 * %FETTLE_ERROR_LIMIT, %FETTLE_ERROR_INVALID for two files of one kind, %G_IO_ERROR_CANCELLED
 *
 * Reads and stages the files and works out what they change. Nothing is changed. Where one file is refused, none is
 * staged.
 *
 * Returns: whether all files were read
 */
gboolean
fettle_import_read (FettleImport        *self,
                    const char *const   *paths,
                    FettleProgressFunc   progress,
                    gpointer             user_data,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_return_val_if_fail (FETTLE_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (paths != NULL, FALSE);

  clear_files (self);
  if (!fettle_import_stage (self, paths, progress, user_data, cancellable, error) || !fettle_import_plan (self, error))
    {
      clear_files (self);
      return FALSE;
    }
  return TRUE;
}

/**
 * fettle_import_accept_successor:
 * @self: an import that has read its files
 * @old_urn: the URN of a school that was offered a successor
 * @new_urn: the successor's URN
 *
 * Takes an offered successor into the plan: the school goes on under the new URN with its whole history.
 */
void
fettle_import_accept_successor (FettleImport *self,
                                const char   *old_urn,
                                const char   *new_urn)
{
  g_return_if_fail (FETTLE_IS_IMPORT (self));
  g_return_if_fail (old_urn != NULL && new_urn != NULL);

  g_hash_table_replace (self->accepted, g_strdup (old_urn), g_strdup (new_urn));
  self->stale = TRUE;
}

/**
 * fettle_import_allow_older:
 * @self: an import
 *
 * Lets the import take a list that is older than the last one.
 */
void
fettle_import_allow_older (FettleImport *self)
{
  g_return_if_fail (FETTLE_IS_IMPORT (self));

  self->allow_older = TRUE;
}

static gboolean
check_age (FettleImport *self,
           GError      **error)
{
  g_autofree char *why = NULL;

  if (self->allow_older || !fettle_import_is_older (self, &why))
    return TRUE;
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_CONFLICT, why);
  return FALSE;
}

static gboolean
commit_loads (FettleImport        *self,
              FettleProgressFunc   progress,
              gpointer             user_data,
              GError             **error)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      FettleStagedFile *file = g_ptr_array_index (self->files, i);

      if (file->load == NULL)
        continue;
      if (progress != NULL)
        progress ((double) i / (self->files->len + 1), _("Replacing the public data"), user_data);
      if (!fettle_reference_load_commit (file->load, file->source, error))
        return FALSE;
      g_clear_pointer (&file->load, fettle_reference_load_free);
    }
  return TRUE;
}

/**
 * fettle_import_apply:
 * @self: an import that has read its files
 * @batch_id: (out) (transfer full) (nullable): the batch that changed the register; %NULL where nothing changed there
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): heeded until the first thing is changed
 * @error: return location: %FETTLE_ERROR_CONFLICT where the list is older than the last and that was not allowed, or
 * the register changed since the files were read; %FETTLE_ERROR_NO_SPACE and others of the store; %G_IO_ERROR_CANCELLED
 *
 * Puts the public data in place, and refreshes the schools in one batch.
 *
 * Returns: whether all is on the disk
 */
gboolean
fettle_import_apply (FettleImport        *self,
                     char               **batch_id,
                     FettleProgressFunc   progress,
                     gpointer             user_data,
                     GCancellable        *cancellable,
                     GError             **error)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (FETTLE_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (self->batch != NULL, FALSE);

  if (batch_id != NULL)
    *batch_id = NULL;
  bring_up_to_date (self);
  if (self->plan_error != NULL)
    {
      g_propagate_error (error, g_error_copy (self->plan_error));
      return FALSE;
    }
  if (!check_age (self, error) || g_cancellable_set_error_if_cancelled (cancellable, error)
      || !commit_loads (self, progress, user_data, error))
    return FALSE;
  if (fettle_batch_get_n_operations (self->batch) > 0)
    {
      if (progress != NULL)
        progress (0.9, _("Refreshing the schools"), user_data);
      if (!fettle_store_apply (self->store, self->batch, &id, NULL, error))
        return FALSE;
    }
  if (progress != NULL)
    progress (1.0, NULL, user_data);
  if (batch_id != NULL)
    *batch_id = g_steal_pointer (&id);
  return TRUE;
}

/**
 * fettle_import_get_sources:
 * @self: an import
 *
 * Returns: (transfer none) (element-type FettleSourceInfo): what each file is
 */
GPtrArray *
fettle_import_get_sources (FettleImport *self)
{
  g_return_val_if_fail (FETTLE_IS_IMPORT (self), NULL);

  return self->sources;
}

/**
 * fettle_import_get_changes:
 * @self: an import
 *
 * Returns: (transfer none) (element-type FettleImportChange): what the register would be changed by
 */
GPtrArray *
fettle_import_get_changes (FettleImport *self)
{
  g_return_val_if_fail (FETTLE_IS_IMPORT (self), NULL);

  bring_up_to_date (self);
  return self->changes;
}

/**
 * fettle_import_get_issues:
 * @self: an import
 *
 * Returns: (transfer none) (element-type FettleImportIssue): rows that were left out or are odd
 */
GPtrArray *
fettle_import_get_issues (FettleImport *self)
{
  g_return_val_if_fail (FETTLE_IS_IMPORT (self), NULL);

  return fettle_issues_get_list (self->issues);
}

/**
 * fettle_import_get_offers:
 * @self: an import
 *
 * Returns: (transfer none) (element-type FettleImportChange): successors that are taken only if the officer says so:
 * before is the old URN, after the new one, note the evidence
 */
GPtrArray *
fettle_import_get_offers (FettleImport *self)
{
  g_return_val_if_fail (FETTLE_IS_IMPORT (self), NULL);

  bring_up_to_date (self);
  return self->offers;
}

/**
 * fettle_import_is_older:
 * @self: an import
 * @why: (out) (optional) (transfer full) (nullable): a sentence for people
 *
 * Returns: whether a file is older than what the reference holds
 */
gboolean
fettle_import_is_older (FettleImport  *self,
                        char         **why)
{
  g_return_val_if_fail (FETTLE_IS_IMPORT (self), FALSE);

  for (guint i = 0; i < self->files->len; i++)
    {
      FettleStagedFile *file = g_ptr_array_index (self->files, i);
      g_autofree char *now = NULL, *then = NULL;

      if (file->present_as_at == NULL || file->source->as_at == NULL ||
          strcmp (file->source->as_at, file->present_as_at) >= 0)
        continue;
      now = fettle_date_iso_to_words (file->source->as_at);
      then = fettle_date_iso_to_words (file->present_as_at);
      if (why != NULL)
        /* Translators: first %s is a file name, the others are dates. */
        *why = g_strdup_printf (_("“%s” is as at %s, older than the one imported before (%s). Nothing was changed."),
                                file->source->file_name, now, then);
      return TRUE;
    }
  return FALSE;
}

/**
 * fettle_import_changes_nothing:
 * @self: an import
 *
 * Returns: whether the register and the reference hold all of this already
 */
gboolean
fettle_import_changes_nothing (FettleImport *self)
{
  g_return_val_if_fail (FETTLE_IS_IMPORT (self), FALSE);

  bring_up_to_date (self);
  for (guint i = 0; i < self->files->len; i++)
    if (((FettleStagedFile *) g_ptr_array_index (self->files, i))->load != NULL)
      return FALSE;
  return self->batch != NULL && fettle_batch_get_n_operations (self->batch) == 0;
}

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

#define LINE(out, n, one, many) add_line (out, n, ngettext (one, many, 1), ngettext (one, many, n))

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

  if (self->la_code == NULL)
    g_string_append (out, _("No authority is chosen yet, so no schools are followed."));
  else if (fettle_import_changes_nothing (self))
    g_string_append (out, _("All of this was imported before: nothing changes."));
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
  LINE (out, self->offers->len, "%u link to a school under another URN to decide on", "%u links to schools under another URN to decide on");
  LINE (out, fettle_issues_get_n_rejected (self->issues), "%u row was left out", "%u rows were left out");
  if (out->len == 0)
    g_string_append (out, _("The public data is replaced; no school of the authority changes."));
  return g_string_free (out, FALSE);
}

/**
 * fettle_import_save_issues:
 * @self: an import
 * @target: where to
 * @error: return location: as fettle_file_write_beside()
 *
 * Saves the list of rows that were left out or are odd as CSV.
 *
 * Returns: whether it is saved
 */
gboolean
fettle_import_save_issues (FettleImport *self,
                           GFile        *target,
                           GError      **error)
{
  g_autoptr (GBytes) bytes = NULL;
  char *csv;

  g_return_val_if_fail (FETTLE_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (target), FALSE);

  csv = fettle_issues_to_csv (self->issues);
  bytes = g_bytes_new_take (csv, strlen (csv));
  return fettle_file_write_beside (target, bytes, NULL, error);
}
