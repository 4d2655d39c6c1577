/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a cell says that a workbook marks as an error without one of the known words, and one whose formula was never
 * computed. */
#define FETTLE_SHEET_ERROR "#ERROR!"
#define FETTLE_SHEET_NOT_COMPUTED "#FORMULA!"

gboolean  fettle_sheet_is_error (const char *cell);

G_END_DECLS
