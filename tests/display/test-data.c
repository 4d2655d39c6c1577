/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-test-window.h"

#include "exchange/fettle-demo.h"
#include "exchange/fettle-set-up.h"
#include "rules/fettle-holidays.h"
#include "ui/data/fettle-data-page.h"
#include "ui/data/fettle-holidays-view.h"
#include "ui/data/fettle-import-window.h"

#define N_DEMO 95

static gboolean
shows_preview (gpointer window)
{
  return g_strcmp0 (fettle_import_window_get_state (window), "preview") == 0;
}

static gboolean
shows_refusal (gpointer window)
{
  return g_strcmp0 (fettle_import_window_get_state (window), "refused") == 0;
}

static guint
count_schools (FettleStore *store)
{
  g_autoptr (GPtrArray) schools = fettle_store_list (store, "school", NULL, NULL, NULL);

  return schools->len;
}

static gboolean
import_closed (gpointer data)
{
  return fettle_test_find_window (FETTLE_TYPE_IMPORT_WINDOW) == NULL;
}

static gboolean
has_schools (gpointer store)
{
  return count_schools (store) > 3;
}

static gboolean
has_no_more (gpointer store)
{
  return count_schools (store) == 3;
}

static GtkWindow *
import_files (FettleTestWindow  *test,
              const char *const *paths)
{
  fettle_window_go (test->window, "data");
  fettle_data_page_import (FETTLE_DATA_PAGE (fettle_window_get_section (test->window, "data")), paths);
  return fettle_test_find_window (FETTLE_TYPE_IMPORT_WINDOW);
}

/* Nothing changes before Import, all of it is undone by one Undo. */
static void
test_preview_apply_undo (void)
{
  FettleTestWindow test;
  g_autoptr (GError) error = NULL;
  char *folder = fettle_test_folder_new ();
  g_auto (GStrv) paths = NULL;
  GtkWindow *window;

  fettle_test_window_open (&test, 3);
  fettle_demo_write_files (folder, 1, N_DEMO, &error);
  g_assert_no_error (error);
  paths = fettle_demo_list_files (folder);

  window = import_files (&test, (const char *const *) paths);
  fettle_test_assert_soon (shows_preview, window);
  g_assert_cmpuint (count_schools (test.store), ==, 3);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.apply", NULL);
  fettle_test_assert_soon (import_closed, NULL);
  fettle_test_assert_soon (has_schools, test.store);

  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.undo", NULL);
  fettle_test_assert_soon (has_no_more, test.store);
  fettle_test_window_close (&test);
  fettle_test_folder_remove (folder);
}

static void
test_closing_the_preview_changes_nothing (void)
{
  FettleTestWindow test;
  char *folder = fettle_test_folder_new ();
  g_auto (GStrv) paths = NULL;
  GtkWindow *window;

  fettle_test_window_open (&test, 3);
  g_assert_true (fettle_demo_write_files (folder, 1, N_DEMO, NULL));
  paths = fettle_demo_list_files (folder);
  window = import_files (&test, (const char *const *) paths);
  fettle_test_assert_soon (shows_preview, window);
  gtk_window_close (window);
  fettle_test_assert_soon (import_closed, NULL);
  g_assert_cmpuint (count_schools (test.store), ==, 3);
  fettle_test_window_close (&test);
  fettle_test_folder_remove (folder);
}

static void
test_wrong_file_is_refused_in_words (void)
{
  FettleTestWindow test;
  char *folder = fettle_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "picture.png", NULL);
  const char *const paths[] = { path, NULL };
  GtkWidget *page;

  fettle_test_window_open (&test, 3);
  g_assert_true (g_file_set_contents (path, "\x89PNG\r\n\x1a\n not a table at all", -1, NULL));
  fettle_test_assert_soon (shows_refusal, import_files (&test, paths));
  page = fettle_test_find (fettle_test_find_window (FETTLE_TYPE_IMPORT_WINDOW), ADW_TYPE_STATUS_PAGE, NULL);
  g_assert_nonnull (adw_status_page_get_description (ADW_STATUS_PAGE (page)));
  g_assert_cmpuint (count_schools (test.store), ==, 3);
  fettle_test_window_close (&test);
  fettle_test_folder_remove (folder);
}

static void
test_sample_borough (void)
{
  FettleStore *store = fettle_test_store_new ();
  g_autoptr (GPtrArray) authorities = NULL;
  g_autoptr (GError) error = NULL;

  fettle_set_up_sample (store, 1, FETTLE_DEMO_SCHOOLS, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_schools (store), >=, N_DEMO);
  authorities = fettle_store_list (store, "authority", NULL, NULL, NULL);
  g_assert_cmpuint (authorities->len, ==, 1);
  fettle_test_store_remove (store);
}

#define CHRISTMAS_DAY "2026-12-25"

static gboolean
works_at_christmas (gpointer store)
{
  g_autoptr (GPtrArray) records = fettle_store_list (store, "bank-holiday", NULL, NULL, NULL);
  g_autoptr (FettleCalendar) calendar = fettle_holidays_make_calendar (records, NULL, NULL);

  return fettle_calendar_is_working_day (calendar, fettle_date_parse_iso (CHRISTMAS_DAY));
}

static gboolean
rests_at_christmas (gpointer store)
{
  return !works_at_christmas (store);
}

static gboolean
has_days (gpointer list)
{
  return gtk_list_box_get_row_at_index (list, 0) != NULL;
}

static void
change_christmas (GtkWidget  *view,
                  const char *action)
{
  g_assert_true (gtk_widget_activate_action (view, action, "s", CHRISTMAS_DAY));
}

/* A day that came with the program is taken off the list, counted again, and each step undone. */
static void
test_public_holidays_are_edited (void)
{
  FettleTestWindow test;
  GtkWidget *view, *list;

  fettle_test_window_open (&test, 3);
  fettle_window_go (test.window, "data");
  view = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fettle_window_get_section (test.window, "data")),
                                                    FETTLE_TYPE_DATA_PAGE, "holidays"));
  list = GTK_WIDGET (gtk_widget_get_template_child (view, FETTLE_TYPE_HOLIDAYS_VIEW, "public_list"));
  fettle_test_assert_soon (has_days, list);
  g_assert_true (rests_at_christmas (test.store));
  change_christmas (view, "holidays.remove-day");
  fettle_test_assert_soon (works_at_christmas, test.store);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.undo", NULL);
  fettle_test_assert_soon (rests_at_christmas, test.store);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.redo", NULL);
  fettle_test_assert_soon (works_at_christmas, test.store);
  fettle_test_window_close (&test);
}

int
main (int   argc,
      char *argv[])
{
  fettle_test_window_init (&argc, &argv);
  g_test_add_func ("/data/preview-apply-undo", test_preview_apply_undo);
  g_test_add_func ("/data/closing-changes-nothing", test_closing_the_preview_changes_nothing);
  g_test_add_func ("/data/wrong-file", test_wrong_file_is_refused_in_words);
  g_test_add_func ("/data/sample-borough", test_sample_borough);
  g_test_add_func ("/data/public-holidays-are-edited", test_public_holidays_are_edited);
  return g_test_run ();
}
