/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sqlite/fettle-sql-private.h"

G_BEGIN_DECLS

/* In the data folder: the paths of temporary files that were made elsewhere, a line each. */
#define FETTLE_TEMPORARY_LIST "temporary-files"

void fettle_sweep_folder (const char *data_folder,
                          FettleSql  *sql);

G_END_DECLS
