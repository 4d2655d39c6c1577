/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/fettle-letter-paper-private.h"

#include <string.h>

#define MAX_LIST_LEVEL 10
#define MAX_COLUMNS 64
/* Of a picture that says no size: 96 dots to the inch. */
#define POINTS_PER_PIXEL 0.75

typedef struct
{
  FettleStyleBook *book;
  gboolean in_content;
  guint page;
  guint n_pages;
  guint n_lists;
  guint table_depth;
  GHashTable *counts; /* list style to the last number, for lists that go on */
} Reader;

static void read_blocks (Reader *reader, const xmlNode *container, GPtrArray *blocks);

static void
cell_free (gpointer data)
{
  FettleBlockCell *cell = data;

  g_ptr_array_unref (cell->blocks);
  g_free (cell);
}

static void
row_free (gpointer data)
{
  FettleBlockRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

static void
block_free (gpointer data)
{
  FettleBlock *block = data;

  g_free (block->label);
  g_free (block->text_look.family);
  g_free (block->text);
  g_clear_pointer (&block->attributes, pango_attr_list_unref);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_clear_pointer (&block->widths, g_array_unref);
  g_clear_pointer (&block->picture, fettle_picture_free);
  g_free (block);
}

static FettleBlock *
add_block (GPtrArray       *blocks,
           FettleBlockKind  kind)
{
  FettleBlock *block = g_new0 (FettleBlock, 1);

  block->kind = kind;
  g_ptr_array_add (blocks, block);
  return block;
}

static void
read_frame (Reader        *reader,
            const xmlNode *frame,
            GPtrArray     *blocks)
{
  xmlNode *image = fettle_odt_child (frame, FETTLE_ODT_DRAW, "image");
  xmlNode *text = fettle_odt_child (frame, FETTLE_ODT_DRAW, "text-box");
  g_autofree char *name = fettle_odt_attribute (image, FETTLE_ODT_XLINK, "href");
  g_autofree char *width = fettle_odt_attribute (frame, FETTLE_ODT_SVG, "width");
  g_autofree char *height = fettle_odt_attribute (frame, FETTLE_ODT_SVG, "height");
  GBytes *part = name != NULL ? g_hash_table_lookup (reader->book->odt->parts, name) : NULL;
  FettlePicture *picture = part != NULL ? fettle_picture_load (part, FALSE) : NULL;
  FettleBlock *block;

  if (text != NULL)
    read_blocks (reader, text, blocks);
  if (picture == NULL)
    return;
  block = add_block (blocks, FETTLE_BLOCK_PICTURE);
  block->picture = picture;
  block->width = fettle_look_length (width, 0);
  block->height = fettle_look_length (height, 0);
  if (block->width <= 0 || block->height <= 0)
    {
      fettle_picture_get_size (picture, &block->width, &block->height);
      block->width *= POINTS_PER_PIXEL;
      block->height *= POINTS_PER_PIXEL;
    }
}

/* Frames stand before the words of the paragraph they are anchored in. */
static void
read_frames (Reader        *reader,
             const xmlNode *paragraph,
             GPtrArray     *blocks)
{
  xmlNode *next;

  for (xmlNode *node = paragraph->children; node != NULL; node = next)
    {
      gboolean is_frame = fettle_odt_is (node, FETTLE_ODT_DRAW, "frame");

      next = fettle_odt_next_in (paragraph, node, !is_frame);
      if (is_frame)
        read_frame (reader, node, blocks);
    }
}

static FettleBlock *
read_paragraph (Reader        *reader,
                const xmlNode *paragraph,
                GPtrArray     *blocks)
{
  g_autofree char *style = fettle_odt_attribute (paragraph, FETTLE_ODT_TEXT, "style-name");
  g_autofree char *level = fettle_odt_attribute (paragraph, FETTLE_ODT_TEXT, "outline-level");
  FettleBlock *block;

  read_frames (reader, paragraph, blocks);
  block = add_block (blocks, FETTLE_BLOCK_PARAGRAPH);
  fettle_look_get_paragraph (reader->book, reader->in_content, style, &block->look);
  fettle_block_set_text (block, reader->book, paragraph, reader->in_content, reader->page, reader->n_pages);
  if (fettle_odt_is (paragraph, FETTLE_ODT_TEXT, "h"))
    block->level = level != NULL ? (guint) CLAMP (g_ascii_strtoull (level, NULL, 10), 1, 6) : 1;
  return block;
}

/* Lists */

static xmlNode *
find_list_level (Reader     *reader,
                 const char *style,
                 guint       level)
{
  xmlNode *list = style != NULL ? fettle_style_book_find (reader->book, reader->in_content, "list-style", style) : NULL;

  for (xmlNode *node = list != NULL ? list->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *number = node->type == XML_ELEMENT_NODE ? fettle_odt_attribute (node, FETTLE_ODT_TEXT, "level") : NULL;

      if (number != NULL && g_ascii_strtoull (number, NULL, 10) == level)
        return node;
    }
  return NULL;
}

static char *
format_number (const char *format,
               guint       number)
{
  static const struct { guint value; const char *digits; } roman[] = {
    { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" }, { 50, "l" }, { 40, "xl" },
    { 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" },
  };
  GString *out = g_string_new (NULL);
  gboolean is_upper = format != NULL && g_ascii_isupper (*format);

  if (format == NULL || (*format != 'i' && *format != 'I' && *format != 'a' && *format != 'A') || number > 3999)
    g_string_append_printf (out, "%u", number);
  else if (*format == 'a' || *format == 'A')
    for (guint left = number; left > 0; left = (left - 1) / 26)
      g_string_prepend_c (out, (char) ('a' + (left - 1) % 26));
  else
    for (gsize i = 0; i < G_N_ELEMENTS (roman); i++)
      for (; number >= roman[i].value; number -= roman[i].value)
        g_string_append (out, roman[i].digits);
  if (is_upper)
    g_string_ascii_up (out);
  return g_string_free (out, FALSE);
}

static char *
make_label (const xmlNode *level,
            guint          number)
{
  g_autofree char *bullet = fettle_odt_attribute (level, FETTLE_ODT_TEXT, "bullet-char");
  g_autofree char *format = fettle_odt_attribute (level, FETTLE_ODT_STYLE, "num-format");
  g_autofree char *before = fettle_odt_attribute (level, FETTLE_ODT_STYLE, "num-prefix");
  g_autofree char *after = fettle_odt_attribute (level, FETTLE_ODT_STYLE, "num-suffix");
  g_autofree char *digits = NULL;
  gunichar first = bullet != NULL && *bullet != '\0' ? g_utf8_get_char (bullet) : 0;

  /* Word's bullets are signs of a symbol font that nobody else has. */
  if (level == NULL || g_unichar_type (first) == G_UNICODE_PRIVATE_USE)
    return g_strdup ("•");
  if (bullet != NULL)
    return g_strdup (bullet);
  /* A level without a format of number shows none: Word's headings are such lists. */
  if (format == NULL || *format == '\0')
    return NULL;
  digits = format_number (format, number);
  return g_strconcat (before != NULL ? before : "", digits, after != NULL ? after : "", NULL);
}

/* A list level says where its text begins in one of two ways, an older and a newer. */
static void
get_list_indent (const xmlNode *level,
                 guint          depth,
                 double        *left,
                 double        *indent)
{
  xmlNode *properties = fettle_odt_child (level, FETTLE_ODT_STYLE, "list-level-properties");
  xmlNode *alignment = fettle_odt_child (properties, FETTLE_ODT_STYLE, "list-level-label-alignment");
  g_autofree char *margin = fettle_odt_attribute (alignment, FETTLE_ODT_FO, "margin-left");
  g_autofree char *first = fettle_odt_attribute (alignment, FETTLE_ODT_FO, "text-indent");
  g_autofree char *space = fettle_odt_attribute (properties, FETTLE_ODT_TEXT, "space-before");
  g_autofree char *label = fettle_odt_attribute (properties, FETTLE_ODT_TEXT, "min-label-width");

  *left = margin != NULL ? fettle_look_length (margin, 0) : fettle_look_length (space, 0) + fettle_look_length (label, 0);
  *indent = first != NULL ? fettle_look_length (first, 0) : -fettle_look_length (label, 0);
  if (*left <= 0)
    *left = 18.0 * depth;
  if (*indent >= 0)
    *indent = -16;
}

/* Headings that a word processor keeps in a list without numbers are headings only. */
static gboolean
shows_list (GPtrArray     *blocks,
            guint          first,
            const xmlNode *level)
{
  const FettleBlock *block = g_ptr_array_index (blocks, first);
  g_autofree char *label = make_label (level, 1);

  return block->level == 0 || label != NULL;
}

static void
indent_item (GPtrArray     *blocks,
             guint          first,
             const xmlNode *level,
             guint          depth,
             guint          number,
             guint          list)
{
  double left, indent;

  get_list_indent (level, depth, &left, &indent);
  for (guint i = first; i < blocks->len && shows_list (blocks, first, level); i++)
    {
      FettleBlock *block = g_ptr_array_index (blocks, i);

      if (block->list != 0 || block->kind != FETTLE_BLOCK_PARAGRAPH)
        continue;
      block->list = list;
      block->look.left = left;
      block->look.indent = i == first ? indent : 0;
      if (i == first)
        block->label = make_label (level, number);
      if (i == first && block->label == NULL)
        block->look.indent = 0;
    }
}

static void
read_list (Reader        *reader,
           const xmlNode *list,
           const char    *outer_style,
           guint          depth,
           guint          number_of_list,
           GPtrArray     *blocks)
{
  g_autofree char *own = fettle_odt_attribute (list, FETTLE_ODT_TEXT, "style-name");
  g_autofree char *goes_on = fettle_odt_attribute (list, FETTLE_ODT_TEXT, "continue-numbering");
  const char *style = own != NULL ? own : outer_style;
  const xmlNode *level = find_list_level (reader, style, depth);
  g_autofree char *key = g_strdup_printf ("%s/%u", style != NULL ? style : "", depth);
  guint number = g_strcmp0 (goes_on, "true") == 0 ? GPOINTER_TO_UINT (g_hash_table_lookup (reader->counts, key)) : 0;

  if (depth > MAX_LIST_LEVEL)
    return;
  for (const xmlNode *item = list->children; item != NULL; item = item->next)
    {
      guint first = blocks->len;

      if (!fettle_odt_is (item, FETTLE_ODT_TEXT, "list-item") && !fettle_odt_is (item, FETTLE_ODT_TEXT, "list-header"))
        continue;
      number++;
      for (const xmlNode *node = item->children; node != NULL; node = node->next)
        if (fettle_odt_is (node, FETTLE_ODT_TEXT, "list"))
          read_list (reader, node, style, depth + 1, number_of_list, blocks);
        else if (fettle_odt_is_paragraph (node))
          read_paragraph (reader, node, blocks);
      indent_item (blocks, first, level, depth, number, number_of_list);
    }
  g_hash_table_replace (reader->counts, g_strdup (key), GUINT_TO_POINTER (number));
}

/* Tables */

static guint
get_count (const xmlNode *node,
           const char    *name)
{
  g_autofree char *count = fettle_odt_attribute (node, FETTLE_ODT_TABLE, name);

  return count != NULL ? (guint) CLAMP (g_ascii_strtoull (count, NULL, 10), 1, MAX_COLUMNS) : 1;
}

static void
read_columns (Reader        *reader,
              const xmlNode *table,
              GArray        *widths)
{
  xmlNode *next;

  for (xmlNode *node = table->children; node != NULL; node = next)
    {
      next = fettle_odt_next_in (table, node, !fettle_odt_is (node, FETTLE_ODT_TABLE, "table-row"));
      if (fettle_odt_is (node, FETTLE_ODT_TABLE, "table-column"))
        {
          g_autofree char *style = fettle_odt_attribute (node, FETTLE_ODT_TABLE, "style-name");
          g_autofree char *text = fettle_style_book_get (reader->book, reader->in_content, "table-column", style,
                                                         "table-column-properties", FETTLE_ODT_STYLE, "column-width");
          double width = MAX (fettle_look_length (text, 0), 0);

          for (guint i = get_count (node, "number-columns-repeated"); i > 0 && widths->len < MAX_COLUMNS; i--)
            g_array_append_val (widths, width);
        }
    }
}

/* In the letters' own templates a fact's name is a heading of its row. */
static gboolean
begins_with_heading (const xmlNode *cell)
{
  xmlNode *paragraph = fettle_odt_child (cell, FETTLE_ODT_TEXT, "p");
  g_autofree char *style = fettle_odt_attribute (paragraph, FETTLE_ODT_TEXT, "style-name");

  return g_strcmp0 (style, "Table_20_Heading") == 0;
}

static void
read_row (Reader        *reader,
          const xmlNode *node,
          gboolean       is_heading,
          FettleBlock   *table)
{
  FettleBlockRow *row = g_new0 (FettleBlockRow, 1);
  g_autofree char *style = fettle_odt_attribute (node, FETTLE_ODT_TABLE, "style-name");
  g_autofree char *height = fettle_style_book_get (reader->book, reader->in_content, "table-row", style, "table-row-properties",
                                                   FETTLE_ODT_STYLE, "min-row-height");

  row->cells = g_ptr_array_new_with_free_func (cell_free);
  row->is_heading = is_heading;
  row->min_height = fettle_look_length (height, 0);
  g_ptr_array_add (table->rows, row);
  for (const xmlNode *child = node->children; child != NULL && row->cells->len < MAX_COLUMNS; child = child->next)
    if (fettle_odt_is (child, FETTLE_ODT_TABLE, "table-cell"))
      {
        FettleBlockCell *cell = g_new0 (FettleBlockCell, 1);
        g_autofree char *look = fettle_odt_attribute (child, FETTLE_ODT_TABLE, "style-name");

        cell->blocks = g_ptr_array_new_with_free_func (block_free);
        cell->span = get_count (child, "number-columns-spanned");
        cell->is_heading = is_heading || begins_with_heading (child);
        fettle_look_get_cell (reader->book, reader->in_content, look, &cell->look);
        g_ptr_array_add (row->cells, cell);
        read_blocks (reader, child, cell->blocks);
      }
}

/* A table in a table's cell is read as the paragraphs of its cells. */
static void
read_inner_table (Reader        *reader,
                  const xmlNode *table,
                  GPtrArray     *blocks)
{
  xmlNode *next;

  for (xmlNode *node = table->children; node != NULL; node = next)
    {
      gboolean is_cell = fettle_odt_is (node, FETTLE_ODT_TABLE, "table-cell");

      next = fettle_odt_next_in (table, node, !is_cell);
      if (is_cell)
        read_blocks (reader, node, blocks);
    }
}

static void
read_table (Reader        *reader,
            const xmlNode *node,
            GPtrArray     *blocks)
{
  FettleBlock *table = add_block (blocks, FETTLE_BLOCK_TABLE);
  g_autofree char *style = fettle_odt_attribute (node, FETTLE_ODT_TABLE, "style-name");
  g_autofree char *top = fettle_style_book_get (reader->book, reader->in_content, "table", style, "table-properties",
                                                FETTLE_ODT_FO, "margin-top");
  g_autofree char *bottom = fettle_style_book_get (reader->book, reader->in_content, "table", style, "table-properties",
                                                   FETTLE_ODT_FO, "margin-bottom");
  xmlNode *next;

  table->rows = g_ptr_array_new_with_free_func (row_free);
  table->widths = g_array_new (FALSE, FALSE, sizeof (double));
  table->look.top = fettle_look_length (top, 0);
  table->look.bottom = fettle_look_length (bottom, 0);
  read_columns (reader, node, table->widths);
  reader->table_depth++;
  for (xmlNode *child = node->children; child != NULL; child = next)
    {
      gboolean is_row = fettle_odt_is (child, FETTLE_ODT_TABLE, "table-row");

      next = fettle_odt_next_in (node, child, !is_row);
      if (is_row)
        read_row (reader, child, fettle_odt_is (child->parent, FETTLE_ODT_TABLE, "table-header-rows"), table);
    }
  reader->table_depth--;
}

static void
read_blocks (Reader        *reader,
             const xmlNode *container,
             GPtrArray     *blocks)
{
  for (const xmlNode *node = container->children; node != NULL; node = node->next)
    if (fettle_odt_is_paragraph (node))
      read_paragraph (reader, node, blocks);
    else if (fettle_odt_is (node, FETTLE_ODT_TEXT, "list"))
      read_list (reader, node, NULL, 1, ++reader->n_lists, blocks);
    else if (fettle_odt_is (node, FETTLE_ODT_TABLE, "table") && reader->table_depth > 0)
      read_inner_table (reader, node, blocks);
    else if (fettle_odt_is (node, FETTLE_ODT_TABLE, "table"))
      read_table (reader, node, blocks);
    else if (fettle_odt_is (node, FETTLE_ODT_TEXT, "section"))
      read_blocks (reader, node, blocks);
    else if (fettle_odt_is (node, FETTLE_ODT_DRAW, "frame"))
      read_frame (reader, node, blocks);
}

/**
 * fettle_blocks_new:
 * @book: where styles are looked up
 * @container: (nullable): the element that holds paragraphs and tables
 * @in_content: whether it is the text, not a header or footer
 * @page: the page's number, from 1
 * @n_pages: how many pages there are
 *
 * Returns: (transfer full) (element-type FettleBlock): what it holds, in reading order
 */
GPtrArray *
fettle_blocks_new (FettleStyleBook *book,
                   const xmlNode   *container,
                   gboolean         in_content,
                   guint            page,
                   guint            n_pages)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (block_free);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader reader = { .book = book, .in_content = in_content, .page = page, .n_pages = n_pages, .counts = counts };

  if (container != NULL)
    read_blocks (&reader, container, blocks);
  return blocks;
}
