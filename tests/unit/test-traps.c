/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The traps of law.md 10 that a rule can fall into, by their numbers. */
#include "model/fettle-record.h"
#include "model/fettle-school-type.h"
#include "model/fettle-vocabulary.h"
#include "rules/powers/fettle-budget-rules.h"
#include "rules/powers/fettle-category-rules.h"
#include "rules/inspection/fettle-coasting.h"
#include "rules/powers/fettle-consultees.h"
#include "rules/inspection/fettle-facts.h"
#include "rules/fettle-holidays.h"
#include "rules/powers/fettle-ieb-rules.h"
#include "rules/inspection/fettle-inspection-periods.h"
#include "rules/inspection/fettle-interval.h"
#include "rules/powers/fettle-notice-content.h"
#include "rules/powers/fettle-order-regime.h"

#include "rules-test.h"

static FettleCalendar *calendar;

static void
assert_code (FettleResult *result,
             const char   *code)
{
  g_autoptr (FettleResult) owned = result;

  g_test_message ("%s: %s", owned->source, owned->why);
  g_assert_cmpstr (owned->code, ==, code);
}

static void
assert_date (FettleResult *result,
             const char   *iso)
{
  g_autoptr (FettleResult) owned = result;

  assert_day (owned->date, iso);
}

static FettleNoticeFacts
example_notice (void)
{
  return (FettleNoticeFacts) {
    .given = day ("2026-11-23"), .end_stated = day ("2027-01-15"), .finding = FETTLE_FINDING_NOT_COMPLIED,
    .found_on = day ("2027-01-20"), .powers_notice = day ("2027-01-22"),
  };
}

static FettlePowerFacts
open_school (FettleGates gates)
{
  return (FettlePowerFacts) { .category = FETTLE_SCHOOL_COMMUNITY, .gates = gates, .has_delegated_budget = TRUE };
}

/* 1: fifteen working days for a notice of today; s.60(1)(b). */
static void
test_fifteen_days (void)
{
  FettleNoticeFacts facts = example_notice ();

  assert_date (fettle_notice_find_compliance_end (&facts, calendar), "2027-01-15");
  facts.end_stated = FETTLE_DATE_NONE;
  assert_date (fettle_notice_find_compliance_end (&facts, calendar), NULL);
}

/* 2: one working-day function for everything; SI 2005/2038 reg 2, s.60(10) as enacted, s.69B. */
static void
test_one_working_day (void)
{
  g_autoptr (FettleCalendar) own = fettle_calendar_copy (calendar);
  FettleNoticeFacts old = { .given = day ("2015-12-14") };

  fettle_calendar_add_school_holiday (own, day ("2015-12-19"), day ("2016-01-03"), FETTLE_HOLIDAY_AUTO, NULL);
  fettle_calendar_add_school_holiday (own, day ("2026-12-19"), day ("2027-01-03"), FETTLE_HOLIDAY_AUTO, NULL);
  assert_date (fettle_period_statement_of_action (day ("2026-12-10"), own), "2027-01-07");
  assert_date (fettle_notice_find_compliance_end (&old, own), "2016-01-07");
  assert_date (fettle_pay_direction_find_date (FETTLE_PAY_DIRECTION_AUTHORITY, day ("2026-12-14"), own), "2026-12-29");
}

/* 3: no second notice, no eligibility; s.60(1)(d). */
static void
test_second_notice (void)
{
  FettleNoticeFacts facts = example_notice ();

  facts.powers_notice = FETTLE_DATE_NONE;
  assert_code (fettle_notice_check_eligibility (&facts, calendar, day ("2027-06-01")), "not-eligible");
}

/* 4: the two months run from the end of the compliance period; ss.63(3), 64(2), 66(2). */
static void
test_window_from_compliance_end (void)
{
  FettleNoticeFacts facts = example_notice ();
  g_autoptr (FettleResult) end = fettle_notice_find_compliance_end (&facts, calendar);

  facts.powers_notice = day ("2027-02-20");
  assert_date (fettle_power_find_window (FETTLE_POWER_S63, FETTLE_GATE_S60, end->date), "2027-03-15");
}

/* 5: no two months for a board, and consent rather than notification; s.65. */
static void
test_board_has_no_window (void)
{
  FettlePowerFacts facts = open_school (FETTLE_GATE_S60);
  const FettlePresteps notified = { day ("2027-09-01"), day ("2027-08-01"), day ("2027-08-01"), 0, 0 };
  g_autoptr (GPtrArray) steps = fettle_power_check_presteps (FETTLE_POWER_S65, &notified);

  facts.compliance_end = day ("2027-01-15");
  assert_code (fettle_power_check (FETTLE_POWER_S65, &facts, day ("2027-09-01")), "available");
  assert_code (fettle_power_check (FETTLE_POWER_S63, &facts, day ("2027-09-01")), "window-closed");
  g_assert_cmpstr (((FettleResult *) steps->pdata[1])->code, ==, "missing");
}

/* 6: the window is for sections 60 and 60A only. */
static void
test_window_only_for_notices (void)
{
  const FettleGates gates[] = { FETTLE_GATE_S60B, FETTLE_GATE_S61, FETTLE_GATE_S62, FETTLE_GATE_S60 | FETTLE_GATE_S62 };

  for (guint i = 0; i < G_N_ELEMENTS (gates); i++)
    {
      assert_code (fettle_power_find_window (FETTLE_POWER_S64, gates[i], day ("2020-01-01")), "no-time-limit");
      assert_date (fettle_power_find_window (FETTLE_POWER_S64, gates[i], day ("2020-01-01")), NULL);
    }
}

/* 7: a school in a category is eligible at once; ss.61, 62. */
static void
test_category_needs_no_notice (void)
{
  const FettlePowerFacts facts = open_school (fettle_gates_from_category ("special-measures"));

  for (FettlePower power = FETTLE_POWER_S63; power <= FETTLE_POWER_S66; power++)
    assert_code (fettle_power_check (power, &facts, day ("2026-11-21")), "available");
}

/* 8: a section 60A notice is not for Ofsted, but is for the Secretary of State; s.60A(6). */
static void
test_pay_notice_copies (void)
{
  g_autoptr (GArray) copies = fettle_copies_list (FETTLE_PAPER_S60A_NOTICE, FETTLE_SCHOOL_COMMUNITY,
                                                  FETTLE_DENOMINATION_NONE);

  g_assert_false (fettle_recipients_have (copies, FETTLE_PARTY_CHIEF_INSPECTOR, FALSE));
  g_assert_true (fettle_recipients_have (copies, FETTLE_PARTY_SECRETARY_OF_STATE, TRUE));
}

/* 9: foundation special is not foundation; SSFA 1998 s.20. */
static void
test_foundation_special (void)
{
  g_autoptr (GArray) copies = fettle_copies_list (FETTLE_PAPER_S60_NOTICE, FETTLE_SCHOOL_FOUNDATION_SPECIAL,
                                                  FETTLE_DENOMINATION_NONE);

  g_assert_false (fettle_recipients_have (copies, FETTLE_PARTY_FOUNDATION_APPOINTERS, TRUE));
  g_assert_true (fettle_recipients_have (copies, FETTLE_PARTY_FOUNDATION_APPOINTERS, FALSE));
}

/* 10: only two churches have a diocese in Part 4, and a joint school can have two bodies; s.73. */
static void
test_dioceses (void)
{
  const char *const without[] = { "Jewish", "Muslim", "Sikh", "Methodist", "Hindu", "Quaker" };
  const FettleDenomination both = fettle_denomination_from_character ("Church of England/Roman Catholic");
  g_autoptr (GArray) joint = fettle_consultees_list (FETTLE_SCHOOL_VOLUNTARY_AIDED, both);

  for (guint i = 0; i < G_N_ELEMENTS (without); i++)
    {
      g_autoptr (GArray) consult = fettle_consultees_list (FETTLE_SCHOOL_VOLUNTARY_AIDED,
                                                           fettle_denomination_from_character (without[i]));

      g_assert_false (fettle_recipients_have (consult, FETTLE_PARTY_DIOCESE_CHURCH_OF_ENGLAND, FALSE));
      g_assert_false (fettle_recipients_have (consult, FETTLE_PARTY_DIOCESE_ROMAN_CATHOLIC, FALSE));
      g_assert_true (fettle_recipients_have (consult, FETTLE_PARTY_FOUNDATION_APPOINTERS, TRUE));
    }
  g_assert_true (fettle_recipients_have (joint, FETTLE_PARTY_DIOCESE_CHURCH_OF_ENGLAND, TRUE));
  g_assert_true (fettle_recipients_have (joint, FETTLE_PARTY_DIOCESE_ROMAN_CATHOLIC, TRUE));
}

/* 11: both have copies, only aided has the counterbalance and the copies of s.15(2)(e). */
static void
test_controlled_and_aided (void)
{
  const FettleSchoolCategory categories[] = { FETTLE_SCHOOL_VOLUNTARY_AIDED, FETTLE_SCHOOL_VOLUNTARY_CONTROLLED };

  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      gboolean aided = categories[i] == FETTLE_SCHOOL_VOLUNTARY_AIDED;
      g_autoptr (GArray) notice = fettle_copies_list (FETTLE_PAPER_S60_NOTICE, categories[i], FETTLE_DENOMINATION_NONE);
      g_autoptr (GArray) statement = fettle_copies_list (FETTLE_PAPER_STATEMENT_OF_ACTION, categories[i],
                                                         FETTLE_DENOMINATION_NONE);

      g_assert_true (fettle_recipients_have (notice, FETTLE_PARTY_FOUNDATION_APPOINTERS, TRUE));
      g_assert_true (fettle_recipients_have (statement, FETTLE_PARTY_FOUNDATION_APPOINTERS, TRUE) == aided);
      assert_code (fettle_counterbalance_check (categories[i], FETTLE_GATE_S60, 2, FALSE, FALSE, NULL),
                   aided ? "equal" : "none");
    }
}

/* 12: no power of Part 4 over an academy, whatever else stands; s.59. */
static void
test_academy (void)
{
  FettlePowerFacts facts = open_school (FETTLE_GATES_ALL);

  facts.category = FETTLE_SCHOOL_ACADEMY;
  for (FettlePower power = 0; power < FETTLE_N_POWERS; power++)
    assert_code (fettle_power_check (power, &facts, day ("2026-11-21")), "not-maintained");
  assert_code (fettle_part4_check_scope (FETTLE_SCHOOL_ACADEMY), "does-not-apply");
}

/* 13: an academy order is no duty any more, save where one was live; CWSA 2026 s.58. */
static void
test_order_is_no_duty (void)
{
  const FettleOrderFacts none = { .in_category = TRUE };
  const FettleOrderFacts live = { .in_category = TRUE, .a1_order_on = day ("2026-06-10") };

  assert_code (fettle_order_find_regime (&none, day ("2026-06-29")), "discretion");
  assert_code (fettle_order_find_regime (&live, day ("2026-06-29")), "saved-order");
}

/* 14: "inadequate" is no current category. */
static void
test_inadequate (void)
{
  const FettleInspectionFacts old = { .format = FETTLE_INSPECTION_FULL, .start = day ("2023-02-01"), .overall = "4" };
  FettleOutcome outcome;

  fettle_outcome_compute (&old, 1, NULL, &outcome);
  g_assert_null (outcome.category);
  assert_code (fettle_category_suggest (&old), "not-applicable");
  g_assert_null (fettle_vocabulary_match (fettle_vocabulary_get ("inspection-grade"), "Inadequate", "report-card",
                                          day ("2026-01-01")));
}

/* 15: area grades are never averaged into an overall one. */
static void
test_no_average (void)
{
  const FettleAreaGrade all_good[] = { { "quality-of-education", "2" }, { "leadership-and-management", "2" } };
  const FettleInspectionFacts facts = { .format = FETTLE_INSPECTION_FULL, .start = day ("2025-02-01"),
                                        .grades = all_good, .n_grades = 2 };
  FettleOutcome outcome;

  fettle_outcome_compute (&facts, 1, NULL, &outcome);
  g_assert_cmpint (outcome.regime, ==, FETTLE_REGIME_AREAS_ONLY);
  g_assert_cmpint (outcome.overall, ==, 0);
}

/* 16: each grade has a date of its own. */
static void
test_grade_dates (void)
{
  const FettleKind *kind = fettle_kind_get ("inspection-grade");
  int at = fettle_kind_find_field (kind, "date");

  g_assert_cmpint (at, >=, 0);
  g_assert_cmpint (kind->fields[at].type, ==, FETTLE_FIELD_DATE);
}

/* 17: no grade of one regime stands for one of another. */
static void
test_no_mapping (void)
{
  const FettleVocabulary *grades = fettle_vocabulary_get ("inspection-grade");

  for (guint i = 0; i < fettle_vocabulary_get_n_terms (grades); i++)
    {
      const FettleTerm *term = fettle_vocabulary_get_term (grades, i);
      const char *other = g_str_equal (term->group, "legacy") ? "report-card" : "legacy";

      g_assert_null (fettle_vocabulary_match (grades, term->label, other, FETTLE_DATE_NONE));
    }
}

/* 18: the label of the time, with the statutory code underneath. */
static void
test_old_labels (void)
{
  const FettleTerm *term = fettle_vocabulary_match (fettle_vocabulary_get ("category-of-concern"), "SWK", NULL,
                                                    day ("2019-03-03"));

  g_assert_cmpstr (term->label, ==, "Serious weaknesses");
  g_assert_cmpstr (term->group, ==, "SIGNIFICANT_IMPROVEMENT");
}

/* 19: coasting is not two grades below good: leadership must be among them under the report card. */
static void
test_not_stuck (void)
{
  const FettleAreaGrade needs[] = { { "achievement", "needs-attention" },
                                    { "leadership-and-governance", "strong-standard" } };
  const FettleInspectionFacts facts[] = {
    { .format = FETTLE_INSPECTION_FULL, .start = day ("2022-02-01"), .overall = "3" },
    { .format = FETTLE_INSPECTION_FULL, .start = day ("2026-02-01"), .grades = needs, .n_grades = 2 },
  };

  assert_code (fettle_coasting_test (facts, 2, NULL, FETTLE_SCHOOL_COMMUNITY, day ("2026-11-21"), NULL),
               "does-not-meet");
}

/* 20: coasting opens no gate without the Secretary of State's notification; s.60B. */
static void
test_coasting_notification (void)
{
  const FettleInspectionFacts facts[] = {
    { .format = FETTLE_INSPECTION_FULL, .start = day ("2019-02-01"), .overall = "3" },
    { .format = FETTLE_INSPECTION_FULL, .start = day ("2022-02-01"), .overall = "3" },
  };
  g_autoptr (FettleResult) test = fettle_coasting_test (facts, 2, NULL, FETTLE_SCHOOL_COMMUNITY, day ("2026-11-21"),
                                                        NULL);

  g_assert_cmpstr (test->code, ==, "meets");
  assert_code (fettle_coasting_check_eligibility (test, FETTLE_SCHOOL_COMMUNITY, FETTLE_DATE_NONE, day ("2026-11-21")),
               "not-eligible");
}

/* 21: the test looks back to the school that it replaced. */
static void
test_linked_school (void)
{
  const FettleAreaGrade needs[] = { { "leadership-and-governance", "needs-attention" } };
  const FettleInspectionFacts facts[] = {
    { .format = FETTLE_INSPECTION_FULL, .start = day ("2022-02-01"), .overall = "3", .urn_at_time = "109461" },
    { .format = FETTLE_INSPECTION_FULL, .start = day ("2026-02-01"), .grades = needs, .n_grades = 1,
      .urn_at_time = "150474" },
  };

  assert_code (fettle_coasting_test (facts, 2, "150474", FETTLE_SCHOOL_ACADEMY, day ("2026-11-21"), NULL), "meets");
  assert_code (fettle_coasting_test (facts + 1, 1, "150474", FETTLE_SCHOOL_ACADEMY, day ("2026-11-21"), NULL),
               "does-not-meet");
}

/* 22: the day of receipt does not count, the day a period begins with does. */
static void
test_first_days (void)
{
  assert_date (fettle_period_draft_comments (day ("2026-11-23"), calendar), "2026-11-30");
  assert_date (fettle_pay_direction_find_date (FETTLE_PAY_DIRECTION_COPY, day ("2026-12-07"), calendar), "2026-12-08");
}

/* 23: the school year of the interval starts on 1 August; SI 2005/2038 reg 2. */
static void
test_school_year (void)
{
  const FettleInspectionFacts july = { .format = FETTLE_INSPECTION_FULL, .start = day ("2023-07-31") };
  const FettleInspectionFacts august = { .format = FETTLE_INSPECTION_FULL, .start = day ("2023-08-01") };

  assert_date (fettle_interval_next_inspection (&july, 1, NULL), "2028-07-31");
  assert_date (fettle_interval_next_inspection (&august, 1, NULL), "2029-07-31");
}

/* 24: it runs from when the inspection began, not from publication, and the four days are kept apart; reg 3. */
static void
test_began (void)
{
  static const char *const dates[] = { "start", "end", "received", "publication" };
  g_autoptr (FettleRecord) inspection = fettle_record_new (fettle_kind_get ("inspection"), "I");
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) grades = g_ptr_array_new ();
  FettleFacts *facts = fettle_facts_new ();
  const FettleInspectionFacts *read;
  guint n;

  fettle_record_set_text (inspection, "format", "full");
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    fettle_record_set_text (inspection, dates[i], i == 0 ? "2023-07-31" : "2023-09-20");
  g_ptr_array_add (records, inspection);
  fettle_facts_add_records (facts, records, grades);
  read = fettle_facts_get (facts, &n);
  g_assert_cmpuint (n, ==, 1);
  assert_date (fettle_interval_next_inspection (read, n, NULL), "2028-07-31");
  fettle_facts_free (facts);
}

/* 25: one-off days, and Monday 28 December 2026. */
static void
test_bank_holidays (void)
{
  g_assert_false (fettle_calendar_is_working_day (calendar, day ("2022-09-19")));
  g_assert_false (fettle_calendar_is_working_day (calendar, day ("2023-05-08")));
  g_assert_true (fettle_calendar_is_working_day (calendar, day ("2020-05-04")));
  g_assert_false (fettle_calendar_is_working_day (calendar, day ("2020-05-08")));
  g_assert_false (fettle_calendar_is_working_day (calendar, day ("2026-12-28")));
}

/* 26: the governors who left are still owed copies; Sch 6 para 6. */
static void
test_outgoing_governors (void)
{
  g_autoptr (GArray) copies = fettle_copies_list (FETTLE_PAPER_IEB_NOTICE, FETTLE_SCHOOL_COMMUNITY,
                                                  FETTLE_DENOMINATION_NONE);

  g_assert_true (fettle_recipients_have (copies, FETTLE_PARTY_OUTGOING_GOVERNORS, TRUE));
}

/* 27: two members are enough, and no quorum is asked for; Sch 6 paras 4, 11. */
static void
test_no_quorum (void)
{
  const FettleDate from = day ("2027-02-01");
  const FettleIebMember members[] = { { from, from }, { from, from } };
  const FettleIebFacts facts = { .notice_on = from, .effective_on = from, .consent_on = from, .consulted_on = from,
                                 .members = members, .n_members = 2 };
  g_autoptr (GPtrArray) wrong = fettle_ieb_check (&facts, from);

  g_assert_cmpuint (wrong->len, ==, 0);
}

/* 28: a duration once specified is not made longer by a date; Sch 6 paras 7, 17, 18. */
static void
test_extension (void)
{
  const FettleIebFacts facts = { .duration_end = day ("2028-08-31") };
  const FettleIebFacts open = { .notice_on = day ("2027-02-01") };

  assert_code (fettle_ieb_check_extension (&facts), "new-decision");
  assert_code (fettle_ieb_check_extension (&open), "open");
}

/* 29: no suspension while there is a board, and a board restores the budget; Sch 6 para 12. */
static void
test_budget_and_board (void)
{
  FettlePowerFacts facts = open_school (FETTLE_GATE_S62);
  const FettleSuspension suspension = { FETTLE_POWER_S66, day ("2027-01-13"), day ("2027-01-15"),
                                        .ieb_from = day ("2027-02-01") };

  facts.ieb_in_place = TRUE;
  assert_code (fettle_power_check (FETTLE_POWER_S66, &facts, day ("2027-03-01")), "ieb");
  assert_code (fettle_suspension_find_end (&suspension), "ended");
}

/* 30: the statement of action is the authority's, or the proprietor's, never the school's; EA 2005 ss.15, 17. */
static void
test_statement_owner (void)
{
  assert_code (fettle_statement_of_action_find_owner (FETTLE_SCHOOL_COMMUNITY), "local-authority");
  assert_code (fettle_statement_of_action_find_owner (FETTLE_SCHOOL_ACADEMY), "proprietor");
  assert_code (fettle_report_to_parents_find_owner (TRUE), "governing-body");
  assert_code (fettle_report_to_parents_find_owner (FALSE), "local-authority");
}

/* 31: no date comes from Ofsted's policy. */
static void
test_no_policy_dates (void)
{
  const FettleAreaGrade needs[] = { { "achievement", "needs-attention" } };
  const FettleInspectionFacts facts = { .format = FETTLE_INSPECTION_FULL, .start = day ("2026-02-01"),
                                        .grades = needs, .n_grades = 1 };

  assert_code (fettle_monitoring_expect (&facts), "monitoring");
  assert_date (fettle_monitoring_expect (&facts), NULL);
}

static void
assert_out_of_scope (const char *type_of_establishment)
{
  const FettleSchoolType *type = fettle_school_type_lookup (NULL, type_of_establishment);

  g_assert_nonnull (type);
  assert_code (fettle_part4_check_scope (fettle_school_category_from_code (type->category)), "does-not-apply");
}

/* 33: Wales has another Act (SSO(W)A 2013). */
static void
test_wales (void)
{
  assert_out_of_scope ("Welsh establishment");
}

/* 34: that the Act extends to England and Wales does not make its Part 4 apply there; a maintained school is one in
 * England, whatever else is in the national file; s.59. */
static void
test_extent (void)
{
  static const char *const maintained[] = { "Community school", "Foundation school", "Voluntary aided school",
                                            "Voluntary controlled school", "Community special school",
                                            "Foundation special school", "Local authority nursery school" };

  for (guint i = 0; i < G_N_ELEMENTS (maintained); i++)
    {
      const FettleSchoolType *type = fettle_school_type_lookup (NULL, maintained[i]);

      g_assert_nonnull (type);
      assert_code (fettle_part4_check_scope (fettle_school_category_from_code (type->category)), "applies");
    }
  assert_out_of_scope ("Welsh establishment");
  assert_out_of_scope ("Offshore schools");
}

/* 35: the old fifteen days end with the notices of before 18 April 2016. */
static void
test_old_copies (void)
{
  const FettleNoticeFacts before = { .given = day ("2016-04-17"), .end_stated = day ("2016-06-30") };
  const FettleNoticeFacts after = { .given = day ("2016-04-18"), .end_stated = day ("2016-06-30") };
  g_autoptr (FettleResult) old = fettle_notice_find_compliance_end (&before, calendar);
  g_autoptr (FettleResult) now = fettle_notice_find_compliance_end (&after, calendar);

  g_assert_cmpstr (old->rule, ==, "R2");
  g_assert_cmpstr (now->rule, ==, "R1");
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  calendar = fettle_holidays_make_calendar (NULL, NULL, NULL);

  g_test_add_func ("/trap/01-fifteen-working-days", test_fifteen_days);
  g_test_add_func ("/trap/02-one-working-day-for-everything", test_one_working_day);
  g_test_add_func ("/trap/03-skipping-the-second-notice", test_second_notice);
  g_test_add_func ("/trap/04-window-from-the-second-notice", test_window_from_compliance_end);
  g_test_add_func ("/trap/05-window-on-the-board", test_board_has_no_window);
  g_test_add_func ("/trap/06-window-for-other-gates", test_window_only_for_notices);
  g_test_add_func ("/trap/07-category-without-notice", test_category_needs_no_notice);
  g_test_add_func ("/trap/08-pay-notice-to-ofsted", test_pay_notice_copies);
  g_test_add_func ("/trap/09-foundation-special", test_foundation_special);
  g_test_add_func ("/trap/10-dioceses", test_dioceses);
  g_test_add_func ("/trap/11-controlled-and-aided", test_controlled_and_aided);
  g_test_add_func ("/trap/12-academies", test_academy);
  g_test_add_func ("/trap/13-order-is-no-duty", test_order_is_no_duty);
  g_test_add_func ("/trap/14-inadequate", test_inadequate);
  g_test_add_func ("/trap/15-no-average", test_no_average);
  g_test_add_func ("/trap/16-grade-dates", test_grade_dates);
  g_test_add_func ("/trap/17-no-mapping", test_no_mapping);
  g_test_add_func ("/trap/18-old-labels", test_old_labels);
  g_test_add_func ("/trap/19-not-stuck", test_not_stuck);
  g_test_add_func ("/trap/20-coasting-notification", test_coasting_notification);
  g_test_add_func ("/trap/21-linked-schools", test_linked_school);
  g_test_add_func ("/trap/22-first-days", test_first_days);
  g_test_add_func ("/trap/23-school-year", test_school_year);
  g_test_add_func ("/trap/24-publication-date", test_began);
  g_test_add_func ("/trap/25-bank-holidays", test_bank_holidays);
  g_test_add_func ("/trap/26-outgoing-governors", test_outgoing_governors);
  g_test_add_func ("/trap/27-no-quorum", test_no_quorum);
  g_test_add_func ("/trap/28-extension", test_extension);
  g_test_add_func ("/trap/29-budget-and-board", test_budget_and_board);
  g_test_add_func ("/trap/30-statement-owner", test_statement_owner);
  g_test_add_func ("/trap/31-no-policy-dates", test_no_policy_dates);
  g_test_add_func ("/trap/33-wales", test_wales);
  g_test_add_func ("/trap/34-extent", test_extent);
  g_test_add_func ("/trap/35-old-copies", test_old_copies);

  status = g_test_run ();
  fettle_calendar_free (calendar);
  return status;
}
