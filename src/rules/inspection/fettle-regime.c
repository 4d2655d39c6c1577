/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/fettle-vocabulary.h"
#include "rules/inspection/fettle-outcome.h"

static const char *const codes[] = { "not-inspected", "ungraded-only", "legacy", "areas-only", "report-card" };

static const char *const report_card_grades[] = {
  "exceptional", "strong-standard", "expected-standard", "needs-attention", "urgent-improvement", NULL,
};
static const char *const four_grades[] = { "1", "2", "3", "4", NULL };

static gboolean
has_grade (const FettleInspectionFacts *facts,
           const char *const           *grades)
{
  for (guint i = 0; i < facts->n_grades; i++)
    {
      if (facts->grades[i].grade && g_strv_contains (grades, facts->grades[i].grade))
        return TRUE;
    }
  return FALSE;
}

/**
 * fettle_regime_of_start:
 * @start: the day an inspection began, or %FETTLE_DATE_NONE
 *
 * R26: the regime in force on the day. Overall effectiveness ended with inspections started before 2 September 2024
 * (SI 2025/1120); report cards began on 10 November 2025.
 *
 * Returns: the regime; %FETTLE_REGIME_NOT_INSPECTED for no day
 */
FettleRegime
fettle_regime_of_start (FettleDate start)
{
  if (start == FETTLE_DATE_NONE)
    return FETTLE_REGIME_NOT_INSPECTED;
  if (start < fettle_date_new (2024, 9, 2))
    return FETTLE_REGIME_LEGACY;
  if (start < fettle_date_new (2025, 11, 10))
    return FETTLE_REGIME_AREAS_ONLY;
  return FETTLE_REGIME_REPORT_CARD;
}

/**
 * fettle_regime_of_inspection:
 * @facts: an inspection
 *
 * R26: the regime that the inspection's own findings belong to. Report-card grades make a report card whatever the
 * date; grades 1 to 4 are areas-only from 2 September 2024, where an overall grade in a file is never believed.
 *
 * Returns: the regime; %FETTLE_REGIME_NOT_INSPECTED where the inspection has no finding that could be an outcome
 */
FettleRegime
fettle_regime_of_inspection (const FettleInspectionFacts *facts)
{
  FettleRegime era;

  g_return_val_if_fail (facts != NULL, FETTLE_REGIME_NOT_INSPECTED);

  if (facts->format == FETTLE_INSPECTION_MONITORING)
    return FETTLE_REGIME_NOT_INSPECTED;
  if (facts->format == FETTLE_INSPECTION_UNGRADED)
    return facts->ungraded_outcome ? FETTLE_REGIME_UNGRADED_ONLY : FETTLE_REGIME_NOT_INSPECTED;

  if (has_grade (facts, report_card_grades))
    return FETTLE_REGIME_REPORT_CARD;
  era = fettle_regime_of_start (facts->start);
  if (has_grade (facts, four_grades))
    return facts->start < fettle_date_new (2024, 9, 2) ? FETTLE_REGIME_LEGACY : FETTLE_REGIME_AREAS_ONLY;
  if (facts->overall && g_strv_contains (four_grades, facts->overall))
    return era == FETTLE_REGIME_LEGACY || era == FETTLE_REGIME_NOT_INSPECTED ? FETTLE_REGIME_LEGACY
                                                                            : FETTLE_REGIME_AREAS_ONLY;
  return facts->category || facts->safeguarding ? era : FETTLE_REGIME_NOT_INSPECTED;
}

/**
 * fettle_regime_get_code:
 * @regime: a regime
 *
 * Gets the code that is stored and exported, a code of the vocabulary "regime".
 *
 * Returns: (transfer none): the code
 */
const char *
fettle_regime_get_code (FettleRegime regime)
{
  g_return_val_if_fail (regime < G_N_ELEMENTS (codes), NULL);

  return codes[regime];
}

/**
 * fettle_regime_get_label:
 * @regime: a regime
 *
 * Gets the words for a person.
 *
 * Returns: (transfer none): the label
 */
const char *
fettle_regime_get_label (FettleRegime regime)
{
  g_return_val_if_fail (regime < G_N_ELEMENTS (codes), NULL);

  return fettle_vocabulary_label ("regime", codes[regime]);
}

/**
 * fettle_regime_from_code:
 * @code: (nullable): a code
 * @regime: (out): the regime
 *
 * Reads a code back.
 *
 * Returns: %FALSE where no regime has the code
 */
gboolean
fettle_regime_from_code (const char   *code,
                         FettleRegime *regime)
{
  g_return_val_if_fail (regime != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      if (g_strcmp0 (codes[i], code) == 0)
        {
          *regime = (FettleRegime) i;
          return TRUE;
        }
    }
  return FALSE;
}
