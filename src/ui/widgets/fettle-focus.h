/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the keyboard is, while the rows under it are written anew. */
typedef struct _FettleFocus FettleFocus;

FettleFocus *fettle_focus_hold      (GtkWidget   *area);
void         fettle_focus_give_back (FettleFocus *self);

/* What a row is about, and what the keyboard does not come to by itself. */
void         fettle_focus_set_key          (GtkWidget  *row,
                                            const char *key);
const char  *fettle_focus_get_key          (GtkWidget  *row);
gboolean     fettle_focus_reveal           (GtkWidget  *area,
                                            const char *key);
void         fettle_focus_mark_destructive (GtkWidget  *widget);
gboolean     fettle_focus_is_destructive   (GtkWidget  *widget);

G_END_DECLS
