/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/fettle-letter-paper-private.h"

#include <pango/pangocairo.h>

/* The structure that a screen reader follows: what is open on the page at hand. Tags are closed at the page's end. */
typedef struct
{
  cairo_t *cr;
  gboolean tagged;
  guint table, row, cell, list;
  gboolean is_heading_cell;
  gboolean in_item;
} Tags;

static void
begin (Tags       *tags,
       const char *name)
{
  if (tags->tagged)
    cairo_tag_begin (tags->cr, name, NULL);
}

static void
end (Tags       *tags,
     const char *name)
{
  if (tags->tagged)
    cairo_tag_end (tags->cr, name);
}

static void
close_list (Tags *tags)
{
  if (tags->in_item)
    {
      end (tags, "LBody");
      end (tags, "LI");
    }
  if (tags->list != 0)
    end (tags, "L");
  tags->in_item = FALSE;
  tags->list = 0;
}

static void
close_cell (Tags *tags)
{
  close_list (tags);
  if (tags->cell != 0)
    end (tags, tags->is_heading_cell ? "TH" : "TD");
  tags->cell = 0;
}

static void
close_table (Tags *tags)
{
  close_cell (tags);
  if (tags->row != 0)
    end (tags, "TR");
  if (tags->table != 0)
    end (tags, "Table");
  tags->row = tags->table = 0;
}

static void
go_to_cell (Tags              *tags,
            const FettlePiece *piece)
{
  if (piece->table != tags->table)
    close_table (tags);
  if (piece->cell != tags->cell)
    close_cell (tags);
  if (piece->table != 0 && tags->table == 0)
    begin (tags, "Table");
  tags->table = piece->table;
  if (piece->row != tags->row)
    {
      if (tags->row != 0)
        end (tags, "TR");
      begin (tags, "TR");
      tags->row = piece->row;
    }
  if (piece->cell != 0 && tags->cell == 0)
    {
      tags->is_heading_cell = piece->is_heading_cell;
      begin (tags, piece->is_heading_cell ? "TH" : "TD");
      tags->cell = piece->cell;
    }
}

static void
set_colour (cairo_t *cr,
            guint32  colour)
{
  cairo_set_source_rgb (cr, ((colour >> 16) & 0xff) / 255.0, ((colour >> 8) & 0xff) / 255.0, (colour & 0xff) / 255.0);
}

static gboolean
ends_in_space (const PangoLayoutLine *line)
{
  const char *text = pango_layout_get_text (line->layout);

  return line->length > 0 && text[line->start_index + line->length - 1] == ' ';
}

/* Pango leaves out the space at which it breaks a line; without it a screen reader runs two words together. */
static void
show_space (cairo_t           *cr,
            const FettlePiece *piece,
            double             x,
            double             baseline)
{
  PangoLayout *space = pango_layout_new (pango_layout_get_context (piece->laid->layout));

  pango_layout_set_font_description (space, pango_layout_get_font_description (piece->laid->layout));
  pango_layout_set_text (space, " ", 1);
  cairo_move_to (cr, x, baseline);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (space, 0));
  g_object_unref (space);
}

static void
draw_lines (cairo_t           *cr,
            const FettlePiece *piece,
            double             x,
            double             y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (piece->laid->layout);
  GArray *ends = piece->laid->ends;
  double start = piece->first_line == 0 ? 0 : g_array_index (ends, double, piece->first_line - 1);

  set_colour (cr, piece->laid->block->text_look.colour);
  for (guint line = 0; line < piece->first_line + piece->n_lines; line++)
    {
      if (line >= piece->first_line)
        {
          PangoRectangle logical;

          pango_layout_iter_get_line_extents (iter, NULL, &logical);
          cairo_move_to (cr, x + (double) logical.x / PANGO_SCALE,
                         y - start + g_array_index (piece->laid->baselines, double, line));
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
          if (ends_in_space (pango_layout_iter_get_line_readonly (iter)))
            show_space (cr, piece, x + (double) (logical.x + logical.width) / PANGO_SCALE,
                        y - start + g_array_index (piece->laid->baselines, double, line));
        }
      pango_layout_iter_next_line (iter);
    }
  pango_layout_iter_free (iter);
}

static void
draw_label (cairo_t          *cr,
            const FettleLaid *laid,
            double            x,
            double            y)
{
  double shift = g_array_index (laid->baselines, double, 0) - pango_layout_get_baseline (laid->label) / (double) PANGO_SCALE;

  set_colour (cr, laid->block->text_look.colour);
  cairo_move_to (cr, x + laid->block->look.left + laid->block->look.indent, y + shift);
  pango_cairo_show_layout (cr, laid->label);
}

static void
draw_rule (cairo_t          *cr,
           const FettleLaid *laid,
           double            x,
           double            y)
{
  const FettleParagraphLook *look = &laid->block->look;

  if (look->rule <= 0)
    return;
  set_colour (cr, look->rule_colour);
  cairo_rectangle (cr, x + look->left, y + laid->height - look->rule,
                   pango_layout_get_width (laid->layout) / (double) PANGO_SCALE, look->rule);
  cairo_fill (cr);
}

static void
draw_picture (Tags              *tags,
              const FettlePiece *piece,
              double             x,
              double             y)
{
  const FettleBlock *block = piece->laid->block;

  begin (tags, "Figure");
  fettle_picture_draw (block->picture, tags->cr, x, y, block->width, block->height);
  end (tags, "Figure");
}

/* A new item begins with a label; what has none goes on in the one before, if that is on this page. */
static void
go_to_item (Tags              *tags,
            const FettlePiece *piece,
            double             x,
            double             y)
{
  const FettleLaid *laid = piece->laid;
  gboolean begins = laid->label != NULL && piece->first_line == 0;

  if (laid->block->list != tags->list)
    {
      close_list (tags);
      begin (tags, "L");
      tags->list = laid->block->list;
    }
  if (!begins && tags->in_item)
    return;
  if (tags->in_item)
    {
      end (tags, "LBody");
      end (tags, "LI");
    }
  begin (tags, "LI");
  if (begins)
    {
      begin (tags, "Lbl");
      draw_label (tags->cr, laid, x, y);
      end (tags, "Lbl");
    }
  begin (tags, "LBody");
  tags->in_item = TRUE;
}

static void
draw_paragraph (Tags              *tags,
                const FettlePiece *piece,
                double             x,
                double             y)
{
  const FettleLaid *laid = piece->laid;
  g_autofree char *heading = laid->block->level > 0 ? g_strdup_printf ("H%u", laid->block->level) : NULL;
  const char *name = heading != NULL ? heading : "P";

  if (laid->block->list != 0)
    go_to_item (tags, piece, x, y);
  else
    close_list (tags);
  if (*laid->block->text != '\0')
    {
      begin (tags, name);
      draw_lines (tags->cr, piece, x + laid->block->look.left, y);
      end (tags, name);
    }
  if (piece->first_line == 0)
    draw_rule (tags->cr, laid, x, y);
}

static void
draw_box (cairo_t         *cr,
          const FettleBox *box,
          double           x,
          double           y)
{
  if (box->look.background != FETTLE_NO_COLOUR)
    {
      set_colour (cr, box->look.background);
      cairo_rectangle (cr, x + box->x, y + box->y, box->width, box->height);
      cairo_fill (cr);
    }
  if (box->look.border <= 0)
    return;
  set_colour (cr, box->look.border_colour);
  cairo_set_line_width (cr, MIN (box->look.border, 4));
  cairo_rectangle (cr, x + box->x, y + box->y, box->width, box->height);
  cairo_stroke (cr);
}

/**
 * fettle_page_draw:
 * @page: a page's text, or its header or footer
 * @cr: where to draw, in points
 * @x: where its left is
 * @y: where its top is
 * @tagged: whether to mark the structure, for a PDF
 *
 * Draws what is on a page.
 */
void
fettle_page_draw (const FettlePage *page,
                  cairo_t          *cr,
                  double            x,
                  double            y,
                  gboolean          tagged)
{
  Tags tags = { .cr = cr, .tagged = tagged };

  for (guint i = 0; i < page->boxes->len; i++)
    draw_box (cr, &g_array_index (page->boxes, FettleBox, i), x, y);
  for (guint i = 0; i < page->pieces->len; i++)
    {
      const FettlePiece *piece = &g_array_index (page->pieces, FettlePiece, i);

      go_to_cell (&tags, piece);
      if (piece->laid->block->kind == FETTLE_BLOCK_PICTURE)
        draw_picture (&tags, piece, x + piece->x, y + piece->y);
      else
        draw_paragraph (&tags, piece, x + piece->x, y + piece->y);
    }
  close_table (&tags);
}
