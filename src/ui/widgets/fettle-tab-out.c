/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/fettle-tab-out.h"

static GtkWidget *
step (GtkWidget        *widget,
      GtkDirectionType  direction)
{
  return direction == GTK_DIR_TAB_FORWARD ? gtk_widget_get_next_sibling (widget) : gtk_widget_get_prev_sibling (widget);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));

  if ((keyval != GDK_KEY_Tab && keyval != GDK_KEY_ISO_Left_Tab) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return GDK_EVENT_PROPAGATE;
  fettle_tab_out (list, state & GDK_SHIFT_MASK ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

/**
 * fettle_tab_out_install:
 * @list: a list of rows that the arrow keys walk through
 *
 * Makes the Tab key leave the list, as it leaves any other control. The toolkit's own way goes through every row first.
 */
void
fettle_tab_out_install (GtkWidget *list)
{
  GtkEventController *keys;

  g_return_if_fail (GTK_IS_WIDGET (list));

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), NULL);
  gtk_widget_add_controller (list, keys);
}

/**
 * fettle_tab_out:
 * @list: a list
 * @direction: forward or backward
 *
 * Puts the keyboard on what comes after the list, or before it, in the boxes around it; past the last it begins again.
 */
void
fettle_tab_out (GtkWidget        *list,
                GtkDirectionType  direction)
{
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (list) && gtk_widget_get_root (list));

  root = gtk_widget_get_root (list);
  for (GtkWidget *around = list; !GTK_IS_ROOT (around); around = gtk_widget_get_parent (around))
    for (GtkWidget *next = step (around, direction); next; next = step (next, direction))
      if (gtk_widget_get_mapped (next) && gtk_widget_child_focus (next, direction))
        return;
  gtk_root_set_focus (root, NULL);
  gtk_widget_child_focus (GTK_WIDGET (root), direction);
}
