/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sheets/fettle-input.h"

G_BEGIN_DECLS

/**
 * FettleXlsxKind:
 * @FETTLE_XLSX_NUMBER: a number, or a time of day
 * @FETTLE_XLSX_DAY: a day
 * @FETTLE_XLSX_PERCENT: a percentage, which a workbook holds as a fraction
 *
 * What a number is by the way in which it is shown.
 */
typedef enum
{
  FETTLE_XLSX_NUMBER,
  FETTLE_XLSX_DAY,
  FETTLE_XLSX_PERCENT,
} FettleXlsxKind;

FettleXlsxKind fettle_xlsx_format_get_kind (guint           id,
                                            const char     *code);
GArray        *fettle_xlsx_read_styles     (FettleArchive  *archive,
                                            const char     *entry,
                                            GError        **error);
FettleXlsxKind fettle_xlsx_style_get_kind  (GArray         *styles,
                                            guint           style);

G_END_DECLS
