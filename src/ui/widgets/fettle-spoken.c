/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/fettle-spoken.h"

#include <glib/gi18n-lib.h>

static void
collect_words (GtkWidget  *widget,
               const char *except,
               GString    *words)
{
  if (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      const char *text = gtk_label_get_text (GTK_LABEL (widget));

      if (*text && g_strcmp0 (text, except) != 0)
        g_string_append_printf (words, "%s%s", words->len ? "\n" : "", text);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect_words (child, except, words);
}

static GtkWidget *
find_action_row (GtkWidget *widget)
{
  if (ADW_IS_ACTION_ROW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_action_row (child);

      if (found)
        return found;
    }
  return NULL;
}

static void
describe (GtkWidget  *widget,
          const char *words)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

/**
 * fettle_spoken_row:
 * @row: an action row or an expander row
 *
 * Has a screen reader say, after the row's title, all else that can be read in it: its subtitle, how it stands. To be called
 * again when that changes.
 */
void
fettle_spoken_row (gpointer row)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GtkWidget *spoken;

  g_return_if_fail (ADW_IS_PREFERENCES_ROW (row));

  /* The keyboard stops on the head of an expander row, which is a row of its own. */
  spoken = find_action_row (row);
  if (!spoken)
    return;
  collect_words (spoken, adw_preferences_row_get_title (row), words);
  describe (spoken, words->str);
}

/**
 * fettle_spoken_item:
 * @child: what is shown of an item of a list; bound
 * @name: what the item is called
 * @description: (nullable): all else that can be read of it
 *
 * Names the row of a list view, a drop-down or a column view, which has no name of its own.
 */
void
fettle_spoken_item (GtkWidget  *child,
                    const char *name,
                    const char *description)
{
  GtkWidget *row = gtk_widget_get_parent (child);

  /* In a column view there is a cell between the two. */
  if (row && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (row)) == GTK_ACCESSIBLE_ROLE_GRID_CELL)
    row = gtk_widget_get_parent (row);
  if (!row)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (description)
    describe (row, description);
}

/**
 * fettle_spoken_card:
 * @row: a row of a list, whose first text is its heading
 *
 * Names a row of many texts by the first, and has the others read after it.
 */
void
fettle_spoken_card (GtkWidget *row)
{
  g_autoptr (GString) words = g_string_new (NULL);
  char *rest;

  g_return_if_fail (GTK_IS_LIST_BOX_ROW (row));

  collect_words (row, NULL, words);
  rest = strchr (words->str, '\n');
  if (rest)
    *rest++ = '\0';
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
  describe (row, rest ? rest : "");
}

static void
name_close_button (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Close the message"), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    name_close_button (child);
}

static void
toasts_changed_cb (GtkWidget  *toasts,
                   guint       position,
                   guint       n_removed,
                   guint       n_added,
                   GListModel *children)
{
  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr (GtkWidget) child = g_list_model_get_item (children, position + i);

      if (child != adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (toasts)))
        name_close_button (child);
    }
}

/**
 * fettle_spoken_toasts:
 * @toasts: where a window tells in passing
 *
 * Names the button that takes a message away, which the toolkit leaves without a name.
 */
void
fettle_spoken_toasts (AdwToastOverlay *toasts)
{
  GListModel *children;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (toasts));

  children = gtk_widget_observe_children (GTK_WIDGET (toasts));
  g_signal_connect_swapped (children, "items-changed", G_CALLBACK (toasts_changed_cb), toasts);
  g_object_set_data_full (G_OBJECT (toasts), "fettle-children", children, g_object_unref);
}
