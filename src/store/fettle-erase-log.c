/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-erase-private.h"

#include <string.h>

#include "model/fettle-erased.h"
#include "store/fettle-log-private.h"

/* Shorter words are in many a label that has nothing to do with them. */
#define SHORTEST_WORDS 4

/* A row of the log before and after its words are overwritten. */
typedef struct
{
  gint64 seq;
  gint64 batch_seq;
  char *before;
  char *after;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->before);
  g_free (row->after);
  g_free (row);
}

static void
add_words (FettleEraser *self,
           const char   *words)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (words));
  g_autofree char *folded = g_utf8_casefold (trimmed, -1);

  if (*folded == '\0')
    return;
  if (g_utf8_strlen (folded, -1) < SHORTEST_WORDS)
    g_hash_table_add (self->near_words, g_steal_pointer (&folded));
  else
    g_hash_table_add (self->words, g_steal_pointer (&folded));
}

static void
add_value (FettleEraser      *self,
           const FettleField *field,
           const char        *value)
{
  g_auto(GStrv) lines = g_strsplit (value, "\n", -1);
  g_autofree char *words = NULL;

  if (g_str_equal (value, FETTLE_ERASED))
    return;
  if (g_str_equal (field->name, FETTLE_FINGERPRINT))
    g_hash_table_add (self->fingerprints, g_strdup (value));
  if (field->type == FETTLE_FIELD_TEXT || field->type == FETTLE_FIELD_LONG_TEXT)
    {
      for (guint i = 0; lines[i] != NULL; i++)
        add_words (self, lines[i]);
      return;
    }
  words = g_utf8_casefold (value, -1);
  g_hash_table_add (self->near_words, g_steal_pointer (&words));
  value = words = fettle_field_to_words (field, value);
  g_hash_table_add (self->near_words, g_utf8_casefold (value, -1));
}

/* Whether the JSON holds a value of a field that is to be erased; what it holds is looked for elsewhere too. */
static gboolean
take_values (FettleEraser            *self,
             const FettleEraseTarget *target,
             const char              *json,
             gboolean                *found,
             GError                 **error)
{
  g_autoptr(FettleRecord) record = NULL;

  if (json == NULL)
    return TRUE;
  if (!(record = fettle_record_from_json (target->kind, target->record_id, json, error)))
    return FALSE;
  for (guint i = 0; i < target->fields->len; i++)
    {
      int index = fettle_kind_find_field (target->kind, g_ptr_array_index (target->fields, i));
      const char *value = fettle_record_get_nth (record, (guint) index);

      if (value == NULL || g_str_equal (value, FETTLE_ERASED))
        continue;
      add_value (self, &target->kind->fields[index], value);
      g_hash_table_add (self->fields, g_strconcat (target->record_id, " ", target->kind->fields[index].name, NULL));
      *found = TRUE;
    }
  return TRUE;
}

static gboolean
erase_json (const FettleEraseTarget  *target,
            const char *const        *names,
            const char               *json,
            char                    **left,
            GError                  **error)
{
  *left = json ? fettle_record_json_erase (target->kind, json, names, error) : NULL;
  return json == NULL || *left != NULL;
}

static gboolean
read_row (FettleEraser             *self,
          const FettleEraseTarget  *target,
          const char *const        *names,
          FettleStmt               *stmt,
          GPtrArray                *rows,
          GError                  **error)
{
  const char *before = fettle_stmt_text (stmt, 2), *after = fettle_stmt_text (stmt, 3);
  gboolean found = FALSE;
  Row *row;

  if (!take_values (self, target, before, &found, error) || !take_values (self, target, after, &found, error))
    return FALSE;
  if (!found)
    return TRUE;
  row = g_new0 (Row, 1);
  g_ptr_array_add (rows, row);
  row->seq = fettle_stmt_int (stmt, 0);
  row->batch_seq = fettle_stmt_int (stmt, 1);
  return erase_json (target, names, before, &row->before, error)
         && erase_json (target, names, after, &row->after, error);
}

static GPtrArray *
read_rows (FettleEraser       *self,
           FettleEraseTarget  *target,
           GError            **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  g_autofree const char **names = g_new0 (const char *, target->fields->len + 1);
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (self->sql,
                                                    "SELECT seq, batch_seq, before, after, school_id FROM change "
                                                    "WHERE record_id = ?1 ORDER BY seq",
                                                    error);
  FettleStep step;

  if (stmt == NULL)
    return NULL;
  for (guint i = 0; i < target->fields->len; i++)
    names[i] = g_ptr_array_index (target->fields, i);
  fettle_stmt_bind (stmt, "s", target->record_id);
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      gint64 *batch_seq = g_new (gint64, 1);

      *batch_seq = fettle_stmt_int (stmt, 1);
      g_hash_table_add (self->batches, batch_seq);
      g_free (target->school_id);
      target->school_id = fettle_stmt_dup (stmt, 4);
      if (!read_row (self, target, names, stmt, rows, error))
        return NULL;
    }
  return step == FETTLE_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

/* The batch names the row first: the log's guards let no other change pass. */
static gboolean
announce (FettleEraser  *self,
          const char    *part,
          gint64         row,
          const char    *digest,
          GError       **error)
{
  return fettle_sql_run (self->sql, error,
                         "INSERT INTO erased_row (batch_seq, part, \"row\", digest) VALUES (?1, ?2, ?3, ?4)", "isis",
                         fettle_door_get_seq (self->door), part, row, digest);
}

static gboolean
overwrite_row (FettleEraser  *self,
               const Row     *row,
               GError       **error)
{
  g_autofree char *salt = fettle_log_make_salt ();
  g_autofree char *digest = fettle_log_digest_change (salt, row->before, row->after);

  if (!fettle_eraser_seal (self, row->batch_seq, error) || !announce (self, "change", row->seq, digest, error))
    return FALSE;
  self->erased->n_changes++;
  return fettle_sql_run (self->sql, error, "UPDATE change SET before = ?2, after = ?3, salt = ?4 WHERE seq = ?1",
                         "isss", row->seq, row->before, row->after, salt);
}

static gboolean
overwrite_label (FettleEraser  *self,
                 gint64         seq,
                 GError       **error)
{
  g_autofree char *salt = fettle_log_make_salt ();
  g_autofree char *reason = NULL;
  g_autofree char *decided_by = NULL;
  g_autofree char *digest = NULL;

  if (!fettle_sql_get_text (self->sql, &reason, error, "SELECT reason FROM batch WHERE seq = ?1", "i", seq)
      || !fettle_sql_get_text (self->sql, &decided_by, error, "SELECT decided_by FROM batch WHERE seq = ?1", "i", seq)
      || !fettle_eraser_seal (self, seq, error))
    return FALSE;
  digest = fettle_log_digest_label (salt, NULL, reason, decided_by);
  if (!announce (self, "label", seq, digest, error))
    return FALSE;
  self->erased->n_labels++;
  return fettle_sql_run (self->sql, error, "UPDATE batch SET label = NULL, salt = ?2 WHERE seq = ?1", "is", seq, salt);
}

static gboolean
is_word_character (const char *text)
{
  return g_unichar_isalnum (g_utf8_get_char (text));
}

/* As words of their own: "Ann" is not in "Annual". */
static gboolean
has_words_of_their_own (const char *text,
                        const char *words)
{
  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    {
      const char *end = at + strlen (words);

      if ((at == text || !is_word_character (g_utf8_prev_char (at))) && (*end == '\0' || !is_word_character (end)))
        return TRUE;
    }
  return FALSE;
}

/**
 * fettle_eraser_holds_words:
 * @self: an erasure that has read the log
 * @text: (nullable): a text
 * @near: whether it is about the records, so that short words in it are theirs
 *
 * Returns: whether words that are to be erased are in it
 */
gboolean
fettle_eraser_holds_words (FettleEraser *self,
                           const char   *text,
                           gboolean      near)
{
  g_autofree char *folded = text ? g_utf8_casefold (text, -1) : NULL;
  GHashTableIter iter;
  gpointer words;

  if (folded == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, self->words);
  while (g_hash_table_iter_next (&iter, &words, NULL))
    {
      if (strstr (folded, words) != NULL)
        return TRUE;
    }
  g_hash_table_iter_init (&iter, self->near_words);
  while (near && g_hash_table_iter_next (&iter, &words, NULL))
    {
      if (has_words_of_their_own (folded, words))
        return TRUE;
    }
  return FALSE;
}

/**
 * fettle_eraser_overwrite_log:
 * @self: the erasure
 * @target: fields of a record
 * @error: (nullable): %FETTLE_ERROR_CORRUPT where a batch of format 1 is not what was written, and others
 *
 * Overwrites the words in every row of the log, and remembers them so that they are found elsewhere.
 *
 * Returns: whether they are overwritten
 */
gboolean
fettle_eraser_overwrite_log (FettleEraser       *self,
                             FettleEraseTarget  *target,
                             GError            **error)
{
  g_autoptr(GPtrArray) rows = read_rows (self, target, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      if (!overwrite_row (self, g_ptr_array_index (rows, i), error))
        return FALSE;
    }
  return rows != NULL;
}

/**
 * fettle_eraser_overwrite_labels:
 * @self: an erasure that has read the log
 * @error: (nullable): as in fettle_eraser_overwrite_log()
 *
 * Takes away every label that holds the words.
 *
 * Returns: whether they are gone
 */
gboolean
fettle_eraser_overwrite_labels (FettleEraser  *self,
                                GError       **error)
{
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(FettleStmt) stmt =
      fettle_sql_prepare (self->sql, "SELECT seq, label FROM batch WHERE label IS NOT NULL", error);
  FettleStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      gint64 seq = fettle_stmt_int (stmt, 0);

      if (fettle_eraser_holds_words (self, fettle_stmt_text (stmt, 1), g_hash_table_contains (self->batches, &seq)))
        g_array_append_val (found, seq);
    }
  if (step == FETTLE_STEP_ERROR)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      if (!overwrite_label (self, g_array_index (found, gint64, i), error))
        return FALSE;
    }
  return TRUE;
}
