/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-erase-private.h"

#include "model/fettle-erased.h"

/* What was typed is kept as a record of the form's kind; the id does not matter here. */
static gboolean
draft_holds_words (FettleEraser *self,
                   const char   *form,
                   const char   *json)
{
  const FettleKind *kind = fettle_kind_get (form);
  g_autoptr(FettleRecord) record = kind ? fettle_record_from_json (kind, "", json, NULL) : NULL;

  if (record == NULL)
    return fettle_eraser_holds_words (self, json, FALSE);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (fettle_eraser_holds_words (self, fettle_record_get_nth (record, i), FALSE))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_of_target (FettleErase *erase,
              const char  *record_id)
{
  for (guint i = 0; record_id != NULL && i < erase->targets->len; i++)
    {
      const FettleEraseTarget *target = g_ptr_array_index (erase->targets, i);

      if (g_str_equal (target->record_id, record_id))
        return TRUE;
    }
  return FALSE;
}

/* An older state of a document may still be named by a row of the log, which undo would bring back. */
static gboolean
is_used (FettleSql   *sql,
         const char  *sha256,
         gboolean    *used,
         GError     **error)
{
  guint n_kinds;
  const FettleKind *const *kinds = fettle_kinds_list (&n_kinds);
  gint64 n;

  if (!fettle_sql_get_int (sql, &n, error,
                           "SELECT EXISTS (SELECT 1 FROM change WHERE instr (before, ?1) OR instr (after, ?1))", "s",
                           sha256))
    return FALSE;
  for (guint i = 0; i < n_kinds && n == 0; i++)
    {
      g_autofree char *query = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM %s WHERE sha256 = ?1)", kinds[i]->table);

      if (fettle_kind_find_field (kinds[i], FETTLE_FINGERPRINT) >= 0
          && !fettle_sql_get_int (sql, &n, error, query, "s", sha256))
        return FALSE;
    }
  *used = n != 0;
  return TRUE;
}

/**
 * fettle_eraser_drop_drafts:
 * @self: an erasure that has read the log
 * @erase: what is erased
 * @error: (nullable): why not
 *
 * Throws away the drafts of the records, and others that hold the words.
 *
 * Returns: whether they are gone
 */
gboolean
fettle_eraser_drop_drafts (FettleEraser  *self,
                           FettleErase   *erase,
                           GError       **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(FettleStmt) stmt =
      fettle_sql_prepare (self->sql, "SELECT id, record_id, name, json, repeats, form FROM draft", error);
  FettleStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      if (is_of_target (erase, fettle_stmt_text (stmt, 1))
          || draft_holds_words (self, fettle_stmt_text (stmt, 5), fettle_stmt_text (stmt, 3))
          || fettle_eraser_holds_words (self, fettle_stmt_text (stmt, 2), FALSE)
          || fettle_eraser_holds_words (self, fettle_stmt_text (stmt, 4), FALSE))
        g_ptr_array_add (found, fettle_stmt_dup (stmt, 0));
    }
  if (step == FETTLE_STEP_ERROR)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      if (!fettle_sql_run (self->sql, error, "DELETE FROM draft WHERE id = ?1", "s", g_ptr_array_index (found, i)))
        return FALSE;
    }
  self->erased->n_drafts += found->len;
  return TRUE;
}

/**
 * fettle_eraser_drop_bytes:
 * @self: an erasure that has overwritten the log and the tables
 * @error: (nullable): why not
 *
 * Throws away the bytes of documents that no other record uses.
 *
 * Returns: whether they are gone
 */
gboolean
fettle_eraser_drop_bytes (FettleEraser  *self,
                          GError       **error)
{
  GHashTableIter iter;
  gpointer sha256;

  g_hash_table_iter_init (&iter, self->fingerprints);
  while (g_hash_table_iter_next (&iter, &sha256, NULL))
    {
      gboolean used;

      if (!is_used (self->sql, sha256, &used, error))
        return FALSE;
      if (used)
        {
          g_hash_table_iter_remove (&iter);
          continue;
        }
      if (!fettle_sql_run (self->sql, error, "DELETE FROM blob WHERE sha256 = ?1", "s", sha256))
        return FALSE;
      self->erased->n_documents++;
    }
  return TRUE;
}
