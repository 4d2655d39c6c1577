/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/widgets/fettle-session.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_BUNDLE_WINDOW (fettle_bundle_window_get_type ())
G_DECLARE_FINAL_TYPE (FettleBundleWindow, fettle_bundle_window, FETTLE, BUNDLE_WINDOW, AdwWindow)

/* The evidence of a case on its way into a folder, and where it lies then. */
void                fettle_bundle_window_ask   (GtkWidget     *parent,
                                                FettleSession *session,
                                                FettleRecord  *school,
                                                FettleRecord  *intervention);
FettleBundleWindow *fettle_bundle_window_write (GtkWidget     *parent,
                                                FettleSession *session,
                                                FettleRecord  *school,
                                                FettleRecord  *intervention,
                                                GFile         *folder);

G_END_DECLS
