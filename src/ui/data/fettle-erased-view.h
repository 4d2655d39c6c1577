/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/widgets/fettle-session.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_ERASED_VIEW (fettle_erased_view_get_type ())
G_DECLARE_FINAL_TYPE (FettleErasedView, fettle_erased_view, FETTLE, ERASED_VIEW, AdwBin)

void fettle_erased_view_set_session (FettleErasedView *self,
                                     FettleSession    *session);

G_END_DECLS
