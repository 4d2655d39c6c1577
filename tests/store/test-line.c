/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "fettle-test-store.h"
#include "store/fettle-backup-private.h"
#include "store/fettle-head-private.h"
#include "store/fettle-history.h"
#include "store/fettle-store-private.h"

#define N_DAYS 730

/* A folder whose register is open or closed, and the backups taken of it, in order. */
typedef struct
{
  char *folder;
  FettleStore *store;
  GPtrArray *backups;
} Folder;

static void
folder_open (Folder *self)
{
  self->store = fettle_test_store_open (self->folder);
}

static void
folder_close (Folder *self)
{
  if (self->store != NULL)
    fettle_store_close (self->store);
  g_clear_object (&self->store);
}

static void
folder_init (Folder *self)
{
  g_autoptr(FettleRecord) school = fettle_test_school ("100001", "Oak Primary School");

  self->folder = fettle_test_folder_new ();
  self->backups = g_ptr_array_new_with_free_func (g_free);
  folder_open (self);
  fettle_test_put (self->store, "Follow Oak Primary School", school, NULL);
}

static void
folder_clear (Folder *self)
{
  folder_close (self);
  g_ptr_array_unref (self->backups);
  fettle_test_folder_remove (self->folder);
}

/* A step, and a backup after it that is dated that many days ago. */
static void
work (Folder *self,
      int     days_ago)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) day = g_date_time_add_days (now, -days_ago);
  g_autofree char *name = g_date_time_format (day, "register-%Y%m%dT120000Z-daily.db");
  g_autofree char *path = NULL;
  g_autofree char *dated = NULL;

  g_free (fettle_test_write_note (self->store, "A visit"));
  path = fettle_backup_take (self->store, "asked", NULL, NULL);
  g_assert_nonnull (path);
  dated = g_build_filename (self->folder, "backups", name, NULL);
  g_assert_cmpint (g_rename (path, dated), ==, 0);
  g_ptr_array_add (self->backups, g_steal_pointer (&dated));
}

static void
put_by_hand (Folder *self,
             guint   n)
{
  g_autofree char *path = fettle_register_path (self->folder, FETTLE_REGISTER_FILE);
  g_autofree char *contents = NULL;
  gsize size;

  folder_close (self);
  g_assert_true (g_file_get_contents (g_ptr_array_index (self->backups, n), &contents, &size, NULL));
  g_assert_true (g_file_set_contents (path, contents, (gssize) size, NULL));
}

static void
restore (Folder *self,
         guint   n)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *aside = NULL;

  folder_close (self);
  aside = fettle_backup_put_back (self->folder, g_ptr_array_index (self->backups, n), &error);
  g_assert_no_error (error);
}

static void
spoil_register (Folder *self)
{
  g_autofree char *path = fettle_register_path (self->folder, FETTLE_REGISTER_FILE);

  folder_close (self);
  g_assert_true (g_file_set_contents (path, "This is not a register any more.", -1, NULL));
}

/* The backups as they are listed: their number in the order of taking, and t, a, o or u for their line; f for the future. */
static void
assert_listed (Folder     *self,
               const char *expected)
{
  static const char letters[] = { 't', 'a', 'o', 'u' };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) listed = fettle_backup_list (self->folder, &error);
  g_autoptr(GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < listed->len; i++)
    {
      const FettleBackupInfo *info = g_ptr_array_index (listed, i);

      for (guint j = 0; j < self->backups->len; j++)
        {
          if (g_str_equal (info->path, g_ptr_array_index (self->backups, j)))
            g_string_append_printf (found, "%s%u%c%s", found->len > 0 ? " " : "", j, letters[info->line], info->is_future ? "f" : "");
        }
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_this_and_ahead (void)
{
  Folder folder;

  folder_init (&folder);
  work (&folder, 3);
  work (&folder, 2);
  g_free (fettle_test_write_note (folder.store, "Not in any backup"));
  assert_listed (&folder, "1t 0t");
  folder_close (&folder);
  assert_listed (&folder, "1t 0t");

  /* An older copy that a program of the cloud put back: the newer backup comes first. */
  put_by_hand (&folder, 0);
  assert_listed (&folder, "1a 0t");
  folder_open (&folder);
  assert_listed (&folder, "1a 0t");
  /* Worked on, it is a line of its own. */
  work (&folder, 1);
  assert_listed (&folder, "2t 0t 1o");
  folder_clear (&folder);
}

/* What a restore leaves is of another line at once, though nothing was written since. */
static void
test_restore (void)
{
  Folder folder;
  g_autoptr(GPtrArray) batches = NULL;
  g_autofree char *end = NULL;

  folder_init (&folder);
  work (&folder, 4);
  work (&folder, 3);
  work (&folder, 2);
  restore (&folder, 1);
  assert_listed (&folder, "1t 0t 2o");
  folder_open (&folder);
  batches = fettle_history_batches (folder.store, NULL, 1, NULL);
  g_assert_cmpstr (fettle_batch_info_get_state (g_ptr_array_index (batches, 0)), ==, "restore");
  g_assert_nonnull (g_strstr_len (fettle_batch_info_get_label (g_ptr_array_index (batches, 0)), -1, "Restored the backup of "));
  g_assert_false (fettle_batch_info_can_undo (g_ptr_array_index (batches, 0)));
  fettle_test_assert_sound (folder.store);
  work (&folder, 1);
  assert_listed (&folder, "3t 1t 0t 2o");
  folder_clear (&folder);
}

/* Where the log cannot be read the folder says of which line it was; where that is gone too, the newest sound backup does. */
static void
test_no_log (void)
{
  Folder folder;
  g_autofree char *head = NULL;

  folder_init (&folder);
  head = fettle_register_path (folder.folder, FETTLE_HEAD_FILE);
  work (&folder, 5);
  work (&folder, 4);
  restore (&folder, 0);
  folder_open (&folder);
  work (&folder, 3);
  g_free (fettle_test_write_note (folder.store, "Not in any backup"));
  assert_listed (&folder, "2t 0t 1o");
  spoil_register (&folder);
  assert_listed (&folder, "2t 0t 1o");
  g_assert_cmpint (g_unlink (head), ==, 0);
  assert_listed (&folder, "2t 0t 1o");
  g_assert_true (g_file_set_contents (g_ptr_array_index (folder.backups, 2), "spoilt", -1, NULL));
  assert_listed (&folder, "1t 0t 2u");
  folder_clear (&folder);
}

/* The restored one stays the last good one when the register is damaged, although a newer one of another line lies there. */
static void
test_last_good (void)
{
  Folder folder;
  g_autoptr(GError) error = NULL;

  folder_init (&folder);
  work (&folder, 5);
  work (&folder, 4);
  restore (&folder, 0);
  spoil_register (&folder);
  g_assert_null (fettle_store_open (folder.folder, FETTLE_STORE_DEFAULT, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, g_ptr_array_index (folder.backups, 0)));
  g_assert_null (strstr (error->message, g_ptr_array_index (folder.backups, 1)));
  folder_clear (&folder);
}

static void
test_future (void)
{
  Folder folder;

  folder_init (&folder);
  work (&folder, -40);
  work (&folder, 1);
  work (&folder, 2);
  assert_listed (&folder, "1t 2t 0tf");
  /* Today's is not taken for done because of one that is dated ahead. */
  g_assert_true (fettle_backup_take_daily (folder.store, NULL));
  g_assert_cmpuint (fettle_backup_list (folder.folder, NULL)->len, ==, 4);
  folder_clear (&folder);
}

/* Many days for the price of one: each is another name of the same file. */
static void
link_days (Folder     *folder,
           const char *source,
           int         from,
           int         to)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

  for (int days_ago = from; days_ago < to; days_ago++)
    {
      g_autoptr(GDateTime) day = g_date_time_add_days (now, -days_ago);
      g_autofree char *name = g_date_time_format (day, "register-%Y%m%dT110000Z-daily.db");
      g_autofree char *path = g_build_filename (folder->folder, "backups", name, NULL);

      g_assert_cmpint (link (source, path), ==, 0);
    }
}

static guint
count (const char       *folder,
       const char       *reason,
       FettleBackupLine  line)
{
  g_autoptr(GPtrArray) backups = fettle_backup_list (folder, NULL);
  guint n = 0;

  for (guint i = 0; i < backups->len; i++)
    {
      const FettleBackupInfo *info = g_ptr_array_index (backups, i);

      n += g_str_equal (info->reason, reason) && info->line == line;
    }
  return n;
}

/* Two years of days: the last fourteen stay, and one of each of the twelve months before them. */
static void
test_thin (void)
{
  Folder folder;
  g_autofree char *asked = NULL;

  folder_init (&folder);
  asked = fettle_backup_take (folder.store, "asked", NULL, NULL);
  link_days (&folder, asked, 1, N_DAYS);
  g_assert_true (fettle_backup_thin (folder.folder, NULL));
  g_assert_cmpuint (count (folder.folder, "daily", FETTLE_BACKUP_THIS_LINE), ==, 14);
  g_assert_cmpuint (count (folder.folder, "monthly", FETTLE_BACKUP_THIS_LINE), ==, 12);
  g_assert_cmpuint (count (folder.folder, "asked", FETTLE_BACKUP_THIS_LINE), ==, 1);
  g_assert_true (fettle_backup_thin (folder.folder, NULL));
  g_assert_cmpuint (count (folder.folder, "monthly", FETTLE_BACKUP_THIS_LINE), ==, 12);
  folder_clear (&folder);
}

/* Twenty days of another line, and twenty that are dated ahead, push none of this line out, and none of them is taken away. */
static void
test_thin_lines (void)
{
  Folder folder;
  g_autofree char *this = NULL;
  g_autofree char *left = NULL;

  folder_init (&folder);
  work (&folder, 60);
  g_free (fettle_test_write_note (folder.store, "Left by the restore"));
  left = fettle_backup_take (folder.store, "asked", NULL, NULL);
  restore (&folder, 0);
  folder_open (&folder);
  this = fettle_backup_take (folder.store, "migration", NULL, NULL);
  link_days (&folder, left, 1, 21);
  link_days (&folder, this, -20, 0);
  link_days (&folder, this, 21, 41);
  g_assert_true (fettle_backup_thin (folder.folder, NULL));
  g_assert_cmpuint (count (folder.folder, "daily", FETTLE_BACKUP_OTHER_LINE), ==, 20);
  g_assert_cmpuint (count (folder.folder, "daily", FETTLE_BACKUP_THIS_LINE), ==, 14 + 20);
  folder_clear (&folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line/this-and-ahead", test_this_and_ahead);
  g_test_add_func ("/line/restore", test_restore);
  g_test_add_func ("/line/no-log", test_no_log);
  g_test_add_func ("/line/last-good", test_last_good);
  g_test_add_func ("/line/future", test_future);
  g_test_add_func ("/line/thin", test_thin);
  g_test_add_func ("/line/thin-lines", test_thin_lines);
  return g_test_run ();
}
