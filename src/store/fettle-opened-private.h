/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sqlite/fettle-sql-private.h"

G_BEGIN_DECLS

void fettle_opened_sweep (const char *data_folder,
                          FettleSql  *sql);

G_END_DECLS
