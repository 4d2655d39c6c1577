/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <unistd.h>

#include "fettle-test-store.h"
#include "store/fettle-backup-private.h"
#include "store/fettle-portable-private.h"
#include "store/fettle-store-private.h"

#define PASS_PHRASE "correct horse battery staple"

static FettleStore *
new_store_with_school (void)
{
  FettleStore *store = fettle_test_store_new ();
  g_autoptr(FettleRecord) school = fettle_test_school ("100001", "Oak Primary School");

  fettle_test_put (store, "Follow Oak Primary School", school, NULL);
  return store;
}

static guint
count_schools (const char *folder)
{
  FettleStore *store = fettle_test_store_open (folder);
  g_autoptr(GPtrArray) schools = fettle_store_list (store, "school", NULL, NULL, NULL);

  fettle_store_close (store);
  g_object_unref (store);
  return schools->len;
}

/* What is in the log beside the file is in the backup too. */
static void
test_take (void)
{
  FettleStore *store = new_store_with_school ();
  g_autoptr(GError) error = NULL;
  g_autofree char *path = fettle_backup_take (store, "asked", NULL, &error);
  g_autoptr(GPtrArray) backups = fettle_backup_list (fettle_store_get_folder (store), &error);
  FettleBackupInfo *info;
  g_autoptr(FettleSql) sql = NULL;
  gint64 n;
  GStatBuf status;

  g_assert_no_error (error);
  g_assert_cmpint (backups->len, ==, 1);
  info = g_ptr_array_index (backups, 0);
  g_assert_cmpstr (info->path, ==, path);
  g_assert_cmpstr (info->reason, ==, "asked");
  g_assert_true (g_str_has_suffix (info->made_at, "Z") && strlen (info->made_at) == strlen ("2026-11-21T20:45:00Z"));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0600);
  sql = fettle_sql_open (path, FETTLE_SQL_IMMUTABLE, &error);
  g_assert_no_error (error);
  fettle_sql_get_int (sql, &n, &error, "SELECT count (*) FROM school", NULL);
  g_assert_cmpint (n, ==, 1);
  fettle_test_store_remove (store);
}

static void
test_daily (void)
{
  FettleStore *store = new_store_with_school ();
  g_autoptr(GPtrArray) backups = NULL;

  g_assert_true (fettle_backup_take_daily (store, NULL));
  g_assert_true (fettle_backup_take_daily (store, NULL));
  backups = fettle_backup_list (fettle_store_get_folder (store), NULL);
  g_assert_cmpint (backups->len, ==, 1);
  fettle_test_store_remove (store);
}

static char *
write_portable (FettleStore *store)
{
  char *target = g_build_filename (fettle_store_get_folder (store), "away.fettle-backup", NULL);
  g_autoptr(GError) error = NULL;

  fettle_backup_write_portable (store, target, PASS_PHRASE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return target;
}

static void
test_portable (void)
{
  FettleStore *store = new_store_with_school ();
  g_autofree char *target = write_portable (store);
  g_autofree char *contents = NULL;
  char *parent = fettle_test_folder_new ();
  g_autofree char *folder = g_build_filename (parent, "data", NULL);
  g_autofree char *elsewhere = g_build_filename (parent, "elsewhere", NULL);
  g_autofree char *aside = NULL;
  g_autoptr(GError) error = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (target, &contents, &size, NULL));
  g_assert_null (g_strstr_len (contents, (gssize) size, "Oak Primary"));
  g_assert_null (g_strstr_len (contents, (gssize) size, "SQLite format"));

  g_assert_true (fettle_backup_restore_portable (target, folder, PASS_PHRASE, &aside, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (aside);
  g_assert_cmpint (count_schools (folder), ==, 1);

  /* Once more over what is there now: that is set aside whole. */
  g_assert_true (fettle_backup_restore_portable (target, folder, PASS_PHRASE, &aside, NULL, NULL, NULL, &error));
  g_assert_nonnull (aside);
  g_assert_cmpint (count_schools (folder), ==, 1);
  g_free (fettle_backup_put_back (elsewhere, aside, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_schools (elsewhere), ==, 1);
  fettle_test_folder_remove (parent);
  fettle_test_store_remove (store);
}

static void
assert_restore_fails (const char *source,
                      const char *folder,
                      const char *pass_phrase,
                      int         code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autoptr(GDir) dir = NULL;

  g_assert_false (fettle_backup_restore_portable (source, folder, pass_phrase, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, code);
  g_assert_cmpint (count_schools (folder), ==, 1);
  /* Nothing half done lies about. */
  dir = g_dir_open (parent, 0, NULL);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    g_assert_null (strstr (name, "restoring"));
}

/* Wrong pass phrase, changed, cut off, not ours, newer: each refused in its own words, and nothing is touched. */
/* It is told by its first bytes, whatever it is called; what is damaged or newer is one, too. */
static void
test_is_portable (void)
{
  static const struct { const char *bytes; gsize size; gboolean is; } rows[] = {
    { "", 0, FALSE },
    { "FETTLE", 6, FALSE },
    { "URN,EstablishmentName\n", 22, FALSE },
    { "FETTLEBK", 8, TRUE },
    { "FETTLEBK\xff", 9, TRUE },
  };
  FettleStore *store = new_store_with_school ();
  g_autofree char *target = write_portable (store);
  g_autofree char *other = g_build_filename (fettle_store_get_folder (store), "other.csv", NULL);

  g_assert_true (fettle_backup_is_portable (target));
  g_assert_false (fettle_backup_is_portable ("/nowhere/at-all"));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (g_file_set_contents (other, rows[i].bytes, (gssize) rows[i].size, NULL));
      g_assert_cmpint (fettle_backup_is_portable (other), ==, rows[i].is);
    }
  fettle_test_store_remove (store);
}

static void
test_portable_refused (void)
{
  FettleStore *store = new_store_with_school ();
  g_autofree char *target = write_portable (store);
  g_autofree char *contents = NULL;
  g_autofree char *bad = g_strconcat (target, ".bad", NULL);
  char *parent = fettle_test_folder_new ();
  g_autofree char *folder = g_build_filename (parent, "data", NULL);
  gsize size;

  g_assert_true (fettle_backup_restore_portable (target, folder, PASS_PHRASE, NULL, NULL, NULL, NULL, NULL));
  assert_restore_fails (target, folder, "wrong", FETTLE_ERROR_PASS_PHRASE);

  g_assert_true (g_file_get_contents (target, &contents, &size, NULL));
  g_assert_cmpint (size, >, 140000);
  contents[size / 2] ^= 1;
  g_assert_true (g_file_set_contents (bad, contents, (gssize) size, NULL));
  assert_restore_fails (bad, folder, PASS_PHRASE, FETTLE_ERROR_CORRUPT);
  contents[size / 2] ^= 1;
  g_assert_true (g_file_set_contents (bad, contents, FETTLE_PORTABLE_HEADER_SIZE + 65536 + 17, NULL));
  assert_restore_fails (bad, folder, PASS_PHRASE, FETTLE_ERROR_CORRUPT);
  /* The header is bound to the stream: its reserved bytes cannot be changed either. */
  contents[FETTLE_PORTABLE_HEADER_SIZE - 1] = 1;
  g_assert_true (g_file_set_contents (bad, contents, (gssize) size, NULL));
  assert_restore_fails (bad, folder, PASS_PHRASE, FETTLE_ERROR_PASS_PHRASE);
  contents[FETTLE_PORTABLE_HEADER_SIZE - 1] = 0;
  contents[8] = 3;
  g_assert_true (g_file_set_contents (bad, contents, (gssize) size, NULL));
  assert_restore_fails (bad, folder, PASS_PHRASE, FETTLE_ERROR_TOO_NEW);
  g_assert_true (g_file_set_contents (bad, "Not one of ours", -1, NULL));
  assert_restore_fails (bad, folder, PASS_PHRASE, FETTLE_ERROR_REFUSED);

  fettle_test_folder_remove (parent);
  fettle_test_store_remove (store);
}

static void
test_portable_header (void)
{
  static const struct
  {
    guint64 operations, memory;
    gboolean opens;
  } costs[] = {
    { crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE, TRUE },
    { crypto_pwhash_OPSLIMIT_MODERATE + 1, crypto_pwhash_MEMLIMIT_MODERATE, FALSE },
    { crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE + 1, FALSE },
    { crypto_pwhash_OPSLIMIT_SENSITIVE, crypto_pwhash_MEMLIMIT_SENSITIVE, FALSE },
    { 3, G_GUINT64_CONSTANT (1) << 40, FALSE },
    { G_MAXUINT64, 1 << 20, FALSE },
    { 0, 1 << 20, FALSE },
  };
  FettlePortableHeader header = { 3, 1 << 20, { 1, 2, 3 }, { 4, 5, 6 }, FETTLE_PORTABLE_PHRASE };
  FettlePortableHeader read = { 0 };
  guint8 bytes[FETTLE_PORTABLE_HEADER_SIZE];
  guint8 again[FETTLE_PORTABLE_HEADER_SIZE];
  g_autoptr(GError) error = NULL;

  fettle_portable_header_write (&header, bytes);
  g_assert_true (fettle_portable_header_parse (bytes, sizeof bytes, &read, NULL));
  fettle_portable_header_write (&read, again);
  g_assert_cmpmem (bytes, sizeof bytes, again, sizeof again);
  g_assert_cmpint (read.version, ==, header.version);
  for (gsize size = 0; size < sizeof bytes; size++)
    g_assert_false (fettle_portable_header_parse (bytes, size, &read, NULL));

  /* What this program writes is the most that it opens: a byte or a pass more is refused before anything is worked out. */
  for (guint i = 0; i < G_N_ELEMENTS (costs); i++)
    {
      header.operations = costs[i].operations;
      header.memory = costs[i].memory;
      fettle_portable_header_write (&header, bytes);
      g_assert_cmpint (fettle_portable_header_parse (bytes, sizeof bytes, &read, &error), ==, costs[i].opens);
      if (!costs[i].opens)
        g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_LIMIT);
      g_clear_error (&error);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backup/take", test_take);
  g_test_add_func ("/backup/daily", test_daily);
  g_test_add_func ("/backup/portable", test_portable);
  g_test_add_func ("/backup/is-portable", test_is_portable);
  g_test_add_func ("/backup/portable-refused", test_portable_refused);
  g_test_add_func ("/backup/portable-header", test_portable_header);
  return g_test_run ();
}
