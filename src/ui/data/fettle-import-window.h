/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "imports/fettle-import.h"
#include "ui/widgets/fettle-host.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_IMPORT_WINDOW (fettle_import_window_get_type ())
G_DECLARE_FINAL_TYPE (FettleImportWindow, fettle_import_window, FETTLE, IMPORT_WINDOW, AdwWindow)

/* Reads files, shows what they would change, and changes it when the person says so. Signal "done": it is in the register. */
FettleImportWindow *fettle_import_window_new       (GtkWindow          *parent,
                                                    FettleSession      *session,
                                                    const char *const  *paths);
const char         *fettle_import_window_get_state (FettleImportWindow *self);
void                fettle_import_window_save_issues (FettleImportWindow *self,
                                                    GFile              *target);

G_END_DECLS
