/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean  fettle_json_is   (const char    *path);
JsonNode *fettle_json_read (const char    *path,
                            GCancellable  *cancellable,
                            GError       **error);

G_END_DECLS
