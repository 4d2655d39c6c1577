/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/fettle-host.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_SEARCH_WINDOW (fettle_search_window_get_type ())
G_DECLARE_FINAL_TYPE (FettleSearchWindow, fettle_search_window, FETTLE, SEARCH_WINDOW, AdwWindow)

FettleSearchWindow *fettle_search_window_present (FettleHost *parent);

G_END_DECLS
