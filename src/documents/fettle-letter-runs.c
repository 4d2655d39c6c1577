/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/fettle-letter-paper-private.h"

#include <string.h>

/* The text of one paragraph with the looks of its spans, while it is put together. */
typedef struct
{
  FettleStyleBook *book;
  gboolean in_content;
  guint page;
  guint n_pages;
  GString *text;
  PangoAttrList *attributes;
  FettleTextLook look; /* of the text from @look_start on, which has no attributes yet */
  guint look_start;
} Runs;

static void add_children (Runs *runs, const xmlNode *parent, const FettleTextLook *look);

static void
insert (Runs           *runs,
        PangoAttribute *attribute,
        guint           start)
{
  attribute->start_index = start;
  attribute->end_index = (guint) runs->text->len;
  pango_attr_list_insert (runs->attributes, attribute);
}

static void
colour_parts (guint32  colour,
              guint16 *red,
              guint16 *green,
              guint16 *blue)
{
  *red = (guint16) (((colour >> 16) & 0xff) * 257);
  *green = (guint16) (((colour >> 8) & 0xff) * 257);
  *blue = (guint16) ((colour & 0xff) * 257);
}

static gboolean
is_same_look (const FettleTextLook *a,
              const FettleTextLook *b)
{
  return g_strcmp0 (a->family, b->family) == 0 && a->size == b->size && a->bold == b->bold && a->italic == b->italic
         && a->underline == b->underline && a->colour == b->colour && a->background == b->background;
}

/* Gives the text since the look changed its attributes. */
static void
end_look (Runs *runs)
{
  const FettleTextLook *look = &runs->look;
  guint start = runs->look_start;
  guint16 red, green, blue;

  if (start == runs->text->len)
    return;
  if (look->family != NULL)
    insert (runs, pango_attr_family_new (look->family), start);
  insert (runs, pango_attr_size_new ((int) (look->size * PANGO_SCALE)), start);
  insert (runs, pango_attr_weight_new (look->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL), start);
  insert (runs, pango_attr_style_new (look->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL), start);
  insert (runs, pango_attr_underline_new (look->underline ? PANGO_UNDERLINE_SINGLE : PANGO_UNDERLINE_NONE), start);
  colour_parts (look->colour, &red, &green, &blue);
  insert (runs, pango_attr_foreground_new (red, green, blue), start);
  if (look->background == FETTLE_NO_COLOUR)
    return;
  colour_parts (look->background, &red, &green, &blue);
  insert (runs, pango_attr_background_new (red, green, blue), start);
}

/* Before text of this look is added: lines of one look are one run, however many pieces the file makes of them. */
static void
begin_look (Runs                 *runs,
            const FettleTextLook *look)
{
  if (is_same_look (&runs->look, look))
    return;
  end_look (runs);
  g_free (runs->look.family);
  runs->look = *look;
  runs->look.family = g_strdup (look->family);
  runs->look_start = (guint) runs->text->len;
}

/* Spaces and line ends of the XML count as one space, and as none where a line begins. */
static void
add_text (Runs                 *runs,
          const char           *text,
          const FettleTextLook *look)
{
  begin_look (runs, look);
  for (; *text != '\0'; text++)
    {
      gboolean is_space = strchr (" \t\r\n", *text) != NULL;
      char before = runs->text->len > 0 ? runs->text->str[runs->text->len - 1] : '\n';

      if (!is_space)
        g_string_append_c (runs->text, *text);
      else if (before != ' ' && before != '\n')
        g_string_append_c (runs->text, ' ');
    }
}

static void
add_exactly (Runs                 *runs,
             const char           *text,
             const FettleTextLook *look)
{
  begin_look (runs, look);
  g_string_append (runs->text, text);
}

static void
add_number (Runs                 *runs,
            guint                 number,
            const FettleTextLook *look)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);

  add_exactly (runs, digits, look);
}

static void
add_spaces (Runs                 *runs,
            const xmlNode        *node,
            const FettleTextLook *look)
{
  g_autofree char *count = fettle_odt_attribute (node, FETTLE_ODT_TEXT, "c");
  guint64 n = count != NULL ? g_ascii_strtoull (count, NULL, 10) : 1;
  g_autofree char *spaces = g_strnfill (CLAMP (n, 1, 200), ' ');

  add_exactly (runs, spaces, look);
}

static void
add_span (Runs                 *runs,
          const xmlNode        *span,
          const FettleTextLook *look)
{
  g_autofree char *style = fettle_odt_attribute (span, FETTLE_ODT_TEXT, "style-name");
  FettleTextLook inner = *look;

  inner.family = g_strdup (look->family);
  fettle_look_apply_text (runs->book, runs->in_content, "text", style, &inner);
  add_children (runs, span, &inner);
  g_free (inner.family);
}

/* A footnote stands where its number would: nothing that a letter says is left out. */
static void
add_note (Runs                 *runs,
          const xmlNode        *note,
          const FettleTextLook *look)
{
  const xmlNode *body = fettle_odt_child (note, FETTLE_ODT_TEXT, "note-body");

  add_exactly (runs, " [", look);
  for (const xmlNode *node = body != NULL ? body->children : NULL; node != NULL; node = node->next)
    if (fettle_odt_is_paragraph (node))
      {
        if (node->prev != NULL && fettle_odt_is_paragraph (node->prev))
          add_exactly (runs, " ", look);
        add_children (runs, node, look);
      }
  add_exactly (runs, "]", look);
}

static void
add_element (Runs                 *runs,
             const xmlNode        *node,
             const FettleTextLook *look)
{
  if (fettle_odt_is (node, FETTLE_ODT_TEXT, "span"))
    add_span (runs, node, look);
  else if (fettle_odt_is (node, FETTLE_ODT_TEXT, "line-break"))
    add_exactly (runs, "\n", look);
  else if (fettle_odt_is (node, FETTLE_ODT_TEXT, "tab"))
    add_exactly (runs, "\t", look);
  else if (fettle_odt_is (node, FETTLE_ODT_TEXT, "s"))
    add_spaces (runs, node, look);
  else if (fettle_odt_is (node, FETTLE_ODT_TEXT, "page-number"))
    add_number (runs, runs->page, look);
  else if (fettle_odt_is (node, FETTLE_ODT_TEXT, "page-count"))
    add_number (runs, runs->n_pages, look);
  else if (fettle_odt_is (node, FETTLE_ODT_TEXT, "note"))
    add_note (runs, node, look);
  else if (!fettle_odt_is (node, FETTLE_ODT_DRAW, "frame") && !fettle_odt_is (node, FETTLE_ODT_OFFICE, "annotation"))
    add_children (runs, node, look);
}

static void
add_children (Runs                 *runs,
              const xmlNode        *parent,
              const FettleTextLook *look)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    if (node->type == XML_TEXT_NODE && node->content != NULL)
      add_text (runs, (const char *) node->content, look);
    else if (node->type == XML_ELEMENT_NODE)
      add_element (runs, node, look);
}

/**
 * fettle_block_set_text:
 * @block: a paragraph's block
 * @book: where styles are looked up
 * @paragraph: the paragraph
 * @in_content: whether it stands in the text, not in a header or footer
 * @page: the page's number, from 1
 * @n_pages: how many pages there are
 *
 * Gives the block the paragraph's text and looks.
 */
void
fettle_block_set_text (FettleBlock     *block,
                       FettleStyleBook *book,
                       const xmlNode   *paragraph,
                       gboolean         in_content,
                       guint            page,
                       guint            n_pages)
{
  g_autofree char *style = fettle_odt_attribute (paragraph, FETTLE_ODT_TEXT, "style-name");
  g_autoptr (GString) text = g_string_new (NULL);
  Runs runs = { .book = book, .in_content = in_content, .page = page, .n_pages = n_pages, .text = text,
                .attributes = pango_attr_list_new () };

  block->text_look = (FettleTextLook){ .size = 12, .background = FETTLE_NO_COLOUR };
  fettle_look_apply_text (book, in_content, "paragraph", style, &block->text_look);
  runs.look = block->text_look;
  runs.look.family = g_strdup (block->text_look.family);
  add_children (&runs, paragraph, &block->text_look);
  end_look (&runs);
  g_free (runs.look.family);
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  /* Joined letters come out of a PDF as one strange letter, which search and screen readers stumble over. */
  insert (&runs, pango_attr_font_features_new ("liga=0, clig=0"), 0);
  block->text = g_strdup (text->str);
  block->attributes = runs.attributes;
}
