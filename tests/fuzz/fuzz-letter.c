/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "documents/fettle-letter-paper.h"
#include "letters/fettle-letter.h"
#include "fuzz-sheet.h"

static FettleLetterData *
make_data (void)
{
  FettleLetterData *data = fettle_letter_data_new ();

  fettle_letter_data_set_text (data, "school.name", "Oak & Ash\nPrimary {{school.urn}}");
  for (guint i = 0; i < 2; i++)
    fettle_letter_data_set_text (fettle_letter_data_add_item (data, "matters"), "matter", "One");
  return data;
}

static void
draw (FettleOdt *odt)
{
  g_autoptr (FettleLetterPaper) paper = fettle_letter_paper_new (odt);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 100, 100);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < MIN (fettle_letter_paper_get_n_pages (paper), 3); i++)
    fettle_letter_paper_draw (paper, cr, i);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* The input is a template's text and, after a line of three hashes, its styles, both as flat XML: zip is not what is tried here. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) parts = g_strsplit (text, "###\n", 2);
  const char *styles_text = parts[0] != NULL && parts[1] != NULL ? parts[1]
    : "<o:document xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>";
  const char *body_text = parts[0] != NULL ? parts[0] : "";
  g_autoptr (GBytes) body = g_bytes_new_static (body_text, strlen (body_text));
  g_autoptr (GBytes) styles = g_bytes_new_static (styles_text, strlen (styles_text));
  g_autoptr (FettleOdt) odt = fettle_odt_new_from_flat (styles, body, NULL);
  g_autoptr (FettleLetterData) record = make_data ();
  g_autoptr (GPtrArray) gaps = NULL;
  g_autoptr (GBytes) written = NULL;

  if (odt == NULL || !fettle_letter_fill (fettle_letter_get ("concern"), odt, record, &gaps, NULL))
    return 0;
  written = fettle_odt_to_bytes (odt, NULL);
  draw (odt);
  return 0;
}
