/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/widgets/fettle-session.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_TERM_DATES_WINDOW (fettle_term_dates_window_get_type ())
G_DECLARE_FINAL_TYPE (FettleTermDatesWindow, fettle_term_dates_window, FETTLE, TERM_DATES_WINDOW, AdwWindow)

/* Takes the council's term dates, pasted or from a calendar file, and shows what was understood before anything is kept. */
GtkWidget *fettle_term_dates_window_new  (GtkWindow             *parent,
                                          FettleSession         *session);
void       fettle_term_dates_window_open (FettleTermDatesWindow *self,
                                          GFile                 *file);

G_END_DECLS
