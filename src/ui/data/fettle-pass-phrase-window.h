/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FETTLE_TYPE_PASS_PHRASE_WINDOW (fettle_pass_phrase_window_get_type ())
G_DECLARE_FINAL_TYPE (FettlePassPhraseWindow, fettle_pass_phrase_window, FETTLE, PASS_PHRASE_WINDOW, AdwWindow)

/* Asks for a new pass phrase, twice, or for the one of a backup. Signal "given" (const char *pass_phrase). */
GtkWidget *fettle_pass_phrase_window_new         (GtkWindow *parent);
GtkWidget *fettle_pass_phrase_window_new_to_open (GtkWindow *parent);
GtkWidget *fettle_pass_phrase_window_new_for_place (GtkWindow *parent);

G_END_DECLS
