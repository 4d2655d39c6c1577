/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>

#include "base/fettle-locale.h"
#include "ui/fettle-application.h"
#include "fettle-resources.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (FettleApplication) application = NULL;

  fettle_locale_set_up ();
  /* GTK would take the person's own numbers again when it starts. */
  gtk_disable_setlocale ();

  g_resources_register (fettle_get_resource ());
  application = fettle_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
