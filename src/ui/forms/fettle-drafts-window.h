/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/fettle-host.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_DRAFTS_WINDOW (fettle_drafts_window_get_type ())
G_DECLARE_FINAL_TYPE (FettleDraftsWindow, fettle_drafts_window, FETTLE, DRAFTS_WINDOW, AdwWindow)

FettleDraftsWindow *fettle_drafts_window_present (FettleHost *parent);

G_END_DECLS
