/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/fettle-section.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_DEADLINES_PAGE (fettle_deadlines_page_get_type ())
G_DECLARE_FINAL_TYPE (FettleDeadlinesPage, fettle_deadlines_page, FETTLE, DEADLINES_PAGE, FettleSection)

/* Every date of law and every promised date of every school, overdue first. */
gboolean fettle_deadlines_page_is_loaded (FettleDeadlinesPage *self);
void     fettle_deadlines_page_export    (FettleDeadlinesPage *self,
                                          GFile               *target);

G_END_DECLS
