/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FETTLE_TYPE_PROBE_SORTER (fettle_probe_sorter_get_type ())
G_DECLARE_FINAL_TYPE (FettleProbeSorter, fettle_probe_sorter, FETTLE, PROBE_SORTER, GtkSorter)

GtkSorter *fettle_probe_sorter_new  (guint          column);
gboolean   fettle_probe_sorter_read (GtkColumnView *view,
                                     guint         *column,
                                     gboolean      *descending);

G_END_DECLS
