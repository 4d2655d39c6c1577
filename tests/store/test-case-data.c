/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fettle-test-case.h"
#include "fettle-test-store.h"
#include "store/fettle-case-data.h"

static const char *const noticed[] = {
  "today 2026-12-01",
  "put intervention-case case|state=open|opened-on=2026-09-01|next-review-on=2026-12-10",
  "put concern C|case=@case|type=governance|state=open|raised-on=2026-09-01",
  "put concern-rating R|case=@case|rating=red|rated-on=2026-09-02",
  "put case-note PN|case=@case|subject=Private|body=For the file only",
  "put warning-notice N|case=@case|section=s60|given-on=2026-11-10|whole=1|compliance-end=2027-01-15",
  "put deadline D|case=@case|what=Visit|due-on=2026-12-03",
  NULL,
};

static const char *const in_category[] = {
  "today 2026-12-01",
  "put intervention-case case|state=open|opened-on=2026-10-22",
  "put inspection I|format=full|start=2026-10-06|source=ofsted|category=special-measures",
  "put category-notice CN|case=@case|category=special-measures|notice-on=2026-10-22",
  "put statement-of-action SA|case=@case|report-received=2026-11-22",
  NULL,
};

static void
assert_same_data (const FettleCaseData *a,
                  const FettleCaseData *b)
{
  GPtrArray *clocks = fettle_case_get_clocks (a->chain);

  g_assert_true (fettle_record_equal (a->school, b->school));
  g_assert_cmpuint (a->records->len, ==, b->records->len);
  for (guint i = 0; i < a->records->len; i++)
    g_assert_true (fettle_record_equal (g_ptr_array_index (a->records, i), g_ptr_array_index (b->records, i)));
  g_assert_cmpuint (a->inspections->len, ==, b->inspections->len);
  g_assert_cmpuint (clocks->len, ==, fettle_case_get_clocks (b->chain)->len);
  for (guint i = 0; i < clocks->len; i++)
    {
      const FettleClock *one = g_ptr_array_index (clocks, i);
      const FettleClock *two = g_ptr_array_index (fettle_case_get_clocks (b->chain), i);

      g_assert_cmpstr (one->id, ==, two->id);
      g_assert_cmpuint (one->date, ==, two->date);
    }
}

/* All schools at once, in one pass a kind, give what each gives when it is read alone. */
static void
test_read_all (void)
{
  FettleStore *store = fettle_test_store_new ();
  FettleTestCase *first = fettle_test_case_new ("community", NULL, store);
  FettleTestCase *second = fettle_test_case_new ("community", NULL, store);
  g_autoptr (FettleRecord) holiday = fettle_test_record ("school-holiday", NULL, "title", "Half term", "first", "2026-10-26",
                                                         "last", "2026-10-30", NULL);
  g_autoptr (GPtrArray) all = NULL;
  FettleDate today;

  fettle_test_case_run (first, noticed);
  fettle_test_case_run (second, in_category);
  fettle_test_put (store, "Add a holiday of every school", holiday, NULL);
  today = fettle_test_case_get_today (first);
  all = fettle_case_data_read_all (store, today, NULL);
  g_assert_cmpuint (all->len, ==, 2);
  for (guint i = 0; i < all->len; i++)
    {
      FettleCaseData *one = g_ptr_array_index (all, i);
      g_autoptr (FettleCaseData) alone = fettle_case_data_read (store, fettle_record_get_id (one->school), today, NULL);

      g_assert_cmpuint (one->records->len, >, 0);
      g_assert_cmpuint (fettle_case_get_clocks (one->chain)->len, >, 0);
      assert_same_data (one, alone);
    }
  fettle_test_case_free (first);
  fettle_test_case_free (second);
  fettle_test_store_remove (store);
  g_unsetenv ("FETTLE_TODAY");
}

static void
assert_eligible (FettleStore *store,
                 FettleDate   today,
                 FettleRecord *wanted)
{
  g_autoptr (GPtrArray) all = fettle_case_data_read_all (store, today, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) schools = fettle_case_data_find_eligible (store, all, today, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (schools->len, ==, wanted ? 1 : 0);
  if (wanted)
    g_assert_cmpstr (fettle_record_get_id (g_ptr_array_index (schools, 0)), ==, fettle_record_get_id (wanted));
}

/* A school in a category that nobody has begun with is found; one with an open case, an academy, and one in no category are not. */
static void
test_eligible (void)
{
  static const char *const inspected[] = { "today 2026-12-01",
                                           "put inspection I|format=full|start=2026-10-06|source=ofsted|category=special-measures", NULL };
  static const char *const closed[] = { "put intervention-case case|state=closed|opened-on=2026-10-22|closed-on=2026-11-30", NULL };
  FettleStore *store = fettle_test_store_new ();
  FettleTestCase *begun = fettle_test_case_new ("community", NULL, store);
  FettleTestCase *waiting = fettle_test_case_new ("community", NULL, store);
  FettleTestCase *calm = fettle_test_case_new ("community", NULL, store);
  FettleTestCase *academy = fettle_test_case_new ("academy", NULL, store);
  FettleDate today;

  fettle_test_case_run (begun, in_category);
  fettle_test_case_run (academy, inspected);
  today = fettle_test_case_get_today (begun);
  assert_eligible (store, today, NULL);
  fettle_test_case_run (waiting, inspected);
  assert_eligible (store, today, fettle_test_case_get_school (waiting));
  fettle_test_case_run (waiting, closed);
  assert_eligible (store, today, fettle_test_case_get_school (waiting));
  fettle_test_case_free (begun);
  fettle_test_case_free (waiting);
  fettle_test_case_free (calm);
  fettle_test_case_free (academy);
  fettle_test_store_remove (store);
  g_unsetenv ("FETTLE_TODAY");
}

static void
assert_unknown (FettleTestCase *test,
                const char     *wanted)
{
  g_autoptr (FettleCase) chain = fettle_test_case_read (test);
  GPtrArray *clocks = fettle_case_get_clocks (chain);
  g_autoptr (GString) unknown = g_string_new (NULL);

  for (guint i = 0; i < clocks->len; i++)
    {
      const FettleClock *clock = g_ptr_array_index (clocks, i);

      if (clock->holidays_unknown)
        g_string_append_printf (unknown, "%s ", clock->result->rule);
    }
  g_assert_cmpstr (unknown->str, ==, wanted);
}

/* Ten and five working days of the school hang on its holidays, until the ones around them are recorded. */
static void
test_holidays_unknown (void)
{
  static const char *const lines[] = {
    "school-holiday other|first=2026-05-25|last=2026-05-29",
    "school-holiday before|first=2026-10-26|last=2026-10-30",
    "school-holiday after|first=2026-12-21|last=2027-01-01",
  };
  FettleStore *store = fettle_test_store_new ();
  FettleTestCase *test = fettle_test_case_new ("community", NULL, store);

  fettle_test_case_run (test, in_category);
  assert_unknown (test, "R12 R10 ");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;

      assert_unknown (test, "R12 R10 ");
      fettle_test_case_put (test, lines[i], &error);
      g_assert_no_error (error);
    }
  assert_unknown (test, "");
  fettle_test_case_free (test);
  fettle_test_store_remove (store);
  g_unsetenv ("FETTLE_TODAY");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-data/read-all", test_read_all);
  g_test_add_func ("/case-data/eligible", test_eligible);
  g_test_add_func ("/case-data/holidays-unknown", test_holidays_unknown);
  return g_test_run ();
}
