/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/powers/fettle-notice-period.h"

#define RULE "R1"
#define SOURCE "Education and Inspections Act 2006 s.60(1)(b)"

/* What the Act itself gave until 18 April 2016: a shorter period is open to challenge, and needs its reason. */
#define USUAL_DAYS 15

static void
check_length (GPtrArray               *results,
              const FettleNoticeFacts *facts,
              const FettleCalendar    *calendar)
{
  FettleDate usual = fettle_calendar_add_school_days (calendar, facts->given, USUAL_DAYS, TRUE);
  g_autofree char *day = fettle_date_to_words (usual);
  g_autofree char *why = NULL;

  if (facts->end_stated >= usual)
    return;
  /* Translators: %s is a date. */
  why = g_strdup_printf (_("The compliance period is shorter than 15 working days of the school, which would end on %s. The Act "
                           "sets no least, but it must be reasonable and workable: say why this is long enough."), day);
  fettle_results_add (results, RULE, SOURCE, "short", why);
}

static void
check_last_day (GPtrArray               *results,
                const FettleNoticeFacts *facts,
                const FettleCalendar    *calendar)
{
  const char *why = NULL;

  if (fettle_calendar_get_school_holiday (calendar, facts->end_stated, FALSE) != NULL)
    why = _("The last day of the compliance period falls in a holiday of the school.");
  else if (!fettle_calendar_is_working_day (calendar, facts->end_stated))
    why = _("The last day of the compliance period is no working day.");
  if (why != NULL)
    fettle_results_add (results, RULE, SOURCE, "day-off", why);
}

/**
 * fettle_notice_check_period:
 * @facts: a warning notice
 * @confirmed: whether a person confirmed the day on which a period that is worded as a length ends
 * @calendar: public holidays, and those of the school
 *
 * R1: what is unusual about a compliance period that the notice itself sets (Education and Inspections Act 2006
 * s.60(1)(b)). Since 18 April 2016 the Act gives no least length, but a period must be workable and reasonable. A length
 * in words needs a person who confirms the day.
 *
 * Returns: (transfer full) (element-type FettleResult): what a person should look at
 */
GPtrArray *
fettle_notice_check_period (const FettleNoticeFacts *facts,
                            gboolean                 confirmed,
                            const FettleCalendar    *calendar)
{
  GPtrArray *results = fettle_results_new ();
  g_autoptr (FettleResult) end = NULL;

  g_return_val_if_fail (facts != NULL, results);
  g_return_val_if_fail (calendar != NULL, results);

  end = fettle_notice_find_compliance_end (facts, calendar);
  if (!g_str_equal (end->code, "stated"))
    return results;
  check_length (results, facts, calendar);
  check_last_day (results, facts, calendar);
  if (facts->states_length && !confirmed)
    fettle_results_add (results, RULE, SOURCE, "unconfirmed",
                        _("The notice words the period as a length, and nobody is recorded as having confirmed the day on "
                          "which it ends."));
  return results;
}
