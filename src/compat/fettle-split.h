/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FETTLE_TYPE_SPLIT (fettle_split_get_type ())
G_DECLARE_FINAL_TYPE (FettleSplit, fettle_split, FETTLE, SPLIT, GtkWidget)

/* Properties: "sidebar", "content" (GtkWidget), "show-content" (boolean), "sidebar-visible" (boolean),
 * "collapsed" (boolean, read-only: only one of the two is on screen). */
GtkWidget *fettle_split_new                 (void);
gboolean   fettle_split_get_collapsed       (FettleSplit *self);
gboolean   fettle_split_get_show_content    (FettleSplit *self);
void       fettle_split_set_show_content    (FettleSplit *self,
                                             gboolean     show_content);
gboolean   fettle_split_get_sidebar_visible (FettleSplit *self);
void       fettle_split_set_sidebar_visible (FettleSplit *self,
                                             gboolean     visible);

G_END_DECLS
