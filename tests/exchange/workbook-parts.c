/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbook-parts.h"

#include <libxml/parser.h>
#include <string.h>
#include <zip.h>

/*
 * Reads a workbook for the tests: its parts as trees, and as one text in which what means the same reads the same.
 */

static xmlDoc *
read_part (zip_t        *archive,
           zip_uint64_t  index)
{
  zip_file_t *part = zip_fopen_index (archive, index, 0);
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  guint8 chunk[4096];
  zip_int64_t n;
  xmlDoc *document;

  g_assert_nonnull (part);
  while ((n = zip_fread (part, chunk, sizeof chunk)) > 0)
    g_byte_array_append (bytes, chunk, (guint) n);
  g_assert_cmpint (n, ==, 0);
  g_assert_cmpint (zip_fclose (part), ==, 0);
  document = xmlReadMemory ((const char *) bytes->data, (int) bytes->len, NULL, NULL, XML_PARSE_NONET);
  g_assert_nonnull (document);
  return document;
}

static void
read_strings (Parts *self)
{
  xmlNode *root = parts_root (self, "xl/sharedStrings.xml");

  for (xmlNode *item = root ? root->children : NULL; item; item = item->next)
    g_ptr_array_add (self->strings, xmlNodeGetContent (item));
}

Parts *
parts_open (const char *path)
{
  Parts *self = g_new0 (Parts, 1);
  zip_t *archive = zip_open (path, ZIP_RDONLY, NULL);

  g_assert_nonnull (archive);
  self->parts
    = g_tree_new_full ((GCompareDataFunc) (void (*) (void)) strcmp, NULL, g_free, (GDestroyNotify) xmlFreeDoc);
  self->strings = g_ptr_array_new_with_free_func (xmlFree);
  for (zip_int64_t i = 0; i < zip_get_num_entries (archive, 0); i++)
    g_tree_insert (self->parts, g_strdup (zip_get_name (archive, (zip_uint64_t) i, 0)),
                   read_part (archive, (zip_uint64_t) i));
  zip_discard (archive);
  read_strings (self);
  return self;
}

void
parts_free (Parts *self)
{
  g_tree_unref (self->parts);
  g_ptr_array_unref (self->strings);
  g_free (self);
}

xmlNode *
parts_root (Parts      *self,
            const char *name)
{
  xmlDoc *document = g_tree_lookup (self->parts, name);

  return document ? xmlDocGetRootElement (document) : NULL;
}

xmlNode *
node_child (xmlNode    *node,
            const char *name)
{
  for (xmlNode *child = node ? node->children : NULL; child; child = child->next)
    if (child->type == XML_ELEMENT_NODE && strcmp ((const char *) child->name, name) == 0)
      return child;
  return NULL;
}

char *
node_attribute (xmlNode    *node,
                const char *name)
{
  xmlChar *value = node ? xmlGetProp (node, (const xmlChar *) name) : NULL;
  char *copy = g_strdup ((const char *) value);

  if (value)
    xmlFree (value);
  return copy;
}

/* The sheet by its name. libxlsxwriter numbers the parts in the order of the sheets. */
xmlNode *
parts_find_sheet (Parts      *self,
                  const char *sheet)
{
  guint number = 1;

  for (xmlNode *node = node_child (parts_root (self, "xl/workbook.xml"), "sheets")->children; node;
       node = node->next, number++)
    {
      g_autofree char *name = node_attribute (node, "name");
      g_autofree char *part = g_strdup_printf ("xl/worksheets/sheet%u.xml", number);

      if (g_strcmp0 (name, sheet) == 0)
        return parts_root (self, part);
    }
  return NULL;
}

static char *
cell_words (Parts   *self,
            xmlNode *cell)
{
  g_autofree char *type = node_attribute (cell, "t");
  xmlNode *value = node_child (cell, g_strcmp0 (type, "inlineStr") == 0 ? "is" : "v");
  xmlChar *content = value ? xmlNodeGetContent (value) : NULL;
  char *words;

  if (g_strcmp0 (type, "s") == 0)
    words = g_strdup (g_ptr_array_index (self->strings, atoi ((const char *) content)));
  else
    words = g_strdup (content ? (const char *) content : "");
  if (content)
    xmlFree (content);
  return words;
}

char *
parts_get_cell (Parts      *self,
                xmlNode    *sheet,
                const char *reference)
{
  for (xmlNode *row = node_child (sheet, "sheetData")->children; row; row = row->next)
    for (xmlNode *cell = row->children; cell; cell = cell->next)
      {
        g_autofree char *own = node_attribute (cell, "r");

        if (g_strcmp0 (own, reference) == 0)
          return cell_words (self, cell);
      }
  return NULL;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
append_attributes (GString *out,
                   xmlNode *node)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    {
      g_autofree char *value = node_attribute (node, (const char *) attribute->name);

      g_ptr_array_add (lines, g_strdup_printf (" %s=\"%s\"", (const char *) attribute->name, value));
    }
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append (out, g_ptr_array_index (lines, i));
}

static void
append_node (Parts   *self,
             GString *out,
             xmlNode *node,
             guint    depth)
{
  g_string_append_printf (out, "%*s%s", (int) depth, "", (const char *) node->name);
  append_attributes (out, node);
  if (strcmp ((const char *) node->name, "c") == 0 && node_child (node, "v"))
    {
      g_autofree char *words = cell_words (self, node);

      g_string_append_printf (out, ": %s\n", words);
      return;
    }
  if (node->children && node->children->type == XML_TEXT_NODE)
    g_string_append_printf (out, ": %s", (const char *) node->children->content);
  g_string_append_c (out, '\n');
  for (xmlNode *child = node->children; child; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      append_node (self, out, child, depth + 1);
}

typedef struct
{
  Parts *parts;
  GString *out;
} Dump;

static gboolean
append_part (gpointer name,
             gpointer document,
             gpointer user_data)
{
  Dump *dump = user_data;

  /* The theme is the library's; the program's name and version are no matter of ours; strings stand in the cells. */
  if (g_str_equal (name, "xl/theme/theme1.xml") || g_str_equal (name, "docProps/app.xml")
      || g_str_equal (name, "xl/sharedStrings.xml"))
    return FALSE;
  g_string_append_printf (dump->out, "== %s\n", (const char *) name);
  append_node (dump->parts, dump->out, xmlDocGetRootElement (document), 0);
  return FALSE;
}

char *
parts_to_text (Parts *self)
{
  Dump dump = { self, g_string_new (NULL) };

  g_tree_foreach (self->parts, append_part, &dump);
  return g_string_free (dump.out, FALSE);
}
