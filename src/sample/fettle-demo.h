/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The sample borough's LA code, name and region, for setting up a register of it. */
#define FETTLE_DEMO_AUTHORITY "399"
#define FETTLE_DEMO_AUTHORITY_NAME "Kelderwick"
#define FETTLE_DEMO_REGION "North West"

/* How many schools a sample borough has when nobody says. */
#define FETTLE_DEMO_SCHOOLS 95

gboolean fettle_demo_write_files (const char  *folder,
                                  guint        seed,
                                  guint        n_schools,
                                  GError     **error);
char   **fettle_demo_list_files  (const char  *folder);

G_END_DECLS
