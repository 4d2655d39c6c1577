/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/fettle-letter-paper-private.h"

#include <string.h>

/* Breaking lines takes a time that grows with the square of what has no end of line in it; a page has some four thousand
 * letters, and no paragraph that somebody wrote has more. */
#define MAX_TEXT 8000
#define PIECE 4000
#define PIECE_WITHOUT_BLANKS 1000

static gsize
find_end (const char *text,
          gsize       length)
{
  gsize least = PIECE / 2;
  const char *sign = "\n ";

  if (length <= PIECE)
    return length;
  for (; *sign != '\0'; sign++)
    for (gsize end = PIECE; end > least; end--)
      if (text[end - 1] == *sign)
        return end;
  return (gsize) (g_utf8_find_prev_char (text, text + PIECE_WITHOUT_BLANKS + 1) - text);
}

static gboolean
begins_behind (PangoAttribute *attribute,
               gpointer        user_data)
{
  return attribute->start_index >= *(const gsize *) user_data;
}

/* Of looks that begin further on, breaking lines would take notice too. */
static PangoAttrList *
take_looks (PangoAttrList *all,
            gsize          length)
{
  PangoAttrList *own = pango_attr_list_copy (all);
  PangoAttrList *other = pango_attr_list_filter (own, begins_behind, &length);

  g_clear_pointer (&other, pango_attr_list_unref);
  return own;
}

/* The space is above the first and below the last. */
static FettleBlock *
make_piece (const FettleBlock *whole,
            const char        *text,
            gsize              length,
            PangoAttrList     *attributes)
{
  FettleBlock *piece = g_new0 (FettleBlock, 1);

  piece->kind = whole->kind;
  piece->look = whole->look;
  piece->list = whole->list;
  piece->text_look = whole->text_look;
  piece->text_look.family = g_strdup (whole->text_look.family);
  piece->look.top = piece->look.indent = 0;
  piece->look.break_before = FALSE;
  if (length > 0 && text[length - 1] == '\n')
    length--;
  piece->text = g_strndup (text, length);
  piece->attributes = take_looks (attributes, length);
  return piece;
}

static void
split (FettleBlock *block,
       GPtrArray   *out)
{
  g_autofree char *text = g_steal_pointer (&block->text);
  gsize length = strlen (text);
  gsize end = find_end (text, length);
  gsize start = end;
  double bottom = block->look.bottom;
  PangoAttrList *rest = block->attributes;

  block->text = g_strndup (text, end > 0 && text[end - 1] == '\n' ? end - 1 : end);
  block->attributes = take_looks (rest, end);
  block->look.bottom = 0;
  pango_attr_list_update (rest, 0, (int) end, 0);
  for (; start < length; start += end)
    {
      end = find_end (text + start, length - start);
      g_ptr_array_add (out, make_piece (block, text + start, end, rest));
      ((FettleBlock *) g_ptr_array_index (out, out->len - 1))->look.bottom = 0;
      pango_attr_list_update (rest, 0, (int) end, 0);
    }
  ((FettleBlock *) g_ptr_array_index (out, out->len - 1))->look.bottom = bottom;
  pango_attr_list_unref (rest);
}

/**
 * fettle_blocks_split_long:
 * @blocks: (element-type FettleBlock): blocks
 *
 * Parts paragraphs that are longer than a page into several, at an end of line or between words where there is one.
 */
void
fettle_blocks_split_long (GPtrArray *blocks)
{
  g_autoptr (GPtrArray) all = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < blocks->len && !any; i++)
    {
      const FettleBlock *block = g_ptr_array_index (blocks, i);

      any = block->kind == FETTLE_BLOCK_PARAGRAPH && strnlen (block->text, MAX_TEXT + 1) > MAX_TEXT;
    }
  if (!any)
    return;
  all = g_ptr_array_new ();
  for (guint i = 0; i < blocks->len; i++)
    {
      FettleBlock *block = g_ptr_array_index (blocks, i);

      g_ptr_array_add (all, block);
      if (block->kind == FETTLE_BLOCK_PARAGRAPH && strnlen (block->text, MAX_TEXT + 1) > MAX_TEXT)
        split (block, all);
    }
  for (guint i = 0; i < all->len; i++)
    if (i < blocks->len)
      g_ptr_array_index (blocks, i) = g_ptr_array_index (all, i);
    else
      g_ptr_array_add (blocks, g_ptr_array_index (all, i));
}
