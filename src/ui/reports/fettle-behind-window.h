/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/fettle-host.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_BEHIND_WINDOW (fettle_behind_window_get_type ())
G_DECLARE_FINAL_TYPE (FettleBehindWindow, fettle_behind_window, FETTLE, BEHIND_WINDOW, AdwWindow)

/* The schools behind a figure. */
FettleBehindWindow *fettle_behind_window_present (FettleHost      *parent,
                                                  const char        *heading,
                                                  const char *const *school_ids);

G_END_DECLS
