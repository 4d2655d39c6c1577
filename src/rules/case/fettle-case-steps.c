/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-case-steps-private.h"

#include <glib/gi18n-lib.h>

#define EIA "Education and Inspections Act 2006 "
#define NO_DUTY N_("Practice, no duty in law")

typedef void (*Judge) (const FettleStepContext *context, FettleCaseStep *step);

/* The strands of the work: each goes on by itself, but powers wait for eligibility, and the close for all. */
typedef enum
{
  MAIN,
  COPIES,
  REPORT,
  USE,
  BODY,
  CLOSE,
} Strand;

/* Which chains a step belongs to. */
enum
{
  EVERY = 0,
  NOTICE = 1 << 0,   /* needs a notice, or a school without another gate */
  LIVE = 1 << 1,     /* only while the notice stands */
  POWERS = 1 << 2,   /* only where powers are in reach */
  BOARD = 1 << 3,    /* only where a board is under way */
  ACADEMY = 1 << 4,
  MAINTAINED = 1 << 5,
  UNIT = 1 << 6,     /* of a pupil referral unit, too */
};

/* What kind of thing a step is, and so in which voice it is spoken of when it is next. */
typedef enum
{
  POWER,  /* or mere practice: may */
  DUTY,   /* must */
  OTHERS, /* for somebody else, or for time: waiting */
} Nature;

static const struct
{
  FettleCaseStep step;
  Strand strand;
  guint where;
  Nature nature;
  Judge judge;
} chain[] = {
  { { "concern", N_("Raise the concern"),
      N_("Say what is wrong, how it was found and what must be seen before it is lowered."),
      NO_DUTY, FALSE, .record_kind = "concern" }, MAIN, EVERY, POWER, fettle_case_judge_concern },
  { { "trust-concern", N_("Raise it with the trust"), N_("The authority has no powers of Part 4 over an academy."),
      NO_DUTY, FALSE, .record_kind = "academy-step" }, MAIN, ACADEMY, POWER, fettle_case_judge_trust },
  { { "dfe-concern", N_("Raise it with the Department for Education"),
      N_("The regions group acts for the Secretary of State."),
      NO_DUTY, FALSE, .record_kind = "academy-step" }, MAIN, ACADEMY, POWER, fettle_case_judge_department },
  { { "termination-warning", N_("Termination warning notice"),
      N_("Recorded only: what must be done, by when, and the answer."),
      "Academies Act 2010 ss.2A, 2B", FALSE, .record_kind = "academy-step" }, MAIN, ACADEMY, POWER,
      fettle_case_judge_termination },
  { { "category", N_("Ofsted’s notice of a category"), N_("The powers are open at once: no warning notice is needed."),
      "Education Act 2005 s.13(3)(a); " EIA "ss.61, 62", TRUE, .record_kind = "category-notice" }, MAIN, MAINTAINED | UNIT,
      OTHERS,
      fettle_case_judge_category },
  { { "statement", N_("Prepare the statement of action"),
      N_("Ten working days from the day the authority received the report; the actions and their periods, and how parents are "
         "told and heard."),
      "Education Act 2005 s.15; SI 2005/2038 reg 7", TRUE, .record_kind = "statement-of-action" }, REPORT,
      MAINTAINED | UNIT, DUTY,
      fettle_case_judge_statement },
  { { "coasting", N_("Coasting notification"), N_("The Secretary of State notifies the governing body."),
      EIA "s.60B", TRUE, .record_kind = "coasting-notification" }, MAIN, MAINTAINED, OTHERS, fettle_case_judge_coasting },
  { { "letter", N_("Send a letter of concern"), N_("To the chair, with a copy to the head teacher."),
      NO_DUTY, FALSE, .record_kind = "pre-warning-letter" }, MAIN, NOTICE, POWER, fettle_case_judge_letter },
  { { "answer", N_("The answer to the letter of concern"),
      N_("Wait for it, and decide whether it is enough. Then lower the concern and close, write again, or give a warning notice."),
      NO_DUTY, FALSE, .record_kind = "pre-warning-letter" }, MAIN, NOTICE, POWER, fettle_case_judge_answer },
  { { "notice", N_("Give the warning notice"),
      N_("In writing: the matters, the action required, the compliance period, and what the authority is minded to do."),
      EIA "ss.60(4), (4A), 60A", TRUE, .record_kind = "warning-notice" }, MAIN, NOTICE, POWER, fettle_case_judge_notice },
  { { "copies", N_("Give the copies"), N_("To each whom the Act names, at the same time."),
      EIA "ss.60(6), (6A), 60A(6)", TRUE, .record_kind = "notice-copy" }, COPIES, NOTICE, DUTY, fettle_case_judge_copies },
  { { "period", N_("Compliance period"), N_("It is as long as the notice says."), EIA "s.60(1)(b)", TRUE,
      .record_kind = "warning-notice" }, MAIN, NOTICE | LIVE, OTHERS, fettle_case_judge_period },
  { { "finding", N_("Decide whether the school complied"), N_("To the authority’s satisfaction, with reasons."),
      EIA "s.60(1)(c)", TRUE, .record_kind = "notice-finding" }, MAIN, NOTICE, POWER, fettle_case_judge_finding },
  { { "second-notice", N_("Give notice of the proposed powers"),
      N_("A second notice, in writing and reasonable. Without it the school is not eligible for intervention."),
      EIA "s.60(1)(d)", TRUE, .record_kind = "powers-notice" }, MAIN, NOTICE | LIVE, POWER, fettle_case_judge_second_notice },
  { { "eligible", N_("Eligible for intervention"), N_("The result of the steps before it, or of another gate."),
      EIA "ss.59 to 62", TRUE }, MAIN, MAINTAINED | LIVE, OTHERS, fettle_case_judge_eligible },
  { { "notify", N_("Notify the Secretary of State"), N_("Before section 63, 64 or 66 is used."),
      EIA "s.70A(1)", TRUE, .record_kind = "s70a-notification" }, USE, POWERS, DUTY, fettle_case_judge_notify },
  { { "use", N_("Use section 63, 64 or 66"),
      N_("After a warning notice, within two months following the end of the compliance period. Consult before section 63."),
      EIA "ss.63, 64, 66", TRUE, .record_kind = "power-use" }, USE, POWERS, POWER, fettle_case_judge_use },
  { { "consult", N_("Consult on an interim executive board"),
      N_("The governing body; and the diocesan authority, or those who appoint foundation governors."),
      EIA "s.65(2)", TRUE, .record_kind = "consultation" }, BODY, POWERS, DUTY, fettle_case_judge_consult },
  { { "consent", N_("Ask for the Secretary of State’s consent"),
      N_("Consent, not notice, and before the board’s notice is given."),
      EIA "s.65(1)", TRUE, .record_kind = "ieb-application" }, BODY, POWERS, POWER, fettle_case_judge_consent },
  { { "board", N_("Give notice of the interim executive board"),
      N_("In writing, naming the day from which it takes over."),
      EIA "s.65", TRUE, .record_kind = "ieb" }, BODY, POWERS, POWER, fettle_case_judge_ieb_notice },
  { { "members", N_("Appoint the members"),
      N_("At least two, each by a written instrument, from the day the board takes over."),
      EIA "Sch 6 paras 4, 5", TRUE, .record_kind = "ieb-member" }, BODY, BOARD, DUTY, fettle_case_judge_members },
  { { "shadow", N_("Arrange a shadow governing body"), N_("At least six months before the interim period ends."),
      "SI 2010/1918 reg 11", TRUE, .record_kind = "shadow-governor" }, BODY, BOARD, POWER, fettle_case_judge_shadow },
  { { "end", N_("End of the interim period"),
      N_("When the specified duration ends or, where there is none, on the day that a notice of resumption names."),
      EIA "Sch 6 paras 17, 18", TRUE, .record_kind = "ieb" }, BODY, BOARD, POWER, fettle_case_judge_end },
  { { "constitution", N_("Constitution date"),
      N_("No later than 13 months after the transfer, with one term’s notice."),
      "SI 2010/1918 reg 26", TRUE, .record_kind = "ieb" }, BODY, BOARD, DUTY, fettle_case_judge_constitution },
  { { "close", N_("Close the case"),
      N_("Say what came of it."), NO_DUTY, FALSE, .record_kind = "intervention-case" }, CLOSE, EVERY, POWER,
    fettle_case_judge_close },
};

static FettleDate
find_last (const FettleCaseFacts *facts,
           const char            *kind,
           const char            *field)
{
  FettleRecord *record = fettle_case_facts_find_newest (facts, kind, NULL, NULL, field, facts->today);

  return record ? fettle_record_get_date (record, field) : FETTLE_DATE_NONE;
}

/* The school was eligible without a notice and is no longer; a new concern since then begins the chain anew. */
static gboolean
has_left_gate (const FettleStepContext *context)
{
  FettleDate left = MAX (find_last (context->facts, "category-notice", "ended-on"),
                         find_last (context->facts, "coasting-notification", "ended-on"));

  return left != FETTLE_DATE_NONE && context->gates == FETTLE_GATE_NONE && context->notice == NULL
         && context->ieb == NULL && find_last (context->facts, "concern", "raised-on") <= left;
}

/* Why a step is not part of this chain, or NULL where it is. */
static const char *
find_exclusion (const FettleStepContext *context,
                guint          where)
{
  if ((where & UNIT) && fettle_case_facts_is_unit (context->facts))
    return NULL;
  if ((where & ACADEMY) && (context->part4 || fettle_case_facts_is_unit (context->facts) || g_str_equal (context->scope->code, "closed")))
    return _("Only for an academy.");
  if (where != EVERY && !(where & ACADEMY) && !context->part4)
    return context->scope->why;
  if ((where & NOTICE) && context->notice == NULL && context->gates != FETTLE_GATE_NONE)
    return _("The school is eligible for intervention already, without a warning notice.");
  if ((where & (NOTICE | LIVE | POWERS)) && has_left_gate (context))
    return _("The school is no longer eligible for intervention.");
  if ((where & LIVE) && fettle_case_is_over (context) && context->gates == FETTLE_GATE_NONE)
    return context->eligible->why;
  if ((where & POWERS) && fettle_case_is_over (context) && context->gates == FETTLE_GATE_NONE && context->ieb == NULL)
    return context->eligible->why;
  if ((where & BOARD) && context->ieb == NULL)
    return _("There is no interim executive board.");
  return NULL;
}

/* What a copy of the table starts as, before it is judged: something that waits for the steps before it. */
static FettleCaseStep *
make_step (const FettleCaseStep *row)
{
  FettleCaseStep *step = g_new0 (FettleCaseStep, 1);

  *step = *row;
  step->title = _(row->title);
  step->law = _(row->law);
  step->source = row->statutory ? row->source : _(row->source);
  step->state = FETTLE_CASE_STEP_WAITING;
  return step;
}

static gboolean
is_pending (const FettleCaseStep *step)
{
  return step->state == FETTLE_CASE_STEP_WAITING || step->state == FETTLE_CASE_STEP_NOW;
}

/* A step of mere practice is passed over once a step of law after it is done. */
static gboolean
is_passed (GPtrArray *steps,
           guint      index)
{
  const FettleCaseStep *step = g_ptr_array_index (steps, index);

  for (guint i = index + 1; !step->statutory && i < steps->len; i++)
    {
      const FettleCaseStep *later = g_ptr_array_index (steps, i);

      if (chain[i].strand == chain[index].strand && later->statutory && later->state == FETTLE_CASE_STEP_DONE)
        return TRUE;
    }
  return FALSE;
}

static void
wait_for (FettleCaseStep       *step,
          const FettleCaseStep *first)
{
  g_autofree char *why = g_strdup_printf (/* Translators: %s is the title of a step */
                                          _("First: %s."), first->title);

  fettle_case_step_set (step, FETTLE_CASE_STEP_WAITING, why);
}

/* In each strand the first step that waits for nothing but the officer is the one to do now. */
static const FettleCaseStep *
find_now (GPtrArray            *steps,
          Strand                strand,
          const FettleCaseStep *before)
{
  const FettleCaseStep *first = before;

  for (guint i = 0; i < steps->len; i++)
    {
      FettleCaseStep *step = g_ptr_array_index (steps, i);

      if (chain[i].strand != strand || !is_pending (step))
        continue;
      if (step->state == FETTLE_CASE_STEP_WAITING && step->why == NULL)
        {
          if (is_passed (steps, i))
            fettle_case_step_set (step, FETTLE_CASE_STEP_NOT_APPLICABLE,
                                  _("Not recorded, and passed over; there is no duty."));
          else if (first != NULL && step->statutory && !first->statutory)
            {
              /* Practice never stands before a step of law as a bar. */
              fettle_case_step_set (step, FETTLE_CASE_STEP_OPTIONAL, NULL);
              first = step;
            }
          else if (first != NULL)
            wait_for (step, first);
          else
            fettle_case_step_set (step, FETTLE_CASE_STEP_NOW, NULL);
        }
      if (first == NULL && is_pending (step) && step->statutory)
        first = step;
      else if (first == NULL && step->state == FETTLE_CASE_STEP_NOW)
        first = step;
    }
  return first;
}

static FettleCaseStep *
find_step (GPtrArray  *steps,
           const char *id)
{
  for (guint i = 0; i < steps->len; i++)
    {
      FettleCaseStep *step = g_ptr_array_index (steps, i);

      if (g_str_equal (step->id, id))
        return step;
    }
  g_assert_not_reached ();
}

static void
make_optional (GPtrArray  *steps,
               const char *id,
               const char *why)
{
  FettleCaseStep *step = find_step (steps, id);

  if (step->state == FETTLE_CASE_STEP_NOW)
    fettle_case_step_set (step, FETTLE_CASE_STEP_OPTIONAL, why);
}

/* Law 13.1: these are duties before a power that is going to be used, and a power never must be. Where no time limit presses (R5),
 * the first of its steps is open, for ever; where the Secretary of State's notice opened the powers, the authority has proposed
 * none. */
static void
make_first_optional (const FettleStepContext *context,
                     GPtrArray               *steps)
{
  const FettleCaseFacts *facts = context->facts;
  const char *no_limit = _("The authority may do it, and is not bound to. There is no statutory time limit.");
  const char *none_proposed = _("The authority has proposed no power that it belongs to. It is done before one is used.");
  gboolean other = fettle_case_has_other_gate (context);

  if (other || !(fettle_case_facts_is_proposed (facts, FETTLE_POWER_S63, facts->today)
                 || fettle_case_facts_is_proposed (facts, FETTLE_POWER_S64, facts->today)
                 || fettle_case_facts_is_proposed (facts, FETTLE_POWER_S66, facts->today)))
    make_optional (steps, "notify", other ? no_limit : none_proposed);
  if (other || !(fettle_case_facts_is_proposed (facts, FETTLE_POWER_S63, facts->today)
                 || fettle_case_facts_is_proposed (facts, FETTLE_POWER_S65, facts->today)))
    make_optional (steps, "consult", other ? no_limit : none_proposed);
}

/* A case can be closed at any time, but what is owed by law stays owed. */
static void
make_close_optional (GPtrArray *steps)
{
  FettleCaseStep *close = find_step (steps, "close");

  if (close->state != FETTLE_CASE_STEP_DONE)
    fettle_case_step_set (close, FETTLE_CASE_STEP_OPTIONAL,
                          _("Open at any time. A duty that is still owed stays in the list until it is done."));
}

static gboolean
is_finished (GPtrArray  *steps,
             const char *id)
{
  return find_step (steps, id)->state == FETTLE_CASE_STEP_DONE;
}

static void
find_all_now (const FettleStepContext *context,
              GPtrArray     *steps)
{
  const FettleCaseStep *main_first = find_now (steps, MAIN, NULL);
  const FettleCaseStep *report_first = find_now (steps, REPORT, NULL);
  const FettleCaseStep *blocker = is_finished (steps, "eligible") ? NULL : main_first;
  const FettleCaseStep *use_first = find_now (steps, USE, blocker);
  const FettleCaseStep *body_first;
  gboolean over = context->gates == FETTLE_GATE_NONE || is_finished (steps, "use") || is_finished (steps, "end")
                  || is_finished (steps, "constitution");

  find_now (steps, COPIES, is_finished (steps, "notice") ? NULL : main_first);
  body_first = find_now (steps, BODY, blocker);
  if (main_first || report_first || (fettle_case_has_board (context) ? body_first : over ? NULL : use_first)
      || context->gates != FETTLE_GATE_NONE)
    make_close_optional (steps);
  else
    find_now (steps, CLOSE, NULL);
  make_first_optional (context, steps);
}

static FettleVoice
find_voice (const FettleCaseStep *step,
            Nature                nature)
{
  switch (step->state)
    {
    case FETTLE_CASE_STEP_NOW:
      return nature == DUTY ? FETTLE_VOICE_MUST : nature == OTHERS ? FETTLE_VOICE_WAITING : FETTLE_VOICE_MAY;
    case FETTLE_CASE_STEP_OPTIONAL:
      return FETTLE_VOICE_MAY;
    case FETTLE_CASE_STEP_WAITING:
      return FETTLE_VOICE_WAITING;
    case FETTLE_CASE_STEP_BLOCKED:
      return FETTLE_VOICE_CANNOT;
    default:
      return FETTLE_VOICE_NONE;
    }
}

static void
read_context (const FettleCaseFacts *facts,
              FettleStepContext     *context)
{
  context->facts = facts;
  context->part4 = fettle_case_facts_is_maintained (facts, facts->today);
  context->scope = fettle_case_facts_check_scope (facts, facts->today);
  context->notice = fettle_case_facts_get_notice (facts);
  context->gates = fettle_case_facts_find_gates (facts, facts->today);
  context->ieb = fettle_case_facts_get_ieb (facts);
  if (context->notice == NULL)
    return;
  fettle_case_facts_read_notice (facts, context->notice, facts->today, &context->read);
  context->eligible = fettle_notice_check_eligibility (&context->read, facts->calendar, facts->today);
}

/**
 * fettle_case_step_free:
 * @step: (transfer full) (nullable): a step
 */
void
fettle_case_step_free (FettleCaseStep *step)
{
  if (step == NULL)
    return;
  g_free (step->why);
  g_free (step);
}

/**
 * fettle_case_facts_add_steps:
 * @facts: facts
 * @steps: (element-type FettleCaseStep): where to
 *
 * Lays out the chain (Education and Inspections Act 2006 Part 4; for academies the lighter path), and where it stands.
 */
void
fettle_case_facts_add_steps (const FettleCaseFacts *facts,
                             GPtrArray             *steps)
{
  FettleStepContext context = { 0 };

  read_context (facts, &context);
  for (guint i = 0; i < G_N_ELEMENTS (chain); i++)
    {
      FettleCaseStep *step = make_step (&chain[i].step);
      const char *excluded = find_exclusion (&context, chain[i].where);

      if (excluded != NULL)
        fettle_case_step_set (step, FETTLE_CASE_STEP_NOT_APPLICABLE, excluded);
      else
        chain[i].judge (&context, step);
      g_ptr_array_add (steps, step);
    }
  find_all_now (&context, steps);
  for (guint i = 0; i < G_N_ELEMENTS (chain); i++)
    {
      FettleCaseStep *step = g_ptr_array_index (steps, i);

      step->voice = find_voice (step, chain[i].nature);
    }
  fettle_result_free (context.eligible);
  fettle_result_free (context.scope);
}
