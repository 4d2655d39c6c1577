/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *fixture_write         (const char *folder,
                             const char *name,
                             const char *bytes,
                             gssize      length);
char *fixture_zip           (const char *folder,
                             const char *name,
                             ...) G_GNUC_NULL_TERMINATED;
char *fixture_zip_list      (const char        *folder,
                             const char        *name,
                             gboolean           stored,
                             const char *const *pairs);
char *fixture_xlsx          (const char *folder,
                             const char *name,
                             const char *sheet,
                             const char *strings,
                             const char *styles,
                             gboolean    epoch_1904);
char *fixture_ods           (const char *folder,
                             const char *name,
                             const char *tables);
char *fixture_shared        (const char *path);

G_END_DECLS
