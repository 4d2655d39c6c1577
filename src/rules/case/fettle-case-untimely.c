/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-case-private.h"

#include <glib/gi18n-lib.h>

#define EIA "Education and Inspections Act 2006 "

/* Law 13.4: an act that was in fact done too early or too late is recorded as it was, and is open to challenge. What is only
 * planned for such a day is no act yet, and is refused. */

/* A notice of the authority that stood on the day, with its period still running: until its end the governing body can comply. */
static FettleDate
find_running_end (const FettleCaseFacts *facts,
                  FettleRecord          *notice,
                  FettleDate             on,
                  FettleGates           *gate)
{
  FettleNoticeFacts read;
  g_autoptr (FettleResult) end = NULL;
  g_autoptr (FettleResult) eligible = NULL;

  fettle_case_facts_read_notice (facts, notice, on, &read);
  if (read.given == FETTLE_DATE_NONE)
    return FETTLE_DATE_NONE;
  eligible = fettle_notice_check_eligibility (&read, facts->calendar, on);
  end = fettle_notice_find_compliance_end (&read, facts->calendar);
  *gate = read.section == FETTLE_NOTICE_S60 ? FETTLE_GATE_S60 : FETTLE_GATE_S60A;
  return g_str_equal (eligible->code, "not-eligible") && end->date != FETTLE_DATE_NONE && on <= end->date ? end->date
                                                                                                          : FETTLE_DATE_NONE;
}

/* Whether nothing but the day shuts the power: had the period ended the day before, it would be open. */
static FettleDate
find_period_in_the_way (const FettleCaseFacts *facts,
                        FettlePower            power,
                        FettleDate             on)
{
  GPtrArray *list = fettle_case_facts_list (facts, "warning-notice");
  FettleDate first = FETTLE_DATE_NONE;

  for (guint i = 0; i < list->len; i++)
    {
      FettleGates gate = FETTLE_GATE_NONE;
      FettleDate end = find_running_end (facts, g_ptr_array_index (list, i), on, &gate);
      FettlePowerFacts read;
      g_autoptr (FettleResult) answer = NULL;

      if (end == FETTLE_DATE_NONE)
        continue;
      fettle_case_facts_read_power (facts, power, on, &read);
      read.gates |= gate;
      read.compliance_end = on - 1;
      answer = fettle_power_check (power, &read, on);
      if (g_str_equal (answer->code, "available") && (first == FETTLE_DATE_NONE || end < first))
        first = end;
    }
  return first;
}

static char *
explain (const FettleCaseFacts *facts,
         FettlePower            power,
         FettleDate             on,
         const FettleResult    *answer)
{
  FettleDate end = g_str_equal (answer->code, "window-closed") ? FETTLE_DATE_NONE : find_period_in_the_way (facts, power, on);
  g_autofree char *words = end != FETTLE_DATE_NONE ? fettle_date_to_words (end) : NULL;

  if (g_str_equal (answer->code, "window-closed"))
    /* Translators: %s is until when it could be done, in whole sentences */
    return g_strdup_printf (_("The time for it had passed. %s It is recorded as it was: open to challenge, take legal advice."),
                            answer->why);
  if (words != NULL)
    /* Translators: %s is a date */
    return g_strdup_printf (_("The compliance period runs to %s, and no power can be used under a warning notice before it has "
                              "ended. It is recorded as it was: open to challenge, take legal advice."), words);
  return NULL;
}

/**
 * fettle_case_facts_add_untimely:
 * @facts: facts
 * @problems: (element-type FettleCaseProblem): where to
 * @act: a use of a power
 * @power: the power
 * @on: the day of it
 * @answer: why it was not open that day
 *
 * Adds that the power was used before the compliance period had ended (Education and Inspections Act 2006 ss.60(1)(b),
 * 60A(1)(b); R1 and R2), or after its window (ss.63(3), 64(2), 66(2); R4), where the act was done and nothing but the day speaks
 * against it.
 *
 * Returns: whether it is so, and the act can be recorded
 */
gboolean
fettle_case_facts_add_untimely (const FettleCaseFacts *facts,
                                GPtrArray             *problems,
                                FettleRecord          *act,
                                FettlePower            power,
                                FettleDate             on,
                                const FettleResult    *answer)
{
  gboolean late = g_str_equal (answer->code, "window-closed");
  g_autofree char *why = NULL;

  if (!fettle_case_is_by (on, facts->today))
    return FALSE;
  why = explain (facts, power, on, answer);
  if (why == NULL)
    return FALSE;
  fettle_case_add_problem_words (problems, "warning", act, on, late ? "R4" : "R1",
                                 late ? EIA "ss.63(3), 64(2), 66(2)" : EIA "ss.60(1)(b), 60A(1)(b)", why);
  return TRUE;
}
