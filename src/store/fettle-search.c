/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-search.h"

#include "base/fettle-text.h"
#include "store/fettle-store-private.h"

/*
 * Weighing every hit takes longer than a frame when a beginning of a few letters is in most notes. So the order is a plain
 * one: schools by name, then records that have the words in their title, then what was written last; and while there are
 * more hits than this, titles are not looked for.
 */
#define MOST_SORTED 1000

/* So many words of the body are shown around the first that was found. */
#define CONTEXT_WORDS 12

typedef struct
{
  char *words;
  guint limit;
} Question;

/* A search on its way. */
typedef struct
{
  FettleSql *sql;
  const char *words;
  guint limit;
  GPtrArray *hits;
  GHashTable *seen;
} Search;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->words);
  g_free (question);
}

/* Every word as the beginning of a word, quoted, so that no character has a meaning of its own. NULL where there is none. */
static char *
make_match (const char *words,
            const char *column)
{
  g_auto(GStrv) parts = g_strsplit_set (words, " \t\r\n\"", -1);
  GString *match = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *folded = fettle_text_fold (parts[i]);

      if (folded[0] == '\0')
        continue;
      if (match->len > 0)
        g_string_append (match, " AND ");
      g_string_append_printf (match, "%s\"%s\"*", column, parts[i]);
    }
  return g_string_free (match, match->len == 0);
}

/* The words around the first that begins like one of those typed. */
static char *
make_context (const char *body,
              const char *words)
{
  g_auto(GStrv) parts = g_strsplit_set (body, " \n", -1);
  g_autofree char *folded = fettle_text_fold (words);
  g_auto(GStrv) typed = g_strsplit (folded, " ", -1);
  GString *context = g_string_new (NULL);
  guint first = 0;
  gboolean found = FALSE;

  for (guint i = 0; parts[i] != NULL && !found; i++)
    {
      g_autofree char *part = fettle_text_fold (parts[i]);

      for (guint j = 0; typed[j] != NULL && !found; j++)
        found = typed[j][0] != '\0' && g_str_has_prefix (part, typed[j]);
      if (found)
        first = i > CONTEXT_WORDS / 3 ? i - CONTEXT_WORDS / 3 : 0;
    }
  if (first > 0)
    g_string_append (context, "…");
  for (guint i = first; parts[i] != NULL && i < first + CONTEXT_WORDS; i++)
    g_string_append_printf (context, "%s%s", i > first ? " " : "", parts[i]);
  if (context->len == 0)
    return g_string_free (context, TRUE);
  return g_string_free (context, FALSE);
}

/* The newest rows of the word index that match. */
static GArray *
find_numbers (FettleSql    *sql,
              const char   *match,
              guint         limit,
              GError      **error)
{
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql, "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
                                                   error);
  FettleStep step;

  if (stmt == NULL)
    return NULL;
  fettle_stmt_bind (stmt, "si", match, (gint64) limit);
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      gint64 number = fettle_stmt_int (stmt, 0);

      g_array_append_val (numbers, number);
    }
  return step == FETTLE_STEP_DONE ? g_steal_pointer (&numbers) : NULL;
}

static gboolean
add_document (Search   *search,
              gint64    number,
              GError  **error)
{
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (search->sql, "SELECT kind, record_id, school_id, title, body FROM search_document "
                                                   "WHERE number = ?1", error);
  FettleSearchHit *hit;

  if (stmt == NULL)
    return FALSE;
  fettle_stmt_bind (stmt, "i", number);
  switch (fettle_stmt_step (stmt, error))
    {
    case FETTLE_STEP_ERROR:
      return FALSE;
    case FETTLE_STEP_DONE:
      return TRUE;
    case FETTLE_STEP_ROW:
    default:
      break;
    }
  if (!g_hash_table_add (search->seen, fettle_stmt_dup (stmt, 1)))
    return TRUE;
  hit = g_new0 (FettleSearchHit, 1);
  hit->kind = fettle_stmt_dup (stmt, 0);
  hit->record_id = fettle_stmt_dup (stmt, 1);
  hit->school_id = fettle_stmt_dup (stmt, 2);
  hit->title = fettle_stmt_dup (stmt, 3);
  hit->context = make_context (fettle_stmt_text (stmt, 4), search->words);
  g_ptr_array_add (search->hits, hit);
  return TRUE;
}

static gboolean
add_documents (Search   *search,
               GArray   *numbers,
               GError  **error)
{
  for (guint i = 0; i < numbers->len && search->hits->len < search->limit; i++)
    {
      if (!add_document (search, g_array_index (numbers, gint64, i), error))
        return FALSE;
    }
  return TRUE;
}

static void
add_school (Search     *search,
            FettleStmt *stmt)
{
  FettleSearchHit *hit = g_new0 (FettleSearchHit, 1);

  hit->kind = g_strdup ("school");
  hit->record_id = fettle_stmt_dup (stmt, 0);
  hit->school_id = g_strdup (hit->record_id);
  hit->title = fettle_stmt_dup (stmt, 1);
  hit->context = fettle_stmt_dup (stmt, 2);
  g_hash_table_add (search->seen, g_strdup (hit->record_id));
  g_ptr_array_add (search->hits, hit);
}

/* Schools whose name, URN, LAESTAB or postcode has all the words: first those whose name begins so. */
static gboolean
add_schools (Search   *search,
             GError  **error)
{
  g_autofree char *folded = fettle_text_fold (search->words);
  g_auto(GStrv) parts = g_strsplit (folded, " ", -1);
  g_autoptr(GString) query = g_string_new ("SELECT school_id, name, urn FROM school_summary WHERE 1");
  g_autoptr(FettleStmt) stmt = NULL;
  FettleStep step;

  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_printf (query, " AND instr (' ' || find, ' ' || ?%u) > 0", i + 3);
  g_string_append (query, " ORDER BY substr (find, 1, length (?1)) <> ?1, name_key LIMIT ?2");
  if (!(stmt = fettle_sql_prepare (search->sql, query->str, error)))
    return FALSE;
  fettle_stmt_bind (stmt, "si", folded, (gint64) search->limit);
  for (guint i = 0; parts[i] != NULL; i++)
    fettle_stmt_bind_text (stmt, (int) i + 3, parts[i]);
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    add_school (search, stmt);
  return step == FETTLE_STEP_DONE;
}

static gboolean
add_others (Search   *search,
            GError  **error)
{
  g_autofree char *match = make_match (search->words, "");
  g_autofree char *title_match = make_match (search->words, "title : ");
  g_autoptr(GArray) newest = find_numbers (search->sql, match, MOST_SORTED, error);
  g_autoptr(GArray) titled = NULL;

  if (newest == NULL)
    return FALSE;
  if (newest->len < MOST_SORTED
      && (!(titled = find_numbers (search->sql, title_match, search->limit, error)) || !add_documents (search, titled, error)))
    return FALSE;
  return add_documents (search, newest, error);
}

static GPtrArray *
search_all (FettleSql   *sql,
            const char  *words,
            guint        limit,
            GError     **error)
{
  g_autoptr(GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_search_hit_free);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folded = fettle_text_fold (words);
  Search search = { sql, words, limit, hits, seen };

  if (folded[0] == '\0')
    return g_steal_pointer (&hits);
  if (!add_schools (&search, error) || (hits->len < limit && !add_others (&search, error)))
    return NULL;
  return g_steal_pointer (&hits);
}

static void
search_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Question *question = task_data;
  GError *error = NULL;
  GPtrArray *hits = fettle_search (source, question->words, question->limit, cancellable, &error);

  if (hits != NULL)
    g_task_return_pointer (task, hits, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * fettle_search_hit_free:
 * @hit: (transfer full) (nullable): a hit
 */
void
fettle_search_hit_free (FettleSearchHit *hit)
{
  if (hit == NULL)
    return;
  g_free (hit->kind);
  g_free (hit->record_id);
  g_free (hit->school_id);
  g_free (hit->title);
  g_free (hit->context);
  g_free (hit);
}

/**
 * fettle_search:
 * @store: a store
 * @words: what was typed; each word may be the beginning of one, accents and case do not matter
 * @limit: at most so many hits
 * @cancellable: (nullable): stops it
 * @error: (nullable): why not
 *
 * Finds records that have all the words: schools by name, then records with the words in their title, then the newest.
 *
 * Returns: (transfer full) (nullable) (element-type FettleSearchHit): the hits
 */
GPtrArray *
fettle_search (FettleStore   *store,
               const char    *words,
               guint          limit,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(FettleReader) reader = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  if (!(reader = fettle_store_borrow (store, error)))
    return NULL;
  fettle_sql_set_cancellable (reader->sql, cancellable);
  return search_all (reader->sql, words, limit, error);
}

/**
 * fettle_search_async:
 * @store: a store
 * @words: as in fettle_search()
 * @limit: as in fettle_search()
 * @cancellable: (nullable): stops it: cancel the last search before the next
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * As fettle_search(), in a reader thread.
 */
void
fettle_search_async (FettleStore          *store,
                     const char           *words,
                     guint                 limit,
                     GCancellable         *cancellable,
                     GAsyncReadyCallback   callback,
                     gpointer              user_data)
{
  Question *question;

  g_return_if_fail (FETTLE_IS_STORE (store));
  g_return_if_fail (words != NULL);

  question = g_new0 (Question, 1);
  question->words = g_strdup (words);
  question->limit = limit;
  fettle_store_read_async (store, search_thread, question, question_free, cancellable, callback, user_data);
}

/**
 * fettle_search_finish:
 * @store: a store
 * @result: what the callback got
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type FettleSearchHit): the hits
 */
GPtrArray *
fettle_search_finish (FettleStore   *store,
                      GAsyncResult  *result,
                      GError       **error)
{
  return fettle_store_read_finish (store, result, error);
}
