/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/fettle-history.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_HISTORY_VIEW (fettle_history_view_get_type ())
G_DECLARE_FINAL_TYPE (FettleHistoryView, fettle_history_view, FETTLE, HISTORY_VIEW, AdwBin)

/* What was done, newest first, in words, each with Undo or Redo. It follows the store. */
GtkWidget *fettle_history_view_new        (void);
void       fettle_history_view_set_source (FettleHistoryView *self,
                                           FettleStore       *store,
                                           const char        *school_id);

G_END_DECLS
