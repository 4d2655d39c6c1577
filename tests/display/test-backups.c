/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-test-window.h"

#include "store/fettle-backup.h"
#include "ui/data/fettle-backups-view.h"
#include "ui/data/fettle-data-page.h"
#include "ui/data/fettle-pass-phrase-window.h"
#include "ui/start/fettle-trouble-page.h"

#define PASS_PHRASE "correct horse battery"

static void
expect_words (const char *words)
{
  g_assert_nonnull (fettle_test_find_soon (fettle_test_alert_soon (), GTK_TYPE_LABEL, words));
  fettle_test_answer_alert (NULL);
}

static GtkWidget *
go_to_backups (FettleTestWindow *test)
{
  GtkWidget *page, *views;

  fettle_window_go (test->window, "data");
  page = GTK_WIDGET (fettle_window_get_section (test->window, "data"));
  views = GTK_WIDGET (gtk_widget_get_template_child (page, FETTLE_TYPE_DATA_PAGE, "views"));
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (views), "backups");
  return GTK_WIDGET (gtk_widget_get_template_child (page, FETTLE_TYPE_DATA_PAGE, "backups"));
}

static void
test_check (void)
{
  FettleTestWindow test;

  fettle_test_window_open (&test, 3);
  gtk_widget_activate_action (go_to_backups (&test), "backups.check", NULL);
  expect_words ("The Register Is Sound");
  fettle_test_window_close (&test);
}

static gboolean
has_backup (gpointer list)
{
  return gtk_list_box_get_row_at_index (list, 0) != NULL;
}

static void
test_take (void)
{
  FettleTestWindow test;
  GtkWidget *view, *list;

  fettle_test_window_open (&test, 3);
  view = go_to_backups (&test);
  list = GTK_WIDGET (gtk_widget_get_template_child (view, FETTLE_TYPE_BACKUPS_VIEW, "list"));
  gtk_widget_activate_action (view, "backups.take", NULL);
  fettle_test_assert_soon (has_backup, list);
  fettle_test_window_close (&test);
}

static guint
count_notes (FettleWindow *window)
{
  g_autoptr (GPtrArray) notes = NULL;

  notes = fettle_store_list (fettle_session_get_store (fettle_window_get_session (window)), "note", NULL, NULL, NULL);
  g_assert_nonnull (notes);
  return notes->len;
}

static void
add_note (FettleStore *store)
{
  g_autoptr (GPtrArray) schools = fettle_store_list (store, "school", NULL, NULL, NULL);
  g_autoptr (FettleRecord) note =
      fettle_test_record ("note", fettle_record_get_id (g_ptr_array_index (schools, 0)), "subject", "After the backup", NULL);

  fettle_test_put (store, "Note", note, NULL);
}

static gboolean
has_session (gpointer window)
{
  return fettle_window_get_session (window) != NULL && fettle_window_get_place (window) != NULL;
}

static void
find_aside (const char  *folder,
            char       **aside)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autofree char *name = g_path_get_basename (folder);
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *entry;

  *aside = NULL;
  while ((entry = g_dir_read_name (dir)) && !*aside)
    if (g_str_has_prefix (entry, name) && !g_str_equal (entry, name))
      *aside = g_build_filename (parent, entry, NULL);
}

/* A wrong pass phrase changes nothing; the right one sets what is there aside, with all that came after the backup. */
static void
test_restore (void)
{
  FettleTestWindow test;
  char *outside = fettle_test_folder_new ();
  g_autofree char *backup = g_build_filename (outside, "a.fettle-backup", NULL);
  g_autofree char *aside_register = NULL;
  g_autoptr (GError) error = NULL;
  char *aside;

  fettle_test_window_open (&test, 3);
  g_assert_true (fettle_backup_write_portable (test.store, backup, PASS_PHRASE, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  add_note (test.store);

  fettle_window_restore (test.window, backup, "not the right one");
  expect_words ("The Backup Was Not Restored");
  fettle_test_assert_soon (has_session, test.window);
  g_assert_cmpuint (count_notes (test.window), ==, 1);

  fettle_window_restore (test.window, backup, PASS_PHRASE);
  expect_words ("The Backup Is Restored");
  fettle_test_assert_soon (has_session, test.window);
  g_assert_cmpuint (count_notes (test.window), ==, 0);
  find_aside (fettle_store_get_folder (test.store), &aside);
  g_assert_nonnull (aside);
  aside_register = g_build_filename (aside, "register.db", NULL);
  g_assert_true (g_file_test (aside_register, G_FILE_TEST_EXISTS));
  fettle_test_folder_remove (aside);
  fettle_test_window_close (&test);
  fettle_test_folder_remove (outside);
}

/* A register that cannot be read, and no backup in its folder: a portable one is the way back. */
static void
test_restore_over_damage (void)
{
  FettleTestWindow test;
  FettleStore *lost = fettle_test_store_new ();
  g_autofree char *folder = g_strdup (fettle_store_get_folder (lost));
  char *outside = fettle_test_folder_new ();
  g_autofree char *backup = g_build_filename (outside, "a.fettle-backup", NULL);
  g_autofree char *path = g_build_filename (folder, "register.db", NULL);
  g_autoptr (FettleRecord) authority = fettle_test_record ("authority", NULL, "code", "399", "name", "Kelderwick", NULL);
  g_autoptr (GError) error = NULL;
  char *aside;

  fettle_test_window_open (&test, 3);
  fettle_test_put (lost, "Set up the register", authority, NULL);
  fettle_test_fill_schools (lost, 3);
  add_note (lost);
  g_assert_true (fettle_backup_write_portable (lost, backup, PASS_PHRASE, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  fettle_store_close (lost);
  g_object_unref (lost);
  g_assert_true (g_file_set_contents (path, "This is not a register any more.", -1, NULL));

  fettle_window_open_folder (test.window, folder, fettle_date_new (2026, 11, 21));
  fettle_test_find_soon (fettle_test_find_soon (test.window, FETTLE_TYPE_TROUBLE_PAGE, NULL), GTK_TYPE_BUTTON,
                         "_Restore a Portable Backup…");
  fettle_window_restore (test.window, backup, PASS_PHRASE);
  expect_words ("The Backup Is Restored");
  fettle_test_assert_soon (has_session, test.window);
  g_assert_cmpuint (count_notes (test.window), ==, 1);
  find_aside (folder, &aside);
  g_assert_nonnull (aside);
  fettle_test_folder_remove (aside);
  fettle_test_window_close (&test);
  fettle_test_folder_remove (outside);
  fettle_test_folder_remove (g_steal_pointer (&folder));
}

static void
type_phrase (GtkWidget  *window,
             const char *row,
             const char *phrase)
{
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (window, FETTLE_TYPE_PASS_PHRASE_WINDOW, row)), phrase);
}

static void
given_cb (GtkWidget  *window,
          const char *phrase,
          char      **given)
{
  *given = g_strdup (phrase);
}

/* A new pass phrase is long and typed twice; the one of a backup is taken as it is. */
static void
test_pass_phrase (void)
{
  g_autofree char *made = NULL, *typed = NULL;
  GtkWidget *window = fettle_pass_phrase_window_new (NULL);

  g_signal_connect (window, "given", G_CALLBACK (given_cb), &made);
  gtk_window_present (GTK_WINDOW (window));
  type_phrase (window, "first", "short");
  gtk_widget_activate_action (window, "pass-phrase.give", NULL);
  g_assert_null (made);
  type_phrase (window, "first", PASS_PHRASE);
  type_phrase (window, "second", "something else again");
  gtk_widget_activate_action (window, "pass-phrase.give", NULL);
  g_assert_null (made);
  type_phrase (window, "second", PASS_PHRASE);
  gtk_widget_activate_action (window, "pass-phrase.give", NULL);
  g_assert_cmpstr (made, ==, PASS_PHRASE);

  window = fettle_pass_phrase_window_new_to_open (NULL);
  g_signal_connect (window, "given", G_CALLBACK (given_cb), &typed);
  gtk_window_present (GTK_WINDOW (window));
  type_phrase (window, "first", "short");
  gtk_widget_activate_action (window, "pass-phrase.give", NULL);
  g_assert_cmpstr (typed, ==, "short");
}

int
main (int   argc,
      char *argv[])
{
  fettle_test_window_init (&argc, &argv);
  g_test_add_func ("/backups/check", test_check);
  g_test_add_func ("/backups/take", test_take);
  g_test_add_func ("/backups/restore", test_restore);
  g_test_add_func ("/backups/restore-over-damage", test_restore_over_damage);
  g_test_add_func ("/backups/pass-phrase", test_pass_phrase);
  return g_test_run ();
}
