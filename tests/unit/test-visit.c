/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/fettle-date.h"
#include "base/fettle-id.h"
#include "rules/fettle-visit.h"

/* practice.md c4: planned, written, with the head teacher, answered, final, shared with governors; E6. */
static const struct
{
  const char *values;
  FettleVisitStanding standing;
  const char *code; /* of what is waited for */
  const char *due;
} visits[] = {
  { "", FETTLE_VISIT_UNDATED, NULL, NULL },
  { "planned-on=2026-11-24", FETTLE_VISIT_PLANNED, "planned", "2026-11-24" },
  { "planned-on=2026-11-23", FETTLE_VISIT_PLANNED, "planned", "2026-11-23" },
  { "planned-on=2026-11-22", FETTLE_VISIT_PAST, "planned", "2026-11-22" },
  { "planned-on=2026-11", FETTLE_VISIT_PLANNED, "planned", NULL },
  { "planned-on=2026-10", FETTLE_VISIT_PAST, "planned", NULL },
  { "planned-on=2026-11-22|cancelled-on=2026-11-20", FETTLE_VISIT_CALLED_OFF, NULL, NULL },
  { "planned-on=2026-11-10|held-on=2026-11-12", FETTLE_VISIT_HELD, "report", "2026-11-26" },
  { "held-on=2026-11", FETTLE_VISIT_HELD, "report", NULL },
  { "held-on=2026-11-12|report-due=2026-11-19", FETTLE_VISIT_HELD, "report", "2026-11-19" },
  { "held-on=2026-11-12|no-report=1", FETTLE_VISIT_LOGGED, NULL, NULL },
  { "held-on=2026-11-12|written-on=2026-11-15", FETTLE_VISIT_WRITTEN, NULL, NULL },
  { "held-on=2026-11-12|written-on=2026-11-15|sent-on=2026-11-16", FETTLE_VISIT_WITH_HEAD, "response", "2026-11-30" },
  { "held-on=2026-11-12|sent-on=2026-11-16|response-due=2026-11-20", FETTLE_VISIT_WITH_HEAD, "response", "2026-11-20" },
  { "held-on=2026-11-12|sent-on=2026-11-16|response-on=2026-11-20", FETTLE_VISIT_ANSWERED, NULL, NULL },
  { "held-on=2026-11-12|sent-on=2026-11-16|agreed-on=2026-11-21", FETTLE_VISIT_AGREED, NULL, NULL },
  { "held-on=2026-11-12|agreed-on=2026-11-21|governors-on=2026-12-01", FETTLE_VISIT_SHARED, NULL, NULL },
};

static FettleRecord *
make_visit (const char *values)
{
  g_autofree char *id = fettle_id_new ();
  g_auto (GStrv) parts = g_strsplit (values, "|", -1);
  FettleRecord *visit = fettle_record_new (fettle_kind_get ("visit"), id);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (parts[i], "=", 2);

      fettle_record_set_text (visit, pair[0], pair[1]);
    }
  return visit;
}

static void
test_standing (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (visits); i++)
    {
      g_autoptr (FettleRecord) visit = make_visit (visits[i].values);
      g_autoptr (FettleResult) due = fettle_visit_find_due (visit);
      FettleVisitStanding standing = fettle_visit_find_standing (visit, fettle_date_new (2026, 11, 23));

      g_test_message ("%s", visits[i].values);
      g_assert_cmpint (standing, ==, visits[i].standing);
      g_assert_true (*fettle_visit_standing_to_words (standing));
      g_assert_cmpint (due != NULL, ==, visits[i].code != NULL);
      if (due == NULL)
        continue;
      g_assert_cmpstr (due->code, ==, visits[i].code);
      g_assert_cmpuint (due->date, ==, visits[i].due ? fettle_date_parse_iso (visits[i].due) : FETTLE_DATE_NONE);
    }
}

/* The day on which it was held counts; without one, the day for which it is planned. */
static void
test_day (void)
{
  g_autoptr (FettleRecord) planned = make_visit ("planned-on=2026-11");
  g_autoptr (FettleRecord) held = make_visit ("planned-on=2026-11-10|held-on=2026-11-12");
  g_autoptr (FettleRecord) off = make_visit ("held-on=2026-11-12|cancelled-on=2026-11-12");

  g_assert_cmpstr (fettle_visit_get_day (planned), ==, "2026-11");
  g_assert_cmpstr (fettle_visit_get_day (held), ==, "2026-11-12");
  g_assert_false (fettle_visit_is_held (planned));
  g_assert_true (fettle_visit_is_held (held));
  g_assert_false (fettle_visit_is_held (off));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visit/standing", test_standing);
  g_test_add_func ("/visit/day", test_day);
  return g_test_run ();
}
