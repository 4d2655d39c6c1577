/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/fettle-letter-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-date.h"
#include "base/fettle-error.h"

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
draw_pages (FettleLetterPaper *paper,
            cairo_surface_t   *surface)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < fettle_letter_paper_get_n_pages (paper); i++)
    {
      if (i > 0)
        cairo_show_page (cr);
      fettle_letter_paper_draw (paper, cr, i);
    }
  cairo_tag_end (cr, "Document");
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

/**
 * fettle_letter_to_pdf:
 * @odt: a letter
 * @error: return location for an error
 *
 * Makes a PDF of a letter, tagged for screen readers, with its title and language.
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *
fettle_letter_to_pdf (FettleOdt  *odt,
                      GError    **error)
{
  g_autoptr (FettleLetterPaper) paper = NULL;
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *now = fettle_moment_now ();
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;

  g_return_val_if_fail (odt != NULL, NULL);

  paper = fettle_letter_paper_new (odt);
  fettle_letter_paper_get_size (paper, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (write_cb, out, width, height);
  /* The last version whose catalogue is plain text, which the language is added to. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  if (fettle_odt_get_title (odt) != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, fettle_odt_get_title (odt));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Fettle");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, now);
  status = draw_pages (paper, surface);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      /* Translators: %s is a reason that the system gives */
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_FAILED, _("The PDF could not be made: %s. The letter itself is not affected."),
                   cairo_status_to_string (status));
      return NULL;
    }
  pdf = g_byte_array_free_to_bytes (g_steal_pointer (&out));
  return fettle_letter_pdf_set_language (pdf, "en-GB");
}
