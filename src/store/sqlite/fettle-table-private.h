/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fettle-record.h"
#include "store/sqlite/fettle-sql-private.h"

G_BEGIN_DECLS

/* Records as rows: every statement is made from the kind's field table. */
gboolean    fettle_table_get       (FettleSql         *sql,
                                    const FettleKind  *kind,
                                    const char        *id,
                                    FettleRecord     **record,
                                    gboolean          *deleted,
                                    GError           **error);
GPtrArray  *fettle_table_list      (FettleSql         *sql,
                                    const FettleKind  *kind,
                                    const char        *field,
                                    const char        *value,
                                    GError           **error);
gboolean    fettle_table_add_to    (FettleSql         *sql,
                                    GPtrArray         *records,
                                    const FettleKind  *kind,
                                    const char        *field,
                                    const char        *value,
                                    GError           **error);
gboolean    fettle_table_put       (FettleSql         *sql,
                                    FettleRecord      *record,
                                    gboolean           deleted,
                                    GError           **error);
const char *fettle_table_school_of (FettleRecord      *record);

G_END_DECLS
