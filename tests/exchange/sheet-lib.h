/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-error.h"
#include "sheets/fettle-sheet.h"

G_BEGIN_DECLS

/**
 * SheetFixture:
 * @folder: where a test makes its files
 */
typedef struct
{
  char *folder;
} SheetFixture;

void   sheet_set_up         (SheetFixture       *fixture,
                             gconstpointer       data);
void   sheet_tear_down      (SheetFixture       *fixture,
                             gconstpointer       data);
char  *sheet_read_page      (FettleSheet        *sheet,
                             GError            **error);
void   sheet_assert_reads   (char               *path,
                             const char         *expected);
void   sheet_assert_refused (char               *path,
                             FettleError         code,
                             const char         *words);
char  *sheet_make_xlsx      (SheetFixture       *fixture,
                             const char         *cells);
char  *sheet_make_ods       (SheetFixture       *fixture,
                             const char         *cells);

G_END_DECLS
