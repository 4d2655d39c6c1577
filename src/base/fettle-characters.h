/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean    fettle_character_is_unfit     (gunichar     character);
gboolean    fettle_characters_are_fit     (const char  *text);
char       *fettle_characters_find_unfit  (const char  *text,
                                           guint       *place);
char       *fettle_characters_mend        (const char  *text);
char       *fettle_characters_show        (const char  *text);

G_END_DECLS
