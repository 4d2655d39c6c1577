/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-lib.h"
#include "fettle-test-store.h"
#include "workbook/fettle-pack.h"
#include "reports/fettle-catalogue.h"
#include "workbook-parts.h"

#include <string.h>

static FettleDisclosed *
disclose (FettleStore   *store,
          const char    *id,
          FettleProfile  profile,
          gboolean       personal,
          char         **why)
{
  const FettleReportContext context = { .store = store, .today = fettle_date_new (2027, 2, 12) };
  const FettleDisclosureRules rules = { .profile = profile, .personal = personal };
  g_autoptr (GError) error = NULL;
  FettleDisclosed *table = fettle_catalogue_disclose (fettle_catalogue_find (id), &context, &rules, why, &error);

  g_assert_no_error (error);
  return table;
}

static int
find_column (FettleDisclosed *table,
             const char      *id)
{
  for (guint i = 0; i < fettle_disclosed_get_n_columns (table); i++)
    if (g_str_equal (fettle_disclosed_get_column (table, i)->id, id))
      return (int) i;
  return -1;
}

static void
assert_cell (FettleDisclosed *table,
             guint            row,
             const char      *id,
             const char      *expected)
{
  int column = find_column (table, id);
  g_autofree char *words = NULL;

  g_assert_cmpint (column, >=, 0);
  words = fettle_disclosed_get_words (table, row, (guint) column);
  g_test_message ("%s", id);
  g_assert_cmpstr (words, ==, expected);
}

static gboolean
holds (FettleDisclosed *table,
       const char      *text)
{
  for (guint row = 0; row < fettle_disclosed_get_n_rows (table); row++)
    for (guint i = 0; i < fettle_disclosed_get_n_columns (table); i++)
      {
        g_autofree char *words = fettle_disclosed_get_words (table, row, i);

        if (strstr (words, text))
          return TRUE;
      }
  return FALSE;
}

/* Law page 5.5, from the script of the case as written down in case-lib.c. The window of the powers closes two months
 * after 15 January 2027. */
static void
test_register (void)
{
  static const char *const expected[][2] = {
    { "school-category", "Voluntary aided school" }, { "religious-character", "Roman Catholic" },
    { "category", "None" }, { "case", "Standards and governance" }, { "state", "Open" }, { "opened", "Sun 1 Nov 2026" },
    { "lead-officer", "Tom Elliott" }, { "rating", "" }, { "gates", "s.60" }, { "notice", "s.60, 23 Nov 2026" },
    { "grounds", "Standards are unacceptably low; Serious breakdown in management or governance" },
    { "period-ends", "Fri 15 Jan 2027" }, { "finding", "Not complied" }, { "powers", "" },
    { "consultees", "1 of 2 replied" }, { "consent", "" }, { "reviewed", "" },
    { "support", "Harrowby Council; Harrowby Hub" }, { "days", "none recorded of 7½ days" }, { "next-inspection", "" },
  };
  CaseLib lib = case_lib_new ();
  g_autoptr (FettleDisclosed) table = disclose (lib.store, "cases", FETTLE_PROFILE_EXEMPT, TRUE, NULL);

  g_assert_cmpuint (fettle_disclosed_get_n_rows (table), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_cell (table, 0, expected[i][0], expected[i][1]);
  g_assert_cmpstr (fettle_disclosed_get_key (table, 0), ==, case_lib_id (&lib, "case"));
  case_lib_free (&lib);
}

/* R15: begun on 14 March 2023, the next by law is five years after the end of that school year: 31 July 2028. */
static void
test_next_inspection (void)
{
  CaseLib lib = case_lib_new ();
  g_autoptr (FettleDisclosed) table = NULL;

  g_assert_true (fettle_test_case_put (lib.here, "inspection I|format=full|start=2023-03-14|source=ofsted", NULL));
  table = disclose (lib.store, "cases", FETTLE_PROFILE_EXEMPT, FALSE, NULL);
  assert_cell (table, 0, "next-inspection", "Mon 31 Jul 2028");
  g_assert_cmpint (find_column (table, "support"), ==, -1);
  case_lib_free (&lib);
}

/* A closed case stands below the open ones, without gates and dates of today. */
static void
test_closed_last (void)
{
  CaseLib lib = case_lib_new ();
  g_autoptr (FettleDisclosed) table = NULL;

  g_assert_true (fettle_test_case_put (
    lib.here, "intervention-case old|title=Attendance|state=closed|opened-on=2024-09-01|closed-on=2025-07-18", NULL));
  table = disclose (lib.store, "cases", FETTLE_PROFILE_EXEMPT, FALSE, NULL);
  g_assert_cmpuint (fettle_disclosed_get_n_rows (table), ==, 2);
  assert_cell (table, 0, "state", "Open");
  assert_cell (table, 1, "case", "Attendance");
  assert_cell (table, 1, "closed", "Fri 18 Jul 2025");
  assert_cell (table, 1, "gates", "");
  assert_cell (table, 1, "next", "");
  assert_cell (table, 1, "notice", "");
  case_lib_free (&lib);
}

/* Private notes stand in no paper; names of persons only where they were asked for; outside Part 2 there is nothing at all. */
static void
test_disclosure (void)
{
  static const FettleProfile closed[] = { FETTLE_PROFILE_WORKING, FETTLE_PROFILE_PUBLIC };
  static const char *const ids[] = { "cases", "reviews" };
  CaseLib lib = case_lib_new ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (FettleDisclosed) table = disclose (lib.store, ids[i], FETTLE_PROFILE_EXEMPT, FALSE, NULL);

      g_assert_false (holds (table, CASE_LIB_SECRET));
      g_assert_false (holds (table, "Elliott"));
      g_assert_cmpint (find_column (table, "lead-officer"), ==, -1);
      g_assert_cmpint (find_column (table, "owners"), ==, -1);
      g_assert_cmpstr (fettle_disclosed_get_paragraph (table), ==, "1, 2");
      for (guint j = 0; j < G_N_ELEMENTS (closed); j++)
        {
          g_autofree char *why = NULL;

          g_assert_null (disclose (lib.store, ids[i], closed[j], TRUE, &why));
          g_assert_nonnull (strstr (why, "Schedule 12A"));
        }
    }
  case_lib_free (&lib);
}

/* The agenda's order; what was decided, who does what by when; and that a school was not reached. */
static void
test_minutes (void)
{
  CaseLib lib = case_lib_new ();
  const char *school = fettle_record_get_id (fettle_test_case_get_school (lib.here));
  g_autoptr (FettleRecord) other = fettle_test_school ("199999", "Zephyr School");
  g_autofree char *agenda = g_strdup_printf ("%s\n%s", fettle_record_get_id (other), school);
  g_autoptr (FettleRecord) meeting = fettle_test_record ("review-meeting", NULL, "title", "Review", "held-on",
                                                         "2027-02-12", "agenda", agenda, "ended-on", "2027-02-12", NULL);
  g_autoptr (FettleRecord) review = fettle_test_record ("case-review", school, "meeting", fettle_record_get_id (meeting),
                                                        "reviewed-on", "2027-02-12", "decision", "escalate", "rating",
                                                        "red", "rating-before", "amber", "minute", "No plan yet", NULL);
  g_autoptr (FettleRecord) action = fettle_test_record ("deadline", school, "what", "Meet the chair", "due-on",
                                                        "2027-02-26", "owner", "Tom Elliott", "review",
                                                        fettle_record_get_id (review), NULL);
  g_autoptr (FettleDisclosed) table = NULL;

  fettle_test_put (lib.store, "Add a school", other, NULL);
  fettle_test_put (lib.store, "Hold a meeting", meeting, NULL);
  fettle_test_put (lib.store, "Review", review, NULL);
  fettle_test_put (lib.store, "Promise", action, NULL);
  table = disclose (lib.store, "reviews", FETTLE_PROFILE_EXEMPT, TRUE, NULL);
  g_assert_cmpuint (fettle_disclosed_get_n_rows (table), ==, 2);
  assert_cell (table, 0, "school", "Zephyr School");
  assert_cell (table, 0, "decision", "Not reached");
  assert_cell (table, 1, "decision", "Escalate");
  assert_cell (table, 1, "rating-before", "Amber");
  assert_cell (table, 1, "rating", "Red");
  assert_cell (table, 1, "minute", "No plan yet");
  assert_cell (table, 1, "actions", "Meet the chair, by 26 Feb 2027");
  assert_cell (table, 1, "owners", "Tom Elliott");
  case_lib_free (&lib);
}

/* Two meetings of one day: the minutes of the one do not hold the other's. */
static void
test_minutes_of_one (void)
{
  CaseLib lib = case_lib_new ();
  const char *school = fettle_record_get_id (fettle_test_case_get_school (lib.here));
  g_autoptr (FettleRecord) morning = fettle_test_record ("review-meeting", NULL, "title", "Morning", "held-on", "2027-02-12",
                                                         "agenda", school, NULL);
  g_autoptr (FettleRecord) afternoon = fettle_test_record ("review-meeting", NULL, "title", "Afternoon", "held-on",
                                                           "2027-02-12", "agenda", school, "ended-on", "2027-02-12", NULL);
  const FettleReportContext context = { .store = lib.store, .today = fettle_date_new (2027, 2, 12),
                                        .review_meeting = fettle_record_get_id (afternoon) };
  const FettleDisclosureRules rules = { .profile = FETTLE_PROFILE_EXEMPT, .personal = TRUE };
  g_autoptr (FettleDisclosed) table = NULL;

  fettle_test_put (lib.store, "Hold a meeting", morning, NULL);
  fettle_test_put (lib.store, "Hold another", afternoon, NULL);
  table = fettle_catalogue_disclose (fettle_catalogue_find ("reviews"), &context, &rules, NULL, NULL);
  g_assert_cmpuint (fettle_disclosed_get_n_rows (table), ==, 1);
  assert_cell (table, 0, "decision", "Not reached");
  case_lib_free (&lib);
}

/* On paper the register goes on over several pages, each beginning with the schools; it is not made too small to read. */
static void
test_paper (void)
{
  CaseLib lib = case_lib_new ();
  const FettleReportContext context = { .store = lib.store, .today = fettle_date_new (2027, 2, 12) };
  const FettleDisclosureRules rules = { .profile = FETTLE_PROFILE_EXEMPT, .personal = TRUE };
  const char *const ids[] = { "cases", NULL };
  g_autofree char *path = g_build_filename (fettle_store_get_folder (lib.store), "cases.xlsx", NULL);
  g_autoptr (Parts) parts = NULL;
  g_autofree char *width = NULL;
  g_autofree char *text = NULL;

  g_assert_true (fettle_pack_write (&context, &rules, ids, path, NULL, NULL, NULL, NULL, NULL));
  parts = parts_open (path);
  width = node_attribute (node_child (parts_find_sheet (parts, "Cases"), "pageSetup"), "fitToWidth");
  g_assert_cmpint (g_ascii_strtoll (width ? width : "1", NULL, 10), >, 1);
  text = parts_to_text (parts);
  g_assert_nonnull (strstr (text, "$C:$C"));
  /* Every page of it says what it is, and so does its cover. */
  g_assert_nonnull (strstr (text, "EXEMPT - paragraphs 1, 2"));
  g_assert_nonnull (strstr (text, "Contains exempt information under paragraphs 1, 2 of Schedule 12A"));
  case_lib_free (&lib);
}

static const char *const visited[] = {
  "put visit VisitA|type=autumn|lead-officer=Tom Elliott|planned-on=2026-09-10|held-on=2026-09-11|written-on=2026-09-25|agreed-on=2026-10-05",
  "put visit VisitB|type=autumn|lead-officer=Tom Elliott|held-on=2026-10-10|written-on=2026-10-25|sent-on=2026-10-26",
  "put visit VisitC|type=autumn|lead-officer=Tom Elliott|planned-on=2026-12-18|cancelled-on=2026-12-01",
  "put visit VisitD|type=autumn|lead-officer=Tom Elliott|planned-on=2026-08-31|held-on=2026-09-02",
  "put visit VisitE|type=spring|lead-officer=Tom Elliott|planned-on=2027-01-04",
  "put visit VisitF|type=monitoring|lead-officer=Ann Ash|planned-on=2026-11|held-on=2026-11-05|report-due=2026-11-06|written-on=2026-11-06|"
  "agreed-on=2026-11-20|governors-on=2026-11-27",
  "put visit VisitG|type=remote|held-on=2026-11-05|no-report=1",
  NULL,
};

/* T15: the autumn term of 2026, by the planned day; a line an officer, with a name only where it was asked for, and in no public paper. */
static void
test_visits (void)
{
  static const char *const counts[] = { "planned-n", "done-n", "done-percent", "on-time-n", "awaiting-n", "final-n", "shared-n" };
  static const char *const expected[][G_N_ELEMENTS (counts)] = {
    { "1", "1", "100.0%", "1", "0", "1", "1" }, /* F, planned for a month */
    { "3", "2", "66.7%", "1", "1", "1", "0" },  /* A, B a day late, C called off */
    { "1", "1", "100.0%", "0", "0", "0", "0" }, /* G */
    { "5", "4", "80.0%", "2", "1", "2", "1" },
  };
  CaseLib lib = case_lib_new ();
  const FettleReportContext context = {
    .store = lib.store, .today = fettle_date_new (2027, 2, 12), .from = fettle_date_new (2026, 9, 1), .to = fettle_date_new (2026, 12, 31),
  };
  const FettleDisclosureRules rules = { .profile = FETTLE_PROFILE_WORKING, .personal = TRUE };
  g_autoptr (FettleDisclosed) table = NULL;
  g_autoptr (FettleDisclosed) unnamed = NULL;
  g_autofree char *why = NULL;

  fettle_test_case_run (lib.here, visited);
  table = fettle_catalogue_disclose (fettle_catalogue_find ("T15"), &context, &rules, NULL, NULL);
  g_assert_cmpuint (fettle_disclosed_get_n_rows (table), ==, G_N_ELEMENTS (expected));
  for (guint row = 0; row < G_N_ELEMENTS (expected); row++)
    for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
      assert_cell (table, row, counts[i], expected[row][i]);
  assert_cell (table, 0, "officer", "Ann Ash");
  assert_cell (table, 1, "officer", "Tom Elliott");
  assert_cell (table, 2, "line", "Nobody named");
  unnamed = disclose (lib.store, "T15", FETTLE_PROFILE_WORKING, FALSE, NULL);
  g_assert_false (holds (unnamed, "Elliott"));
  assert_cell (unnamed, 1, "line", "2");
  g_assert_false (holds (unnamed, "Officer"));
  g_assert_null (disclose (lib.store, "T15", FETTLE_PROFILE_PUBLIC, TRUE, &why));
  g_assert_nonnull (why);
  case_lib_free (&lib);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-table/register", test_register);
  g_test_add_func ("/case-table/R15-next-inspection", test_next_inspection);
  g_test_add_func ("/case-table/closed-last", test_closed_last);
  g_test_add_func ("/case-table/disclosure", test_disclosure);
  g_test_add_func ("/case-table/minutes", test_minutes);
  g_test_add_func ("/case-table/minutes-of-one", test_minutes_of_one);
  g_test_add_func ("/case-table/paper", test_paper);
  g_test_add_func ("/case-table/visits", test_visits);
  return g_test_run ();
}
