/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/fettle-bundle-picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

/* A picture that would fill the memory is not decoded. */
#define MAX_PIXELS (120 * 1000 * 1000)
#define N_ORIENTATIONS 8

struct _FettlePicture
{
  cairo_surface_t *pixels;
  cairo_matrix_t upright;
  double width, height; /* upright, in pixels */
};

/* What a camera says of how it was held (Exif 2.3, tag 274, 1 to 8): xx, yx, xy, yy. */
static const int turns[N_ORIENTATIONS][4] = {
  { 1, 0, 0, 1 }, { -1, 0, 0, 1 }, { -1, 0, 0, -1 }, { 1, 0, 0, -1 }, { 0, 1, 1, 0 }, { 0, 1, -1, 0 }, { 0, -1, -1, 0 }, { 0, -1, 1, 0 },
};

static void
set_upright (FettlePicture *self,
             const char    *orientation)
{
  guint64 which = orientation != NULL ? g_ascii_strtoull (orientation, NULL, 10) : 1;
  const int *turn = turns[which >= 1 && which <= N_ORIENTATIONS ? which - 1 : 0];
  double width = cairo_image_surface_get_width (self->pixels);
  double height = cairo_image_surface_get_height (self->pixels);

  cairo_matrix_init (&self->upright, turn[0], turn[1], turn[2], turn[3], turn[0] < 0 ? width : turn[2] < 0 ? height : 0,
                     turn[1] < 0 ? width : turn[3] < 0 ? height : 0);
  self->width = turn[0] != 0 ? width : height;
  self->height = turn[0] != 0 ? height : width;
}

static cairo_surface_t *
copy_pixels (const GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  for (int y = 0; cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS && y < height; y++)
    {
      const guint8 *from = gdk_pixbuf_read_pixels (pixbuf) + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf);
      guint32 *to = (guint32 *) (gpointer) (cairo_image_surface_get_data (surface)
                                            + (gsize) y * (gsize) cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++, from += n_channels)
        to[x] = (guint32) from[0] << 16 | (guint32) from[1] << 8 | from[2];
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* A JPEG goes into a PDF as it is, not made again. */
static cairo_surface_t *
read_jpeg (const char  *path,
           GBytes      *bytes,
           char       **orientation)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new_from_file (path, NULL);
  cairo_surface_t *surface;

  if (pixbuf == NULL)
    return NULL;
  *orientation = g_strdup (gdk_pixbuf_get_option (pixbuf, "orientation"));
  surface = copy_pixels (pixbuf);
  g_object_unref (pixbuf);
  if (cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                   (cairo_destroy_func_t) g_bytes_unref, bytes) == CAIRO_STATUS_SUCCESS)
    g_bytes_ref (bytes);
  return surface;
}

/**
 * fettle_picture_load:
 * @path: a file
 * @bytes: what is in it
 *
 * Returns: (transfer full) (nullable): the picture; %NULL where it is no PNG or JPEG, damaged, or larger than memory should hold
 */
FettlePicture *
fettle_picture_load (const char *path,
                     GBytes     *bytes)
{
  int width = 0, height = 0;
  GdkPixbufFormat *format;
  g_autofree char *name = NULL;
  g_autofree char *orientation = NULL;
  cairo_surface_t *pixels = NULL;
  FettlePicture *self;

  g_return_val_if_fail (path != NULL && bytes != NULL, NULL);

  format = gdk_pixbuf_get_file_info (path, &width, &height);
  name = format != NULL ? gdk_pixbuf_format_get_name (format) : NULL;
  if (name == NULL || width <= 0 || height <= 0 || (gint64) width * height > MAX_PIXELS)
    return NULL;
  if (g_str_equal (name, "png"))
    pixels = cairo_image_surface_create_from_png (path);
  else if (g_str_equal (name, "jpeg"))
    pixels = read_jpeg (path, bytes, &orientation);
  if (pixels == NULL || cairo_surface_status (pixels) != CAIRO_STATUS_SUCCESS)
    {
      g_clear_pointer (&pixels, cairo_surface_destroy);
      return NULL;
    }
  self = g_new0 (FettlePicture, 1);
  self->pixels = pixels;
  set_upright (self, orientation);
  return self;
}

/**
 * fettle_picture_free:
 * @self: (transfer full): a picture
 */
void
fettle_picture_free (FettlePicture *self)
{
  cairo_surface_destroy (self->pixels);
  g_free (self);
}

/**
 * fettle_picture_is_wide:
 * @self: a picture
 *
 * Returns: whether it is wider than high
 */
gboolean
fettle_picture_is_wide (const FettlePicture *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->width > self->height;
}

/**
 * fettle_picture_draw:
 * @self: a picture
 * @cr: where to draw
 * @x: the left of the room for it
 * @y: the top
 * @width: how wide the room is
 * @height: how high
 *
 * Draws it in the middle of the room, as large as fits; a small one is not blown up beyond a point for a pixel.
 */
void
fettle_picture_draw (const FettlePicture *self,
                     cairo_t             *cr,
                     double               x,
                     double               y,
                     double               width,
                     double               height)
{
  double scale;

  g_return_if_fail (self != NULL && cr != NULL);

  scale = MIN (1, MIN (width / self->width, height / self->height));
  cairo_save (cr);
  cairo_translate (cr, x + (width - self->width * scale) / 2, y + (height - self->height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_transform (cr, &self->upright);
  cairo_set_source_surface (cr, self->pixels, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}
