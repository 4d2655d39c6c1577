/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the keyboard is, while the rows under it are written anew. */
typedef struct _FettleFocus FettleFocus;

FettleFocus *fettle_focus_hold      (GtkWidget   *area);
void         fettle_focus_give_back (FettleFocus *self);

G_END_DECLS
