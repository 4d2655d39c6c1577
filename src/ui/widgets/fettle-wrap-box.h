/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FETTLE_TYPE_WRAP_BOX (fettle_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (FettleWrapBox, fettle_wrap_box, FETTLE, WRAP_BOX, GtkBox)

/* The tools of a page in a line, and in further lines below where there is no room. What expands takes the room that is
 * left in its line. */

G_END_DECLS
