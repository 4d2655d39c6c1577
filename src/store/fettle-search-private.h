/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fettle-record.h"
#include "store/sqlite/fettle-sql-private.h"

G_BEGIN_DECLS

char    *fettle_search_make_context (FettleRecord  *record,
                                     GStrv          typed);
gboolean fettle_search_index_record (FettleSql     *sql,
                                     FettleRecord  *record,
                                     gboolean       deleted,
                                     GError       **error);
gboolean fettle_search_rebuild      (FettleSql     *sql,
                                     GError       **error);

G_END_DECLS
