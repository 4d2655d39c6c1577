/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sheets/fettle-input.h"
#include "sheets/fettle-sheet-error.h"
#include "sheets/fettle-sheet.h"

G_BEGIN_DECLS

/* Limits of bytes and cells, never of time. No public table has more than 600 columns, and no cell a page of text; what
 * is more is a mistake or an attack. */
#define FETTLE_SHEET_MAX_COLUMNS 20000
#define FETTLE_SHEET_MAX_CELL (1024 * 1024)
#define FETTLE_SHEET_MAX_ROW_TEXT (16 * FETTLE_SHEET_MAX_CELL)
/* Of workbooks alone, whose little files may say much: what they hold, and what is handed out of that. */
#define FETTLE_SHEET_MAX_ROWS (G_MAXINT / 2)
#define FETTLE_SHEET_MAX_CELLS 20000000
#define FETTLE_SHEET_MAX_PLACES 250000000
#define FETTLE_SHEET_MAX_STRINGS 5000000
#define FETTLE_SHEET_MAX_TEXT (G_GUINT64_CONSTANT (512) * 1024 * 1024)
#define FETTLE_SHEET_MAX_UNPACKED (G_GUINT64_CONSTANT (512) * 1024 * 1024)

/* One format. @state is the format's own, freed by close. */
typedef struct
{
  void       (*close)         (gpointer         state);
  guint      (*get_n_pages)   (gpointer         state);
  const char *(*get_page_name) (gpointer        state,
                               guint            page);
  gboolean   (*is_hidden)     (gpointer         state,
                               guint            page);
  gboolean   (*select_page)   (gpointer         state,
                               guint            page,
                               GError         **error);
  gboolean   (*next_row)      (gpointer         state,
                               FettleSheetRow  *row,
                               GError         **error);
  double     (*get_fraction)  (gpointer         state);
} FettleSheetFormat;

extern const FettleSheetFormat fettle_sheet_csv;
extern const FettleSheetFormat fettle_sheet_xlsx;
extern const FettleSheetFormat fettle_sheet_ods;

gpointer  fettle_sheet_csv_open   (const char     *path,
                                   FettleArchive  *archive,
                                   GCancellable   *cancellable,
                                   GError        **error);
gboolean  fettle_sheet_csv_next_delimiter (gpointer state,
                                   GError        **error);
gpointer  fettle_sheet_xlsx_open  (FettleArchive  *archive,
                                   GError        **error);
gpointer  fettle_sheet_ods_open   (FettleArchive  *archive,
                                   GError        **error);

gboolean  fettle_sheet_refuse     (const char     *path,
                                   const char     *sentence,
                                   GError        **error);
gboolean  fettle_magic_fail_locked (const char    *path,
                                   GError        **error);
gboolean  fettle_magic_check      (const char     *path,
                                   const guint8   *head,
                                   gsize           length,
                                   GError        **error);
gboolean  fettle_magic_check_archive (const char   *path,
                                   FettleArchive  *archive,
                                   GError        **error);

/**
 * FettleRowBuilder:
 *
 * Cells of one workbook row, set in any order by column, handed out as a #FettleSheetRow. It counts what a page hands
 * out in all.
 */
typedef struct
{
  GString *text;
  GArray *offsets;
  GPtrArray *cells;
  guint n_set;
  guint64 n_cells;
  guint64 n_places;
  guint64 n_bytes;
  GArray *mended;
} FettleRowBuilder;

gboolean  fettle_sheet_append       (GString          *cell,
                                     const char       *text,
                                     GError          **error);
void      fettle_row_builder_init   (FettleRowBuilder *builder);
void      fettle_row_builder_clear  (FettleRowBuilder *builder);
void      fettle_row_builder_begin  (FettleRowBuilder *builder);
void      fettle_row_builder_reset  (FettleRowBuilder *builder);
gboolean  fettle_row_builder_set    (FettleRowBuilder *builder,
                                     guint             column,
                                     const char       *text,
                                     GError          **error);
gboolean  fettle_row_builder_is_empty (FettleRowBuilder *builder);
gboolean  fettle_row_builder_charge (FettleRowBuilder *builder,
                                     guint64           repeats,
                                     GError          **error);
void      fettle_row_builder_finish (FettleRowBuilder *builder,
                                     guint             line,
                                     FettleSheetRow   *row);

G_END_DECLS
