/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-file.h"
#include "reports/fettle-disclosure.h"

G_BEGIN_DECLS

/**
 * FettleWorkbookInfo:
 * @council, @committee, @title: for the cover and the document properties
 * @meeting, @as_at, @from, @to: dates
 * @profile: the profile that every table was passed for
 * @made_by: (nullable): who
 * @made_at: UTC moment
 */
typedef struct
{
  const char *council;
  const char *committee;
  const char *title;
  guint32 meeting;
  guint32 as_at;
  guint32 from;
  guint32 to;
  FettleProfile profile;
  const char *made_by;
  const char *made_at;
} FettleWorkbookInfo;

/* Tables are FettleDisclosed, all of the profile in @info. Written beside @target and renamed. */
gboolean fettle_workbook_write  (const char               *target,
                                 const FettleWorkbookInfo *info,
                                 GPtrArray                *tables,
                                 FettleProgressFunc        progress,
                                 gpointer                  user_data,
                                 GCancellable             *cancellable,
                                 GError                  **error);
/* One table as CSV (UTF-8 with BOM, CRLF, formula-safe) or JSON, as text. */
char    *fettle_disclosed_to_csv  (FettleDisclosed        *table);
char    *fettle_disclosed_to_json (FettleDisclosed        *table);

G_END_DECLS
