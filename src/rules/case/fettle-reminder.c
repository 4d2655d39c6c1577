/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-reminder.h"

/**
 * fettle_clock_find_reminder:
 * @clock: a date of a school
 * @today: today
 * @days_ahead: how many days before it a person wants to hear of it; 0: only on the day
 *
 * Tells what is to be said of a date on a day: nothing where it is met, stopped, put off to a later day, or far.
 *
 * Returns: the reminder
 */
FettleReminder
fettle_clock_find_reminder (const FettleClock *clock,
                            FettleDate         today,
                            guint              days_ahead)
{
  g_return_val_if_fail (clock != NULL, FETTLE_REMINDER_NONE);

  if (clock->date == FETTLE_DATE_NONE
      || (clock->state != FETTLE_CLOCK_RUNNING && clock->state != FETTLE_CLOCK_OVERDUE)
      || (clock->snooze_until != FETTLE_DATE_NONE && clock->snooze_until > today))
    return FETTLE_REMINDER_NONE;
  if (clock->date < today)
    return FETTLE_REMINDER_OVERDUE;
  if (clock->date == today)
    return FETTLE_REMINDER_TODAY;
  return clock->date - today <= days_ahead ? FETTLE_REMINDER_AHEAD : FETTLE_REMINDER_NONE;
}

/**
 * fettle_clock_name_reminder:
 * @clock: a date of a school
 * @reminder: what is said of it
 *
 * Names a reminder, so that it is not given twice: another one when the date moves, when it comes, when it passes, and
 * when it had been put off. The name tells nothing of the school or of people.
 *
 * Returns: (transfer full): the name
 */
char *
fettle_clock_name_reminder (const FettleClock *clock,
                            FettleReminder     reminder)
{
  static const char *const names[FETTLE_N_REMINDERS] = { "none", "ahead", "today", "overdue" };
  g_autofree char *date = NULL;
  g_autofree char *put_off = NULL;

  g_return_val_if_fail (clock != NULL && reminder < FETTLE_N_REMINDERS, NULL);

  date = fettle_date_to_iso (clock->date);
  put_off = fettle_date_to_iso (clock->snooze_until);
  return g_strjoin (" ", names[reminder], date, put_off ? put_off : "-", clock->id, NULL);
}
