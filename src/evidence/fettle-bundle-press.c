/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/fettle-bundle-private.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <stdio.h>

#include "base/fettle-error.h"
#include "documents/fettle-letter-pdf.h"

/* The number of a page stands in its lower right corner, in points. */
#define NUMBER_SIZE 9
#define NUMBER_GAP 12
#define NUMBER_PADDING 4
#define TELLS_EACH 0.01

/**
 * Press: the one PDF on its way to the disk.
 * @cr: the page at hand
 * @page: its number, from 1
 * @number: why the file could not be written, of errno
 */
typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr;
  FILE *file;
  int number;
  guint page;
  guint n_pages;
  double width, height;
  double first_width, first_height;
  GPtrArray *apart;
  FettleProgressFunc progress;
  gpointer user_data;
  GCancellable *cancellable;
} Press;

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  Press *press = closure;

  if (fwrite (data, 1, length, press->file) == length)
    return CAIRO_STATUS_SUCCESS;
  press->number = errno;
  return CAIRO_STATUS_WRITE_ERROR;
}

static void
show_words (Press      *press,
            const char *words,
            double      size,
            gboolean    at_corner)
{
  PangoLayout *layout = pango_cairo_create_layout (press->cr);
  PangoFontDescription *font = pango_font_description_from_string ("Arial Bold");
  PangoRectangle extents;
  double width, height, scale;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, words, -1);
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  width = extents.width + 2 * NUMBER_PADDING;
  height = extents.height + NUMBER_PADDING;
  scale = MIN (1, press->width / (width + 2 * NUMBER_GAP));
  cairo_save (press->cr);
  if (at_corner)
    cairo_translate (press->cr, press->width - scale * (width + NUMBER_GAP), press->height - scale * (height + NUMBER_GAP));
  else
    cairo_translate (press->cr, (press->width - scale * width) / 2, press->height / 2);
  cairo_scale (press->cr, scale, scale);
  /* On white, whatever the page has there. */
  cairo_rectangle (press->cr, 0, 0, width, height);
  cairo_set_source_rgb (press->cr, 1, 1, 1);
  cairo_fill_preserve (press->cr);
  cairo_set_source_rgb (press->cr, 0, 0, 0);
  cairo_set_line_width (press->cr, 0.5);
  cairo_stroke (press->cr);
  cairo_move_to (press->cr, NUMBER_PADDING, NUMBER_PADDING / 2.0);
  pango_cairo_show_layout (press->cr, layout);
  cairo_restore (press->cr);
  pango_font_description_free (font);
  g_object_unref (layout);
}

/* Every page can be gone to by its number. */
static void
begin_page (Press  *press,
            double  width,
            double  height)
{
  g_autofree char *name = g_strdup_printf ("name='page-%u' x=0 y=0", ++press->page);

  press->width = width;
  press->height = height;
  cairo_pdf_surface_set_size (press->surface, width, height);
  press->cr = cairo_create (press->surface);
  if (press->page == 1)
    {
      press->first_width = width;
      press->first_height = height;
      cairo_tag_begin (press->cr, "Document", NULL);
    }
  cairo_tag_begin (press->cr, CAIRO_TAG_DEST, name);
  cairo_tag_end (press->cr, CAIRO_TAG_DEST);
}

static void
end_page (Press *press)
{
  /* Translators: the number of a page, and how many there are */
  g_autofree char *words = g_strdup_printf (_("Bundle page %u of %u"), press->page, press->n_pages);

  show_words (press, words, NUMBER_SIZE, TRUE);
  if (press->page == press->n_pages)
    cairo_tag_end (press->cr, "Document");
  cairo_show_page (press->cr);
  g_clear_pointer (&press->cr, cairo_destroy);
}

/* Told at most a hundred times. */
static gboolean
go_on (Press   *press,
       GError **error)
{
  guint step = MAX (1, (guint) (press->n_pages * TELLS_EACH));
  g_autofree char *message = NULL;

  if (g_cancellable_set_error_if_cancelled (press->cancellable, error))
    return FALSE;
  if (press->progress == NULL || press->page % step != 0)
    return TRUE;
  /* Translators: the number of a page, and how many there are */
  message = g_strdup_printf (_("Making the PDF: page %u of %u"), press->page + 1, press->n_pages);
  press->progress ((double) press->page / press->n_pages, message, press->user_data);
  return TRUE;
}

/* The rows of the contents lead to the pages that they name. */
static void
link_contents (Press                  *press,
               const FettleBundlePart *part,
               const GArray           *contents,
               guint                   page)
{
  g_autoptr (GArray) rows = fettle_letter_paper_find_rows (part->paper);

  for (guint i = 0; rows->len == contents->len && i < rows->len; i++)
    {
      const FettleLetterPlace *row = &g_array_index (rows, FettleLetterPlace, i);
      char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE], width[G_ASCII_DTOSTR_BUF_SIZE], height[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *link = NULL;

      if (row->page != page)
        continue;
      link = g_strdup_printf ("rect=[%s %s %s %s] dest='page-%u'", g_ascii_formatd (x, sizeof x, "%.2f", row->x),
                              g_ascii_formatd (y, sizeof y, "%.2f", row->y), g_ascii_formatd (width, sizeof width, "%.2f", row->width),
                              g_ascii_formatd (height, sizeof height, "%.2f", row->height), g_array_index (contents, FettleBundleEntry, i).page);
      cairo_tag_begin (press->cr, CAIRO_TAG_LINK, link);
      cairo_tag_end (press->cr, CAIRO_TAG_LINK);
    }
}

static int
add_bookmark (Press      *press,
              int         parent,
              const char *title,
              guint       page)
{
  g_autofree char *where = g_strdup_printf ("dest='page-%u'", page);

  return cairo_pdf_surface_add_outline (press->surface, parent, title, where, 0);
}

/* Below a part stand its own headings of the first level, and below those of the second. */
static void
add_bookmarks (Press                  *press,
               const FettleBundlePart *part)
{
  g_autoptr (GArray) headings = fettle_letter_paper_find_headings (part->paper);
  int parent = CAIRO_PDF_OUTLINE_ROOT;

  for (guint i = 0; i < headings->len; i++)
    {
      const FettleLetterPlace *heading = &g_array_index (headings, FettleLetterPlace, i);

      if (heading->level == 1)
        parent = add_bookmark (press, CAIRO_PDF_OUTLINE_ROOT, heading->text, part->first + heading->page);
      else
        add_bookmark (press, parent, heading->text, part->first + heading->page);
    }
}

static gboolean
print_paper (Press                   *press,
             const FettleBundlePart  *part,
             const GArray            *contents,
             GError                 **error)
{
  double width, height;

  fettle_letter_paper_get_size (part->paper, &width, &height);
  for (guint i = 0; i < fettle_letter_paper_get_n_pages (part->paper); i++)
    {
      if (!go_on (press, error))
        return FALSE;
      begin_page (press, width, height);
      fettle_letter_paper_draw (part->paper, press->cr, i);
      if (contents != NULL)
        link_contents (press, part, contents, i);
      end_page (press);
    }
  return TRUE;
}

/* What goes wrong in drawing somebody else's page is kept from the rest by a context of its own. */
static void
print_sheet (Press                  *press,
             const FettleBundlePart *part,
             guint                   sheet)
{
  gboolean has_tags = fettle_sheets_is_laid_out (part->sheets);
  cairo_t *cr = cairo_create (press->surface);

  /* Nothing goes over the edge; and within bounds cairo 1.16 never takes a page to be covered, and forgets the marks of structure. */
  cairo_rectangle (cr, 0, 0, press->width, press->height);
  cairo_clip_preserve (cr);
  /* White below the whole page: cairo adds up where ink is, which takes six times as long with nothing but single letters on a page. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill (cr);
  if (!has_tags)
    cairo_tag_begin (press->cr, "P", NULL);
  if (!fettle_sheets_draw (part->sheets, sheet, cr))
    {
      show_words (press, _("This page could not be read. See the file itself."), NUMBER_SIZE * 1.5, FALSE);
      /* Translators: a page of the bundle */
      g_ptr_array_add (press->apart, g_strdup_printf (_("The document on page %u of the PDF could not be read there."), press->page));
    }
  if (!has_tags)
    cairo_tag_end (press->cr, "P");
  cairo_destroy (cr);
}

static gboolean
print_sheets (Press                   *press,
              const FettleBundlePart  *part,
              GError                 **error)
{
  for (guint i = 0; i < fettle_sheets_get_n_pages (part->sheets); i++)
    {
      double width, height;

      if (!go_on (press, error))
        return FALSE;
      fettle_sheets_get_size (part->sheets, i, &width, &height);
      begin_page (press, width, height);
      print_sheet (press, part, i);
      end_page (press);
    }
  return TRUE;
}

static gboolean
print_parts (Press      *press,
             GPtrArray  *parts,
             GError    **error)
{
  g_autoptr (GArray) contents = fettle_bundle_list_contents (parts);

  for (guint i = 0; i < parts->len; i++)
    {
      const FettleBundlePart *part = g_ptr_array_index (parts, i);

      add_bookmarks (press, part);
      if (!print_paper (press, part, i == 0 ? contents : NULL, error))
        return FALSE;
      if (part->sheets != NULL && !print_sheets (press, part, error))
        return FALSE;
    }
  return TRUE;
}

/* cairo 1.18 takes the whole program down over a link to a page that never came: what is stopped ends in empty pages, and is thrown away. */
static void
run_out (Press *press)
{
  while (press->page < press->n_pages)
    {
      begin_page (press, press->width, press->height);
      end_page (press);
    }
}

static gboolean
finish_surface (Press       *press,
                const char  *path,
                GError     **error)
{
  cairo_status_t status;

  /* cairo 1.18 places all links only now, from the foot of a page of the size at hand; they are on the first pages. */
  cairo_pdf_surface_set_size (press->surface, press->first_width, press->first_height);
  cairo_surface_finish (press->surface);
  status = cairo_surface_status (press->surface);
  if (status == CAIRO_STATUS_SUCCESS && fflush (press->file) != 0)
    press->number = errno;
  if (press->number != 0)
    fettle_file_set_error (error, press->number, path);
  else if (status != CAIRO_STATUS_SUCCESS)
    /* Translators: %s is a reason that the system gives */
    g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_FAILED, _("The PDF could not be made: %s. No bundle was made."),
                 cairo_status_to_string (status));
  return press->number == 0 && status == CAIRO_STATUS_SUCCESS;
}

static gboolean
add_language (Press       *press,
              const char  *path,
              GError     **error)
{
  GMappedFile *file = g_mapped_file_new (path, FALSE, error);
  g_autoptr (GBytes) pdf = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  g_autoptr (GBytes) added = pdf != NULL ? fettle_letter_pdf_make_update (pdf, "en-GB") : NULL;

  g_clear_pointer (&file, g_mapped_file_unref);
  if (pdf == NULL)
    return FALSE;
  if (added == NULL || (fwrite (g_bytes_get_data (added, NULL), 1, g_bytes_get_size (added), press->file) == g_bytes_get_size (added)
                        && fflush (press->file) == 0))
    return TRUE;
  fettle_file_set_error (error, errno, path);
  return FALSE;
}

/* Readable by its owner only, as the documents are. */
static FILE *
make_file (const char *path)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

  return fd >= 0 ? fdopen (fd, "wb") : NULL;
}

/**
 * fettle_bundle_press:
 * @parts: (element-type FettleBundlePart): the parts, numbered
 * @title: the title of the whole
 * @path: the file to write; the caller removes it on failure
 * @apart: (element-type utf8): takes a line for each page that could not be drawn
 * @progress: (nullable): told of the pages
 * @user_data: for @progress
 * @cancellable: (nullable): to stop between two pages
 * @error: (nullable): why not
 *
 * Draws all parts as one PDF, tagged, with bookmarks, links in the contents, and the number of the page on each.
 *
 * Returns: whether it was written
 */
gboolean
fettle_bundle_press (GPtrArray           *parts,
                     const char          *title,
                     const char          *path,
                     GPtrArray           *apart,
                     FettleProgressFunc   progress,
                     gpointer             user_data,
                     GCancellable        *cancellable,
                     GError             **error)
{
  Press press = { .width = 1, .height = 1, .apart = apart, .progress = progress, .user_data = user_data, .cancellable = cancellable };
  g_autofree char *now = fettle_moment_now ();
  gboolean done;

  for (guint i = 0; i < parts->len; i++)
    press.n_pages += fettle_bundle_part_count (g_ptr_array_index (parts, i));
  press.file = make_file (path);
  if (press.file == NULL)
    {
      fettle_file_set_error (error, errno, path);
      return FALSE;
    }
  press.surface = cairo_pdf_surface_create_for_stream (write_cb, &press, 1, 1);
  /* The last version whose catalogue is plain text, which the language is added to. */
  cairo_pdf_surface_restrict_to_version (press.surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (press.surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (press.surface, CAIRO_PDF_METADATA_CREATOR, "Fettle");
  cairo_pdf_surface_set_metadata (press.surface, CAIRO_PDF_METADATA_CREATE_DATE, now);
  done = print_parts (&press, parts, error);
  if (!done)
    run_out (&press);
  done = done && finish_surface (&press, path, error) && add_language (&press, path, error);
  cairo_surface_destroy (press.surface);
  fclose (press.file);
  return done;
}
