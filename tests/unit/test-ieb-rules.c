/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "rules/powers/fettle-budget-rules.h"
#include "rules/powers/fettle-ieb-rules.h"
#include "rules/powers/fettle-order-regime.h"
#include "rules/powers/fettle-shadow.h"

#include "rules-test.h"

static FettleIebMember two_members[2];

static FettleIebFacts
good_board (void)
{
  const FettleDate effective = day ("2027-02-01");

  for (guint i = 0; i < G_N_ELEMENTS (two_members); i++)
    two_members[i] = (FettleIebMember) { effective - 3, effective, FETTLE_DATE_NONE };
  return (FettleIebFacts) {
    .notice_on = day ("2027-01-28"), .effective_on = effective, .consent_on = day ("2027-01-20"),
    .consulted_on = day ("2027-01-10"), .members = two_members, .n_members = 2, .n_copies_due = 9, .n_copies_sent = 9,
  };
}

static void
assert_board (FettleIebFacts  facts,
              const char     *code,
              const char     *source)
{
  g_autoptr (GPtrArray) results = fettle_ieb_check (&facts, day ("2027-02-10"));

  if (code == NULL)
    {
      g_assert_cmpuint (results->len, ==, 0);
      return;
    }
  g_assert_cmpuint (results->len, ==, 1);
  g_assert_cmpstr (((FettleResult *) results->pdata[0])->rule, ==, "R16");
  g_assert_cmpstr (((FettleResult *) results->pdata[0])->code, ==, code);
  g_assert_nonnull (strstr (((FettleResult *) results->pdata[0])->source, source));
}

/* R16: s.65, Sch 6 paras 4 to 7. */
static void
test_board (void)
{
  FettleIebFacts facts = good_board ();

  assert_board (facts, NULL, NULL);

  facts.consent_on = FETTLE_DATE_NONE;
  assert_board (facts, "void", "s.65(1)");
  facts.consent_on = facts.notice_on + 1;
  assert_board (facts, "void", "s.65(1)");
  facts.consent_on = facts.notice_on;
  assert_board (facts, NULL, NULL);

  facts.consulted_on = facts.notice_on + 1;
  assert_board (facts, "void", "s.65(2)");

  facts = good_board ();
  facts.n_members = 1;
  assert_board (facts, "void", "Sch 6 para 4");

  facts = good_board ();
  two_members[1].instrument_on = FETTLE_DATE_NONE;
  assert_board (facts, "void", "Sch 6 para 5");

  facts = good_board ();
  two_members[1].ended_on = day ("2027-02-05");
  assert_board (facts, "warning", "Sch 6 para 4");
  two_members[1].ended_on = day ("2027-02-10");
  assert_board (facts, NULL, NULL);
  two_members[1].ended_on = FETTLE_DATE_NONE;
  two_members[0].instrument_on = FETTLE_DATE_NONE;
  assert_board (facts, "void", "Sch 6 para 5");

  facts = good_board ();
  facts.effective_on = facts.notice_on - 1;
  two_members[0].appointed_on = two_members[1].appointed_on = facts.effective_on;
  assert_board (facts, "warning", "s.65(1)");

  facts = good_board ();
  facts.duration_end = facts.effective_on;
  assert_board (facts, NULL, NULL);
  facts.duration_end = facts.effective_on - 1;
  assert_board (facts, "warning", "Sch 6 para 7");

  /* Para 6(2): a copy that was not sent does not make the notice invalid. */
  facts = good_board ();
  facts.n_copies_sent = 8;
  assert_board (facts, "warning", "Sch 6 para 6");
}

/* Trap 28. */
static void
test_extension (void)
{
  FettleIebFacts facts = good_board ();
  g_autoptr (FettleResult) open = fettle_ieb_check_extension (&facts);
  g_autoptr (FettleResult) fixed = NULL;

  facts.duration_end = day ("2028-08-31");
  fixed = fettle_ieb_check_extension (&facts);
  g_assert_cmpstr (open->code, ==, "open");
  g_assert_cmpstr (fixed->code, ==, "new-decision");
  g_assert_nonnull (strstr (fixed->why, "legal advice"));
}

/* R17 and R18, the worked examples. */
static void
test_shadow_dates (void)
{
  g_autoptr (FettleResult) setup = fettle_shadow_find_latest_setup (day ("2027-08-31"));
  g_autoptr (FettleResult) constitution = fettle_constitution_find_latest (day ("2027-08-31"));
  g_autoptr (FettleResult) unknown = fettle_shadow_find_latest_setup (FETTLE_DATE_NONE);

  assert_day (setup->date, "2027-02-28");
  assert_day (constitution->date, "2028-09-30");
  g_assert_cmpuint (unknown->date, ==, FETTLE_DATE_NONE);
}

static void
test_shadow_dates_property (void)
{
  for (FettleDate end = day ("2015-01-01"); end <= day ("2035-12-31"); end++)
    {
      g_autoptr (FettleResult) setup = fettle_shadow_find_latest_setup (end);
      g_autoptr (FettleResult) constitution = fettle_constitution_find_latest (end);

      g_assert_cmpuint (fettle_date_add_months (setup->date, 6), <=, end);
      g_assert_cmpuint (fettle_date_add_months (setup->date + 1, 6), >=, end);
      g_assert_cmpuint (constitution->date, >, fettle_date_add_months (end, 12));
      g_assert_cmpuint (constitution->date - end, <=, 397);
    }
}

/*
 * R19, law.md 1.10: bodies worked out by hand. A third of 12 is 4, a fifth is 2.4 so 2, a quarter is 3, a tenth is
 * 1.2 so 1; 45% of 11 is 4.95 so 5.
 */
static const struct
{
  const char *name;
  FettleShadowKind kind;
  FettleShadowBody body; /* parents, staff, authority, community, foundation, foundation parents */
  guint n_wrong;
} bodies[] = {
  { "community-12", FETTLE_SHADOW_COMMUNITY, { 5, 3, 2, 2, 0, 0 }, 0 },
  { "community-too-few-parents", FETTLE_SHADOW_COMMUNITY, { 3, 4, 2, 3, 0, 0 }, 1 },
  { "community-one-staff", FETTLE_SHADOW_COMMUNITY, { 5, 1, 2, 4, 0, 0 }, 1 },
  { "community-authority-is-exact", FETTLE_SHADOW_COMMUNITY, { 4, 2, 3, 3, 0, 0 }, 1 },
  { "community-no-foundation", FETTLE_SHADOW_COMMUNITY, { 4, 2, 2, 3, 1, 0 }, 1 },
  { "foundation-partnership", FETTLE_SHADOW_FOUNDATION_NO_FOUNDATION, { 4, 3, 1, 1, 3, 0 }, 0 },
  { "foundation-too-many-partners", FETTLE_SHADOW_FOUNDATION_NO_FOUNDATION, { 4, 2, 1, 1, 4, 0 }, 1 },
  { "foundation-45-percent", FETTLE_SHADOW_FOUNDATION, { 4, 0, 1, 1, 5, 0 }, 1 },
  { "foundation-11", FETTLE_SHADOW_FOUNDATION, { 4, 2, 1, 1, 3, 0 }, 0 },
  { "foundation-over-45-percent", FETTLE_SHADOW_FOUNDATION, { 4, 2, 1, 1, 7, 0 }, 2 },
  { "qualifying-by-2", FETTLE_SHADOW_QUALIFYING_FOUNDATION, { 1, 2, 1, 1, 7, 3 }, 0 },
  { "qualifying-by-1", FETTLE_SHADOW_QUALIFYING_FOUNDATION, { 1, 2, 1, 1, 6, 3 }, 0 },
  { "qualifying-by-3", FETTLE_SHADOW_QUALIFYING_FOUNDATION, { 1, 2, 1, 1, 8, 4 }, 1 },
  { "voluntary-controlled", FETTLE_SHADOW_VOLUNTARY_CONTROLLED, { 4, 3, 1, 1, 3, 0 }, 0 },
  { "voluntary-controlled-foundation-share", FETTLE_SHADOW_VOLUNTARY_CONTROLLED, { 4, 2, 1, 1, 4, 0 }, 1 },
  { "voluntary-aided", FETTLE_SHADOW_VOLUNTARY_AIDED, { 1, 3, 1, 0, 7, 3 }, 0 },
  { "voluntary-aided-by-1", FETTLE_SHADOW_VOLUNTARY_AIDED, { 2, 3, 1, 0, 7, 3 }, 1 },
  { "voluntary-aided-community", FETTLE_SHADOW_VOLUNTARY_AIDED, { 1, 2, 1, 1, 7, 3 }, 1 },
  { "voluntary-aided-parents-third", FETTLE_SHADOW_VOLUNTARY_AIDED, { 1, 3, 1, 0, 7, 1 }, 1 },
  { "voluntary-aided-no-parent", FETTLE_SHADOW_VOLUNTARY_AIDED, { 0, 4, 1, 0, 7, 5 }, 1 },
};

/* law.md 1.10 again, in fractions: whether a body is right. */
static gboolean
is_share (guint  n,
          double share,
          guint  total,
          int    sign)
{
  int whole = (int) floor (share * total + 0.5);

  return sign > 0 ? (int) n >= whole : (int) n <= whole;
}

static gboolean
is_right (FettleShadowKind        kind,
          const FettleShadowBody *b)
{
  guint total = b->parents + b->staff + b->authority + b->community + b->foundation;
  int over = (int) b->foundation - (int) (total - b->foundation);
  gboolean staff = b->staff >= 2 && (is_share (b->staff, 1.0 / 3, total, -1) || b->staff == 2);
  gboolean authority = b->authority >= 1 && (is_share (b->authority, 0.2, total, -1) || b->authority == 1);
  gboolean community = is_share (b->community, 0.1, total, 1);
  gboolean third = is_share (b->parents, 1.0 / 3, total, 1);
  gboolean third_with_foundation = is_share (b->parents + b->foundation_parents, 1.0 / 3, total, 1);
  gboolean two_foundation = b->foundation >= 2;

  switch (kind)
    {
    case FETTLE_SHADOW_COMMUNITY:
      return third && staff && is_share (b->authority, 0.2, total, 1) && is_share (b->authority, 0.2, total, -1)
             && is_share (b->community, 0.2, total, 1) && b->foundation == 0;
    case FETTLE_SHADOW_FOUNDATION_NO_FOUNDATION:
    case FETTLE_SHADOW_VOLUNTARY_CONTROLLED:
      return third && staff && authority && community && two_foundation
             && (is_share (b->foundation, 0.25, total, -1) || b->foundation == 2);
    case FETTLE_SHADOW_FOUNDATION:
      return third && staff && authority && community && two_foundation
             && (is_share (b->foundation, 0.45, total, -1) || b->foundation == 2);
    case FETTLE_SHADOW_QUALIFYING_FOUNDATION:
      return b->parents >= 1 && staff && authority && community && (over == 1 || over == 2) && third_with_foundation;
    case FETTLE_SHADOW_VOLUNTARY_AIDED:
      return b->parents >= 1 && staff && b->authority >= 1
             && (is_share (b->authority, 0.1, total, -1) || b->authority == 1) && b->community == 0 && over == 2
             && third_with_foundation;
    default:
      g_assert_not_reached ();
    }
}

static void
test_every_body (void)
{
  guint n_right = 0;

  for (guint state = 0; state < FETTLE_N_SHADOW_KINDS * 8 * 6 * 7 * 5 * 13 * 4; state++)
    {
      guint rest = state;
      const FettleShadowKind kind = rest % FETTLE_N_SHADOW_KINDS;
      const guint parents = (rest /= FETTLE_N_SHADOW_KINDS) % 8;
      const guint staff = (rest /= 8) % 6;
      const guint authority = (rest /= 6) % 7;
      const guint community = (rest /= 7) % 5;
      const guint foundation = (rest /= 5) % 13;
      const FettleShadowBody body = { parents, staff, authority, community, foundation, rest / 13 };
      g_autoptr (GPtrArray) results = fettle_shadow_check_composition (kind, &body);

      g_assert_true ((results->len == 0) == is_right (kind, &body));
      n_right += results->len == 0;
    }
  g_assert_cmpuint (n_right, >, 100);
}

static void
test_body (gconstpointer data)
{
  guint at = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) results = fettle_shadow_check_composition (bodies[at].kind, &bodies[at].body);

  for (guint i = 0; i < results->len; i++)
    g_test_message ("%s", ((FettleResult *) results->pdata[i])->why);
  g_assert_cmpuint (results->len, ==, bodies[at].n_wrong);
}

/* R20, s.64(4) to (6). */
static void
test_counterbalance (void)
{
  const struct
  {
    FettleSchoolCategory category;
    FettleGates gates;
    guint n;
    gboolean written, used;
    const char *code;
  } cases[] = {
    { FETTLE_SCHOOL_VOLUNTARY_AIDED, FETTLE_GATE_S60, 3, FALSE, FALSE, "equal" },
    { FETTLE_SCHOOL_VOLUNTARY_AIDED, FETTLE_GATE_S60A, 1, FALSE, FALSE, "equal" },
    { FETTLE_SCHOOL_VOLUNTARY_AIDED, FETTLE_GATE_S60, 0, FALSE, FALSE, "none" },
    { FETTLE_SCHOOL_VOLUNTARY_AIDED, FETTLE_GATE_S60, 3, FALSE, TRUE, "none" },
    { FETTLE_SCHOOL_VOLUNTARY_AIDED, FETTLE_GATE_S60B | FETTLE_GATE_S60, 3, FALSE, FALSE, "equal" },
    { FETTLE_SCHOOL_VOLUNTARY_AIDED, FETTLE_GATE_S61, 3, TRUE, FALSE, "any" },
    { FETTLE_SCHOOL_VOLUNTARY_AIDED, FETTLE_GATE_S62, 0, TRUE, FALSE, "any" },
    { FETTLE_SCHOOL_VOLUNTARY_AIDED, FETTLE_GATE_S62, 3, FALSE, FALSE, "none" },
    { FETTLE_SCHOOL_VOLUNTARY_AIDED, FETTLE_GATE_S62, 3, TRUE, TRUE, "none" },
    { FETTLE_SCHOOL_VOLUNTARY_AIDED, FETTLE_GATE_S60 | FETTLE_GATE_S62, 3, FALSE, FALSE, "none" },
    { FETTLE_SCHOOL_VOLUNTARY_AIDED, FETTLE_GATE_S60B, 3, TRUE, FALSE, "none" },
    { FETTLE_SCHOOL_VOLUNTARY_CONTROLLED, FETTLE_GATE_S60, 3, TRUE, FALSE, "none" },
    { FETTLE_SCHOOL_FOUNDATION, FETTLE_GATE_S61, 3, TRUE, FALSE, "none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FettleResult) result = fettle_counterbalance_check (cases[i].category, cases[i].gates, cases[i].n,
                                                                     cases[i].written, cases[i].used, NULL);

      g_assert_cmpstr (result->code, ==, cases[i].code);
      if (cases[i].category != FETTLE_SCHOOL_VOLUNTARY_AIDED)
        g_assert_nonnull (strstr (result->why, "Only a voluntary aided school"));
    }
}

/* R21. */
static void
test_review (void)
{
  const struct { const char *received, *last_review, *review; } cases[] = {
    { "2027-01-15", NULL, "2027-03-31" },
    { "2027-02-10", NULL, "2028-03-31" },
    { "2027-02-01", NULL, "2027-03-31" },
    { "2027-02-02", NULL, "2028-03-31" },
    { "2027-04-01", NULL, "2028-03-31" },
    { "2027-01-15", "2027-03-20", "2028-03-31" },
    { "2027-01-15", "2026-12-01", "2027-03-31" },
    { "2025-06-01", "2027-03-20", "2028-03-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const FettleSuspension suspension = { .power = FETTLE_POWER_S66, .received_on = day (cases[i].received) };
      g_autoptr (FettleResult) result = fettle_suspension_find_review (&suspension, day (cases[i].last_review));

      g_test_message ("%s: %s", cases[i].received, result->why);
      g_assert_cmpstr (result->code, ==, "due");
      assert_day (result->date, cases[i].review);
    }
}

static void
test_review_property (void)
{
  for (FettleDate received = day ("2015-01-01"); received <= day ("2035-12-31"); received++)
    {
      const FettleSuspension suspension = { .power = FETTLE_POWER_S66, .received_on = received };
      g_autoptr (FettleResult) result = fettle_suspension_find_review (&suspension, FETTLE_DATE_NONE);
      int month, date;

      fettle_date_get_ymd (result->date, NULL, &month, &date);
      g_assert_true (month == 3 && date == 31);
      g_assert_cmpuint (fettle_date_add_months (received, 2), <=, result->date + 1);
      g_assert_cmpuint (fettle_date_add_months (result->date + 1, -12), <, fettle_date_add_months (received, 2));
    }
}

static void
test_effective (void)
{
  const struct { FettleSuspension suspension; const char *code, *date; } cases[] = {
    { { FETTLE_POWER_S66, day ("2027-01-13"), day ("2027-01-15") }, "effective", "2027-01-15" },
    { { FETTLE_POWER_S66, day ("2027-01-13") }, "missing", NULL },
    { { FETTLE_POWER_SCHEDULE_15, day ("2027-01-15") }, "effective", "2027-02-15" },
    { { FETTLE_POWER_SCHEDULE_15, day ("2027-01-31") }, "effective", "2027-02-28" },
    { { FETTLE_POWER_SCHEDULE_15, day ("2027-01-15"), .emergency = TRUE }, "effective", "2027-01-15" },
    { { FETTLE_POWER_SCHEDULE_15, day ("2027-01-15"), .stated_on = day ("2027-03-01") }, "effective", "2027-03-01" },
    { { FETTLE_POWER_SCHEDULE_15, day ("2027-01-15"), .stated_on = day ("2027-02-01") }, "too-soon", "2027-02-01" },
    { { FETTLE_POWER_SCHEDULE_15 }, "missing", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FettleResult) result = fettle_suspension_find_effective (&cases[i].suspension);

      g_assert_cmpstr (result->code, ==, cases[i].code);
      assert_day (result->date, cases[i].date);
    }
}

/* Sch 6 para 12: a board restores the budget, and cancels a notice that had not taken effect. */
static void
test_ieb_restores_budget (void)
{
  const FettleSuspension running = { FETTLE_POWER_S66, day ("2027-01-13"), day ("2027-01-15"),
                                     .ieb_from = day ("2027-02-01") };
  const FettleSuspension waiting = { FETTLE_POWER_SCHEDULE_15, day ("2027-01-15"), .ieb_from = day ("2027-02-01") };
  g_autoptr (FettleResult) ended = fettle_suspension_find_end (&running);
  g_autoptr (FettleResult) cancelled = fettle_suspension_find_end (&waiting);
  g_autoptr (FettleResult) review = fettle_suspension_find_review (&running, FETTLE_DATE_NONE);

  g_assert_cmpstr (ended->code, ==, "ended");
  assert_day (ended->date, "2027-02-01");
  g_assert_cmpstr (cancelled->code, ==, "cancelled");
  g_assert_cmpstr (review->code, ==, "ended");
  g_assert_cmpuint (review->date, ==, FETTLE_DATE_NONE);
}

/* R13. */
static void
test_order_regime (void)
{
  const struct { gboolean category; const char *order, *revoked, *converted, *today, *code; } cases[] = {
    { TRUE, NULL, NULL, NULL, "2026-11-21", "discretion" },
    { TRUE, "2026-06-10", NULL, NULL, "2026-11-21", "saved-order" },
    { TRUE, NULL, NULL, NULL, "2026-06-28", "duty" },
    { TRUE, NULL, NULL, NULL, "2026-06-29", "discretion" },
    { TRUE, "2026-06-10", NULL, NULL, "2026-06-28", "duty" },
    { TRUE, "2026-06-10", "2026-06-20", NULL, "2026-11-21", "discretion" },
    { TRUE, "2026-06-10", "2026-06-28", NULL, "2026-06-30", "discretion" },
    { TRUE, "2026-06-10", "2026-06-29", NULL, "2026-06-30", "discretion" },
    { TRUE, "2026-06-10", "2026-08-20", NULL, "2026-08-19", "saved-order" },
    { TRUE, "2026-06-10", "2026-08-20", NULL, "2026-08-20", "discretion" },
    { TRUE, "2026-06-29", NULL, NULL, "2026-11-21", "discretion" },
    { TRUE, "2026-06-10", NULL, "2026-10-01", "2026-11-21", "converted" },
    { FALSE, "2026-06-10", NULL, NULL, "2026-11-21", "saved-order" },
    { FALSE, NULL, NULL, NULL, "2026-11-21", "none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const FettleOrderFacts facts = { cases[i].category, day (cases[i].order), day (cases[i].revoked),
                                       day (cases[i].converted) };
      g_autoptr (FettleResult) result = fettle_order_find_regime (&facts, day (cases[i].today));

      g_assert_cmpstr (result->rule, ==, "R13");
      g_assert_cmpstr (result->code, ==, cases[i].code);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *path = g_strdup_printf ("/shadow/R19/%s", bodies[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_body);
    }
  g_test_add_func ("/shadow/R19-every-body", test_every_body);
  g_test_add_func ("/ieb/R16-board", test_board);
  g_test_add_func ("/ieb/extension", test_extension);
  g_test_add_func ("/shadow/R17-R18", test_shadow_dates);
  g_test_add_func ("/shadow/property", test_shadow_dates_property);
  g_test_add_func ("/ieb/R20-counterbalance", test_counterbalance);
  g_test_add_func ("/budget/R21-review", test_review);
  g_test_add_func ("/budget/R21-review-property", test_review_property);
  g_test_add_func ("/budget/R21-effective", test_effective);
  g_test_add_func ("/budget/R21-ieb-restores", test_ieb_restores_budget);
  g_test_add_func ("/order/R13", test_order_regime);

  return g_test_run ();
}
