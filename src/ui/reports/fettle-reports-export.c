/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "compat/fettle-file-dialog.h"
#include "exchange/fettle-pack.h"
#include "ui/fettle-window.h"
#include "ui/reports/fettle-reports-page-private.h"

static void
set_working (FettleReportsPage *self,
             gboolean           working)
{
  gtk_revealer_set_reveal_child (self->working, working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reports.export", !working);
}

static void
write_workbook (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (fettle_report_job_export (task_data, source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
tell_written (FettleReportsPage *self,
              FettleReportJob   *job)
{
  guint n = job->withheld ? g_strv_length (job->withheld) : 0;
  g_autofree char *uri = g_filename_to_uri (job->target, NULL, NULL);
  g_autofree char *text = NULL;

  if (n)
    /* Translators: how many things were held back from a workbook because of who will read it. */
    text = g_strdup_printf (ngettext ("Workbook written. %u thing was held back for its readers.",
                                      "Workbook written. %u things were held back for its readers.", n), n);
  fettle_window_toast (GTK_WIDGET (self), text ? text : _("Workbook written"), _("_Open"), "win.open-uri",
                       g_variant_new_string (uri));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FettleReportsPage) self = user_data;
  g_autoptr (GError) error = NULL;

  set_working (self, FALSE);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    tell_written (self, g_task_get_task_data (G_TASK (result)));
  else
    fettle_window_report_error (GTK_WIDGET (self), _("The Workbook Was Not Written"), error);
}

static void
target_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FettleReportsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = fettle_file_dialog_finish (result, &error);
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;

  if (file && g_file_peek_path (file))
    fettle_reports_page_export (self, g_file_peek_path (file));
  else
    fettle_window_report_error (GTK_WIDGET (self), _("The Workbook Was Not Written"), error);
}

static void
export_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  fettle_reports_page_choose_target (FETTLE_REPORTS_PAGE (widget));
}

static void
cancel_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleReportsPage *self = FETTLE_REPORTS_PAGE (widget);

  if (self->export_cancellable)
    g_cancellable_cancel (self->export_cancellable);
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
  gtk_widget_class_install_action (widget_class, "reports.cancel", NULL, cancel_action);
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
  name = fettle_pack_suggest_name (&context, job->profile);
  fettle_report_job_free (job);
  fettle_file_dialog_async (GTK_WINDOW (fettle_window_of (GTK_WIDGET (self))), _("Export the Workbook"),
                            FETTLE_FILE_DIALOG_SAVE, name, NULL, NULL, target_chosen_cb, g_object_ref (self));
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
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (FETTLE_IS_REPORTS_PAGE (self));

  if (!(job = fettle_reports_page_make_job (self)))
    return;
  job->table_ids = fettle_reports_page_list_chosen (self);
  job->target = g_strdup (target);
  job->relay = fettle_progress_relay_new (self->bar, self->message);

  g_clear_object (&self->export_cancellable);
  self->export_cancellable = g_cancellable_new ();
  set_working (self, TRUE);
  task = g_task_new (fettle_section_get_store (FETTLE_SECTION (self)), self->export_cancellable, written_cb,
                     g_object_ref (self));
  g_task_set_source_tag (task, fettle_reports_page_export);
  g_task_set_task_data (task, job, (GDestroyNotify) fettle_report_job_free);
  g_task_run_in_thread (task, write_workbook);
}
