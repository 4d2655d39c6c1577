/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>

#include "base/fettle-id.h"
#include "model/fettle-record.h"
#include "rules/powers/fettle-category-rules.h"
#include "rules/fettle-holidays.h"
#include "rules/inspection/fettle-inspection-periods.h"
#include "rules/inspection/fettle-interval.h"

#include "rules-test.h"

typedef FettleResult *(*PeriodRule) (FettleDate, const FettleCalendar *);

/* law.md 9: the worked examples. */
static const struct
{
  const char *name;
  PeriodRule rule;
  const char *number;
  const char *from;
  const char *holiday_first, *holiday_last;
  const char *date, *alternative;
  const char *why;
} periods[] = {
  { "R10-christmas", fettle_period_statement_of_action, "R10", "2026-12-10", "2026-12-19", "2027-01-03", "2027-01-07",
    NULL, "10: Thu 7 Jan 2027" },
  { "R10-naive", fettle_period_statement_of_action, "R10", "2026-12-10", NULL, NULL, "2026-12-24", NULL, NULL },
  { "R10-half-term", fettle_period_statement_of_action, "R10", "2027-02-10", "2027-02-13", "2027-02-21", "2027-02-24",
    "2027-03-03", "Wed 3 Mar 2027" },
  { "R11", fettle_period_draft_comments, "R11", "2026-11-23", NULL, NULL, "2026-11-30", NULL, "5: Mon 30 Nov 2026" },
  { "R12-christmas", fettle_period_report_to_parents, "R12", "2026-12-16", "2026-12-19", "2027-01-03", "2027-01-06",
    NULL, "school holiday" },
  { "R12-naive", fettle_period_report_to_parents, "R12", "2026-12-16", NULL, NULL, "2026-12-23", NULL, NULL },
  { "R25", fettle_period_committee_papers, "R25", "2027-01-14", NULL, NULL, "2027-01-06", NULL, "1: Thu 7 Jan 2027" },
  { "R10-unrecorded", fettle_period_statement_of_action, "R10", NULL, NULL, NULL, NULL, NULL, "not recorded" },
};

static void
test_period (gconstpointer data)
{
  guint at = GPOINTER_TO_UINT (data);
  g_autoptr (FettleCalendar) calendar = fettle_holidays_make_calendar (NULL, NULL, NULL);
  g_autoptr (FettleResult) result = NULL;

  if (periods[at].holiday_first)
    fettle_calendar_add_school_holiday (calendar, day (periods[at].holiday_first), day (periods[at].holiday_last),
                                        FETTLE_HOLIDAY_AUTO, NULL);
  result = periods[at].rule (day (periods[at].from), calendar);
  g_test_message ("%s", result->why);
  g_assert_cmpstr (result->rule, ==, periods[at].number);
  assert_day (result->date, periods[at].date);
  assert_day (result->alternative, periods[at].alternative);
  g_assert_true (result->source != NULL && *result->source != '\0');
  if (periods[at].why)
    g_assert_nonnull (strstr (result->why, periods[at].why));
}

static FettleRecord *
make_holiday (const char *school,
              const char *reading)
{
  g_autofree char *id = fettle_id_new ();
  FettleRecord *holiday = fettle_record_new (fettle_kind_get ("school-holiday"), id);

  fettle_record_set_text (holiday, "school", school);
  fettle_record_set_text (holiday, "first", "2027-02-13");
  fettle_record_set_text (holiday, "last", "2027-02-21");
  fettle_record_set_text (holiday, "reading", reading);
  fettle_record_set_text (holiday, "title", "Half-term");
  return holiday;
}

/* The officer's reading of a half-term leaves one answer; another school's holiday none of ours. */
static void
test_half_term_reading (void)
{
  const struct { const char *school, *reading, *date, *alternative; } cases[] = {
    { NULL, "auto", "2027-02-24", "2027-03-03" },
    { "ours", NULL, "2027-02-24", "2027-03-03" },
    { "ours", "counts", "2027-02-24", NULL },
    { "ours", "excluded", "2027-03-03", NULL },
    { "other", "excluded", "2027-02-24", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) holidays = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (FettleCalendar) calendar = NULL;
      g_autoptr (FettleResult) result = NULL;

      g_ptr_array_add (holidays, make_holiday (cases[i].school, cases[i].reading));
      calendar = fettle_holidays_make_calendar (NULL, holidays, "ours");
      result = fettle_period_statement_of_action (day ("2027-02-10"), calendar);
      assert_day (result->date, cases[i].date);
      assert_day (result->alternative, cases[i].alternative);
    }
}

static FettleRecord *
make_days_off (const char *first,
               const char *last)
{
  g_autofree char *id = fettle_id_new ();
  FettleRecord *holiday = fettle_record_new (fettle_kind_get ("school-holiday"), id);

  fettle_record_set_text (holiday, "first", first);
  fettle_record_set_text (holiday, "last", last);
  fettle_record_set_text (holiday, "reading", "excluded");
  return holiday;
}

/* One day off is a holiday; days that are missing, or the wrong way round, are none. */
static void
test_days_off (void)
{
  const struct { const char *first, *last, *date; } cases[] = {
    { "2026-11-24", "2026-11-24", "2026-12-01" }, { "2026-11-24", NULL, "2026-11-30" },
    { NULL, "2026-11-24", "2026-11-30" }, { "2026-11-25", "2026-11-24", "2026-11-30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) holidays = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (FettleCalendar) calendar = NULL;
      g_autoptr (FettleResult) result = NULL;

      g_ptr_array_add (holidays, make_days_off (cases[i].first, cases[i].last));
      calendar = fettle_holidays_make_calendar (NULL, holidays, NULL);
      result = fettle_period_draft_comments (day ("2026-11-23"), calendar);
      assert_day (result->date, cases[i].date);
    }
}

/* The days left out are told in runs, with the reason of each. */
static void
test_days_told (void)
{
  g_autoptr (FettleCalendar) calendar = fettle_holidays_make_calendar (NULL, NULL, NULL);
  g_autoptr (FettleCalendar) empty = fettle_calendar_new ();
  g_autoptr (FettleResult) result = NULL;
  g_autoptr (FettleResult) unknown = fettle_period_draft_comments (day ("2026-11-23"), empty);

  fettle_calendar_add_school_holiday (calendar, day ("2026-12-19"), day ("2027-01-03"), FETTLE_HOLIDAY_AUTO,
                                      "Christmas");
  result = fettle_period_statement_of_action (day ("2026-12-10"), calendar);
  g_assert_nonnull (strstr (result->why, "Days counted: 1: Fri 11 Dec 2026, 2: Mon 14 Dec 2026"));
  g_assert_nonnull (strstr (result->why, "Not counted: weekends, Mon 21 Dec 2026 to Thu 24 Dec 2026 "
                                         "(school holiday: Christmas), Fri 25 Dec 2026 (Christmas Day), "
                                         "Mon 28 Dec 2026 (Boxing Day (substitute day)), Tue 29 Dec 2026 to "
                                         "Thu 31 Dec 2026 (school holiday: Christmas), "
                                         "Fri 1 Jan 2027 (New Year’s Day)."));
  g_assert_nonnull (strstr (unknown->why, "No public holidays are known"));
}

/* Easter, as an independent count of the movable days. */
static FettleDate
easter_sunday (int year)
{
  int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, g = (8 * b + 13) / 25;
  int h = (19 * a + b - d - g + 15) % 30, j = c / 4, k = c % 4, m = (a + 11 * h) / 319;
  int r = (2 * e + 2 * j - k - h + m + 32) % 7, n = (h - m + r + 90) / 25, p = (h - m + r + n + 19) % 32;

  return fettle_date_new (year, n, p);
}

static FettleDate
first_monday (int year,
              int month)
{
  FettleDate date = fettle_date_new (year, month, 1);

  while (fettle_date_get_weekday (date) != 1)
    date++;
  return date;
}

static FettleDate
last_monday (int year,
             int month)
{
  FettleDate date = fettle_date_last_of_month (fettle_date_new (year, month, 1));

  while (fettle_date_get_weekday (date) != 1)
    date--;
  return date;
}

static FettleDate
weekday_from (FettleDate date)
{
  while (fettle_date_get_weekday (date) > 5)
    date++;
  return date;
}

static void
expect_year (GHashTable *expected,
             int         year)
{
  FettleDate christmas = fettle_date_new (year, 12, 25), boxing = christmas + 1;
  FettleDate days[8] = {
    weekday_from (fettle_date_new (year, 1, 1)), easter_sunday (year) - 2, easter_sunday (year) + 1,
    first_monday (year, 5), last_monday (year, 5), last_monday (year, 8), christmas, boxing,
  };

  /* A weekday each for Christmas Day and Boxing Day, the one after the other. */
  days[6] = fettle_date_get_weekday (christmas) == 7 ? boxing + 1 : weekday_from (christmas);
  days[7] = weekday_from (boxing);
  if (days[7] == days[6])
    days[7] = days[6] + 1;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_hash_table_add (expected, GUINT_TO_POINTER (days[i]));
}

/* law.md 2.2: what proclamations moved and added. */
static void
apply_proclamations (GHashTable *expected)
{
  const char *const moved[] = { "2020-05-04", "2022-05-30" };
  const char *const instead[] = { "2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08" };

  for (guint i = 0; i < G_N_ELEMENTS (moved); i++)
    g_assert_true (g_hash_table_remove (expected, GUINT_TO_POINTER (day (moved[i]))));
  for (guint i = 0; i < G_N_ELEMENTS (instead); i++)
    g_hash_table_add (expected, GUINT_TO_POINTER (day (instead[i])));
}

/* Trap 25: substitutes, moves and one-off days, against a count of our own. */
static void
test_bank_holidays (void)
{
  g_autoptr (FettleCalendar) calendar = fettle_holidays_make_calendar (NULL, NULL, NULL);
  g_autoptr (GHashTable) expected = g_hash_table_new (NULL, NULL);

  for (int year = 2015; year <= 2028; year++)
    expect_year (expected, year);
  apply_proclamations (expected);
  for (FettleDate date = day ("2015-01-01"); date <= day ("2028-12-31"); date++)
    {
      g_autofree char *iso = fettle_date_to_iso (date);

      g_test_message ("%s", iso);
      g_assert_true ((fettle_calendar_get_bank_holiday (calendar, date) != NULL)
                     == g_hash_table_contains (expected, GUINT_TO_POINTER (date)));
    }
}

static GHashTable *
read_government_file (JsonObject *root,
                      FettleDate *first,
                      FettleDate *last)
{
  JsonObject *division = json_object_get_object_member (root, "england-and-wales");
  JsonArray *events = json_object_get_array_member (division, "events");
  GHashTable *days = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      FettleDate date = day (json_object_get_string_member (json_array_get_object_element (events, i), "date"));

      g_assert_cmpuint (date, !=, FETTLE_DATE_NONE);
      g_hash_table_add (days, GUINT_TO_POINTER (date));
      *first = i == 0 ? date : MIN (*first, date);
      *last = MAX (*last, date);
    }
  return days;
}

/* What the program ships is what the government publishes, for the years of its file. */
static void
test_government_file (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("FETTLE_TEST_SHARED") ? g_getenv ("FETTLE_TEST_SHARED") : "",
                                            "data", "bank-holidays", "bank-holidays.json", NULL);
  g_autoptr (FettleCalendar) calendar = fettle_holidays_make_calendar (NULL, NULL, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GHashTable) published = NULL;
  g_autoptr (GError) error = NULL;
  FettleDate first = FETTLE_DATE_NONE, last = FETTLE_DATE_NONE;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the shared data is not here");
      return;
    }
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  published = read_government_file (json_node_get_object (json_parser_get_root (parser)), &first, &last);
  for (FettleDate date = first; date <= last; date++)
    {
      g_autofree char *iso = fettle_date_to_iso (date);

      g_test_message ("%s", iso);
      g_assert_true ((fettle_calendar_get_bank_holiday (calendar, date) != NULL)
                     == g_hash_table_contains (published, GUINT_TO_POINTER (date)));
    }
}

static FettleRecord *
make_bank_holiday (const char *date,
                   gboolean    removed)
{
  g_autofree char *id = fettle_id_new ();
  FettleRecord *holiday = fettle_record_new (fettle_kind_get ("bank-holiday"), id);

  fettle_record_set_text (holiday, "date", date);
  fettle_record_set_text (holiday, "title", "Proclaimed");
  fettle_record_set_int (holiday, "removed", removed);
  return holiday;
}

/* A proclamation after release: the officer moves a day. */
static void
test_bank_holidays_edited (void)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (FettleCalendar) calendar = NULL;

  g_ptr_array_add (edits, make_bank_holiday ("2027-05-03", TRUE));
  g_ptr_array_add (edits, make_bank_holiday ("2027-05-07", FALSE));
  calendar = fettle_holidays_make_calendar (edits, NULL, NULL);
  g_assert_true (fettle_calendar_is_working_day (calendar, day ("2027-05-03")));
  g_assert_false (fettle_calendar_is_working_day (calendar, day ("2027-05-07")));
}

static void
test_outside_range (void)
{
  g_autoptr (FettleCalendar) calendar = fettle_holidays_make_calendar (NULL, NULL, NULL);
  g_autoptr (FettleResult) inside = fettle_period_statement_of_action (day ("2028-11-01"), calendar);
  g_autoptr (FettleResult) outside = fettle_period_statement_of_action (day ("2031-11-03"), calendar);

  g_assert_cmpint (inside->confidence, ==, FETTLE_CONFIDENCE_HIGH);
  g_assert_cmpint (outside->confidence, ==, FETTLE_CONFIDENCE_LOW);
  g_assert_nonnull (strstr (outside->why, "check the date by hand"));
}

static guint
count_weekdays_between (FettleDate first,
                        FettleDate last)
{
  guint n = 0;

  for (FettleDate date = first; date <= last; date++)
    n += fettle_date_get_weekday (date) <= 5;
  return n;
}

/* Trap 22, and no period ends on the wrong side: 2015 to 2035, every start. */
static void
test_period_property (void)
{
  g_autoptr (FettleCalendar) calendar = fettle_holidays_make_calendar (NULL, NULL, NULL);

  fettle_calendar_add_school_holiday (calendar, day ("2026-12-19"), day ("2027-01-03"), FETTLE_HOLIDAY_AUTO, NULL);
  fettle_calendar_add_school_holiday (calendar, day ("2027-02-13"), day ("2027-02-21"), FETTLE_HOLIDAY_AUTO, NULL);
  for (FettleDate from = day ("2015-01-01"); from <= day ("2035-12-31"); from++)
    {
      g_autoptr (FettleResult) statement = fettle_period_statement_of_action (from, calendar);
      g_autoptr (FettleResult) comments = fettle_period_draft_comments (from, calendar);
      g_autoptr (FettleResult) papers = fettle_period_committee_papers (from, calendar);

      g_assert_true (fettle_calendar_is_working_day (calendar, statement->date));
      g_assert_cmpuint (statement->date, >, from);
      g_assert_cmpuint (count_weekdays_between (from + 1, statement->date), >=, 10);
      g_assert_cmpuint (count_weekdays_between (from + 1, comments->date), >=, 5);
      g_assert_cmpuint (comments->date, <, statement->date);
      if (statement->alternative)
        g_assert_cmpuint (statement->alternative, >, statement->date);
      g_assert_true (fettle_calendar_is_working_day (calendar, papers->date));
      g_assert_cmpuint (count_weekdays_between (papers->date + 1, from - 1), >=, 5);
    }
}

#define FULL(iso) { .format = FETTLE_INSPECTION_FULL, .id = iso }
#define UNGRADED(iso) { .format = FETTLE_INSPECTION_UNGRADED, .id = iso, .ungraded_outcome = "remains-good" }
#define MONITORING(iso) { .format = FETTLE_INSPECTION_MONITORING, .id = iso }

/* R15; the id of each written fact is its start. */
static const struct
{
  const char *name;
  FettleInspectionFacts facts[3];
  guint n_facts;
  const char *code;
  const char *date;
  const char *why;
} intervals[] = {
  { "seven", { FULL ("2019-11-12") }, 1, "by-law", "2027-07-31", "within 7 years" },
  { "five", { FULL ("2023-03-14") }, 1, "by-law", "2028-07-31", "within 5 years" },
  { "after-1-august", { FULL ("2023-08-02") }, 1, "by-law", "2029-07-31", "last full inspection" },
  { "on-31-july", { FULL ("2023-07-31") }, 1, "by-law", "2028-07-31" },
  { "on-1-august", { FULL ("2023-08-01") }, 1, "by-law", "2029-07-31" },
  { "seven-from-1-august-2014", { FULL ("2014-08-01") }, 1, "by-law", "2022-07-31" },
  { "five-on-31-july-2014", { FULL ("2014-07-31") }, 1, "by-law", "2019-07-31" },
  { "seven-to-27-april-2021", { FULL ("2021-04-27") }, 1, "by-law", "2028-07-31" },
  { "five-from-28-april-2021", { FULL ("2021-04-28") }, 1, "by-law", "2026-07-31" },
  { "ungraded-inside-moves-it", { FULL ("2017-03-01"), UNGRADED ("2022-03-01") }, 2, "by-law", "2027-07-31",
    "last ungraded inspection" },
  { "ungraded-chain", { UNGRADED ("2022-03-01"), FULL ("2012-03-01"), UNGRADED ("2016-11-01") }, 3, "by-law",
    "2027-07-31" },
  { "ungraded-outside-does-not", { FULL ("2012-03-01"), UNGRADED ("2018-03-01") }, 2, "by-law", "2017-07-31" },
  { "monitoring-does-not-count", { FULL ("2023-03-14"), MONITORING ("2024-03-14") }, 2, "by-law", "2028-07-31" },
  { "none", { { 0 } }, 0, "not-inspected", NULL },
};

static void
test_interval (gconstpointer data)
{
  guint at = GPOINTER_TO_UINT (data);
  FettleInspectionFacts facts[3];
  g_autoptr (FettleResult) result = NULL;

  for (guint i = 0; i < intervals[at].n_facts; i++)
    {
      facts[i] = intervals[at].facts[i];
      facts[i].start = day (facts[i].id);
    }
  result = fettle_interval_next_inspection (facts, intervals[at].n_facts, "123456");
  g_test_message ("%s", result->why);
  g_assert_cmpstr (result->rule, ==, "R15");
  g_assert_cmpstr (result->code, ==, intervals[at].code);
  assert_day (result->date, intervals[at].date);
  if (intervals[at].why)
    g_assert_nonnull (strstr (result->why, intervals[at].why));
}

/* A predecessor's inspection does not start the interval of a new school: regulations 3A and 3B. */
static void
test_interval_predecessor (void)
{
  const FettleInspectionFacts facts = { .format = FETTLE_INSPECTION_FULL, .start = day ("2022-05-04"),
                                        .urn_at_time = "109461" };
  g_autoptr (FettleResult) result = fettle_interval_next_inspection (&facts, 1, "150474");

  g_assert_cmpstr (result->code, ==, "new-school");
  g_assert_cmpuint (result->date, ==, FETTLE_DATE_NONE);
}

/* Traps 23 and 24: the date is always a 31 July, five or seven whole school years after the one it began in. */
static void
test_interval_property (void)
{
  for (FettleDate begun = day ("2015-01-01"); begun <= day ("2035-12-31"); begun++)
    {
      const FettleInspectionFacts facts = { .format = FETTLE_INSPECTION_FULL, .start = begun };
      g_autoptr (FettleResult) result = fettle_interval_next_inspection (&facts, 1, NULL);
      int years = begun <= day ("2021-04-27") ? 7 : 5;
      int year, month, date;

      fettle_date_get_ymd (result->date, &year, &month, &date);
      g_assert_cmpint (month, ==, 7);
      g_assert_cmpint (date, ==, 31);
      g_assert_cmpuint (result->date, >=, fettle_date_add_months (begun, 12 * years));
      g_assert_cmpuint (result->date, <, fettle_date_add_months (begun, 12 * (years + 1)));
    }
}

static const FettleAreaGrade governance_only[] = { { "leadership-and-governance", "urgent-improvement" },
                                                   { "achievement", "expected-standard" } };
static const FettleAreaGrade governance_and[] = { { "leadership-and-governance", "urgent-improvement" },
                                                  { "achievement", "urgent-improvement" } };
static const FettleAreaGrade other_urgent[] = { { "leadership-and-governance", "needs-attention" },
                                                { "achievement", "urgent-improvement" } };
static const FettleAreaGrade needs[] = { { "leadership-and-governance", "expected-standard" },
                                         { "achievement", "needs-attention" } };
static const FettleAreaGrade needs_first[] = { { "leadership-and-governance", "needs-attention" },
                                               { "achievement", "expected-standard" } };
static const FettleAreaGrade fine[] = { { "leadership-and-governance", "expected-standard" },
                                        { "achievement", "strong-standard" } };
static const FettleAreaGrade old[] = { { "leadership-and-management", "4" }, { "quality-of-education", "4" } };

/* R23 and R24, law.md 4.2. */
static const struct
{
  const char *name;
  const FettleAreaGrade *grades;
  const char *safeguarding;
  const char *category;
  const char *suggestion;
  const char *monitoring;
} suggestions[] = {
  { "governance-alone", governance_only, "met", NULL, "requires-significant-improvement", "monitoring" },
  { "governance-and-safeguarding", governance_only, "not-met", NULL, "special-measures", "monitoring" },
  { "governance-and-another", governance_and, "met", NULL, "special-measures", "monitoring" },
  { "another-alone", other_urgent, "met", NULL, "requires-significant-improvement", "monitoring" },
  { "safeguarding-alone", fine, "not-met", NULL, "requires-significant-improvement", "none" },
  { "needs-attention", needs, "met", NULL, "none", "monitoring" },
  { "needs-attention-first", needs_first, "met", NULL, "none", "monitoring" },
  { "fine", fine, "met", NULL, "none", "none" },
  { "stated-category", fine, "met", "requires-significant-improvement", "none", "monitoring" },
  /* Trap 14: an "inadequate" of old is no category today, and suggests none. */
  { "legacy", old, "effective", NULL, "not-applicable", "none" },
};

static void
test_suggestion (gconstpointer data)
{
  guint at = GPOINTER_TO_UINT (data);
  const FettleInspectionFacts facts = {
    .format = FETTLE_INSPECTION_FULL, .start = day (suggestions[at].grades == old ? "2023-02-10" : "2026-02-10"),
    .grades = suggestions[at].grades, .n_grades = 2, .safeguarding = suggestions[at].safeguarding,
    .category = suggestions[at].category,
  };
  g_autoptr (FettleResult) suggestion = fettle_category_suggest (&facts);
  g_autoptr (FettleResult) monitoring = fettle_monitoring_expect (&facts);

  g_assert_cmpstr (suggestion->code, ==, suggestions[at].suggestion);
  g_assert_cmpstr (monitoring->code, ==, suggestions[at].monitoring);
  g_assert_cmpuint (suggestion->date, ==, FETTLE_DATE_NONE);
  /* R24: no dates; they are Ofsted's policy and unconfirmed. */
  g_assert_cmpuint (monitoring->date, ==, FETTLE_DATE_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autofree char *path = g_strdup_printf ("/period/%s", periods[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_period);
    }
  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/interval/R15/%s", intervals[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_interval);
    }
  for (guint i = 0; i < G_N_ELEMENTS (suggestions); i++)
    {
      g_autofree char *path = g_strdup_printf ("/category/R23-R24/%s", suggestions[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_suggestion);
    }
  g_test_add_func ("/period/half-term-reading", test_half_term_reading);
  g_test_add_func ("/period/days-off", test_days_off);
  g_test_add_func ("/period/days-told", test_days_told);
  g_test_add_func ("/period/outside-range", test_outside_range);
  g_test_add_func ("/period/property", test_period_property);
  g_test_add_func ("/interval/R15/predecessor", test_interval_predecessor);
  g_test_add_func ("/interval/R15/property", test_interval_property);
  g_test_add_func ("/holidays/shipped", test_bank_holidays);
  g_test_add_func ("/holidays/government-file", test_government_file);
  g_test_add_func ("/holidays/edited", test_bank_holidays_edited);

  return g_test_run ();
}
