/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/fettle-open-document.h"

#include <glib/gi18n-lib.h>

#include "store/fettle-opened.h"
#include "ui/widgets/fettle-host.h"

/* The desktop opens a copy: the register's own bytes stay as they were received. */
static void
copy_document (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  GError *error = NULL;
  g_autofree char *path = fettle_opened_make (source, task_data, &error);
  char *uri = path ? g_filename_to_uri (path, NULL, &error) : NULL;

  if (uri)
    g_task_return_pointer (task, uri, g_free);
  else
    g_task_return_error (task, error);
}

static void
document_copied_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = fettle_store_read_finish (FETTLE_STORE (source), result, &error);

  if (uri && fettle_host_of (widget))
    gtk_widget_activate_action (GTK_WIDGET (fettle_host_of (widget)), "win.open-uri", "s", uri);
  else if (error)
    fettle_host_report_error (widget, _("The Document Could Not Be Opened"), error);
}

/**
 * fettle_open_document:
 * @widget: where it was asked for
 * @store: the store
 * @document_id: a document
 *
 * Opens a copy of a document through the desktop.
 */
void
fettle_open_document (GtkWidget   *widget,
                      FettleStore *store,
                      const char  *document_id)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (document_id != NULL);

  fettle_store_read_async (store, copy_document, g_strdup (document_id), g_free, NULL, document_copied_cb,
                           g_object_ref (widget));
}
