/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/fettle-window-private.h"

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

  if (self->toast && g_get_monotonic_time () - self->toast_shown_at < MOVING)
    {
      fill_toast (self->toast, text, button, action, target);
      return;
    }
  toast = adw_toast_new ("");
  fill_toast (toast, text, button, action, target);
  show_toast (self, toast);
}
