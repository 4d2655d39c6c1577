/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workbook/fettle-workbook.h"
#include "reports/fettle-catalogue.h"

G_BEGIN_DECLS

/* Builds the catalogue's pack (or the tables named), passes each through disclosure, writes the workbook. The whole job in one call,
 * for the command line and the window. @withheld (transfer full, nullable): lines for people about what was held back. */
gboolean fettle_pack_write (const FettleReportContext   *context,
                            const FettleDisclosureRules *rules,
                            const char *const           *table_ids,
                            const char                  *target,
                            GStrv                       *withheld,
                            FettleProgressFunc           progress,
                            gpointer                     user_data,
                            GCancellable                *cancellable,
                            GError                     **error);
/* A file name for the workbook; that of a Part 2 paper begins with "PART2_". */
char    *fettle_pack_suggest_name (const FettleReportContext *context,
                                   FettleProfile              profile);

G_END_DECLS
