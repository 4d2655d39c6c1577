/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/data/fettle-second-place-view.h"

#include <glib/gi18n-lib.h>

#include "compat/fettle-file-dialog.h"
#include "store/fettle-second-place.h"
#include "store/fettle-secret.h"
#include "ui/data/fettle-pass-phrase-window.h"
#include "ui/widgets/fettle-host.h"
#include "ui/widgets/fettle-rows.h"
#include "ui/widgets/fettle-spoken.h"
#include "ui/widgets/fettle-wrap-box.h"

struct _FettleSecondPlaceView
{
  AdwBin parent_instance;

  AdwActionRow *row;
  GtkButton *choose_button;

  FettleSession *session;
  char *folder;
  gboolean working;
  gboolean has_place;
  gboolean is_there;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FettleSecondPlaceView, fettle_second_place_view, ADW_TYPE_BIN)

typedef struct
{
  char *folder;
  FettleSecret *pass_phrase;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  fettle_secret_unref (job->pass_phrase);
  g_free (job);
}

static void
update_actions (FettleSecondPlaceView *self)
{
  gboolean can_write = self->session && fettle_session_can_write (self->session) && !self->working;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "second-place.choose", can_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "second-place.write", can_write && self->is_there);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "second-place.forget", can_write && self->has_place);
}

static char *
describe (const FettleSecondPlace *place)
{
  g_autofree char *when = place->written_at ? fettle_moment_to_words (place->written_at) : NULL;
  g_autofree char *size = g_format_size (place->size);

  if (when == NULL)
    return g_strdup (place->is_there ? _("Nothing was written there yet.")
                                     : _("Not there now. Nothing was written there yet."));
  if (!place->is_there)
    /* Translators: %s is a date and time. */
    return g_strdup_printf (_("Not there now. Last written on %s."), when);
  /* Translators: %1$s is a date and time, %2$s a size such as 34.5 MB. */
  return g_strdup_printf (place->is_due ? _("Last written on %1$s, %2$s. It lacks the newest steps.")
                                        : _("Written on %1$s, %2$s. It holds every step."),
                          when, size);
}

static void
show_place (FettleSecondPlaceView   *self,
            const FettleSecondPlace *place)
{
  g_autofree char *words = place ? describe (place) : NULL;

  self->has_place = place != NULL;
  self->is_there = place && place->is_there;
  if (place)
    fettle_row_set_words (self->row, place->folder, words);
  else
    fettle_row_set_words (self->row, _("None chosen yet"), _("Without one, a backup is lost together with this computer."));
  fettle_spoken_row (GTK_WIDGET (self->row));
  gtk_button_set_label (self->choose_button, place ? _("Choose _Another…") : _("_Choose a Folder…"));
  update_actions (self);
}

static void
read_place (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  FettleSecondPlace *place;
  GError *error = NULL;

  if (fettle_second_place_load (source, &place, &error))
    g_task_return_pointer (task, place, (GDestroyNotify) fettle_second_place_free);
  else
    g_task_return_error (task, error);
}

static void
place_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (FettleSecondPlaceView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleSecondPlace) place = fettle_store_read_finish (FETTLE_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_place (self, place);
  if (error)
    fettle_row_set_words (self->row, _("The second place is not known"), error->message);
}

static void
refresh (FettleSecondPlaceView *self)
{
  if (self->session)
    fettle_store_read_async (fettle_session_get_store (self->session), read_place, NULL, NULL, self->cancellable,
                             place_read_cb, g_object_ref (self));
}

/* Chooses the place where a folder is given, and writes there. */
static void
write_place (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if ((!job->folder || fettle_second_place_choose (source, job->folder, fettle_secret_get_text (job->pass_phrase), &error)) &&
      fettle_second_place_write (source, NULL, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
place_written_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FettleSecondPlaceView) self = user_data;
  g_autoptr (GError) error = NULL;

  self->working = FALSE;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    fettle_host_toast (GTK_WIDGET (self), _("The encrypted backup was written to the second place"), NULL, NULL, NULL);
  else
    fettle_host_report_error (GTK_WIDGET (self), _("The Second Place Was Not Written"), error);
  update_actions (self);
  refresh (self);
}

static void
start (FettleSecondPlaceView *self,
       Job                   *job)
{
  g_autoptr (GTask) task = g_task_new (fettle_session_get_store (self->session), self->cancellable, place_written_cb,
                                       g_object_ref (self));

  self->working = TRUE;
  update_actions (self);
  fettle_row_set_words (self->row, job->folder ? job->folder : adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->row)),
                        _("Writing the backup…"));
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, write_place);
}

static void
pass_phrase_given_cb (FettleSecondPlaceView *self,
                      const char            *pass_phrase)
{
  g_assert (FETTLE_IS_SECOND_PLACE_VIEW (self));

  fettle_second_place_view_choose (self, self->folder, pass_phrase);
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FettleSecondPlaceView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = fettle_file_dialog_finish (result, &error);
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;
  GtkWidget *window;

  if (!file || !g_file_peek_path (file))
    {
      fettle_host_report_error (GTK_WIDGET (self), _("No Folder Was Chosen"), error);
      return;
    }
  g_free (self->folder);
  self->folder = g_file_get_path (file);
  window = fettle_pass_phrase_window_new_for_place (GTK_WINDOW (fettle_host_of (GTK_WIDGET (self))));
  g_signal_connect_object (window, "given", G_CALLBACK (pass_phrase_given_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
choose_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  fettle_file_dialog_async (GTK_WINDOW (fettle_host_of (widget)), _("Choose a Folder on a Stick or Drive"),
                            FETTLE_FILE_DIALOG_FOLDER, NULL, NULL, FETTLE_SECOND_PLACE_VIEW (widget)->cancellable,
                            folder_chosen_cb, g_object_ref (widget));
}

static void
write_action (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  start (FETTLE_SECOND_PLACE_VIEW (widget), g_new0 (Job, 1));
}

static void
forget_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleSecondPlaceView *self = FETTLE_SECOND_PLACE_VIEW (widget);
  g_autoptr (GError) error = NULL;

  if (fettle_second_place_forget (fettle_session_get_store (self->session), &error))
    fettle_host_toast (widget, _("Nothing is written to the second place any more. What is there stays."), NULL, NULL, NULL);
  else
    fettle_host_report_error (widget, _("The Second Place Is Still Written"), error);
  gtk_widget_grab_focus (GTK_WIDGET (self->choose_button));
  refresh (self);
}

static void
fettle_second_place_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fettle_second_place_view_parent_class)->map (widget);
  refresh (FETTLE_SECOND_PLACE_VIEW (widget));
}

static void
fettle_second_place_view_dispose (GObject *object)
{
  FettleSecondPlaceView *self = FETTLE_SECOND_PLACE_VIEW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (fettle_second_place_view_parent_class)->dispose (object);
}

static void
fettle_second_place_view_class_init (FettleSecondPlaceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_second_place_view_dispose;
  widget_class->map = fettle_second_place_view_map;

  g_type_ensure (FETTLE_TYPE_WRAP_BOX);

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-second-place-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleSecondPlaceView, row);
  gtk_widget_class_bind_template_child (widget_class, FettleSecondPlaceView, choose_button);
  gtk_widget_class_install_action (widget_class, "second-place.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "second-place.write", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "second-place.forget", NULL, forget_action);
}

static void
fettle_second_place_view_init (FettleSecondPlaceView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/**
 * fettle_second_place_view_set_session:
 * @self: the view
 * @session: the session
 *
 * Shows the second place of a register, and lets a person choose one.
 */
void
fettle_second_place_view_set_session (FettleSecondPlaceView *self,
                                      FettleSession         *session)
{
  g_return_if_fail (FETTLE_IS_SECOND_PLACE_VIEW (self));

  g_set_object (&self->session, session);
  update_actions (self);
}

/**
 * fettle_second_place_view_choose:
 * @self: the view, with a session
 * @folder: a folder
 * @pass_phrase: what will open the backups there
 *
 * Makes the folder the second place and writes the first backup there.
 */
void
fettle_second_place_view_choose (FettleSecondPlaceView *self,
                                 const char            *folder,
                                 const char            *pass_phrase)
{
  Job *job;

  g_return_if_fail (FETTLE_IS_SECOND_PLACE_VIEW (self));
  g_return_if_fail (self->session && folder && pass_phrase);

  job = g_new0 (Job, 1);
  job->folder = g_strdup (folder);
  job->pass_phrase = fettle_secret_new (pass_phrase);
  start (self, job);
}
