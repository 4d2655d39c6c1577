/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/letters/fettle-bundle-window.h"

#include <glib/gi18n-lib.h>

#include "compat/fettle-file-dialog.h"
#include "evidence/fettle-bundle.h"
#include "ui/widgets/fettle-host.h"
#include "ui/widgets/fettle-progress-relay.h"

#define MOST_NAMES 99

struct _FettleBundleWindow
{
  AdwWindow parent_instance;

  GtkStack *states;
  GtkProgressBar *bar;
  GtkLabel *message;
  AdwStatusPage *done;
  GtkWidget *open;
  AdwPreferencesGroup *apart;

  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FettleBundleWindow, fettle_bundle_window, ADW_TYPE_WINDOW)

/* Where a bundle goes: asked for, then written. */
typedef struct
{
  GtkWidget *parent;
  FettleSession *session;
  FettleRecord *school;
  FettleRecord *intervention;
  char *folder;
  GStrv apart;
  FettleProgressRelay *relay;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->parent);
  g_object_unref (job->session);
  g_object_unref (job->school);
  g_object_unref (job->intervention);
  g_clear_object (&job->relay);
  g_strfreev (job->apart);
  g_free (job->folder);
  g_free (job);
}

static Job *
job_new (GtkWidget     *parent,
         FettleSession *session,
         FettleRecord  *school,
         FettleRecord  *intervention)
{
  Job *job = g_new0 (Job, 1);

  job->parent = g_object_ref (parent);
  job->session = g_object_ref (session);
  job->school = g_object_ref (school);
  job->intervention = g_object_ref (intervention);
  return job;
}

/* A folder of its own inside the chosen one; a second bundle of the day gets a number. */
static char *
name_folder (Job   *job,
             GFile *chosen)
{
  g_autofree char *day = fettle_date_to_iso (fettle_session_get_today (job->session));
  g_autofree char *base = g_strdup_printf ("evidence-%s-%s", fettle_record_get_text (job->school, "urn"), day);
  g_autofree char *path = g_file_get_path (chosen);
  char *folder = g_build_filename (path, base, NULL);

  for (guint i = 2; i <= MOST_NAMES && g_file_test (folder, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%u", base, i);

      g_free (folder);
      folder = g_build_filename (path, name, NULL);
    }
  return folder;
}

static void
write_bundle (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (fettle_bundle_write (source, fettle_record_get_id (job->intervention), g_get_real_name (),
                           fettle_session_get_today (job->session), job->folder, &job->apart,
                           fettle_progress_relay_report, job->relay, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Each document that the PDF does not show, or not whole, with why. */
static void
show_apart (FettleBundleWindow *self,
            GStrv               apart)
{
  guint n = g_strv_length (apart);
  g_autofree char *words = g_strdup_printf (ngettext ("%u document is not, or not whole, in the PDF. Its page there says so.",
                                                      "%u documents are not, or not whole, in the PDF. Their pages there say so.",
                                                      n), n);

  adw_preferences_group_set_description (self->apart, words);
  gtk_widget_set_visible (GTK_WIDGET (self->apart), n > 0);
  for (guint i = 0; i < n; i++)
    adw_preferences_group_add (self->apart, g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", apart[i],
                                                          "title-lines", 0, NULL));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FettleBundleWindow) self = user_data;
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *words = NULL;
  g_autofree char *markup = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      fettle_host_report_error (job->parent, _("No Bundle Was Made"), error);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  uri = g_filename_to_uri (job->folder, NULL, NULL);
  /* Translators: %s is a folder. */
  words = g_strdup_printf (_("One PDF with the pages of every document, the documents as files, and their fingerprints are in "
                             "%s.\n\nPrivate notes, unsaved forms and contacts are left out, and the PDF says so."), job->folder);
  markup = g_markup_escape_text (words, -1);
  adw_status_page_set_description (self->done, markup);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open), "s", uri);
  show_apart (self, job->apart);
  gtk_stack_set_visible_child_name (self->states, "done");
  gtk_widget_grab_focus (self->open);
}

static void
open_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  if (fettle_host_of (widget))
    gtk_widget_activate_action (GTK_WIDGET (fettle_host_of (widget)), "win.open-uri", "s",
                                g_variant_get_string (target, NULL));
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = fettle_file_dialog_finish (result, &error);
  g_autoptr (GFile) folder = files ? g_list_model_get_item (files, 0) : NULL;

  if (folder)
    fettle_bundle_window_write (job->parent, job->session, job->school, job->intervention, folder);
  else
    fettle_host_report_error (job->parent, _("No Bundle Was Made"), error);
  job_free (job);
}

/* Closing stops the work; nothing is left then. */
static void
fettle_bundle_window_dispose (GObject *object)
{
  FettleBundleWindow *self = FETTLE_BUNDLE_WINDOW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (fettle_bundle_window_parent_class)->dispose (object);
}

static gboolean
fettle_bundle_window_close_request (GtkWindow *window)
{
  g_cancellable_cancel (FETTLE_BUNDLE_WINDOW (window)->cancellable);
  return GTK_WINDOW_CLASS (fettle_bundle_window_parent_class)->close_request (window);
}

static void
fettle_bundle_window_class_init (FettleBundleWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_bundle_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = fettle_bundle_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-bundle-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleBundleWindow, states);
  gtk_widget_class_bind_template_child (widget_class, FettleBundleWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, FettleBundleWindow, message);
  gtk_widget_class_bind_template_child (widget_class, FettleBundleWindow, done);
  gtk_widget_class_bind_template_child (widget_class, FettleBundleWindow, open);
  gtk_widget_class_bind_template_child (widget_class, FettleBundleWindow, apart);
  gtk_widget_class_install_action (widget_class, "bundle.open", "s", open_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fettle_bundle_window_init (FettleBundleWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fettle_bundle_window_ask:
 * @parent: where it was asked for
 * @session: the session
 * @school: the school
 * @intervention: the case
 *
 * Asks for a folder, and writes the evidence of the case into a new folder inside it.
 */
void
fettle_bundle_window_ask (GtkWidget     *parent,
                          FettleSession *session,
                          FettleRecord  *school,
                          FettleRecord  *intervention)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));

  fettle_file_dialog_async (GTK_WINDOW (fettle_host_of (parent)), _("Where the Evidence Goes"),
                            FETTLE_FILE_DIALOG_FOLDER, NULL, NULL, NULL, folder_chosen_cb,
                            job_new (parent, session, school, intervention));
}

/**
 * fettle_bundle_window_write:
 * @parent: where it was asked for
 * @session: the session
 * @school: the school
 * @intervention: the case
 * @folder: in which the bundle's own folder is made
 *
 * Writes the evidence of the case, with progress.
 *
 * Returns: (transfer none): the window
 */
FettleBundleWindow *
fettle_bundle_window_write (GtkWidget     *parent,
                            FettleSession *session,
                            FettleRecord  *school,
                            FettleRecord  *intervention,
                            GFile         *folder)
{
  FettleBundleWindow *self;
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_val_if_fail (GTK_IS_WIDGET (parent) && G_IS_FILE (folder), NULL);

  self = g_object_new (FETTLE_TYPE_BUNDLE_WINDOW, "transient-for", fettle_host_of (parent), "modal", TRUE, NULL);
  job = job_new (parent, session, school, intervention);
  job->folder = name_folder (job, folder);
  job->relay = fettle_progress_relay_new (self->bar, self->message);
  task = g_task_new (fettle_session_get_store (session), self->cancellable, written_cb, g_object_ref (self));
  g_task_set_source_tag (task, fettle_bundle_window_write);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, write_bundle);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
