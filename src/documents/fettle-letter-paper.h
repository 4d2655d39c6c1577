/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "documents/fettle-odt.h"

G_BEGIN_DECLS

/**
 * FettleLetterPaper:
 *
 * A letter laid out on pages, to be drawn: on the screen, by a printer, into a PDF. It reads the part of OpenDocument that letters use:
 * paragraphs, headings, lists, tables, spans, headers and footers, page numbers, footnotes, PNG and JPEG pictures.
 */
typedef struct _FettleLetterPaper FettleLetterPaper;

/**
 * FettleLetterPlace:
 * @page: which page, from 0
 * @x: where its left is, in points
 * @y: where its top is
 * @width: how wide it is
 * @height: how high
 * @level: of a heading, from 1; 0 for a row of a table
 * @text: (transfer none): what a heading says; %NULL for a row
 *
 * Where something stands on paper.
 */
typedef struct
{
  guint page;
  double x, y, width, height;
  guint level;
  const char *text;
} FettleLetterPlace;

FettleLetterPaper *fettle_letter_paper_new         (FettleOdt               *odt);
void               fettle_letter_paper_free        (FettleLetterPaper       *self);
guint              fettle_letter_paper_get_n_pages (const FettleLetterPaper *self);
void               fettle_letter_paper_get_size    (const FettleLetterPaper *self,
                                                    double                  *width,
                                                    double                  *height);
void               fettle_letter_paper_leave_out_footer (FettleLetterPaper *self);
GArray            *fettle_letter_paper_find_headings (const FettleLetterPaper *self);
GArray            *fettle_letter_paper_find_rows   (const FettleLetterPaper *self);
void               fettle_letter_paper_draw        (const FettleLetterPaper *self,
                                                    cairo_t                 *cr,
                                                    guint                    page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleLetterPaper, fettle_letter_paper_free)

G_END_DECLS
