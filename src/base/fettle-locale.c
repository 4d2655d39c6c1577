/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fettle-locale.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/**
 * fettle_locale_set_up:
 *
 * Takes the person's language for the words of the program, and no one's for numbers: a workbook, a PDF and a calendar have
 * a decimal point on every computer, and the libraries that write them ask the C library how to write one. For the start of
 * a program, before any thread; whatever would set the locale again, as GTK does, must be told not to.
 */
void
fettle_locale_set_up (void)
{
  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  bindtextdomain (GETTEXT_PACKAGE, FETTLE_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
