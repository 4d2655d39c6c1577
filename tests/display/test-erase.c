/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-test-window.h"

#include "model/fettle-erased.h"
#include "store/fettle-backup.h"
#include "ui/data/fettle-data-page.h"
#include "ui/data/fettle-erase-window.h"
#include "ui/data/fettle-erased-view.h"

#define NAME "Zebedee Quillfeather"

static FettleRecord *
add_contact (FettleStore *store)
{
  g_autoptr (GPtrArray) schools = fettle_store_list (store, "school", NULL, NULL, NULL);
  FettleRecord *contact = fettle_test_record ("contact", fettle_record_get_id (g_ptr_array_index (schools, 0)), "role",
                                              "head-teacher", "name", NAME, "telephone", "01632 960 147", NULL);

  fettle_test_put (store, "Add " NAME, contact, NULL);
  return contact;
}

static GtkWidget *
go_to_erasing (FettleTestWindow *test)
{
  GtkWidget *page, *views;

  fettle_window_go (test->window, "data");
  page = GTK_WIDGET (fettle_window_get_section (test->window, "data"));
  views = GTK_WIDGET (gtk_widget_get_template_child (page, FETTLE_TYPE_DATA_PAGE, "views"));
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (views), "backups");
  return GTK_WIDGET (gtk_widget_get_template_child (page, FETTLE_TYPE_DATA_PAGE, "erased"));
}

static GtkWidget *
child_of (GtkWindow  *window,
          const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (window), FETTLE_TYPE_ERASE_WINDOW, name));
}

static void
type (GtkWindow  *window,
      const char *name,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (child_of (window, name)), text);
}

static gboolean
has_row (gpointer list)
{
  return gtk_list_box_get_row_at_index (list, 0) != NULL;
}

static gboolean
is_erased (gpointer data)
{
  FettleTestWindow *test = data;
  g_autoptr (GPtrArray) contacts = fettle_store_list (test->store, "contact", "name", FETTLE_ERASED, NULL);

  return contacts->len == 1;
}

/* The second question comes in place of the first, so there is no moment without one; the first fades while the second
 * is there. */
static GtkWidget *
find_in_windows (GType       type,
                 const char *text)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; found == NULL && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (window))
        found = fettle_test_find (window, type, text);
    }
  return found;
}

static gboolean
asks (gpointer heading)
{
  return find_in_windows (GTK_TYPE_LABEL, heading) != NULL;
}

static void
answer (const char *heading,
        const char *button)
{
  fettle_test_assert_soon (asks, (gpointer) heading);
  g_signal_emit_by_name (find_in_windows (GTK_TYPE_BUTTON, button), "clicked");
}

static gboolean
can_be_asked (gpointer window)
{
  return gtk_widget_is_sensitive (fettle_test_find (window, GTK_TYPE_BUTTON, "_Erase…"));
}

static gboolean
is_there (FettleTestWindow *test)
{
  return !is_erased (test);
}

/* All that a person does, and what stays as it was where only once was said yes. */
static void
test_ask_twice (void)
{
  FettleTestWindow test;
  g_autoptr (FettleRecord) contact = NULL;
  g_autofree char *backup = NULL;
  GtkWidget *view, *list;
  GtkWindow *asked;

  fettle_test_window_open (&test, 3);
  contact = add_contact (test.store);
  backup = fettle_backup_take (test.store, "asked", NULL, NULL);
  view = go_to_erasing (&test);
  gtk_widget_activate_action (view, "erased.erase", NULL);
  asked = fettle_test_find_window (FETTLE_TYPE_ERASE_WINDOW);
  type (asked, "words", "quillf");
  fettle_test_assert_soon (has_row, child_of (asked, "found"));
  gtk_widget_activate_action (GTK_WIDGET (asked), "erase.ask", NULL);
  g_assert_true (gtk_widget_get_visible (child_of (asked, "problem")));

  fettle_test_find_soon (child_of (asked, "reason"), GTK_TYPE_LABEL, "required");
  fettle_test_find_soon (child_of (asked, "decided_by"), GTK_TYPE_LABEL, "required");
  type (asked, "reason", "The person asked for it");
  type (asked, "decided_by", "Head of service");
  g_assert_false (gtk_widget_get_visible (child_of (asked, "problem")));
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (fettle_test_find (child_of (asked, "found"), GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
  gtk_widget_activate_action (GTK_WIDGET (asked), "erase.ask", NULL);
  answer ("Erase These Words?", "_Go On…");
  fettle_test_assert_soon (asks, (gpointer) "There Is No Undo");
  fettle_test_answer_alert ("_Cancel");
  fettle_test_assert_soon (can_be_asked, asked);
  g_assert_true (is_there (&test));

  gtk_widget_activate_action (GTK_WIDGET (asked), "erase.ask", NULL);
  answer ("Erase These Words?", "_Go On…");
  answer ("There Is No Undo", "_Erase for Good");
  fettle_test_assert_soon (is_erased, &test);
  fettle_test_assert_soon (asks, (gpointer) "The Words Are Erased");
  fettle_test_answer_alert (NULL);

  list = GTK_WIDGET (gtk_widget_get_template_child (view, FETTLE_TYPE_ERASED_VIEW, "list"));
  fettle_test_assert_soon (has_row, list);
  fettle_test_find_soon (list, GTK_TYPE_BUTTON, "Delete…");
  gtk_widget_activate_action (view, "erased.delete", "s", backup);
  fettle_test_answer_alert ("_Delete");
  fettle_test_gone_soon (list, GTK_TYPE_BUTTON, "Delete…");
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
  fettle_test_window_close (&test);
}

int
main (int    argc,
      char **argv)
{
  fettle_test_window_init (&argc, &argv);
  g_test_add_func ("/erase/ask-twice", test_ask_twice);
  return g_test_run ();
}
