/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sheets/fettle-xml.h"

G_BEGIN_DECLS

/**
 * FettleXlsxStrings:
 *
 * The shared strings of a workbook, within limits on their number and length.
 */
typedef struct _FettleXlsxStrings FettleXlsxStrings;

FettleXlsxStrings *fettle_xlsx_strings_read (FettleArchive            *archive,
                                             const char               *entry,
                                             GError                  **error);
void               fettle_xlsx_strings_free (FettleXlsxStrings        *strings);
const char        *fettle_xlsx_strings_get  (const FettleXlsxStrings  *strings,
                                             guint64                   index);
gboolean           fettle_xlsx_read_text    (FettleXml                *xml,
                                             const char               *element,
                                             GString                  *out,
                                             GError                  **error);
void               fettle_xlsx_unescape     (GString                  *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleXlsxStrings, fettle_xlsx_strings_free)

G_END_DECLS
