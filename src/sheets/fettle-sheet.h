/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/fettle-error.h"

G_BEGIN_DECLS

/**
 * FettleSheet:
 *
 * A reader of rows, whatever the file is: CSV (UTF-8 with or without BOM, Windows-1252, UTF-16; comma, semicolon or
 * tab), a CSV inside a zip, XLSX, ODS. Cells come as UTF-8 text, exactly as written but for line endings,
 * the apostrophe that guards against formulas, and characters that no format can hold; dates of workbooks as ISO text.
 */
typedef struct _FettleSheet FettleSheet;

/**
 * FettleSheetRow:
 * @line: line in the file (CSV) or row number in the sheet, from 1
 * @cells: the cells, never NULL; missing cells are absent
 * @n_cells: how many
 * @mended: (array length=n_mended): columns, from 0, of the cells that held characters that no format can hold: those
 *   were left out
 * @n_mended: how many
 */
typedef struct
{
  guint line;
  const char *const *cells;
  guint n_cells;
  const guint *mended;
  guint n_mended;
} FettleSheetRow;

FettleSheet *fettle_sheet_open      (const char            *path,
                                     GCancellable          *cancellable,
                                     GError               **error);
void         fettle_sheet_close     (FettleSheet           *sheet);
const char  *fettle_sheet_get_format (FettleSheet          *sheet);
guint        fettle_sheet_get_n_pages (FettleSheet         *sheet);
const char  *fettle_sheet_get_page_name (FettleSheet       *sheet,
                                     guint                  page);
gboolean     fettle_sheet_is_hidden  (FettleSheet          *sheet,
                                     guint                  page);
gboolean     fettle_sheet_is_workbook (FettleSheet         *sheet);
gboolean     fettle_sheet_next_delimiter (FettleSheet      *sheet,
                                     GError               **error);
gboolean     fettle_sheet_select_page (FettleSheet         *sheet,
                                     guint                  page,
                                     GError               **error);
/* FALSE at the end (no error) or on failure (error set). The row is borrowed until the next call. */
gboolean     fettle_sheet_next_row  (FettleSheet           *sheet,
                                     FettleSheetRow        *row,
                                     GError               **error);
double       fettle_sheet_get_fraction (FettleSheet        *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleSheet, fettle_sheet_close)

G_END_DECLS
