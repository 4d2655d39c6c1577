/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/fettle-host.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_LETTERS_WINDOW (fettle_letters_window_get_type ())
G_DECLARE_FINAL_TYPE (FettleLettersWindow, fettle_letters_window, FETTLE, LETTERS_WINDOW, AdwPreferencesWindow)

/* What all letters share: the authority's own address, those of the bodies that the Acts name, letterhead and templates. */
FettleLettersWindow *fettle_letters_window_present (FettleHost        *parent);
void                 fettle_letters_window_use     (FettleLettersWindow *self,
                                                    const char          *letter_id,
                                                    GFile               *file);

G_END_DECLS
