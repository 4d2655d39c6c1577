/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

G_BEGIN_DECLS

/* PDFs to put into a bundle, and a reader of what comes out, which is not the program's own. */
GBytes          *bundle_lib_make_pdf   (double              width,
                                        double              height,
                                        const char *const  *pages);
GBytes          *bundle_lib_make_scan  (void);
GBytes          *bundle_lib_make_png   (void);
PopplerDocument *bundle_lib_open       (const char         *path);
char            *bundle_lib_read       (PopplerDocument    *pdf);
char            *bundle_lib_read_page  (PopplerDocument    *pdf,
                                        guint               page);
void             bundle_lib_assert_empty (const char       *folder);

G_END_DECLS
