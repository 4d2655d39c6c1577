/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/forms/fettle-opened-window.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-date.h"
#include "compat/fettle-alert.h"
#include "compat/fettle-file-dialog.h"
#include "store/fettle-opened.h"
#include "ui/widgets/fettle-focus.h"
#include "ui/widgets/fettle-rows.h"

struct _FettleOpenedWindow
{
  AdwWindow parent_instance;

  GtkStack *states;
  GtkListBox *list;

  FettleSession *session;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FettleOpenedWindow, fettle_opened_window, ADW_TYPE_WINDOW)

static void refresh (FettleOpenedWindow *self);

/* One copy and what becomes of it. */
typedef struct
{
  char *path;
  char *target;
} Job;

static Job *
job_new (const char *path,
         char       *target)
{
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->target = target;
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->target);
  g_free (job);
}

static void
read_copies (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *copies = fettle_opened_list_changed (source, &error);

  if (copies)
    g_task_return_pointer (task, copies, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* Returns the id of the step, or NULL where the copy was thrown away or saved elsewhere. */
static void
attach_copy (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  char *batch_id = NULL;

  if (fettle_opened_attach (source, job->path, &batch_id, &error))
    g_task_return_pointer (task, batch_id, g_free);
  else
    g_task_return_error (task, error);
}

static void
save_copy (GTask        *task,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (fettle_opened_save (source, job->path, job->target, &error))
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_error (task, error);
}

static void
throw_copy_away (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (fettle_opened_throw_away (source, job->path, &error))
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_error (task, error);
}

static void
attached_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FettleOpenedWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch_id = fettle_store_read_finish (FETTLE_STORE (source), result, &error);

  if (error)
    fettle_host_report_error (GTK_WIDGET (self), _("Not Attached"), error);
  else if (batch_id)
    fettle_host_tell_applied (GTK_WIDGET (self), _("The changed copy is attached as a new document"), batch_id);
  if (self->session)
    refresh (self);
}

static void
settled_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (FettleOpenedWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  fettle_store_read_finish (FETTLE_STORE (source), result, &error);
  if (error)
    fettle_host_report_error (GTK_WIDGET (self), _("The Copy Is Still There"), error);
  if (self->session)
    refresh (self);
}

static void
start (FettleOpenedWindow  *self,
       GTaskThreadFunc      work,
       Job                 *job,
       GAsyncReadyCallback  callback)
{
  fettle_store_read_async (fettle_session_get_store (self->session), work, job, job_free, NULL, callback, g_object_ref (self));
}

static void
attach_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  start (FETTLE_OPENED_WINDOW (widget), attach_copy, job_new (g_variant_get_string (target, NULL), NULL), attached_cb);
}

/* The path of the copy waits on the window while the place is chosen: one dialog at a time. */
static void
target_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FettleOpenedWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = fettle_file_dialog_finish (result, &error);
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;
  const char *path = g_object_get_data (G_OBJECT (self), "copy");

  if (file && path && self->session)
    start (self, save_copy, job_new (path, g_file_get_path (file)), settled_cb);
  else
    fettle_host_report_error (GTK_WIDGET (self), _("The Copy Is Still There"), error);
}

static void
save_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  FettleOpenedWindow *self = FETTLE_OPENED_WINDOW (widget);
  g_autofree char *name = g_path_get_basename (g_variant_get_string (target, NULL));

  g_object_set_data_full (G_OBJECT (self), "copy", g_variant_dup_string (target, NULL), g_free);
  fettle_file_dialog_async (GTK_WINDOW (self), _("Save the Changed Copy"), FETTLE_FILE_DIALOG_SAVE, name, NULL, self->cancellable,
                            target_chosen_cb, g_object_ref (self));
}

static void
thrown_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (FettleOpenedWindow) self = user_data;
  g_autofree char *answer = fettle_alert_finish (result, NULL);
  const char *path = g_object_get_data (G_OBJECT (self), "copy");

  if (g_strcmp0 (answer, "throw") == 0 && path && self->session)
    start (self, throw_copy_away, job_new (path, NULL), settled_cb);
}

/* What another program wrote is in no log: this cannot be undone, so it is asked. */
static void
throw_action (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  static const FettleAlertAnswer answers[] = {
    { "keep", N_("_Keep It"), FALSE },
    { "throw", N_("_Throw Away"), TRUE },
  };
  FettleOpenedWindow *self = FETTLE_OPENED_WINDOW (widget);

  g_object_set_data_full (G_OBJECT (self), "copy", g_variant_dup_string (target, NULL), g_free);
  fettle_alert_async (widget, _("Throw the Changed Copy Away?"),
                      _("What was changed in it is lost. The document in the register stays as it is."), answers,
                      G_N_ELEMENTS (answers), thrown_cb, g_object_ref (self));
}

static GtkWidget *
make_row (FettleOpenedCopy *copy)
{
  g_autofree char *when = fettle_moment_to_words (copy->changed_at);
  g_autofree char *subtitle = NULL;
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *buttons[4] = { NULL };
  guint n = 0;

  /* Translators: %1$s is a file name, %2$s a date and time. */
  subtitle = g_strdup_printf (_("%1$s, changed on %2$s"), copy->file_name, when);
  fettle_row_set_words (row, copy->document ? fettle_record_get_text (copy->document, "title") : copy->file_name, subtitle);
  if (copy->document)
    {
      buttons[n] = fettle_button_for (_("_Attach as a New Document"), "opened.attach", copy->path);
      gtk_widget_add_css_class (buttons[n++], "suggested-action");
    }
  buttons[n++] = fettle_button_for (_("_Save Elsewhere…"), "opened.save", copy->path);
  buttons[n++] = fettle_button_for (_("_Throw Away…"), "opened.throw-away", copy->path);
  fettle_row_add_inside (ADW_EXPANDER_ROW (row), fettle_button_box_new (buttons));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return row;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (FettleOpenedWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = fettle_store_read_finish (FETTLE_STORE (source), result, &error);
  FettleFocus *held;
  GtkWidget *row;

  if (!copies)
    {
      fettle_host_report_error (GTK_WIDGET (self), _("Opened Documents Could Not Be Read"), error);
      return;
    }
  if (!self->session)
    return;
  held = fettle_focus_hold (GTK_WIDGET (self->states));
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < copies->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (copies, i)));
  gtk_stack_set_visible_child_name (self->states, copies->len ? "list" : "empty");
  fettle_focus_give_back (held);
}

static void
refresh (FettleOpenedWindow *self)
{
  fettle_store_read_async (fettle_session_get_store (self->session), read_copies, NULL, NULL, self->cancellable, read_cb,
                           g_object_ref (self));
}

static void
fettle_opened_window_dispose (GObject *object)
{
  FettleOpenedWindow *self = FETTLE_OPENED_WINDOW (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (fettle_opened_window_parent_class)->dispose (object);
}

static void
fettle_opened_window_class_init (FettleOpenedWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_opened_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-opened-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleOpenedWindow, states);
  gtk_widget_class_bind_template_child (widget_class, FettleOpenedWindow, list);
  gtk_widget_class_install_action (widget_class, "opened.attach", "s", attach_action);
  gtk_widget_class_install_action (widget_class, "opened.save", "s", save_action);
  gtk_widget_class_install_action (widget_class, "opened.throw-away", "s", throw_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fettle_opened_window_init (FettleOpenedWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fettle_opened_window_present:
 * @parent: the main window, with a session
 *
 * Shows the copies of documents that other programs changed, to attach, save elsewhere, or throw away.
 *
 * Returns: (transfer none): the window
 */
FettleOpenedWindow *
fettle_opened_window_present (FettleHost *parent)
{
  FettleOpenedWindow *self;

  g_return_val_if_fail (FETTLE_IS_HOST (parent), NULL);

  self = g_object_new (FETTLE_TYPE_OPENED_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  self->session = g_object_ref (fettle_host_get_session (parent));
  refresh (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
