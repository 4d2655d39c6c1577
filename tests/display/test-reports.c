/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-test-window.h"

#include "reports/fettle-catalogue.h"
#include "ui/reports/fettle-behind-window.h"
#include "ui/reports/fettle-reports-page.h"
#include "ui/reports/fettle-table-view.h"
#include "ui/widgets/fettle-grid.h"

typedef struct
{
  FettleTestWindow *test;
  const char *id;
} Wanted;

static FettleTableView *
view_of (FettleTestWindow *test)
{
  return FETTLE_TABLE_VIEW (fettle_test_find (fettle_window_get_section (test->window, "reports"), FETTLE_TYPE_TABLE_VIEW,
                                              NULL));
}

static gboolean
shows_table (gpointer data)
{
  Wanted *wanted = data;
  FettleDisclosed *table = view_of (wanted->test) ? fettle_table_view_get_table (view_of (wanted->test)) : NULL;

  return table && g_strcmp0 (fettle_disclosed_get_id (table), wanted->id) == 0;
}

static void
choose_table (FettleTestWindow *test,
              const char       *id)
{
  GtkWidget *page = GTK_WIDGET (fettle_window_get_section (test->window, "reports"));
  GtkWidget *list = fettle_test_find (page, GTK_TYPE_LIST_BOX, NULL);
  Wanted wanted = { test, id };
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)); i++)
    if (g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), id) == 0)
      gtk_list_box_select_row (GTK_LIST_BOX (list), row);
  fettle_test_assert_soon (shows_table, &wanted);
}

static void
test_every_table_of_the_catalogue (void)
{
  const FettleCatalogueEntry *entries;
  FettleTestWindow test;
  guint n;

  fettle_test_window_open (&test, 40);
  fettle_window_go (test.window, "reports");
  entries = fettle_catalogue_list (&n);
  g_assert_cmpuint (n, >=, 10);
  /* Which of the exempt tables a working paper may not have is for the tests of disclosure. */
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (entries[i].id, "cases") && !g_str_equal (entries[i].id, "reviews"))
      choose_table (&test, entries[i].id);
  fettle_test_window_close (&test);
}

/* The list of all schools has a row for each, and a figure opens the schools behind it. */
static void
test_behind_a_figure (void)
{
  FettleTestWindow test;
  GtkWidget *grid;

  fettle_test_window_open (&test, 40);
  fettle_window_go (test.window, "reports");
  choose_table (&test, "T1");
  grid = fettle_test_find (view_of (&test), FETTLE_TYPE_GRID, NULL);
  g_signal_emit_by_name (fettle_test_find_soon (grid, GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_nonnull (fettle_test_find_window (FETTLE_TYPE_BEHIND_WINDOW));
  fettle_test_window_close (&test);
}

static gboolean
file_is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_export (void)
{
  FettleTestWindow test;
  char *folder = fettle_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "paper.xlsx", NULL);
  g_autofree char *contents = NULL;
  gsize length;

  fettle_test_window_open (&test, 40);
  fettle_window_go (test.window, "reports");
  fettle_reports_page_export (FETTLE_REPORTS_PAGE (fettle_window_get_section (test.window, "reports")), path);
  fettle_test_assert_soon (file_is_there, path);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpmem (contents, 2, "PK", 2);
  fettle_test_window_close (&test);
  fettle_test_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  fettle_test_window_init (&argc, &argv);
  g_test_add_func ("/reports/every-table", test_every_table_of_the_catalogue);
  g_test_add_func ("/reports/behind-a-figure", test_behind_a_figure);
  g_test_add_func ("/reports/export", test_export);
  return g_test_run ();
}
