/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-sheet.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *path = fuzz_write_file (data, size);

  fuzz_read_sheet (path);
  return 0;
}
