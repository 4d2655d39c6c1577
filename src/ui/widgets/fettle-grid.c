/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/fettle-grid.h"

#include <glib/gi18n-lib.h>

#include "ui/widgets/fettle-list-update.h"
#include "ui/widgets/fettle-spoken.h"

#define FETTLE_TYPE_GRID_ROW (fettle_grid_row_get_type ())
G_DECLARE_FINAL_TYPE (FettleGridRow, fettle_grid_row, FETTLE, GRID_ROW, GObject)

struct _FettleGridRow
{
  GObject parent_instance;

  GStrv words;
  guint64 linked; /* one bit a column */
};

struct _FettleGrid
{
  AdwBin parent_instance;

  GtkColumnView *view;
  GListStore *rows;
  GPtrArray *waiting;
  guint n_columns;
};

G_DEFINE_FINAL_TYPE (FettleGridRow, fettle_grid_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (FettleGrid, fettle_grid, ADW_TYPE_BIN)

enum
{
  SIGNAL_CELL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
fettle_grid_row_finalize (GObject *object)
{
  g_strfreev (FETTLE_GRID_ROW (object)->words);

  G_OBJECT_CLASS (fettle_grid_row_parent_class)->finalize (object);
}

static void
fettle_grid_row_class_init (FettleGridRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fettle_grid_row_finalize;
}

static void
fettle_grid_row_init (FettleGridRow *self)
{
}

typedef struct
{
  GStrv titles; /* of all columns */
  guint column;
  FettleGridColumn shape;
} Cell;

static void
cell_free (gpointer  data,
           GClosure *closure)
{
  Cell *cell = data;

  g_strfreev (cell->titles);
  g_free (cell);
}

/* A figure says nothing without its column. */
static char *
word_cell (const char *title,
           const char *words)
{
  /* Translators: a cell of a table, as a screen reader says it: the column, and what stands in it. */
  return g_strdup_printf (_("%1$s: %2$s"), title, words);
}

static char *
word_row (GStrv          titles,
          FettleGridRow *row)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 1; titles[0] && titles[i]; i++)
    if (*row->words[i])
      {
        g_autofree char *line = word_cell (titles[i], row->words[i]);

        g_strv_builder_add (lines, line);
      }
  words = g_strv_builder_end (lines);
  return g_strjoinv ("\n", words);
}

/* Rows come and go above this one, so its place is asked for when it is chosen. */
static void
link_clicked_cb (GtkWidget   *button,
                 GtkListItem *item)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "column"));
  GtkWidget *grid = gtk_widget_get_ancestor (button, FETTLE_TYPE_GRID);

  g_signal_emit (grid, signals[SIGNAL_CELL_ACTIVATED], 0, gtk_list_item_get_position (item), column);
}

static void
shape_label (GtkLabel               *label,
             const FettleGridColumn *shape)
{
  gtk_label_set_xalign (label, shape->number ? 1 : 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (label, MIN (shape->chars, shape->number ? 8 : 20));
  gtk_label_set_max_width_chars (label, shape->chars);
}

/* A number is as wide as it is. */
static GtkWidget *
make_link (GtkListItem            *item,
           FettleGridRow          *row,
           guint                   column,
           const FettleGridColumn *shape)
{
  GtkWidget *button = gtk_button_new_with_label (row->words[column]);

  if (!shape->number)
    shape_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), shape);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "cell-link");
  gtk_widget_set_halign (button, shape->number ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, shape->tip ? shape->tip : _("Show the schools behind this figure"));
  g_object_set_data (G_OBJECT (button), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (button, "clicked", G_CALLBACK (link_clicked_cb), item, G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
make_text (FettleGridRow          *row,
           guint                   column,
           const FettleGridColumn *shape)
{
  GtkWidget *label = gtk_label_new (row->words[column]);

  shape_label (GTK_LABEL (label), shape);
  return label;
}

/* The keyboard stops on the row, or on the link in it: both say the whole row. */
static void
speak_row (GtkWidget     *child,
           GStrv          titles,
           FettleGridRow *row)
{
  g_autofree char *rest = word_row (titles, row);

  fettle_spoken_item (child, row->words[0], rest);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, rest, -1);
}

static void
speak_link (GtkWidget     *link,
            const Cell    *cell,
            FettleGridRow *row)
{
  g_autofree char *name = word_cell (cell->titles[cell->column], row->words[cell->column]);

  gtk_accessible_update_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, row->words[0], -1);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         gpointer            user_data)
{
  FettleGridRow *row = gtk_list_item_get_item (item);
  Cell *cell = user_data;
  gboolean linked = cell->column < 64 && (row->linked & (G_GUINT64_CONSTANT (1) << cell->column));
  GtkWidget *child;

  child = linked ? make_link (item, row, cell->column, &cell->shape) : make_text (row, cell->column, &cell->shape);
  gtk_list_item_set_child (item, child);
  if (cell->column == 0)
    speak_row (child, cell->titles, row);
  else if (linked)
    speak_link (child, cell, row);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *item)
{
  gtk_list_item_set_child (item, NULL);
}

/* The toolkit sets every heading to the left; over figures it belongs to the right. */
static void
align_headings (FettleGrid             *self,
                const FettleGridColumn *columns)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *heading = gtk_widget_get_first_child (header);

  for (guint i = 0; heading && i < self->n_columns; i++, heading = gtk_widget_get_next_sibling (heading))
    {
      GtkWidget *box = gtk_widget_get_first_child (heading);

      if (columns[i].number && box)
        gtk_widget_set_halign (box, GTK_ALIGN_END);
    }
}

static void
fettle_grid_dispose (GObject *object)
{
  FettleGrid *self = FETTLE_GRID (object);

  g_clear_object (&self->rows);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);

  G_OBJECT_CLASS (fettle_grid_parent_class)->dispose (object);
}

static void
fettle_grid_class_init (FettleGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_grid_dispose;

  signals[SIGNAL_CELL_ACTIVATED] = g_signal_new ("cell-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleGrid, view);
}

static void
fettle_grid_init (FettleGrid *self)
{
  GtkNoSelection *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (FETTLE_TYPE_GRID_ROW);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

/**
 * fettle_grid_new:
 *
 * Returns: (transfer floating): an empty grid
 */
GtkWidget *
fettle_grid_new (void)
{
  return g_object_new (FETTLE_TYPE_GRID, NULL);
}

/**
 * fettle_grid_set_columns:
 * @self: a grid
 * @name: what it lists, for a screen reader
 * @columns: (array length=n_columns): its columns
 * @n_columns: how many
 *
 * Takes all rows away and shows other columns.
 */
void
fettle_grid_set_columns (FettleGrid             *self,
                         const char             *name,
                         const FettleGridColumn *columns,
                         guint                   n_columns)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) all_titles = NULL;
  GListModel *old;

  g_return_if_fail (FETTLE_IS_GRID (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < n_columns; i++)
    g_strv_builder_add (titles, columns[i].title);
  all_titles = g_strv_builder_end (titles);

  fettle_grid_clear (self);
  g_list_store_remove_all (self->rows);
  old = gtk_column_view_get_columns (self->view);
  while (g_list_model_get_n_items (old))
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (old, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  self->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      Cell *cell = g_new0 (Cell, 1);
      g_autoptr (GtkColumnViewColumn) column = NULL;

      cell->titles = g_strdupv (all_titles);
      cell->column = i;
      cell->shape = columns[i];
      g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), cell, cell_free, G_CONNECT_DEFAULT);
      g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
      column = gtk_column_view_column_new (columns[i].title, factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, i == 0);
      gtk_column_view_append_column (self->view, column);
    }
  align_headings (self, columns);
}

/**
 * fettle_grid_clear:
 * @self: a grid
 *
 * Forgets the rows that wait to be shown.
 */
void
fettle_grid_clear (FettleGrid *self)
{
  g_return_if_fail (FETTLE_IS_GRID (self));

  g_ptr_array_set_size (self->waiting, 0);
}

/**
 * fettle_grid_add_row:
 * @self: a grid
 * @words: (transfer full): one text a column
 * @linked: one bit a column, from the lowest: the cell can be chosen
 *
 * Adds a row to those that fettle_grid_show_rows() will show.
 */
void
fettle_grid_add_row (FettleGrid *self,
                     GStrv       words,
                     guint64     linked)
{
  FettleGridRow *row;

  g_return_if_fail (FETTLE_IS_GRID (self));
  g_return_if_fail (g_strv_length (words) == self->n_columns);

  row = g_object_new (FETTLE_TYPE_GRID_ROW, NULL);
  row->words = words;
  row->linked = linked;
  g_ptr_array_add (self->waiting, row);
}

static gboolean
is_same_row (gconstpointer a,
             gconstpointer b)
{
  const FettleGridRow *one = a;
  const FettleGridRow *two = b;

  return one->linked == two->linked
         && g_strv_equal ((const char *const *) one->words, (const char *const *) two->words);
}

/**
 * fettle_grid_show_rows:
 * @self: a grid
 *
 * Shows the rows added since fettle_grid_clear(), all at once. Rows that read as before stay as they are.
 */
void
fettle_grid_show_rows (FettleGrid *self)
{
  g_return_if_fail (FETTLE_IS_GRID (self));

  fettle_list_update (self->rows, self->waiting, is_same_row);
  g_ptr_array_set_size (self->waiting, 0);
}

/**
 * fettle_grid_get_rows:
 * @self: a grid
 *
 * Returns: (transfer none): the rows that are shown, as a list that tells what changes
 */
GListModel *
fettle_grid_get_rows (FettleGrid *self)
{
  g_return_val_if_fail (FETTLE_IS_GRID (self), NULL);

  return G_LIST_MODEL (self->rows);
}
