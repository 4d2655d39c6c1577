/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/fettle-catalogue.h"
#include "ui/reports/fettle-reports-page.h"
#include "ui/reports/fettle-table-view.h"
#include "ui/widgets/fettle-progress-relay.h"

G_BEGIN_DECLS

struct _FettleReportsPage
{
  FettleSection parent_instance;

  GtkListBox *tables;
  FettleTableView *table_view;
  GtkDropDown *profile;
  GtkLabel *period;
  GtkEditable *committee;
  GtkEditable *meeting;
  GtkEditable *from;
  GtkEditable *to;
  GtkLabel *problem;
  GtkRevealer *working;
  GtkProgressBar *bar;
  GtkLabel *message;

  char *table_id;
  GCancellable *table_cancellable;
  GCancellable *export_cancellable;
};

/**
 * FettleReportJob:
 *
 * What a reader thread needs to make tables: copies, so that the page may change meanwhile.
 */
typedef struct
{
  char *committee;
  guint32 meeting;
  guint32 from;
  guint32 to;
  guint32 today;
  FettleProfile profile;
  GStrv table_ids;
  char *target;
  FettleProgressRelay *relay;
  GStrv withheld;
  char *why;
} FettleReportJob;

void             fettle_report_job_free          (FettleReportJob    *job);
FettleReportJob *fettle_reports_page_make_job    (FettleReportsPage  *self);
FettleDisclosed *fettle_report_job_build         (FettleReportJob    *job,
                                                  FettleStore        *store,
                                                  GError            **error);
gboolean         fettle_report_job_export        (FettleReportJob    *job,
                                                  FettleStore        *store,
                                                  GCancellable       *cancellable,
                                                  GError            **error);
GStrv            fettle_reports_page_list_chosen (FettleReportsPage  *self);
void             fettle_reports_page_class_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
