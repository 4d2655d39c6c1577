/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "fettle-test-store.h"
#include "store/fettle-backup-private.h"
#include "store/fettle-second-place-private.h"
#include "store/fettle-store-private.h"

#define PASS_PHRASE "correct horse battery staple"

/* A stick is a folder that goes and comes back. */
typedef struct
{
  FettleStore *store;
  char *top;
  char *stick;
  char *away;
} Place;

static void
place_init (Place *self)
{
  g_autoptr(FettleRecord) school = fettle_test_school ("100001", "Oak Primary School");
  g_autoptr(GError) error = NULL;

  self->store = fettle_test_store_new ();
  fettle_test_put (self->store, "Follow Oak Primary School", school, NULL);
  self->top = fettle_test_folder_new ();
  self->stick = g_build_filename (self->top, "stick", NULL);
  self->away = g_build_filename (self->top, "away", NULL);
  g_assert_cmpint (g_mkdir (self->stick, 0700), ==, 0);
  fettle_second_place_choose (self->store, self->stick, PASS_PHRASE, &error);
  g_assert_no_error (error);
}

static void
place_clear (Place *self)
{
  g_free (self->stick);
  g_free (self->away);
  fettle_test_folder_remove (self->top);
  fettle_test_store_remove (self->store);
}

static FettleSecondPlace *
load (Place *self)
{
  FettleSecondPlace *place;
  g_autoptr(GError) error = NULL;

  g_assert_true (fettle_second_place_load (self->store, &place, &error));
  g_assert_no_error (error);
  return place;
}

static void
write_now (Place *self)
{
  g_autoptr(GError) error = NULL;

  fettle_second_place_write (self->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_state (Place    *self,
              gboolean  is_there,
              gboolean  is_due)
{
  g_autoptr(FettleSecondPlace) place = load (self);

  g_assert_cmpint (place->is_there, ==, is_there);
  g_assert_cmpint (place->is_due, ==, is_due);
}

static guint
count_backups (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    n += g_str_has_suffix (name, ".fettle-backup");
  return n;
}

static guint
count_notes_in (const char *backup,
                const char *pass_phrase)
{
  char *top = fettle_test_folder_new ();
  g_autofree char *folder = g_build_filename (top, "data", NULL);
  g_autoptr(GPtrArray) notes = NULL;
  g_autoptr(GError) error = NULL;
  FettleStore *store;

  fettle_backup_restore_portable (backup, folder, pass_phrase, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  store = fettle_test_store_open (folder);
  notes = fettle_store_list (store, "note", NULL, NULL, NULL);
  fettle_test_assert_sound (store);
  fettle_store_close (store);
  g_object_unref (store);
  fettle_test_folder_remove (top);
  return notes->len;
}

static void
test_none (void)
{
  FettleStore *store = fettle_test_store_new ();
  g_autoptr(FettleSecondPlace) place = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (fettle_second_place_load (store, &place, NULL));
  g_assert_null (place);
  g_assert_true (fettle_second_place_catch_up (store, TRUE, NULL));
  g_assert_false (fettle_second_place_write (store, NULL, NULL, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND);
  fettle_test_store_remove (store);
}

/* What is written there nobody reads without the pass phrase, and nothing on this computer opens it. */
static void
test_written (void)
{
  Place self;
  g_autoptr(FettleSecondPlace) place = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *text = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *folder = NULL;
  g_autoptr(GError) error = NULL;
  GStatBuf status;
  gsize size;

  place_init (&self);
  g_free (fettle_test_write_note (self.store, "A visit"));
  assert_state (&self, TRUE, TRUE);
  write_now (&self);
  assert_state (&self, TRUE, FALSE);
  place = load (&self);
  g_assert_cmpint (place->size, >, 0);
  g_assert_true (g_file_get_contents (place->path, &contents, &size, NULL));
  g_assert_null (g_strstr_len (contents, (gssize) size, "Oak Primary"));
  g_assert_null (g_strstr_len (contents, (gssize) size, "SQLite format"));
  g_assert_cmpuint (count_notes_in (place->path, PASS_PHRASE), ==, 1);

  kept = fettle_store_path (self.store, FETTLE_SECOND_PLACE_FILE);
  g_assert_cmpint (g_stat (kept, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (kept, &text, NULL, NULL));
  g_assert_null (strstr (text, "horse"));
  folder = g_build_filename (self.top, "restored", NULL);
  g_assert_false (fettle_backup_restore_portable (place->path, folder, "wrong", NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_PASS_PHRASE);
  place_clear (&self);
}

/* A byte of the lock that is not as it was written, or a file that ends within it, opens nothing. */
static void
test_spoilt_lock (void)
{
  Place self;
  g_autoptr(FettleSecondPlace) place = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *spoilt = NULL;
  g_autofree char *folder = NULL;
  gsize size;

  place_init (&self);
  write_now (&self);
  place = load (&self);
  spoilt = g_build_filename (self.top, "spoilt", NULL);
  folder = g_build_filename (self.top, "restored", NULL);
  g_assert_true (g_file_get_contents (place->path, &contents, &size, NULL));
  for (gsize at = FETTLE_PORTABLE_HEADER_SIZE; at < FETTLE_PORTABLE_HEADER_SIZE + FETTLE_PORTABLE_LOCK_SIZE; at += 45)
    {
      contents[at] ^= 1;
      g_assert_true (g_file_set_contents (spoilt, contents, (gssize) size, NULL));
      contents[at] ^= 1;
      g_assert_false (fettle_backup_restore_portable (spoilt, folder, PASS_PHRASE, NULL, NULL, NULL, NULL, NULL));
      g_assert_true (g_file_set_contents (spoilt, contents, (gssize) at, NULL));
      g_assert_false (fettle_backup_restore_portable (spoilt, folder, PASS_PHRASE, NULL, NULL, NULL, NULL, NULL));
    }
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  place_clear (&self);
}

/* Gone, an empty folder where it is mounted, and back again: what waited is written then. */
static void
test_goes_and_comes_back (void)
{
  Place self;
  g_autoptr(GError) error = NULL;
  g_autoptr(FettleSecondPlace) place = NULL;

  place_init (&self);
  write_now (&self);
  g_assert_cmpint (g_rename (self.stick, self.away), ==, 0);
  g_free (fettle_test_write_note (self.store, "While it was away"));
  assert_state (&self, FALSE, TRUE);
  g_assert_true (fettle_second_place_catch_up (self.store, TRUE, &error));
  g_assert_no_error (error);
  g_assert_false (fettle_second_place_write (self.store, NULL, NULL, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND);
  g_assert_cmpint (g_mkdir (self.stick, 0700), ==, 0);
  assert_state (&self, FALSE, TRUE);
  g_assert_true (fettle_second_place_catch_up (self.store, TRUE, NULL));
  g_assert_cmpuint (count_backups (self.stick), ==, 0);

  g_assert_cmpint (g_rmdir (self.stick), ==, 0);
  g_assert_cmpint (g_rename (self.away, self.stick), ==, 0);
  assert_state (&self, TRUE, TRUE);
  g_assert_true (fettle_second_place_catch_up (self.store, TRUE, NULL));
  assert_state (&self, TRUE, FALSE);
  g_assert_cmpuint (count_backups (self.stick), ==, 1);
  place = load (&self);
  g_assert_cmpuint (count_notes_in (place->path, PASS_PHRASE), ==, 1);
  place_clear (&self);
}

static void
set_written_at (Place      *self,
                const char *moment)
{
  g_autoptr(FettlePlaceFile) file = fettle_place_file_load (fettle_store_get_folder (self->store), NULL);

  g_free (file->written_at);
  file->written_at = g_strdup (moment);
  g_assert_true (fettle_place_file_save (file, fettle_store_get_folder (self->store), NULL));
}

/* Once a day by itself, and once more at the end of work; where nothing was done, not at all. */
static void
test_once_a_day (void)
{
  Place self;

  place_init (&self);
  write_now (&self);
  g_free (fettle_test_write_note (self.store, "A visit"));
  g_assert_true (fettle_second_place_catch_up (self.store, FALSE, NULL));
  assert_state (&self, TRUE, TRUE);
  set_written_at (&self, "2020-01-01T12:00:00Z");
  g_assert_true (fettle_second_place_catch_up (self.store, FALSE, NULL));
  assert_state (&self, TRUE, FALSE);
  g_free (fettle_test_write_note (self.store, "Another visit"));
  g_assert_true (fettle_second_place_catch_up (self.store, TRUE, NULL));
  assert_state (&self, TRUE, FALSE);
  place_clear (&self);
}

static void
test_late (void)
{
  static const struct
  {
    const char *written_at;
    gboolean is_due;
    const char *now;
    gboolean is_late;
  } cases[] = {
    { "2026-11-01T23:59:00Z", TRUE, "2026-11-14T23:59:00Z", FALSE },
    { "2026-11-01T23:59:00Z", TRUE, "2026-11-15T00:01:00Z", TRUE },
    { "2026-11-01T23:59:00Z", FALSE, "2027-11-15T00:01:00Z", FALSE },
    { NULL, TRUE, "2026-10-14T12:00:00Z", FALSE },
    { NULL, TRUE, "2026-10-15T12:00:00Z", TRUE },
    { "2026-12-01T12:00:00Z", TRUE, "2026-11-15T12:00:00Z", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const FettleSecondPlace place = { .chosen_at = (char *) "2026-10-01T12:00:00Z", .written_at = (char *) cases[i].written_at,
                                        .is_due = cases[i].is_due };

      g_assert_cmpint (fettle_second_place_is_late (&place, cases[i].now), ==, cases[i].is_late);
    }
}

static FettleStore *
reopen_with (Place      *self,
             const char *backup,
             gboolean    by_hand)
{
  g_autofree char *folder = g_strdup (fettle_store_get_folder (self->store));
  g_autofree char *path = fettle_store_path (self->store, FETTLE_REGISTER_FILE);
  g_autofree char *contents = NULL;
  g_autofree char *aside = NULL;
  gsize size;

  fettle_store_close (self->store);
  g_clear_object (&self->store);
  if (by_hand)
    {
      g_assert_true (g_file_get_contents (backup, &contents, &size, NULL));
      g_assert_true (g_file_set_contents (path, contents, (gssize) size, NULL));
    }
  else
    aside = fettle_backup_put_back (folder, backup, NULL);
  return fettle_test_store_open (folder);
}

/* A register that went back in time, by a restore or by hand, never overwrites what it has lost. */
static void
test_lines (void)
{
  for (guint by_hand = 0; by_hand < 2; by_hand++)
    {
      Place self;
      g_autofree char *backup = NULL;

      place_init (&self);
      backup = fettle_backup_take (self.store, "asked", NULL, NULL);
      g_free (fettle_test_write_note (self.store, "Lost later"));
      write_now (&self);
      self.store = reopen_with (&self, backup, by_hand);
      assert_state (&self, TRUE, TRUE);
      write_now (&self);
      g_assert_cmpuint (count_backups (self.stick), ==, 2);
      assert_state (&self, TRUE, FALSE);
      place_clear (&self);
    }
}

static void
test_refused (void)
{
  Place self;
  g_autofree char *inside = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *kept = NULL;
  g_autoptr(FettleSecondPlace) place = NULL;
  g_autoptr(GError) error = NULL;

  place_init (&self);
  inside = fettle_store_path (self.store, "backups");
  missing = g_build_filename (self.top, "missing", NULL);
  g_mkdir (inside, 0700);
  g_assert_false (fettle_second_place_choose (self.store, fettle_store_get_folder (self.store), PASS_PHRASE, NULL));
  g_assert_false (fettle_second_place_choose (self.store, inside, PASS_PHRASE, NULL));
  g_assert_false (fettle_second_place_choose (self.store, missing, PASS_PHRASE, NULL));
  g_assert_false (fettle_second_place_choose (self.store, self.stick, "", &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID);
  assert_state (&self, TRUE, TRUE);

  /* What cannot be read is told; forgetting it is the way out. */
  kept = fettle_store_path (self.store, FETTLE_SECOND_PLACE_FILE);
  g_assert_true (g_file_set_contents (kept, "[place]\nfolder=file:///mnt\n", -1, NULL));
  g_clear_error (&error);
  g_assert_false (fettle_second_place_load (self.store, &place, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT);
  g_assert_true (fettle_second_place_forget (self.store, NULL));
  g_assert_true (fettle_second_place_load (self.store, &place, NULL));
  g_assert_null (place);
  place_clear (&self);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/second-place/none", test_none);
  g_test_add_func ("/second-place/written", test_written);
  g_test_add_func ("/second-place/spoilt-lock", test_spoilt_lock);
  g_test_add_func ("/second-place/goes-and-comes-back", test_goes_and_comes_back);
  g_test_add_func ("/second-place/once-a-day", test_once_a_day);
  g_test_add_func ("/second-place/late", test_late);
  g_test_add_func ("/second-place/lines", test_lines);
  g_test_add_func ("/second-place/refused", test_refused);
  return g_test_run ();
}
