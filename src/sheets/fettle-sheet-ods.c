/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheets/fettle-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sheets/fettle-archive-private.h"
#include "sheets/fettle-xml.h"

#define MANIFEST "META-INF/manifest.xml"
#define MAX_PAGES 1000

/**
 * Page:
 * @name: of the sheet
 * @style: (nullable): which says whether it is hidden
 */
typedef struct
{
  char *name;
  char *style;
} Page;

typedef struct
{
  FettleArchive *archive;
  GPtrArray *pages;
  GHashTable *hiding;   /* styles of tables that are not displayed */
  FettleXml *xml;
  guint page;           /* which page the reader is in, or before */
  gboolean is_inside;   /* in it */
  GString *cell;
  FettleRowBuilder builder;
  guint line;
  guint repeats;
} Ods;

static void
page_free (gpointer data)
{
  Page *page = data;

  g_free (page->name);
  g_free (page->style);
  g_free (page);
}

static guint
get_count (FettleXml  *xml,
           const char *attribute,
           guint       most)
{
  const char *text = fettle_xml_get (xml, attribute);
  guint64 count = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 1;

  return CLAMP (count, 1, most);
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
        if (!fettle_xml_skip (self->xml, fettle_xml_at_start (self->xml, "table") ? "table" : "annotation", error))
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
      {
        if (!fettle_sheet_append (self->cell, fettle_xml_get_text (self->xml), error))
          return FALSE;
      }
    else if (depth > 0)
      append_inline (self);
  return fettle_xml_finish (local, error);
}

/* Numbers are held as such; 12.3% as 0.123. */
static char *
read_percentage (FettleXml *xml)
{
  const char *value = fettle_xml_get (xml, "value");
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;
  double number;

  if (value == NULL)
    return NULL;
  number = g_ascii_strtod (value, &end);
  if (end == value || *end != '\0' || !isfinite (number))
    return g_strdup (value);
  return g_strconcat (g_ascii_formatd (buffer, sizeof buffer, "%.15g", number * 100), "%", NULL);
}

/* What a cell holds besides the words in which it is shown; NULL where the words are all. */
static char *
read_value (FettleXml *xml)
{
  g_autofree char *type = g_strdup (fettle_xml_get (xml, "value-type"));

  if (type == NULL || fettle_xml_has (xml, "value-type", "error"))
    return NULL;
  if (g_str_equal (type, "date"))
    return g_strndup (fettle_xml_get (xml, "date-value"), 10);
  if (g_str_equal (type, "boolean"))
    return g_strdup (g_strcmp0 (fettle_xml_get (xml, "boolean-value"), "true") == 0 ? "TRUE" : "FALSE");
  if (g_str_equal (type, "string"))
    return g_strdup (fettle_xml_get (xml, "string-value"));
  if (g_str_equal (type, "percentage"))
    return read_percentage (xml);
  return g_str_equal (type, "float") || g_str_equal (type, "currency") ? g_strdup (fettle_xml_get (xml, "value")) : NULL;
}

/* An error is shown in its words. A formula that was never computed has neither a type nor words. */
static void
interpret (Ods        *self,
           const char *value,
           gboolean    is_error,
           gboolean    is_open_formula)
{
  if (value != NULL)
    g_string_assign (self->cell, value);
  else if (is_error && !fettle_sheet_is_error (self->cell->str))
    g_string_assign (self->cell, FETTLE_SHEET_ERROR);
  else if (is_open_formula && self->cell->len == 0)
    g_string_assign (self->cell, FETTLE_SHEET_NOT_COMPUTED);
}

static gboolean
read_cell (Ods         *self,
           const char  *element,
           guint       *column,
           GError     **error)
{
  guint repeats = get_count (self->xml, "number-columns-repeated", G_MAXINT / 2);
  gboolean is_error = fettle_xml_has (self->xml, "value-type", "error");
  gboolean is_open_formula =
      fettle_xml_get (self->xml, "formula") != NULL && !fettle_xml_has (self->xml, "value-type", "string");
  g_autofree char *value = read_value (self->xml);

  g_string_truncate (self->cell, 0);
  if (!read_words (self, element, error))
    return FALSE;
  interpret (self, value, is_error, is_open_formula);
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
  return fettle_xml_finish (local, error)
         && (fettle_row_builder_is_empty (&self->builder)
             || fettle_row_builder_charge (&self->builder, self->repeats, error));
}

static void
add_page (Ods       *self,
          FettleXml *xml)
{
  const char *name = fettle_xml_get (xml, "name");
  Page *page = g_new0 (Page, 1);

  page->name = g_strdup (name != NULL ? name : "");
  page->style = g_strdup (fettle_xml_get (xml, "style-name"));
  g_ptr_array_add (self->pages, page);
}

/* Notes what a part says of sheets: their styles, before them, and in the content the sheets themselves. */
static gboolean
list_pages (Ods         *self,
            const char  *part,
            GError     **error)
{
  g_autoptr (FettleXml) xml = fettle_xml_open (self->archive, part, error);
  g_autofree char *style = NULL;
  GError *local = NULL;

  if (xml == NULL)
    return FALSE;
  while (self->pages->len <= MAX_PAGES && fettle_xml_next (xml, &local))
    if (fettle_xml_at_start (xml, "style"))
      {
        g_free (style);
        style = g_strdup (fettle_xml_get (xml, "name"));
      }
    else if (fettle_xml_at_start (xml, "table-properties") && style != NULL && fettle_xml_has (xml, "display", "false"))
      g_hash_table_add (self->hiding, g_strdup (style));
    else if (fettle_xml_at_start (xml, "table"))
      {
        add_page (self, xml);
        if (!fettle_xml_skip (xml, "table", error))
          return FALSE;
      }
  return fettle_xml_finish (local, error);
}

/* A locked workbook says so in its manifest; of what is locked as a whole there is one part only. */
static gboolean
check_not_locked (Ods     *self,
                  GError **error)
{
  g_autoptr (FettleXml) xml = NULL;
  GError *local = NULL;
  gboolean locked;
  guint entry;

  locked = fettle_archive_find (self->archive, "encrypted-package", &entry);
  if (!locked && !fettle_archive_find (self->archive, MANIFEST, &entry))
    return TRUE;
  if (!locked && (xml = fettle_xml_open (self->archive, MANIFEST, error)) == NULL)
    return FALSE;
  while (!locked && fettle_xml_next (xml, &local))
    locked = fettle_xml_at_start (xml, "encryption-data");
  if (locked)
    return fettle_magic_fail_locked (fettle_archive_get_path (self->archive), error);
  return fettle_xml_finish (local, error);
}

static gboolean
read_workbook (Ods     *self,
               GError **error)
{
  guint entry;

  if (!check_not_locked (self, error)
      || (fettle_archive_find (self->archive, "styles.xml", &entry) && !list_pages (self, "styles.xml", error)))
    return FALSE;
  g_ptr_array_set_size (self->pages, 0);
  if (!list_pages (self, "content.xml", error))
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
  g_hash_table_unref (self->hiding);
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
  return ((Page *) g_ptr_array_index (((Ods *) state)->pages, page))->name;
}

static gboolean
ods_is_hidden (gpointer state,
               guint    page)
{
  Ods *self = state;
  const Page *it = g_ptr_array_index (self->pages, page);

  return it->style != NULL && g_hash_table_contains (self->hiding, it->style);
}

/* Goes on from where the reader is, so that going through all sheets reads the file once. */
static gboolean
go_to_page (Ods     *self,
            guint    page,
            GError **error)
{
  GError *local = NULL;

  while (fettle_xml_next (self->xml, &local))
    if (self->is_inside && fettle_xml_at_end (self->xml, "table"))
      {
        self->is_inside = FALSE;
        self->page++;
      }
    else if (fettle_xml_at_start (self->xml, "table"))
      {
        /* A table within a table, in a drawing of the sheet, is none of the workbook's. */
        gboolean found = !self->is_inside && self->page == page;

        if (found)
          {
            self->is_inside = !fettle_xml_is_empty (self->xml);
            self->page += !self->is_inside;
            return TRUE;
          }
        if (!fettle_xml_skip (self->xml, "table", error))
          return FALSE;
        self->page += !self->is_inside;
      }
  return fettle_xml_finish (local, error);
}

static gboolean
ods_select_page (gpointer   state,
                 guint      page,
                 GError   **error)
{
  Ods *self = state;

  self->line = self->repeats = 0;
  fettle_row_builder_begin (&self->builder);
  if (self->xml == NULL || page < self->page || (page == self->page && self->is_inside))
    {
      g_clear_pointer (&self->xml, fettle_xml_close);
      self->page = 0;
      self->is_inside = FALSE;
      self->xml = fettle_xml_open (self->archive, "content.xml", error);
    }
  return self->xml != NULL && go_to_page (self, page, error);
}

/* Reads on to the next row with content; FALSE at the end of the sheet and on failure. */
static gboolean
find_row (Ods     *self,
          GError **error)
{
  GError *local = NULL;

  while (self->is_inside && fettle_xml_next (self->xml, &local))
    if (fettle_xml_at_end (self->xml, "table"))
      {
        self->is_inside = FALSE;
        self->page++;
      }
    else if (fettle_xml_at_start (self->xml, "shapes"))
      {
        if (!fettle_xml_skip (self->xml, "shapes", error))
          return FALSE;
      }
    else if (fettle_xml_at_start (self->xml, "table-row"))
      {
        if (!read_row (self, error))
          return FALSE;
        if (!fettle_row_builder_is_empty (&self->builder))
          return TRUE;
        self->line = MIN (self->line + self->repeats, FETTLE_SHEET_MAX_ROWS);
        self->repeats = 0;
      }
  return fettle_xml_finish (local, error) && FALSE;
}

/* A repeated row is read once and handed out as often as it says; repeated empty rows only move the row number. */
static gboolean
ods_next_row (gpointer         state,
              FettleSheetRow  *row,
              GError         **error)
{
  Ods *self = state;

  if (self->repeats == 0 && !find_row (self, error))
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
  ods_close,       ods_get_n_pages, ods_get_page_name, ods_is_hidden,
  ods_select_page, ods_next_row,    ods_get_fraction,
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
  fettle_archive_set_limit (archive, FETTLE_SHEET_MAX_UNPACKED);
  self->pages = g_ptr_array_new_with_free_func (page_free);
  self->hiding = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cell = g_string_new (NULL);
  fettle_row_builder_init (&self->builder);
  if (!read_workbook (self, error))
    {
      ods_close (self);
      return NULL;
    }
  return self;
}
