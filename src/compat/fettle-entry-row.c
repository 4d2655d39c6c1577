/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compat/fettle-entry-row.h"

/**
 * fettle_entry_row_speak:
 * @self: an entry row that was not shown yet
 * @description: (nullable): what to write, in a sentence
 *
 * Has a screen reader say which row it is when the keyboard comes to it. The focus lands on the text inside, which before
 * GTK 4.10 hands on to its row neither its name nor that it has the focus: so the text speaks for itself.
 */
void
fettle_entry_row_speak (GtkEditable *self,
                        const char  *description)
{
  GtkEditable *text;

  g_return_if_fail (ADW_IS_ENTRY_ROW (self));

  text = gtk_editable_get_delegate (self);
#if !GTK_CHECK_VERSION (4, 10, 0)
  g_object_set (text, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
#endif
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
  if (description)
    gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}
