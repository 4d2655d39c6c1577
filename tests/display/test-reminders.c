/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-test-window.h"

#include <glib/gstdio.h>
#include <string.h>

#include "fettle-test-case.h"
#include "ui/deadlines/fettle-deadlines-page.h"
#include "ui/deadlines/fettle-notifier.h"
#include "ui/deadlines/fettle-preferences-window.h"

#define NOTIFICATIONS "org.freedesktop.Notifications"

/* A desktop that shows notifications, in the place of a real one. */
typedef struct
{
  GDBusConnection *bus;
  guint name;
  guint object;
  guint n_shown;
  guint n_closed;
  char *title;
  char *body;
} Desktop;

static Desktop desktop;

static const char interface_xml[] =
  "<node><interface name='" NOTIFICATIONS "'>"
  "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
  "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
  "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
  "<signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>"
  "<signal name='NotificationClosed'><arg type='u'/><arg type='u'/></signal>"
  "</interface></node>";

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
  if (g_str_equal (method, "Notify"))
    {
      g_clear_pointer (&desktop.title, g_free);
      g_clear_pointer (&desktop.body, g_free);
      g_variant_get_child (parameters, 3, "s", &desktop.title);
      g_variant_get_child (parameters, 4, "s", &desktop.body);
      desktop.n_shown++;
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", 1));
      return;
    }
  desktop.n_closed++;
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static const GDBusInterfaceVTable vtable = { .method_call = call_cb };

static void
owned_cb (GDBusConnection *bus,
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
start_desktop (void)
{
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, NULL);
  gboolean is_owned = FALSE;

  desktop.bus = g_dbus_connection_new_for_address_sync (
      address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL,
      NULL);
  g_assert_nonnull (desktop.bus);
  desktop.object = g_dbus_connection_register_object (desktop.bus, "/org/freedesktop/Notifications", node->interfaces[0],
                                                      &vtable, NULL, NULL, NULL);
  desktop.name = g_bus_own_name_on_connection (desktop.bus, NOTIFICATIONS, 0, owned_cb, NULL, &is_owned, NULL);
  fettle_test_assert_soon (is_set, &is_owned);
}

static void
stop_desktop (void)
{
  g_bus_unown_name (desktop.name);
  g_dbus_connection_unregister_object (desktop.bus, desktop.object);
  g_clear_object (&desktop.bus);
  g_clear_pointer (&desktop.title, g_free);
  g_clear_pointer (&desktop.body, g_free);
}

static gboolean
has_shown (gpointer n)
{
  return desktop.n_shown == GPOINTER_TO_UINT (n);
}

static gboolean
has_closed (gpointer n)
{
  return desktop.n_closed == GPOINTER_TO_UINT (n);
}

static gboolean
is_at (gpointer data)
{
  const char *place = fettle_window_get_place (FETTLE_WINDOW (((gpointer *) data)[0]));

  return place && g_str_has_prefix (place, ((gpointer *) data)[1]);
}

static void
pinged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  *(gboolean *) user_data = reply != NULL;
}

/* The sender of a notification knows it only when the desktop has answered: answers come in order. */
static void
wait_for_answer (FettleTestWindow *test)
{
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (test->window)));
  gboolean is_answered = FALSE;

  g_dbus_connection_call (g_application_get_dbus_connection (application), NOTIFICATIONS, "/org/freedesktop/Notifications",
                          "org.freedesktop.DBus.Peer", "Ping", NULL, NULL, 0, -1, NULL, pinged_cb, &is_answered);
  fettle_test_assert_soon (is_set, &is_answered);
}

static void
click (FettleTestWindow *test,
       const char       *place)
{
  gpointer data[] = { test->window, (gpointer) place };
  g_autoptr (GError) error = NULL;

  wait_for_answer (test);
  g_dbus_connection_emit_signal (desktop.bus, NULL, "/org/freedesktop/Notifications", NOTIFICATIONS, "ActionInvoked",
                                 g_variant_new ("(us)", 1, "default"), &error);
  g_assert_no_error (error);
  fettle_test_assert_soon (is_at, data);
}

static void
put (FettleTestCase *made,
     const char     *line)
{
  g_autoptr (GError) error = NULL;

  fettle_test_case_put (made, line, &error);
  g_assert_no_error (error);
}

static FettleTestCase *
open_register (FettleTestWindow *test)
{
  FettleTestCase *made;

  g_setenv ("FETTLE_TODAY", "2026-11-21", TRUE);
  fettle_test_window_open (test, 1);
  made = fettle_test_case_new ("community", NULL, test->store);
  fettle_test_case_set_today (made, "2026-11-21");
  return made;
}

static void
close_register (FettleTestWindow *test,
                FettleTestCase   *made)
{
  GSettings *settings = fettle_session_get_settings (test->session);

  g_settings_set_boolean (settings, "remind", FALSE);
  g_settings_reset (settings, "calendar-file");
  fettle_test_case_free (made);
  fettle_test_window_close (test);
}

/* One date, by school and what it is; then two, grouped; each once, also after the program was closed and opened; again
 * when the day turns. Nobody's own words and names go to the screen. */
static void
test_notification (void)
{
  FettleTestWindow test;
  FettleTestCase *made = open_register (&test);
  GSettings *settings = fettle_session_get_settings (test.session);
  g_autoptr (FettleNotifier) restarted = NULL;

  start_desktop ();
  put (made, "deadline D|what=See Mr Brown about the fire|due-on=2026-11-21|owner=Amira Khan");
  g_settings_set_boolean (settings, "remind", TRUE);
  fettle_test_assert_soon (has_shown, GUINT_TO_POINTER (1));
  g_assert_cmpstr (desktop.title, ==, fettle_record_get_text (fettle_test_case_get_school (made), "name"));
  g_assert_cmpstr (desktop.body, ==, "Today: Promised date");
  click (&test, "school:");

  /* Ten working days after Friday 6 November 2026 end on the 20th. */
  put (made, "inspection I|format=full|start=2026-10-06|source=ofsted|category=special-measures|received=2026-11-06");
  fettle_test_assert_soon (has_shown, GUINT_TO_POINTER (2));
  put (made, "deadline E|what=Again|due-on=2026-11-28");
  fettle_test_assert_soon (has_shown, GUINT_TO_POINTER (3));
  restarted = fettle_notifier_new (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (test.window))), test.session);
  g_clear_object (&restarted);
  fettle_session_set_today (test.session, fettle_date_new (2026, 11, 28));
  fettle_test_assert_soon (has_shown, GUINT_TO_POINTER (4));
  /* The promise of 21 November has passed, that of 28 November has come; the statement of 20 November was told. */
  g_assert_cmpstr (desktop.title, ==, "2 deadlines");
  g_assert_cmpstr (desktop.body, ==, "1 is overdue\n1 is today");
  click (&test, "deadlines");

  put (made, "deadline F|what=Once more|due-on=2026-11-28");
  fettle_test_assert_soon (has_shown, GUINT_TO_POINTER (5));
  g_assert_cmpuint (desktop.n_closed, ==, 0);
  wait_for_answer (&test);
  g_settings_set_boolean (settings, "remind", FALSE);
  fettle_test_assert_soon (has_closed, GUINT_TO_POINTER (1));
  stop_desktop ();
  close_register (&test, made);
}

static gboolean
has_text (gpointer data)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (((char **) data)[0], &text, NULL, NULL) && strstr (text, ((char **) data)[1]);
}

/* The file follows each change; where it cannot, that is said in words, once, and the choice is kept. */
static void
test_calendar_file (void)
{
  FettleTestWindow test;
  FettleTestCase *made = open_register (&test);
  GSettings *settings = fettle_session_get_settings (test.session);
  g_autofree char *folder = g_dir_make_tmp ("fettle-calendar-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "deadlines.ics", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *kept = NULL;
  char *first[] = { path, (char *) "DTSTART;VALUE=DATE:20261201" };
  char *moved[] = { path, (char *) "DTSTART;VALUE=DATE:20261203" };
  GtkWindow *window;

  put (made, "deadline D|what=Visit|due-on=2026-12-01");
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.preferences", NULL);
  window = fettle_test_find_window (FETTLE_TYPE_PREFERENCES_WINDOW);
  g_assert_nonnull (window);
  g_settings_set_string (settings, "calendar-file", uri);
  fettle_test_assert_soon (has_text, first);
  fettle_test_find_soon (window, GTK_TYPE_LABEL, path);
  put (made, "deadline D|due-on=2026-12-03");
  fettle_test_assert_soon (has_text, moved);

  g_unlink (path);
  g_rmdir (folder);
  put (made, "deadline D|due-on=2026-12-04");
  fettle_test_find_soon (window, GTK_TYPE_LABEL, "“deadlines.ics” was not written: No such file or directory. Whatever was "
                                                 "there before is as it was.");
  kept = g_settings_get_string (settings, "calendar-file");
  g_assert_cmpstr (kept, ==, uri);
  gtk_widget_activate_action (GTK_WIDGET (window), "preferences.forget-calendar", NULL);
  fettle_test_find_soon (window, GTK_TYPE_LABEL, "None");
  close_register (&test, made);
}

/* By kind, by school or by what is due, and what is done on demand. */
static void
test_filters (void)
{
  FettleTestWindow test;
  FettleTestCase *made = open_register (&test);
  const char *law = "Fri 15 Jan 2027: The compliance period ends";
  const char *promise = "Tue 1 Dec 2026: Visit";
  const char *done = "Tue 3 Nov 2026: Long done";
  GtkWidget *page, *search, *over;
  GtkDropDown *kind = NULL;

  put (made, "warning-notice N|section=s60|given-on=2026-11-16|whole=1|compliance-end=2027-01-15");
  put (made, "deadline D|what=Visit|due-on=2026-12-01");
  put (made, "deadline E|what=Long done|due-on=2026-11-03|done-on=2026-11-04");
  fettle_window_go (test.window, "deadlines");
  page = GTK_WIDGET (fettle_window_get_section (test.window, "deadlines"));
  fettle_test_find_soon (page, GTK_TYPE_LABEL, law);
  fettle_test_find_soon (page, GTK_TYPE_LABEL, promise);
  g_assert_null (fettle_test_find (page, GTK_TYPE_LABEL, done));

  kind = GTK_DROP_DOWN (gtk_widget_get_template_child (page, FETTLE_TYPE_DEADLINES_PAGE, "kind"));
  gtk_drop_down_set_selected (kind, 1);
  fettle_test_gone_soon (page, GTK_TYPE_LABEL, promise);
  g_assert_nonnull (fettle_test_find (page, GTK_TYPE_LABEL, law));
  gtk_drop_down_set_selected (kind, 2);
  fettle_test_gone_soon (page, GTK_TYPE_LABEL, law);
  g_assert_nonnull (fettle_test_find (page, GTK_TYPE_LABEL, promise));
  gtk_drop_down_set_selected (kind, 0);

  search = GTK_WIDGET (gtk_widget_get_template_child (page, FETTLE_TYPE_DEADLINES_PAGE, "search"));
  gtk_editable_set_text (GTK_EDITABLE (search), "compliance");
  fettle_test_gone_soon (page, GTK_TYPE_LABEL, promise);
  gtk_editable_set_text (GTK_EDITABLE (search), "no such school");
  fettle_test_find_soon (page, GTK_TYPE_LABEL, "No Date Is Like This");
  gtk_editable_set_text (GTK_EDITABLE (search), fettle_record_get_text (fettle_test_case_get_school (made), "name"));
  fettle_test_find_soon (page, GTK_TYPE_LABEL, promise);

  over = GTK_WIDGET (gtk_widget_get_template_child (page, FETTLE_TYPE_DEADLINES_PAGE, "over"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (over), TRUE);
  fettle_test_find_soon (page, GTK_TYPE_LABEL, done);
  close_register (&test, made);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("GNOTIFICATION_BACKEND", "freedesktop", TRUE);
  fettle_test_window_init (&argc, &argv);
  g_test_add_func ("/reminders/notification", test_notification);
  g_test_add_func ("/reminders/calendar-file", test_calendar_file);
  g_test_add_func ("/deadlines/filters", test_filters);
  return g_test_run ();
}
