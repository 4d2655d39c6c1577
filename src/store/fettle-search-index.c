/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-search-private.h"

#include <string.h>

#include "base/fettle-date.h"
#include "base/fettle-text.h"
#include "store/sqlite/fettle-table-private.h"

typedef struct
{
  gint64 number; /* 0: not in the index */
  char *school_id;
  char *title;
  char *body;
} Document;

static void
document_clear (Document *document)
{
  g_free (document->school_id);
  g_free (document->title);
  g_free (document->body);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Document, document_clear)

static void
append_words (GString    *body,
              const char *words)
{
  if (body->len > 0)
    g_string_append_c (body, '\n');
  g_string_append (body, words);
}

/* The word index cuts at blanks and strokes, but people type "B152TT" and "3301234" as often as not. */
static void
append_closed_up (GString    *body,
                  const char *value)
{
  g_auto(GStrv) parts = g_strsplit_set (value, " /", -1);
  g_autofree char *closed = g_strjoinv (NULL, parts);

  if (strpbrk (value, " /") != NULL)
    append_words (body, closed);
}

/* "St Mary's" is cut into three words, but people type "marys". */
static void
append_without_apostrophes (GString    *body,
                            const char *title)
{
  g_autofree char *folded = fettle_text_fold (title);

  if (strchr (title, '\'') != NULL || strstr (title, "’") != NULL)
    append_words (body, folded);
}

static gboolean
is_number_or_code (const FettleField *field)
{
  static const char *const names[] = { "laestab", "postcode", "telephone", NULL };

  return g_strv_contains (names, field->name);
}

/* The words by which the record is found, besides its title; NULL where nothing in it is to be found. */
static char *
make_body (FettleRecord *record)
{
  const FettleKind *kind = fettle_record_get_kind (record);
  GString *body = g_string_new (NULL);
  gboolean searchable = FALSE;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const FettleField *field = &kind->fields[i];
      const char *value = fettle_record_get_nth (record, i);

      if (!(field->flags & FETTLE_FIELD_SEARCHABLE) || value == NULL)
        continue;
      searchable = TRUE;
      if (g_strcmp0 (field->name, kind->title_field) != 0)
        append_words (body, value);
      else
        append_without_apostrophes (body, value);
      if (is_number_or_code (field))
        append_closed_up (body, value);
    }
  return g_string_free (body, !searchable);
}

static gboolean
read_document (FettleSql   *sql,
               const char  *record_id,
               Document    *document,
               GError     **error)
{
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql, "SELECT number, title, body, school_id FROM search_document "
                                                   "WHERE record_id = ?1", error);
  FettleStep step;

  if (stmt == NULL)
    return FALSE;
  fettle_stmt_bind (stmt, "s", record_id);
  step = fettle_stmt_step (stmt, error);
  if (step == FETTLE_STEP_ROW)
    {
      document->number = fettle_stmt_int (stmt, 0);
      document->title = fettle_stmt_dup (stmt, 1);
      document->body = fettle_stmt_dup (stmt, 2);
      document->school_id = fettle_stmt_dup (stmt, 3);
    }
  return step != FETTLE_STEP_ERROR;
}

/* The word index does not keep the words: it must be told which ones to forget. */
static gboolean
forget (FettleSql       *sql,
        const Document  *old,
        GError         **error)
{
  return fettle_sql_run (sql, error, "INSERT INTO search (search, rowid, title, body) VALUES ('delete', ?1, ?2, ?3)",
                         "iss", old->number, old->title, old->body)
         && fettle_sql_run (sql, error, "DELETE FROM search_document WHERE number = ?1", "i", old->number);
}

/* Schools have numbers below zero and all else above: so either can be searched alone. */
static gboolean
next_number (FettleSql    *sql,
             FettleRecord *record,
             gint64       *number,
             GError      **error)
{
  if (g_str_equal (fettle_record_get_kind (record)->name, "school"))
    return fettle_sql_get_int (sql, number, error, "SELECT min (0, coalesce (min (number), 0)) - 1 FROM search_document", NULL);
  return fettle_sql_get_int (sql, number, error, "SELECT max (0, coalesce (max (number), 0)) + 1 FROM search_document", NULL);
}

static gboolean
learn (FettleSql     *sql,
       FettleRecord  *record,
       const char    *title,
       const char    *body,
       GError       **error)
{
  gint64 number;

  return next_number (sql, record, &number, error)
         && fettle_sql_run (sql, error,
                            "INSERT INTO search_document (number, kind, record_id, school_id, title, body) "
                            "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                            "isssss", number, fettle_record_get_kind (record)->name, fettle_record_get_id (record),
                            fettle_table_school_of (record), title, body)
         && fettle_sql_run (sql, error, "INSERT INTO search (rowid, title, body) VALUES (?1, ?2, ?3)", "iss",
                            number, title, body);
}

/* In the words of no language but English: the index is the same on every computer. */
static char *
make_title (FettleRecord *record)
{
  const FettleKind *kind = fettle_record_get_kind (record);
  int index = fettle_kind_find_field (kind, kind->title_field);
  const char *value = fettle_record_get_nth (record, (guint) index);

  if (value == NULL)
    return g_strdup (kind->label);
  switch (kind->fields[index].type)
    {
    case FETTLE_FIELD_DATE:
      return fettle_date_iso_to_english (value);
    case FETTLE_FIELD_TEXT:
    case FETTLE_FIELD_LONG_TEXT:
      return g_strdup (value);
    default:
      return fettle_field_to_words (&kind->fields[index], value);
    }
}

/**
 * fettle_search_index_record:
 * @sql: the writing connection, with the door open
 * @record: a record that a batch touched
 * @deleted: whether it is removed
 * @error: (nullable): why not
 *
 * Makes the record's words findable, or no longer so.
 *
 * Returns: whether the index is up to date
 */
gboolean
fettle_search_index_record (FettleSql     *sql,
                            FettleRecord  *record,
                            gboolean       deleted,
                            GError       **error)
{
  g_auto(Document) old = { 0 };
  g_autofree char *body = deleted ? NULL : make_body (record);
  g_autofree char *title = body ? make_title (record) : NULL;

  if (!read_document (sql, fettle_record_get_id (record), &old, error))
    return FALSE;
  if (old.number == 0 && body == NULL)
    return TRUE;
  if (old.number != 0 && g_strcmp0 (old.body, body) == 0 && g_strcmp0 (old.title, title) == 0
      && g_strcmp0 (old.school_id, fettle_table_school_of (record)) == 0)
    return TRUE;
  return (old.number == 0 || forget (sql, &old, error)) && (body == NULL || learn (sql, record, title, body, error));
}

/**
 * fettle_search_rebuild:
 * @sql: the writing connection, with the door open
 * @error: (nullable): why not
 *
 * Makes the word index anew: where a word is taken out of it, it is only marked as gone.
 *
 * Returns: whether it was made
 */
gboolean
fettle_search_rebuild (FettleSql  *sql,
                       GError    **error)
{
  return fettle_sql_run (sql, error, "INSERT INTO search (search) VALUES ('rebuild')", NULL);
}
