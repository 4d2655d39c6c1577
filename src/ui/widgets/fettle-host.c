/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/fettle-host.h"

#include <glib/gi18n-lib.h>

#include "compat/fettle-alert.h"

G_DEFINE_INTERFACE (FettleHost, fettle_host, GTK_TYPE_WINDOW)

static void
fettle_host_default_init (FettleHostInterface *iface)
{
}

/* A window that was destroyed with the one below it still points there: only the toolkit's list tells which are left. */
static gboolean
is_left (gpointer window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) left = g_list_model_get_item (windows, i);

      if (left == window)
        return TRUE;
    }
  return FALSE;
}

/**
 * fettle_host_of:
 * @widget: any widget of the main window, or of a dialog over it
 *
 * Returns: (transfer none) (nullable): the main window, also of a dialog that has been closed; %NULL where it has itself been closed
 */
FettleHost *
fettle_host_of (GtkWidget *widget)
{
  GtkWindow *window;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  window = (GtkWindow *) gtk_widget_get_root (widget);
  while (window && !FETTLE_IS_HOST (window))
    {
      GtkWindow *below = gtk_window_get_transient_for (window);

      window = below && is_left (below) ? below : NULL;
    }
  return window && is_left (window) ? FETTLE_HOST (window) : NULL;
}

/**
 * fettle_host_get_session:
 * @self: a main window
 *
 * Returns: (transfer none) (nullable): the register that is open, with what the pages share
 */
FettleSession *
fettle_host_get_session (FettleHost *self)
{
  g_return_val_if_fail (FETTLE_IS_HOST (self), NULL);

  return FETTLE_HOST_GET_IFACE (self)->get_session (self);
}

/**
 * fettle_host_get_section:
 * @self: a main window
 * @name: stable name of a place, or "school"
 *
 * Returns: (transfer none): the page, made where it was not shown yet
 */
FettleSection *
fettle_host_get_section (FettleHost *self,
                         const char *name)
{
  g_return_val_if_fail (FETTLE_IS_HOST (self), NULL);

  return FETTLE_HOST_GET_IFACE (self)->get_section (self, name);
}

static void
activate (GtkWidget  *widget,
          const char *action,
          const char *target)
{
  FettleHost *self = fettle_host_of (widget);

  if (self)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "s", target);
}

/**
 * fettle_host_go:
 * @widget: any widget of the main window, or of a dialog over it
 * @place: stable name of a place
 *
 * Shows a place of the sidebar.
 */
void
fettle_host_go (GtkWidget  *widget,
                const char *place)
{
  activate (widget, "win.go", place);
}

/**
 * fettle_host_open_school:
 * @widget: any widget of the main window, or of a dialog over it
 * @school_id: a school
 *
 * Shows the page of a school.
 */
void
fettle_host_open_school (GtkWidget  *widget,
                         const char *school_id)
{
  activate (widget, "win.open-school", school_id);
}

/**
 * fettle_host_report_error:
 * @widget: where it happened
 * @heading: what did not happen, in header capitals
 * @error: why; cancelled work is not reported
 *
 * The one place that tells a person about a failure.
 */
void
fettle_host_report_error (GtkWidget    *widget,
                          const char   *heading,
                          const GError *error)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!error || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !gtk_widget_get_root (widget))
    return;
  fettle_alert_tell (widget, heading, error->message);
}

/**
 * fettle_host_toast:
 * @widget: any widget of the main window, or of a dialog over it
 * @text: plain text, one line: what was done
 * @button: (nullable): label of a button
 * @action: (nullable): the action it stands for
 * @target: (nullable): the action's target; a floating reference is taken
 *
 * Tells of an outcome in passing, in place of what was told before.
 */
void
fettle_host_toast (GtkWidget  *widget,
                   const char *text,
                   const char *button,
                   const char *action,
                   GVariant   *target)
{
  FettleHost *self = fettle_host_of (widget);
  g_autoptr (GVariant) kept = target ? g_variant_ref_sink (target) : NULL;

  if (self)
    FETTLE_HOST_GET_IFACE (self)->toast (self, text, button, action, kept);
}

/**
 * fettle_host_tell_applied:
 * @widget: any widget of the main window, or of a dialog over it
 * @label: the batch's label
 * @batch_id: (nullable): its id; %NULL where it changed nothing
 *
 * Tells that a change is in the register, with Undo of this very step, and remembers it as made in this window.
 */
void
fettle_host_tell_applied (GtkWidget  *widget,
                          const char *label,
                          const char *batch_id)
{
  FettleHost *self = fettle_host_of (widget);

  if (self && batch_id)
    FETTLE_HOST_GET_IFACE (self)->remember_step (self, batch_id);
  if (batch_id)
    fettle_host_toast (widget, label, _("_Undo"), "win.undo-told", g_variant_new_string (batch_id));
  else
    fettle_host_toast (widget, C_("toast", "Nothing was changed"), NULL, NULL, NULL);
}

typedef struct
{
  GtkWidget *widget;
  char *told;
  const char *heading;
} Applying;

static void
batch_applied_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autofree Applying *applying = user_data;
  g_autoptr (GtkWidget) widget = applying->widget;
  g_autofree char *told = applying->told;
  g_autoptr (GError) error = NULL;
  g_autofree char *batch_id = NULL;

  if (fettle_store_apply_finish (FETTLE_STORE (source), result, &batch_id, &error))
    fettle_host_tell_applied (widget, told, batch_id);
  else
    fettle_host_report_error (widget, applying->heading, error);
}

/**
 * fettle_host_apply:
 * @widget: any widget of the main window, or of a dialog over it
 * @batch: what to do; its label is what is told once it is done
 * @heading: what did not happen, where it fails, in header capitals; a string that lives for ever
 *
 * Puts a change into the register of the window, and tells of it, with Undo.
 */
void
fettle_host_apply (GtkWidget   *widget,
                   FettleBatch *batch,
                   const char  *heading)
{
  FettleHost *self = fettle_host_of (widget);
  FettleSession *session = self ? fettle_host_get_session (self) : NULL;
  Applying *applying;

  g_return_if_fail (FETTLE_IS_SESSION (session));

  applying = g_new0 (Applying, 1);
  applying->widget = g_object_ref (widget);
  applying->told = g_strdup (fettle_batch_get_label (batch));
  applying->heading = heading;
  fettle_store_apply_async (fettle_session_get_store (session), batch, NULL, batch_applied_cb, applying);
}
