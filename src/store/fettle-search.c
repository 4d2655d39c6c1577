/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-characters.h"
#include "base/fettle-text.h"
#include "model/fettle-leave.h"
#include "store/fettle-search-private.h"
#include "store/fettle-store-private.h"
#include "store/sqlite/fettle-table-private.h"

/*
 * A key press has a frame. Weighing every hit takes longer when a word is in most notes, so the order is a plain one: schools
 * whose name begins so, other schools, records with the words in their title, then what was written last. Nor may a
 * beginning longer than the word index keeps ready be looked up: that joins the places of all its words first. Its first
 * letters are, and what is found is looked through; only where that finds too little, the long way is taken.
 */
#define MOST_LOOKED_THROUGH 1000
#define LETTERS_KEPT_READY 5

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
  GStrv folded;
  gboolean shortened; /* the match asks for less than the words: each hit is looked through */
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

/* A long word of letters alone, as far as the word index keeps it ready; NULL where it cannot be shortened. */
static char *
shorten (const char *word,
         const char *folded)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isalnum (g_utf8_get_char (p)))
        return NULL;
    }
  return g_utf8_strlen (folded, -1) > LETTERS_KEPT_READY ? g_utf8_substring (folded, 0, LETTERS_KEPT_READY) : NULL;
}

/* Every word as the beginning of a word, quoted, so that no character has a meaning of its own. NULL where there is none. */
static char *
make_match (Search     *search,
            const char *column,
            gboolean    whole)
{
  g_auto(GStrv) parts = g_strsplit_set (search->words, " \t\r\n\"", -1);
  GString *match = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *folded = fettle_text_fold (parts[i]);
      g_autofree char *start = whole ? NULL : shorten (parts[i], folded);

      if (folded[0] == '\0')
        continue;
      search->shortened = search->shortened || start != NULL;
      g_string_append_printf (match, "%s%s\"%s\"*", match->len > 0 ? " AND " : "", column, start ? start : parts[i]);
    }
  return g_string_free (match, match->len == 0);
}

static gboolean
begins_a_word (const char *text,
               const char *word)
{
  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    {
      if (p == text || p[-1] == ' ')
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_all_words (Search     *search,
               const char *title,
               const char *body)
{
  g_autofree char *both = g_strjoin (" ", title, body, NULL);
  g_autofree char *text = fettle_text_fold (both);

  for (guint i = 0; search->folded[i] != NULL; i++)
    {
      if (!begins_a_word (text, search->folded[i]))
        return FALSE;
    }
  return TRUE;
}

/* Rows of the word index that match, as the query orders them. */
static GArray *
find_numbers (Search       *search,
              const char   *query,
              const char   *match,
              guint         limit,
              GError      **error)
{
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (search->sql, query, error);
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

/* The words of the record itself, not those of the index, which has some that nobody wrote. What is private is found, but a list that
 * others may look at says no more than that there is a private note. */
static gboolean
show_words (Search           *search,
            FettleSearchHit  *hit,
            GError          **error)
{
  g_autoptr(FettleRecord) record = NULL;
  gboolean deleted;

  if (!fettle_table_get (search->sql, fettle_kind_get (hit->kind), hit->record_id, &record, &deleted, error))
    return FALSE;
  if (record == NULL)
    return TRUE;
  if (fettle_may_leave (record, NULL, FETTLE_AUDIENCE_OFFICER, TRUE))
    {
      hit->context = fettle_search_make_context (record, search->folded);
      return TRUE;
    }
  g_free (hit->title);
  hit->title = g_strdup (_("Private note"));
  return TRUE;
}

/* Two schools have a head teacher each, and the same words in a note. */
static gboolean
name_school (Search           *search,
             FettleSearchHit  *hit,
             GError          **error)
{
  g_autoptr(FettleStmt) stmt = NULL;
  FettleStep step;

  if (hit->school_id == NULL || g_str_equal (hit->school_id, hit->record_id))
    return TRUE;
  if (!(stmt = fettle_sql_prepare (search->sql, "SELECT name FROM school_summary WHERE school_id = ?1", error)))
    return FALSE;
  fettle_stmt_bind (stmt, "s", hit->school_id);
  step = fettle_stmt_step (stmt, error);
  if (step == FETTLE_STEP_ROW)
    hit->school_name = fettle_characters_show (fettle_stmt_text (stmt, 0));
  return step != FETTLE_STEP_ERROR;
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
  if ((search->shortened && !has_all_words (search, fettle_stmt_text (stmt, 3), fettle_stmt_text (stmt, 4)))
      || !g_hash_table_add (search->seen, fettle_stmt_dup (stmt, 1)))
    return TRUE;
  hit = g_new0 (FettleSearchHit, 1);
  hit->kind = fettle_stmt_dup (stmt, 0);
  hit->record_id = fettle_stmt_dup (stmt, 1);
  hit->school_id = fettle_stmt_dup (stmt, 2);
  hit->title = fettle_characters_show (fettle_stmt_text (stmt, 3));
  g_ptr_array_add (search->hits, hit);
  return show_words (search, hit, error) && name_school (search, hit, error);
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
  hit->title = fettle_characters_show (fettle_stmt_text (stmt, 1));
  hit->context = fettle_characters_show (fettle_stmt_text (stmt, 2));
  g_hash_table_add (search->seen, g_strdup (hit->record_id));
  g_ptr_array_add (search->hits, hit);
}

/* The likeliest meaning of a few letters: names that begin so, in their order. */
static gboolean
add_schools_beginning_so (Search   *search,
                          GError  **error)
{
  g_autofree char *key = fettle_text_sort_key (search->words);
  g_autofree char *end = g_strconcat (key, "\xf4\x8f\xbf\xbf", NULL);
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (search->sql, "SELECT school_id, name, urn FROM school_summary "
                                                   "WHERE name_key >= ?1 AND name_key < ?2 ORDER BY name_key LIMIT ?3", error);
  FettleStep step;

  if (stmt == NULL)
    return FALSE;
  fettle_stmt_bind (stmt, "ssi", key, end, (gint64) search->limit);
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    add_school (search, stmt);
  return step == FETTLE_STEP_DONE;
}

static gboolean
add_found (Search      *search,
           const char  *query,
           const char  *match,
           guint        most,
           guint       *n_found,
           GError     **error)
{
  g_autoptr(GArray) numbers = find_numbers (search, query, match, most, error);

  if (numbers == NULL)
    return FALSE;
  *n_found = numbers->len;
  return add_documents (search, numbers, error);
}

/* Schools first, titles next while there are few, then the newest. @cut: whether more may match than was looked at. */
static gboolean
add_matches (Search    *search,
             gboolean   whole,
             gboolean  *cut,
             GError   **error)
{
  static const char *const schools = "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid < 0 ORDER BY rowid DESC LIMIT ?2";
  static const char *const others = "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid > 0 ORDER BY rowid DESC LIMIT ?2";
  static const char *const count = "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid > 0 LIMIT ?2";
  g_autofree char *match = make_match (search, "", whole);
  g_autofree char *title_match = make_match (search, "title : ", whole);
  g_autoptr(GArray) few = NULL;
  guint n_schools, n_titles, n_others;

  if (!add_found (search, schools, match, MOST_LOOKED_THROUGH, &n_schools, error)
      || !(few = find_numbers (search, count, match, MOST_LOOKED_THROUGH, error))
      || (few->len < MOST_LOOKED_THROUGH && !add_found (search, others, title_match, search->limit, &n_titles, error))
      || !add_found (search, others, match, MOST_LOOKED_THROUGH, &n_others, error))
    return FALSE;
  *cut = n_schools == MOST_LOOKED_THROUGH || n_others == MOST_LOOKED_THROUGH;
  return TRUE;
}

static gboolean
search_all (Search   *search,
            GError  **error)
{
  gboolean cut;

  if (search->folded[0] == NULL || search->folded[0][0] == '\0')
    return TRUE;
  if (!add_schools_beginning_so (search, error) || !add_matches (search, FALSE, &cut, error))
    return FALSE;
  if (!search->shortened || !cut || search->hits->len >= search->limit)
    return TRUE;
  search->shortened = FALSE;
  return add_matches (search, TRUE, &cut, error);
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
  g_free (hit->school_name);
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
 * Finds records that have all the words: schools first, then records with the words in their title, then the newest.
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
  g_autoptr(GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_search_hit_free);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(FettleReader) reader = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) folded = NULL;
  Search search = { .words = words, .limit = limit, .hits = hits, .seen = seen };

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  if (!(reader = fettle_store_borrow (store, error)))
    return NULL;
  fettle_sql_set_cancellable (reader->sql, cancellable);
  text = fettle_text_fold (words);
  search.sql = reader->sql;
  search.folded = folded = g_strsplit (text, " ", -1);
  return search_all (&search, error) ? g_steal_pointer (&hits) : NULL;
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
