/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fettle-test-window.h"

#include "fettle-test-case.h"
#include "ui/forms/fettle-form.h"
#include "ui/intervention/fettle-intervention-view.h"
#include "ui/widgets/fettle-tab-out.h"

#define LONG_NAME "St Aelfgifu and the Blessed Ecgwynn Voluntary Aided Primary and Nursery School, Quernfold"
#define SMALLEST_WIDTH 1024
#define SMALLEST_HEIGHT 600

/* Where the check stops, and what stands there once all is read. */
typedef struct
{
  const char *place;
  const char *view;
  const char *label;
} Stop;

static const Stop stops[] = {
  { "schools", NULL, "6 schools" },
  { "deadlines", NULL, "Overdue" },
  { "intervention", NULL, LONG_NAME },
  { "reports", NULL, "Headline: current outcomes, a line for each inspection regime" },
  { "data", "import", "Where the Facts Come From" },
  { "data", "history", "Set up the register of Kelderwick" },
  { "data", "holidays", "School Holidays" },
  { "data", "backups", "Backups" },
  { "school", "summary", LONG_NAME },
  { "school", "inspections", "6 Oct 2026" },
  { "school", "visits", "Monitoring visit" },
  { "school", "intervention", "The Chain" },
  { "school", "history", "Rename" },
};

static const char *const script[] = {
  "visit V|type=monitoring|planned-on=2026-11-12|lead-officer=Priya Nandan-Featherstonehaugh|focus=Early reading and attendance",
  "inspection I|format=full|start=2026-10-06|source=ofsted|category=special-measures",
  "intervention-case c|title=Standards of reading, writing and mathematics in every year group|state=open|opened-on=2026-09-01",
  "deadline d|case=@c|due-on=2026-10-01|what=Draft of the statement of action to the director",
  NULL,
};

typedef struct
{
  FettleTestWindow window;
  FettleTestCase *scripted;
  const char *school_id;
} Looks;

/* The window is small from its first moment: one that shrinks has still the panes of a wide one until the frame after next. */
static void
choose_size (void)
{
  g_autoptr (GSettings) settings = g_settings_new (FETTLE_APP_ID);

  g_settings_set_int (settings, "window-width", SMALLEST_WIDTH);
  g_settings_set_int (settings, "window-height", SMALLEST_HEIGHT);
}

static void
open_looks (Looks *self,
            int    dpi)
{
  g_setenv ("FETTLE_TODAY", "2026-11-21", TRUE);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi * PANGO_SCALE, NULL);
  choose_size ();
  fettle_test_window_open (&self->window, 5);
  self->scripted = fettle_test_case_new ("community", NULL, self->window.store);
  fettle_test_case_set_today (self->scripted, "2026-11-21");
  for (const char *const *line = script; *line; line++)
    {
      g_autoptr (GError) error = NULL;

      fettle_test_case_put (self->scripted, *line, &error);
      g_assert_no_error (error);
    }
  self->school_id = fettle_record_get_id (fettle_test_case_get_school (self->scripted));
  g_object_unref (fettle_test_change (self->window.store, "Rename", "school", self->school_id, "name", LONG_NAME));
  /* As many badges as a school can have. */
  g_object_unref (fettle_test_change (self->window.store, "Plan to close", "school", self->school_id, "status",
                                      "open-proposed-to-close"));
}

static void
close_looks (Looks *self)
{
  fettle_test_case_free (self->scripted);
  fettle_test_window_close (&self->window);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

static void
go_to (Looks      *self,
       const Stop *stop)
{
  GtkWidget *views;

  if (g_str_equal (stop->place, "school"))
    fettle_window_open_school (self->window.window, self->school_id);
  else
    fettle_window_go (self->window.window, stop->place);
  if (stop->view)
    {
      views = fettle_test_find_soon (fettle_window_get_section (self->window.window, stop->place), ADW_TYPE_VIEW_STACK, NULL);
      adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (views), stop->view);
    }
  fettle_test_find_soon (fettle_window_get_section (self->window.window, stop->place), GTK_TYPE_LABEL, stop->label);
}

typedef void (*Check) (GtkWidget  *widget,
                       const Stop *stop);

static void
check_all (GtkWidget  *widget,
           const Stop *stop,
           Check       check)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  check (widget, stop);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    check_all (child, stop, check);
}

static void
check_every_stop (Check check)
{
  Looks looks;

  open_looks (&looks, 96);
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      go_to (&looks, &stops[i]);
      check_all (GTK_WIDGET (looks.window.window), &stops[i], check);
    }
  close_looks (&looks);
}

static const char *
icon_of (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_icon_name (GTK_BUTTON (widget));
  if (GTK_IS_MENU_BUTTON (widget))
    return gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget));
  return NULL;
}

static void
check_name (GtkWidget  *widget,
            const Stop *stop)
{
  if (!icon_of (widget) || GTK_IS_TOGGLE_BUTTON (widget) || gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS))
    return;
  if (!gtk_widget_get_tooltip_text (widget) ||
      !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    g_error ("%s %s: a button with the icon %s has no name", stop->place, stop->view, icon_of (widget));
}

static void
test_icon_buttons_are_named (void)
{
  check_every_stop (check_name);
}

static void
assert_icon (const char *name,
             const char *where)
{
  if (!gtk_icon_theme_has_icon (gtk_icon_theme_get_for_display (gdk_display_get_default ()), name))
    g_error ("%s: there is no icon %s", where, name);
}

static void
check_icon (GtkWidget  *widget,
            const Stop *stop)
{
  if (GTK_IS_IMAGE (widget) && gtk_image_get_icon_name (GTK_IMAGE (widget)))
    assert_icon (gtk_image_get_icon_name (GTK_IMAGE (widget)), stop->place);
}

/* An icon that is not there shows as a broken picture. */
static void
test_icons_are_there (void)
{
  guint n_kinds;
  const FettleKind *const *kinds = fettle_kinds_list (&n_kinds);

  check_every_stop (check_icon);
  for (guint i = 0; i < n_kinds; i++)
    assert_icon (kinds[i]->icon, kinds[i]->name);
  assert_icon ("io.github.fettle_app.Fettle", "about");
}

static gboolean
count_frame (GtkWidget     *window,
             GdkFrameClock *clock,
             gpointer       n_frames)
{
  return ++*(guint *) n_frames < 3 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
has_three_frames (gpointer n_frames)
{
  return *(guint *) n_frames >= 3;
}

/* What came to the page is measured in the first frame, what the page changes for it in the next: the third is what a person sees. */
static void
wait_for_layout (Looks *self)
{
  guint n_frames = 0;

  gtk_widget_queue_resize (GTK_WIDGET (self->window.window));
  gtk_widget_add_tick_callback (GTK_WIDGET (self->window.window), count_frame, &n_frames, NULL);
  fettle_test_assert_soon (has_three_frames, &n_frames);
}

/* A page that needs more than it is given is cut at its edge, and a window that needs more than the screen has at the screen's. */
static void
assert_fits (Looks      *self,
             const Stop *stop)
{
  GtkWidget *window = GTK_WIDGET (self->window.window);
  GtkWidget *page = GTK_WIDGET (fettle_window_get_section (self->window.window, stop->place));
  int width, height, page_width, page_height;

  wait_for_layout (self);
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (window, GTK_ORIENTATION_VERTICAL, SMALLEST_WIDTH, &height, NULL, NULL, NULL);
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &page_width, NULL, NULL, NULL);
  gtk_widget_measure (page, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (page), &page_height, NULL, NULL, NULL);
  g_test_message ("%s %s: at least %dx%d, the page %dx%d of %dx%d", stop->place, stop->view, width, height, page_width, page_height,
                  gtk_widget_get_width (page), gtk_widget_get_height (page));
  g_assert_cmpint (gtk_widget_get_width (window), <=, SMALLEST_WIDTH);
  g_assert_cmpint (width, <=, SMALLEST_WIDTH);
  g_assert_cmpint (height, <=, SMALLEST_HEIGHT);
  g_assert_cmpint (page_width, <=, gtk_widget_get_width (page));
  g_assert_cmpint (page_height, <=, gtk_widget_get_height (page));
}

static void
check_cell (GtkWidget  *widget,
            const Stop *stop)
{
  if (!g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkColumnViewCell") || gtk_widget_get_width (widget) <= SMALLEST_WIDTH / 2)
    return;
  g_error ("%s %s: a cell is %d wide", stop->place, stop->view, gtk_widget_get_width (widget));
}

/* A long name wraps or is cut in its cell: it pushes no other column off the page. */
static void
test_columns_fit (void)
{
  check_every_stop (check_cell);
}

static gboolean
is_laid_out (gpointer adjustment)
{
  return gtk_adjustment_get_page_size (adjustment) > 0 && gtk_adjustment_get_upper (adjustment) > 1;
}

/* The usual columns stand side by side in the smallest window, the last one whole. */
static void
test_usual_columns_fit (void)
{
  Looks looks;
  GtkWidget *view, *scroll;
  GtkAdjustment *across;

  open_looks (&looks, 96);
  go_to (&looks, &stops[0]);
  view = fettle_test_find_soon (fettle_window_get_section (looks.window.window, "schools"), GTK_TYPE_COLUMN_VIEW, NULL);
  scroll = gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW);
  across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroll));
  fettle_test_assert_soon (is_laid_out, across);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (looks.window.window)), <=, SMALLEST_WIDTH);
  g_assert_cmpfloat (gtk_adjustment_get_upper (across), <=, gtk_adjustment_get_page_size (across));
  close_looks (&looks);
}

static void
test_pages_fit (gconstpointer dpi)
{
  Looks looks;

  open_looks (&looks, GPOINTER_TO_INT (dpi));
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      go_to (&looks, &stops[i]);
      assert_fits (&looks, &stops[i]);
    }
  close_looks (&looks);
}

/* The first page that anybody sees, at twice the text. */
static void
test_start_fits (void)
{
  FettleTestWindow window;
  int width;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * PANGO_SCALE, NULL);
  choose_size ();
  fettle_test_window_open (&window, 0);
  fettle_test_find_soon (window.window, GTK_TYPE_LABEL, "Whose Schools?");
  gtk_widget_measure (GTK_WIDGET (window.window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, SMALLEST_WIDTH);
  fettle_test_window_close (&window);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

/* Two powers that begin alike must be told apart, in the row and in the list. */
static void
test_choices_are_whole (void)
{
  Looks looks;
  GtkWidget *view, *row;

  open_looks (&looks, 96);
  go_to (&looks, &stops[G_N_ELEMENTS (stops) - 2]);
  view = fettle_test_find_soon (looks.window.window, FETTLE_TYPE_INTERVENTION_VIEW, NULL);
  gtk_widget_activate_action (view, "intervention.add", "s", "power-use");
  row = fettle_test_find_soon (fettle_test_find_window (FETTLE_TYPE_FORM), ADW_TYPE_COMBO_ROW, "Power");
  g_assert_true (adw_combo_row_get_use_subtitle (ADW_COMBO_ROW (row)));
  g_assert_nonnull (adw_combo_row_get_list_factory (ADW_COMBO_ROW (row)));
  close_looks (&looks);
}

static void
check_drop_down (GtkWidget  *widget,
                 const Stop *stop)
{
  if (!GTK_IS_DROP_DOWN (widget))
    return;
  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (widget)), GTK_ACCESSIBLE_PROPERTY_LABEL))
    g_error ("%s %s: the button of a drop-down has no name", stop->place, stop->view);
}

static void
test_drop_downs_are_named (void)
{
  check_every_stop (check_drop_down);
}

/* One press of Tab goes past the list of schools, however long it is. */
static void
test_tab_leaves_the_list (void)
{
  Looks looks;
  GtkWidget *view;
  GtkWindow *window;

  open_looks (&looks, 96);
  go_to (&looks, &stops[0]);
  window = GTK_WINDOW (looks.window.window);
  view = fettle_test_find_soon (window, GTK_TYPE_COLUMN_VIEW, NULL);
  gtk_widget_grab_focus (view);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), view));
  fettle_tab_out (view, GTK_DIR_TAB_BACKWARD);
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (window), view));
  gtk_widget_grab_focus (view);
  fettle_tab_out (view, GTK_DIR_TAB_FORWARD);
  g_assert_nonnull (gtk_window_get_focus (window));
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (window), view));
  close_looks (&looks);
}

int
main (int   argc,
      char *argv[])
{
  fettle_test_window_init (&argc, &argv);
  /* Widths are those of one font, whatever the system has chosen: that of GNOME at the time of the oldest toolkit. */
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11", NULL);
  g_test_add_func ("/looks/icon-buttons-are-named", test_icon_buttons_are_named);
  g_test_add_func ("/looks/icons-are-there", test_icons_are_there);
  g_test_add_func ("/looks/drop-downs-are-named", test_drop_downs_are_named);
  g_test_add_func ("/looks/tab-leaves-the-list", test_tab_leaves_the_list);
  g_test_add_func ("/looks/choices-are-whole", test_choices_are_whole);
  g_test_add_func ("/looks/columns-fit", test_columns_fit);
  g_test_add_func ("/looks/usual-columns-fit", test_usual_columns_fit);
  g_test_add_data_func ("/looks/pages-fit", GINT_TO_POINTER (96), test_pages_fit);
  g_test_add_data_func ("/looks/pages-fit-at-twice-the-text", GINT_TO_POINTER (192), test_pages_fit);
  g_test_add_func ("/looks/start-fits-at-twice-the-text", test_start_fits);
  return g_test_run ();
}
