/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/data/fettle-follow-window.h"

#include <glib/gi18n-lib.h>

#include "compat/fettle-entry-row.h"
#include "imports/fettle-import.h"
#include "ui/widgets/fettle-host.h"

struct _FettleFollowWindow
{
  AdwWindow parent_instance;

  GtkEditable *urn;
  GtkEditable *reason;
  GtkLabel *problem;

  FettleSession *session;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FettleFollowWindow, fettle_follow_window, ADW_TYPE_WINDOW)

typedef struct
{
  char *urn;
  char *reason;
} Wish;

static void
wish_free (Wish *wish)
{
  g_free (wish->urn);
  g_free (wish->reason);
  g_free (wish);
}

static void
follow (GTask        *task,
        gpointer      source,
        gpointer      task_data,
        GCancellable *cancellable)
{
  const char *const no_files[] = { NULL };
  const Wish *wish = task_data;
  GError *error = NULL;
  char *batch_id = NULL;

  if (fettle_import_read (source, no_files, NULL, NULL, cancellable, &error)
      && fettle_import_add_school (source, wish->urn, *wish->reason ? wish->reason : NULL, &error)
      && fettle_import_apply (source, &batch_id, NULL, NULL, cancellable, &error))
    g_task_return_pointer (task, batch_id, g_free);
  else
    g_task_return_error (task, error);
}

static void
followed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (FettleFollowWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch_id = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "follow.add", TRUE);
  if (error)
    {
      gtk_label_set_text (self->problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->urn));
      return;
    }
  fettle_host_tell_applied (GTK_WIDGET (self), C_("toast", "School followed"), batch_id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
add_action (GtkWidget  *widget,
            const char *action,
            GVariant   *target)
{
  FettleFollowWindow *self = FETTLE_FOLLOW_WINDOW (widget);
  g_autoptr (FettleImport) import = fettle_import_new (fettle_session_get_store (self->session));
  g_autoptr (GTask) task = g_task_new (import, self->cancellable, followed_cb, g_object_ref (self));
  Wish *wish = g_new0 (Wish, 1);

  wish->urn = g_strdup (gtk_editable_get_text (self->urn));
  wish->reason = g_strdup (gtk_editable_get_text (self->reason));
  gtk_widget_action_set_enabled (widget, "follow.add", FALSE);
  g_task_set_source_tag (task, add_action);
  g_task_set_task_data (task, wish, (GDestroyNotify) wish_free);
  g_task_run_in_thread (task, follow);
}

static void
changed_cb (FettleFollowWindow *self)
{
  g_assert (FETTLE_IS_FOLLOW_WINDOW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

static void
entry_activated_cb (FettleFollowWindow *self)
{
  g_assert (FETTLE_IS_FOLLOW_WINDOW (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "follow.add", NULL);
}

static void
fettle_follow_window_dispose (GObject *object)
{
  FettleFollowWindow *self = FETTLE_FOLLOW_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (fettle_follow_window_parent_class)->dispose (object);
}

static void
fettle_follow_window_finalize (GObject *object)
{
  g_object_unref (FETTLE_FOLLOW_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (fettle_follow_window_parent_class)->finalize (object);
}

static void
fettle_follow_window_class_init (FettleFollowWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_follow_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = fettle_follow_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-follow-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleFollowWindow, urn);
  gtk_widget_class_bind_template_child (widget_class, FettleFollowWindow, reason);
  gtk_widget_class_bind_template_child (widget_class, FettleFollowWindow, problem);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_install_action (widget_class, "follow.add", NULL, add_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fettle_follow_window_init (FettleFollowWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fettle_entry_row_speak (self->urn, C_("field", "required"));
  fettle_entry_row_speak (self->reason, NULL);
}

/**
 * fettle_follow_window_new:
 * @parent: the window it stands over
 * @session: the session
 *
 * Returns: (transfer none): a window that asks which school; present it
 */
GtkWidget *
fettle_follow_window_new (GtkWindow     *parent,
                          FettleSession *session)
{
  FettleFollowWindow *self;

  g_return_val_if_fail (FETTLE_IS_SESSION (session), NULL);

  self = g_object_new (FETTLE_TYPE_FOLLOW_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  self->session = g_object_ref (session);
  gtk_widget_grab_focus (GTK_WIDGET (self->urn));
  return GTK_WIDGET (self);
}
