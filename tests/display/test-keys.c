/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-window.h"

#include "store/fettle-school-query.h"
#include "ui/forms/fettle-case-forms.h"
#include "ui/widgets/fettle-host.h"
#include "ui/widgets/fettle-probe-sorter.h"
#include "ui/widgets/fettle-tab-out.h"

/* As many rows as the list of places has at most. */
#define N_PLACES 9

#define REMOVE_DATE "Remove: Promised Date, Draft of the statement of action to the director"

/* Where the check stops, and what stands there once all is read. */
typedef struct
{
  const char *place;
  const char *view;
  const char *label;
} Stop;

static const Stop stops[] = {
  { "schools", NULL, "2 schools" },
  { "deadlines", NULL, "Overdue" },
  { "intervention", NULL, "Progress below the median" },
  { "reports", NULL, "Headline: current outcomes, a line for each inspection regime" },
  { "data", "import", "Where the Facts Come From" },
  { "data", "history", "Set up the register of Kelderwick" },
  { "data", "holidays", "School Holidays" },
  { "data", "backups", "Backups" },
  { "school", "summary", "Mr Anselm Quarrendon" },
  { "school", "inspections", "6 Oct 2026" },
  { "school", "intervention", "The Chain" },
  { "school", "history", "Do a step" },
};

static const char *const script[] = {
  "inspection i|format=full|start=2026-10-06|source=ofsted|category=special-measures|web-link=https://reports.ofsted.gov.uk/1",
  "intervention-case c|title=Progress below the median|state=open|opened-on=2026-09-01",
  "deadline d|case=@c|due-on=2026-10-01|what=Draft of the statement of action to the director",
  "contact p|role=head-teacher|title=Mr|name=Anselm Quarrendon",
  "note n|subject=A visit|body=Seen in every class|happened-on=2026-11-02",
  NULL,
};

/* What opens a window over a page: an action of a widget there. */
typedef struct
{
  const char *place;
  const char *view;
  const char *of;
  const char *action;
  const char *target;
  const char *label; /* that stands there once all is read */
} Opening;

static const Opening openings[] = {
  { "school", "summary", "FettleSchoolPage", "win.preferences", NULL },
  { "school", "summary", "FettleSchoolPage", "win.search", NULL },
  { "school", "summary", "FettleSchoolPage", "win.letters", NULL, "Addresses" },
  { "school", "summary", "FettleSchoolPage", "school.add", "note" },
  { "school", "summary", "FettleSchoolPage", "school.add", "contact" },
  { "school", "summary", "FettleSchoolPage", "school.add", "school-holiday" },
  { "school", "summary", "FettleSchoolPage", "school.correct", "phase" },
  { "deadlines", NULL, "FettleDeadlinesPage", "deadlines.remind", "0" },
  { "data", "import", "FettleDataPage", "data.edit-authority", NULL },
  { "data", "import", "FettleDataPage", "data.follow-school", NULL },
  { "data", "holidays", "FettleHolidaysView", "holidays.add", "bank-holiday" },
  { "data", "holidays", "FettleHolidaysView", "holidays.add", "school-holiday" },
};

typedef struct
{
  FettleTestWindow window;
  FettleTestCase *scripted;
  GtkWidget *view;
  guint n_wrong;
} Keys;

static void
open_keys (Keys *self)
{
  *self = (Keys) { 0 };
  self->view = case_window_open (&self->window, &self->scripted, "community", script);
}

static void
close_keys (Keys *self)
{
  case_window_close (&self->window, self->scripted);
}

static GtkWidget *
go_to (Keys       *self,
       const char *place,
       const char *view)
{
  GtkWidget *section, *views;

  if (g_str_equal (place, "school"))
    fettle_window_open_school (self->window.window,
                               fettle_record_get_id (fettle_test_case_get_school (self->scripted)));
  else
    fettle_window_go (self->window.window, place);
  section = GTK_WIDGET (fettle_window_get_section (self->window.window, place));
  if (!view)
    return section;
  views = fettle_test_find_soon (section, ADW_TYPE_VIEW_STACK, NULL);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (views), view);
  return section;
}

static void
go_to_stop (Keys       *self,
            const Stop *stop)
{
  fettle_test_find_soon (go_to (self, stop->place, stop->view), GTK_TYPE_LABEL, stop->label);
}

/* Lists and panes are named as a whole; the keyboard stops on what is in them. */
static gboolean
gives_focus_on (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  /* The head of an expander row is a row of its own; what a drop-down shows is inside its button; column headers take no focus. */
  if (ADW_IS_EXPANDER_ROW (widget) || gtk_widget_get_ancestor (parent, ADW_TYPE_COMBO_ROW) ||
      gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) || GTK_IS_COLUMN_VIEW (parent))
    return TRUE;
  /* More and less are for the pointer: the keyboard stops on the number between them. */
  if (GTK_IS_BUTTON (widget) && GTK_IS_SPIN_BUTTON (parent))
    return TRUE;
  return GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_LIST_BOX (widget) || GTK_IS_FLOW_BOX (widget) ||
         GTK_IS_COLUMN_VIEW (widget) || GTK_IS_LIST_BASE (widget) || GTK_IS_PANED (widget);
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  g_autofree char *empty = NULL;

  if (gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  empty = gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  return empty != NULL;
}

static gboolean
is_named (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  /* These hand on the focus of the text inside as their own. */
  gboolean speaks = GTK_IS_TEXT (widget) && (GTK_IS_SEARCH_ENTRY (parent) || GTK_IS_SPIN_BUTTON (parent));

  if (speaks)
    return has_name (parent);
  /* GTK 4.8 names the button within a menu button; later ones name the menu button, or read what stands in it. */
  return has_name (widget) ||
         (GTK_IS_MENU_BUTTON (parent) && (has_name (parent) || fettle_test_find (widget, GTK_TYPE_LABEL, NULL)));
}

static void
tell (Keys       *self,
      GtkWidget  *widget,
      const char *where,
      const char *what)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (GtkWidget *at = widget; at && !GTK_IS_ROOT (at) && path->len < 300; at = gtk_widget_get_parent (at))
    g_string_append_printf (path, " %s", G_OBJECT_TYPE_NAME (at));
  g_test_message ("%s: %s:%s", where, what, path->str);
  self->n_wrong++;
}

static void
check_tree (Keys       *self,
            GtkWidget  *widget,
            const char *where)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (gtk_widget_get_focusable (widget) && !gives_focus_on (widget) && !is_named (widget))
    tell (self, widget, where, "no name");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    check_tree (self, child, where);
}

/* Walks the window by Tab until it comes to where it was before: near the beginning, if nothing holds the keyboard back. What
 * comes before is the rest of the list that it began in. */
static void
walk (Keys       *self,
      GtkWidget  *window,
      const char *where)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  GtkWidget *focus = NULL;
  guint again = 0;

  while (seen->len < 500)
    {
      gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
      focus = gtk_root_get_focus (GTK_ROOT (window));
      if (!focus || g_ptr_array_find (seen, focus, &again))
        break;
      g_ptr_array_add (seen, focus);
      if (!is_named (focus))
        tell (self, focus, where, "the keyboard stops on what has no name");
      if (!gtk_widget_get_mapped (focus))
        tell (self, focus, where, "the keyboard stops on what is not to be seen");
    }
  if (!focus || again > N_PLACES)
    tell (self, focus ? focus : window, where, "the keyboard does not go all the way round");
  g_test_message ("%s: %u stops", where, seen->len);
}

static GtkWidget *
find_other (gpointer window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) found = g_list_model_get_item (windows, i);

      if (found != window && gtk_widget_get_mapped (found))
        return found;
    }
  return NULL;
}

static gboolean
is_shown_other (gpointer window)
{
  return find_other (window) != NULL;
}

static void
test_pages (void)
{
  Keys keys;

  open_keys (&keys);
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      g_autofree char *where = g_strdup_printf ("%s %s", stops[i].place, stops[i].view);

      go_to_stop (&keys, &stops[i]);
      check_tree (&keys, GTK_WIDGET (keys.window.window), where);
      walk (&keys, GTK_WIDGET (keys.window.window), where);
    }
  g_assert_cmpuint (keys.n_wrong, ==, 0);
  close_keys (&keys);
}

/* Views that no stop names are walked too, as they are at first. */
static void
test_views (void)
{
  static const char *const with_views[] = { "school", "data" };
  Keys keys;

  open_keys (&keys);
  for (guint i = 0; i < G_N_ELEMENTS (with_views); i++)
    {
      GtkWidget *section = go_to (&keys, with_views[i], NULL);
      AdwViewStack *views = ADW_VIEW_STACK (fettle_test_find_soon (section, ADW_TYPE_VIEW_STACK, NULL));
      g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (views);

      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (pages)); k++)
        {
          g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (pages), k);

          gtk_root_set_focus (GTK_ROOT (keys.window.window), NULL);
          gtk_selection_model_select_item (pages, k, TRUE);
          check_tree (&keys, section, adw_view_stack_page_get_name (page));
          walk (&keys, GTK_WIDGET (keys.window.window), adw_view_stack_page_get_name (page));
        }
    }
  g_assert_cmpuint (keys.n_wrong, ==, 0);
  close_keys (&keys);
}

static GtkWidget *
open_over (Keys          *self,
           const Opening *opening)
{
  GtkWidget *section = go_to (self, opening->place, opening->view);
  GtkWidget *from = fettle_test_find_soon (section, g_type_from_name (opening->of), NULL);

  gtk_widget_activate_action_variant (from, opening->action,
                                      opening->target ? g_variant_new_string (opening->target) : NULL);
  fettle_test_assert_soon (is_shown_other, self->window.window);
  if (opening->label)
    fettle_test_find_soon (find_other (self->window.window), GTK_TYPE_LABEL, opening->label);
  return find_other (self->window.window);
}

static void
test_windows (void)
{
  Keys keys;

  open_keys (&keys);
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    go_to_stop (&keys, &stops[i]);
  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      GtkWidget *window = open_over (&keys, &openings[i]);
      g_autofree char *where = g_strdup_printf ("%s %s", openings[i].action, openings[i].target);

      check_tree (&keys, window, where);
      walk (&keys, window, where);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  g_assert_cmpuint (keys.n_wrong, ==, 0);
  close_keys (&keys);
}

static void
test_case_forms (void)
{
  Keys keys;
  guint n_kinds;
  const FettleKind *const *kinds = fettle_kinds_list (&n_kinds);

  open_keys (&keys);
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (FettleRecord) record = NULL;
      GtkWindow *form;

      if (!fettle_case_form_find (kinds[i]->name))
        continue;
      record = fettle_record_new (kinds[i], kinds[i]->name);
      fettle_record_set_text (record, "school", fettle_record_get_id (fettle_test_case_get_school (keys.scripted)));
      form = GTK_WINDOW (fettle_case_form_new (keys.window.session, GTK_WINDOW (keys.window.window),
                                               fettle_test_case_get_school (keys.scripted), record, NULL, NULL));
      gtk_window_present (form);
      check_tree (&keys, GTK_WIDGET (form), kinds[i]->name);
      walk (&keys, GTK_WIDGET (form), kinds[i]->name);
      gtk_window_destroy (form);
    }
  g_assert_cmpuint (keys.n_wrong, ==, 0);
  close_keys (&keys);
}

static gboolean
is_null (gpointer data)
{
  return *(gpointer *) data == NULL;
}

typedef struct
{
  GtkWindow *window;
  const char *title;
} Wanted;

static gboolean
has_focus_row (gpointer data)
{
  Wanted *wanted = data;
  GtkWidget *focus = gtk_window_get_focus (wanted->window);

  return ADW_IS_ACTION_ROW (focus)
         && g_str_has_suffix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (focus)), wanted->title);
}

static GtkWidget *
find_row (GtkWidget  *root,
          const char *title)
{
  if (ADW_IS_ACTION_ROW (root) && gtk_widget_get_mapped (root)
      && g_str_has_suffix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
has_focus_button (gpointer data)
{
  Wanted *wanted = data;
  GtkWidget *focus = gtk_window_get_focus (wanted->window);

  return GTK_IS_BUTTON (focus) && g_strcmp0 (gtk_widget_get_tooltip_text (focus), REMOVE_DATE) == 0
         && gtk_widget_get_ancestor (focus, ADW_TYPE_ACTION_ROW) == find_row (GTK_WIDGET (wanted->window), wanted->title);
}

/* A page that is written anew takes the keyboard's place away: it is put back on the row, or the button, that reads the same. */
static void
test_focus_outlives_rows (void)
{
  Keys keys;
  Wanted wanted;
  GtkWidget *row;

  open_keys (&keys);
  go_to_stop (&keys, &stops[1]);
  wanted.window = GTK_WINDOW (keys.window.window);
  wanted.title = "Draft of the statement of action to the director";
  row = find_row (GTK_WIDGET (wanted.window), wanted.title);
  g_assert_nonnull (row);
  gtk_widget_grab_focus (row);
  g_assert_true (has_focus_row (&wanted));
  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &row);
  fettle_test_case_put (keys.scripted, "intervention-case c|reference=17", NULL);
  fettle_test_assert_soon (is_null, &row);
  fettle_test_assert_soon (has_focus_row, &wanted);

  go_to_stop (&keys, &stops[10]);
  wanted.title = "Promised Date";
  row = fettle_test_find (find_row (keys.view, wanted.title), GTK_TYPE_BUTTON, REMOVE_DATE);
  gtk_widget_grab_focus (row);
  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &row);
  fettle_test_case_put (keys.scripted, "intervention-case c|reference=18", NULL);
  fettle_test_assert_soon (is_null, &row);
  fettle_test_assert_soon (has_focus_button, &wanted);
  close_keys (&keys);
}

static GtkWidget *
find_tab (GtkWidget *root)
{
  GtkWidget *switcher = fettle_test_find (root, ADW_TYPE_VIEW_SWITCHER, NULL);
  GtkWidget *tab = fettle_test_find (switcher, GTK_TYPE_TOGGLE_BUTTON, NULL);

  while (tab && !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tab)))
    tab = gtk_widget_get_next_sibling (tab);
  return tab;
}

/* The keyboard goes with the view that is turned to, also where it was inside the view before. */
static void
test_turning (void)
{
  Keys keys;
  GtkWindow *window;
  GtkWidget *row;

  open_keys (&keys);
  window = GTK_WINDOW (keys.window.window);
  go_to_stop (&keys, &stops[10]);
  row = find_row (keys.view, "Promised Date");
  gtk_widget_grab_focus (row);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.turn", "i", 1);
  g_assert_true (gtk_window_get_focus (window) == find_tab (GTK_WIDGET (window)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.turn", "i", 1);
  g_assert_true (gtk_window_get_focus (window) == find_tab (GTK_WIDGET (window)));
  close_keys (&keys);
}

static GtkWidget *
find_sidebar (GtkWidget *root)
{
  if (GTK_IS_LIST_BOX (root) && gtk_widget_get_first_child (root)
      && g_strcmp0 (gtk_widget_get_name (gtk_widget_get_first_child (root)), "schools") == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_sidebar (child);

      if (found)
        return found;
    }
  return NULL;
}

/* The keyboard comes back to the place that is shown, whichever it was on before. */
static void
test_sidebar (void)
{
  Keys keys;
  GtkWidget *window, *sidebar;

  open_keys (&keys);
  window = GTK_WIDGET (keys.window.window);
  sidebar = find_sidebar (window);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (sidebar), 0)));
  fettle_window_go (keys.window.window, "reports");
  gtk_root_set_focus (GTK_ROOT (window), NULL);
  gtk_widget_child_focus (sidebar, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) ==
                 GTK_WIDGET (gtk_list_box_get_selected_row (GTK_LIST_BOX (sidebar))));
  close_keys (&keys);
}

/* Tab leaves the list of tables for the table that is chosen; it does not choose the others on its way. */
static void
test_tables (void)
{
  Keys keys;
  GtkWindow *window;
  GtkListBox *tables;
  GtkListBoxRow *second;
  GtkWidget *view;

  open_keys (&keys);
  window = GTK_WINDOW (keys.window.window);
  go_to_stop (&keys, &stops[3]);
  view = fettle_test_find (window, g_type_from_name ("FettleTableView"), NULL);
  tables = GTK_LIST_BOX (fettle_test_find (gtk_widget_get_parent (view), GTK_TYPE_LIST_BOX, NULL));
  second = gtk_list_box_get_row_at_index (tables, 1);
  gtk_list_box_select_row (tables, second);
  gtk_widget_grab_focus (GTK_WIDGET (second));
  fettle_test_find_soon (view, GTK_TYPE_COLUMN_VIEW, NULL);
  fettle_tab_out (GTK_WIDGET (tables), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), view));
  g_assert_true (gtk_list_box_get_selected_row (tables) == second);
  close_keys (&keys);
}

/* The keyboard does not come to the headers of columns: the order is chosen beside the columns. */
static void
test_sorting (void)
{
  Keys keys;
  GtkWidget *window, *sorted, *column, *view;
  guint number;
  gboolean descending;

  open_keys (&keys);
  window = go_to (&keys, "schools", NULL);
  go_to_stop (&keys, &stops[0]);
  view = fettle_test_find (window, GTK_TYPE_COLUMN_VIEW, NULL);
  column = fettle_test_find (window, GTK_TYPE_MENU_BUTTON, "Order and columns");
  gtk_menu_button_popup (GTK_MENU_BUTTON (column));
  sorted = fettle_test_find_soon (column, GTK_TYPE_DROP_DOWN, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (sorted), 1);
  g_assert_true (fettle_probe_sorter_read (GTK_COLUMN_VIEW (view), &number, &descending));
  g_assert_cmpuint (number, ==, FETTLE_SCHOOL_PHASE);
  g_assert_false (descending);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (fettle_test_find (column, GTK_TYPE_CHECK_BUTTON, "Last first")), TRUE);
  g_assert_true (fettle_probe_sorter_read (GTK_COLUMN_VIEW (view), &number, &descending));
  g_assert_cmpuint (number, ==, FETTLE_SCHOOL_PHASE);
  g_assert_true (descending);
  close_keys (&keys);
}

static gboolean
has_focus_check (gpointer window)
{
  return GTK_IS_CHECK_BUTTON (gtk_window_get_focus (window));
}

/* The keyboard goes to the first value of a filter, and on to the others. */
static void
test_filter (void)
{
  Keys keys;
  GtkWidget *chip, *first;

  open_keys (&keys);
  go_to_stop (&keys, &stops[0]);
  chip = fettle_test_find (fettle_test_find (keys.window.window, g_type_from_name ("FettleFilterChip"), NULL),
                           GTK_TYPE_MENU_BUTTON, NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (chip));
  fettle_test_assert_soon (has_focus_check, keys.window.window);
  first = gtk_window_get_focus (GTK_WINDOW (keys.window.window));
  gtk_widget_child_focus (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (chip))), GTK_DIR_TAB_FORWARD);
  g_assert_true (has_focus_check (keys.window.window));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (keys.window.window)) != first);
  close_keys (&keys);
}

/* Ctrl+Z takes the last change back wherever the keyboard begins; what is typed in a search has its own undo. */
static void
test_undo_from_every_page (void)
{
  Keys keys;

  open_keys (&keys);
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      g_autoptr (FettleRecord) note = fettle_test_record ("note", NULL, "subject", "To be undone", "school",
                                                          fettle_record_get_id (fettle_test_case_get_school (keys.scripted)),
                                                          NULL);
      g_autoptr (FettleBatch) batch = NULL;

      go_to_stop (&keys, &stops[i]);
      batch = fettle_batch_new ("Note added");
      fettle_batch_put (batch, note, NULL);
      fettle_host_apply (GTK_WIDGET (keys.window.window), batch, "Not Saved");
      fettle_test_records_soon (&keys.window, "note", 2);
      g_test_message ("%s %s", stops[i].place, stops[i].view);
      fettle_test_undo (&keys.window);
      fettle_test_records_soon (&keys.window, "note", 1);
      fettle_test_find_soon (keys.window.window, GTK_TYPE_LABEL, "Undone: Note added");
    }
  close_keys (&keys);
}

/* An answer may come late: when the dialog has been closed the window below is told, when that has been closed too nobody is. */
static void
test_window_of_what_was_closed (void)
{
  Keys keys;
  GtkWidget *dialog = gtk_window_new ();
  GtkWidget *late = gtk_window_new ();
  GtkWidget *window;

  open_keys (&keys);
  window = GTK_WIDGET (keys.window.window);
  g_object_ref (dialog);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_true (fettle_host_of (dialog) == FETTLE_HOST (keys.window.window));

  /* Not given back: the toolkit itself stumbles over a dialog that outlives the window which it was destroyed with. */
  g_object_ref (late);
  gtk_window_set_transient_for (GTK_WINDOW (late), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (late), TRUE);
  g_assert_true (fettle_host_of (late) == FETTLE_HOST (keys.window.window));
  close_keys (&keys);
  g_assert_null (fettle_host_of (late));
  g_assert_null (fettle_host_of (dialog));
  fettle_host_toast (late, "Nobody sees this", NULL, NULL, NULL);
  g_object_unref (dialog);
}

int
main (int   argc,
      char *argv[])
{
  fettle_test_window_init (&argc, &argv);
  g_test_add_func ("/keys/pages", test_pages);
  g_test_add_func ("/keys/views", test_views);
  g_test_add_func ("/keys/windows", test_windows);
  g_test_add_func ("/keys/case-forms", test_case_forms);
  g_test_add_func ("/keys/focus-outlives-rows", test_focus_outlives_rows);
  g_test_add_func ("/keys/turning", test_turning);
  g_test_add_func ("/keys/sidebar", test_sidebar);
  g_test_add_func ("/keys/tables", test_tables);
  g_test_add_func ("/keys/sorting", test_sorting);
  g_test_add_func ("/keys/filter", test_filter);
  g_test_add_func ("/keys/undo-from-every-page", test_undo_from_every_page);
  g_test_add_func ("/keys/window-of-what-was-closed", test_window_of_what_was_closed);
  return g_test_run ();
}
