/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheets/fettle-sheet-private.h"

#include <string.h>

#include "base/fettle-error.h"

/* Enough to see the directory of an old Office container in most files. */
#define HEAD_BYTES (512 * 1024)

struct _FettleSheet
{
  const FettleSheetFormat *format;
  const char *format_name;
  gpointer state;
};

static gboolean
is_ods (FettleArchive *archive)
{
  g_autoptr (FettleInput) input = NULL;
  static const char wanted[] = "application/vnd.oasis.opendocument.spreadsheet";
  char type[sizeof wanted] = "";
  guint entry;

  if (!fettle_archive_find (archive, "mimetype", &entry))
    return FALSE;
  input = fettle_input_open_entry (archive, entry, NULL);
  return input != NULL && fettle_input_read (input, type, sizeof type - 1, NULL) > 0 && g_str_equal (type, wanted);
}

static gboolean
has_csv (FettleArchive *archive)
{
  for (guint i = 0; i < fettle_archive_get_n_entries (archive); i++)
    {
      g_autofree char *name = g_ascii_strdown (fettle_archive_get_name (archive, i), -1);

      if (g_str_has_suffix (name, ".csv"))
        return TRUE;
    }
  return FALSE;
}

static gboolean
open_archive (FettleSheet   *self,
              const char    *path,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (FettleArchive) archive = fettle_archive_open (path, cancellable, error);
  guint entry;

  if (archive == NULL)
    return FALSE;
  if (is_ods (archive))
    {
      self->format = &fettle_sheet_ods;
      self->format_name = "ODS";
      self->state = fettle_sheet_ods_open (g_steal_pointer (&archive), error);
    }
  else if ((fettle_archive_find (archive, "[Content_Types].xml", &entry)
            || fettle_archive_find (archive, "xl/workbook.xml", &entry)) &&
           !fettle_archive_find (archive, "xl/workbook.bin", &entry) &&
           !fettle_archive_find (archive, "word/document.xml", &entry) &&
           !fettle_archive_find (archive, "ppt/presentation.xml", &entry))
    {
      self->format = &fettle_sheet_xlsx;
      self->format_name = "XLSX";
      self->state = fettle_sheet_xlsx_open (g_steal_pointer (&archive), error);
    }
  else if (has_csv (archive))
    {
      self->format = &fettle_sheet_csv;
      self->format_name = "ZIP";
      self->state = fettle_sheet_csv_open (path, g_steal_pointer (&archive), cancellable, error);
    }
  else
    return fettle_magic_check_archive (path, archive, error);
  return self->state != NULL;
}

static gssize
read_head (const char    *path,
           GCancellable  *cancellable,
           guint8        *head,
           gsize          size,
           GError       **error)
{
  g_autoptr (FettleInput) input = fettle_input_open_file (path, cancellable, error);
  gsize length = 0;
  gssize n = 0;

  if (input == NULL)
    return -1;
  while (length < size && (n = fettle_input_read (input, head + length, size - length, error)) > 0)
    length += n;
  return n < 0 ? -1 : (gssize) length;
}

static gboolean
open_any (FettleSheet   *self,
          const char    *path,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autofree guint8 *head = g_malloc (HEAD_BYTES);
  gssize length = read_head (path, cancellable, head, HEAD_BYTES, error);

  if (length < 0)
    return FALSE;
  if (length >= 4 && (memcmp (head, "PK\3\4", 4) == 0 || memcmp (head, "PK\5\6", 4) == 0))
    return open_archive (self, path, cancellable, error);
  if (!fettle_magic_check (path, head, length, error))
    return FALSE;
  self->format = &fettle_sheet_csv;
  self->format_name = "CSV";
  self->state = fettle_sheet_csv_open (path, NULL, cancellable, error);
  return self->state != NULL;
}

/**
 * fettle_sheet_open:
 * @path: a file
 * @cancellable: (nullable): heeded whenever the file is read, now and later
 * @error: return location: %FETTLE_ERROR_OPEN where it cannot be read, %FETTLE_ERROR_REFUSED where it is no table, cut
 * off, damaged or locked (the message says what it is), %FETTLE_ERROR_LIMIT where it holds too much; %G_IO_ERROR_CANCELLED
 *
 * Opens a table by what it is, whatever its name says, and selects its first page.
 *
 * Returns: (transfer full) (nullable): the sheet
 */
FettleSheet *
fettle_sheet_open (const char    *path,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (FettleSheet) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (FettleSheet, 1);
  if (!open_any (self, path, cancellable, error) || !fettle_sheet_select_page (self, 0, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * fettle_sheet_close:
 * @sheet: (transfer full): a sheet
 *
 * Closes the file.
 */
void
fettle_sheet_close (FettleSheet *sheet)
{
  g_return_if_fail (sheet != NULL);

  if (sheet->state != NULL)
    sheet->format->close (sheet->state);
  g_free (sheet);
}

/**
 * fettle_sheet_get_format:
 * @sheet: a sheet
 *
 * Returns: what the file is: "CSV", "ZIP" (of CSV files), "XLSX" or "ODS"
 */
const char *
fettle_sheet_get_format (FettleSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, NULL);

  return sheet->format_name;
}

/**
 * fettle_sheet_get_n_pages:
 * @sheet: a sheet
 *
 * Returns: how many tables the file has: sheets of a workbook, CSV files in a zip; at least 1
 */
guint
fettle_sheet_get_n_pages (FettleSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, 0);

  return sheet->format->get_n_pages (sheet->state);
}

/**
 * fettle_sheet_get_page_name:
 * @sheet: a sheet
 * @page: from 0
 *
 * Returns: the name of the sheet, or of the file in a zip; the path of a plain CSV
 */
const char *
fettle_sheet_get_page_name (FettleSheet *sheet,
                            guint        page)
{
  g_return_val_if_fail (sheet != NULL, NULL);
  g_return_val_if_fail (page < fettle_sheet_get_n_pages (sheet), NULL);

  return sheet->format->get_page_name (sheet->state, page);
}

/**
 * fettle_sheet_is_hidden:
 * @sheet: a sheet
 * @page: from 0
 *
 * Returns: whether the page is hidden in its workbook, so that whoever sent it may not know of it
 */
gboolean
fettle_sheet_is_hidden (FettleSheet *sheet,
                        guint        page)
{
  g_return_val_if_fail (sheet != NULL, FALSE);
  g_return_val_if_fail (page < fettle_sheet_get_n_pages (sheet), FALSE);

  return sheet->format->is_hidden (sheet->state, page);
}

/**
 * fettle_sheet_is_workbook:
 * @sheet: a sheet
 *
 * Returns: whether its pages are the sheets of a workbook
 */
gboolean
fettle_sheet_is_workbook (FettleSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, FALSE);

  return sheet->format != &fettle_sheet_csv;
}

/**
 * fettle_sheet_next_delimiter:
 * @sheet: a sheet with a page selected
 * @error: return location: as fettle_sheet_select_page()
 *
 * A CSV says nowhere what its cells are parted by. Where its rows make no sense, this starts the page over with the next
 * likely sign.
 *
 * Returns: whether the page begins anew; %FALSE without an error where there is nothing more to try
 */
gboolean
fettle_sheet_next_delimiter (FettleSheet  *sheet,
                             GError      **error)
{
  g_return_val_if_fail (sheet != NULL, FALSE);

  return !fettle_sheet_is_workbook (sheet) && fettle_sheet_csv_next_delimiter (sheet->state, error);
}

/**
 * fettle_sheet_select_page:
 * @sheet: a sheet
 * @page: from 0
 * @error: return location: as fettle_sheet_open()
 *
 * Goes to the first row of a page. Selecting the current page again starts it over.
 *
 * Returns: whether the page can be read
 */
gboolean
fettle_sheet_select_page (FettleSheet  *sheet,
                          guint         page,
                          GError      **error)
{
  g_return_val_if_fail (sheet != NULL, FALSE);
  g_return_val_if_fail (page < fettle_sheet_get_n_pages (sheet), FALSE);

  return sheet->format->select_page (sheet->state, page, error);
}

/**
 * fettle_sheet_next_row:
 * @sheet: a sheet
 * @row: (out caller-allocates): the row, borrowed until the next call
 * @error: return location: %FETTLE_ERROR_OPEN, %FETTLE_ERROR_REFUSED for a damaged workbook, or %FETTLE_ERROR_LIMIT
 *
 * Reads the next row that has a cell. Blank lines are passed over, and counted in the line numbers.
 *
 * Returns: %FALSE at the end, where @error is not set, and on failure
 */
gboolean
fettle_sheet_next_row (FettleSheet     *sheet,
                       FettleSheetRow  *row,
                       GError         **error)
{
  g_return_val_if_fail (sheet != NULL && row != NULL, FALSE);

  return sheet->format->next_row (sheet->state, row, error);
}

/**
 * fettle_sheet_get_fraction:
 * @sheet: a sheet
 *
 * Returns: how much of the page has been read, from 0 to 1
 */
double
fettle_sheet_get_fraction (FettleSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, 0);

  return sheet->format->get_fraction (sheet->state);
}
