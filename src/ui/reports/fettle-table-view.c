/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/reports/fettle-table-view.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-date.h"
#include "ui/widgets/fettle-grid.h"

struct _FettleTableView
{
  AdwBin parent_instance;

  GtkStack *states;
  GtkLabel *title;
  GtkLabel *coverage;
  GtkLabel *warning;
  FettleGrid *grid;
  GtkLabel *notes;
  GtkWidget *notes_expander;
  AdwStatusPage *status;

  FettleDisclosed *table;
};

G_DEFINE_FINAL_TYPE (FettleTableView, fettle_table_view, ADW_TYPE_BIN)

enum
{
  SIGNAL_BEHIND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A column is as wide as its longest words, within reason: the rest wraps. */
static guint
measure_column (FettleDisclosed *table,
                guint            column)
{
  guint chars = g_utf8_strlen (fettle_disclosed_get_column (table, column)->title, -1);

  for (guint row = 0; row < MIN (fettle_disclosed_get_n_rows (table), 100); row++)
    {
      g_autofree char *words = fettle_disclosed_get_words (table, row, column);

      chars = MAX (chars, g_utf8_strlen (words, -1));
    }
  return CLAMP (chars, 4, 32);
}

static void
show_columns (FettleTableView *self)
{
  guint n = fettle_disclosed_get_n_columns (self->table);
  g_autofree FettleGridColumn *columns = g_new0 (FettleGridColumn, n);

  for (guint i = 0; i < n; i++)
    {
      const FettleTableColumn *column = fettle_disclosed_get_column (self->table, i);

      columns[i].title = column->title;
      columns[i].number = column->type == FETTLE_CELL_COUNT || column->type == FETTLE_CELL_PERCENT;
      columns[i].chars = measure_column (self->table, i);
    }
  fettle_grid_set_columns (self->grid, fettle_disclosed_get_title (self->table), columns, n);
}

static void
show_rows (FettleTableView *self)
{
  guint n_columns = fettle_disclosed_get_n_columns (self->table);

  for (guint row = 0; row < fettle_disclosed_get_n_rows (self->table); row++)
    {
      GStrv words = g_new0 (char *, n_columns + 1);
      guint64 linked = 0;

      for (guint i = 0; i < n_columns; i++)
        {
          const FettleCell *cell = fettle_disclosed_get_cell (self->table, row, i);

          words[i] = fettle_disclosed_get_words (self->table, row, i);
          if (cell->rows && cell->rows[0] && !cell->withheld && i < 64)
            linked |= G_GUINT64_CONSTANT (1) << i;
        }
      fettle_grid_add_row (self->grid, words, linked);
    }
  fettle_grid_show_rows (self->grid);
}

static void
append_lines (GString           *text,
              const char        *heading,
              const char *const *lines)
{
  if (!lines || !lines[0])
    return;
  if (text->len)
    g_string_append (text, "\n\n");
  g_string_append (text, heading);
  for (guint i = 0; lines[i]; i++)
    g_string_append_printf (text, "\n%s", lines[i]);
}

static void
show_notes (FettleTableView *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_lines (text, _("Notes"), fettle_disclosed_get_notes (self->table));
  append_lines (text, _("Sources"), fettle_disclosed_get_sources (self->table));
  append_lines (text, _("Held back for these readers"), fettle_disclosed_get_withheld (self->table));
  gtk_label_set_text (self->notes, text->str);
  gtk_widget_set_visible (self->notes_expander, text->len > 0);
}

static void
show_heading (FettleTableView *self)
{
  const char *coverage = fettle_disclosed_get_coverage (self->table);
  FettleDate date = fettle_disclosed_get_as_at (self->table);
  g_autofree char *as_at = date != FETTLE_DATE_NONE ? fettle_date_to_words (date) : NULL;
  g_autofree char *line = NULL;
  g_autofree char *warnings = NULL;

  gtk_label_set_text (self->title, fettle_disclosed_get_title (self->table));
  if (as_at && coverage)
    /* Translators: %1$s is a date, %2$s a sentence on what a table covers. */
    line = g_strdup_printf (_("As at %1$s. %2$s"), as_at, coverage);
  else if (as_at)
    /* Translators: %s is a date. */
    line = g_strdup_printf (_("As at %s."), as_at);
  gtk_label_set_text (self->coverage, line ? line : coverage ? coverage : "");
  warnings = g_strjoinv ("\n", (GStrv) fettle_disclosed_get_warnings (self->table));
  gtk_label_set_text (self->warning, warnings);
  gtk_widget_set_visible (GTK_WIDGET (self->warning), *warnings != '\0');
}

static void
cell_activated_cb (FettleTableView *self,
                   guint            row,
                   guint            column)
{
  const FettleCell *cell = fettle_disclosed_get_cell (self->table, row, column);
  g_autofree char *words = fettle_disclosed_get_words (self->table, row, column);
  g_autofree char *first = fettle_disclosed_get_words (self->table, row, 0);
  g_autofree char *heading = NULL;

  g_assert (FETTLE_IS_TABLE_VIEW (self));

  /* Translators: what a figure is: the row, the column, and the figure itself. */
  heading = g_strdup_printf (_("%1$s, %2$s: %3$s"), first, fettle_disclosed_get_column (self->table, column)->title, words);
  g_signal_emit (self, signals[SIGNAL_BEHIND], 0, heading, cell->rows);
}

static void
fettle_table_view_dispose (GObject *object)
{
  g_clear_object (&FETTLE_TABLE_VIEW (object)->table);

  G_OBJECT_CLASS (fettle_table_view_parent_class)->dispose (object);
}

static void
fettle_table_view_class_init (FettleTableViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_table_view_dispose;

  signals[SIGNAL_BEHIND] = g_signal_new ("behind", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRV);
  g_type_ensure (FETTLE_TYPE_GRID);

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-table-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleTableView, states);
  gtk_widget_class_bind_template_child (widget_class, FettleTableView, title);
  gtk_widget_class_bind_template_child (widget_class, FettleTableView, coverage);
  gtk_widget_class_bind_template_child (widget_class, FettleTableView, warning);
  gtk_widget_class_bind_template_child (widget_class, FettleTableView, grid);
  gtk_widget_class_bind_template_child (widget_class, FettleTableView, notes);
  gtk_widget_class_bind_template_child (widget_class, FettleTableView, notes_expander);
  gtk_widget_class_bind_template_child (widget_class, FettleTableView, status);
  gtk_widget_class_bind_template_callback (widget_class, cell_activated_cb);
}

static void
fettle_table_view_init (FettleTableView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fettle_table_view_new:
 *
 * Returns: (transfer floating): a view without a table
 */
GtkWidget *
fettle_table_view_new (void)
{
  return g_object_new (FETTLE_TYPE_TABLE_VIEW, NULL);
}

/**
 * fettle_table_view_show:
 * @self: a view
 * @table: what to show
 *
 * Shows a table with its coverage, notes, sources, and what was held back.
 */
void
fettle_table_view_show (FettleTableView *self,
                        FettleDisclosed *table)
{
  g_return_if_fail (FETTLE_IS_TABLE_VIEW (self));
  g_return_if_fail (FETTLE_IS_DISCLOSED (table));

  g_set_object (&self->table, table);
  show_heading (self);
  show_columns (self);
  show_rows (self);
  show_notes (self);
  gtk_stack_set_visible_child_name (self->states,
                                    fettle_disclosed_get_n_rows (table) ? "table" : "message");
  adw_status_page_set_title (self->status, _("Nothing to Report"));
  adw_status_page_set_description (self->status, _("This table has no rows for the period chosen."));
}

/**
 * fettle_table_view_show_message:
 * @self: a view
 * @title: in a few words
 * @message: (nullable): plain text
 *
 * Shows why there is no table.
 */
void
fettle_table_view_show_message (FettleTableView *self,
                                const char      *title,
                                const char      *message)
{
  g_autofree char *markup = message ? g_markup_escape_text (message, -1) : NULL;

  g_return_if_fail (FETTLE_IS_TABLE_VIEW (self));

  g_clear_object (&self->table);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, markup);
  gtk_stack_set_visible_child_name (self->states, "message");
}

/**
 * fettle_table_view_get_table:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the table on screen
 */
FettleDisclosed *
fettle_table_view_get_table (FettleTableView *self)
{
  g_return_val_if_fail (FETTLE_IS_TABLE_VIEW (self), NULL);

  return self->table;
}
