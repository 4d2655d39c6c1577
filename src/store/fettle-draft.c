/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-draft.h"

#include "base/fettle-characters.h"
#include "base/fettle-date.h"
#include "base/fettle-id.h"
#include "store/fettle-store-private.h"

static gboolean
save_job (FettleStore   *store,
          FettleSql     *sql,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const FettleDraft *draft = data;

  return fettle_sql_run (sql, error,
                         "INSERT OR REPLACE INTO draft (id, form, record_id, school_id, name, json, saved_at, repeats) "
                         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                         "ssssssss", draft->id, draft->form, draft->record_id, draft->school_id, draft->name,
                         draft->json, draft->saved_at, draft->repeats);
}

static gboolean
drop_job (FettleStore   *store,
          FettleSql     *sql,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return fettle_sql_run (sql, error, "DELETE FROM draft WHERE id = ?1", "s", (const char *) data);
}

static FettleDraft *
read_draft (FettleStmt *stmt)
{
  FettleDraft *draft = g_new0 (FettleDraft, 1);

  draft->id = fettle_stmt_dup (stmt, 0);
  draft->form = fettle_stmt_dup (stmt, 1);
  draft->record_id = fettle_stmt_dup (stmt, 2);
  draft->school_id = fettle_stmt_dup (stmt, 3);
  draft->name = fettle_characters_show (fettle_stmt_text (stmt, 4));
  draft->json = fettle_stmt_dup (stmt, 5);
  draft->saved_at = fettle_stmt_dup (stmt, 6);
  draft->repeats = fettle_stmt_dup (stmt, 7);
  return draft;
}

/**
 * fettle_draft_free:
 * @draft: (transfer full) (nullable): a draft
 */
void
fettle_draft_free (FettleDraft *draft)
{
  if (draft == NULL)
    return;
  g_free (draft->id);
  g_free (draft->form);
  g_free (draft->record_id);
  g_free (draft->school_id);
  g_free (draft->name);
  g_free (draft->json);
  g_free (draft->saved_at);
  g_free (draft->repeats);
  g_free (draft);
}

/**
 * fettle_draft_save:
 * @store: a store
 * @draft: the draft; an id is made where it has none, and the moment is set
 * @error: (nullable): why not
 *
 * Keeps what was typed so far, in place of what was kept under the same id. Waits for the writer: the window calls it
 * from a reader thread.
 *
 * Returns: whether it is on the disk
 */
gboolean
fettle_draft_save (FettleStore  *store,
                   FettleDraft  *draft,
                   GError      **error)
{
  g_return_val_if_fail (FETTLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (draft != NULL && draft->form != NULL && draft->name != NULL && draft->json != NULL, FALSE);

  if (draft->id == NULL)
    draft->id = fettle_id_new ();
  g_free (draft->saved_at);
  draft->saved_at = fettle_moment_now ();
  return fettle_store_write (store, save_job, draft, NULL, error);
}

/**
 * fettle_draft_drop:
 * @store: a store
 * @draft_id: a draft
 * @error: (nullable): why not
 *
 * Forgets a draft, after its batch is in or the person discarded it.
 *
 * Returns: whether it is gone
 */
gboolean
fettle_draft_drop (FettleStore  *store,
                   const char   *draft_id,
                   GError      **error)
{
  g_return_val_if_fail (FETTLE_IS_STORE (store), FALSE);
  g_return_val_if_fail (draft_id != NULL, FALSE);

  return fettle_store_write (store, drop_job, (gpointer) draft_id, NULL, error);
}

/**
 * fettle_draft_list:
 * @store: a store
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type FettleDraft): the drafts, newest first
 */
GPtrArray *
fettle_draft_list (FettleStore  *store,
                   GError      **error)
{
  g_autoptr(GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_draft_free);
  g_autoptr(FettleReader) reader = NULL;
  g_autoptr(FettleStmt) stmt = NULL;
  FettleStep step;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  if (!(reader = fettle_store_borrow (store, error))
      || !(stmt = fettle_sql_prepare (reader->sql, "SELECT id, form, record_id, school_id, name, json, saved_at, repeats FROM draft "
                                      "ORDER BY saved_at DESC, id DESC", error)))
    return NULL;
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    g_ptr_array_add (drafts, read_draft (stmt));
  return step == FETTLE_STEP_DONE ? g_steal_pointer (&drafts) : NULL;
}
