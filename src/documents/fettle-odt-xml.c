/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/fettle-odt-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>

#include "base/fettle-error.h"
#include "base/fettle-xml-guard.h"

/* A hundred pages have some ten thousand. */
#define MAX_ELEMENTS 100000

/* Document types bring entities, and entities bring other files and endless texts. OpenDocument needs none. */
static void
refuse_document_type_cb (void          *user_data,
                         const xmlChar *name,
                         const xmlChar *external_id,
                         const xmlChar *system_id)
{
  xmlParserCtxt *parser = user_data;

  parser->_private = parser;
  xmlStopParser (parser);
}

/* What would keep the parser, or the layout, busy for minutes. A document type is told of by the parser. */
static gboolean
check (const char  *data,
       gsize        size,
       GError     **error)
{
  FettleXmlGuard guard = { 0 };
  FettleXmlFault fault = fettle_xml_guard_check (&guard, data, size);

  if (fault != FETTLE_XML_FAULT_DEEP && fault != FETTLE_XML_FAULT_WIDE && guard.n_elements <= MAX_ELEMENTS)
    return TRUE;
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_LIMIT,
               _("The text is far longer than a letter, or built in a way that no word processor builds one. It was not used."));
  return FALSE;
}

/**
 * fettle_odt_parse:
 * @bytes: XML of a part of an OpenDocument file
 * @root: the name that its root must have, in the office name space
 * @error: return location for an error
 *
 * Reads XML without a document type, entities or the network.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with %FETTLE_ERROR_REFUSED or %FETTLE_ERROR_LIMIT
 */
xmlDoc *
fettle_odt_parse (GBytes      *bytes,
                  const char  *root,
                  GError     **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  xmlParserCtxt *parser;
  xmlDoc *doc = NULL;
  gboolean has_type;

  if (!check (data, size, error))
    return NULL;
  parser = xmlNewParserCtxt ();
  parser->sax->internalSubset = refuse_document_type_cb;
  if (size > 0 && size < G_MAXINT)
    doc = xmlCtxtReadMemory (parser, data, (int) size, NULL, NULL,
                             XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
  has_type = parser->_private != NULL;
  xmlFreeParserCtxt (parser);
  if (doc != NULL && !has_type && fettle_odt_is (xmlDocGetRootElement (doc), FETTLE_ODT_OFFICE, root))
    return doc;
  g_clear_pointer (&doc, xmlFreeDoc);
  if (has_type)
    g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED,
                 _("The template declares a document type, which no word processor writes. It was not used. "
                   "Save it again from LibreOffice or Word as an OpenDocument text."));
  else
    g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED,
                 _("The template is empty, damaged or not an OpenDocument text. It was not used. "
                   "Save it again from LibreOffice or Word as an OpenDocument text (.odt)."));
  return NULL;
}

/**
 * fettle_odt_is:
 * @node: (nullable): a node
 * @name_space: a name space
 * @name: a local name
 *
 * Returns: whether @node is that element
 */
gboolean
fettle_odt_is (const xmlNode *node,
               const char    *name_space,
               const char    *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE && node->ns != NULL
         && g_str_equal ((const char *) node->name, name) && g_str_equal ((const char *) node->ns->href, name_space);
}

/**
 * fettle_odt_is_paragraph:
 * @node: (nullable): a node
 *
 * Returns: whether @node is a paragraph or a heading
 */
gboolean
fettle_odt_is_paragraph (const xmlNode *node)
{
  return fettle_odt_is (node, FETTLE_ODT_TEXT, "p") || fettle_odt_is (node, FETTLE_ODT_TEXT, "h");
}

/**
 * fettle_odt_child:
 * @parent: (nullable): an element
 * @name_space: a name space
 * @name: a local name
 *
 * Returns: (transfer none) (nullable): the first child element of that name
 */
xmlNode *
fettle_odt_child (const xmlNode *parent,
                  const char    *name_space,
                  const char    *name)
{
  for (xmlNode *child = parent != NULL ? parent->children : NULL; child != NULL; child = child->next)
    if (fettle_odt_is (child, name_space, name))
      return child;
  return NULL;
}

/**
 * fettle_odt_attribute:
 * @node: (nullable): an element
 * @name_space: a name space
 * @name: a local name
 *
 * Returns: (transfer full) (nullable): the attribute's value
 */
char *
fettle_odt_attribute (const xmlNode *node,
                      const char    *name_space,
                      const char    *name)
{
  xmlChar *value = node != NULL ? xmlGetNsProp ((xmlNode *) node, (const xmlChar *) name, (const xmlChar *) name_space) : NULL;
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

/* The document's own declaration of the name space, or a new one at its root where it has none. */
static xmlNs *
find_name_space (xmlNode    *near,
                 const char *name_space)
{
  static const struct { const char *href; const char *prefix; } usual[] = {
    { FETTLE_ODT_OFFICE, "office" }, { FETTLE_ODT_TEXT, "text" }, { FETTLE_ODT_STYLE, "style" }, { FETTLE_ODT_FO, "fo" },
  };
  xmlNs *found = xmlSearchNsByHref (near->doc, near, (const xmlChar *) name_space);

  for (gsize i = 0; found == NULL && i < G_N_ELEMENTS (usual); i++)
    if (g_str_equal (usual[i].href, name_space))
      found = xmlNewNs (xmlDocGetRootElement (near->doc), (const xmlChar *) name_space, (const xmlChar *) usual[i].prefix);
  return found;
}

/**
 * fettle_odt_set_attribute:
 * @node: an element in a document
 * @name_space: a name space
 * @name: a local name
 * @value: the value
 */
void
fettle_odt_set_attribute (xmlNode    *node,
                          const char *name_space,
                          const char *name,
                          const char *value)
{
  xmlSetNsProp (node, find_name_space (node, name_space), (const xmlChar *) name, (const xmlChar *) value);
}

/**
 * fettle_odt_new_node:
 * @near: an element in the document that the new one is to stand in
 * @name_space: a name space
 * @name: a local name
 *
 * Returns: (transfer full): a new element, not yet in the tree
 */
xmlNode *
fettle_odt_new_node (xmlNode    *near,
                     const char *name_space,
                     const char *name)
{
  return xmlNewDocNode (near->doc, find_name_space (near, name_space), (const xmlChar *) name, NULL);
}

/**
 * fettle_odt_next_in:
 * @root: the element to stay in
 * @node: where to go on from
 * @descend: whether to go into @node
 *
 * Returns: (transfer none) (nullable): the next node in the order of the document, or %NULL at the end of @root
 */
xmlNode *
fettle_odt_next_in (const xmlNode *root,
                    xmlNode       *node,
                    gboolean       descend)
{
  if (descend && node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  while (node != root && node->next == NULL)
    node = node->parent;
  return node == root ? NULL : node->next;
}

/**
 * fettle_odt_get_body:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the element that holds its text
 */
xmlNode *
fettle_odt_get_body (const FettleOdt *self)
{
  return fettle_odt_child (fettle_odt_child (xmlDocGetRootElement (self->content), FETTLE_ODT_OFFICE, "body"),
                           FETTLE_ODT_OFFICE, "text");
}

static xmlNode *
need_automatic_styles (xmlNode *root)
{
  xmlNode *styles = fettle_odt_child (root, FETTLE_ODT_OFFICE, "automatic-styles");
  xmlNode *after;

  if (styles != NULL)
    return styles;
  styles = fettle_odt_new_node (root, FETTLE_ODT_OFFICE, "automatic-styles");
  after = fettle_odt_child (root, FETTLE_ODT_OFFICE, "body");
  if (after == NULL)
    after = fettle_odt_child (root, FETTLE_ODT_OFFICE, "master-styles");
  if (after != NULL)
    xmlAddPrevSibling (after, styles);
  else
    xmlAddChild (root, styles);
  return styles;
}

/**
 * fettle_odt_add_missing_style:
 * @doc: the content or the styles of a document
 *
 * Adds the style of what could not be filled, where it is not there yet: bold on yellow, and in words besides.
 */
void
fettle_odt_add_missing_style (xmlDoc *doc)
{
  xmlNode *styles = need_automatic_styles (xmlDocGetRootElement (doc));
  xmlNode *style, *look;

  for (style = styles->children; style != NULL; style = style->next)
    {
      g_autofree char *name = style->type == XML_ELEMENT_NODE ? fettle_odt_attribute (style, FETTLE_ODT_STYLE, "name") : NULL;

      if (g_strcmp0 (name, FETTLE_ODT_MISSING_STYLE) == 0)
        return;
    }
  style = xmlAddChild (styles, fettle_odt_new_node (styles, FETTLE_ODT_STYLE, "style"));
  fettle_odt_set_attribute (style, FETTLE_ODT_STYLE, "name", FETTLE_ODT_MISSING_STYLE);
  fettle_odt_set_attribute (style, FETTLE_ODT_STYLE, "family", "text");
  look = xmlAddChild (style, fettle_odt_new_node (style, FETTLE_ODT_STYLE, "text-properties"));
  fettle_odt_set_attribute (look, FETTLE_ODT_FO, "background-color", "#ffe97f");
  fettle_odt_set_attribute (look, FETTLE_ODT_FO, "color", "#000000");
  fettle_odt_set_attribute (look, FETTLE_ODT_FO, "font-weight", "bold");
}
