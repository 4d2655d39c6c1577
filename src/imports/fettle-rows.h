/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "imports/fettle-cells.h"
#include "imports/fettle-held.h"
#include "imports/fettle-issues.h"

G_BEGIN_DECLS

/**
 * FettleRows:
 *
 * Turns rows of a recognised file into records of its dataset: one of an establishment or link, up to four inspections
 * of a row of the latest inspections. Rows that cannot be used go to the list of issues; odd ones go there too and are
 * kept.
 */
typedef struct _FettleRows FettleRows;

FettleRows         *fettle_rows_new         (const FettleLayout   *layout,
                                             const char           *file_name,
                                             FettleHeld           *held,
                                             FettleIssues         *issues);
void                fettle_rows_free        (FettleRows           *rows);
const char *const  *fettle_rows_get_columns (FettleRows           *rows);
guint               fettle_rows_read        (FettleRows           *rows,
                                             const FettleSheetRow *row);
gboolean            fettle_rows_finish      (FettleRows           *rows,
                                             gboolean             *again,
                                             GError              **error);
const char *const  *fettle_rows_get_record  (FettleRows           *rows,
                                             guint                 index);
const char         *fettle_rows_get_newest  (FettleRows           *rows);
const char         *fettle_rows_get_authority (FettleRows         *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleRows, fettle_rows_free)

G_END_DECLS
