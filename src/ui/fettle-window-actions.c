/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/fettle-window-private.h"

#include <glib/gi18n-lib.h>

#include "compat/fettle-about.h"
#include "compat/fettle-alert.h"
#include "ui/data/fettle-data-page.h"
#include "ui/deadlines/fettle-preferences-window.h"
#include "ui/fettle-actions.h"
#include "ui/letters/fettle-letters-window.h"
#include "ui/reports/fettle-reports-page.h"
#include "ui/school/fettle-school-page.h"
#include "ui/search/fettle-search-window.h"

static void
go_action (GtkWidget  *widget,
           const char *action,
           GVariant   *target)
{
  fettle_window_go (FETTLE_WINDOW (widget), g_variant_get_string (target, NULL));
}

static void
open_school_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *target)
{
  fettle_window_open_school (FETTLE_WINDOW (widget), g_variant_get_string (target, NULL));
}

static void
back_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  fettle_window_back (FETTLE_WINDOW (widget));
}

static FettleSection *
visible_section (FettleWindow *self)
{
  return (FettleSection *) gtk_stack_get_visible_child (self->pages);
}

static void
find_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  FettleSection *section = visible_section (FETTLE_WINDOW (widget));

  if (section)
    fettle_section_find (section);
}

static void
turn_action (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  FettleSection *section = visible_section (FETTLE_WINDOW (widget));

  if (section)
    fettle_section_turn (section, g_variant_get_int32 (target));
}

static void
toggle_sidebar_action (GtkWidget  *widget,
                       const char *action,
                       GVariant   *target)
{
  FettleSplit *split = FETTLE_WINDOW (widget)->split;

  if (fettle_split_get_collapsed (split) && fettle_split_get_sidebar_visible (split))
    fettle_split_set_show_content (split, !fettle_split_get_show_content (split));
  else
    fettle_split_set_sidebar_visible (split, !fettle_split_get_sidebar_visible (split));
}

/* For the projector of a meeting room. */
static void
fullscreen_action (GtkWidget  *widget,
                   const char *action,
                   GVariant   *target)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
search_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleWindow *self = FETTLE_WINDOW (widget);

  if (self->session)
    fettle_search_window_present (FETTLE_HOST (self));
}

static void
import_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleWindow *self = FETTLE_WINDOW (widget);

  fettle_window_go (self, "data");
  if (self->session && fettle_session_can_write (self->session))
    fettle_data_page_choose_files (FETTLE_DATA_PAGE (fettle_window_get_section (self, "data")));
}

static void
export_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  FettleWindow *self = FETTLE_WINDOW (widget);

  fettle_window_go (self, "reports");
  if (self->session)
    fettle_reports_page_choose_target (FETTLE_REPORTS_PAGE (fettle_window_get_section (self, "reports")));
}

static void
add_note_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *target)
{
  FettleSection *section = visible_section (FETTLE_WINDOW (widget));

  if (FETTLE_IS_SCHOOL_PAGE (section))
    fettle_school_page_add_note (FETTLE_SCHOOL_PAGE (section));
}

/* Made when it is asked for: it would cost the first frame as much as the list of schools. */
static void
shortcuts_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *target)
{
  g_autoptr (GtkWidget) shortcuts = fettle_shortcuts_window_new ();

  gtk_window_set_transient_for (GTK_WINDOW (shortcuts), GTK_WINDOW (widget));
  gtk_window_present (GTK_WINDOW (shortcuts));
}

static void
preferences_action (GtkWidget  *widget,
                    const char *action,
                    GVariant   *target)
{
  FettleSession *session = fettle_window_get_session (FETTLE_WINDOW (widget));

  if (session)
    gtk_window_present (GTK_WINDOW (fettle_preferences_window_new (GTK_WINDOW (widget), session)));
}

static void
changed_copies_action (GtkWidget  *widget,
                       const char *action,
                       GVariant   *target)
{
  fettle_window_offer_changed_copies (FETTLE_WINDOW (widget));
}

static void
drafts_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  fettle_window_offer_drafts (FETTLE_WINDOW (widget));
}

static void
letters_action (GtkWidget  *widget,
                const char *action,
                GVariant   *target)
{
  if (fettle_window_get_session (FETTLE_WINDOW (widget)))
    fettle_letters_window_present (FETTLE_HOST (widget));
}

static void
backups_action (GtkWidget  *widget,
                const char *action,
                GVariant   *target)
{
  fettle_window_show_backups (FETTLE_WINDOW (widget));
}

static void
holidays_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *target)
{
  fettle_window_show_holidays (FETTLE_WINDOW (widget));
}

static void
choose_authority_action (GtkWidget  *widget,
                         const char *action,
                         GVariant   *target)
{
  fettle_window_choose_authority (FETTLE_WINDOW (widget));
}

static void
restore_backup_action (GtkWidget  *widget,
                       const char *action,
                       GVariant   *target)
{
  fettle_window_choose_backup (FETTLE_WINDOW (widget));
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWidget) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    fettle_host_report_error (self, _("No Program Opened It"), error);
}

static void
open_uri_action (GtkWidget  *widget,
                 const char *action,
                 GVariant   *target)
{
  g_app_info_launch_default_for_uri_async (g_variant_get_string (target, NULL), NULL, NULL, launched_cb,
                                           g_object_ref (widget));
}

static void
about_action (GtkWidget  *widget,
              const char *action,
              GVariant   *target)
{
  fettle_about_present (widget, FETTLE_VERSION, FETTLE_APP_ID);
}

/**
 * fettle_window_class_install_actions:
 * @widget_class: the window's class
 *
 * Installs every action of the window. Menus, keys, toasts and tests all go by their names.
 */
void
fettle_window_class_install_actions (GtkWidgetClass *widget_class)
{
  fettle_window_class_install_undo (widget_class);
  gtk_widget_class_install_action (widget_class, "win.go", "s", go_action);
  gtk_widget_class_install_action (widget_class, "win.open-school", "s", open_school_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.turn", "i", turn_action);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar_action);
  gtk_widget_class_install_action (widget_class, "win.fullscreen", NULL, fullscreen_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "win.add-note", NULL, add_note_action);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.drafts", NULL, drafts_action);
  gtk_widget_class_install_action (widget_class, "win.changed-copies", NULL, changed_copies_action);
  gtk_widget_class_install_action (widget_class, "win.letters", NULL, letters_action);
  gtk_widget_class_install_action (widget_class, "win.backups", NULL, backups_action);
  gtk_widget_class_install_action (widget_class, "win.holidays", NULL, holidays_action);
  gtk_widget_class_install_action (widget_class, "win.choose-authority", NULL, choose_authority_action);
  gtk_widget_class_install_action (widget_class, "win.restore-backup", NULL, restore_backup_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", open_uri_action);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_action);
}

/**
 * fettle_window_import_waiting:
 * @self: a window
 *
 * Reads the files that fettle_window_import() was given before there was a register.
 */
void
fettle_window_import_waiting (FettleWindow *self)
{
  g_auto (GStrv) paths = NULL;

  g_return_if_fail (FETTLE_IS_WINDOW (self));

  if (!self->waiting_files || !fettle_window_get_place (self))
    return;
  paths = g_steal_pointer (&self->waiting_files);
  fettle_window_go (self, "data");
  if (fettle_session_can_write (self->session))
    fettle_data_page_import (FETTLE_DATA_PAGE (fettle_window_get_section (self, "data")), (const char *const *) paths);
  else
    fettle_alert_tell (GTK_WIDGET (self), _("Nothing Was Imported"),
                       _("This register is open to read only, so the files were left alone."));
}

/**
 * fettle_window_import:
 * @self: a window
 * @paths: (array zero-terminated=1): files
 *
 * Reads files and shows what they would change, as soon as there is a register whose authority is known.
 */
void
fettle_window_import (FettleWindow      *self,
                      const char *const *paths)
{
  g_return_if_fail (FETTLE_IS_WINDOW (self));

  g_strfreev (self->waiting_files);
  self->waiting_files = g_strdupv ((GStrv) paths);
  fettle_window_import_waiting (self);
}
