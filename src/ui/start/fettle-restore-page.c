/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/start/fettle-restore-page.h"

#include "ui/widgets/fettle-host.h"

struct _FettleRestorePage
{
  AdwBin parent_instance;

  GtkProgressBar *bar;
  GtkLabel *message;

  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (FettleRestorePage, fettle_restore_page, ADW_TYPE_BIN)

static void
cancel_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  g_cancellable_cancel (FETTLE_RESTORE_PAGE (widget)->cancellable);
}

static void
fettle_restore_page_finalize (GObject *object)
{
  g_object_unref (FETTLE_RESTORE_PAGE (object)->cancellable);

  G_OBJECT_CLASS (fettle_restore_page_parent_class)->finalize (object);
}

static void
fettle_restore_page_class_init (FettleRestorePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fettle_restore_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-restore-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FettleRestorePage, bar);
  gtk_widget_class_bind_template_child (widget_class, FettleRestorePage, message);
  gtk_widget_class_install_action (widget_class, "restore.cancel", NULL, cancel_action);
}

static void
fettle_restore_page_init (FettleRestorePage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fettle_restore_page_new:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
fettle_restore_page_new (void)
{
  return g_object_new (FETTLE_TYPE_RESTORE_PAGE, NULL);
}

/**
 * fettle_restore_page_make_relay:
 * @self: the page
 *
 * Returns: (transfer full): what tells the page how far the work is
 */
FettleProgressRelay *
fettle_restore_page_make_relay (FettleRestorePage *self)
{
  g_return_val_if_fail (FETTLE_IS_RESTORE_PAGE (self), NULL);

  return fettle_progress_relay_new (self->bar, self->message);
}

/**
 * fettle_restore_page_get_cancellable:
 * @self: the page
 *
 * Returns: (transfer none): what its Cancel stops
 */
GCancellable *
fettle_restore_page_get_cancellable (FettleRestorePage *self)
{
  g_return_val_if_fail (FETTLE_IS_RESTORE_PAGE (self), NULL);

  return self->cancellable;
}
