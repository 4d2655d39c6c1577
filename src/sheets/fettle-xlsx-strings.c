/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheets/fettle-xlsx-strings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-error.h"
#include "sheets/fettle-sheet-private.h"

/* No text is moved once it is in its block, so that many strings never are in memory twice. */
#define BLOCK_BYTES (4 * 1024 * 1024)

#define LENGTH_OF_ESCAPE 7

struct _FettleXlsxStrings
{
  GPtrArray *blocks;
  gsize used;         /* of the last block */
  guint64 n_bytes;
  GPtrArray *strings; /* borrowed from the blocks */
};

/* The number in a "_x000D_" at @text; -1 where there is none. */
static int
read_escape (const char *text)
{
  int value = 0;

  if (text[0] != '_' || text[1] != 'x')
    return -1;
  for (guint i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return text[6] == '_' ? value : -1;
}

/* A character beyond U+FFFF is written as two halves; a half by itself is none, and so is zero. Returns what was read. */
static gsize
append_escape (GString    *out,
               const char *at,
               int         value)
{
  int second = value >= 0xd800 && value <= 0xdbff ? read_escape (at + LENGTH_OF_ESCAPE) : -1;

  if (second >= 0xdc00 && second <= 0xdfff)
    {
      g_string_append_unichar (out, 0x10000 + ((value - 0xd800) << 10) + (second - 0xdc00));
      return 2 * LENGTH_OF_ESCAPE;
    }
  if (value != 0 && (value < 0xd800 || value > 0xdfff))
    g_string_append_unichar (out, value);
  return LENGTH_OF_ESCAPE;
}

/**
 * fettle_xlsx_unescape:
 * @text: (inout): a text as a workbook holds it
 *
 * Puts characters in the place of the "_x000D_" and its like by which workbooks write what XML cannot. "_x005F_" is the
 * underscore itself, where a text looks like that by chance.
 */
void
fettle_xlsx_unescape (GString *text)
{
  g_autofree char *from = NULL;

  g_return_if_fail (text != NULL);

  if (strstr (text->str, "_x") == NULL)
    return;
  from = g_strdup (text->str);
  g_string_truncate (text, 0);
  for (const char *at = from; *at != '\0';)
    {
      int value = read_escape (at);

      if (value < 0)
        g_string_append_c (text, *at++);
      else
        at += append_escape (text, at, value);
    }
}

/**
 * fettle_xlsx_read_text:
 * @xml: a reader at the start tag of a string
 * @element: local name of its element, "si" or "is"
 * @out: what the text is added to
 * @error: return location: as fettle_xml_next(); %FETTLE_ERROR_LIMIT for more than a megabyte
 *
 * Reads all the runs of a string, without its phonetic guide.
 *
 * Returns: whether it ends
 */
gboolean
fettle_xlsx_read_text (FettleXml   *xml,
                       const char  *element,
                       GString     *out,
                       GError     **error)
{
  GError *local = NULL;
  gboolean inside = FALSE, phonetic = FALSE;

  g_return_val_if_fail (xml != NULL && element != NULL && out != NULL, FALSE);

  if (fettle_xml_is_empty (xml))
    return TRUE;
  while (fettle_xml_next (xml, &local) && !fettle_xml_at_end (xml, element))
    if (fettle_xml_at_start (xml, "rPh"))
      phonetic = !fettle_xml_is_empty (xml);
    else if (fettle_xml_at_end (xml, "rPh"))
      phonetic = FALSE;
    else if (fettle_xml_at_start (xml, "t"))
      inside = !fettle_xml_is_empty (xml);
    else if (fettle_xml_at_end (xml, "t"))
      inside = FALSE;
    else if (inside && !phonetic && fettle_xml_at_text (xml)
             && !fettle_sheet_append (out, fettle_xml_get_text (xml), error))
      return FALSE;
  if (!fettle_xml_finish (local, error))
    return FALSE;
  fettle_xlsx_unescape (out);
  return TRUE;
}

static const char *
keep (FettleXlsxStrings *self,
      const GString     *text)
{
  char *place;

  if (text->len == 0)
    return "";
  if (self->blocks->len == 0 || self->used + text->len + 1 > BLOCK_BYTES)
    {
      g_ptr_array_add (self->blocks, g_malloc (BLOCK_BYTES));
      self->used = 0;
    }
  place = (char *) g_ptr_array_index (self->blocks, self->blocks->len - 1) + self->used;
  memcpy (place, text->str, text->len + 1);
  self->used += text->len + 1;
  self->n_bytes += text->len + 1;
  return place;
}

static gboolean
check (const FettleXlsxStrings  *self,
       GError                  **error)
{
  if (self->strings->len <= FETTLE_SHEET_MAX_STRINGS && self->n_bytes <= FETTLE_SHEET_MAX_TEXT)
    return TRUE;
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_LIMIT,
                       _("The workbook holds more text than any table of schools, so reading was stopped. Nothing was "
                         "changed."));
  return FALSE;
}

/**
 * fettle_xlsx_strings_read:
 * @archive: a workbook
 * @entry: name of its part with the shared strings
 * @error: return location: as fettle_xml_next(); %FETTLE_ERROR_LIMIT for more than five million strings, or 512 MB
 *
 * Returns: (transfer full) (nullable): the strings
 */
FettleXlsxStrings *
fettle_xlsx_strings_read (FettleArchive  *archive,
                          const char     *entry,
                          GError        **error)
{
  g_autoptr (FettleXlsxStrings) self = g_new0 (FettleXlsxStrings, 1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (FettleXml) xml = NULL;
  GError *local = NULL;

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->strings = g_ptr_array_new ();
  xml = fettle_xml_open (archive, entry, error);
  if (xml == NULL)
    return NULL;
  while (fettle_xml_next (xml, &local))
    if (fettle_xml_at_start (xml, "si"))
      {
        g_string_truncate (text, 0);
        if (!fettle_xlsx_read_text (xml, "si", text, error))
          return NULL;
        g_ptr_array_add (self->strings, (gpointer) keep (self, text));
        if (!check (self, error))
          return NULL;
      }
  return fettle_xml_finish (local, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * fettle_xlsx_strings_free:
 * @strings: (transfer full): shared strings
 *
 * Frees the strings.
 */
void
fettle_xlsx_strings_free (FettleXlsxStrings *strings)
{
  g_return_if_fail (strings != NULL);

  g_ptr_array_unref (strings->strings);
  g_ptr_array_unref (strings->blocks);
  g_free (strings);
}

/**
 * fettle_xlsx_strings_get:
 * @strings: (nullable): shared strings
 * @index: which, from 0
 *
 * Returns: (transfer none) (nullable): the string, %NULL where the workbook has no such one
 */
const char *
fettle_xlsx_strings_get (const FettleXlsxStrings *strings,
                         guint64                  index)
{
  return strings != NULL && index < strings->strings->len ? g_ptr_array_index (strings->strings, index) : NULL;
}
