/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reminders that start with the session: a file in autostart, and, in a sandbox, the desktop's answer. */
#include "config.h"

#include "fettle-test-window.h"

#include <glib/gstdio.h>

#include "base/fettle-error.h"
#include "ui/deadlines/fettle-session-start.h"

#define PORTAL "org.freedesktop.portal.Desktop"
#define PATH "/org/freedesktop/portal/desktop"

static const char interface_xml[] =
  "<node><interface name='org.freedesktop.portal.Background'>"
  "<method name='RequestBackground'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
  "<arg type='o' direction='out'/></method></interface></node>";

/* A desktop that answers as it is told to. */
static struct
{
  guint32 response;
  gboolean grants;
  gboolean asked_for;
} desktop;

static GVariant *
make_answer (void)
{
  GVariantBuilder results;

  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "autostart", g_variant_new_boolean (desktop.grants));
  return g_variant_new ("(u@a{sv})", desktop.response, g_variant_builder_end (&results));
}

static void
call_cb (GDBusConnection       *bus,
         const char            *sender,
         const char            *path,
         const char            *interface,
         const char            *method,
         GVariant              *parameters,
         GDBusMethodInvocation *invocation,
         gpointer               user_data)
{
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  g_autofree char *name = g_strdup (sender + 1);
  g_autofree char *request = NULL;
  const char *token = NULL;

  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  g_assert_true (g_variant_lookup (options, "autostart", "b", &desktop.asked_for));
  request = g_strdup_printf (PATH "/request/%s/%s", g_strdelimit (name, ".", '_'), token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", request));
  g_dbus_connection_emit_signal (bus, sender, request, "org.freedesktop.portal.Request", "Response", make_answer (), NULL);
}

static const GDBusInterfaceVTable vtable = { .method_call = call_cb };

static void
flag_cb (GDBusConnection *bus,
         const char      *name,
         gpointer         user_data)
{
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_set (gpointer flag)
{
  return *(gboolean *) flag;
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static gboolean
ask (gboolean   wanted,
     GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  fettle_session_start_ask_async (wanted, NULL, result_cb, &result);
  fettle_test_assert_soon (has_result, &result);
  return fettle_session_start_set_finish (result, error);
}

/* Yes, no by the person, and a desktop that grants something else than was asked. */
static void
test_portal (void)
{
  static const struct { gboolean wanted; guint32 response; gboolean grants; gboolean done; } rows[] = {
    { TRUE, 0, TRUE, TRUE }, { FALSE, 0, FALSE, TRUE }, { TRUE, 1, FALSE, FALSE }, { TRUE, 0, FALSE, FALSE },
  };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, NULL);
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusConnection) bus = g_dbus_connection_new_for_address_sync (
      address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL,
      NULL);
  guint object = g_dbus_connection_register_object (bus, PATH, node->interfaces[0], &vtable, NULL, NULL, NULL);
  gboolean is_owned = FALSE;
  guint name = g_bus_own_name_on_connection (bus, PORTAL, 0, flag_cb, NULL, &is_owned, NULL);

  fettle_test_assert_soon (is_set, &is_owned);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      desktop.response = rows[i].response;
      desktop.grants = rows[i].grants;
      g_assert_cmpint (ask (rows[i].wanted, &error), ==, rows[i].done);
      g_assert_cmpint (desktop.asked_for, ==, rows[i].wanted);
      if (!rows[i].done)
        g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED);
    }
  g_bus_unown_name (name);
  g_dbus_connection_unregister_object (bus, object);
}

static void
set (gboolean wanted)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fettle_session_start_set_async (wanted, NULL, result_cb, &result);
  fettle_test_assert_soon (has_result, &result);
  g_assert_true (fettle_session_start_set_finish (result, &error));
  g_assert_no_error (error);
}

/* The file that the desktop starts with the session; taking away what is not there is no fault. */
static void
test_file (void)
{
  g_autoptr (GSettings) settings = g_settings_new (FETTLE_APP_ID);
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "autostart", FETTLE_APP_ID ".desktop", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *command = NULL;

  set (FALSE);
  g_assert_false (fettle_session_start_is_set (settings));
  set (TRUE);
  g_assert_true (fettle_session_start_is_set (settings));
  g_assert_true (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL));
  command = g_key_file_get_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, NULL);
  g_assert_cmpstr (command, ==, "fettle --remind");
  set (FALSE);
  g_assert_false (fettle_session_start_is_set (settings));
}

int
main (int    argc,
      char **argv)
{
  fettle_test_window_init (&argc, &argv);

  g_test_add_func ("/session-start/file", test_file);
  g_test_add_func ("/session-start/portal", test_portal);

  return g_test_run ();
}
