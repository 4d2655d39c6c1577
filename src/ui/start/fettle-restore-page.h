/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/widgets/fettle-progress-relay.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_RESTORE_PAGE (fettle_restore_page_get_type ())
G_DECLARE_FINAL_TYPE (FettleRestorePage, fettle_restore_page, FETTLE, RESTORE_PAGE, AdwBin)

/* Stands where the register is shown while a backup takes its place. */
GtkWidget           *fettle_restore_page_new             (void);
FettleProgressRelay *fettle_restore_page_make_relay      (FettleRestorePage *self);
GCancellable        *fettle_restore_page_get_cancellable (FettleRestorePage *self);

G_END_DECLS
