/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdint.h>

G_BEGIN_DECLS

int   LLVMFuzzerTestOneInput (const uint8_t *data,
                              size_t         size);

void  fuzz_read_sheet        (const char    *path);
char *fuzz_write_file        (const uint8_t *data,
                              size_t         size);
char *fuzz_write_zip         (const char    *first,
                              ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
