/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "letters/fettle-letter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-error.h"

#define MAX_MARKS 2000

/*
 * Word processors cut a placeholder into pieces: one half bold for a moment, a spelling mark in the middle. So the text of a whole
 * paragraph is read as one, and each placeholder found in it becomes one element where its first letter stood.
 */
typedef struct
{
  gsize start;
  gsize end;
  FettleLetterMarkKind kind;
  char *name;
} Mark;

static void
mark_clear (gpointer data)
{
  Mark *mark = data;

  g_free (mark->name);
}

static GPtrArray *
collect_text (xmlNode *paragraph,
              GString *text)
{
  GPtrArray *nodes = g_ptr_array_new ();
  xmlNode *next;

  for (xmlNode *node = paragraph->children; node != NULL; node = next)
    {
      /* A frame or a note in a paragraph has paragraphs of its own: they are read by themselves. */
      next = fettle_odt_next_in (paragraph, node, !fettle_odt_is_paragraph (node));
      if (node->type != XML_TEXT_NODE || node->content == NULL)
        continue;
      g_string_append (text, (const char *) node->content);
      g_ptr_array_add (nodes, node);
    }
  return nodes;
}

static void
read_mark (Mark       *mark,
           const char *inside,
           gsize       length)
{
  static const struct { const char *sign; FettleLetterMarkKind kind; } signs[] = {
    { "/?", FETTLE_LETTER_MARK_OPTION_END }, { "/^", FETTLE_LETTER_MARK_UNLESS_END }, { "/", FETTLE_LETTER_MARK_LIST_END },
    { "#", FETTLE_LETTER_MARK_LIST }, { "?", FETTLE_LETTER_MARK_OPTION }, { "^", FETTLE_LETTER_MARK_UNLESS },
    { "", FETTLE_LETTER_MARK_VALUE },
  };
  g_autofree char *copy = g_strndup (inside, length);
  const char *at = g_strstrip (copy);
  guint i = 0;

  while (!g_str_has_prefix (at, signs[i].sign))
    i++;
  mark->kind = signs[i].kind;
  mark->name = g_strstrip (g_strdup (at + strlen (signs[i].sign)));
}

static GArray *
scan (const char  *text,
      GError     **error)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (Mark));
  const char *from = text;

  g_array_set_clear_func (marks, mark_clear);
  while ((from = strstr (from, "{{")) != NULL)
    {
      const char *end = strstr (from, "}}");
      Mark mark = { .start = (gsize) (from - text), .end = end != NULL ? (gsize) (end + 2 - text) : 0 };

      if (end == NULL)
        {
          /* Translators: %s is a paragraph of a letter's template */
          g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
                       _("In the template a placeholder begins with {{ and does not end with }} in the same paragraph: “%s”. "
                         "Correct the template and try again."), text);
          return NULL;
        }
      read_mark (&mark, from + 2, (gsize) (end - from - 2));
      g_array_append_val (marks, mark);
      from = end + 2;
    }
  return g_steal_pointer (&marks);
}

static void
add_text (xmlNode    *before,
          const char *text,
          gsize       length)
{
  if (length > 0)
    xmlAddPrevSibling (before, xmlNewDocTextLen (before->doc, (const xmlChar *) text, (int) length));
}

static void
add_mark (xmlNode    *before,
          const Mark *mark)
{
  char kind[2] = { (char) mark->kind, '\0' };
  xmlNode *node = xmlNewDocNode (before->doc, NULL, (const xmlChar *) FETTLE_LETTER_MARK, NULL);

  xmlNewProp (node, (const xmlChar *) "kind", (const xmlChar *) kind);
  xmlNewProp (node, (const xmlChar *) "name", (const xmlChar *) mark->name);
  xmlAddPrevSibling (before, node);
}

/* Puts marks in the place of one text node, which covers @start to @start + its length of the paragraph's text. */
static void
replace_text (xmlNode      *text,
              gsize         start,
              const GArray *marks)
{
  g_autofree char *content = g_strdup ((const char *) text->content);
  gsize end = start + strlen (content);
  gsize at = start;
  xmlNode *place = xmlNewDocNode (text->doc, NULL, (const xmlChar *) FETTLE_LETTER_MARK, NULL);

  xmlFreeNode (xmlReplaceNode (text, place));
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);

      if (mark->end <= start || mark->start >= end)
        continue;
      if (mark->start >= start)
        {
          add_text (place, content + (at - start), mark->start - at);
          add_mark (place, mark);
        }
      at = MIN (mark->end, end);
    }
  add_text (place, content + (at - start), end - at);
  xmlUnlinkNode (place);
  xmlFreeNode (place);
}

static gboolean
find_in_paragraph (xmlNode  *paragraph,
                   guint    *n_marks,
                   GError  **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) nodes = collect_text (paragraph, text);
  g_autoptr (GArray) marks = scan (text->str, error);
  gsize start = 0;

  if (marks == NULL)
    return FALSE;
  for (guint i = 0; marks->len > 0 && i < nodes->len; i++)
    {
      xmlNode *node = g_ptr_array_index (nodes, i);
      gsize length = strlen ((const char *) node->content);

      replace_text (node, start, marks);
      start += length;
    }
  *n_marks += marks->len;
  if (*n_marks > MAX_MARKS)
    {
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_LIMIT, _("The template has far more placeholders than a letter. It was not used."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_mark (const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && node->ns == NULL && g_str_equal ((const char *) node->name, FETTLE_LETTER_MARK);
}

/**
 * fettle_letter_marks_find:
 * @root: the element to look in
 * @n_marks: (inout): how many there are so far
 * @error: return location for an error
 *
 * Turns each placeholder in the paragraphs of @root, however it is cut up, into one mark.
 *
 * Returns: whether every placeholder is whole and there are not too many
 */
gboolean
fettle_letter_marks_find (xmlNode  *root,
                          guint    *n_marks,
                          GError  **error)
{
  for (xmlNode *node = root; node != NULL; node = fettle_odt_next_in (root, node, TRUE))
    if (fettle_odt_is_paragraph (node) && !find_in_paragraph (node, n_marks, error))
      return FALSE;
  return TRUE;
}

/**
 * fettle_letter_marks_collect:
 * @root: an element
 *
 * Returns: (transfer container) (element-type xmlNode): the marks in it, in the order of the document
 */
GPtrArray *
fettle_letter_marks_collect (const xmlNode *root)
{
  GPtrArray *marks = g_ptr_array_new ();

  for (xmlNode *node = (xmlNode *) root; node != NULL; node = fettle_odt_next_in (root, node, TRUE))
    if (is_mark (node))
      g_ptr_array_add (marks, node);
  return marks;
}

static const char *
get_property (const xmlNode *mark,
              const char    *name)
{
  for (const xmlAttr *attribute = mark->properties; attribute != NULL; attribute = attribute->next)
    if (g_str_equal ((const char *) attribute->name, name) && attribute->children != NULL)
      return (const char *) attribute->children->content;
  return "";
}

/**
 * fettle_letter_mark_get_kind:
 * @mark: a mark
 *
 * Returns: what kind it is
 */
FettleLetterMarkKind
fettle_letter_mark_get_kind (const xmlNode *mark)
{
  const char *kind = get_property (mark, "kind");

  return *kind != '\0' ? (FettleLetterMarkKind) *kind : FETTLE_LETTER_MARK_VALUE;
}

/**
 * fettle_letter_mark_get_name:
 * @mark: a mark
 *
 * Returns: (transfer none): the name it asks for
 */
const char *
fettle_letter_mark_get_name (const xmlNode *mark)
{
  return get_property (mark, "name");
}
