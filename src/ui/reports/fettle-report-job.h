/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-date.h"
#include "reports/fettle-catalogue.h"
#include "ui/widgets/fettle-progress-relay.h"

G_BEGIN_DECLS

/**
 * FettleReportJob:
 * @review_meeting: (nullable): id of the review meeting that the minutes are of
 * @personal: names of persons were asked for
 *
 * What a reader thread needs to make tables: copies, so that the page may change meanwhile.
 */
typedef struct
{
  char *committee;
  char *review_meeting;
  guint32 meeting;
  guint32 from;
  guint32 to;
  guint32 today;
  FettleProfile profile;
  gboolean personal;
  guint stale_days;
  GStrv table_ids;
  char *target;
  FettleProgressRelay *relay;
  GStrv withheld;
  char *why;
} FettleReportJob;

FettleReportJob *fettle_report_job_new_exempt (const char       *table_id,
                                                FettleDate        today);
void             fettle_report_job_free        (FettleReportJob  *job);
FettleDisclosed *fettle_report_job_build       (FettleReportJob  *job,
                                                FettleStore      *store,
                                                GError          **error);
gboolean         fettle_report_job_export      (FettleReportJob  *job,
                                                FettleStore      *store,
                                                GCancellable     *cancellable,
                                                GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleReportJob, fettle_report_job_free)

G_END_DECLS
