/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fettle-test-store.h"
#include "store/fettle-backup.h"
#include "store/fettle-store-private.h"

static char *
new_folder_with_school (void)
{
  FettleStore *store = fettle_test_store_new ();
  g_autoptr(FettleRecord) school = fettle_test_school ("100001", "Oak Primary School");
  char *folder = g_strdup (fettle_store_get_folder (store));

  fettle_test_put (store, "Follow Oak Primary School", school, NULL);
  fettle_store_close (store);
  g_object_unref (store);
  return folder;
}

static void
assert_readable (FettleStore *store)
{
  g_autoptr(GPtrArray) schools = fettle_store_list (store, "school", NULL, NULL, NULL);

  g_assert_nonnull (schools);
  g_assert_cmpint (schools->len, ==, 1);
}

static void
assert_refuses_to_write (FettleStore *store)
{
  g_autoptr(FettleRecord) school = fettle_test_school ("100002", "Elm Primary School");
  g_autoptr(FettleBatch) batch = fettle_batch_new ("Follow Elm Primary School");
  g_autoptr(GError) error = NULL;

  g_assert_true (fettle_store_is_read_only (store));
  g_assert_nonnull (fettle_store_get_read_only_reason (store));
  fettle_batch_put (batch, school, NULL);
  g_assert_false (fettle_store_apply (store, batch, NULL, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_READ_ONLY);
  g_assert_cmpstr (error->message, ==, fettle_store_get_read_only_reason (store));
}

static void
assert_open_fails (const char *folder,
                   int         code)
{
  g_autoptr(GError) error = NULL;
  FettleStore *store = fettle_store_open (folder, FETTLE_STORE_CREATE | FETTLE_STORE_NO_DAILY_BACKUP, &error);

  g_assert_null (store);
  g_assert_error (error, FETTLE_ERROR, code);
  g_test_message ("%s", error->message);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Everything in a folder, by name. */
static char *
list_names (const char *folder)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static void
run_script (const char *folder,
            const char *script)
{
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);
  g_autoptr(GError) error = NULL;
  g_autoptr(FettleSql) sql = fettle_sql_open (path, FETTLE_SQL_WRITE, &error);

  fettle_sql_exec (sql, script, &error);
  g_assert_no_error (error);
}

static void
test_set_up (void)
{
  FettleStore *store = fettle_test_store_new ();
  g_autofree char *path = fettle_store_path (store, FETTLE_REGISTER_FILE);
  g_autoptr(FettleReader) reader = fettle_store_borrow (store, NULL);
  g_autofree char *mode = NULL;
  gint64 application, version, full;
  GStatBuf status;

  fettle_sql_get_text (reader->sql, &mode, NULL, "PRAGMA journal_mode", NULL);
  g_assert_cmpstr (mode, ==, "wal");
  fettle_sql_get_int (reader->sql, &application, NULL, "PRAGMA application_id", NULL);
  g_assert_cmphex (application, ==, FETTLE_REGISTER_APPLICATION_ID);
  fettle_sql_get_int (reader->sql, &version, NULL, "PRAGMA user_version", NULL);
  g_assert_cmpint (version, ==, fettle_register_get_version ());
  fettle_sql_get_int (store->writer, &full, NULL, "PRAGMA synchronous", NULL);
  g_assert_cmpint (full, ==, 2);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0600);
  g_clear_pointer (&reader, fettle_pool_give_back);
  fettle_test_store_remove (store);
}

static void
test_not_there (void)
{
  char *folder = fettle_test_folder_new ();
  g_autoptr(GError) error = NULL;

  g_assert_null (fettle_store_open (folder, FETTLE_STORE_DEFAULT, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND);
  fettle_test_folder_remove (folder);
}

static void
test_newer (void)
{
  char *folder = new_folder_with_school ();
  FettleStore *store;

  run_script (folder, "PRAGMA user_version = 9999");
  store = fettle_test_store_open (folder);
  assert_readable (store);
  assert_refuses_to_write (store);
  g_free (folder);
  fettle_test_store_remove (store);
}

static void
test_other_database (void)
{
  char *folder = fettle_test_folder_new ();
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);
  FettleSql *sql = fettle_sql_open (path, FETTLE_SQL_CREATE, NULL);

  g_assert_true (fettle_sql_exec (sql, "CREATE TABLE theirs (a)", NULL));
  fettle_sql_close (sql);
  assert_open_fails (folder, FETTLE_ERROR_OPEN);
  fettle_test_folder_remove (folder);
}

static gboolean
pretend_remote (const char  *folder,
                char       **kind)
{
  *kind = g_strdup ("nfs4");
  return TRUE;
}

static void
test_network_share (void)
{
  char *folder = fettle_test_folder_new ();
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);

  fettle_register_set_remote_check (pretend_remote);
  assert_open_fails (folder, FETTLE_ERROR_NETWORK);
  fettle_register_set_remote_check (NULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  fettle_test_folder_remove (folder);
}

static void
scribble (const char *folder,
          gsize       from,
          gsize       size)
{
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);
  g_autofree char *noise = g_malloc (size);
  int fd = g_open (path, O_WRONLY | O_CLOEXEC);

  memset (noise, 0x5a, size);
  g_assert_cmpint (pwrite (fd, noise, size, (off_t) from), ==, size);
  close (fd);
}

/* The damaged file is left as it is, the backup is named, and putting it back sets the damaged one aside. */
static void
test_damaged (void)
{
  char *folder = new_folder_with_school ();
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);
  g_autofree char *hash = NULL;
  g_autofree char *still = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *aside_hash = NULL;
  g_autofree char *backup = NULL;
  g_autoptr(GError) error = NULL;
  FettleStore *store = fettle_test_store_open (folder);

  backup = fettle_backup_take (store, "asked", NULL, &error);
  g_assert_no_error (error);
  fettle_store_close (store);
  g_object_unref (store);

  scribble (folder, 0, 8192);
  hash = fettle_file_hash (path, NULL, NULL);
  store = fettle_store_open (folder, FETTLE_STORE_CREATE, &error);
  g_assert_null (store);
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, backup));
  still = fettle_file_hash (path, NULL, NULL);
  g_assert_cmpstr (still, ==, hash);

  g_clear_error (&error);
  aside = fettle_backup_put_back (folder, backup, &error);
  g_assert_no_error (error);
  aside_hash = fettle_file_hash (aside, NULL, NULL);
  g_assert_cmpstr (aside_hash, ==, hash);
  store = fettle_test_store_open (folder);
  assert_readable (store);
  g_free (folder);
  fettle_test_store_remove (store);
}

/* The newest backup that is sound is named, whatever is left of the register, and nothing is made in its place. */
static void
assert_loss_told (const char *folder,
                  const char *backup,
                  const char *remains)
{
  FettleStoreFlags flags[] = { FETTLE_STORE_DEFAULT, FETTLE_STORE_CREATE, FETTLE_STORE_READ_ONLY };
  g_autofree char *before = list_names (folder);
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (fettle_store_open (folder, flags[i], &error));
      g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT);
      g_assert_true (backup == NULL || strstr (error->message, backup) != NULL);
      g_assert_true (remains == NULL || strstr (error->message, remains) != NULL);
    }
  after = list_names (folder);
  g_assert_cmpstr (after, ==, before);
}

static void
test_lost (void)
{
  char *folder = new_folder_with_school ();
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);
  g_autofree char *newer = g_build_filename (folder, "backups", "register-29991231T000000Z-asked.db", NULL);
  g_autofree char *aside = NULL;
  g_autofree char *backup = NULL;
  FettleStore *store = fettle_test_store_open (folder);

  backup = fettle_backup_take (store, "asked", NULL, NULL);
  fettle_store_close (store);
  g_object_unref (store);
  g_assert_true (g_file_set_contents (newer, "no backup at all", -1, NULL));

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_loss_told (folder, backup, NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_loss_told (folder, backup, NULL);
  aside = g_strconcat (path, ".set-aside-20260101T000000Z", NULL);
  g_assert_true (g_file_set_contents (aside, "an old one", -1, NULL));
  assert_loss_told (folder, backup, "register.db.set-aside-20260101T000000Z");
  g_unlink (backup);
  g_unlink (newer);
  assert_loss_told (folder, NULL, "register.db.set-aside-20260101T000000Z");

  store = fettle_store_open (folder, FETTLE_STORE_CREATE | FETTLE_STORE_BESIDE | FETTLE_STORE_NO_DAILY_BACKUP, NULL);
  g_assert_nonnull (store);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_free (folder);
  fettle_test_store_remove (store);
}

/* A register of no bytes, where there is no trace of another, is simply not there. */
static void
test_empty_file (void)
{
  char *folder = fettle_test_folder_new ();
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);
  g_autoptr(GError) error = NULL;
  FettleStore *store;
  GStatBuf status;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_null (fettle_store_open (folder, FETTLE_STORE_DEFAULT, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, ==, 0);
  store = fettle_test_store_open (folder);
  g_free (folder);
  fettle_test_store_remove (store);
}

/* A new register beside the old one: what was there is kept, with all that was in its log. */
static void
test_beside (void)
{
  char *folder = new_folder_with_school ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) schools = NULL;
  FettleStore *store = fettle_test_store_open (folder);
  FettleStore *beside = fettle_store_open (folder, FETTLE_STORE_CREATE | FETTLE_STORE_BESIDE, &error);

  g_assert_null (beside);
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_BUSY);
  fettle_store_close (store);
  g_object_unref (store);
  beside = fettle_store_open (folder, FETTLE_STORE_CREATE | FETTLE_STORE_BESIDE | FETTLE_STORE_NO_DAILY_BACKUP, NULL);
  g_assert_nonnull (strstr (fettle_store_get_notices (beside)[0], "register.db.set-aside-"));
  schools = fettle_store_list (beside, "school", NULL, NULL, NULL);
  g_assert_cmpint (schools->len, ==, 0);
  g_free (folder);
  fettle_test_store_remove (beside);
}

static gint64
root_page_of (const char *folder,
              const char *table)
{
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);
  g_autoptr(FettleSql) sql = fettle_sql_open (path, FETTLE_SQL_IMMUTABLE, NULL);
  gint64 page;

  fettle_sql_get_int (sql, &page, NULL, "SELECT rootpage FROM sqlite_schema WHERE name = ?1", "s", table);
  g_assert_cmpint (page, >, 1);
  return page;
}

/* Damage in the middle of the file is found when the day's backup is read through, and told. */
static void
error_cb (FettleStore *store,
          GError      *error,
          GError     **told)
{
  *told = g_error_copy (error);
}

static gboolean
is_told (gpointer user_data)
{
  return *(GError **) user_data != NULL;
}

static void
test_damaged_inside (void)
{
  char *folder = new_folder_with_school ();
  g_autoptr(GError) told = NULL;
  g_autoptr(GError) error = NULL;
  FettleStore *store;

  scribble (folder, (gsize) (root_page_of (folder, "note") - 1) * 4096, 4096);
  store = fettle_store_open (folder, FETTLE_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  g_signal_connect (store, "error", G_CALLBACK (error_cb), &told);
  g_assert_true (fettle_test_wait_for (is_told, &told));
  g_assert_error (told, FETTLE_ERROR, FETTLE_ERROR_CORRUPT);
  g_free (folder);
  fettle_test_store_remove (store);
}

/* A file system of its own, as small or as read-only as wanted. */
static gboolean
mount_small (const char *folder,
             const char *size)
{
  g_autofree char *options = g_strconcat ("mode=0700,size=", size, NULL);

  if (mount ("fettle-test", folder, "tmpfs", 0, options) == 0)
    return TRUE;
  g_test_skip ("mounting is not permitted here");
  return FALSE;
}

static void
test_read_only_folder (void)
{
  char *folder = fettle_test_folder_new ();
  FettleStore *store;
  g_autoptr(FettleRecord) school = fettle_test_school ("100001", "Oak Primary School");

  if (mount_small (folder, "8m"))
    {
      store = fettle_test_store_open (folder);
      fettle_test_put (store, "Follow Oak Primary School", school, NULL);
      fettle_store_close (store);
      g_object_unref (store);
      g_assert_cmpint (mount ("fettle-test", folder, "tmpfs", MS_REMOUNT | MS_RDONLY, NULL), ==, 0);

      store = fettle_test_store_open (folder);
      assert_readable (store);
      assert_refuses_to_write (store);
      fettle_store_close (store);
      g_object_unref (store);
      g_assert_cmpint (umount (folder), ==, 0);
    }
  fettle_test_folder_remove (folder);
}

static guint
count_notes (FettleStore *store)
{
  g_autoptr(GPtrArray) notes = fettle_store_list (store, "note", NULL, NULL, NULL);

  return notes->len;
}

/* Writes until the disk is full: the batch that does not fit is refused in words, all others are there, then and later. */
static void
test_full_disk (void)
{
  char *folder = fettle_test_folder_new ();
  g_autoptr(FettleRecord) school = fettle_test_school ("100001", "Oak Primary School");
  g_autofree char *words = g_strnfill (20000, 'w');
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;
  FettleStore *store;
  guint n_done = 0;

  if (!mount_small (folder, "4m"))
    {
      fettle_test_folder_remove (folder);
      return;
    }
  store = fettle_test_store_open (folder);
  fettle_test_put (store, "Follow Oak Primary School", school, NULL);
  while (error == NULL)
    {
      g_autoptr(FettleRecord) note = fettle_test_record ("note", fettle_record_get_id (school), "subject", "A visit",
                                                         "body", words, NULL);
      g_autoptr(FettleBatch) batch = fettle_batch_new ("Write a note");

      fettle_batch_put (batch, note, NULL);
      n_done += (guint) fettle_store_apply (store, batch, NULL, NULL, &error);
    }
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_NO_SPACE);
  g_assert_cmpint (n_done, >, 0);
  g_assert_cmpint (count_notes (store), ==, n_done);
  fettle_store_close (store);
  g_object_unref (store);

  g_assert_cmpint (mount ("fettle-test", folder, "tmpfs", MS_REMOUNT, "size=32m"), ==, 0);
  store = fettle_test_store_open (folder);
  g_assert_cmpint (count_notes (store), ==, n_done);
  findings = fettle_store_check (store, NULL, NULL, NULL, NULL);
  for (guint i = 0; i < findings->len; i++)
    g_assert_true (((FettleCheckFinding *) g_ptr_array_index (findings, i))->ok);
  fettle_store_close (store);
  g_object_unref (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (umount (folder), ==, 0);
  fettle_test_folder_remove (folder);
}

/* An earlier program worded an outcome otherwise. */
static void
word_as_before (const char *path)
{
  sqlite3 *handle;
  char *old = g_strdup_printf ("file:%s", path);

  g_assert_cmpint (sqlite3_open_v2 (old, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "UPDATE school_summary SET outcome_label = 'As it was called once'",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  g_free (old);
}

/* Every register ever released must open, be brought up to date with a backup before, and lose nothing. */
static void
test_old_versions (void)
{
  for (guint version = 1; version < fettle_register_get_version (); version++)
    {
      g_autofree char *name = g_strdup_printf ("register-%u.db", version);
      g_autofree char *source = g_build_filename (g_getenv ("FETTLE_TEST_SOURCE"), "tests", "fixtures", "db", name, NULL);
      char *folder = fettle_test_folder_new ();
      g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);
      g_autofree char *contents = NULL;
      g_autoptr(GPtrArray) findings = NULL;
      FettleStore *store;
      gsize size;

      g_assert_true (g_file_get_contents (source, &contents, &size, NULL));
      g_assert_true (g_file_set_contents (path, contents, (gssize) size, NULL));
      word_as_before (path);
      store = fettle_test_store_open (folder);
      g_assert_false (fettle_store_is_read_only (store));
      assert_readable (store);
      findings = fettle_store_check (store, NULL, NULL, NULL, NULL);
      for (guint i = 0; i < findings->len; i++)
        g_assert_true (((FettleCheckFinding *) g_ptr_array_index (findings, i))->ok);
      g_free (folder);
      fettle_test_store_remove (store);
    }
}

static void
test_closed (void)
{
  FettleStore *store = fettle_test_store_new ();
  char *folder = g_strdup (fettle_store_get_folder (store));
  g_autoptr(GError) error = NULL;

  fettle_store_close (store);
  g_assert_null (fettle_store_list (store, "school", NULL, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_OPEN);
  g_clear_error (&error);
  g_assert_null (fettle_store_undo (store, NULL, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_OPEN);
  g_object_unref (store);
  fettle_test_folder_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/open/set-up", test_set_up);
  g_test_add_func ("/open/not-there", test_not_there);
  g_test_add_func ("/open/newer", test_newer);
  g_test_add_func ("/open/other-database", test_other_database);
  g_test_add_func ("/open/lost", test_lost);
  g_test_add_func ("/open/empty-file", test_empty_file);
  g_test_add_func ("/open/beside", test_beside);
  g_test_add_func ("/open/network-share", test_network_share);
  g_test_add_func ("/open/damaged", test_damaged);
  g_test_add_func ("/open/damaged-inside", test_damaged_inside);
  g_test_add_func ("/open/read-only-folder", test_read_only_folder);
  g_test_add_func ("/open/full-disk", test_full_disk);
  g_test_add_func ("/open/old-versions", test_old_versions);
  g_test_add_func ("/open/closed", test_closed);
  return g_test_run ();
}
