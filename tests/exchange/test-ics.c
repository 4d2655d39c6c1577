/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libical/ical.h>
#include <string.h>

#include "base/fettle-error.h"
#include "calendar/fettle-ics.h"

#define STAMP "2026-11-21T20:31:15Z"

static const guint alarms[] = { 0, 1, 14 };

static char *
write_text (const FettleIcsEvent *events,
            guint                 n_events)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fettle_ics_write ("Fettle: deadlines", events, n_events, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static icalcomponent *
parse (const char *text)
{
  icalcomponent *calendar = icalparser_parse_string (text);

  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_isa (calendar), ==, ICAL_VCALENDAR_COMPONENT);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  g_assert_true (icalrestriction_check (calendar));
  return calendar;
}

static icalcomponent *
first_event (icalcomponent *calendar)
{
  return icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
}

static void
test_reads_back (void)
{
  const FettleIcsEvent event = { "0198c0de-0000-7000-8000-000000000001", 3, STAMP, fettle_date_new (2027, 1, 15),
                                 "Compliance period ends: Oak, Ash; and \\Elm", "EIA 2006 s.60(1)(b)\nR1", alarms, G_N_ELEMENTS (alarms), FALSE };
  g_autofree char *text = write_text (&event, 1);
  icalcomponent *calendar = parse (text);
  icalcomponent *read = first_event (calendar);
  struct icaltimetype start = icalcomponent_get_dtstart (read);
  struct icaltimetype end = icalcomponent_get_dtend (read);
  struct icaltimetype stamp = icalcomponent_get_dtstamp (read);

  g_assert_cmpstr (icalcomponent_get_uid (read), ==, "0198c0de-0000-7000-8000-000000000001@fettle");
  g_assert_cmpstr (icalcomponent_get_summary (read), ==, event.summary);
  g_assert_cmpstr (icalcomponent_get_description (read), ==, event.description);
  g_assert_cmpint (icalcomponent_get_sequence (read), ==, 3);
  g_assert_true (start.is_date);
  g_assert_cmpint (start.year * 10000 + start.month * 100 + start.day, ==, 20270115);
  g_assert_cmpint (end.year * 10000 + end.month * 100 + end.day, ==, 20270116);
  g_assert_cmpint (stamp.hour * 10000 + stamp.minute * 100 + stamp.second, ==, 203115);
  g_assert_true (icaltime_is_utc (stamp));
  g_assert_nonnull (strstr (text, "LAST-MODIFIED:20261121T203115Z\r\n"));
  icalcomponent_free (calendar);
}

/* Days ahead, at nine in the morning of that day: whole seconds from the midnight that the event begins at. */
static void
test_reminds_at_nine (void)
{
  const FettleIcsEvent event = { "a", 0, STAMP, fettle_date_new (2027, 1, 15), "One", NULL, alarms, G_N_ELEMENTS (alarms), FALSE };
  static const int hours[] = { 9, -24 + 9, -14 * 24 + 9 };
  g_autofree char *text = write_text (&event, 1);
  icalcomponent *calendar = parse (text);
  icalcomponent *read = first_event (calendar);
  icalcomponent *alarm = icalcomponent_get_first_component (read, ICAL_VALARM_COMPONENT);

  for (gsize i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      icalproperty *trigger = icalcomponent_get_first_property (alarm, ICAL_TRIGGER_PROPERTY);

      g_assert_cmpint (icaldurationtype_as_int (icalproperty_get_trigger (trigger).duration), ==, hours[i] * 3600);
      alarm = icalcomponent_get_next_component (read, ICAL_VALARM_COMPONENT);
    }
  g_assert_null (alarm);
  icalcomponent_free (calendar);
}

/* A calendar program finds the event it has by its UID, sees the larger SEQUENCE, and moves it. */
static void
test_moved_date_keeps_its_uid (void)
{
  FettleIcsEvent event = { "0198c0de-0000-7000-8000-000000000002", 0, STAMP, fettle_date_new (2026, 12, 24), "Statement of action due", NULL, NULL, 0, FALSE };
  g_autofree char *before = write_text (&event, 1);
  g_autofree char *after = NULL;
  icalcomponent *old, *new;

  event.date = fettle_date_new (2027, 1, 7);
  event.sequence = 1;
  after = write_text (&event, 1);
  old = parse (before);
  new = parse (after);
  g_assert_cmpstr (icalcomponent_get_uid (first_event (old)), ==, icalcomponent_get_uid (first_event (new)));
  g_assert_cmpint (icalcomponent_get_sequence (first_event (old)), <, icalcomponent_get_sequence (first_event (new)));
  g_assert_cmpint (icaltime_compare (icalcomponent_get_dtstart (first_event (old)), icalcomponent_get_dtstart (first_event (new))), <, 0);
  icalcomponent_free (old);
  icalcomponent_free (new);
}

static void
test_cancelled_is_taken_out (void)
{
  const FettleIcsEvent event = { "b", 2, STAMP, fettle_date_new (2027, 1, 15), "Gone", NULL, alarms, G_N_ELEMENTS (alarms), TRUE };
  g_autofree char *text = write_text (&event, 1);
  icalcomponent *calendar = parse (text);

  g_assert_cmpint (icalcomponent_get_status (first_event (calendar)), ==, ICAL_STATUS_CANCELLED);
  g_assert_null (icalcomponent_get_first_component (first_event (calendar), ICAL_VALARM_COMPONENT));
  icalcomponent_free (calendar);
}

static void
test_lines_are_folded_between_characters (void)
{
  g_autoptr (GString) summary = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  FettleIcsEvent event = { "c", 0, STAMP, fettle_date_new (2027, 1, 15), NULL, NULL, NULL, 0, FALSE };
  icalcomponent *calendar;

  for (guint i = 0; i < 60; i++)
    g_string_append (summary, i % 3 == 0 ? "é" : i % 3 == 1 ? "€" : "😀");
  event.summary = summary->str;
  text = write_text (&event, 1);
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strpbrk (lines[i], "\r\n"));
    }
  calendar = parse (text);
  g_assert_cmpstr (icalcomponent_get_summary (first_event (calendar)), ==, summary->str);
  icalcomponent_free (calendar);
}

/* A line may end with whole escapes, never with half of one: then it ends with an even number of backslashes. */
static void
assert_escapes_are_whole (const char *line)
{
  gsize length = strlen (line);
  gsize n = 0;

  while (n < length && line[length - 1 - n] == '\\')
    n++;
  g_assert_cmpuint (n % 2, ==, 0);
}

static char *
generate_text (GRand *dice)
{
  static const char *const pieces[] = { "\\", ";", ",", "\n", "n", "é", "€", "😀", "a", " ", ":", "\"", "\\n" };
  GString *text = g_string_new ("x");

  for (int i = g_rand_int_range (dice, 0, 200); i > 0; i--)
    g_string_append (text, pieces[g_rand_int_range (dice, 0, G_N_ELEMENTS (pieces))]);
  g_string_append (text, "x");
  return g_string_free (text, FALSE);
}

/* Whatever the words are: no line is too long, none is cut within a character or an escape, and libical reads the words back. */
static void
test_any_words (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (g_test_rand_int ());
  guint n = g_getenv ("FETTLE_TEST_LONG") ? 20000 : 2000;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *summary = generate_text (dice);
      g_autofree char *description = generate_text (dice);
      const FettleIcsEvent event = { "f", 0, STAMP, fettle_date_new (2027, 1, 15), summary, description, NULL, 0, FALSE };
      g_autofree char *text = write_text (&event, 1);
      g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
      icalcomponent *calendar = parse (text);

      for (guint j = 0; lines[j] != NULL; j++)
        {
          g_assert_cmpuint (strlen (lines[j]), <=, 75);
          g_assert_true (g_utf8_validate (lines[j], -1, NULL));
          assert_escapes_are_whole (lines[j]);
        }
      g_assert_cmpstr (icalcomponent_get_summary (first_event (calendar)), ==, summary);
      g_assert_cmpstr (icalcomponent_get_description (first_event (calendar)), ==, description);
      icalcomponent_free (calendar);
    }
}

/* Words of a record cannot end the line they stand in and begin one of their own. */
static void
test_text_cannot_break_out (void)
{
  const FettleIcsEvent event = { "d", 0, STAMP, fettle_date_new (2027, 1, 15), "One\r\nEND:VEVENT\r\nBEGIN:VEVENT\001", NULL, NULL, 0, FALSE };
  g_autofree char *text = write_text (&event, 1);
  icalcomponent *calendar = parse (text);

  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, 1);
  g_assert_cmpstr (icalcomponent_get_summary (first_event (calendar)), ==, "One\nEND:VEVENT\nBEGIN:VEVENT□");
  icalcomponent_free (calendar);
}

static void
test_refuses_what_has_no_date (void)
{
  const FettleIcsEvent event = { "e", 0, STAMP, FETTLE_DATE_NONE, "Never", NULL, NULL, 0, FALSE };
  g_autoptr (GError) error = NULL;

  g_assert_null (fettle_ics_write ("n", &event, 1, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID);
}

static void
test_refuses_what_changed_at_no_time (void)
{
  const FettleIcsEvent event = { "e", 0, NULL, fettle_date_new (2027, 1, 15), "Never", NULL, NULL, 0, FALSE };
  g_autoptr (GError) error = NULL;

  g_assert_null (fettle_ics_write ("n", &event, 1, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ics/reads-back", test_reads_back);
  g_test_add_func ("/ics/reminds-at-nine", test_reminds_at_nine);
  g_test_add_func ("/ics/moved-date-keeps-its-uid", test_moved_date_keeps_its_uid);
  g_test_add_func ("/ics/cancelled-is-taken-out", test_cancelled_is_taken_out);
  g_test_add_func ("/ics/lines-are-folded-between-characters", test_lines_are_folded_between_characters);
  g_test_add_func ("/ics/any-words", test_any_words);
  g_test_add_func ("/ics/text-cannot-break-out", test_text_cannot_break_out);
  g_test_add_func ("/ics/refuses-what-has-no-date", test_refuses_what_has_no_date);
  g_test_add_func ("/ics/refuses-what-changed-at-no-time", test_refuses_what_changed_at_no_time);
  return g_test_run ();
}
