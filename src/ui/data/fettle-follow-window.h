/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/widgets/fettle-session.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_FOLLOW_WINDOW (fettle_follow_window_get_type ())
G_DECLARE_FINAL_TYPE (FettleFollowWindow, fettle_follow_window, FETTLE, FOLLOW_WINDOW, AdwWindow)

/* Takes a school of another authority into the register, by its URN. */
GtkWidget *fettle_follow_window_new (GtkWindow     *parent,
                                     FettleSession *session);

G_END_DECLS
