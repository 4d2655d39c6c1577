/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fettle-test-case.h"
#include "fettle-test-window.h"

G_BEGIN_DECLS

GtkWidget *case_window_open     (FettleTestWindow  *test,
                                 FettleTestCase   **scripted,
                                 const char        *category,
                                 const char *const *lines);
void       case_window_close    (FettleTestWindow  *test,
                                 FettleTestCase    *scripted);
gboolean   case_window_is_read  (gpointer           data);
GtkWindow *case_window_get_form (void);
void       case_window_save     (GtkWindow         *form);

G_END_DECLS
