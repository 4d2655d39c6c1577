/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compat/fettle-entry-row.h"

#if !GTK_CHECK_VERSION (4, 10, 0)

/* What stands in it can only be told as a description; not while it is being typed, and never a pass phrase. */
static void
tell_content (GtkWidget *text)
{
  const char *help = g_object_get_data (G_OBJECT (text), "fettle-help");
  const char *content = gtk_text_get_visibility (GTK_TEXT (text)) ? gtk_editable_get_text (GTK_EDITABLE (text)) : "";
  g_autofree char *words = g_strconcat (content, *content && help ? "\n" : "", help, NULL);

  if (!gtk_widget_has_focus (text))
    gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
speak_for_itself (GtkWidget  *text,
                  const char *help)
{
  g_object_set (text, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  g_object_set_data_full (G_OBJECT (text), "fettle-help", g_strdup (help), g_free);
  g_signal_connect (text, "changed", G_CALLBACK (tell_content), NULL);
  g_signal_connect (text, "notify::has-focus", G_CALLBACK (tell_content), NULL);
  tell_content (text);
}

#else

static void
speak_for_itself (GtkWidget  *text,
                  const char *help)
{
  if (help)
    gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, help, -1);
}

#endif

/**
 * fettle_entry_row_speak:
 * @self: an entry row that was not shown yet
 * @help: (nullable): what to write, in a sentence
 *
 * Has a screen reader say which row it is, and what stands in it, when the keyboard comes to it. The focus lands on the text
 * inside, which before GTK 4.10 hands on to its row neither its name nor that it has the focus: so the text speaks for itself.
 */
void
fettle_entry_row_speak (GtkEditable *self,
                        const char  *help)
{
  GtkWidget *text;

  g_return_if_fail (ADW_IS_ENTRY_ROW (self));

  text = GTK_WIDGET (gtk_editable_get_delegate (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
  speak_for_itself (text, help);
}
