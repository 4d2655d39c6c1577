/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/fettle-letter-paper-private.h"

/* A paragraph is not parted so that one line stands alone. */
#define MIN_LINES 2

typedef struct
{
  GPtrArray *pages;
  FettlePage *page;
  double other_height;
  double height;  /* of the page at hand */
  double y;
  double above;   /* the space that the last block wants below it */
  guint n_tables, n_rows, n_cells;
} Flow;

typedef struct
{
  guint table, row, cell;
  gboolean is_heading;
} Place;

static guint
count_lines (const FettleLaid *laid)
{
  return laid->ends != NULL ? laid->ends->len : 1;
}

static double
get_line_end (const FettleLaid *laid,
              guint             line)
{
  if (laid->ends == NULL || line + 1 == laid->ends->len)
    return laid->height;
  return g_array_index (laid->ends, double, line);
}

static double
get_line_start (const FettleLaid *laid,
                guint             line)
{
  return line == 0 ? 0 : get_line_end (laid, line - 1);
}

static double
get_gap (const FettleLaid *laid,
         double            y,
         double            above)
{
  return y > 0 ? MAX (above, laid->block->look.top) : 0;
}

static void
new_page (Flow *flow)
{
  flow->page = fettle_page_new ();
  if (flow->pages->len > 0)
    flow->height = flow->other_height;
  g_ptr_array_add (flow->pages, flow->page);
  flow->y = 0;
  flow->above = 0;
}

static void
put (FettlePage  *page,
     FettleLaid  *laid,
     guint        first,
     guint        n,
     double       x,
     double       y,
     const Place *place)
{
  FettlePiece piece = { .laid = laid, .x = x, .y = y, .first_line = first, .n_lines = n };

  if (place != NULL)
    {
      piece.table = place->table;
      piece.row = place->row;
      piece.cell = place->cell;
      piece.is_heading_cell = place->is_heading;
    }
  g_array_append_val (page->pieces, piece);
}

/* How many lines from @line on go into @space, or all; 0 where the block had better begin on the next page. */
static guint
lines_that_fit (const FettleLaid *laid,
                guint             line,
                double            space)
{
  guint n = count_lines (laid);
  double start = get_line_start (laid, line);
  guint fit = 0;

  while (line + fit < n && get_line_end (laid, line + fit) - start <= space + 0.01)
    fit++;
  if (line + fit == n)
    return fit;
  if (n - line - fit < MIN_LINES && fit > 0)
    fit--;
  return fit >= MIN_LINES ? fit : 0;
}

static void
flow_lines (Flow       *flow,
            FettleLaid *laid)
{
  guint n = count_lines (laid);
  guint line = 0;

  flow->y += get_gap (laid, flow->y, flow->above);
  while (line < n)
    {
      guint fit = lines_that_fit (laid, line, flow->height - flow->y);

      if (fit == 0 && flow->y > 0)
        {
          new_page (flow);
          continue;
        }
      fit = MAX (fit, 1);
      put (flow->page, laid, line, fit, 0, flow->y, NULL);
      flow->y += get_line_end (laid, line + fit - 1) - get_line_start (laid, line);
      line += fit;
    }
  flow->above = laid->block->look.bottom;
}

/* Rows */

/* Puts what fits of a cell from its line number @from on; returns the next, and in @used how high it was. */
static guint
put_cell (FettlePage           *page,
          const FettleLaidCell *cell,
          double                y,
          double                space,
          guint                 from,
          const Place          *place,
          double               *used)
{
  double top = 0, above = 0;
  guint number = 0;
  gboolean is_full = FALSE;

  for (guint i = 0; i < cell->laid->len && !is_full; i++)
    {
      FettleLaid *laid = g_ptr_array_index (cell->laid, i);
      guint n = count_lines (laid);
      guint first = from > number ? MIN (from - number, n) : 0;
      guint fit = 0;
      double gap = get_gap (laid, top, above);

      while (first + fit < n && top + gap + get_line_end (laid, first + fit) - get_line_start (laid, first) <= space + 0.01)
        fit++;
      /* A line higher than a page has to go somewhere. */
      if (fit == 0 && first < n && top <= 0 && y <= cell->cell->look.padding)
        fit = 1;
      if (fit > 0)
        {
          put (page, laid, first, fit, cell->x + cell->cell->look.padding, y + top + gap, place);
          top += gap + get_line_end (laid, first + fit - 1) - get_line_start (laid, first);
          above = laid->block->look.bottom;
        }
      is_full = first + fit < n;
      number += first + fit;
    }
  *used = top;
  return number;
}

static guint
count_cell_lines (const FettleLaidCell *cell)
{
  guint n = 0;

  for (guint i = 0; i < cell->laid->len; i++)
    n += count_lines (g_ptr_array_index (cell->laid, i));
  return n;
}

static void
add_boxes (Flow                *flow,
           const FettleLaidRow *row,
           double               height)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const FettleLaidCell *cell = g_ptr_array_index (row->cells, i);
      FettleBox box = { cell->x, flow->y, cell->width, height, cell->cell->look };

      g_array_append_val (flow->page->boxes, box);
    }
}

/* Puts as much of a row as fits; returns whether all of it is done. */
static gboolean
put_row_slice (Flow                *flow,
               const FettleLaidRow *row,
               guint               *next_lines)
{
  double height = 0;
  gboolean is_done = TRUE;

  flow->n_rows++;
  for (guint i = 0; i < row->cells->len; i++)
    {
      const FettleLaidCell *cell = g_ptr_array_index (row->cells, i);
      const Place place = { flow->n_tables, flow->n_rows, ++flow->n_cells, cell->cell->is_heading };
      double padding = cell->cell->look.padding;
      double used;

      next_lines[i] = put_cell (flow->page, cell, flow->y + padding, flow->height - flow->y - 2 * padding, next_lines[i], &place, &used);
      height = MAX (height, used + 2 * padding);
      is_done = is_done && next_lines[i] >= count_cell_lines (cell);
    }
  if (is_done && row->height <= flow->height - flow->y)
    height = MAX (height, row->row->min_height);
  add_boxes (flow, row, height);
  flow->y += height;
  return is_done;
}

static double
get_heading_height (const FettleLaid *table)
{
  double height = 0;

  for (guint i = 0; i < table->rows->len && ((FettleLaidRow *) g_ptr_array_index (table->rows, i))->row->is_heading; i++)
    height += ((FettleLaidRow *) g_ptr_array_index (table->rows, i))->height;
  return height;
}

static void
put_whole_row (Flow                *flow,
               const FettleLaidRow *row)
{
  g_autofree guint *next_lines = g_new0 (guint, row->cells->len + 1);

  put_row_slice (flow, row, next_lines);
}

static void
continue_table (Flow             *flow,
                const FettleLaid *table)
{
  new_page (flow);
  if (get_heading_height (table) > flow->height / 2)
    return;
  for (guint i = 0; i < table->rows->len && ((FettleLaidRow *) g_ptr_array_index (table->rows, i))->row->is_heading; i++)
    put_whole_row (flow, g_ptr_array_index (table->rows, i));
}

/* A row stays whole where it can; one that is higher than a page is parted between lines. */
static void
flow_row (Flow                *flow,
          const FettleLaid    *table,
          const FettleLaidRow *row)
{
  g_autofree guint *next_lines = g_new0 (guint, row->cells->len + 1);
  guint n_pages = flow->pages->len;

  if (row->height > flow->height - flow->y && flow->y > 0 && !row->row->is_heading
      && row->height <= flow->other_height - get_heading_height (table))
    continue_table (flow, table);
  while (!put_row_slice (flow, row, next_lines))
    {
      continue_table (flow, table);
      /* Something is put on each page, so this ends; it is a guard against a page with no room at all. */
      if (flow->pages->len - n_pages > 1000)
        return;
    }
}

static void
flow_table (Flow       *flow,
            FettleLaid *laid)
{
  flow->y += get_gap (laid, flow->y, flow->above);
  flow->n_tables++;
  for (guint i = 0; i < laid->rows->len; i++)
    flow_row (flow, laid, g_ptr_array_index (laid->rows, i));
  flow->above = laid->block->look.bottom;
}

/* How much room the block needs to begin, with those after it that it is not to be parted from. */
static double
get_need (const Flow *flow,
          GPtrArray  *all,
          guint       from)
{
  double need = 0, above = flow->above;

  /* What needs more than a page cannot be kept together. */
  for (guint i = from; i < all->len && need <= flow->other_height; i++)
    {
      const FettleLaid *laid = g_ptr_array_index (all, i);
      guint n = count_lines (laid);

      need += get_gap (laid, flow->y + need, above);
      above = laid->block->look.bottom;
      if (laid->rows != NULL)
        {
          const FettleLaidRow *last = laid->rows->len > 0 ? g_ptr_array_index (laid->rows, MIN (1, laid->rows->len - 1)) : NULL;

          return need + get_heading_height (laid) + (last != NULL ? last->height : 0);
        }
      if (!laid->block->look.keep_next)
        return need + get_line_end (laid, n <= MIN_LINES + 1 ? n - 1 : MIN_LINES - 1);
      need += laid->height;
    }
  return need;
}

/**
 * fettle_pages_new:
 * @laid: (element-type FettleLaid): the text laid out; must outlive the pages
 * @first_height: the room on the first page, in points
 * @other_height: the room on the others
 *
 * Returns: (transfer full) (element-type FettlePage): the pages, one at least
 */
GPtrArray *
fettle_pages_new (GPtrArray *laid,
                  double     first_height,
                  double     other_height)
{
  Flow flow = { .pages = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_page_free),
                .height = MAX (first_height, 72), .other_height = MAX (other_height, 72) };

  new_page (&flow);
  for (guint i = 0; i < laid->len; i++)
    {
      FettleLaid *one = g_ptr_array_index (laid, i);
      double need = get_need (&flow, laid, i);

      if (flow.y > 0 && (one->block->look.break_before || (need > flow.height - flow.y && need <= flow.other_height)))
        new_page (&flow);
      if (one->rows != NULL)
        flow_table (&flow, one);
      else
        flow_lines (&flow, one);
    }
  return flow.pages;
}

/**
 * fettle_page_new:
 *
 * Returns: (transfer full): an empty page
 */
FettlePage *
fettle_page_new (void)
{
  FettlePage *page = g_new0 (FettlePage, 1);

  page->pieces = g_array_new (FALSE, FALSE, sizeof (FettlePiece));
  page->boxes = g_array_new (FALSE, FALSE, sizeof (FettleBox));
  return page;
}

/**
 * fettle_page_free:
 * @page: (transfer full): a page
 */
void
fettle_page_free (FettlePage *page)
{
  g_array_unref (page->pieces);
  g_array_unref (page->boxes);
  g_free (page);
}

/**
 * fettle_page_stack:
 * @page: a page, to which @laid is added one below the other, from the top
 * @laid: (element-type FettleLaid): what a header or footer holds
 */
void
fettle_page_stack (FettlePage *page,
                   GPtrArray  *laid)
{
  Flow flow = { .page = page, .height = G_MAXDOUBLE, .other_height = G_MAXDOUBLE };

  for (guint i = 0; i < laid->len; i++)
    {
      FettleLaid *one = g_ptr_array_index (laid, i);

      flow.y += i > 0 ? MAX (flow.above, one->block->look.top) : 0;
      flow.above = one->block->look.bottom;
      if (one->rows == NULL)
        {
          put (page, one, 0, count_lines (one), 0, flow.y, NULL);
          flow.y += one->height;
          continue;
        }
      flow.n_tables++;
      for (guint j = 0; j < one->rows->len; j++)
        put_whole_row (&flow, g_ptr_array_index (one->rows, j));
    }
}
