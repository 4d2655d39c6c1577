/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-test-window.h"

#include "model/fettle-vocabulary.h"
#include "ui/forms/fettle-form.h"
#include "ui/school/fettle-school-page-private.h"
#include "ui/school/fettle-school-visits.h"
#include "ui/search/fettle-search-window.h"

/* On 21 November 2026, at an officer's desk. */
typedef struct
{
  FettleTestWindow test;
  FettleSchoolPage *page;
  char *school_id;
} Desk;

static gboolean
is_loaded (gpointer page)
{
  return fettle_school_page_is_loaded (page) && gtk_widget_get_mapped (page);
}

static gboolean
has_no_form (gpointer data)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (FETTLE_IS_FORM (window))
        return FALSE;
    }
  return TRUE;
}

static void
open_desk (Desk *desk)
{
  fettle_test_window_open (&desk->test, 3);
  desk->school_id = fettle_test_school_id (1);
  fettle_window_open_school (desk->test.window, desk->school_id);
  desk->page = FETTLE_SCHOOL_PAGE (fettle_window_get_section (desk->test.window, "school"));
  fettle_test_assert_soon (is_loaded, desk->page);
  adw_view_stack_set_visible_child_name (desk->page->views, "visits");
}

static void
close_desk (Desk *desk)
{
  fettle_test_window_close (&desk->test);
  g_free (desk->school_id);
}

static void
act (Desk       *desk,
     const char *action,
     const char *target)
{
  if (target)
    gtk_widget_activate_action (GTK_WIDGET (desk->page), action, "s", target);
  else
    gtk_widget_activate_action (GTK_WIDGET (desk->page), action, NULL);
}

static void
undo (Desk *desk)
{
  fettle_test_undo (&desk->test);
}

static void
type (GtkWindow  *form,
      const char *title,
      const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (fettle_test_find_soon (form, ADW_TYPE_ENTRY_ROW, title)), words);
}

static const char *
typed (GtkWindow  *form,
       const char *title)
{
  return gtk_editable_get_text (GTK_EDITABLE (fettle_test_find_soon (form, ADW_TYPE_ENTRY_ROW, title)));
}

/* Before the terms stands "Not stated". */
static void
choose_type (GtkWindow  *form,
             const char *code)
{
  const FettleVocabulary *types = fettle_vocabulary_get ("visit-type");
  GtkWidget *row = fettle_test_find_soon (form, ADW_TYPE_COMBO_ROW, "Type of visit");
  guint index = 0;

  while (!g_str_equal (fettle_vocabulary_get_term (types, index)->code, code))
    index++;
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), index + 1);
}

static void
save (GtkWindow *form)
{
  fettle_form_save (FETTLE_FORM (form));
  fettle_test_assert_soon (has_no_form, NULL);
}

/* The newest visit as the register holds it. */
static FettleRecord *
read_one (Desk       *desk,
          const char *kind)
{
  g_autoptr (GPtrArray) all = fettle_store_list (desk->test.store, kind, "school", desk->school_id, NULL);
  FettleRecord *newest = NULL;

  for (guint i = 0; i < all->len; i++)
    if (!newest || g_strcmp0 (fettle_record_get_id (g_ptr_array_index (all, i)), fettle_record_get_id (newest)) > 0)
      newest = g_ptr_array_index (all, i);
  g_assert_nonnull (newest);
  return g_object_ref (newest);
}

static FettleRecord *
put_visit (Desk       *desk,
           const char *first_field,
           const char *first_value,
           const char *second_field,
           const char *second_value)
{
  FettleRecord *visit = fettle_test_record ("visit", desk->school_id, "type", "monitoring", "lead-officer", "Priya Nandan",
                                            first_field, first_value, second_field, second_value, NULL);

  fettle_test_put (desk->test.store, "Record a visit", visit, NULL);
  fettle_test_find_soon (desk->page, ADW_TYPE_EXPANDER_ROW, "Monitoring visit");
  return visit;
}

static void
open_row (Desk       *desk,
          const char *title)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (fettle_test_find_soon (desk->page, ADW_TYPE_EXPANDER_ROW, title)), TRUE);
}

/* An empty page says what goes there and offers the first step; a type is asked for; undo and redo. */
static void
test_record (void)
{
  Desk desk;
  GtkWindow *form;
  GtkWidget *row;
  g_autoptr (FettleRecord) visit = NULL;

  open_desk (&desk);
  fettle_test_find_soon (desk.page, GTK_TYPE_LABEL, "No Visits");
  g_assert_nonnull (fettle_test_find (desk.page, GTK_TYPE_BUTTON, "_Record Visit…"));
  act (&desk, "school.record-visit", NULL);
  form = fettle_test_find_window (FETTLE_TYPE_FORM);
  g_assert_cmpstr (typed (form, "Held"), ==, "21 Nov 2026");
  fettle_form_save (FETTLE_FORM (form));
  fettle_test_find_soon (form, GTK_TYPE_LABEL, "Type of visit: please fill this in.");
  choose_type (form, "link-partner");
  type (form, "Lead officer", "Priya Nandan");
  type (form, "Focus", "Reading & <writing>");
  type (form, "Days (such as 6.5)", "0.5");
  save (form);
  fettle_test_records_soon (&desk.test, "visit", 1);
  row = fettle_test_find_soon (desk.page, ADW_TYPE_EXPANDER_ROW, "Link partner visit");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==,
                   "21 Nov 2026  ·  Priya Nandan  ·  Reading & <writing>");
  fettle_test_find_soon (desk.page, GTK_TYPE_LABEL, "Report to be written");
  visit = read_one (&desk, "visit");
  g_assert_cmpint (fettle_record_get_int (visit, "days", 0), ==, 1);
  g_assert_null (fettle_record_get_text (visit, "case"));

  undo (&desk);
  fettle_test_records_soon (&desk.test, "visit", 0);
  fettle_test_find_soon (desk.page, GTK_TYPE_LABEL, "No Visits");
  fettle_test_redo (&desk.test);
  fettle_test_find_soon (desk.page, ADW_TYPE_EXPANDER_ROW, "Link partner visit");
  close_desk (&desk);
}

/* A visit to a school with an open case belongs to it. */
static void
test_case (void)
{
  Desk desk;
  GtkWindow *form;
  g_autoptr (FettleRecord) old = NULL;
  g_autoptr (FettleRecord) one = NULL;
  g_autoptr (FettleRecord) visit = NULL;

  open_desk (&desk);
  old = fettle_test_record ("intervention-case", desk.school_id, "title", "Old", "state", "closed", "opened-on", "2025-01-01", NULL);
  one = fettle_test_record ("intervention-case", desk.school_id, "title", "New", "state", "open", "opened-on", "2026-09-01", NULL);
  fettle_test_put (desk.test.store, "Open a case", old, NULL);
  fettle_test_put (desk.test.store, "Open a case", one, NULL);
  g_object_unref (put_visit (&desk, "held-on", "2026-11-02", NULL, NULL));
  act (&desk, "school.record-visit", NULL);
  form = fettle_test_find_window (FETTLE_TYPE_FORM);
  choose_type (form, "follow-up");
  save (form);
  fettle_test_records_soon (&desk.test, "visit", 2);
  visit = read_one (&desk, "visit");
  g_assert_cmpstr (fettle_record_get_text (visit, "case"), ==, fettle_record_get_id (one));
  close_desk (&desk);
}

/* A plan asks for little. Written up, it was held on its day; the next visit that is named is planned with it, in one step. */
static void
test_plan_and_write_up (void)
{
  Desk desk;
  GtkWindow *form;
  g_autoptr (FettleRecord) plan = NULL;
  g_autoptr (FettleRecord) next = NULL;

  open_desk (&desk);
  act (&desk, "school.plan-visit", NULL);
  form = fettle_test_find_window (FETTLE_TYPE_FORM);
  g_assert_null (fettle_test_find (form, ADW_TYPE_ENTRY_ROW, "Held"));
  choose_type (form, "autumn");
  type (form, "Planned for", "12 November 2026");
  save (form);
  fettle_test_find_soon (desk.page, GTK_TYPE_LABEL, "Past, and not written up");

  plan = read_one (&desk, "visit");
  open_row (&desk, "Autumn term visit");
  fettle_test_find_soon (desk.page, GTK_TYPE_BUTTON, "_Write It Up…");
  act (&desk, "school.visit-step", fettle_record_get_id (plan));
  form = fettle_test_find_window (FETTLE_TYPE_FORM);
  g_assert_cmpstr (typed (form, "Held"), ==, "12 Nov 2026");
  type (form, "Next visit", "4 February 2027");
  save (form);
  fettle_test_records_soon (&desk.test, "visit", 2);
  fettle_test_find_soon (desk.page, GTK_TYPE_LABEL, "Planned");
  next = read_one (&desk, "visit");
  g_assert_cmpstr (fettle_record_get_text (next, "planned-on"), ==, "2027-02-04");
  g_assert_cmpstr (fettle_record_get_text (next, "type"), ==, "autumn");
  g_assert_null (fettle_record_get_text (next, "held-on"));

  undo (&desk);
  fettle_test_records_soon (&desk.test, "visit", 1);
  fettle_test_find_soon (desk.page, GTK_TYPE_LABEL, "Past, and not written up");
  close_desk (&desk);
}

/* The report goes its way by one button; each press is a step of its own. */
static void
test_report (void)
{
  static const struct
  {
    const char *button;
    const char *field;
    const char *standing;
  } ways[] = {
    { "Report _Written Today", "written-on", "Report in draft" },
    { "_Sent to the Head Teacher Today", "sent-on", "With the head teacher" },
    { "_Response…", NULL, "Head teacher has answered" },
    { "_Agreed Today", "agreed-on", "Agreed" },
    { "_Shared with Governors Today", "governors-on", "Shared with governors" },
  };
  Desk desk;
  g_autoptr (FettleRecord) visit = NULL;

  open_desk (&desk);
  visit = put_visit (&desk, "held-on", "2026-11-16", NULL, NULL);
  open_row (&desk, "Monitoring visit");
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (FettleRecord) now = NULL;

      fettle_test_find_soon (desk.page, GTK_TYPE_BUTTON, ways[i].button);
      act (&desk, "school.visit-step", fettle_record_get_id (visit));
      if (!ways[i].field)
        {
          GtkWindow *form = fettle_test_find_window (FETTLE_TYPE_FORM);

          type (form, "Response received", "20 November 2026");
          save (form);
        }
      fettle_test_find_soon (desk.page, GTK_TYPE_LABEL, ways[i].standing);
      now = read_one (&desk, "visit");
      if (ways[i].field)
        g_assert_cmpstr (fettle_record_get_text (now, ways[i].field), ==, "2026-11-21");
    }
  g_assert_null (fettle_test_find (desk.page, GTK_TYPE_BUTTON, ways[4].button));
  undo (&desk);
  fettle_test_find_soon (desk.page, GTK_TYPE_BUTTON, ways[4].button);
  close_desk (&desk);
}

/* Actions stand under their visit; without it they are gone too, and one undo brings all of them back. */
static void
test_actions (void)
{
  Desk desk;
  GtkWindow *form;
  g_autoptr (FettleRecord) visit = NULL;
  g_autoptr (FettleRecord) one = NULL;
  g_autoptr (FettleRecord) done = NULL;

  open_desk (&desk);
  visit = put_visit (&desk, "held-on", "2026-11-02", "evaluation", "Reading is taught every day");
  open_row (&desk, "Monitoring visit");
  fettle_test_find_soon (desk.page, GTK_TYPE_LABEL,
                         "Held: 2 Nov 2026\nLead officer: Priya Nandan\n\nEvaluation\nReading is taught every day");
  act (&desk, "school.add-visit-action", fettle_record_get_id (visit));
  form = fettle_test_find_window (FETTLE_TYPE_FORM);
  g_assert_cmpstr (typed (form, "Number"), ==, "1");
  type (form, "Who", "Mrs Khan");
  type (form, "Due", "20 November 2026");
  fettle_form_save (FETTLE_FORM (form));
  fettle_test_find_soon (form, GTK_TYPE_LABEL, "Action agreed: please fill this in.");
  gtk_window_destroy (form);

  one = fettle_test_record ("visit-action", desk.school_id, "visit", fettle_record_get_id (visit), "action", "Send the plan", "due-on",
                            "2026-11-20", "owner", "Mrs Khan", NULL);
  fettle_test_put (desk.test.store, "Agree an action", one, NULL);
  fettle_test_find_soon (desk.page, ADW_TYPE_ACTION_ROW, "Send the plan");
  fettle_test_find_soon (desk.page, GTK_TYPE_LABEL, "1 day late");
  act (&desk, "school.visit-action-done", fettle_record_get_id (one));
  fettle_test_find_soon (desk.page, GTK_TYPE_LABEL, "Done 21 Nov 2026");
  done = read_one (&desk, "visit-action");
  g_assert_cmpstr (fettle_record_get_text (done, "done-on"), ==, "2026-11-21");

  act (&desk, "school.remove", fettle_record_get_id (visit));
  fettle_test_records_soon (&desk.test, "visit", 0);
  fettle_test_records_soon (&desk.test, "visit-action", 0);
  undo (&desk);
  fettle_test_records_soon (&desk.test, "visit", 1);
  fettle_test_records_soon (&desk.test, "visit-action", 1);
  close_desk (&desk);
}

static gboolean
has_form (gpointer data)
{
  return !has_no_form (data);
}

/* A file becomes a document of the school, and the visit's own. */
static void
test_attach (void)
{
  Desk desk;
  char *folder = fettle_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "note-of-visit.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (FettleRecord) visit = NULL;
  g_autoptr (FettleRecord) document = NULL;
  g_autoptr (FettleRecord) linked = NULL;

  g_assert_true (g_file_set_contents (path, "As agreed", -1, NULL));
  open_desk (&desk);
  visit = put_visit (&desk, "held-on", "2026-11-02", NULL, NULL);
  open_row (&desk, "Monitoring visit");
  fettle_school_page_attach_to_visit (desk.page, file, fettle_record_get_id (visit));
  fettle_test_assert_soon (has_form, NULL);
  save (fettle_test_find_window (FETTLE_TYPE_FORM));
  fettle_test_records_soon (&desk.test, "document", 1);
  document = read_one (&desk, "document");
  linked = read_one (&desk, "visit");
  g_assert_cmpstr (fettle_record_get_text (linked, "document"), ==, fettle_record_get_id (document));
  fettle_test_find_soon (desk.page, GTK_TYPE_BUTTON, "_Open the Document");
  close_desk (&desk);
  fettle_test_folder_remove (folder);
}

/* From its date a visit is one press away, where it can be changed. */
static void
test_deadline (void)
{
  Desk desk;
  GtkWidget *page;
  g_autoptr (FettleRecord) visit = NULL;

  open_desk (&desk);
  visit = put_visit (&desk, "planned-on", "2026-11-12", NULL, NULL);
  fettle_window_go (desk.test.window, "deadlines");
  page = GTK_WIDGET (fettle_window_get_section (desk.test.window, "deadlines"));
  adw_expander_row_set_expanded (
    ADW_EXPANDER_ROW (fettle_test_find_soon (page, ADW_TYPE_EXPANDER_ROW, "Thu 12 Nov 2026: Visit to the school (Monitoring visit)")), TRUE);
  fettle_test_find_soon (page, GTK_TYPE_BUTTON, "Open the _Visits");
  g_assert_null (fettle_test_find (page, GTK_TYPE_BUTTON, "Re_mind Me…"));
  gtk_widget_activate_action (page, "deadlines.open", "s", "0");
  fettle_test_assert_soon (is_loaded, desk.page);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (desk.page->views), ==, "visits");
  close_desk (&desk);
}

/* What was found in a visit is opened where it stands. */
static void
test_found (void)
{
  Desk desk;
  GtkWindow *search;
  GtkWidget *row;
  g_autoptr (FettleRecord) visit = NULL;

  open_desk (&desk);
  visit = put_visit (&desk, "held-on", "2026-11-02", "evaluation", "Phonics is taught every day");
  adw_view_stack_set_visible_child_name (desk.page->views, "summary");
  gtk_widget_activate_action (GTK_WIDGET (desk.test.window), "win.search", NULL);
  search = fettle_test_find_window (FETTLE_TYPE_SEARCH_WINDOW);
  gtk_editable_set_text (GTK_EDITABLE (fettle_test_find_soon (search, GTK_TYPE_SEARCH_ENTRY, NULL)), "phonics");
  row = fettle_test_find_soon (search, ADW_TYPE_ACTION_ROW, "Monitoring visit");
  gtk_widget_activate (row);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (desk.page->views), ==, "visits");
  close_desk (&desk);
}

int
main (int   argc,
      char *argv[])
{
  fettle_test_window_init (&argc, &argv);
  g_test_add_func ("/visits/record", test_record);
  g_test_add_func ("/visits/case", test_case);
  g_test_add_func ("/visits/plan-and-write-up", test_plan_and_write_up);
  g_test_add_func ("/visits/report", test_report);
  g_test_add_func ("/visits/actions", test_actions);
  g_test_add_func ("/visits/attach", test_attach);
  g_test_add_func ("/visits/deadline", test_deadline);
  g_test_add_func ("/visits/found", test_found);
  return g_test_run ();
}
