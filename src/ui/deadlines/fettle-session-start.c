/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/deadlines/fettle-session-start.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/fettle-error.h"
#include "base/fettle-file.h"

/* An installed program starts with the session by a file in autostart. In a sandbox that folder cannot be reached: there
 * the background portal is asked, and the person may say no. */

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define REQUEST "org.freedesktop.portal.Request"
#define WAIT_MS 300000

typedef struct
{
  GDBusConnection *bus;
  gboolean wanted;
  guint subscription;
} Asked;

static void
asked_free (Asked *asked)
{
  if (asked->subscription)
    g_dbus_connection_signal_unsubscribe (asked->bus, asked->subscription);
  g_clear_object (&asked->bus);
  g_free (asked);
}

static char *
get_file (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", FETTLE_APP_ID ".desktop", NULL);
}

static void
fail (GTask      *task,
      const char *why)
{
  g_task_return_new_error (task, FETTLE_ERROR, FETTLE_ERROR_REFUSED,
                           /* Translators: %s is the reason, a sentence. */
                           _("Whether Fettle starts with your session was not changed. %s"), why);
}

static void
write_file (GTask   *task,
            gboolean wanted)
{
  static const char text[] = "[Desktop Entry]\nType=Application\nName=Fettle\nExec=fettle --remind\nIcon=" FETTLE_APP_ID
                             "\nNoDisplay=true\nX-GNOME-Autostart-enabled=true\n";
  g_autofree char *path = get_file ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (wanted)
    done = g_mkdir_with_parents (folder, 0700) == 0 && g_file_set_contents (path, text, -1, &error);
  else
    done = g_unlink (path) == 0 || errno == ENOENT;
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    fail (task, error ? error->message : g_strerror (errno));
}

/* 0: the person or the desktop allowed it; 1: the person said no; 2: it ended otherwise. */
static void
answered_cb (GDBusConnection *bus,
             const char      *sender,
             const char      *path,
             const char      *interface,
             const char      *signal,
             GVariant        *parameters,
             gpointer         user_data)
{
  GTask *task = user_data;
  Asked *asked = g_task_get_task_data (task);
  g_autoptr (GVariant) results = NULL;
  gboolean autostart = FALSE;
  guint32 response;

  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "autostart", "b", &autostart);
  g_dbus_connection_signal_unsubscribe (asked->bus, asked->subscription);
  asked->subscription = 0;
  if (response == 0 && autostart == asked->wanted)
    g_task_return_boolean (task, TRUE);
  else
    fail (task, _("The desktop does not allow it, or you said no."));
  g_object_unref (task);
}

static void
called_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Asked *asked = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) handle = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (handle)
    return;
  g_dbus_connection_signal_unsubscribe (asked->bus, asked->subscription);
  asked->subscription = 0;
  g_dbus_error_strip_remote_error (error);
  fail (task, error->message);
  g_object_unref (task);
}

/* The answer comes as a signal of an object whose path is known before the call, so that it is never missed. */
static void
ask_portal (GTask *task)
{
  static guint n_asked;
  Asked *asked = g_task_get_task_data (task);
  g_autofree char *token = g_strdup_printf ("fettle%u", ++n_asked);
  g_autofree char *name = g_strdup (g_dbus_connection_get_unique_name (asked->bus) + 1);
  g_autofree char *path = NULL;
  const char *const command[] = { "fettle", "--remind", NULL };
  GVariantBuilder options;

  g_strdelimit (name, ".", '_');
  path = g_strdup_printf (PORTAL_PATH "/request/%s/%s", name, token);
  asked->subscription = g_dbus_connection_signal_subscribe (asked->bus, NULL, REQUEST, "Response", path, NULL,
                                                            G_DBUS_SIGNAL_FLAGS_NO_MATCH_RULE, answered_cb,
                                                            g_object_ref (task), NULL);
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (asked->wanted));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_variant_builder_add (&options, "{sv}", "reason",
                         g_variant_new_string (_("Fettle reminds you of deadlines when you log in.")));
  g_dbus_connection_call (asked->bus, PORTAL, PORTAL_PATH, "org.freedesktop.portal.Background", "RequestBackground",
                          g_variant_new ("(sa{sv})", "", &options), G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE,
                          WAIT_MS, g_task_get_cancellable (task), called_cb, g_object_ref (task));
}

static void
bus_got_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Asked *asked = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  asked->bus = g_bus_get_finish (result, &error);
  if (asked->bus)
    ask_portal (task);
  else
    fail (task, error->message);
}

static GTask *
task_new (gboolean             wanted,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Asked *asked = g_new0 (Asked, 1);

  asked->wanted = wanted;
  g_task_set_source_tag (task, fettle_session_start_set_async);
  g_task_set_task_data (task, asked, (GDestroyNotify) asked_free);
  return task;
}

/**
 * fettle_session_start_is_set:
 * @settings: the person's own choices
 *
 * Looks for the file in the autostart folder. In a sandbox that cannot be seen: there the choices say what was last allowed.
 *
 * Returns: whether reminders start with the person's session
 */
gboolean
fettle_session_start_is_set (GSettings *settings)
{
  g_autofree char *path = get_file ();

  g_return_val_if_fail (G_IS_SETTINGS (settings), FALSE);

  if (fettle_file_is_sandboxed ())
    return g_settings_get_boolean (settings, "remind-at-login");
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/**
 * fettle_session_start_set_async:
 * @wanted: whether reminders are to start with the person's session
 * @cancellable: (nullable): stops the waiting
 * @callback: called when it is done, or refused
 * @user_data: for @callback
 *
 * Writes or removes the file in the autostart folder; in a sandbox, asks the background portal.
 */
void
fettle_session_start_set_async (gboolean             wanted,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  if (fettle_file_is_sandboxed ())
    {
      fettle_session_start_ask_async (wanted, cancellable, callback, user_data);
      return;
    }
  task = task_new (wanted, cancellable, callback, user_data);
  write_file (task, wanted);
}

/**
 * fettle_session_start_ask_async:
 * @wanted: whether reminders are to start with the person's session
 * @cancellable: (nullable): stops the waiting
 * @callback: called when it is allowed or refused
 * @user_data: for @callback
 *
 * Asks the background portal of the desktop, which may ask the person.
 */
void
fettle_session_start_ask_async (gboolean             wanted,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task = task_new (wanted, cancellable, callback, user_data);

  g_bus_get (G_BUS_TYPE_SESSION, cancellable, bus_got_cb, task);
}

/**
 * fettle_session_start_set_finish:
 * @result: the result
 * @error: (nullable): %FETTLE_ERROR_REFUSED where the desktop or the person said no, or the file could not be written
 *
 * Returns: whether it is now as it was wanted
 */
gboolean
fettle_session_start_set_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
