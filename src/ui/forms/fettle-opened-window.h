/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/fettle-host.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_OPENED_WINDOW (fettle_opened_window_get_type ())
G_DECLARE_FINAL_TYPE (FettleOpenedWindow, fettle_opened_window, FETTLE, OPENED_WINDOW, AdwWindow)

FettleOpenedWindow *fettle_opened_window_present (FettleHost *parent);

G_END_DECLS
