/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char       *fettle_text_fold         (const char *text);
char       *fettle_text_sort_key     (const char *text);
int         fettle_text_compare      (const char *a,
                                      const char *b);
char       *fettle_text_lower        (const char *text);
char       *fettle_text_clean        (const char *text);
gboolean    fettle_text_is_empty     (const char *text);
gboolean    fettle_text_same         (const char *a,
                                      const char *b);
char       *fettle_text_repair_c1    (const char *text);
char       *fettle_text_clean_urn    (const char *text);
char       *fettle_text_clean_laestab (const char *text);
char       *fettle_text_clean_postcode (const char *text);
void        fettle_json_append_string (GString    *out,
                                      const char *text);

G_END_DECLS
