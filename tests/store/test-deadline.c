/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fettle-test-case.h"
#include "fettle-test-store.h"
#include "store/fettle-deadline.h"

static const char *const script[] = {
  "today 2026-11-23",
  "put intervention-case case|state=open|opened-on=2026-10-01|lead-officer=A. Hill",
  "put deadline LATE|case=@case|what=Late|due-on=2026-11-20|owner=J. Dean",
  "put deadline LATER|case=@case|what=Later still|due-on=2026-11-10",
  "put deadline TODAY|case=@case|what=Today|due-on=2026-11-23",
  "put deadline WEEK|case=@case|what=A week ahead|due-on=2026-11-30",
  "put deadline MONTH|case=@case|what=Four weeks ahead|due-on=2026-12-21",
  "put deadline FAR|case=@case|what=Far|due-on=2026-12-22",
  "put deadline OFF|case=@case|what=Put off|due-on=2026-11-19|snooze-until=2026-12-01|snooze-reason=They are ill",
  "put deadline DONE|case=@case|what=Done|due-on=2026-11-18|done-on=2026-11-18",
  NULL,
};

/* "group: what, group: what" of all dates of the register on a day. */
static char *
list_on (FettleStore *store,
         const char  *day)
{
  FettleDate today = fettle_date_parse_iso (day);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = fettle_case_data_read_all (store, today, &error);
  g_autoptr (GArray) deadlines = NULL;
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  deadlines = fettle_deadlines_list (all, today);
  for (guint i = 0; i < deadlines->len; i++)
    {
      const FettleDeadline *deadline = &g_array_index (deadlines, FettleDeadline, i);

      g_assert_cmpint (fettle_deadline_is_open (deadline), ==, deadline->group != FETTLE_DUE_OVER);
      g_string_append_printf (out, "%s%s: %s", i ? "\n" : "", fettle_due_group_to_words (deadline->group),
                              deadline->clock->title);
    }
  return g_string_free (out, FALSE);
}

/* Overdue first, then by day; a date that is put off stands apart until its day, and is overdue again after it. */
static void
test_order (void)
{
  FettleStore *store = fettle_test_store_new ();
  FettleTestCase *made = fettle_test_case_new ("community", NULL, store);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fettle_test_case_run (made, script);
  before = list_on (store, "2026-11-23");
  g_assert_cmpstr (before, ==,
                   "Overdue: Later still\nOverdue: Late\n"
                   "Today and the Next Seven Days: Today\nToday and the Next Seven Days: A week ahead\n"
                   "The Next Four Weeks: Four weeks ahead\nLater: Far\nPut Off: Put off\nDone or Stopped: Done");
  after = list_on (store, "2026-12-01");
  g_assert_true (g_str_has_prefix (after, "Overdue: Later still\nOverdue: Put off\nOverdue: Late\n"));
  fettle_test_case_free (made);
  fettle_test_store_remove (store);
  g_unsetenv ("FETTLE_TODAY");
}

/* Who promised it, or else who leads the case. */
static void
test_officer (void)
{
  FettleStore *store = fettle_test_store_new ();
  FettleTestCase *made = fettle_test_case_new ("community", NULL, store);
  FettleDate today = fettle_date_new (2026, 11, 23);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GArray) deadlines = NULL;
  guint n_dean = 0, n_hill = 0;

  fettle_test_case_run (made, script);
  all = fettle_case_data_read_all (store, today, NULL);
  deadlines = fettle_deadlines_list (all, today);
  for (guint i = 0; i < deadlines->len; i++)
    {
      const char *officer = fettle_deadline_get_officer (&g_array_index (deadlines, FettleDeadline, i));

      n_dean += g_str_equal (officer, "J. Dean");
      n_hill += g_str_equal (officer, "A. Hill");
    }
  g_assert_cmpuint (n_dean, ==, 1);
  g_assert_cmpuint (n_hill, ==, 7);
  fettle_test_case_free (made);
  fettle_test_store_remove (store);
  g_unsetenv ("FETTLE_TODAY");
}

static const char *const visited[] = {
  "today 2026-11-23",
  "put visit PAST|type=monitoring|planned-on=2026-11-12|lead-officer=P. Nandan",
  "put visit NEXT|type=link-partner|planned-on=2026-11-26",
  "put visit MONTH|type=link-partner|planned-on=2026-12",
  "put visit OFF|type=link-partner|planned-on=2026-11-01|cancelled-on=2026-10-30",
  "put visit HELD|type=follow-up|held-on=2026-11-10",
  "put visit CALL|type=remote|held-on=2026-10-01|no-report=1",
  "put visit NAMED|type=spring|held-on=2026-11-02|report-due=2026-12-24",
  "put visit DRAFT|type=summer|held-on=2026-06-10|written-on=2026-06-20",
  "put visit SENT|type=headline|held-on=2026-10-20|written-on=2026-10-29|sent-on=2026-11-01",
  "put visit SAID|type=autumn|held-on=2026-09-20|written-on=2026-09-29|sent-on=2026-09-30|response-on=2026-10-07",
  "put visit-action LATE|visit=@HELD|action=Send the plan|due-on=2026-11-20|owner=The chair",
  "put visit-action DONE|visit=@HELD|action=Write the plan|due-on=2026-11-20|done-on=2026-11-18",
  "put visit-action ONE-DAY|visit=@HELD|action=Think of it",
  NULL,
};

/* A visit that is past and not written up, a report that is late, a head teacher who has it for too long, an action: each is in the
 * one list, of a school without any case, and by the words that others may read. */
static void
test_visits (void)
{
  FettleStore *store = fettle_test_store_new ();
  FettleTestCase *made = fettle_test_case_new ("academy", NULL, store);
  FettleDate today = fettle_date_new (2026, 11, 23);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (FettleCaseData) alone = NULL;
  g_autofree char *list = NULL;

  fettle_test_case_run (made, visited);
  list = list_on (store, "2026-11-23");
  g_assert_cmpstr (list, ==,
                   "Overdue: Visit to the school (Monitoring visit)\n"
                   "Overdue: Head teacher’s response to the report of a visit (Headline visit)\n"
                   "Overdue: Send the plan\n"
                   "Today and the Next Seven Days: Report of a visit written (Follow-up visit)\n"
                   "Today and the Next Seven Days: Visit to the school (Link partner visit)\n"
                   "Later: Report of a visit written (Spring term visit)");
  all = fettle_case_data_read_all (store, today, NULL);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_null (fettle_case_data_find_next (g_ptr_array_index (all, 0)));
  alone = fettle_case_data_read (store, fettle_record_get_id (fettle_test_case_get_school (made)), today, NULL);
  g_assert_cmpuint (fettle_case_get_clocks (alone->chain)->len, ==, 6);
  for (guint i = 0; i < 6; i++)
    {
      const FettleClock *clock = g_ptr_array_index (fettle_case_get_clocks (alone->chain), i);

      g_assert_true (clock->promised && fettle_clock_is_of_visit (clock));
      g_assert_null (strstr (clock->plain_title, "plan"));
      g_assert_null (strstr (clock->plain_title, "("));
      if (g_str_equal (clock->title, "Send the plan"))
        g_assert_cmpstr (clock->owner, ==, "The chair");
    }
  fettle_test_case_free (made);
  fettle_test_store_remove (store);
  g_unsetenv ("FETTLE_TODAY");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadline/order", test_order);
  g_test_add_func ("/deadline/officer", test_officer);
  g_test_add_func ("/deadline/visits", test_visits);
  return g_test_run ();
}
