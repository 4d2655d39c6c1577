/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workbook/fettle-workbook.h"

G_BEGIN_DECLS

GPtrArray *workbook_tables_make  (FettleProfile  profile);
FettleTable *workbook_tables_make_long (guint   n_rows);
void       workbook_tables_info  (FettleProfile  profile,
                                  FettleWorkbookInfo *info);

G_END_DECLS
