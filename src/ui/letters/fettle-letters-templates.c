/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/letters/fettle-letters-window-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-file.h"
#include "compat/fettle-alert.h"
#include "compat/fettle-file-dialog.h"
#include "letters/fettle-letter-template.h"
#include "ui/letters/fettle-case-letters.h"

#define LARGEST_TEMPLATE (16 * 1024 * 1024)

/**
 * Job:
 * @letter_id: which letter, or %FETTLE_LETTERHEAD
 * @file: where the template goes, or comes from
 * @bytes: what is in it
 * @gaps: (nullable): what it does not say
 */
typedef struct
{
  FettleLettersWindow *self;
  char *letter_id;
  GFile *file;
  GBytes *bytes;
  FettleDate today;
  char *gaps;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->self);
  g_clear_object (&job->file);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->letter_id);
  g_free (job->gaps);
  g_free (job);
}

static Job *
job_new (FettleLettersWindow *self,
         const char          *letter_id)
{
  Job *job = g_new0 (Job, 1);

  job->self = g_object_ref (self);
  job->letter_id = g_strdup (letter_id);
  job->today = fettle_session_get_today (self->session);
  return job;
}

/* Over this window while it is open, and over the main window after. */
static GtkWidget *
teller (FettleLettersWindow *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self)) ? GTK_WIDGET (self) : GTK_WIDGET (self->main);
}

static void
start (Job                 *job,
       GTaskThreadFunc      work,
       GAsyncReadyCallback  callback)
{
  g_autoptr (GTask) task = g_task_new (fettle_session_get_store (job->self->session), NULL, callback, NULL);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, work);
}

static void
write_start (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = fettle_letter_template_start (source, job->letter_id, &error);

  if (bytes && fettle_file_write_beside (job->file, bytes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start_written_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  GtkWidget *widget = teller (job->self);
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = g_file_get_uri (job->file);

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    fettle_host_report_error (widget, _("The Template Was Not Written"), error);
  else
    gtk_widget_activate_action (GTK_WIDGET (job->self->main), "win.open-uri", "s", uri);
}

static void
start_target_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = fettle_file_dialog_finish (result, &error);

  if (files && (job->file = g_list_model_get_item (files, 0)))
    {
      start (job, write_start, start_written_cb);
      return;
    }
  fettle_host_report_error (teller (job->self), _("The Template Was Not Written"), error);
  job_free (job);
}

static void
get_action (GtkWidget  *widget,
            const char *action,
            GVariant   *target)
{
  const char *letter_id = g_variant_get_string (target, NULL);
  g_autofree char *name = g_strconcat (letter_id, ".odt", NULL);

  fettle_file_dialog_async (GTK_WINDOW (widget), _("Get a Template"), FETTLE_FILE_DIALOG_SAVE, name, NULL, NULL,
                            start_target_cb, job_new (FETTLE_LETTERS_WINDOW (widget), letter_id));
}

static void
make_batch (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autofree char *name = job->file ? g_file_get_basename (job->file) : NULL;
  g_autoptr (GPtrArray) gaps = NULL;
  FettleBatch *batch;

  if (job->file)
    batch = fettle_letter_template_set (source, job->letter_id, name, job->bytes, job->today, &gaps, &error);
  else
    batch = fettle_letter_template_reset (source, job->letter_id, &error);
  job->gaps = gaps ? fettle_case_letters_list_gaps (gaps) : NULL;
  if (batch)
    g_task_return_pointer (task, batch, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
batch_made_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  GtkWidget *widget = teller (job->self);
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleBatch) batch = g_task_propagate_pointer (G_TASK (result), &error);

  if (!batch)
    fettle_host_report_error (widget, _("The Template Was Not Changed"), error);
  else
    fettle_host_apply (GTK_WIDGET (job->self->main), batch, _("The Template Was Not Changed"));
  if (batch && job->gaps)
    fettle_alert_tell (widget, _("The Template Is in Use, and Does Not Say Everything"), job->gaps);
}

static void
template_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;

  job->bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  if (job->bytes && g_bytes_get_size (job->bytes) > LARGEST_TEMPLATE)
    {
      g_clear_pointer (&job->bytes, g_bytes_unref);
      g_set_error_literal (&error, FETTLE_ERROR, FETTLE_ERROR_LIMIT,
                           _("The file is larger than 16 MB. The template that was in use stays."));
    }
  if (job->bytes)
    {
      start (job, make_batch, batch_made_cb);
      return;
    }
  fettle_host_report_error (teller (job->self), _("The Template Was Not Changed"), error);
  job_free (job);
}

static void
template_chosen_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = fettle_file_dialog_finish (result, &error);
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;

  if (file)
    fettle_letters_window_use (job->self, job->letter_id, file);
  else
    fettle_host_report_error (teller (job->self), _("The Template Was Not Changed"), error);
  job_free (job);
}

static void
use_action (GtkWidget  *widget,
            const char *action,
            GVariant   *target)
{
  fettle_file_dialog_async (GTK_WINDOW (widget), _("Use Your Own Template"), FETTLE_FILE_DIALOG_OPEN, NULL, NULL, NULL,
                            template_chosen_cb,
                            job_new (FETTLE_LETTERS_WINDOW (widget), g_variant_get_string (target, NULL)));
}

static void
reset_action (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  start (job_new (FETTLE_LETTERS_WINDOW (widget), g_variant_get_string (target, NULL)), make_batch, batch_made_cb);
}

/**
 * fettle_letters_window_class_install_templates:
 * @widget_class: the window's class
 *
 * Installs what can be done with a template.
 */
void
fettle_letters_window_class_install_templates (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "letters.get", "s", get_action);
  gtk_widget_class_install_action (widget_class, "letters.use", "s", use_action);
  gtk_widget_class_install_action (widget_class, "letters.reset", "s", reset_action);
}

/**
 * fettle_letters_window_use:
 * @self: the window
 * @letter_id: which letter, or %FETTLE_LETTERHEAD
 * @file: an OpenDocument text or template
 *
 * Uses the authority's own template. What it asks for that the letter does not know, and what the letter must say that
 * it has no place for, is told.
 */
void
fettle_letters_window_use (FettleLettersWindow *self,
                           const char          *letter_id,
                           GFile               *file)
{
  Job *job;

  g_return_if_fail (FETTLE_IS_LETTERS_WINDOW (self));
  g_return_if_fail (letter_id != NULL && G_IS_FILE (file));

  job = job_new (self, letter_id);
  job->file = g_object_ref (file);
  g_file_load_bytes_async (file, NULL, template_loaded_cb, job);
}
