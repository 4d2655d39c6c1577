/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FettleGridColumn:
 * @title: the header
 * @number: set to the right
 * @chars: how many letters it likes to show
 * @tip: (nullable): what choosing a linked cell does
 */
typedef struct
{
  const char *title;
  gboolean number;
  guint chars;
  const char *tip;
} FettleGridColumn;

#define FETTLE_TYPE_GRID (fettle_grid_get_type ())
G_DECLARE_FINAL_TYPE (FettleGrid, fettle_grid, FETTLE, GRID, AdwBin)

/* Rows of words. Signal "cell-activated" (guint row, guint column): a linked cell was chosen. */
GtkWidget *fettle_grid_new         (void);
void       fettle_grid_set_columns (FettleGrid             *self,
                                    const char             *name,
                                    const FettleGridColumn *columns,
                                    guint                   n_columns);
void       fettle_grid_clear       (FettleGrid             *self);
void       fettle_grid_add_row     (FettleGrid             *self,
                                    GStrv                   words,
                                    guint64                 linked);
void       fettle_grid_show_rows   (FettleGrid             *self);
GListModel *fettle_grid_get_rows   (FettleGrid             *self);

G_END_DECLS
