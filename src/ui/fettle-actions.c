/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/fettle-actions.h"

#include <glib/gi18n-lib.h>

static const FettleShortcut shortcuts[] = {
  { "win.search", "<Control>k", N_("Finding"), N_("Search everything") },
  { "win.find", "<Control>f", N_("Finding"), N_("Find on this page") },
  { NULL, "Return", N_("Finding"), N_("Open the school in the list") },
  { "win.go::schools", "<Alt>1", N_("Going places"), N_("Schools") },
  { "win.go::deadlines", "<Alt>2", N_("Going places"), N_("Deadlines") },
  { "win.go::intervention", "<Alt>3", N_("Going places"), N_("Intervention") },
  { "win.go::reports", "<Alt>4", N_("Going places"), N_("Reports") },
  { "win.go::data", "<Alt>5", N_("Going places"), N_("Data") },
  { "win.back", "<Alt>Left Back", N_("Going places"), N_("Back; in a review meeting, the school before") },
  { "win.turn(1)", "<Control>Page_Down", N_("Going places"), N_("Next view") },
  { "win.turn(-1)", "<Control>Page_Up", N_("Going places"), N_("Previous view") },
  { NULL, "Right", N_("Going places"), N_("Into a row, to what can be ticked or pressed there") },
  { NULL, "<Control>Tab", N_("Going places"), N_("Out of a list, past its rows") },
  { "win.toggle-sidebar", "F9", N_("Going places"), N_("Show or hide the sidebar") },
  { "win.fullscreen", "F11", N_("Going places"), N_("Full screen, as for a projector") },
  { NULL, "<Control>s", N_("Changing"), N_("Save a form") },
  { "win.undo", "<Control>z", N_("Changing"), N_("Undo the last step made in this window") },
  { "win.redo", "<Control><Shift>z", N_("Changing"), N_("Redo what was undone") },
  { "win.add-note", "<Control>n", N_("Changing"), N_("New note on this school") },
  { "win.import", "<Control>i", N_("Changing"), N_("Import files") },
  { "win.export", "<Control>e", N_("Changing"), N_("Export the workbook") },
  { NULL, "<Alt>Right", N_("Review meeting"), N_("Next school") },
  { NULL, "<Alt>d", N_("Review meeting"), N_("To the decision") },
  { NULL, "<Alt>a", N_("Review meeting"), N_("Add an action") },
  { NULL, "<Control>Return", N_("Review meeting"), N_("Record and go on") },
  { NULL, "F10", N_("Program"), N_("Menu") },
  { NULL, "Escape", N_("Program"), N_("Close a form or a window over the page") },
  { "win.preferences", "<Control>comma", N_("Program"), N_("Preferences") },
  { "win.show-help-overlay", "<Control>question", N_("Program"), N_("Keyboard shortcuts") },
  { "window.close", "<Control>w", N_("Program"), N_("Close the window") },
  { "app.quit", "<Control>q", N_("Program"), N_("Quit") },
};

static void
append_shortcut (GString              *xml,
                 const FettleShortcut *shortcut)
{
  g_auto (GStrv) accelerators = g_strsplit (shortcut->accelerators, " ", 0);
  g_autofree char *shown = g_markup_escape_text (accelerators[0], -1);
  g_autofree char *title = g_markup_escape_text (_(shortcut->title), -1);

  g_string_append_printf (xml,
                          "<child><object class='GtkShortcutsShortcut'>"
                          "<property name='accelerator'>%s</property><property name='title'>%s</property>"
                          "</object></child>",
                          shown, title);
}

static void
append_groups (GString *xml)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      if (i == 0 || g_strcmp0 (shortcuts[i].group, shortcuts[i - 1].group) != 0)
        {
          g_autofree char *group = g_markup_escape_text (_(shortcuts[i].group), -1);

          g_string_append_printf (xml, "%s<child><object class='GtkShortcutsGroup'><property name='title'>%s</property>",
                                  i ? "</object></child>" : "", group);
        }
      append_shortcut (xml, &shortcuts[i]);
    }
  g_string_append (xml, "</object></child>");
}

/**
 * fettle_shortcuts_list:
 * @n_shortcuts: (out): how many
 *
 * Returns: (array length=n_shortcuts): all shortcuts
 */
const FettleShortcut *
fettle_shortcuts_list (guint *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

/**
 * fettle_shortcuts_install:
 * @application: the application
 *
 * Binds the keys to their actions.
 */
void
fettle_shortcuts_install (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      g_auto (GStrv) accelerators = g_strsplit (shortcuts[i].accelerators, " ", 0);

      if (shortcuts[i].action)
        gtk_application_set_accels_for_action (application, shortcuts[i].action, (const char *const *) accelerators);
    }
}

/**
 * fettle_shortcuts_window_new:
 *
 * Returns: (transfer full): the window that lists all shortcuts
 */
GtkWidget *
fettle_shortcuts_window_new (void)
{
  g_autoptr (GString) xml = g_string_new ("<interface><object class='GtkShortcutsWindow' id='shortcuts'>"
                                          "<property name='modal'>1</property><child>"
                                          "<object class='GtkShortcutsSection'>"
                                          "<property name='section-name'>all</property>"
                                          "<property name='max-height'>12</property>");
  g_autoptr (GtkBuilder) builder = NULL;

  append_groups (xml);
  g_string_append (xml, "</object></child></object></interface>");
  builder = gtk_builder_new_from_string (xml->str, xml->len);
  gtk_window_set_title (GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts")), _("Keyboard Shortcuts"));
  return g_object_ref (GTK_WIDGET (gtk_builder_get_object (builder, "shortcuts")));
}
