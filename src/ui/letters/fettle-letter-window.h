/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/widgets/fettle-session.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_LETTER_WINDOW (fettle_letter_window_get_type ())
G_DECLARE_FINAL_TYPE (FettleLetterWindow, fettle_letter_window, FETTLE, LETTER_WINDOW, AdwWindow)

/* A letter as it will be printed, from the record as it stands: to edit, print, send, and keep as it was sent. */
FettleLetterWindow *fettle_letter_window_present   (GtkWidget          *parent,
                                                    FettleSession      *session,
                                                    const char         *letter_id,
                                                    const char         *record_id);
gboolean            fettle_letter_window_is_loaded (FettleLetterWindow *self);
void                fettle_letter_window_keep      (FettleLetterWindow *self,
                                                    GFile              *file);

G_END_DECLS
