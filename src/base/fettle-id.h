/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void      fettle_id_seed       (const char   *words);
char     *fettle_id_new        (void);
char     *fettle_id_from_name  (const char   *name);
char     *fettle_id_for_urn    (const char   *urn);
gboolean  fettle_id_is_valid   (const char   *id);
char     *fettle_hash_text     (const char   *text);
char     *fettle_hash_bytes    (GBytes       *bytes);

G_END_DECLS
