/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/fettle-vocabulary.h"
#include "rules/inspection/fettle-outcome.h"

static int
grade_number (const char *grade)
{
  return grade && grade[0] >= '1' && grade[0] <= '4' && grade[1] == '\0' ? grade[0] - '0' : 0;
}

static int
safeguarding_state (const char *safeguarding)
{
  if (g_strcmp0 (safeguarding, "met") == 0 || g_strcmp0 (safeguarding, "effective") == 0)
    return 1;
  if (g_strcmp0 (safeguarding, "not-met") == 0 || g_strcmp0 (safeguarding, "not-effective") == 0)
    return 0;
  return -1;
}

static gboolean
is_of_other_urn (const FettleInspectionFacts *facts,
                 const char                  *urn)
{
  return facts->urn_at_time && urn && !g_str_equal (facts->urn_at_time, urn);
}

/* Of inspections that began on one day: the later regime, then the school's own, then the first told. */
static gboolean
outranks (const FettleInspectionFacts *a,
          const FettleInspectionFacts *b,
          const char                  *urn)
{
  FettleRegime regime_a = fettle_regime_of_inspection (a), regime_b = fettle_regime_of_inspection (b);

  if (a->start != b->start)
    return a->start > b->start;
  if (regime_a != regime_b)
    return regime_a > regime_b;
  return is_of_other_urn (b, urn) && !is_of_other_urn (a, urn);
}

static int
find_newest (const FettleInspectionFacts *facts,
             guint                        n_facts,
             const char                  *urn,
             FettleInspectionFormat       format)
{
  int newest = -1;

  for (guint i = 0; i < n_facts; i++)
    {
      if (facts[i].format != format || fettle_regime_of_inspection (&facts[i]) == FETTLE_REGIME_NOT_INSPECTED)
        continue;
      if (newest < 0 || outranks (&facts[i], &facts[newest], urn))
        newest = (int) i;
    }
  return newest;
}

static void
read_findings (const FettleInspectionFacts *basis,
               FettleOutcome               *outcome)
{
  for (guint i = 0; i < basis->n_grades; i++)
    {
      outcome->any_graded |= basis->grades[i].grade != NULL && g_strcmp0 (basis->grades[i].grade, "not-applicable") != 0;
      outcome->any_needs_attention |= g_strcmp0 (basis->grades[i].grade, "needs-attention") == 0;
      outcome->any_urgent |= g_strcmp0 (basis->grades[i].grade, "urgent-improvement") == 0;
    }
  if (outcome->regime == FETTLE_REGIME_LEGACY)
    outcome->overall = grade_number (basis->overall);
  outcome->category = basis->category;
  outcome->category_on = basis->start;
  outcome->safeguarding_met = safeguarding_state (basis->safeguarding);
}

/* A monitoring inspection after the basis can put the school in a category, or in the other one. */
static void
read_later_category (const FettleInspectionFacts *facts,
                     guint                        n_facts,
                     FettleOutcome               *outcome)
{
  FettleDate since = outcome->inspected_on;

  for (guint i = 0; i < n_facts; i++)
    {
      if (facts[i].format != FETTLE_INSPECTION_MONITORING || facts[i].category == NULL || facts[i].start <= since)
        continue;
      since = facts[i].start;
      outcome->category = facts[i].category;
      outcome->category_on = facts[i].start;
    }
}

static const char *
ungraded_words (const FettleInspectionFacts *facts)
{
  const char *label = fettle_vocabulary_label ("ungraded-outcome", facts->ungraded_outcome);

  return label ? label : facts->ungraded_outcome;
}

static const char *
legacy_words (const FettleOutcome         *outcome,
              const FettleInspectionFacts *facts)
{
  const FettleVocabulary *grades = fettle_vocabulary_get ("inspection-grade");
  const FettleTerm *term = NULL;

  if (outcome->overall > 0)
    term = fettle_vocabulary_find_on (grades, facts[outcome->basis].overall, outcome->inspected_on);
  return term ? term->label : _("Overall grade not recorded");
}

static char *
report_card_words (const FettleOutcome *outcome)
{
  if (outcome->safeguarding_met == 0)
    return g_strdup (outcome->any_urgent ? _("Report card: urgent improvement, safeguarding not met")
                                         : _("Report card: safeguarding not met"));
  if (outcome->any_urgent)
    return g_strdup (_("Report card: urgent improvement"));
  if (outcome->any_needs_attention)
    return g_strdup (_("Report card: needs attention"));
  if (!outcome->any_graded)
    return g_strdup (_("Report card: no grades recorded"));
  return g_strdup (_("Report card: every area at the expected standard or above"));
}

static char *
basis_words (const FettleOutcome         *outcome,
             const FettleInspectionFacts *facts)
{
  switch (outcome->regime)
    {
    case FETTLE_REGIME_LEGACY:
      return g_strdup (legacy_words (outcome, facts));
    case FETTLE_REGIME_AREAS_ONLY:
      return g_strdup (_("Graded by area, no overall grade"));
    case FETTLE_REGIME_REPORT_CARD:
      return report_card_words (outcome);
    case FETTLE_REGIME_UNGRADED_ONLY:
      return g_strdup (ungraded_words (&facts[outcome->overlay]));
    case FETTLE_REGIME_NOT_INSPECTED:
    default:
      return g_strdup (_("Not inspected"));
    }
}

static char *
with_overlay (char                        *words,
              const FettleOutcome         *outcome,
              const FettleInspectionFacts *facts)
{
  g_autofree char *before = words;

  if (outcome->overlay < 0 || outcome->basis < 0)
    return g_steal_pointer (&before);
  /* Translators: the outcome of the graded inspection, then that of a newer ungraded one, as Ofsted words it. */
  return g_strdup_printf (_("%s; ungraded since: %s"), before, ungraded_words (&facts[outcome->overlay]));
}

/**
 * fettle_outcome_compute:
 * @facts: (array length=n_facts): every inspection known of the school, in any order
 * @n_facts: how many
 * @urn: (nullable): the school's URN now
 * @outcome: (out): the current outcome; its strings are borrowed from @facts
 *
 * Finds the current outcome of a school: the newest full inspection that has a finding, with the newest ungraded
 * outcome shown over it where that is newer still. Sources: R26 (SI 2025/1120 for 2 September 2024) and, for the
 * monitoring flag, R24 (Ofsted's monitoring guide).
 */
void
fettle_outcome_compute (const FettleInspectionFacts *facts,
                        guint                        n_facts,
                        const char                  *urn,
                        FettleOutcome               *outcome)
{
  const FettleInspectionFacts *shown;

  g_return_if_fail (facts != NULL || n_facts == 0);
  g_return_if_fail (outcome != NULL);

  *outcome = (FettleOutcome) { .safeguarding_met = -1 };
  outcome->basis = find_newest (facts, n_facts, urn, FETTLE_INSPECTION_FULL);
  outcome->overlay = find_newest (facts, n_facts, urn, FETTLE_INSPECTION_UNGRADED);
  if (outcome->basis >= 0 && outcome->overlay >= 0 && facts[outcome->overlay].start <= facts[outcome->basis].start)
    outcome->overlay = -1;
  if (outcome->basis < 0 && outcome->overlay < 0)
    return;

  shown = &facts[outcome->basis >= 0 ? outcome->basis : outcome->overlay];
  outcome->regime = fettle_regime_of_inspection (shown);
  outcome->inspected_on = shown->start;
  if (outcome->basis >= 0)
    read_findings (shown, outcome);
  read_later_category (facts, n_facts, outcome);
  outcome->predecessor = is_of_other_urn (shown, urn);
  outcome->predecessor_urn = outcome->predecessor ? shown->urn_at_time : NULL;
  outcome->monitoring = outcome->any_needs_attention || outcome->any_urgent || outcome->category != NULL;
}

/**
 * fettle_outcome_to_words:
 * @outcome: an outcome
 * @facts: (nullable): the facts that it was computed from
 *
 * Words the outcome for a person, in the terms of its own regime. A newer ungraded outcome, and a grade earned under
 * another URN, are always told.
 *
 * Returns: (transfer full): the words
 */
char *
fettle_outcome_to_words (const FettleOutcome         *outcome,
                         const FettleInspectionFacts *facts)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (outcome != NULL, NULL);
  g_return_val_if_fail (facts != NULL || outcome->regime == FETTLE_REGIME_NOT_INSPECTED, NULL);

  words = with_overlay (basis_words (outcome, facts), outcome, facts);
  if (!outcome->predecessor)
    return g_steal_pointer (&words);
  /* Translators: an outcome, and the URN of the school that it was given to before. */
  return g_strdup_printf (_("%s (the predecessor’s, URN %s)"), words, outcome->predecessor_urn);
}

/**
 * fettle_outcome_get_category_label:
 * @outcome: an outcome
 *
 * Words the category of concern as it was worded when the inspection that gave it began: "Special measures" of 2023 is not
 * renamed "Requires special measures" (law page, trap 18).
 *
 * Returns: (transfer none) (nullable): the label; %NULL where the school is in no category
 */
const char *
fettle_outcome_get_category_label (const FettleOutcome *outcome)
{
  const FettleTerm *term;

  g_return_val_if_fail (outcome != NULL, NULL);

  if (outcome->category == NULL)
    return NULL;
  term = fettle_vocabulary_find_on (fettle_vocabulary_get ("category-of-concern"), outcome->category, outcome->category_on);
  return term ? term->label : outcome->category;
}

/**
 * fettle_outcome_get_rank:
 * @outcome: an outcome
 *
 * Gives an order for lists. Regimes stand apart, the newest first: a rank says nothing across two of them.
 *
 * Returns: a number; within a regime the better is the smaller
 */
int
fettle_outcome_get_rank (const FettleOutcome *outcome)
{
  g_return_val_if_fail (outcome != NULL, 0);

  switch (outcome->regime)
    {
    case FETTLE_REGIME_REPORT_CARD:
      /* Nobody knows whether it is better than the others. */
      if (!outcome->any_graded && outcome->safeguarding_met != 0)
        return 108;
      return 100 + outcome->any_needs_attention + 2 * outcome->any_urgent + 4 * (outcome->safeguarding_met == 0);
    case FETTLE_REGIME_AREAS_ONLY:
      return 200 + (outcome->category != NULL);
    case FETTLE_REGIME_LEGACY:
      return 300 + (outcome->overall > 0 ? outcome->overall : 9);
    case FETTLE_REGIME_UNGRADED_ONLY:
      return 400;
    case FETTLE_REGIME_NOT_INSPECTED:
    default:
      return 500;
    }
}
