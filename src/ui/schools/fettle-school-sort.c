/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schools/fettle-school-sort.h"

#include <glib/gi18n-lib.h>

#include "ui/schools/fettle-school-columns.h"
#include "ui/widgets/fettle-rows.h"

/* The choices belong to the page; the view outlives neither. */
typedef struct
{
  GtkColumnView *view;
  GSettings *settings;
  GtkDropDown *column;
  GtkCheckButton *descending;
  gboolean filling;
} Sort;

static void
sort_free (Sort *self)
{
  g_object_unref (self->settings);
  g_free (self);
}

static FettleSchoolColumn
find_column (const char *title)
{
  for (guint i = 0; i < FETTLE_SCHOOL_N_COLUMNS; i++)
    if (g_strcmp0 (fettle_school_column_get_title (i), title) == 0)
      return i;
  return FETTLE_SCHOOL_NAME;
}

/* The columns on screen, in their order; the one sorted by is chosen. */
static void
fill (Sort *self)
{
  g_autofree char *sorted = g_settings_get_string (self->settings, "school-sort");
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GtkStringList *titles = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const char *title = gtk_column_view_column_get_title (column);

      gtk_string_list_append (titles, title);
      if (g_strcmp0 (fettle_school_column_get_id (find_column (title)), sorted) == 0)
        chosen = i;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->column, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->column, chosen);
  gtk_check_button_set_active (self->descending, g_settings_get_boolean (self->settings, "school-sort-descending"));
  self->filling = FALSE;
  g_object_unref (titles);
}

static void
chosen_cb (Sort *self)
{
  GtkStringObject *title = gtk_drop_down_get_selected_item (self->column);

  if (!self->filling && title)
    fettle_school_columns_sort (self->view, find_column (gtk_string_object_get_string (title)),
                                gtk_check_button_get_active (self->descending));
}

/**
 * fettle_school_sort_offer:
 * @box: where the choice goes
 * @view: the view of schools; of the same page as @box
 * @settings: the person's choices
 *
 * Offers to sort the list by any of its columns: the keyboard does not come to their headers.
 */
void
fettle_school_sort_offer (GtkBox        *box,
                          GtkColumnView *view,
                          GSettings     *settings)
{
  Sort *self;

  g_return_if_fail (GTK_IS_BOX (box));
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  self = g_new0 (Sort, 1);
  self->view = view;
  self->settings = g_object_ref (settings);
  self->column = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->descending = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_("Last first")));
  fettle_drop_down_set_name (self->column, _("Sorted by"));
  g_object_set_data_full (G_OBJECT (box), "fettle-sort", self, (GDestroyNotify) sort_free);
  gtk_box_append (box, gtk_label_new (_("Sorted by")));
  gtk_box_append (box, GTK_WIDGET (self->column));
  gtk_box_append (box, GTK_WIDGET (self->descending));
  gtk_widget_set_halign (gtk_widget_get_first_child (GTK_WIDGET (box)), GTK_ALIGN_START);
  g_signal_connect_swapped (self->column, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->descending, "toggled", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (box, "map", G_CALLBACK (fill), self);
  fill (self);
}
