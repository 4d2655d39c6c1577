/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/fettle-error.h"

G_BEGIN_DECLS

/*
 * Another register takes the place of the present one. All is done by renaming in the data folder, which is held alone, and planned
 * beforehand in a workplace there: whoever opens the folder after a kill goes by the plan.
 */
char     *fettle_swap_make_workplace (const char  *folder,
                                      GError     **error);
gboolean  fettle_swap_run            (const char  *folder,
                                      const char  *workplace,
                                      char       **aside,
                                      GError     **error);
gboolean  fettle_swap_recover        (const char  *folder,
                                      GPtrArray   *notices,
                                      GError     **error);
void      fettle_swap_discard        (const char  *workplace);

G_END_DECLS
