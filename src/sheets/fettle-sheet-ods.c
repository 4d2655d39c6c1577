/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheets/fettle-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sheets/fettle-xml.h"

typedef struct
{
  FettleArchive *archive;
  GPtrArray *pages;
  FettleXml *xml;
  GString *cell;
  FettleRowBuilder builder;
  guint line;
  guint repeats;
} Ods;

static guint
get_count (FettleXml  *xml,
           const char *attribute,
           guint       most)
{
  const char *text = fettle_xml_get (xml, attribute);
  guint64 count = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 1;

  return CLAMP (count, 1, most);
}

/* Goes on to the end of the element at whose start tag the reader stands; comments on cells and subtables are passed
 * over so. */
static gboolean
skip_element (FettleXml   *xml,
              const char  *name,
              GError     **error)
{
  GError *local = NULL;
  guint depth = 1;

  if (fettle_xml_is_empty (xml))
    return TRUE;
  while (depth > 0 && fettle_xml_next (xml, &local))
    if (fettle_xml_at_start (xml, name) && !fettle_xml_is_empty (xml))
      depth++;
    else if (fettle_xml_at_end (xml, name))
      depth--;
  return fettle_xml_finish (local, error);
}

static void
append_inline (Ods *self)
{
  if (fettle_xml_at_start (self->xml, "s"))
    for (guint n = get_count (self->xml, "c", 1000); n > 0; n--)
      g_string_append_c (self->cell, ' ');
  else if (fettle_xml_at_start (self->xml, "tab"))
    g_string_append_c (self->cell, '\t');
  else if (fettle_xml_at_start (self->xml, "line-break"))
    g_string_append_c (self->cell, '\n');
}

/* The words of a cell: its paragraphs, one a line. */
static gboolean
read_words (Ods         *self,
            const char  *element,
            GError     **error)
{
  GError *local = NULL;
  guint depth = 0, paragraphs = 0;

  if (fettle_xml_is_empty (self->xml))
    return TRUE;
  while (fettle_xml_next (self->xml, &local) && !fettle_xml_at_end (self->xml, element))
    if (fettle_xml_at_start (self->xml, "annotation") || fettle_xml_at_start (self->xml, "table"))
      {
        if (!skip_element (self->xml, fettle_xml_at_start (self->xml, "table") ? "table" : "annotation", error))
          return FALSE;
      }
    else if (fettle_xml_at_start (self->xml, "p"))
      {
        if (paragraphs++ > 0)
          g_string_append_c (self->cell, '\n');
        depth = !fettle_xml_is_empty (self->xml);
      }
    else if (fettle_xml_at_end (self->xml, "p"))
      depth = 0;
    else if (depth > 0 && fettle_xml_at_text (self->xml))
      g_string_append (self->cell, fettle_xml_get_text (self->xml));
    else if (depth > 0)
      append_inline (self);
  return fettle_xml_finish (local, error);
}

static gboolean
read_cell (Ods         *self,
           const char  *element,
           guint       *column,
           GError     **error)
{
  guint repeats = get_count (self->xml, "number-columns-repeated", G_MAXINT / 2);
  g_autofree char *type = g_strdup (fettle_xml_get (self->xml, "value-type"));
  g_autofree char *value = NULL;

  if (g_strcmp0 (type, "date") == 0)
    value = g_strndup (fettle_xml_get (self->xml, "date-value"), 10);
  else if (g_strcmp0 (type, "boolean") == 0)
    value = g_strdup (g_strcmp0 (fettle_xml_get (self->xml, "boolean-value"), "true") == 0 ? "TRUE" : "FALSE");
  else if (g_strcmp0 (type, "float") == 0 || g_strcmp0 (type, "percentage") == 0 || g_strcmp0 (type, "currency") == 0)
    value = g_strdup (fettle_xml_get (self->xml, "value"));

  g_string_truncate (self->cell, 0);
  if (!read_words (self, element, error))
    return FALSE;
  if (value != NULL)
    g_string_assign (self->cell, value);
  if (self->cell->len == 0)
    {
      *column = MIN (*column + repeats, G_MAXINT / 2);
      return TRUE;
    }
  for (; repeats > 0; repeats--)
    if (!fettle_row_builder_set (&self->builder, (*column)++, self->cell->str, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_row (Ods     *self,
          GError **error)
{
  GError *local = NULL;
  guint column = 0;

  self->repeats = get_count (self->xml, "number-rows-repeated", FETTLE_SHEET_MAX_ROWS);
  fettle_row_builder_reset (&self->builder);
  if (fettle_xml_is_empty (self->xml))
    return TRUE;
  while (fettle_xml_next (self->xml, &local) && !fettle_xml_at_end (self->xml, "table-row"))
    if (fettle_xml_at_start (self->xml, "table-cell") || fettle_xml_at_start (self->xml, "covered-table-cell"))
      if (!read_cell (self, fettle_xml_at_start (self->xml, "table-cell") ? "table-cell" : "covered-table-cell",
                      &column, error))
        return FALSE;
  return fettle_xml_finish (local, error);
}

static gboolean
check_rows (Ods     *self,
            GError **error)
{
  if (self->line < FETTLE_SHEET_MAX_ROWS)
    return TRUE;
  g_set_error_literal (
      error, FETTLE_ERROR, FETTLE_ERROR_LIMIT,
      _("The sheet has more rows than any table of schools, so reading was stopped. Nothing was changed."));
  return FALSE;
}

static gboolean
list_pages (Ods     *self,
            GError **error)
{
  g_autoptr (FettleXml) xml = fettle_xml_open (self->archive, "content.xml", error);
  GError *local = NULL;

  if (xml == NULL)
    return FALSE;
  while (fettle_xml_next (xml, &local))
    if (fettle_xml_at_start (xml, "table"))
      {
        const char *name = fettle_xml_get (xml, "name");

        g_ptr_array_add (self->pages, g_strdup (name != NULL ? name : ""));
        if (!skip_element (xml, "table", error))
          return FALSE;
      }
  if (!fettle_xml_finish (local, error))
    return FALSE;
  if (self->pages->len == 0)
    g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED, _("The workbook has no sheet with a table in it."));
  return self->pages->len > 0;
}

static void
ods_close (gpointer state)
{
  Ods *self = state;

  g_clear_pointer (&self->xml, fettle_xml_close);
  fettle_archive_close (self->archive);
  g_ptr_array_unref (self->pages);
  g_string_free (self->cell, TRUE);
  fettle_row_builder_clear (&self->builder);
  g_free (self);
}

static guint
ods_get_n_pages (gpointer state)
{
  return ((Ods *) state)->pages->len;
}

static const char *
ods_get_page_name (gpointer state,
                   guint    page)
{
  return g_ptr_array_index (((Ods *) state)->pages, page);
}

static gboolean
ods_select_page (gpointer   state,
                 guint      page,
                 GError   **error)
{
  Ods *self = state;
  GError *local = NULL;
  guint at = 0;

  g_clear_pointer (&self->xml, fettle_xml_close);
  self->line = self->repeats = 0;
  fettle_row_builder_reset (&self->builder);
  self->xml = fettle_xml_open (self->archive, "content.xml", error);
  if (self->xml == NULL)
    return FALSE;
  while (fettle_xml_next (self->xml, &local))
    if (fettle_xml_at_start (self->xml, "table"))
      {
        if (at++ == page)
          {
            /* An empty sheet has no end tag to stop at. */
            if (fettle_xml_is_empty (self->xml))
              g_clear_pointer (&self->xml, fettle_xml_close);
            return TRUE;
          }
        if (!skip_element (self->xml, "table", error))
          return FALSE;
      }
  return fettle_xml_finish (local, error);
}

/* A repeated row is read once and handed out as often as it says; repeated empty rows only move the row number. */
static gboolean
ods_next_row (gpointer         state,
              FettleSheetRow  *row,
              GError         **error)
{
  Ods *self = state;
  GError *local = NULL;

  while (self->xml != NULL && self->repeats == 0 && fettle_xml_next (self->xml, &local) &&
         !fettle_xml_at_end (self->xml, "table"))
    if (fettle_xml_at_start (self->xml, "table-row"))
      {
        if (!read_row (self, error))
          return FALSE;
        if (!fettle_row_builder_is_empty (&self->builder))
          break;
        self->line += self->repeats;
        self->repeats = 0;
      }
  if (!fettle_xml_finish (local, error) || self->repeats == 0 || !check_rows (self, error))
    return FALSE;
  self->repeats--;
  fettle_row_builder_finish (&self->builder, ++self->line, row);
  return TRUE;
}

static double
ods_get_fraction (gpointer state)
{
  Ods *self = state;

  return self->xml != NULL ? fettle_xml_get_fraction (self->xml) : 0;
}

const FettleSheetFormat fettle_sheet_ods = {
  ods_close, ods_get_n_pages, ods_get_page_name, ods_select_page, ods_next_row, ods_get_fraction,
};

/**
 * fettle_sheet_ods_open:
 * @archive: (transfer full): the workbook
 * @error: return location: %FETTLE_ERROR_REFUSED or %FETTLE_ERROR_LIMIT
 *
 * Reads the workbook's list of sheets.
 *
 * Returns: (transfer full) (nullable): the state of the ODS format, with no page selected
 */
gpointer
fettle_sheet_ods_open (FettleArchive  *archive,
                       GError        **error)
{
  Ods *self = g_new0 (Ods, 1);

  self->archive = archive;
  self->pages = g_ptr_array_new_with_free_func (g_free);
  self->cell = g_string_new (NULL);
  fettle_row_builder_init (&self->builder);
  if (!list_pages (self, error))
    {
      ods_close (self);
      return NULL;
    }
  return self;
}
