/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/fettle-section.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_DATA_PAGE (fettle_data_page_get_type ())
G_DECLARE_FINAL_TYPE (FettleDataPage, fettle_data_page, FETTLE, DATA_PAGE, FettleSection)

void fettle_data_page_choose_files (FettleDataPage    *self);
void fettle_data_page_show         (FettleDataPage    *self,
                                    const char        *view);
void fettle_data_page_import       (FettleDataPage    *self,
                                    const char *const *paths);

G_END_DECLS
