/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-test-window.h"

#include <string.h>
#include <xlsxwriter.h>

#include "ui/data/fettle-data-page.h"
#include "ui/data/fettle-import-window.h"
#include "ui/forms/fettle-form.h"

/* What the window asks when a workbook holds two lists, and what the Data page offers after an import was undone. */

#define HEAD "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,EstablishmentStatus (name),PhaseOfEducation (name)\n"
#define YEW "315901,399,Kelderwick,2051,Yew School,Open,Primary\n"
#define FIR "315902,399,Kelderwick,2052,Fir School,Open,Primary\n"

typedef struct
{
  FettleTestWindow test;
  char *folder;
} Imports;

static void
begin (Imports *self)
{
  fettle_test_window_open (&self->test, 3);
  self->folder = fettle_test_folder_new ();
}

static void
end (Imports *self)
{
  fettle_test_window_close (&self->test);
  fettle_test_folder_remove (self->folder);
}

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

static gboolean
import_closed (gpointer data)
{
  return fettle_test_find_window (FETTLE_TYPE_IMPORT_WINDOW) == NULL;
}

static GtkWidget *
data_page (Imports *self)
{
  return GTK_WIDGET (fettle_window_get_section (self->test.window, "data"));
}

static GtkWindow *
import_file (Imports    *self,
             const char *path)
{
  const char *const paths[] = { path, NULL };

  fettle_window_go (self->test.window, "data");
  fettle_data_page_import (FETTLE_DATA_PAGE (data_page (self)), paths);
  return fettle_test_find_window (FETTLE_TYPE_IMPORT_WINDOW);
}

static void
apply (GtkWindow *window)
{
  fettle_test_assert_soon (shows_preview, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "import.apply", NULL);
  fettle_test_assert_soon (import_closed, NULL);
}

static gboolean
has_school (Imports    *self,
            const char *urn)
{
  g_autoptr (GPtrArray) schools = fettle_store_list (self->test.store, "school", "urn", urn, NULL);

  return schools->len > 0;
}

static void
add_sheet (lxw_workbook *book,
           const char   *name,
           const char   *text)
{
  lxw_worksheet *sheet = workbook_add_worksheet (book, name);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint row = 0; lines[row] != NULL; row++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[row], ",", -1);

      for (guint column = 0; cells[column] != NULL; column++)
        worksheet_write_string (sheet, row, (lxw_col_t) column, cells[column], NULL);
    }
}

/* Two visible lists of one kind: the window asks which, by the names of the sheets, and takes that one alone. */
static void
test_a_sheet_is_chosen (void)
{
  Imports self;
  g_autofree char *path = NULL;
  lxw_workbook *book;
  GtkWindow *window;
  GtkWidget *row;

  begin (&self);
  path = g_build_filename (self.folder, "schools.xlsx", NULL);
  book = workbook_new (path);
  add_sheet (book, "July <old>", HEAD YEW);
  add_sheet (book, "September", HEAD FIR);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);

  window = import_file (&self, path);
  fettle_test_assert_soon (shows_refusal, window);
  g_assert_nonnull (fettle_test_find (window, ADW_TYPE_ACTION_ROW, "July <old>"));
  row = fettle_test_find (window, ADW_TYPE_ACTION_ROW, "September");
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  apply (window);
  g_assert_true (has_school (&self, "315902"));
  g_assert_false (has_school (&self, "315901"));
  end (&self);
}

static gboolean
has_yew (gpointer self)
{
  return has_school (self, "315901");
}

static gboolean
has_no_yew (gpointer self)
{
  return !has_school (self, "315901");
}

/* The row of an undone import says what was undone and when; Redo brings it back and the row goes. */
static void
test_an_undone_import_is_redone (void)
{
  Imports self;
  g_autofree char *path = NULL;
  GtkWidget *redo, *row;

  begin (&self);
  path = g_build_filename (self.folder, "edubasealldata20261001.csv", NULL);
  g_assert_true (g_file_set_contents (path, HEAD YEW, -1, NULL));
  apply (import_file (&self, path));
  g_assert_null (fettle_test_find (data_page (&self), GTK_TYPE_BUTTON, "_Redo"));

  fettle_test_undo (&self.test);
  fettle_test_assert_soon (has_no_yew, &self);
  redo = fettle_test_find_soon (data_page (&self), GTK_TYPE_BUTTON, "_Redo");
  row = gtk_widget_get_ancestor (redo, ADW_TYPE_ACTION_ROW);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "was undone on"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "as at 1 Oct 2026"));
  gtk_widget_activate (redo);
  fettle_test_assert_soon (has_yew, &self);
  fettle_test_gone_soon (data_page (&self), GTK_TYPE_BUTTON, "_Redo");
  end (&self);
}

/* Loading the file again brings it back, too, and the import says so before. */
static void
test_an_undone_import_is_loaded_again (void)
{
  Imports self;
  g_autofree char *path = NULL;
  GtkWidget *load;
  GtkWindow *window;

  begin (&self);
  path = g_build_filename (self.folder, "edubasealldata20261001.csv", NULL);
  g_assert_true (g_file_set_contents (path, HEAD YEW, -1, NULL));
  apply (import_file (&self, path));
  fettle_test_undo (&self.test);
  fettle_test_assert_soon (has_no_yew, &self);
  load = fettle_test_find_soon (data_page (&self), GTK_TYPE_BUTTON, "_Load Again…");
  g_assert_true (gtk_widget_get_sensitive (load));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (load)), ==, "win.import");

  window = import_file (&self, path);
  apply (window);
  g_assert_true (has_school (&self, "315901"));
  fettle_test_gone_soon (data_page (&self), GTK_TYPE_BUTTON, "_Load Again…");
  end (&self);
}

#define OFSTED_HEAD                                                                                                      \
  "URN,LAESTAB,School name,Inspection number of latest graded inspection,Inspection type,Inspection start date,"       \
  "Publication date,Overall effectiveness\n"
#define OF_2012 "315901,3992051,Yew School,ITS2,S5 Inspection,12/09/2012,18/10/2012,2\n"
#define OF_2010 "315901,3992051,Yew School,ITS1,S5 Inspection,22/03/2010,26/04/2010,3\n"

static void
import_text (Imports    *self,
             const char *name,
             const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  apply (import_file (self, path));
}

static gboolean
form_is_open (gpointer data)
{
  return fettle_test_find_window (FETTLE_TYPE_FORM) != NULL;
}

/* An inspection that Ofsted's list no longer has is marked on its card, and what Ofsted answered is asked for there. */
static void
test_a_withdrawn_inspection_is_marked (void)
{
  Imports self;
  g_autoptr (GPtrArray) schools = NULL;
  GtkWidget *page, *views;
  GtkWindow *form;

  begin (&self);
  import_text (&self, "edubasealldata20230801.csv", HEAD YEW);
  import_text (&self, "latest_inspections_as_at_31_Aug_2023.csv", OFSTED_HEAD OF_2012);
  import_text (&self, "latest_inspections_as_at_30_Sep_2023.csv", OFSTED_HEAD OF_2010);
  schools = fettle_store_list (self.test.store, "school", "urn", "315901", NULL);
  fettle_window_open_school (self.test.window, fettle_record_get_id (g_ptr_array_index (schools, 0)));
  page = GTK_WIDGET (fettle_window_get_section (self.test.window, "school"));
  views = fettle_test_find_soon (page, ADW_TYPE_VIEW_STACK, NULL);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (views), "inspections");
  fettle_test_find_soon (page, GTK_TYPE_LABEL, "No longer in Ofsted’s list of 30 Sep 2023. Ask Ofsted whether it stands.");
  gtk_widget_activate (fettle_test_find_soon (page, GTK_TYPE_BUTTON, "Ofsted’s Answer…"));
  fettle_test_assert_soon (form_is_open, NULL);
  form = fettle_test_find_window (FETTLE_TYPE_FORM);
  g_assert_cmpstr (gtk_window_get_title (form), ==, "Ofsted’s Answer");
  fettle_test_find_soon (form, ADW_TYPE_COMBO_ROW, "Ofsted’s answer");
  end (&self);
}

int
main (int   argc,
      char *argv[])
{
  fettle_test_window_init (&argc, &argv);
  g_test_add_func ("/imports/a-sheet-is-chosen", test_a_sheet_is_chosen);
  g_test_add_func ("/imports/an-undone-import-is-redone", test_an_undone_import_is_redone);
  g_test_add_func ("/imports/an-undone-import-is-loaded-again", test_an_undone_import_is_loaded_again);
  g_test_add_func ("/imports/a-withdrawn-inspection-is-marked", test_a_withdrawn_inspection_is_marked);
  return g_test_run ();
}
