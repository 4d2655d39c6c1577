/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fettle-test-window.h"

#include "ui/schools/fettle-filter-chip.h"
#include "ui/schools/fettle-schools-page.h"
#include "ui/start/fettle-start-page.h"
#include "ui/widgets/fettle-list-update.h"
#include "ui/widgets/fettle-probe-sorter.h"

/* Of 60 invented schools, one in twenty is closed. */
#define N_SCHOOLS 60
#define N_CURRENT 57

static FettleSchoolsPage *
page_of (FettleTestWindow *test)
{
  return FETTLE_SCHOOLS_PAGE (fettle_window_get_section (test->window, "schools"));
}

typedef struct
{
  FettleSchoolsPage *page;
  guint n;
} Wanted;

static gboolean
has_n (gpointer data)
{
  Wanted *wanted = data;

  return !fettle_school_list_is_loading (fettle_schools_page_get_list (wanted->page)) &&
         g_list_model_get_n_items (G_LIST_MODEL (fettle_schools_page_get_list (wanted->page))) == wanted->n;
}

static void
assert_n (FettleTestWindow *test,
          guint             n)
{
  Wanted wanted = { page_of (test), n };

  fettle_test_assert_soon (has_n, &wanted);
}

static FettleFilterChip *
chip_of (FettleTestWindow   *test,
         FettleSchoolColumn  column)
{
  GtkWidget *chip = fettle_test_find (page_of (test), FETTLE_TYPE_FILTER_CHIP, NULL);

  while (chip && fettle_filter_chip_get_column (FETTLE_FILTER_CHIP (chip)) != column)
    chip = gtk_widget_get_next_sibling (chip);
  return FETTLE_FILTER_CHIP (chip);
}

static gboolean
has_count (gpointer page)
{
  return g_strcmp0 (fettle_section_get_count (page), "57") == 0;
}

static void
test_current_schools (void)
{
  FettleTestWindow test;

  fettle_test_window_open (&test, N_SCHOOLS);
  assert_n (&test, N_CURRENT);
  g_assert_cmpstr (fettle_schools_page_get_state (page_of (&test)), ==, "list");
  fettle_test_assert_soon (has_count, page_of (&test));
  fettle_test_window_close (&test);
}

static void
test_filters (void)
{
  const char *const secondary[] = { "secondary", NULL };
  FettleTestWindow test;
  FettleFilterChip *chip;
  guint expected = 0;

  for (guint i = 0; i < N_SCHOOLS; i++)
    expected += i % 3 == 0 && i % 20 != 19;

  fettle_test_window_open (&test, N_SCHOOLS);
  assert_n (&test, N_CURRENT);
  fettle_test_assert_soon (has_count, page_of (&test));
  chip = chip_of (&test, FETTLE_SCHOOL_PHASE);
  fettle_filter_chip_set_codes (chip, secondary);
  g_signal_emit_by_name (chip, "changed");
  assert_n (&test, expected);

  chip = chip_of (&test, FETTLE_SCHOOL_STATUS);
  fettle_filter_chip_set_codes (chip, NULL);
  g_signal_emit_by_name (chip, "changed");
  assert_n (&test, N_SCHOOLS / 3);
  fettle_test_window_close (&test);
}

static gboolean
is_none (gpointer page)
{
  return g_strcmp0 (fettle_schools_page_get_state (page), "none") == 0;
}

static void
test_no_result_and_clear (void)
{
  FettleTestWindow test;
  GtkWidget *entry, *button;

  fettle_test_window_open (&test, N_SCHOOLS);
  assert_n (&test, N_CURRENT);
  entry = fettle_test_find (page_of (&test), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "zzzz");
  fettle_test_assert_soon (is_none, page_of (&test));
  button = fettle_test_find (page_of (&test), GTK_TYPE_BUTTON, "Clear the Filters");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  assert_n (&test, N_CURRENT);
  fettle_test_window_close (&test);
}

static GtkWidget *
search_of (FettleTestWindow *test)
{
  return fettle_test_find (page_of (test), GTK_TYPE_SEARCH_ENTRY, NULL);
}

static gboolean
is_list (gpointer page)
{
  return g_strcmp0 (fettle_schools_page_get_state (page), "list") == 0;
}

/* GtkSearchEntry turns Escape into this signal. */
static void
test_escape_clears_the_search (void)
{
  FettleTestWindow test;

  fettle_test_window_open (&test, N_SCHOOLS);
  assert_n (&test, N_CURRENT);
  gtk_editable_set_text (GTK_EDITABLE (search_of (&test)), "zzzz");
  fettle_test_assert_soon (is_none, page_of (&test));
  g_signal_emit_by_name (search_of (&test), "stop-search");
  fettle_test_assert_soon (is_list, page_of (&test));
  assert_n (&test, N_CURRENT);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search_of (&test))), ==, "");
  fettle_test_window_close (&test);
}

static gboolean
is_inside (GtkWidget *widget,
           GtkWidget *area)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, area, &bounds));
  return bounds.origin.x >= 0 && bounds.origin.y >= 0 && bounds.origin.x + bounds.size.width <= gtk_widget_get_width (area)
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (area);
}

/* Nor may it lie outside what it is scrolled in. */
static gboolean
is_in_sight (GtkWidget *widget)
{
  for (GtkWidget *area = gtk_widget_get_parent (widget); area; area = gtk_widget_get_parent (area))
    if ((GTK_IS_VIEWPORT (area) || GTK_IS_ROOT (area)) && !is_inside (widget, area))
      return FALSE;
  return TRUE;
}

/* A window has the size that the person left it with. */
static void
open_sized (FettleTestWindow *test,
            int               width,
            int               height)
{
  g_autoptr (GSettings) settings = g_settings_new (FETTLE_APP_ID);

  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  fettle_test_window_open (test, N_SCHOOLS);
  assert_n (test, N_CURRENT);
  fettle_test_assert_soon (has_count, page_of (test));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (test->window)), <=, width);
}

static void
close_sized (FettleTestWindow *test)
{
  g_autoptr (GSettings) settings = g_settings_new (FETTLE_APP_ID);

  fettle_test_window_close (test);
  g_settings_reset (settings, "window-width");
  g_settings_reset (settings, "window-height");
}

static gboolean
chips_are_in_sight (gpointer page)
{
  guint n = 0;

  for (GtkWidget *chip = fettle_test_find (page, FETTLE_TYPE_FILTER_CHIP, NULL); chip; chip = gtk_widget_get_next_sibling (chip))
    if (gtk_widget_get_mapped (chip))
      {
        if (!is_in_sight (chip))
          return FALSE;
        n++;
      }
  return n >= 4;
}

/* With a value in each, the labels are as long as they get. */
static void
choose_in_all (FettleTestWindow *test)
{
  static const struct
  {
    FettleSchoolColumn column;
    const char *code;
  } choices[] = {
    { FETTLE_SCHOOL_PHASE, "secondary" },
    { FETTLE_SCHOOL_SECTOR, "la-maintained" },
    { FETTLE_SCHOOL_OUTCOME, "report-card-safeguarding-not-met-in-every-area" },
    { FETTLE_SCHOOL_REGIME, "report-card-since-november-2025" },
    { FETTLE_SCHOOL_CATEGORY, "special-measures-or-significant-improvement" },
    { FETTLE_SCHOOL_LINK_OFFICER, "Priya Nandan-Featherstonehaugh" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      FettleFilterChip *chip = chip_of (test, choices[i].column);
      const char *const codes[] = { choices[i].code, NULL };

      gtk_widget_set_visible (GTK_WIDGET (chip), TRUE);
      fettle_filter_chip_set_codes (chip, codes);
      g_signal_emit_by_name (chip, "changed");
    }
}

static void
test_no_chip_is_out_of_sight (void)
{
  static const int sizes[][2] = { { 1200, 720 }, { 1024, 600 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      FettleTestWindow test;

      open_sized (&test, sizes[i][0], sizes[i][1]);
      fettle_test_assert_soon (chips_are_in_sight, page_of (&test));
      choose_in_all (&test);
      fettle_test_assert_soon (is_none, page_of (&test));
      fettle_test_assert_soon (chips_are_in_sight, page_of (&test));
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (test.window)), <=, sizes[i][0]);
      close_sized (&test);
    }
}

static gboolean
is_empty (gpointer page)
{
  return g_strcmp0 (fettle_schools_page_get_state (page), "empty") == 0;
}

static gboolean
asks_for_authority (gpointer window)
{
  return fettle_test_find (window, FETTLE_TYPE_START_PAGE, NULL) != NULL;
}

static void
test_empty_offers_import (void)
{
  FettleTestWindow test;
  FettleRecord *authority;

  fettle_test_window_open (&test, 0);
  fettle_test_assert_soon (asks_for_authority, test.window);
  authority = fettle_test_record ("authority", NULL, "code", "399", "name", "Kelderwick", NULL);
  fettle_test_put (test.store, "Set up", authority, NULL);
  fettle_window_go (test.window, "schools");
  fettle_test_assert_soon (is_empty, page_of (&test));
  g_assert_nonnull (fettle_test_find (page_of (&test), GTK_TYPE_BUTTON, "Import Files…"));
  g_assert_nonnull (fettle_test_find (page_of (&test), GTK_TYPE_BUTTON, "Another Authority…"));
  fettle_test_window_close (&test);
  g_object_unref (authority);
}

static void
test_sort_is_asked_for (void)
{
  FettleTestWindow test;
  GtkColumnView *view;
  g_autoptr (GtkColumnViewColumn) last = NULL;
  g_autoptr (FettleSchoolRow) first_row = NULL;
  guint column;
  gboolean descending;

  fettle_test_window_open (&test, N_SCHOOLS);
  assert_n (&test, N_CURRENT);
  view = GTK_COLUMN_VIEW (fettle_test_find (page_of (&test), GTK_TYPE_COLUMN_VIEW, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_column_view_get_columns (view)), ==, 8);
  last = g_list_model_get_item (gtk_column_view_get_columns (view), 7);
  g_assert_cmpstr (gtk_column_view_column_get_title (last), ==, "URN");
  gtk_column_view_sort_by_column (view, last, GTK_SORT_DESCENDING);
  g_assert_true (fettle_probe_sorter_read (view, &column, &descending));
  g_assert_cmpuint (column, ==, FETTLE_SCHOOL_URN);
  g_assert_true (descending);
  assert_n (&test, N_CURRENT);
  /* School 59 is closed: 58 has the highest number of those on screen. */
  first_row = g_list_model_get_item (G_LIST_MODEL (fettle_schools_page_get_list (page_of (&test))), 0);
  g_assert_cmpstr (fettle_school_row_get_text (first_row, FETTLE_SCHOOL_URN), ==, "700059");
  fettle_test_window_close (&test);
}

static gboolean
last_is_shown (gpointer view)
{
  g_autoptr (GtkColumnViewColumn) last = g_list_model_get_item (gtk_column_view_get_columns (view), 5);

  g_assert_cmpstr (gtk_column_view_column_get_title (last), ==, "Last inspection");
  return gtk_column_view_column_get_visible (last);
}

static gboolean
last_is_hidden (gpointer view)
{
  return !last_is_shown (view);
}

/* The last inspection of any kind stands beside the one that the outcome rests on, but in the smallest window. */
static void
test_last_inspection_has_room (void)
{
  FettleTestWindow test;

  open_sized (&test, 1300, 700);
  fettle_test_assert_soon (last_is_shown, fettle_test_find (page_of (&test), GTK_TYPE_COLUMN_VIEW, NULL));
  close_sized (&test);
  open_sized (&test, 1024, 600);
  fettle_test_assert_soon (last_is_hidden, fettle_test_find (page_of (&test), GTK_TYPE_COLUMN_VIEW, NULL));
  close_sized (&test);
}

static void
test_columns_are_remembered (void)
{
  const char *const few[] = { "name", "pupils", NULL };
  const char *const none[] = { NULL };
  FettleTestWindow test;
  GtkColumnView *view;
  GSettings *settings;

  fettle_test_window_open (&test, N_SCHOOLS);
  assert_n (&test, N_CURRENT);
  settings = fettle_session_get_settings (test.session);
  view = GTK_COLUMN_VIEW (fettle_test_find (page_of (&test), GTK_TYPE_COLUMN_VIEW, NULL));
  g_settings_set_strv (settings, "school-columns", few);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_column_view_get_columns (view)), ==, 2);
  g_settings_set_strv (settings, "school-columns", none);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_column_view_get_columns (view)), ==, 8);
  fettle_test_window_close (&test);
}

static void
test_follows_the_store (void)
{
  FettleTestWindow test;
  g_autofree char *id = fettle_test_school_id (0);
  g_autoptr (FettleRecord) changed = NULL;

  fettle_test_window_open (&test, N_SCHOOLS);
  assert_n (&test, N_CURRENT);
  changed = fettle_test_change (test.store, "Close a school", "school", id, "status", "closed");
  assert_n (&test, N_CURRENT - 1);
  g_free (fettle_store_undo (test.store, NULL, NULL, NULL));
  assert_n (&test, N_CURRENT);
  fettle_test_window_close (&test);
}

static void
note_change_cb (GListModel *model,
                guint       position,
                guint       removed,
                guint       added,
                guint      *seen)
{
  seen[0]++;
  seen[1] = position;
  seen[2] = removed;
  seen[3] = added;
}

static gboolean
same_object (gconstpointer a,
             gconstpointer b)
{
  return a == b;
}

static void
test_only_the_difference (void)
{
  g_autoptr (GListStore) store = g_list_store_new (G_TYPE_OBJECT);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint seen[4] = { 0, };

  for (guint i = 0; i < 5; i++)
    g_ptr_array_add (items, g_object_new (G_TYPE_OBJECT, NULL));
  fettle_list_update (store, items, same_object);
  g_signal_connect (store, "items-changed", G_CALLBACK (note_change_cb), seen);

  fettle_list_update (store, items, same_object);
  g_assert_cmpuint (seen[0], ==, 0);
  g_ptr_array_remove_index (items, 2);
  fettle_list_update (store, items, same_object);
  g_assert_cmpuint (seen[0], ==, 1);
  g_assert_cmpuint (seen[1], ==, 2);
  g_assert_cmpuint (seen[2], ==, 1);
  g_assert_cmpuint (seen[3], ==, 0);
  g_ptr_array_set_size (items, 0);
  fettle_list_update (store, items, same_object);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  fettle_test_window_init (&argc, &argv);
  g_test_add_func ("/schools/current", test_current_schools);
  g_test_add_func ("/schools/filters", test_filters);
  g_test_add_func ("/schools/no-result-and-clear", test_no_result_and_clear);
  g_test_add_func ("/schools/escape-clears-the-search", test_escape_clears_the_search);
  g_test_add_func ("/schools/no-chip-out-of-sight", test_no_chip_is_out_of_sight);
  g_test_add_func ("/schools/empty-offers-import", test_empty_offers_import);
  g_test_add_func ("/schools/sort", test_sort_is_asked_for);
  g_test_add_func ("/schools/last-inspection-has-room", test_last_inspection_has_room);
  g_test_add_func ("/schools/columns", test_columns_are_remembered);
  g_test_add_func ("/schools/follows-the-store", test_follows_the_store);
  g_test_add_func ("/schools/only-the-difference", test_only_the_difference);
  return g_test_run ();
}
