/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "documents/fettle-letter-pdf.h"

#include <string.h>

/*
 * cairo marks the structure of a PDF and has no call for its language, nor (before 1.18) for the mark that says that it is tagged. Both
 * stand in the document's catalogue, so a new catalogue is appended, which is how PDF is changed without touching what is there.
 */

/* The text from the last @from to the first @to after it, both left out. */
static char *
cut (const char *text,
     const char *from,
     const char *to)
{
  const char *start = g_strrstr (text, from);
  const char *end = start != NULL ? strstr (start + strlen (from), to) : NULL;

  return end != NULL ? g_strndup (start + strlen (from), (gsize) (end - start - strlen (from))) : NULL;
}

static gsize
number_after (const char *text,
              const char *key)
{
  const char *at = text != NULL ? strstr (text, key) : NULL;

  return at != NULL ? (gsize) g_ascii_strtoull (at + strlen (key), NULL, 10) : 0;
}

/* The end of the file, where the catalogue, the table of places and the trailer are, as text; streams before it hold NULs. */
static char *
get_tail (GBytes *pdf)
{
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  gsize start = size;

  while (start > 0 && data[start - 1] != '\0')
    start--;
  return g_strndup (data + start, size - start);
}

static char *
get_catalogue (const char *tail,
               gsize       number)
{
  g_autofree char *head = g_strdup_printf ("\n%" G_GSIZE_FORMAT " 0 obj", number);
  g_autofree char *body = cut (tail, head, "endobj");
  char *end = body != NULL ? g_strrstr (body, ">>") : NULL;

  if (end == NULL || strstr (body, "/Catalog") == NULL)
    return NULL;
  *end = '\0';
  return g_steal_pointer (&body);
}

/**
 * fettle_letter_pdf_make_update:
 * @pdf: a PDF that cairo wrote, of version 1.4
 * @language: its language: "en-GB"
 *
 * Makes what says in a PDF which language it is in and that it is tagged, and asks readers to show its title.
 *
 * Returns: (transfer full) (nullable): what is to be appended to @pdf; %NULL where its catalogue is not in the form known
 */
GBytes *
fettle_letter_pdf_make_update (GBytes     *pdf,
                               const char *language)
{
  g_autofree char *tail = NULL;
  g_autofree char *trailer = NULL;
  g_autofree char *catalogue = NULL;
  GString *added;
  gsize size, root, previous, start;

  g_return_val_if_fail (pdf != NULL && language != NULL, NULL);

  size = g_bytes_get_size (pdf);
  tail = get_tail (pdf);
  trailer = cut (tail, "trailer\n<<", ">>");
  root = number_after (trailer, "/Root ");
  previous = number_after (g_strrstr (tail, "startxref"), "startxref\n");
  catalogue = root != 0 ? get_catalogue (tail, root) : NULL;
  if (catalogue == NULL || previous == 0)
    return NULL;

  added = g_string_new (NULL);
  g_string_append_printf (added, "%" G_GSIZE_FORMAT " 0 obj%s   /Lang (%s)\n%s%s>>\nendobj\n", root, catalogue, language,
                          strstr (catalogue, "/MarkInfo") == NULL ? "   /MarkInfo << /Marked true >>\n" : "",
                          strstr (catalogue, "/ViewerPreferences") == NULL ? "   /ViewerPreferences << /DisplayDocTitle true >>\n" : "");
  start = size + added->len;
  g_string_append_printf (added, "xref\n%" G_GSIZE_FORMAT " 1\n%010" G_GSIZE_FORMAT " 00000 n \ntrailer\n<<%s   /Prev %" G_GSIZE_FORMAT
                          "\n>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", root, size, trailer, previous, start);
  return g_string_free_to_bytes (added);
}

/**
 * fettle_letter_pdf_set_language:
 * @pdf: a PDF that cairo wrote, of version 1.4
 * @language: its language: "en-GB"
 *
 * See fettle_letter_pdf_make_update().
 *
 * Returns: (transfer full): the PDF; as it was, where its catalogue is not in the form known
 */
GBytes *
fettle_letter_pdf_set_language (GBytes     *pdf,
                                const char *language)
{
  g_autoptr (GBytes) added = fettle_letter_pdf_make_update (pdf, language);
  GByteArray *out;

  if (added == NULL)
    return g_bytes_ref (pdf);
  out = g_byte_array_new ();
  g_byte_array_append (out, g_bytes_get_data (pdf, NULL), (guint) g_bytes_get_size (pdf));
  g_byte_array_append (out, g_bytes_get_data (added, NULL), (guint) g_bytes_get_size (added));
  return g_byte_array_free_to_bytes (out);
}
