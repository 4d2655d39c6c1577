/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/fettle-focus.h"

#include <adwaita.h>

/* What the keyboard is on, in which row, and how many stops come before it. */
struct _FettleFocus
{
  GtkWidget *area;
  GtkWidget *widget;
  char *what;
  char *row;
  guint index;
};

static const char *
get_words (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  return gtk_widget_get_tooltip_text (widget);
}

static char *
describe (GtkWidget *widget)
{
  const char *words = get_words (widget);
  const char *action = GTK_IS_ACTIONABLE (widget) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) : NULL;

  return g_strdup_printf ("%s %s %s", G_OBJECT_TYPE_NAME (widget), words ? words : "", action ? action : "");
}

/* Two rows of one title are told apart by what stands below it. */
static char *
describe_row (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_ROW);
  const char *subtitle = ADW_IS_ACTION_ROW (row) ? adw_action_row_get_subtitle (ADW_ACTION_ROW (row)) : NULL;

  return row ? g_strdup_printf ("%s\n%s", get_words (row), subtitle ? subtitle : "") : g_strdup ("");
}

static void
collect_stops (GtkWidget *widget,
               GPtrArray *stops)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return;
  if (gtk_widget_get_focusable (widget) && !GTK_IS_SCROLLED_WINDOW (widget))
    g_ptr_array_add (stops, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect_stops (child, stops);
}

/* A row may read otherwise now, with the same button in it as before: then what stands in its place is meant. */
static GtkWidget *
find_stop (FettleFocus *self,
           GPtrArray   *stops)
{
  for (guint i = 0; i < stops->len; i++)
    {
      g_autofree char *what = describe (stops->pdata[i]);
      g_autofree char *row = describe_row (stops->pdata[i]);

      if (g_str_equal (what, self->what) && g_str_equal (row, self->row))
        return stops->pdata[i];
    }
  return stops->len ? stops->pdata[MIN (self->index, stops->len - 1)] : NULL;
}

/**
 * fettle_focus_hold:
 * @area: what is about to be written anew, on the whole or in part
 *
 * Notes where the keyboard is, before the rows under it are taken away.
 *
 * Returns: (transfer full) (nullable): for fettle_focus_give_back(); %NULL where the keyboard is elsewhere
 */
FettleFocus *
fettle_focus_hold (GtkWidget *area)
{
  GtkRoot *root = gtk_widget_get_root (area);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();
  FettleFocus *self;

  if (!focus || !gtk_widget_is_ancestor (focus, area))
    return NULL;
  self = g_new0 (FettleFocus, 1);
  self->area = area;
  self->widget = g_object_ref (focus);
  self->what = describe (focus);
  self->row = describe_row (focus);
  collect_stops (area, stops);
  g_ptr_array_find (stops, focus, &self->index);
  return self;
}

/**
 * fettle_focus_give_back:
 * @self: (transfer full) (nullable): where the keyboard was
 *
 * Puts the keyboard back where it was, if what it was on has been taken away: on what reads the same, and otherwise on what now
 * stands in its place.
 */
void
fettle_focus_give_back (FettleFocus *self)
{
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();
  GtkWidget *stop;

  if (!self)
    return;
  if (!gtk_widget_is_ancestor (self->widget, self->area))
    {
      collect_stops (self->area, stops);
      stop = find_stop (self, stops);
      if (stop)
        gtk_widget_grab_focus (stop);
    }
  g_object_unref (self->widget);
  g_free (self->what);
  g_free (self->row);
  g_free (self);
}
