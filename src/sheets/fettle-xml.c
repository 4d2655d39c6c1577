/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheets/fettle-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-error.h"
#include "base/fettle-xml-guard.h"

struct _FettleXml
{
  FettleInput *input;
  FettleXmlGuard guard;
  xmlTextReaderPtr reader;
  GError *input_error;
  GString *value;
};

static void
ignore_cb (void       *data,
           xmlErrorPtr problem)
{
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (
      error, FETTLE_ERROR, FETTLE_ERROR_REFUSED,
      _("The workbook is damaged. Open it in a spreadsheet program, save it again, and import that."));
  return FALSE;
}

static gboolean
fail_damaged (FettleXml  *self,
              GError    **error)
{
  if (self->input_error == NULL)
    return set_damaged (error);
  g_propagate_error (error, g_steal_pointer (&self->input_error));
  return FALSE;
}

static gboolean
check (FettleXml  *self,
       const char *bytes,
       gsize       length)
{
  switch (fettle_xml_guard_check (&self->guard, bytes, length))
    {
    case FETTLE_XML_FAULT_NONE:
      return TRUE;
    case FETTLE_XML_FAULT_DEEP:
    case FETTLE_XML_FAULT_WIDE:
      g_set_error_literal (&self->input_error, FETTLE_ERROR, FETTLE_ERROR_LIMIT,
                           _("The workbook is built in a way that no spreadsheet program builds one, so reading was "
                             "stopped. Nothing was changed."));
      return FALSE;
    case FETTLE_XML_FAULT_TYPE:
    default:
      return set_damaged (&self->input_error);
    }
}

static int
read_cb (void *data,
         char *buffer,
         int   length)
{
  FettleXml *self = data;
  gssize n;

  if (self->input_error != NULL)
    return -1;
  n = fettle_input_read (self->input, buffer, length, &self->input_error);
  return n > 0 && !check (self, buffer, n) ? -1 : n;
}

/**
 * fettle_xml_open:
 * @archive: an archive, which must outlive the reader
 * @entry: name of an entry
 * @error: return location: %FETTLE_ERROR_REFUSED where there is no such entry, else as fettle_input_open_entry()
 *
 * Returns: (transfer full) (nullable): the reader, before the first node
 */
FettleXml *
fettle_xml_open (FettleArchive  *archive,
                 const char     *entry,
                 GError        **error)
{
  g_autoptr (FettleXml) self = NULL;
  guint index;

  g_return_val_if_fail (archive != NULL && entry != NULL, NULL);

  self = g_new0 (FettleXml, 1);
  self->value = g_string_new (NULL);
  if (!fettle_archive_find (archive, entry, &index))
    {
      fail_damaged (self, error);
      return NULL;
    }
  self->input = fettle_input_open_entry (archive, index, error);
  if (self->input == NULL)
    return NULL;
  self->reader =
      xmlReaderForIO (read_cb, NULL, self, NULL, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_NOCDATA);
  if (self->reader == NULL)
    {
      fail_damaged (self, error);
      return NULL;
    }
  xmlTextReaderSetStructuredErrorHandler (self->reader, (xmlStructuredErrorFunc) ignore_cb, NULL);
  return g_steal_pointer (&self);
}

/**
 * fettle_xml_close:
 * @xml: (transfer full): a reader
 *
 * Closes the reader.
 */
void
fettle_xml_close (FettleXml *xml)
{
  g_return_if_fail (xml != NULL);

  g_clear_pointer (&xml->reader, xmlFreeTextReader);
  g_clear_pointer (&xml->input, fettle_input_close);
  g_clear_error (&xml->input_error);
  g_string_free (xml->value, TRUE);
  g_free (xml);
}

/**
 * fettle_xml_next:
 * @xml: a reader
 * @error: return location: %FETTLE_ERROR_REFUSED for damaged XML or XML with a document type, %FETTLE_ERROR_LIMIT for
 * too much of it
 *
 * Goes to the next node.
 *
 * Returns: %FALSE at the end, where @error is not set, and on failure
 */
gboolean
fettle_xml_next (FettleXml  *xml,
                 GError    **error)
{
  int result;

  g_return_val_if_fail (xml != NULL, FALSE);

  result = xmlTextReaderRead (xml->reader);
  if (result < 0 || xml->input_error != NULL)
    return fail_damaged (xml, error);
  if (result == 1)
    switch (xmlTextReaderNodeType (xml->reader))
      {
      case XML_READER_TYPE_DOCUMENT_TYPE:
      case XML_READER_TYPE_ENTITY:
      case XML_READER_TYPE_ENTITY_REFERENCE:
        return fail_damaged (xml, error);
      default:
        break;
      }
  return result == 1;
}

/**
 * fettle_xml_finish:
 * @local: (transfer full) (nullable): what fettle_xml_next() set when it said no
 * @error: return location
 *
 * Tells the end of a loop over nodes from a failure.
 *
 * Returns: whether it was the end
 */
gboolean
fettle_xml_finish (GError  *local,
                   GError **error)
{
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

/**
 * fettle_xml_at_start:
 * @xml: a reader
 * @name: local name of an element
 *
 * Returns: whether the reader stands at the start tag of such an element
 */
gboolean
fettle_xml_at_start (FettleXml  *xml,
                     const char *name)
{
  g_return_val_if_fail (xml != NULL, FALSE);

  return xmlTextReaderNodeType (xml->reader) == XML_READER_TYPE_ELEMENT
         && strcmp ((const char *) xmlTextReaderConstLocalName (xml->reader), name) == 0;
}

/**
 * fettle_xml_at_end:
 * @xml: a reader
 * @name: local name of an element
 *
 * Returns: whether the reader stands at the end tag of such an element; an empty element has none
 */
gboolean
fettle_xml_at_end (FettleXml  *xml,
                   const char *name)
{
  g_return_val_if_fail (xml != NULL, FALSE);

  return xmlTextReaderNodeType (xml->reader) == XML_READER_TYPE_END_ELEMENT
         && strcmp ((const char *) xmlTextReaderConstLocalName (xml->reader), name) == 0;
}

/**
 * fettle_xml_at_text:
 * @xml: a reader
 *
 * Returns: whether the reader stands at text, blank or not
 */
gboolean
fettle_xml_at_text (FettleXml *xml)
{
  int type;

  g_return_val_if_fail (xml != NULL, FALSE);

  type = xmlTextReaderNodeType (xml->reader);
  return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE
         || type == XML_READER_TYPE_WHITESPACE;
}

/**
 * fettle_xml_is_empty:
 * @xml: a reader at a start tag
 *
 * Returns: whether the element is written as an empty one, without an end tag
 */
gboolean
fettle_xml_is_empty (FettleXml *xml)
{
  g_return_val_if_fail (xml != NULL, TRUE);

  return xmlTextReaderIsEmptyElement (xml->reader) == 1;
}

/**
 * fettle_xml_get_text:
 * @xml: a reader at text
 *
 * Returns: the text, borrowed until the next call
 */
const char *
fettle_xml_get_text (FettleXml *xml)
{
  const xmlChar *text;

  g_return_val_if_fail (xml != NULL, NULL);

  text = xmlTextReaderConstValue (xml->reader);
  return text != NULL ? (const char *) text : "";
}

/**
 * fettle_xml_get:
 * @xml: a reader at a start tag
 * @attribute: local name of an attribute
 *
 * Reads an attribute whatever its namespace: the formats' strict and transitional forms differ in that alone.
 *
 * Returns: (nullable): its value, borrowed until the next call
 */
const char *
fettle_xml_get (FettleXml  *xml,
                const char *attribute)
{
  const char *found = NULL;

  g_return_val_if_fail (xml != NULL && attribute != NULL, NULL);

  while (found == NULL && xmlTextReaderMoveToNextAttribute (xml->reader) == 1)
    if (xmlTextReaderIsNamespaceDecl (xml->reader) != 1
        && strcmp ((const char *) xmlTextReaderConstLocalName (xml->reader), attribute) == 0)
      {
        g_string_assign (xml->value, fettle_xml_get_text (xml));
        found = xml->value->str;
      }
  xmlTextReaderMoveToElement (xml->reader);
  return found;
}

/**
 * fettle_xml_has:
 * @xml: a reader at a start tag
 * @attribute: local name of an attribute
 * @value: a value
 *
 * Asks for all attributes of that name: LibreOffice gives a cell's type once for every program and once, more exactly,
 * for itself.
 *
 * Returns: whether one of them has the value
 */
gboolean
fettle_xml_has (FettleXml  *xml,
                const char *attribute,
                const char *value)
{
  gboolean found = FALSE;

  g_return_val_if_fail (xml != NULL && attribute != NULL && value != NULL, FALSE);

  while (!found && xmlTextReaderMoveToNextAttribute (xml->reader) == 1)
    found = strcmp ((const char *) xmlTextReaderConstLocalName (xml->reader), attribute) == 0
            && strcmp (fettle_xml_get_text (xml), value) == 0;
  xmlTextReaderMoveToElement (xml->reader);
  return found;
}

/**
 * fettle_xml_skip:
 * @xml: a reader at a start tag
 * @name: local name of its element
 * @error: return location: as fettle_xml_next()
 *
 * Goes on to the end of the element.
 *
 * Returns: whether it ends
 */
gboolean
fettle_xml_skip (FettleXml   *xml,
                 const char  *name,
                 GError     **error)
{
  GError *local = NULL;
  guint depth = 1;

  g_return_val_if_fail (xml != NULL && name != NULL, FALSE);

  if (fettle_xml_is_empty (xml))
    return TRUE;
  while (depth > 0 && fettle_xml_next (xml, &local))
    if (fettle_xml_at_start (xml, name) && !fettle_xml_is_empty (xml))
      depth++;
    else if (fettle_xml_at_end (xml, name))
      depth--;
  return fettle_xml_finish (local, error);
}

/**
 * fettle_xml_fail:
 * @error: return location: %FETTLE_ERROR_REFUSED
 *
 * Says that the workbook is damaged: its parts do not fit each other.
 *
 * Returns: %FALSE
 */
gboolean
fettle_xml_fail (GError **error)
{
  return set_damaged (error);
}

/**
 * fettle_xml_get_fraction:
 * @xml: a reader
 *
 * Returns: how much of the entry has been read, from 0 to 1
 */
double
fettle_xml_get_fraction (FettleXml *xml)
{
  g_return_val_if_fail (xml != NULL, 0);

  return fettle_input_get_fraction (xml->input);
}
