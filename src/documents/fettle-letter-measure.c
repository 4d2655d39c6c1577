/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/fettle-letter-paper-private.h"

static void
laid_free (gpointer data)
{
  FettleLaid *laid = data;

  g_clear_object (&laid->layout);
  g_clear_object (&laid->label);
  g_clear_pointer (&laid->ends, g_array_unref);
  g_clear_pointer (&laid->baselines, g_array_unref);
  g_clear_pointer (&laid->rows, g_ptr_array_unref);
  g_free (laid);
}

static void
laid_cell_free (gpointer data)
{
  FettleLaidCell *cell = data;

  g_ptr_array_unref (cell->laid);
  g_free (cell);
}

static void
laid_row_free (gpointer data)
{
  FettleLaidRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

static PangoLayout *
make_layout (PangoContext      *context,
             const FettleBlock *block,
             const char        *text)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, block->text_look.family != NULL ? block->text_look.family : "sans");
  pango_font_description_set_size (font, (int) (block->text_look.size * PANGO_SCALE));
  pango_font_description_set_weight (font, block->text_look.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* Lines are as far apart as the style says, the first of a paragraph as much as the others. */
static void
note_lines (FettleLaid *laid)
{
  PangoLayoutIter *iter = pango_layout_get_iter (laid->layout);
  double factor = CLAMP (laid->block->look.line_height, 0.8, 3);

  laid->ends = g_array_new (FALSE, FALSE, sizeof (double));
  laid->baselines = g_array_new (FALSE, FALSE, sizeof (double));
  do
    {
      PangoRectangle logical;
      double height, baseline;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      height = (double) logical.height / PANGO_SCALE;
      baseline = laid->height + (factor - 1) * height + (double) (pango_layout_iter_get_baseline (iter) - logical.y) / PANGO_SCALE;
      laid->height += factor * height;
      g_array_append_val (laid->ends, laid->height);
      g_array_append_val (laid->baselines, baseline);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
lay_paragraph (FettleLaid   *laid,
               PangoContext *context,
               double        width)
{
  const FettleBlock *block = laid->block;
  double text_width = MAX (width - block->look.left - block->look.right, 36);

  laid->layout = make_layout (context, block, block->text);
  pango_layout_set_attributes (laid->layout, block->attributes);
  pango_layout_set_width (laid->layout, (int) (text_width * PANGO_SCALE));
  pango_layout_set_wrap (laid->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (laid->layout, block->look.align);
  pango_layout_set_justify (laid->layout, block->look.justify);
  if (block->label == NULL)
    pango_layout_set_indent (laid->layout, (int) (block->look.indent * PANGO_SCALE));
  else
    laid->label = make_layout (context, block, block->label);
  note_lines (laid);
  if (block->look.rule > 0)
    laid->height += block->look.rule_gap + block->look.rule;
}

/* Columns that say no width share what is left; too wide a table is made to fit. */
static double *
get_widths (const FettleBlock *table,
            guint              n_columns,
            double             width)
{
  double *widths = g_new0 (double, n_columns);
  double sum = 0;
  guint n_open = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      widths[i] = i < table->widths->len ? g_array_index (table->widths, double, i) : 0;
      sum += widths[i];
      n_open += widths[i] <= 0;
    }
  for (guint i = 0; i < n_columns; i++)
    if (widths[i] <= 0)
      widths[i] = MAX (width - sum, 36.0 * n_open) / n_open;
  sum = 0;
  for (guint i = 0; i < n_columns; i++)
    sum += widths[i];
  for (guint i = 0; sum > width && i < n_columns; i++)
    widths[i] *= width / sum;
  return widths;
}

static guint
count_columns (const FettleBlock *table)
{
  guint n_columns = table->widths->len;

  for (guint i = 0; i < table->rows->len; i++)
    {
      FettleBlockRow *row = g_ptr_array_index (table->rows, i);
      guint n = 0;

      for (guint j = 0; j < row->cells->len; j++)
        n += ((FettleBlockCell *) g_ptr_array_index (row->cells, j))->span;
      n_columns = MAX (n_columns, n);
    }
  return n_columns;
}

static FettleLaidRow *
lay_row (PangoContext   *context,
         FettleBlockRow *block,
         const double   *widths,
         guint           n_columns)
{
  FettleLaidRow *row = g_new0 (FettleLaidRow, 1);
  double x = 0;
  guint column = 0;

  row->row = block;
  row->height = block->min_height;
  row->cells = g_ptr_array_new_with_free_func (laid_cell_free);
  for (guint i = 0; i < block->cells->len; i++)
    {
      FettleLaidCell *cell = g_new0 (FettleLaidCell, 1);

      cell->cell = g_ptr_array_index (block->cells, i);
      cell->x = x;
      for (guint j = 0; j < cell->cell->span && column < n_columns; j++)
        cell->width += widths[column++];
      x += cell->width;
      cell->laid = fettle_laid_new (context, cell->cell->blocks, cell->width - 2 * cell->cell->look.padding);
      cell->height = fettle_laid_stack_height (cell->laid) + 2 * cell->cell->look.padding;
      row->height = MAX (row->height, cell->height);
      g_ptr_array_add (row->cells, cell);
    }
  return row;
}

static void
lay_table (FettleLaid   *laid,
           PangoContext *context,
           double        width)
{
  guint n_columns = count_columns (laid->block);
  g_autofree double *widths = get_widths (laid->block, n_columns, width);

  laid->rows = g_ptr_array_new_with_free_func (laid_row_free);
  for (guint i = 0; i < laid->block->rows->len; i++)
    {
      FettleLaidRow *row = lay_row (context, g_ptr_array_index (laid->block->rows, i), widths, n_columns);

      laid->height += row->height;
      g_ptr_array_add (laid->rows, row);
    }
}

static void
lay_picture (FettleLaid *laid,
             double      width)
{
  FettleBlock *block = laid->block;

  if (block->width > width)
    {
      block->height *= width / block->width;
      block->width = width;
    }
  laid->height = block->height;
}

/**
 * fettle_laid_new:
 * @context: for the fonts
 * @blocks: (element-type FettleBlock): what to lay out, long paragraphs of which are parted; must outlive what comes back
 * @width: how wide, in points
 *
 * Returns: (transfer full) (element-type FettleLaid): the blocks with their lines broken and heights known
 */
GPtrArray *
fettle_laid_new (PangoContext *context,
                 GPtrArray    *blocks,
                 double        width)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (laid_free);

  fettle_blocks_split_long (blocks);
  for (guint i = 0; i < blocks->len; i++)
    {
      FettleLaid *laid = g_new0 (FettleLaid, 1);

      laid->block = g_ptr_array_index (blocks, i);
      if (laid->block->kind == FETTLE_BLOCK_PARAGRAPH)
        lay_paragraph (laid, context, width);
      else if (laid->block->kind == FETTLE_BLOCK_TABLE)
        lay_table (laid, context, width);
      else
        lay_picture (laid, width);
      g_ptr_array_add (all, laid);
    }
  return all;
}

/**
 * fettle_laid_stack_height:
 * @laid: (element-type FettleLaid): blocks laid out
 *
 * Returns: how high they are one below the other, in points; of the space between two, the larger counts
 */
double
fettle_laid_stack_height (GPtrArray *laid)
{
  double height = 0, above = 0;

  for (guint i = 0; i < laid->len; i++)
    {
      const FettleLaid *one = g_ptr_array_index (laid, i);

      height += (i > 0 ? MAX (above, one->block->look.top) : 0) + one->height;
      above = one->block->look.bottom;
    }
  return height;
}
