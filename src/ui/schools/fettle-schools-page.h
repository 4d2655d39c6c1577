/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-school-query.h"
#include "ui/widgets/fettle-section.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_SCHOOLS_PAGE (fettle_schools_page_get_type ())
G_DECLARE_FINAL_TYPE (FettleSchoolsPage, fettle_schools_page, FETTLE, SCHOOLS_PAGE, FettleSection)

FettleSchoolList *fettle_schools_page_get_list  (FettleSchoolsPage *self);
const char       *fettle_schools_page_get_state (FettleSchoolsPage *self);

G_END_DECLS
