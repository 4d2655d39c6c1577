/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <xlsxwriter.h>

#include "workbook/fettle-workbook.h"

G_BEGIN_DECLS

/* Above this many rows a table is streamed to the file: no more real Excel tables, but filters, and flat memory. */
#define FETTLE_WORKBOOK_MAX_TABLE_ROWS 20000
/* Of a line of text in a cell, in points. */
#define FETTLE_WORKBOOK_LINE_HEIGHT 15

typedef enum
{
  FETTLE_FORMAT_TITLE,
  FETTLE_FORMAT_LINE,
  FETTLE_FORMAT_LABEL,
  FETTLE_FORMAT_WRAP,
  FETTLE_FORMAT_HEADER,
  FETTLE_FORMAT_NUMBER_HEADER,
  FETTLE_FORMAT_LINK,
  /* One a cell type, in the order of FettleCellType; then the same for the row of totals. */
  FETTLE_FORMAT_CELL,
  FETTLE_FORMAT_TOTAL = FETTLE_FORMAT_CELL + FETTLE_CELL_N_TYPES,
  FETTLE_FORMAT_N = FETTLE_FORMAT_TOTAL + FETTLE_CELL_N_TYPES,
} FettleFormat;

/**
 * FettleWorkbookWriter:
 * @book: the workbook being written
 * @info: what the caller wants on the cover
 * @tables: the tables, #FettleDisclosed
 * @formats: see #FettleFormat
 * @sheet_names: name of the sheet of each table
 * @streamed: rows go straight to the file
 *
 * One workbook while it is written.
 */
typedef struct
{
  lxw_workbook *book;
  const FettleWorkbookInfo *info;
  GPtrArray *tables;
  lxw_format *formats[FETTLE_FORMAT_N];
  GPtrArray *sheet_names;
  gboolean streamed;
} FettleWorkbookWriter;

void           fettle_workbook_add_formats    (FettleWorkbookWriter *self);
lxw_worksheet *fettle_workbook_add_sheet      (FettleWorkbookWriter *self,
                                               const char           *name,
                                               const char           *paragraphs);
void           fettle_workbook_write_front    (FettleWorkbookWriter *self);
void           fettle_workbook_write_table    (FettleWorkbookWriter *self,
                                               guint                 index);
void           fettle_workbook_add_grid       (FettleWorkbookWriter *self,
                                               lxw_worksheet        *sheet,
                                               const char           *name,
                                               lxw_row_t             header_row,
                                               guint                 n_rows,
                                               GPtrArray            *headers,
                                               lxw_format          **header_formats,
                                               gboolean              filter);
void           fettle_workbook_insert_chart   (FettleWorkbookWriter *self,
                                               lxw_worksheet        *sheet,
                                               FettleDisclosed      *table,
                                               const char           *sheet_name,
                                               lxw_row_t             header_row,
                                               lxw_row_t             at_row);
guint          fettle_workbook_count_lines    (const char           *words,
                                               guint                 width);
char          *fettle_workbook_join_paragraphs (FettleWorkbookWriter *self);
void           fettle_workbook_write_words    (lxw_worksheet        *sheet,
                                               lxw_row_t             row,
                                               lxw_col_t             column,
                                               const char           *words,
                                               lxw_format           *format);

G_END_DECLS
