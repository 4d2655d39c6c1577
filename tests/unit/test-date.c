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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/forms", test_forms);
  g_test_add_func ("/date/partial", test_partial);
  g_test_add_func ("/date/words", test_words);
  g_test_add_func ("/date/months", test_months);
  g_test_add_func ("/date/weekday-and-excel", test_weekday_and_excel);
  g_test_add_func ("/date/round-trip", test_round_trip);
  return g_test_run ();
}
