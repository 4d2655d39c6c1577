/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  fettle_restore_sign       (const char  *path,
                                     const char  *folder,
                                     const char  *made_at,
                                     GError     **error);
void      fettle_restore_renew_head (const char  *folder);

G_END_DECLS
