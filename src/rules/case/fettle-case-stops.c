/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-case-private.h"

#include <glib/gi18n-lib.h>

#include "rules/inspection/fettle-withdrawn.h"

/* Why a clock no longer runs; each says so in the clock's reasons. */
typedef gboolean (*Stop) (const FettleCaseFacts *facts, FettleClock *clock, FettleRecord *record);

static gboolean
stop (FettleClock      *clock,
      FettleClockState  state,
      const char       *why)
{
  clock->state = state;
  fettle_result_explain (clock->result, "%s", why);
  return TRUE;
}

static FettleRecord *
find_linked (const FettleCaseFacts *facts,
             const char            *kind,
             FettleRecord          *record,
             const char            *link)
{
  gboolean has = fettle_kind_find_field (fettle_record_get_kind (record), link) >= 0;
  const char *id = has ? fettle_record_get_text (record, link) : NULL;
  GPtrArray *list = fettle_case_facts_list (facts, kind);

  for (guint i = 0; id != NULL && i < list->len; i++)
    {
      if (g_str_equal (fettle_record_get_id (g_ptr_array_index (list, i)), id))
        return g_ptr_array_index (list, i);
    }
  return NULL;
}

static gboolean
is_running (const FettleClock *clock)
{
  return clock->state == FETTLE_CLOCK_RUNNING || clock->state == FETTLE_CLOCK_OVERDUE;
}

static gboolean
is_of (FettleClock       *clock,
       const char *const *kinds)
{
  return g_strv_contains (kinds, clock->record_kind);
}

/* What goes on at an academy, too: the officer's own dates, the letters, and what was agreed with the trust. */
static gboolean
is_for_any_school (FettleClock *clock)
{
  static const char *const kinds[] = { "deadline", "academy-step", "intervention-case", "pre-warning-letter", "visit",
                                       "visit-action", NULL };

  return is_of (clock, kinds);
}

/* The duties after a category judgement, and the statement after a direction to close, are the authority's at a unit as well. */
static gboolean
is_of_unit (const FettleClock *clock)
{
  static const char *const rules[] = { "R10", "R11", "R12", "unit", NULL };

  return g_strv_contains (rules, clock->result->rule);
}

/* s.59: neither Part 4 nor the duties after an inspection outlive the maintained school. */
static gboolean
stop_when_converted (const FettleCaseFacts *facts,
                     FettleClock           *clock,
                     FettleRecord          *record)
{
  g_autofree char *day = fettle_date_to_words (facts->converted_on);
  g_autofree char *why = NULL;

  if (fettle_case_facts_is_unit (facts) && is_of_unit (clock))
    return fettle_case_facts_chose (facts, "unit-clocks", "no", facts->today)
           && stop (clock, FETTLE_CLOCK_STOPPED, _("The authority has chosen not to count the dates of its pupil referral units."));
  if (is_for_any_school (clock) || fettle_case_facts_is_maintained (facts, facts->today))
    return FALSE;
  if (!fettle_case_facts_has_converted (facts))
    return stop (clock, FETTLE_CLOCK_STOPPED, _("The school is not maintained by the authority: nothing runs from it."));
  /* Translators: %s is a date */
  why = g_strdup_printf (_("The school became an academy on %s: from then the authority has neither this duty nor the "
                           "powers of Part 4."), day);
  return stop (clock, FETTLE_CLOCK_STOPPED, why);
}

static gboolean
stop_when_closed (const FettleCaseFacts *facts,
                  FettleClock           *clock,
                  FettleRecord          *record)
{
  g_autoptr (FettleResult) scope = fettle_case_facts_check_scope (facts, facts->today);

  if (is_for_any_school (clock) || !g_str_equal (scope->code, "closed"))
    return FALSE;
  return stop (clock, FETTLE_CLOCK_STOPPED, scope->why);
}

/* R7: a notice of the Secretary of State stops the clocks of ours; so does our withdrawing it, and compliance. */
static gboolean
stop_with_notice (const FettleCaseFacts *facts,
                  FettleClock           *clock,
                  FettleRecord          *record)
{
  gboolean own = g_str_equal (clock->record_kind, "warning-notice");
  FettleRecord *notice = own ? record : find_linked (facts, "warning-notice", record, "notice");
  FettleNoticeFacts read;
  g_autoptr (FettleResult) supersession = NULL;

  if (notice == NULL)
    return FALSE;
  fettle_case_facts_read_notice (facts, notice, FETTLE_DATE_EVER, &read);
  supersession = fettle_notice_find_supersession (&read);
  if (g_str_equal (supersession->code, "ceased"))
    return stop (clock, FETTLE_CLOCK_SUPERSEDED, supersession->why);
  if (read.withdrawn_on != FETTLE_DATE_NONE)
    return stop (clock, FETTLE_CLOCK_STOPPED, _("The authority withdrew the notice."));
  if (read.finding == FETTLE_FINDING_COMPLIED)
    return stop (clock, FETTLE_CLOCK_STOPPED,
                 _("The authority found that the governing body had complied with the notice."));
  return FALSE;
}

/* The inspection that a statement of action answers: the one that it names, else the one of its report. */
static FettleRecord *
find_reported (const FettleCaseFacts *facts,
               FettleRecord          *statement)
{
  FettleRecord *linked = find_linked (facts, "inspection", statement, "inspection");
  FettleDate received = fettle_record_get_date (statement, "report-received");
  GPtrArray *list = fettle_case_facts_list (facts, "inspection");

  for (guint i = 0; linked == NULL && received != FETTLE_DATE_NONE && i < list->len; i++)
    if (fettle_record_get_date (g_ptr_array_index (list, i), "received") == received)
      return g_ptr_array_index (list, i);
  return linked;
}

/* A list stops nothing: what follows from an inspection that it no longer has goes on, marked, until Ofsted has answered. */
static gboolean
stop_with_inspection (const FettleCaseFacts *facts,
                      FettleClock           *clock,
                      FettleRecord          *record)
{
  gboolean own = g_str_equal (clock->record_kind, "inspection");
  FettleRecord *inspection = own ? record : NULL;
  g_autofree char *question = NULL, *words = NULL;

  if (g_str_equal (clock->record_kind, "statement-of-action"))
    inspection = find_reported (facts, record);
  if (inspection == NULL)
    return FALSE;
  words = fettle_withdrawn_to_words (inspection);
  if (fettle_withdrawn_is_confirmed (inspection, facts->today))
    return stop (clock, FETTLE_CLOCK_STOPPED, words);
  question = fettle_withdrawn_to_question (inspection);
  if (question != NULL)
    fettle_result_explain (clock->result, "%s", question);
  return FALSE;
}

/* What a board, a suspended budget or a report asks for outlives the authority's own case; the rest ends with it. */
static gboolean
stop_with_case (const FettleCaseFacts *facts,
                FettleClock           *clock,
                FettleRecord          *record)
{
  static const char *const kinds[] = { "warning-notice", "required-action", "pre-warning-letter", "consultee", "deadline",
                                       "academy-step", NULL };
  FettleRecord *parent = find_linked (facts, "warning-notice", record, "notice");
  FettleRecord *one;
  g_autofree char *why = NULL;
  g_autofree char *day = NULL;

  if (!is_of (clock, kinds))
    return FALSE;
  if (parent == NULL)
    parent = find_linked (facts, "consultation", record, "consultation");
  one = find_linked (facts, "intervention-case", parent ? parent : record, "case");
  if (one == NULL || g_strcmp0 (fettle_record_get_text (one, "state"), "closed") != 0)
    return FALSE;
  day = fettle_date_to_words (fettle_record_get_date (one, "closed-on"));
  /* Translators: %s is a date */
  why = g_strdup_printf (_("The case was closed on %s."), day);
  return stop (clock, FETTLE_CLOCK_STOPPED, why);
}

static gboolean
has_board_since (const FettleCaseFacts *facts,
                 FettleDate             day)
{
  GPtrArray *list = fettle_case_facts_list (facts, "ieb");

  for (guint i = 0; i < list->len; i++)
    {
      if (fettle_record_get_date (g_ptr_array_index (list, i), "notice-on") > day)
        return TRUE;
    }
  return fettle_case_facts_is_interim (facts, facts->today);
}

/**
 * fettle_case_facts_stop_clock:
 * @facts: facts
 * @clock: a clock that is not met
 * @record: what it runs from
 *
 * Stops the clock where nothing is asked any more: the school left the authority (Education and Inspections Act 2006
 * s.59) or closed, the notice behind it ceased to have effect (R7, s.60(4B)), was withdrawn or complied with, Ofsted
 * withdrew the inspection behind it, or the case is closed. The reason is added to the clock's.
 */
void
fettle_case_facts_stop_clock (const FettleCaseFacts *facts,
                              FettleClock           *clock,
                              FettleRecord          *record)
{
  static const Stop stops[] = { stop_when_closed, stop_when_converted, stop_with_notice, stop_with_inspection, stop_with_case };

  if (!is_running (clock))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      if (stops[i] (facts, clock, record))
        return;
    }
}

/**
 * fettle_case_facts_stop_window:
 * @facts: facts
 * @clock: the clock of R4: the last day to use sections 63, 64 and 66 after a warning notice
 * @compliance_end: last day of the notice's compliance period
 *
 * Stops the clock where the window no longer matters: an interim executive board was appointed, another gate is open,
 * for which there is no limit (R5), or the window is over. What is over cannot be met late (Education and Inspections
 * Act 2006 ss.63(3), 64(2), 66(2)).
 */
void
fettle_case_facts_stop_window (const FettleCaseFacts *facts,
                               FettleClock           *clock,
                               FettleDate             compliance_end)
{
  FettleGates others = fettle_case_facts_find_gates (facts, facts->today) & ~FETTLE_GATES_WITH_WINDOW;

  if (!is_running (clock))
    return;
  if (has_board_since (facts, compliance_end))
    stop (clock, FETTLE_CLOCK_STOPPED,
          _("There is an interim executive board, for which there is no time limit; sections 64 and 66 cannot be used "
            "while it lasts."));
  else if (others != FETTLE_GATE_NONE)
    stop (clock, FETTLE_CLOCK_STOPPED, _("Another gate is open now, for which there is no statutory time limit."));
  else if (clock->state == FETTLE_CLOCK_OVERDUE)
    stop (clock, FETTLE_CLOCK_STOPPED,
          _("The window is over and no power was used in it: sections 63, 64 and 66 cannot be used on this notice any "
            "more. Section 65 has no time limit."));
}

/**
 * fettle_case_facts_stop_shadow:
 * @facts: facts
 * @clock: the clock of R17: the latest day to arrange a shadow governing body
 * @ended: when the board ended, or %FETTLE_DATE_NONE
 *
 * Stops the clock once the board is over or the last day has gone by: to arrange a shadow body is a power, and without one a new
 * instrument of government stands in its place (SI 2010/1918 regs 11, 27).
 */
void
fettle_case_facts_stop_shadow (const FettleCaseFacts *facts,
                               FettleClock           *clock,
                               FettleDate             ended)
{
  if (is_running (clock) && fettle_case_is_by (ended, facts->today))
    stop (clock, FETTLE_CLOCK_STOPPED,
          _("The board has ended without a shadow governing body: the governing body is constituted under a new "
            "instrument of government (SI 2010/1918 reg 27)."));
  else if (clock->state == FETTLE_CLOCK_OVERDUE)
    stop (clock, FETTLE_CLOCK_STOPPED,
          _("The last day for it has gone by: the authority makes a new instrument of government, and the governing body is "
            "constituted under it on the day of the transfer (SI 2010/1918 reg 27)."));
}
