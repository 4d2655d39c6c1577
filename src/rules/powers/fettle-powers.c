/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/fettle-vocabulary.h"
#include "rules/powers/fettle-powers.h"

#define EIA "Education and Inspections Act 2006 "
#define WINDOW_MONTHS 2
#define AMBER_DAYS 28
#define RED_DAYS 14

static const char *const power_labels[] = {
  N_("Require the governing body to enter into arrangements (s.63)"),
  N_("Appoint additional governors (s.64)"),
  N_("Appoint an interim executive board (s.65)"),
  N_("Suspend the delegated budget (s.66)"),
  N_("Suspend the delegated budget (Schedule 15)"),
};

static const char *const power_sources[] = { EIA "s.63", EIA "s.64", EIA "s.65", EIA "s.66",
                                             "School Standards and Framework Act 1998 s.51 and Sch 15" };

typedef struct
{
  const char *code;
  const char *source;
  const char *why;
} Block;

static gboolean
suspends_budget (FettlePower power)
{
  return power == FETTLE_POWER_S66 || power == FETTLE_POWER_SCHEDULE_15;
}

static gboolean
has_window (FettlePower power,
            FettleGates gates)
{
  if (power == FETTLE_POWER_S65 || power == FETTLE_POWER_SCHEDULE_15)
    return FALSE;
  return gates != FETTLE_GATE_NONE && (gates & ~FETTLE_GATES_WITH_WINDOW) == 0;
}

static Block
find_shut_gate (FettlePower             power,
                const FettlePowerFacts *facts)
{
  if (!fettle_school_category_is_maintained (facts->category))
    return (Block) { "not-maintained", EIA "s.59",
                     N_("Part 4 applies to maintained schools only, never to an academy.") };
  if (facts->closed)
    return (Block) { "closed", EIA "s.59",
                     N_("The school has closed: there is no governing body, and nothing of Part 4 can be done.") };
  if (power == FETTLE_POWER_SCHEDULE_15)
    return (Block) { NULL };
  if (facts->gates == FETTLE_GATE_NONE && facts->sos_notice)
    return (Block) { "no-gate", EIA "ss.59, 60(1), (4B)",
                     N_("The school is not eligible for intervention. The Secretary of State’s own warning notice makes it so "
                        "once its period has expired, the governing body has not complied and the Secretary of State has given "
                        "notice of the powers proposed: record these with it.") };
  if (facts->gates == FETTLE_GATE_NONE)
    return (Block) { "no-gate", EIA "s.59", N_("The school is not eligible for intervention.") };
  if (power == FETTLE_POWER_S63 && facts->gates == FETTLE_GATE_S60A)
    return (Block) { "wrong-gate", EIA "s.63(1)",
                     N_("Section 63 cannot be used where the only ground is a notice about pay and conditions.") };
  return (Block) { NULL };
}

static Block
find_bar (FettlePower             power,
          const FettlePowerFacts *facts)
{
  if (facts->sos_bar && power <= FETTLE_POWER_S66 && power != FETTLE_POWER_S65)
    return (Block) { "barred", EIA "s.70B",
                     N_("The Secretary of State has given notice of action, and has not said that the authority may "
                        "act.") };
  if (facts->sos_board && power == FETTLE_POWER_S65)
    return (Block) { "sos-board", EIA "ss.69, 70C",
                     N_("The interim executive board is the Secretary of State’s: the authority cannot give notice of one "
                        "while it lasts.") };
  if (facts->ieb_in_place && power == FETTLE_POWER_S64)
    return (Block) { "ieb", EIA "Sch 6 para 14", N_("There is an interim executive board.") };
  if (facts->ieb_in_place && suspends_budget (power))
    return (Block) { "ieb", EIA "Sch 6 para 12",
                     N_("There is an interim executive board: the budget cannot be suspended while it lasts.") };
  if (facts->sos_used_s67 && suspends_budget (power))
    return (Block) { "sos-governors", EIA "s.67",
                     N_("The Secretary of State has appointed governors: the budget cannot be suspended.") };
  if (!facts->has_delegated_budget && suspends_budget (power))
    return (Block) { "no-budget", power_sources[power], N_("The school has no delegated budget to suspend.") };
  return (Block) { NULL };
}

static void
apply_block (FettleResult *result,
             Block         block)
{
  result->code = block.code;
  result->source = block.source;
  fettle_result_explain (result, "%s", _(block.why));
}

static void
apply_window (FettleResult           *result,
              FettlePower             power,
              const FettlePowerFacts *facts,
              FettleDate              today)
{
  g_autoptr (FettleResult) window = fettle_power_find_window (power, facts->gates, facts->compliance_end);

  result->date = window->date;
  result->confidence = window->confidence;
  fettle_result_explain (result, "%s", window->why);
  if (window->date == FETTLE_DATE_NONE)
    result->code = g_str_equal (window->code, "unknown") ? "window-not-open" : "available";
  else if (today <= facts->compliance_end)
    result->code = "window-not-open";
  else
    result->code = today <= window->date ? "available" : "window-closed";
}

static void
add_step (GPtrArray  *results,
          const char *source,
          const char *what,
          FettleDate  done,
          FettleDate  act_on)
{
  gboolean late = act_on != FETTLE_DATE_NONE && done > act_on;
  const char *code = done == FETTLE_DATE_NONE ? "missing" : late ? "late" : "done";
  FettleResult *result = fettle_results_add (results, "R8", source, code, what);

  result->date = done;
  if (done == FETTLE_DATE_NONE)
    fettle_result_explain (result, _("This is not recorded."));
  else if (late)
    fettle_result_explain (result, _("This is recorded after the day the power was used."));
}

/**
 * fettle_gates_from_category:
 * @category_of_concern: (nullable): a code of the vocabulary "category-of-concern"
 *
 * Finds the gate that Ofsted's category opens at once, without a warning notice (Education and Inspections Act 2006
 * ss.61, 62). Serious weaknesses and notices to improve of old are the same statutory category as today's.
 *
 * Returns: %FETTLE_GATE_S61, %FETTLE_GATE_S62 or none
 */
FettleGates
fettle_gates_from_category (const char *category_of_concern)
{
  const FettleTerm *term = NULL;

  if (category_of_concern)
    term = fettle_vocabulary_find (fettle_vocabulary_get ("category-of-concern"), category_of_concern);
  if (term == NULL)
    return FETTLE_GATE_NONE;
  return g_str_equal (term->group, "SPECIAL_MEASURES") ? FETTLE_GATE_S62 : FETTLE_GATE_S61;
}

/**
 * fettle_power_find_window:
 * @power: a power
 * @gates: the gates that are open
 * @compliance_end: last day of the compliance period
 *
 * R4 and R5: the last safe day to use sections 63, 64 and 66 where a warning notice is the only gate: two months
 * following the end of the compliance period, never of the second notice (Education and Inspections Act 2006
 * ss.63(3), 64(2), 66(2)). The cautious reading of two months is the same day of the month, or the last of a shorter
 * one. Section 65 and the other gates have no time limit, and no date is ever shown for them.
 *
 * Returns: (transfer full): the result
 */
FettleResult *
fettle_power_find_window (FettlePower power,
                          FettleGates gates,
                          FettleDate  compliance_end)
{
  FettleResult *result;
  g_autofree char *ended = fettle_date_to_words (compliance_end);
  g_autofree char *last = NULL;

  if (!has_window (power, gates))
    {
      result = fettle_result_new ("R5", power_sources[power], FETTLE_CONFIDENCE_HIGH);
      result->code = "no-time-limit";
      fettle_result_explain (result, _("There is no statutory time limit."));
      return result;
    }
  result = fettle_result_new ("R4", EIA "ss.63(3), 64(2), 66(2)", FETTLE_CONFIDENCE_MEDIUM);
  if (compliance_end == FETTLE_DATE_NONE)
    {
      result->code = "unknown";
      fettle_result_explain (result, _("The end of the compliance period is not known, so neither is the end of the "
                                       "window."));
      return result;
    }
  result->code = "window";
  result->date = fettle_date_add_months (compliance_end, WINDOW_MONTHS);
  last = fettle_date_to_words (result->date);
  /* Translators: two dates. */
  fettle_result_explain (result, _("The power can be used within two months following the end of the compliance "
                                   "period on %s: from the day after, and safely to %s."), ended, last);
  return result;
}

/**
 * fettle_window_get_urgency:
 * @last: the last day
 * @today: today
 *
 * Tells how near the end is.
 *
 * Returns: the urgency
 */
FettleUrgency
fettle_window_get_urgency (FettleDate last,
                           FettleDate today)
{
  if (last == FETTLE_DATE_NONE)
    return FETTLE_URGENCY_NONE;
  if (today > last)
    return FETTLE_URGENCY_PASSED;
  if (last - today <= RED_DAYS)
    return FETTLE_URGENCY_RED;
  return last - today <= AMBER_DAYS ? FETTLE_URGENCY_AMBER : FETTLE_URGENCY_NONE;
}

/**
 * fettle_power_check:
 * @power: a power
 * @facts: the state of the school
 * @today: today
 *
 * R6: whether the authority can use a power now, and if not, what shuts it (Education and Inspections Act 2006 ss.63
 * to 66, 67, 70B, Sch 6 paras 12 and 14). The date is the last safe day where there is a window.
 *
 * Returns: (transfer full): the result
 */
FettleResult *
fettle_power_check (FettlePower             power,
                    const FettlePowerFacts *facts,
                    FettleDate              today)
{
  FettleResult *result;
  Block block;

  g_return_val_if_fail (power < FETTLE_N_POWERS, NULL);
  g_return_val_if_fail (facts != NULL, NULL);

  result = fettle_result_new ("R6", power_sources[power], FETTLE_CONFIDENCE_HIGH);
  block = find_shut_gate (power, facts);
  if (block.code == NULL)
    block = find_bar (power, facts);
  if (block.code != NULL)
    apply_block (result, block);
  else
    apply_window (result, power, facts, today);
  return result;
}

/**
 * fettle_power_check_presteps:
 * @power: a power
 * @steps: what was done, and when
 *
 * R8: what must come before a power is used: consultation for sections 63 and 65, notice to the Secretary of State
 * for 63, 64 and 66, the Secretary of State's consent for 65, and a copy to the head teacher for 66 and Schedule 15
 * (Education and Inspections Act 2006 ss.63(2), 65, 66, 70A).
 *
 * Returns: (transfer full) (element-type FettleResult): one result a step
 */
GPtrArray *
fettle_power_check_presteps (FettlePower           power,
                             const FettlePresteps *steps)
{
  GPtrArray *results = fettle_results_new ();

  g_return_val_if_fail (steps != NULL, results);

  if (power == FETTLE_POWER_S63 || power == FETTLE_POWER_S65)
    add_step (results, power == FETTLE_POWER_S63 ? EIA "s.63(2)" : EIA "s.65(2)", _("Every consultee is consulted."),
              steps->consulted_on, steps->act_on);
  if (power == FETTLE_POWER_S63 || power == FETTLE_POWER_S64 || power == FETTLE_POWER_S66)
    add_step (results, EIA "s.70A(1)", _("The Secretary of State is notified."), steps->sos_notified_on,
              steps->act_on);
  if (power == FETTLE_POWER_S65)
    add_step (results, EIA "s.65(1)", _("The Secretary of State has consented; to notify is not enough."),
              steps->consent_on, steps->act_on);
  if (suspends_budget (power))
    add_step (results, power_sources[power], _("The head teacher is sent a copy at the same time."),
              steps->head_copied_on, steps->act_on);
  return results;
}

/**
 * fettle_power_get_label:
 * @power: a power
 *
 * Names a power for a person.
 *
 * Returns: (transfer none): the label, translated
 */
const char *
fettle_power_get_label (FettlePower power)
{
  g_return_val_if_fail (power < FETTLE_N_POWERS, NULL);

  return _(power_labels[power]);
}
