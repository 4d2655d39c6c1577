/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fettle_school_sort_offer (GtkBox        *box,
                               GtkColumnView *view,
                               GSettings     *settings);

G_END_DECLS
