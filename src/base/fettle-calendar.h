/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fettle-date.h"

G_BEGIN_DECLS

/**
 * FettleHolidayReading:
 * @FETTLE_HOLIDAY_AUTO: decided by length: longer than nine days off is "longer than a week"; a half-term
 *   (Monday to Friday with its weekends, nine days) is ambiguous, see fettle_calendar_add_school_days()
 * @FETTLE_HOLIDAY_COUNTS: the officer says that its days count as working days
 * @FETTLE_HOLIDAY_EXCLUDED: the officer says that its days do not count
 */
typedef enum
{
  FETTLE_HOLIDAY_AUTO,
  FETTLE_HOLIDAY_COUNTS,
  FETTLE_HOLIDAY_EXCLUDED,
} FettleHolidayReading;

/**
 * FettleCalendar:
 *
 * Bank holidays, and one school's own holidays, as a value to count days with. Not a register record.
 */
typedef struct _FettleCalendar FettleCalendar;

FettleCalendar *fettle_calendar_new              (void);
FettleCalendar *fettle_calendar_copy             (const FettleCalendar *calendar);
void            fettle_calendar_free             (FettleCalendar       *calendar);
void            fettle_calendar_add_bank_holiday (FettleCalendar       *calendar,
                                                  FettleDate            date,
                                                  const char           *title);
void            fettle_calendar_remove_bank_holiday (FettleCalendar    *calendar,
                                                  FettleDate            date);
void            fettle_calendar_add_school_holiday (FettleCalendar     *calendar,
                                                  FettleDate            first,
                                                  FettleDate            last,
                                                  FettleHolidayReading  reading,
                                                  const char           *title);
const char     *fettle_calendar_get_bank_holiday (const FettleCalendar *calendar,
                                                  FettleDate            date);
const char     *fettle_calendar_get_school_holiday (const FettleCalendar *calendar,
                                                  FettleDate            date,
                                                  gboolean              half_term_counts);
void            fettle_calendar_get_range        (const FettleCalendar *calendar,
                                                  FettleDate           *first,
                                                  FettleDate           *last);
gboolean        fettle_calendar_is_working_day   (const FettleCalendar *calendar,
                                                  FettleDate            date);
FettleDate      fettle_calendar_add_working_days (const FettleCalendar *calendar,
                                                  FettleDate            start,
                                                  int                   days);
FettleDate      fettle_calendar_add_school_days  (const FettleCalendar *calendar,
                                                  FettleDate            start,
                                                  int                   days,
                                                  gboolean              half_term_counts);
FettleDate      fettle_calendar_clear_days_before (const FettleCalendar *calendar,
                                                  FettleDate            meeting,
                                                  int                   days);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleCalendar, fettle_calendar_free)

G_END_DECLS
