/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FETTLE_TYPE_TROUBLE_PAGE (fettle_trouble_page_get_type ())
G_DECLARE_FINAL_TYPE (FettleTroublePage, fettle_trouble_page, FETTLE, TROUBLE_PAGE, AdwBin)

/* Why the register cannot be used, and the backups that can be put in its place. */
GtkWidget *fettle_trouble_page_new (const char   *folder,
                                    const GError *error);

G_END_DECLS
