/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-school-query.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-text.h"
#include "store/fettle-school-row-private.h"
#include "store/fettle-store-private.h"

/* A name begins with what was typed, or a URN, or a LAESTAB with or without its stroke. */
#define BEGINNING_WITH \
  "SELECT school_id FROM school_summary WHERE substr (find, 1, length (?1)) = ?1 OR substr (urn, 1, length (?2)) = ?2 " \
  "OR substr (laestab, 1, length (?2)) = ?2 OR substr (replace (laestab, '/', ''), 1, length (?2)) = ?2"

typedef struct
{
  char *typed;
  char *folded;
} Jump;

static void
jump_free (gpointer data)
{
  Jump *jump = data;

  g_free (jump->typed);
  g_free (jump->folded);
  g_free (jump);
}

static GHashTable *
find_ids (FettleSql   *sql,
          const Jump  *jump,
          GError     **error)
{
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql, BEGINNING_WITH, error);
  FettleStep step;

  if (stmt == NULL)
    return NULL;
  fettle_stmt_bind (stmt, "ss", jump->folded, jump->typed);
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    g_hash_table_add (ids, fettle_stmt_dup (stmt, 0));
  return step == FETTLE_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

static void
jump_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr(FettleReader) reader = fettle_store_borrow (source, &error);
  GHashTable *ids = reader ? find_ids (reader->sql, task_data, &error) : NULL;

  if (ids != NULL)
    g_task_return_pointer (task, ids, (GDestroyNotify) g_hash_table_unref);
  else
    g_task_return_error (task, error);
}

/* The list may have changed since the question: the walk is over the list as it is now. */
static gboolean
walk (FettleSchoolList *self,
      GHashTable       *ids,
      guint             from,
      guint            *position)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self));

  for (guint i = 0; i < n_items; i++)
    {
      guint here = (from + i) % n_items;

      if (g_hash_table_contains (ids, fettle_school_list_nth_id (self, here)))
        {
          *position = here;
          return TRUE;
        }
    }
  return FALSE;
}

static void
jumped_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  GHashTable *ids = fettle_store_read_finish (FETTLE_STORE (source), result, &error);

  if (ids != NULL)
    g_task_return_pointer (task, ids, (GDestroyNotify) g_hash_table_unref);
  else
    g_task_return_error (task, error);
}

/**
 * fettle_school_list_jump_async:
 * @self: a list
 * @typed: what was typed so far
 * @from: where to begin
 * @cancellable: (nullable): stops it
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Looks for the first row at or after @from, wrapping, whose name, URN or LAESTAB begins with @typed.
 */
void
fettle_school_list_jump_async (FettleSchoolList     *self,
                               const char           *typed,
                               guint                 from,
                               GCancellable         *cancellable,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data)
{
  GTask *task;
  Jump *jump;

  g_return_if_fail (FETTLE_IS_SCHOOL_LIST (self));
  g_return_if_fail (typed != NULL && *typed != '\0');

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, fettle_school_list_jump_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (from), NULL);
  jump = g_new0 (Jump, 1);
  jump->typed = g_strdup (typed);
  jump->folded = fettle_text_fold (typed);
  fettle_store_read_async (fettle_school_list_get_store (self), jump_thread, jump, jump_free, cancellable, jumped_cb, task);
}

/**
 * fettle_school_list_jump_finish:
 * @self: a list
 * @result: what the callback got
 * @position: (out): where the row is
 * @error: (nullable): %FETTLE_ERROR_NOT_FOUND where no school begins so
 *
 * Returns: whether there is one
 */
gboolean
fettle_school_list_jump_finish (FettleSchoolList  *self,
                                GAsyncResult      *result,
                                guint             *position,
                                GError           **error)
{
  g_autoptr(GHashTable) ids = NULL;
  guint from;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  from = GPOINTER_TO_UINT (g_task_get_task_data (G_TASK (result)));
  if (!(ids = g_task_propagate_pointer (G_TASK (result), error)))
    return FALSE;
  if (walk (self, ids, from, position))
    return TRUE;
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND, _("No school in the list begins so."));
  return FALSE;
}
