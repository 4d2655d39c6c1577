/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/fettle-window-private.h"

/* What a window tells of in passing. */

/* In microseconds of frames, so long a toast surely moves into place. To dismiss it meanwhile ends in freed memory where one
 * frame comes so late that it ends both movements. */
#define MOVING (G_USEC_PER_SEC / 2)

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

static gboolean
toast_moves_cb (GtkWidget     *toasts,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  FettleWindow *self = user_data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->toast_since == 0)
    self->toast_since = now;
  if (now - self->toast_since < MOVING)
    return G_SOURCE_CONTINUE;
  self->toast_tick = 0;
  return G_SOURCE_REMOVE;
}

/* The one before goes at once: it would keep this one waiting, and its button would be taken for this one's. */
static void
show_toast (FettleWindow *self,
            AdwToast     *toast)
{
  AdwToast *before = self->toast;

  if (self->toast_tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->toasts), self->toast_tick);
  self->toast = toast;
  self->toast_since = 0;
  self->toast_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->toasts), toast_moves_cb, self, NULL);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_gone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (toast_gone_cb), self, G_CONNECT_SWAPPED);
  if (before)
    adw_toast_dismiss (before);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * fettle_window_toast:
 * @self: a window
 * @text: plain text, one line: what was done
 * @button: (nullable): label of a button
 * @action: (nullable): the action it stands for
 * @target: (nullable): the action's target
 *
 * Tells of an outcome in passing, in place of what was told before.
 */
void
fettle_window_toast (FettleWindow *self,
                     const char   *text,
                     const char   *button,
                     const char   *action,
                     GVariant     *target)
{
  AdwToast *toast;

  if (self->toast && self->toast_tick)
    {
      fill_toast (self->toast, text, button, action, target);
      return;
    }
  toast = adw_toast_new ("");
  fill_toast (toast, text, button, action, target);
  show_toast (self, toast);
}
