/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store/fettle-reminders.h"

#define TODAY fettle_date_new (2027, 1, 15)

static FettleClock
make_clock (FettleClockState state,
            int              days,
            int              snooze_days)
{
  FettleClock clock = { 0 };

  clock.id = (char *) "R1:compliance:x";
  clock.title = (char *) "Mr Brown sees Ms Green about the fire";
  clock.plain_title = "Promised date";
  clock.state = state;
  clock.date = (FettleDate) ((int) TODAY + days);
  clock.snooze_until = snooze_days ? (FettleDate) ((int) TODAY + snooze_days) : FETTLE_DATE_NONE;
  return clock;
}

/* Which dates are told of on a day: on the day, so many days ahead and no more, passed; nothing that is done or put off. */
static void
test_which (void)
{
  static const struct
  {
    FettleClockState state;
    int days;
    int snooze_days;
    guint days_ahead;
    FettleReminder reminder;
  } rows[] = {
    { FETTLE_CLOCK_RUNNING, 0, 0, 7, FETTLE_REMINDER_TODAY },
    { FETTLE_CLOCK_RUNNING, 0, 0, 0, FETTLE_REMINDER_TODAY },
    { FETTLE_CLOCK_RUNNING, 1, 0, 7, FETTLE_REMINDER_AHEAD },
    { FETTLE_CLOCK_RUNNING, 7, 0, 7, FETTLE_REMINDER_AHEAD },
    { FETTLE_CLOCK_RUNNING, 8, 0, 7, FETTLE_REMINDER_NONE },
    { FETTLE_CLOCK_RUNNING, 1, 0, 0, FETTLE_REMINDER_NONE },
    { FETTLE_CLOCK_RUNNING, 60, 0, 60, FETTLE_REMINDER_AHEAD },
    { FETTLE_CLOCK_OVERDUE, -1, 0, 7, FETTLE_REMINDER_OVERDUE },
    { FETTLE_CLOCK_OVERDUE, -400, 0, 0, FETTLE_REMINDER_OVERDUE },
    { FETTLE_CLOCK_MET, 0, 0, 7, FETTLE_REMINDER_NONE },
    { FETTLE_CLOCK_STOPPED, 0, 0, 7, FETTLE_REMINDER_NONE },
    { FETTLE_CLOCK_SUPERSEDED, -1, 0, 7, FETTLE_REMINDER_NONE },
    { FETTLE_CLOCK_RUNNING, 0, 1, 7, FETTLE_REMINDER_NONE },
    { FETTLE_CLOCK_OVERDUE, -3, 5, 7, FETTLE_REMINDER_NONE },
    { FETTLE_CLOCK_OVERDUE, -3, -1, 7, FETTLE_REMINDER_OVERDUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      FettleClock clock = make_clock (rows[i].state, rows[i].days, rows[i].snooze_days);

      g_test_message ("row %u", i);
      g_assert_cmpint (fettle_clock_find_reminder (&clock, TODAY, rows[i].days_ahead), ==, rows[i].reminder);
    }
}

/* Each is said once: the name is another one when the date comes, passes, moves or had been put off. */
static void
test_names (void)
{
  FettleClock clock = make_clock (FETTLE_CLOCK_RUNNING, 3, 0);
  FettleClock moved = make_clock (FETTLE_CLOCK_RUNNING, 4, 0);
  FettleClock put_off = make_clock (FETTLE_CLOCK_RUNNING, 3, -1);
  g_autofree char *ahead = fettle_clock_name_reminder (&clock, FETTLE_REMINDER_AHEAD);
  g_autofree char *again = fettle_clock_name_reminder (&clock, FETTLE_REMINDER_AHEAD);
  g_autofree char *today = fettle_clock_name_reminder (&clock, FETTLE_REMINDER_TODAY);
  g_autofree char *after = fettle_clock_name_reminder (&moved, FETTLE_REMINDER_AHEAD);
  g_autofree char *later = fettle_clock_name_reminder (&put_off, FETTLE_REMINDER_AHEAD);

  g_assert_cmpstr (ahead, ==, again);
  g_assert_cmpstr (ahead, !=, today);
  g_assert_cmpstr (ahead, !=, after);
  g_assert_cmpstr (ahead, !=, later);
  g_assert_null (strstr (ahead, "Brown"));
}

/* One for all: only what is new counts, what was said stays among the names. */
static void
test_grouped (void)
{
  FettleRecord *school = fettle_record_new (fettle_kind_get ("school"), "00000000-0000-7000-8000-000000000001");
  FettleClock clocks[] = { make_clock (FETTLE_CLOCK_OVERDUE, -2, 0), make_clock (FETTLE_CLOCK_RUNNING, 0, 0),
                           make_clock (FETTLE_CLOCK_RUNNING, 5, 0), make_clock (FETTLE_CLOCK_RUNNING, 90, 0) };
  const char *const none[] = { NULL };
  FettleCaseData data = { .school = school };
  g_autoptr (GArray) deadlines = g_array_new (FALSE, FALSE, sizeof (FettleDeadline));
  g_autoptr (FettleReminders) all = NULL;
  g_autoptr (FettleReminders) again = NULL;
  g_autoptr (FettleReminders) one = NULL;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  g_autofree char *only_title = NULL;
  g_autofree char *only_body = NULL;

  fettle_record_set_text (school, "name", "Oak Primary School");
  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      FettleDeadline deadline = { &data, &clocks[i], FETTLE_DUE_LATER };

      g_array_append_val (deadlines, deadline);
    }
  all = fettle_reminders_find (deadlines, TODAY, 7, none);
  g_assert_cmpuint (fettle_reminders_count (all), ==, 3);
  g_assert_cmpuint (g_strv_length (all->names), ==, 3);
  g_assert_null (all->only);
  title = fettle_reminders_to_title (all);
  body = fettle_reminders_to_body (all);
  g_assert_cmpstr (title, ==, "3 deadlines");
  g_assert_cmpstr (body, ==, "1 is overdue\n1 is today\n1 is near");

  again = fettle_reminders_find (deadlines, TODAY, 7, (const char *const *) all->names);
  g_assert_cmpuint (fettle_reminders_count (again), ==, 0);
  g_assert_cmpuint (g_strv_length (again->names), ==, 3);

  one = fettle_reminders_find (deadlines, TODAY, 7, (const char *const *) &all->names[1]);
  g_assert_cmpuint (fettle_reminders_count (one), ==, 1);
  only_title = fettle_reminders_to_title (one);
  only_body = fettle_reminders_to_body (one);
  g_assert_cmpstr (only_title, ==, "Oak Primary School");
  g_assert_cmpstr (only_body, ==, "Overdue since Wed 13 Jan 2027: Promised date");
  g_object_unref (school);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reminders/which", test_which);
  g_test_add_func ("/reminders/names", test_names);
  g_test_add_func ("/reminders/grouped", test_grouped);
  return g_test_run ();
}
