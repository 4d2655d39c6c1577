/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reminders that start with the person's session: fettle --remind looks at the deadlines once and ends. */
gboolean fettle_session_start_is_set     (GSettings           *settings);
void     fettle_session_start_set_async  (gboolean             wanted,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void     fettle_session_start_ask_async  (gboolean             wanted,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean fettle_session_start_set_finish (GAsyncResult        *result,
                                          GError             **error);

G_END_DECLS
