/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/fettle-window-private.h"

#include <glib/gi18n-lib.h>

/* What a window tells of in passing. */

/* So long a toast surely moves into place, in microseconds: to dismiss it meanwhile ends in freed memory where the window closes. */
#define MOVING (G_USEC_PER_SEC)

/* The button dismisses it, a moment later. */
static void
toast_gone_cb (FettleWindow *self,
               AdwToast     *toast)
{
  if (self->toast == toast)
    self->toast = NULL;
}

static void
fill_toast (AdwToast   *toast,
            const char *text,
            const char *button,
            const char *action,
            GVariant   *target)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_toast_set_button_label (toast, button);
  /* An action must never stand with another one's target. */
  adw_toast_set_action_name (toast, NULL);
  adw_toast_set_action_target_value (toast, target);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_title (toast, markup);
}

/* The one before goes at once: it would keep this one waiting, and its button would be taken for this one's. */
static void
show_toast (FettleWindow *self,
            AdwToast     *toast)
{
  AdwToast *before = self->toast;

  self->toast = toast;
  self->toast_shown_at = g_get_monotonic_time ();
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_gone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (toast_gone_cb), self, G_CONNECT_SWAPPED);
  if (before)
    adw_toast_dismiss (before);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * fettle_window_toast:
 * @widget: any widget of the window, or of a dialog over it
 * @text: plain text, one line: what was done
 * @button: (nullable): label of a button
 * @action: (nullable): the action it stands for
 * @target: (nullable): the action's target; a floating reference is taken
 *
 * Tells of an outcome in passing, in place of what was told before.
 */
void
fettle_window_toast (GtkWidget  *widget,
                     const char *text,
                     const char *button,
                     const char *action,
                     GVariant   *target)
{
  FettleWindow *self = fettle_window_of (widget);
  g_autoptr (GVariant) kept = target ? g_variant_ref_sink (target) : NULL;
  AdwToast *toast;

  if (!self)
    return;
  if (self->toast && g_get_monotonic_time () - self->toast_shown_at < MOVING)
    {
      fill_toast (self->toast, text, button, action, kept);
      return;
    }
  toast = adw_toast_new ("");
  fill_toast (toast, text, button, action, kept);
  show_toast (self, toast);
}

/**
 * fettle_window_tell_applied:
 * @widget: any widget of the window, or of a dialog over it
 * @label: the batch's label
 * @batch_id: (nullable): its id; %NULL where it changed nothing
 *
 * Tells that a change is in the register, with Undo of this very step, and remembers it as made in this window.
 */
void
fettle_window_tell_applied (GtkWidget  *widget,
                            const char *label,
                            const char *batch_id)
{
  FettleWindow *self = fettle_window_of (widget);

  if (self && batch_id)
    fettle_window_remember_step (self, batch_id);
  if (batch_id)
    fettle_window_toast (widget, label, _("_Undo"), "win.undo-told", g_variant_new_string (batch_id));
  else
    fettle_window_toast (widget, C_("toast", "Nothing was changed"), NULL, NULL, NULL);
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
    fettle_window_tell_applied (widget, told, batch_id);
  else
    fettle_window_report_error (widget, applying->heading, error);
}

/**
 * fettle_window_apply:
 * @widget: any widget of the window
 * @batch: what to do; its label is what is told once it is done
 * @heading: what did not happen, where it fails, in header capitals; a string that lives for ever
 *
 * Puts a change into the register of the window, and tells of it, with Undo.
 */
void
fettle_window_apply (GtkWidget   *widget,
                     FettleBatch *batch,
                     const char  *heading)
{
  FettleWindow *self = fettle_window_of (widget);
  Applying *applying;

  g_return_if_fail (FETTLE_IS_WINDOW (self) && self->session);

  applying = g_new0 (Applying, 1);
  applying->widget = g_object_ref (widget);
  applying->told = g_strdup (fettle_batch_get_label (batch));
  applying->heading = heading;
  fettle_store_apply_async (fettle_session_get_store (self->session), batch, NULL, batch_applied_cb, applying);
}
