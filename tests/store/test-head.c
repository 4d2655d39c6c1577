/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "fettle-test-store.h"
#include "store/fettle-backup.h"
#include "store/fettle-door-private.h"
#include "store/fettle-head-private.h"
#include "store/fettle-store-private.h"

static FettleStore *
new_store_with_school (void)
{
  FettleStore *store = fettle_test_store_new ();
  g_autoptr(FettleRecord) school = fettle_test_school ("100001", "Oak Primary School");

  fettle_test_put (store, "Follow Oak Primary School", school, NULL);
  return store;
}

static char *
head_path (FettleStore *store)
{
  return fettle_store_path (store, FETTLE_HEAD_FILE);
}

static FettleTip *
read_tip (FettleStore *store)
{
  g_autoptr(FettleReader) reader = fettle_store_borrow (store, NULL);
  FettleTip *tip;

  g_assert_true (fettle_tip_read (reader->sql, NULL, &tip, NULL));
  g_assert_nonnull (tip);
  return tip;
}

static char *
check_end (FettleStore *store)
{
  g_autoptr(GPtrArray) findings = fettle_store_check (store, NULL, NULL, NULL, NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const FettleCheckFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (finding->check, "log-end"))
        return finding->ok ? NULL : g_strdup (finding->message);
    }
  g_assert_not_reached ();
}

static gboolean
head_is_tip (gpointer user_data)
{
  g_autoptr(FettleTip) head = fettle_head_load (fettle_store_get_folder (user_data));
  g_autoptr(FettleTip) tip = read_tip (user_data);

  return head != NULL && g_str_equal (head->hash, tip->hash);
}

/* It follows the step, and nobody waits for it. */
static void
assert_head_is_tip (FettleStore *store)
{
  g_assert_true (fettle_test_wait_for (head_is_tip, store));
}

static void
assert_head_goes_on (FettleStore *store)
{
  g_autoptr(FettleTip) head = fettle_head_load (fettle_store_get_folder (store));
  g_autoptr(FettleTip) tip = read_tip (store);

  g_assert_nonnull (head);
  g_assert_cmpint (head->seq, ==, tip->seq);
  g_assert_cmpstr (head->hash, ==, tip->hash);
  g_assert_cmpint (fettle_tip_compare (tip, head), ==, FETTLE_KINSHIP_BEHIND);
}

/* Every way of the door writes it: do, undo, redo. It is for its owner alone, and no temporary file is left. */
static void
test_written (void)
{
  FettleStore *store = new_store_with_school ();
  g_autofree char *path = head_path (store);
  g_autoptr(GDir) dir = NULL;
  GStatBuf status;
  char *label;

  assert_head_is_tip (store);
  g_free (fettle_test_write_note (store, "A visit"));
  assert_head_is_tip (store);
  label = fettle_store_undo (store, NULL, NULL, NULL);
  g_free (label);
  assert_head_is_tip (store);
  label = fettle_store_redo (store, NULL, NULL, NULL);
  g_free (label);
  assert_head_is_tip (store);
  assert_head_goes_on (store);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0600);
  dir = g_dir_open (fettle_store_get_folder (store), 0, NULL);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    g_assert_false (g_str_has_prefix (name, ".fettle-"));
  fettle_test_store_remove (store);
}

/* Behind is fine, and so is one that is missing or was cut off by a power cut: the next commit writes it. */
static void
test_behind_or_missing (void)
{
  static const char *const spoilt[] = { "", "\n", "fettle-head 1\n", "fettle-head 2\nstep 1 a b\n", "fettle-head 1\nstep 99" };
  FettleStore *store = new_store_with_school ();
  g_autofree char *path = head_path (store);
  g_autofree char *before = NULL;

  assert_head_is_tip (store);
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  g_free (fettle_test_write_note (store, "A visit"));
  assert_head_is_tip (store);
  g_assert_true (g_file_set_contents (path, before, -1, NULL));
  g_assert_null (check_end (store));
  for (guint i = 0; i < G_N_ELEMENTS (spoilt); i++)
    {
      g_assert_true (g_file_set_contents (path, spoilt[i], -1, NULL));
      g_assert_null (fettle_head_load (fettle_store_get_folder (store)));
      g_assert_null (check_end (store));
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_null (check_end (store));
  g_free (fettle_test_write_note (store, "Another visit"));
  assert_head_is_tip (store);
  fettle_test_store_remove (store);
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

/* Closes the store, puts the backup in the register's place by hand, and opens the folder again. */
static FettleStore *
put_by_hand (FettleStore *store,
             const char  *backup)
{
  g_autofree char *folder = g_strdup (fettle_store_get_folder (store));
  g_autofree char *path = fettle_store_path (store, FETTLE_REGISTER_FILE);

  fettle_store_close (store);
  g_object_unref (store);
  copy_file (backup, path);
  return fettle_test_store_open (folder);
}

/* An older copy put there by hand lacks the newest steps; one that was worked on since is another branch. Each is told in its words. */
static void
test_ahead_and_other (void)
{
  FettleStore *store = new_store_with_school ();
  g_autofree char *path = head_path (store);
  g_autofree char *backup = fettle_backup_take (store, "asked", NULL, NULL);
  g_autofree char *kept = NULL;
  g_autofree char *cut = NULL;
  g_autofree char *other = NULL;

  g_free (fettle_test_write_note (store, "A visit"));
  assert_head_is_tip (store);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  store = put_by_hand (store, backup);
  cut = check_end (store);
  g_assert_nonnull (cut);
  g_free (fettle_test_write_note (store, "Another visit"));
  assert_head_is_tip (store);
  g_assert_null (check_end (store));
  g_assert_true (g_file_set_contents (path, kept, -1, NULL));
  other = check_end (store);
  g_assert_nonnull (other);
  g_assert_cmpstr (cut, !=, other);
  fettle_test_store_remove (store);
}

/* A restore is a step that changes no record; it is neither undone nor redone, and undo goes past it. */
static void
test_restore_step (void)
{
  FettleStore *store = new_store_with_school ();
  FettleSigner signer = { "Test Officer", fettle_store_get_device (store), fettle_store_get_folder (store) };
  FettleDoor *door;
  g_autoptr(GError) error = NULL;
  g_autoptr(FettleTip) tip = NULL;
  g_autofree char *id = NULL;
  g_autofree char *undone = NULL;

  /* The writing connection is the writer thread's until that has nothing to do. */
  assert_head_is_tip (store);
  door = fettle_door_begin (store->writer, &signer, "restore", NULL, "Restored the backup of today", NULL);
  g_assert_true (fettle_door_finish (door, &id, &error));
  g_assert_no_error (error);
  fettle_door_free (door);
  g_assert_nonnull (id);
  assert_head_is_tip (store);
  tip = read_tip (store);
  g_assert_cmpint (tip->forks->len, ==, 2);
  fettle_test_assert_sound (store);
  g_assert_null (fettle_store_undo (store, id, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED);
  undone = fettle_store_undo (store, NULL, NULL, NULL);
  g_assert_cmpstr (undone, ==, "Follow Oak Primary School");
  fettle_test_assert_sound (store);
  fettle_test_store_remove (store);
}

/* A tip in short: where it ends and where it forked, as "5a 1r 3x" for step 5 with the hash aa…, forks at 1 (rr…) and 3 (xx…). */
static FettleTip *
make_tip (const char *shorthand)
{
  g_auto(GStrv) words = g_strsplit (shorthand, " ", -1);
  g_autoptr(GString) text = g_string_new ("fettle-head 1\n");
  FettleTip *tip;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *hash = g_strnfill (64, words[i][1]);

      g_string_append_printf (text, "%s %c %s%s\n", i == 0 ? "step" : "fork", words[i][0], hash, i == 0 ? " 2026-11-21T20:45:00Z" : "");
    }
  tip = fettle_tip_parse (text->str);
  g_assert_nonnull (tip);
  return tip;
}

typedef struct
{
  const char *present;
  const char *other;
  FettleKinship kinship;
} Kin;

/* Hashes: 0 the first step, b and d restores, the rest ordinary steps. */
static const Kin kin[] = {
  { "5a 10", "5a 10", FETTLE_KINSHIP_BEHIND },
  { "5a 10", "3c 10", FETTLE_KINSHIP_BEHIND },
  { "5a 10", "9c 10", FETTLE_KINSHIP_AHEAD },
  { "5a 10", "5c 10", FETTLE_KINSHIP_NONE },
  { "5a 10", "3c 1f", FETTLE_KINSHIP_NONE },
  { "5a 10", "3c 20", FETTLE_KINSHIP_NONE },
  { "7a 10 5b", "4c 10", FETTLE_KINSHIP_BEHIND },
  { "7a 10 5b", "5c 10", FETTLE_KINSHIP_NONE },
  { "7a 10 5b", "9c 10", FETTLE_KINSHIP_NONE },
  { "7a 10 5b", "6c 10 5b", FETTLE_KINSHIP_BEHIND },
  { "7a 10 5b", "8c 10 5b", FETTLE_KINSHIP_AHEAD },
  { "7a 10 5b", "8c 10 5d", FETTLE_KINSHIP_NONE },
  { "7a 10 5b", "8c 10 4d", FETTLE_KINSHIP_NONE },
  { "4a 10", "8c 10 5b", FETTLE_KINSHIP_AHEAD },
  { "5a 10", "8c 10 5b", FETTLE_KINSHIP_NONE },
  { "9a 10 3b 5d", "4c 10 3b", FETTLE_KINSHIP_BEHIND },
  { "9a 10 3b 5d", "5c 10 3b", FETTLE_KINSHIP_NONE },
  { "9a 10 3b 5d", "2c 10", FETTLE_KINSHIP_BEHIND },
};

static void
test_compare (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kin); i++)
    {
      g_autoptr(FettleTip) present = make_tip (kin[i].present);
      g_autoptr(FettleTip) other = make_tip (kin[i].other);

      g_test_message ("%s and %s", kin[i].present, kin[i].other);
      g_assert_cmpint (fettle_tip_compare (present, other), ==, kin[i].kinship);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/head/written", test_written);
  g_test_add_func ("/head/behind-or-missing", test_behind_or_missing);
  g_test_add_func ("/head/ahead-and-other", test_ahead_and_other);
  g_test_add_func ("/head/restore-step", test_restore_step);
  g_test_add_func ("/head/compare", test_compare);
  return g_test_run ();
}
