/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/fettle-file.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_PROGRESS_RELAY (fettle_progress_relay_get_type ())
G_DECLARE_FINAL_TYPE (FettleProgressRelay, fettle_progress_relay, FETTLE, PROGRESS_RELAY, GObject)

/* Brings the progress of a worker thread to a bar and a label, in the main thread. */
FettleProgressRelay *fettle_progress_relay_new    (GtkProgressBar *bar,
                                                   GtkLabel       *label);
void                 fettle_progress_relay_report (double          fraction,
                                                   const char     *message,
                                                   gpointer        relay);

G_END_DECLS
