/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void      fettle_csv_append_text    (GString    *out,
                                     const char *text);
gboolean  fettle_csv_is_guarded     (const char *cell,
                                     gsize       length);

G_END_DECLS
