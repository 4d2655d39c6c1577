/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/fettle-day-count-private.h"
#include "rules/inspection/fettle-inspection-periods.h"

#define CLEAR_DAYS 5

/* The later date under the reading that a half-term is "a holiday longer than a week", where it is another one. */
static void
add_alternative (FettleResult         *result,
                 FettleDate            received,
                 int                   days,
                 const FettleCalendar *calendar)
{
  FettleDate later = fettle_calendar_add_school_days (calendar, received, days, FALSE);
  g_autofree char *words = NULL;

  if (later == result->date)
    return;
  result->alternative = later;
  words = fettle_date_to_words (later);
  /* Translators: %s is a date. */
  fettle_result_explain (result, _("If the half-term is a “holiday longer than a week”, the last day is %s. The "
                                   "regulations do not say; the earlier date is safe."), words);
}

/* SI 2005/2038 reg 2(2): a period begins immediately after the day it runs from; reg 2(1): which days count. */
static FettleResult *
inspection_period (const char           *rule,
                   const char           *source,
                   FettleDate            received,
                   int                   days,
                   const FettleCalendar *calendar)
{
  FettleResult *result = fettle_result_new (rule, source, FETTLE_CONFIDENCE_HIGH);
  g_autofree char *words = fettle_date_to_words (received);

  result->date = fettle_calendar_add_school_days (calendar, received, days, TRUE);
  if (result->date == FETTLE_DATE_NONE)
    {
      fettle_result_explain (result, _("The date of receipt is not recorded."));
      return result;
    }
  /* Translators: the number of working days, and the date of receipt. */
  fettle_result_explain (result, ngettext ("%d working day, from the day after receipt on %s.",
                                           "%d working days, from the day after receipt on %s.", (gulong) days),
                         days, words);
  fettle_result_count_out (result, calendar, received + 1, result->date, FETTLE_COUNT_SCHOOL);
  add_alternative (result, received, days, calendar);
  fettle_result_check_range (result, calendar, received, MAX (result->date, result->alternative));
  return result;
}

/**
 * fettle_period_statement_of_action:
 * @received: the day the authority received the report, or %FETTLE_DATE_NONE
 * @calendar: public holidays and the school's own
 *
 * R10: the last day for the authority's written statement of action after a category judgement, the 10th working day
 * after receipt (Education Act 2005 s.15; SI 2005/2038 regs 2, 7). The alternative is the date where a half-term does
 * not count.
 *
 * Returns: (transfer full): the result
 */
FettleResult *
fettle_period_statement_of_action (FettleDate            received,
                                   const FettleCalendar *calendar)
{
  g_return_val_if_fail (calendar != NULL, NULL);

  return inspection_period ("R10", "Education Act 2005 s.15; SI 2005/2038 regs 2, 7", received, 10, calendar);
}

/**
 * fettle_period_draft_comments:
 * @received: the day the governing body received the draft report, or %FETTLE_DATE_NONE
 * @calendar: public holidays and the school's own
 *
 * R11: the last day for the governing body's comments on a draft report that would place the school in a category,
 * the 5th working day after receipt (Education Act 2005 s.13(2); SI 2005/2038 regs 2, 5).
 *
 * Returns: (transfer full): the result
 */
FettleResult *
fettle_period_draft_comments (FettleDate            received,
                              const FettleCalendar *calendar)
{
  g_return_val_if_fail (calendar != NULL, NULL);

  return inspection_period ("R11", "Education Act 2005 s.13(2); SI 2005/2038 regs 2, 5", received, 5, calendar);
}

/**
 * fettle_period_report_to_parents:
 * @received: the day the appropriate authority received the report, or %FETTLE_DATE_NONE
 * @calendar: public holidays and the school's own
 *
 * R12: the last day for every registered parent to have a copy of the report, the 5th working day after receipt
 * (Education Act 2005 s.14(4); SI 2005/2038 regs 2, 6). The duty is the governing body's, or the authority's where
 * the school has no delegated budget.
 *
 * Returns: (transfer full): the result
 */
FettleResult *
fettle_period_report_to_parents (FettleDate            received,
                                 const FettleCalendar *calendar)
{
  g_return_val_if_fail (calendar != NULL, NULL);

  return inspection_period ("R12", "Education Act 2005 s.14(4); SI 2005/2038 regs 2, 6", received, 5, calendar);
}

/**
 * fettle_period_committee_papers:
 * @meeting: the day of the meeting, or %FETTLE_DATE_NONE
 * @calendar: public holidays
 *
 * R25: the last day to publish the papers of a committee: five clear working days lie between it and the meeting
 * (Local Government Act 1972 s.100B). School holidays do not matter here.
 *
 * Returns: (transfer full): the result
 */
FettleResult *
fettle_period_committee_papers (FettleDate            meeting,
                                const FettleCalendar *calendar)
{
  FettleResult *result = fettle_result_new ("R25", "Local Government Act 1972 s.100B", FETTLE_CONFIDENCE_MEDIUM);
  g_autofree char *words = fettle_date_to_words (meeting);

  g_return_val_if_fail (calendar != NULL, result);

  if (meeting == FETTLE_DATE_NONE)
    {
      fettle_result_explain (result, _("The day of the meeting is not recorded."));
      return result;
    }
  result->date = fettle_calendar_clear_days_before (calendar, meeting, CLEAR_DAYS);
  /* Translators: the number of days, and the day of the meeting. */
  fettle_result_explain (result, ngettext ("%d clear day before the meeting on %s; neither end counts.",
                                           "%d clear days before the meeting on %s; neither end counts.", CLEAR_DAYS),
                         CLEAR_DAYS, words);
  fettle_result_count_out (result, calendar, result->date + 1, meeting - 1, FETTLE_COUNT_WORKING);
  fettle_result_check_range (result, calendar, result->date, meeting);
  return result;
}
