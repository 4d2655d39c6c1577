/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "letters/fettle-letter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-error.h"

/* Holds a section, or a copy of one, while it is worked on; unwrapped before anybody else sees it. */
#define SECTION "fettle-section"

static xmlNode *
get_paragraph (xmlNode *node)
{
  while (node != NULL && !fettle_odt_is_paragraph (node))
    node = node->parent;
  return node;
}

static gboolean
is_blank_text (const xmlNode *node)
{
  return node->type != XML_TEXT_NODE || xmlIsBlankNode ((xmlNode *) node);
}

/* Whether nothing that a reader sees lies in @paragraph before @first and after @last. */
static gboolean
nothing_outside (xmlNode *paragraph,
                 xmlNode *first,
                 xmlNode *last)
{
  gboolean inside = FALSE;

  for (xmlNode *node = paragraph; node != NULL; node = fettle_odt_next_in (paragraph, node, TRUE))
    {
      inside = inside || node == first;
      if (!inside && !is_blank_text (node))
        return FALSE;
      inside = inside && node != last;
    }
  return TRUE;
}

static gboolean
holds_nothing_but (xmlNode *paragraph,
                   xmlNode *mark)
{
  for (xmlNode *node = paragraph; node != NULL; node = fettle_odt_next_in (paragraph, node, TRUE))
    if (!is_blank_text (node) || (node != mark && node->type == XML_ELEMENT_NODE && node->ns == NULL))
      return FALSE;
  return TRUE;
}

static gboolean
is_only_element (const xmlNode *node)
{
  for (const xmlNode *other = node->parent->children; other != NULL; other = other->next)
    if (other != node && other->type == XML_ELEMENT_NODE)
      return FALSE;
  return TRUE;
}

static xmlNode *
common_ancestor (xmlNode *a,
                 xmlNode *b)
{
  for (xmlNode *up = a; up != NULL; up = up->parent)
    for (xmlNode *other = b; other != NULL; other = other->parent)
      if (other == up)
        return up;
  return NULL;
}

/* A mark at the edge of a span of formatting means the same outside of it, and there it meets its other half. */
static void
lift_out (xmlNode *mark)
{
  while (fettle_odt_is (mark->parent, FETTLE_ODT_TEXT, "span") || fettle_odt_is (mark->parent, FETTLE_ODT_TEXT, "a"))
    {
      xmlNode *around = mark->parent;
      gboolean at_start = mark->prev == NULL;

      if (!at_start && mark->next != NULL)
        return;
      xmlUnlinkNode (mark);
      if (at_start)
        xmlAddPrevSibling (around, mark);
      else
        xmlAddNextSibling (around, mark);
    }
}

static xmlNode *
child_towards (xmlNode *ancestor,
               xmlNode *node)
{
  while (node->parent != ancestor)
    node = node->parent;
  return node;
}

/*
 * What a section repeats or leaves out: the list item or table row that its marks enclose, else the paragraphs from the one mark to the
 * other, else, inside one paragraph, the words between them.
 */
static gboolean
find_extent (xmlNode  *opening,
             xmlNode  *closing,
             xmlNode **first,
             xmlNode **last)
{
  xmlNode *paragraph = get_paragraph (opening);
  xmlNode *ancestor;

  lift_out (opening);
  lift_out (closing);
  ancestor = common_ancestor (opening, closing);
  if (paragraph == NULL || ancestor == NULL)
    return FALSE;
  if (paragraph == get_paragraph (closing))
    {
      *first = *last = paragraph;
      if (nothing_outside (paragraph, opening, closing))
        {
          if (fettle_odt_is (paragraph->parent, FETTLE_ODT_TEXT, "list-item") && is_only_element (paragraph))
            *first = *last = paragraph->parent;
          return TRUE;
        }
      *first = child_towards (ancestor, opening);
      *last = child_towards (ancestor, closing);
      return *first == opening && *last == closing;
    }
  *first = child_towards (ancestor, opening);
  *last = child_towards (ancestor, closing);
  if (fettle_odt_is (ancestor, FETTLE_ODT_TABLE, "table-row") || fettle_odt_is (ancestor, FETTLE_ODT_TEXT, "list-item"))
    *first = *last = ancestor;
  return TRUE;
}

static void
remove_node (xmlNode *node)
{
  xmlUnlinkNode (node);
  xmlFreeNode (node);
}

/* A paragraph that held a mark and nothing else was there for the mark's sake. */
static void
remove_mark (xmlNode *mark)
{
  xmlNode *paragraph = get_paragraph (mark);

  if (paragraph != NULL && fettle_odt_is (paragraph->parent, FETTLE_ODT_TABLE, "table-cell") && is_only_element (paragraph))
    paragraph = NULL; /* a cell needs a paragraph */
  if (paragraph != NULL && holds_nothing_but (paragraph, mark))
    remove_node (paragraph);
  else
    remove_node (mark);
}

/**
 * fettle_letter_section_cut:
 * @marks: (element-type xmlNode): marks in the order of the document
 * @opening: index of the mark that opens a section
 * @closing: index of the mark that closes it
 * @place: (out): an element left where the section was
 * @error: return location for an error
 *
 * Takes a section out of the document, without its two marks.
 *
 * Returns: (transfer full) (nullable): an element that holds the section
 */
xmlNode *
fettle_letter_section_cut (GPtrArray  *marks,
                           guint       opening,
                           guint       closing,
                           xmlNode   **place,
                           GError    **error)
{
  xmlNode *first_mark = g_ptr_array_index (marks, opening);
  xmlNode *last_mark = g_ptr_array_index (marks, closing);
  xmlNode *first, *last, *next, *section;

  if (!find_extent (first_mark, last_mark, &first, &last))
    {
      /* Translators: %s is the name of a section in a letter's template */
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
                   _("In the template the section “%s” begins and ends at places that do not fit: let both stand in one paragraph, one "
                     "table row, or paragraphs of their own. Correct the template and try again."),
                   fettle_letter_mark_get_name (first_mark));
      return NULL;
    }
  *place = xmlNewDocNode (first->doc, NULL, (const xmlChar *) SECTION, NULL);
  section = xmlNewDocNode (first->doc, NULL, (const xmlChar *) SECTION, NULL);
  xmlAddPrevSibling (first, *place);
  /* It stays in the tree while the marks are removed, which looks at what is around them. */
  xmlAddPrevSibling (first, section);
  for (xmlNode *node = first; node != NULL; node = next)
    {
      next = node == last ? NULL : node->next;
      xmlUnlinkNode (node);
      xmlAddChild (section, node);
    }
  remove_mark (first_mark);
  remove_mark (last_mark);
  return section;
}

/**
 * fettle_letter_section_copy:
 * @section: a section from fettle_letter_section_cut()
 * @place: the place it was cut from
 *
 * Returns: (transfer none): a copy of it, put before @place
 */
xmlNode *
fettle_letter_section_copy (xmlNode *section,
                            xmlNode *place)
{
  return xmlAddPrevSibling (place, xmlDocCopyNode (section, section->doc, 1));
}

/**
 * fettle_letter_section_unwrap:
 * @section: (transfer full): a copy of a section
 *
 * Leaves in the document what the copy holds.
 */
void
fettle_letter_section_unwrap (xmlNode *section)
{
  while (section->children != NULL)
    {
      xmlNode *child = section->children;

      xmlUnlinkNode (child);
      child = xmlAddPrevSibling (section, child);
      /* Copies bring name spaces declared on the wrapper that is about to go. */
      if (child->type == XML_ELEMENT_NODE)
        xmlReconciliateNs (child->doc, child);
    }
  remove_node (section);
}

/* Text goes in as text: what looks like XML or like a placeholder in it stays words. */
static void
add_line (xmlNode    *before,
          const char *line)
{
  g_auto (GStrv) pieces = g_strsplit (line, "\t", -1);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      if (i > 0)
        xmlAddPrevSibling (before, fettle_odt_new_node (get_paragraph (before), FETTLE_ODT_TEXT, "tab"));
      if (*pieces[i] != '\0')
        xmlAddPrevSibling (before, xmlNewDocText (before->doc, (const xmlChar *) pieces[i]));
    }
}

static void
put_missing (xmlNode    *mark,
             const char *words)
{
  xmlNode *span = fettle_odt_new_node (get_paragraph (mark), FETTLE_ODT_TEXT, "span");

  fettle_odt_add_missing_style (mark->doc);
  xmlAddPrevSibling (mark, span);
  fettle_odt_set_attribute (span, FETTLE_ODT_TEXT, "style-name", FETTLE_ODT_MISSING_STYLE);
  xmlAddChild (span, xmlNewDocText (mark->doc, (const xmlChar *) words));
}

/* Each line but the last becomes a paragraph like the one of the mark, before it. Returns the last line. */
static const char *
put_paragraphs (xmlNode           *mark,
                const char *const *lines)
{
  xmlNode *paragraph = get_paragraph (mark);
  guint i;

  for (i = 0; lines[i + 1] != NULL; i++)
    {
      xmlNode *copy;
      g_autoptr (GPtrArray) marks = NULL;

      if (*lines[i] == '\0')
        continue;
      copy = xmlAddPrevSibling (paragraph, xmlDocCopyNode (paragraph, paragraph->doc, 1));
      xmlReconciliateNs (copy->doc, copy);
      marks = fettle_letter_marks_collect (copy);
      add_line (g_ptr_array_index (marks, 0), lines[i]);
      remove_node (g_ptr_array_index (marks, 0));
    }
  return lines[i];
}

/**
 * fettle_letter_section_put_value:
 * @mark: (transfer full): a mark
 * @words: what to put in its place
 * @missing: whether @words say that the value is missing
 *
 * Lines become paragraphs where the mark has a paragraph to itself, and lines of one paragraph elsewhere.
 */
void
fettle_letter_section_put_value (xmlNode    *mark,
                                 const char *words,
                                 gboolean    missing)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
  xmlNode *paragraph = get_paragraph (mark);

  if (missing)
    put_missing (mark, words);
  else if (lines[0] != NULL && lines[1] != NULL && holds_nothing_but (paragraph, mark))
    add_line (mark, put_paragraphs (mark, (const char *const *) lines));
  else
    for (guint i = 0; lines[i] != NULL; i++)
      {
        if (i > 0)
          xmlAddPrevSibling (mark, fettle_odt_new_node (paragraph, FETTLE_ODT_TEXT, "line-break"));
        add_line (mark, lines[i]);
      }
  remove_node (mark);
}
