/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean    fettle_clock_is_stopped (gint64 *seconds);
GDateTime  *fettle_clock_read       (void);

G_END_DECLS
