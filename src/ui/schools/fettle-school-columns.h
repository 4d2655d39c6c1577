/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/fettle-school-query.h"

G_BEGIN_DECLS

/* The columns on screen are the person's choice, kept in GSettings ("school-columns"; empty: the usual ones). */
void fettle_school_columns_show  (GtkColumnView *view,
                                  GSettings     *settings);
void fettle_school_columns_follow_width (GtkColumnView *view,
                                  GSettings     *settings);
void fettle_school_columns_offer (GtkBox        *box,
                                  GSettings     *settings);
void fettle_school_columns_sort  (GtkColumnView      *view,
                                  FettleSchoolColumn  column,
                                  gboolean            descending);

G_END_DECLS
