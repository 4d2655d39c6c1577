/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-reminders.h"

#include <glib/gi18n-lib.h>

static void
take (FettleReminders      *self,
      const FettleDeadline *deadline,
      FettleReminder        reminder)
{
  self->only = fettle_reminders_count (self) == 0 ? deadline : NULL;
  self->n[reminder]++;
}

/**
 * fettle_reminders_find:
 * @deadlines: (element-type FettleDeadline): all dates, which must outlive the answer
 * @today: today
 * @days_ahead: how many days before a date a person wants to hear of it
 * @given: (array zero-terminated=1): names of the reminders that were given before
 *
 * Finds what is to be said today and was not said before.
 *
 * Returns: (transfer full): the reminders
 */
FettleReminders *
fettle_reminders_find (GArray            *deadlines,
                       FettleDate         today,
                       guint              days_ahead,
                       const char *const *given)
{
  FettleReminders *self = g_new0 (FettleReminders, 1);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (deadlines != NULL && given != NULL, self);

  for (guint i = 0; i < deadlines->len; i++)
    {
      const FettleDeadline *deadline = &g_array_index (deadlines, FettleDeadline, i);
      FettleReminder reminder = fettle_clock_find_reminder (deadline->clock, today, days_ahead);
      g_autofree char *name = NULL;

      if (reminder == FETTLE_REMINDER_NONE || !fettle_deadline_may_leave (deadline))
        continue;
      name = fettle_clock_name_reminder (deadline->clock, reminder);
      g_strv_builder_add (names, name);
      if (!g_strv_contains (given, name))
        take (self, deadline, reminder);
    }
  self->names = g_strv_builder_end (names);
  return self;
}

/**
 * fettle_reminders_free:
 * @self: (transfer full): reminders
 */
void
fettle_reminders_free (FettleReminders *self)
{
  g_strfreev (self->names);
  g_free (self);
}

/**
 * fettle_reminders_count:
 * @self: reminders
 *
 * Returns: how many dates are new
 */
guint
fettle_reminders_count (const FettleReminders *self)
{
  return self->n[FETTLE_REMINDER_AHEAD] + self->n[FETTLE_REMINDER_TODAY] + self->n[FETTLE_REMINDER_OVERDUE];
}

/**
 * fettle_reminders_to_title:
 * @self: reminders, at least one of them new
 *
 * Returns: (transfer full): the school where it is one date, otherwise how many there are
 */
char *
fettle_reminders_to_title (const FettleReminders *self)
{
  guint n = fettle_reminders_count (self);

  if (self->only != NULL)
    return g_strdup (fettle_case_data_get_name (self->only->data));
  return g_strdup_printf (ngettext ("%u deadline", "%u deadlines", n), n);
}

static char *
describe_only (const FettleReminders *self)
{
  const FettleClock *clock = self->only->clock;
  g_autofree char *day = fettle_date_to_words (clock->date);

  if (self->n[FETTLE_REMINDER_OVERDUE])
    /* Translators: what was due, and the date */
    return g_strdup_printf (_("Overdue since %2$s: %1$s"), clock->plain_title, day);
  if (self->n[FETTLE_REMINDER_TODAY])
    /* Translators: %s is what is due */
    return g_strdup_printf (_("Today: %s"), clock->plain_title);
  /* Translators: a date, and what is due on it */
  return g_strdup_printf (_("%1$s: %2$s"), day, clock->plain_title);
}

static void
add_count (GStrvBuilder *lines,
           const char   *format,
           guint         n)
{
  g_autofree char *line = NULL;

  if (n == 0)
    return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  line = g_strdup_printf (format, n);
#pragma GCC diagnostic pop
  g_strv_builder_add (lines, line);
}

/**
 * fettle_reminders_to_body:
 * @self: reminders, at least one of them new
 *
 * Words them for a notification, which others may see on the screen: no narrative, and no names of people.
 *
 * Returns: (transfer full): what is due, or how many dates are overdue, of today and near
 */
char *
fettle_reminders_to_body (const FettleReminders *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;
  guint overdue = self->n[FETTLE_REMINDER_OVERDUE];
  guint today = self->n[FETTLE_REMINDER_TODAY];
  guint ahead = self->n[FETTLE_REMINDER_AHEAD];

  if (self->only != NULL)
    return describe_only (self);
  add_count (builder, ngettext ("%u is overdue", "%u are overdue", overdue), overdue);
  add_count (builder, ngettext ("%u is today", "%u are today", today), today);
  add_count (builder, ngettext ("%u is near", "%u are near", ahead), ahead);
  lines = g_strv_builder_end (builder);
  return g_strjoinv ("\n", lines);
}
