/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-test-window.h"

#include <unistd.h>

#include "store/fettle-draft.h"
#include "ui/forms/fettle-drafts-window.h"
#include "ui/forms/fettle-form.h"
#include "ui/school/fettle-school-page.h"

static gboolean
is_loaded (gpointer window)
{
  FettleSection *page = fettle_window_get_section (window, "school");

  return page && fettle_school_page_is_loaded (FETTLE_SCHOOL_PAGE (page)) && gtk_widget_get_mapped (GTK_WIDGET (page));
}

static FettleSchoolPage *
open_school (FettleTestWindow *test,
             guint             index)
{
  g_autofree char *id = fettle_test_school_id (index);

  fettle_window_open_school (test->window, id);
  fettle_test_assert_soon (is_loaded, test->window);
  return FETTLE_SCHOOL_PAGE (fettle_window_get_section (test->window, "school"));
}

static GtkWidget *
entry_of (GtkWindow  *form,
          const char *title)
{
  return fettle_test_find_soon (form, ADW_TYPE_ENTRY_ROW, title);
}

static GtkWindow *
open_note_form (FettleTestWindow *test)
{
  fettle_test_find_soon (test->window, FETTLE_TYPE_SCHOOL_PAGE, NULL);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.add-note", NULL);
  return fettle_test_find_window (FETTLE_TYPE_FORM);
}

static void
test_header_and_outcome (void)
{
  FettleTestWindow test;
  FettleSchoolPage *page;

  fettle_test_window_open (&test, 8);
  /* School 3 is a high school, not an academy, with grade 4. */
  page = open_school (&test, 3);
  g_assert_cmpstr (fettle_section_get_title (FETTLE_SECTION (page)), ==, "Damson Hill High School");
  g_assert_nonnull (fettle_test_find (page, GTK_TYPE_LABEL, "Inadequate"));
  g_assert_nonnull (fettle_test_find (page, GTK_TYPE_LABEL, "Community school"));
  /* School 6 has no inspection. */
  page = open_school (&test, 6);
  g_assert_nonnull (fettle_test_find (page, GTK_TYPE_LABEL, "Not inspected"));
  fettle_test_window_close (&test);
}

static void
test_note_undo_redo (void)
{
  const char *note = "Phonics & reading <again>";
  FettleTestWindow test;
  FettleSchoolPage *page;
  GtkWindow *form;

  fettle_test_window_open (&test, 3);
  page = open_school (&test, 1);
  form = open_note_form (&test);
  g_assert_nonnull (form);
  gtk_editable_set_text (GTK_EDITABLE (entry_of (form, "Subject")), note);
  fettle_form_save (FETTLE_FORM (form));
  fettle_test_records_soon (&test, "note", 1);

  fettle_test_find_soon (page, ADW_TYPE_EXPANDER_ROW, note);
  fettle_test_undo (&test);
  fettle_test_records_soon (&test, "note", 0);
  fettle_test_gone_soon (page, ADW_TYPE_EXPANDER_ROW, note);
  fettle_test_redo (&test);
  fettle_test_records_soon (&test, "note", 1);
  fettle_test_find_soon (page, ADW_TYPE_EXPANDER_ROW, note);
  fettle_test_window_close (&test);
}

#define N_NOTES 45

static guint
count_notes_shown (FettleSchoolPage *page)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_ancestor (fettle_test_find_soon (page, ADW_TYPE_EXPANDER_ROW, NULL), GTK_TYPE_LIST_BOX));
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, (int) n))
    n++;
  return n;
}

static char *
put_notes (FettleTestWindow *test)
{
  g_autofree char *school = fettle_test_school_id (1);
  g_autoptr (FettleBatch) batch = fettle_batch_new ("Notes");
  char *oldest = NULL;

  for (guint i = 0; i < N_NOTES; i++)
    {
      g_autofree char *subject = g_strdup_printf ("Note %u", i);
      g_autofree char *day = g_strdup_printf ("2026-%02u-%02u", 1 + i / 28, 1 + i % 28);
      g_autoptr (FettleRecord) note = fettle_test_record ("note", school, "subject", subject, "happened-on", day, NULL);

      fettle_batch_put (batch, note, NULL);
      if (i == 0)
        oldest = g_strdup (fettle_record_get_id (note));
    }
  g_assert_true (fettle_store_apply (test->store, batch, NULL, NULL, NULL));
  return oldest;
}

static gboolean
has_keyboard (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, ADW_TYPE_EXPANDER_ROW) : NULL;

  return row && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Note 0");
}

/* Of many notes the newest are made, more at each press of the button, and an older one when it is gone to. */
static void
test_many_notes (void)
{
  FettleTestWindow test;
  FettleSchoolPage *page;
  g_autofree char *oldest = NULL;
  g_autofree char *school = fettle_test_school_id (1);

  fettle_test_window_open (&test, 3);
  oldest = put_notes (&test);
  page = open_school (&test, 1);
  fettle_test_find_soon (page, ADW_TYPE_EXPANDER_ROW, "Note 44");
  g_assert_cmpuint (count_notes_shown (page), ==, 20);
  g_signal_emit_by_name (fettle_test_find_soon (page, GTK_TYPE_BUTTON, "Show 20 More"), "clicked");
  g_assert_cmpuint (count_notes_shown (page), ==, 40);
  g_signal_emit_by_name (fettle_test_find_soon (page, GTK_TYPE_BUTTON, "Show 5 More"), "clicked");
  g_assert_cmpuint (count_notes_shown (page), ==, N_NOTES);
  fettle_test_gone_soon (page, GTK_TYPE_BUTTON, "Show 5 More");

  open_school (&test, 2);
  page = open_school (&test, 1);
  fettle_test_find_soon (page, ADW_TYPE_EXPANDER_ROW, "Note 44");
  g_assert_cmpuint (count_notes_shown (page), ==, 20);
  fettle_school_page_open_record (GTK_WIDGET (test.window), school, "summary", oldest);
  fettle_test_assert_soon (has_keyboard, test.window);
  fettle_test_window_close (&test);
}

static void
test_required_field_gets_focus (void)
{
  FettleTestWindow test;
  GtkWindow *form;
  GtkWidget *subject, *problem;

  fettle_test_window_open (&test, 3);
  open_school (&test, 1);
  form = open_note_form (&test);
  subject = entry_of (form, "Subject");
  fettle_form_save (FETTLE_FORM (form));
  g_assert_true (gtk_widget_has_css_class (subject, "error"));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (form), subject));
  problem = fettle_test_find (form, GTK_TYPE_LABEL, "Subject: please fill this in.");
  g_assert_nonnull (problem);
  /* It stays in sight wherever the form is scrolled to. */
  g_assert_null (gtk_widget_get_ancestor (problem, GTK_TYPE_SCROLLED_WINDOW));
  fettle_test_records_soon (&test, "note", 0);
  fettle_test_window_close (&test);
}

static void
test_wrong_date_is_not_lost (void)
{
  FettleTestWindow test;
  GtkWindow *form;
  GtkWidget *date;

  fettle_test_window_open (&test, 3);
  open_school (&test, 1);
  form = open_note_form (&test);
  gtk_editable_set_text (GTK_EDITABLE (entry_of (form, "Subject")), "A visit");
  date = entry_of (form, "Date");
  gtk_editable_set_text (GTK_EDITABLE (date), "31 February 2026");
  fettle_form_save (FETTLE_FORM (form));
  fettle_test_records_soon (&test, "note", 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (date)), ==, "31 February 2026");
  gtk_editable_set_text (GTK_EDITABLE (date), "28/02/2026");
  fettle_form_save (FETTLE_FORM (form));
  fettle_test_records_soon (&test, "note", 1);
  fettle_test_window_close (&test);
}

static void
select_day (GtkWidget *calendar,
            int        month,
            int        day)
{
  g_autoptr (GDateTime) date = g_date_time_new_local (2026, month, day, 0, 0, 0);

  gtk_calendar_select_day (GTK_CALENDAR (calendar), date);
}

static gboolean
is_shown (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static gboolean
is_hidden (gpointer widget)
{
  return !gtk_widget_get_visible (widget);
}

/* A day of the month in sight is what was meant; another month is a way to it. */
static void
test_day_is_chosen (void)
{
  FettleTestWindow test;
  GtkMenuButton *button;
  GtkWidget *date, *calendar, *popover;
  g_autoptr (GDateTime) shown = NULL;

  fettle_test_window_open (&test, 3);
  open_school (&test, 1);
  date = entry_of (open_note_form (&test), "Date");
  button = GTK_MENU_BUTTON (fettle_test_find_soon (date, GTK_TYPE_MENU_BUTTON, NULL));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  calendar = gtk_popover_get_child (GTK_POPOVER (popover));
  gtk_editable_set_text (GTK_EDITABLE (date), "2 March 2026");
  gtk_menu_button_popup (button);
  fettle_test_assert_soon (is_shown, popover);
  shown = gtk_calendar_get_date (GTK_CALENDAR (calendar));
  g_assert_cmpint (g_date_time_get_month (shown), ==, 3);
  g_assert_cmpint (g_date_time_get_day_of_month (shown), ==, 2);
  select_day (calendar, 4, 2);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (date)), ==, "2 Apr 2026");
  g_assert_true (gtk_widget_get_visible (popover));
  select_day (calendar, 4, 9);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (date)), ==, "9 Apr 2026");
  fettle_test_assert_soon (is_hidden, popover);
  fettle_test_window_close (&test);
}

static gboolean
has_draft (gpointer store)
{
  g_autoptr (GPtrArray) drafts = fettle_draft_list (store, NULL);

  return drafts->len == 1;
}

static gboolean
has_no_draft (gpointer store)
{
  g_autoptr (GPtrArray) drafts = fettle_draft_list (store, NULL);

  return drafts->len == 0;
}

static void
test_draft_is_kept_and_recovered (void)
{
  FettleTestWindow test;
  GtkWindow *form, *drafts;
  g_autoptr (GPtrArray) kept = NULL;

  fettle_test_window_open (&test, 3);
  open_school (&test, 1);
  form = open_note_form (&test);
  gtk_editable_set_text (GTK_EDITABLE (entry_of (form, "Subject")), "Half a thought");
  fettle_test_assert_soon (has_draft, test.store);
  gtk_window_destroy (form);

  kept = fettle_draft_list (test.store, NULL);
  g_assert_cmpstr (((FettleDraft *) g_ptr_array_index (kept, 0))->name, ==, "Note for Birch Hill Primary School");
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.drafts", NULL);
  drafts = fettle_test_find_window (FETTLE_TYPE_DRAFTS_WINDOW);
  fettle_test_find_soon (drafts, GTK_TYPE_BUTTON, "_Recover");
  gtk_widget_activate_action (GTK_WIDGET (drafts), "drafts.recover", "s",
                              ((FettleDraft *) g_ptr_array_index (kept, 0))->id);
  form = fettle_test_find_window (FETTLE_TYPE_FORM);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry_of (form, "Subject"))), ==, "Half a thought");
  fettle_form_save (FETTLE_FORM (form));
  fettle_test_records_soon (&test, "note", 1);
  fettle_test_assert_soon (has_no_draft, test.store);
  fettle_test_window_close (&test);
}

static void
test_correct_a_fact (void)
{
  FettleTestWindow test;
  FettleSchoolPage *page;
  GtkWindow *form;
  g_autofree char *id = fettle_test_school_id (1);
  g_autoptr (FettleRecord) corrected = NULL;
  g_autoptr (FettleRecord) restored = NULL;

  fettle_test_window_open (&test, 3);
  page = open_school (&test, 1);
  gtk_widget_activate_action (GTK_WIDGET (page), "school.correct", "s", "pupils");
  form = fettle_test_find_window (FETTLE_TYPE_FORM);
  gtk_editable_set_text (GTK_EDITABLE (entry_of (form, "Pupils")), "222");
  gtk_editable_set_text (GTK_EDITABLE (entry_of (form, "Reason")), "Counted at the visit");
  fettle_form_save (FETTLE_FORM (form));
  fettle_test_records_soon (&test, "fact-override", 1);
  corrected = fettle_store_get (test.store, "school", id, NULL);
  g_assert_cmpint (fettle_record_get_int (corrected, "pupils", 0), ==, 222);

  fettle_test_find_soon (page, GTK_TYPE_LABEL, "222");
  gtk_widget_activate_action (GTK_WIDGET (page), "school.use-extract", "s", "pupils");
  fettle_test_records_soon (&test, "fact-override", 0);
  restored = fettle_store_get (test.store, "school", id, NULL);
  g_assert_cmpint (fettle_record_get_int (restored, "pupils", 0), ==, 101);
  fettle_test_window_close (&test);
}

/* Free school meals are kept in tenths of a percent, and typed as a percentage. */
static void
test_correct_a_percentage (void)
{
  FettleTestWindow test;
  FettleSchoolPage *page;
  GtkWindow *form;
  GtkWidget *entry;
  g_autofree char *id = fettle_test_school_id (1);
  g_autoptr (FettleRecord) corrected = NULL;

  fettle_test_window_open (&test, 3);
  page = open_school (&test, 1);
  gtk_widget_activate_action (GTK_WIDGET (page), "school.correct", "s", "fsm-percent");
  form = fettle_test_find_window (FETTLE_TYPE_FORM);
  entry = entry_of (form, "Free school meals (such as 12.5%)");
  gtk_editable_set_text (GTK_EDITABLE (entry_of (form, "Reason")), "Counted at the visit");
  gtk_editable_set_text (GTK_EDITABLE (entry), "a quarter");
  fettle_form_save (FETTLE_FORM (form));
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "23.4%");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  fettle_form_save (FETTLE_FORM (form));
  fettle_test_records_soon (&test, "fact-override", 1);
  corrected = fettle_store_get (test.store, "school", id, NULL);
  g_assert_cmpint (fettle_record_get_int (corrected, "fsm-percent", 0), ==, 234);
  fettle_test_find_soon (page, GTK_TYPE_LABEL, "23.4%");
  fettle_test_window_close (&test);
}

#define LARGE (12 * 1024 * 1024)

static gboolean
asks_about_document (gpointer data)
{
  return fettle_test_find_window (FETTLE_TYPE_FORM) != NULL;
}

/* A scanned report of twelve megabytes goes in whole and comes out as it was; a film is refused in words. */
static void
test_attach_a_large_document (void)
{
  FettleTestWindow test;
  FettleSchoolPage *page;
  char *folder = fettle_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autofree char *film = g_build_filename (folder, "film.mp4", NULL);
  g_autofree char *content = g_malloc (LARGE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) film_file = g_file_new_for_path (film);
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GBytes) bytes = NULL, wanted = NULL;

  for (guint i = 0; i < LARGE; i++)
    content[i] = (char) (i * 2654435761u >> 13);
  wanted = g_bytes_new (content, LARGE);
  g_assert_true (g_file_set_contents (path, content, LARGE, NULL));
  g_assert_true (g_file_set_contents (film, "", 0, NULL));
  g_assert_cmpint (truncate (film, (off_t) 65 * 1024 * 1024), ==, 0);

  fettle_test_window_open (&test, 3);
  page = open_school (&test, 1);
  fettle_school_page_attach (page, film_file);
  fettle_test_find_soon (fettle_test_alert_soon (), GTK_TYPE_LABEL, "Not Attached");
  fettle_test_answer_alert (NULL);
  fettle_school_page_attach (page, file);
  fettle_test_assert_soon (asks_about_document, NULL);
  fettle_form_save (FETTLE_FORM (fettle_test_find_window (FETTLE_TYPE_FORM)));
  fettle_test_records_soon (&test, "document", 1);
  documents = fettle_store_list (test.store, "document", NULL, NULL, NULL);
  bytes = fettle_store_get_bytes (test.store, fettle_record_get_text (g_ptr_array_index (documents, 0), "sha256"), NULL);
  g_assert_true (g_bytes_equal (bytes, wanted));
  fettle_test_window_close (&test);
  fettle_test_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  fettle_test_window_init (&argc, &argv);
  g_test_add_func ("/school/header-and-outcome", test_header_and_outcome);
  g_test_add_func ("/school/note-undo-redo", test_note_undo_redo);
  g_test_add_func ("/school/many-notes", test_many_notes);
  g_test_add_func ("/school/required-field-gets-focus", test_required_field_gets_focus);
  g_test_add_func ("/school/wrong-date-is-not-lost", test_wrong_date_is_not_lost);
  g_test_add_func ("/school/day-is-chosen", test_day_is_chosen);
  g_test_add_func ("/school/draft", test_draft_is_kept_and_recovered);
  g_test_add_func ("/school/correct-a-fact", test_correct_a_fact);
  g_test_add_func ("/school/correct-a-percentage", test_correct_a_percentage);
  g_test_add_func ("/school/attach-a-large-document", test_attach_a_large_document);
  return g_test_run ();
}
