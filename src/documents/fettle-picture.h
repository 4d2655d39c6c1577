/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * FettlePicture:
 *
 * A picture, PNG or JPEG: a photograph, a scan, a crest.
 */
typedef struct _FettlePicture FettlePicture;

FettlePicture *fettle_picture_load     (GBytes              *bytes,
                                        gboolean             is_photograph);
void           fettle_picture_free     (FettlePicture       *self);
void           fettle_picture_get_size (const FettlePicture *self,
                                        double              *width,
                                        double              *height);
void           fettle_picture_draw     (const FettlePicture *self,
                                        cairo_t             *cr,
                                        double               x,
                                        double               y,
                                        double               width,
                                        double               height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettlePicture, fettle_picture_free)

G_END_DECLS
