/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-sheet.h"

/* The input is the content part of a workbook. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *path =
      fuzz_write_zip ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", text, NULL);

  fuzz_read_sheet (path);
  return 0;
}
