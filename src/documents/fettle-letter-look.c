/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/fettle-letter-paper-private.h"

#include <stdlib.h>
#include <string.h>

#define MAX_ANCESTORS 20

static char *
make_key (const char *family,
          const char *name)
{
  return g_strconcat (family, "/", name, NULL);
}

static void
index_styles (GHashTable *table,
              xmlNode    *styles)
{
  for (xmlNode *style = styles != NULL ? styles->children : NULL; style != NULL; style = style->next)
    {
      g_autofree char *name = style->type == XML_ELEMENT_NODE ? fettle_odt_attribute (style, FETTLE_ODT_STYLE, "name") : NULL;
      g_autofree char *family = style->type == XML_ELEMENT_NODE ? fettle_odt_attribute (style, FETTLE_ODT_STYLE, "family") : NULL;
      /* Default styles have no name, other kinds of style no family: they go by the name of their element. */
      const char *kind = family != NULL ? family : (const char *) style->name;

      if (style->type == XML_ELEMENT_NODE)
        g_hash_table_replace (table, make_key (kind, name != NULL ? name : ""), style);
    }
}

static GHashTable *
index_of (xmlDoc     *doc,
          const char *part)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  index_styles (table, fettle_odt_child (xmlDocGetRootElement (doc), FETTLE_ODT_OFFICE, part));
  return table;
}

/**
 * fettle_style_book_new:
 * @odt: a document, which must outlive the book
 *
 * Returns: (transfer full): where its styles are looked up
 */
FettleStyleBook *
fettle_style_book_new (const FettleOdt *odt)
{
  FettleStyleBook *book = g_new0 (FettleStyleBook, 1);

  book->odt = odt;
  book->named = index_of (odt->styles, "styles");
  index_styles (book->named, fettle_odt_child (xmlDocGetRootElement (odt->styles), FETTLE_ODT_OFFICE, "font-face-decls"));
  index_styles (book->named, fettle_odt_child (xmlDocGetRootElement (odt->styles), FETTLE_ODT_OFFICE, "master-styles"));
  book->content = index_of (odt->content, "automatic-styles");
  index_styles (book->content, fettle_odt_child (xmlDocGetRootElement (odt->content), FETTLE_ODT_OFFICE, "font-face-decls"));
  book->pages = index_of (odt->styles, "automatic-styles");
  return book;
}

/**
 * fettle_style_book_free:
 * @book: (transfer full): a book
 */
void
fettle_style_book_free (FettleStyleBook *book)
{
  g_hash_table_unref (book->named);
  g_hash_table_unref (book->content);
  g_hash_table_unref (book->pages);
  g_free (book);
}

/**
 * fettle_style_book_find:
 * @book: a book
 * @in_content: whether the style is asked for by the text, not by a header or footer
 * @family: its family, or the name of its element
 * @name: (nullable): its name
 *
 * Returns: (transfer none) (nullable): the style
 */
xmlNode *
fettle_style_book_find (FettleStyleBook *book,
                        gboolean         in_content,
                        const char      *family,
                        const char      *name)
{
  g_autofree char *key = make_key (family, name != NULL ? name : "");
  xmlNode *style = g_hash_table_lookup (in_content ? book->content : book->pages, key);

  return style != NULL ? style : g_hash_table_lookup (book->named, key);
}

/* The style, the one it is based on, and so on to the default of its family. */
static GPtrArray *
get_ancestry (FettleStyleBook *book,
              gboolean         in_content,
              const char      *family,
              const char      *name)
{
  GPtrArray *chain = g_ptr_array_new ();
  g_autofree char *next = g_strdup (name);
  xmlNode *style;

  while (next != NULL && chain->len < MAX_ANCESTORS && (style = fettle_style_book_find (book, in_content, family, next)) != NULL)
    {
      g_ptr_array_add (chain, style);
      g_free (next);
      next = fettle_odt_attribute (style, FETTLE_ODT_STYLE, "parent-style-name");
    }
  style = fettle_style_book_find (book, FALSE, family, NULL);
  if (style != NULL)
    g_ptr_array_add (chain, style);
  return chain;
}

/**
 * fettle_style_book_get:
 * @book: a book
 * @in_content: whether the style is asked for by the text
 * @family: the style's family
 * @style: (nullable): its name
 * @properties: the element of the properties: "paragraph-properties"
 * @name_space: the name space of the property
 * @name: the property
 *
 * Returns: (transfer full) (nullable): the property as the style, or the nearest one it is based on, has it
 */
char *
fettle_style_book_get (FettleStyleBook *book,
                       gboolean         in_content,
                       const char      *family,
                       const char      *style,
                       const char      *properties,
                       const char      *name_space,
                       const char      *name)
{
  g_autoptr (GPtrArray) chain = get_ancestry (book, in_content, family, style);

  for (guint i = 0; i < chain->len; i++)
    {
      xmlNode *node = fettle_odt_child (g_ptr_array_index (chain, i), FETTLE_ODT_STYLE, properties);
      char *value = fettle_odt_attribute (node, name_space, name);

      if (value != NULL)
        return value;
    }
  return NULL;
}

/**
 * fettle_look_length:
 * @text: (nullable): a length as OpenDocument writes it: "2.3cm", "12pt", "120%"
 * @whole: what a percentage is of
 *
 * Returns: the length in points, or 0 where it is none
 */
double
fettle_look_length (const char *text,
                    double      whole)
{
  static const struct { const char *unit; double points; } units[] = {
    { "cm", 72 / 2.54 }, { "mm", 72 / 25.4 }, { "in", 72 }, { "pt", 1 }, { "pc", 12 }, { "px", 0.75 },
  };
  char *unit = NULL;
  double number = text != NULL ? g_ascii_strtod (text, &unit) : 0;

  if (unit == NULL || unit == text)
    return 0;
  if (*unit == '%')
    return number / 100 * whole;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_prefix (unit, units[i].unit))
      return CLAMP (number * units[i].points, -2000, 2000);
  return 0;
}

static guint32
read_colour (const char *text)
{
  return text != NULL && *text == '#' && strlen (text) == 7 ? (guint32) strtoul (text + 1, NULL, 16) : FETTLE_NO_COLOUR;
}

/* "0.5pt solid #555555"; "none" has no width. */
static double
read_border (const char *text,
             guint32    *colour)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);
  double width = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      width = MAX (width, fettle_look_length (words[i], 0));
      if (*words[i] == '#')
        *colour = read_colour (words[i]);
    }
  return width;
}

typedef struct
{
  FettleStyleBook *book;
  gboolean in_content;
  const char *family;
  const char *style;
  const char *properties;
} Asked;

static char *
ask (const Asked *asked,
     const char  *name_space,
     const char  *name)
{
  return fettle_style_book_get (asked->book, asked->in_content, asked->family, asked->style, asked->properties, name_space, name);
}

static double
ask_length (const Asked *asked,
            const char  *name)
{
  g_autofree char *value = ask (asked, FETTLE_ODT_FO, name);

  if (value == NULL && g_str_has_prefix (name, "margin-"))
    {
      value = ask (asked, FETTLE_ODT_FO, "margin");
    }
  return fettle_look_length (value, 0);
}

/**
 * fettle_look_get_paragraph:
 * @book: a book
 * @in_content: whether the style is asked for by the text
 * @style: (nullable): the name of a paragraph style
 * @look: (out): how it looks
 */
void
fettle_look_get_paragraph (FettleStyleBook     *book,
                           gboolean             in_content,
                           const char          *style,
                           FettleParagraphLook *look)
{
  const Asked asked = { book, in_content, "paragraph", style, "paragraph-properties" };
  g_autofree char *align = ask (&asked, FETTLE_ODT_FO, "text-align");
  g_autofree char *keep = ask (&asked, FETTLE_ODT_FO, "keep-with-next");
  g_autofree char *before = ask (&asked, FETTLE_ODT_FO, "break-before");
  g_autofree char *line = ask (&asked, FETTLE_ODT_FO, "line-height");
  g_autofree char *border = ask (&asked, FETTLE_ODT_FO, "border-bottom");

  *look = (FettleParagraphLook){ .rule_colour = 0 };
  look->top = MAX (ask_length (&asked, "margin-top"), 0);
  look->bottom = MAX (ask_length (&asked, "margin-bottom"), 0);
  look->left = ask_length (&asked, "margin-left");
  look->right = ask_length (&asked, "margin-right");
  look->indent = ask_length (&asked, "text-indent");
  look->line_height = line != NULL && strchr (line, '%') != NULL ? fettle_look_length (line, 1) : 1;
  look->justify = g_strcmp0 (align, "justify") == 0;
  if (g_strcmp0 (align, "center") == 0)
    look->align = PANGO_ALIGN_CENTER;
  else if (g_strcmp0 (align, "end") == 0 || g_strcmp0 (align, "right") == 0)
    look->align = PANGO_ALIGN_RIGHT;
  look->keep_next = g_strcmp0 (keep, "always") == 0;
  look->break_before = g_strcmp0 (before, "page") == 0;
  look->rule = read_border (border, &look->rule_colour);
  look->rule_gap = ask_length (&asked, "padding-bottom");
}

static char *
get_font_family (const Asked *asked)
{
  char *direct = ask (asked, FETTLE_ODT_FO, "font-family");
  g_autofree char *name = direct == NULL ? ask (asked, FETTLE_ODT_STYLE, "font-name") : NULL;
  xmlNode *face = name != NULL ? fettle_style_book_find (asked->book, asked->in_content, "font-face", name) : NULL;

  if (direct == NULL && face != NULL)
    direct = fettle_odt_attribute (face, FETTLE_ODT_SVG, "font-family");
  if (direct == NULL)
    return g_steal_pointer (&name);
  return g_strstrip (g_strdelimit (direct, "'\"", ' '));
}

static gboolean
ask_flag (const Asked *asked,
          const char  *name_space,
          const char  *name,
          const char  *no,
          gboolean     otherwise)
{
  g_autofree char *value = ask (asked, name_space, name);

  return value != NULL ? !g_str_equal (value, no) : otherwise;
}

/**
 * fettle_look_apply_text:
 * @book: a book
 * @in_content: whether the style is asked for by the text
 * @family: "paragraph" or "text"
 * @style: (nullable): the style's name
 * @look: (inout): how text looks so far, changed to how the style wants it. Its family is owned by the caller
 */
void
fettle_look_apply_text (FettleStyleBook *book,
                        gboolean         in_content,
                        const char      *family,
                        const char      *style,
                        FettleTextLook  *look)
{
  const Asked asked = { book, in_content, family, style, "text-properties" };
  g_autofree char *size = ask (&asked, FETTLE_ODT_FO, "font-size");
  g_autofree char *colour = ask (&asked, FETTLE_ODT_FO, "color");
  g_autofree char *background = ask (&asked, FETTLE_ODT_FO, "background-color");
  g_autofree char *font = get_font_family (&asked);

  if (font != NULL)
    {
      g_free (look->family);
      look->family = g_steal_pointer (&font);
    }
  if (size != NULL && fettle_look_length (size, look->size) > 0)
    look->size = CLAMP (fettle_look_length (size, look->size), 4, 96);
  if (read_colour (colour) != FETTLE_NO_COLOUR)
    look->colour = read_colour (colour);
  if (background != NULL)
    look->background = read_colour (background);
  look->bold = ask_flag (&asked, FETTLE_ODT_FO, "font-weight", "normal", look->bold);
  look->italic = ask_flag (&asked, FETTLE_ODT_FO, "font-style", "normal", look->italic);
  look->underline = ask_flag (&asked, FETTLE_ODT_STYLE, "text-underline-style", "none", look->underline);
}

/**
 * fettle_look_get_cell:
 * @book: a book
 * @in_content: whether the style is asked for by the text
 * @style: (nullable): the name of a table cell style
 * @look: (out): how it looks
 */
void
fettle_look_get_cell (FettleStyleBook *book,
                      gboolean         in_content,
                      const char      *style,
                      FettleCellLook  *look)
{
  const Asked asked = { book, in_content, "table-cell", style, "table-cell-properties" };
  g_autofree char *border = ask (&asked, FETTLE_ODT_FO, "border");
  g_autofree char *side = border == NULL ? ask (&asked, FETTLE_ODT_FO, "border-bottom") : NULL;
  g_autofree char *background = ask (&asked, FETTLE_ODT_FO, "background-color");

  *look = (FettleCellLook){ .padding = MAX (ask_length (&asked, "padding"), 0) };
  look->border = read_border (border != NULL ? border : side, &look->border_colour);
  look->background = read_colour (background);
}
