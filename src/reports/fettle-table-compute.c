/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/fettle-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * What a table works out of itself: sums of a row, the row of totals, percentages; and copies of a part of it.
 */

/* The number of the column called by the first @length bytes of @id, or -1. */
int
fettle_table_find_column (FettleTable *self,
                          const char  *id,
                          gsize        length)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *own = g_array_index (self->columns, FettleTableColumn, i).id;

      if (strlen (own) == length && memcmp (own, id, length) == 0)
        return (int) i;
    }
  return -1;
}

/* The numbers (int) of the columns that @ids names, parted by spaces; those that are not in the table are passed over.
 */
GArray *
fettle_table_find_columns (FettleTable *self,
                           const char  *ids)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (int));

  for (const char *at = ids; at && *at;)
    {
      gsize length = strcspn (at, " ");
      int column = fettle_table_find_column (self, at, length);

      if (column >= 0)
        g_array_append_val (found, column);
      at += length + strspn (at + length, " ");
    }
  return found;
}

/* FALSE where the column is no share of others, or what it is a share of is not in the table. */
gboolean
fettle_table_split_share (FettleTable  *self,
                          guint         column,
                          GArray      **numerator,
                          GArray      **denominator)
{
  const char *share = fettle_table_get_column (self, column)->share_of;
  const char *slash = share ? strstr (share, " / ") : NULL;
  g_autofree char *counted = NULL;

  if (!slash)
    return FALSE;
  *denominator = fettle_table_find_columns (self, slash + 3);
  counted = g_strndup (share, slash - share);
  *numerator = fettle_table_find_columns (self, counted);
  return TRUE;
}

static gboolean
is_number (const FettleCell *cell)
{
  return !cell->empty && !cell->text;
}

static void
add_ids (GPtrArray        *ids,
         const FettleCell *cell)
{
  for (char **id = cell->rows; id && *id; id++)
    g_ptr_array_add (ids, *id);
}

/* Says of a sum that @n_unknown of the @n_behind schools behind it have no number. Where none has one, it is no sum: empty. */
void
fettle_table_set_gap (FettleTable *self,
                      guint        row,
                      guint        column,
                      guint        n_unknown,
                      guint        n_behind)
{
  FettleCell *cell = fettle_table_peek_cell (self, row, column);

  if (n_unknown > 0 && n_unknown == n_behind)
    fettle_table_set_text (self, row, column, NULL);
  cell->n_unknown = n_unknown;
  cell->n_behind = n_behind;
}

/* A cell becomes the sum of @parts: its number, and the schools behind it, each once. */
static void
set_sum (FettleTable *self,
         guint        row,
         guint        column,
         GPtrArray   *parts)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  gint64 sum = 0;
  guint kept = 0, n_numbers = 0, n_unknown = 0, n_behind = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const FettleCell *part = g_ptr_array_index (parts, i);

      if (is_number (part))
        {
          sum += part->number;
          n_numbers++;
        }
      n_unknown += part->n_unknown;
      n_behind += part->n_behind;
      add_ids (ids, part);
    }
  /* Interned: the same id is the same pointer. */
  for (guint i = 0; i < ids->len; i++)
    if (g_hash_table_add (seen, ids->pdata[i]))
      ids->pdata[kept++] = ids->pdata[i];
  g_ptr_array_set_size (ids, (int) kept);
  g_ptr_array_add (ids, NULL);

  fettle_table_set_number (self, row, column, sum);
  fettle_table_set_rows (self, row, column, (const char *const *) ids->pdata);
  fettle_table_set_gap (self, row, column, n_unknown, n_behind);
  if (parts->len > 0 && n_numbers == 0)
    fettle_table_set_text (self, row, column, NULL);
}

static void
compute_row_sums (FettleTable *self,
                  guint        row)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *sum_of = fettle_table_get_column (self, i)->sum_of;
      g_autoptr(GArray) columns = NULL;
      g_autoptr(GPtrArray) parts = NULL;

      if (!sum_of)
        continue;
      columns = fettle_table_find_columns (self, sum_of);
      parts = g_ptr_array_new ();
      for (guint j = 0; j < columns->len; j++)
        g_ptr_array_add (parts, fettle_table_peek_cell (self, row, (guint) g_array_index (columns, int, j)));
      set_sum (self, row, i, parts);
    }
}

/* Fills the row of totals, the last, from the rows above it. */
void
fettle_table_compute_totals (FettleTable *self)
{
  guint last = self->rows->len - 1;

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autoptr(GPtrArray) parts = NULL;

      if (!fettle_table_get_column (self, i)->total)
        continue;
      parts = g_ptr_array_new ();
      for (guint row = 0; row < last; row++)
        g_ptr_array_add (parts, fettle_table_peek_cell (self, row, i));
      set_sum (self, last, i, parts);
    }
}

/* @counted of @base in tenths of a percent, half up. */
gint64
fettle_table_share (gint64 counted,
                    gint64 base)
{
  return (counted * 2000 + base) / (base * 2);
}

/* FALSE where one of the parts is no number: then nothing is known of the sum either. */
static gboolean
add_up (FettleTable *self,
        guint        row,
        GArray      *columns,
        gint64      *sum)
{
  *sum = 0;
  for (guint i = 0; i < columns->len; i++)
    {
      const FettleCell *part = fettle_table_peek_cell (self, row, (guint) g_array_index (columns, int, i));

      if (!is_number (part))
        return FALSE;
      *sum += part->number;
    }
  return TRUE;
}

static void
compute_share (FettleTable *self,
               guint        row,
               guint        column,
               GArray      *numerator,
               GArray      *denominator)
{
  gint64 counted, base;

  if (add_up (self, row, numerator, &counted) && add_up (self, row, denominator, &base) && base > 0)
    fettle_table_set_number (self, row, column, fettle_table_share (counted, base));
  else
    fettle_table_set_text (self, row, column, NULL);
}

/* Fills the percentages of every row from the counts of the same row. */
void
fettle_table_compute_shares (FettleTable *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autoptr(GArray) numerator = NULL;
      g_autoptr(GArray) denominator = NULL;

      if (!fettle_table_split_share (self, i, &numerator, &denominator))
        continue;
      for (guint row = 0; row < self->rows->len; row++)
        compute_share (self, row, i, numerator, denominator);
    }
}

/* Which sums of a row are of fewer schools than stand behind them; NULL where there is none. */
static char *
word_gaps (FettleTable *self,
           guint        row)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const FettleCell *cell = fettle_table_peek_cell (self, row, i);

      if (cell->n_unknown == 0)
        continue;
      g_string_append (words, words->len ? "; " : "");
      /* Translators: the title of a column such as "Pupils"; of %3$u schools, %2$u have no number. */
      g_string_append_printf (words,
                              ngettext ("%1$s: %2$u of %3$u has no number", "%1$s: %2$u of %3$u have no number",
                                        cell->n_unknown),
                              _(fettle_table_get_column (self, i)->title), cell->n_unknown, cell->n_behind);
    }
  return g_string_free (words, words->len == 0);
}

/* A sum that leaves schools out says so, row by row. Called once, when all figures are there. */
void
fettle_table_note_gaps (FettleTable *self)
{
  for (guint row = 0; row < self->rows->len; row++)
    {
      g_autofree char *gaps = word_gaps (self, row);
      g_autofree char *name = NULL;
      g_autofree char *note = NULL;

      if (!gaps)
        continue;
      name = fettle_cell_to_words (fettle_table_get_column (self, 0), fettle_table_peek_cell (self, row, 0));
      /* Translators: the first cell of a row, then "Pupils: 3 of 120 have no number; …". */
      note = g_strdup_printf (_("Sums of “%1$s” are of the schools with a number. %2$s."), name, gaps);
      fettle_table_add_note (self, note);
    }
}

static gboolean
is_empty_column (FettleTable *self,
                 const char  *id)
{
  int column = fettle_table_find_column (self, id, strlen (id));

  for (guint row = 0; column >= 0 && row < self->rows->len; row++)
    if (!fettle_table_peek_cell (self, row, (guint) column)->empty)
      return FALSE;
  return TRUE;
}

/* Leaves out the columns that say nothing in any row, and those that stand beside one: comparators that nobody has. */
void
fettle_table_drop_empty (FettleTable *self)
{
  g_autofree gboolean *drop = g_new0 (gboolean, self->columns->len);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *beside = fettle_table_get_column (self, i)->unless_empty;

      drop[i] = beside && self->rows->len > 0 && is_empty_column (self, beside);
    }
  for (guint i = self->columns->len; i > 0; i--)
    {
      if (!drop[i - 1])
        continue;
      for (guint row = self->rows->len; row > 0; row--)
        g_array_remove_index (self->cells, (row - 1) * self->columns->len + i - 1);
      g_array_remove_index (self->columns, i - 1);
    }
}

static gpointer
copy_text (gconstpointer text,
           gpointer      unused)
{
  return g_strdup (text);
}

static void
copy_row (FettleTable    *self,
          FettleTable    *copy,
          guint           row,
          const gboolean *keep_columns)
{
  FettleTableRow *from = &g_array_index (self->rows, FettleTableRow, row);
  guint to = fettle_table_add_row (copy), column = 0;
  FettleTableRow *info = &g_array_index (copy->rows, FettleTableRow, to);

  *info = *from;
  info->key = g_strdup (from->key);
  for (guint i = 0; i < self->columns->len; i++)
    {
      FettleCell *cell = fettle_table_peek_cell (self, row, i), *made;

      if (!keep_columns[i])
        continue;
      fettle_table_set_rows (copy, to, column, (const char *const *) cell->rows);
      made = fettle_table_peek_cell (copy, to, column++);
      made->text = g_strdup (cell->text);
      made->number = cell->number;
      made->empty = cell->empty;
      made->withheld = cell->withheld;
      made->n_unknown = cell->n_unknown;
      made->n_behind = cell->n_behind;
    }
}

/* A table of the rows and columns kept, with all else that @self has but its chart. */
FettleTable *
fettle_table_copy_part (FettleTable    *self,
                        const gboolean *keep_rows,
                        const gboolean *keep_columns)
{
  FettleTable *copy = g_object_new (FETTLE_TYPE_TABLE, NULL);

  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  for (guint i = 0; i < self->columns->len; i++)
    if (keep_columns[i])
      g_array_append_val (copy->columns, g_array_index (self->columns, FettleTableColumn, i));
  for (guint row = 0; row < self->rows->len; row++)
    if (keep_rows[row])
      copy_row (self, copy, row, keep_columns);
  g_ptr_array_extend (copy->notes, self->notes, copy_text, NULL);
  g_ptr_array_extend (copy->sources, self->sources, copy_text, NULL);
  g_ptr_array_extend (copy->warnings, self->warnings, copy_text, NULL);
  copy->coverage = g_strdup (self->coverage);
  copy->paragraph = self->paragraph;
  copy->disclosure = self->disclosure;
  copy->as_at = self->as_at;
  copy->newest_publication = self->newest_publication;
  copy->n_unpublished = self->n_unpublished;
  copy->has_total = self->has_total;
  return copy;
}

/**
 * fettle_table_compute:
 * @self: a table with its counts filled in
 * @total_label: (nullable): what the row of totals is called in the first column; NULL: no such row
 *
 * Fills what the columns say follows from other columns, adds the row of totals, then fills the percentages. A sum of
 * which no part has a number is empty, and so is its percentage. Called once, last.
 */
void
fettle_table_compute (FettleTable *self,
                      const char  *total_label)
{
  g_return_if_fail (FETTLE_IS_TABLE (self));

  for (guint row = 0; row < self->rows->len; row++)
    compute_row_sums (self, row);
  if (total_label)
    {
      guint row = fettle_table_add_row (self);

      self->has_total = TRUE;
      fettle_table_compute_totals (self);
      fettle_table_set_text (self, row, 0, total_label);
    }
  fettle_table_compute_shares (self);
}
