/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sqlite/fettle-sql-private.h"

G_BEGIN_DECLS

gboolean fettle_derived_refresh_summaries (FettleSql  *sql,
                                           GError    **error);
gboolean fettle_derived_index             (FettleSql  *sql,
                                           GError    **error);

G_END_DECLS
