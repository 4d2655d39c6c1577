/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#include "evidence/fettle-bundle-sheets.h"
#include "fettle-test-store.h"

#define WIDTH 400
#define HEIGHT 200
#define RED 0xd00000ff
#define BLUE 0x0000d0ff

/* The left half red, the right half blue. */
static char *
make_picture (const char *folder,
              const char *name,
              const char *type)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, WIDTH, HEIGHT);
  GdkPixbuf *half = gdk_pixbuf_new_subpixbuf (pixbuf, 0, 0, WIDTH / 2, HEIGHT);
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_fill (pixbuf, BLUE);
  gdk_pixbuf_fill (half, RED);
  gdk_pixbuf_save (pixbuf, path, type, &error, NULL);
  g_assert_no_error (error);
  g_object_unref (half);
  g_object_unref (pixbuf);
  return path;
}

/* Says in a JPEG how the camera was held, as Exif 2.3 has it, after the mark of its beginning. */
static void
set_orientation (const char *path,
                 guint8      orientation)
{
  static const guint8 exif[] = { 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
                                 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 0 /* and here it stands */, 0, 0, 0, 0, 0, 0 };
  g_autofree guint8 *made = NULL;
  g_autofree char *old = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &old, &length, NULL));
  made = g_malloc (length + sizeof exif);
  memcpy (made, old, 2);
  memcpy (made + 2, exif, sizeof exif);
  made[2 + 29] = orientation;
  memcpy (made + 2 + sizeof exif, old + 2, length - 2);
  g_assert_true (g_file_set_contents (path, (char *) made, (gssize) (length + sizeof exif), NULL));
}

static guint32
get_pixel (cairo_surface_t *surface,
           double           x,
           double           y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);

  return *(const guint32 *) (gconstpointer) (data + (gsize) y * (gsize) cairo_image_surface_get_stride (surface) + (gsize) x * 4) & 0xffffff;
}

static gboolean
is_red (guint32 pixel)
{
  return (pixel >> 16) > 150 && (pixel & 0xff) < 100;
}

/* Draws the one page; says whether red is on the left, right, top or bottom: 'l', 'r', 't', 'b'. */
static char
find_red (const char *path,
          gboolean   *is_wide)
{
  g_autoptr (FettleSheets) sheets = fettle_sheets_open (path);
  double width, height, middle_x, middle_y;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint32 left, right, top;

  g_assert_null (fettle_sheets_get_note (sheets));
  g_assert_cmpuint (fettle_sheets_get_n_pages (sheets), ==, 1);
  fettle_sheets_get_size (sheets, 0, &width, &height);
  *is_wide = width > height;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cr = cairo_create (surface);
  g_assert_true (fettle_sheets_draw (sheets, 0, cr));
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  middle_x = width / 2;
  middle_y = height / 2;
  left = get_pixel (surface, middle_x - 50, middle_y);
  right = get_pixel (surface, middle_x + 50, middle_y);
  top = get_pixel (surface, middle_x, middle_y - 50);
  cairo_surface_destroy (surface);
  if (is_red (left) != is_red (right))
    return is_red (left) ? 'l' : 'r';
  return is_red (top) ? 't' : 'b';
}

/* A photograph stands upright, however the camera was held. */
static void
test_upright (void)
{
  /* Exif 2.3: where its rows begin and its columns go; so where the left half of what is stored is seen. */
  static const char seen[] = "lrrlttbb";
  g_autofree char *folder = fettle_test_folder_new ();

  for (guint8 i = 1; i <= 8; i++)
    {
      g_autofree char *path = make_picture (folder, "proof.jpg", "jpeg");
      gboolean is_wide;

      set_orientation (path, i);
      g_assert_cmpint (find_red (path, &is_wide), ==, seen[i - 1]);
      g_assert_cmpint (is_wide, ==, i <= 4);
    }
  fettle_test_folder_remove (g_steal_pointer (&folder));
}

static void
test_png (void)
{
  g_autofree char *folder = fettle_test_folder_new ();
  g_autofree char *path = make_picture (folder, "proof.png", "png");
  gboolean is_wide;

  g_assert_cmpint (find_red (path, &is_wide), ==, 'l');
  g_assert_true (is_wide);
  fettle_test_folder_remove (g_steal_pointer (&folder));
}

/* A bitmap is a picture, but not of the kinds that are shown. */
static void
test_other_kinds (void)
{
  g_autofree char *folder = fettle_test_folder_new ();
  g_autofree char *path = make_picture (folder, "proof.bmp", "bmp");
  g_autoptr (FettleSheets) sheets = fettle_sheets_open (path);

  g_assert_cmpuint (fettle_sheets_get_n_pages (sheets), ==, 0);
  g_assert_nonnull (fettle_sheets_get_note (sheets));
  fettle_test_folder_remove (g_steal_pointer (&folder));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bundle-pictures/upright", test_upright);
  g_test_add_func ("/bundle-pictures/png", test_png);
  g_test_add_func ("/bundle-pictures/other-kinds", test_other_kinds);
  return g_test_run ();
}
