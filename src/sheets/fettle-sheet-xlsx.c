/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheets/fettle-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fettle-date.h"
#include "sheets/fettle-xlsx-strings.h"
#include "sheets/fettle-xlsx-styles.h"

#define MAX_PAGES 1000

typedef struct
{
  char *name;
  char *relation;
  char *entry;
  gboolean is_hidden;
} Page;

typedef struct
{
  FettleArchive *archive;
  char *folder;
  GPtrArray *pages;
  gboolean epoch_1904;
  GArray *styles;
  FettleXlsxStrings *strings;

  FettleXml *xml;
  guint line;
  GString *cell;
  FettleRowBuilder builder;
} Xlsx;

static void
page_free (gpointer data)
{
  Page *page = data;

  g_free (page->name);
  g_free (page->relation);
  g_free (page->entry);
  g_free (page);
}

/* Targets are relative to the folder of the part, or from the root of the package. */
static char *
resolve (const char *folder,
         const char *target)
{
  g_autofree char *plain = g_strdelimit (g_strdup (target), "\\", '/');
  g_autofree char *path = NULL;

  if (*plain == '/')
    return g_strdup (plain + 1);
  path = g_build_filename ("/", folder, plain, NULL);
  g_autofree char *canonical = g_canonicalize_filename (path, "/");
  return g_strdup (canonical + 1);
}

/* Hidden sheets can be shown by hand, very hidden ones by a macro only. */
static void
add_page (Xlsx      *self,
          FettleXml *xml)
{
  g_autoptr (GString) name = g_string_new (fettle_xml_get (xml, "name"));
  const char *state = fettle_xml_get (xml, "state");
  Page *page = g_new0 (Page, 1);

  page->is_hidden = state != NULL && !g_str_equal (state, "visible");
  fettle_xlsx_unescape (name);
  page->name = g_strdup (name->str);
  page->relation = g_strdup (fettle_xml_get (xml, "id"));
  g_ptr_array_add (self->pages, page);
}

static gboolean
read_workbook (Xlsx        *self,
               const char  *entry,
               GError     **error)
{
  g_autoptr (FettleXml) xml = fettle_xml_open (self->archive, entry, error);
  GError *local = NULL;

  if (xml == NULL)
    return FALSE;
  while (fettle_xml_next (xml, &local))
    if (fettle_xml_at_start (xml, "workbookPr"))
      {
        const char *epoch = fettle_xml_get (xml, "date1904");

        self->epoch_1904 = epoch != NULL && (g_str_equal (epoch, "1") || g_str_equal (epoch, "true"));
      }
    else if (fettle_xml_at_start (xml, "sheet") && self->pages->len < MAX_PAGES)
      add_page (self, xml);
  return fettle_xml_finish (local, error);
}

static void
take_relation (Xlsx       *self,
               GHashTable *by_relation,
               const char *id,
               const char *type,
               const char *target,
               char      **styles,
               char      **strings)
{
  g_autofree char *entry = resolve (self->folder, target);
  Page *page = g_hash_table_lookup (by_relation, id);

  if (page != NULL && page->entry == NULL)
    page->entry = g_strdup (entry);
  if (g_str_has_suffix (type, "/styles") && *styles == NULL)
    *styles = g_steal_pointer (&entry);
  else if (g_str_has_suffix (type, "/sharedStrings") && *strings == NULL)
    *strings = g_steal_pointer (&entry);
}

static GHashTable *
index_pages (Xlsx *self)
{
  GHashTable *by_relation = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->pages->len; i++)
    {
      Page *page = g_ptr_array_index (self->pages, i);

      if (page->relation != NULL && !g_hash_table_contains (by_relation, page->relation))
        g_hash_table_insert (by_relation, page->relation, page);
    }
  return by_relation;
}

/* Reads a part's relations: for the root part @workbook gets its target, for the workbook the sheets, styles and
 * strings theirs. */
static gboolean
read_relations (Xlsx        *self,
                const char  *relations,
                char       **workbook,
                char       **styles,
                char       **strings,
                GError     **error)
{
  g_autoptr (FettleXml) xml = fettle_xml_open (self->archive, relations, error);
  g_autoptr (GHashTable) by_relation = index_pages (self);
  GError *local = NULL;

  if (xml == NULL)
    return FALSE;
  while (fettle_xml_next (xml, &local))
    if (fettle_xml_at_start (xml, "Relationship") && !fettle_xml_has (xml, "TargetMode", "External"))
      {
        g_autofree char *id = g_strdup (fettle_xml_get (xml, "Id"));
        g_autofree char *type = g_strdup (fettle_xml_get (xml, "Type"));
        g_autofree char *target = g_strdup (fettle_xml_get (xml, "Target"));

        if (id == NULL || type == NULL || target == NULL)
          continue;
        if (workbook == NULL)
          take_relation (self, by_relation, id, type, target, styles, strings);
        else if (*workbook == NULL && g_str_has_suffix (type, "/officeDocument"))
          *workbook = resolve ("", target);
      }
  return fettle_xml_finish (local, error);
}

static gboolean
read_package (Xlsx    *self,
              GError **error)
{
  g_autofree char *workbook = NULL, *styles = NULL, *strings = NULL, *base = NULL, *relations = NULL;

  if (!read_relations (self, "_rels/.rels", &workbook, NULL, NULL, error))
    return FALSE;
  if (workbook == NULL)
    workbook = g_strdup ("xl/workbook.xml");
  self->folder = g_path_get_dirname (workbook);
  base = g_path_get_basename (workbook);
  relations = g_strdup_printf ("%s/_rels/%s.rels", self->folder, base);
  if (!read_workbook (self, workbook, error) || !read_relations (self, relations, NULL, &styles, &strings, error))
    return FALSE;
  for (guint i = self->pages->len; i > 0; i--)
    if (((Page *) g_ptr_array_index (self->pages, i - 1))->entry == NULL)
      g_ptr_array_remove_index (self->pages, i - 1);
  if (self->pages->len == 0)
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED,
                           _("The workbook has no sheet with a table in it."));
      return FALSE;
    }
  /* A part that is named and is not there is damage: without it values would be missing, or wrong. */
  if (styles != NULL && (self->styles = fettle_xlsx_read_styles (self->archive, styles, error)) == NULL)
    return FALSE;
  return strings == NULL || (self->strings = fettle_xlsx_strings_read (self->archive, strings, error)) != NULL;
}

/* "M2" is column 12; a reference that is none says -1. */
static int
column_of (const char *reference)
{
  int column = 0;

  while (g_ascii_isalpha (*reference) && column < FETTLE_SHEET_MAX_COLUMNS)
    column = column * 26 + (g_ascii_toupper (*reference++) - 'A' + 1);
  return column - 1;
}

static gboolean
put_day (Xlsx   *self,
         double  value)
{
  FettleDate date = fettle_date_from_excel (value, self->epoch_1904);
  g_autofree char *iso = fettle_date_to_iso (date);

  if (iso != NULL)
    g_string_assign (self->cell, iso);
  return iso != NULL;
}

/* Spreadsheets write whole numbers as 1.0311E5, tenths as 0.10000000000000001 and 12.3% as 0.123: give back what the person
 * typed. */
static void
put_number (Xlsx           *self,
            FettleXlsxKind  kind)
{
  char *end;
  double value = g_ascii_strtod (self->cell->str, &end);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (end == self->cell->str || *end != '\0' || !isfinite (value) || (kind == FETTLE_XLSX_DAY && put_day (self, value)))
    return;
  if (kind == FETTLE_XLSX_PERCENT)
    value *= 100;
  else if (strspn (self->cell->str, "0123456789") == self->cell->len)
    return;
  if (fabs (value) < 1e15 && value == floor (value))
    g_ascii_formatd (buffer, sizeof buffer, "%.0f", value);
  else
    g_ascii_formatd (buffer, sizeof buffer, "%.15g", value);
  g_string_assign (self->cell, buffer);
  if (kind == FETTLE_XLSX_PERCENT)
    g_string_append_c (self->cell, '%');
}

static gboolean
put_shared (Xlsx    *self,
            GError **error)
{
  const char *text = fettle_xlsx_strings_get (self->strings, g_ascii_strtoull (self->cell->str, NULL, 10));

  if (text == NULL)
    return fettle_xml_fail (error);
  g_string_assign (self->cell, text);
  return TRUE;
}

static gboolean
interpret (Xlsx            *self,
           const char      *type,
           FettleXlsxKind   kind,
           GError         **error)
{
  if (g_str_equal (type, "s") && self->cell->len > 0)
    return put_shared (self, error);
  if (g_str_equal (type, "b"))
    g_string_assign (self->cell, g_str_equal (self->cell->str, "1") ? "TRUE" : "FALSE");
  else if (g_str_equal (type, "d"))
    g_string_truncate (self->cell, MIN (self->cell->len, 10));
  else if (g_str_equal (type, "n"))
    put_number (self, kind);
  else if (g_str_equal (type, "e") && !fettle_sheet_is_error (self->cell->str))
    g_string_assign (self->cell, FETTLE_SHEET_ERROR);
  else if (g_str_equal (type, "str"))
    fettle_xlsx_unescape (self->cell);
  return TRUE;
}

/* Reads what is in a cell. A formula that was never computed has no value; one that came to an empty text has that. */
static gboolean
read_content (Xlsx        *self,
              const char  *type,
              GError     **error)
{
  gboolean inside = FALSE, formula = FALSE;
  GError *local = NULL;

  while (fettle_xml_next (self->xml, &local) && !fettle_xml_at_end (self->xml, "c"))
    if (fettle_xml_at_start (self->xml, "is"))
      {
        if (!fettle_xlsx_read_text (self->xml, "is", self->cell, error))
          return FALSE;
      }
    else if (fettle_xml_at_start (self->xml, "f"))
      formula = TRUE;
    else if (fettle_xml_at_start (self->xml, "v"))
      inside = !fettle_xml_is_empty (self->xml);
    else if (fettle_xml_at_end (self->xml, "v"))
      inside = FALSE;
    else if (inside && fettle_xml_at_text (self->xml)
             && !fettle_sheet_append (self->cell, fettle_xml_get_text (self->xml), error))
      return FALSE;
  if (formula && self->cell->len == 0 && !g_str_equal (type, "str"))
    g_string_assign (self->cell, FETTLE_SHEET_NOT_COMPUTED);
  return fettle_xml_finish (local, error);
}

static gboolean
read_cell (Xlsx    *self,
           guint   *column,
           GError **error)
{
  const char *reference = fettle_xml_get (self->xml, "r");
  int named = reference != NULL ? column_of (reference) : -1;
  char type[12] = "n";
  const char *text;
  guint style;

  if (named >= 0)
    *column = named;
  text = fettle_xml_get (self->xml, "s");
  style = text != NULL ? strtoul (text, NULL, 10) : 0;
  text = fettle_xml_get (self->xml, "t");
  if (text != NULL)
    g_strlcpy (type, text, sizeof type);
  g_string_truncate (self->cell, 0);
  if (fettle_xml_is_empty (self->xml))
    return TRUE;
  if (!read_content (self, type, error))
    return FALSE;
  if (g_str_equal (self->cell->str, FETTLE_SHEET_NOT_COMPUTED))
    strcpy (type, "e");
  return interpret (self, type, fettle_xlsx_style_get_kind (self->styles, style), error)
         && fettle_row_builder_set (&self->builder, *column, self->cell->str, error);
}

static gboolean
read_row (Xlsx    *self,
          GError **error)
{
  const char *number = fettle_xml_get (self->xml, "r");
  guint64 line = number != NULL ? g_ascii_strtoull (number, NULL, 10) : 0;
  guint column = 0;
  GError *local = NULL;

  self->line = line > self->line && line <= FETTLE_SHEET_MAX_ROWS ? line : self->line + 1;
  fettle_row_builder_reset (&self->builder);
  if (fettle_xml_is_empty (self->xml))
    return TRUE;
  while (fettle_xml_next (self->xml, &local) && !fettle_xml_at_end (self->xml, "row"))
    if (fettle_xml_at_start (self->xml, "c"))
      {
        if (!read_cell (self, &column, error))
          return FALSE;
        column++;
      }
  return fettle_xml_finish (local, error) && fettle_row_builder_charge (&self->builder, 1, error);
}

static void
xlsx_close (gpointer state)
{
  Xlsx *self = state;

  g_clear_pointer (&self->xml, fettle_xml_close);
  fettle_archive_close (self->archive);
  g_ptr_array_unref (self->pages);
  g_clear_pointer (&self->styles, g_array_unref);
  g_clear_pointer (&self->strings, fettle_xlsx_strings_free);
  g_string_free (self->cell, TRUE);
  fettle_row_builder_clear (&self->builder);
  g_free (self->folder);
  g_free (self);
}

static guint
xlsx_get_n_pages (gpointer state)
{
  return ((Xlsx *) state)->pages->len;
}

static const char *
xlsx_get_page_name (gpointer state,
                    guint    page)
{
  const Page *it = g_ptr_array_index (((Xlsx *) state)->pages, page);

  return *it->name != '\0' ? it->name : it->entry;
}

static gboolean
xlsx_is_hidden (gpointer state,
                guint    page)
{
  return ((Page *) g_ptr_array_index (((Xlsx *) state)->pages, page))->is_hidden;
}

static gboolean
xlsx_select_page (gpointer   state,
                  guint      page,
                  GError   **error)
{
  Xlsx *self = state;

  g_clear_pointer (&self->xml, fettle_xml_close);
  self->line = 0;
  fettle_row_builder_begin (&self->builder);
  self->xml = fettle_xml_open (self->archive, ((Page *) g_ptr_array_index (self->pages, page))->entry, error);
  return self->xml != NULL;
}

static gboolean
xlsx_next_row (gpointer         state,
               FettleSheetRow  *row,
               GError         **error)
{
  Xlsx *self = state;
  GError *local = NULL;

  while (fettle_xml_next (self->xml, &local))
    if (fettle_xml_at_start (self->xml, "row"))
      {
        if (!read_row (self, error))
          return FALSE;
        if (fettle_row_builder_is_empty (&self->builder))
          continue;
        fettle_row_builder_finish (&self->builder, self->line, row);
        return TRUE;
      }
  return fettle_xml_finish (local, error) && FALSE;
}

static double
xlsx_get_fraction (gpointer state)
{
  Xlsx *self = state;

  return self->xml != NULL ? fettle_xml_get_fraction (self->xml) : 0;
}

const FettleSheetFormat fettle_sheet_xlsx = {
  xlsx_close,       xlsx_get_n_pages, xlsx_get_page_name, xlsx_is_hidden,
  xlsx_select_page, xlsx_next_row,    xlsx_get_fraction,
};

/**
 * fettle_sheet_xlsx_open:
 * @archive: (transfer full): the workbook
 * @error: return location: %FETTLE_ERROR_REFUSED or %FETTLE_ERROR_LIMIT
 *
 * Reads the workbook's list of sheets, its styles and its shared strings.
 *
 * Returns: (transfer full) (nullable): the state of the XLSX format, with no page selected
 */
gpointer
fettle_sheet_xlsx_open (FettleArchive  *archive,
                        GError        **error)
{
  Xlsx *self = g_new0 (Xlsx, 1);

  self->archive = archive;
  fettle_archive_set_limit (archive, FETTLE_SHEET_MAX_UNPACKED);
  self->pages = g_ptr_array_new_with_free_func (page_free);
  self->cell = g_string_new (NULL);
  fettle_row_builder_init (&self->builder);
  if (!read_package (self, error))
    {
      xlsx_close (self);
      return NULL;
    }
  return self;
}
