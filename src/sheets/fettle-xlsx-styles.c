/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheets/fettle-xlsx-styles.h"

#include <stdlib.h>
#include <string.h>

#include "sheets/fettle-xml.h"

#define MAX_STYLES 100000

/* Whether one of the letters stands in a format as a code. Quoted text, escaped letters and bracketed colours are none; what
 * follows a semicolon is for other signs of the number. */
static gboolean
has_code (const char *code,
          const char *letters)
{
  gboolean quoted = FALSE, bracket = FALSE;

  for (const char *p = code; *p != '\0' && (*p != ';' || quoted); p++)
    if (quoted)
      quoted = *p != '"';
    else if (bracket)
      bracket = *p != ']';
    else if (*p == '"')
      quoted = TRUE;
    else if (*p == '[')
      bracket = TRUE;
    else if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
      p++;
    else if (strchr (letters, *p) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * fettle_xlsx_format_get_kind:
 * @id: number of a number format
 * @code: (nullable): its format code; %NULL for a built-in one
 *
 * Tells formats of days and of percentages from formats of numbers and of times alone.
 *
 * Returns: what a number in this format is
 */
FettleXlsxKind
fettle_xlsx_format_get_kind (guint       id,
                             const char *code)
{
  if (code == NULL && (id == 9 || id == 10))
    return FETTLE_XLSX_PERCENT;
  if (code == NULL)
    return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54)
           || (id >= 57 && id <= 58) ? FETTLE_XLSX_DAY : FETTLE_XLSX_NUMBER;
  if (has_code (code, "dDyY"))
    return FETTLE_XLSX_DAY;
  return has_code (code, "%") ? FETTLE_XLSX_PERCENT : FETTLE_XLSX_NUMBER;
}

static gboolean
read_cell_formats (FettleXml   *xml,
                   GHashTable  *codes,
                   GArray      *styles,
                   GError     **error)
{
  GError *local = NULL;

  while (styles->len < MAX_STYLES && fettle_xml_next (xml, &local) && !fettle_xml_at_end (xml, "cellXfs"))
    if (fettle_xml_at_start (xml, "xf"))
      {
        const char *id = fettle_xml_get (xml, "numFmtId");
        guint number = id != NULL ? strtoul (id, NULL, 10) : 0;
        guint8 kind = fettle_xlsx_format_get_kind (number, g_hash_table_lookup (codes, GUINT_TO_POINTER (number)));

        g_array_append_val (styles, kind);
      }
  return fettle_xml_finish (local, error);
}

/**
 * fettle_xlsx_read_styles:
 * @archive: a workbook
 * @entry: name of its styles part
 * @error: return location: as fettle_xml_next()
 *
 * Reads which cell styles show days and percentages.
 *
 * Returns: (transfer full) (nullable) (element-type guint8): one byte a style
 */
GArray *
fettle_xlsx_read_styles (FettleArchive  *archive,
                         const char     *entry,
                         GError        **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GArray) styles = g_array_new (FALSE, FALSE, sizeof (guint8));
  g_autoptr (FettleXml) xml = NULL;
  GError *local = NULL;

  g_return_val_if_fail (archive != NULL && entry != NULL, NULL);

  xml = fettle_xml_open (archive, entry, error);
  if (xml == NULL)
    return NULL;
  while (fettle_xml_next (xml, &local))
    if (fettle_xml_at_start (xml, "numFmt") && g_hash_table_size (codes) < MAX_STYLES)
      {
        const char *id = fettle_xml_get (xml, "numFmtId");
        guint number = id != NULL ? strtoul (id, NULL, 10) : 0;

        g_hash_table_insert (codes, GUINT_TO_POINTER (number), g_strdup (fettle_xml_get (xml, "formatCode")));
      }
    else if (fettle_xml_at_start (xml, "cellXfs") && !fettle_xml_is_empty (xml)
             && !read_cell_formats (xml, codes, styles, error))
      return NULL;
  return fettle_xml_finish (local, error) ? g_steal_pointer (&styles) : NULL;
}

/**
 * fettle_xlsx_style_get_kind:
 * @styles: (nullable) (element-type guint8): from fettle_xlsx_read_styles()
 * @style: number of a cell style
 *
 * Returns: what a number in this style is
 */
FettleXlsxKind
fettle_xlsx_style_get_kind (GArray *styles,
                            guint   style)
{
  return styles != NULL && style < styles->len ? g_array_index (styles, guint8, style) : FETTLE_XLSX_NUMBER;
}
