/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/data/fettle-import-window-private.h"

#include <glib/gi18n-lib.h>

#include "compat/fettle-alert.h"
#include "compat/fettle-file-dialog.h"

G_DEFINE_FINAL_TYPE (FettleImportWindow, fettle_import_window, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_state (FettleImportWindow *self,
            const char         *state)
{
  gboolean preview = g_str_equal (state, "preview");
  gboolean over = g_str_equal (state, "told") || (preview && fettle_import_changes_nothing (self->import));

  gtk_stack_set_visible_child_name (self->states, state);
  gtk_widget_set_visible (GTK_WIDGET (self->apply_button), preview && !over);
  gtk_button_set_label (self->cancel_button, over ? _("_Close") : _("_Cancel"));
}

/* One stray file among several need not stop the others. */
static gboolean
can_leave_out (FettleImportWindow *self)
{
  return fettle_import_get_refused (self->import) && g_strv_length (self->paths) > 1;
}

static void
show_refusal (FettleImportWindow *self,
              const GError       *error)
{
  g_autofree char *markup = g_markup_escape_text (error->message, -1);

  adw_status_page_set_title (self->refusal, _("Nothing Was Imported"));
  adw_status_page_set_description (self->refusal, markup);
  gtk_widget_set_visible (GTK_WIDGET (self->leave_out_button), can_leave_out (self));
  show_state (self, "refused");
  fettle_import_window_offer_sheets (self);
}

typedef struct
{
  GStrv paths;
  FettleProgressRelay *relay;
} Reading;

static void
reading_free (Reading *reading)
{
  g_strfreev (reading->paths);
  g_clear_object (&reading->relay);
  g_free (reading);
}

static void
read_files (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Reading *reading = task_data;
  GError *error = NULL;

  if (fettle_import_read (source, (const char *const *) reading->paths, fettle_progress_relay_report, reading->relay,
                          cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FettleImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      fettle_import_window_fill_preview (self);
      show_state (self, "preview");
      if (gtk_widget_get_visible (GTK_WIDGET (self->apply_button)))
        gtk_widget_grab_focus (GTK_WIDGET (self->apply_button));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_refusal (self, error);
      if (can_leave_out (self))
        gtk_widget_grab_focus (GTK_WIDGET (self->leave_out_button));
    }
}

/**
 * fettle_import_window_start_reading:
 * @self: the window
 *
 * Reads the files, of a workbook the sheet that was chosen.
 */
void
fettle_import_window_start_reading (FettleImportWindow *self)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading = g_new0 (Reading, 1);

  g_return_if_fail (FETTLE_IS_IMPORT_WINDOW (self));

  g_clear_object (&self->import);
  self->import = fettle_import_new (fettle_session_get_store (self->session));
  fettle_import_set_sheet (self->import, self->sheet_name);
  reading->paths = g_strdupv (self->paths);
  reading->relay = fettle_progress_relay_new (self->bar, self->message);
  show_state (self, "working");
  task = g_task_new (self->import, self->cancellable, read_cb, g_object_ref (self));
  g_task_set_source_tag (task, fettle_import_window_start_reading);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, read_files);
}

static void
apply_import (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GError *error = NULL;
  char *batch_id = NULL;

  if (fettle_import_apply (source, &batch_id, fettle_progress_relay_report, task_data, cancellable, &error))
    g_task_return_pointer (task, batch_id, g_free);
  else
    g_task_return_error (task, error);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FettleImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch_id = g_task_propagate_pointer (G_TASK (result), &error);

  self->applying = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (error)
    {
      show_refusal (self, error);
      return;
    }
  if (batch_id && fettle_import_changes_schools (self->import))
    fettle_host_tell_applied (GTK_WIDGET (self), _("Imported"), batch_id);
  else
    fettle_host_toast (GTK_WIDGET (self), _("Imported. No school of yours changed."), NULL, NULL, NULL);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
  if (!fettle_import_get_warnings (self->import)->len)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  fettle_import_window_fill_warnings (self);
  show_state (self, "told");
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
}

static void
start_applying (FettleImportWindow *self)
{
  g_autoptr (GTask) task = NULL;

  fettle_import_window_accept_offers (self);
  self->applying = TRUE;
  show_state (self, "working");
  task = g_task_new (self->import, self->cancellable, applied_cb, g_object_ref (self));
  g_task_set_source_tag (task, start_applying);
  /* What was done is told as done, though Cancel came a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, fettle_progress_relay_new (self->bar, self->message), g_object_unref);
  g_task_run_in_thread (task, apply_import);
}

static void older_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void smaller_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* What is unusual about the files is asked, one question for each reason, before anything is changed. */
static void
ask_and_apply (FettleImportWindow *self)
{
  const FettleAlertAnswer older = { "import", _("_Import the Older Extract"), FALSE };
  const FettleAlertAnswer smaller = { "import", _("_Import the Smaller List"), FALSE };
  g_autofree char *why = NULL;

  if (!self->older_agreed && fettle_import_is_older (self->import, &why))
    fettle_alert_async (GTK_WIDGET (self), _("Import an Older Extract?"), why, &older, 1, older_answered_cb, g_object_ref (self));
  else if (!self->smaller_agreed && fettle_import_is_smaller (self->import, &why))
    fettle_alert_async (GTK_WIDGET (self), _("Import a Smaller List?"), why, &smaller, 1, smaller_answered_cb, g_object_ref (self));
  else
    start_applying (self);
}

static void
older_answered_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (FettleImportWindow) self = user_data;
  g_autofree char *answer = fettle_alert_finish (result, NULL);

  if (g_strcmp0 (answer, "import") != 0)
    return;
  fettle_import_allow_older (self->import);
  self->older_agreed = TRUE;
  ask_and_apply (self);
}

static void
smaller_answered_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (FettleImportWindow) self = user_data;
  g_autofree char *answer = fettle_alert_finish (result, NULL);

  if (g_strcmp0 (answer, "import") != 0)
    return;
  fettle_import_allow_smaller (self->import);
  self->smaller_agreed = TRUE;
  ask_and_apply (self);
}

static void
apply_action (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  FettleImportWindow *self = FETTLE_IMPORT_WINDOW (widget);

  if (g_strcmp0 (fettle_import_window_get_state (self), "preview") == 0)
    ask_and_apply (self);
}

static void
leave_out_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *target)
{
  FettleImportWindow *self = FETTLE_IMPORT_WINDOW (widget);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *refused = fettle_import_get_refused (self->import);

  if (g_strcmp0 (fettle_import_window_get_state (self), "refused") != 0 || !can_leave_out (self))
    return;
  for (guint i = 0; self->paths[i]; i++)
    if (!g_str_equal (self->paths[i], refused))
      g_strv_builder_add (builder, self->paths[i]);
  g_strfreev (self->paths);
  self->paths = g_strv_builder_end (builder);
  fettle_import_window_start_reading (self);
}

static void
issues_written_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (FettleImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    fettle_host_report_error (GTK_WIDGET (self), _("The List Was Not Saved"), error);
}

static void
write_issues (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GError *error = NULL;

  if (fettle_import_save_issues (source, task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
target_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FettleImportWindow) self = user_data;
  g_autoptr (GListModel) files = fettle_file_dialog_finish (result, NULL);
  g_autoptr (GFile) target = files ? g_list_model_get_item (files, 0) : NULL;

  if (target)
    fettle_import_window_save_issues (self, target);
}

static void
save_issues_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *target)
{
  fettle_file_dialog_async (GTK_WINDOW (widget), _("Save the List"), FETTLE_FILE_DIALOG_SAVE, _("import-issues.csv"),
                            NULL, NULL, target_chosen_cb, g_object_ref (widget));
}

static void
tick_all_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *target)
{
  fettle_import_window_tick_offers (FETTLE_IMPORT_WINDOW (widget), TRUE);
}

static void
tick_none_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *target)
{
  fettle_import_window_tick_offers (FETTLE_IMPORT_WINDOW (widget), FALSE);
}

static void
fettle_import_window_dispose (GObject *object)
{
  FettleImportWindow *self = FETTLE_IMPORT_WINDOW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->import);
  g_clear_object (&self->session);
  g_clear_pointer (&self->paths, g_strfreev);
  g_clear_pointer (&self->sheet_name, g_free);

  G_OBJECT_CLASS (fettle_import_window_parent_class)->dispose (object);
}

static gboolean
fettle_import_window_close_request (GtkWindow *window)
{
  FettleImportWindow *self = FETTLE_IMPORT_WINDOW (window);

  g_cancellable_cancel (self->cancellable);
  if (self->applying)
    {
      gtk_label_set_text (self->message, _("Stopping; nothing will have changed…"));
      gtk_widget_set_sensitive (GTK_WIDGET (self->cancel_button), FALSE);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (fettle_import_window_parent_class)->close_request (window);
}

static void
fettle_import_window_class_init (FettleImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_import_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = fettle_import_window_close_request;

  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  g_type_ensure (FETTLE_TYPE_GRID);

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleImportWindow, states);
  gtk_widget_class_bind_template_child (widget_class, FettleImportWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, FettleImportWindow, message);
  gtk_widget_class_bind_template_child (widget_class, FettleImportWindow, refusal);
  gtk_widget_class_bind_template_child (widget_class, FettleImportWindow, leave_out_button);
  gtk_widget_class_bind_template_child (widget_class, FettleImportWindow, words);
  gtk_widget_class_bind_template_child (widget_class, FettleImportWindow, sources);
  gtk_widget_class_bind_template_child (widget_class, FettleImportWindow, warnings);
  gtk_widget_class_bind_template_child (widget_class, FettleImportWindow, issues_words);
  gtk_widget_class_bind_template_child (widget_class, FettleImportWindow, views);
  gtk_widget_class_bind_template_child (widget_class, FettleImportWindow, changes);
  gtk_widget_class_bind_template_child (widget_class, FettleImportWindow, issues);
  gtk_widget_class_bind_template_child (widget_class, FettleImportWindow, offers);
  gtk_widget_class_bind_template_child (widget_class, FettleImportWindow, more_offers);
  gtk_widget_class_bind_template_child (widget_class, FettleImportWindow, changes_page);
  gtk_widget_class_bind_template_child (widget_class, FettleImportWindow, issues_page);
  gtk_widget_class_bind_template_child (widget_class, FettleImportWindow, offers_page);
  gtk_widget_class_bind_template_child (widget_class, FettleImportWindow, apply_button);
  gtk_widget_class_bind_template_child (widget_class, FettleImportWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, FettleImportWindow, save_issues);
  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "import.leave-out", NULL, leave_out_action);
  gtk_widget_class_install_action (widget_class, "import.save-issues", NULL, save_issues_action);
  gtk_widget_class_install_action (widget_class, "import.tick-all", NULL, tick_all_action);
  gtk_widget_class_install_action (widget_class, "import.tick-none", NULL, tick_none_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fettle_import_window_init (FettleImportWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fettle_import_window_new:
 * @parent: the window it stands over
 * @session: the session
 * @paths: (array zero-terminated=1): the files
 *
 * Begins to read files at once. Closing the window at any moment before the end changes nothing.
 *
 * Returns: (transfer none): the window; present it
 */
FettleImportWindow *
fettle_import_window_new (GtkWindow         *parent,
                          FettleSession     *session,
                          const char *const *paths)
{
  FettleImportWindow *self;

  g_return_val_if_fail (FETTLE_IS_SESSION (session), NULL);
  g_return_val_if_fail (paths && paths[0], NULL);

  self = g_object_new (FETTLE_TYPE_IMPORT_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  self->session = g_object_ref (session);
  self->paths = g_strdupv ((GStrv) paths);
  fettle_import_window_start_reading (self);
  return self;
}

/**
 * fettle_import_window_get_state:
 * @self: the window
 *
 * Returns: what it shows: "working", "preview", "refused", or "told": what to look at after the import
 */
const char *
fettle_import_window_get_state (FettleImportWindow *self)
{
  g_return_val_if_fail (FETTLE_IS_IMPORT_WINDOW (self), NULL);

  return gtk_stack_get_visible_child_name (self->states);
}

/**
 * fettle_import_window_save_issues:
 * @self: the window, showing a preview
 * @target: where to
 *
 * Saves the rows that were left out or are odd as CSV.
 */
void
fettle_import_window_save_issues (FettleImportWindow *self,
                                  GFile              *target)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (FETTLE_IS_IMPORT_WINDOW (self));
  g_return_if_fail (G_IS_FILE (target));

  task = g_task_new (self->import, NULL, issues_written_cb, g_object_ref (self));
  g_task_set_source_tag (task, fettle_import_window_save_issues);
  g_task_set_task_data (task, g_object_ref (target), g_object_unref);
  g_task_run_in_thread (task, write_issues);
}
