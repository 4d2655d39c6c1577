/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fettle-test-store.h"
#include "store/fettle-stale-log-private.h"
#include "store/fettle-store-private.h"
#include "store/sqlite/fettle-wal-private.h"

/* Kills in the middle of moving the log into the register, in each run and in the long one. */
#define N_KILLS 20
#define N_KILLS_LONG 200

#define N_FOREIGN 30
#define N_DAYS 12
#define N_STARTS 20

static const char *program;

/* The rule, line by line. */
static void
test_decide (void)
{
  static const struct
  {
    FettleLogFacts facts;
    FettleLogVerdict verdict;
  } rows[] = {
    { { FETTLE_MAIN_NO_STEP, FETTLE_THROUGH_UNREADABLE, FETTLE_SOUND_UNKNOWN, FETTLE_SOUND_UNKNOWN }, FETTLE_LOG_BELONGS },
    { { FETTLE_MAIN_STEP, FETTLE_THROUGH_SAME, FETTLE_SOUND_UNKNOWN, FETTLE_SOUND_UNKNOWN }, FETTLE_LOG_BELONGS },
    { { FETTLE_MAIN_STEP, FETTLE_THROUGH_MISSING, FETTLE_SOUND_UNKNOWN, FETTLE_SOUND_UNKNOWN }, FETTLE_LOG_CHECK_MAIN },
    { { FETTLE_MAIN_STEP, FETTLE_THROUGH_DIFFERENT, FETTLE_SOUND_UNKNOWN, FETTLE_SOUND_UNKNOWN }, FETTLE_LOG_CHECK_MAIN },
    { { FETTLE_MAIN_STEP, FETTLE_THROUGH_UNREADABLE, FETTLE_SOUND_UNKNOWN, FETTLE_SOUND_UNKNOWN }, FETTLE_LOG_CHECK_MAIN },
    { { FETTLE_MAIN_STEP, FETTLE_THROUGH_GAP, FETTLE_SOUND_UNKNOWN, FETTLE_SOUND_UNKNOWN }, FETTLE_LOG_CHECK_MAIN },
    { { FETTLE_MAIN_STEP, FETTLE_THROUGH_MISSING, FETTLE_SOUND_YES, FETTLE_SOUND_UNKNOWN }, FETTLE_LOG_FOREIGN },
    { { FETTLE_MAIN_STEP, FETTLE_THROUGH_DIFFERENT, FETTLE_SOUND_YES, FETTLE_SOUND_UNKNOWN }, FETTLE_LOG_FOREIGN },
    { { FETTLE_MAIN_STEP, FETTLE_THROUGH_UNREADABLE, FETTLE_SOUND_YES, FETTLE_SOUND_UNKNOWN }, FETTLE_LOG_FOREIGN },
    { { FETTLE_MAIN_STEP, FETTLE_THROUGH_GAP, FETTLE_SOUND_YES, FETTLE_SOUND_UNKNOWN }, FETTLE_LOG_FOREIGN },
    { { FETTLE_MAIN_STEP, FETTLE_THROUGH_DIFFERENT, FETTLE_SOUND_NO, FETTLE_SOUND_UNKNOWN }, FETTLE_LOG_CHECK_THROUGH },
    { { FETTLE_MAIN_STEP, FETTLE_THROUGH_DIFFERENT, FETTLE_SOUND_NO, FETTLE_SOUND_YES }, FETTLE_LOG_BELONGS },
    { { FETTLE_MAIN_STEP, FETTLE_THROUGH_MISSING, FETTLE_SOUND_NO, FETTLE_SOUND_NO }, FETTLE_LOG_DAMAGED },
    { { FETTLE_MAIN_UNREADABLE, FETTLE_THROUGH_UNREADABLE, FETTLE_SOUND_UNKNOWN, FETTLE_SOUND_UNKNOWN }, FETTLE_LOG_CHECK_THROUGH },
    { { FETTLE_MAIN_UNREADABLE, FETTLE_THROUGH_UNREADABLE, FETTLE_SOUND_UNKNOWN, FETTLE_SOUND_YES }, FETTLE_LOG_BELONGS },
    { { FETTLE_MAIN_UNREADABLE, FETTLE_THROUGH_UNREADABLE, FETTLE_SOUND_UNKNOWN, FETTLE_SOUND_NO }, FETTLE_LOG_DAMAGED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (fettle_stale_log_decide (&rows[i].facts), ==, rows[i].verdict);
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  gsize size;

  g_file_get_contents (from, &contents, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, contents, (gssize) size, &error);
  g_assert_no_error (error);
}

static char *
beside (const char *folder,
        const char *suffix)
{
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);

  return g_strconcat (path, suffix, NULL);
}

static char *
day_path (const char *folder,
          guint       day,
          const char *suffix)
{
  g_autofree char *name = g_strdup_printf ("day-%u%s", day, suffix);

  return g_build_filename (folder, name, NULL);
}

/* As a sync client or a copy by hand keeps them: the register and its log at the end of each of some days, while it is open. */
static void
keep_days (FettleStore *store,
           const char  *kept)
{
  g_autofree char *path = fettle_store_path (store, FETTLE_REGISTER_FILE);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  for (guint day = 0; day < N_DAYS; day++)
    {
      g_autofree char *kept_path = day_path (kept, day, "");
      g_autofree char *kept_log = day_path (kept, day, "-wal");
      g_autoptr(FettleSql) sql = fettle_sql_open (path, FETTLE_SQL_WRITE, NULL);

      g_assert_true (fettle_sql_exec (sql, "PRAGMA wal_checkpoint (RESTART)", NULL));
      for (int i = g_test_rand_int_range (1, 9); i > 0; i--)
        g_free (fettle_test_write_note (store, "A note of the day"));
      copy_file (path, kept_path);
      copy_file (log, kept_log);
    }
}

static char *
make_days (const char *urn)
{
  FettleStore *store = fettle_test_store_new ();
  g_autoptr(FettleRecord) school = fettle_test_school (urn, "Oak Primary School");
  char *kept = fettle_test_folder_new ();

  fettle_test_put (store, "Follow Oak Primary School", school, NULL);
  keep_days (store, kept);
  fettle_test_store_remove (store);
  return kept;
}

/* A log of pages of another size, of anything at all. */
static char *
make_other_log (guint page_size)
{
  char *folder = fettle_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "other.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *kept = g_build_filename (folder, "log", NULL);
  g_autofree char *script = g_strdup_printf ("PRAGMA page_size = %u; PRAGMA journal_mode = WAL; CREATE TABLE theirs (a);"
                                             "INSERT INTO theirs VALUES (randomblob (20000))", page_size);
  g_autoptr(FettleSql) sql = fettle_sql_open (path, FETTLE_SQL_CREATE, NULL);

  g_assert_true (fettle_sql_exec (sql, script, NULL));
  copy_file (log, kept);
  return folder;
}

/* A register as it was at the end of a day, closed well, or the other way round: without the log that went with it. */
static char *
lay_out (const char *main,
         const char *log)
{
  char *folder = fettle_test_folder_new ();
  g_autofree char *path = beside (folder, "");
  g_autofree char *path_log = beside (folder, "-wal");

  copy_file (main, path);
  copy_file (log, path_log);
  return folder;
}

static gboolean
has_set_aside (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (strstr (name, "set-aside") != NULL)
        return TRUE;
    }
  return FALSE;
}

static gint64
count_steps (const char *path)
{
  g_autoptr(FettleSql) sql = fettle_sql_open (path, FETTLE_SQL_IMMUTABLE, NULL);
  gint64 n;

  g_assert_true (fettle_sql_get_int (sql, &n, NULL, "SELECT count (*) FROM batch", NULL));
  return n;
}

/* The foreign log is told and lies beside; the register is the same to the last byte, and whole. */
static void
assert_set_aside (const char *main,
                  const char *log)
{
  char *folder = lay_out (main, log);
  g_autofree char *path = beside (folder, "");
  g_autofree char *before = fettle_file_hash (path, NULL, NULL);
  g_autofree char *after = NULL;
  gint64 n_steps = count_steps (main);
  FettleStore *store = fettle_test_store_open (folder);

  g_assert_cmpint (g_strv_length ((char **) fettle_store_get_notices (store)), ==, 1);
  fettle_test_assert_sound (store);
  fettle_store_close (store);
  g_object_unref (store);
  after = fettle_file_hash (path, NULL, NULL);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (has_set_aside (folder));
  g_assert_cmpint (count_steps (path), ==, n_steps);

  store = fettle_test_store_open (folder);
  g_assert_null (fettle_store_get_notices (store)[0]);
  fettle_store_close (store);
  g_object_unref (store);
  fettle_test_folder_remove (folder);
}

static void
test_foreign (void)
{
  g_autofree char *ours = make_days ("100001");
  g_autofree char *theirs = make_days ("100002");
  static const guint page_sizes[] = { 512, 1024, 2048, 8192, 16384, 65536 };

  for (guint i = 0; i < N_FOREIGN; i++)
    {
      guint day = 2 + i % (N_DAYS - 2);
      guint other = (guint) g_test_rand_int_range (0, (gint32) day - 1);
      g_autofree char *main = day_path (ours, i % 4 == 1 ? other : day, "");
      g_autofree char *log = NULL;
      g_autofree char *made = NULL;

      if (i % 4 == 0) /* an older log of the same register */
        log = day_path (ours, other, "-wal");
      else if (i % 4 == 1) /* the log of a later day beside a register that was put back */
        log = day_path (ours, day, "-wal");
      else if (i % 4 == 2) /* of another register */
        log = day_path (theirs, day, "-wal");
      else
        {
          made = make_other_log (page_sizes[i / 4 % G_N_ELEMENTS (page_sizes)]);
          log = g_build_filename (made, "log", NULL);
        }
      assert_set_aside (main, log);
      if (made != NULL)
        fettle_test_folder_remove (g_steal_pointer (&made));
    }
  fettle_test_folder_remove (g_steal_pointer (&ours));
  fettle_test_folder_remove (g_steal_pointer (&theirs));
}

/* A register with the log that goes with it: every day of it, whatever was moved into the file since. */
static void
test_own (void)
{
  g_autofree char *days = make_days ("100001");

  for (guint day = 0; day < N_DAYS; day++)
    {
      g_autofree char *main = day_path (days, day, "");
      g_autofree char *log = day_path (days, day, "-wal");
      char *folder = lay_out (main, log);
      gint64 n_before = count_steps (main);
      FettleWal wal;
      FettleStore *store;
      g_autoptr(FettleReader) reader = NULL;
      gint64 n;

      g_assert_true (fettle_wal_read (log, &wal));
      g_assert_cmpint (wal.first_step, ==, n_before + 1);
      store = fettle_test_store_open (folder);
      g_assert_null (fettle_store_get_notices (store)[0]);
      reader = fettle_store_borrow (store, NULL);
      fettle_sql_get_int (reader->sql, &n, NULL, "SELECT count (*) FROM batch", NULL);
      g_clear_pointer (&reader, fettle_pool_give_back);
      g_assert_cmpint (n, ==, wal.last_step);
      fettle_test_assert_sound (store);
      g_free (folder);
      fettle_test_store_remove (store);
    }
  fettle_test_folder_remove (g_steal_pointer (&days));
}

/* The system's own way to write, and after how many more pages of the register this process ends itself, half a page into the last. */
typedef ssize_t (*WriteFunc) (int fd, const void *bytes, size_t size, off_t at);

static WriteFunc system_write;
static gint pages_to_live;
static ino_t register_inode;

static ssize_t
write_or_die (int         fd,
              const void *bytes,
              size_t      size,
              off_t       at)
{
  struct stat status;

  if (fstat (fd, &status) == 0 && status.st_ino == register_inode && --pages_to_live <= 0)
    {
      if (system_write (fd, bytes, size / 2, at) >= 0)
        kill (getpid (), SIGKILL);
    }
  return system_write (fd, bytes, size, at);
}

/* The child writes, says what is on the disk, and ends in the middle of moving the log into the register. */
static int
be_the_child (const char *folder,
              int         life)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);
  FettleStore *store = fettle_test_store_open (folder);
  g_autofree char *path = beside (folder, "");
  const char *name = vfs->xGetSystemCall (vfs, "pwrite64") != NULL ? "pwrite64" : "pwrite";
  struct stat status;

  for (int i = 0; i < 12; i++)
    {
      g_autofree char *id = fettle_test_write_note (store, "A note of the child");
      g_autofree char *line = g_strconcat (id, "\n", NULL);

      if (write (STDOUT_FILENO, line, strlen (line)) < 0)
        return 1;
    }
  g_assert_cmpint (stat (path, &status), ==, 0);
  register_inode = status.st_ino;
  pages_to_live = life;
  system_write = (WriteFunc) vfs->xGetSystemCall (vfs, name);
  vfs->xSetSystemCall (vfs, name, (sqlite3_syscall_ptr) write_or_die);
  fettle_store_close (store);
  return 0;
}

static void
test_kills (void)
{
  FettleStore *store = fettle_test_store_new ();
  g_autoptr(FettleRecord) school = fettle_test_school ("100001", "Oak Primary School");
  char *folder = g_strdup (fettle_store_get_folder (store));
  g_autoptr(GString) all = g_string_new (NULL);
  guint n_killed = 0;

  fettle_test_put (store, "Follow Oak Primary School", school, NULL);
  fettle_store_close (store);
  g_object_unref (store);
  for (int i = 0; i < (fettle_test_is_long () ? N_KILLS_LONG : N_KILLS); i++)
    {
      g_autofree char *life = g_strdup_printf ("%d", 1 + i % 40);
      g_autoptr(GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, program, "--child", folder, life, NULL);
      g_autofree char *told = NULL;
      g_auto(GStrv) ids = NULL;

      g_assert_true (g_subprocess_communicate_utf8 (child, NULL, NULL, &told, NULL, NULL));
      n_killed += g_subprocess_get_if_signaled (child) ? 1 : 0;
      g_string_append (all, told);
      ids = g_strsplit (all->str, "\n", -1);
      g_assert_cmpint (g_strv_length (ids), ==, 12 * (i + 1) + 1);
      store = fettle_test_store_open (folder);
      g_assert_null (fettle_store_get_notices (store)[0]);
      fettle_test_assert_batches (store, ids);
      fettle_test_assert_sound (store);
      fettle_store_close (store);
      g_object_unref (store);
    }
  g_test_message ("%u of the children ended while the log was moved", n_killed);
  g_assert_cmpint (n_killed, >, 0);
  g_assert_false (has_set_aside (folder));
  fettle_test_folder_remove (folder);
}

/* A log that another program is writing is that program's to judge. */
static void
test_beside_writer (void)
{
  FettleStore *writer = fettle_test_store_new ();
  g_autoptr(FettleRecord) school = fettle_test_school ("100001", "Oak Primary School");
  const char *folder = fettle_store_get_folder (writer);

  fettle_test_put (writer, "Follow Oak Primary School", school, NULL);
  for (guint i = 0; i < N_STARTS; i++)
    {
      FettleStore *store = fettle_test_store_open (folder);

      g_free (fettle_test_write_note (writer, "A note of the writer"));
      g_free (fettle_test_write_note (store, "A note of another"));
      g_assert_null (fettle_store_get_notices (store)[0]);
      fettle_store_close (store);
      g_object_unref (store);
    }
  g_assert_false (has_set_aside (folder));
  fettle_test_assert_sound (writer);
  fettle_test_store_remove (writer);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--child"))
    return be_the_child (argv[2], atoi (argv[3]));
  g_test_init (&argc, &argv, NULL);
  program = argv[0];
  g_test_add_func ("/stale-log/decide", test_decide);
  g_test_add_func ("/stale-log/own", test_own);
  g_test_add_func ("/stale-log/foreign", test_foreign);
  g_test_add_func ("/stale-log/beside-writer", test_beside_writer);
  g_test_add_func ("/stale-log/killed-in-checkpoint", test_kills);
  return g_test_run ();
}
