/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <unistd.h>

#include "documents/fettle-letter-paper.h"
#include "fuzz-sheet.h"
#include "letters/fettle-letter.h"

/* A mutated archive is mostly a broken one; so what is no archive becomes the text in a whole one. */
static GBytes *
make_package (const uint8_t *data,
              size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *path = NULL;
  char *bytes = NULL;
  gsize length = 0;

  if (g_str_has_prefix (text, "PK"))
    return g_bytes_new (data, size);
  path = fuzz_write_zip ("mimetype", "application/vnd.oasis.opendocument.text", "styles.xml",
                         "<o:document-styles xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>", "content.xml", text,
                         NULL);
  g_file_get_contents (path, &bytes, &length, NULL);
  unlink (path);
  return g_bytes_new_take (bytes, length);
}

/* The input is a file that a word processor may have written: what is opened is filled, laid out, written and opened
 * again. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) package = make_package (data, size);
  g_autoptr (FettleOdt) odt = fettle_odt_open (package, NULL);
  g_autoptr (FettleLetterData) record = fettle_letter_data_new ();
  g_autoptr (GPtrArray) gaps = NULL;
  g_autoptr (GBytes) written = NULL;
  FettleOdt *again;

  if (odt == NULL || !fettle_letter_fill (fettle_letter_get ("concern"), odt, record, &gaps, NULL))
    return 0;
  fettle_letter_paper_free (fettle_letter_paper_new (odt));
  written = fettle_odt_to_bytes (odt, NULL);
  again = written != NULL ? fettle_odt_open (written, NULL) : NULL;
  if (again == NULL)
    g_error ("what was written cannot be opened again");
  fettle_odt_free (again);
  return 0;
}
