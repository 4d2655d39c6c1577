/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/fettle-probe-sorter.h"

/*
 * A column's sorter that sorts nothing. Sorting is done in SQL; what the window needs is which header was clicked, and GTK has no
 * call for that before 4.10. So each column carries a sorter that notes when it was asked; comparing two dummies through the view's
 * sorter asks the chosen column first, and the answer tells the direction.
 */
struct _FettleProbeSorter
{
  GtkSorter parent_instance;

  guint column;
  guint asked;
};

G_DEFINE_FINAL_TYPE (FettleProbeSorter, fettle_probe_sorter, GTK_TYPE_SORTER)

static guint probe_count;

static GtkOrdering
fettle_probe_sorter_compare (GtkSorter *sorter,
                             gpointer   a,
                             gpointer   b)
{
  FETTLE_PROBE_SORTER (sorter)->asked = ++probe_count;

  return a == b ? GTK_ORDERING_EQUAL : GTK_ORDERING_SMALLER;
}

static GtkSorterOrder
fettle_probe_sorter_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_PARTIAL;
}

static void
fettle_probe_sorter_class_init (FettleProbeSorterClass *klass)
{
  GTK_SORTER_CLASS (klass)->compare = fettle_probe_sorter_compare;
  GTK_SORTER_CLASS (klass)->get_order = fettle_probe_sorter_get_order;
}

static void
fettle_probe_sorter_init (FettleProbeSorter *self)
{
}

/**
 * fettle_probe_sorter_new:
 * @column: the caller's number for the column
 *
 * Returns: (transfer full): a sorter for a column that SQL sorts
 */
GtkSorter *
fettle_probe_sorter_new (guint column)
{
  FettleProbeSorter *self = g_object_new (FETTLE_TYPE_PROBE_SORTER, NULL);

  self->column = column;
  return GTK_SORTER (self);
}

/**
 * fettle_probe_sorter_read:
 * @view: a column view whose columns carry probe sorters
 * @column: (out): the number of the column that the person chose
 * @descending: (out): the direction
 *
 * Returns: whether the view is sorted by any column
 */
gboolean
fettle_probe_sorter_read (GtkColumnView *view,
                          guint         *column,
                          gboolean      *descending)
{
  g_autoptr (GObject) a = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) b = g_object_new (G_TYPE_OBJECT, NULL);
  GListModel *columns;
  guint before = probe_count;
  GtkOrdering order;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), FALSE);

  order = gtk_sorter_compare (gtk_column_view_get_sorter (view), a, b);
  columns = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) item = g_list_model_get_item (columns, i);
      GtkSorter *sorter = gtk_column_view_column_get_sorter (item);

      if (!FETTLE_IS_PROBE_SORTER (sorter) || FETTLE_PROBE_SORTER (sorter)->asked != before + 1)
        continue;
      *column = FETTLE_PROBE_SORTER (sorter)->column;
      *descending = order == GTK_ORDERING_LARGER;
      return TRUE;
    }
  return FALSE;
}
