/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-case-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rules/powers/fettle-ieb-rules.h"
#include "rules/inspection/fettle-inspection-periods.h"
#include "rules/fettle-holidays.h"
#include "rules/fettle-visit.h"

/**
 * fettle_clock_free:
 * @clock: (transfer full) (nullable): a clock
 */
void
fettle_clock_free (FettleClock *clock)
{
  if (clock == NULL)
    return;
  g_free (clock->id);
  g_free (clock->title);
  g_free (clock->record_id);
  g_free (clock->owner);
  g_free (clock->reason);
  fettle_result_free (clock->result);
  g_free (clock);
}

/**
 * fettle_clock_is_of_visit:
 * @clock: a clock
 *
 * Returns: whether it belongs to a visit and its actions, and to no case
 */
gboolean
fettle_clock_is_of_visit (const FettleClock *clock)
{
  g_return_val_if_fail (clock != NULL, FALSE);

  return g_str_equal (clock->record_kind, "visit") || g_str_equal (clock->record_kind, "visit-action");
}

/**
 * fettle_clock_is_of_law:
 * @clock: a clock
 *
 * Returns: whether a law sets its date, so that an officer cannot change it
 */
gboolean
fettle_clock_is_of_law (const FettleClock *clock)
{
  g_return_val_if_fail (clock != NULL, FALSE);

  return !g_str_equal (clock->result->rule, "promise") && !g_str_equal (clock->result->rule, "visit");
}

/**
 * fettle_clock_get_source:
 * @clock: a clock
 *
 * Returns: (transfer none) (nullable): the Act and section of the date; %NULL where a person named it
 */
const char *
fettle_clock_get_source (const FettleClock *clock)
{
  g_return_val_if_fail (clock != NULL, NULL);

  return clock->promised ? NULL : clock->result->source;
}

static FettleRecord *
find_override (const FettleCaseFacts *facts,
               const char            *id)
{
  GPtrArray *list = fettle_case_facts_list (facts, "clock-override");
  FettleRecord *newest = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *record = g_ptr_array_index (list, i);

      if (g_strcmp0 (fettle_record_get_text (record, "clock"), id) == 0
          && (newest == NULL || g_strcmp0 (fettle_record_get_id (record), fettle_record_get_id (newest)) > 0))
        newest = record;
    }
  return newest;
}

/* A date that somebody named can be named anew. The law's stays in front, whatever a person chose: only a reminder may be any day
 * (law 13.4). */
static void
apply_override (const FettleCaseFacts *facts,
                FettleClock           *clock)
{
  FettleRecord *decided = find_override (facts, clock->id);

  if (decided == NULL)
    return;
  clock->chosen = fettle_record_get_date (decided, "chosen");
  clock->reason = g_strdup (fettle_record_get_text (decided, "reason"));
  clock->snooze_until = fettle_record_get_date (decided, "snooze-until");
  if (clock->chosen != FETTLE_DATE_NONE && !fettle_clock_is_of_law (clock))
    clock->date = clock->chosen;
}

/**
 * add_clock:
 * @result: (transfer full): what the rule says
 * @step: tells clocks of one rule and one record apart
 *
 * Takes a clock up where there is a date; a clock without one would only be noise.
 */
/* Ten working days, the longest of these periods, are two weeks where no holiday lies in them. */
#define LONGEST_PERIOD 14

/* R10 to R12 count no day of a holiday longer than a week (SI 2005/2038 reg 2(1)). A date that was directed or chosen does not depend on holidays. */
static gboolean
lacks_holidays (const FettleCaseFacts *facts,
                const FettleClock     *clock)
{
  static const char *const rules[] = { "R10", "R11", "R12", NULL };

  if ((clock->state != FETTLE_CLOCK_RUNNING && clock->state != FETTLE_CLOCK_OVERDUE) || clock->chosen != FETTLE_DATE_NONE
      || !g_strv_contains (rules, clock->result->rule) || strstr (clock->result->source, "2005/2038") == NULL)
    return FALSE;
  return !fettle_holidays_are_known (fettle_case_facts_list (facts, "school-holiday"), fettle_record_get_id (facts->school),
                                     clock->date - LONGEST_PERIOD, clock->date);
}

static FettleClock *
add_clock (const FettleCaseFacts *facts,
           GPtrArray             *clocks,
           FettleRecord          *record,
           const char            *step,
           const char            *title,
           FettleResult          *result,
           FettleDate             done_on)
{
  FettleClock *clock;

  if (result->date == FETTLE_DATE_NONE)
    {
      fettle_result_free (result);
      return NULL;
    }
  clock = g_new0 (FettleClock, 1);
  clock->id = g_strdup_printf ("%s:%s:%s", result->rule, step, fettle_record_get_id (record));
  clock->title = g_strdup (title);
  clock->plain_title = clock->title;
  clock->record_kind = fettle_record_get_kind (record)->name;
  clock->record_id = g_strdup (fettle_record_get_id (record));
  clock->result = result;
  clock->date = result->date;
  clock->done_on = done_on;
  apply_override (facts, clock);
  if (done_on != FETTLE_DATE_NONE)
    clock->state = FETTLE_CLOCK_MET;
  else
    clock->state = clock->date < facts->today ? FETTLE_CLOCK_OVERDUE : FETTLE_CLOCK_RUNNING;
  fettle_case_facts_stop_clock (facts, clock, record);
  clock->holidays_unknown = lacks_holidays (facts, clock);
  g_ptr_array_add (clocks, clock);
  return clock;
}

/* The first use of section 63, 64 or 66 within a window. */
static FettleDate
find_use (const FettleCaseFacts *facts,
          FettleDate             first,
          FettleDate             last)
{
  static const struct
  {
    const char *kind;
    const char *date;
  } acts[] = {
    { "power-use", "used-on" }, { "additional-governor", "appointed-on" }, { "budget-suspension", "notice-on" },
  };
  FettleDate found = FETTLE_DATE_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      GPtrArray *list = fettle_case_facts_list (facts, acts[i].kind);

      for (guint j = 0; j < list->len; j++)
        {
          FettleDate on = fettle_record_get_date (g_ptr_array_index (list, j), acts[i].date);

          if (on >= first && on <= last && (found == FETTLE_DATE_NONE || on < found))
            found = on;
        }
    }
  return found;
}

static void
add_window (const FettleCaseFacts *facts,
            GPtrArray             *clocks,
            FettleRecord          *notice,
            FettleGates            gate,
            FettleDate             end)
{
  FettleResult *window = fettle_power_find_window (FETTLE_POWER_S64, gate, end);
  FettleClock *clock = add_clock (facts, clocks, notice, "window",
                                  _("Last day to use the powers that have a time limit"), window,
                                  find_use (facts, end + 1, window->date));

  if (clock != NULL)
    fettle_case_facts_stop_window (facts, clock, end);
}

/* An event is met by its day's going by: it asks nothing of anybody, and is never overdue (law 13.5). */
static FettleDate
come (const FettleCaseFacts *facts,
      FettleDate             date)
{
  return date != FETTLE_DATE_NONE && date < facts->today ? date : FETTLE_DATE_NONE;
}

/* Whether the period of a notice went on to its end, and the notice did not cease to have effect before. */
static gboolean
ran_out (const FettleNoticeFacts *read,
         FettleDate               end)
{
  gboolean ceased = read->section == FETTLE_NOTICE_S60 && fettle_case_is_by (read->sos_notice, end);
  gboolean satisfied = read->finding == FETTLE_FINDING_COMPLIED && fettle_case_is_by (read->found_on, end);

  return !ceased && !satisfied && !fettle_case_is_by (read->withdrawn_on, end);
}

static void
add_notice_clocks (const FettleCaseFacts *facts,
                   GPtrArray             *clocks,
                   FettleRecord          *notice)
{
  FettleNoticeFacts read;
  FettleResult *end;
  FettleDate end_date;

  fettle_case_facts_read_notice (facts, notice, FETTLE_DATE_EVER, &read);
  if (read.given == FETTLE_DATE_NONE)
    return;
  end = fettle_notice_find_compliance_end (&read, facts->calendar);
  end_date = end->date;
  add_clock (facts, clocks, notice, "compliance", _("The compliance period ends"), end,
             ran_out (&read, end_date) ? come (facts, end_date) : FETTLE_DATE_NONE);
  if (end_date != FETTLE_DATE_NONE)
    add_window (facts, clocks, notice, read.section == FETTLE_NOTICE_S60 ? FETTLE_GATE_S60 : FETTLE_GATE_S60A, end_date);
}

/* At a pupil referral unit the same days run under other regulations, modified for it. */
static FettleResult *
of_unit (const FettleCaseFacts *facts,
         FettleResult          *result)
{
  if (fettle_case_facts_is_unit (facts))
    result->source = "SI 2007/2979 Sch 1 paras 21, 27; SI 2005/2038";
  return result;
}

/* The Secretary of State may direct a shorter period than the regulations give. */
static void
add_statement_clock (const FettleCaseFacts *facts,
                     GPtrArray             *clocks,
                     FettleRecord          *statement)
{
  FettleResult *result = fettle_period_statement_of_action (fettle_record_get_date (statement, "report-received"),
                                                            facts->calendar);
  FettleDate directed = fettle_record_get_date (statement, "directed-due");

  if (directed != FETTLE_DATE_NONE)
    {
      result->date = directed;
      result->alternative = FETTLE_DATE_NONE;
      result->source = "Education Act 2005 s.15(3)";
      fettle_result_explain (result, _("The Secretary of State directed another date."));
    }
  add_clock (facts, clocks, statement, "statement", _("Statement of action prepared"), of_unit (facts, result),
             fettle_record_get_date (statement, "prepared-on"));
}

static void
add_report_clocks (const FettleCaseFacts *facts,
                   GPtrArray             *clocks,
                   FettleRecord          *statement)
{
  FettleDate received = fettle_record_get_date (statement, "report-received");
  FettleDate draft = fettle_record_get_date (statement, "draft-received");

  add_statement_clock (facts, clocks, statement);
  if (received != FETTLE_DATE_NONE)
    add_clock (facts, clocks, statement, "parents", _("Report sent to every registered parent"),
               of_unit (facts, fettle_period_report_to_parents (received, facts->calendar)),
               fettle_record_get_date (statement, "parents-copied-on"));
  if (draft != FETTLE_DATE_NONE)
    add_clock (facts, clocks, statement, "draft",
               fettle_case_facts_is_unit (facts) ? _("Management committee’s comments on the draft report")
                                                 : _("Governing body’s comments on the draft report"),
               of_unit (facts, fettle_period_draft_comments (draft, facts->calendar)), received);
}

static gboolean
has_statement (const FettleCaseFacts *facts,
               FettleRecord          *inspection)
{
  GPtrArray *list = fettle_case_facts_list (facts, "statement-of-action");
  FettleDate received = fettle_record_get_date (inspection, "received");

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *statement = g_ptr_array_index (list, i);

      if (g_strcmp0 (fettle_record_get_text (statement, "inspection"), fettle_record_get_id (inspection)) == 0
          || fettle_record_get_date (statement, "report-received") == received)
        return TRUE;
    }
  return FALSE;
}

/* The ten days run from the report's receipt, whether or not anybody has begun a statement. */
static void
add_inspection_clock (const FettleCaseFacts *facts,
                      GPtrArray             *clocks,
                      FettleRecord          *inspection)
{
  FettleDate received = fettle_record_get_date (inspection, "received");

  if (received != FETTLE_DATE_NONE && fettle_record_get_text (inspection, "category") != NULL
      && (fettle_case_facts_is_maintained (facts, received) || fettle_case_facts_is_unit (facts)) && !has_statement (facts, inspection))
    add_clock (facts, clocks, inspection, "statement", _("Statement of action prepared"),
               of_unit (facts, fettle_period_statement_of_action (received, facts->calendar)), FETTLE_DATE_NONE);
}

static void
add_board_clocks (const FettleCaseFacts *facts,
                  GPtrArray             *clocks,
                  FettleRecord          *ieb)
{
  FettleDate resumption = fettle_record_get_date (ieb, "resumption-on");
  FettleDate duration_end = fettle_record_get_date (ieb, "duration-end");
  FettleDate transfer = fettle_record_get_date (ieb, "transfer-on");
  FettleDate constitution = fettle_record_get_date (ieb, "constitution-on");
  FettleDate ended = fettle_record_get_date (ieb, "ended-on");
  FettleDate end = duration_end != FETTLE_DATE_NONE ? duration_end : resumption;
  FettleClock *clock =
      add_clock (facts, clocks, ieb, "shadow", _("Shadow governing body arranged"),
                 fettle_shadow_find_latest_setup (end), fettle_record_get_date (ieb, "shadow-set-up-on"));
  FettleResult *last;

  if (clock != NULL)
    fettle_case_facts_stop_shadow (facts, clock, ended);
  last = fettle_result_new ("Sch6", "Education and Inspections Act 2006 Sch 6 para 18", FETTLE_CONFIDENCE_HIGH);
  last->date = end;
  if (duration_end != FETTLE_DATE_NONE)
    fettle_result_explain (
        last, _("The notice of the board specified that it ends on this day. There is no power to extend it."));
  else
    fettle_result_explain (last, _("The notice of resumption says that normal government resumes on this day."));
  add_clock (facts, clocks, ieb, "end", _("The interim executive board ends"), last,
             ended != FETTLE_DATE_NONE ? ended : come (facts, end));
  if (fettle_case_facts_has_shadow (facts, ieb))
    add_clock (facts, clocks, ieb, "constitution", _("Latest constitution date"),
               fettle_constitution_find_latest (transfer),
               fettle_case_is_by (constitution, facts->today) ? constitution : FETTLE_DATE_NONE);
}

static FettleDate
find_last_review (const FettleCaseFacts *facts,
                  FettleRecord          *suspension)
{
  GPtrArray *list = fettle_case_facts_list (facts, "budget-review");
  FettleDate last = FETTLE_DATE_NONE;

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *review = g_ptr_array_index (list, i);

      if (g_strcmp0 (fettle_record_get_text (review, "suspension"), fettle_record_get_id (suspension)) == 0)
        last = MAX (last, fettle_record_get_date (review, "reviewed-on"));
    }
  return last;
}

static void
add_suspension_clock (const FettleCaseFacts *facts,
                      GPtrArray             *clocks,
                      FettleRecord          *record)
{
  FettleSuspension suspension;

  fettle_case_facts_read_suspension (facts, record, &suspension);
  add_clock (facts, clocks, record, "review", _("Suspension of the budget reviewed before the financial year"),
             fettle_suspension_find_review (&suspension, find_last_review (facts, record)), FETTLE_DATE_NONE);
}

static void
add_direction_clocks (const FettleCaseFacts *facts,
                      GPtrArray             *clocks,
                      FettleRecord          *direction)
{
  static const struct
  {
    FettlePayDirectionStep step;
    const char *name;
    const char *title;
    const char *done;
  } steps[] = {
    { FETTLE_PAY_DIRECTION_COPY, "copy", N_("Direction copied to the governing body"), "copied-on" },
    { FETTLE_PAY_DIRECTION_GOVERNING_BODY, "response", N_("Governing body’s response to the direction"),
      "gb-response-on" },
    { FETTLE_PAY_DIRECTION_AUTHORITY, "answer", N_("Authority’s response to the direction"), "answered-on" },
  };
  FettleDate given = fettle_record_get_date (direction, "given-on");

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    add_clock (facts, clocks, direction, steps[i].name, _(steps[i].title),
               fettle_pay_direction_find_date (steps[i].step, given, facts->calendar),
               fettle_record_get_date (direction, steps[i].done));
}

typedef void (*AddClocks) (const FettleCaseFacts *facts, GPtrArray *clocks, FettleRecord *record);

static void
add_for_each (const FettleCaseFacts *facts,
              GPtrArray             *clocks,
              const char            *kind,
              AddClocks              add)
{
  GPtrArray *list = fettle_case_facts_list (facts, kind);

  for (guint i = 0; i < list->len; i++)
    add (facts, clocks, g_ptr_array_index (list, i));
}

/* The window of section 60 runs from the Secretary of State's notice as it does from ours (R4), where it can still open. */
static void
add_sos_notice_clocks (const FettleCaseFacts *facts,
                       GPtrArray             *clocks,
                       FettleRecord          *notice)
{
  FettleDate end = fettle_record_get_date (notice, "compliance-end");
  FettleResult *result;

  if (g_strcmp0 (fettle_record_get_text (notice, "kind"), "s60-notice") != 0 || end == FETTLE_DATE_NONE
      || fettle_record_get_date (notice, "ended-on") != FETTLE_DATE_NONE)
    return;
  result = fettle_result_new ("R1", "Education and Inspections Act 2006 s.60(1)(b)", FETTLE_CONFIDENCE_HIGH);
  result->date = end;
  fettle_result_explain (result, _("The Secretary of State’s notice itself sets the period, and the Secretary of State decides "
                                   "whether the governing body complied."));
  add_clock (facts, clocks, notice, "sos-compliance", _("The compliance period of the Secretary of State’s notice ends"),
             result, come (facts, end));
  if (g_strcmp0 (fettle_record_get_text (notice, "finding"), "complied") != 0)
    add_window (facts, clocks, notice, FETTLE_GATE_S60, end);
}

/* 28 days beginning with the day of the direction, which is day 1. */
#define UNIT_CLOSURE_DAYS 28

static void
add_unit_closure_clock (const FettleCaseFacts *facts,
                        GPtrArray             *clocks,
                        FettleRecord          *direction)
{
  FettleDate given = fettle_record_get_date (direction, "given-on");
  g_autofree char *day = fettle_date_to_words (given);
  FettleResult *result;

  if (!fettle_case_facts_is_unit (facts) || g_strcmp0 (fettle_record_get_text (direction, "kind"), "s68-closure") != 0)
    return;
  result = fettle_result_new ("unit", "SI 2010/1071 reg 2", FETTLE_CONFIDENCE_HIGH);
  result->date = given + UNIT_CLOSURE_DAYS - 1;
  /* Translators: %s is a date. */
  fettle_result_explain (result, _("28 days beginning with %s, the day of the direction; sooner if the Secretary of State says so."), day);
  add_clock (facts, clocks, direction, "unit-closure",
             _("Statement of what replaces the unit, to the Secretary of State and the Chief Inspector"), result,
             fettle_record_get_date (direction, "answered-on"));
}

static void
add_sos_clocks (const FettleCaseFacts *facts,
                GPtrArray             *clocks,
                FettleRecord          *notice)
{
  add_unit_closure_clock (facts, clocks, notice);
  add_sos_notice_clocks (facts, clocks, notice);
  if (g_strcmp0 (fettle_record_get_text (notice, "kind"), "s69b-direction") == 0)
    add_direction_clocks (facts, clocks, notice);
}

/* Dates that somebody named: in a letter, in a notice, in a meeting. */
static const struct
{
  const char *kind;
  const char *date;
  const char *done;
  const char *title;
} promises[] = {
  { "deadline", "due-on", "done-on", NULL },
  { "pre-warning-letter", "response-due", "response-on", N_("Response to the letter of concern") },
  { "required-action", "by", "finding", N_("Required action done") },
  { "consultee", "due-on", "replied-on", N_("Reply to the consultation") },
  { "academy-step", "action-due", "ended-on", N_("Action due from the trust") },
  { "academy-step", "response-due", "response-on", N_("Response due from the trust") },
  { "intervention-case", "next-review-on", "closed-on", N_("Review of the case") },
  { "secretary-of-state-notice", "due-on", "answered-on", N_("Answer to the Secretary of State") },
};

static void
add_promise (const FettleCaseFacts *facts,
             GPtrArray             *clocks,
             FettleRecord          *record,
             guint                  index)
{
  gboolean own = promises[index].title == NULL;
  FettleDate done = fettle_record_get_date (record, promises[index].done);
  FettleResult *result =
      fettle_result_new ("promise", _("Promised"), FETTLE_CONFIDENCE_HIGH);
  FettleClock *clock;

  result->date = fettle_record_get_date (record, promises[index].date);
  fettle_result_explain (result, _("As recorded."));
  clock = add_clock (facts, clocks, record, promises[index].date,
                     own ? fettle_record_get_text (record, "what") : _(promises[index].title), result, done);
  if (clock == NULL)
    return;
  clock->promised = TRUE;
  if (fettle_record_get_text (record, promises[index].done) != NULL)
    clock->state = FETTLE_CLOCK_MET;
  if (!own)
    return;
  clock->plain_title = _("Promised date");
  clock->owner = g_strdup (fettle_record_get_text (record, "owner"));
  clock->snooze_until = fettle_record_get_date (record, "snooze-until");
  g_free (clock->reason);
  clock->reason = g_strdup (fettle_record_get_text (record, "snooze-reason"));
}

static void
add_visit_clock (const FettleCaseFacts *facts,
                 GPtrArray             *clocks,
                 FettleRecord          *visit)
{
  static const char *const titles[][2] = {
    { "planned", N_("Visit to the school") },
    { "report", N_("Report of a visit written") },
    { "response", N_("Head teacher’s response to the report of a visit") },
  };
  FettleResult *due = fettle_visit_find_due (visit);
  g_autofree char *type = fettle_record_get_title (visit);
  g_autofree char *title = NULL;
  const char *plain = NULL;
  FettleClock *clock;

  if (due == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (due->code, titles[i][0]))
      plain = _(titles[i][1]);
  /* Translators: %1$s is what is due, %2$s the type of a visit */
  title = g_strdup_printf (_("%1$s (%2$s)"), plain, type);
  clock = add_clock (facts, clocks, visit, due->code, title, due, FETTLE_DATE_NONE);
  if (clock == NULL)
    return;
  clock->promised = TRUE;
  clock->plain_title = plain;
  clock->owner = g_strdup (fettle_record_get_text (visit, "lead-officer"));
}

/* What is done is on the school's page of visits; a list of dates would only be longer for it. */
static void
add_visit_action_clock (const FettleCaseFacts *facts,
                        GPtrArray             *clocks,
                        FettleRecord          *action)
{
  FettleResult *result;
  FettleClock *clock;

  if (fettle_record_get_text (action, "done-on") != NULL)
    return;
  result = fettle_result_new ("visit", _("Promised"), FETTLE_CONFIDENCE_HIGH);
  result->date = fettle_record_get_date (action, "due-on");
  fettle_result_explain (result, _("Agreed at a visit."));
  clock = add_clock (facts, clocks, action, "action", fettle_record_get_text (action, "action"), result, FETTLE_DATE_NONE);
  if (clock == NULL)
    return;
  clock->promised = TRUE;
  clock->plain_title = _("Action agreed at a visit");
  clock->owner = g_strdup (fettle_record_get_text (action, "owner"));
}

static int
compare_clocks (gconstpointer a,
                gconstpointer b)
{
  const FettleClock *one = *(FettleClock *const *) a;
  const FettleClock *two = *(FettleClock *const *) b;

  if (one->date != two->date)
    return one->date < two->date ? -1 : 1;
  return g_strcmp0 (one->id, two->id);
}

/**
 * fettle_case_facts_add_clocks:
 * @facts: facts
 * @clocks: (element-type FettleClock): where to; in the order of their dates afterwards
 *
 * R1, R2, R4, R7, R10 to R12, R17, R18, R21 and R22, and the dates that were promised.
 */
void
fettle_case_facts_add_clocks (const FettleCaseFacts *facts,
                              GPtrArray             *clocks)
{
  add_for_each (facts, clocks, "warning-notice", add_notice_clocks);
  add_for_each (facts, clocks, "statement-of-action", add_report_clocks);
  add_for_each (facts, clocks, "inspection", add_inspection_clock);
  add_for_each (facts, clocks, "ieb", add_board_clocks);
  add_for_each (facts, clocks, "budget-suspension", add_suspension_clock);
  add_for_each (facts, clocks, "secretary-of-state-notice", add_sos_clocks);
  add_for_each (facts, clocks, "visit", add_visit_clock);
  add_for_each (facts, clocks, "visit-action", add_visit_action_clock);
  for (guint i = 0; i < G_N_ELEMENTS (promises); i++)
    {
      GPtrArray *list = fettle_case_facts_list (facts, promises[i].kind);

      for (guint j = 0; j < list->len; j++)
        add_promise (facts, clocks, g_ptr_array_index (list, j), i);
    }
  g_ptr_array_sort (clocks, compare_clocks);
}
