/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sqlite/fettle-sql-private.h"

G_BEGIN_DECLS

gboolean fettle_summary_refresh (FettleSql   *sql,
                                 const char  *school_id,
                                 GError     **error);

G_END_DECLS
