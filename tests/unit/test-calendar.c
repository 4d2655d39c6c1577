/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "base/fettle-calendar.h"

/* The days that the worked examples of rules R10 to R12, R22 and R25 cross. */
static FettleCalendar *
winter_calendar (void)
{
  static const char *const days[] = { "2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29" };
  FettleCalendar *calendar = fettle_calendar_new ();

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    fettle_calendar_add_bank_holiday (calendar, fettle_date_parse_iso (days[i]), "Holiday");
  return calendar;
}

static void
assert_date (FettleDate  date,
             const char *expected)
{
  g_autofree char *iso = fettle_date_to_iso (date);

  g_assert_cmpstr (iso, ==, expected);
}

static void
add_holiday (FettleCalendar       *calendar,
             const char           *first,
             const char           *last,
             FettleHolidayReading  reading)
{
  fettle_calendar_add_school_holiday (calendar, fettle_date_parse_iso (first), fettle_date_parse_iso (last), reading, NULL);
}

static FettleDate
school_days (const FettleCalendar *calendar,
             const char           *start,
             int                   days,
             gboolean              half_term_counts)
{
  return fettle_calendar_add_school_days (calendar, fettle_date_parse_iso (start), days, half_term_counts);
}

static void
test_long_holiday (void)
{
  g_autoptr (FettleCalendar) calendar = winter_calendar ();

  add_holiday (calendar, "2026-12-19", "2027-01-03", FETTLE_HOLIDAY_AUTO);
  assert_date (school_days (calendar, "2026-12-10", 10, TRUE), "2027-01-07");
  assert_date (school_days (calendar, "2026-12-16", 5, TRUE), "2027-01-06");
  assert_date (fettle_calendar_add_working_days (calendar, fettle_date_parse_iso ("2026-12-10"), 10), "2026-12-24");
}

static void
test_half_term (void)
{
  g_autoptr (FettleCalendar) calendar = winter_calendar ();
  g_autoptr (FettleCalendar) weekdays = winter_calendar ();

  add_holiday (calendar, "2027-02-13", "2027-02-21", FETTLE_HOLIDAY_AUTO);
  assert_date (school_days (calendar, "2027-02-10", 10, TRUE), "2027-02-24");
  assert_date (school_days (calendar, "2027-02-10", 10, FALSE), "2027-03-03");
  /* Entered without its weekends it is the same holiday. */
  add_holiday (weekdays, "2027-02-15", "2027-02-19", FETTLE_HOLIDAY_AUTO);
  assert_date (school_days (weekdays, "2027-02-10", 10, FALSE), "2027-03-03");
}

static void
test_officer_decides (void)
{
  g_autoptr (FettleCalendar) excluded = winter_calendar ();
  g_autoptr (FettleCalendar) counts = winter_calendar ();
  g_autoptr (FettleCalendar) short_one = winter_calendar ();

  add_holiday (excluded, "2027-02-13", "2027-02-21", FETTLE_HOLIDAY_EXCLUDED);
  assert_date (school_days (excluded, "2027-02-10", 10, TRUE), "2027-03-03");
  add_holiday (counts, "2026-12-19", "2027-01-03", FETTLE_HOLIDAY_COUNTS);
  assert_date (school_days (counts, "2026-12-10", 10, FALSE), "2026-12-24");
  add_holiday (short_one, "2027-02-17", "2027-02-18", FETTLE_HOLIDAY_AUTO);
  assert_date (school_days (short_one, "2027-02-10", 10, FALSE), "2027-02-24");
}

static void
test_clear_days (void)
{
  g_autoptr (FettleCalendar) calendar = winter_calendar ();

  assert_date (fettle_calendar_clear_days_before (calendar, fettle_date_parse_iso ("2027-01-14"), 5), "2027-01-06");
  /* Clear days over Easter: 31, 30, 25, 24 and 23 March. */
  assert_date (fettle_calendar_clear_days_before (calendar, fettle_date_parse_iso ("2027-04-01"), 5), "2027-03-22");
}

static void
test_copy_and_edit (void)
{
  g_autoptr (FettleCalendar) calendar = winter_calendar ();
  g_autoptr (FettleCalendar) copy = fettle_calendar_copy (calendar);
  FettleDate moved = fettle_date_parse_iso ("2026-12-28"), first, last;

  fettle_calendar_remove_bank_holiday (copy, moved);
  g_assert_true (fettle_calendar_is_working_day (copy, moved));
  g_assert_false (fettle_calendar_is_working_day (calendar, moved));
  g_assert_false (fettle_calendar_is_working_day (calendar, fettle_date_parse_iso ("2026-11-21")));
  fettle_calendar_get_range (calendar, &first, &last);
  assert_date (first, "2026-12-25");
  assert_date (last, "2027-03-29");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/long-holiday", test_long_holiday);
  g_test_add_func ("/calendar/half-term", test_half_term);
  g_test_add_func ("/calendar/officer-decides", test_officer_decides);
  g_test_add_func ("/calendar/clear-days", test_clear_days);
  g_test_add_func ("/calendar/copy-and-edit", test_copy_and_edit);
  return g_test_run ();
}
