/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "base/fettle-date.h"

static void
test_forms (void)
{
  static const struct
  {
    const char *text;
    const char *iso;
  } cases[] = {
    { "2026-11-21", "2026-11-21" },
    { "21-11-2026", "2026-11-21" },
    { "21/11/2026", "2026-11-21" },
    { " 21.11.2026 ", "2026-11-21" },
    { "1/2/2026", "2026-02-01" },
    { "21/11/26", "2026-11-21" },
    { "21/11/98", "1998-11-21" },
    { "21 Nov 2026", "2026-11-21" },
    { "3 Sept 2026", "2026-09-03" },
    { "21-NOV-26", "2026-11-21" },
    { "21 November 2026", "2026-11-21" },
    { "21/11/2026 00:00", "2026-11-21" },
    { "2026-11-21T09:30:00Z", "2026-11-21" },
    { "29/02/2024", "2024-02-29" },
    { "29/02/2023", NULL },
    { "11/21/2026", NULL },
    { "31/04/2026", NULL },
    { "21 Novvy 2026", NULL },
    { "1.2.3.4", NULL },
    { "Not judged", NULL },
    { "NULL", NULL },
    { "9", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *iso = fettle_date_to_iso (fettle_date_parse (cases[i].text));

      g_assert_cmpstr (iso, ==, cases[i].iso);
    }
}

static void
test_partial (void)
{
  static const struct
  {
    const char *text;
    const char *iso;
  } cases[] = {
    { "Mar 2026", "2026-03" }, { "03/2026", "2026-03" }, { "2026-03", "2026-03" },     { "2026", "2026" },
    { "13/2026", NULL },       { "26", NULL },           { "3 Mar 2026", "2026-03-03" }, { "spring", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *iso = fettle_date_parse_partial (cases[i].text);

      g_assert_cmpstr (iso, ==, cases[i].iso);
      g_assert_true (iso == NULL || fettle_date_is_partial_iso (iso));
    }
  g_assert_false (fettle_date_is_partial_iso ("2026-13"));
  g_assert_false (fettle_date_is_partial_iso (NULL));
  g_assert_cmpuint (fettle_date_parse_iso ("2026-03"), ==, FETTLE_DATE_NONE);
}

static void
test_words (void)
{
  g_autofree char *day = fettle_date_iso_to_words ("2026-03-07");
  g_autofree char *month = fettle_date_iso_to_words ("2026-03");
  g_autofree char *year = fettle_date_iso_to_words ("2026");
  g_autofree char *full = fettle_date_to_words (fettle_date_new (2026, 11, 21));
  g_autofree char *none = fettle_date_to_words (FETTLE_DATE_NONE);

  g_assert_cmpstr (day, ==, "7 Mar 2026");
  g_assert_cmpstr (month, ==, "Mar 2026");
  g_assert_cmpstr (year, ==, "2026");
  g_assert_cmpstr (full, ==, "Sat 21 Nov 2026");
  g_assert_cmpstr (none, ==, "");
}

static void
test_distance (void)
{
  static const struct
  {
    int days;
    const char *words;
  } cases[] = {
    { 0, "Today" }, { 1, "In 1 day" }, { 4, "In 4 days" }, { 365, "In 365 days" }, { -1, "1 day late" }, { -6, "6 days late" },
  };
  FettleDate today = fettle_date_new (2026, 11, 30);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = fettle_date_distance_to_words ((FettleDate) ((int) today + cases[i].days), today);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
assert_months (const char *from,
               int         months,
               const char *to)
{
  g_autofree char *iso = fettle_date_to_iso (fettle_date_add_months (fettle_date_parse_iso (from), months));

  g_assert_cmpstr (iso, ==, to);
}

static void
test_months (void)
{
  assert_months ("2026-12-31", 2, "2027-02-28");
  assert_months ("2027-12-31", 2, "2028-02-29");
  assert_months ("2026-11-30", 2, "2027-01-30");
  assert_months ("2027-08-31", -6, "2027-02-28");
  assert_months ("2027-01-15", -1, "2026-12-15");
}

static void
test_weekday_and_excel (void)
{
  g_assert_cmpint (fettle_date_get_weekday (fettle_date_new (2026, 11, 21)), ==, 6);
  g_assert_cmpint (fettle_date_get_weekday (fettle_date_new (2024, 2, 29)), ==, 4);
  /* 1 January 2000 is 36526 in one epoch and 35064 in the other. */
  g_assert_cmpuint (fettle_date_from_excel (36526, FALSE), ==, fettle_date_new (2000, 1, 1));
  g_assert_cmpuint (fettle_date_from_excel (35064.75, TRUE), ==, fettle_date_new (2000, 1, 1));
  g_assert_cmpuint (fettle_date_from_excel (-1, FALSE), ==, FETTLE_DATE_NONE);
  g_assert_cmpuint (fettle_date_from_excel (1e12, FALSE), ==, FETTLE_DATE_NONE);
}

static void
test_round_trip (void)
{
  FettleDate last = fettle_date_new (2040, 12, 31);

  for (FettleDate date = fettle_date_new (1990, 1, 1); date <= last; date++)
    {
      g_autofree char *iso = fettle_date_to_iso (date);

      g_assert_cmpuint (fettle_date_parse_iso (iso), ==, date);
    }
}

/* Monday 30 November 2026 is the day on which all of these are typed. */
static void
test_typed_table (void)
{
  static const struct
  {
    const char *text;
    const char *iso;
  } cases[] = {
    { "today", "2026-11-30" },
    { " Tomorrow ", "2026-12-01" },
    { "yesterday", "2026-11-29" },
    { "30 nov", "2026-11-30" },
    { "30 November", "2026-11-30" },
    { "30/11", "2026-11-30" },
    { "30.11.", "2026-11-30" },
    { "1/12", "2026-12-01" },
    { "12/1", "2027-01-12" },
    { "1st Dec", "2026-12-01" },
    { "the 2nd of December", "2026-12-02" },
    { "22nd oct", "2026-10-22" },
    { "3rd Sept", "2026-09-03" },
    { "15 march", "2027-03-15" },
    { "31 may", "2027-05-31" },
    { "1 june", "2026-06-01" },
    { "29 feb", "2028-02-29" },
    { "monday 30 nov", "2026-11-30" },
    { "Mon, 30 November 2026", "2026-11-30" },
    { "Tue 30 Nov", NULL },
    { "Tue 30 Nov 2026", NULL },
    { "Mon 30 Nov 26", "2026-11-30" },
    { "November 30 2026", "2026-11-30" },
    { "Nov 30th, 2026", "2026-11-30" },
    { "Nov 26", NULL },
    { "tuesday", "2026-12-01" },
    { "monday", "2026-12-07" },
    { "sunday", "2026-12-06" },
    { "on Friday", "2026-12-04" },
    { "thurs", "2026-12-03" },
    { "weds", "2026-12-02" },
    { "this friday", "2026-12-04" },
    { "this monday", "2026-11-30" },
    { "next friday", "2026-12-11" },
    { "next monday", "2026-12-07" },
    { "last friday", "2026-11-27" },
    { "last monday", "2026-11-23" },
    { "in 3 days", "2026-12-03" },
    { "in a week", "2026-12-07" },
    { "in 2 weeks", "2026-12-14" },
    { "in 3 months", "2027-02-28" },
    { "5 days ago", "2026-11-25" },
    { "one week ago", "2026-11-23" },
    { "11/30", NULL },
    { "31 nov", NULL },
    { "0/11", NULL },
    { "30", NULL },
    { "nov", NULL },
    { "mo", NULL },
    { "soon", NULL },
    { "in 3", NULL },
    { "in 3 blinks", NULL },
    { "3 days", NULL },
    { "in 99999 days", NULL },
    { "30 nov nov", NULL },
    { "30 nov (half term)", NULL },
    { "friday week", NULL },
    { "30 nov 2026 1 2 3 4", NULL },
    { "2026-11-21", "2026-11-21" },
    { "21/11/2026", "2026-11-21" },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *iso = fettle_date_to_iso (fettle_date_parse_typed (cases[i].text, fettle_date_new (2026, 11, 30)));

      if (g_strcmp0 (iso, cases[i].iso) != 0)
        g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (iso, ==, cases[i].iso);
    }
}

static const char *
ordinal_of (int day)
{
  if (day % 10 == 1 && day != 11)
    return "st";
  if (day % 10 == 2 && day != 12)
    return "nd";
  return day % 10 == 3 && day != 13 ? "rd" : "th";
}

static void
assert_typed (FettleDate  date,
              FettleDate  today,
              const char *text)
{
  g_autofree char *wanted = fettle_date_to_iso (date);
  g_autofree char *iso = fettle_date_iso_from_typed (text, today);
  g_autofree char *capitals = g_ascii_strup (text, -1);

  if (g_strcmp0 (iso, wanted) != 0)
    g_test_message ("%s", text);
  g_assert_cmpstr (iso, ==, wanted);
  g_assert_cmpuint (fettle_date_parse_typed (capitals, today), ==, date);
}

static void
assert_forms (FettleDate date,
              FettleDate today)
{
  static const char *const forms[] = {
    "%-d %b", "%-d %B", "%d %b", "%-d/%-m", "%d/%m", "%-d.%-m.", "%-d-%b", "%-d-%m", "%a %-d %b", "%A %-d %B", "%A, %-d %B",
    "%-d %b %Y", "%-d %B %Y", "%a %-d %b %Y", "%A, %-d %B %Y", "%B %-d, %Y", "%d/%m/%Y", "%d/%m/%y", "%-d.%-m.%Y", "%Y-%m-%d",
  };
  g_autofree char *figures = fettle_date_format_english (date, "%-d");
  g_autofree char *month = fettle_date_format_english (date, "%B");
  g_autofree char *ordinal = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *text = fettle_date_format_english (date, forms[i]);

      assert_typed (date, today, text);
    }
  ordinal = g_strdup_printf ("%s%s of %s", figures, ordinal_of (g_ascii_strtoll (figures, NULL, 10)), month);
  assert_typed (date, today, ordinal);
}

/* Each day of the half years on both sides of a day, in each form that it may be typed in, is that day. */
static void
test_typed_forms (void)
{
  const FettleDate todays[] = { fettle_date_new (2026, 11, 30), fettle_date_new (2028, 2, 29), fettle_date_new (2027, 1, 1) };

  for (guint i = 0; i < G_N_ELEMENTS (todays); i++)
    for (FettleDate date = todays[i] - 182; date <= todays[i] + 182; date++)
      assert_forms (date, todays[i]);
}

/* On each day of a week, each name of a day is a day of that name, and the next such one. */
static void
test_typed_weekdays (void)
{
  for (FettleDate today = fettle_date_new (2026, 11, 30); today < fettle_date_new (2026, 12, 7); today++)
    for (FettleDate date = today + 1; date <= today + 7; date++)
      {
        g_autofree char *name = fettle_date_format_english (date, "%A");
        g_autofree char *next = g_strconcat ("next ", name, NULL);
        g_autofree char *this = g_strconcat ("this ", name, NULL);
        FettleDate read = fettle_date_parse_typed (this, today);

        assert_typed (date, today, name);
        g_assert_cmpint (fettle_date_get_weekday (read), ==, fettle_date_get_weekday (date));
        g_assert_cmpuint ((read - 1) / 7, ==, (today - 1) / 7);
        g_assert_cmpuint (fettle_date_parse_typed (next, today), ==, read + 7);
      }
}

/* Day before month, whatever else could be read: each pair of figures is that day of that month, or nothing. */
static void
test_typed_day_first (void)
{
  FettleDate today = fettle_date_new (2026, 11, 30);

  for (int first = 0; first <= 40; first++)
    for (int second = 0; second <= 40; second++)
      {
        g_autofree char *text = g_strdup_printf ("%d/%d", first, second);
        FettleDate read = fettle_date_parse_typed (text, today);
        int month, day;

        if (read == FETTLE_DATE_NONE)
          {
            g_assert_cmpuint (fettle_date_new (2028, second, first), ==, FETTLE_DATE_NONE);
            continue;
          }
        fettle_date_get_ymd (read, NULL, &month, &day);
        g_assert_cmpint (day, ==, first);
        g_assert_cmpint (month, ==, second);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/forms", test_forms);
  g_test_add_func ("/date/partial", test_partial);
  g_test_add_func ("/date/typed/table", test_typed_table);
  g_test_add_func ("/date/typed/forms", test_typed_forms);
  g_test_add_func ("/date/typed/weekdays", test_typed_weekdays);
  g_test_add_func ("/date/typed/day-first", test_typed_day_first);
  g_test_add_func ("/date/words", test_words);
  g_test_add_func ("/date/distance", test_distance);
  g_test_add_func ("/date/months", test_months);
  g_test_add_func ("/date/weekday-and-excel", test_weekday_and_excel);
  g_test_add_func ("/date/round-trip", test_round_trip);
  return g_test_run ();
}
