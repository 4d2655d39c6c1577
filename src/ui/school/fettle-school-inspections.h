/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/school/fettle-school-data.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_SCHOOL_INSPECTIONS (fettle_school_inspections_get_type ())
G_DECLARE_FINAL_TYPE (FettleSchoolInspections, fettle_school_inspections, FETTLE, SCHOOL_INSPECTIONS, AdwBin)

void fettle_school_inspections_show (FettleSchoolInspections *self,
                                     const FettleSchoolData  *data,
                                     gboolean                 can_write);

G_END_DECLS
