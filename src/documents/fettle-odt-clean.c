/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/fettle-odt-private.h"

/*
 * What a word processor does of its own accord with a file that somebody sent: it follows links to the outside, fetches
 * sections and tables from elsewhere, runs scripts on events. A letter needs none of that, so none of it comes in.
 */

#define NS "urn:oasis:names:tc:opendocument:xmlns:"

typedef struct
{
  const char *name_space;
  const char *name; /* NULL for all of the name space */
} Element;

/* Left out with all that is in them. */
static const Element dropped[] = {
  { NS "script:1.0", NULL },
  { NS "form:1.0", NULL },
  { NS "animation:1.0", NULL },
  { NS "presentation:1.0", "event-listener" },
  { "http://www.w3.org/2002/xforms", NULL },
  { FETTLE_ODT_OFFICE, "scripts" },
  { FETTLE_ODT_OFFICE, "event-listeners" },
  { FETTLE_ODT_OFFICE, "forms" },
  { FETTLE_ODT_OFFICE, "dde-source" },
  { FETTLE_ODT_TEXT, "script" },
  { FETTLE_ODT_TEXT, "section-source" },
  { FETTLE_ODT_TEXT, "dde-connection-decls" },
  { FETTLE_ODT_TEXT, "alphabetical-index-auto-mark-file" },
  { FETTLE_ODT_TABLE, "table-source" },
  { FETTLE_ODT_TABLE, "cell-range-source" },
  { FETTLE_ODT_TABLE, "dde-links" },
  { FETTLE_ODT_DRAW, "object" },
  { FETTLE_ODT_DRAW, "object-ole" },
  { FETTLE_ODT_DRAW, "plugin" },
  { FETTLE_ODT_DRAW, "applet" },
  { FETTLE_ODT_DRAW, "floating-frame" },
  { FETTLE_ODT_DRAW, "image-map" },
};

/* Taken away from around their words. */
static const Element opened[] = {
  { FETTLE_ODT_TEXT, "execute-macro" },
  { FETTLE_ODT_TEXT, "dde-connection" },
  { FETTLE_ODT_TEXT, "database-display" },
  { FETTLE_ODT_TEXT, "database-name" },
  { FETTLE_ODT_TEXT, "database-next" },
  { FETTLE_ODT_TEXT, "database-row-select" },
  { FETTLE_ODT_TEXT, "database-row-number" },
};

static gboolean
is_among (const xmlNode *node,
          const Element *elements,
          gsize          n_elements)
{
  if (node->ns == NULL)
    return FALSE;
  for (gsize i = 0; i < n_elements; i++)
    if (g_str_equal ((const char *) node->ns->href, elements[i].name_space)
        && (elements[i].name == NULL || g_str_equal ((const char *) node->name, elements[i].name)))
      return TRUE;
  return FALSE;
}

/* Within the text, or a part of the same file. */
static gboolean
is_inside (GHashTable *parts,
           const char *target)
{
  if (*target == '#' || *target == '\0')
    return TRUE;
  if (g_str_has_prefix (target, "./"))
    target += 2;
  return g_hash_table_contains (parts, target);
}

static gboolean
leads_outside (const xmlNode *node,
               GHashTable    *parts)
{
  g_autofree char *target = fettle_odt_attribute (node, FETTLE_ODT_XLINK, "href");

  return target != NULL && !is_inside (parts, target);
}

/* Macros are named in attributes too, and a base makes inside links lead outside. */
static void
clean_attributes (xmlNode    *node,
                  GHashTable *parts)
{
  gboolean outside = leads_outside (node, parts);
  xmlAttr *next;

  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = next)
    {
      const char *href = attribute->ns != NULL ? (const char *) attribute->ns->href : "";
      const char *name = (const char *) attribute->name;

      next = attribute->next;
      if ((outside && g_str_equal (href, FETTLE_ODT_XLINK)) || g_str_equal (href, NS "script:1.0")
          || (g_str_equal (href, "http://www.w3.org/XML/1998/namespace") && g_str_equal (name, "base"))
          || g_str_equal (name, "macro-name"))
        xmlRemoveProp (attribute);
    }
}

/* Its children stand in its place; returns the first of them, or what came after it. */
static xmlNode *
open_up (xmlNode *node)
{
  xmlNode *next = node->next;
  xmlNode *first = NULL;

  while (node->children != NULL)
    {
      xmlNode *child = node->children;

      xmlUnlinkNode (child);
      /* Words are joined to the words before, and are no node of their own then. */
      child = xmlAddPrevSibling (node, child);
      /* Its name spaces may be declared on what is about to go. */
      if (child->type == XML_ELEMENT_NODE)
        xmlReconciliateNs (child->doc, child);
      if (first == NULL)
        first = child;
    }
  xmlUnlinkNode (node);
  xmlFreeNode (node);
  return first != NULL ? first : next;
}

static gboolean
is_dropped (const xmlNode *node,
            GHashTable    *parts)
{
  if (node->type == XML_PI_NODE)
    return TRUE;
  if (node->type != XML_ELEMENT_NODE)
    return FALSE;
  return is_among (node, dropped, G_N_ELEMENTS (dropped))
         || ((fettle_odt_is (node, FETTLE_ODT_DRAW, "image") || fettle_odt_is (node, FETTLE_ODT_DRAW, "fill-image")
              || g_str_has_prefix ((const char *) node->name, "font-face-uri")) && leads_outside (node, parts));
}

static gboolean
is_opened (const xmlNode *node,
           GHashTable    *parts)
{
  return node->type == XML_ELEMENT_NODE
         && (is_among (node, opened, G_N_ELEMENTS (opened))
             || ((fettle_odt_is (node, FETTLE_ODT_TEXT, "a") || fettle_odt_is (node, FETTLE_ODT_DRAW, "a"))
                 && leads_outside (node, parts)));
}

static void
clean_children (xmlNode    *parent,
                GHashTable *parts)
{
  xmlNode *next;

  for (xmlNode *node = parent->children; node != NULL; node = next)
    {
      next = node->next;
      if (is_dropped (node, parts))
        {
          xmlUnlinkNode (node);
          xmlFreeNode (node);
        }
      else if (is_opened (node, parts))
        next = open_up (node);
      else if (node->type == XML_ELEMENT_NODE)
        {
          clean_attributes (node, parts);
          clean_children (node, parts);
        }
    }
}

/**
 * fettle_odt_clean:
 * @doc: the content or the styles of a document that somebody else made
 * @parts: (element-type utf8 GBytes): what else the document holds
 *
 * Leaves out what would act of its own accord, or fetch something from outside. Words stay.
 */
void
fettle_odt_clean (xmlDoc     *doc,
                  GHashTable *parts)
{
  clean_children ((xmlNode *) doc, parts);
}
