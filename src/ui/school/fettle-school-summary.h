/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/school/fettle-school-data.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_SCHOOL_SUMMARY (fettle_school_summary_get_type ())
G_DECLARE_FINAL_TYPE (FettleSchoolSummary, fettle_school_summary, FETTLE, SCHOOL_SUMMARY, AdwBin)

void fettle_school_summary_show (FettleSchoolSummary    *self,
                                 const FettleSchoolData *data,
                                 gboolean                can_write);
void fettle_school_summary_reach (FettleSchoolSummary    *self,
                                  const char             *record_id);

G_END_DECLS
