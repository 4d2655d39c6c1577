/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-window.h"

#include "store/fettle-history.h"
#include "ui/forms/fettle-form.h"
#include "ui/widgets/fettle-focus.h"

/*
 * A person who works by keyboard presses a button, and the page is written anew under the keyboard. Wherever it comes to then, the
 * next Space may open something, but must change nothing: what takes something away never gets the keyboard by itself.
 */

/* So long nothing more happens after an action, in microseconds. */
#define QUIET 25000

#define MOST_OF_A_KIND 1

typedef struct
{
  const char *place;
  const char *view;
  const char *label; /* that is there once all is read */
} Stop;

static const Stop stops[] = {
  { "schools", NULL, "2 schools" },
  { "deadlines", NULL, "Overdue" },
  { "intervention", NULL, "Progress below the median" },
  { "reports", NULL, "Headline: current outcomes, a line for each inspection regime" },
  { "data", "import", "Where the Facts Come From" },
  { "data", "holidays", "School Holidays" },
  { "data", "backups", "Backups" },
  { "school", "summary", "Mr Anselm Quarrendon" },
  { "school", "inspections", "6 Oct 2026" },
  { "school", "intervention", "The Chain" },
  { "school", "visits", "Monitoring visit" },
  { "school", "history", "Do a step" },
  { "data", "history", "Set up the register of Kelderwick" },
};

static const char *const script[] = {
  "inspection i|format=full|start=2026-10-06|source=ofsted|category=special-measures",
  "intervention-case c|title=Progress below the median|state=open|opened-on=2026-09-01",
  "deadline d|case=@c|due-on=2026-10-01|what=Draft of the statement of action to the director",
  "deadline d2|case=@c|due-on=2026-12-01|what=Second draft",
  "concern k|case=@c|type=standards|title=Reading|raised-on=2026-09-02|state=open",
  "warning-notice n|case=@c|section=s60|ground-safety=1|matters=Doors|compliance-end=2026-11-20|"
  "minded-64=1|authorised-by=Director",
  "required-action a|notice=@n|action=Mend the doors",
  "warning-notice n|given-on=2026-10-01",
  "contact p|role=head-teacher|title=Mr|name=Anselm Quarrendon|source=officer",
  "contact q|role=chair-of-governors|name=Brigid Ashe|source=officer",
  "note m|subject=A visit|body=Seen in every class|happened-on=2026-11-02",
  "note m2|subject=A call|body=About the roof|happened-on=2026-11-03",
  "school-holiday h|title=Half term|first=2026-10-26|last=2026-10-30",
  "visit v|type=monitoring|held-on=2026-11-16|lead-officer=Priya Nandan",
  "visit w|type=follow-up|planned-on=2026-11-30|lead-officer=Priya Nandan",
  "visit-action x|visit=@v|action=Send the plan|due-on=2026-11-20",
  "visit-action y|visit=@v|action=Read the plan|due-on=2026-11-20",
  NULL,
};

/* What these open is outside the window. */
static const char *const elsewhere[] = {
  "win.open-uri", "win.import", "win.export", "school.attach", "school.attach-to-visit", "school.open-document", "cases.export",
  "reports.export", "deadlines.export", "backups.portable", "backups.choose", "win.back", "cases.review", "win.restore-backup",
  "reports.pack", "second-place.choose", "intervention.bundle", NULL,
};

typedef struct
{
  FettleTestWindow window;
  FettleTestCase *scripted;
  GtkWidget *root;
  guint n_pressed;
  guint n_wrong;
} Walk;

static guint
count_batches (Walk *self)
{
  g_autoptr (GPtrArray) batches = fettle_history_batches (self->window.store, NULL, 0, NULL);

  return batches->len;
}

/* Waits until nothing more comes of an action: what it sets off is read and shown by threads. */
static void
settle (void)
{
  gint64 begun = g_get_monotonic_time ();
  gint64 busy = begun;

  /* An animation keeps the loop busy for long, and is not waited for. */
  while (g_get_monotonic_time () - busy < QUIET && g_get_monotonic_time () - begun < 5 * QUIET)
    if (g_main_context_iteration (NULL, FALSE))
      busy = g_get_monotonic_time ();
    else
      g_usleep (1000);
}

static GtkWindow *
find_other (Walk *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) found = g_list_model_get_item (windows, i);

      if (found != (GtkWindow *) self->window.window && gtk_widget_get_mapped (GTK_WIDGET (found)))
        return found;
    }
  return NULL;
}

/* A form is saved where it can be, as a person would; whatever else came up is closed. */
static void
finish_others (Walk *self)
{
  GtkWindow *other;

  for (guint i = 0; i < 4 && (other = find_other (self)); i++)
    {
      if (FETTLE_IS_FORM (other) && i == 0)
        fettle_form_save (FETTLE_FORM (other));
      else
        gtk_window_destroy (other);
      settle ();
    }
  g_assert_null (find_other (self));
}

static void
go_to (Walk       *self,
       const Stop *stop)
{
  GtkWidget *section;

  if (g_str_equal (stop->place, "school"))
    fettle_window_open_school (self->window.window, fettle_record_get_id (fettle_test_case_get_school (self->scripted)));
  else
    fettle_window_go (self->window.window, stop->place);
  section = GTK_WIDGET (fettle_window_get_section (self->window.window, stop->place));
  if (stop->view)
    adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (fettle_test_find_soon (section, ADW_TYPE_VIEW_STACK, NULL)), stop->view);
  fettle_test_find_soon (section, GTK_TYPE_LABEL, stop->label);
  self->root = section;
}

static void
expand_all (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    expand_all (child);
}

static const char *
find_key (GtkWidget *widget)
{
  for (; widget; widget = gtk_widget_get_parent (widget))
    if (fettle_focus_get_key (widget))
      return fettle_focus_get_key (widget);
  return "";
}

/* Of one kind of button of one row; of the many rows of a list those that read alike stand for each other. */
static char *
describe (GtkWidget *button)
{
  const char *action = gtk_actionable_get_action_name (GTK_ACTIONABLE (button));
  const char *label = gtk_button_get_label (GTK_BUTTON (button));

  if (!label)
    label = gtk_widget_get_tooltip_text (button);
  return g_strdup_printf ("%s %s %s", action ? action : "", find_key (button), label ? label : "");
}

static gboolean
is_pressed_here (GtkWidget *widget)
{
  const char *action = GTK_IS_BUTTON (widget) && !GTK_IS_TOGGLE_BUTTON (widget)
                         ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) : NULL;

  if (!GTK_IS_BUTTON (widget) || GTK_IS_TOGGLE_BUTTON (widget) || GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    return FALSE;
  return gtk_widget_is_sensitive (widget) && (!action || !g_strv_contains (elsewhere, action));
}

/* Of a long list the first few stand for all. A button that reads otherwise does something else; one with a picture names its record. */
static gboolean
is_one_of_few (GtkWidget  *button,
               GHashTable *seen)
{
  const char *action = gtk_actionable_get_action_name (GTK_ACTIONABLE (button));
  g_autofree char *kind = g_strjoin (" ", action ? action : "", gtk_button_get_label (GTK_BUTTON (button)), NULL);
  gpointer count = action ? g_hash_table_lookup (seen, kind) : NULL;

  if (action)
    g_hash_table_insert (seen, g_strdup (kind), GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
  return GPOINTER_TO_UINT (count) < MOST_OF_A_KIND || g_getenv ("FETTLE_TEST_LONG");
}

static void
collect (GtkWidget  *widget,
         GHashTable *seen,
         GPtrArray  *all)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (is_pressed_here (widget) && is_one_of_few (widget, seen))
    g_ptr_array_add (all, describe (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect (child, seen, all);
}

static GtkWidget *
find_described (GtkWidget  *widget,
                const char *wanted)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (is_pressed_here (widget))
    {
      g_autofree char *words = describe (widget);

      if (g_str_equal (words, wanted))
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_described (child, wanted);

      if (found)
        return found;
    }
  return NULL;
}

static void
press_space (GtkWidget *focus)
{
  if (GTK_IS_BUTTON (focus))
    g_signal_emit_by_name (focus, "clicked");
  else if (GTK_IS_SWITCH (focus))
    gtk_switch_set_active (GTK_SWITCH (focus), !gtk_switch_get_active (GTK_SWITCH (focus)));
  else if (focus)
    gtk_widget_activate (focus);
}

static void
tell (Walk       *self,
      const char *pressed,
      GtkWidget  *focus,
      const char *what)
{
  const char *action = GTK_IS_ACTIONABLE (focus) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)) : NULL;

  g_test_message ("after “%s” %s: %s %s %s", pressed, what, focus ? G_OBJECT_TYPE_NAME (focus) : "nothing", find_key (focus),
                  action ? action : "");
  self->n_wrong++;
}

/* As it was before, for the next button. */
static void
undo_some (Walk  *self,
           guint  n)
{
  for (guint i = 0; i < n; i++)
    g_free (fettle_store_undo (self->window.store, NULL, NULL, NULL));
  settle ();
}

static gboolean
is_unrooted (gpointer button)
{
  return gtk_widget_get_root (button) == NULL || !gtk_widget_get_mapped (button);
}

/* What was changed is shown when the button has gone, or reads otherwise; some stay as they are. */
static void
wait_shown (GtkWidget *button)
{
  gint64 begun = g_get_monotonic_time ();

  while (!is_unrooted (button) && g_get_monotonic_time () - begun < G_TIME_SPAN_SECOND / 2)
    settle ();
  settle ();
}

static gboolean
is_same (GtkWidget  *focus,
         const char *wanted)
{
  g_autofree char *words = is_pressed_here (focus) ? describe (focus) : NULL;

  return g_strcmp0 (words, wanted) == 0;
}

static void
press (Walk       *self,
       const char *wanted)
{
  GtkWidget *found = find_described (self->root, wanted);
  g_autoptr (GtkWidget) button = found ? g_object_ref (found) : NULL;
  guint before = count_batches (self), after;
  GtkWidget *focus;

  if (!button)
    return;
  g_test_message ("pressing “%s”", wanted);
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  settle ();
  finish_others (self);
  after = count_batches (self);
  if (after > before)
    wait_shown (button);
  self->n_pressed++;

  focus = gtk_root_get_focus (GTK_ROOT (self->window.window));
  /* Where nothing came of it, the keyboard is where the person has put it. */
  if (after > before || !focus || !is_same (focus, wanted))
    {
      if (focus && fettle_focus_is_destructive (focus))
        tell (self, wanted, focus, "the keyboard came to what takes away");
      press_space (focus);
      settle ();
      if (count_batches (self) != after)
        tell (self, wanted, gtk_root_get_focus (GTK_ROOT (self->window.window)), "Space changed the register");
    }
  for (GtkWindow *other = find_other (self); other; other = find_other (self))
    gtk_window_destroy (other);
  undo_some (self, count_batches (self) - before);
}

static void
check_bins (Walk      *self,
            GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "user-trash-symbolic") == 0
      && !fettle_focus_is_destructive (widget))
    tell (self, "", widget, "a bin is not known as one");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    check_bins (self, child);
}

static void
walk_stop (Walk       *self,
           const Stop *stop)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  go_to (self, stop);
  expand_all (self->root);
  settle ();
  check_bins (self, self->root);
  collect (self->root, seen, all);
  for (guint i = 0; i < all->len; i++)
    {
      press (self, g_ptr_array_index (all, i));
      go_to (self, stop);
      expand_all (self->root);
    }
  g_test_message ("%s %s: %u buttons", stop->place, stop->view ? stop->view : "", all->len);
}

static void
test_space_after_each_action (void)
{
  Walk walk = { 0 };

  case_window_open (&walk.window, &walk.scripted, "community", script);
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    walk_stop (&walk, &stops[i]);
  g_assert_cmpuint (walk.n_pressed, >, 30);
  g_assert_cmpuint (walk.n_wrong, ==, 0);
  case_window_close (&walk.window, walk.scripted);
}

int
main (int   argc,
      char *argv[])
{
  fettle_test_window_init (&argc, &argv);
  /* What moves for a while would be waited for at each button. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  g_test_add_func ("/focus/space-after-each-action", test_space_after_each_action);
  return g_test_run ();
}
