/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-calendar.h"

/* Monday to Friday off is nine days with its weekends: the half-term on which the regulation is ambiguous. */
#define WEEK_DAYS 7
#define HALF_TERM_DAYS 9

typedef struct
{
  FettleDate first;
  FettleDate last;
  FettleHolidayReading reading;
  char *title;
} SchoolHoliday;

struct _FettleCalendar
{
  GHashTable *bank_holidays; /* FettleDate -> title */
  GArray *school_holidays;   /* SchoolHoliday */
  FettleDate first;
  FettleDate last;
};

static void
school_holiday_clear (gpointer data)
{
  SchoolHoliday *holiday = data;

  g_free (holiday->title);
}

static gboolean
is_weekend (FettleDate date)
{
  return fettle_date_get_weekday (date) > 5;
}

static guint
length_with_weekends (const SchoolHoliday *holiday)
{
  FettleDate first = holiday->first, last = holiday->last;

  while (is_weekend (first - 1))
    first--;
  while (is_weekend (last + 1))
    last++;
  return last - first + 1;
}

static gboolean
holiday_excludes (const SchoolHoliday *holiday,
                  gboolean             half_term_counts)
{
  guint length;

  if (holiday->reading != FETTLE_HOLIDAY_AUTO)
    return holiday->reading == FETTLE_HOLIDAY_EXCLUDED;
  length = length_with_weekends (holiday);
  if (length <= WEEK_DAYS)
    return FALSE;
  return length > HALF_TERM_DAYS || !half_term_counts;
}

static gboolean
is_school_working_day (const FettleCalendar *calendar,
                       FettleDate            date,
                       gboolean              half_term_counts)
{
  return fettle_calendar_is_working_day (calendar, date)
         && fettle_calendar_get_school_holiday (calendar, date, half_term_counts) == NULL;
}

/**
 * fettle_calendar_new:
 *
 * Returns: (transfer full): a calendar that knows weekends and nothing else
 */
FettleCalendar *
fettle_calendar_new (void)
{
  FettleCalendar *calendar = g_new0 (FettleCalendar, 1);

  calendar->bank_holidays = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  calendar->school_holidays = g_array_new (FALSE, TRUE, sizeof (SchoolHoliday));
  g_array_set_clear_func (calendar->school_holidays, school_holiday_clear);
  return calendar;
}

/**
 * fettle_calendar_copy:
 * @calendar: a calendar
 *
 * Returns: (transfer full): another with the same holidays, to which a school's own can be added
 */
FettleCalendar *
fettle_calendar_copy (const FettleCalendar *calendar)
{
  FettleCalendar *copy = fettle_calendar_new ();
  GHashTableIter iter;
  gpointer date, title;

  g_return_val_if_fail (calendar != NULL, copy);

  g_hash_table_iter_init (&iter, calendar->bank_holidays);
  while (g_hash_table_iter_next (&iter, &date, &title))
    g_hash_table_insert (copy->bank_holidays, date, g_strdup (title));
  copy->first = calendar->first;
  copy->last = calendar->last;
  for (guint i = 0; i < calendar->school_holidays->len; i++)
    {
      const SchoolHoliday *holiday = &g_array_index (calendar->school_holidays, SchoolHoliday, i);

      fettle_calendar_add_school_holiday (copy, holiday->first, holiday->last, holiday->reading, holiday->title);
    }
  return copy;
}

/**
 * fettle_calendar_free:
 * @calendar: (nullable) (transfer full): a calendar
 */
void
fettle_calendar_free (FettleCalendar *calendar)
{
  if (calendar == NULL)
    return;
  g_hash_table_unref (calendar->bank_holidays);
  g_array_unref (calendar->school_holidays);
  g_free (calendar);
}

/**
 * fettle_calendar_add_bank_holiday:
 * @calendar: a calendar
 * @date: the day
 * @title: what it is called: "Good Friday"
 *
 * Adds a public holiday of England: a bank holiday, Christmas Day or Good Friday. A weekend day may be added; it stays a weekend day.
 */
void
fettle_calendar_add_bank_holiday (FettleCalendar *calendar,
                                  FettleDate      date,
                                  const char     *title)
{
  g_return_if_fail (calendar != NULL && date != FETTLE_DATE_NONE);

  g_hash_table_insert (calendar->bank_holidays, GUINT_TO_POINTER (date), g_strdup (title));
  if (calendar->first == FETTLE_DATE_NONE || date < calendar->first)
    calendar->first = date;
  calendar->last = MAX (calendar->last, date);
}

/**
 * fettle_calendar_remove_bank_holiday:
 * @calendar: a calendar
 * @date: a day that is no public holiday after all: one moved by proclamation
 */
void
fettle_calendar_remove_bank_holiday (FettleCalendar *calendar,
                                     FettleDate      date)
{
  g_return_if_fail (calendar != NULL);

  g_hash_table_remove (calendar->bank_holidays, GUINT_TO_POINTER (date));
}

/**
 * fettle_calendar_add_school_holiday:
 * @calendar: a calendar
 * @first: first day off
 * @last: last day off, not before @first
 * @reading: how its days are read where the regulation is ambiguous
 * @title: (nullable): what it is called
 *
 * Adds a holiday taken by the school in question.
 */
void
fettle_calendar_add_school_holiday (FettleCalendar       *calendar,
                                    FettleDate            first,
                                    FettleDate            last,
                                    FettleHolidayReading  reading,
                                    const char           *title)
{
  SchoolHoliday holiday = { first, last, reading, g_strdup (title) };

  g_return_if_fail (calendar != NULL && first != FETTLE_DATE_NONE && last >= first);

  g_array_append_val (calendar->school_holidays, holiday);
}

/**
 * fettle_calendar_get_bank_holiday:
 * @calendar: a calendar
 * @date: a day
 *
 * Returns: (nullable): the title of the public holiday on that day, or %NULL
 */
const char *
fettle_calendar_get_bank_holiday (const FettleCalendar *calendar,
                                  FettleDate            date)
{
  g_return_val_if_fail (calendar != NULL, NULL);

  return g_hash_table_lookup (calendar->bank_holidays, GUINT_TO_POINTER (date));
}

/**
 * fettle_calendar_get_school_holiday:
 * @calendar: a calendar
 * @date: a day
 * @half_term_counts: see fettle_calendar_add_school_days()
 *
 * Returns: (nullable): the title ("" where it has none) of the school holiday that keeps the day from counting, or %NULL
 */
const char *
fettle_calendar_get_school_holiday (const FettleCalendar *calendar,
                                    FettleDate            date,
                                    gboolean              half_term_counts)
{
  g_return_val_if_fail (calendar != NULL, NULL);

  for (guint i = 0; i < calendar->school_holidays->len; i++)
    {
      const SchoolHoliday *holiday = &g_array_index (calendar->school_holidays, SchoolHoliday, i);

      if (date >= holiday->first && date <= holiday->last && holiday_excludes (holiday, half_term_counts))
        return holiday->title != NULL ? holiday->title : "";
    }
  return NULL;
}

/**
 * fettle_calendar_get_range:
 * @calendar: a calendar
 * @first: (out): the earliest public holiday known
 * @last: (out): the latest one
 *
 * Outside this range the public holidays are not known, and a date counted there must be marked as unsure.
 */
void
fettle_calendar_get_range (const FettleCalendar *calendar,
                           FettleDate           *first,
                           FettleDate           *last)
{
  g_return_if_fail (calendar != NULL);

  *first = calendar->first;
  *last = calendar->last;
}

/**
 * fettle_calendar_is_working_day:
 * @calendar: a calendar
 * @date: a day
 *
 * Returns: whether it is neither a Saturday, a Sunday nor a public holiday. School holidays are not asked.
 */
gboolean
fettle_calendar_is_working_day (const FettleCalendar *calendar,
                                FettleDate            date)
{
  g_return_val_if_fail (calendar != NULL, FALSE);

  return date != FETTLE_DATE_NONE && !is_weekend (date) && fettle_calendar_get_bank_holiday (calendar, date) == NULL;
}

/**
 * fettle_calendar_add_working_days:
 * @calendar: a calendar
 * @start: the day before day 1: the period begins immediately after it
 * @days: how many working days, from 1
 *
 * Counts working days whatever holidays the school takes, as the repealed section 60(10) of the Education and Inspections Act 2006 did.
 *
 * Returns: the last day of the period, or %FETTLE_DATE_NONE
 */
FettleDate
fettle_calendar_add_working_days (const FettleCalendar *calendar,
                                  FettleDate            start,
                                  int                   days)
{
  FettleDate date = start;

  g_return_val_if_fail (calendar != NULL && days > 0, FETTLE_DATE_NONE);

  if (start == FETTLE_DATE_NONE)
    return FETTLE_DATE_NONE;
  while (days > 0)
    if (fettle_calendar_is_working_day (calendar, ++date))
      days--;
  return date;
}

/**
 * fettle_calendar_add_school_days:
 * @calendar: a calendar with the school's holidays
 * @start: the day before day 1
 * @days: how many working days, from 1
 * @half_term_counts: whether a holiday of just a week with its weekends (nine days) counts as working days: %TRUE gives the earlier and
 *   safe date, %FALSE the later one
 *
 * Counts working days that are also not "part of a holiday longer than a week taken by the school in question" (SI 2005/2038 reg 2).
 *
 * Returns: the last day of the period, or %FETTLE_DATE_NONE
 */
FettleDate
fettle_calendar_add_school_days (const FettleCalendar *calendar,
                                 FettleDate            start,
                                 int                   days,
                                 gboolean              half_term_counts)
{
  FettleDate date = start;

  g_return_val_if_fail (calendar != NULL && days > 0, FETTLE_DATE_NONE);

  if (start == FETTLE_DATE_NONE)
    return FETTLE_DATE_NONE;
  while (days > 0)
    if (is_school_working_day (calendar, ++date, half_term_counts))
      days--;
  return date;
}

/**
 * fettle_calendar_clear_days_before:
 * @calendar: a calendar
 * @meeting: the day of the meeting
 * @days: how many clear working days must lie between
 *
 * Both end days are excluded, as for "five clear days" of the Local Government Act 1972 s.100B.
 *
 * Returns: the latest working day to publish on, or %FETTLE_DATE_NONE
 */
FettleDate
fettle_calendar_clear_days_before (const FettleCalendar *calendar,
                                   FettleDate            meeting,
                                   int                   days)
{
  FettleDate date = meeting;
  int left = days + 1;

  g_return_val_if_fail (calendar != NULL && days >= 0, FETTLE_DATE_NONE);

  while (left > 0 && date > 1)
    if (fettle_calendar_is_working_day (calendar, --date))
      left--;
  return left == 0 ? date : FETTLE_DATE_NONE;
}
