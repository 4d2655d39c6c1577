/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/fettle-long-list.h"

#include <glib/gi18n-lib.h>

/*
 * A list box makes a widget of every item of its model. This one gets the first items only, and a button below it gives more.
 */

typedef struct
{
  GListModel *items;
  GtkSliceListModel *shown;
  GtkWidget *more;
} LongList;

static void
long_list_free (gpointer data)
{
  LongList *self = data;

  g_signal_handlers_disconnect_by_data (self->items, self);
  g_object_unref (self->items);
  g_object_unref (self->shown);
  g_free (self);
}

static LongList *
find (GtkListBox *list)
{
  return g_object_get_data (G_OBJECT (list), "fettle-long-list");
}

static guint
count_hidden (LongList *self)
{
  return g_list_model_get_n_items (self->items) - g_list_model_get_n_items (G_LIST_MODEL (self->shown));
}

static void
label_button (LongList *self)
{
  guint n = MIN (count_hidden (self), FETTLE_LONG_LIST_STEP);
  g_autofree char *label = g_strdup_printf (ngettext ("Show %u More", "Show %u More", n), n);

  gtk_button_set_label (GTK_BUTTON (self->more), label);
  gtk_widget_set_visible (self->more, n > 0);
}

static void
show (LongList *self,
      guint     n)
{
  gtk_slice_list_model_set_size (self->shown, n);
  label_button (self);
}

/* The keyboard goes on in the first row that came, not on a button that may be gone. */
static void
more_cb (GtkListBox *list)
{
  LongList *self = find (list);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  show (self, n + FETTLE_LONG_LIST_STEP);
  gtk_widget_child_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, (int) n)), GTK_DIR_TAB_FORWARD);
}

/**
 * fettle_long_list_bind:
 * @list: a list box that has its place; the button comes below it
 * @items: what there is to show, the most wanted first
 * @make: makes the row of an item
 * @user_data: for @make
 *
 * Shows the first %FETTLE_LONG_LIST_STEP items, and as many more at each press of a button.
 */
void
fettle_long_list_bind (GtkListBox                 *list,
                       GListModel                 *items,
                       GtkListBoxCreateWidgetFunc  make,
                       gpointer                    user_data)
{
  LongList *self = g_new0 (LongList, 1);

  g_return_if_fail (GTK_IS_LIST_BOX (list));

  self->items = g_object_ref (items);
  self->shown = gtk_slice_list_model_new (g_object_ref (items), 0, FETTLE_LONG_LIST_STEP);
  self->more = gtk_button_new ();
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_insert_after (self->more, gtk_widget_get_parent (GTK_WIDGET (list)), GTK_WIDGET (list));
  g_object_set_data_full (G_OBJECT (list), "fettle-long-list", self, long_list_free);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), list, G_CONNECT_SWAPPED);
  gtk_list_box_bind_model (list, G_LIST_MODEL (self->shown), make, user_data, NULL);
  g_signal_connect_data (items, "items-changed", G_CALLBACK (label_button), self, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  label_button (self);
}

/**
 * fettle_long_list_reset:
 * @list: a list box that was bound here
 *
 * Shows the first items only, as where the list is of something else from now on.
 */
void
fettle_long_list_reset (GtkListBox *list)
{
  g_return_if_fail (find (list) != NULL);

  show (find (list), FETTLE_LONG_LIST_STEP);
}

/**
 * fettle_long_list_reach:
 * @list: a list box that was bound here
 * @position: of an item, from 0
 *
 * Shows as many items as it takes to have a row of that one.
 */
void
fettle_long_list_reach (GtkListBox *list,
                        guint       position)
{
  LongList *self = find (list);

  g_return_if_fail (self != NULL);

  if (position >= gtk_slice_list_model_get_size (self->shown))
    show (self, (position / FETTLE_LONG_LIST_STEP + 1) * FETTLE_LONG_LIST_STEP);
}
