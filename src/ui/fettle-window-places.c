/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/fettle-window-private.h"

#include <glib/gi18n-lib.h>

#include "ui/data/fettle-data-page.h"
#include "ui/deadlines/fettle-calendar-keeper.h"
#include "ui/deadlines/fettle-deadlines-page.h"
#include "ui/intervention/fettle-intervention-page.h"
#include "ui/reports/fettle-reports-page.h"
#include "ui/school/fettle-school-page.h"
#include "ui/schools/fettle-schools-page.h"

#define SCHOOL_PREFIX "school:"

static const FettlePlace places[] = {
  { "schools", N_("Schools"), "fettle-school-symbolic", fettle_schools_page_get_type },
  { "deadlines", N_("Deadlines"), "fettle-clock-symbolic", fettle_deadlines_page_get_type },
  { "intervention", N_("Intervention"), "fettle-intervention-symbolic", fettle_intervention_page_get_type },
  { "reports", N_("Reports"), "fettle-report-symbolic", fettle_reports_page_get_type },
  { "data", N_("Data"), "fettle-data-symbolic", fettle_data_page_get_type },
};

static const FettlePlace *
find_place (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (places[i].name, name) == 0)
      return &places[i];
  return NULL;
}

static GtkWidget *
make_sidebar_row (const FettlePlace *place)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (_(place->title));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (title), 11);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (place->icon));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, place->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(place->title), -1);
  return row;
}

static GtkListBoxRow *
find_sidebar_row (FettleWindow *self,
                  const char   *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (places[i].name, name) == 0)
      return gtk_list_box_get_row_at_index (self->sidebar, i);
  return NULL;
}

/* Heard after the place, as it is seen beside it. */
static void
count_changed_cb (GtkAccessible *row,
                  GParamSpec    *pspec,
                  FettleSection *section)
{
  const char *count = fettle_section_get_count (section);

  gtk_accessible_update_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, count ? count : "", -1);
}

static void
bind_count (FettleWindow  *self,
            const char    *name,
            FettleSection *section)
{
  GtkListBoxRow *row = find_sidebar_row (self, name);
  GtkWidget *label = gtk_widget_get_last_child (gtk_list_box_row_get_child (row));

  g_object_bind_property (section, "count", label, "label", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (section, "notify::count", G_CALLBACK (count_changed_cb), row, G_CONNECT_SWAPPED);
}

static FettleSection *
ensure_section (FettleWindow *self,
                const char   *name,
                GType         type)
{
  GtkWidget *child = gtk_stack_get_child_by_name (self->pages, name);

  if (child)
    return FETTLE_SECTION (child);

  child = g_object_new (type, "session", self->session, NULL);
  gtk_stack_add_named (self->pages, child, name);
  if (find_place (name))
    bind_count (self, name, FETTLE_SECTION (child));
  return FETTLE_SECTION (child);
}

static const char *
current_place (FettleWindow *self)
{
  return self->trail->len ? g_ptr_array_index (self->trail, self->trail->len - 1) : NULL;
}

static FettleSection *
ensure_current (FettleWindow *self)
{
  const char *place = current_place (self);
  FettleSection *section;

  if (!g_str_has_prefix (place, SCHOOL_PREFIX))
    return ensure_section (self, place, find_place (place)->get_type ());

  section = ensure_section (self, "school", FETTLE_TYPE_SCHOOL_PAGE);
  fettle_school_page_set_school (FETTLE_SCHOOL_PAGE (section), place + strlen (SCHOOL_PREFIX));
  return section;
}

static void
push_place (FettleWindow *self,
            char         *place)
{
  if (g_strcmp0 (current_place (self), place) == 0)
    g_free (place);
  else
    g_ptr_array_add (self->trail, place);
  fettle_window_show_current (self);
}

/* Tab goes past the places, which the arrow keys walk through. Where the page is folded away, there is nothing to go to. */
static gboolean
sidebar_key_cb (FettleWindow    *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  gboolean backward = (state & GDK_SHIFT_MASK) != 0;
  GtkListBoxRow *row = find_sidebar_row (self, current_place (self));

  g_assert (FETTLE_IS_WINDOW (self));

  if ((keyval != GDK_KEY_Tab && keyval != GDK_KEY_ISO_Left_Tab) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return GDK_EVENT_PROPAGATE;
  /* The arrow keys choose; where nothing was opened, the place on screen is the chosen one again. */
  if (row)
    gtk_list_box_select_row (self->sidebar, row);
  return gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self->pages)),
                                 backward ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
}

/**
 * fettle_window_fill_sidebar:
 * @self: a window
 *
 * Lists the places of the program in the sidebar.
 */
void
fettle_window_fill_sidebar (FettleWindow *self)
{
  GtkEventController *keys;

  g_return_if_fail (FETTLE_IS_WINDOW (self));

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    gtk_list_box_append (self->sidebar, make_sidebar_row (&places[i]));
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (sidebar_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->sidebar), keys);
}

static void
calendar_failed_cb (FettleWindow *self,
                    const GError *error)
{
  g_assert (FETTLE_IS_WINDOW (self));

  fettle_host_report_error (GTK_WIDGET (self), _("The Calendar File Is Not Up to Date"), error);
}

/* What goes on beside the pages: reminders, and the calendar file. */
static void
start_telling (FettleWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  g_clear_object (&self->notifier);
  if (application)
    self->notifier = fettle_notifier_new (G_APPLICATION (application), self->session);
  g_signal_connect_object (fettle_calendar_keeper_get (self->session), "failed", G_CALLBACK (calendar_failed_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
start_counting_cb (gpointer data)
{
  FettleWindow *self = data;

  if (!current_place (self))
    return G_SOURCE_REMOVE;
  ensure_section (self, "deadlines", FETTLE_TYPE_DEADLINES_PAGE);
  ensure_section (self, "intervention", FETTLE_TYPE_INTERVENTION_PAGE);
  start_telling (self);
  return G_SOURCE_REMOVE;
}

/* The window is about to be drawn: what is idle from now on comes after that. */
static gboolean
first_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  g_idle_add_full (G_PRIORITY_LOW, start_counting_cb, g_object_ref (widget), g_object_unref);
  return G_SOURCE_REMOVE;
}

/**
 * fettle_window_start_counting:
 * @self: a window
 *
 * Counts the dates that are near and the open cases for the sidebar, once the window has been drawn and there is nothing more
 * urgent to do.
 */
void
fettle_window_start_counting (FettleWindow *self)
{
  g_return_if_fail (FETTLE_IS_WINDOW (self));

  gtk_widget_add_tick_callback (GTK_WIDGET (self), first_frame_cb, NULL, NULL);
}

/**
 * fettle_window_forget_places:
 * @self: a window
 *
 * Drops all pages, as before another register is shown.
 */
void
fettle_window_forget_places (FettleWindow *self)
{
  GtkWidget *child;

  g_return_if_fail (FETTLE_IS_WINDOW (self));

  g_clear_pointer (&self->title_binding, g_binding_unbind);
  g_ptr_array_set_size (self->trail, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))))
    gtk_stack_remove (self->pages, child);
}

/**
 * fettle_window_show_current:
 * @self: a window
 *
 * Puts the last place of the trail on screen.
 */
void
fettle_window_show_current (FettleWindow *self)
{
  FettleSection *section;
  GtkListBoxRow *row;

  g_return_if_fail (FETTLE_IS_WINDOW (self));

  section = ensure_current (self);
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (section));
  gtk_stack_set_visible_child_name (self->root, "main");
  fettle_split_set_show_content (self->split, TRUE);

  g_clear_pointer (&self->title_binding, g_binding_unbind);
  self->title_binding = g_object_bind_property (section, "title", self->title, "title", G_BINDING_SYNC_CREATE);

  row = find_sidebar_row (self, current_place (self));
  if (row)
    {
      gtk_list_box_select_row (self->sidebar, row);
      /* That is where the keyboard comes to when it goes to the places. */
      gtk_widget_set_focus_child (GTK_WIDGET (self->sidebar), GTK_WIDGET (row));
    }
  else
    /* A school is one of the schools, wherever it was opened from. */
    gtk_list_box_select_row (self->sidebar, find_sidebar_row (self, "schools"));
  fettle_section_enter (section);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add-note", !row && fettle_session_can_write (self->session));
  gtk_widget_set_visible (GTK_WIDGET (self->back_button),
                          self->trail->len > 1 || fettle_split_get_collapsed (self->split));
}

/**
 * fettle_window_go:
 * @self: a window
 * @section: the name of a place: "schools", "reports", "data"
 *
 * Shows a place of the sidebar.
 */
void
fettle_window_go (FettleWindow *self,
                  const char   *section)
{
  g_return_if_fail (FETTLE_IS_WINDOW (self));

  if (self->session && find_place (section))
    push_place (self, g_strdup (section));
}

/**
 * fettle_window_open_school:
 * @self: a window
 * @school_id: id of a school record
 *
 * Shows a school's page.
 */
void
fettle_window_open_school (FettleWindow *self,
                           const char   *school_id)
{
  g_return_if_fail (FETTLE_IS_WINDOW (self));

  if (self->session && school_id)
    push_place (self, g_strconcat (SCHOOL_PREFIX, school_id, NULL));
}

/**
 * fettle_window_back:
 * @self: a window
 *
 * Goes back to where the person was before.
 */
void
fettle_window_back (FettleWindow *self)
{
  g_return_if_fail (FETTLE_IS_WINDOW (self));

  if (!self->trail->len || fettle_section_step_back (ensure_current (self)))
    return;

  if (self->trail->len > 1)
    {
      g_ptr_array_set_size (self->trail, self->trail->len - 1);
      fettle_window_show_current (self);
    }
  else if (fettle_split_get_collapsed (self->split))
    fettle_split_set_show_content (self->split, FALSE);
}

/**
 * fettle_window_get_place:
 * @self: a window
 *
 * Returns: (nullable): where the person is: "schools", "school:ID"; %NULL before a register is shown
 */
const char *
fettle_window_get_place (FettleWindow *self)
{
  g_return_val_if_fail (FETTLE_IS_WINDOW (self), NULL);

  return current_place (self);
}

/**
 * fettle_window_get_section:
 * @self: a window
 * @section: a name as for fettle_window_go(), or "school"
 *
 * Returns: (transfer none) (nullable): the page, where it has been shown
 */
FettleSection *
fettle_window_get_section (FettleWindow *self,
                           const char   *section)
{
  g_return_val_if_fail (FETTLE_IS_WINDOW (self), NULL);

  return (FettleSection *) gtk_stack_get_child_by_name (self->pages, section);
}
