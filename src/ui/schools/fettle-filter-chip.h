/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/fettle-school-query.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_FILTER_CHIP (fettle_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (FettleFilterChip, fettle_filter_chip, FETTLE, FILTER_CHIP, AdwBin)

/* Signal "changed": another choice was made. */
FettleFilterChip   *fettle_filter_chip_new        (FettleSchoolColumn  column,
                                                   const char         *label);
FettleSchoolColumn  fettle_filter_chip_get_column (FettleFilterChip   *self);
void                fettle_filter_chip_set_facets (FettleFilterChip   *self,
                                                   GPtrArray          *facets);
const char *const  *fettle_filter_chip_get_codes  (FettleFilterChip   *self);
void                fettle_filter_chip_set_codes  (FettleFilterChip   *self,
                                                   const char *const  *codes);

G_END_DECLS
