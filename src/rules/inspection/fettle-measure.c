/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/inspection/fettle-measure.h"

static gboolean
is_good (const char *grade)
{
  return g_strcmp0 (grade, "1") == 0 || g_strcmp0 (grade, "2") == 0;
}

static gboolean
is_below_good (const char *grade)
{
  return g_strcmp0 (grade, "3") == 0 || g_strcmp0 (grade, "4") == 0;
}

static FettleMeasure
measure_areas (const FettleInspectionFacts *basis)
{
  FettleMeasure measure = FETTLE_MEASURE_NONE;

  for (guint i = 0; i < basis->n_grades; i++)
    {
      if (is_below_good (basis->grades[i].grade))
        return FETTLE_MEASURE_NOT_MET;
      if (is_good (basis->grades[i].grade))
        measure = FETTLE_MEASURE_MET;
    }
  return measure;
}

/**
 * fettle_outcome_measure:
 * @outcome: a current outcome
 * @facts: (nullable): the facts that it was computed from
 *
 * The headline measure of each regime: overall good or outstanding (legacy); every area graded good or outstanding
 * (areas only); every area at the expected standard or above (report card). R26: regimes are never mixed.
 *
 * Returns: whether the outcome meets the measure of its own regime
 */
FettleMeasure
fettle_outcome_measure (const FettleOutcome         *outcome,
                        const FettleInspectionFacts *facts)
{
  g_return_val_if_fail (outcome != NULL, FETTLE_MEASURE_NONE);

  switch (outcome->regime)
    {
    case FETTLE_REGIME_LEGACY:
      if (outcome->overall == 0)
        return FETTLE_MEASURE_NONE;
      return outcome->overall <= 2 ? FETTLE_MEASURE_MET : FETTLE_MEASURE_NOT_MET;
    case FETTLE_REGIME_AREAS_ONLY:
      return measure_areas (&facts[outcome->basis]);
    case FETTLE_REGIME_REPORT_CARD:
      if (!outcome->any_graded)
        return FETTLE_MEASURE_NONE;
      return outcome->any_needs_attention || outcome->any_urgent ? FETTLE_MEASURE_NOT_MET : FETTLE_MEASURE_MET;
    case FETTLE_REGIME_UNGRADED_ONLY:
    case FETTLE_REGIME_NOT_INSPECTED:
    default:
      return FETTLE_MEASURE_NONE;
    }
}
