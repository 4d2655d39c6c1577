/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-reference.h"
#include "store/sqlite/fettle-sql-private.h"

G_BEGIN_DECLS

/**
 * FettleDataset:
 * @name: as importers and readers name it
 * @table: its table in reference.db
 * @fields_of: the dataset whose field table it has
 * @keyed: whether a URN stands once in it
 */
typedef struct
{
  const char *name;
  const char *table;
  const char *fields_of;
  gboolean keyed;
} FettleDataset;

char                *fettle_reference_load_complete (FettleReferenceLoad *self,
                                                 const FettleSourceInfo *source,
                                                 const char   *present,
                                                 GError      **error);
gboolean             fettle_reference_change_settle (const char *folder,
                                                 FettleSql    *sql,
                                                 GPtrArray    *notices,
                                                 GError      **error);
const FettleDataset *fettle_datasets            (guint        *n_datasets);
gboolean             fettle_comparator_make     (FettleSql    *sql,
                                                 GError      **error);

int                  fettle_reference_try_lock  (FettleStore  *store);
gboolean             fettle_reference_check_file (const char  *path);
gboolean             fettle_reference_set_damaged_aside (FettleStore *store,
                                                 GError      **error);
void                 fettle_reference_take_damage (FettleStore *store,
                                                 GError      **error);

G_END_DECLS
