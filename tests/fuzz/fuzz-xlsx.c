/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-sheet.h"

#include <string.h>

/* The input is the parts of a workbook, each ended by a line of three hashes: the fuzzer need not find out what a zip
 * file is. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) parts = g_strsplit (text, "###\n", 4);
  guint n = g_strv_length (parts);
  g_autofree char *path = fuzz_write_zip (
      "[Content_Types].xml", "<Types/>", "_rels/.rels",
      "<r><Relationship Id=\"a\" Type=\"/officeDocument\" Target=\"xl/workbook.xml\"/></r>", "xl/workbook.xml",
      n > 3 ? parts[3] : "<w><sheets><sheet name=\"a\" r:id=\"1\" xmlns:r=\"r\"/></sheets></w>",
      "xl/_rels/workbook.xml.rels",
      "<r><Relationship Id=\"1\" Type=\"/worksheet\" Target=\"s.xml\"/><Relationship Id=\"2\" Type=\"/sharedStrings\" "
      "Target=\"t.xml\"/>"
      "<Relationship Id=\"3\" Type=\"/styles\" Target=\"y.xml\"/></r>",
      "xl/s.xml", n > 0 ? parts[0] : "", "xl/t.xml", n > 1 ? parts[1] : "<sst/>", "xl/y.xml", n > 2 ? parts[2] : "<s/>",
      NULL);

  fuzz_read_sheet (path);
  return 0;
}
