/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/fettle-case-data.h"

G_BEGIN_DECLS

GtkWidget *fettle_case_standing_row_for_clock  (const FettleClock *clock,
                                                FettleDate         today);
GtkWidget *fettle_case_standing_row_for_wanted (const FettleCase  *chain);
GPtrArray *fettle_case_standing_find_clocks    (const FettleCase  *chain);
GPtrArray *fettle_case_standing_find_steps     (const FettleCase  *chain);

G_END_DECLS
