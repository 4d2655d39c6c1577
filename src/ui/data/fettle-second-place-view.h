/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/widgets/fettle-session.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_SECOND_PLACE_VIEW (fettle_second_place_view_get_type ())
G_DECLARE_FINAL_TYPE (FettleSecondPlaceView, fettle_second_place_view, FETTLE, SECOND_PLACE_VIEW, AdwBin)

void fettle_second_place_view_set_session (FettleSecondPlaceView *self,
                                           FettleSession         *session);
void fettle_second_place_view_choose      (FettleSecondPlaceView *self,
                                           const char            *folder,
                                           const char            *pass_phrase);

G_END_DECLS
