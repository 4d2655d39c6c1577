/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/deadlines/fettle-notifier.h"

#include "store/fettle-reminders.h"
#include "ui/case/fettle-case-list.h"

/* Tells the desktop of deadlines as they come near, as long as it lives. */
struct _FettleNotifier
{
  GObject parent_instance;

  GApplication *application;
  FettleSession *session;
};

G_DEFINE_FINAL_TYPE (FettleNotifier, fettle_notifier, G_TYPE_OBJECT)

/* Each register has its own list of what was said, under the id of its device. */
static const char *
get_register (FettleNotifier *self)
{
  return fettle_store_get_device (fettle_session_get_store (self->session));
}

/* The lists of other registers stay as they are. */
static void
write_given (FettleNotifier    *self,
             GVariant          *given,
             const char *const *names)
{
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  GVariant *others;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sas}"));
  g_variant_iter_init (&iter, given);
  while (g_variant_iter_loop (&iter, "{&s@as}", &name, &others))
    if (!g_str_equal (name, get_register (self)))
      g_variant_builder_add (&builder, "{s@as}", name, others);
  g_variant_builder_add (&builder, "{s@as}", get_register (self), g_variant_new_strv (names, -1));
  g_settings_set_value (fettle_session_get_settings (self->session), "reminders-given", g_variant_builder_end (&builder));
}

static void
send (FettleNotifier        *self,
      const FettleReminders *reminders)
{
  g_autofree char *title = fettle_reminders_to_title (reminders);
  g_autofree char *body = fettle_reminders_to_body (reminders);
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  if (reminders->only)
    g_notification_set_default_action_and_target (notification, "app.show-case", "s",
                                                  fettle_record_get_id (reminders->only->data->school));
  else
    g_notification_set_default_action (notification, "app.show-deadlines");
  g_application_send_notification (self->application, FETTLE_NOTIFICATION, notification);
}

static void
tell (FettleNotifier *self,
      GPtrArray      *all)
{
  GSettings *settings = fettle_session_get_settings (self->session);
  FettleDate today = fettle_session_get_today (self->session);
  g_autoptr (GArray) deadlines = fettle_deadlines_list (all, today);
  g_autoptr (GVariant) given = g_settings_get_value (settings, "reminders-given");
  g_auto (GStrv) before = NULL;
  g_autoptr (FettleReminders) reminders = NULL;

  if (!g_variant_lookup (given, get_register (self), "^as", &before))
    before = g_new0 (char *, 1);
  reminders = fettle_reminders_find (deadlines, today, g_settings_get_uint (settings, "remind-days-ahead"),
                                     (const char *const *) before);
  if (fettle_reminders_count (reminders))
    send (self, reminders);
  else if (!*reminders->names)
    g_application_withdraw_notification (self->application, FETTLE_NOTIFICATION);
  if (!g_strv_equal ((const char *const *) before, (const char *const *) reminders->names))
    write_given (self, given, (const char *const *) reminders->names);
}

static void
update_cb (FettleNotifier *self)
{
  GPtrArray *all = fettle_case_list_get_all (fettle_case_list_get (self->session));

  g_assert (FETTLE_IS_NOTIFIER (self));

  if (!g_settings_get_boolean (fettle_session_get_settings (self->session), "remind"))
    g_application_withdraw_notification (self->application, FETTLE_NOTIFICATION);
  else if (all)
    tell (self, all);
}

static void
fettle_notifier_dispose (GObject *object)
{
  FettleNotifier *self = FETTLE_NOTIFIER (object);

  g_clear_object (&self->application);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (fettle_notifier_parent_class)->dispose (object);
}

static void
fettle_notifier_class_init (FettleNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fettle_notifier_dispose;
}

static void
fettle_notifier_init (FettleNotifier *self)
{
}

/**
 * fettle_notifier_new:
 * @application: the application that sends the notifications, with the actions "app.show-deadlines" and
 *   "app.show-case"
 * @session: the session
 *
 * Begins to tell of the session's deadlines by notifications of the desktop, where the person's choices ask for it: one
 * for all dates that are new, each once ahead, once on the day and once when it has passed. It is withdrawn when
 * nothing is due any more.
 *
 * Returns: (transfer full): the notifier
 */
FettleNotifier *
fettle_notifier_new (GApplication  *application,
                     FettleSession *session)
{
  FettleNotifier *self;
  GSettings *settings;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (FETTLE_IS_SESSION (session), NULL);

  self = g_object_new (FETTLE_TYPE_NOTIFIER, NULL);
  self->application = g_object_ref (application);
  self->session = g_object_ref (session);
  settings = fettle_session_get_settings (session);
  g_signal_connect_object (fettle_case_list_get (session), "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::remind", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::remind-days-ahead", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
  return self;
}
