/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "ui/fettle-application.h"
#include "fettle-resources.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (FettleApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, FETTLE_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_resources_register (fettle_get_resource ());
  application = fettle_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
