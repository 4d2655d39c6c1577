/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fettle-test-store.h"
#include "store/fettle-backup-private.h"
#include "store/fettle-opened.h"
#include "store/fettle-store-private.h"

#define PASS_PHRASE "correct horse battery staple"
#define N_WRITERS 5
#define N_NOTES 20
#define N_NOTES_OF_WRITER 6

static const char *program;

static FettleStore *
new_store_with_school (void)
{
  FettleStore *store = fettle_test_store_new ();
  g_autoptr(FettleRecord) school = fettle_test_school ("100001", "Oak Primary School");

  fettle_test_put (store, "Follow Oak Primary School", school, NULL);
  return store;
}

static void
close_store (FettleStore *store)
{
  fettle_store_close (store);
  g_object_unref (store);
}

static guint
count_notes (const char *folder)
{
  FettleStore *store = fettle_test_store_open (folder);
  g_autoptr(GPtrArray) notes = fettle_store_list (store, "note", NULL, NULL, NULL);

  fettle_test_assert_sound (store);
  close_store (store);
  return notes->len;
}

/* A folder with a register of one note, a backup of it outside, and a second note since. */
static char *
new_folder (char **backup)
{
  FettleStore *store = new_store_with_school ();
  char *folder = g_strdup (fettle_store_get_folder (store));

  g_free (fettle_test_write_note (store, "Before the backup"));
  *backup = fettle_backup_take (store, "asked", NULL, NULL);
  g_free (fettle_test_write_note (store, "After the backup"));
  close_store (store);
  return folder;
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (to, contents, (gssize) size, NULL));
}

static char *
at (const char *folder,
    const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* What was there lies where the sentence says, whole; and the backup is in its place. */
static void
assert_restored (const char *folder,
                 const char *aside,
                 guint       n_notes,
                 guint       n_aside)
{
  char *other = fettle_test_folder_new ();
  g_autofree char *path = fettle_register_path (other, FETTLE_REGISTER_FILE);
  g_autofree char *log = g_strconcat (aside, "-wal", NULL);
  g_autofree char *other_log = g_strconcat (path, "-wal", NULL);

  g_assert_cmpint (count_notes (folder), ==, n_notes);
  copy_file (aside, path);
  if (g_file_test (log, G_FILE_TEST_EXISTS))
    copy_file (log, other_log);
  g_assert_cmpint (count_notes (other), ==, n_aside);
  fettle_test_folder_remove (other);
}

static void
test_put_back (void)
{
  g_autofree char *backup = NULL;
  char *folder = new_folder (&backup);
  g_autoptr(GError) error = NULL;
  g_autofree char *aside = fettle_backup_put_back (folder, backup, &error);

  g_assert_no_error (error);
  assert_restored (folder, aside, 1, 2);
  fettle_test_folder_remove (folder);
}

/* Paths as they are typed: from the folder that one is in. */
static void
test_relative (void)
{
  g_autofree char *backup = NULL;
  char *folder = new_folder (&backup);
  g_autofree char *name = g_path_get_basename (folder);
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *was = g_get_current_dir ();
  g_autofree char *relative = g_strdup (backup + strlen (parent) + 1);
  g_autofree char *aside = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_chdir (parent), ==, 0);
  aside = fettle_backup_put_back (name, relative, &error);
  g_assert_no_error (error);
  assert_restored (name, aside, 1, 2);
  g_assert_cmpint (g_chdir (was), ==, 0);
  fettle_test_folder_remove (folder);
}

/* As it lies beside a running program: what is only in the log is in what is restored. */
static void
test_own_log (void)
{
  FettleStore *source = new_store_with_school ();
  g_autofree char *live = fettle_store_path (source, FETTLE_REGISTER_FILE);
  g_autofree char *live_log = g_strconcat (live, "-wal", NULL);
  char *copied = fettle_test_folder_new ();
  char *folder = fettle_test_folder_new ();
  g_autofree char *copy = at (copied, "from-the-stick.db");
  g_autofree char *copy_log = g_strconcat (copy, "-wal", NULL);
  g_autofree char *aside = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < N_NOTES; i++)
    g_free (fettle_test_write_note (source, "In the log only"));
  copy_file (live, copy);
  copy_file (live_log, copy_log);

  aside = fettle_backup_put_back (folder, copy, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (aside, ==, "");
  g_assert_cmpint (count_notes (folder), ==, N_NOTES);
  g_clear_pointer (&aside, g_free);

  /* And from the running program itself. */
  g_free (fettle_test_write_note (source, "One more"));
  aside = fettle_backup_put_back (folder, live, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_notes (folder), ==, N_NOTES + 1);
  fettle_test_folder_remove (folder);
  fettle_test_folder_remove (copied);
  fettle_test_store_remove (source);
}

static void
assert_refused (const char *folder,
                const char *source,
                int         code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);
  g_autofree char *before = fettle_file_hash (path, NULL, NULL);
  g_autofree char *after = NULL;
  g_autofree char *name = g_path_get_basename (source);
  g_auto(FettleBackupHolding) holding = { 0 };

  g_assert_null (fettle_backup_put_back (folder, source, &error));
  g_assert_error (error, FETTLE_ERROR, code);
  g_assert_nonnull (strstr (error->message, name));
  g_clear_error (&error);
  g_assert_false (fettle_backup_test (folder, source, NULL, &holding, NULL, NULL, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, code);
  after = fettle_file_hash (path, NULL, NULL);
  g_assert_cmpstr (before, ==, after);
}

static char *
make_database (const char *folder,
               const char *name,
               const char *script)
{
  char *path = at (folder, name);
  g_autoptr(FettleSql) sql = fettle_sql_open (path, FETTLE_SQL_CREATE, NULL);

  g_assert_true (fettle_sql_exec (sql, script, NULL));
  return path;
}

static char *
changed_backup (const char *backup,
                const char *name,
                const char *script)
{
  g_autofree char *folder = g_path_get_dirname (backup);
  char *path = at (folder, name);
  g_autoptr(FettleSql) sql = NULL;
  g_autoptr(GError) error = NULL;

  copy_file (backup, path);
  sql = fettle_sql_open (path, FETTLE_SQL_WRITE, NULL);
  fettle_sql_exec (sql, script, &error);
  g_assert_no_error (error);
  return path;
}

/* Each kind of what is no good backup, in its own words; and nothing was changed. */
static void
test_refused (void)
{
  g_autofree char *backup = NULL;
  char *folder = new_folder (&backup);
  g_autofree char *text = at (folder, "letter.odt");
  g_autofree char *empty = make_database (folder, "empty.db", "PRAGMA journal_mode = DELETE; CREATE TABLE a (b); DROP TABLE a");
  g_autofree char *other = make_database (folder, "other.db", "CREATE TABLE theirs (a); PRAGMA user_version = 3");
  g_autofree char *newer = changed_backup (backup, "newer.db", "PRAGMA user_version = 9999");
  g_autofree char *none = changed_backup (backup, "none.db", "PRAGMA user_version = 0");
  g_autofree char *forged = changed_backup (backup, "forged.db", "UPDATE school SET name = 'Forged'");
  g_autofree char *torn = changed_backup (backup, "torn.db", "DROP TRIGGER batch_is_never_changed; UPDATE batch SET author = 'Nobody'");
  g_autofree char *log = g_strconcat (backup, "-wal", NULL);
  g_autofree char *journal = g_strconcat (backup, "-journal", NULL);
  FettleStore *theirs = new_store_with_school ();
  g_autofree char *their_log = fettle_store_path (theirs, FETTLE_REGISTER_FILE "-wal");

  g_assert_true (g_file_set_contents (text, "PK a letter", -1, NULL));
  assert_refused (folder, text, FETTLE_ERROR_REFUSED);
  assert_refused (folder, empty, FETTLE_ERROR_REFUSED);
  assert_refused (folder, other, FETTLE_ERROR_REFUSED);
  assert_refused (folder, newer, FETTLE_ERROR_TOO_NEW);
  assert_refused (folder, none, FETTLE_ERROR_REFUSED);
  assert_refused (folder, forged, FETTLE_ERROR_CORRUPT);
  assert_refused (folder, torn, FETTLE_ERROR_CORRUPT);

  copy_file (their_log, log);
  assert_refused (folder, backup, FETTLE_ERROR_REFUSED);
  g_unlink (log);
  g_assert_true (g_file_set_contents (journal, "half a change", -1, NULL));
  assert_refused (folder, backup, FETTLE_ERROR_REFUSED);
  fettle_test_store_remove (theirs);
  fettle_test_folder_remove (folder);
}

/* Logs of a register that is not there any more would be played into whatever takes its place. */
static void
test_missing (void)
{
  g_autofree char *backup = NULL;
  char *folder = new_folder (&backup);
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *index = g_strconcat (path, "-shm", NULL);
  g_autofree char *aside = NULL;
  g_autoptr(GError) error = NULL;

  g_unlink (path);
  g_assert_true (g_file_set_contents (log, "of another day", -1, NULL));
  g_assert_true (g_file_set_contents (index, "of another day", -1, NULL));
  aside = fettle_backup_put_back (folder, backup, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (aside, "-wal"));
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_cmpint (count_notes (folder), ==, 1);
  fettle_test_folder_remove (folder);
}

static void
test_symlink (void)
{
  g_autofree char *backup = NULL;
  char *folder = new_folder (&backup);
  char *elsewhere = fettle_test_folder_new ();
  g_autofree char *link = at (elsewhere, "data");
  g_autofree char *portable = at (elsewhere, "away.fettle-backup");
  g_autofree char *aside = NULL;
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;
  FettleStore *store = fettle_test_store_open (folder);

  g_assert_true (fettle_backup_write_portable (store, portable, PASS_PHRASE, NULL, NULL, NULL, NULL));
  close_store (store);
  g_assert_cmpint (symlink (folder, link), ==, 0);
  aside = fettle_backup_put_back (link, backup, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (fettle_backup_restore_portable (portable, link, PASS_PHRASE, &kept, NULL, NULL, NULL, &error));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  g_assert_cmpint (count_notes (folder), ==, 2);
  fettle_test_folder_remove (elsewhere);
  fettle_test_folder_remove (folder);
}

static void
assert_busy (const char *folder,
             const char *backup,
             const char *portable)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (fettle_backup_put_back (folder, backup, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (fettle_backup_restore_portable (portable, folder, PASS_PHRASE, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_BUSY);
}

static int
be_a_writer (const char *folder)
{
  FettleStore *store = fettle_test_store_open (folder);

  if (write (STDOUT_FILENO, "open\n", 5) < 0)
    return 1;
  for (guint i = 0; i < N_NOTES_OF_WRITER; i++)
    g_free (fettle_test_write_note (store, "A note of a writer"));
  /* Its end is said by whoever started it. */
  while (read (STDIN_FILENO, &(char) { 0 }, 1) > 0)
    ;
  close_store (store);
  return 0;
}

/* Five programs write. A restore is refused until the last has ended; then what they wrote is aside, to the last note. */
static void
test_five_writers (void)
{
  g_autofree char *backup = NULL;
  char *folder = new_folder (&backup);
  g_autofree char *portable = at (folder, "away.fettle-backup");
  g_autofree char *aside = NULL;
  g_autoptr(GError) error = NULL;
  FettleStore *store = fettle_test_store_open (folder);
  GSubprocess *writers[N_WRITERS];

  g_assert_true (fettle_backup_write_portable (store, portable, PASS_PHRASE, NULL, NULL, NULL, NULL));
  close_store (store);
  for (guint i = 0; i < N_WRITERS; i++)
    {
      char said[5];

      writers[i] = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, program, "--child", folder,
                                     NULL);
      g_assert_true (g_input_stream_read_all (g_subprocess_get_stdout_pipe (writers[i]), said, sizeof said, NULL, NULL, NULL));
    }
  for (guint i = 0; i < N_WRITERS; i++)
    {
      assert_busy (folder, backup, portable);
      g_output_stream_close (g_subprocess_get_stdin_pipe (writers[i]), NULL, NULL);
      g_assert_true (g_subprocess_wait_check (writers[i], NULL, NULL));
      g_object_unref (writers[i]);
    }
  g_assert_cmpint (count_notes (folder), ==, 2 + N_WRITERS * N_NOTES_OF_WRITER);
  aside = fettle_backup_put_back (folder, backup, &error);
  g_assert_no_error (error);
  assert_restored (folder, aside, 1, 2 + N_WRITERS * N_NOTES_OF_WRITER);
  fettle_test_folder_remove (folder);
}

static void
test_test (void)
{
  g_autofree char *backup = NULL;
  char *folder = new_folder (&backup);
  g_auto(FettleBackupHolding) holding = { 0 };
  g_autofree char *words = NULL;
  g_autoptr(GError) error = NULL;
  FettleStore *store = fettle_test_store_open (folder);
  const char *name;
  g_autoptr(GDir) dir = NULL;

  g_assert_true (fettle_backup_test (folder, backup, NULL, &holding, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (holding.n_schools, ==, 1);
  g_assert_cmpint (holding.n_steps, ==, 2);
  g_assert_cmpstr (holding.last_label, ==, "Before the backup");
  words = fettle_backup_holding_to_words (&holding);
  g_assert_nonnull (strstr (words, "Before the backup"));
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, ".restoring-"));
  close_store (store);
  g_assert_cmpint (count_notes (folder), ==, 2);
  fettle_test_folder_remove (folder);
}

static void
touch (const char *folder,
       const char *name,
       const char *text)
{
  g_autofree char *path = at (folder, name);
  g_autofree char *parent = g_path_get_dirname (path);

  g_mkdir_with_parents (parent, 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* What a kill leaves is gone at the next start, wherever it was being written; whatever else lies there stays. */
static void
test_sweep (void)
{
  static const char *const left[] = { ".fettle-a1B2c3", ".fettle-a1B2c3-journal", ".restoring-a1B2c3/register.db",
                                      "backups/.fettle-a1B2c3", "backups/.fettle-a1B2c3-journal" };
  static const char *const kept[] = { "notes.txt", ".fettle-notes", "backups/by-hand.db", "register.db.set-aside-20260101T000000Z" };
  g_autofree char *backup = NULL;
  char *folder = new_folder (&backup);
  char *elsewhere = fettle_test_folder_new ();
  g_autofree char *bundle = at (elsewhere, ".fettle-bundle-a1B2c3");
  g_autofree char *report = at (elsewhere, ".fettle-d4E5f6");
  g_autofree char *theirs = at (elsewhere, "theirs.txt");
  g_autofree char *list = g_strdup_printf ("%s\n%s\n%s\n", bundle, report, theirs);

  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    touch (folder, left[i], "left over");
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    touch (folder, kept[i], "kept");
  touch (elsewhere, ".fettle-bundle-a1B2c3/evidence.pdf", "left over");
  touch (elsewhere, ".fettle-d4E5f6", "left over");
  touch (elsewhere, "theirs.txt", "kept");
  touch (folder, "temporary-files", list);

  g_assert_cmpint (count_notes (folder), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      g_autofree char *path = at (folder, left[i]);

      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *path = at (folder, kept[i]);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  g_assert_false (g_file_test (bundle, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (report, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (theirs, G_FILE_TEST_EXISTS));
  fettle_test_folder_remove (elsewhere);
  fettle_test_folder_remove (folder);
}

/* While another has the folder, nobody sweeps: what looks left over may be on its way. */
static void
test_no_sweep_beside (void)
{
  FettleStore *store = new_store_with_school ();
  const char *folder = fettle_store_get_folder (store);
  g_autofree char *path = at (folder, ".fettle-a1B2c3");

  touch (folder, ".fettle-a1B2c3", "on its way");
  close_store (fettle_test_store_open (folder));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  fettle_test_store_remove (store);
}

static FettleRecord *
put_document (FettleStore *store)
{
  g_autoptr(GPtrArray) schools = fettle_store_list (store, "school", NULL, NULL, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("As it was received", 18);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  FettleRecord *document = fettle_test_record ("document", fettle_record_get_id (g_ptr_array_index (schools, 0)), "title", "A report",
                                               "file-name", "report.txt", "sha256", hash, "size", "18", NULL);
  g_autoptr(FettleBatch) batch = fettle_batch_new ("File a report");
  g_autoptr(GError) error = NULL;

  fettle_batch_put_blob (batch, bytes);
  fettle_batch_put (batch, document, NULL);
  fettle_store_apply (store, batch, NULL, NULL, &error);
  g_assert_no_error (error);
  return document;
}

static void
change_copy (const char *path,
             const char *text)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static guint
count_changed (FettleStore *store)
{
  g_autoptr(GPtrArray) copies = fettle_opened_list_changed (store, NULL);

  return copies->len;
}

static void
test_opened (void)
{
  FettleStore *store = new_store_with_school ();
  char *folder = g_strdup (fettle_store_get_folder (store));
  g_autoptr(FettleRecord) document = put_document (store);
  const char *id = fettle_record_get_id (document);
  g_autofree char *path = fettle_opened_make (store, id, NULL);
  g_autofree char *opened = at (folder, "opened");
  g_autofree char *again = NULL;
  g_autofree char *kept = at (folder, "kept.txt");
  g_autofree char *contents = NULL;
  g_autoptr(GPtrArray) documents = NULL;
  GStatBuf status;

  g_assert_true (g_str_has_prefix (path, opened) && g_str_has_suffix (path, "/report.txt"));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0400);
  g_assert_cmpint (g_stat (opened, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0700);

  /* Unchanged, it is gone at the next start; changed, it stays and is told. */
  close_store (store);
  store = fettle_test_store_open (folder);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_pointer (&path, g_free);
  path = fettle_opened_make (store, id, NULL);
  change_copy (path, "As somebody changed it");
  again = fettle_opened_make (store, id, NULL);
  g_assert_cmpstr (again, !=, path);
  close_store (store);
  store = fettle_test_store_open (folder);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (again, G_FILE_TEST_EXISTS));
  g_assert_cmpint (count_changed (store), ==, 1);

  g_assert_true (fettle_opened_attach (store, path, NULL, NULL));
  documents = fettle_store_list (store, "document", NULL, NULL, NULL);
  g_assert_cmpint (documents->len, ==, 2);
  g_assert_cmpint (count_changed (store), ==, 0);
  fettle_test_assert_sound (store);

  g_clear_pointer (&path, g_free);
  path = fettle_opened_make (store, id, NULL);
  change_copy (path, "Once more");
  g_assert_true (fettle_opened_save (store, path, kept, NULL));
  g_assert_true (g_file_get_contents (kept, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "Once more");
  g_assert_false (fettle_opened_throw_away (store, kept, NULL));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));

  g_clear_pointer (&path, g_free);
  path = fettle_opened_make (store, id, NULL);
  change_copy (path, "And again");
  g_assert_true (fettle_opened_throw_away (store, path, NULL));
  g_assert_cmpint (count_changed (store), ==, 0);
  g_free (folder);
  fettle_test_store_remove (store);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--child"))
    return be_a_writer (argv[2]);
  g_test_init (&argc, &argv, NULL);
  program = argv[0];
  g_test_add_func ("/restore/put-back", test_put_back);
  g_test_add_func ("/restore/relative", test_relative);
  g_test_add_func ("/restore/own-log", test_own_log);
  g_test_add_func ("/restore/refused", test_refused);
  g_test_add_func ("/restore/missing", test_missing);
  g_test_add_func ("/restore/symlink", test_symlink);
  g_test_add_func ("/restore/five-writers", test_five_writers);
  g_test_add_func ("/restore/test", test_test);
  g_test_add_func ("/restore/sweep", test_sweep);
  g_test_add_func ("/restore/no-sweep-beside", test_no_sweep_beside);
  g_test_add_func ("/restore/opened", test_opened);
  return g_test_run ();
}
