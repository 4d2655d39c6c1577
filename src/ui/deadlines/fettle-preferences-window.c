/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/deadlines/fettle-preferences-window.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-file.h"
#include "compat/fettle-file-dialog.h"
#include "ui/deadlines/fettle-calendar-keeper.h"
#include "ui/deadlines/fettle-session-start.h"
#include "ui/widgets/fettle-host.h"
#include "ui/widgets/fettle-rows.h"

struct _FettlePreferencesWindow
{
  AdwWindow parent_instance;

  GtkSwitch *remind;
  GtkSpinButton *days_ahead;
  GtkSpinButton *stale_days;
  GtkSwitch *at_login;
  GtkLabel *login_problem;
  AdwActionRow *calendar;
  GtkLabel *problem;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (FettlePreferencesWindow, fettle_preferences_window, ADW_TYPE_WINDOW)

static void
show_calendar (FettlePreferencesWindow *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "calendar-file");
  g_autoptr (GFile) file = *uri ? g_file_new_for_uri (uri) : NULL;
  g_autofree char *name = file ? fettle_file_to_shown_path (file) : NULL;

  fettle_row_set_words (GTK_WIDGET (self->calendar), _("Calendar file"), name ? name : _("None"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preferences.forget-calendar", file != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

static void
failed_cb (FettlePreferencesWindow *self,
           const GError            *error)
{
  g_assert (FETTLE_IS_PREFERENCES_WINDOW (self));

  gtk_label_set_text (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static void
kept_cb (FettlePreferencesWindow *self)
{
  g_assert (FETTLE_IS_PREFERENCES_WINDOW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
}

static void
calendar_chosen_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (FettlePreferencesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = fettle_file_dialog_finish (result, &error);
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;
  g_autofree char *uri = file ? g_file_get_uri (file) : NULL;

  if (uri && self->settings)
    g_settings_set_string (self->settings, "calendar-file", uri);
  else if (error && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    failed_cb (self, error);
}

static void
choose_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  fettle_file_dialog_async (GTK_WINDOW (widget), _("Keep a Calendar File"), FETTLE_FILE_DIALOG_SAVE, _("deadlines.ics"),
                            NULL, NULL, calendar_chosen_cb, g_object_ref (widget));
}

/* The file stays where it is: only the program leaves it alone from now on. */
static void
forget_action (GtkWidget  *widget,
               const char *action,
               GVariant   *target)
{
  g_settings_reset (FETTLE_PREFERENCES_WINDOW (widget)->settings, "calendar-file");
}

static void
show_at_login (FettlePreferencesWindow *self)
{
  gboolean is_set = fettle_session_start_is_set (self->settings);

  gtk_switch_set_state (self->at_login, is_set);
  gtk_switch_set_active (self->at_login, is_set);
}

static void
at_login_set_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FettlePreferencesWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  /* The window was closed meanwhile. */
  if (!self->settings)
    return;
  if (fettle_session_start_set_finish (result, &error))
    g_settings_set_boolean (self->settings, "remind-at-login", gtk_switch_get_active (self->at_login));
  gtk_label_set_text (self->login_problem, error ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->login_problem), error != NULL);
  show_at_login (self);
}

/* The state follows when it is so: the desktop may say no. */
static gboolean
at_login_cb (FettlePreferencesWindow *self,
             gboolean                 wanted)
{
  g_assert (FETTLE_IS_PREFERENCES_WINDOW (self));

  if (wanted != gtk_switch_get_state (self->at_login))
    fettle_session_start_set_async (wanted, NULL, at_login_set_cb, g_object_ref (self));
  return TRUE;
}

static void
fettle_preferences_window_dispose (GObject *object)
{
  g_clear_object (&FETTLE_PREFERENCES_WINDOW (object)->settings);

  G_OBJECT_CLASS (fettle_preferences_window_parent_class)->dispose (object);
}

static void
fettle_preferences_window_class_init (FettlePreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fettle_preferences_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, FETTLE_RESOURCES "ui/fettle-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FettlePreferencesWindow, remind);
  gtk_widget_class_bind_template_child (widget_class, FettlePreferencesWindow, days_ahead);
  gtk_widget_class_bind_template_child (widget_class, FettlePreferencesWindow, stale_days);
  gtk_widget_class_bind_template_child (widget_class, FettlePreferencesWindow, at_login);
  gtk_widget_class_bind_template_child (widget_class, FettlePreferencesWindow, login_problem);
  gtk_widget_class_bind_template_child (widget_class, FettlePreferencesWindow, calendar);
  gtk_widget_class_bind_template_child (widget_class, FettlePreferencesWindow, problem);
  gtk_widget_class_install_action (widget_class, "preferences.choose-calendar", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "preferences.forget-calendar", NULL, forget_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fettle_preferences_window_init (FettlePreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fettle_preferences_window_new:
 * @parent: the window it stands over
 * @session: the session
 *
 * Returns: (transfer none): a window for the person's own choices: reminders, when a source is old, and the calendar file; present it
 */
GtkWidget *
fettle_preferences_window_new (GtkWindow     *parent,
                               FettleSession *session)
{
  FettlePreferencesWindow *self;
  FettleCalendarKeeper *keeper;

  g_return_val_if_fail (FETTLE_IS_SESSION (session), NULL);

  self = g_object_new (FETTLE_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  self->settings = g_object_ref (fettle_session_get_settings (session));
  keeper = fettle_calendar_keeper_get (session);
  g_settings_bind (self->settings, "remind", self->remind, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "remind-days-ahead", self->days_ahead, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "stale-days", self->stale_days, "value", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->settings, "changed::calendar-file", G_CALLBACK (show_calendar), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "kept", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
  show_calendar (self);
  show_at_login (self);
  g_signal_connect_object (self->at_login, "state-set", G_CALLBACK (at_login_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
