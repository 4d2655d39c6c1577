/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/data/fettle-import-window-private.h"

#include <glib/gi18n-lib.h>

static void
activated_cb (AdwActionRow       *row,
              FettleImportWindow *self)
{
  g_free (self->sheet_name);
  self->sheet_name = g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  fettle_import_window_start_reading (self);
}

static GtkWidget *
new_choice (FettleImportWindow *self,
            const char         *name)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_DEFAULT);
  return row;
}

/**
 * fettle_import_window_offer_sheets:
 * @self: the window, with an import whose files were refused
 *
 * Where a workbook was refused because two of its sheets are lists of the same kind, offers to import one of them.
 */
void
fettle_import_window_offer_sheets (FettleImportWindow *self)
{
  const char *const *choices = fettle_import_get_sheet_choices (self->import);
  GtkWidget *list;

  adw_status_page_set_child (self->refusal, NULL);
  if (choices == NULL)
    return;
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sheet to import"), -1);
  for (guint i = 0; choices[i] != NULL; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), new_choice (self, choices[i]));
  adw_status_page_set_title (self->refusal, _("Which Sheet?"));
  adw_status_page_set_child (self->refusal, list);
  gtk_widget_grab_focus (gtk_widget_get_first_child (list));
}
