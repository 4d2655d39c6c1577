/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/reports/fettle-export-bar.h"

#include <glib/gi18n-lib.h>

#include "compat/fettle-file-dialog.h"
#include "ui/widgets/fettle-host.h"

struct _FettleExportBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkProgressBar *bar;
  GtkLabel *message;

  GCancellable *cancellable;
  gboolean working;
};

G_DEFINE_FINAL_TYPE (FettleExportBar, fettle_export_bar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_WORKING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
set_working (FettleExportBar *self,
             gboolean         working)
{
  self->working = working;
  gtk_revealer_set_reveal_child (self->revealer, working);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKING]);
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
tell_written (FettleExportBar *self,
              FettleReportJob *job)
{
  guint n = job->withheld ? g_strv_length (job->withheld) : 0;
  g_autofree char *uri = g_filename_to_uri (job->target, NULL, NULL);
  g_autofree char *text = NULL;

  if (n)
    /* Translators: how many things were held back from a workbook because of who will read it. */
    text = g_strdup_printf (ngettext ("Workbook written. %u thing was held back for its readers.",
                                      "Workbook written. %u things were held back for its readers.", n), n);
  fettle_host_toast (GTK_WIDGET (self), text ? text : _("Workbook written"), _("_Open"), "win.open-uri",
                     g_variant_new_string (uri));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FettleExportBar) self = user_data;
  g_autoptr (GError) error = NULL;

  set_working (self, FALSE);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    tell_written (self, g_task_get_task_data (G_TASK (result)));
  else
    fettle_host_report_error (GTK_WIDGET (self), _("The Workbook Was Not Written"), error);
}

typedef struct
{
  FettleExportBar *bar;
  FettleStore *store;
  FettleReportJob *job;
} Choice;

static void
target_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autofree Choice *choice = user_data;
  g_autoptr (FettleExportBar) self = choice->bar;
  g_autoptr (FettleStore) store = choice->store;
  g_autoptr (FettleReportJob) job = choice->job;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = fettle_file_dialog_finish (result, &error);
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;

  if (!file || !g_file_peek_path (file))
    {
      fettle_host_report_error (GTK_WIDGET (self), _("The Workbook Was Not Written"), error);
      return;
    }
  job->target = g_file_get_path (file);
  fettle_export_bar_write (self, store, g_steal_pointer (&job));
}

static void
cancel_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleExportBar *self = FETTLE_EXPORT_BAR (widget);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
}

static void
fettle_export_bar_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (prop_id == PROP_WORKING)
    g_value_set_boolean (value, FETTLE_EXPORT_BAR (object)->working);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fettle_export_bar_dispose (GObject *object)
{
  FettleExportBar *self = FETTLE_EXPORT_BAR (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (fettle_export_bar_parent_class)->dispose (object);
}

static void
fettle_export_bar_class_init (FettleExportBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fettle_export_bar_get_property;
  object_class->dispose = fettle_export_bar_dispose;

  properties[PROP_WORKING] =
    g_param_spec_boolean ("working", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-export-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleExportBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, FettleExportBar, bar);
  gtk_widget_class_bind_template_child (widget_class, FettleExportBar, message);
  gtk_widget_class_install_action (widget_class, "export.cancel", NULL, cancel_action);
}

static void
fettle_export_bar_init (FettleExportBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fettle_export_bar_choose:
 * @self: the bar
 * @store: the store
 * @job: (transfer full): what to write
 * @name: the file name that is offered
 *
 * Asks where to write the workbook, and writes it.
 */
void
fettle_export_bar_choose (FettleExportBar *self,
                          FettleStore     *store,
                          FettleReportJob *job,
                          const char      *name)
{
  Choice *choice;

  g_return_if_fail (FETTLE_IS_EXPORT_BAR (self));

  choice = g_new0 (Choice, 1);
  choice->bar = g_object_ref (self);
  choice->store = g_object_ref (store);
  choice->job = job;
  fettle_file_dialog_async (GTK_WINDOW (fettle_host_of (GTK_WIDGET (self))), _("Export the Workbook"),
                            FETTLE_FILE_DIALOG_SAVE, name, NULL, NULL, target_chosen_cb, choice);
}

/**
 * fettle_export_bar_write:
 * @self: the bar
 * @store: the store
 * @job: (transfer full): what to write, with its target
 *
 * Writes the workbook, and tells when it is there.
 */
void
fettle_export_bar_write (FettleExportBar *self,
                         FettleStore     *store,
                         FettleReportJob *job)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (FETTLE_IS_EXPORT_BAR (self));
  g_return_if_fail (job != NULL && job->target != NULL);

  job->relay = fettle_progress_relay_new (self->bar, self->message);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_working (self, TRUE);
  task = g_task_new (store, self->cancellable, written_cb, g_object_ref (self));
  g_task_set_source_tag (task, fettle_export_bar_write);
  g_task_set_task_data (task, job, (GDestroyNotify) fettle_report_job_free);
  g_task_run_in_thread (task, write_workbook);
}

/**
 * fettle_export_bar_is_working:
 * @self: the bar
 *
 * Returns: whether a workbook is being written
 */
gboolean
fettle_export_bar_is_working (FettleExportBar *self)
{
  g_return_val_if_fail (FETTLE_IS_EXPORT_BAR (self), FALSE);

  return self->working;
}
