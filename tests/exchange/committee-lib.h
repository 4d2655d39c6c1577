/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/fettle-catalogue.h"

G_BEGIN_DECLS

/* Twelve invented schools, so that the committee tables over them can be counted by hand. */
typedef struct
{
  FettleStore *store;
  FettleBatch *batch; /* what the set-up gathers, applied at once */
  FettleReportContext context;
} Fixture;

void committee_set_up (Fixture *fixture, gconstpointer unused);
void committee_tear_down (Fixture *fixture, gconstpointer unused);
FettleDisclosed *committee_make_table (Fixture *fixture, const char *id, FettleProfile profile);
guint committee_find_row (FettleDisclosed *table, guint column, const char *words);
void committee_assert_cell (FettleDisclosed *table, guint row, const char *column, const char *expected);
void committee_assert_cells (FettleDisclosed *table, guint row, const char *pairs);
gboolean committee_has_column (FettleDisclosed *table, const char *id);
void committee_load (Fixture *fixture, const char *dataset, const char *const *columns, const char *const *values, guint n_rows);

G_END_DECLS
