/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rules/case/fettle-case-private.h"

#include <glib/gi18n-lib.h>

#include "rules/powers/fettle-ieb-rules.h"

#define EIA "Education and Inspections Act 2006 "
#define LGA "Local Government Act 2000 "

/* Says which step is wanting where no gate is open, for that the school is not eligible helps nobody; and when it is
 * too late. */
static char *
explain_shut (const FettleCaseFacts *facts,
                 const FettleResult    *answer,
                 FettleDate             on)
{
  FettleRecord *notice = fettle_case_facts_get_notice (facts);
  FettleNoticeFacts read;
  g_autoptr (FettleResult) eligible = NULL;

  if (g_str_equal (answer->code, "window-closed"))
    return g_strconcat (_("The time for it has passed."), " ", answer->why, NULL);
  if (notice == NULL || !g_str_equal (answer->code, "no-gate"))
    return g_strdup (answer->why);
  fettle_case_facts_read_notice (facts, notice, on, &read);
  eligible = fettle_notice_check_eligibility (&read, facts->calendar, on);
  return g_strconcat (answer->why, " ", eligible->why, NULL);
}

static void
check_available (const FettleCaseFacts *facts,
                 GPtrArray             *problems,
                 FettleRecord          *act,
                 FettlePower            power,
                 FettleDate             on)
{
  g_autoptr (FettleResult) answer = fettle_case_facts_check_power (facts, power, on);
  g_autofree char *why = NULL;

  if (g_str_equal (answer->code, "available")
      || fettle_case_facts_add_untimely (facts, problems, act, power, on, answer))
    return;
  why = explain_shut (facts, answer, on);
  fettle_case_add_problem_words (problems, "void", act, on, answer->rule, answer->source, why);
}

/* The copy to the head teacher goes with the notice; that it was forgotten does not undo the notice. */
static gboolean
is_copy_step (const FettleResult *step)
{
  return g_str_has_prefix (step->source, "School") || g_str_equal (step->source, EIA "s.66");
}

/* Why the authority left out what the Act asks for first; of a governor, the use of section 64 says it. */
static gboolean
has_reason (const FettleCaseFacts *facts,
            FettleRecord          *act)
{
  gboolean own = fettle_kind_find_field (fettle_record_get_kind (act), "departure-reason") >= 0;
  FettleRecord *use = own ? act
                          : fettle_case_facts_find_by_id (facts, "power-use", fettle_record_get_text (act, "power-use"));

  return use != NULL && fettle_record_get_text (use, "departure-reason") != NULL;
}

/*
 * R8: the Act asks for it first, and does not say that without it the power is not there, as it does of the gates and of
 * consent; nor does it say, as of copies (Sch 6 para 6(2)), that to leave it out does no harm. So it is not let through in
 * silence, and what happened all the same can be recorded with its reason.
 */
static void
check_presteps (const FettleCaseFacts *facts,
                GPtrArray             *problems,
                FettleRecord          *act,
                FettlePower            power,
                FettleDate             on)
{
  const char *code = has_reason (facts, act) ? "warning" : "reason";
  FettlePresteps steps = { 0 };
  g_autoptr (GPtrArray) results = NULL;

  if (power == FETTLE_POWER_S65)
    return;
  steps.act_on = on;
  steps.consulted_on = fettle_case_facts_find_all_consulted (facts, power, act);
  steps.sos_notified_on = fettle_case_facts_find_notified (facts, power, act);
  results = fettle_power_check_presteps (power, &steps);
  for (guint i = 0; i < results->len; i++)
    {
      const FettleResult *step = g_ptr_array_index (results, i);

      if (!g_str_equal (step->code, "done") && !is_copy_step (step))
        fettle_case_add_problem (problems, code, act, on, step);
    }
}

/* Of a governor whom a recorded use of section 64 appoints, the use has the authority. */
static gboolean
has_use (FettleRecord *act)
{
  return g_str_equal (fettle_record_get_kind (act)->name, "additional-governor") && fettle_record_get_text (act, "power-use") != NULL;
}

static void
check_act (const FettleCaseFacts *facts,
           GPtrArray             *problems,
           FettleRecord          *act,
           FettlePower            power,
           FettleDate             on)
{
  if (on == FETTLE_DATE_NONE)
    return;
  check_available (facts, problems, act, power, on);
  if (!has_use (act))
    fettle_case_facts_check_authority (facts, problems, act, on, LGA "s.9D");
  check_presteps (facts, problems, act, power, on);
  fettle_case_facts_check_before (facts, problems, act, power, on);
}

/* Law 13.7: telling the Secretary of State is an act of the authority, too. */
static void
check_notifications (const FettleCaseFacts *facts,
                     GPtrArray             *problems)
{
  GPtrArray *list = fettle_case_facts_list (facts, "s70a-notification");

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *told = g_ptr_array_index (list, i);
      FettleDate on = fettle_record_get_date (told, "sent-on");

      if (on != FETTLE_DATE_NONE)
        fettle_case_facts_check_authority (facts, problems, told, on, EIA "s.70A(1); " LGA "s.9D");
    }
}

static void
check_power_uses (const FettleCaseFacts *facts,
                  GPtrArray             *problems)
{
  GPtrArray *list = fettle_case_facts_list (facts, "power-use");

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *use = g_ptr_array_index (list, i);
      FettleDate on = fettle_record_get_date (use, "used-on");
      FettlePower power;

      if (!fettle_power_from_code (fettle_record_get_text (use, "power"), &power))
        continue;
      check_act (facts, problems, use, power, on);
      if (power == FETTLE_POWER_S63 && fettle_record_get_text (use, "arrangement") == NULL)
        fettle_case_add_problem_words (problems, "warning", use, on, "R6", EIA "s.63(1)",
                                       _("Which arrangement the governing body is required to enter into is not recorded."));
    }
}

/* Law 13.4: less than a month's notice. What took effect so is recorded as it was; what is to take effect so is refused. */
static void
check_month (const FettleCaseFacts *facts,
             GPtrArray             *problems,
             FettleRecord          *suspension,
             FettleResult          *effective)
{
  gboolean done = fettle_case_is_by (effective->date, facts->today);

  if (!g_str_equal (effective->code, "too-soon"))
    return;
  if (done)
    fettle_result_explain (effective, _("It is recorded as it was: open to challenge, take legal advice."));
  fettle_case_add_problem (problems, done ? "warning" : "void", suspension, fettle_record_get_date (suspension, "notice-on"),
                           effective);
}

static void
check_suspension (const FettleCaseFacts *facts,
                  GPtrArray             *problems,
                  FettleRecord          *record)
{
  FettleSuspension suspension;
  FettleDate notice = fettle_record_get_date (record, "notice-on");
  g_autoptr (FettleResult) effective = NULL;

  fettle_case_facts_read_suspension (facts, record, &suspension);
  check_act (facts, problems, record, suspension.power, notice);
  effective = fettle_suspension_find_effective (&suspension);
  check_month (facts, problems, record, effective);
  if (g_str_equal (effective->code, "missing"))
    fettle_case_add_problem (problems, "warning", record, notice, effective);
  if (suspension.power == FETTLE_POWER_SCHEDULE_15 && fettle_record_get_text (record, "grounds") == NULL)
    fettle_case_add_problem_words (problems, "warning", record, notice, "R21", effective->source,
                                   _("The notice sets out its grounds with particulars; none are recorded."));
  if (effective->date != FETTLE_DATE_NONE && effective->date < notice)
    fettle_case_add_problem_words (problems, "void", record, notice, "R21", effective->source,
                                   _("It cannot take effect before the notice was given."));
}

static void
check_suspensions (const FettleCaseFacts *facts,
                   GPtrArray             *problems)
{
  GPtrArray *list = fettle_case_facts_list (facts, "budget-suspension");

  for (guint i = 0; i < list->len; i++)
    check_suspension (facts, problems, g_ptr_array_index (list, i));
}

static gboolean
is_by_authority (FettleRecord *governor)
{
  return g_strcmp0 (fettle_record_get_text (governor, "appointed-by"), "authority") == 0;
}

static guint
count_governors (const FettleCaseFacts *facts,
                 gboolean               by_authority,
                 FettleDate             on)
{
  GPtrArray *list = fettle_case_facts_list (facts, "additional-governor");
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *governor = g_ptr_array_index (list, i);

      n += is_by_authority (governor) == by_authority
           && fettle_case_is_by (fettle_record_get_date (governor, "appointed-on"), on)
           && !fettle_case_is_by (fettle_record_get_date (governor, "ended-on"), on);
    }
  return n;
}

static gboolean
has_sos_receipt (const FettleCaseFacts *facts,
                 FettleDate             on)
{
  GPtrArray *list = fettle_case_facts_list (facts, "category-notice");

  for (guint i = 0; i < list->len; i++)
    {
      if (fettle_case_is_by (fettle_record_get_date (g_ptr_array_index (list, i), "sos-receipt-on"), on))
        return TRUE;
    }
  return FALSE;
}

/* Those of one side who are in post on the day and were appointed before this one; of one day by the order in which they were
 * recorded. */
static guint
count_before (const FettleCaseFacts *facts,
              FettleRecord          *governor,
              FettleDate             on)
{
  GPtrArray *list = fettle_case_facts_list (facts, "additional-governor");
  FettleDate own = fettle_record_get_date (governor, "appointed-on");
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *other = g_ptr_array_index (list, i);
      FettleDate appointed = fettle_record_get_date (other, "appointed-on");
      gboolean first = appointed < own
                       || (appointed == own && g_strcmp0 (fettle_record_get_id (other), fettle_record_get_id (governor)) < 0);

      n += first && is_by_authority (other) == is_by_authority (governor) && appointed != FETTLE_DATE_NONE
           && !fettle_case_is_by (fettle_record_get_date (other, "ended-on"), on);
    }
  return n;
}

/* Law 13.13: of a category any use of section 67 or 68; of a notice a use of section 67 since that notice was given. */
static gboolean
has_sos_acted (const FettleCaseFacts *facts,
               FettleGates            gates,
               FettleDate             on)
{
  FettleDate used = fettle_case_facts_find_sos (facts, "s67-governors", on);
  GPtrArray *notices = fettle_case_facts_list (facts, "warning-notice");

  if (gates & FETTLE_GATES_OF_CATEGORY)
    return used != FETTLE_DATE_NONE || fettle_case_facts_find_sos (facts, "s68-closure", on) != FETTLE_DATE_NONE;
  if (used == FETTLE_DATE_NONE)
    return FALSE;
  for (guint i = 0; i < notices->len; i++)
    {
      FettleNoticeFacts read;
      g_autoptr (FettleResult) eligible = NULL;

      fettle_case_facts_read_notice (facts, g_ptr_array_index (notices, i), on, &read);
      eligible = fettle_notice_check_eligibility (&read, facts->calendar, on);
      if (g_str_equal (eligible->code, "eligible") && read.given > used)
        return FALSE;
    }
  return TRUE;
}

/* Law 13.13: only what is appointed beyond the number has no basis; who is lawfully in post is told nothing. */
static void
check_counterbalance (const FettleCaseFacts *facts,
                      GPtrArray             *problems,
                      FettleRecord          *governor,
                      FettleDate             on)
{
  FettleSchoolCategory category = fettle_case_facts_is_maintained (facts, on) ? facts->category : FETTLE_SCHOOL_ACADEMY;
  FettleGates gates = fettle_case_facts_find_gates (facts, on);
  guint n_ours = count_governors (facts, TRUE, on);
  FettleCounterbalance may;
  g_autoptr (FettleResult) result = fettle_counterbalance_check (category, gates, n_ours, has_sos_receipt (facts, on),
                                                                 has_sos_acted (facts, gates, on), &may);

  if (may == FETTLE_COUNTERBALANCE_NONE || (may == FETTLE_COUNTERBALANCE_EQUAL && count_before (facts, governor, on) >= n_ours))
    fettle_case_add_problem (problems, "void", governor, on, result);
}

/* Where the counterbalance is one for one, it ends with the authority's governors (s.64(5)). */
static void
check_counterbalance_end (const FettleCaseFacts *facts,
                          GPtrArray             *problems,
                          FettleRecord          *governor,
                          FettleDate             on)
{
  gboolean one_for_one = !(fettle_case_facts_find_gates (facts, on) & FETTLE_GATES_OF_CATEGORY);

  if (one_for_one && fettle_case_is_by (on, facts->today)
      && !fettle_case_is_by (fettle_record_get_date (governor, "ended-on"), facts->today)
      && count_before (facts, governor, facts->today) >= count_governors (facts, TRUE, facts->today))
    fettle_case_add_problem_words (problems, "warning", governor, on, "R20", EIA "s.64(5)",
                                   _("Additional foundation governors leave when the authority’s leave."));
}

static void
check_governors (const FettleCaseFacts *facts,
                 GPtrArray             *problems)
{
  GPtrArray *list = fettle_case_facts_list (facts, "additional-governor");

  for (guint i = 0; i < list->len; i++)
    {
      FettleRecord *governor = g_ptr_array_index (list, i);
      FettleDate on = fettle_record_get_date (governor, "appointed-on");

      if (is_by_authority (governor))
        check_act (facts, problems, governor, FETTLE_POWER_S64, on);
      else if (on != FETTLE_DATE_NONE)
        {
          check_counterbalance (facts, problems, governor, on);
          check_counterbalance_end (facts, problems, governor, on);
        }
    }
}

/**
 * fettle_case_facts_check_powers:
 * @facts: facts
 * @problems: (element-type FettleCaseProblem): where to
 *
 * Checks each use of a power against the gates, windows, bars and steps before it, as of its day (Education and
 * Inspections Act 2006 ss.63, 64, 66, 70A, 70B; School Standards and Framework Act 1998 Sch 15).
 */
void
fettle_case_facts_check_powers (const FettleCaseFacts *facts,
                                GPtrArray             *problems)
{
  check_notifications (facts, problems);
  check_power_uses (facts, problems);
  check_suspensions (facts, problems);
  check_governors (facts, problems);
}
