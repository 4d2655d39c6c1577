/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/fettle-table-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-characters.h"

/*
 * The table as a value: columns, cells, rows, notes. What it computes of itself is in fettle-table-compute.c.
 * School ids are interned reference strings: one id stands behind many figures.
 */

G_DEFINE_FINAL_TYPE (FettleTable, fettle_table, G_TYPE_OBJECT)

static void
free_ids (GStrv ids)
{
  for (char **id = ids; id && *id; id++)
    g_ref_string_release (*id);
  g_free (ids);
}

static GStrv
intern_ids (const char *const *ids)
{
  GStrv copy;
  guint n = ids ? g_strv_length ((GStrv) ids) : 0;

  if (!n)
    return NULL;
  copy = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    copy[i] = g_ref_string_new_intern (ids[i]);
  return copy;
}

/* Empties @cell. */
void
fettle_cell_clear (FettleCell *cell)
{
  g_clear_pointer (&cell->text, g_free);
  g_clear_pointer (&cell->rows, free_ids);
  cell->number = 0;
  cell->empty = TRUE;
  cell->withheld = NULL;
  cell->n_unknown = 0;
  cell->n_behind = 0;
}

static void
clear_row (FettleTableRow *row)
{
  g_clear_pointer (&row->key, g_free);
}

static void
fettle_table_finalize (GObject *object)
{
  FettleTable *self = FETTLE_TABLE (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->coverage, g_free);
  g_clear_pointer (&self->chart, fettle_chart_spec_free);

  G_OBJECT_CLASS (fettle_table_parent_class)->finalize (object);
}

static void
fettle_table_class_init (FettleTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fettle_table_finalize;
}

static void
fettle_table_init (FettleTable *self)
{
  self->columns = g_array_new (FALSE, TRUE, sizeof (FettleTableColumn));
  self->cells = g_array_new (FALSE, TRUE, sizeof (FettleCell));
  g_array_set_clear_func (self->cells, (GDestroyNotify) fettle_cell_clear);
  self->rows = g_array_new (FALSE, TRUE, sizeof (FettleTableRow));
  g_array_set_clear_func (self->rows, (GDestroyNotify) clear_row);
  self->notes = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  self->sources = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  self->warnings = g_ptr_array_new_null_terminated (1, g_free, TRUE);
}

/**
 * fettle_table_new:
 * @id: "T2"
 * @title: for people
 * @columns: (array length=n_columns): copied; their strings are borrowed
 * @n_columns: how many
 *
 * Each column takes from the fields that it is of what they say. One that names no field, or that is looser than its fields, ends
 * the program.
 *
 * Returns: (transfer full): a table without rows
 */
FettleTable *
fettle_table_new (const char              *id,
                  const char              *title,
                  const FettleTableColumn *columns,
                  guint                    n_columns)
{
  FettleTable *self;

  g_return_val_if_fail (id != NULL && title != NULL, NULL);
  g_return_val_if_fail (columns != NULL && n_columns > 0, NULL);

  self = g_object_new (FETTLE_TYPE_TABLE, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  g_array_append_vals (self->columns, columns, n_columns);
  for (guint i = 0; i < n_columns; i++)
    fettle_table_column_resolve (&g_array_index (self->columns, FettleTableColumn, i));
  return self;
}

/**
 * fettle_table_get_id:
 * @self: a table
 *
 * Returns: its id
 */
const char *
fettle_table_get_id (FettleTable *self)
{
  g_return_val_if_fail (FETTLE_IS_TABLE (self), NULL);
  return self->id;
}

/**
 * fettle_table_get_title:
 * @self: a table
 *
 * Returns: its title, for people
 */
const char *
fettle_table_get_title (FettleTable *self)
{
  g_return_val_if_fail (FETTLE_IS_TABLE (self), NULL);
  return self->title;
}

/**
 * fettle_table_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns
 */
guint
fettle_table_get_n_columns (FettleTable *self)
{
  g_return_val_if_fail (FETTLE_IS_TABLE (self), 0);
  return self->columns->len;
}

/**
 * fettle_table_get_column:
 * @self: a table
 * @column: from 0
 *
 * Returns: (transfer none): the column
 */
const FettleTableColumn *
fettle_table_get_column (FettleTable *self,
                         guint        column)
{
  g_return_val_if_fail (FETTLE_IS_TABLE (self), NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);
  return &g_array_index (self->columns, FettleTableColumn, column);
}

/**
 * fettle_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows, the row of totals among them
 */
guint
fettle_table_get_n_rows (FettleTable *self)
{
  g_return_val_if_fail (FETTLE_IS_TABLE (self), 0);
  return self->rows->len;
}

/* The cell itself, to be changed. */
FettleCell *
fettle_table_peek_cell (FettleTable *self,
                        guint        row,
                        guint        column)
{
  return &g_array_index (self->cells, FettleCell, row * self->columns->len + column);
}

/**
 * fettle_table_get_cell:
 * @self: a table
 * @row: from 0
 * @column: from 0
 *
 * Returns: (transfer none): the cell
 */
const FettleCell *
fettle_table_get_cell (FettleTable *self,
                       guint        row,
                       guint        column)
{
  g_return_val_if_fail (FETTLE_IS_TABLE (self), NULL);
  g_return_val_if_fail (row < self->rows->len && column < self->columns->len, NULL);
  return fettle_table_peek_cell (self, row, column);
}

/**
 * fettle_table_add_row:
 * @self: a table
 *
 * Adds a row of empty cells.
 *
 * Returns: its number, from 0
 */
guint
fettle_table_add_row (FettleTable *self)
{
  guint row;

  g_return_val_if_fail (FETTLE_IS_TABLE (self), 0);

  row = self->rows->len;
  g_array_set_size (self->rows, row + 1);
  g_array_set_size (self->cells, (row + 1) * self->columns->len);
  for (guint i = 0; i < self->columns->len; i++)
    fettle_table_peek_cell (self, row, i)->empty = TRUE;
  return row;
}

/**
 * fettle_table_set_text:
 * @self: a table
 * @row: from 0
 * @column: from 0
 * @text: (nullable): the words; NULL or "" empties the cell
 *
 * Sets words, in a column of numbers too ("not comparable").
 */
void
fettle_table_set_text (FettleTable *self,
                       guint        row,
                       guint        column,
                       const char  *text)
{
  FettleCell *cell;

  g_return_if_fail (FETTLE_IS_TABLE (self));
  g_return_if_fail (row < self->rows->len && column < self->columns->len);

  cell = fettle_table_peek_cell (self, row, column);
  g_free (cell->text);
  cell->text = text && *text ? fettle_characters_show (text) : NULL;
  cell->number = 0;
  cell->empty = !cell->text;
}

/**
 * fettle_table_set_number:
 * @self: a table
 * @row: from 0
 * @column: from 0
 * @number: a count, tenths of a percent, or a #FettleDate, as the column says; no date empties the cell
 *
 * Sets a number.
 */
void
fettle_table_set_number (FettleTable *self,
                         guint        row,
                         guint        column,
                         gint64       number)
{
  FettleCell *cell;

  g_return_if_fail (FETTLE_IS_TABLE (self));
  g_return_if_fail (row < self->rows->len && column < self->columns->len);

  cell = fettle_table_peek_cell (self, row, column);
  g_clear_pointer (&cell->text, g_free);
  cell->number = number;
  cell->empty = fettle_table_get_column (self, column)->type == FETTLE_CELL_DATE && number == FETTLE_DATE_NONE;
}

/**
 * fettle_table_set_rows:
 * @self: a table
 * @row: from 0
 * @column: from 0
 * @school_ids: (nullable): ids of the schools behind the figure
 *
 * Says what a figure opens.
 */
void
fettle_table_set_rows (FettleTable       *self,
                       guint              row,
                       guint              column,
                       const char *const *school_ids)
{
  FettleCell *cell;
  GStrv copy;

  g_return_if_fail (FETTLE_IS_TABLE (self));
  g_return_if_fail (row < self->rows->len && column < self->columns->len);

  cell = fettle_table_peek_cell (self, row, column);
  copy = intern_ids (school_ids);
  g_clear_pointer (&cell->rows, free_ids);
  cell->rows = copy;
}

/**
 * fettle_table_set_total_row:
 * @self: a table
 * @has_total: whether the last row is the sum of those above
 *
 * For a table whose totals were filled by hand; fettle_table_compute() does it by itself.
 */
void
fettle_table_set_total_row (FettleTable *self,
                            gboolean     has_total)
{
  g_return_if_fail (FETTLE_IS_TABLE (self));
  self->has_total = has_total;
}

/**
 * fettle_table_has_total_row:
 * @self: a table
 *
 * Returns: whether the last row is the sum of those above
 */
gboolean
fettle_table_has_total_row (FettleTable *self)
{
  g_return_val_if_fail (FETTLE_IS_TABLE (self), FALSE);
  return self->has_total;
}

/**
 * fettle_cell_to_words:
 * @column: the column of the cell
 * @cell: a cell
 *
 * A cell as a person reads it: percentages with one decimal, dates in words.
 *
 * Returns: (transfer full): the words, "" where there is nothing to show
 */
char *
fettle_cell_to_words (const FettleTableColumn *column,
                      const FettleCell        *cell)
{
  g_return_val_if_fail (column != NULL && cell != NULL, NULL);

  if (cell->text)
    return g_strdup (cell->text);
  if (cell->empty)
    return g_strdup ("");
  switch (column->type)
    {
    case FETTLE_CELL_PERCENT:
      /* Translators: a percentage with one decimal: the whole part, then the tenths. */
      return g_strdup_printf (_("%s%d.%d%%"), cell->number < 0 ? "−" : "", (int) (ABS (cell->number) / 10),
                              (int) (ABS (cell->number) % 10));
    case FETTLE_CELL_POINTS:
      /* Translators: a difference in percentage points: the sign, the whole part, the tenths. */
      return g_strdup_printf (_("%s%d.%d"),
                              cell->number < 0   ? "−"
                              : cell->number > 0 ? "+"
                                                 : "",
                              (int) (ABS (cell->number) / 10), (int) (ABS (cell->number) % 10));
    case FETTLE_CELL_DATE:
      return fettle_date_to_words ((FettleDate) cell->number);
    case FETTLE_CELL_COUNT:
    case FETTLE_CELL_TEXT:
    case FETTLE_CELL_URL:
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, cell->number);
    }
}
