/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/widgets/fettle-session.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_BACKUPS_VIEW (fettle_backups_view_get_type ())
G_DECLARE_FINAL_TYPE (FettleBackupsView, fettle_backups_view, FETTLE, BACKUPS_VIEW, AdwBin)

void fettle_backups_view_set_session (FettleBackupsView *self,
                                      FettleSession     *session);

G_END_DECLS
