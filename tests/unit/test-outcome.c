/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/inspection/fettle-measure.h"
#include "rules/inspection/fettle-outcome.h"

#define OWN "150474"
#define OTHER "109461"
#define N(array) G_N_ELEMENTS (array)

static const FettleAreaGrade areas_2019[] = { { "quality-of-education", "2" }, { "leadership-and-management", "3" } };
static const FettleAreaGrade card_fine[] = { { "achievement", "expected-standard" },
                                             { "inclusion", "strong-standard" } };
static const FettleAreaGrade card_needs[] = { { "achievement", "needs-attention" },
                                              { "inclusion", "strong-standard" } };
static const FettleAreaGrade card_urgent[] = { { "leadership-and-governance", "urgent-improvement" } };
static const FettleAreaGrade no_grades[] = { { "quality-of-education", "9" }, { "early-years-provision", "8" } };

/* Starts are written as a number of ten thousands, so that a table can be static; turned into days here. */
static void
compute (const FettleInspectionFacts *written,
         guint                        n,
         FettleInspectionFacts       *facts,
         FettleOutcome               *outcome)
{
  for (guint i = 0; i < n; i++)
    {
      facts[i] = written[i];
      if (facts[i].start)
        facts[i].start = fettle_date_new ((int) facts[i].start / 10000, (int) facts[i].start / 100 % 100,
                                          (int) facts[i].start % 100);
    }
  fettle_outcome_compute (facts, n, OWN, outcome);
}

#define FULL(y, m, d) .format = FETTLE_INSPECTION_FULL, .start = (y) * 10000 + (m) * 100 + (d)
#define UNGRADED(y, m, d, code) \
  .format = FETTLE_INSPECTION_UNGRADED, .start = (y) * 10000 + (m) * 100 + (d), .ungraded_outcome = code
#define MONITORING(y, m, d) .format = FETTLE_INSPECTION_MONITORING, .start = (y) * 10000 + (m) * 100 + (d)
#define GRADES(array) .grades = array, .n_grades = N (array)

static const struct
{
  const char *name;
  FettleInspectionFacts facts[3];
  guint n_facts;
  const char *regime;
  int basis, overlay, overall;
  const char *predecessor_urn;
  const char *words;
} cases[] = {
  { "none", { { 0 } }, 0, "not-inspected", -1, -1, 0, NULL, "Not inspected" },
  { "legacy", { { FULL (2022, 5, 4), .overall = "2", .urn_at_time = OWN } }, 1, "legacy", 0, -1, 2, NULL, "Good" },
  { "satisfactory-then", { { FULL (2011, 5, 4), .overall = "3" } }, 1, "legacy", 0, -1, 3, NULL, "Satisfactory" },
  { "newest-start-wins", { { FULL (2018, 1, 1), .overall = "1" }, { FULL (2023, 1, 1), .overall = "4" },
                           { FULL (2020, 1, 1), .overall = "2" } }, 3, "legacy", 1, -1, 4, NULL, "Inadequate" },
  /* data-files.md 3.5, the shape of 150474: the report card is newest, the old grade was another school's. */
  { "report-card-over-predecessor", { { FULL (2022, 5, 4), .overall = "3", .urn_at_time = OTHER },
                                      { FULL (2025, 12, 9), GRADES (card_needs), .urn_at_time = OWN } }, 2,
    "report-card", 1, -1, 0, NULL, "Report card: needs attention" },
  /* The shape of 150475: grade 4 and a category earned by the predecessor, never inspected itself. */
  { "predecessor", { { FULL (2021, 5, 4), .overall = "4", .category = "special-measures", .urn_at_time = OTHER } }, 1,
    "legacy", 0, -1, 4, OTHER, "Inadequate (the predecessor’s, URN 109461)" },
  /* The shape of 144118: no grade anywhere in the row. */
  { "ungraded-only", { { UNGRADED (2025, 2, 4, "standards-maintained") } }, 1, "ungraded-only", -1, 0, 0, NULL,
    "Standards maintained" },
  /* The shape of 144112: "Not judged" with area grades. */
  { "areas-only", { { FULL (2024, 11, 5), .overall = NULL, GRADES (areas_2019) } }, 1, "areas-only", 0, -1, 0, NULL,
    "Graded by area, no overall grade" },
  { "areas-only-overall-not-believed", { { FULL (2024, 9, 2), .overall = "2", GRADES (areas_2019) } }, 1, "areas-only",
    0, -1, 0, NULL, "Graded by area, no overall grade" },
  { "day-before", { { FULL (2024, 9, 1), .overall = "2", GRADES (areas_2019) } }, 1, "legacy", 0, -1, 2, NULL, "Good" },
  /* The shape of 144107: an ungraded inspection older than the graded one says nothing any more. */
  { "old-overlay", { { UNGRADED (2020, 1, 30, "remains-good") }, { FULL (2023, 10, 3), .overall = "3" } }, 2, "legacy",
    1, -1, 3, NULL, "Requires improvement" },
  { "new-overlay", { { FULL (2019, 1, 1), .overall = "2" }, { UNGRADED (2023, 3, 3, "remains-good-concerns") } }, 2,
    "legacy", 0, 1, 2, NULL, "Good; ungraded since: School remains Good (Concerns) - S5 Next" },
  { "numbers-that-are-none", { { FULL (2023, 1, 1), .overall = "9", GRADES (no_grades) },
                               { FULL (2018, 1, 1), .overall = "2" } }, 2, "legacy", 1, -1, 2, NULL, "Good" },
  { "only-nothing", { { FULL (2023, 1, 1), .overall = "Not judged" } }, 1, "not-inspected", -1, -1, 0, NULL,
    "Not inspected" },
  { "monitoring-is-no-outcome", { { MONITORING (2024, 5, 5) }, { FULL (2018, 1, 1), .overall = "3" } }, 2, "legacy", 1,
    -1, 3, NULL, "Requires improvement" },
  { "overall-not-recorded", { { FULL (2023, 2, 10), .safeguarding = "effective" } }, 1, "legacy", 0, -1, 0, NULL,
    "Overall grade not recorded" },
  { "urgent", { { FULL (2026, 2, 10), GRADES (card_urgent), .safeguarding = "not-met" } }, 1, "report-card", 0, -1, 0,
    NULL, "Report card: urgent improvement, safeguarding not met" },
};

static void
test_case (gconstpointer data)
{
  guint at = GPOINTER_TO_UINT (data);
  FettleInspectionFacts facts[3];
  FettleOutcome outcome;
  g_autofree char *words = NULL;

  compute (cases[at].facts, cases[at].n_facts, facts, &outcome);
  words = fettle_outcome_to_words (&outcome, facts);

  g_assert_cmpstr (fettle_regime_get_code (outcome.regime), ==, cases[at].regime);
  g_assert_cmpint (outcome.basis, ==, cases[at].basis);
  g_assert_cmpint (outcome.overlay, ==, cases[at].overlay);
  g_assert_cmpint (outcome.overall, ==, cases[at].overall);
  g_assert_cmpstr (outcome.predecessor_urn, ==, cases[at].predecessor_urn);
  g_assert_true (outcome.predecessor == (cases[at].predecessor_urn != NULL));
  g_assert_cmpstr (words, ==, cases[at].words);
}

static FettleOutcome
outcome_of (FettleInspectionFacts one)
{
  FettleInspectionFacts facts[1];
  FettleOutcome outcome;

  compute (&one, 1, facts, &outcome);
  return outcome;
}

/* R24: any needs attention or any category. */
static void
test_monitoring (void)
{
  g_assert_true (outcome_of ((FettleInspectionFacts) { FULL (2026, 1, 1), GRADES (card_needs) }).monitoring);
  g_assert_false (outcome_of ((FettleInspectionFacts) { FULL (2026, 1, 1), GRADES (card_fine) }).monitoring);
  g_assert_true (outcome_of ((FettleInspectionFacts) { FULL (2026, 1, 1), GRADES (card_fine),
                                                       .category = "requires-significant-improvement" }).monitoring);
  g_assert_false (outcome_of ((FettleInspectionFacts) { FULL (2023, 1, 1), .overall = "3" }).monitoring);
}

static void
test_later_category (void)
{
  const FettleInspectionFacts written[] = {
    { FULL (2025, 12, 1), GRADES (card_needs), .category = "requires-significant-improvement" },
    { MONITORING (2026, 6, 1), .category = "special-measures" },
  };
  FettleInspectionFacts facts[2];
  FettleOutcome outcome;

  compute (written, 2, facts, &outcome);
  g_assert_cmpint (outcome.basis, ==, 0);
  g_assert_cmpstr (outcome.category, ==, "special-measures");

  facts[0].start = facts[1].start + 1;
  fettle_outcome_compute (facts, 2, OWN, &outcome);
  g_assert_cmpstr (outcome.category, ==, "requires-significant-improvement");
}

static void
test_later_category_told_first (void)
{
  const FettleInspectionFacts written[] = {
    { MONITORING (2026, 6, 1), .category = "special-measures" },
    { FULL (2025, 12, 1), GRADES (card_needs), .category = "requires-significant-improvement" },
  };
  FettleInspectionFacts facts[2];
  FettleOutcome outcome;

  compute (written, 2, facts, &outcome);
  g_assert_cmpstr (outcome.category, ==, "special-measures");
}

/* A report that so far tells only its category, or safeguarding, is of the regime of its day. */
static void
test_bare_findings (void)
{
  g_assert_cmpint (outcome_of ((FettleInspectionFacts) { FULL (2026, 1, 1), .category = "special-measures" }).regime, ==,
                   FETTLE_REGIME_REPORT_CARD);
  g_assert_cmpint (outcome_of ((FettleInspectionFacts) { FULL (2025, 1, 1), .safeguarding = "effective" }).regime, ==,
                   FETTLE_REGIME_AREAS_ONLY);
  g_assert_cmpint (outcome_of ((FettleInspectionFacts) { FULL (2023, 1, 1), .safeguarding = "effective" }).regime, ==,
                   FETTLE_REGIME_LEGACY);
}

/* Of two that began on one day, the later regime, then the school's own, then the first told. */
static void
test_same_day (void)
{
  const FettleInspectionFacts regimes[] = { { FULL (2025, 12, 1), .overall = "2" },
                                            { FULL (2025, 12, 1), GRADES (card_fine) } };
  const FettleInspectionFacts urns[] = { { FULL (2023, 1, 1), .overall = "2", .urn_at_time = OTHER },
                                         { FULL (2023, 1, 1), .overall = "3", .urn_at_time = OWN } };
  const FettleInspectionFacts alike[] = { { FULL (2023, 1, 1), .overall = "2" }, { FULL (2023, 1, 1), .overall = "3" } };
  FettleInspectionFacts facts[2];
  FettleOutcome outcome;

  compute (regimes, 2, facts, &outcome);
  g_assert_cmpint (outcome.basis, ==, 1);
  compute (urns, 2, facts, &outcome);
  g_assert_cmpint (outcome.basis, ==, 1);
  g_assert_false (outcome.predecessor);
  compute (alike, 2, facts, &outcome);
  g_assert_cmpint (outcome.basis, ==, 0);
}

static void
test_safeguarding (void)
{
  const struct { const char *code; int met; } states[] = {
    { "met", 1 }, { "not-met", 0 }, { "effective", 1 }, { "not-effective", 0 }, { NULL, -1 },
  };

  for (guint i = 0; i < N (states); i++)
    {
      FettleOutcome outcome = outcome_of ((FettleInspectionFacts) { FULL (2026, 1, 1), GRADES (card_fine),
                                                                    .safeguarding = states[i].code });
      g_assert_cmpint (outcome.safeguarding_met, ==, states[i].met);
    }
}

/* A report card of which no grade is known is no good one: nothing is said of its areas, and it is in no measure. */
static void
test_card_without_grades (void)
{
  static const FettleAreaGrade none[] = { { "inclusion", "not-applicable", FETTLE_DATE_NONE } };
  const struct { const char *safeguarding; const char *words; } states[] = {
    { "met", "Report card: no grades recorded" }, { "not-met", "Report card: safeguarding not met" },
  };
  FettleOutcome fine = outcome_of ((FettleInspectionFacts) { FULL (2026, 1, 1), GRADES (card_fine), .safeguarding = "met" });

  for (guint i = 0; i < N (states); i++)
    for (guint n_grades = 0; n_grades <= 1; n_grades++)
      {
        const FettleInspectionFacts facts = { FULL (2026, 1, 1), .grades = none, .n_grades = n_grades, .safeguarding = states[i].safeguarding };
        FettleOutcome outcome = outcome_of (facts);
        g_autofree char *words = fettle_outcome_to_words (&outcome, &facts);

        g_assert_cmpint (outcome.regime, ==, FETTLE_REGIME_REPORT_CARD);
        g_assert_cmpstr (words, ==, states[i].words);
        g_assert_cmpint (fettle_outcome_measure (&outcome, &facts), ==, FETTLE_MEASURE_NONE);
        g_assert_cmpint (fettle_outcome_get_rank (&outcome), >, fettle_outcome_get_rank (&fine));
      }
}

/* R26, law.md 4.1. */
static void
test_era (void)
{
  g_assert_cmpint (fettle_regime_of_start (fettle_date_new (2024, 9, 1)), ==, FETTLE_REGIME_LEGACY);
  g_assert_cmpint (fettle_regime_of_start (fettle_date_new (2024, 9, 2)), ==, FETTLE_REGIME_AREAS_ONLY);
  g_assert_cmpint (fettle_regime_of_start (fettle_date_new (2025, 11, 9)), ==, FETTLE_REGIME_AREAS_ONLY);
  g_assert_cmpint (fettle_regime_of_start (fettle_date_new (2025, 11, 10)), ==, FETTLE_REGIME_REPORT_CARD);
  g_assert_cmpint (fettle_regime_of_start (FETTLE_DATE_NONE), ==, FETTLE_REGIME_NOT_INSPECTED);
}

static void
test_codes (void)
{
  for (int i = FETTLE_REGIME_NOT_INSPECTED; i <= FETTLE_REGIME_REPORT_CARD; i++)
    {
      FettleRegime back;

      g_assert_true (fettle_regime_from_code (fettle_regime_get_code (i), &back));
      g_assert_cmpint (back, ==, i);
      g_assert_nonnull (fettle_regime_get_label (i));
    }
}

/* Trap 15 and 17: ranks of two regimes never interleave. */
static void
test_rank (void)
{
  FettleOutcome inadequate = outcome_of ((FettleInspectionFacts) { FULL (2023, 1, 1), .overall = "4" });
  FettleOutcome outstanding = outcome_of ((FettleInspectionFacts) { FULL (2023, 1, 1), .overall = "1" });
  FettleOutcome urgent = outcome_of ((FettleInspectionFacts) { FULL (2026, 1, 1), GRADES (card_urgent) });
  FettleOutcome fine = outcome_of ((FettleInspectionFacts) { FULL (2026, 1, 1), GRADES (card_fine) });
  FettleOutcome areas = outcome_of ((FettleInspectionFacts) { FULL (2025, 1, 1), GRADES (areas_2019) });

  g_assert_cmpint (fettle_outcome_get_rank (&fine), <, fettle_outcome_get_rank (&urgent));
  g_assert_cmpint (fettle_outcome_get_rank (&urgent), <, fettle_outcome_get_rank (&areas));
  g_assert_cmpint (fettle_outcome_get_rank (&areas), <, fettle_outcome_get_rank (&outstanding));
  g_assert_cmpint (fettle_outcome_get_rank (&outstanding), <, fettle_outcome_get_rank (&inadequate));
}

/* Trap 18: the category keeps the words of its time, whatever regime its statutory successor is worded in. */
static void
test_category_words (void)
{
  FettleOutcome old = outcome_of ((FettleInspectionFacts) { FULL (2023, 3, 14), .overall = "4",
                                                            .category = "special-measures" });
  FettleOutcome now = outcome_of ((FettleInspectionFacts) { FULL (2026, 3, 14), GRADES (card_urgent),
                                                            .category = "special-measures" });
  FettleOutcome weak = outcome_of ((FettleInspectionFacts) { FULL (2024, 3, 14), .overall = "4",
                                                             .category = "serious-weaknesses" });
  FettleOutcome none = outcome_of ((FettleInspectionFacts) { FULL (2024, 3, 14), .overall = "2" });

  g_assert_cmpstr (fettle_outcome_get_category_label (&old), ==, "Special measures");
  g_assert_cmpstr (fettle_outcome_get_category_label (&now), ==, "Requires special measures");
  g_assert_cmpstr (fettle_outcome_get_category_label (&weak), ==, "Serious weaknesses");
  g_assert_null (fettle_outcome_get_category_label (&none));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < N (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/outcome/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/outcome/R24-monitoring", test_monitoring);
  g_test_add_func ("/outcome/later-category", test_later_category);
  g_test_add_func ("/outcome/later-category-told-first", test_later_category_told_first);
  g_test_add_func ("/outcome/bare-findings", test_bare_findings);
  g_test_add_func ("/outcome/same-day", test_same_day);
  g_test_add_func ("/outcome/safeguarding", test_safeguarding);
  g_test_add_func ("/outcome/card-without-grades", test_card_without_grades);
  g_test_add_func ("/outcome/R26-era", test_era);
  g_test_add_func ("/outcome/codes", test_codes);
  g_test_add_func ("/outcome/rank", test_rank);
  g_test_add_func ("/outcome/trap-18-category-words", test_category_words);

  return g_test_run ();
}
