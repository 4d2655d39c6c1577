/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbook/fettle-pack.h"
#include "ui/reports/fettle-reports-page-private.h"

static void
export_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  fettle_reports_page_choose_target (FETTLE_REPORTS_PAGE (widget));
}

/**
 * fettle_reports_page_class_install_actions:
 * @widget_class: the page's class
 *
 * Installs what can be done on the page.
 */
void
fettle_reports_page_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reports.export", NULL, export_action);
}

/**
 * fettle_reports_page_choose_target:
 * @self: the page
 *
 * Asks where to write the workbook, and writes it.
 */
void
fettle_reports_page_choose_target (FettleReportsPage *self)
{
  FettleReportJob *job;
  FettleReportContext context = { NULL };
  g_autofree char *name = NULL;

  g_return_if_fail (FETTLE_IS_REPORTS_PAGE (self));

  if (!(job = fettle_reports_page_make_job (self)))
    return;
  context.committee = job->committee;
  context.meeting = job->meeting;
  context.today = job->today;
  job->table_ids = fettle_reports_page_list_chosen (self);
  name = fettle_pack_suggest_name (&context, job->profile);
  fettle_export_bar_choose (self->export_bar, fettle_section_get_store (FETTLE_SECTION (self)), job, name);
}

/**
 * fettle_reports_page_export:
 * @self: the page
 * @target: path of the workbook
 *
 * Writes the tables that were chosen as a workbook for the readers that were chosen.
 */
void
fettle_reports_page_export (FettleReportsPage *self,
                            const char        *target)
{
  FettleReportJob *job;

  g_return_if_fail (FETTLE_IS_REPORTS_PAGE (self));

  if (!(job = fettle_reports_page_make_job (self)))
    return;
  job->table_ids = fettle_reports_page_list_chosen (self);
  job->target = g_strdup (target);
  fettle_export_bar_write (self->export_bar, fettle_section_get_store (FETTLE_SECTION (self)), job);
}
