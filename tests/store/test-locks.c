/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include "fettle-test-store.h"
#include "store/sqlite/fettle-sql-private.h"

/*
 * POSIX drops all locks of a process on a file when it closes any descriptor of it, and a file dialog that looks at the data
 * folder does just that. The register's locks must outlive such a stranger in the same process, keep out other programs with
 * locks of either sort, and go when their program dies.
 */

#define N_ROUNDS 8
#define N_BATCHES 40

static const char *program;

static void
touch_every_file (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      int fd = open (path, O_RDONLY | O_CLOEXEC);

      if (fd >= 0)
        close (fd);
    }
}

typedef struct
{
  const char *folder;
  int stop;
} Stranger;

static gpointer
stranger_thread (gpointer data)
{
  Stranger *stranger = data;

  while (!g_atomic_int_get (&stranger->stop))
    {
      touch_every_file (stranger->folder);
      g_usleep ((gulong) g_random_int_range (0, 500));
    }
  return NULL;
}

static char *
register_of (const char *folder)
{
  return g_build_filename (folder, "register.db", NULL);
}

/* A program that comes, writes, brings the log home, and goes as if it were the last. */
static int
come_and_go (const char *folder)
{
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      FettleStore *store = fettle_test_store_open (folder);
      g_autofree char *path = register_of (folder);
      g_autofree char *id = fettle_test_write_note (store, "A note of the other program");
      g_autoptr(FettleSql) sql = fettle_sql_open (path, FETTLE_SQL_WRITE, NULL);
      gint64 busy;

      fettle_sql_get_int (sql, &busy, NULL, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
      g_print ("%s\n", id);
      g_clear_pointer (&sql, fettle_sql_close);
      fettle_store_close (store);
      g_object_unref (store);
    }
  return 0;
}

/* A program with ordinary locks, such as the shell of SQLite. */
static int
look_plainly (const char *folder)
{
  for (guint i = 0; i < 4 * N_ROUNDS; i++)
    {
      g_autofree char *path = register_of (folder);
      sqlite3 *handle;
      int code;

      g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
      sqlite3_busy_timeout (handle, 10000);
      code = sqlite3_exec (handle, "SELECT count (*) FROM change; PRAGMA wal_checkpoint (TRUNCATE);", NULL, NULL, NULL);
      g_assert_true (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED);
      g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
    }
  return 0;
}

/* Answers 0 where the write lock could be had at once, 1 where another has it. */
static int
try_to_write (const char *path)
{
  sqlite3 *handle;
  int code;

  sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL);
  code = sqlite3_exec (handle, "BEGIN EXCLUSIVE", NULL, NULL, NULL);
  sqlite3_close (handle);
  return code == SQLITE_OK ? 0 : code == SQLITE_BUSY ? 1 : 2;
}

static int
hold_for_ever (const char *path)
{
  g_autoptr(FettleSql) sql = fettle_sql_open (path, FETTLE_SQL_WRITE, NULL);

  g_assert_true (fettle_sql_begin (sql, NULL));
  if (write (STDOUT_FILENO, "held\n", 5) < 0)
    return 1;
  for (;;)
    pause ();
}

static GSubprocess *
spawn (const char *task,
       const char *path)
{
  g_autoptr(GError) error = NULL;
  GSubprocess *child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--child", task, path, NULL);

  g_assert_no_error (error);
  return child;
}

static int
ask_other_program (const char *path)
{
  g_autoptr(GSubprocess) child = spawn ("try", path);

  g_assert_true (g_subprocess_wait (child, NULL, NULL));
  g_assert_true (g_subprocess_get_if_exited (child));
  return g_subprocess_get_exit_status (child);
}

static void
collect (GSubprocess *child,
         GPtrArray   *ids)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *told = NULL;
  g_auto(GStrv) lines = NULL;

  g_subprocess_communicate_utf8 (child, NULL, NULL, &told, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (child));
  lines = g_strsplit (told, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0')
        g_ptr_array_add (ids, g_strdup (lines[i]));
    }
}

/* While a stranger opens and closes every file here without rest, two other programs come and go. */
static void
test_stranger (void)
{
  FettleStore *store = fettle_test_store_new ();
  g_autofree char *folder = g_strdup (fettle_store_get_folder (store));
  g_autoptr(FettleRecord) school = fettle_test_school ("100001", "Oak Primary School");
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GSubprocess) writer = NULL;
  g_autoptr(GSubprocess) looker = NULL;
  Stranger stranger = { folder, 0 };
  GThread *thread;

  fettle_test_put (store, "Follow Oak Primary School", school, NULL);
  thread = g_thread_new ("stranger", stranger_thread, &stranger);
  writer = spawn ("come-and-go", folder);
  looker = spawn ("look", folder);
  for (guint i = 0; i < N_BATCHES; i++)
    {
      g_ptr_array_add (ids, fettle_test_write_note (store, "A note of this program"));
      g_usleep ((gulong) g_test_rand_int_range (0, 10000));
    }
  collect (writer, ids);
  collect (looker, ids);
  g_atomic_int_set (&stranger.stop, 1);
  g_thread_join (thread);

  g_assert_cmpint (ids->len, ==, N_BATCHES + N_ROUNDS);
  g_ptr_array_add (ids, NULL);
  fettle_test_assert_batches (store, (char **) ids->pdata);
  fettle_test_assert_sound (store);
  fettle_store_close (store);
  g_object_unref (store);

  store = fettle_test_store_open (folder);
  fettle_test_assert_batches (store, (char **) ids->pdata);
  fettle_test_assert_sound (store);
  fettle_test_store_remove (store);
}

/* With the register as it is kept (a log beside it), and with a file as backups are. */
static void
test_exclusion (gconstpointer data)
{
  char *folder = fettle_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "file.db", NULL);
  g_autoptr(FettleSql) first = fettle_sql_open (path, FETTLE_SQL_CREATE, NULL);
  g_autoptr(FettleSql) second = NULL;
  g_autoptr(FettleSql) third = NULL;
  g_autofree char *mode = NULL;
  gint64 n;

  g_assert_true (fettle_sql_get_text (first, &mode, NULL, data, NULL));
  g_assert_true (fettle_sql_exec (first, "CREATE TABLE word (text TEXT); INSERT INTO word VALUES ('one')", NULL));
  second = fettle_sql_open (path, FETTLE_SQL_WRITE, NULL);
  third = fettle_sql_open (path, FETTLE_SQL_READ, NULL);
  g_assert_true (fettle_sql_get_int (third, &n, NULL, "SELECT count (*) FROM word", NULL));
  g_assert_cmpint (ask_other_program (path), ==, 0);

  g_assert_true (fettle_sql_begin (second, NULL));
  g_assert_true (fettle_sql_exec (second, "INSERT INTO word VALUES ('two')", NULL));
  g_assert_cmpint (ask_other_program (path), ==, 1);
  touch_every_file (folder);
  g_assert_cmpint (ask_other_program (path), ==, 1);
  g_clear_pointer (&first, fettle_sql_close);
  g_clear_pointer (&third, fettle_sql_close);
  g_assert_cmpint (ask_other_program (path), ==, 1);
  g_assert_true (fettle_sql_commit (second, NULL));
  g_assert_cmpint (ask_other_program (path), ==, 0);

  /* Opened anew, as the only one, and closed while it holds the lock. */
  g_clear_pointer (&second, fettle_sql_close);
  first = fettle_sql_open (path, FETTLE_SQL_WRITE, NULL);
  g_assert_true (fettle_sql_begin (first, NULL));
  touch_every_file (folder);
  g_assert_cmpint (ask_other_program (path), ==, 1);
  g_clear_pointer (&first, fettle_sql_close);
  g_assert_cmpint (ask_other_program (path), ==, 0);

  first = fettle_sql_open (path, FETTLE_SQL_READ, NULL);
  g_assert_true (fettle_sql_get_int (first, &n, NULL, "SELECT count (*) FROM word", NULL));
  g_assert_cmpint (n, ==, 2);
  g_clear_pointer (&first, fettle_sql_close);
  fettle_test_folder_remove (folder);
}

static void
test_death (void)
{
  char *folder = fettle_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "file.db", NULL);
  g_autoptr(FettleSql) sql = fettle_sql_open (path, FETTLE_SQL_CREATE, NULL);
  g_autofree char *mode = NULL;

  g_assert_true (fettle_sql_get_text (sql, &mode, NULL, "PRAGMA journal_mode = WAL", NULL));
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr(GSubprocess) child = spawn ("hold", path);
      g_autoptr(GDataInputStream) lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
      g_autoptr(GError) error = NULL;

      g_assert_cmpstr (line, ==, "held");
      sqlite3_busy_timeout (fettle_sql_get_handle (sql), 0);
      g_assert_false (fettle_sql_begin (sql, &error));
      g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_BUSY);
      g_subprocess_force_exit (child);
      g_subprocess_wait (child, NULL, NULL);
      g_assert_true (fettle_sql_begin (sql, NULL));
      fettle_sql_roll_back (sql);
    }
  g_clear_pointer (&sql, fettle_sql_close);
  fettle_test_folder_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--child"))
    {
      if (g_str_equal (argv[2], "come-and-go"))
        return come_and_go (argv[3]);
      if (g_str_equal (argv[2], "look"))
        return look_plainly (argv[3]);
      return g_str_equal (argv[2], "try") ? try_to_write (argv[3]) : hold_for_ever (argv[3]);
    }
  g_test_init (&argc, &argv, NULL);
  program = argv[0];
  g_test_add_data_func ("/locks/exclusion/log", "PRAGMA journal_mode = WAL", test_exclusion);
  g_test_add_data_func ("/locks/exclusion/journal", "PRAGMA journal_mode = DELETE", test_exclusion);
  g_test_add_func ("/locks/death", test_death);
  g_test_add_func ("/locks/stranger", test_stranger);
  return g_test_run ();
}
