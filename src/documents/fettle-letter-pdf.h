/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/fettle-letter-paper.h"

G_BEGIN_DECLS

GBytes *fettle_letter_to_pdf           (FettleOdt   *odt,
                                        GError     **error);
GBytes *fettle_letter_pdf_set_language (GBytes      *pdf,
                                        const char  *language);
GBytes *fettle_letter_pdf_make_update  (GBytes      *pdf,
                                        const char  *language);

G_END_DECLS
