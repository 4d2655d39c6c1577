/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-text.h"

G_DEFINE_FINAL_TYPE (FettleImport, fettle_import, G_TYPE_OBJECT)

static void
clear_files (FettleImport *self)
{
  g_ptr_array_set_size (self->sources, 0);
  g_ptr_array_set_size (self->files, 0);
  g_clear_pointer (&self->holidays, g_ptr_array_unref);
  g_clear_pointer (&self->holidays_source, fettle_source_info_free);
}

static void
fettle_import_finalize (GObject *object)
{
  FettleImport *self = FETTLE_IMPORT (object);

  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->files);
  g_clear_pointer (&self->holidays, g_ptr_array_unref);
  g_clear_pointer (&self->holidays_source, fettle_source_info_free);
  g_clear_pointer (&self->states, g_hash_table_unref);
  g_clear_pointer (&self->held_as_at, g_hash_table_unref);
  fettle_issues_free (self->issues);
  g_free (self->sheet_name);
  g_strfreev (self->sheet_choices);
  g_hash_table_unref (self->accepted);
  g_hash_table_unref (self->asked);
  g_free (self->asked_name);
  g_clear_error (&self->plan_error);
  g_clear_object (&self->batch);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_free (self->shortfall);
  g_free (self->refused);
  g_free (self->la_code);
  g_free (self->la_name);
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
  g_clear_pointer (&self->cases, g_hash_table_unref);
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
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * fettle_import_bring_up_to_date:
 * @self: an import that has read its files
 *
 * A plan rests on all that was accepted: it is made anew once, when it is asked for.
 */
void
fettle_import_bring_up_to_date (FettleImport *self)
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
 * @error: return location: %FETTLE_ERROR_REFUSED for a file that is not wanted, or the second of two of one kind, %FETTLE_ERROR_OPEN,
 * %FETTLE_ERROR_LIMIT, %G_IO_ERROR_CANCELLED
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
  fettle_issues_free (self->issues);
  self->issues = fettle_issues_new ();
  g_clear_pointer (&self->refused, g_free);
  if (!fettle_import_stage (self, paths, progress, user_data, cancellable, error))
    {
      clear_files (self);
      return FALSE;
    }
  if (progress != NULL)
    progress (-1, _("Working out what changes"), user_data);
  if (!fettle_import_compare (self, error) || !fettle_import_plan (self, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      clear_files (self);
      return FALSE;
    }
  return TRUE;
}

/**
 * fettle_import_set_sheet:
 * @self: an import, before it reads its files
 * @name: (nullable): name of a sheet
 *
 * Takes of a workbook that has a sheet of this name, hidden or not, no other.
 */
void
fettle_import_set_sheet (FettleImport *self,
                         const char   *name)
{
  g_return_if_fail (FETTLE_IS_IMPORT (self));

  g_free (self->sheet_name);
  self->sheet_name = g_strdup (name);
}

/**
 * fettle_import_get_sheet_choices:
 * @self: an import whose files were refused
 *
 * Returns: (transfer none) (nullable): names of the sheets of a workbook that was refused because they are lists of the
 * same kind; one of them can be given to fettle_import_set_sheet()
 */
const char *const *
fettle_import_get_sheet_choices (FettleImport *self)
{
  g_return_val_if_fail (FETTLE_IS_IMPORT (self), NULL);

  return (const char *const *) self->sheet_choices;
}

/**
 * fettle_import_get_refused:
 * @self: an import whose reading failed
 *
 * Returns: (transfer none) (nullable): the file that was refused or could not be read: the others may be read without it, in an import of
 * their own; %NULL where the reading failed for another reason
 */
const char *
fettle_import_get_refused (FettleImport *self)
{
  g_return_val_if_fail (FETTLE_IS_IMPORT (self), NULL);

  return self->refused;
}

/**
 * fettle_import_add_school:
 * @self: an import that has read its files, or none
 * @urn: a URN, as typed
 * @reason: (nullable): why the officer follows it
 * @error: return location: %FETTLE_ERROR_INVALID for what is no URN, %FETTLE_ERROR_NOT_FOUND where the public list has no such school,
 * %FETTLE_ERROR_CONFLICT where it is followed already
 *
 * Takes a school of another authority into the plan. It is refreshed by every import from then on.
 *
 * Returns: whether it can be followed
 */
gboolean
fettle_import_add_school (FettleImport  *self,
                          const char    *urn,
                          const char    *reason,
                          GError       **error)
{
  g_autofree char *clean = NULL;
  g_autoptr (GHashTable) row = NULL;
  GError *local = NULL;

  g_return_val_if_fail (FETTLE_IS_IMPORT (self) && self->numbers != NULL, FALSE);
  g_return_val_if_fail (urn != NULL, FALSE);

  clean = fettle_text_clean_urn (urn);
  if (clean == NULL)
    {
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID, _("“%s” is not a URN. It has six figures."), urn);
      return FALSE;
    }
  if (g_hash_table_contains (self->numbers, clean))
    {
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_CONFLICT, _("The register follows the school with the URN %s already."), clean);
      return FALSE;
    }
  row = fettle_reference_get_establishment (self->store, clean, &local);
  if (row == NULL && local == NULL)
    g_set_error (&local, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND,
                 _("The public list of schools has no school with the URN %s. Import the list of all England first."), clean);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  g_free (self->asked_name);
  self->asked_name = g_strdup (g_hash_table_lookup (row, "name"));
  g_hash_table_replace (self->asked, g_steal_pointer (&clean), g_strdup (reason));
  self->stale = TRUE;
  return TRUE;
}

/**
 * fettle_import_is_offered:
 * @self: an import that has read its files
 * @old_urn: a URN
 * @new_urn: the URN that may have followed
 *
 * Returns: whether the officer is asked about the two
 */
gboolean
fettle_import_is_offered (FettleImport *self,
                          const char   *old_urn,
                          const char   *new_urn)
{
  GPtrArray *offers = fettle_import_get_offers (self);

  for (guint i = 0; i < offers->len; i++)
    {
      const FettleImportChange *offer = g_ptr_array_index (offers, i);

      if (g_strcmp0 (offer->before, old_urn) == 0 && g_strcmp0 (offer->after, new_urn) == 0)
        return TRUE;
    }
  return FALSE;
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

/**
 * fettle_import_check:
 * @self: an import that has read its files
 * @error: return location: %FETTLE_ERROR_REFUSED where a list is older than the last, or has far fewer schools than are held,
 * and that was not allowed
 *
 * Returns: whether fettle_import_apply() would take the files
 */
gboolean
fettle_import_check (FettleImport  *self,
                     GError       **error)
{
  g_autofree char *why = NULL;

  g_return_val_if_fail (FETTLE_IS_IMPORT (self), FALSE);

  if ((self->allow_older || !fettle_import_is_older (self, &why)) && (self->allow_smaller || !fettle_import_is_smaller (self, &why)))
    return TRUE;
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED, why);
  return FALSE;
}

/* The whole new reference is made before the register is touched: most of what can go wrong goes wrong here, and nothing was changed. */
static FettleReferenceChange *
complete_loads (FettleImport        *self,
                FettleProgressFunc   progress,
                gpointer             user_data,
                GError             **error)
{
  g_autoptr (FettleReferenceChange) change = fettle_reference_change_new (self->store, error);

  for (guint i = 0; change != NULL && i < self->files->len; i++)
    {
      FettleStagedFile *file = g_ptr_array_index (self->files, i);

      if (file->load == NULL)
        continue;
      if (progress != NULL)
        progress (0.5 + 0.5 * i / self->files->len, _("Replacing the public data"), user_data);
      if (!fettle_reference_change_add (change, file->load, file->source, error))
        return NULL;
      g_clear_pointer (&file->load, fettle_reference_load_free);
    }
  return g_steal_pointer (&change);
}

/* Until its batch is in, a cancel takes everything back. */
static gboolean
apply_batch (FettleImport        *self,
             char               **id,
             FettleProgressFunc   progress,
             gpointer             user_data,
             GCancellable        *cancellable,
             GError             **error)
{
  if (fettle_batch_get_n_operations (self->batch) == 0)
    return TRUE;
  if (progress != NULL)
    progress (-1, _("Refreshing the schools"), user_data);
  return fettle_store_apply (self->store, self->batch, id, cancellable, error);
}

/* One sentence says how it is: where the schools cannot be put back, the public data follows them. */
static void
take_back (FettleImport           *self,
           FettleReferenceChange  *change,
           const char             *id,
           GError                **error)
{
  g_autofree char *label = id != NULL ? fettle_store_undo (self->store, id, NULL, NULL) : NULL;

  if (id == NULL || label != NULL)
    return;
  fettle_reference_change_leave (change);
  g_clear_error (error);
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_FAILED,
                       _("The schools are refreshed. The public data could not be replaced now; it will be when Fettle starts again."));
}

static gboolean
apply_both (FettleImport           *self,
            FettleReferenceChange  *change,
            char                  **id,
            FettleProgressFunc      progress,
            gpointer                user_data,
            GCancellable           *cancellable,
            GError                **error)
{
  if ((fettle_batch_get_n_operations (self->batch) > 0
       && !fettle_reference_change_prepare (change, fettle_batch_get_id (self->batch), error))
      || g_cancellable_set_error_if_cancelled (cancellable, error)
      || !apply_batch (self, id, progress, user_data, cancellable, error))
    return FALSE;
  if (fettle_reference_change_place (change, error))
    return TRUE;
  take_back (self, change, *id, error);
  return FALSE;
}

/**
 * fettle_import_apply:
 * @self: an import that has read its files
 * @batch_id: (out) (transfer full) (nullable): the batch that changed the register; %NULL where nothing changed there
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): heeded until the schools are refreshed; then nothing was changed
 * @error: return location: %FETTLE_ERROR_REFUSED as fettle_import_check(),
 * %FETTLE_ERROR_CONFLICT where the register changed since the files were read; %FETTLE_ERROR_NO_SPACE and others of the store; %G_IO_ERROR_CANCELLED
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
  g_autoptr (FettleReferenceChange) change = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (FETTLE_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (self->batch != NULL, FALSE);

  if (batch_id != NULL)
    *batch_id = NULL;
  fettle_import_bring_up_to_date (self);
  if (self->plan_error != NULL)
    {
      g_propagate_error (error, g_error_copy (self->plan_error));
      return FALSE;
    }
  if (!fettle_import_check (self, error) || g_cancellable_set_error_if_cancelled (cancellable, error)
      || !(change = complete_loads (self, progress, user_data, error))
      || !apply_both (self, change, &id, progress, user_data, cancellable, error))
    return FALSE;
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

  fettle_import_bring_up_to_date (self);
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

  fettle_import_bring_up_to_date (self);
  return self->offers;
}

/**
 * fettle_import_get_warnings:
 * @self: an import that has read its files
 *
 * What a school became is taken as it comes; what that makes unusual in its case of intervention is told afterwards.
 *
 * Returns: (transfer none) (element-type utf8): sentences for people; none before fettle_import_apply()
 */
GPtrArray *
fettle_import_get_warnings (FettleImport *self)
{
  g_return_val_if_fail (FETTLE_IS_IMPORT (self), NULL);
  g_return_val_if_fail (self->batch != NULL, NULL);

  return fettle_batch_get_warnings (self->batch);
}

/**
 * fettle_import_is_older:
 * @self: an import
 * @why: (out) (optional) (transfer full) (nullable): a sentence for people
 *
 * Returns: whether a file is older than the import of the same list that stands
 */
gboolean
fettle_import_is_older (FettleImport  *self,
                        char         **why)
{
  g_return_val_if_fail (FETTLE_IS_IMPORT (self), FALSE);

  for (guint i = 0; i < self->files->len; i++)
    {
      FettleStagedFile *file = g_ptr_array_index (self->files, i);
      const char *held = g_hash_table_lookup (self->held_as_at, file->layout->dataset);
      g_autofree char *now = NULL, *then = NULL;

      if (held == NULL || file->source->as_at == NULL || strcmp (file->source->as_at, held) >= 0)
        continue;
      now = fettle_date_iso_to_words (file->source->as_at);
      then = fettle_date_iso_to_words (held);
      if (why != NULL)
        /* Translators: first %s is a file name, the others are dates. */
        *why = g_strdup_printf (_("“%s” is as at %s, older than the one imported before (%s). Nothing was changed."),
                                file->source->file_name, now, then);
      return TRUE;
    }
  return FALSE;
}

/**
 * fettle_import_changes_schools:
 * @self: an import
 *
 * Returns: whether anything of the register changes but for the record of the import itself
 */
gboolean
fettle_import_changes_schools (FettleImport *self)
{
  g_return_val_if_fail (FETTLE_IS_IMPORT (self), FALSE);

  fettle_import_bring_up_to_date (self);
  return self->n_school_operations > 0;
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

  fettle_import_bring_up_to_date (self);
  if (self->holidays != NULL && !self->holidays_repeated)
    return FALSE;
  for (guint i = 0; i < self->files->len; i++)
    if (!((FettleStagedFile *) g_ptr_array_index (self->files, i))->repeated)
      return FALSE;
  return self->batch != NULL && fettle_batch_get_n_operations (self->batch) == 0;
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
