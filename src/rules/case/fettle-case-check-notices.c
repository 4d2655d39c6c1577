/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-case-private.h"

#include <glib/gi18n-lib.h>

#include "rules/powers/fettle-notice-content.h"
#include "rules/powers/fettle-notice-period.h"

#define EIA "Education and Inspections Act 2006 "

/* Of a notice of the Secretary of State of the same day without times, the register knows only which was written down first: where
 * ours was, it ceased to have effect that day (R7), and was not barred. */
static gboolean
is_barred (const FettleCaseFacts *facts,
           FettleRecord          *notice,
           FettleDate             given)
{
  GPtrArray *list = fettle_case_facts_list (facts, "secretary-of-state-notice");

  if (!fettle_case_facts_is_notice_barred (facts, given))
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *other = g_ptr_array_index (list, i);
      FettleDate received = fettle_record_get_date (other, "received-on");

      if (received == FETTLE_DATE_NONE)
        received = fettle_record_get_date (other, "given-on");
      if (g_strcmp0 (fettle_record_get_text (other, "kind"), "s60-notice") == 0 && received == given
          && !fettle_case_is_by (fettle_record_get_date (other, "ended-on"), given)
          && (fettle_case_order_times (other, notice) < 0
              || (fettle_case_order_times (other, notice) == 0
                  && g_strcmp0 (fettle_record_get_id (other), fettle_record_get_id (notice)) < 0)))
        return TRUE;
    }
  return fettle_case_facts_is_notice_barred (facts, given - 1);
}

static void
check_may_give (const FettleCaseFacts   *facts,
                GPtrArray               *problems,
                FettleRecord            *notice,
                const FettleNoticeFacts *read)
{
  gboolean barred = is_barred (facts, notice, read->given);
  const char *code = fettle_record_get_date (notice, "withdrawn-on") != FETTLE_DATE_NONE ? "warning" : "void";
  g_autoptr (FettleResult) may = fettle_notice_check_may_give (read->section, barred, FALSE);
  g_autoptr (FettleResult) end = fettle_notice_find_compliance_end (read, facts->calendar);

  if (g_str_equal (may->code, "barred"))
    {
      if (g_str_equal (code, "void"))
        fettle_result_explain (may, _("If it was given all the same, record when it was withdrawn."));
      fettle_case_add_problem (problems, code, notice, read->given, may);
    }
  if (g_str_equal (end->code, "impossible"))
    fettle_case_add_problem (problems, "void", notice, read->given, end);
}

/* Adds one problem that names every missing or doubtful part of the text. A notice
 * that stood in the register when this was not asked yet stays as it was, and is told. */
static void
check_content (const FettleCaseFacts   *facts,
               GPtrArray               *problems,
               FettleRecord            *notice,
               const FettleNoticeFacts *read)
{
  gboolean withdrawn = fettle_record_get_date (notice, "withdrawn-on") != FETTLE_DATE_NONE;
  g_autofree char *missing = fettle_case_facts_find_missing (facts, notice);
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *why = NULL;
  FettleNoticeContent content;

  fettle_case_facts_read_content (facts, notice, &content);
  results = fettle_notice_check_content (read->section, &content);
  for (guint i = 0; i < results->len; i++)
    {
      FettleResult *result = g_ptr_array_index (results, i);

      if (g_str_equal (result->code, "warning"))
        fettle_case_add_problem (problems, "warning", notice, read->given, result);
    }
  if (missing == NULL)
    return;
  /* Translators: %s is a list: "no ground, no required action" */
  why = g_strdup_printf (_("The record of this notice sets out %s. Attach the notice and say who states that it sets out all of it, or "
                           "complete the record. A paper without it is not treated as a warning notice: take legal advice."),
                         missing);
  fettle_case_add_problem_words (problems, withdrawn ? "warning" : "incomplete", notice, read->given, "R3",
                                 read->section == FETTLE_NOTICE_S60 ? EIA "s.60(1)(a), (4)" : EIA "s.60A(1)(a), (4)", why);
}

static void
check_period (const FettleCaseFacts   *facts,
              GPtrArray               *problems,
              FettleRecord            *notice,
              const FettleNoticeFacts *read)
{
  gboolean confirmed = fettle_record_get_text (notice, "confirmed-by") != NULL
                       || fettle_record_get_text (notice, "confirmed-on") != NULL;
  g_autoptr (GPtrArray) unusual = fettle_notice_check_period (read, confirmed, facts->calendar);

  for (guint i = 0; i < unusual->len; i++)
    fettle_case_add_problem (problems, "warning", notice, read->given, g_ptr_array_index (unusual, i));
  if (!fettle_calendar_is_working_day (facts->calendar, read->given))
    fettle_case_add_problem_words (problems, "warning", notice, read->given, "R1", EIA "s.60(1)(a)",
                                   _("It is dated on a day that is no working day: check that it is the day on which the "
                                     "governing body was given it."));
}

/**
 * fettle_case_facts_check_authority:
 * @facts: facts
 * @problems: (element-type FettleCaseProblem): where to
 * @paper: a notice, with who authorised it and when
 * @on: the day on which it was given
 * @source: Act and section
 *
 * Whoever decided it for the authority must have been able to, and before it was given.
 */
void
fettle_case_facts_check_authority (const FettleCaseFacts *facts,
                                   GPtrArray             *problems,
                                   FettleRecord          *paper,
                                   FettleDate             on,
                                   const char            *source)
{
  FettleDate authorised = fettle_record_get_date (paper, "authorised-on");

  if (fettle_record_get_text (paper, "authorised-by") == NULL)
    fettle_case_add_problem_words (problems, "warning", paper, on, "R3", source,
                                   _("Authority not recorded: open to challenge, and a later approval may not cure it. Who authorised it, and "
                                     "under which paragraph of the scheme?"));
  if (authorised != FETTLE_DATE_NONE && authorised > on)
    fettle_case_add_problem_words (problems, "warning", paper, on, "R3", source,
                                   _("It was authorised only after it was given: take legal advice."));
}

static void
check_notice (const FettleCaseFacts *facts,
              GPtrArray             *problems,
              FettleRecord          *notice)
{
  FettleNoticeFacts read;

  fettle_case_facts_read_notice (facts, notice, FETTLE_DATE_EVER, &read);
  if (read.given == FETTLE_DATE_NONE)
    return;
  fettle_case_facts_check_maintained (facts, problems, notice, read.given);
  check_may_give (facts, problems, notice, &read);
  check_content (facts, problems, notice, &read);
  fettle_case_facts_check_federation (facts, problems, notice, read.given);
  check_period (facts, problems, notice, &read);
  fettle_case_facts_check_authority (facts, problems, notice, read.given, EIA "s.60(4)");
  fettle_case_facts_check_order (facts, problems, notice, read.given);
}

/* The notice that a record is of, as of a day, and the end of its period. */
static FettleRecord *
read_notice_of (const FettleCaseFacts  *facts,
                FettleRecord           *record,
                FettleDate              on,
                FettleNoticeFacts      *read,
                FettleResult          **end)
{
  FettleRecord *notice =
      fettle_case_facts_find_by_id (facts, "warning-notice", fettle_record_get_text (record, "notice"));

  if (notice == NULL)
    return NULL;
  fettle_case_facts_read_notice (facts, notice, on, read);
  *end = fettle_notice_find_compliance_end (read, facts->calendar);
  return notice;
}

/* A required action that is due when the period is over, or before the notice, is none that the period gives time for. */
static void
check_action (const FettleCaseFacts *facts,
              GPtrArray             *problems,
              FettleRecord          *action)
{
  FettleDate by = fettle_record_get_date (action, "by");
  FettleNoticeFacts read;
  g_autoptr (FettleResult) end = NULL;

  if (!read_notice_of (facts, action, FETTLE_DATE_EVER, &read, &end) || by == FETTLE_DATE_NONE)
    return;
  if (end->date != FETTLE_DATE_NONE && by > end->date)
    fettle_case_add_problem_words (problems, "warning", action, by, "R1", EIA "s.60(1)(c), (4)",
                                   _("It is required by a day after the compliance period ends: the governing body cannot "
                                     "be found not to have complied with it then."));
  if (by < read.given)
    fettle_case_add_problem_words (problems, "warning", action, by, "R1", EIA "s.60(4)",
                                   _("It is required by a day before the notice was given."));
}

/* Satisfied is satisfied: a finding is not turned round without a new notice, nor does it stand against its own parts. */
static void
check_against_findings (const FettleCaseFacts *facts,
                        GPtrArray             *problems,
                        FettleRecord          *finding,
                        FettleRecord          *notice)
{
  GPtrArray *findings = fettle_case_facts_list (facts, "notice-finding");
  GPtrArray *actions = fettle_case_facts_list (facts, "required-action");
  const char *id = fettle_record_get_id (notice);
  FettleDate decided = fettle_record_get_date (finding, "decided-on");
  guint n_actions = 0, n_complied = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      FettleRecord *other = g_ptr_array_index (findings, i);

      if (g_strcmp0 (fettle_record_get_text (other, "notice"), id) == 0
          && g_strcmp0 (fettle_record_get_text (other, "finding"), "complied") == 0
          && fettle_record_get_date (other, "decided-on") < decided)
        fettle_case_add_problem_words (problems, "warning", finding, decided, "R3", EIA "s.60(1)(c)",
                                       _("The authority was satisfied before: a new notice is the safe way to decide "
                                         "otherwise."));
    }
  for (guint i = 0; i < actions->len; i++)
    {
      FettleRecord *action = g_ptr_array_index (actions, i);
      gboolean own = g_strcmp0 (fettle_record_get_text (action, "notice"), id) == 0;

      n_actions += own;
      n_complied += own && g_strcmp0 (fettle_record_get_text (action, "finding"), "complied") == 0;
    }
  if (n_actions > 0 && n_complied == n_actions)
    fettle_case_add_problem_words (problems, "warning", finding, decided, "R3", EIA "s.60(1)(c)",
                                   _("Every required action is recorded as complied with, and the finding says that the "
                                     "governing body did not comply."));
}

/* A second notice rests on the first, on its expiry and on the finding. */
static void
check_powers_notice (const FettleCaseFacts *facts,
                     GPtrArray             *problems,
                     FettleRecord          *second)
{
  FettleDate given = fettle_record_get_date (second, "given-on");
  FettleNoticeFacts read;
  g_autoptr (FettleResult) eligible = NULL;
  g_autoptr (FettleResult) end = NULL;

  fettle_case_facts_check_maintained (facts, problems, second, given);
  fettle_case_facts_check_order (facts, problems, second, given);
  fettle_case_facts_check_authority (facts, problems, second, given, EIA "s.60(1)(d); Local Government Act 2000 s.9D");
  if (!read_notice_of (facts, second, given, &read, &end))
    return;
  eligible = fettle_notice_check_eligibility (&read, facts->calendar, given);
  if (g_str_equal (eligible->code, "superseded") || g_str_equal (eligible->code, "withdrawn")
      || g_str_equal (eligible->code, "complied") || read.given == FETTLE_DATE_NONE)
    fettle_case_add_problem (problems, "void", second, given, eligible);
  else if (end->date == FETTLE_DATE_NONE || given <= end->date)
    fettle_case_add_problem_words (problems, "warning", second, given, "R3", eligible->source,
                                   _("It was given before the compliance period had expired, and opens no powers: give it "
                                     "again after the period."));
  else if (read.finding == FETTLE_FINDING_NONE)
    fettle_case_add_problem_words (problems, "warning", second, given, "R3", eligible->source,
                                   _("It was given before a finding of non-compliance is recorded."));
  if (read.section == FETTLE_NOTICE_S60A && fettle_record_get_flag (second, "power-63"))
    fettle_case_add_problem_words (problems, "warning", second, given, "R6", EIA "s.60A",
                                   _("Section 63 cannot be used after a notice about pay and conditions."));
}

static void
check_finding (const FettleCaseFacts *facts,
               GPtrArray             *problems,
               FettleRecord          *finding)
{
  FettleDate decided = fettle_record_get_date (finding, "decided-on");
  FettleNoticeFacts read;
  g_autoptr (FettleResult) end = NULL;
  FettleRecord *notice = read_notice_of (facts, finding, decided, &read, &end);

  if (notice == NULL || g_strcmp0 (fettle_record_get_text (finding, "finding"), "not-complied") != 0)
    return;
  check_against_findings (facts, problems, finding, notice);
  if (end->date == FETTLE_DATE_NONE || decided <= end->date)
    fettle_case_add_problem_words (
        problems, "warning", finding, decided, "R3", EIA "s.60(1)(c)",
        _("The compliance period had not expired when the authority decided that the governing body "
           "did not comply: decide again after it."));
}

/**
 * fettle_case_facts_check_notices:
 * @facts: facts
 * @problems: (element-type FettleCaseProblem): where to
 *
 * Checks the warning notices, their required actions, the findings on them and the second notices (Education and
 * Inspections Act 2006 ss.59 to 60A).
 */
void
fettle_case_facts_check_notices (const FettleCaseFacts *facts,
                                 GPtrArray             *problems)
{
  GPtrArray *notices = fettle_case_facts_list (facts, "warning-notice");
  GPtrArray *actions = fettle_case_facts_list (facts, "required-action");
  GPtrArray *findings = fettle_case_facts_list (facts, "notice-finding");
  GPtrArray *seconds = fettle_case_facts_list (facts, "powers-notice");

  for (guint i = 0; i < notices->len; i++)
    check_notice (facts, problems, g_ptr_array_index (notices, i));
  for (guint i = 0; i < actions->len; i++)
    check_action (facts, problems, g_ptr_array_index (actions, i));
  for (guint i = 0; i < findings->len; i++)
    check_finding (facts, problems, g_ptr_array_index (findings, i));
  for (guint i = 0; i < seconds->len; i++)
    check_powers_notice (facts, problems, g_ptr_array_index (seconds, i));
}
