/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/fettle-letter-paper-private.h"

#include <pango/pangocairo.h>

/* Header and footer of a first page and of those that follow. */
typedef struct
{
  const xmlNode *header;
  const xmlNode *footer;
  double above; /* from the page's top to its text */
  double below;
} Master;

struct _FettleLetterPaper
{
  PangoContext *context;
  FettleStyleBook *book;
  GPtrArray *blocks;
  GPtrArray *laid;
  GPtrArray *pages;
  double width, height;
  double left, right, top, bottom;
  Master first, other;
};

static xmlNode *
find_master (FettleLetterPaper *self,
             const char        *name)
{
  xmlNode *master = name != NULL ? fettle_style_book_find (self->book, FALSE, "master-page", name) : NULL;

  return master != NULL ? master : fettle_style_book_find (self->book, FALSE, "master-page", "Standard");
}

/* The page that the first paragraph asks for, through its style. */
static xmlNode *
find_first_master (FettleLetterPaper *self)
{
  xmlNode *body = fettle_odt_get_body (self->book->odt);

  for (xmlNode *node = body; node != NULL; node = fettle_odt_next_in (body, node, TRUE))
    {
      g_autofree char *style = fettle_odt_is_paragraph (node) ? fettle_odt_attribute (node, FETTLE_ODT_TEXT, "style-name") : NULL;
      g_autofree char *page = NULL;

      if (!fettle_odt_is_paragraph (node))
        continue;
      page = fettle_odt_attribute (fettle_style_book_find (self->book, TRUE, "paragraph", style), FETTLE_ODT_STYLE, "master-page-name");
      return find_master (self, page);
    }
  return find_master (self, NULL);
}

static double
get_page_length (const xmlNode *properties,
                 const char    *name,
                 double         otherwise)
{
  g_autofree char *value = fettle_odt_attribute (properties, FETTLE_ODT_FO, name);

  if (value == NULL && g_str_has_prefix (name, "margin-"))
    value = fettle_odt_attribute (properties, FETTLE_ODT_FO, "margin");
  return value != NULL ? fettle_look_length (value, 0) : otherwise;
}

static void
read_page (FettleLetterPaper *self,
           const xmlNode     *layout)
{
  const xmlNode *properties = fettle_odt_child (layout, FETTLE_ODT_STYLE, "page-layout-properties");

  self->width = CLAMP (get_page_length (properties, "page-width", 595.28), 200, 2000);
  self->height = CLAMP (get_page_length (properties, "page-height", 841.89), 200, 2000);
  self->left = CLAMP (get_page_length (properties, "margin-left", 56.7), 0, self->width / 3);
  self->right = CLAMP (get_page_length (properties, "margin-right", 56.7), 0, self->width / 3);
  self->top = CLAMP (get_page_length (properties, "margin-top", 56.7), 0, self->height / 4);
  self->bottom = CLAMP (get_page_length (properties, "margin-bottom", 56.7), 0, self->height / 4);
}

/* Headers and footers are read anew for each page: they hold its number. */
typedef struct
{
  GPtrArray *blocks;
  GPtrArray *laid;
  double height;
} Strip;

static void
strip_init (Strip             *strip,
            FettleLetterPaper *self,
            const xmlNode     *node,
            guint              page,
            guint              n_pages)
{
  strip->blocks = fettle_blocks_new (self->book, node, FALSE, page, n_pages);
  strip->laid = fettle_laid_new (self->context, strip->blocks, self->width - self->left - self->right);
  strip->height = fettle_laid_stack_height (strip->laid);
}

static void
strip_clear (Strip *strip)
{
  g_ptr_array_unref (strip->laid);
  g_ptr_array_unref (strip->blocks);
}

/* A header or footer is as high as what is in it, at least as high as its style says, and keeps its distance. */
static double
get_strip_room (FettleLetterPaper *self,
                const xmlNode     *node,
                const xmlNode     *layout,
                const char        *kind,
                const char        *distance)
{
  const xmlNode *style = fettle_odt_child (layout, FETTLE_ODT_STYLE, kind);
  const xmlNode *properties = fettle_odt_child (style, FETTLE_ODT_STYLE, "header-footer-properties");
  g_autofree char *dynamic = fettle_odt_attribute (properties, FETTLE_ODT_STYLE, "dynamic-spacing");
  Strip strip;
  double room;

  if (node == NULL)
    return 0;
  strip_init (&strip, self, node, 1, 1);
  room = get_page_length (properties, "min-height", 0) + get_page_length (properties, distance, 0);
  /* With dynamic spacing a header grows into the distance that it keeps. */
  if (g_strcmp0 (dynamic, "true") == 0)
    room = MAX (strip.height, room);
  else
    room = MAX (strip.height + get_page_length (properties, distance, 0), room);
  strip_clear (&strip);
  return MIN (room, self->height / 3);
}

static void
read_master (FettleLetterPaper *self,
             const xmlNode     *node,
             const xmlNode     *layout,
             gboolean           is_first,
             Master            *master)
{
  const xmlNode *first_header = is_first ? fettle_odt_child (node, FETTLE_ODT_STYLE, "header-first") : NULL;
  const xmlNode *first_footer = is_first ? fettle_odt_child (node, FETTLE_ODT_STYLE, "footer-first") : NULL;

  master->header = first_header != NULL ? first_header : fettle_odt_child (node, FETTLE_ODT_STYLE, "header");
  master->footer = first_footer != NULL ? first_footer : fettle_odt_child (node, FETTLE_ODT_STYLE, "footer");
  master->above = self->top + get_strip_room (self, master->header, layout, "header-style", "margin-bottom");
  master->below = self->bottom + get_strip_room (self, master->footer, layout, "footer-style", "margin-top");
}

static void
read_masters (FettleLetterPaper *self)
{
  xmlNode *first = find_first_master (self);
  g_autofree char *next = fettle_odt_attribute (first, FETTLE_ODT_STYLE, "next-style-name");
  xmlNode *other = next != NULL ? find_master (self, next) : first;
  g_autofree char *layout_name = fettle_odt_attribute (first, FETTLE_ODT_STYLE, "page-layout-name");
  xmlNode *layout = layout_name != NULL ? fettle_style_book_find (self->book, FALSE, "page-layout", layout_name) : NULL;

  read_page (self, layout);
  read_master (self, first, layout, TRUE, &self->first);
  read_master (self, other, layout, FALSE, &self->other);
}

static PangoContext *
make_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  /* As a printer sees it: what fits on the screen fits on the paper. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_language (context, pango_language_from_string ("en-gb"));
  return context;
}

/**
 * fettle_letter_paper_new:
 * @odt: a letter, which must outlive the paper and is not to be changed meanwhile
 *
 * Lays a letter out on pages.
 *
 * Returns: (transfer full): the pages
 */
FettleLetterPaper *
fettle_letter_paper_new (FettleOdt *odt)
{
  FettleLetterPaper *self;

  g_return_val_if_fail (odt != NULL, NULL);

  self = g_new0 (FettleLetterPaper, 1);
  self->context = make_context ();
  self->book = fettle_style_book_new (odt);
  read_masters (self);
  self->blocks = fettle_blocks_new (self->book, fettle_odt_get_body (odt), TRUE, 1, 1);
  self->laid = fettle_laid_new (self->context, self->blocks, self->width - self->left - self->right);
  self->pages = fettle_pages_new (self->laid, self->height - self->first.above - self->first.below,
                                  self->height - self->other.above - self->other.below);
  return self;
}

/**
 * fettle_letter_paper_free:
 * @self: (transfer full): the pages
 */
void
fettle_letter_paper_free (FettleLetterPaper *self)
{
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->laid);
  g_ptr_array_unref (self->blocks);
  fettle_style_book_free (self->book);
  g_object_unref (self->context);
  g_free (self);
}

/**
 * fettle_letter_paper_get_n_pages:
 * @self: the pages
 *
 * Returns: how many they are, one at least
 */
guint
fettle_letter_paper_get_n_pages (const FettleLetterPaper *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}

/**
 * fettle_letter_paper_get_size:
 * @self: the pages
 * @width: (out): how wide a page is, in points
 * @height: (out): how high
 */
void
fettle_letter_paper_get_size (const FettleLetterPaper *self,
                              double                  *width,
                              double                  *height)
{
  g_return_if_fail (self != NULL && width != NULL && height != NULL);

  *width = self->width;
  *height = self->height;
}

/* What is at the top of the first page belongs to the letter; on the other pages it only repeats. */
static void
draw_strip (const FettleLetterPaper *self,
            const xmlNode           *node,
            cairo_t                 *cr,
            guint                    page,
            gboolean                 at_bottom,
            gboolean                 tagged)
{
  g_autoptr (FettlePage) strip_page = NULL;
  Strip strip;

  if (node == NULL)
    return;
  strip_init (&strip, (FettleLetterPaper *) self, node, page + 1, self->pages->len);
  strip_page = fettle_page_new ();
  fettle_page_stack (strip_page, strip.laid);
  fettle_page_draw (strip_page, cr, self->left, at_bottom ? self->height - self->bottom - strip.height : self->top, tagged);
  strip_clear (&strip);
}

/**
 * fettle_letter_paper_draw:
 * @self: the pages
 * @cr: where to draw, in points; on a PDF the structure is marked for screen readers
 * @page: which page, from 0
 *
 * Draws one page.
 */
void
fettle_letter_paper_draw (const FettleLetterPaper *self,
                          cairo_t                 *cr,
                          guint                    page)
{
  const Master *master;
  gboolean tagged;

  g_return_if_fail (self != NULL && cr != NULL && page < self->pages->len);

  master = page == 0 ? &self->first : &self->other;
  tagged = cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF;
  draw_strip (self, master->header, cr, page, FALSE, tagged && page == 0);
  fettle_page_draw (g_ptr_array_index (self->pages, page), cr, self->left, master->above, tagged);
  draw_strip (self, master->footer, cr, page, TRUE, FALSE);
}

/**
 * fettle_letter_paper_leave_out_footer:
 * @self: the pages
 *
 * Draws no footer from now on; its room stays free, for another number of the page.
 */
void
fettle_letter_paper_leave_out_footer (FettleLetterPaper *self)
{
  g_return_if_fail (self != NULL);

  self->first.footer = self->other.footer = NULL;
}

static FettleLetterPlace
make_place (const FettleLetterPaper *self,
            guint                    page,
            const FettlePiece       *piece)
{
  const Master *master = page == 0 ? &self->first : &self->other;

  return (FettleLetterPlace){ .page = page, .x = self->left, .y = master->above + piece->y, .width = self->width - self->left - self->right,
                              .height = piece->laid->height };
}

/**
 * fettle_letter_paper_find_headings:
 * @self: the pages
 *
 * Returns: (transfer full) (element-type FettleLetterPlace): its headings; their text belongs to @self
 */
GArray *
fettle_letter_paper_find_headings (const FettleLetterPaper *self)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (FettleLetterPlace));

  g_return_val_if_fail (self != NULL, places);

  for (guint page = 0; page < self->pages->len; page++)
    {
      GArray *pieces = ((FettlePage *) g_ptr_array_index (self->pages, page))->pieces;

      for (guint i = 0; i < pieces->len; i++)
        {
          const FettlePiece *piece = &g_array_index (pieces, FettlePiece, i);
          FettleLetterPlace place = make_place (self, page, piece);

          if (piece->laid->block->level == 0 || piece->first_line > 0)
            continue;
          place.level = piece->laid->block->level;
          place.text = piece->laid->block->text;
          g_array_append_val (places, place);
        }
    }
  return places;
}

/**
 * fettle_letter_paper_find_rows:
 * @self: the pages
 *
 * Returns: (transfer full) (element-type FettleLetterPlace): the rows of its tables without their headings; a row that is parted comes
 *   once for each page
 */
GArray *
fettle_letter_paper_find_rows (const FettleLetterPaper *self)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (FettleLetterPlace));
  guint row = 0;

  g_return_val_if_fail (self != NULL, places);

  for (guint page = 0; page < self->pages->len; page++)
    {
      GArray *pieces = ((FettlePage *) g_ptr_array_index (self->pages, page))->pieces;

      for (guint i = 0; i < pieces->len; i++)
        {
          const FettlePiece *piece = &g_array_index (pieces, FettlePiece, i);
          FettleLetterPlace place = make_place (self, page, piece);
          FettleLetterPlace *last = places->len > 0 ? &g_array_index (places, FettleLetterPlace, places->len - 1) : NULL;

          if (piece->table == 0 || piece->is_heading_cell)
            continue;
          if (piece->row == row && last != NULL)
            last->height = MAX (last->height, place.y + place.height - last->y);
          else
            g_array_append_val (places, place);
          row = piece->row;
        }
    }
  return places;
}
