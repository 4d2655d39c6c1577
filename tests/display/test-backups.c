/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-test-window.h"

#include <glib/gstdio.h>

#include "store/fettle-backup.h"
#include "store/fettle-second-place.h"
#include "store/fettle-opened.h"
#include "ui/data/fettle-backups-view.h"
#include "ui/data/fettle-data-page.h"
#include "ui/data/fettle-pass-phrase-window.h"
#include "ui/data/fettle-second-place-view.h"
#include "ui/forms/fettle-opened-window.h"
#include "ui/start/fettle-trouble-page.h"
#include "ui/widgets/fettle-banner.h"

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

/* A backup is opened, checked and told of; the register stays as it is. */
static void
test_test (void)
{
  FettleTestWindow test;
  GtkWidget *view, *list;
  g_autofree char *path = NULL;

  fettle_test_window_open (&test, 3);
  path = fettle_backup_take (test.store, "asked", NULL, NULL);
  view = go_to_backups (&test);
  list = GTK_WIDGET (gtk_widget_get_template_child (view, FETTLE_TYPE_BACKUPS_VIEW, "list"));
  fettle_test_assert_soon (has_backup, list);
  fettle_test_find_soon (list, GTK_TYPE_BUTTON, "_Test This Backup");
  gtk_widget_activate_action (view, "backups.test", "s", path);
  expect_words ("The Backup Can Be Restored");
  fettle_test_window_close (&test);
}

static FettleRecord *
file_document (FettleStore *store)
{
  g_autoptr (GPtrArray) schools = fettle_store_list (store, "school", NULL, NULL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("As it was received", 18);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (FettleBatch) batch = fettle_batch_new ("File a report");
  FettleRecord *document = fettle_test_record ("document", fettle_record_get_id (g_ptr_array_index (schools, 0)), "title", "A report",
                                               "file-name", "report.txt", "sha256", hash, "size", "18", NULL);

  fettle_batch_put_blob (batch, bytes);
  fettle_batch_put (batch, document, NULL);
  g_assert_true (fettle_store_apply (store, batch, NULL, NULL, NULL));
  return document;
}

static gboolean
banner_is_up (gpointer window)
{
  return fettle_test_find (window, GTK_TYPE_LABEL, "1 opened copy of a document was changed. The document in the register is as it was.") != NULL;
}

/* What another program wrote into the copy of a document waits at the next start, and becomes a document of its own. */
static void
test_changed_copy (void)
{
  FettleTestWindow test;
  g_autoptr (FettleRecord) document = NULL;
  g_autofree char *path = NULL;
  GtkWindow *opened;

  fettle_test_window_open (&test, 3);
  document = file_document (test.store);
  path = fettle_opened_make (test.store, fettle_record_get_id (document), NULL);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_true (g_file_set_contents (path, "As somebody changed it", -1, NULL));
  fettle_window_set_session (test.window, test.session);
  fettle_test_assert_soon (banner_is_up, test.window);

  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.changed-copies", NULL);
  opened = fettle_test_find_window (FETTLE_TYPE_OPENED_WINDOW);
  fettle_test_find_soon (opened, GTK_TYPE_BUTTON, "_Save Elsewhere…");
  fettle_test_find_soon (opened, GTK_TYPE_BUTTON, "_Attach as a New Document");
  gtk_widget_activate_action (GTK_WIDGET (opened), "opened.throw-away", "s", path);
  fettle_test_answer_alert ("_Keep It");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_widget_activate_action (GTK_WIDGET (opened), "opened.attach", "s", path);
  fettle_test_records_soon (&test, "document", 2);
  fettle_test_find_soon (opened, ADW_TYPE_STATUS_PAGE, NULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_window_close (opened);
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

/* The register that was there, beside the one that is there now. */
static void
assert_set_aside (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;
  guint n = 0;

  while ((entry = g_dir_read_name (dir)))
    n += g_str_has_prefix (entry, "register.db.set-aside-") && !g_str_has_suffix (entry, "-wal") && !g_str_has_suffix (entry, "-shm");
  g_assert_cmpuint (n, ==, 1);
}

/* A wrong pass phrase changes nothing; the right one sets what is there aside, with all that came after the backup. */
static void
test_restore (void)
{
  FettleTestWindow test;
  char *outside = fettle_test_folder_new ();
  g_autofree char *backup = g_build_filename (outside, "a.fettle-backup", NULL);
  g_autoptr (GError) error = NULL;

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
  assert_set_aside (fettle_store_get_folder (test.store));
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
  assert_set_aside (folder);
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

static gboolean
is_given (gpointer phrase)
{
  return *(char **) phrase != NULL;
}

static void
given_cb (GtkWidget  *window,
          const char *phrase,
          char      **given)
{
  *given = g_strdup (phrase);
}

/* A new pass phrase is typed twice, and a short one is asked about; the one of a backup is taken as it is. */
static void
test_pass_phrase (void)
{
  g_autofree char *made = NULL, *typed = NULL, *meant = NULL;
  GtkWidget *window = fettle_pass_phrase_window_new (NULL);

  g_signal_connect (window, "given", G_CALLBACK (given_cb), &made);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (window, "pass-phrase.give", NULL);
  type_phrase (window, "first", PASS_PHRASE);
  type_phrase (window, "second", "something else again");
  gtk_widget_activate_action (window, "pass-phrase.give", NULL);
  type_phrase (window, "first", "7 chars");
  type_phrase (window, "second", "7 chars");
  gtk_widget_activate_action (window, "pass-phrase.give", NULL);
  fettle_test_answer_alert ("_Cancel");
  g_assert_null (made);
  type_phrase (window, "first", "8 chars.");
  type_phrase (window, "second", "8 chars.");
  gtk_widget_activate_action (window, "pass-phrase.give", NULL);
  g_assert_cmpstr (made, ==, "8 chars.");

  window = fettle_pass_phrase_window_new (NULL);
  g_signal_connect (window, "given", G_CALLBACK (given_cb), &meant);
  gtk_window_present (GTK_WINDOW (window));
  type_phrase (window, "first", "short");
  type_phrase (window, "second", "short");
  gtk_widget_activate_action (window, "pass-phrase.give", NULL);
  fettle_test_answer_alert ("_Use It All the Same");
  fettle_test_assert_soon (is_given, &meant);
  g_assert_cmpstr (meant, ==, "short");

  window = fettle_pass_phrase_window_new_to_open (NULL);
  g_signal_connect (window, "given", G_CALLBACK (given_cb), &typed);
  gtk_window_present (GTK_WINDOW (window));
  type_phrase (window, "first", "short");
  gtk_widget_activate_action (window, "pass-phrase.give", NULL);
  g_assert_cmpstr (typed, ==, "short");
}

static GtkWidget *
get_second_place (GtkWidget *view)
{
  return GTK_WIDGET (gtk_widget_get_template_child (view, FETTLE_TYPE_BACKUPS_VIEW, "second_place"));
}

static gboolean
row_says (gpointer    place,
          const char *words)
{
  AdwActionRow *row = ADW_ACTION_ROW (gtk_widget_get_template_child (place, FETTLE_TYPE_SECOND_PLACE_VIEW, "row"));
  const char *subtitle = adw_action_row_get_subtitle (row);

  return subtitle && strstr (subtitle, words);
}

static gboolean
holds_every_step (gpointer place)
{
  return row_says (place, "It holds every step.");
}

static gboolean
is_not_there (gpointer place)
{
  return row_says (place, "Not there now. Last written on");
}

static gboolean
lacks_steps (gpointer place)
{
  return row_says (place, "It lacks the newest steps.");
}

/* Chosen, written, gone and come back: the row says what is so. */
static void
test_second_place (void)
{
  FettleTestWindow test;
  char *outside = fettle_test_folder_new ();
  g_autofree char *away = g_strconcat (outside, "-away", NULL);
  GtkWidget *view, *place;

  fettle_test_window_open (&test, 3);
  view = go_to_backups (&test);
  place = get_second_place (view);
  fettle_test_find_soon (place, GTK_TYPE_LABEL, "None chosen yet");
  fettle_second_place_view_choose (FETTLE_SECOND_PLACE_VIEW (place), outside, PASS_PHRASE);
  fettle_test_assert_soon (holds_every_step, place);

  add_note (test.store);
  g_assert_cmpint (g_rename (outside, away), ==, 0);
  fettle_window_go (test.window, "schools");
  go_to_backups (&test);
  fettle_test_assert_soon (is_not_there, place);
  g_assert_cmpint (g_rename (away, outside), ==, 0);
  fettle_window_go (test.window, "schools");
  go_to_backups (&test);
  fettle_test_assert_soon (lacks_steps, place);
  gtk_widget_activate_action (place, "second-place.write", NULL);
  fettle_test_assert_soon (holds_every_step, place);
  gtk_widget_activate_action (place, "second-place.forget", NULL);
  fettle_test_find_soon (place, GTK_TYPE_LABEL, "None chosen yet");
  fettle_test_window_close (&test);
  fettle_test_folder_remove (outside);
}

static gboolean
is_written (gpointer store)
{
  g_autoptr (FettleSecondPlace) place = NULL;

  return fettle_second_place_load (store, &place, NULL) && place->written_at && !place->is_due;
}

/* The place as if it was chosen long ago. */
static void
age_place (FettleStore *store)
{
  g_autofree char *path = g_build_filename (fettle_store_get_folder (store), "second-place", NULL);
  g_autoptr (GKeyFile) keys = g_key_file_new ();

  g_assert_true (g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL));
  g_key_file_set_string (keys, "place", "chosen-at", "2020-01-01T12:00:00Z");
  g_assert_true (g_key_file_save_to_file (keys, path, NULL));
}

static const char *
banner_text (FettleWindow *window)
{
  return fettle_banner_get_text (FETTLE_BANNER (gtk_widget_get_template_child (GTK_WIDGET (window), FETTLE_TYPE_WINDOW, "banner")));
}

static gboolean
banner_tells_of_place (gpointer window)
{
  const char *text = banner_text (window);

  return text && strstr (text, "second place for backups");
}

static gboolean
shows_backups (gpointer window)
{
  return g_strcmp0 (fettle_window_get_place (window), "data") == 0;
}

/* After two weeks without the place a banner says so, and leads to it. When the place is there, it is written as the day turns. */
static void
test_second_place_late (void)
{
  FettleTestWindow test;
  char *outside = fettle_test_folder_new ();
  g_autofree char *away = g_strconcat (outside, "-away", NULL);
  FettleSession *session;

  fettle_test_window_open (&test, 3);
  session = fettle_window_get_session (test.window);
  g_assert_true (fettle_second_place_choose (test.store, outside, PASS_PHRASE, NULL));
  age_place (test.store);
  g_assert_cmpint (g_rename (outside, away), ==, 0);
  g_assert_null (banner_text (test.window));
  fettle_session_set_today (session, fettle_session_get_today (session) + 1);
  fettle_test_assert_soon (banner_tells_of_place, test.window);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.backups", NULL);
  fettle_test_assert_soon (shows_backups, test.window);

  g_assert_cmpint (g_rename (away, outside), ==, 0);
  fettle_session_set_today (session, fettle_session_get_today (session) + 1);
  fettle_test_assert_soon (is_written, test.store);
  fettle_test_window_close (&test);
  fettle_test_folder_remove (outside);
}

int
main (int   argc,
      char *argv[])
{
  fettle_test_window_init (&argc, &argv);
  g_test_add_func ("/backups/check", test_check);
  g_test_add_func ("/backups/take", test_take);
  g_test_add_func ("/backups/test", test_test);
  g_test_add_func ("/backups/changed-copy", test_changed_copy);
  g_test_add_func ("/backups/restore", test_restore);
  g_test_add_func ("/backups/restore-over-damage", test_restore_over_damage);
  g_test_add_func ("/backups/pass-phrase", test_pass_phrase);
  g_test_add_func ("/backups/second-place", test_second_place);
  g_test_add_func ("/backups/second-place-late", test_second_place_late);
  return g_test_run ();
}
