/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fettle-test-schools.h"
#include "ui/fettle-window.h"

G_BEGIN_DECLS

/**
 * FettleTestWindow:
 * @store: a register in a folder of its own
 * @session: a session on 21 November 2026
 * @window: a window that shows it
 */
typedef struct
{
  FettleStore *store;
  FettleSession *session;
  FettleWindow *window;
} FettleTestWindow;

void       fettle_test_window_init    (int               *argc,
                                       char            ***argv);
void       fettle_test_window_open    (FettleTestWindow  *self,
                                       guint              n_schools);
void       fettle_test_window_close   (FettleTestWindow  *self);
GtkWidget *fettle_test_find           (gpointer           root,
                                       GType              type,
                                       const char        *text);
GtkWidget *fettle_test_find_soon      (gpointer           root,
                                       GType              type,
                                       const char        *text);
void       fettle_test_gone_soon      (gpointer           root,
                                       GType              type,
                                       const char        *text);
void       fettle_test_records_soon   (FettleTestWindow  *self,
                                       const char        *kind,
                                       guint              n);
void       fettle_test_undo           (FettleTestWindow  *self);
void       fettle_test_redo           (FettleTestWindow  *self);
GtkWindow *fettle_test_find_window    (GType              type);
GtkWidget *fettle_test_alert_soon     (void);
void       fettle_test_answer_alert   (const char        *label);

#define fettle_test_assert_soon(expression, data) \
  g_assert_true (fettle_test_wait_for (expression, data))

G_END_DECLS
