/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/fettle-holidays.h"
#include "rules/powers/fettle-notice-content.h"
#include "rules/powers/fettle-powers.h"

#include "rules-test.h"

static FettleCalendar *calendar;

/* law.md 9, R1 and R2. */
static const struct
{
  const char *name;
  const char *given, *end_stated;
  gboolean states_length;
  const char *confirmed;
  const char *rule, *code, *date;
} ends[] = {
  { "R1-stated", "2026-11-23", "2027-01-15", FALSE, NULL, "R1", "stated", "2027-01-15" },
  { "R1-length-needs-a-person", "2026-11-23", NULL, TRUE, NULL, "R1", "confirm", NULL },
  { "R1-length-confirmed", "2026-11-23", "2026-12-14", TRUE, NULL, "R1", "stated", "2026-12-14" },
  { "R1-missing", "2026-11-23", NULL, FALSE, NULL, "R1", "missing", NULL },
  { "R1-before-given", "2026-11-23", "2026-11-20", FALSE, NULL, "R1", "impossible", NULL },
  { "R1-first-day", "2016-04-18", "2016-05-20", FALSE, NULL, "R1", "stated", "2016-05-20" },
  { "R2", "2015-12-14", NULL, FALSE, NULL, "R2", "counted", "2016-01-07" },
  { "R2-confirmed", "2015-11-02", NULL, FALSE, "2015-12-14", "R2", "counted", "2016-01-07" },
  { "R2-last-day", "2016-04-15", NULL, FALSE, NULL, "R2", "counted", "2016-05-09" },
};

static void
test_end (gconstpointer data)
{
  guint at = GPOINTER_TO_UINT (data);
  const FettleNoticeFacts facts = {
    .given = day (ends[at].given), .end_stated = day (ends[at].end_stated), .states_length = ends[at].states_length,
    .confirmed = day (ends[at].confirmed),
  };
  g_autoptr (FettleResult) result = fettle_notice_find_compliance_end (&facts, calendar);

  g_test_message ("%s", result->why);
  g_assert_cmpstr (result->rule, ==, ends[at].rule);
  g_assert_cmpstr (result->code, ==, ends[at].code);
  assert_day (result->date, ends[at].date);
  if (g_str_equal (result->rule, "R2"))
    g_assert_nonnull (strstr (result->why, "15: "));
}

/* R3, the worked example and what else can stand. */
static const FettleNoticeFacts not_complied = { FETTLE_NOTICE_S60 };

static FettleNoticeFacts
worked_example (void)
{
  FettleNoticeFacts facts = not_complied;

  facts.given = day ("2026-11-23");
  facts.end_stated = day ("2027-01-15");
  facts.finding = FETTLE_FINDING_NOT_COMPLIED;
  facts.found_on = day ("2027-01-20");
  facts.powers_notice = day ("2027-01-22");
  return facts;
}

static void
assert_eligibility (FettleNoticeFacts  facts,
                    const char        *today,
                    const char        *code,
                    const char        *date)
{
  g_autoptr (FettleResult) result = fettle_notice_check_eligibility (&facts, calendar, day (today));

  g_test_message ("%s", result->why);
  g_assert_cmpstr (result->rule, ==, "R3");
  g_assert_cmpstr (result->code, ==, code);
  assert_day (result->date, date);
}

static void
test_eligibility (void)
{
  FettleNoticeFacts facts = worked_example ();

  assert_eligibility (facts, "2027-01-21", "not-eligible", "2027-01-22");
  assert_eligibility (facts, "2027-01-22", "eligible", "2027-01-22");

  facts.powers_notice = FETTLE_DATE_NONE;
  assert_eligibility (facts, "2027-02-22", "not-eligible", NULL);

  facts = worked_example ();
  facts.finding = FETTLE_FINDING_NONE;
  assert_eligibility (facts, "2027-02-22", "not-eligible", NULL);
  facts.finding = FETTLE_FINDING_COMPLIED;
  assert_eligibility (facts, "2027-02-22", "complied", NULL);

  facts = worked_example ();
  facts.withdrawn_on = day ("2027-01-30");
  assert_eligibility (facts, "2027-02-22", "withdrawn", NULL);

  facts = worked_example ();
  facts.sos_notice = day ("2026-12-01");
  assert_eligibility (facts, "2027-02-22", "superseded", NULL);
}

/* Never before the day after the period has expired (R1). */
static void
test_eligibility_after_period (void)
{
  FettleNoticeFacts facts = worked_example ();

  facts.found_on = facts.powers_notice = day ("2027-01-16");
  assert_eligibility (facts, "2027-01-15", "not-eligible", "2027-01-16");
  assert_eligibility (facts, "2027-01-16", "eligible", "2027-01-16");
}

/* s.60(1)(b) to (d): until the last day of the period the governing body can comply, so neither the finding nor the second
 * notice can come before it is over. */
static void
test_eligibility_too_early (void)
{
  FettleNoticeFacts facts = worked_example ();

  facts.found_on = day ("2027-01-15");
  assert_eligibility (facts, "2027-02-22", "not-eligible", NULL);
  g_assert_true (fettle_notice_is_finding_early (&facts, calendar));
  facts.finding = FETTLE_FINDING_COMPLIED; /* it may well have complied before the end */
  g_assert_false (fettle_notice_is_finding_early (&facts, calendar));

  facts = worked_example ();
  g_assert_false (fettle_notice_is_finding_early (&facts, calendar));
  facts.powers_notice = day ("2027-01-15");
  assert_eligibility (facts, "2027-02-22", "not-eligible", NULL);
}

/* R7, s.60(4B). */
static void
test_supersession (void)
{
  const struct { FettleNoticeSection section; const char *given, *sos, *code, *date; } cases[] = {
    { FETTLE_NOTICE_S60, "2026-11-23", "2026-12-01", "ceased", "2026-12-01" },
    { FETTLE_NOTICE_S60, "2026-11-23", "2026-11-23", "ceased", "2026-11-23" },
    { FETTLE_NOTICE_S60, "2026-11-23", NULL, "in-force", NULL },
    { FETTLE_NOTICE_S60, "2026-12-02", "2026-12-01", "in-force", NULL },
    { FETTLE_NOTICE_S60A, "2026-11-23", "2026-12-01", "in-force", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const FettleNoticeFacts facts = { .section = cases[i].section, .given = day (cases[i].given),
                                        .sos_notice = day (cases[i].sos) };
      g_autoptr (FettleResult) result = fettle_notice_find_supersession (&facts);

      g_assert_cmpstr (result->code, ==, cases[i].code);
      assert_day (result->date, cases[i].date);
    }
}

/* s.60(4A). */
static void
test_may_give (void)
{
  const struct { FettleNoticeSection section; gboolean sos, released; const char *code; } cases[] = {
    { FETTLE_NOTICE_S60, FALSE, FALSE, "may" }, { FETTLE_NOTICE_S60, TRUE, FALSE, "barred" },
    { FETTLE_NOTICE_S60, TRUE, TRUE, "may" }, { FETTLE_NOTICE_S60A, TRUE, FALSE, "may" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FettleResult) result = fettle_notice_check_may_give (cases[i].section, cases[i].sos,
                                                                      cases[i].released);

      g_assert_cmpstr (result->code, ==, cases[i].code);
    }
}

/* R22: the day of the direction is day 1. */
static void
test_pay_direction (void)
{
  const char *const dates[] = { "2026-12-08", "2026-12-15", "2026-12-18" };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (FettleResult) result = fettle_pay_direction_find_date ((FettlePayDirectionStep) i, day ("2026-12-07"),
                                                                        calendar);

      g_test_message ("%s", result->why);
      assert_day (result->date, dates[i]);
    }
}

static guint
count_problems (FettleNoticeSection section,
                FettleNoticeContent content)
{
  g_autoptr (GPtrArray) results = fettle_notice_check_content (section, &content);

  return results->len;
}

static void
assert_source (FettleNoticeSection  section,
               FettleNoticeContent  content,
               const char          *source)
{
  g_autoptr (GPtrArray) results = fettle_notice_check_content (section, &content);

  g_assert_cmpuint (results->len, ==, 1);
  g_assert_nonnull (strstr (((FettleResult *) results->pdata[0])->source, source));
}

/* Law 13.2: each thing that makes a paper a notice, by its name. */
static void
test_missing (void)
{
  static const char *const names[] = { "no ground", "no matters", "no required action", "no compliance period",
                                       "nothing that the authority is minded to do" };
  FettleNoticeContent whole = { FETTLE_GROUND_SAFETY, FETTLE_COMPARATOR_NONE, TRUE, TRUE, TRUE, TRUE };

  g_assert_null (fettle_notice_name_missing (FETTLE_NOTICE_S60, &whole));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      FettleNoticeContent content = whole;
      g_autofree char *missing = NULL;

      content.grounds = i == 0 ? FETTLE_GROUND_NONE : whole.grounds;
      content.matters = i != 1;
      content.action = i != 2;
      content.period = i != 3;
      content.minded = i != 4;
      missing = fettle_notice_name_missing (FETTLE_NOTICE_S60, &content);
      g_assert_cmpstr (missing, ==, names[i]);
    }
  g_assert_true (fettle_notice_is_of_old_law (day ("2016-04-17")));
  g_assert_false (fettle_notice_is_of_old_law (day ("2016-04-18")));
}

/* ss.60(2) to (4), 60A(4). */
static void
test_content (void)
{
  FettleNoticeContent content = { FETTLE_GROUND_STANDARDS, FETTLE_COMPARATOR_PREVIOUS, TRUE, TRUE, TRUE, TRUE, FALSE };

  g_assert_cmpuint (count_problems (FETTLE_NOTICE_S60, content), ==, 0);
  content.comparators = FETTLE_COMPARATOR_NONE;
  g_assert_cmpuint (count_problems (FETTLE_NOTICE_S60, content), ==, 1);
  content.grounds = FETTLE_GROUND_SAFETY;
  g_assert_cmpuint (count_problems (FETTLE_NOTICE_S60, content), ==, 0);
  g_assert_cmpuint (count_problems (FETTLE_NOTICE_S60, (FettleNoticeContent) { FETTLE_GROUND_SAFETY }), ==, 4);
  g_assert_cmpuint (count_problems (FETTLE_NOTICE_S60, (FettleNoticeContent) { 0 }), ==, 5);
  content.grounds = FETTLE_GROUND_NONE;
  g_assert_cmpuint (count_problems (FETTLE_NOTICE_S60A, content), ==, 1); /* which provision? */
  content.provision = TRUE;
  g_assert_cmpuint (count_problems (FETTLE_NOTICE_S60A, content), ==, 0);
  content.minded_s63 = TRUE;
  g_assert_cmpuint (count_problems (FETTLE_NOTICE_S60A, content), ==, 1);
  assert_source (FETTLE_NOTICE_S60A, content, "s.60A(4)");
  content.minded_s63 = FALSE;
  content.grounds = FETTLE_GROUND_LEADERSHIP;
  assert_source (FETTLE_NOTICE_S60A, content, "s.60A(1)");
  assert_source (FETTLE_NOTICE_S60, content, "s.60(2)");
  content.provision = FALSE;
  content.period = FALSE;
  assert_source (FETTLE_NOTICE_S60, content, "s.60(4)");
}

/* R4 and R5. */
static const struct
{
  const char *name;
  FettlePower power;
  FettleGates gates;
  const char *end;
  const char *rule, *code, *date;
} windows[] = {
  { "R4-15-january", FETTLE_POWER_S63, FETTLE_GATE_S60, "2027-01-15", "R4", "window", "2027-03-15" },
  { "R4-31-december", FETTLE_POWER_S64, FETTLE_GATE_S60, "2026-12-31", "R4", "window", "2027-02-28" },
  { "R4-30-november", FETTLE_POWER_S66, FETTLE_GATE_S60, "2026-11-30", "R4", "window", "2027-01-30" },
  { "R4-pay", FETTLE_POWER_S64, FETTLE_GATE_S60A, "2027-01-15", "R4", "window", "2027-03-15" },
  { "R4-leap-year", FETTLE_POWER_S64, FETTLE_GATE_S60, "2027-12-31", "R4", "window", "2028-02-29" },
  { "R4-unknown-end", FETTLE_POWER_S64, FETTLE_GATE_S60, NULL, "R4", "unknown", NULL },
  { "R5-ieb", FETTLE_POWER_S65, FETTLE_GATE_S60, "2027-01-15", "R5", "no-time-limit", NULL },
  { "R5-special-measures", FETTLE_POWER_S63, FETTLE_GATE_S62, "2027-01-15", "R5", "no-time-limit", NULL },
  { "R5-significant-improvement", FETTLE_POWER_S64, FETTLE_GATE_S61, NULL, "R5", "no-time-limit", NULL },
  { "R5-coasting", FETTLE_POWER_S66, FETTLE_GATE_S60B, NULL, "R5", "no-time-limit", NULL },
  { "R5-notice-and-category", FETTLE_POWER_S63, FETTLE_GATE_S60 | FETTLE_GATE_S61, "2027-01-15", "R5", "no-time-limit",
    NULL },
};

static void
test_window (gconstpointer data)
{
  guint at = GPOINTER_TO_UINT (data);
  g_autoptr (FettleResult) result = fettle_power_find_window (windows[at].power, windows[at].gates,
                                                              day (windows[at].end));

  g_test_message ("%s", result->why);
  g_assert_cmpstr (result->rule, ==, windows[at].rule);
  g_assert_cmpstr (result->code, ==, windows[at].code);
  assert_day (result->date, windows[at].date);
}

static void
test_urgency (void)
{
  const struct { const char *today; FettleUrgency urgency; } cases[] = {
    { "2027-02-14", FETTLE_URGENCY_NONE }, { "2027-02-15", FETTLE_URGENCY_AMBER },
    { "2027-02-28", FETTLE_URGENCY_AMBER }, { "2027-03-01", FETTLE_URGENCY_RED },
    { "2027-03-15", FETTLE_URGENCY_RED }, { "2027-03-16", FETTLE_URGENCY_PASSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (fettle_window_get_urgency (day ("2027-03-15"), day (cases[i].today)), ==, cases[i].urgency);
  g_assert_cmpint (fettle_window_get_urgency (FETTLE_DATE_NONE, day ("2027-03-15")), ==, FETTLE_URGENCY_NONE);
}

/* No legal date on the wrong side of its period, for any start from 2015 to 2035. */
static void
test_window_property (void)
{
  for (FettleDate end = day ("2015-01-01"); end <= day ("2035-12-31"); end++)
    {
      g_autoptr (FettleResult) result = fettle_power_find_window (FETTLE_POWER_S63, FETTLE_GATE_S60, end);
      int month, last_month;

      fettle_date_get_ymd (end, NULL, &month, NULL);
      fettle_date_get_ymd (result->date, NULL, &last_month, NULL);
      g_assert_cmpint (last_month, ==, month % 12 + 2 > 12 ? month % 12 + 2 - 12 : month % 12 + 2);
      g_assert_cmpuint (result->date - end, >=, 59);
      g_assert_cmpuint (result->date - end, <=, 62);
    }
}

static void
test_notice_property (void)
{
  for (FettleDate given = day ("2015-01-01"); given <= day ("2035-12-31"); given++)
    {
      const FettleNoticeFacts facts = {
        .given = given, .end_stated = given + 30, .finding = FETTLE_FINDING_NOT_COMPLIED, .found_on = given + 33,
        .powers_notice = given + 35,
      };
      g_autoptr (FettleResult) end = fettle_notice_find_compliance_end (&facts, calendar);
      g_autoptr (FettleResult) eligible = fettle_notice_check_eligibility (&facts, calendar, given + 40);

      g_assert_cmpuint (end->date, >, given);
      g_assert_cmpuint (eligible->date, >, end->date);
      g_assert_cmpuint (eligible->date, >=, facts.powers_notice);
      if (given < day ("2016-04-18"))
        g_assert_true (fettle_calendar_is_working_day (calendar, end->date));
      else
        g_assert_cmpuint (end->date, ==, facts.end_stated);
    }
}

/* The matrix of R6 again, written the other way round: what each power needs, in words of the Act. */
static gboolean
is_allowed (FettlePower             power,
            const FettlePowerFacts *facts)
{
  gboolean maintained = facts->category <= FETTLE_SCHOOL_MAINTAINED_NURSERY;
  gboolean other_gate = (facts->gates & ~FETTLE_GATE_S60A) != 0;

  switch (power)
    {
    case FETTLE_POWER_S63:
      return maintained && other_gate && !facts->sos_bar;
    case FETTLE_POWER_S64:
      return maintained && facts->gates != 0 && !facts->sos_bar && !facts->ieb_in_place;
    case FETTLE_POWER_S65:
      return maintained && facts->gates != 0 && !facts->sos_board;
    case FETTLE_POWER_S66:
      return maintained && facts->gates != 0 && !facts->sos_bar && !facts->ieb_in_place && !facts->sos_used_s67
             && facts->has_delegated_budget;
    case FETTLE_POWER_SCHEDULE_15:
      return maintained && !facts->ieb_in_place && !facts->sos_used_s67 && facts->has_delegated_budget;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_in_window (FettlePower power,
              FettleGates gates,
              FettleDate  end,
              FettleDate  today)
{
  if (power == FETTLE_POWER_S65 || power == FETTLE_POWER_SCHEDULE_15 || (gates & ~(FETTLE_GATE_S60 | FETTLE_GATE_S60A)))
    return TRUE;
  return today > end && today <= fettle_date_add_months (end, 2);
}

/* R6 for every combination of gates, bars, IEB state, budget, category of school and side of the window. */
static void
test_power_matrix (void)
{
  const FettleDate end = day ("2027-01-15");
  const FettleDate days[] = { day ("2027-01-15"), day ("2027-01-16"), day ("2027-03-15"), day ("2027-03-16") };
  guint n = 0;

  for (guint state = 0; state < FETTLE_N_SCHOOL_CATEGORIES * 32 * 32 * FETTLE_N_POWERS * 4; state++)
    {
      guint rest = state;
      const FettlePower power = rest % FETTLE_N_POWERS;
      const FettleDate today = days[(rest /= FETTLE_N_POWERS) % 4];
      const guint bits = (rest /= 4) % 32;
      const FettlePowerFacts facts = {
        .gates = (rest / 32) % 32, .category = rest / 32 / 32, .compliance_end = end, .has_delegated_budget = bits & 1,
        .ieb_in_place = (bits & 2) != 0, .sos_used_s67 = (bits & 4) != 0, .sos_bar = (bits & 8) != 0,
        .sos_board = (bits & 16) != 0,
      };
      g_autoptr (FettleResult) result = fettle_power_check (power, &facts, today);
      gboolean expected = is_allowed (power, &facts) && is_in_window (power, facts.gates, end, today);

      g_assert_true (g_str_equal (result->code, "available") == expected);
      g_assert_true (result->source != NULL && *result->why != '\0');
      n += expected;
    }
  g_assert_cmpuint (n, >, 0);
}

/* R8: what must come before. */
static const struct
{
  FettlePower power;
  guint n_steps;
} presteps[] = {
  { FETTLE_POWER_S63, 2 }, { FETTLE_POWER_S64, 1 }, { FETTLE_POWER_S65, 2 }, { FETTLE_POWER_S66, 2 },
  { FETTLE_POWER_SCHEDULE_15, 1 },
};

static void
assert_steps (FettlePower    power,
              FettlePresteps steps,
              guint          n_steps,
              const char    *code)
{
  g_autoptr (GPtrArray) results = fettle_power_check_presteps (power, &steps);

  g_assert_cmpuint (results->len, ==, n_steps);
  for (guint i = 0; i < results->len; i++)
    g_assert_cmpstr (((FettleResult *) results->pdata[i])->code, ==, code);
}

static void
test_presteps (void)
{
  const FettleDate act = day ("2027-02-01");

  for (guint i = 0; i < G_N_ELEMENTS (presteps); i++)
    {
      const FettlePresteps none = { act, 0, 0, 0, 0 };
      const FettlePresteps all = { act, act, act, act, act };
      const FettlePresteps after = { act, act + 1, act + 1, act + 1, act + 1 };

      assert_steps (presteps[i].power, none, presteps[i].n_steps, "missing");
      assert_steps (presteps[i].power, all, presteps[i].n_steps, "done");
      assert_steps (presteps[i].power, after, presteps[i].n_steps, "late");
    }
}

/* Traps 7 and 18: a category opens its gate at once, under whatever label of the time. */
static void
test_gates_from_category (void)
{
  g_assert_cmpint (fettle_gates_from_category ("special-measures"), ==, FETTLE_GATE_S62);
  g_assert_cmpint (fettle_gates_from_category ("requires-significant-improvement"), ==, FETTLE_GATE_S61);
  g_assert_cmpint (fettle_gates_from_category ("serious-weaknesses"), ==, FETTLE_GATE_S61);
  g_assert_cmpint (fettle_gates_from_category (NULL), ==, FETTLE_GATE_NONE);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  calendar = fettle_holidays_make_calendar (NULL, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strdup_printf ("/notice/end/%s", ends[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_end);
    }
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/power/window/%s", windows[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_window);
    }
  g_test_add_func ("/notice/R3-eligibility", test_eligibility);
  g_test_add_func ("/notice/R3-after-period", test_eligibility_after_period);
  g_test_add_func ("/notice/R3-too-early", test_eligibility_too_early);
  g_test_add_func ("/notice/R7-supersession", test_supersession);
  g_test_add_func ("/notice/s60-4A-bar", test_may_give);
  g_test_add_func ("/notice/R22-pay-direction", test_pay_direction);
  g_test_add_func ("/notice/content", test_content);
  g_test_add_func ("/notice-rules/13-2-missing", test_missing);
  g_test_add_func ("/notice/property", test_notice_property);
  g_test_add_func ("/power/window/urgency", test_urgency);
  g_test_add_func ("/power/window/property", test_window_property);
  g_test_add_func ("/power/R6-matrix", test_power_matrix);
  g_test_add_func ("/power/R8-presteps", test_presteps);
  g_test_add_func ("/power/gates-from-category", test_gates_from_category);

  status = g_test_run ();
  fettle_calendar_free (calendar);
  return status;
}
