/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/reports/fettle-report-job.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_EXPORT_BAR (fettle_export_bar_get_type ())
G_DECLARE_FINAL_TYPE (FettleExportBar, fettle_export_bar, FETTLE, EXPORT_BAR, AdwBin)

/* Writes a workbook and shows how far it is; out of sight while there is none to write.
 * Property "working" (boolean, read-only). */
void     fettle_export_bar_choose     (FettleExportBar *self,
                                       FettleStore     *store,
                                       FettleReportJob *job,
                                       const char      *name);
void     fettle_export_bar_write      (FettleExportBar *self,
                                       FettleStore     *store,
                                       FettleReportJob *job);
gboolean fettle_export_bar_is_working (FettleExportBar *self);

G_END_DECLS
