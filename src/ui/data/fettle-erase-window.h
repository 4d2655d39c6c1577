/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/widgets/fettle-session.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_ERASE_WINDOW (fettle_erase_window_get_type ())
G_DECLARE_FINAL_TYPE (FettleEraseWindow, fettle_erase_window, FETTLE, ERASE_WINDOW, AdwWindow)

GtkWidget *fettle_erase_window_new (GtkWindow     *parent,
                                    FettleSession *session);

G_END_DECLS
