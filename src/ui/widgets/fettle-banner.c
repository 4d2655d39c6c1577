/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/fettle-banner.h"

struct _FettleBanner
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (FettleBanner, fettle_banner, ADW_TYPE_BIN)

static void
fettle_banner_class_init (FettleBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, FettleBanner, label);
  gtk_widget_class_bind_template_child (widget_class, FettleBanner, button);
}

static void
fettle_banner_init (FettleBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fettle_banner_new:
 *
 * Returns: (transfer floating): a line across the window for a lasting state, hidden at first
 */
GtkWidget *
fettle_banner_new (void)
{
  return g_object_new (FETTLE_TYPE_BANNER, NULL);
}

/**
 * fettle_banner_show:
 * @self: a banner
 * @text: the state, in words
 * @button: (nullable): label of a button
 * @action: (nullable): the action the button stands for
 *
 * Shows a lasting state until fettle_banner_hide().
 */
void
fettle_banner_show (FettleBanner *self,
                    const char   *text,
                    const char   *button,
                    const char   *action)
{
  g_return_if_fail (FETTLE_IS_BANNER (self));

  gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button != NULL);
  if (button)
    gtk_button_set_label (self->button, button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

/**
 * fettle_banner_hide:
 * @self: a banner
 *
 * Takes the banner away.
 */
void
fettle_banner_hide (FettleBanner *self)
{
  g_return_if_fail (FETTLE_IS_BANNER (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

/**
 * fettle_banner_get_text:
 * @self: a banner
 *
 * Returns: (nullable): the state shown, or %NULL while hidden
 */
const char *
fettle_banner_get_text (FettleBanner *self)
{
  g_return_val_if_fail (FETTLE_IS_BANNER (self), NULL);

  return gtk_revealer_get_reveal_child (self->revealer) ? gtk_label_get_text (self->label) : NULL;
}
