/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-test-window.h"

#include "compat/fettle-split.h"
#include "ui/data/fettle-backups-view.h"
#include "ui/data/fettle-data-page.h"
#include "ui/data/fettle-import-window.h"
#include "ui/data/fettle-pass-phrase-window.h"
#include "ui/fettle-actions.h"
#include "ui/forms/fettle-drafts-window.h"
#include "ui/forms/fettle-form.h"
#include "ui/reports/fettle-behind-window.h"
#include "ui/reports/fettle-reports-page.h"
#include "ui/reports/fettle-table-view.h"
#include "ui/school/fettle-school-page.h"
#include "ui/schools/fettle-filter-chip.h"
#include "ui/schools/fettle-schools-page.h"
#include "ui/search/fettle-search-window.h"
#include "ui/start/fettle-start-page.h"
#include "ui/start/fettle-trouble-page.h"
#include "ui/widgets/fettle-banner.h"
#include "ui/widgets/fettle-grid.h"
#include "ui/widgets/fettle-history-view.h"

static void
test_every_template (void)
{
  FettleTestWindow test;
  const GType sections[] = { FETTLE_TYPE_SCHOOLS_PAGE, FETTLE_TYPE_SCHOOL_PAGE, FETTLE_TYPE_DATA_PAGE,
                             FETTLE_TYPE_REPORTS_PAGE };
  const GType others[] = { FETTLE_TYPE_BANNER, FETTLE_TYPE_FILTER_CHIP, FETTLE_TYPE_GRID, FETTLE_TYPE_HISTORY_VIEW,
                           FETTLE_TYPE_TABLE_VIEW, FETTLE_TYPE_BACKUPS_VIEW, FETTLE_TYPE_START_PAGE,
                           FETTLE_TYPE_TROUBLE_PAGE };
  const GType windows[] = { FETTLE_TYPE_FORM, FETTLE_TYPE_DRAFTS_WINDOW, FETTLE_TYPE_IMPORT_WINDOW,
                            FETTLE_TYPE_PASS_PHRASE_WINDOW, FETTLE_TYPE_BEHIND_WINDOW, FETTLE_TYPE_SEARCH_WINDOW };

  fettle_test_window_open (&test, 3);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      GtkWidget *widget = g_object_ref_sink (g_object_new (sections[i], "session", test.session, NULL));

      g_assert_nonnull (gtk_widget_get_first_child (widget));
      g_object_unref (widget);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      GtkWidget *widget = g_object_ref_sink (g_object_new (others[i], NULL));

      g_assert_nonnull (gtk_widget_get_first_child (widget));
      g_object_unref (widget);
    }
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      GtkWindow *window = g_object_new (windows[i], NULL);

      g_assert_nonnull (adw_window_get_content (ADW_WINDOW (window)));
      gtk_window_destroy (window);
    }
  fettle_test_window_close (&test);
}

static void
test_places_and_back (void)
{
  FettleTestWindow test;
  g_autofree char *id = fettle_test_school_id (1);
  g_autofree char *place = g_strconcat ("school:", id, NULL);

  fettle_test_window_open (&test, 3);
  g_assert_cmpstr (fettle_window_get_place (test.window), ==, "schools");
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.go", "s", "data");
  g_assert_cmpstr (fettle_window_get_place (test.window), ==, "data");
  fettle_window_open_school (test.window, id);
  g_assert_cmpstr (fettle_window_get_place (test.window), ==, place);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.back", NULL);
  g_assert_cmpstr (fettle_window_get_place (test.window), ==, "data");
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.back", NULL);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.back", NULL);
  g_assert_cmpstr (fettle_window_get_place (test.window), ==, "schools");
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.go", "s", "nowhere");
  g_assert_cmpstr (fettle_window_get_place (test.window), ==, "schools");
  fettle_test_window_close (&test);
}

/* The toolkit by itself tells a screen reader of every page of a stack, as if they stood side by side. */
static void
test_only_the_front_is_told (void)
{
  FettleTestWindow test;
  GtkWidget *schools, *data;

  fettle_test_window_open (&test, 3);
  schools = fettle_test_find (test.window, FETTLE_TYPE_SCHOOLS_PAGE, NULL);
  gtk_test_accessible_assert_state (schools, GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.go", "s", "data");
  data = fettle_test_find (test.window, FETTLE_TYPE_DATA_PAGE, NULL);
  gtk_test_accessible_assert_state (data, GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
  gtk_test_accessible_assert_state (schools, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.back", NULL);
  gtk_test_accessible_assert_state (data, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
  gtk_test_accessible_assert_state (schools, GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
  fettle_test_window_close (&test);
}

static void
test_sidebar_hides (void)
{
  FettleTestWindow test;
  FettleSplit *split;

  fettle_test_window_open (&test, 3);
  split = FETTLE_SPLIT (fettle_test_find (test.window, FETTLE_TYPE_SPLIT, NULL));
  g_assert_nonnull (split);
  g_assert_true (fettle_split_get_sidebar_visible (split));
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.toggle-sidebar", NULL);
  g_assert_false (fettle_split_get_sidebar_visible (split));
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.toggle-sidebar", NULL);
  g_assert_true (fettle_split_get_sidebar_visible (split));
  fettle_test_window_close (&test);
}

static gboolean
is_full (gpointer window)
{
  return gtk_window_is_fullscreen (window);
}

static gboolean
is_not_full (gpointer window)
{
  return !gtk_window_is_fullscreen (window);
}

/* For a projector: on and off by the same key. */
static void
test_full_screen (void)
{
  FettleTestWindow test;

  fettle_test_window_open (&test, 3);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.fullscreen", NULL);
  fettle_test_assert_soon (is_full, test.window);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.fullscreen", NULL);
  fettle_test_assert_soon (is_not_full, test.window);
  fettle_test_window_close (&test);
}

/* Whatever the table of shortcuts names must be there, and no two actions share a key. */
static void
test_shortcuts (void)
{
  FettleTestWindow test;
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const FettleShortcut *shortcuts;
  g_autoptr (GtkWidget) window = fettle_shortcuts_window_new ();
  guint n;

  fettle_test_window_open (&test, 3);
  shortcuts = fettle_shortcuts_list (&n);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) accelerators = g_strsplit (shortcuts[i].accelerators, " ", 0);
      guint key;
      GdkModifierType modifiers;

      for (guint k = 0; accelerators[k]; k++)
        {
          g_assert_true (gtk_accelerator_parse (accelerators[k], &key, &modifiers));
          g_assert_true (g_hash_table_add (keys, g_strdup (accelerators[k])));
        }
    }
  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (window));
  fettle_test_window_close (&test);
}

static gboolean
import_is_shown (gpointer data)
{
  return fettle_test_find_window (FETTLE_TYPE_IMPORT_WINDOW) != NULL;
}

/* Files that the program is opened with are read and shown, once it is known whose schools they are for. */
static void
test_files_to_open (void)
{
  const char *const paths[] = { "/nowhere/edubasealldata20261102.csv", NULL };
  FettleTestWindow test;

  fettle_test_window_open (&test, 0);
  fettle_window_import (test.window, paths);
  fettle_test_find_soon (test.window, FETTLE_TYPE_START_PAGE, NULL);
  g_assert_false (import_is_shown (NULL));
  fettle_test_window_close (&test);

  fettle_test_window_open (&test, 3);
  fettle_window_import (test.window, paths);
  fettle_test_assert_soon (import_is_shown, NULL);
  g_assert_cmpstr (fettle_window_get_place (test.window), ==, "data");
  fettle_test_window_close (&test);
}

static gboolean
start_shown (gpointer window)
{
  return fettle_test_find (window, FETTLE_TYPE_START_PAGE, NULL) != NULL;
}

static void
test_first_run_by_typing (void)
{
  FettleTestWindow test;
  GtkWidget *page, *entry;
  g_autoptr (GPtrArray) authorities = NULL;

  fettle_test_window_open (&test, 0);
  fettle_test_assert_soon (start_shown, test.window);
  page = fettle_test_find (test.window, FETTLE_TYPE_START_PAGE, NULL);
  g_assert_cmpstr (fettle_start_page_get_state (FETTLE_START_PAGE (page)), ==, "authority");
  entry = fettle_test_find (page, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (test.window)), entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "birmingh");
  while (fettle_test_find (page, ADW_TYPE_ACTION_ROW, "Leeds"))
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (entry, "activate");
  while (g_strcmp0 (fettle_start_page_get_state (FETTLE_START_PAGE (page)), "files") != 0)
    g_main_context_iteration (NULL, TRUE);

  authorities = fettle_store_list (test.store, "authority", NULL, NULL, NULL);
  g_assert_cmpuint (authorities->len, ==, 1);
  g_assert_cmpstr (fettle_record_get_text (g_ptr_array_index (authorities, 0), "code"), ==, "330");
  gtk_widget_activate_action (page, "start.later", NULL);
  g_assert_cmpstr (fettle_window_get_place (test.window), ==, "schools");
  fettle_test_window_close (&test);
}

typedef struct
{
  FettleTestWindow *test;
  const char *code;
} Belongs;

static gboolean
belongs_to (gpointer data)
{
  Belongs *belongs = data;
  g_autoptr (GPtrArray) authorities = fettle_store_list (belongs->test->store, "authority", NULL, NULL, NULL);

  return authorities->len == 1
         && g_strcmp0 (fettle_record_get_text (g_ptr_array_index (authorities, 0), "code"), belongs->code) == 0;
}

static gboolean
asks_for_files (gpointer page)
{
  return g_strcmp0 (fettle_start_page_get_state (page), "files") == 0;
}

static void
choose (FettleTestWindow *test,
        const char       *name,
        const char       *code)
{
  GtkWidget *page = fettle_test_find (test->window, FETTLE_TYPE_START_PAGE, NULL);
  GtkWidget *entry = fettle_test_find_soon (page, GTK_TYPE_SEARCH_ENTRY, NULL);
  Belongs belongs = { test, code };

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  fettle_test_gone_soon (page, ADW_TYPE_ACTION_ROW, "Leeds");
  g_signal_emit_by_name (entry, "activate");
  fettle_test_assert_soon (asks_for_files, page);
  fettle_test_assert_soon (belongs_to, &belongs);
}

/* Whoever took the wrong line takes another one: at once, or later, as long as there are no schools. */
static void
test_wrong_authority (void)
{
  FettleTestWindow test;
  GtkWidget *page;

  fettle_test_window_open (&test, 0);
  fettle_test_assert_soon (start_shown, test.window);
  page = fettle_test_find (test.window, FETTLE_TYPE_START_PAGE, NULL);
  choose (&test, "bradfor", "380");
  gtk_widget_activate_action (page, "start.other-authority", NULL);
  g_assert_cmpstr (fettle_start_page_get_state (FETTLE_START_PAGE (page)), ==, "authority");
  choose (&test, "birmingh", "330");
  gtk_widget_activate_action (page, "start.later", NULL);
  g_assert_cmpstr (fettle_window_get_place (test.window), ==, "schools");

  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.choose-authority", NULL);
  fettle_test_assert_soon (start_shown, test.window);
  g_assert_null (fettle_test_find (test.window, GTK_TYPE_BUTTON, "_Look at the Sample Borough Instead"));
  choose (&test, "bradfor", "380");
  fettle_test_window_close (&test);
}

/* Schools that were imported are those of their authority. */
static void
test_authority_of_schools (void)
{
  FettleTestWindow test;
  GtkWidget *page, *entry;
  Belongs belongs = { &test, "399" };

  fettle_test_window_open (&test, 3);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.choose-authority", NULL);
  fettle_test_assert_soon (start_shown, test.window);
  page = fettle_test_find (test.window, FETTLE_TYPE_START_PAGE, NULL);
  entry = fettle_test_find_soon (page, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "birmingh");
  fettle_test_gone_soon (page, ADW_TYPE_ACTION_ROW, "Leeds");
  g_signal_emit_by_name (entry, "activate");
  fettle_test_answer_alert ("_Close");
  g_assert_cmpstr (fettle_start_page_get_state (FETTLE_START_PAGE (page)), ==, "authority");
  g_assert_true (belongs_to (&belongs));
  fettle_test_window_close (&test);
}

/* The backup of the day fails in a thread of its own: nobody waits for it, and the officer still learns of it. */
static void
test_store_errors_are_told (void)
{
  FettleTestWindow test;
  g_autoptr (GError) error = g_error_new_literal (FETTLE_ERROR, FETTLE_ERROR_NO_SPACE, "The disk is full.");

  fettle_test_window_open (&test, 3);
  g_signal_emit_by_name (test.store, "error", error);
  fettle_test_answer_alert ("_Close");
  fettle_test_window_close (&test);
}

int
main (int   argc,
      char *argv[])
{
  fettle_test_window_init (&argc, &argv);
  g_test_add_func ("/shell/full-screen", test_full_screen);
  g_test_add_func ("/shell/every-template", test_every_template);
  g_test_add_func ("/shell/wrong-authority", test_wrong_authority);
  g_test_add_func ("/shell/authority-of-schools", test_authority_of_schools);
  g_test_add_func ("/shell/places-and-back", test_places_and_back);
  g_test_add_func ("/shell/only-the-front-is-told", test_only_the_front_is_told);
  g_test_add_func ("/shell/sidebar-hides", test_sidebar_hides);
  g_test_add_func ("/shell/shortcuts", test_shortcuts);
  g_test_add_func ("/shell/files-to-open", test_files_to_open);
  g_test_add_func ("/shell/first-run-by-typing", test_first_run_by_typing);
  g_test_add_func ("/shell/store-errors-are-told", test_store_errors_are_told);
  return g_test_run ();
}
