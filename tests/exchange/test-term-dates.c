/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "calendar/fettle-term-dates.h"

static char *
say_all (const FettleTermDates *dates)
{
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < dates->holidays->len; i++)
    {
      const FettleTermHoliday *holiday = g_ptr_array_index (dates->holidays, i);
      g_autofree char *first = fettle_date_to_iso (holiday->first);
      g_autofree char *last = fettle_date_to_iso (holiday->last);

      g_string_append_printf (said, "%s%s %s %s", said->len ? "\n" : "", first, last, holiday->title);
    }
  for (guint i = 0; i < dates->troubles->len; i++)
    {
      const FettleTermTrouble *trouble = g_ptr_array_index (dates->troubles, i);

      g_string_append_printf (said, "%s%u: %s", said->len ? "\n" : "", trouble->line, trouble->why);
    }
  return g_string_free (said, FALSE);
}

static void
assert_read (const char *text,
             const char *wanted)
{
  g_autoptr (FettleTermDates) dates = fettle_term_dates_read (text, NULL);
  g_autofree char *said = say_all (dates);

  if (g_strcmp0 (said, wanted) != 0)
    g_test_message ("%s", text);
  g_assert_cmpstr (said, ==, wanted);
}

#define NO_DATE "1: There is no date in it."
#define ONE_DATE "1: There is only one date. A school holiday has a first and a last day."
#define UNREADABLE "1: The dates cannot be read. Write the line as: Half term 26 October to 30 October 2026."
#define TERM "1: This is a term. Give the holidays between the terms."

static void
test_lines (void)
{
  static const char *const lines[][2] = {
    { "Half term 26 October to 30 October 2026", "2026-10-26 2026-10-30 Half term" },
    { "Half term: Monday 26 October 2026 to Friday 30 October 2026", "2026-10-26 2026-10-30 Half term" },
    { "Half-term holiday: Mon 26 Oct \u2013 Fri 30 Oct 2026", "2026-10-26 2026-10-30 Half-term holiday" },
    { "Half term (26 to 30 October 2026)", "2026-10-26 2026-10-30 Half term" },
    { "Half term 26-30 October 2026", "2026-10-26 2026-10-30 Half term" },
    { "Half term\t26/10/2026\t30/10/2026", "2026-10-26 2026-10-30 Half term" },
    { "Half term | 26/10/26 | 30/10/26", "2026-10-26 2026-10-30 Half term" },
    { "Half term: 2026-10-26 to 2026-10-30", "2026-10-26 2026-10-30 Half term" },
    { "26th October 2026 - 30th October 2026 Half Term", "2026-10-26 2026-10-30 Half Term" },
    { "26 October to 30 October 2026", "2026-10-26 2026-10-30 School holiday" },
    { "\u2022 Half term holiday from Monday 26th of October to Friday 30th of October 2026", "2026-10-26 2026-10-30 Half term holiday" },
    { "Half term holiday starts on 26 October 2026 and ends on 30 October 2026", "2026-10-26 2026-10-30 Half term holiday" },
    { "Christmas holiday 21 December to 1 January 2027", "2026-12-21 2027-01-01 Christmas holiday" },
    { "Christmas holiday 21 December 2026 to 1 January", "2026-12-21 2027-01-01 Christmas holiday" },
    { "Christmas: Monday 21 December 2026 until Friday 1 January 2027", "2026-12-21 2027-01-01 Christmas" },
    { "End of term holiday 21 July 2027 to 1 September 2027", "2027-07-21 2027-09-01 End of term holiday" },
    { "Half term Tuesday 26 October to 30 October 2026", UNREADABLE },
    { "Half term 31 November to 2 December 2026", UNREADABLE },
    { "Half term 10/26/2026 to 10/30/2026", UNREADABLE },
    { "Half term 26 October to 30 October", "1: The year is missing." },
    { "Half term 30 October 2026 to 26 October 2026", "1: The last day is before the first." },
    { "Autumn term 2 September to 18 December 2026", TERM },
    { "Summer 1 April 2026 to 20 July 2026", "1: This is longer than ten weeks, so it is not taken for a holiday." },
    { "INSET day 4 January 2027", ONE_DATE },
    { "School term and holiday dates 2026/27", NO_DATE },
    { "Call 0121 303 1122", NO_DATE },
    { "", "" },
    { " \n\t\n", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    assert_read (lines[i][0], lines[i][1]);
}

/* A page as it is copied from a council's web site. */
static void
test_page (void)
{
  assert_read ("Term dates 2026 to 2027\r\n"
               "Autumn term: 2 September to 18 December 2026\r\n"
               "\r\n"
               "Christmas holiday: 21 December 2026 to 1 January 2027\r\n"
               "Half term: 26 October to 30 October 2026\r\n"
               "Half term again: 28 October to 30 October 2026\r\n",
               "2026-10-26 2026-10-30 Half term\n"
               "2026-12-21 2027-01-01 Christmas holiday\n"
               "1: There is no date in it.\n"
               "2: This is a term. Give the holidays between the terms.\n"
               "6: It overlaps with a holiday of a line above.");
}

/* Each week of two years in each way to write it is that week. */
static void
test_forms (void)
{
  static const char *const forms[] = { "%-d %B %Y", "%A %-d %B %Y", "%a %-d %b %Y", "%d/%m/%Y", "%-d.%-m.%Y", "%Y-%m-%d" };
  static const char *const joints[] = { " to ", " - ", "\u2013", " until ", "\t", "  " };

  for (FettleDate first = fettle_date_new (2026, 9, 7); first < fettle_date_new (2028, 9, 1); first += 7)
    for (guint form = 0; form < G_N_ELEMENTS (forms); form++)
      for (guint joint = 0; joint < G_N_ELEMENTS (joints); joint++)
        {
          g_autofree char *one = fettle_date_format_english (first, forms[form]);
          g_autofree char *other = fettle_date_format_english (first + 4, forms[form]);
          g_autofree char *line = g_strconcat ("Half term ", one, joints[joint], other, NULL);
          g_autofree char *iso = fettle_date_to_iso (first);
          g_autofree char *last = fettle_date_to_iso (first + 4);
          g_autofree char *wanted = g_strdup_printf ("%s %s Half term", iso, last);

          assert_read (line, wanted);
        }
}

#define BEGIN "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
#define EVENT(lines) "BEGIN:VEVENT\r\n" lines "END:VEVENT\r\n"
#define END "END:VCALENDAR\r\n"

static void
test_calendar (void)
{
  assert_read (BEGIN EVENT ("SUMMARY:Half term\\, autumn\r\nDTSTART;VALUE=DATE:20261026\r\nDTEND;VALUE=DATE:20261031\r\n") END,
               "2026-10-26 2026-10-30 Half term, autumn");
  /* Folded lines, a time of day, and small letters. */
  assert_read (BEGIN EVENT ("summary;LANGUAGE=en:Christmas hol\r\n iday\r\nDTSTART:20261221T000000\r\nDTEND:20270101T235900\r\n") END,
               "2026-12-21 2027-01-01 Christmas holiday");
  assert_read (BEGIN EVENT ("SUMMARY:May Day\r\nDTSTART;VALUE=DATE:20270503\r\nDTEND;VALUE=DATE:20270504\r\n")
                 EVENT ("SUMMARY:Autumn term\r\nDTSTART;VALUE=DATE:20260902\r\nDTEND;VALUE=DATE:20261024\r\n")
                 EVENT ("SUMMARY:Half term\r\nRRULE:FREQ=YEARLY\r\nDTSTART;VALUE=DATE:20260217\r\nDTEND;VALUE=DATE:20260221\r\n")
                 EVENT ("SUMMARY:Nothing\r\nDTSTART:soon\r\n") END,
               "3: It is a single day, so it is not taken for a holiday.\n"
               "8: This is a term. Give the holidays between the terms.\n"
               "13: The event comes again and again. Add its holidays one by one.\n"
               "19: The dates cannot be read. Write the line as: Half term 26 October to 30 October 2026.");
  /* Cut off in the middle. */
  assert_read (BEGIN "BEGIN:VEVENT\r\nSUMMARY:Half term\r\nDTSTART;VALUE=DATE:20261026\r\n", "");
}

/* What is in the register already is not added twice; the rest is one step. */
static void
test_batch (void)
{
  g_autoptr (FettleRecord) known = fettle_record_new (fettle_kind_get ("school-holiday"), "00000000-0000-4000-8000-000000000001");
  g_autoptr (FettleRecord) own = fettle_record_new (fettle_kind_get ("school-holiday"), "00000000-0000-4000-8000-000000000002");
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (FettleTermDates) dates = NULL;
  g_autoptr (FettleBatch) batch = NULL;
  FettleRecord *after = NULL, *before = NULL;

  fettle_record_set_text (known, "first", "2026-10-26");
  fettle_record_set_text (known, "last", "2026-10-30");
  fettle_record_set_text (own, "school", "00000000-0000-4000-8000-000000000003");
  fettle_record_set_text (own, "first", "2026-12-21");
  fettle_record_set_text (own, "last", "2027-01-01");
  g_ptr_array_add (records, known);
  g_ptr_array_add (records, own);
  dates = fettle_term_dates_read ("Half term 26 to 30 October 2026\nChristmas 21 December to 1 January 2027\n"
                                  "Half term 15 to 19 February 2027", records);
  g_assert_cmpuint (fettle_term_dates_get_n_new (dates), ==, 2);
  batch = fettle_term_dates_to_batch (dates);
  g_assert_cmpuint (fettle_batch_get_n_operations (batch), ==, 2);
  g_assert_cmpstr (fettle_batch_get_label (batch), ==, "2 school holidays added");
  g_assert_true (fettle_batch_get_operation (batch, 0, &after, &before));
  g_assert_cmpstr (fettle_record_get_text (after, "title"), ==, "Christmas");
  g_assert_null (before);
  g_assert_null (fettle_record_get_text (after, "school"));
}

/* Any bytes, and much of them: an answer, and soon. */
static void
test_hostile (void)
{
  g_autofree char *digits = g_strnfill (400000, '1');
  g_autofree char *blanks = g_strnfill (499, ' ');
  g_autoptr (GString) many = g_string_new (BEGIN);
  g_autoptr (GString) dated = g_string_new (NULL);
  gint64 begun = g_get_monotonic_time ();

  assert_read (digits, "1: The line is too long to be about a holiday.");
  assert_read (blanks, "");
  for (guint i = 0; i < 2000; i++)
    g_string_append (dated, "26 October 26 October 26 October 26 October 26 October 26 October 26 October\n");
  fettle_term_dates_free (fettle_term_dates_read (dated->str, NULL));
  for (guint i = 0; i < 20000; i++)
    g_string_append (many, "BEGIN:VEVENT\nSUMMARY:\xff\xfe\nDTSTART:99999999\n");
  fettle_term_dates_free (fettle_term_dates_read (many->str, NULL));
  for (guint i = 0; i < 5000; i++)
    {
      char noise[64];
      FettleTermDates *dates;

      for (guint j = 0; j < sizeof noise - 1; j++)
        noise[j] = (char) g_test_rand_int_range (1, 256);
      noise[sizeof noise - 1] = '\0';
      dates = fettle_term_dates_read (noise, NULL);
      g_assert_cmpuint (dates->holidays->len, ==, 0);
      fettle_term_dates_free (dates);
    }
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 10 * G_TIME_SPAN_SECOND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/term-dates/lines", test_lines);
  g_test_add_func ("/term-dates/page", test_page);
  g_test_add_func ("/term-dates/forms", test_forms);
  g_test_add_func ("/term-dates/calendar", test_calendar);
  g_test_add_func ("/term-dates/batch", test_batch);
  g_test_add_func ("/term-dates/hostile", test_hostile);
  return g_test_run ();
}
