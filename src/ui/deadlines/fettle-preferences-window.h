/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/widgets/fettle-session.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_PREFERENCES_WINDOW (fettle_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (FettlePreferencesWindow, fettle_preferences_window, FETTLE, PREFERENCES_WINDOW, AdwWindow)

GtkWidget *fettle_preferences_window_new (GtkWindow     *parent,
                                          FettleSession *session);

G_END_DECLS
