/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "exchange/fettle-odt.h"

G_BEGIN_DECLS

/**
 * FettleLetterPaper:
 *
 * A letter laid out on pages, to be drawn: on the screen, by a printer, into a PDF. It reads the part of OpenDocument that letters use:
 * paragraphs, headings, lists, tables, spans, headers and footers, page numbers, PNG pictures.
 */
typedef struct _FettleLetterPaper FettleLetterPaper;

FettleLetterPaper *fettle_letter_paper_new         (FettleOdt               *odt);
void               fettle_letter_paper_free        (FettleLetterPaper       *self);
guint              fettle_letter_paper_get_n_pages (const FettleLetterPaper *self);
void               fettle_letter_paper_get_size    (const FettleLetterPaper *self,
                                                    double                  *width,
                                                    double                  *height);
void               fettle_letter_paper_draw        (const FettleLetterPaper *self,
                                                    cairo_t                 *cr,
                                                    guint                    page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleLetterPaper, fettle_letter_paper_free)

G_END_DECLS
