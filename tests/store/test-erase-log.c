/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "config.h"

#include <string.h>

#include "fettle-test-store.h"
#include "model/fettle-erased.h"
#include "store/fettle-check-private.h"
#include "store/fettle-erase.h"
#include "store/fettle-history.h"
#include "store/fettle-store-private.h"

#define N_STEPS 60
#define N_STEPS_LONG 600
#define N_FLIPS 150
#define N_FLIPS_LONG 3000

#define NO_GUARDS \
  "DROP TRIGGER batch_is_never_changed; DROP TRIGGER change_is_never_changed; DROP TRIGGER erasure_is_never_changed; " \
  "DROP TRIGGER erased_row_is_never_changed; PRAGMA defer_foreign_keys = ON"

/* What is in the log, in every column that a hand could change. */
static const char *const columns[][2] = {
  { "change", "before" },     { "change", "after" },        { "change", "salt" },  { "change", "digest" },
  { "change", "record_id" },  { "change", "kind" },         { "batch", "label" },  { "batch", "author" },
  { "batch", "salt" },        { "batch", "digest" },        { "batch", "reason" }, { "batch", "decided_by" },
  { "batch", "hash" },        { "batch", "previous_hash" }, { "batch", "id" },     { "erasure", "origin" },
  { "erasure", "record_id" }, { "erasure", "field" },       { "erasure", "kind" }, { "erased_row", "digest" },
};

static gboolean
is_long (void)
{
  return g_getenv ("FETTLE_TEST_LONG") != NULL;
}

static FettleRecord *
pick (FettleStore *store,
      const char  *kind)
{
  g_autoptr(GPtrArray) records = fettle_store_list (store, kind, NULL, NULL, NULL);

  return records->len > 0
             ? g_object_ref (g_ptr_array_index (records, (guint) g_test_rand_int_range (0, (int) records->len)))
             : NULL;
}

/* Where the walk undid the one school, that comes back first. */
static void
add_some (FettleStore *store)
{
  g_autoptr(FettleRecord) found = pick (store, "school");
  const char *school = found ? fettle_record_get_id (found) : NULL;
  g_autofree char *words = g_strdup_printf ("Words %d", g_test_rand_int ());
  g_autofree char *label = g_strdup_printf ("Write about %s", words);
  g_autoptr (FettleRecord) record = g_test_rand_bit ()
                                        ? fettle_test_record ("note", school, "subject", words, "body", words, NULL)
                                        : fettle_test_record ("contact", school, "role", "head-teacher", "name", words,
                                                              "from", "2024-09-01", "email", "a@b.example", NULL);

  if (school == NULL)
    g_free (fettle_store_redo (store, NULL, NULL, NULL));
  else
    fettle_test_put (store, g_test_rand_bit () ? label : "Write", record, NULL);
}

static void
change_some (FettleStore *store)
{
  gboolean note = g_test_rand_bit ();
  g_autoptr(FettleRecord) believed = pick (store, note ? "note" : "contact");
  g_autofree char *words = g_strdup_printf ("Other words %d", g_test_rand_int ());
  g_autoptr(FettleRecord) record = NULL;

  if (believed == NULL)
    return;
  if (g_test_rand_int_range (0, 5) == 0)
    {
      fettle_test_put (store, "Remove it", NULL, believed);
      return;
    }
  record = fettle_record_copy (believed);
  fettle_record_set_text (record, note ? "body" : g_test_rand_bit () ? "name" : "post", words);
  fettle_test_put (store, "Change it", record, believed);
}

static void
erase_some (FettleStore *store)
{
  gboolean note = g_test_rand_bit ();
  g_autoptr(FettleRecord) record = pick (store, note ? "note" : "contact");
  FettleErase *erase = fettle_erase_new ("It was asked for", "Head of service");
  g_autoptr(FettleErased) erased = NULL;
  g_autoptr(GError) error = NULL;

  if (record != NULL)
    fettle_erase_add (erase, note ? "note" : "contact", fettle_record_get_id (record),
                      g_test_rand_bit () ? NULL : note ? "body" : g_test_rand_bit () ? "name" : "from", NULL);
  erased = fettle_store_erase (store, erase, FALSE, &error);
  if (erased == NULL)
    g_assert_true (g_error_matches (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND)
                   || g_error_matches (error, FETTLE_ERROR, FETTLE_ERROR_INVALID));
  else
    g_assert_null (erased->trouble);
}

static void
walk (FettleStore *store,
      guint        n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    {
      int what = g_test_rand_int_range (0, 12);

      if (what < 4)
        add_some (store);
      else if (what < 8)
        change_some (store);
      else if (what < 9)
        g_free (fettle_store_undo (store, NULL, NULL, NULL));
      else if (what < 10)
        g_free (fettle_store_redo (store, NULL, NULL, NULL));
      else
        erase_some (store);
    }
}

static void
assert_chain (FettleSql  *sql,
              gboolean    sound,
              const char *what)
{
  FettleCheck check = { 0 };
  g_autofree char *finding = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (fettle_check_log_chain (sql, &check, &finding, &error));
  g_assert_no_error (error);
  if ((finding == NULL) != sound)
    g_error ("%s: %s", what, finding ? finding : "not found");
}

/* One bit of one character; letters that are more than one byte are left alone, so that it stays a text. */
static gboolean
flip (char *text)
{
  gsize length = strlen (text);
  gsize at = length > 0 ? (gsize) g_test_rand_int_range (0, (int) length) : 0;
  guint8 flipped = length > 0 ? (guint8) text[at] ^ (guint8) (1 << g_test_rand_int_range (0, 7)) : 0;

  if (flipped == 0 || text[at] & 0x80)
    return FALSE;
  text[at] = (char) flipped;
  return TRUE;
}

static void
flip_one (FettleSql  *sql,
          const char *table,
          const char *column)
{
  g_autofree char *query =
      g_strdup_printf ("SELECT rowid FROM %s WHERE %s IS NOT NULL ORDER BY random () LIMIT 1", table, column);
  g_autofree char *key = g_strdup (g_str_equal (table, "erased_row") ? "\"row\"" : "rowid");
  g_autofree char *select = g_strdup_printf ("SELECT %s FROM %s WHERE %s = ?1", column, table, key);
  g_autofree char *update =
      g_strdup_printf ("UPDATE %s SET %s = ?2 WHERE %s = ?1 AND %s = ?3", table, column, key, column);
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;
  g_autofree char *what = NULL;
  g_autoptr(GError) error = NULL;
  gint64 row;

  if (g_str_equal (table, "erased_row"))
    {
      g_free (query);
      query = g_strdup ("SELECT \"row\" FROM erased_row ORDER BY random () LIMIT 1");
    }
  g_assert_true (fettle_sql_get_int (sql, &row, &error, query, NULL));
  g_assert_true (fettle_sql_get_text (sql, &was, &error, select, "i", row));
  is = g_strdup (was);
  if (was == NULL || !flip (is))
    return;
  what = g_strdup_printf ("%s.%s of row %d: from %s to %s", table, column, (int) row, was, is);
  g_assert_true (fettle_sql_begin (sql, &error));
  g_assert_true (fettle_sql_exec (sql, NO_GUARDS, &error));
  if (fettle_sql_run (sql, NULL, update, "iss", row, is, was))
    assert_chain (sql, FALSE, what);
  fettle_sql_roll_back (sql);
}

static void
assert_flips_are_found (FettleStore *store,
                        guint        n_flips)
{
  g_autofree char *path = fettle_store_path (store, FETTLE_REGISTER_FILE);
  g_autoptr(FettleSql) sql = fettle_sql_open (path, FETTLE_SQL_WRITE, NULL);

  for (guint i = 0; i < n_flips; i++)
    {
      guint n = i % G_N_ELEMENTS (columns);

      flip_one (sql, columns[n][0], columns[n][1]);
    }
  assert_chain (sql, TRUE, "after all is taken back");
}

/* Random work with erasures in between: log and tables stay alike, the chain holds, and what is left cannot be changed
 * unseen. */
static void
test_walk (void)
{
  FettleStore *store = fettle_test_store_new ();
  g_autoptr(FettleRecord) school = fettle_test_school ("100001", "Oak Primary School");

  fettle_test_put (store, "Follow Oak Primary School", school, NULL);
  for (guint i = 0; i < 4; i++)
    {
      walk (store, (is_long () ? N_STEPS_LONG : N_STEPS) / 4);
      fettle_test_assert_sound (store);
    }
  assert_flips_are_found (store, is_long () ? N_FLIPS_LONG : N_FLIPS);
  fettle_test_store_remove (store);
}

/* A register of version 4, whose log is of format 1. */
static FettleStore *
open_old (char **folder)
{
  g_autofree char *source =
      g_build_filename (g_getenv ("FETTLE_TEST_SOURCE"), "tests", "fixtures", "db", "register-4.db", NULL);
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  gsize size;

  *folder = fettle_test_folder_new ();
  path = fettle_register_path (*folder, FETTLE_REGISTER_FILE);
  g_assert_true (g_file_get_contents (source, &contents, &size, NULL));
  g_assert_true (memmem (contents, size, "Quillfeather", strlen ("Quillfeather")) != NULL);
  g_assert_true (g_file_set_contents (path, contents, (gssize) size, NULL));
  return fettle_test_store_open (*folder);
}

static FettleErased *
erase_old (FettleStore  *store,
           GError      **error)
{
  FettleErase *erase = fettle_erase_new ("She asked for it", "Head of service");
  g_autoptr(GPtrArray) found = fettle_store_find_erasable (store, "Quillfeather", FETTLE_AUDIENCE_OFFICER, NULL);

  g_assert_cmpuint (found->len, ==, 3);
  for (guint i = 0; i < found->len; i++)
    {
      FettleErasable *erasable = g_ptr_array_index (found, i);

      g_assert_true (fettle_erase_add (erase, erasable->kind->name, erasable->record_id, NULL, NULL));
    }
  return fettle_store_erase (store, erase, FALSE, error);
}

static void
assert_gone (FettleStore *store)
{
  g_autofree char *path = fettle_store_path (store, FETTLE_REGISTER_FILE);
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  g_assert_true (memmem (contents, size, "Quillfeather", strlen ("Quillfeather")) == NULL);
  g_assert_true (memmem (contents, size, "960 14", strlen ("960 14")) == NULL);
}

/* Batches of format 1 are sealed: what is left of them is still guarded, their neighbours go by their old hashes. */
static void
test_format_1 (void)
{
  char *folder;
  FettleStore *store = open_old (&folder);
  g_autoptr(GError) error = NULL;
  g_autoptr(FettleErased) erased = erase_old (store, &error);
  g_autoptr(FettleReader) reader = NULL;
  gint64 n_sealed;

  g_assert_no_error (error);
  g_assert_null (erased->trouble);
  g_assert_cmpuint (erased->n_documents, ==, 1);
  assert_gone (store);
  fettle_test_assert_sound (store);
  reader = fettle_store_borrow (store, NULL);
  fettle_sql_get_int (reader->sql, &n_sealed, NULL, "SELECT count (*) FROM erased_row WHERE part = 'seal'", NULL);
  g_assert_cmpint (n_sealed, >=, 5);
  g_clear_pointer (&reader, fettle_pool_give_back);
  walk (store, N_STEPS / 2);
  fettle_test_assert_sound (store);
  assert_flips_are_found (store, is_long () ? N_FLIPS_LONG : N_FLIPS);
  g_free (folder);
  fettle_test_store_remove (store);
}

/* What somebody changed before is not sealed as if it had been so written. */
static void
test_format_1_changed (void)
{
  char *folder;
  FettleStore *store = open_old (&folder);
  g_autofree char *path = fettle_store_path (store, FETTLE_REGISTER_FILE);
  g_autoptr(FettleSql) sql = fettle_sql_open (path, FETTLE_SQL_WRITE, NULL);
  g_autoptr(FettleErased) erased = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (
      fettle_sql_exec (sql,
                       "BEGIN; DROP TRIGGER change_is_never_changed; UPDATE change SET "
                       "after = replace (after, 'head-teacher', 'link-officer') WHERE kind = 'contact'; COMMIT",
                       &error));
  g_assert_no_error (error);
  g_clear_pointer (&sql, fettle_sql_close);
  erased = erase_old (store, &error);
  g_assert_null (erased);
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT);
  g_test_message ("%s", error->message);
  g_free (folder);
  fettle_test_store_remove (store);
}

/* The guards let the one change pass, and only of a batch that is not written yet. */
static void
test_guards (void)
{
  static const char *const scripts[] = {
    "UPDATE change SET after = '{}', salt = '0123456789abcdef0123456789abcdef' WHERE seq = 1",
    "UPDATE batch SET label = NULL, salt = '0123456789abcdef0123456789abcdef' WHERE seq = 1",
    "INSERT INTO erased_row VALUES (2, 'change', 1, printf ('%064d', 0)); "
    "UPDATE change SET after = '{}', salt = '0123456789abcdef0123456789abcdef' WHERE seq = 1",
    "INSERT INTO erased_row VALUES (900, 'change', 1, printf ('%064d', 0)); UPDATE change SET after = '{}' WHERE seq = "
    "1",
    "INSERT INTO erased_row VALUES (900, 'change', 1, printf ('%064d', 0)); "
    "UPDATE change SET digest = printf ('%064d', 0), after = '{}', salt = '0123456789abcdef0123456789abcdef' WHERE seq "
    "= 1",
    "INSERT INTO erased_row VALUES (900, 'change', 1, printf ('%064d', 0)); "
    "UPDATE change SET school_id = NULL, salt = '0123456789abcdef0123456789abcdef' WHERE seq = 1",
    "INSERT INTO erased_row VALUES (900, 'change', 1, printf ('%064d', 0)); "
    "UPDATE change SET before = '{}', salt = '0123456789abcdef0123456789abcdef' WHERE seq = 1",
    "INSERT INTO erased_row VALUES (900, 'change', 1, printf ('%064d', 0)); "
    "UPDATE change SET after = '{}', salt = '0123456789abcdef0123456789abcdef' WHERE seq = 2",
    "INSERT INTO erased_row VALUES (900, 'seal', 1, printf ('%064d', 0)); "
    "UPDATE change SET after = '{}', salt = '0123456789abcdef0123456789abcdef' WHERE batch_seq = 1",
    "INSERT INTO erased_row VALUES (900, 'label', 1, printf ('%064d', 0)); "
    "UPDATE batch SET label = 'Another', salt = '0123456789abcdef0123456789abcdef' WHERE seq = 1",
    "INSERT INTO erased_row VALUES (900, 'label', 1, printf ('%064d', 0)); "
    "UPDATE batch SET label = NULL, author = 'x', salt = '0123456789abcdef0123456789abcdef' WHERE seq = 1",
    "UPDATE erased_row SET digest = printf ('%064d', 0)",
    "DELETE FROM erased_row",
    "UPDATE erasure SET field = 'x'",
    "DELETE FROM erasure",
  };
  FettleStore *store = fettle_test_store_new ();
  g_autoptr(FettleRecord) school = fettle_test_school ("100001", "Oak Primary School");
  g_autofree char *path = fettle_store_path (store, FETTLE_REGISTER_FILE);
  g_autoptr(FettleSql) sql = NULL;

  fettle_test_put (store, "Follow Oak Primary School", school, NULL);
  for (guint i = 0; i < 3; i++)
    g_free (fettle_test_write_note (store, "A note"));
  for (guint i = 0; i < 20; i++)
    erase_some (store);
  sql = fettle_sql_open (path, FETTLE_SQL_WRITE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_true (fettle_sql_begin (sql, NULL));
      g_test_message ("%s", scripts[i]);
      g_assert_false (fettle_sql_exec (sql, scripts[i], &error));
      g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_CONSTRAINT);
      fettle_sql_roll_back (sql);
    }
  /* The one that they let pass, of a batch that is still to be written. */
  g_assert_true (fettle_sql_begin (sql, NULL));
  g_assert_true (
      fettle_sql_exec (sql,
                       "INSERT INTO erased_row VALUES (900, 'change', 1, printf ('%064d', 0)); UPDATE change SET "
                       "after = '{}', salt = '0123456789abcdef0123456789abcdef' WHERE seq = 1",
                       NULL));
  fettle_sql_roll_back (sql);
  g_clear_pointer (&sql, fettle_sql_close);
  fettle_test_assert_sound (store);
  fettle_test_store_remove (store);
}

/* What is left of a row that was erased twice counts, and of an empty one too. */
static void
test_twice (void)
{
  FettleStore *store = fettle_test_store_new ();
  g_autoptr(FettleRecord) school = fettle_test_school ("100001", "Oak Primary School");
  g_autoptr(FettleRecord) note = NULL;
  static const char *const fields[] = { "body", "subject", "happened-on" };

  fettle_test_put (store, "Follow Oak Primary School", school, NULL);
  note = fettle_test_record ("note", fettle_record_get_id (school), "subject", "Zorvian call", "body",
                             "Quillfeather rang", "happened-on", "2026-02-03", NULL);
  fettle_test_put (store, "Write a note of 3 Feb 2026", note, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      FettleErase *erase = fettle_erase_new ("It was asked for", "Head of service");
      g_autoptr(FettleErased) erased = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_true (fettle_erase_add (erase, "note", fettle_record_get_id (note), fields[i], NULL));
      erased = fettle_store_erase (store, erase, FALSE, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (erased->n_changes, ==, 1);
      g_assert_cmpuint (erased->n_labels, ==, g_str_equal (fields[i], "happened-on") ? 1 : 0);
      fettle_test_assert_sound (store);
    }
  assert_flips_are_found (store, N_FLIPS);
  fettle_test_store_remove (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/erase-log/walk", test_walk);
  g_test_add_func ("/erase-log/format-1", test_format_1);
  g_test_add_func ("/erase-log/format-1-changed", test_format_1_changed);
  g_test_add_func ("/erase-log/guards", test_guards);
  g_test_add_func ("/erase-log/twice", test_twice);
  return g_test_run ();
}
