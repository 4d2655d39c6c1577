/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/fettle-case-private.h"

#include <glib/gi18n-lib.h>

#define EIA "Education and Inspections Act 2006 "
#define NO_DUTY N_("Practice, no duty in law")

/* What the steps are judged by. */
typedef struct
{
  const FettleCaseFacts *facts;
  gboolean part4;
  FettleRecord *notice; /* nullable */
  FettleNoticeFacts read;
  FettleResult *eligible;
  FettleGates gates;
  FettleRecord *ieb;    /* nullable */
} Context;

typedef void (*Judge) (const Context *context, FettleCaseStep *step);

static void
done (FettleCaseStep *step,
      FettleDate      on)
{
  if (on == FETTLE_DATE_NONE)
    return;
  step->state = FETTLE_CASE_STEP_DONE;
  step->done_on = on;
}

static void
set (FettleCaseStep      *step,
     FettleCaseStepState  state,
     const char          *why)
{
  step->state = state;
  g_free (step->why);
  step->why = g_strdup (why);
}

static FettleDate
find_first (const FettleCaseFacts *facts,
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

static gboolean
has_other_gate (const Context *context)
{
  return (context->gates & ~FETTLE_GATES_WITH_WINDOW) != FETTLE_GATE_NONE;
}

static gboolean
is_pay (const Context *context)
{
  return context->notice != NULL && context->read.section == FETTLE_NOTICE_S60A;
}

/* Why nothing more comes of the notice, or NULL. */
static gboolean
is_over (const Context *context)
{
  static const char *const codes[] = { "superseded", "withdrawn", "complied", NULL };

  return context->eligible != NULL && g_strv_contains (codes, context->eligible->code);
}

static void
judge_concern (const Context  *context,
               FettleCaseStep *step)
{
  done (step, find_first (context->facts, "concern", "raised-on", NULL, NULL));
}

static void
judge_letter (const Context  *context,
              FettleCaseStep *step)
{
  done (step, find_first (context->facts, "pre-warning-letter", "sent-on", NULL, NULL));
}

static void
judge_notice (const Context  *context,
              FettleCaseStep *step)
{
  if (context->read.given != FETTLE_DATE_NONE)
    {
      done (step, context->read.given);
      if (is_over (context))
        step->why = g_strdup (context->eligible->why);
    }
  else if (!is_pay (context) && fettle_case_facts_is_notice_barred (context->facts, context->facts->today))
    set (step, FETTLE_CASE_STEP_BLOCKED,
         _("The Secretary of State has given a warning notice: the authority may not give one until the Secretary of State says "
           "that it may."));
  else if (has_other_gate (context))
    set (step, FETTLE_CASE_STEP_NOT_APPLICABLE,
         _("The school is eligible for intervention already, without a warning notice."));
}

static void
judge_copies (const Context  *context,
              FettleCaseStep *step)
{
  g_autoptr (GPtrArray) recipients = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_case_recipient_free);
  GString *wanting = g_string_new (NULL);
  FettleDate last = FETTLE_DATE_NONE;

  fettle_case_facts_add_recipients (context->facts, recipients);
  for (guint i = 0; context->notice != NULL && i < recipients->len; i++)
    {
      const FettleCaseRecipient *recipient = g_ptr_array_index (recipients, i);

      if (!recipient->statutory || g_strcmp0 (recipient->record_id, fettle_record_get_id (context->notice)) != 0)
        continue;
      last = MAX (last, recipient->sent_on);
      if (recipient->sent_on == FETTLE_DATE_NONE)
        g_string_append_printf (wanting, "%s%s", wanting->len > 0 ? "; " : "", fettle_party_get_label (recipient->party));
    }
  if (wanting->len == 0)
    done (step, last);
  else
    {
      g_autofree char *why = g_strdup_printf (/* Translators: %s is a list of recipients */
                                              _("Wanting: %s."), wanting->str);

      set (step, FETTLE_CASE_STEP_NOW, why);
    }
  g_string_free (wanting, TRUE);
}

static void
judge_period (const Context  *context,
              FettleCaseStep *step)
{
  g_autoptr (FettleResult) end = fettle_notice_find_compliance_end (&context->read, context->facts->calendar);

  if (context->read.given == FETTLE_DATE_NONE)
    return;
  if (end->date == FETTLE_DATE_NONE)
    set (step, FETTLE_CASE_STEP_NOW, end->why);
  else if (end->date < context->facts->today)
    done (step, end->date);
  else
    set (step, FETTLE_CASE_STEP_WAITING, end->why);
}

static void
judge_finding (const Context  *context,
               FettleCaseStep *step)
{
  done (step, context->read.found_on);
}

static void
judge_second_notice (const Context  *context,
                     FettleCaseStep *step)
{
  done (step, context->read.powers_notice);
}

static void
judge_eligible (const Context  *context,
                FettleCaseStep *step)
{
  if (has_other_gate (context))
    done (step, context->facts->today);
  else if (context->eligible != NULL && g_str_equal (context->eligible->code, "eligible"))
    done (step, context->eligible->date);
  else if (context->eligible != NULL)
    set (step, FETTLE_CASE_STEP_WAITING, context->eligible->why);
}

static void
judge_category (const Context  *context,
                FettleCaseStep *step)
{
  done (step, find_first (context->facts, "category-notice", "notice-on", NULL, NULL));
  if (step->state != FETTLE_CASE_STEP_DONE && !(context->gates & FETTLE_GATES_OF_CATEGORY))
    set (step, FETTLE_CASE_STEP_NOT_APPLICABLE, _("Ofsted has not put the school in a category."));
}

static void
judge_statement (const Context  *context,
                 FettleCaseStep *step)
{
  GPtrArray *list = fettle_case_facts_list (context->facts, "statement-of-action");

  done (step, find_first (context->facts, "statement-of-action", "prepared-on", NULL, NULL));
  if (step->state != FETTLE_CASE_STEP_DONE && list->len == 0 && !(context->gates & FETTLE_GATES_OF_CATEGORY))
    set (step, FETTLE_CASE_STEP_NOT_APPLICABLE, _("Ofsted has not put the school in a category."));
}

static void
judge_coasting (const Context  *context,
                FettleCaseStep *step)
{
  done (step, find_first (context->facts, "coasting-notification", "notified-on", NULL, NULL));
  if (step->state != FETTLE_CASE_STEP_DONE)
    set (step, FETTLE_CASE_STEP_NOT_APPLICABLE,
         _("The Secretary of State has not notified the governing body. Data alone never open this gate."));
}

static gboolean
may_use_any (const Context *context,
             GString       *why)
{
  static const FettlePower powers[] = { FETTLE_POWER_S63, FETTLE_POWER_S64, FETTLE_POWER_S66 };

  for (guint i = 0; i < G_N_ELEMENTS (powers); i++)
    {
      g_autoptr (FettleResult) answer = fettle_case_facts_check_power (context->facts, powers[i], context->facts->today);

      if (g_str_equal (answer->code, "available"))
        return TRUE;
      g_string_append_printf (why, "%s%s: %s", why->len > 0 ? "\n" : "", fettle_power_get_label (powers[i]), answer->why);
    }
  return FALSE;
}

static void
judge_notify (const Context  *context,
              FettleCaseStep *step)
{
  done (step, find_first (context->facts, "s70a-notification", "sent-on", NULL, NULL));
}

static void
judge_use (const Context  *context,
           FettleCaseStep *step)
{
  GString *why = g_string_new (NULL);
  FettleDate used = find_first (context->facts, "power-use", "used-on", NULL, NULL);

  if (used == FETTLE_DATE_NONE)
    used = find_first (context->facts, "additional-governor", "appointed-on", NULL, NULL);
  if (used == FETTLE_DATE_NONE)
    used = find_first (context->facts, "budget-suspension", "notice-on", NULL, NULL);
  done (step, used);
  if (used == FETTLE_DATE_NONE && !may_use_any (context, why))
    set (step, FETTLE_CASE_STEP_BLOCKED, why->str);
  g_string_free (why, TRUE);
}

static void
judge_consult (const Context  *context,
               FettleCaseStep *step)
{
  g_autoptr (FettleResult) answer = NULL;

  done (step, fettle_case_facts_find_all_consulted (context->facts, FETTLE_POWER_S65, context->ieb));
  if (step->state == FETTLE_CASE_STEP_DONE)
    return;
  answer = fettle_case_facts_check_power (context->facts, FETTLE_POWER_S65, context->facts->today);
  if (!g_str_equal (answer->code, "available"))
    set (step, FETTLE_CASE_STEP_BLOCKED, answer->why);
}

static void
judge_consent (const Context  *context,
               FettleCaseStep *step)
{
  FettleDate applied = find_first (context->facts, "ieb-application", "applied-on", NULL, NULL);

  done (step, fettle_case_facts_find_consent (context->facts, context->ieb));
  if (step->state != FETTLE_CASE_STEP_DONE && applied != FETTLE_DATE_NONE)
    set (step, FETTLE_CASE_STEP_WAITING, _("The Secretary of State has not decided, or has refused."));
}

static void
judge_ieb_notice (const Context  *context,
                  FettleCaseStep *step)
{
  if (context->ieb != NULL)
    done (step, fettle_record_get_date (context->ieb, "notice-on"));
  else if (fettle_case_facts_find_consent (context->facts, NULL) == FETTLE_DATE_NONE)
    set (step, FETTLE_CASE_STEP_BLOCKED,
         _("The Secretary of State must have consented before the notice is given; to notify is not enough."));
}

static guint
count_members (const Context *context)
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

static void
judge_members (const Context  *context,
               FettleCaseStep *step)
{
  if (count_members (context) >= 2)
    done (step, fettle_record_get_date (context->ieb, "effective-on"));
}

static void
judge_shadow (const Context  *context,
              FettleCaseStep *step)
{
  if (context->ieb != NULL)
    done (step, fettle_record_get_date (context->ieb, "shadow-set-up-on"));
}

static void
judge_end (const Context  *context,
           FettleCaseStep *step)
{
  FettleDate end = context->ieb ? fettle_case_ieb_find_end (context->ieb) : FETTLE_DATE_NONE;
  g_autofree char *day = fettle_date_to_words (end);

  if (fettle_case_is_by (end, context->facts->today))
    done (step, end);
  else if (end != FETTLE_DATE_NONE)
    {
      g_autofree char *why = g_strdup_printf (/* Translators: %s is a date */
                                              _("The interim period ends before %s."), day);

      set (step, FETTLE_CASE_STEP_WAITING, why);
    }
}

static void
judge_constitution (const Context  *context,
                    FettleCaseStep *step)
{
  FettleDate on = context->ieb ? fettle_record_get_date (context->ieb, "constitution-on") : FETTLE_DATE_NONE;

  if (fettle_case_is_by (on, context->facts->today))
    done (step, on);
}

static void
judge_trust (const Context  *context,
             FettleCaseStep *step)
{
  done (step, find_first (context->facts, "academy-step", "happened-on", "kind", "trust-concern"));
}

static void
judge_department (const Context  *context,
                  FettleCaseStep *step)
{
  done (step, find_first (context->facts, "academy-step", "happened-on", "kind", "dfe-concern"));
}

static void
judge_termination (const Context  *context,
                   FettleCaseStep *step)
{
  done (step, find_first (context->facts, "academy-step", "happened-on", "kind", "termination-warning"));
  if (step->state != FETTLE_CASE_STEP_DONE)
    set (step, FETTLE_CASE_STEP_NOT_APPLICABLE, _("Only the Secretary of State gives one; the authority records it."));
}

static void
judge_close (const Context  *context,
             FettleCaseStep *step)
{
  done (step, find_first (context->facts, "intervention-case", "closed-on", "state", "closed"));
}

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
};

static const struct
{
  FettleCaseStep step;
  Strand strand;
  guint where;
  Judge judge;
} chain[] = {
  { { "concern", N_("Raise the concern"), N_("Say what is wrong, how it was found and what must be seen before it is lowered."),
      NO_DUTY, FALSE, .record_kind = "concern" }, MAIN, EVERY, judge_concern },
  { { "trust-concern", N_("Raise it with the trust"), N_("The authority has no powers of Part 4 over an academy."),
      NO_DUTY, FALSE, .record_kind = "academy-step" }, MAIN, ACADEMY, judge_trust },
  { { "dfe-concern", N_("Raise it with the Department for Education"), N_("The regions group acts for the Secretary of State."),
      NO_DUTY, FALSE, .record_kind = "academy-step" }, MAIN, ACADEMY, judge_department },
  { { "termination-warning", N_("Termination warning notice"), N_("Recorded only: what must be done, by when, and the answer."),
      "Academies Act 2010 ss.2A, 2B", FALSE, .record_kind = "academy-step" }, MAIN, ACADEMY, judge_termination },
  { { "category", N_("Ofsted’s notice of a category"), N_("The powers are open at once: no warning notice is needed."),
      "Education Act 2005 s.13(3)(a); " EIA "ss.61, 62", TRUE, .record_kind = "category-notice" }, MAIN, MAINTAINED, judge_category },
  { { "statement", N_("Prepare the statement of action"),
      N_("Ten working days from the day the authority received the report; the actions and their periods, and how parents are "
         "told and heard."),
      "Education Act 2005 s.15; SI 2005/2038 reg 7", TRUE, .record_kind = "statement-of-action" }, REPORT, MAINTAINED, judge_statement },
  { { "coasting", N_("Coasting notification"), N_("The Secretary of State notifies the governing body."),
      EIA "s.60B", TRUE, .record_kind = "coasting-notification" }, MAIN, MAINTAINED, judge_coasting },
  { { "letter", N_("Send a letter of concern"), N_("To the chair, with a copy to the head teacher."),
      NO_DUTY, FALSE, .record_kind = "pre-warning-letter" }, MAIN, NOTICE, judge_letter },
  { { "notice", N_("Give the warning notice"),
      N_("In writing: the matters, the action required, the compliance period, and what the authority is minded to do."),
      EIA "ss.60(4), (4A), 60A", TRUE, .record_kind = "warning-notice" }, MAIN, NOTICE, judge_notice },
  { { "copies", N_("Give the copies"), N_("To each whom the Act names, at the same time."),
      EIA "ss.60(6), (6A), 60A(6)", TRUE, .record_kind = "notice-copy" }, COPIES, NOTICE, judge_copies },
  { { "period", N_("Compliance period"), N_("It is as long as the notice says."), EIA "s.60(1)(b)", TRUE,
      .record_kind = "warning-notice" }, MAIN, NOTICE | LIVE, judge_period },
  { { "finding", N_("Decide whether the school complied"), N_("To the authority’s satisfaction, with reasons."),
      EIA "s.60(1)(c)", TRUE, .record_kind = "notice-finding" }, MAIN, NOTICE, judge_finding },
  { { "second-notice", N_("Give notice of the proposed powers"),
      N_("A second notice, in writing and reasonable. Without it the school is not eligible for intervention."),
      EIA "s.60(1)(d)", TRUE, .record_kind = "powers-notice" }, MAIN, NOTICE | LIVE, judge_second_notice },
  { { "eligible", N_("Eligible for intervention"), N_("The result of the steps before it, or of another gate."),
      EIA "ss.59 to 62", TRUE }, MAIN, MAINTAINED | LIVE, judge_eligible },
  { { "notify", N_("Notify the Secretary of State"), N_("Before section 63, 64 or 66 is used."),
      EIA "s.70A(1)", TRUE, .record_kind = "s70a-notification" }, USE, POWERS, judge_notify },
  { { "use", N_("Use section 63, 64 or 66"),
      N_("After a warning notice, within two months following the end of the compliance period. Consult before section 63."),
      EIA "ss.63, 64, 66", TRUE, .record_kind = "power-use" }, USE, POWERS, judge_use },
  { { "consult", N_("Consult on an interim executive board"),
      N_("The governing body; and the diocesan authority, or those who appoint foundation governors."),
      EIA "s.65(2)", TRUE, .record_kind = "consultation" }, BODY, POWERS, judge_consult },
  { { "consent", N_("Ask for the Secretary of State’s consent"), N_("Consent, not notice, and before the board’s notice is given."),
      EIA "s.65(1)", TRUE, .record_kind = "ieb-application" }, BODY, POWERS, judge_consent },
  { { "board", N_("Give notice of the interim executive board"), N_("In writing, naming the day from which it takes over."),
      EIA "s.65", TRUE, .record_kind = "ieb" }, BODY, POWERS, judge_ieb_notice },
  { { "members", N_("Appoint the members"), N_("At least two, each by a written instrument, from the day the board takes over."),
      EIA "Sch 6 paras 4, 5", TRUE, .record_kind = "ieb-member" }, BODY, BOARD, judge_members },
  { { "shadow", N_("Arrange a shadow governing body"), N_("At least six months before the interim period ends."),
      "SI 2010/1918 reg 11", TRUE, .record_kind = "shadow-governor" }, BODY, BOARD, judge_shadow },
  { { "end", N_("End of the interim period"),
      N_("When the specified duration ends or, where there is none, on the day that a notice of resumption names."),
      EIA "Sch 6 paras 17, 18", TRUE, .record_kind = "ieb" }, BODY, BOARD, judge_end },
  { { "constitution", N_("Constitution date"), N_("No later than 13 months after the transfer, with one term’s notice."),
      "SI 2010/1918 reg 26", TRUE, .record_kind = "ieb" }, BODY, BOARD, judge_constitution },
  { { "close", N_("Close the case"), N_("Say what came of it."), NO_DUTY, FALSE, .record_kind = "intervention-case" }, CLOSE, EVERY,
    judge_close },
};

/* Why a step is not part of this chain, or NULL where it is. */
static const char *
find_exclusion (const Context *context,
                guint          where)
{
  if ((where & ACADEMY) && context->part4)
    return _("Only for an academy.");
  if (where != EVERY && !(where & ACADEMY) && !context->part4)
    return _("Part 4 never applies to an academy, nor to any school that is not maintained.");
  if ((where & NOTICE) && context->notice == NULL && has_other_gate (context))
    return _("The school is eligible for intervention already, without a warning notice.");
  if ((where & LIVE) && is_over (context) && !has_other_gate (context))
    return context->eligible->why;
  if ((where & POWERS) && is_over (context) && !has_other_gate (context) && context->ieb == NULL)
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

  set (step, FETTLE_CASE_STEP_WAITING, why);
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
            set (step, FETTLE_CASE_STEP_NOT_APPLICABLE, _("Not recorded, and passed over; there is no duty."));
          else if (first != NULL)
            wait_for (step, first);
          else
            set (step, FETTLE_CASE_STEP_NOW, NULL);
        }
      if (first == NULL && is_pending (step) && step->statutory)
        first = step;
      else if (first == NULL && step->state == FETTLE_CASE_STEP_NOW)
        first = step;
    }
  return first;
}

static gboolean
is_finished (GPtrArray  *steps,
             const char *last)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const FettleCaseStep *step = g_ptr_array_index (steps, i);

      if (g_str_equal (step->id, last))
        return step->state == FETTLE_CASE_STEP_DONE;
    }
  return FALSE;
}

static void
find_all_now (const Context *context,
              GPtrArray     *steps)
{
  const FettleCaseStep *main_first = find_now (steps, MAIN, NULL);
  const FettleCaseStep *report_first = find_now (steps, REPORT, NULL);
  const FettleCaseStep *blocker = is_finished (steps, "eligible") ? NULL : main_first;
  const FettleCaseStep *use_first = find_now (steps, USE, blocker);
  gboolean over = context->gates == FETTLE_GATE_NONE || is_finished (steps, "use") || is_finished (steps, "constitution");

  find_now (steps, COPIES, is_finished (steps, "notice") ? NULL : main_first);
  find_now (steps, BODY, blocker);
  find_now (steps, CLOSE, main_first ? main_first : report_first ? report_first : over ? NULL : use_first);
}

static void
read_context (const FettleCaseFacts *facts,
              Context               *context)
{
  context->facts = facts;
  context->part4 = fettle_case_facts_is_maintained (facts, facts->today);
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
  Context context = { 0 };

  read_context (facts, &context);
  for (guint i = 0; i < G_N_ELEMENTS (chain); i++)
    {
      FettleCaseStep *step = make_step (&chain[i].step);
      const char *excluded = find_exclusion (&context, chain[i].where);

      if (excluded != NULL)
        set (step, FETTLE_CASE_STEP_NOT_APPLICABLE, excluded);
      else
        chain[i].judge (&context, step);
      g_ptr_array_add (steps, step);
    }
  find_all_now (&context, steps);
  fettle_result_free (context.eligible);
}
