/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <string.h>

#include "store/fettle-portable-private.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* A header that is taken, written and read again says the same. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  guint8 written[FETTLE_PORTABLE_HEADER_SIZE];
  FettlePortableHeader header, again;

  if (!fettle_portable_header_parse (data, size, &header, NULL))
    return 0;
  fettle_portable_header_write (&header, written);
  if (!fettle_portable_header_parse (written, sizeof written, &again, NULL) || memcmp (&header, &again, sizeof header) != 0)
    g_error ("the header does not come back as it was");
  return 0;
}
