/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sample/fettle-set-up.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/fettle-file.h"
#include "base/fettle-id.h"
#include "sample/fettle-demo-cases.h"
#include "sample/fettle-demo.h"
#include "imports/fettle-import.h"
#include "model/fettle-vocabulary.h"

static gboolean
is_authority_code (const char *code)
{
  for (guint i = 0; i < 3; i++)
    if (!g_ascii_isdigit (code[i]))
      return FALSE;

  return code[3] == '\0';
}

static gboolean
check_new (FettleStore *store, GError **error)
{
  g_autoptr (GPtrArray) present = fettle_store_list (store, "authority", NULL, NULL, error);

  if (!present)
    return FALSE;
  if (present->len == 0)
    return TRUE;

  /* Translators: %s is the name of a local authority */
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
               _("This register already belongs to %s, so nothing was changed. Choose another data folder for another authority."),
               fettle_record_get_text (g_ptr_array_index (present, 0), "name"));
  return FALSE;
}

/**
 * fettle_set_up_batch:
 * @code: the authority's three-figure code
 * @name: its name
 * @region: (nullable): its region
 *
 * The step that says whose register it is. The record has the same id on every laptop, so that two of them never make two authorities.
 *
 * Returns: (transfer full): the batch, to be applied to a new register
 */
FettleBatch *
fettle_set_up_batch (const char *code, const char *name, const char *region)
{
  g_autofree char *id = fettle_id_from_name ("authority");
  g_autoptr (FettleRecord) authority = fettle_record_new (fettle_kind_get ("authority"), id);
  g_autofree char *label = NULL;
  FettleBatch *batch;

  g_return_val_if_fail (code != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  fettle_record_set_text (authority, "code", code);
  fettle_record_set_text (authority, "name", name);
  fettle_record_set_text (authority, "region", region);
  /* Translators: the label of a step in the history; %s is the name of a local authority */
  label = g_strdup_printf (C_("step", "Register of %s set up"), name);
  batch = fettle_batch_new (label);
  fettle_batch_put (batch, authority, NULL);

  return batch;
}

/* Schools that were imported are this authority's: under another one they would be another authority's register. */
static gboolean
check_no_schools (FettleStore  *store,
                  FettleRecord *present,
                  GError      **error)
{
  g_autoptr (GPtrArray) schools = fettle_store_list (store, "school", NULL, NULL, error);

  if (!schools)
    return FALSE;
  if (schools->len == 0)
    return TRUE;
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
               /* Translators: %s is the name of a local authority */
               _("This register already holds schools of %s, so nothing was changed. Choose another data folder for another authority."),
               fettle_record_get_text (present, "name"));
  return FALSE;
}

static FettleBatch *
change_authority (FettleRecord     *present,
                  const FettleTerm *term)
{
  /* What else was kept of the other one, its address, is not this one's. */
  g_autoptr (FettleRecord) changed = fettle_record_new (fettle_kind_get ("authority"), fettle_record_get_id (present));
  g_autofree char *label = NULL;
  FettleBatch *batch;

  fettle_record_set_text (changed, "code", term->code);
  fettle_record_set_text (changed, "name", term->label);
  fettle_record_set_text (changed, "region", term->group);
  /* Translators: the label of a step in the history; both are names of local authorities */
  label = g_strdup_printf (C_("step", "Authority of the register changed from %1$s to %2$s"),
                           fettle_record_get_text (present, "name"), term->label);
  batch = fettle_batch_new (label);
  fettle_batch_put (batch, changed, present);
  return batch;
}

/**
 * fettle_set_up_choose:
 * @store: a register without schools
 * @code: code of an authority that the list of authorities knows
 * @error: return location for an error
 *
 * The step that says whose register it is, also where another authority was chosen before. May wait for the disk.
 *
 * Returns: (transfer full) (nullable): the batch, without an operation where it is that authority's already;
 *   FETTLE_ERROR_INVALID where schools of another authority were imported
 */
FettleBatch *
fettle_set_up_choose (FettleStore  *store,
                      const char   *code,
                      GError      **error)
{
  const FettleTerm *term = fettle_vocabulary_find (fettle_vocabulary_get ("authority"), code);
  g_autoptr (GPtrArray) authorities = NULL;
  FettleRecord *present;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (term != NULL, NULL);

  authorities = fettle_store_list (store, "authority", NULL, NULL, error);
  if (!authorities)
    return NULL;
  if (authorities->len == 0)
    return fettle_set_up_batch (code, term->label, term->group);
  present = g_ptr_array_index (authorities, 0);
  if (g_strcmp0 (fettle_record_get_text (present, "code"), code) == 0)
    return fettle_batch_new ("");
  return check_no_schools (store, present, error) ? change_authority (present, term) : NULL;
}

/**
 * fettle_set_up_authority:
 * @store: a new register
 * @code: the authority's three-figure code
 * @name: (nullable): its name; %NULL where the list of authorities knows it
 * @region: (nullable): its region; %NULL likewise
 * @error: return location for an error
 *
 * Says whose register it is. Everything that is imported later is read as this authority's or as another's.
 *
 * Returns: whether it is set up; FETTLE_ERROR_INVALID for a code nobody knows, or a register that is another authority's
 */
gboolean
fettle_set_up_authority (FettleStore *store, const char *code, const char *name, const char *region, GError **error)
{
  const FettleTerm *term;
  g_autoptr (FettleBatch) batch = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  term = fettle_vocabulary_find (fettle_vocabulary_get ("authority"), code);
  if (!is_authority_code (code) || (!name && !term))
    {
      /* Translators: %s is what was given as a local authority's code */
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
                   _("There is no local authority with the code “%s”. Give the three figures that its schools' LAESTAB numbers begin with."),
                   code);
      return FALSE;
    }
  if (!check_new (store, error))
    return FALSE;

  batch = fettle_set_up_batch (code, name ? name : term->label, region ? region : term ? term->group : NULL);

  return fettle_store_apply (store, batch, NULL, NULL, error);
}

static void
remove_files (const char *folder)
{
  g_auto (GStrv) paths = fettle_demo_list_files (folder);

  for (guint i = 0; paths[i]; i++)
    g_unlink (paths[i]);
  g_rmdir (folder);
}

static gboolean
import_sample (FettleStore         *store,
               const char          *folder,
               FettleProgressFunc   progress,
               gpointer             user_data,
               GCancellable        *cancellable,
               GError             **error)
{
  g_autoptr (FettleImport) import = fettle_import_new (store);
  g_auto (GStrv) paths = fettle_demo_list_files (folder);

  return fettle_import_read (import, (const char *const *) paths, progress, user_data, cancellable, error) &&
         fettle_import_apply (import, NULL, progress, user_data, cancellable, error);
}

/**
 * fettle_set_up_sample:
 * @store: a new register
 * @seed: the same seed gives the same borough
 * @n_schools: how many schools it has, %FETTLE_DEMO_SCHOOLS for one of every kind
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Fills a new register with the sample borough: the files are written as the public downloads are, and imported like them. Then its
 * intervention cases are recorded.
 *
 * Returns: whether it is filled
 */
gboolean
fettle_set_up_sample (FettleStore         *store,
                      guint                seed,
                      guint                n_schools,
                      FettleProgressFunc   progress,
                      gpointer             user_data,
                      GCancellable        *cancellable,
                      GError             **error)
{
  g_autofree char *folder = g_build_filename (g_get_tmp_dir (), "fettle-sample-XXXXXX", NULL);
  gboolean done;

  g_return_val_if_fail (FETTLE_IS_STORE (store), FALSE);

  if (!fettle_file_make_folder (folder, error))
    return FALSE;
  done = fettle_set_up_authority (store, FETTLE_DEMO_AUTHORITY, FETTLE_DEMO_AUTHORITY_NAME, FETTLE_DEMO_REGION, error) &&
         fettle_demo_write_files (folder, seed, n_schools, error) &&
         import_sample (store, folder, progress, user_data, cancellable, error) &&
         fettle_demo_add_cases (store, cancellable, error);
  remove_files (folder);

  return done;
}
