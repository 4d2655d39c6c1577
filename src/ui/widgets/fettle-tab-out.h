/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fettle_tab_out_install (GtkWidget        *list);
void fettle_tab_out         (GtkWidget        *list,
                             GtkDirectionType  direction);

G_END_DECLS
