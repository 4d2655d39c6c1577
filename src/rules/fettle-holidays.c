/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/fettle-record.h"
#include "model/fettle-vocabulary-private.h"
#include "rules/fettle-holidays.h"

#define SECTION "holidays"

/* From one holiday to the next the schools are open for eight weeks, or nine. */
#define MOST_OPEN_DAYS 70

static FettleCalendar *
read_shipped (void)
{
  g_autoptr (GKeyFile) file = fettle_vocabulary_open (FETTLE_VOCABULARY_FOLDER "/bank-holidays.ini");
  g_auto (GStrv) days = g_key_file_get_keys (file, SECTION, NULL, NULL);
  FettleCalendar *calendar = fettle_calendar_new ();

  for (char **day = days; *day; day++)
    {
      g_autofree char *title = g_key_file_get_string (file, SECTION, *day, NULL);

      fettle_calendar_add_bank_holiday (calendar, fettle_date_parse_iso (*day), title);
    }
  return calendar;
}

/* Read once by whichever thread asks first, and kept. */
static const FettleCalendar *
get_shipped (void)
{
  static gsize shipped = 0;

  if (g_once_init_enter (&shipped))
    g_once_init_leave (&shipped, (gsize) read_shipped ());
  return (const FettleCalendar *) shipped;
}

static void
apply_bank_holiday (FettleCalendar *calendar,
                    FettleRecord   *record)
{
  FettleDate date = fettle_record_get_date (record, "date");

  if (date == FETTLE_DATE_NONE)
    return;
  if (fettle_record_get_flag (record, "removed"))
    fettle_calendar_remove_bank_holiday (calendar, date);
  else
    fettle_calendar_add_bank_holiday (calendar, date, fettle_record_get_text (record, "title"));
}

static FettleHolidayReading
read_reading (const char *code)
{
  if (g_strcmp0 (code, "counts") == 0)
    return FETTLE_HOLIDAY_COUNTS;
  if (g_strcmp0 (code, "excluded") == 0)
    return FETTLE_HOLIDAY_EXCLUDED;
  return FETTLE_HOLIDAY_AUTO;
}

static void
apply_school_holiday (FettleCalendar *calendar,
                      FettleRecord   *record,
                      const char     *school_id)
{
  const char *school = fettle_record_get_text (record, "school");
  FettleDate first = fettle_record_get_date (record, "first");
  FettleDate last = fettle_record_get_date (record, "last");

  if (school != NULL && g_strcmp0 (school, school_id) != 0)
    return;
  if (first == FETTLE_DATE_NONE || last < first)
    return;
  fettle_calendar_add_school_holiday (calendar, first, last, read_reading (fettle_record_get_text (record, "reading")),
                                      fettle_record_get_text (record, "title"));
}

/**
 * fettle_holidays_make_calendar:
 * @bank_holidays: (nullable) (element-type FettleRecord): the register's records of kind "bank-holiday"
 * @school_holidays: (nullable) (element-type FettleRecord): its records of kind "school-holiday", of any school
 * @school_id: (nullable): the school whose holidays count, beside those of every school
 *
 * Makes a calendar: the public holidays of 2015 to 2028 that come with the program (Banking and Financial Dealings
 * Act 1971 and proclamations), with the officers' own additions and removals, and the holidays of one school.
 *
 * Returns: (transfer full): the calendar
 */
FettleCalendar *
fettle_holidays_make_calendar (GPtrArray  *bank_holidays,
                               GPtrArray  *school_holidays,
                               const char *school_id)
{
  FettleCalendar *calendar = fettle_calendar_copy (get_shipped ());

  for (guint i = 0; bank_holidays && i < bank_holidays->len; i++)
    apply_bank_holiday (calendar, g_ptr_array_index (bank_holidays, i));
  for (guint i = 0; school_holidays && i < school_holidays->len; i++)
    apply_school_holiday (calendar, g_ptr_array_index (school_holidays, i), school_id);
  return calendar;
}

/**
 * fettle_holidays_are_known:
 * @school_holidays: (nullable) (element-type FettleRecord): records of kind "school-holiday", of any school
 * @school_id: (nullable): the school whose holidays count, beside those of every school
 * @first: a day
 * @last: a day not before it
 *
 * Schools are never open for ten weeks on end: where no holiday is recorded within ten weeks on either side of some days, nobody has
 * recorded the holidays around them, and working days of the inspection regulations (SI 2005/2038 reg 2(1)) may be counted wrongly.
 *
 * Returns: whether a holiday is recorded before and after these days, or during them
 */
gboolean
fettle_holidays_are_known (GPtrArray  *school_holidays,
                           const char *school_id,
                           FettleDate  first,
                           FettleDate  last)
{
  gboolean before = FALSE, after = FALSE;

  for (guint i = 0; school_holidays && i < school_holidays->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (school_holidays, i);
      const char *school = fettle_record_get_text (record, "school");
      FettleDate begins = fettle_record_get_date (record, "first");
      FettleDate ends = fettle_record_get_date (record, "last");

      if ((school != NULL && g_strcmp0 (school, school_id) != 0) || begins == FETTLE_DATE_NONE || ends < begins)
        continue;
      before |= begins <= last && ends + MOST_OPEN_DAYS >= first;
      after |= ends >= first && begins <= last + MOST_OPEN_DAYS;
    }
  return before && after;
}
