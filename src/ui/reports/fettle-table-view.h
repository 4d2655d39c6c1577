/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "reports/fettle-disclosure.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_TABLE_VIEW (fettle_table_view_get_type ())
G_DECLARE_FINAL_TYPE (FettleTableView, fettle_table_view, FETTLE, TABLE_VIEW, AdwBin)

/* A table that the disclosure engine has passed. Signal "behind" (const char *heading, GStrv school_ids): a figure was chosen. */
GtkWidget       *fettle_table_view_new          (void);
void             fettle_table_view_show         (FettleTableView *self,
                                                 FettleDisclosed *table);
void             fettle_table_view_show_message (FettleTableView *self,
                                                 const char      *title,
                                                 const char      *message);
FettleDisclosed *fettle_table_view_get_table    (FettleTableView *self);

G_END_DECLS
