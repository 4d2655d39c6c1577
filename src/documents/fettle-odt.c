/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/fettle-odt-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-error.h"

static FettleOdt *
odt_new (void)
{
  FettleOdt *self = g_new0 (FettleOdt, 1);

  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  return self;
}

/* The roots of a flat file's halves become those of a package's parts; every name space stays declared on them. */
static xmlDoc *
parse_flat (GBytes      *bytes,
            const char  *root,
            GError     **error)
{
  xmlDoc *doc = fettle_odt_parse (bytes, "document", error);
  xmlNode *node;

  if (doc == NULL)
    return NULL;
  node = xmlDocGetRootElement (doc);
  xmlNodeSetName (node, (const xmlChar *) root);
  xmlUnsetNsProp (node, node->ns, (const xmlChar *) "mimetype");
  return doc;
}

static xmlDoc *
parse_part (GHashTable  *parts,
            const char  *name,
            const char  *root,
            GError     **error)
{
  g_autoptr (GBytes) none = g_bytes_new_static ("", 0);
  GBytes *bytes = g_hash_table_lookup (parts, name);
  xmlDoc *doc = fettle_odt_parse (bytes != NULL ? bytes : none, root, error);

  g_hash_table_remove (parts, name);
  return doc;
}

/* Templates edited with tracked changes are read as if all were accepted: the deleted text is not a part of the letter. */
static void
accept_changes (FettleOdt *self)
{
  static const char *const marks[] = { "tracked-changes", "change", "change-start", "change-end", NULL };
  xmlNode *body = fettle_odt_get_body (self);
  xmlNode *next;

  for (xmlNode *node = body; node != NULL; node = next)
    {
      gboolean is_mark = node->ns != NULL && g_strv_contains (marks, (const char *) node->name)
                         && fettle_odt_is (node, FETTLE_ODT_TEXT, (const char *) node->name);

      next = fettle_odt_next_in (body, node, !is_mark);
      if (!is_mark)
        continue;
      xmlUnlinkNode (node);
      xmlFreeNode (node);
    }
}

/**
 * fettle_odt_new_from_flat:
 * @styles: flat OpenDocument XML with the styles, page layout, header and footer
 * @body: flat OpenDocument XML with the text and its own automatic styles
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the document that the two halves make
 */
FettleOdt *
fettle_odt_new_from_flat (GBytes  *styles,
                          GBytes  *body,
                          GError **error)
{
  g_autoptr (FettleOdt) self = odt_new ();

  g_return_val_if_fail (styles != NULL && body != NULL, NULL);

  self->styles = parse_flat (styles, "document-styles", error);
  self->content = self->styles != NULL ? parse_flat (body, "document-content", error) : NULL;
  return self->content != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * fettle_odt_open:
 * @package: an .odt or .ott file
 * @error: return location for an error
 *
 * Opens a document that somebody else made. Tracked changes count as accepted; macros, scripts, links to the outside and
 * signatures are left behind.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with %FETTLE_ERROR_REFUSED or %FETTLE_ERROR_LIMIT
 */
FettleOdt *
fettle_odt_open (GBytes  *package,
                 GError **error)
{
  g_autoptr (FettleOdt) self = odt_new ();
  GHashTable *parts;

  g_return_val_if_fail (package != NULL, NULL);

  parts = fettle_odt_read_package (package, error);
  if (parts == NULL)
    return NULL;
  g_hash_table_unref (self->parts);
  self->parts = parts;
  self->styles = parse_part (parts, "styles.xml", "document-styles", error);
  self->content = self->styles != NULL ? parse_part (parts, "content.xml", "document-content", error) : NULL;
  if (self->content == NULL)
    return NULL;
  if (fettle_odt_get_body (self) == NULL)
    {
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED, _("The template has no text in it. It was not used."));
      return NULL;
    }
  accept_changes (self);
  fettle_odt_clean (self->content, self->parts);
  fettle_odt_clean (self->styles, self->parts);
  return g_steal_pointer (&self);
}

/**
 * fettle_odt_free:
 * @self: (transfer full): a document
 */
void
fettle_odt_free (FettleOdt *self)
{
  g_clear_pointer (&self->content, xmlFreeDoc);
  g_clear_pointer (&self->styles, xmlFreeDoc);
  g_hash_table_unref (self->parts);
  g_free (self->title);
  g_free (self);
}

/**
 * fettle_odt_set_title:
 * @self: a document
 * @title: the title for its properties
 */
void
fettle_odt_set_title (FettleOdt  *self,
                      const char *title)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  self->title = g_strdup (title);
}

/**
 * fettle_odt_get_title:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the title of its properties
 */
const char *
fettle_odt_get_title (const FettleOdt *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

static GBytes *
doc_to_bytes (xmlDoc *doc)
{
  xmlChar *text = NULL;
  int length = 0;
  GBytes *bytes;

  xmlDocDumpMemoryEnc (doc, &text, &length, "UTF-8");
  bytes = g_bytes_new (text, (gsize) length);
  xmlFree (text);
  return bytes;
}

/* No name of a person and no time: only what a reader of the properties, or a screen reader, needs. */
static GBytes *
make_meta (const FettleOdt *self,
           const char      *version)
{
  g_autofree char *title = g_markup_escape_text (self->title != NULL ? self->title : "", -1);
  g_autofree char *escaped = g_markup_escape_text (version, -1);
  char *text = g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                "<office:document-meta xmlns:office=\"" FETTLE_ODT_OFFICE "\""
                                " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
                                " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"%s\"><office:meta>"
                                "<meta:generator>Fettle</meta:generator><dc:title>%s</dc:title><dc:language>en-GB</dc:language>"
                                "</office:meta></office:document-meta>\n", escaped, title);

  return g_bytes_new_take (text, strlen (text));
}

static char *
get_version (const FettleOdt *self)
{
  char *version = fettle_odt_attribute (xmlDocGetRootElement (self->content), FETTLE_ODT_OFFICE, "version");

  return version != NULL ? version : g_strdup ("1.2");
}

/**
 * fettle_odt_to_bytes:
 * @self: a document
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the document as an .odt file; the same document always gives the same bytes
 */
GBytes *
fettle_odt_to_bytes (const FettleOdt  *self,
                     GError          **error)
{
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autofree char *version = NULL;
  GHashTableIter iter;
  gpointer name, bytes;

  g_return_val_if_fail (self != NULL, NULL);

  version = get_version (self);
  g_hash_table_iter_init (&iter, self->parts);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    g_hash_table_insert (parts, g_strdup (name), g_bytes_ref (bytes));
  g_hash_table_insert (parts, g_strdup ("content.xml"), doc_to_bytes (self->content));
  g_hash_table_insert (parts, g_strdup ("styles.xml"), doc_to_bytes (self->styles));
  g_hash_table_insert (parts, g_strdup ("meta.xml"), make_meta (self, version));
  return fettle_odt_write_package (parts, version, error);
}

/* OpenDocument 1.2 part 1, section 6.1.2: any white space between words is one space, and none at the start. */
static void
add_collapsed (GString    *out,
               const char *text,
               gboolean   *spaced)
{
  for (const char *at = text; *at != '\0'; at++)
    {
      gboolean space = strchr (" \t\r\n", *at) != NULL;

      if (!space)
        g_string_append_c (out, *at);
      else if (!*spaced)
        g_string_append_c (out, ' ');
      *spaced = space;
    }
}

static char *
get_paragraph_text (xmlNode *paragraph)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean spaced = TRUE;

  for (xmlNode *node = paragraph; node != NULL; node = fettle_odt_next_in (paragraph, node, TRUE))
    {
      if (node->type == XML_TEXT_NODE)
        add_collapsed (out, (const char *) node->content, &spaced);
      else if (fettle_odt_is (node, FETTLE_ODT_TEXT, "line-break") || fettle_odt_is (node, FETTLE_ODT_TEXT, "tab")
               || fettle_odt_is (node, FETTLE_ODT_TEXT, "s"))
        g_string_append_c (out, ' ');
    }
  return g_strchomp (g_string_free (g_steal_pointer (&out), FALSE));
}

/**
 * fettle_odt_to_text:
 * @self: a document
 *
 * Returns: (transfer full): its text, a line for each paragraph, without header and footer
 */
char *
fettle_odt_to_text (const FettleOdt *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  xmlNode *body;

  g_return_val_if_fail (self != NULL, NULL);

  body = fettle_odt_get_body (self);
  for (xmlNode *node = body; node != NULL; node = fettle_odt_next_in (body, node, !fettle_odt_is_paragraph (node)))
    {
      g_autofree char *text = fettle_odt_is_paragraph (node) ? get_paragraph_text (node) : NULL;

      if (text != NULL)
        g_string_append_printf (out, "%s\n", text);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
