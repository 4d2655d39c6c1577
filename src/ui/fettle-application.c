/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/fettle-application.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-date.h"
#include "store/fettle-backup.h"
#include "ui/case/fettle-case-list.h"
#include "ui/deadlines/fettle-notifier.h"
#include "ui/fettle-actions.h"
#include "ui/fettle-window.h"
#include "ui/school/fettle-school-page.h"

/* How often to look whether another day has begun: a computer that slept does not wake a clock. */
#define SECONDS_BETWEEN_LOOKS 300

/* EX_UNAVAILABLE of sysexits.h. */
#define EXIT_NO_DISPLAY 69

struct _FettleApplication
{
  AdwApplication parent_instance;

  char *folder;
  FettleDate today;
  gboolean has_fixed_day;
  gboolean only_reminds;
  guint clock;
  FettleNotifier *notifier;
};

G_DEFINE_FINAL_TYPE (FettleApplication, fettle_application, ADW_TYPE_APPLICATION)

static void
quit_cb (GSimpleAction *action,
         GVariant      *target,
         gpointer       user_data)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (user_data));

  while (windows)
    {
      GtkWindow *window = windows->data;

      windows = windows->next;
      gtk_window_close (window);
    }
}

/* A form or a question over the window may be the active one. */
static FettleWindow *
find_window (FettleApplication *self)
{
  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (self)); at; at = at->next)
    if (FETTLE_IS_WINDOW (at->data))
      return at->data;
  return NULL;
}

static FettleWindow *
raise_window (GApplication *application)
{
  g_application_activate (application);
  return find_window (FETTLE_APPLICATION (application));
}

static void
show_deadlines_cb (GSimpleAction *action,
                   GVariant      *target,
                   gpointer       user_data)
{
  fettle_window_go (raise_window (user_data), "deadlines");
}

static void
show_case_cb (GSimpleAction *action,
              GVariant      *target,
              gpointer       user_data)
{
  FettleWindow *window = raise_window (user_data);

  if (fettle_window_get_session (window))
    fettle_school_page_open_case (GTK_WIDGET (window), g_variant_get_string (target, NULL));
}

/* Opens the data folder again, as after a backup was put back. */
static void
reopen_cb (GSimpleAction *action,
           GVariant      *target,
           gpointer       user_data)
{
  FettleApplication *self = user_data;
  FettleWindow *window = find_window (self);

  if (window)
    fettle_window_open_folder (window, self->folder, self->today);
}

static const GActionEntry app_actions[] = {
  { "quit", quit_cb },
  { "show-deadlines", show_deadlines_cb },
  { "show-case", show_case_cb, "s" },
  { "reopen", reopen_cb },
};

static gboolean
look_at_clock_cb (gpointer user_data)
{
  FettleApplication *self = user_data;
  FettleWindow *window = find_window (self);
  FettleSession *session = window ? fettle_window_get_session (window) : NULL;

  self->today = fettle_date_today ();
  if (session)
    fettle_session_set_today (session, self->today);
  return G_SOURCE_CONTINUE;
}

static void
fettle_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (fettle_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (FETTLE_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), app_actions, G_N_ELEMENTS (app_actions), application);
  fettle_shortcuts_install (GTK_APPLICATION (application));
  if (!FETTLE_APPLICATION (application)->has_fixed_day)
    FETTLE_APPLICATION (application)->clock = g_timeout_add_seconds (SECONDS_BETWEEN_LOOKS, look_at_clock_cb, application);
}

/* Notifications are sent by the bus, so the program may end when its last call was handed over. */
static void
reminded_cb (FettleApplication *self,
             FettleCaseList    *cases)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self));

  g_signal_handlers_disconnect_by_func (cases, reminded_cb, self);
  if (bus)
    g_dbus_connection_flush_sync (bus, NULL, NULL);
  g_clear_object (&self->notifier);
  g_application_release (G_APPLICATION (self));
}

/* As when the person logs in: one look at the deadlines, no window, nothing written to the register. */
static void
remind (FettleApplication *self)
{
  g_autoptr (FettleStore) store = fettle_store_open (self->folder, FETTLE_STORE_READ_ONLY, NULL);
  g_autoptr (FettleSession) session = store ? fettle_session_new (store, self->today) : NULL;

  if (!session)
    return;
  g_application_hold (G_APPLICATION (self));
  self->notifier = fettle_notifier_new (G_APPLICATION (self), session);
  g_signal_connect_object (fettle_case_list_get (session), "changed", G_CALLBACK (reminded_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
fettle_application_activate (GApplication *application)
{
  FettleApplication *self = FETTLE_APPLICATION (application);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (self->only_reminds)
    {
      self->only_reminds = FALSE;
      remind (self);
      return;
    }
  if (!find_window (self))
    {
      active = GTK_WINDOW (fettle_window_new (GTK_APPLICATION (self)));
      fettle_window_open_folder (FETTLE_WINDOW (active), self->folder, self->today);
    }
  gtk_window_present (active);
}

/* A backup is restored, everything else is imported. Nothing happens to either before the person was asked. */
static void
open_paths (FettleWindow      *window,
            const char *const *paths)
{
  if (paths[0] && fettle_backup_is_portable (paths[0]))
    fettle_window_open_backup (window, paths[0]);
  else
    fettle_window_import (window, paths);
}

/* A file without a path is not on this computer: the import says that it cannot be read. */
static void
fettle_application_open (GApplication  *application,
                         GFile        **files,
                         int            n_files,
                         const char    *hint)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *name = g_file_get_parse_name (files[i]);

      g_strv_builder_add (builder, name);
    }
  paths = g_strv_builder_end (builder);
  g_application_activate (application);
  open_paths (find_window (FETTLE_APPLICATION (application)), (const char *const *) paths);
}

/* Two folders are two programs side by side: only the person's own register is raised instead of opened again. */
static gboolean
take_folder (FettleApplication *self,
             GVariantDict      *options)
{
  const char *env = g_getenv ("FETTLE_DATA");
  g_autofree char *given = NULL;

  if (!g_variant_dict_lookup (options, "data", "^ay", &given) && env && *env)
    given = g_strdup (env);
  self->folder = given ? g_canonicalize_filename (given, NULL) : fettle_store_default_folder ();
  return given != NULL;
}

/* GTK would end the program with words of its own. */
static gboolean
has_display (void)
{
  if (gtk_init_check ())
    return TRUE;
  g_printerr (_("There is no display to show the window on. fettle-cli does the same work in a terminal.\n"));
  return FALSE;
}

/* A program that has the register open reminds by itself: its window is not raised for that. */
static int
start_reminding (FettleApplication *self)
{
  g_autoptr (GError) error = NULL;

  if (!gtk_init_check ())
    return EXIT_NO_DISPLAY;
  if (!g_application_register (G_APPLICATION (self), NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (g_application_get_is_remote (G_APPLICATION (self)))
    return 0;
  self->only_reminds = TRUE;
  return -1;
}

static int
fettle_application_handle_local_options (GApplication *application,
                                         GVariantDict *options)
{
  FettleApplication *self = FETTLE_APPLICATION (application);
  const char *today = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("fettle %s\n", FETTLE_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (options, "today", "&s", &today))
    {
      self->today = fettle_date_parse_iso (today);
      self->has_fixed_day = TRUE;
      if (self->today == FETTLE_DATE_NONE)
        {
          g_printerr (_("“%s” is not a date. Give it as 2026-09-01.\n"), today);
          return 2;
        }
    }
  if (take_folder (self, options))
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  if (g_variant_dict_contains (options, "remind"))
    return start_reminding (self);
  return has_display () ? -1 : EXIT_NO_DISPLAY;
}

static void
fettle_application_finalize (GObject *object)
{
  FettleApplication *self = FETTLE_APPLICATION (object);

  g_clear_handle_id (&self->clock, g_source_remove);
  g_clear_object (&self->notifier);
  g_free (self->folder);

  G_OBJECT_CLASS (fettle_application_parent_class)->finalize (object);
}

static void
fettle_application_class_init (FettleApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fettle_application_finalize;
  application_class->startup = fettle_application_startup;
  application_class->activate = fettle_application_activate;
  application_class->open = fettle_application_open;
  application_class->handle_local_options = fettle_application_handle_local_options;
}

static void
fettle_application_init (FettleApplication *self)
{
  static const GOptionEntry options[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Open the register in another folder"), N_("DIR") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version"), NULL },
    { "remind", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Remind of deadlines by notifications, without a window, and end"), NULL },
    { "today", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Count clocks and ages from this day"), N_("DATE") },
    { NULL },
  };

  self->today = fettle_date_today ();
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("Opens the register of schools. Files are shown before they are imported."));
}

/**
 * fettle_application_new:
 *
 * Returns: (transfer full): the application
 */
FettleApplication *
fettle_application_new (void)
{
  return g_object_new (FETTLE_TYPE_APPLICATION,
                       "application-id", FETTLE_APP_ID,
                       "resource-base-path", "/io/github/fettle_app/Fettle",
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
