/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/widgets/fettle-session.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_HOLIDAYS_VIEW (fettle_holidays_view_get_type ())
G_DECLARE_FINAL_TYPE (FettleHolidaysView, fettle_holidays_view, FETTLE, HOLIDAYS_VIEW, AdwBin)

void fettle_holidays_view_set_session (FettleHolidaysView *self,
                                       FettleSession      *session);

G_END_DECLS
