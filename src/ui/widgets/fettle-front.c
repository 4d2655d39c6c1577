/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/fettle-front.h"

#include <adwaita.h>

static void
hide_behind (GtkWidget *stack)
{
  g_autoptr (GtkWidget) front = NULL;

  g_object_get (stack, "visible-child", &front, NULL);
  for (GtkWidget *page = gtk_widget_get_first_child (stack); page; page = gtk_widget_get_next_sibling (page))
    gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN, page != front, -1);
}

static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               user_data)
{
  GtkWidget *parent = gtk_widget_get_parent (g_value_get_object (values));

  if (GTK_IS_STACK (parent) || ADW_IS_VIEW_STACK (parent))
    hide_behind (parent);
  return G_SOURCE_CONTINUE;
}

/**
 * fettle_front_watch:
 *
 * From now on a screen reader is told of the page of a stack that is in front, and not of those behind it. The toolkit
 * by itself tells of them all, as if they stood side by side. It is watched for all stacks at once, its own among them,
 * so that none is forgotten; a second call does nothing.
 */
void
fettle_front_watch (void)
{
  static gulong hook = 0;

  if (!hook)
    hook = g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}
