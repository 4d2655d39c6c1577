/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "compat/fettle-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * fettle_about_present:
 * @parent: a widget of the window
 * @version: the program's version
 * @icon: the program's icon name
 *
 * Shows what the program is, its version and its licence.
 */
void
fettle_about_present (GtkWidget  *parent,
                      const char *version,
                      const char *icon)
{
  const char *comments = _("The case book of a local authority’s school effectiveness service.");

  g_return_if_fail (GTK_IS_WIDGET (parent));

#if ADW_CHECK_VERSION (1, 5, 0)
  adw_show_about_dialog (parent,
#else
  adw_show_about_window (GTK_WINDOW (gtk_widget_get_root (parent)),
#endif
                         "application-name", _("Fettle"),
                         "application-icon", icon,
                         "version", version,
                         "developer-name", _("The Fettle contributors"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", comments,
                         NULL);
}
