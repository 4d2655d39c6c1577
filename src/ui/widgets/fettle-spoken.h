/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a screen reader says of rows, beside what it finds of itself. */
void fettle_spoken_row  (gpointer     row);
void fettle_spoken_item (GtkWidget  *child,
                         const char *name,
                         const char *description);
void fettle_spoken_card (GtkWidget  *row);
void fettle_spoken_toasts (AdwToastOverlay *toasts);

G_END_DECLS
