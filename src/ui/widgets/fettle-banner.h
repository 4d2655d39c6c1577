/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FETTLE_TYPE_BANNER (fettle_banner_get_type ())
G_DECLARE_FINAL_TYPE (FettleBanner, fettle_banner, FETTLE, BANNER, AdwBin)

GtkWidget  *fettle_banner_new      (void);
void        fettle_banner_show     (FettleBanner *self,
                                    const char   *text,
                                    const char   *button,
                                    const char   *action);
void        fettle_banner_hide     (FettleBanner *self);
const char *fettle_banner_get_text (FettleBanner *self);

G_END_DECLS
