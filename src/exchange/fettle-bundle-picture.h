/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * FettlePicture:
 *
 * A photograph or scan, PNG or JPEG, upright as the camera was held.
 */
typedef struct _FettlePicture FettlePicture;

FettlePicture *fettle_picture_load     (const char          *path,
                                        GBytes              *bytes);
void           fettle_picture_free     (FettlePicture       *self);
gboolean       fettle_picture_is_wide  (const FettlePicture *self);
void           fettle_picture_draw     (const FettlePicture *self,
                                        cairo_t             *cr,
                                        double               x,
                                        double               y,
                                        double               width,
                                        double               height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettlePicture, fettle_picture_free)

G_END_DECLS
