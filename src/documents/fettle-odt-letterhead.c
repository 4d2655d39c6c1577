/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/fettle-odt-private.h"

static xmlNode *
find_same (const xmlNode *styles,
           const xmlNode *wanted)
{
  g_autofree char *name = fettle_odt_attribute (wanted, FETTLE_ODT_STYLE, "name");
  g_autofree char *family = fettle_odt_attribute (wanted, FETTLE_ODT_STYLE, "family");

  for (xmlNode *style = styles->children; style != NULL; style = style->next)
    {
      g_autofree char *other_name = style->type == XML_ELEMENT_NODE ? fettle_odt_attribute (style, FETTLE_ODT_STYLE, "name") : NULL;
      g_autofree char *other_family = style->type == XML_ELEMENT_NODE ? fettle_odt_attribute (style, FETTLE_ODT_STYLE, "family") : NULL;

      if (name != NULL && g_strcmp0 (name, other_name) == 0 && g_strcmp0 (family, other_family) == 0)
        return style;
    }
  return NULL;
}

/*
 * The styles that the letter needs and the letterhead does not have. Where both have one, the authority's look wins, but not for lists:
 * Word has no such styles, and what it makes of them has no bullets.
 */
static void
add_missing_styles (xmlDoc *to,
                    xmlDoc *from)
{
  xmlNode *own = fettle_odt_child (xmlDocGetRootElement (from), FETTLE_ODT_OFFICE, "styles");
  xmlNode *styles = fettle_odt_child (xmlDocGetRootElement (to), FETTLE_ODT_OFFICE, "styles");

  if (styles == NULL)
    {
      styles = fettle_odt_new_node (xmlDocGetRootElement (to), FETTLE_ODT_OFFICE, "styles");
      xmlAddPrevSibling (fettle_odt_child (xmlDocGetRootElement (to), FETTLE_ODT_OFFICE, "automatic-styles"), styles);
    }
  for (xmlNode *style = own != NULL ? own->children : NULL; style != NULL; style = style->next)
    {
      g_autofree char *name = style->type == XML_ELEMENT_NODE ? fettle_odt_attribute (style, FETTLE_ODT_STYLE, "name") : NULL;

      xmlNode *same = name != NULL ? find_same (styles, style) : NULL;

      if (name == NULL || (same != NULL && !fettle_odt_is (style, FETTLE_ODT_TEXT, "list-style")))
        continue;
      if (same != NULL)
        {
          xmlUnlinkNode (same);
          xmlFreeNode (same);
        }
      xmlReconciliateNs (to, xmlAddChild (styles, xmlDocCopyNode (style, to, 1)));
    }
}

static xmlNode *
find_style (xmlNode    *styles,
            const char *wanted)
{
  for (xmlNode *style = styles != NULL ? styles->children : NULL; style != NULL; style = style->next)
    {
      g_autofree char *name = style->type == XML_ELEMENT_NODE ? fettle_odt_attribute (style, FETTLE_ODT_STYLE, "name") : NULL;

      if (g_strcmp0 (name, wanted) == 0)
        return style;
    }
  return NULL;
}

/* The page that the letterhead's first paragraph begins on carries its first header. */
static char *
get_first_page (const FettleOdt *letterhead)
{
  xmlNode *body = fettle_odt_get_body (letterhead);
  xmlNode *content = xmlDocGetRootElement (letterhead->content);

  for (xmlNode *node = body; node != NULL; node = fettle_odt_next_in (body, node, TRUE))
    {
      g_autofree char *style = fettle_odt_is_paragraph (node) ? fettle_odt_attribute (node, FETTLE_ODT_TEXT, "style-name") : NULL;
      char *page;

      if (!fettle_odt_is_paragraph (node))
        continue;
      page = fettle_odt_attribute (find_style (fettle_odt_child (content, FETTLE_ODT_OFFICE, "automatic-styles"), style),
                                   FETTLE_ODT_STYLE, "master-page-name");
      return page != NULL && *page != '\0' ? page : g_strdup ("Standard");
    }
  return g_strdup ("Standard");
}

/* The parts of one document are of one version. */
static void
take_version (FettleOdt       *self,
              const FettleOdt *letterhead)
{
  g_autofree char *version = fettle_odt_attribute (xmlDocGetRootElement (letterhead->styles), FETTLE_ODT_OFFICE, "version");

  if (version != NULL)
    fettle_odt_set_attribute (xmlDocGetRootElement (self->content), FETTLE_ODT_OFFICE, "version", version);
}

/**
 * fettle_odt_set_letterhead:
 * @self: a letter's template
 * @letterhead: a document whose page, header, footer, pictures and styles @self takes on
 */
void
fettle_odt_set_letterhead (FettleOdt *self,
                           FettleOdt *letterhead)
{
  g_autofree char *page = NULL;
  xmlDoc *own;
  xmlNode *start;
  GHashTableIter iter;
  gpointer name, bytes;

  g_return_if_fail (self != NULL && letterhead != NULL);

  page = get_first_page (letterhead);
  own = self->styles;
  self->styles = xmlCopyDoc (letterhead->styles, 1);
  add_missing_styles (self->styles, own);
  xmlFreeDoc (own);
  take_version (self, letterhead);
  start = find_style (fettle_odt_child (xmlDocGetRootElement (self->styles), FETTLE_ODT_OFFICE, "styles"), "Letter_20_start");
  if (start != NULL)
    fettle_odt_set_attribute (start, FETTLE_ODT_STYLE, "master-page-name", page);
  g_hash_table_iter_init (&iter, letterhead->parts);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    g_hash_table_replace (self->parts, g_strdup (name), g_bytes_ref (bytes));
}
