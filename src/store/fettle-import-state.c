/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-import-state.h"

#include "store/fettle-store-private.h"

/* The order in which sources are told. */
static const char *const datasets[] = { "establishments", "links", "outcomes", "year-to-date", "bank-holidays" };

/* The import that was undone last, unless a later one of the same list stands. */
#define UNDONE \
  "SELECT did.id, did.label, undone.made_at, import.as_at, import.fingerprint FROM import " \
  "JOIN batch AS did ON did.id = import.\"batch\" " \
  "JOIN batch AS undone ON undone.of_batch = did.id AND undone.action = 'undo' " \
  "WHERE import.dataset = ?1 AND import.deleted = 1 " \
  "AND undone.seq = (SELECT max (seq) FROM batch WHERE of_batch = did.id) " \
  "AND NOT EXISTS (SELECT 1 FROM import AS later JOIN batch AS took ON took.id = later.\"batch\" OR took.of_batch = later.\"batch\" " \
  "WHERE later.dataset = ?1 AND later.deleted = 0 AND took.seq > undone.seq) " \
  "ORDER BY undone.seq DESC LIMIT 1"

#define STANDING \
  "SELECT import.dataset, import.generation, import.as_at, import.file_name, import.fingerprint, import.\"rows\", batch.made_at " \
  "FROM import LEFT JOIN batch ON batch.id = import.\"batch\" " \
  "WHERE import.dataset = ?1 AND import.deleted = 0 AND import.standing = 1 ORDER BY import.as_at DESC, import.file_name"

static gboolean
read_undone (FettleImportState  *self,
             FettleSql          *sql,
             GError            **error)
{
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql, UNDONE, error);
  FettleStep step;

  if (stmt == NULL)
    return FALSE;
  fettle_stmt_bind (stmt, "s", self->dataset);
  step = fettle_stmt_step (stmt, error);
  if (step == FETTLE_STEP_ROW)
    {
      self->undone_batch = fettle_stmt_dup (stmt, 0);
      self->undone_label = fettle_stmt_dup (stmt, 1);
      self->undone_at = fettle_stmt_dup (stmt, 2);
      self->undone_as_at = fettle_stmt_dup (stmt, 3);
      self->undone_fingerprint = fettle_stmt_dup (stmt, 4);
    }
  return step != FETTLE_STEP_ERROR;
}

/* A register from before imports were recorded says nothing: there the reference stands, as it did then. */
static gboolean
read_standing (FettleImportState  *self,
               FettleSql          *sql,
               GError            **error)
{
  const char *fingerprint = self->reference != NULL ? self->reference->sha256 : NULL;
  gint64 n_ever, n_same;

  if (!fettle_sql_get_int (sql, &n_ever, error, "SELECT count (*) FROM import WHERE dataset = ?1", "s", self->dataset)
      || !fettle_sql_get_int (sql, &n_same, error,
                              "SELECT count (*) FROM import WHERE dataset = ?1 AND deleted = 0 AND standing = 1 AND fingerprint = ?2", "ss",
                              self->dataset, fingerprint))
    return FALSE;
  self->recorded = n_ever > 0;
  self->reference_stands = n_ever == 0 || n_same > 0;
  return TRUE;
}

/**
 * fettle_import_state_read:
 * @store: a store
 * @dataset: a public list
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable): what is held of it
 */
FettleImportState *
fettle_import_state_read (FettleStore  *store,
                          const char   *dataset,
                          GError      **error)
{
  g_autoptr(FettleImportState) self = g_new0 (FettleImportState, 1);
  g_autoptr(FettleReader) reader = NULL;
  GError *local = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store) && dataset != NULL, NULL);

  self->dataset = g_strdup (dataset);
  self->reference = fettle_reference_get_source (store, dataset, &local);
  /* A damaged reference is set aside: nothing is held of the list any more. */
  if (g_error_matches (local, FETTLE_ERROR, FETTLE_ERROR_REFERENCE))
    g_clear_error (&local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  reader = fettle_store_borrow (store, error);
  if (reader == NULL || !read_standing (self, reader->sql, error) || !read_undone (self, reader->sql, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * fettle_import_state_free:
 * @state: (transfer full) (nullable): a state
 */
void
fettle_import_state_free (FettleImportState *state)
{
  if (state == NULL)
    return;
  g_free (state->dataset);
  g_free (state->undone_batch);
  g_free (state->undone_label);
  g_free (state->undone_at);
  g_free (state->undone_as_at);
  g_free (state->undone_fingerprint);
  fettle_source_info_free (state->reference);
  g_free (state);
}

/**
 * fettle_import_state_list:
 * @store: a store
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type FettleImportState): the state of each public list
 */
GPtrArray *
fettle_import_state_list (FettleStore  *store,
                          GError      **error)
{
  g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_import_state_free);

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (datasets); i++)
    {
      FettleImportState *state = fettle_import_state_read (store, datasets[i], error);

      if (state == NULL)
        return NULL;
      g_ptr_array_add (states, state);
    }
  return g_steal_pointer (&states);
}

static FettleSourceInfo *
read_source (FettleStmt *stmt)
{
  FettleSourceInfo *info = fettle_source_info_new (fettle_stmt_text (stmt, 0));

  info->generation = fettle_stmt_dup (stmt, 1);
  info->as_at = fettle_stmt_dup (stmt, 2);
  info->file_name = fettle_stmt_dup (stmt, 3);
  info->sha256 = fettle_stmt_dup (stmt, 4);
  info->n_rows = (guint) fettle_stmt_int (stmt, 5);
  info->imported_at = fettle_stmt_dup (stmt, 6);
  return info;
}

static gboolean
add_standing (FettleStore  *store,
              const char   *dataset,
              GPtrArray    *sources,
              GError      **error)
{
  g_autoptr(FettleReader) reader = fettle_store_borrow (store, error);
  g_autoptr(FettleStmt) stmt = reader != NULL ? fettle_sql_prepare (reader->sql, STANDING, error) : NULL;
  FettleStep step;

  if (stmt == NULL)
    return FALSE;
  fettle_stmt_bind (stmt, "s", dataset);
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    g_ptr_array_add (sources, read_source (stmt));
  return step == FETTLE_STEP_DONE;
}

static gboolean
add_sources (FettleStore  *store,
             const char   *dataset,
             GPtrArray    *sources,
             GError      **error)
{
  g_autoptr(FettleImportState) state = fettle_import_state_read (store, dataset, error);

  if (state == NULL)
    return FALSE;
  if (state->recorded)
    return add_standing (store, dataset, sources, error);
  if (state->reference != NULL)
    g_ptr_array_add (sources, g_steal_pointer (&state->reference));
  return TRUE;
}

/**
 * fettle_import_state_list_sources:
 * @store: a store
 * @error: (nullable): why not
 *
 * Lists where the facts of the register come from: the imports that stand, the newest of a list first. Of a list whose imports were
 * undone there is nothing.
 *
 * Returns: (transfer full) (nullable) (element-type FettleSourceInfo): the sources
 */
GPtrArray *
fettle_import_state_list_sources (FettleStore  *store,
                                  GError      **error)
{
  g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_source_info_free);

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (datasets); i++)
    if (!add_sources (store, datasets[i], sources, error))
      return NULL;
  return g_steal_pointer (&sources);
}

/**
 * fettle_import_state_get_source:
 * @store: a store
 * @dataset: a public list
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable): the newest import of it that stands; %NULL without an error where there is none
 */
FettleSourceInfo *
fettle_import_state_get_source (FettleStore  *store,
                                const char   *dataset,
                                GError      **error)
{
  g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_source_info_free);

  g_return_val_if_fail (FETTLE_IS_STORE (store) && dataset != NULL, NULL);

  if (!add_sources (store, dataset, sources, error) || sources->len == 0)
    return NULL;
  return g_ptr_array_steal_index (sources, 0);
}
