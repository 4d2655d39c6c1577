/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/fettle-table.h"
#include "store/fettle-case-data.h"

G_BEGIN_DECLS

/* The register of cases, of what was read already: the page and the paper are of one make. */
FettleTable *fettle_case_table_new (GPtrArray  *all,
                                    FettleDate  today);

G_END_DECLS
