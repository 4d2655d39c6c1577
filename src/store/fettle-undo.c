/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-door-private.h"

#include <glib/gi18n-lib.h>

#include "store/fettle-erase-private.h"
#include "store/fettle-log-private.h"
#include "store/sqlite/fettle-table-private.h"

/* What a batch is now: the last step that names it, else the batch itself. */
#define STATE_OF "coalesce ((SELECT action FROM batch AS later WHERE later.of_batch = target.id ORDER BY seq DESC LIMIT 1), 'do')"

/* One change of a batch, read backwards for undo: @from is what must be there, @to what is to be. */
typedef struct
{
  const FettleKind *kind;
  char *id;
  FettleRecord *from;
  FettleRecord *to;
} Step;

static void
step_free (Step *step)
{
  g_free (step->id);
  g_clear_object (&step->from);
  g_clear_object (&step->to);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

static Step *
read_step (FettleStmt  *stmt,
           gboolean     backwards,
           GError     **error)
{
  g_autoptr(Step) step = g_new0 (Step, 1);

  if (!fettle_log_read_change (stmt, backwards ? &step->to : &step->from, backwards ? &step->from : &step->to, error))
    return NULL;
  step->kind = fettle_kind_get (fettle_stmt_text (stmt, 0));
  step->id = fettle_stmt_dup (stmt, 1);
  return g_steal_pointer (&step);
}

static GPtrArray *
read_steps (FettleSql   *sql,
            gint64       batch_seq,
            gboolean     backwards,
            GError     **error)
{
  g_autoptr(GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql,
                                                   backwards
                                                   ? "SELECT kind, record_id, before, after FROM change "
                                                     "WHERE batch_seq = ?1 ORDER BY seq DESC"
                                                   : "SELECT kind, record_id, before, after FROM change "
                                                     "WHERE batch_seq = ?1 ORDER BY seq", error);
  FettleStep state;

  if (stmt == NULL)
    return NULL;
  fettle_stmt_bind (stmt, "i", batch_seq);
  while ((state = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      Step *step = read_step (stmt, backwards, error);

      if (step == NULL)
        return NULL;
      g_ptr_array_add (steps, step);
    }
  return state == FETTLE_STEP_DONE ? g_steal_pointer (&steps) : NULL;
}

/* The fields that the step changed go back; what others changed later in other fields stays. */
static FettleRecord *
revise (FettleSql     *sql,
        Step          *step,
        FettleRecord  *current,
        GError       **error)
{
  g_autoptr(FettleRecord) revised = fettle_record_copy (current);

  for (guint i = 0; i < step->kind->n_fields; i++)
    {
      const char *from = fettle_record_get_nth (step->from, i);
      const char *to = fettle_record_get_nth (step->to, i);

      if (g_strcmp0 (from, to) == 0)
        continue;
      if (g_strcmp0 (fettle_record_get_nth (current, i), from) != 0)
        {
          g_propagate_error (error, fettle_conflict_error (sql, current, &step->kind->fields[i]));
          return NULL;
        }
      fettle_record_set_nth (revised, i, to);
    }
  fettle_record_seal (revised);
  return g_steal_pointer (&revised);
}

static gboolean
take_step (FettleDoor  *door,
           FettleSql   *sql,
           Step        *step,
           GError     **error)
{
  g_autoptr(FettleRecord) current = NULL;
  g_autoptr(FettleRecord) revised = NULL;
  gboolean deleted = FALSE;
  gboolean stands;

  if (!fettle_table_get (sql, step->kind, step->id, &current, &deleted, error))
    return FALSE;
  stands = current != NULL && !deleted;
  if (stands != (step->from != NULL) || (step->to == NULL && !fettle_record_equal (current, step->from)))
    {
      g_propagate_error (error, fettle_conflict_error (sql, current ? current : step->from, NULL));
      return FALSE;
    }
  if (step->from == NULL)
    return fettle_door_write (door, NULL, step->to, error);
  if (step->to == NULL)
    return fettle_door_write (door, current, NULL, error);
  revised = revise (sql, step, current, error);
  return revised != NULL && fettle_door_write (door, current, revised, error);
}

/* Half of what a step did cannot be undone, and the words of the other half are gone. */
static gboolean
refuse_erased (FettleSql  *sql,
               gint64      batch_seq,
               gboolean    backwards,
               GError    **error)
{
  g_autofree char *words = NULL;

  if (!fettle_erasure_to_words (sql, "SELECT e.batch_seq FROM change AS c JOIN erased_row AS e ON e.part = 'change' "
                                "AND e.\"row\" = c.seq WHERE c.batch_seq = ?1", batch_seq, &words, error))
    return FALSE;
  if (words == NULL)
    return TRUE;
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED,
               /* Translators: %s is "Erased on 30 November 2026 by A. Officer: reason" */
               backwards ? _("This step cannot be undone, because words of it are gone. %s")
                         : _("This step cannot be redone, because words of it are gone. %s"), words);
  return FALSE;
}

static gboolean
find_batch (FettleSql    *sql,
            const char   *batch_id,
            gboolean      backwards,
            gint64       *seq,
            char        **label,
            GError      **error)
{
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql,
                                                   "SELECT seq, label, action, " STATE_OF " FROM batch AS target WHERE id = ?1",
                                                   error);
  FettleStep step;

  if (stmt == NULL)
    return FALSE;
  fettle_stmt_bind (stmt, "s", batch_id);
  step = fettle_stmt_step (stmt, error);
  if (step == FETTLE_STEP_ERROR)
    return FALSE;
  if (step == FETTLE_STEP_ROW && g_strcmp0 (fettle_stmt_text (stmt, 2), "erase") == 0)
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED,
                           _("What was erased cannot be brought back: the words are not in the register any more."));
      return FALSE;
    }
  if (step == FETTLE_STEP_ROW && g_strcmp0 (fettle_stmt_text (stmt, 2), "restore") == 0)
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED,
                           _("A restore cannot be undone: what it left was set aside whole. Restore that to go back to it."));
      return FALSE;
    }
  if (step == FETTLE_STEP_DONE || g_strcmp0 (fettle_stmt_text (stmt, 2), "do") != 0)
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND, _("There is no such step of work."));
      return FALSE;
    }
  *seq = fettle_stmt_int (stmt, 0);
  g_clear_pointer (label, g_free);
  *label = g_strdup (fettle_log_label (fettle_stmt_text (stmt, 1)));
  if (!refuse_erased (sql, *seq, backwards, error))
    return FALSE;
  if (g_str_equal (fettle_stmt_text (stmt, 3), "undo") != backwards)
    return TRUE;
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_CONFLICT,
               /* Translators: %s is the label of a step of work */
               backwards ? _("“%s” is undone already.") : _("“%s” was not undone, so it cannot be redone."), *label);
  return FALSE;
}

static char *
reverse (FettleSql           *sql,
         const FettleSigner  *signer,
         const char          *batch_id,
         gboolean             backwards,
         GError             **error)
{
  g_autofree char *label = NULL;
  g_autofree char *same_label = NULL;
  g_autofree char *new_batch = NULL;
  g_autoptr(GPtrArray) steps = NULL;
  g_autoptr(FettleDoor) door = NULL;
  gint64 seq;

  if (!find_batch (sql, batch_id, backwards, &seq, &label, error)
      || !(door = fettle_door_begin (sql, signer, backwards ? "undo" : "redo", batch_id, label, error)))
    return NULL;
  /* Once more with the lock held: another program may have been quicker. The door still reads the first label. */
  if (!find_batch (sql, batch_id, backwards, &seq, &same_label, error) || !(steps = read_steps (sql, seq, backwards, error)))
    return NULL;
  for (guint i = 0; i < steps->len; i++)
    {
      if (!take_step (door, sql, g_ptr_array_index (steps, i), error))
        return NULL;
    }
  return fettle_door_finish (door, &new_batch, error) ? g_steal_pointer (&label) : NULL;
}

/* The newest step of the device that stands. */
static gboolean
find_newest_done (FettleSql    *sql,
                  const char   *device,
                  char        **batch_id,
                  GError      **error)
{
  if (!fettle_sql_get_text (sql, batch_id, error,
                            "SELECT id FROM batch AS target WHERE device = ?1 AND action = 'do' AND " STATE_OF " <> 'undo' "
                            "ORDER BY seq DESC LIMIT 1", "s", device))
    return FALSE;
  if (*batch_id == NULL)
    g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND, _("There is nothing to undo."));
  return *batch_id != NULL;
}

/* The step undone last, unless something new was done since. */
static gboolean
find_newest_undone (FettleSql    *sql,
                    const char   *device,
                    char        **batch_id,
                    GError      **error)
{
  if (!fettle_sql_get_text (sql, batch_id, error,
                            "SELECT undo.of_batch FROM batch AS undo JOIN batch AS target ON target.id = undo.of_batch "
                            "WHERE undo.device = ?1 AND undo.action = 'undo' AND " STATE_OF " = 'undo' AND undo.seq > "
                            "coalesce ((SELECT max (seq) FROM batch WHERE device = ?1 AND action = 'do'), 0) "
                            "ORDER BY undo.seq DESC LIMIT 1", "s", device))
    return FALSE;
  if (*batch_id == NULL)
    g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND, _("There is nothing to redo."));
  return *batch_id != NULL;
}

/**
 * fettle_undo:
 * @sql: the writing connection
 * @signer: in whose name
 * @batch_id: (nullable): which; NULL for the newest of the device that stands
 * @error: (nullable): %FETTLE_ERROR_NOT_FOUND, or _CONFLICT in words where a later change touched the same fields
 *
 * Puts back what a batch changed, as a new batch.
 *
 * Returns: (transfer full) (nullable): the label of what was undone
 */
char *
fettle_undo (FettleSql           *sql,
             const FettleSigner  *signer,
             const char          *batch_id,
             GError             **error)
{
  g_autofree char *newest = NULL;

  if (batch_id == NULL && !find_newest_done (sql, signer->device, &newest, error))
    return NULL;
  return reverse (sql, signer, batch_id ? batch_id : newest, TRUE, error);
}

/**
 * fettle_redo:
 * @sql: the writing connection
 * @signer: in whose name
 * @batch_id: (nullable): which; NULL for the one that the device undid last, unless it has done something new since
 * @error: (nullable): as in fettle_undo()
 *
 * Does again what was undone, as a new batch.
 *
 * Returns: (transfer full) (nullable): the label of what was redone
 */
char *
fettle_redo (FettleSql           *sql,
             const FettleSigner  *signer,
             const char          *batch_id,
             GError             **error)
{
  g_autofree char *newest = NULL;

  if (batch_id == NULL && !find_newest_undone (sql, signer->device, &newest, error))
    return NULL;
  return reverse (sql, signer, batch_id ? batch_id : newest, FALSE, error);
}
