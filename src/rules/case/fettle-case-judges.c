/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-case-steps-private.h"

#include <glib/gi18n-lib.h>

/* What each step of the chain is judged by: where it stands, and why. The table of steps names them. */

/**
 * fettle_case_step_done:
 * @step: a step
 * @on: when it was done; %FETTLE_DATE_NONE leaves it as it is
 */
void
fettle_case_step_done (FettleCaseStep *step,
                         FettleDate      on)
{
  if (on == FETTLE_DATE_NONE)
    return;
  step->state = FETTLE_CASE_STEP_DONE;
  step->done_on = on;
}

/**
 * fettle_case_step_set:
 * @step: a step
 * @state: where it stands
 * @why: (nullable): why, in words
 */
void
fettle_case_step_set (FettleCaseStep      *step,
                      FettleCaseStepState  state,
                      const char          *why)
{
  step->state = state;
  g_free (step->why);
  step->why = g_strdup (why);
}

/**
 * fettle_case_find_first:
 * @facts: facts
 * @kind: name of a kind
 * @date: its field with the day
 * @field: (nullable): another field of it
 * @value: (nullable): what that must hold
 *
 * Returns: the earliest day of such a record, or %FETTLE_DATE_NONE
 */
FettleDate
fettle_case_find_first (const FettleCaseFacts *facts,
                        const char            *kind,
                        const char            *date,
                        const char            *field,
                        const char            *value)
{
  GPtrArray *list = fettle_case_facts_list (facts, kind);
  FettleDate first = FETTLE_DATE_NONE;

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (list, i);
      FettleDate on = fettle_record_get_date (record, date);

      if ((field == NULL || g_strcmp0 (fettle_record_get_text (record, field), value) == 0)
          && on != FETTLE_DATE_NONE && (first == FETTLE_DATE_NONE || on < first))
        first = on;
    }
  return first;
}

/**
 * fettle_case_has_other_gate:
 * @context: what the steps are judged by
 *
 * Returns: whether a gate is open that needs no warning notice
 */
gboolean
fettle_case_has_other_gate (const FettleStepContext *context)
{
  return (context->gates & ~FETTLE_GATES_WITH_WINDOW) != FETTLE_GATE_NONE;
}

static gboolean
is_pay (const FettleStepContext *context)
{
  return context->notice != NULL && context->read.section == FETTLE_NOTICE_S60A;
}

/**
 * fettle_case_is_over:
 * @context: what the steps are judged by
 *
 * Returns: whether nothing more comes of the notice
 */
gboolean
fettle_case_is_over (const FettleStepContext *context)
{
  static const char *const codes[] = { "superseded", "withdrawn", "complied", NULL };

  return context->eligible != NULL && g_strv_contains (codes, context->eligible->code);
}

/**
 * fettle_case_judge_concern:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether a concern is recorded.
 */
void
fettle_case_judge_concern (const FettleStepContext *context,
                           FettleCaseStep          *step)
{
  fettle_case_step_done (step, fettle_case_find_first (context->facts, "concern", "raised-on", NULL, NULL));
}

/**
 * fettle_case_judge_letter:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether a letter of concern was sent (practice, no duty).
 */
void
fettle_case_judge_letter (const FettleStepContext *context,
                          FettleCaseStep          *step)
{
  fettle_case_step_done (step, fettle_case_find_first (context->facts, "pre-warning-letter", "sent-on", NULL, NULL));
}

/**
 * fettle_case_find_letter:
 * @facts: facts
 *
 * Returns: (transfer none) (nullable): the newest letter of concern
 */
FettleRecord *
fettle_case_find_letter (const FettleCaseFacts *facts)
{
  return fettle_case_facts_find_newest (facts, "pre-warning-letter", NULL, NULL, "sent-on", FETTLE_DATE_EVER);
}

/* That it is enough, or why it is not. */
static gboolean
is_decided (FettleRecord *letter)
{
  return fettle_record_get_text (letter, "adequate") != NULL || fettle_record_get_text (letter, "adequate-reason") != NULL;
}

/**
 * fettle_case_judge_answer:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges where the answer to the newest letter of concern stands (practice, no duty): it is waited for, decided on, and then there
 * is a choice.
 */
void
fettle_case_judge_answer (const FettleStepContext *context,
                          FettleCaseStep          *step)
{
  FettleRecord *letter = fettle_case_find_letter (context->facts);
  FettleDate due = letter ? fettle_record_get_date (letter, "response-due") : FETTLE_DATE_NONE;
  FettleDate came = letter ? fettle_record_get_date (letter, "response-on") : FETTLE_DATE_NONE;

  if (letter == NULL)
    fettle_case_step_set (step, FETTLE_CASE_STEP_NOT_APPLICABLE, _("No letter of concern was sent."));
  else if (context->read.given != FETTLE_DATE_NONE && !is_decided (letter))
    fettle_case_step_set (step, FETTLE_CASE_STEP_NOT_APPLICABLE, _("A warning notice was given since."));
  else if (is_decided (letter))
    fettle_case_step_done (step, came != FETTLE_DATE_NONE ? came : fettle_record_get_date (letter, "sent-on"));
  else if (came != FETTLE_DATE_NONE)
    fettle_case_step_set (step, FETTLE_CASE_STEP_NOW, _("An answer has come: decide whether it is enough."));
  else if (fettle_case_is_by (due, context->facts->today - 1))
    fettle_case_step_set (step, FETTLE_CASE_STEP_NOW, _("No answer has come by its day: decide what follows."));
  else
    {
      fettle_case_step_set (step, FETTLE_CASE_STEP_WAITING, _("The answer has not come yet."));
      step->by = due;
    }
}

/**
 * fettle_case_judge_notice:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether a warning notice was given, or may be (Education and Inspections Act 2006 ss.60, 60A).
 */
void
fettle_case_judge_notice (const FettleStepContext *context,
                          FettleCaseStep          *step)
{
  if (context->read.given != FETTLE_DATE_NONE)
    {
      fettle_case_step_done (step, context->read.given);
      if (fettle_case_is_over (context))
        step->why = g_strdup (context->eligible->why);
      else if (fettle_case_is_by_document (context->notice))
        step->why = g_strdup (_("Contents: see document."));
    }
  else if (!is_pay (context) && fettle_case_facts_is_notice_barred (context->facts, context->facts->today))
    fettle_case_step_set (step, FETTLE_CASE_STEP_BLOCKED,
                          _("The Secretary of State has given a warning notice: the authority may not give one until "
                             "the Secretary of State says "
                             "that it may."));
  else if (fettle_case_has_other_gate (context))
    fettle_case_step_set (step, FETTLE_CASE_STEP_NOT_APPLICABLE,
         _("The school is eligible for intervention already, without a warning notice."));
  else if (context->notice == NULL && fettle_case_find_letter (context->facts) != NULL)
    fettle_case_step_set (step, FETTLE_CASE_STEP_OPTIONAL, _("Open at any time. Nothing in law asks for it."));
}

/**
 * fettle_case_judge_copies:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether each statutory recipient of the notice has a copy (ss.60(6), (6A), 60A(6)).
 */
void
fettle_case_judge_copies (const FettleStepContext *context,
                          FettleCaseStep          *step)
{
  g_autoptr (GPtrArray) recipients = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_case_recipient_free);
  GString *wanting = g_string_new (NULL);
  FettleDate last = FETTLE_DATE_NONE;

  if (context->read.given == FETTLE_DATE_NONE)
    {
      g_string_free (wanting, TRUE);
      return;
    }
  fettle_case_facts_add_recipients (context->facts, recipients);
  for (guint i = 0; context->notice != NULL && i < recipients->len; i++)
    {
      const FettleCaseRecipient *recipient = g_ptr_array_index (recipients, i);

      if (!recipient->statutory || g_strcmp0 (recipient->record_id, fettle_record_get_id (context->notice)) != 0)
        continue;
      last = MAX (last, recipient->sent_on);
      if (recipient->sent_on == FETTLE_DATE_NONE)
        g_string_append_printf (wanting, "%s%s", wanting->len > 0 ? "; " : "",
                                fettle_party_get_label (recipient->party));
    }
  if (wanting->len == 0)
    fettle_case_step_done (step, last);
  else
    {
      g_autofree char *why = g_strdup_printf (/* Translators: %s is a list of recipients */
                                              _("Wanting: %s."), wanting->str);

      fettle_case_step_set (step, FETTLE_CASE_STEP_NOW, why);
      step->by = context->read.given;
    }
  g_string_free (wanting, TRUE);
}

/**
 * fettle_case_judge_period:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether the compliance period has run out (s.60(1)(b)).
 */
void
fettle_case_judge_period (const FettleStepContext *context,
                          FettleCaseStep          *step)
{
  g_autoptr (FettleResult) end = fettle_notice_find_compliance_end (&context->read, context->facts->calendar);

  if (context->read.given == FETTLE_DATE_NONE)
    return;
  if (end->date == FETTLE_DATE_NONE)
    fettle_case_step_set (step, FETTLE_CASE_STEP_NOW, end->why);
  else if (end->date < context->facts->today)
    fettle_case_step_done (step, end->date);
  else
    fettle_case_step_set (step, FETTLE_CASE_STEP_WAITING, end->why);
}

/**
 * fettle_case_judge_finding:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether the authority has decided (s.60(1)(c)).
 */
void
fettle_case_judge_finding (const FettleStepContext *context,
                           FettleCaseStep          *step)
{
  if (fettle_notice_is_finding_early (&context->read, context->facts->calendar))
    return;
  fettle_case_step_done (step, context->read.found_on);
  if (step->state != FETTLE_CASE_STEP_DONE && fettle_case_is_over (context))
    fettle_case_step_set (step, FETTLE_CASE_STEP_NOT_APPLICABLE, context->eligible->why);
}

/**
 * fettle_case_judge_second_notice:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether the second notice was given (s.60(1)(d)).
 */
void
fettle_case_judge_second_notice (const FettleStepContext *context,
                                 FettleCaseStep          *step)
{
  g_autoptr (FettleResult) end = fettle_notice_find_compliance_end (&context->read, context->facts->calendar);

  if (context->read.powers_notice > end->date)
    fettle_case_step_done (step, context->read.powers_notice);
}

/**
 * fettle_case_judge_eligible:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether a gate is open (s.59).
 */
void
fettle_case_judge_eligible (const FettleStepContext *context,
                            FettleCaseStep          *step)
{
  gboolean by_notice = context->eligible != NULL && g_str_equal (context->eligible->code, "eligible");

  if (fettle_case_has_other_gate (context) || (!by_notice && context->gates != FETTLE_GATE_NONE))
    fettle_case_step_done (step, fettle_case_facts_find_open_since (context->facts));
  else if (by_notice)
    fettle_case_step_done (step, context->eligible->date);
  else if (context->eligible != NULL)
    fettle_case_step_set (step, FETTLE_CASE_STEP_WAITING, context->eligible->why);
}

/* A pupil referral unit has a category, and no gate of the authority's. */
static gboolean
is_in_category (const FettleStepContext *context)
{
  return (context->gates & FETTLE_GATES_OF_CATEGORY)
         || (fettle_case_facts_is_unit (context->facts) && fettle_case_facts_is_in_category (context->facts, context->facts->today));
}

/**
 * fettle_case_judge_category:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether the Chief Inspector gave notice of a category (Education Act 2005 s.13(3)(a)).
 */
void
fettle_case_judge_category (const FettleStepContext *context,
                            FettleCaseStep          *step)
{
  fettle_case_step_done (step, fettle_case_find_first (context->facts, "category-notice", "notice-on", NULL, NULL));
  if (step->state != FETTLE_CASE_STEP_DONE && !is_in_category (context))
    fettle_case_step_set (step, FETTLE_CASE_STEP_NOT_APPLICABLE, _("Ofsted has not put the school in a category."));
}

/**
 * fettle_case_judge_statement:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether the statement of action is prepared (Education Act 2005 s.15).
 */
void
fettle_case_judge_statement (const FettleStepContext *context,
                             FettleCaseStep          *step)
{
  GPtrArray *list = fettle_case_facts_list (context->facts, "statement-of-action");

  fettle_case_step_done (step,
                         fettle_case_find_first (context->facts, "statement-of-action", "prepared-on", NULL, NULL));
  if (step->state != FETTLE_CASE_STEP_DONE && list->len == 0 && !is_in_category (context))
    fettle_case_step_set (step, FETTLE_CASE_STEP_NOT_APPLICABLE, _("Ofsted has not put the school in a category."));
}

/**
 * fettle_case_judge_coasting:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether the Secretary of State has notified the governing body (s.60B).
 */
void
fettle_case_judge_coasting (const FettleStepContext *context,
                            FettleCaseStep          *step)
{
  fettle_case_step_done (step,
                         fettle_case_find_first (context->facts, "coasting-notification", "notified-on", NULL, NULL));
  if (step->state != FETTLE_CASE_STEP_DONE)
    fettle_case_step_set (step, FETTLE_CASE_STEP_NOT_APPLICABLE,
         _("The Secretary of State has not notified the governing body. Data alone never open this gate."));
}

typedef enum
{
  SHUT,
  OPEN,  /* in law, and no notice of the authority names it */
  NAMED,
} Reach;

/**
 * fettle_case_step_not_named:
 * @step: a step of a power that is open in law
 *
 * Says that the second notice does not name the power: a form of may, never to be done.
 */
void
fettle_case_step_not_named (FettleCaseStep *step)
{
  fettle_case_step_set (step, FETTLE_CASE_STEP_OPTIONAL,
                        _("Open in law, not in the notice of proposed powers: give further reasonable notice first."));
}

/* How far the powers with a time limit are in reach: the furthest of them. */
static Reach
find_reach (const FettleStepContext *context,
            GString                 *why)
{
  static const FettlePower powers[] = { FETTLE_POWER_S63, FETTLE_POWER_S64, FETTLE_POWER_S66 };
  Reach reach = SHUT;

  for (guint i = 0; i < G_N_ELEMENTS (powers); i++)
    {
      g_autoptr (FettleResult) answer =
          fettle_case_facts_check_power (context->facts, powers[i], context->facts->today);

      if (g_str_equal (answer->code, "available"))
        reach = MAX (reach, fettle_case_facts_is_named (context->facts, powers[i], context->facts->today) ? NAMED : OPEN);
      else
        g_string_append_printf (why, "%s%s: %s", why->len > 0 ? " " : "", fettle_power_get_label (powers[i]), answer->why);
    }
  return reach;
}

/**
 * fettle_case_has_board:
 * @context: what the steps are judged by
 *
 * Returns: whether notice of an interim executive board was given, or one imposed, that has not ended
 */
gboolean
fettle_case_has_board (const FettleStepContext *context)
{
  FettleDate end = context->ieb ? fettle_case_ieb_find_end (context->ieb) : FETTLE_DATE_NONE;

  return fettle_case_facts_is_interim (context->facts, context->facts->today)
         || (context->ieb != NULL && !fettle_case_is_by (end, context->facts->today));
}

/* The authority took another way; nothing asks it for a second one. */
static void
leave_to_board (FettleCaseStep *step)
{
  fettle_case_step_set (step, FETTLE_CASE_STEP_OPTIONAL,
                        _("There is an interim executive board. Sections 64 and 66 cannot be used while it lasts; section "
                          "63 could be."));
}

/**
 * fettle_case_judge_notify:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether the Secretary of State was notified (s.70A(1)).
 */
void
fettle_case_judge_notify (const FettleStepContext *context,
                          FettleCaseStep          *step)
{
  GString *why = g_string_new (NULL);
  Reach reach = find_reach (context, why);

  fettle_case_step_done (step, fettle_case_find_first (context->facts, "s70a-notification", "sent-on", NULL, NULL));
  if (step->state != FETTLE_CASE_STEP_DONE && context->gates != FETTLE_GATE_NONE && reach == SHUT)
    fettle_case_step_set (step, FETTLE_CASE_STEP_BLOCKED, why->str);
  else if (step->state != FETTLE_CASE_STEP_DONE && fettle_case_has_board (context))
    leave_to_board (step);
  else if (step->state != FETTLE_CASE_STEP_DONE && reach == OPEN)
    fettle_case_step_not_named (step);
  g_string_free (why, TRUE);
}

/**
 * fettle_case_judge_use:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether section 63, 64 or 66 was used, or can be.
 */
void
fettle_case_judge_use (const FettleStepContext *context,
                       FettleCaseStep          *step)
{
  GString *why = g_string_new (NULL);
  Reach reach = find_reach (context, why);
  FettleDate used = fettle_case_find_first (context->facts, "power-use", "used-on", NULL, NULL);

  if (used == FETTLE_DATE_NONE)
    used = fettle_case_find_first (context->facts, "additional-governor", "appointed-on", NULL, NULL);
  if (used == FETTLE_DATE_NONE)
    used = fettle_case_find_first (context->facts, "budget-suspension", "notice-on", NULL, NULL);
  fettle_case_step_done (step, used);
  if (used == FETTLE_DATE_NONE && reach == SHUT)
    fettle_case_step_set (step, FETTLE_CASE_STEP_BLOCKED, why->str);
  else if (used == FETTLE_DATE_NONE && fettle_case_has_board (context))
    leave_to_board (step);
  else if (used == FETTLE_DATE_NONE && reach == OPEN)
    fettle_case_step_not_named (step);
  g_string_free (why, TRUE);
}

/**
 * fettle_case_judge_trust:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether the concern was raised with the trust.
 */
void
fettle_case_judge_trust (const FettleStepContext *context,
                         FettleCaseStep          *step)
{
  fettle_case_step_done (step,
                         fettle_case_find_first (context->facts, "academy-step", "happened-on", "kind",
                                                 "trust-concern"));
}

/**
 * fettle_case_judge_department:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether it was raised with the Department for Education.
 */
void
fettle_case_judge_department (const FettleStepContext *context,
                              FettleCaseStep          *step)
{
  fettle_case_step_done (step,
                         fettle_case_find_first (context->facts, "academy-step", "happened-on", "kind", "dfe-concern"));
}

/**
 * fettle_case_judge_termination:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether a termination warning notice is recorded (Academies Act 2010 ss.2A, 2B).
 */
void
fettle_case_judge_termination (const FettleStepContext *context,
                               FettleCaseStep          *step)
{
  fettle_case_step_done (step,
                         fettle_case_find_first (context->facts, "academy-step", "happened-on", "kind",
                                                 "termination-warning"));
  if (step->state != FETTLE_CASE_STEP_DONE)
    fettle_case_step_set (step, FETTLE_CASE_STEP_NOT_APPLICABLE,
                          _("Only the Secretary of State gives one; the authority records it."));
}

/**
 * fettle_case_judge_close:
 * @context: what the steps are judged by
 * @step: the step, of which the state is set
 *
 * Judges whether the case is closed.
 */
void
fettle_case_judge_close (const FettleStepContext *context,
                         FettleCaseStep          *step)
{
  fettle_case_step_done (step,
                         fettle_case_find_first (context->facts, "intervention-case", "closed-on", "state", "closed"));
}
