/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/fettle-section.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_REPORTS_PAGE (fettle_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (FettleReportsPage, fettle_reports_page, FETTLE, REPORTS_PAGE, FettleSection)

void fettle_reports_page_choose_target (FettleReportsPage *self);
void fettle_reports_page_export        (FettleReportsPage *self,
                                        const char        *target);

G_END_DECLS
