/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/widgets/fettle-search-clear.h"

/**
 * fettle_search_clear:
 * @entry: a search
 *
 * Handles "stop-search", which Escape brings: what was typed goes, and all is shown again. Where nothing is typed, a window that stands
 * over another is closed, as Escape does everywhere in it.
 */
void
fettle_search_clear (GtkSearchEntry *entry)
{
  GtkRoot *root;

  g_return_if_fail (GTK_IS_SEARCH_ENTRY (entry));

  root = gtk_widget_get_root (GTK_WIDGET (entry));
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)))
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else if (GTK_IS_WINDOW (root) && gtk_window_get_transient_for (GTK_WINDOW (root)))
    gtk_window_close (GTK_WINDOW (root));
}
