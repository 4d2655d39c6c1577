/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/inspection/fettle-coasting.h"

#include "rules-test.h"

#define OWN "123456"
#define LINKED "111111"
#define MAX_FACTS 4

/* One inspection in words: "2023-05-10 S5 overall=3", graded areas by their first letters. */
typedef struct
{
  const char *start;
  FettleInspectionFormat format;
  const char *urn;
  const char *overall;
  const char *category;
  const char *quality, *leadership;       /* 1 to 4 */
  const char *governance, *achievement;   /* report card */
  const char *safeguarding;
} Written;

#define S5 FETTLE_INSPECTION_FULL
#define S8 FETTLE_INSPECTION_MONITORING
#define NA "needs-attention"
#define OK "expected-standard"
#define SM "special-measures"

static const struct
{
  const char *name;
  Written written[MAX_FACTS];
  const char *code, *entry, *exit;
} cases[] = {
  /* R14, the worked example: E2 met, and later a section 8 inspection leaves nothing behind. */
  { "R14-example-entry", { { "2023-05-10", S5, OWN, "3" },
                           { "2026-02-03", S5, OWN, .governance = NA, .achievement = OK } }, "meets", "E2", NULL },
  { "R14-example-exit", { { "2023-05-10", S5, OWN, "3" },
                          { "2026-02-03", S5, OWN, .governance = NA, .achievement = OK },
                          { "2026-11-10", S8, OWN, .governance = OK, .achievement = OK, .safeguarding = "met" } },
    "left", "E2", "report-card" },
  { "monitoring-leaves-something", { { "2023-05-10", S5, OWN, "3" }, { "2026-02-03", S5, OWN, .governance = NA },
                                     { "2026-11-10", S8, OWN, .governance = OK, .achievement = NA } }, "meets", "E2",
    NULL },
  { "monitoring-safeguarding-not-met", { { "2023-05-10", S5, OWN, "3" }, { "2026-02-03", S5, OWN, .governance = NA },
                                         { "2026-11-10", S8, OWN, .governance = OK, .safeguarding = "not-met" } },
    "meets", "E2", NULL },
  { "E2-needs-governance", { { "2023-05-10", S5, OWN, "3" },
                             { "2026-02-03", S5, OWN, .governance = OK, .achievement = NA } }, "does-not-meet" },
  { "E2-previous-was-good", { { "2023-05-10", S5, OWN, "2" }, { "2026-02-03", S5, OWN, .governance = NA } },
    "does-not-meet" },
  { "E2-no-previous", { { "2026-02-03", S5, OWN, .governance = NA } }, "does-not-meet" },
  /* Trap 21: the previous inspection is a linked school's where the school has none of its own. */
  { "E2-linked", { { "2022-05-04", S5, LINKED, "3" }, { "2026-02-03", S5, OWN, .governance = NA } }, "meets", "E2" },
  { "E2-own-before-linked", { { "2022-05-04", S5, LINKED, "3" }, { "2023-05-04", S5, OWN, "2" },
                              { "2026-02-03", S5, OWN, .governance = NA } }, "does-not-meet" },
  { "E2-category-is-relevant", { { "2024-05-04", S5, OWN, "4", SM },
                                 { "2026-02-03", S5, OWN, .governance = NA, .achievement = OK } }, "meets", "E2" },
  { "E3-out-of-category", { { "2024-05-04", S5, OWN, "4", SM },
                            { "2026-02-03", S5, OWN, .governance = OK, .achievement = NA } }, "meets", "E3" },
  { "E3-overall", { { "2021-05-04", S5, OWN, "4", SM }, { "2023-05-04", S5, OWN, "3" } }, "meets", "E3" },
  { "E3-areas", { { "2023-05-04", S5, OWN, "4", SM }, { "2025-05-04", S5, OWN, .quality = "3", .leadership = "2" } },
    "meets", "E3" },
  { "E3-not-in-another-category", { { "2023-05-04", S5, OWN, "4", SM },
                                    { "2026-05-04", S5, OWN, .category = SM, .achievement = NA } }, "does-not-meet" },
  { "E4-quality", { { "2022-05-04", S5, OWN, "3" }, { "2025-05-04", S5, OWN, .quality = "3", .leadership = "2" } },
    "meets", "E4" },
  { "E4-leadership", { { "2022-05-04", S5, OWN, "3" }, { "2025-05-04", S5, OWN, .quality = "2", .leadership = "3" } },
    "meets", "E4" },
  { "E4-neither", { { "2022-05-04", S5, OWN, "3" }, { "2025-05-04", S5, OWN, .quality = "2", .leadership = "2" } },
    "does-not-meet" },
  { "E5", { { "2019-05-04", S5, OWN, "3" }, { "2022-05-04", S5, OWN, "3" } }, "meets", "E5" },
  { "E5-satisfactory", { { "2010-05-04", S5, OWN, "3" }, { "2013-05-04", S5, OWN, "3" } }, "meets", "E5" },
  { "exit-overall", { { "2016-05-04", S5, OWN, "3" }, { "2019-05-04", S5, OWN, "3" }, { "2022-05-04", S5, OWN, "2" } },
    "left", "E5", "overall" },
  { "exit-areas", { { "2019-05-04", S5, OWN, "3" }, { "2022-05-04", S5, OWN, "3" },
                    { "2025-05-04", S5, OWN, .quality = "2", .leadership = "1" } }, "left", "E5", "areas" },
  { "exit-areas-needs-both", { { "2019-05-04", S5, OWN, "3" }, { "2022-05-04", S5, OWN, "3" },
                               { "2025-05-04", S5, OWN, .quality = "2" } }, "meets", "E5", NULL },
  { "exit-then-again", { { "2016-05-04", S5, OWN, "3" }, { "2019-05-04", S5, OWN, "2" }, { "2022-05-04", S5, OWN, "3" },
                         { "2026-05-04", S5, OWN, .governance = NA } }, "meets", "E2", NULL },
  { "exit-first-area-counts", { { "2023-05-10", S5, OWN, "3" }, { "2026-02-03", S5, OWN, .governance = NA },
                                { "2026-11-10", S8, OWN, .governance = NA, .achievement = OK } }, "meets", "E2" },
  { "exit-strong", { { "2023-05-10", S5, OWN, "3" }, { "2026-02-03", S5, OWN, .governance = NA },
                     { "2026-11-10", S8, OWN, .governance = "strong-standard" } }, "left", "E2", "report-card" },
  { "exit-exceptional", { { "2023-05-10", S5, OWN, "3" }, { "2026-02-03", S5, OWN, .governance = NA },
                          { "2026-11-10", S5, OWN, .governance = "exceptional" } }, "left", "E2", "report-card" },
  { "exit-urgent-is-none", { { "2023-05-10", S5, OWN, "3" }, { "2026-02-03", S5, OWN, .governance = NA },
                             { "2026-11-10", S8, OWN, .governance = OK, .achievement = "urgent-improvement" } },
    "meets", "E2" },
  { "exit-empty-visit-is-none", { { "2023-05-10", S5, OWN, "3" }, { "2026-02-03", S5, OWN, .governance = NA },
                                  { "2026-11-10", S8, OWN, .safeguarding = "met" } }, "meets", "E2" },
  { "exit-before-entry-is-none", { { "2016-05-10", S5, OWN, "2" }, { "2019-05-10", S5, OWN, "3" },
                                   { "2022-05-10", S5, OWN, "3" } }, "meets", "E5" },
  { "exit-linked-is-none", { { "2019-05-10", S5, OWN, "3" }, { "2022-05-10", S5, OWN, "3" },
                             { "2023-05-10", S5, LINKED, "2" } }, "meets", "E5" },
  { "E5-day-before", { { "2020-05-10", S5, OWN, "3" }, { "2024-09-01", S5, OWN, "3", .quality = "2" } }, "meets",
    "E5" },
  { "E5-not-from-2-september", { { "2020-05-10", S5, OWN, "3" }, { "2024-09-02", S5, OWN, "3", .quality = "2" } },
    "does-not-meet" },
  { "E4-from-2-september", { { "2020-05-10", S5, OWN, "3" }, { "2024-09-02", S5, OWN, .quality = "3" } }, "meets",
    "E4" },
  { "E4-relevant-areas", { { "2024-09-10", S5, OWN, .leadership = "3" }, { "2025-09-10", S5, OWN, .quality = "3" } },
    "meets", "E4" },
  { "none", { { NULL } }, "does-not-meet" },
};

static void
add_grade (FettleAreaGrade *grades,
           guint           *n,
           const char      *area,
           const char      *grade)
{
  if (grade)
    grades[(*n)++] = (FettleAreaGrade) { area, grade, FETTLE_DATE_NONE };
}

static guint
read_facts (const Written         *written,
            FettleInspectionFacts *facts,
            FettleAreaGrade        (*grades)[4])
{
  guint n = 0;

  for (; n < MAX_FACTS && written[n].start; n++)
    {
      guint n_grades = 0;

      add_grade (grades[n], &n_grades, "quality-of-education", written[n].quality);
      add_grade (grades[n], &n_grades, "leadership-and-management", written[n].leadership);
      add_grade (grades[n], &n_grades, "leadership-and-governance", written[n].governance);
      add_grade (grades[n], &n_grades, "achievement", written[n].achievement);
      facts[n] = (FettleInspectionFacts) {
        .format = written[n].format, .start = day (written[n].start), .urn_at_time = written[n].urn,
        .overall = written[n].overall, .category = written[n].category, .safeguarding = written[n].safeguarding,
        .grades = grades[n], .n_grades = n_grades,
      };
    }
  return n;
}

static FettleResult *
run (const Written        *written,
     FettleSchoolCategory  category,
     const char           *today,
     FettleCoasting       *coasting)
{
  FettleInspectionFacts facts[MAX_FACTS];
  FettleAreaGrade grades[MAX_FACTS][4];
  guint n = read_facts (written, facts, grades);

  return fettle_coasting_test (facts, n, OWN, category, day (today), coasting);
}

static void
test_case (gconstpointer data)
{
  guint at = GPOINTER_TO_UINT (data);
  FettleCoasting coasting;
  g_autoptr (FettleResult) result = run (cases[at].written, FETTLE_SCHOOL_COMMUNITY, "2026-11-21", &coasting);

  g_test_message ("%s", result->why);
  g_assert_cmpstr (result->rule, ==, "R14");
  g_assert_cmpstr (result->code, ==, cases[at].code);
  g_assert_cmpstr (coasting.entry, ==, cases[at].entry);
  g_assert_cmpstr (coasting.exit, ==, cases[at].exit);
}

/* In force from 17 November 2025; not for maintained nursery schools. */
static void
test_scope (void)
{
  const Written twice[MAX_FACTS] = { { "2019-05-04", S5, OWN, "3" }, { "2022-05-04", S5, OWN, "3" } };
  const struct { FettleSchoolCategory category; const char *today, *code; } scopes[] = {
    { FETTLE_SCHOOL_COMMUNITY, "2025-11-16", "not-in-force" }, { FETTLE_SCHOOL_COMMUNITY, "2025-11-17", "meets" },
    { FETTLE_SCHOOL_MAINTAINED_NURSERY, "2026-11-17", "does-not-apply" },
    { FETTLE_SCHOOL_PUPIL_REFERRAL_UNIT, "2026-11-17", "meets" },
    { FETTLE_SCHOOL_INDEPENDENT, "2026-11-17", "does-not-apply" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      g_autoptr (FettleResult) result = run (twice, scopes[i].category, scopes[i].today, NULL);

      g_assert_cmpstr (result->code, ==, scopes[i].code);
    }
}

/* Trap 20: eligible only when the Secretary of State has notified the governing body. */
static void
test_eligibility (void)
{
  const Written twice[MAX_FACTS] = { { "2019-05-04", S5, OWN, "3" }, { "2022-05-04", S5, OWN, "3" } };
  g_autoptr (FettleResult) test = run (twice, FETTLE_SCHOOL_COMMUNITY, "2026-11-21", NULL);
  g_autoptr (FettleResult) no = fettle_coasting_check_eligibility (test, FETTLE_SCHOOL_COMMUNITY, FETTLE_DATE_NONE,
                                                                   day ("2026-11-21"));
  g_autoptr (FettleResult) later = fettle_coasting_check_eligibility (test, FETTLE_SCHOOL_COMMUNITY, day ("2026-12-01"),
                                                                      day ("2026-11-21"));
  g_autoptr (FettleResult) yes = fettle_coasting_check_eligibility (test, FETTLE_SCHOOL_COMMUNITY, day ("2026-11-01"),
                                                                    day ("2026-11-21"));
  g_autoptr (FettleResult) academy = fettle_coasting_check_eligibility (test, FETTLE_SCHOOL_ACADEMY, day ("2026-11-01"),
                                                                        day ("2026-11-21"));

  g_assert_cmpstr (no->code, ==, "not-eligible");
  g_assert_cmpstr (later->code, ==, "not-eligible");
  g_assert_cmpstr (yes->code, ==, "eligible");
  assert_day (yes->date, "2026-11-01");
  g_assert_cmpstr (academy->code, ==, "not-eligible");
}

/* The order in which inspections are told changes nothing. */
static void
test_order (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FettleInspectionFacts facts[MAX_FACTS], reversed[MAX_FACTS];
      FettleAreaGrade grades[MAX_FACTS][4];
      guint n = read_facts (cases[i].written, facts, grades);
      g_autoptr (FettleResult) result = NULL;

      for (guint j = 0; j < n; j++)
        reversed[j] = facts[n - 1 - j];
      result = fettle_coasting_test (reversed, n, OWN, FETTLE_SCHOOL_COMMUNITY, day ("2026-11-21"), NULL);
      g_assert_cmpstr (result->code, ==, cases[i].code);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/coasting/R14/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/coasting/scope", test_scope);
  g_test_add_func ("/coasting/eligibility", test_eligibility);
  g_test_add_func ("/coasting/any-order", test_order);

  return g_test_run ();
}
