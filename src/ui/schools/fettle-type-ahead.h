/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/fettle-school-query.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_TYPE_AHEAD (fettle_type_ahead_get_type ())
G_DECLARE_FINAL_TYPE (FettleTypeAhead, fettle_type_ahead, FETTLE, TYPE_AHEAD, GObject)

/* Letters typed on the list jump to the first school whose name, URN or LAESTAB begins with them. */
FettleTypeAhead *fettle_type_ahead_new (GtkColumnView    *view,
                                        FettleSchoolList *list,
                                        GtkLabel         *label);

G_END_DECLS
