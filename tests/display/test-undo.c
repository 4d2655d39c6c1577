/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-test-window.h"

#include "ui/school/fettle-school-page.h"
#include "ui/widgets/fettle-history-view.h"
#include "ui/widgets/fettle-host.h"

/* What Ctrl+Z, History and the Undo of a message take back, and what they leave alone. */

static FettleRecord *
make_note (guint       school,
           const char *subject)
{
  g_autofree char *id = fettle_test_school_id (school);

  return fettle_test_record ("note", id, "subject", subject, NULL);
}

/* A step made in the window, of one note for each of the schools. */
static void
make_step (FettleTestWindow *test,
           const char       *label,
           guint             n_schools)
{
  g_autoptr (FettleBatch) batch = fettle_batch_new (label);

  for (guint i = 0; i < n_schools; i++)
    {
      g_autoptr (FettleRecord) note = make_note (i, label);

      fettle_batch_put (batch, note, NULL);
    }
  fettle_host_apply (GTK_WIDGET (test->window), batch, "Not Saved");
  fettle_test_find_soon (test->window, GTK_TYPE_LABEL, label);
}

static guint
count_labels (GtkWidget  *widget,
              const char *words)
{
  guint n = GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
            && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), words) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n += count_labels (child, words);
  return n;
}

/* Ctrl+Z takes back what this window did, however much others did since, and never what it did not do. */
static void
test_own_steps (void)
{
  FettleTestWindow test;
  g_autoptr (FettleRecord) of_others = make_note (1, "Of another program");

  fettle_test_window_open (&test, 3);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.undo", NULL);
  fettle_test_find_soon (test.window, GTK_TYPE_LABEL,
                         "Nothing was undone: no step was made in this window. Earlier ones are under History.");
  make_step (&test, "First note added", 1);
  fettle_test_put (test.store, "Note added elsewhere", of_others, NULL);
  fettle_test_records_soon (&test, "note", 2);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.undo", NULL);
  fettle_test_find_soon (test.window, GTK_TYPE_LABEL, "Undone: First note added");
  fettle_test_records_soon (&test, "note", 1);
  fettle_test_redo (&test);
  fettle_test_find_soon (test.window, GTK_TYPE_LABEL, "Done again: First note added");
  fettle_test_records_soon (&test, "note", 2);
  fettle_test_window_close (&test);
}

/* Of many schools: asked about, with their number; the page of one of them says so and does not offer it. */
static void
test_many_schools (void)
{
  FettleTestWindow test;
  g_autofree char *id = fettle_test_school_id (0);
  GtkWidget *history;

  fettle_test_window_open (&test, 5);
  make_step (&test, "Notes added everywhere", 5);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.undo", NULL);
  fettle_test_find_soon (fettle_test_alert_soon (), GTK_TYPE_LABEL, "Undo a Step of 5 Schools?");
  fettle_test_answer_alert ("_Cancel");
  fettle_test_records_soon (&test, "note", 5);

  fettle_window_open_school (test.window, id);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (fettle_test_find_soon (test.window, ADW_TYPE_VIEW_STACK, NULL)), "history");
  history = fettle_test_find_soon (test.window, FETTLE_TYPE_HISTORY_VIEW, NULL);
  fettle_test_find_soon (history, ADW_TYPE_EXPANDER_ROW, "Notes added everywhere");
  g_assert_null (fettle_test_find (history, GTK_TYPE_BUTTON, "Undo"));
  g_assert_nonnull (strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (
                              fettle_test_find (history, ADW_TYPE_EXPANDER_ROW, "Notes added everywhere"))),
                            "with 4 other schools"));

  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.undo", NULL);
  fettle_test_answer_alert ("_Undo");
  fettle_test_records_soon (&test, "note", 0);
  fettle_test_find_soon (history, ADW_TYPE_EXPANDER_ROW, "Undid: Notes added everywhere");
  fettle_test_window_close (&test);
}

/* A message takes the place of the one before, and its Undo is of its own step. */
static void
test_messages (void)
{
  FettleTestWindow test;
  GtkWidget *undo;
  g_autoptr (GPtrArray) notes = NULL;

  fettle_test_window_open (&test, 3);
  make_step (&test, "One note added", 1);
  make_step (&test, "Two notes added", 1);
  fettle_test_gone_soon (test.window, GTK_TYPE_LABEL, "One note added");
  g_assert_cmpuint (count_labels (GTK_WIDGET (test.window), "Two notes added"), ==, 1);
  undo = fettle_test_find_soon (test.window, GTK_TYPE_BUTTON, "_Undo");
  g_signal_emit_by_name (undo, "clicked");
  fettle_test_find_soon (test.window, GTK_TYPE_LABEL, "Undone: Two notes added");
  fettle_test_records_soon (&test, "note", 1);
  notes = fettle_store_list (test.store, "note", NULL, NULL, NULL);
  g_assert_cmpstr (fettle_record_get_text (g_ptr_array_index (notes, 0), "subject"), ==, "One note added");
  fettle_test_window_close (&test);
}

/* Where the same record was changed since, the message's Undo says so and does nothing. */
static void
test_newer (void)
{
  FettleTestWindow test;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (FettleRecord) changed = NULL;

  fettle_test_window_open (&test, 3);
  make_step (&test, "One note added", 1);
  notes = fettle_store_list (test.store, "note", NULL, NULL, NULL);
  changed = fettle_test_change (test.store, "Note of Oak School changed", "note",
                                fettle_record_get_id (g_ptr_array_index (notes, 0)), "body", "More");
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.undo", NULL);
  fettle_test_find_soon (fettle_test_alert_soon (), GTK_TYPE_LABEL,
                         "“One note added” stays as it is: “Note of Oak School changed” changed the same records since. Undo that "
                         "first, or choose the step under History.");
  fettle_test_answer_alert ("_Close");
  after = fettle_store_list (test.store, "note", NULL, NULL, NULL);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpstr (fettle_record_get_text (g_ptr_array_index (after, 0), "body"), ==, "More");
  fettle_test_window_close (&test);
}

int
main (int   argc,
      char *argv[])
{
  fettle_test_window_init (&argc, &argv);
  g_test_add_func ("/undo/own-steps", test_own_steps);
  g_test_add_func ("/undo/many-schools", test_many_schools);
  g_test_add_func ("/undo/messages", test_messages);
  g_test_add_func ("/undo/newer", test_newer);
  return g_test_run ();
}
