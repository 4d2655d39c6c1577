/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/powers/fettle-category-rules.h"

#define GOVERNANCE "leadership-and-governance"

typedef struct
{
  gboolean governance_urgent;
  guint n_other_urgent;
  gboolean safeguarding_not_met;
  gboolean any_needs_attention;
} Findings;

static Findings
read_findings (const FettleInspectionFacts *facts)
{
  Findings findings = { .safeguarding_not_met = g_strcmp0 (facts->safeguarding, "not-met") == 0 };

  for (guint i = 0; i < facts->n_grades; i++)
    {
      const FettleAreaGrade *grade = &facts->grades[i];

      findings.any_needs_attention |= g_strcmp0 (grade->grade, "needs-attention") == 0;
      if (g_strcmp0 (grade->grade, "urgent-improvement") != 0)
        continue;
      if (g_strcmp0 (grade->area, GOVERNANCE) == 0)
        findings.governance_urgent = TRUE;
      else
        findings.n_other_urgent++;
    }
  return findings;
}

/**
 * fettle_category_suggest:
 * @facts: an inspection
 *
 * R23: the category of concern that the findings of a report card suggest (Education Act 2005 s.44; Ofsted's
 * monitoring guide). Nothing is decided: the officer records the category that Ofsted states.
 *
 * Returns: (transfer full): the result, without a date
 */
FettleResult *
fettle_category_suggest (const FettleInspectionFacts *facts)
{
  FettleResult *result = fettle_result_new ("R23", "Education Act 2005 s.44; Ofsted monitoring guide, November 2025",
                                            FETTLE_CONFIDENCE_MEDIUM);
  Findings found;

  g_return_val_if_fail (facts != NULL, result);

  found = read_findings (facts);
  if (fettle_regime_of_inspection (facts) != FETTLE_REGIME_REPORT_CARD)
    {
      result->code = "not-applicable";
      fettle_result_explain (result, _("Only the findings of a report card suggest a category."));
    }
  else if (found.governance_urgent && (found.n_other_urgent > 0 || found.safeguarding_not_met))
    {
      result->code = "special-measures";
      fettle_result_explain (result, _("Leadership and governance is at urgent improvement, and so is another area, "
                                       "or safeguarding is not met. This suggests special measures: record the "
                                       "category that the report states."));
    }
  else if (found.governance_urgent || found.n_other_urgent > 0 || found.safeguarding_not_met)
    {
      result->code = "requires-significant-improvement";
      fettle_result_explain (result, _("An area is at urgent improvement, or safeguarding is not met. This suggests "
                                       "that the school requires significant improvement: record the category that "
                                       "the report states."));
    }
  else
    {
      result->code = "none";
      fettle_result_explain (result, _("No area is at urgent improvement, and safeguarding is not recorded as not "
                                       "met."));
    }
  return result;
}

/**
 * fettle_monitoring_expect:
 * @facts: an inspection
 *
 * R24: whether the findings put the school on a programme of monitoring inspections: any area at needs attention, or
 * any category. No dates: how many and how soon is Ofsted's policy and changes.
 *
 * Returns: (transfer full): the result, without a date
 */
FettleResult *
fettle_monitoring_expect (const FettleInspectionFacts *facts)
{
  FettleResult *result = fettle_result_new ("R24", "Ofsted monitoring guide, November 2025", FETTLE_CONFIDENCE_HIGH);
  Findings found;

  g_return_val_if_fail (facts != NULL, result);

  found = read_findings (facts);
  if (facts->category)
    fettle_result_explain (result, _("The school is in a category of concern."));
  if (found.any_needs_attention || found.governance_urgent || found.n_other_urgent > 0)
    fettle_result_explain (result, _("An area is at needs attention or urgent improvement."));
  result->code = *result->why ? "monitoring" : "none";
  if (!*result->why)
    fettle_result_explain (result, _("No area is at needs attention, and the school is in no category."));
  return result;
}
