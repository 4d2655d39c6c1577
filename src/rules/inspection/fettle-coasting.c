/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/inspection/fettle-coasting.h"

#define SOURCE "Education and Inspections Act 2006 s.60B; SI 2022/720 reg 4 as substituted by SI 2025/1120 reg 3"
#define QUALITY "quality-of-education"
#define LEADERSHIP "leadership-and-management"
#define GOVERNANCE "leadership-and-governance"

typedef struct
{
  const FettleInspectionFacts *facts;
  guint n_facts;
  const char *urn;
} History;

static FettleDate
no_overall_from (void)
{
  return fettle_date_new (2024, 9, 2);
}

static const char *
grade_of (const FettleInspectionFacts *facts,
          const char                  *area)
{
  for (guint i = 0; i < facts->n_grades; i++)
    {
      if (g_strcmp0 (facts->grades[i].area, area) == 0)
        return facts->grades[i].grade;
    }
  return NULL;
}

static gboolean
is_graded (const FettleInspectionFacts *facts,
           const char                  *area,
           const char                  *grade)
{
  return g_strcmp0 (grade_of (facts, area), grade) == 0;
}

static gboolean
any_grade (const FettleInspectionFacts *facts,
           const char                  *grade)
{
  for (guint i = 0; i < facts->n_grades; i++)
    {
      if (g_strcmp0 (facts->grades[i].grade, grade) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_own (const History               *history,
        const FettleInspectionFacts *facts)
{
  return !facts->urn_at_time || !history->urn || g_str_equal (facts->urn_at_time, history->urn);
}

/* From 2 September 2024: requires improvement in quality of education, or in leadership and management. */
static gboolean
requires_improvement_by_area (const FettleInspectionFacts *facts)
{
  return facts->start >= no_overall_from () && (is_graded (facts, QUALITY, "3") || is_graded (facts, LEADERSHIP, "3"));
}

/* Before: satisfactory or requires improvement overall, the same number. */
static gboolean
requires_improvement_overall (const FettleInspectionFacts *facts)
{
  return facts->start < no_overall_from () && g_strcmp0 (facts->overall, "3") == 0;
}

static gboolean
is_relevant_assessment (const FettleInspectionFacts *facts)
{
  return facts->category != NULL || is_graded (facts, GOVERNANCE, "needs-attention")
         || requires_improvement_by_area (facts) || requires_improvement_overall (facts);
}

/*
 * The previous section 5 inspection of the school itself; where it has had none, the most recent one of a school that
 * it is linked to.
 */
static const FettleInspectionFacts *
find_previous (const History *history,
               FettleDate     before)
{
  const FettleInspectionFacts *own = NULL, *linked = NULL;

  for (guint i = 0; i < history->n_facts; i++)
    {
      const FettleInspectionFacts *facts = &history->facts[i];
      const FettleInspectionFacts **kept = is_own (history, facts) ? &own : &linked;

      if (facts->format != FETTLE_INSPECTION_FULL || facts->start == FETTLE_DATE_NONE || facts->start >= before)
        continue;
      if (*kept == NULL || facts->start > (*kept)->start)
        *kept = facts;
    }
  return own ? own : linked;
}

/* Its report says that the school comes out of a category: the inspection of the school itself before it had one. */
static gboolean
leaves_category (const History               *history,
                 const FettleInspectionFacts *facts,
                 const FettleInspectionFacts *previous)
{
  return facts->category == NULL && previous && is_own (history, previous) && previous->category != NULL;
}

static const char *
find_entry (const History               *history,
            const FettleInspectionFacts *facts)
{
  const FettleInspectionFacts *previous = find_previous (history, facts->start);
  gboolean relevant = previous && is_relevant_assessment (previous);

  if (is_graded (facts, GOVERNANCE, "needs-attention") && relevant)
    return "E2";
  if (leaves_category (history, facts, previous)
      && (any_grade (facts, "needs-attention") || requires_improvement_by_area (facts)
          || requires_improvement_overall (facts)))
    return "E3";
  if (requires_improvement_by_area (facts) && relevant)
    return "E4";
  if (requires_improvement_overall (facts) && relevant)
    return "E5";
  return NULL;
}

static gboolean
is_good (const char *grade)
{
  return g_strcmp0 (grade, "1") == 0 || g_strcmp0 (grade, "2") == 0;
}

/* Any section 5 or section 8 inspection that leaves nothing at needs attention, urgent improvement or not met. */
static gboolean
is_clean_report_card (const FettleInspectionFacts *facts)
{
  gboolean graded = any_grade (facts, "expected-standard") || any_grade (facts, "strong-standard")
                    || any_grade (facts, "exceptional");

  return graded && !any_grade (facts, "needs-attention") && !any_grade (facts, "urgent-improvement")
         && g_strcmp0 (facts->safeguarding, "not-met") != 0;
}

static const char *
find_exit (const FettleInspectionFacts *facts)
{
  if (is_clean_report_card (facts))
    return "report-card";
  if (facts->format != FETTLE_INSPECTION_FULL)
    return NULL;
  if (facts->start >= no_overall_from ())
    return is_good (grade_of (facts, QUALITY)) && is_good (grade_of (facts, LEADERSHIP)) ? "areas" : NULL;
  return is_good (facts->overall) ? "overall" : NULL;
}

/* The last inspection that met an entry condition, and the first one since that met an exit condition. */
static void
find_conditions (const History  *history,
                 FettleCoasting *coasting)
{
  for (guint i = 0; i < history->n_facts; i++)
    {
      const FettleInspectionFacts *facts = &history->facts[i];
      const char *entry;

      if (facts->format != FETTLE_INSPECTION_FULL || facts->start == FETTLE_DATE_NONE || !is_own (history, facts))
        continue;
      entry = find_entry (history, facts);
      if (entry && (coasting->trigger < 0 || facts->start > history->facts[coasting->trigger].start))
        {
          coasting->entry = entry;
          coasting->trigger = (int) i;
        }
    }
  for (guint i = 0; coasting->trigger >= 0 && i < history->n_facts; i++)
    {
      const FettleInspectionFacts *facts = &history->facts[i];

      if (facts->start <= history->facts[coasting->trigger].start || !is_own (history, facts) || !find_exit (facts))
        continue;
      if (coasting->exit_by < 0 || facts->start < history->facts[coasting->exit_by].start)
        {
          coasting->exit = find_exit (facts);
          coasting->exit_by = (int) i;
        }
    }
}

static void
explain (FettleResult         *result,
         const History        *history,
         const FettleCoasting *coasting)
{
  g_autofree char *trigger = NULL;
  g_autofree char *exit_on = NULL;

  if (coasting->trigger < 0)
    {
      fettle_result_explain (result, _("No inspection meets an entry condition."));
      return;
    }
  trigger = fettle_date_to_words (history->facts[coasting->trigger].start);
  /* Translators: the name of an entry condition, such as E2, and a date. */
  fettle_result_explain (result, _("Entry condition %s is met by the inspection that began on %s."),
                         coasting->entry, trigger);
  if (g_str_equal (coasting->entry, "E3"))
    {
      result->confidence = FETTLE_CONFIDENCE_MEDIUM;
      fettle_result_explain (result, _("That the school came out of a category is inferred from the inspection "
                                       "before: read the report."));
    }
  if (coasting->exit_by < 0)
    {
      fettle_result_explain (result, _("No inspection since meets an exit condition."));
      return;
    }
  exit_on = fettle_date_to_words (history->facts[coasting->exit_by].start);
  /* Translators: %s is a date. */
  fettle_result_explain (result, _("The inspection that began on %s meets an exit condition."), exit_on);
}

/**
 * fettle_coasting_test:
 * @facts: (array length=n_facts): inspections of the school and of the schools that it is linked to, in any order
 * @n_facts: how many
 * @urn: (nullable): the school's URN now
 * @category: the category of school
 * @today: today
 * @coasting: (out) (optional): which conditions were met, and by which inspections
 *
 * R14: whether the school meets the definition of coasting in force since 17 November 2025 (Education and Inspections
 * Act 2006 s.60B; SI 2022/720 reg 4 as substituted by SI 2025/1120). The test says nothing of eligibility: the
 * Secretary of State must notify the governing body. It is not the test for stuck schools, nor for two judgements of
 * requires improvement.
 *
 * Returns: (transfer full): the result
 */
FettleResult *
fettle_coasting_test (const FettleInspectionFacts *facts,
                      guint                        n_facts,
                      const char                  *urn,
                      FettleSchoolCategory         category,
                      FettleDate                   today,
                      FettleCoasting              *coasting)
{
  FettleResult *result = fettle_result_new ("R14", SOURCE, FETTLE_CONFIDENCE_HIGH);
  const History history = { facts, n_facts, urn };
  FettleCoasting found = { NULL, -1, NULL, -1 };

  g_return_val_if_fail (facts != NULL || n_facts == 0, result);

  if (category == FETTLE_SCHOOL_MAINTAINED_NURSERY || category >= FETTLE_SCHOOL_INDEPENDENT)
    {
      result->code = "does-not-apply";
      fettle_result_explain (result, _("The regulations do not apply to such a school."));
    }
  else if (today < fettle_date_new (2025, 11, 17))
    {
      result->code = "not-in-force";
      fettle_result_explain (result, _("This definition is in force from 17 November 2025."));
    }
  else
    {
      find_conditions (&history, &found);
      result->code = found.trigger < 0 ? "does-not-meet" : found.exit_by < 0 ? "meets" : "left";
      explain (result, &history, &found);
    }
  if (coasting)
    *coasting = found;
  return result;
}

/**
 * fettle_coasting_check_eligibility:
 * @test: what fettle_coasting_test() found
 * @category: the category of school
 * @sos_notified_on: the day the Secretary of State notified the governing body, or %FETTLE_DATE_NONE
 * @today: today
 *
 * R14: whether the school is eligible for intervention by section 60B: it meets the definition and the Secretary of
 * State has notified the governing body. It is never inferred from inspections alone.
 *
 * Returns: (transfer full): the result; the date is that of the notification where the school is eligible
 */
FettleResult *
fettle_coasting_check_eligibility (const FettleResult  *test,
                                   FettleSchoolCategory category,
                                   FettleDate           sos_notified_on,
                                   FettleDate           today)
{
  FettleResult *result = fettle_result_new ("R14", "Education and Inspections Act 2006 s.60B(1)",
                                            FETTLE_CONFIDENCE_HIGH);

  g_return_val_if_fail (test != NULL, result);

  result->code = "not-eligible";
  if (!fettle_school_category_is_maintained (category))
    fettle_result_explain (result, _("Section 60B applies to maintained schools only."));
  else if (!g_str_equal (test->code, "meets"))
    fettle_result_explain (result, "%s", test->why);
  else if (sos_notified_on == FETTLE_DATE_NONE || sos_notified_on > today)
    fettle_result_explain (result, _("The school meets the definition, but the Secretary of State has not notified "
                                     "the governing body: it is not eligible for intervention by section 60B."));
  else
    {
      result->code = "eligible";
      result->date = sos_notified_on;
      fettle_result_explain (result, _("The school meets the definition and the Secretary of State has notified the "
                                       "governing body."));
    }
  return result;
}
