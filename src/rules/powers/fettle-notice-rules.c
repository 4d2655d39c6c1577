/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/fettle-day-count-private.h"
#include "rules/powers/fettle-notice-rules.h"

#define OLD_PERIOD_DAYS 15
#define OLD_SOURCE "Education and Inspections Act 2006 s.60(10) as enacted; SI 2016/466 reg 4"

static FettleDate
new_rules_begin (void)
{
  return fettle_date_new (2016, 4, 18);
}

/**
 * fettle_notice_is_of_old_law:
 * @given: the day on which a warning notice was given
 *
 * Returns: whether the Act itself gave its compliance period (R2; SI 2016/466 reg 4)
 */
gboolean
fettle_notice_is_of_old_law (FettleDate given)
{
  return given != FETTLE_DATE_NONE && given < new_rules_begin ();
}

static const char *
section_source (FettleNoticeSection section)
{
  return section == FETTLE_NOTICE_S60 ? "Education and Inspections Act 2006 s.60(1)"
                                      : "Education and Inspections Act 2006 s.60A(1)";
}

/* The period of fifteen working days that was repealed. School holidays counted in it. */
static FettleResult *
find_old_end (const FettleNoticeFacts *facts,
              const FettleCalendar    *calendar)
{
  FettleResult *result = fettle_result_new ("R2", OLD_SOURCE, FETTLE_CONFIDENCE_HIGH);
  FettleDate from = facts->confirmed != FETTLE_DATE_NONE ? facts->confirmed : facts->given;
  g_autofree char *words = fettle_date_to_words (from);

  result->code = "counted";
  result->date = fettle_calendar_add_working_days (calendar, from, OLD_PERIOD_DAYS);
  /* Translators: %s is a date. */
  fettle_result_explain (result, _("The notice was given before 18 April 2016: 15 working days after %s."), words);
  fettle_result_count_out (result, calendar, from + 1, result->date, FETTLE_COUNT_WORKING);
  fettle_result_check_range (result, calendar, from, result->date);
  return result;
}

static FettleResult *
find_stated_end (const FettleNoticeFacts *facts)
{
  FettleResult *result = fettle_result_new ("R1", "Education and Inspections Act 2006 s.60(1)(b)",
                                            FETTLE_CONFIDENCE_HIGH);
  g_autofree char *words = fettle_date_to_words (facts->end_stated);

  if (facts->end_stated == FETTLE_DATE_NONE && facts->states_length)
    {
      result->code = "confirm";
      fettle_result_explain (result, _("The notice states a length and no date. The Act does not say how to count "
                                       "it: a person must confirm the last day."));
    }
  else if (facts->end_stated == FETTLE_DATE_NONE)
    {
      result->code = "missing";
      fettle_result_explain (result, _("The notice must state the compliance period; no end is recorded."));
    }
  else if (facts->end_stated <= facts->given)
    {
      result->code = "impossible";
      fettle_result_explain (result, _("The end of the compliance period must be after the day the notice was given."));
    }
  else
    {
      result->code = "stated";
      result->date = facts->end_stated;
      /* Translators: %s is a date. */
      fettle_result_explain (result, _("The notice itself sets the period: its last day is %s. There has been no "
                                       "fixed number of days since 18 April 2016."), words);
    }
  return result;
}

/**
 * fettle_notice_find_compliance_end:
 * @facts: a warning notice
 * @calendar: public holidays
 *
 * R1 and R2: the last day of the compliance period. Since 18 April 2016 it is what the notice states (Education and
 * Inspections Act 2006 s.60(1)(b)); before, it was the 15th working day after the notice was given, or confirmed
 * after representations (s.60(10) as enacted).
 *
 * Returns: (transfer full): the result
 */
FettleResult *
fettle_notice_find_compliance_end (const FettleNoticeFacts *facts,
                                   const FettleCalendar    *calendar)
{
  g_return_val_if_fail (facts != NULL, NULL);
  g_return_val_if_fail (calendar != NULL, NULL);

  if (fettle_notice_is_of_old_law (facts->given))
    return find_old_end (facts, calendar);
  return find_stated_end (facts);
}

/* TRUE where the case is over, whatever else is recorded. */
static gboolean
is_over (const FettleNoticeFacts *facts,
         FettleResult            *result)
{
  g_autoptr (FettleResult) supersession = fettle_notice_find_supersession (facts);

  if (g_str_equal (supersession->code, "ceased"))
    {
      result->code = "superseded";
      fettle_result_explain (result, "%s", supersession->why);
    }
  else if (facts->withdrawn_on != FETTLE_DATE_NONE)
    {
      result->code = "withdrawn";
      fettle_result_explain (result, _("The authority withdrew the notice."));
    }
  else if (facts->finding == FETTLE_FINDING_COMPLIED)
    {
      result->code = "complied";
      fettle_result_explain (result, _("The governing body complied with the notice to the authority’s satisfaction."));
    }
  return result->code != NULL;
}

/**
 * fettle_notice_is_finding_early:
 * @facts: a warning notice
 * @calendar: public holidays
 *
 * Tells whether the authority decided that the governing body did not comply before the compliance period was over:
 * until its last day the governing body can still comply (Education and Inspections Act 2006 s.60(1)(b), (c)).
 *
 * Returns: %TRUE where the finding has to be made again
 */
gboolean
fettle_notice_is_finding_early (const FettleNoticeFacts *facts,
                                const FettleCalendar    *calendar)
{
  g_autoptr (FettleResult) end = NULL;

  g_return_val_if_fail (facts != NULL, FALSE);

  end = fettle_notice_find_compliance_end (facts, calendar);
  return facts->finding == FETTLE_FINDING_NOT_COMPLIED && facts->found_on != FETTLE_DATE_NONE
         && (end->date == FETTLE_DATE_NONE || facts->found_on <= end->date);
}

static void
explain_missing_steps (const FettleNoticeFacts *facts,
                       FettleDate               end,
                       FettleResult            *result)
{
  if (facts->given == FETTLE_DATE_NONE)
    fettle_result_explain (result, _("The notice has not been given."));
  if (end == FETTLE_DATE_NONE)
    fettle_result_explain (result, _("The end of the compliance period is not known."));
  if (facts->finding != FETTLE_FINDING_NOT_COMPLIED || facts->found_on == FETTLE_DATE_NONE)
    fettle_result_explain (result, _("It is not recorded that the governing body failed to comply to the authority’s "
                                     "satisfaction."));
  else if (end != FETTLE_DATE_NONE && facts->found_on <= end)
    fettle_result_explain (result, _("The finding was made before the compliance period had expired, when the governing "
                                     "body could still comply: decide again."));
  if (facts->powers_notice == FETTLE_DATE_NONE)
    fettle_result_explain (result, _("The second notice, of the powers that the authority proposes to use, has not "
                                     "been given."));
  else if (end != FETTLE_DATE_NONE && facts->powers_notice <= end)
    fettle_result_explain (result, _("The second notice was given before the compliance period had expired: give it "
                                     "again."));
}

static void
explain_start (FettleResult            *result,
               const FettleNoticeFacts *facts,
               FettleDate               end)
{
  g_autofree char *ended = fettle_date_to_words (end);
  g_autofree char *found = fettle_date_to_words (facts->found_on);
  g_autofree char *second = fettle_date_to_words (facts->powers_notice);
  g_autofree char *from = fettle_date_to_words (result->date);

  /* Translators: four dates. */
  fettle_result_explain (result, _("The compliance period ended on %s, the finding is of %s and the second notice of "
                                   "%s: the school is eligible from %s, if the second notice was reasonable."),
                         ended, found, second, from);
}

/**
 * fettle_notice_check_eligibility:
 * @facts: a warning notice
 * @calendar: public holidays
 * @today: today
 *
 * R3: whether the notice makes the school eligible for intervention. Four things are needed: the notice, an expired
 * compliance period, a finding that the governing body did not comply, and the second written notice (Education and
 * Inspections Act 2006 ss.60(1), 60A(1)). The last two come after the period has expired: until its last day the governing
 * body can comply, and nothing can be decided or proposed on the footing that it did not. The date is the first day of
 * eligibility; none while a step is missing.
 *
 * Returns: (transfer full): the result
 */
FettleResult *
fettle_notice_check_eligibility (const FettleNoticeFacts *facts,
                                 const FettleCalendar    *calendar,
                                 FettleDate               today)
{
  g_autoptr (FettleResult) end = NULL;
  FettleResult *result;

  g_return_val_if_fail (facts != NULL, NULL);
  g_return_val_if_fail (calendar != NULL, NULL);

  end = fettle_notice_find_compliance_end (facts, calendar);
  result = fettle_result_new ("R3", section_source (facts->section), FETTLE_CONFIDENCE_MEDIUM);
  if (is_over (facts, result))
    return result;
  result->code = "not-eligible";
  explain_missing_steps (facts, end->date, result);
  if (*result->why)
    return result;
  result->date = MAX (MAX (end->date + 1, facts->found_on), facts->powers_notice);
  explain_start (result, facts, end->date);
  if (today >= result->date)
    result->code = "eligible";
  return result;
}

/**
 * fettle_notice_find_supersession:
 * @facts: a warning notice of the authority
 *
 * R7: when the Secretary of State gives a section 60 notice, an earlier section 60 notice of the authority ceases to
 * have effect from that time (Education and Inspections Act 2006 s.60(4B)); all its clocks stop. A section 60A notice
 * stands.
 *
 * Returns: (transfer full): the result; the date is when the notice ceased to have effect
 */
FettleResult *
fettle_notice_find_supersession (const FettleNoticeFacts *facts)
{
  FettleResult *result = fettle_result_new ("R7", "Education and Inspections Act 2006 s.60(4B)",
                                            FETTLE_CONFIDENCE_HIGH);
  g_autofree char *words = NULL;

  g_return_val_if_fail (facts != NULL, result);

  words = fettle_date_to_words (facts->sos_notice);
  result->code = "in-force";
  if (facts->sos_notice == FETTLE_DATE_NONE)
    fettle_result_explain (result, _("The Secretary of State has given no notice."));
  else if (facts->section == FETTLE_NOTICE_S60A)
    {
      result->confidence = FETTLE_CONFIDENCE_MEDIUM;
      fettle_result_explain (result, _("A notice of the Secretary of State under section 60 leaves a notice about "
                                       "pay and conditions as it is."));
    }
  else if (facts->given != FETTLE_DATE_NONE && facts->given <= facts->sos_notice)
    {
      result->code = "ceased";
      result->date = facts->sos_notice;
      /* Translators: %s is a date. */
      fettle_result_explain (result, _("The Secretary of State gave a warning notice on %s; the authority’s earlier "
                                       "notice ceased to have effect, and its clocks stopped."), words);
    }
  else
    /* Translators: %s is a date. */
    fettle_result_explain (result, _("The Secretary of State’s notice of %s is not later than this one. The "
                                     "authority may only give one after it when the Secretary of State says so."), words);
  return result;
}

/**
 * fettle_notice_check_may_give:
 * @section: the section of the notice that the authority has in mind
 * @sos_gave_notice: whether the authority was told that the Secretary of State gave a section 60 notice
 * @sos_released: whether the Secretary of State has since said that the authority may give one
 *
 * Tells whether the authority may give a warning notice (Education and Inspections Act 2006 s.60(4A)).
 *
 * Returns: (transfer full): the result
 */
FettleResult *
fettle_notice_check_may_give (FettleNoticeSection section,
                              gboolean            sos_gave_notice,
                              gboolean            sos_released)
{
  FettleResult *result = fettle_result_new ("R6", "Education and Inspections Act 2006 s.60(4A)",
                                            FETTLE_CONFIDENCE_HIGH);

  result->code = section == FETTLE_NOTICE_S60 && sos_gave_notice && !sos_released ? "barred" : "may";
  if (g_str_equal (result->code, "barred"))
    fettle_result_explain (result, _("The Secretary of State has given a warning notice: the authority may not give "
                                     "one until the Secretary of State says that it may."));
  else
    fettle_result_explain (result, _("No notice of the Secretary of State stands in the way."));
  return result;
}

/**
 * fettle_pay_direction_find_date:
 * @step: what is to be done
 * @given: the day the direction was given
 * @calendar: public holidays
 *
 * R22: the last day of a step after a direction about a pay notice: 2, 7 and 10 working days beginning with the day
 * the direction is given, so that this day is day 1 (Education and Inspections Act 2006 s.69B). The Act no longer
 * defines "working day"; its old definition is used.
 *
 * Returns: (transfer full): the result
 */
FettleResult *
fettle_pay_direction_find_date (FettlePayDirectionStep step,
                                FettleDate             given,
                                const FettleCalendar  *calendar)
{
  static const int days[] = { 2, 7, 10 };
  FettleResult *result = fettle_result_new ("R22", "Education and Inspections Act 2006 s.69B",
                                            FETTLE_CONFIDENCE_MEDIUM);
  g_autofree char *words = fettle_date_to_words (given);

  g_return_val_if_fail (step < G_N_ELEMENTS (days), result);
  g_return_val_if_fail (calendar != NULL, result);

  if (given == FETTLE_DATE_NONE)
    {
      fettle_result_explain (result, _("The day the direction was given is not recorded."));
      return result;
    }
  result->date = fettle_calendar_add_working_days (calendar, given - 1, days[step]);
  /* Translators: the number of working days, and a date. */
  fettle_result_explain (result, ngettext ("%d working day beginning with %s, which is day 1 if it is a working day.",
                                           "%d working days beginning with %s, which is day 1 if it is a working day.",
                                           (gulong) days[step]), days[step], words);
  fettle_result_count_out (result, calendar, given, result->date, FETTLE_COUNT_WORKING);
  fettle_result_check_range (result, calendar, given, result->date);
  return result;
}
