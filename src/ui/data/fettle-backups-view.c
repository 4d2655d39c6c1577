/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/data/fettle-backups-view.h"

#include <glib/gi18n-lib.h>

#include "compat/fettle-alert.h"
#include "compat/fettle-file-dialog.h"
#include "store/fettle-backup.h"
#include "store/fettle-secret.h"
#include "ui/data/fettle-pass-phrase-window.h"
#include "ui/data/fettle-second-place-view.h"
#include "ui/widgets/fettle-focus.h"
#include "ui/widgets/fettle-host.h"
#include "ui/widgets/fettle-progress-relay.h"
#include "ui/widgets/fettle-rows.h"
#include "ui/widgets/fettle-spoken.h"
#include "ui/widgets/fettle-wrap-box.h"

struct _FettleBackupsView
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkRevealer *working;
  GtkProgressBar *bar;
  GtkLabel *message;
  GtkLabel *size;
  FettleSecondPlaceView *second_place;

  FettleSession *session;
  FettleSecret *pass_phrase;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FettleBackupsView, fettle_backups_view, ADW_TYPE_BIN)

static const char *
reason_words (const char *reason)
{
  if (g_strcmp0 (reason, "daily") == 0)
    return _("Backup of the day");
  if (g_strcmp0 (reason, "monthly") == 0)
    return _("Backup of the month");
  if (g_strcmp0 (reason, "migration") == 0)
    return _("Before an upgrade");
  return _("Taken by hand");
}

/* What is as one expects needs one line; the rest says in a second one what it is to the register. */
static GtkWidget *
make_row (const FettleBackupInfo *info)
{
  const char *odd = fettle_backup_info_to_words (info);
  g_autofree char *when = fettle_moment_to_words (info->made_at);
  g_autofree char *size = g_format_size (info->size);
  g_autofree char *words = odd ? g_strdup_printf ("%s\n%s", reason_words (info->reason), odd) : g_strdup (reason_words (info->reason));
  GtkWidget *row = fettle_row_new (when, words);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (size));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), fettle_button_for (_("_Test This Backup"), "backups.test", info->path));
  fettle_spoken_row (row);
  return row;
}

static void
show_size (FettleBackupsView *self,
           GPtrArray         *backups)
{
  g_autofree char *size = NULL;
  g_autofree char *words = NULL;
  guint64 sum = 0;

  for (guint i = 0; i < backups->len; i++)
    sum += ((FettleBackupInfo *) g_ptr_array_index (backups, i))->size;
  size = g_format_size (sum);
  /* Translators: %s is a size such as 34.5 MB. */
  words = g_strdup_printf (_("They take %s on this computer."), size);
  gtk_label_set_text (self->size, words);
  gtk_widget_set_visible (GTK_WIDGET (self->size), backups->len > 0);
}

static void
read_backups (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *backups = fettle_backup_list (fettle_store_get_folder (source), &error);

  if (backups)
    g_task_return_pointer (task, backups, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
backups_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FettleBackupsView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = fettle_store_read_finish (FETTLE_STORE (source), result, &error);
  FettleFocus *held;
  GtkListBoxRow *row;

  if (!backups)
    {
      fettle_host_report_error (GTK_WIDGET (self), _("Backups Could Not Be Listed"), error);
      return;
    }
  held = fettle_focus_hold (GTK_WIDGET (self->list));
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < backups->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (backups, i)));
  show_size (self, backups);
  fettle_focus_give_back (held);
}

static void
refresh (FettleBackupsView *self)
{
  fettle_store_read_async (fettle_session_get_store (self->session), read_backups, NULL, NULL, self->cancellable,
                           backups_read_cb, g_object_ref (self));
}

/* One job at a time: its buttons wait until it is over. */
static void
set_working (FettleBackupsView *self,
             gboolean           working)
{
  gtk_revealer_set_reveal_child (self->working, working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.take", !working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.portable", !working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.check", !working);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.test", !working);
}

typedef struct
{
  char *target;
  FettleSecret *pass_phrase;
  FettleProgressRelay *relay;
} Job;

static void
job_free (Job *job)
{
  g_free (job->target);
  fettle_secret_unref (job->pass_phrase);
  g_clear_object (&job->relay);
  g_free (job);
}

static void
start_job (FettleBackupsView   *self,
           GTaskThreadFunc      work,
           char                *target,
           GAsyncReadyCallback  callback)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GTask) task = NULL;

  job->target = target;
  job->pass_phrase = g_steal_pointer (&self->pass_phrase);
  job->relay = fettle_progress_relay_new (self->bar, self->message);
  set_working (self, TRUE);
  task = g_task_new (fettle_session_get_store (self->session), self->cancellable, callback, g_object_ref (self));
  g_task_set_source_tag (task, start_job);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, work);
}

static void
take_backup (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  char *path = fettle_backup_take (source, "asked", cancellable, &error);

  if (path)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

static void
backup_taken_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FettleBackupsView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);

  set_working (self, FALSE);
  if (path)
    fettle_host_toast (GTK_WIDGET (self), _("The backup was taken and checked"), NULL, NULL, NULL);
  else
    fettle_host_report_error (GTK_WIDGET (self), _("No Backup Was Taken"), error);
  if (self->session)
    refresh (self);
}

static void
write_portable (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (fettle_backup_write_portable (source, job->target, fettle_secret_get_text (job->pass_phrase), fettle_progress_relay_report, job->relay,
                                    cancellable, &error))
    g_task_return_pointer (task, g_strdup (job->target), g_free);
  else
    g_task_return_error (task, error);
}

static void
portable_written_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (FettleBackupsView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);

  set_working (self, FALSE);
  if (path)
    fettle_host_toast (GTK_WIDGET (self), _("The portable backup was written. Only its pass phrase opens it."), NULL,
                       NULL, NULL);
  else
    fettle_host_report_error (GTK_WIDGET (self), _("The Portable Backup Was Not Written"), error);
}

static void
target_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FettleBackupsView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = fettle_file_dialog_finish (result, &error);
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;

  if (file)
    start_job (self, write_portable, g_file_get_path (file), portable_written_cb);
  else
    fettle_host_report_error (GTK_WIDGET (self), _("The Portable Backup Was Not Written"), error);
}

static void
pass_phrase_given_cb (FettleBackupsView *self,
                      const char        *pass_phrase)
{
  g_autofree char *today = fettle_date_to_iso (fettle_session_get_today (self->session));
  g_autofree char *name = NULL;

  g_assert (FETTLE_IS_BACKUPS_VIEW (self));

  /* Translators: file name of a backup; %s is a date such as 2026-09-01. */
  name = g_strdup_printf (_("fettle-%s.fettle-backup"), today);
  g_clear_pointer (&self->pass_phrase, fettle_secret_unref);
  self->pass_phrase = fettle_secret_new (pass_phrase);
  fettle_file_dialog_async (GTK_WINDOW (fettle_host_of (GTK_WIDGET (self))), _("Write a Portable Backup"),
                            FETTLE_FILE_DIALOG_SAVE, name, NULL, self->cancellable, target_chosen_cb,
                            g_object_ref (self));
}

static void
check_register (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  GPtrArray *findings = fettle_store_check (source, fettle_progress_relay_report, job->relay, cancellable, &error);

  if (findings)
    g_task_return_pointer (task, findings, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FettleBackupsView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean ok = TRUE;

  set_working (self, FALSE);
  if (!findings)
    {
      fettle_host_report_error (GTK_WIDGET (self), _("The Register Was Not Checked"), error);
      return;
    }
  for (guint i = 0; i < findings->len; i++)
    {
      FettleCheckFinding *finding = g_ptr_array_index (findings, i);

      ok = ok && finding->ok;
      g_string_append_printf (words, "%s%s", i ? "\n" : "", finding->message);
    }
  if (gtk_widget_get_root (GTK_WIDGET (self)))
    fettle_alert_tell (GTK_WIDGET (self), ok ? _("The Register Is Sound") : _("The Register Needs Attention"),
                       words->str);
}

static void
test_backup (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_auto (FettleBackupHolding) holding = { 0 };

  if (fettle_backup_test (fettle_store_get_folder (source), job->target, NULL, &holding, fettle_progress_relay_report, job->relay,
                          cancellable, &error))
    g_task_return_pointer (task, fettle_backup_holding_to_words (&holding), g_free);
  else
    g_task_return_error (task, error);
}

static void
tested_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (FettleBackupsView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = g_task_propagate_pointer (G_TASK (result), &error);

  set_working (self, FALSE);
  if (!words)
    fettle_host_report_error (GTK_WIDGET (self), _("The Backup Cannot Be Used"), error);
  else if (gtk_widget_get_root (GTK_WIDGET (self)))
    fettle_alert_tell (GTK_WIDGET (self), _("The Backup Can Be Restored"), words);
}

static void
test_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  start_job (FETTLE_BACKUPS_VIEW (widget), test_backup, g_variant_dup_string (target, NULL), tested_cb);
}

static void
take_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  start_job (FETTLE_BACKUPS_VIEW (widget), take_backup, NULL, backup_taken_cb);
}

static void
portable_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *target)
{
  GtkWidget *window = fettle_pass_phrase_window_new (GTK_WINDOW (fettle_host_of (widget)));

  g_signal_connect_object (window, "given", G_CALLBACK (pass_phrase_given_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
check_action (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  start_job (FETTLE_BACKUPS_VIEW (widget), check_register, NULL, checked_cb);
}

static void
fettle_backups_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fettle_backups_view_parent_class)->map (widget);
  if (FETTLE_BACKUPS_VIEW (widget)->session)
    refresh (FETTLE_BACKUPS_VIEW (widget));
}

static void
fettle_backups_view_dispose (GObject *object)
{
  FettleBackupsView *self = FETTLE_BACKUPS_VIEW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->pass_phrase, fettle_secret_unref);

  G_OBJECT_CLASS (fettle_backups_view_parent_class)->dispose (object);
}

static void
fettle_backups_view_class_init (FettleBackupsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_backups_view_dispose;
  widget_class->map = fettle_backups_view_map;

  g_type_ensure (FETTLE_TYPE_WRAP_BOX);
  g_type_ensure (FETTLE_TYPE_SECOND_PLACE_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-backups-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleBackupsView, list);
  gtk_widget_class_bind_template_child (widget_class, FettleBackupsView, working);
  gtk_widget_class_bind_template_child (widget_class, FettleBackupsView, bar);
  gtk_widget_class_bind_template_child (widget_class, FettleBackupsView, message);
  gtk_widget_class_bind_template_child (widget_class, FettleBackupsView, size);
  gtk_widget_class_bind_template_child (widget_class, FettleBackupsView, second_place);
  gtk_widget_class_install_action (widget_class, "backups.take", NULL, take_action);
  gtk_widget_class_install_action (widget_class, "backups.portable", NULL, portable_action);
  gtk_widget_class_install_action (widget_class, "backups.check", NULL, check_action);
  gtk_widget_class_install_action (widget_class, "backups.test", "s", test_action);
}

static void
fettle_backups_view_init (FettleBackupsView *self)
{
  GtkWidget *nothing;

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  nothing = gtk_label_new (_("No backups yet. One is taken every day that Fettle is used."));
  gtk_label_set_wrap (GTK_LABEL (nothing), TRUE);
  gtk_widget_add_css_class (nothing, "placeholder");
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_list_box_set_placeholder (self->list, nothing);
}

/**
 * fettle_backups_view_set_session:
 * @self: the view
 * @session: the session
 *
 * Shows the backups of a register, and lets a person take more.
 */
void
fettle_backups_view_set_session (FettleBackupsView *self,
                                 FettleSession     *session)
{
  g_return_if_fail (FETTLE_IS_BACKUPS_VIEW (self));

  g_set_object (&self->session, session);
  fettle_second_place_view_set_session (self->second_place, session);
}
