/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-date.h"
#include "reports/fettle-table.h"

G_BEGIN_DECLS

typedef struct
{
  FettleDisclosure disclosure;
  const char *paragraph;
  char *key;
} FettleTableRow;

struct _FettleTable
{
  GObject parent_instance;

  char *id;
  char *title;
  GArray *columns;    /* FettleTableColumn */
  GArray *cells;      /* FettleCell, row after row */
  GArray *rows;       /* FettleTableRow */
  GPtrArray *notes;   /* NULL-terminated */
  GPtrArray *sources; /* NULL-terminated */
  GPtrArray *warnings; /* NULL-terminated */
  char *coverage;
  FettleChartSpec *chart;
  const char *paragraph;
  FettleDisclosure disclosure;
  FettleDate as_at;
  FettleDate newest_publication;
  guint n_unpublished;
  gboolean has_total;
};

void         fettle_table_column_resolve (FettleTableColumn *column);
FettleCell  *fettle_table_peek_cell      (FettleTable    *self,
                                          guint           row,
                                          guint           column);
int          fettle_table_find_column    (FettleTable    *self,
                                          const char     *id,
                                          gsize           length);
GArray      *fettle_table_find_columns   (FettleTable    *self,
                                          const char     *ids);
gboolean     fettle_table_split_share    (FettleTable    *self,
                                          guint           column,
                                          GArray        **numerator,
                                          GArray        **denominator);
FettleTable *fettle_table_copy_part      (FettleTable    *self,
                                          const gboolean *keep_rows,
                                          const gboolean *keep_columns);
void         fettle_table_compute_totals (FettleTable    *self);
void         fettle_table_compute_shares (FettleTable    *self);
gint64       fettle_table_share          (gint64          counted,
                                          gint64          base);
void         fettle_table_set_gap        (FettleTable    *self,
                                          guint           row,
                                          guint           column,
                                          guint           n_unknown,
                                          guint           n_behind);
void         fettle_table_drop_empty     (FettleTable    *self);
void         fettle_table_note_gaps      (FettleTable    *self);
void         fettle_cell_clear           (FettleCell     *cell);
void         fettle_chart_spec_free      (FettleChartSpec *chart);

G_END_DECLS
