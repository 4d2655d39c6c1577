/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FETTLE_TYPE_APPLICATION (fettle_application_get_type ())
G_DECLARE_FINAL_TYPE (FettleApplication, fettle_application, FETTLE, APPLICATION, AdwApplication)

FettleApplication *fettle_application_new    (void);

G_END_DECLS
