/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * FettleSheets:
 *
 * The pages of a document that was kept, to be drawn: those of a PDF as they are, an OpenDocument text laid out, a photograph on a page.
 */
typedef struct _FettleSheets FettleSheets;

FettleSheets *fettle_sheets_open         (const char          *path);
void          fettle_sheets_free         (FettleSheets        *self);
guint         fettle_sheets_get_n_pages  (const FettleSheets  *self);
const char   *fettle_sheets_get_note     (const FettleSheets  *self);
const char   *fettle_sheets_get_text     (const FettleSheets  *self);
gboolean      fettle_sheets_is_laid_out  (const FettleSheets  *self);
void          fettle_sheets_get_size     (const FettleSheets  *self,
                                          guint                page,
                                          double              *width,
                                          double              *height);
gboolean      fettle_sheets_draw         (const FettleSheets  *self,
                                          guint                page,
                                          cairo_t             *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleSheets, fettle_sheets_free)

G_END_DECLS
