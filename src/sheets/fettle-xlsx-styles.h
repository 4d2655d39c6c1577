/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sheets/fettle-input.h"

G_BEGIN_DECLS

gboolean  fettle_xlsx_format_is_date (guint           id,
                                      const char     *code);
GArray   *fettle_xlsx_read_styles    (FettleArchive  *archive,
                                      const char     *entry,
                                      GError        **error);
gboolean  fettle_xlsx_style_is_date  (GArray         *styles,
                                      guint           style);

G_END_DECLS
