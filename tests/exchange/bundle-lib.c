/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bundle-lib.h"

#include <cairo-pdf.h>
#include <string.h>

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * bundle_lib_make_pdf:
 * @width: of its pages, in points
 * @height: likewise
 * @pages: the words of each page
 *
 * Returns: (transfer full): a PDF
 */
GBytes *
bundle_lib_make_pdf (double             width,
                     double             height,
                     const char *const *pages)
{
  GByteArray *out = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, out, width, height);
  cairo_t *cr;

  /* Whose objects stand one by one, so that what is cut off is known. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cr = cairo_create (surface);
  for (; *pages != NULL; pages++)
    {
      cairo_select_font_face (cr, "serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
      cairo_set_font_size (cr, 14);
      cairo_move_to (cr, 72, 90);
      cairo_show_text (cr, *pages);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (out);
}

static cairo_surface_t *
make_pixels (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 60, 80);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 0, 0, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
  return surface;
}

/**
 * bundle_lib_make_png:
 *
 * Returns: (transfer full): a picture that nothing shines through, as a PNG
 */
GBytes *
bundle_lib_make_png (void)
{
  GByteArray *out = g_byte_array_new ();
  cairo_surface_t *pixels = make_pixels ();

  g_assert_cmpint (cairo_surface_write_to_png_stream (pixels, append_cb, out), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (pixels);
  return g_byte_array_free_to_bytes (out);
}

/**
 * bundle_lib_make_scan:
 *
 * Returns: (transfer full): a PDF of one page that is a picture from edge to edge
 */
GBytes *
bundle_lib_make_scan (void)
{
  GByteArray *out = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, out, 595, 842);
  cairo_t *cr = cairo_create (surface);
  cairo_surface_t *pixels = make_pixels ();

  cairo_scale (cr, 595 / 60.0, 842 / 80.0);
  cairo_set_source_surface (cr, pixels, 0, 0);
  cairo_paint (cr);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (pixels);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (out);
}

/**
 * bundle_lib_open:
 * @path: a PDF
 *
 * Returns: (transfer full): it
 */
PopplerDocument *
bundle_lib_open (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GError) error = NULL;
  PopplerDocument *pdf = poppler_document_new_from_file (uri, NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

/**
 * bundle_lib_read_page:
 * @pdf: a PDF
 * @page: a page, from 1
 *
 * Returns: (transfer full): its words in their order, one space between them
 */
char *
bundle_lib_read_page (PopplerDocument *pdf,
                      guint            page)
{
  PopplerPage *sheet = poppler_document_get_page (pdf, (int) page - 1);
  g_autofree char *text = poppler_page_get_text (sheet);
  g_autoptr (GRegex) space = g_regex_new ("[ \n\f]+", 0, 0, NULL);

  g_object_unref (sheet);
  return g_regex_replace_literal (space, text, -1, 0, " ", 0, NULL);
}

/**
 * bundle_lib_read:
 * @pdf: a PDF
 *
 * Returns: (transfer full): the words of all its pages
 */
char *
bundle_lib_read (PopplerDocument *pdf)
{
  GString *out = g_string_new (NULL);

  for (int i = 1; i <= poppler_document_get_n_pages (pdf); i++)
    {
      g_autofree char *text = bundle_lib_read_page (pdf, (guint) i);

      g_string_append_printf (out, "%s ", text);
    }
  return g_string_free (out, FALSE);
}

/**
 * bundle_lib_assert_empty:
 * @folder: where a bundle was not made
 *
 * Asserts that nothing was left there.
 */
void
bundle_lib_assert_empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  g_assert_null (g_dir_read_name (dir));
}
