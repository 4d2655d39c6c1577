/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-case-steps-private.h"

#include <glib/gi18n-lib.h>

#include "rules/powers/fettle-ieb-rules.h"

/* What the steps of an interim executive board are judged by, from the consultation to the constitution date. */

/**
 * fettle_case_judge_consult:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether all consultees for section 65 were asked (s.65(2)).
 */
void
fettle_case_judge_consult (const FettleStepContext *context,
                           FettleCaseStep          *step)
{
  g_autoptr (FettleResult) answer = NULL;

  fettle_case_step_done (step, fettle_case_facts_find_all_consulted (context->facts, FETTLE_POWER_S65, context->ieb));
  if (step->state == FETTLE_CASE_STEP_DONE)
    return;
  answer = fettle_case_facts_check_power (context->facts, FETTLE_POWER_S65, context->facts->today);
  if (!g_str_equal (answer->code, "available"))
    fettle_case_step_set (step, FETTLE_CASE_STEP_BLOCKED, answer->why);
  else if (!fettle_case_facts_is_named (context->facts, FETTLE_POWER_S65, context->facts->today))
    fettle_case_step_not_named (step);
}

/**
 * fettle_case_judge_consent:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether the Secretary of State consented (s.65(1)).
 */
void
fettle_case_judge_consent (const FettleStepContext *context,
                           FettleCaseStep          *step)
{
  FettleDate applied = fettle_case_find_first (context->facts, "ieb-application", "applied-on", NULL, NULL);

  fettle_case_step_done (step, fettle_case_facts_find_consent (context->facts, context->ieb));
  if (step->state != FETTLE_CASE_STEP_DONE && applied != FETTLE_DATE_NONE)
    fettle_case_step_set (step, FETTLE_CASE_STEP_WAITING, _("The Secretary of State has not decided, or has refused."));
  else if (step->state != FETTLE_CASE_STEP_DONE && context->gates != FETTLE_GATE_NONE
           && !fettle_case_facts_is_named (context->facts, FETTLE_POWER_S65, context->facts->today))
    fettle_case_step_not_named (step);
}

/**
 * fettle_case_judge_ieb_notice:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether notice of a board was given (s.65).
 */
void
fettle_case_judge_ieb_notice (const FettleStepContext *context,
                              FettleCaseStep          *step)
{
  if (context->ieb != NULL)
    fettle_case_step_done (step, fettle_record_get_date (context->ieb, "notice-on"));
  else if (fettle_case_facts_find_consent (context->facts, NULL) == FETTLE_DATE_NONE)
    fettle_case_step_set (step, FETTLE_CASE_STEP_BLOCKED,
         _("The Secretary of State must have consented before the notice is given; to notify is not enough."));
}

static guint
count_members (const FettleStepContext *context)
{
  GPtrArray *list = fettle_case_facts_list (context->facts, "ieb-member");
  guint n = 0;

  for (guint i = 0; context->ieb != NULL && i < list->len; i++)
    {
      FettleRecord *member = g_ptr_array_index (list, i);

      n += g_strcmp0 (fettle_record_get_text (member, "ieb"), fettle_record_get_id (context->ieb)) == 0
           && fettle_record_get_date (member, "instrument-on") != FETTLE_DATE_NONE;
    }
  return n;
}

/**
 * fettle_case_judge_members:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether the board has its members (Sch 6 paras 4, 5).
 */
void
fettle_case_judge_members (const FettleStepContext *context,
                           FettleCaseStep          *step)
{
  if (count_members (context) >= 2)
    fettle_case_step_done (step, fettle_record_get_date (context->ieb, "effective-on"));
  else if (context->ieb != NULL)
    step->by = fettle_record_get_date (context->ieb, "effective-on");
}

/**
 * fettle_case_judge_shadow:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether a shadow governing body is set up (SI 2010/1918 reg 11).
 */
void
fettle_case_judge_shadow (const FettleStepContext *context,
                          FettleCaseStep          *step)
{
  FettleDate specified = context->ieb ? fettle_record_get_date (context->ieb, "duration-end") : FETTLE_DATE_NONE;
  FettleDate resumption = context->ieb ? fettle_record_get_date (context->ieb, "resumption-on") : FETTLE_DATE_NONE;
  FettleDate end = specified != FETTLE_DATE_NONE ? specified : resumption;
  g_autoptr (FettleResult) latest = fettle_shadow_find_latest_setup (end);

  if (context->ieb != NULL)
    fettle_case_step_done (step, fettle_record_get_date (context->ieb, "shadow-set-up-on"));
  if (step->state == FETTLE_CASE_STEP_DONE)
    return;
  if (end == FETTLE_DATE_NONE)
    fettle_case_step_set (step, FETTLE_CASE_STEP_OPTIONAL,
                          _("The authority may do it, and is not bound to. The board has no last day yet, from which its time is counted."));
  else if (latest->date < context->facts->today)
    fettle_case_step_set (step, FETTLE_CASE_STEP_NOT_APPLICABLE,
                          _("The last day for it has gone by: the governing body is constituted under a new instrument of "
                            "government on the day of the transfer (SI 2010/1918 reg 27)."));
  else
    fettle_case_step_set (step, FETTLE_CASE_STEP_OPTIONAL, _("The authority may do it, and is not bound to."));
}

/**
 * fettle_case_judge_end:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether the interim period is over (Sch 6 para 18).
 */
void
fettle_case_judge_end (const FettleStepContext *context,
                       FettleCaseStep          *step)
{
  FettleDate end = context->ieb ? fettle_case_ieb_find_end (context->ieb) : FETTLE_DATE_NONE;
  g_autofree char *day = fettle_date_to_words (end);

  if (fettle_case_is_by (end, context->facts->today))
    fettle_case_step_done (step, end);
  else if (end != FETTLE_DATE_NONE)
    {
      g_autofree char *why = g_strdup_printf (/* Translators: %s is a date */
                                              _("The interim period ends before %s."), day);

      fettle_case_step_set (step, FETTLE_CASE_STEP_WAITING, why);
    }
}

/**
 * fettle_case_judge_constitution:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether the constitution date has come (SI 2010/1918 reg 26).
 */
void
fettle_case_judge_constitution (const FettleStepContext *context,
                                FettleCaseStep          *step)
{
  FettleDate on = context->ieb ? fettle_record_get_date (context->ieb, "constitution-on") : FETTLE_DATE_NONE;

  if (fettle_case_is_by (on, context->facts->today))
    fettle_case_step_done (step, on);
  else if (context->ieb != NULL && !fettle_case_facts_has_shadow (context->facts, context->ieb))
    fettle_case_step_set (step, FETTLE_CASE_STEP_NOT_APPLICABLE,
                          _("Only after a shadow governing body: without one the governing body is constituted under a new "
                            "instrument of government (SI 2010/1918 regs 26, 27)."));
}
