/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/fettle-picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

/* A picture that would fill the memory is not decoded. Those in a letter are all in memory at once. */
#define MAX_PHOTOGRAPH (120 * 1000 * 1000)
#define MAX_IN_LETTER (4096 * 4096)
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

typedef struct
{
  const guint8 *data;
  gsize left;
} Reading;

static cairo_status_t
read_cb (void          *closure,
         unsigned char *data,
         unsigned int   length)
{
  Reading *reading = closure;

  if (length > reading->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reading->data, length);
  reading->data += length;
  reading->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static guint32
get_number (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

/* The size is in the header. */
static cairo_surface_t *
read_png (GBytes  *bytes,
          guint64  max_pixels)
{
  Reading reading;

  reading.data = g_bytes_get_data (bytes, &reading.left);
  if (reading.left < 24 || (guint64) get_number (reading.data + 16) * get_number (reading.data + 20) > max_pixels)
    return NULL;
  return cairo_image_surface_create_from_png_stream (read_cb, &reading);
}

/* Too large a picture is not decoded in full: it is asked for as one dot, which is not taken. */
static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  gpointer         user_data)
{
  guint64 *max_pixels = user_data;

  if ((guint64) width * (guint64) height <= *max_pixels)
    return;
  *max_pixels = 0;
  gdk_pixbuf_loader_set_size (loader, 1, 1);
}

/* A JPEG goes into a PDF as it is, not made again. */
static cairo_surface_t *
make_jpeg_surface (const GdkPixbuf *pixbuf,
                   GBytes          *bytes)
{
  cairo_surface_t *surface = copy_pixels (pixbuf);

  if (cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                   (cairo_destroy_func_t) g_bytes_unref, bytes) == CAIRO_STATUS_SUCCESS)
    g_bytes_ref (bytes);
  return surface;
}

static cairo_surface_t *
read_jpeg (GBytes   *bytes,
           guint64   max_pixels,
           char    **orientation)
{
  GdkPixbufLoader *loader = gdk_pixbuf_loader_new_with_type ("jpeg", NULL);
  cairo_surface_t *surface = NULL;
  gboolean read;

  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &max_pixels);
  read = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  read = gdk_pixbuf_loader_close (loader, NULL) && read;
  if (read && max_pixels > 0)
    {
      surface = make_jpeg_surface (gdk_pixbuf_loader_get_pixbuf (loader), bytes);
      *orientation = g_strdup (gdk_pixbuf_get_option (gdk_pixbuf_loader_get_pixbuf (loader), "orientation"));
    }
  g_object_unref (loader);
  return surface;
}

/**
 * fettle_picture_load:
 * @bytes: what is in a file
 * @is_photograph: whether it stands by itself: it may be large, and is turned upright as the camera was held
 *
 * Returns: (transfer full) (nullable): the picture; %NULL where it is no PNG or JPEG, damaged, or larger than memory should hold
 */
FettlePicture *
fettle_picture_load (GBytes   *bytes,
                     gboolean  is_photograph)
{
  guint64 max_pixels = is_photograph ? MAX_PHOTOGRAPH : MAX_IN_LETTER;
  g_autofree char *orientation = NULL;
  cairo_surface_t *pixels = NULL;
  const guint8 *data;
  FettlePicture *self;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size > 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    pixels = read_png (bytes, max_pixels);
  else if (size > 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    pixels = read_jpeg (bytes, max_pixels, &orientation);
  if (pixels == NULL || cairo_surface_status (pixels) != CAIRO_STATUS_SUCCESS)
    {
      g_clear_pointer (&pixels, cairo_surface_destroy);
      return NULL;
    }
  self = g_new0 (FettlePicture, 1);
  self->pixels = pixels;
  set_upright (self, is_photograph ? orientation : NULL);
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
 * fettle_picture_get_size:
 * @self: a picture
 * @width: (out): how wide it is, in pixels
 * @height: (out): how high
 */
void
fettle_picture_get_size (const FettlePicture *self,
                         double              *width,
                         double              *height)
{
  g_return_if_fail (self != NULL);

  *width = self->width;
  *height = self->height;
}

/**
 * fettle_picture_draw:
 * @self: a picture
 * @cr: where to draw
 * @x: its left
 * @y: its top
 * @width: how wide to draw it
 * @height: how high
 */
void
fettle_picture_draw (const FettlePicture *self,
                     cairo_t             *cr,
                     double               x,
                     double               y,
                     double               width,
                     double               height)
{
  g_return_if_fail (self != NULL && cr != NULL);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, width / self->width, height / self->height);
  cairo_transform (cr, &self->upright);
  cairo_set_source_surface (cr, self->pixels, 0, 0);
  /* Not painted: cairo 1.16 forgets the marks of structure before a first picture that nothing shines through. */
  cairo_rectangle (cr, 0, 0, cairo_image_surface_get_width (self->pixels), cairo_image_surface_get_height (self->pixels));
  cairo_fill (cr);
  cairo_restore (cr);
}
