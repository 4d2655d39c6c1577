/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-school-query.h"
#include "store/sqlite/fettle-sql-private.h"

G_BEGIN_DECLS

/**
 * FettleSchoolColumnInfo:
 * @id: as it stands in files and settings
 * @title: (translatable): the heading
 * @column: what is stored and filtered by
 * @label: (nullable): the column that has its label, where the vocabulary has not
 * @order: what to sort by
 * @vocabulary: (nullable): whose codes @column has
 * @is_date: whether it is a date
 *
 * How a column of the list of schools stands in school_summary.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *column;
  const char *label;
  const char *order;
  const char *vocabulary;
  gboolean is_date;
} FettleSchoolColumnInfo;

const FettleSchoolColumnInfo *fettle_school_column_info (FettleSchoolColumn        column);

FettleSchoolRow *fettle_school_row_new        (const char       *id);
void             fettle_school_row_load       (FettleSchoolRow  *self,
                                               FettleSchoolRow  *source);
gboolean         fettle_school_rows_read      (FettleSql        *sql,
                                               GPtrArray        *rows,
                                               GError          **error);
GPtrArray       *fettle_school_query_ids      (FettleSql        *sql,
                                               const FettleSchoolQuery *query,
                                               GError          **error);
const char      *fettle_school_list_nth_id    (FettleSchoolList *self,
                                               guint             position);
FettleStore     *fettle_school_list_get_store (FettleSchoolList *self);

G_END_DECLS
