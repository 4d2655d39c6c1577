/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *fettle_date_button_new (GtkEditable *entry,
                                   const char  *label);

G_END_DECLS
