/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/school/fettle-school-data.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_SCHOOL_VISITS (fettle_school_visits_get_type ())
G_DECLARE_FINAL_TYPE (FettleSchoolVisits, fettle_school_visits, FETTLE, SCHOOL_VISITS, AdwBin)

void fettle_school_visits_show (FettleSchoolVisits     *self,
                                const FettleSchoolData *data,
                                FettleDate              today,
                                gboolean                can_write);

G_END_DECLS
