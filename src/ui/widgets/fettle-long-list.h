/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* So many rows are made at first, and at each press of the button. */
#define FETTLE_LONG_LIST_STEP 20

void fettle_long_list_bind  (GtkListBox                 *list,
                             GListModel                 *items,
                             GtkListBoxCreateWidgetFunc  make,
                             gpointer                    user_data);
void fettle_long_list_reset (GtkListBox                 *list);
void fettle_long_list_reach (GtkListBox                 *list,
                             guint                       position);

G_END_DECLS
