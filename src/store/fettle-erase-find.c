/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-erase.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-text.h"
#include "model/fettle-erased.h"
#include "model/fettle-leave.h"
#include "store/fettle-store-private.h"
#include "store/sqlite/fettle-table-private.h"

/* Whoever finds more than these has to look for more words at once. */
#define MOST_FOUND 100

/* What is shown of a long text. */
#define LONGEST_WORDS 80

/* The words as they stand in JSON, with the marks that LIKE knows made plain. */
static char *
make_pattern (const char *words)
{
  g_autoptr(GString) json = g_string_new (NULL);
  GString *pattern = g_string_new ("%");

  fettle_json_append_string (json, words);
  g_string_truncate (json, json->len - 1);
  for (const char *p = json->str + 1; *p != '\0'; p++)
    {
      if (strchr ("\\%_", *p) != NULL)
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}

static char *
shorten (const char *value)
{
  g_autofree char *line = g_strdelimit (g_strdup (value), "\n", ' ');
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= LONGEST_WORDS)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, LONGEST_WORDS);
  return g_strconcat (start, "…", NULL);
}

/* The field in which the words stand, and its value where the reader may see it. */
static char *
find_words (const FettleKind *kind,
            const char       *record_id,
            const char       *json,
            const char       *words,
            FettleAudience    reader)
{
  g_autoptr(FettleRecord) record = json ? fettle_record_from_json (kind, record_id, json, NULL) : NULL;
  g_autofree char *wanted = g_utf8_casefold (words, -1);

  for (guint i = 0; record != NULL && i < kind->n_fields; i++)
    {
      const char *value = fettle_record_get_nth (record, i);
      g_autofree char *folded = value ? g_utf8_casefold (value, -1) : NULL;
      g_autofree char *shown = NULL;

      if (folded == NULL || strstr (folded, wanted) == NULL || !fettle_field_check_erase (kind, &kind->fields[i], NULL))
        continue;
      if (!fettle_may_leave (record, &kind->fields[i], reader, TRUE))
        return g_strdup (_(kind->fields[i].label));
      shown = shorten (value);
      /* Translators: the name of a field, and its value */
      return g_strdup_printf (_("%s: %s"), _(kind->fields[i].label), shown);
    }
  return NULL;
}

static void
note_fields (const FettleErasable *erasable,
             const char           *json,
             gboolean             *held)
{
  g_autoptr(FettleRecord) record =
      json ? fettle_record_from_json (erasable->kind, erasable->record_id, json, NULL) : NULL;

  for (guint i = 0; record != NULL && i < erasable->kind->n_fields; i++)
    {
      const char *value = fettle_record_get_nth (record, i);

      held[i] = held[i] || (value != NULL && !g_str_equal (value, FETTLE_ERASED));
    }
}

static gboolean
read_fields (FettleSql       *sql,
             FettleErasable  *erasable,
             GError         **error)
{
  g_autofree gboolean *held = g_new0 (gboolean, erasable->kind->n_fields);
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql, "SELECT before, after FROM change WHERE record_id = ?1", error);
  FettleStep step;

  if (stmt == NULL)
    return FALSE;
  fettle_stmt_bind (stmt, "s", erasable->record_id);
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      note_fields (erasable, fettle_stmt_text (stmt, 0), held);
      note_fields (erasable, fettle_stmt_text (stmt, 1), held);
    }
  for (guint i = 0; i < erasable->kind->n_fields; i++)
    {
      const FettleField *field = &erasable->kind->fields[i];

      if (held[i] && fettle_field_check_erase (erasable->kind, field, NULL))
        g_ptr_array_add (erasable->fields, (gpointer) field);
    }
  return step == FETTLE_STEP_DONE;
}

static FettleErasable *
make_erasable (FettleSql         *sql,
               const FettleKind  *kind,
               const char        *record_id,
               char              *words,
               FettleAudience     reader,
               GError           **error)
{
  g_autoptr(FettleRecord) record = NULL;
  FettleErasable *erasable;
  gboolean removed = FALSE;

  if (!fettle_table_get (sql, kind, record_id, &record, &removed, error))
    {
      g_free (words);
      return NULL;
    }
  erasable = g_new0 (FettleErasable, 1);
  erasable->kind = kind;
  erasable->record_id = g_strdup (record_id);
  erasable->title = record ? fettle_leave_title (record, reader, TRUE) : g_strdup (_(kind->label));
  erasable->removed = removed;
  erasable->words = words;
  erasable->fields = g_ptr_array_new ();
  if (!read_fields (sql, erasable, error))
    g_clear_pointer (&erasable, fettle_erasable_free);
  return erasable;
}

static gboolean
take_row (FettleSql       *sql,
          FettleStmt      *stmt,
          const char      *words,
          FettleAudience   reader,
          GHashTable      *seen,
          GPtrArray       *found,
          GError         **error)
{
  const FettleKind *kind = fettle_kind_get (fettle_stmt_text (stmt, 0));
  const char *id = fettle_stmt_text (stmt, 1);
  FettleErasable *erasable;
  char *shown;

  if (kind == NULL || g_hash_table_contains (seen, id))
    return TRUE;
  shown = find_words (kind, id, fettle_stmt_text (stmt, 3), words, reader);
  if (shown == NULL && !(shown = find_words (kind, id, fettle_stmt_text (stmt, 2), words, reader)))
    return TRUE;
  g_hash_table_add (seen, g_strdup (id));
  if (!(erasable = make_erasable (sql, kind, id, shown, reader, error)))
    return FALSE;
  g_ptr_array_add (found, erasable);
  return TRUE;
}

/**
 * fettle_erasable_free:
 * @erasable: (transfer full) (nullable): a record that holds words
 */
void
fettle_erasable_free (FettleErasable *erasable)
{
  if (erasable == NULL)
    return;
  g_free (erasable->record_id);
  g_free (erasable->title);
  g_free (erasable->words);
  g_ptr_array_unref (erasable->fields);
  g_free (erasable);
}

/**
 * fettle_store_get_erasable:
 * @self: a store
 * @record_id: a record, removed or not
 * @error: (nullable): %FETTLE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the record, without words
 */
FettleErasable *
fettle_store_get_erasable (FettleStore  *self,
                           const char   *record_id,
                           GError      **error)
{
  g_autoptr(FettleReader) reader = NULL;
  g_autofree char *name = NULL;
  const FettleKind *kind;

  g_return_val_if_fail (FETTLE_IS_STORE (self), NULL);
  g_return_val_if_fail (record_id != NULL, NULL);

  if (!(reader = fettle_store_borrow (self, error)) ||
      !fettle_sql_get_text (reader->sql, &name, error, "SELECT kind FROM change WHERE record_id = ?1 LIMIT 1", "s",
                            record_id))
    return NULL;
  kind = name ? fettle_kind_get (name) : NULL;
  if (kind != NULL)
    return make_erasable (reader->sql, kind, record_id, NULL, FETTLE_AUDIENCE_EXEMPT, error);
  /* Translators: %s is the id of a record */
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND, _("There is no record %s in the register."), record_id);
  return NULL;
}

/**
 * fettle_store_find_erasable:
 * @self: a store
 * @words: what to look for; capitals do not matter
 * @audience: who reads the list; what may not leave for them is named without its words
 * @error: (nullable): why not
 *
 * Looks through the whole log for records that hold the words in a field that can be erased, or ever held them, also
 * where they were removed. Takes a second where the log is long: for a worker thread.
 *
 * Returns: (transfer full) (nullable) (element-type FettleErasable): the records, newest first, at most a hundred
 */
GPtrArray *
fettle_store_find_erasable (FettleStore    *self,
                            const char     *words,
                            FettleAudience  audience,
                            GError        **error)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_erasable_free);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *pattern = NULL;
  g_autoptr(FettleReader) reader = NULL;
  g_autoptr(FettleStmt) stmt = NULL;
  FettleStep step = FETTLE_STEP_DONE;

  g_return_val_if_fail (FETTLE_IS_STORE (self), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  if (fettle_text_is_empty (words))
    return g_steal_pointer (&found);
  pattern = make_pattern (words);
  if (!(reader = fettle_store_borrow (self, error)) ||
      !(stmt = fettle_sql_prepare (reader->sql,
                                   "SELECT kind, record_id, before, after FROM change "
                                   "WHERE after LIKE ?1 ESCAPE '\\' OR before LIKE ?1 ESCAPE '\\' ORDER BY seq DESC",
                                   error)))
    return NULL;
  fettle_stmt_bind (stmt, "s", pattern);
  while (found->len < MOST_FOUND && (step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      if (!take_row (reader->sql, stmt, words, audience, seen, found, error))
        return NULL;
    }
  return step == FETTLE_STEP_ERROR ? NULL : g_steal_pointer (&found);
}
