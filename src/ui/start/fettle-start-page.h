/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/widgets/fettle-session.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_START_PAGE (fettle_start_page_get_type ())
G_DECLARE_FINAL_TYPE (FettleStartPage, fettle_start_page, FETTLE, START_PAGE, AdwBin)

/* The first run: whose schools, and where they come from. Signal "done": the register has an authority. */
GtkWidget  *fettle_start_page_new       (FettleSession   *session,
                                         gboolean         chosen);
const char *fettle_start_page_get_state (FettleStartPage *self);

G_END_DECLS
