/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-test-window.h"

#include "base/fettle-id.h"
#include "sample/fettle-demo.h"
#include "sample/fettle-set-up.h"
#include "rules/fettle-holidays.h"
#include "ui/data/fettle-data-page.h"
#include "ui/data/fettle-term-dates-window.h"
#include "ui/data/fettle-follow-window.h"
#include "ui/data/fettle-holidays-view.h"
#include "ui/data/fettle-import-window.h"
#include "ui/forms/fettle-form.h"

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
  /* None of the three schools of the register stands in the list. */
  gtk_widget_activate_action (GTK_WIDGET (window), "import.apply", NULL);
  fettle_test_answer_alert ("_Import the Smaller List");
  fettle_test_assert_soon (import_closed, NULL);
  fettle_test_assert_soon (has_schools, test.store);

  /* All these schools at once: that is asked about. */
  fettle_test_undo (&test);
  fettle_test_answer_alert ("_Undo");
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

/* A stray file among several is left out, and the others come in. */
static void
test_stray_file_is_left_out (void)
{
  FettleTestWindow test;
  char *folder = fettle_test_folder_new ();
  g_autofree char *stray = g_build_filename (folder, "minutes.txt", NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;
  g_auto (GStrv) all = NULL;
  GtkWindow *window;

  fettle_test_window_open (&test, 3);
  g_assert_true (fettle_demo_write_files (folder, 1, N_DEMO, NULL));
  g_assert_true (g_file_set_contents (stray, "Minutes of a meeting\n", -1, NULL));
  paths = fettle_demo_list_files (folder);
  g_strv_builder_add (builder, stray);
  g_strv_builder_addv (builder, (const char **) paths);
  all = g_strv_builder_end (builder);

  window = import_files (&test, (const char *const *) all);
  fettle_test_assert_soon (shows_refusal, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.leave-out", NULL);
  fettle_test_assert_soon (shows_preview, window);
  /* None of the three schools of the register stands in the list. */
  gtk_widget_activate_action (GTK_WIDGET (window), "import.apply", NULL);
  fettle_test_answer_alert ("_Import the Smaller List");
  fettle_test_assert_soon (import_closed, NULL);
  fettle_test_assert_soon (has_schools, test.store);
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

#define GIAS_HEAD                                                                                                      \
  "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (code),"                          \
  "EstablishmentTypeGroup (code),EstablishmentStatus (name),OpenDate,CloseDate,PhaseOfEducation (name),"               \
  "AccreditationExpiryDate\n"
#define LINKS_HEAD "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n"
#define CLOSED "215856,399,Kelderwick,2006,Oak Primary School,01,4,Closed,,31-08-2025,Primary,\n"
#define SPONSORED "248213,399,Kelderwick,2999,Oak Academy,28,10,Open,01-09-2025,,Primary,\n"
#define BAD_ROW "no-number,399,Kelderwick,2011,Ash Primary School,01,4,Open,,,Primary,\n"
#define LINK "248213,215856,\"Oak Primary School\",\"Predecessor\",\"01-09-2025\"\n"

/* A folder of invented downloads. */
typedef struct
{
  FettleTestWindow test;
  char *folder;
  GStrvBuilder *paths;
} Downloads;

static void
downloads_begin (Downloads *downloads)
{
  fettle_test_window_open (&downloads->test, 3);
  downloads->folder = fettle_test_folder_new ();
  downloads->paths = g_strv_builder_new ();
}

static void
downloads_end (Downloads *downloads)
{
  g_strv_builder_unref (downloads->paths);
  fettle_test_window_close (&downloads->test);
  fettle_test_folder_remove (downloads->folder);
}

static void
downloads_add (Downloads  *downloads,
               const char *name,
               const char *text)
{
  g_autofree char *path = g_build_filename (downloads->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_strv_builder_add (downloads->paths, path);
}

static GtkWindow *
downloads_import (Downloads *downloads)
{
  g_auto (GStrv) paths = g_strv_builder_end (downloads->paths);
  GtkWindow *window = import_files (&downloads->test, (const char *const *) paths);

  fettle_test_assert_soon (shows_preview, window);
  return window;
}

static void
apply_and_wait (GtkWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "import.apply", NULL);
  fettle_test_assert_soon (import_closed, NULL);
}

/* The three schools of the register are maintained primary schools: a list of others of that sort without them is asked about. */
static void
apply_smaller_and_wait (GtkWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "import.apply", NULL);
  fettle_test_answer_alert ("_Import the Smaller List");
  fettle_test_assert_soon (import_closed, NULL);
}

static guint
count_numbers (FettleStore *store,
               const char  *urn)
{
  g_autoptr (GPtrArray) numbers = fettle_store_list (store, "school-urn", "urn", urn, NULL);

  return numbers->len;
}

static GtkWindow *
preview_an_offer (Downloads *downloads)
{
  GtkWidget *views;
  GtkWindow *window;

  downloads_begin (downloads);
  downloads_add (downloads, "edubasealldata20251001.csv", GIAS_HEAD CLOSED SPONSORED);
  downloads_add (downloads, "links_edubasealldata20251001.csv", LINKS_HEAD LINK);
  window = downloads_import (downloads);
  views = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (window), FETTLE_TYPE_IMPORT_WINDOW, "views"));
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (views), "offers");
  g_assert_nonnull (fettle_test_find (window, ADW_TYPE_ACTION_ROW, "Oak Academy: was 215856 before 248213"));
  return window;
}

static void
test_an_offer_is_accepted (void)
{
  Downloads downloads;
  GtkWindow *window = preview_an_offer (&downloads);
  GtkWidget *check = fettle_test_find (window, GTK_TYPE_CHECK_BUTTON, NULL);

  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_widget_activate_action (GTK_WIDGET (window), "import.tick-all", NULL);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  apply_and_wait (window);
  g_assert_cmpuint (count_numbers (downloads.test.store, "215856"), ==, 1);
  downloads_end (&downloads);
}

static void
test_an_offer_is_left (void)
{
  Downloads downloads;
  GtkWindow *window = preview_an_offer (&downloads);

  apply_and_wait (window);
  g_assert_cmpuint (count_numbers (downloads.test.store, "248213"), ==, 1);
  g_assert_cmpuint (count_numbers (downloads.test.store, "215856"), ==, 0);
  downloads_end (&downloads);
}

/* An older extract than the last asks; Cancel leaves the preview as it was. */
static void
test_an_older_extract_asks (void)
{
  Downloads downloads;
  GtkWindow *window;

  downloads_begin (&downloads);
  downloads_add (&downloads, "edubasealldata20251001.csv", GIAS_HEAD SPONSORED);
  apply_and_wait (downloads_import (&downloads));
  downloads_add (&downloads, "edubasealldata20250901.csv", GIAS_HEAD SPONSORED CLOSED);
  window = downloads_import (&downloads);

  gtk_widget_activate_action (GTK_WIDGET (window), "import.apply", NULL);
  fettle_test_answer_alert ("_Cancel");
  g_assert_true (shows_preview (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "import.apply", NULL);
  fettle_test_answer_alert ("_Import the Older Extract");
  fettle_test_assert_soon (import_closed, NULL);
  downloads_end (&downloads);
}

#define YEW "315901,399,Kelderwick,2051,Yew School,01,4,Open,01-09-1990,,Primary,\n"
#define FIR "315902,399,Kelderwick,2052,Fir School,01,4,Open,01-09-1990,,Primary,\n"

/* A list with far fewer schools than are held asks once, with the counts. */
static void
test_a_smaller_list_asks (void)
{
  Downloads downloads;
  GtkWindow *window;

  downloads_begin (&downloads);
  downloads_add (&downloads, "edubasealldata20251001.csv", GIAS_HEAD YEW FIR);
  apply_smaller_and_wait (downloads_import (&downloads));
  downloads_add (&downloads, "edubasealldata20251101.csv", GIAS_HEAD YEW);
  window = downloads_import (&downloads);

  gtk_widget_activate_action (GTK_WIDGET (window), "import.apply", NULL);
  fettle_test_answer_alert ("_Cancel");
  g_assert_true (shows_preview (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "import.apply", NULL);
  fettle_test_answer_alert ("_Import the Smaller List");
  fettle_test_assert_soon (import_closed, NULL);
  downloads_end (&downloads);
}

static gboolean
file_is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_issues_are_saved (void)
{
  Downloads downloads;
  g_autofree char *path = NULL, *csv = NULL;
  g_autoptr (GFile) target = NULL;
  GtkWindow *window;

  downloads_begin (&downloads);
  downloads_add (&downloads, "edubasealldata20251001.csv", GIAS_HEAD SPONSORED BAD_ROW);
  window = downloads_import (&downloads);
  path = g_build_filename (downloads.folder, "issues.csv", NULL);
  target = g_file_new_for_path (path);
  fettle_import_window_save_issues (FETTLE_IMPORT_WINDOW (window), target);
  fettle_test_assert_soon (file_is_there, path);
  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  g_assert_nonnull (strstr (csv, "edubasealldata20251001.csv"));
  g_assert_nonnull (strstr (csv, "no-number"));
  downloads_end (&downloads);
}

#define MAINTAINED "315900,399,Kelderwick,2050,Yew Primary School,01,4,Open,01-09-1990,,Primary,\n"
#define CONVERTED "315900,399,Kelderwick,2050,Yew Primary School,34,10,Open,01-09-2026,,Primary,\n"

static void
put_step (FettleStore *store,
          FettleRecord *step)
{
  fettle_test_put (store, "Go on with the case", step, NULL);
  g_object_unref (step);
}

static gboolean
shows_warnings (gpointer window)
{
  return g_str_equal (fettle_import_window_get_state (window), "told");
}

/* A school in intervention became an academy: what was done since is under other law, and it is said after the import. */
static void
test_warnings_are_shown (void)
{
  Downloads downloads;
  g_autofree char *id = fettle_id_for_urn ("315900");
  GtkWindow *window;
  GtkWidget *list, *row;

  g_setenv ("FETTLE_TODAY", "2026-11-21", TRUE);
  downloads_begin (&downloads);
  downloads_add (&downloads, "edubasealldata20260801.csv", GIAS_HEAD MAINTAINED);
  apply_smaller_and_wait (downloads_import (&downloads));
  put_step (downloads.test.store, fettle_test_record ("intervention-case", id, "title", "Reading", "state", "open",
                                                      "opened-on", "2026-05-01", NULL));
  put_step (downloads.test.store, fettle_test_record ("category-notice", id, "category", "special-measures", "notice-on",
                                                      "2026-05-01", NULL));
  put_step (downloads.test.store, fettle_test_record ("s70a-notification", id, "power", "s64", "sent-on", "2026-09-05", NULL));
  put_step (downloads.test.store, fettle_test_record ("power-use", id, "power", "s64", "used-on", "2026-09-10", NULL));
  downloads_add (&downloads, "edubasealldata20261102.csv", GIAS_HEAD CONVERTED);
  window = downloads_import (&downloads);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.apply", NULL);
  fettle_test_assert_soon (shows_warnings, window);
  list = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (window), FETTLE_TYPE_IMPORT_WINDOW, "warnings"));
  row = gtk_widget_get_first_child (list);
  g_assert_nonnull (row);
  g_assert_true (g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Yew Primary School: "));
  gtk_window_close (window);
  fettle_test_assert_soon (import_closed, NULL);
  g_unsetenv ("FETTLE_TODAY");
  downloads_end (&downloads);
}

static guint
count_sources (FettleStore *store)
{
  g_autoptr (GPtrArray) sources = fettle_reference_list_sources (store, NULL);

  return sources->len;
}

/* Whether Cancel comes while files are read or while the register changes: nothing is done, or all of it is told as done. */
static void
test_cancel_leaves_nothing_half_done (void)
{
  FettleTestWindow test;
  char *folder = fettle_test_folder_new ();
  g_auto (GStrv) paths = NULL;
  guint n_schools;
  GtkWindow *window;

  fettle_test_window_open (&test, 3);
  g_assert_true (fettle_demo_write_files (folder, 1, N_DEMO, NULL));
  paths = fettle_demo_list_files (folder);
  gtk_window_close (import_files (&test, (const char *const *) paths));
  fettle_test_assert_soon (import_closed, NULL);
  g_assert_cmpuint (count_schools (test.store), ==, 3);
  g_assert_cmpuint (count_sources (test.store), ==, 0);

  window = import_files (&test, (const char *const *) paths);
  fettle_test_assert_soon (shows_preview, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.apply", NULL);
  fettle_test_answer_alert ("_Import the Smaller List");
  gtk_window_close (window);
  fettle_test_assert_soon (import_closed, NULL);
  n_schools = count_schools (test.store);
  g_assert_true (n_schools == 3 ? count_sources (test.store) == 0 : count_sources (test.store) == 4);
  fettle_test_window_close (&test);
  fettle_test_folder_remove (folder);
}

#define AWAY "348213,398,Elsewhere,2999,Elm Academy,28,10,Open,01-09-2020,,Primary,\n"

static gboolean
tells_a_problem (gpointer label)
{
  return gtk_widget_get_visible (label);
}

static gboolean
follow_closed (gpointer data)
{
  return fettle_test_find_window (FETTLE_TYPE_FOLLOW_WINDOW) == NULL;
}

/* A school that the public list does not know is said so beside the field; one that it knows comes in one step. */
static void
test_a_school_of_another_authority (void)
{
  Downloads downloads;
  GtkWidget *window, *problem;
  GtkEditable *urn;

  downloads_begin (&downloads);
  downloads_add (&downloads, "edubasealldata20251001.csv", GIAS_HEAD SPONSORED AWAY);
  apply_and_wait (downloads_import (&downloads));
  g_assert_cmpuint (count_numbers (downloads.test.store, "348213"), ==, 0);

  gtk_widget_activate_action (GTK_WIDGET (fettle_window_get_section (downloads.test.window, "data")), "data.follow-school", NULL);
  window = GTK_WIDGET (fettle_test_find_window (FETTLE_TYPE_FOLLOW_WINDOW));
  urn = GTK_EDITABLE (gtk_widget_get_template_child (window, FETTLE_TYPE_FOLLOW_WINDOW, "urn"));
  fettle_test_find_soon (urn, GTK_TYPE_LABEL, "required");
  problem = GTK_WIDGET (gtk_widget_get_template_child (window, FETTLE_TYPE_FOLLOW_WINDOW, "problem"));
  gtk_editable_set_text (urn, "999998");
  gtk_widget_activate_action (window, "follow.add", NULL);
  fettle_test_assert_soon (tells_a_problem, problem);
  gtk_editable_set_text (urn, "348213");
  g_assert_false (gtk_widget_get_visible (problem));
  gtk_widget_activate_action (window, "follow.add", NULL);
  fettle_test_assert_soon (follow_closed, NULL);
  g_assert_cmpuint (count_numbers (downloads.test.store, "348213"), ==, 1);
  downloads_end (&downloads);
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
  fettle_test_undo (&test);
  fettle_test_assert_soon (rests_at_christmas, test.store);
  fettle_test_redo (&test);
  fettle_test_assert_soon (works_at_christmas, test.store);
  fettle_test_window_close (&test);
}

static gboolean
form_is_gone (gpointer data)
{
  return fettle_test_find_window (FETTLE_TYPE_FORM) == NULL;
}

static void
add_holiday (FettleTestWindow  *test,
             const char        *kind,
             const char *const *typed)
{
  GtkWidget *view = fettle_test_find_soon (fettle_window_get_section (test->window, "data"), FETTLE_TYPE_HOLIDAYS_VIEW, NULL);
  GtkWindow *form;

  gtk_widget_activate_action (view, "holidays.add", "s", kind);
  form = fettle_test_find_window (FETTLE_TYPE_FORM);
  g_assert_nonnull (form);
  for (; *typed; typed += 2)
    gtk_editable_set_text (GTK_EDITABLE (fettle_test_find_soon (form, ADW_TYPE_ENTRY_ROW, typed[0])), typed[1]);
  fettle_form_save (FETTLE_FORM (form));
  fettle_test_assert_soon (form_is_gone, NULL);
}

/* A holiday that no list knows is added by hand. */
static void
test_holidays_are_added (void)
{
  static const char *const day[] = { "Date", "8 June 2027", "Name", "Day of mourning", NULL };
  static const char *const holiday[] = {
    "Name", "Half term", "First day", "15 February 2027",
    "Last day", "19 February 2027", NULL,
  };
  FettleTestWindow test;

  fettle_test_window_open (&test, 3);
  fettle_window_go (test.window, "data");
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (fettle_test_find_soon (test.window, ADW_TYPE_VIEW_STACK, NULL)),
                                         "holidays");
  add_holiday (&test, "bank-holiday", day);
  fettle_test_records_soon (&test, "bank-holiday", 1);
  add_holiday (&test, "school-holiday", holiday);
  fettle_test_records_soon (&test, "school-holiday", 1);
  fettle_test_window_close (&test);
}

static void
paste (GtkWindow  *window,
       const char *text)
{
  GtkTextView *view = GTK_TEXT_VIEW (fettle_test_find_soon (window, GTK_TYPE_TEXT_VIEW, NULL));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

static gboolean
term_dates_are_gone (gpointer data)
{
  return fettle_test_find_window (FETTLE_TYPE_TERM_DATES_WINDOW) == NULL;
}

static GtkWindow *
open_term_dates (FettleTestWindow *test)
{
  GtkWidget *view = fettle_test_find_soon (fettle_window_get_section (test->window, "data"), FETTLE_TYPE_HOLIDAYS_VIEW, NULL);

  gtk_widget_activate_action (view, "holidays.add-term-dates", NULL);
  return fettle_test_find_window (FETTLE_TYPE_TERM_DATES_WINDOW);
}

/* The council's dates are pasted once: what was understood is shown before, what was not is told by line, and one undo takes all back. */
static void
test_term_dates_are_pasted (void)
{
  FettleTestWindow test;
  GtkWindow *window;

  fettle_test_window_open (&test, 3);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.holidays", NULL);
  window = open_term_dates (&test);
  paste (window, "Autumn term 2 September to 18 December 2026\nHalf term 26 October to 30 October 2026\n"
                 "Christmas holiday 21 December to 1 January 2027");
  fettle_test_find_soon (window, GTK_TYPE_LABEL, "Mon 26 Oct 2026 to Fri 30 Oct 2026");
  fettle_test_find_soon (window, GTK_TYPE_LABEL, "Line 1: Autumn term 2 September to 18 December 2026");
  g_assert_nonnull (fettle_test_find_soon (window, GTK_TYPE_BUTTON, "_Add 2 Holidays"));
  gtk_widget_activate_action (GTK_WIDGET (window), "term-dates.add", NULL);
  fettle_test_assert_soon (term_dates_are_gone, NULL);
  fettle_test_records_soon (&test, "school-holiday", 2);

  window = open_term_dates (&test);
  paste (window, "Half term 26 October to 30 October 2026");
  fettle_test_find_soon (window, GTK_TYPE_LABEL, "Mon 26 Oct 2026 to Fri 30 Oct 2026  ·  in the register already");
  g_assert_false (gtk_widget_get_sensitive (fettle_test_find_soon (window, GTK_TYPE_BUTTON, "_Add")));
  gtk_window_close (window);
  fettle_test_assert_soon (term_dates_are_gone, NULL);
  fettle_test_undo (&test);
  fettle_test_records_soon (&test, "school-holiday", 0);
  fettle_test_window_close (&test);
}

/* From a file, and what is pasted after it takes its place. */
static void
test_term_dates_of_a_file (void)
{
  static const char text[] = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Half term\r\nDTSTART;VALUE=DATE:20261026\r\n"
                             "DTEND;VALUE=DATE:20261031\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  FettleTestWindow test;
  GtkWindow *window;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  fettle_test_window_open (&test, 3);
  path = g_build_filename (fettle_store_get_folder (test.store), "terms.ics", NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  file = g_file_new_for_path (path);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.holidays", NULL);
  window = open_term_dates (&test);
  fettle_term_dates_window_open (FETTLE_TERM_DATES_WINDOW (window), file);
  fettle_test_find_soon (window, GTK_TYPE_LABEL, "From “terms.ics”");
  fettle_test_find_soon (window, GTK_TYPE_LABEL, "Mon 26 Oct 2026 to Fri 30 Oct 2026");
  paste (window, "Half term 15 to 19 February 2027");
  fettle_test_find_soon (window, GTK_TYPE_LABEL, "Mon 15 Feb 2027 to Fri 19 Feb 2027");
  g_assert_null (fettle_test_find (window, GTK_TYPE_LABEL, "From “terms.ics”"));
  g_assert_null (fettle_test_find (window, GTK_TYPE_LABEL, "Mon 26 Oct 2026 to Fri 30 Oct 2026"));
  fettle_test_window_close (&test);
}

static gboolean
sources_tell_of_damage (gpointer page)
{
  GtkWidget *sources = GTK_WIDGET (gtk_widget_get_template_child (page, FETTLE_TYPE_DATA_PAGE, "sources"));

  return fettle_test_find (sources, GTK_TYPE_LABEL, "The public data was damaged") != NULL;
}

/* Public data that cannot be read is told apart from the register: every page works, and the Data page says what to do. */
static void
test_damaged_reference (void)
{
  static const char *const places[] = { "schools", "deadlines", "intervention", "reports", "data" };
  FettleTestWindow test;
  g_autofree char *path = NULL;
  GtkWidget *page;

  fettle_test_window_open (&test, 3);
  path = g_build_filename (fettle_store_get_folder (test.store), "reference.db", NULL);
  g_assert_true (g_file_set_contents (path, "This is no public data any more.", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      fettle_window_go (test.window, places[i]);
      g_assert_cmpstr (fettle_window_get_place (test.window), ==, places[i]);
    }
  page = GTK_WIDGET (fettle_window_get_section (test.window, "data"));
  fettle_test_assert_soon (sources_tell_of_damage, page);
  fettle_test_find_soon (page, GTK_TYPE_LABEL, "Kelderwick");
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
  g_test_add_func ("/data/an-offer-is-accepted", test_an_offer_is_accepted);
  g_test_add_func ("/data/an-offer-is-left", test_an_offer_is_left);
  g_test_add_func ("/data/an-older-extract-asks", test_an_older_extract_asks);
  g_test_add_func ("/data/a-smaller-list-asks", test_a_smaller_list_asks);
  g_test_add_func ("/data/stray-file-is-left-out", test_stray_file_is_left_out);
  g_test_add_func ("/data/warnings-are-shown", test_warnings_are_shown);
  g_test_add_func ("/data/issues-are-saved", test_issues_are_saved);
  g_test_add_func ("/data/cancel-leaves-nothing-half-done", test_cancel_leaves_nothing_half_done);
  g_test_add_func ("/data/a-school-of-another-authority", test_a_school_of_another_authority);
  g_test_add_func ("/data/sample-borough", test_sample_borough);
  g_test_add_func ("/data/public-holidays-are-edited", test_public_holidays_are_edited);
  g_test_add_func ("/data/holidays-are-added", test_holidays_are_added);
  g_test_add_func ("/data/term-dates-are-pasted", test_term_dates_are_pasted);
  g_test_add_func ("/data/term-dates-of-a-file", test_term_dates_of_a_file);
  g_test_add_func ("/data/damaged-reference", test_damaged_reference);
  return g_test_run ();
}
