/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fettle_about_present (GtkWidget  *parent,
                           const char *version,
                           const char *icon);

G_END_DECLS
