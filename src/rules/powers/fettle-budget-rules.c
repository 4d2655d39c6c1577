/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/powers/fettle-budget-rules.h"

#define S66 "Education and Inspections Act 2006 s.66"
#define SCHEDULE_15 "School Standards and Framework Act 1998 Sch 15 para 1"
#define NOTICE_MONTHS 1
#define RECENT_MONTHS 2

static FettleDate
next_april (FettleDate from)
{
  int year;
  FettleDate april;

  fettle_date_get_ymd (from, &year, NULL, NULL);
  april = fettle_date_new (year, 4, 1);
  return from <= april ? april : fettle_date_new (year + 1, 4, 1);
}

static void
find_schedule_15 (const FettleSuspension *suspension,
                  FettleResult           *result)
{
  FettleDate month = fettle_date_add_months (suspension->given_on, NOTICE_MONTHS);
  g_autofree char *words = fettle_date_to_words (month);

  if (suspension->given_on == FETTLE_DATE_NONE)
    {
      result->code = "missing";
      fettle_result_explain (result, _("The day of the notice is not recorded."));
      return;
    }
  result->date = suspension->stated_on != FETTLE_DATE_NONE ? suspension->stated_on
                 : suspension->emergency                   ? suspension->given_on
                                                           : month;
  result->code = result->date < month && !suspension->emergency ? "too-soon" : "effective";
  if (suspension->emergency)
    fettle_result_explain (result, _("The notice gives gross incompetence, mismanagement or another emergency as the "
                                     "reason for less than a month’s notice."));
  else
    /* Translators: %s is a date. */
    fettle_result_explain (result, _("Not less than one month’s notice: no earlier than %s, unless an emergency "
                                     "justifies it."),
                           words);
}

/**
 * fettle_suspension_find_effective:
 * @suspension: a suspension
 *
 * R21: when it takes effect: on receipt under section 66 of the Education and Inspections Act 2006; after not less
 * than a month's notice under Schedule 15 to the School Standards and Framework Act 1998, unless an emergency
 * justifies less.
 *
 * Returns: (transfer full): the result
 */
FettleResult *
fettle_suspension_find_effective (const FettleSuspension *suspension)
{
  FettleResult *result;

  g_return_val_if_fail (suspension != NULL, NULL);

  if (suspension->power == FETTLE_POWER_SCHEDULE_15)
    {
      result = fettle_result_new ("R21", SCHEDULE_15, FETTLE_CONFIDENCE_MEDIUM);
      find_schedule_15 (suspension, result);
      return result;
    }
  result = fettle_result_new ("R21", S66, FETTLE_CONFIDENCE_HIGH);
  result->date = suspension->received_on;
  result->code = suspension->received_on == FETTLE_DATE_NONE ? "missing" : "effective";
  if (suspension->received_on == FETTLE_DATE_NONE)
    fettle_result_explain (result, _("The suspension takes effect when the governing body receives the notice; that "
                                     "day is not recorded."));
  else
    fettle_result_explain (result, _("The suspension took effect when the governing body received the notice."));
  return result;
}

/**
 * fettle_suspension_find_review:
 * @suspension: a suspension
 * @last_review: the day of the last review, or %FETTLE_DATE_NONE
 *
 * R21: the last day for the next review, which must come before the start of every financial year on 1 April, save
 * one that starts less than two months after the suspension took effect (School Standards and Framework Act 1998 Sch
 * 15 para 2).
 *
 * Returns: (transfer full): the result; the date is a 31 March
 */
FettleResult *
fettle_suspension_find_review (const FettleSuspension *suspension,
                               FettleDate              last_review)
{
  FettleResult *result = fettle_result_new ("R21", "School Standards and Framework Act 1998 Sch 15 para 2",
                                            FETTLE_CONFIDENCE_MEDIUM);
  g_autoptr (FettleResult) effective = NULL;
  g_autoptr (FettleResult) end = NULL;
  g_autofree char *words = NULL;
  FettleDate april;

  g_return_val_if_fail (suspension != NULL, result);

  effective = fettle_suspension_find_effective (suspension);
  end = fettle_suspension_find_end (suspension);
  if (effective->date == FETTLE_DATE_NONE || !g_str_equal (end->code, "running"))
    {
      result->code = effective->date == FETTLE_DATE_NONE ? "missing" : "ended";
      fettle_result_explain (result, "%s", effective->date == FETTLE_DATE_NONE ? effective->why : end->why);
      return result;
    }
  april = next_april (fettle_date_add_months (effective->date, RECENT_MONTHS));
  if (last_review >= effective->date && last_review != FETTLE_DATE_NONE)
    while (april <= last_review || (last_review >= fettle_date_add_months (april, -12) && last_review < april))
      april = fettle_date_add_months (april, 12);
  result->code = "due";
  result->date = april - 1;
  words = fettle_date_to_words (april);
  /* Translators: %s is a date. */
  fettle_result_explain (result, _("The authority must review the suspension before the financial year that starts "
                                   "on %s, hear the governing body and the head teacher, and give its decision in "
                                   "writing."),
                         words);
  return result;
}

/**
 * fettle_suspension_find_end:
 * @suspension: a suspension
 *
 * R21: whether it has ended. An interim executive board restores the budget from its first day, and cancels a notice
 * that had not taken effect (Education and Inspections Act 2006 Sch 6 para 12).
 *
 * Returns: (transfer full): the result
 */
FettleResult *
fettle_suspension_find_end (const FettleSuspension *suspension)
{
  FettleResult *result = fettle_result_new ("R21", "Education and Inspections Act 2006 Sch 6 para 12",
                                            FETTLE_CONFIDENCE_HIGH);
  g_autoptr (FettleResult) effective = NULL;
  FettleDate ieb;

  g_return_val_if_fail (suspension != NULL, result);

  effective = fettle_suspension_find_effective (suspension);
  ieb = suspension->ieb_from;
  result->code = "running";
  if (ieb != FETTLE_DATE_NONE && (suspension->revoked_on == FETTLE_DATE_NONE || ieb < suspension->revoked_on))
    {
      result->code = effective->date != FETTLE_DATE_NONE && effective->date < ieb ? "ended" : "cancelled";
      result->date = ieb;
      fettle_result_explain (result, _("The interim executive board has a delegated budget from its first day."));
    }
  else if (suspension->revoked_on != FETTLE_DATE_NONE)
    {
      result->code = "ended";
      result->date = suspension->revoked_on;
      fettle_result_explain (result, _("The authority revoked the suspension."));
    }
  else
    fettle_result_explain (result, _("The suspension has not ended."));
  return result;
}
