/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-case-data.h"
#include "ui/widgets/fettle-grid.h"

G_BEGIN_DECLS

/* The register of cases: its columns, and the words of each case in them. */
const FettleGridColumn *fettle_case_register_get_columns (guint                *n_columns);
GStrv                   fettle_case_register_make_row    (const FettleCaseData *data,
                                                          FettleRecord         *one);

G_END_DECLS
