/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/reports/fettle-export-bar.h"
#include "ui/reports/fettle-reports-page.h"
#include "ui/reports/fettle-table-view.h"

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
  FettleExportBar *export_bar;

  char *table_id;
  GCancellable *table_cancellable;
};

FettleReportJob *fettle_reports_page_make_job    (FettleReportsPage  *self);
GStrv            fettle_reports_page_list_chosen (FettleReportsPage  *self);
void             fettle_reports_page_class_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
