/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-case-private.h"

#include "rules/inspection/fettle-withdrawn.h"

struct _FettleCase
{
  FettleResult *scope;
  FettleGates gates;
  char *doubt; /* (nullable): what Ofsted is to be asked about them */
  char *stage;
  FettleResult *powers[FETTLE_N_POWERS];
  FettleResult *order;
  FettleResult *coasting;
  GPtrArray *steps;
  GPtrArray *clocks;
  GPtrArray *recipients;
  GPtrArray *problems;
};

/* The dates of law that a step is done by, by the beginnings of their clocks' names. */
static const struct
{
  const char *step;
  const char *clock;
} step_clocks[] = {
  { "statement", "R10:" }, { "period", "R1:" }, { "period", "R2:" }, { "finding", "R4:" }, { "second-notice", "R4:" },
  { "notify", "R4:" }, { "use", "R4:" }, { "shadow", "R17:" }, { "end", "Sch6:" }, { "constitution", "R18:" },
};

/* The first that still runs, or is overdue. */
static FettleDate
find_date (FettleCase *self,
           const char *prefix)
{
  for (guint i = 0; i < self->clocks->len; i++)
    {
      const FettleClock *clock = g_ptr_array_index (self->clocks, i);

      if (g_str_has_prefix (clock->id, prefix)
          && (clock->state == FETTLE_CLOCK_RUNNING || clock->state == FETTLE_CLOCK_OVERDUE))
        return clock->result->date;
    }
  return FETTLE_DATE_NONE;
}

static void
date_steps (FettleCase *self,
            FettleDate  today)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      FettleCaseStep *step = g_ptr_array_index (self->steps, i);

      for (guint j = 0; step->voice != FETTLE_VOICE_NONE && j < G_N_ELEMENTS (step_clocks); j++)
        if (step->by == FETTLE_DATE_NONE && g_str_equal (step_clocks[j].step, step->id))
          step->by = find_date (self, step_clocks[j].clock);
      step->late = step->voice == FETTLE_VOICE_MUST && step->by != FETTLE_DATE_NONE && step->by < today;
    }
}

/**
 * fettle_case_new:
 * @facts: facts
 *
 * Works out where the intervention at the school stands on the day of the facts.
 *
 * Returns: (transfer full): the case, which keeps nothing of the facts
 */
FettleCase *
fettle_case_new (const FettleCaseFacts *facts)
{
  FettleRecord *doubtful;
  FettleCase *self;
  FettleDate left;

  g_return_val_if_fail (facts != NULL, NULL);

  self = g_new0 (FettleCase, 1);
  self->scope = fettle_case_facts_check_scope (facts, facts->today);
  self->gates = fettle_case_facts_find_gates (facts, facts->today);
  doubtful = fettle_case_facts_find_doubtful (facts);
  self->doubt = doubtful != NULL ? fettle_withdrawn_to_question (doubtful) : NULL;
  for (guint i = 0; i < FETTLE_N_POWERS; i++)
    self->powers[i] = fettle_case_facts_check_power (facts, (FettlePower) i, facts->today);
  self->order = fettle_case_facts_find_order (facts);
  self->coasting = fettle_case_facts_test_coasting (facts, facts->today, &left);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_case_step_free);
  self->clocks = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_clock_free);
  self->recipients = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_case_recipient_free);
  fettle_case_facts_add_steps (facts, self->steps);
  fettle_case_facts_add_clocks (facts, self->clocks);
  fettle_case_facts_add_recipients (facts, self->recipients);
  date_steps (self, facts->today);
  self->stage = fettle_case_facts_describe (facts, self->gates);
  self->problems = fettle_case_facts_find_problems (facts);
  return self;
}

/**
 * fettle_case_free:
 * @self: (transfer full) (nullable): a case
 */
void
fettle_case_free (FettleCase *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < FETTLE_N_POWERS; i++)
    fettle_result_free (self->powers[i]);
  g_free (self->doubt);
  fettle_result_free (self->scope);
  fettle_result_free (self->order);
  fettle_result_free (self->coasting);
  g_free (self->stage);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->clocks);
  g_ptr_array_unref (self->recipients);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/**
 * fettle_case_has_part4:
 * @self: a case
 *
 * Returns: whether Part 4 of the Education and Inspections Act 2006 applies to the school (s.59)
 */
gboolean
fettle_case_has_part4 (const FettleCase *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_str_equal (self->scope->code, "applies");
}

/**
 * fettle_case_get_scope:
 * @self: a case
 *
 * Returns: (transfer none): whether Part 4 applies, code "applies", "does-not-apply" or "closed", and why
 */
const FettleResult *
fettle_case_get_scope (const FettleCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->scope;
}

/**
 * fettle_case_get_stage:
 * @self: a case
 *
 * Returns: (transfer none) (nullable): what the case is in law today, in a sentence or two; %NULL where nothing of law has begun
 */
const char *
fettle_case_get_stage (const FettleCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->stage;
}

/**
 * fettle_case_get_gates:
 * @self: a case
 *
 * Returns: the gates that are open (Education and Inspections Act 2006 ss.60 to 62)
 */
FettleGates
fettle_case_get_gates (const FettleCase *self)
{
  g_return_val_if_fail (self != NULL, FETTLE_GATE_NONE);

  return self->gates;
}

/**
 * fettle_case_get_doubt:
 * @self: a case
 *
 * Returns: (transfer none) (nullable): what Ofsted is to be asked about the gate of a category before it is used, in a sentence
 *   (Education and Inspections Act 2006 ss.61, 62)
 */
const char *
fettle_case_get_doubt (const FettleCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->doubt;
}

/**
 * fettle_case_get_steps:
 * @self: a case
 *
 * Returns: (transfer none) (element-type FettleCaseStep): the chain, in order
 */
GPtrArray *
fettle_case_get_steps (const FettleCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->steps;
}

/**
 * fettle_case_find_step:
 * @self: a case
 * @id: a step's name
 *
 * Returns: (transfer none) (nullable): the step
 */
const FettleCaseStep *
fettle_case_find_step (const FettleCase *self,
                       const char       *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const FettleCaseStep *step = g_ptr_array_index (self->steps, i);

      if (g_str_equal (step->id, id))
        return step;
    }
  return NULL;
}

/**
 * fettle_case_get_clocks:
 * @self: a case
 *
 * Returns: (transfer none) (element-type FettleClock): its clocks, in the order of their dates
 */
GPtrArray *
fettle_case_get_clocks (const FettleCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->clocks;
}

/**
 * fettle_case_get_power:
 * @self: a case
 * @power: a power
 *
 * Returns: (transfer none): whether it can be used today, with the reason where it is shut, as from
 * fettle_power_check()
 */
const FettleResult *
fettle_case_get_power (const FettleCase *self,
                       FettlePower       power)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (power < FETTLE_N_POWERS, NULL);

  return self->powers[power];
}

/**
 * fettle_case_get_order:
 * @self: a case
 *
 * Returns: (transfer none): R13: under which law an academy order stands, as from fettle_order_find_regime()
 */
const FettleResult *
fettle_case_get_order (const FettleCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->order;
}

/**
 * fettle_case_get_coasting:
 * @self: a case
 *
 * Returns: (transfer none): R14: whether the school meets the definition of coasting, as from fettle_coasting_test();
 * it opens no gate without the Secretary of State's notification
 */
const FettleResult *
fettle_case_get_coasting (const FettleCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->coasting;
}

/**
 * fettle_case_get_recipients:
 * @self: a case
 *
 * Returns: (transfer none) (element-type FettleCaseRecipient): whom the Acts have consulted and sent copies, and when
 * it was done
 */
GPtrArray *
fettle_case_get_recipients (const FettleCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->recipients;
}

/**
 * fettle_case_get_problems:
 * @self: a case
 *
 * Returns: (transfer none) (element-type FettleCaseProblem): what is void or unusual in what is recorded
 */
GPtrArray *
fettle_case_get_problems (const FettleCase *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->problems;
}
