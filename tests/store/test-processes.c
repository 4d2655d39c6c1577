/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <unistd.h>

#include "fettle-test-store.h"
#include "store/fettle-history.h"

/* SIGKILLs at random moments of editing. */
#define N_KILLS 30
#define N_KILLS_LONG 200

/* Batches that each of two programs writes. */
#define N_BATCHES 60

static const char *program;

static GSubprocess *
spawn (const char *folder,
       const char *task)
{
  g_autoptr(GError) error = NULL;
  GSubprocess *child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--child", task, folder, NULL);

  g_assert_no_error (error);
  return child;
}

/* A child that edits until it is killed, and says what is on the disk as soon as it is told so. */
static int
run_editor (const char *folder,
            guint       n_batches)
{
  FettleStore *store = fettle_test_store_open (folder);

  for (guint i = 0; i < n_batches; i++)
    {
      g_autofree char *id = NULL;
      g_autofree char *line = NULL;

      if (i % 7 == 6)
        g_free (fettle_store_undo (store, NULL, NULL, NULL));
      id = fettle_test_write_note (store, "A note of the child");
      line = g_strconcat (id, "\n", NULL);
      if (write (STDOUT_FILENO, line, strlen (line)) < 0)
        return 1;
    }
  fettle_store_close (store);
  g_object_unref (store);
  return 0;
}

static FettleStore *
new_store_with_school (void)
{
  FettleStore *store = fettle_test_store_new ();
  g_autoptr(FettleRecord) school = fettle_test_school ("100001", "Oak Primary School");

  fettle_test_put (store, "Follow Oak Primary School", school, NULL);
  return store;
}

/* The child is killed a random time after it said its first word, so that every kill falls into work. */
static char *
edit_and_kill (const char *folder)
{
  g_autoptr(GSubprocess) child = spawn (folder, "edit");
  GInputStream *out = g_subprocess_get_stdout_pipe (child);
  g_autoptr(GDataInputStream) lines = g_data_input_stream_new (out);
  GString *told = g_string_new (NULL);
  char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

  g_usleep ((gulong) g_test_rand_int_range (0, 40000));
  g_subprocess_force_exit (child);
  for (; line != NULL; line = g_data_input_stream_read_line (lines, NULL, NULL, NULL))
    {
      g_string_append_printf (told, "%s\n", line);
      g_free (line);
    }
  g_subprocess_wait (child, NULL, NULL);
  return g_string_free (told, FALSE);
}

static void
test_kill (void)
{
  FettleStore *store = new_store_with_school ();
  char *folder = g_strdup (fettle_store_get_folder (store));
  guint n_told = 0, n_kills = fettle_test_is_long () ? N_KILLS_LONG : N_KILLS;

  fettle_store_close (store);
  g_object_unref (store);
  for (guint i = 0; i < n_kills; i++)
    {
      g_autofree char *told = edit_and_kill (folder);
      g_auto(GStrv) ids = g_strsplit (told, "\n", -1);

      store = fettle_test_store_open (folder);
      fettle_test_assert_batches (store, ids);
      fettle_test_assert_sound (store);
      fettle_store_close (store);
      g_object_unref (store);
      n_told += (guint) (strlen (told) / 37);
    }
  g_test_message ("%u batches told in %u runs, none lost", n_told, n_kills);
  g_assert_cmpint (n_told, >, n_kills / 2);
  fettle_test_folder_remove (folder);
}

typedef struct
{
  GHashTable *seen;
  guint n_wanted;
} Seen;

static void
changed_cb (FettleStore     *store,
            FettleChangeSet *set,
            Seen            *seen)
{
  g_assert_true (g_hash_table_add (seen->seen, g_strdup (fettle_change_set_get_batch_id (set))));
}

static gboolean
all_seen (gpointer user_data)
{
  Seen *seen = user_data;

  return g_hash_table_size (seen->seen) >= seen->n_wanted;
}

/* Two programs write at once: both get through, and each batch is told here once, in a sound register. */
static void
test_two_at_once (void)
{
  FettleStore *store = new_store_with_school ();
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Seen seen = { ids, 1 };
  g_autoptr(GSubprocess) child = NULL;
  g_autoptr(GPtrArray) batches = NULL;

  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &seen);
  g_assert_true (fettle_test_wait_for (all_seen, &seen));
  child = spawn (fettle_store_get_folder (store), "write");
  for (guint i = 0; i < N_BATCHES; i++)
    g_free (fettle_test_write_note (store, "A note of the parent"));
  g_assert_true (g_subprocess_wait_check (child, NULL, NULL));

  batches = fettle_history_batches (store, NULL, 0, NULL);
  g_assert_cmpint (batches->len, >=, 1 + 2 * N_BATCHES);
  seen.n_wanted = batches->len;
  g_assert_true (fettle_test_wait_for (all_seen, &seen));
  fettle_test_assert_sound (store);
  fettle_test_store_remove (store);
}

/* What another program writes is told although nothing is written here. */
static void
test_seen_without_writing (void)
{
  FettleStore *store = new_store_with_school ();
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Seen seen = { ids, 1 + N_BATCHES };
  g_autoptr(GSubprocess) child = NULL;

  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &seen);
  child = spawn (fettle_store_get_folder (store), "write");
  g_assert_true (fettle_test_wait_for (all_seen, &seen));
  g_assert_true (g_subprocess_wait_check (child, NULL, NULL));
  fettle_test_store_remove (store);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--child"))
    return run_editor (argv[3], g_str_equal (argv[2], "edit") ? G_MAXUINT : N_BATCHES);
  g_test_init (&argc, &argv, NULL);
  program = argv[0];
  g_test_add_func ("/processes/two-at-once", test_two_at_once);
  g_test_add_func ("/processes/seen-without-writing", test_seen_without_writing);
  g_test_add_func ("/processes/kill", test_kill);
  return g_test_run ();
}
