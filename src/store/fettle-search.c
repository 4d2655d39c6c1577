/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-search.h"

#include "base/fettle-text.h"
#include "store/fettle-store-private.h"

/*
 * Ranking means weighing every hit, which takes longer than a frame when a beginning of two letters is in most notes.
 * So hits are weighed while there are few; of many, schools come first by name and then what was written last.
 */
#define MOST_WEIGHED 1000

/* A hit in the title weighs as much as ten in the body. */
#define HIT_COLUMNS \
  "SELECT d.kind, d.record_id, d.school_id, d.title, snippet (search, 1, '', '', '…', 12) " \
  "FROM search JOIN search_document AS d ON d.number = search.rowid WHERE search MATCH ?1 "

typedef struct
{
  char *words;
  guint limit;
} Question;

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

static gboolean
add_hits (FettleSql    *sql,
          GPtrArray    *hits,
          GHashTable   *seen,
          const char   *query,
          const char   *match,
          guint         limit,
          GError      **error)
{
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql, query, error);
  FettleStep step = FETTLE_STEP_DONE;

  if (stmt == NULL)
    return FALSE;
  fettle_stmt_bind (stmt, "si", match, (gint64) limit);
  while (hits->len < limit && (step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      FettleSearchHit *hit;

      if (!g_hash_table_add (seen, fettle_stmt_dup (stmt, 1)))
        continue;
      hit = g_new0 (FettleSearchHit, 1);
      hit->kind = fettle_stmt_dup (stmt, 0);
      hit->record_id = fettle_stmt_dup (stmt, 1);
      hit->school_id = fettle_stmt_dup (stmt, 2);
      hit->title = fettle_stmt_dup (stmt, 3);
      hit->context = fettle_stmt_dup (stmt, 4);
      if (fettle_text_is_empty (hit->context))
        g_clear_pointer (&hit->context, g_free);
      g_ptr_array_add (hits, hit);
    }
  return step != FETTLE_STEP_ERROR;
}

static gboolean
search_weighed (FettleSql   *sql,
                GPtrArray   *hits,
                GHashTable  *seen,
                const char  *match,
                guint        limit,
                GError     **error)
{
  return add_hits (sql, hits, seen,
                   HIT_COLUMNS "ORDER BY d.kind <> 'school', bm25 (search, 10.0, 1.0), search.rowid DESC LIMIT ?2",
                   match, limit, error);
}

static gboolean
search_newest (FettleSql   *sql,
               GPtrArray   *hits,
               GHashTable  *seen,
               const char  *match,
               guint        limit,
               GError     **error)
{
  return add_hits (sql, hits, seen, HIT_COLUMNS "ORDER BY search.rowid DESC LIMIT ?2", match, limit, error);
}

/* Schools by name, in the order of their names: the likeliest meaning of a few letters. */
static gboolean
search_schools (FettleSql   *sql,
                GPtrArray   *hits,
                GHashTable  *seen,
                const char  *words,
                guint        limit,
                GError     **error)
{
  g_autofree char *key = fettle_text_fold (words);
  g_autofree char *end = g_strconcat (key, "\xf4\x8f\xbf\xbf", NULL);
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql, "SELECT school_id, name, urn FROM school_summary "
                                                   "WHERE name_key >= ?1 AND name_key < ?2 ORDER BY name_key LIMIT ?3", error);
  FettleStep step;

  if (stmt == NULL)
    return FALSE;
  fettle_stmt_bind (stmt, "ssi", key, end, (gint64) limit);
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      FettleSearchHit *hit = g_new0 (FettleSearchHit, 1);

      hit->kind = g_strdup ("school");
      hit->record_id = fettle_stmt_dup (stmt, 0);
      hit->school_id = g_strdup (hit->record_id);
      hit->title = fettle_stmt_dup (stmt, 1);
      hit->context = fettle_stmt_dup (stmt, 2);
      g_hash_table_add (seen, g_strdup (hit->record_id));
      g_ptr_array_add (hits, hit);
    }
  return step == FETTLE_STEP_DONE;
}

static GPtrArray *
search (FettleSql   *sql,
        const char  *words,
        guint        limit,
        GError     **error)
{
  g_autoptr(GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_search_hit_free);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *match = make_match (words, "");
  g_autofree char *title_match = make_match (words, "title : ");
  gint64 n;

  if (match == NULL)
    return g_steal_pointer (&hits);
  if (!fettle_sql_get_int (sql, &n, error, "SELECT count (*) FROM (SELECT 1 FROM search WHERE search MATCH ?1 LIMIT ?2)",
                           "si", match, (gint64) MOST_WEIGHED))
    return NULL;
  if (n < MOST_WEIGHED)
    return search_weighed (sql, hits, seen, match, limit, error) ? g_steal_pointer (&hits) : NULL;
  if (!search_schools (sql, hits, seen, words, limit, error)
      || !search_newest (sql, hits, seen, title_match, limit, error)
      || !search_newest (sql, hits, seen, match, limit, error))
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
 * Finds records that have all the words, schools first, the best first.
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
  return search (reader->sql, words, limit, error);
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
