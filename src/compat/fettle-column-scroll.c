/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compat/fettle-column-scroll.h"

#if !GTK_CHECK_VERSION (4, 12, 0)

static GtkWidget *
find_list (GtkColumnView *view)
{
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (view)); child; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;
  return NULL;
}

/* GTK 4.8 cannot be told which row to focus, but the selected one can be known by its state. */
static void
focus_selected (GtkWidget *list)
{
  GtkWidget *row;

  for (row = gtk_widget_get_first_child (list); row; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED)
      gtk_widget_grab_focus (row);
}

#endif

/**
 * fettle_column_view_scroll_to:
 * @view: a column view
 * @position: the row
 * @focus: whether the row, which is the selected one, also takes the keyboard focus
 *
 * Brings a row into view. Setting the adjustment instead would leave a long list empty on GTK 4.8.
 */
void
fettle_column_view_scroll_to (GtkColumnView *view,
                              guint          position,
                              gboolean       focus)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

#if GTK_CHECK_VERSION (4, 12, 0)
  gtk_column_view_scroll_to (view, position, NULL, focus ? GTK_LIST_SCROLL_FOCUS : GTK_LIST_SCROLL_NONE, NULL);
#else
  {
    GtkWidget *list = find_list (view);

    if (!list)
      return;
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
    if (focus)
      focus_selected (list);
  }
#endif
}
