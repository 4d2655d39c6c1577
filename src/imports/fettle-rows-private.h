/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "imports/fettle-rows.h"

G_BEGIN_DECLS

#define FETTLE_ROWS_MAX_RECORDS 4
#define FETTLE_ROWS_N_KNOWN 24

struct _FettleRows
{
  const FettleLayout *layout;
  char *file_name;
  FettleIssues *issues;
  FettleHeld *held;
  gboolean *told;               /* headings whose cell of the row at hand is on the list of issues already */
  FettleCells *cells;
  GHashTable *lines;            /* URN -> line where it was met */
  GPtrArray *columns;           /* names of the columns of a record, NULL-terminated */
  int *place;                   /* a heading's place in a record, -1 for none */
  int known[FETTLE_ROWS_N_KNOWN]; /* places of the columns that the dataset's own reader works with */
  const char **records[FETTLE_ROWS_MAX_RECORDS];
  guint n_records;
  char authority[4];            /* LA code of the last row, "" where it has none */
  FettleDate as_at;             /* the day that names are read for */
  GHashTable *authority_codes;  /* name as spelt -> LA code, "" where no authority is called so */
  char newest[11];              /* the newest date that tells the age of the file */
};

/* Makes room for a column of the records, once. */
int          fettle_rows_add_column  (FettleRows           *self,
                                      const char           *name);
int          fettle_rows_find_column (FettleRows           *self,
                                      const char           *name);
const char  *fettle_rows_get_cell    (FettleRows           *self,
                                      const FettleSheetRow *row,
                                      guint                 heading);
const char  *fettle_rows_read_cell   (FettleRows           *self,
                                      const FettleSheetRow *row,
                                      guint                 heading);
void         fettle_rows_complain    (FettleRows           *self,
                                      const FettleSheetRow *row,
                                      int                   heading,
                                      gboolean              rejected,
                                      const char           *reason);
void         fettle_rows_leave_empty (FettleRows           *self,
                                      const FettleSheetRow *row,
                                      guint                 heading,
                                      const char           *reason);
gboolean     fettle_rows_check_new   (FettleRows           *self,
                                      const FettleSheetRow *row,
                                      const char           *urn);
void         fettle_rows_note_date   (FettleRows           *self,
                                      const char           *iso);
const char  *fettle_rows_find_authority (FettleRows        *self,
                                      const char           *name);

void         fettle_rows_gias_prepare    (FettleRows           *self);
gboolean     fettle_rows_gias_complete   (FettleRows           *self,
                                          const FettleSheetRow *row);
void         fettle_rows_ofsted_prepare  (FettleRows           *self);
void         fettle_rows_ofsted_read     (FettleRows           *self,
                                          const FettleSheetRow *row);

G_END_DECLS
