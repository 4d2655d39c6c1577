/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/fettle-application.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-date.h"
#include "ui/fettle-actions.h"
#include "ui/fettle-window.h"

struct _FettleApplication
{
  AdwApplication parent_instance;

  char *folder;
  FettleDate today;
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

static const GActionEntry app_actions[] = {
  { "quit", quit_cb },
};

static void
fettle_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (fettle_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (FETTLE_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), app_actions, G_N_ELEMENTS (app_actions), application);
  fettle_shortcuts_install (GTK_APPLICATION (application));
}

static void
fettle_application_activate (GApplication *application)
{
  FettleApplication *self = FETTLE_APPLICATION (application);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (!find_window (self))
    {
      active = GTK_WINDOW (fettle_window_new (GTK_APPLICATION (self)));
      fettle_window_open_folder (FETTLE_WINDOW (active), self->folder, self->today);
    }
  gtk_window_present (active);
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
  fettle_window_import (find_window (FETTLE_APPLICATION (application)), (const char *const *) paths);
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
      if (self->today == FETTLE_DATE_NONE)
        {
          g_printerr (_("“%s” is not a date. Give it as 2026-09-01.\n"), today);
          return 2;
        }
    }
  if (take_folder (self, options))
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
fettle_application_finalize (GObject *object)
{
  g_free (FETTLE_APPLICATION (object)->folder);

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

/**
 * fettle_application_reopen:
 * @self: the application
 *
 * Opens the data folder again, as after a backup was put back.
 */
void
fettle_application_reopen (FettleApplication *self)
{
  FettleWindow *window;

  g_return_if_fail (FETTLE_IS_APPLICATION (self));

  window = find_window (self);
  if (window)
    fettle_window_open_folder (window, self->folder, self->today);
}
