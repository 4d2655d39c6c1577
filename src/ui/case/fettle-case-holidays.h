/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/case/fettle-case-list.h"
#include "ui/widgets/fettle-banner.h"

G_BEGIN_DECLS

void fettle_case_holidays_tell (FettleCaseList *list,
                                FettleBanner   *banner);

G_END_DECLS
