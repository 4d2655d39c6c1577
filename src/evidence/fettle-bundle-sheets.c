/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/fettle-bundle-sheets.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>
#include <string.h>

#include "documents/fettle-letter-paper.h"
#include "documents/fettle-picture.h"

#define A4_SHORT 595.28
#define A4_LONG 841.89
#define MARGIN 42.0
/* What a PDF may have as the side of a page (PDF 1.7, annex C), in points. */
#define MAX_SIDE 14400.0
#define MIN_SIDE 36.0
/* How much of a PDF is searched for the mark of its beginning, and of its end. */
#define PDF_EDGE 1024

struct _FettleSheets
{
  char *path;
  GBytes *bytes;
  char *note;
  char *text;
  guint n_pages;

  PopplerDocument *pdf;
  FettleOdt *odt;
  FettleLetterPaper *paper;
  gboolean is_wide;
};

/* Whether one of the first or the last bytes begins a word. */
static gboolean
has_near (GBytes     *bytes,
          gboolean    at_end,
          const char *word)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize edge = MIN (size, PDF_EDGE);
  g_autofree char *part = g_malloc (edge + 1);

  /* NULs would end the search. */
  for (gsize i = 0; i < edge; i++)
    part[i] = data[at_end ? size - edge + i : i] != '\0' ? data[at_end ? size - edge + i : i] : ' ';
  part[edge] = '\0';
  return strstr (part, word) != NULL;
}

static guint
count_broken_pages (FettleSheets *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_pages; i++)
    {
      PopplerPage *page = poppler_document_get_page (self->pdf, (int) i);

      if (page == NULL)
        n++;
      g_clear_object (&page);
    }
  return n;
}

static void
open_pdf (FettleSheets *self)
{
  g_autoptr (GError) error = NULL;
  guint n_broken;

  self->pdf = poppler_document_new_from_bytes (self->bytes, NULL, &error);
  if (self->pdf == NULL)
    {
      self->note = g_strdup (g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED)
                               ? _("This PDF is protected by a password, so its pages cannot be shown here.")
                               : _("This PDF is damaged, so its pages cannot be shown here."));
      return;
    }
  self->n_pages = (guint) MAX (poppler_document_get_n_pages (self->pdf), 0);
  n_broken = count_broken_pages (self);
  if (self->n_pages == 0)
    self->note = g_strdup (_("This PDF has no pages that could be read."));
  else if (!has_near (self->bytes, TRUE, "%%EOF"))
    self->note = g_strdup (_("The end of this PDF is missing. What could be read of it follows; pages may be missing."));
  else if (n_broken > 0)
    self->note = g_strdup_printf (ngettext ("%u page of this PDF is damaged and could not be read.",
                                            "%u pages of this PDF are damaged and could not be read.", n_broken), n_broken);
}

/* As mail programs and editors write it: UTF-8, or else Windows-1252; without the signs that no text has. */
static char *
read_text (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL;

  if (size >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  if (memchr (data, '\0', size) != NULL)
    return NULL;
  text = g_utf8_validate_len (data, size, NULL)
           ? g_strndup (data, size)
           : g_convert (data, (gssize) size, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)) && strchr ("\t\n\r", *at) == NULL)
      return NULL;
  return text != NULL ? g_strchomp (g_strdelimit (g_steal_pointer (&text), "\r", ' ')) : NULL;
}

static gboolean
ends_in (FettleSheets      *self,
         const char *const *endings)
{
  g_autofree char *lower = g_ascii_strdown (self->path, -1);

  for (; *endings != NULL; endings++)
    if (g_str_has_suffix (lower, *endings))
      return TRUE;
  return FALSE;
}

static gboolean
open_odt (FettleSheets *self)
{
  self->odt = fettle_odt_open (self->bytes, NULL);
  if (self->odt == NULL)
    return FALSE;
  self->paper = fettle_letter_paper_new (self->odt);
  self->n_pages = fettle_letter_paper_get_n_pages (self->paper);
  return TRUE;
}

static gboolean
open_picture (FettleSheets *self)
{
  g_autoptr (FettlePicture) picture = fettle_picture_load (self->bytes, TRUE);
  double width, height;

  if (picture == NULL)
    return FALSE;
  fettle_picture_get_size (picture, &width, &height);
  self->is_wide = width > height;
  self->n_pages = 1;
  return TRUE;
}

static char *
explain (FettleSheets *self)
{
  static const char *const word[] = { ".doc", ".docx", ".docm", ".rtf", NULL };
  static const char *const known[] = { ".odt", ".ott", ".pdf", ".png", ".jpg", ".jpeg", ".txt", NULL };

  if (g_bytes_get_size (self->bytes) == 0)
    return g_strdup (_("This file is empty."));
  if (ends_in (self, word))
    return g_strdup (_("This is a Word document. Fettle shows the pages of PDFs, OpenDocument texts, plain texts and pictures."));
  if (ends_in (self, known))
    return g_strdup (_("This file is damaged, or it is not what its name says, so it cannot be shown here."));
  return g_strdup (_("This kind of file cannot be shown here. Fettle shows the pages of PDFs, OpenDocument texts, plain texts and pictures."));
}

/**
 * fettle_sheets_open:
 * @path: a file, which is not changed while this is in use
 *
 * Opens a document by what is in it. One that cannot be shown has no pages, and a note that says why.
 *
 * Returns: (transfer full): its pages
 */
FettleSheets *
fettle_sheets_open (const char *path)
{
  static const char *const plain[] = { ".txt", NULL };
  FettleSheets *self = g_new0 (FettleSheets, 1);
  GMappedFile *file = g_mapped_file_new (path, FALSE, NULL);

  self->path = g_strdup (path);
  self->bytes = file != NULL ? g_mapped_file_get_bytes (file) : g_bytes_new (NULL, 0);
  g_clear_pointer (&file, g_mapped_file_unref);

  if (has_near (self->bytes, FALSE, "%PDF-"))
    open_pdf (self);
  else if (ends_in (self, plain) && g_bytes_get_size (self->bytes) > 0 && (self->text = read_text (self->bytes)) != NULL)
    return self;
  else if (!open_odt (self) && !open_picture (self))
    self->note = explain (self);
  return self;
}

/**
 * fettle_sheets_free:
 * @self: (transfer full): the pages of a document
 */
void
fettle_sheets_free (FettleSheets *self)
{
  g_clear_object (&self->pdf);
  g_clear_pointer (&self->paper, fettle_letter_paper_free);
  g_clear_pointer (&self->odt, fettle_odt_free);
  g_bytes_unref (self->bytes);
  g_free (self->path);
  g_free (self->note);
  g_free (self->text);
  g_free (self);
}

/**
 * fettle_sheets_get_n_pages:
 * @self: the pages of a document
 *
 * Returns: how many they are; 0 of a plain text and of what cannot be shown
 */
guint
fettle_sheets_get_n_pages (const FettleSheets *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pages;
}

/**
 * fettle_sheets_get_note:
 * @self: the pages of a document
 *
 * Returns: (nullable): why something of it cannot be shown, in a sentence; %NULL where all can
 */
const char *
fettle_sheets_get_note (const FettleSheets *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->note;
}

/**
 * fettle_sheets_get_text:
 * @self: the pages of a document
 *
 * Returns: (nullable): what a plain text says, to be set by the caller
 */
const char *
fettle_sheets_get_text (const FettleSheets *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * fettle_sheets_is_laid_out:
 * @self: the pages of a document
 *
 * Returns: whether its lines and pages are broken here, as the file does not say where
 */
gboolean
fettle_sheets_is_laid_out (const FettleSheets *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->paper != NULL;
}

/**
 * fettle_sheets_get_size:
 * @self: the pages of a document
 * @page: which page, from 0
 * @width: (out): how wide it is, in points
 * @height: (out): how high
 */
void
fettle_sheets_get_size (const FettleSheets *self,
                        guint               page,
                        double             *width,
                        double             *height)
{
  PopplerPage *sheet;

  g_return_if_fail (self != NULL && page < self->n_pages);

  *width = self->is_wide ? A4_LONG : A4_SHORT;
  *height = self->is_wide ? A4_SHORT : A4_LONG;
  if (self->paper != NULL)
    fettle_letter_paper_get_size (self->paper, width, height);
  sheet = self->pdf != NULL ? poppler_document_get_page (self->pdf, (int) page) : NULL;
  if (sheet != NULL)
    poppler_page_get_size (sheet, width, height);
  g_clear_object (&sheet);
  *width = CLAMP (*width, MIN_SIDE, MAX_SIDE);
  *height = CLAMP (*height, MIN_SIDE, MAX_SIDE);
}

static gboolean
draw_pdf (const FettleSheets *self,
          guint               page,
          cairo_t            *cr)
{
  PopplerPage *sheet = poppler_document_get_page (self->pdf, (int) page);

  if (sheet == NULL)
    return FALSE;
  poppler_page_render_for_printing (sheet, cr);
  g_object_unref (sheet);
  return TRUE;
}

/* In the middle of its page, as large as fits; a small one is not blown up beyond a point for a pixel. */
static gboolean
draw_picture (const FettleSheets *self,
              cairo_t            *cr)
{
  g_autoptr (FettlePicture) picture = fettle_picture_load (self->bytes, TRUE);
  double width, height, own_width, own_height, scale;

  if (picture == NULL)
    return FALSE;
  fettle_sheets_get_size (self, 0, &width, &height);
  fettle_picture_get_size (picture, &own_width, &own_height);
  scale = MIN (1, MIN ((width - 2 * MARGIN) / own_width, (height - 2 * MARGIN) / own_height));
  fettle_picture_draw (picture, cr, (width - own_width * scale) / 2, (height - own_height * scale) / 2, own_width * scale,
                       own_height * scale);
  return TRUE;
}

/**
 * fettle_sheets_draw:
 * @self: the pages of a document; must outlive the surface, which draws some kinds of letters only at its end
 * @page: which page, from 0
 * @cr: where to draw, in points; of no more use where this fails
 *
 * Returns: whether the page could be drawn whole
 */
gboolean
fettle_sheets_draw (const FettleSheets *self,
                    guint               page,
                    cairo_t            *cr)
{
  gboolean drawn = TRUE;

  g_return_val_if_fail (self != NULL && cr != NULL && page < self->n_pages, FALSE);

  if (self->paper != NULL)
    fettle_letter_paper_draw (self->paper, cr, page);
  else if (self->pdf != NULL)
    drawn = draw_pdf (self, page, cr);
  else
    drawn = draw_picture (self, cr);
  return drawn && cairo_status (cr) == CAIRO_STATUS_SUCCESS;
}
