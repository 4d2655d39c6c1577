/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FettleAlertAnswer:
 * @id: what fettle_alert_finish() returns
 * @label: the button, with a mnemonic
 * @destructive: drawn as a warning
 */
typedef struct
{
  const char *id;
  const char *label;
  gboolean destructive;
} FettleAlertAnswer;

void  fettle_alert_tell   (GtkWidget               *parent,
                           const char              *heading,
                           const char              *body);
void  fettle_alert_async  (GtkWidget               *parent,
                           const char              *heading,
                           const char              *body,
                           const FettleAlertAnswer *answers,
                           guint                    n_answers,
                           GAsyncReadyCallback      callback,
                           gpointer                 user_data);
char *fettle_alert_finish (GAsyncResult            *result,
                           GError                 **error);

G_END_DECLS
