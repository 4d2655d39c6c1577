/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calendar/fettle-term-dates-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-text.h"

/*
 * One line of a council's page of term dates. Two dates stand in it, maybe with their days of the week, and what is left is the name.
 */

#define WEEKDAY "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[,.]?\\s+)?"
#define MONTH "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
#define DAY "\\d{1,2}(?:st|nd|rd|th)?"
#define IN_WORDS DAY "(?:\\s+of)?\\s+" MONTH "[.,]?(?:\\s+\\d{4})?"
#define IN_FIGURES "\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}"
#define DATE WEEKDAY "(?:" IN_FIGURES "|" IN_WORDS ")"
#define TO "(?:\\s*(?:\\bto\\b|\\buntil\\b|\\btill\\b|\\bthrough\\b|[-\u2013\u2014|])\\s*|\\s+and\\s+ends?\\s+(?:on\\s+)?|\\s*\\t\\s*|\\s{2,})"

/* "26 to 30 October 2026": the first date has only its day. */
static const char span_pattern[] = "(?<![\\d/.])(" DATE "|" WEEKDAY DAY ")" TO "(" DATE ")(?![\\d/])";
static const char date_pattern[] = "(?<![\\d/.])" DATE "(?![\\d/])";

static GRegex *
get_span_regex (void)
{
  static GRegex *regex = NULL;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, g_regex_new (span_pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  return regex;
}

static GRegex *
get_date_regex (void)
{
  static GRegex *regex = NULL;

  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, g_regex_new (date_pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  return regex;
}

static gboolean
has_year (const char *text)
{
  return g_regex_match_simple ("\\d{4}|[/.]\\d{1,2}[/.]\\d{2}$", text, 0, 0);
}

static gboolean
has_month (const char *text)
{
  return g_regex_match_simple (MONTH "|[/.-]", text, G_REGEX_CASELESS, 0);
}

/* A whole date, whose day of the week is right where it is named: then it does not matter on which day it is read. */
static FettleDate
read_whole (const char *text)
{
  return has_year (text) ? fettle_date_parse_typed (text, fettle_date_new (2000, 1, 1)) : FETTLE_DATE_NONE;
}

static char *
add_month (const char *first,
           const char *second)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GRegex) regex = g_regex_new (MONTH, G_REGEX_CASELESS, 0, NULL);
  g_autofree char *month = NULL;

  if (has_month (first) || !g_regex_match (regex, second, 0, &match))
    return g_strdup (first);
  month = g_match_info_fetch (match, 0);
  return g_strdup_printf ("%s %s", first, month);
}

static FettleDate
read_in_year (const char *text,
              int         year)
{
  g_autofree char *whole = g_strdup_printf ("%s %04d", text, year);

  return read_whole (whole);
}

/* The first date without a year is of the year of the second, or of the one before: Christmas. */
static FettleDate
read_first (const char *text,
            const char *second,
            FettleDate  last)
{
  g_autofree char *whole = add_month (text, second);
  FettleDate first;
  int year;

  if (has_year (whole))
    return read_whole (whole);
  if (last == FETTLE_DATE_NONE)
    return FETTLE_DATE_NONE;
  fettle_date_get_ymd (last, &year, NULL, NULL);
  first = read_in_year (whole, year);
  return first != FETTLE_DATE_NONE && first <= last ? first : read_in_year (whole, year - 1);
}

/* The second date without a year is the first such day after the first. */
static FettleDate
read_second (const char *text,
             FettleDate  first)
{
  FettleDate last;
  int year;

  if (first == FETTLE_DATE_NONE)
    return FETTLE_DATE_NONE;
  fettle_date_get_ymd (first, &year, NULL, NULL);
  last = read_in_year (text, year);
  return last != FETTLE_DATE_NONE && last >= first ? last : read_in_year (text, year + 1);
}

/* What stands around the dates, without the marks and small words that led to them. */
static char *
make_title (const char *line,
            int         start,
            int         end)
{
  g_autofree char *before = g_strndup (line, (gsize) start);
  g_autofree char *joined = g_strconcat (before, " ", line + end, NULL);
  g_autoptr (GRegex) marks = g_regex_new ("^[\\s:;,.()*|\u2022\u2013\u2014-]+|(?:\\s*\\b(?:from|is|begins?|starts?|on)\\b)*[\\s:;,.()|\u2013\u2014-]*$",
                                          G_REGEX_CASELESS, 0, NULL);
  g_autofree char *bare = g_regex_replace_literal (marks, joined, -1, 0, "", 0, NULL);
  char *title = fettle_text_clean (bare);

  return title ? title : g_strdup ("");
}

static const char *
say_why (const char *line)
{
  if (g_regex_match (get_date_regex (), line, 0, NULL))
    return _("There is only one date. A school holiday has a first and a last day.");
  return _("There is no date in it.");
}

/**
 * fettle_term_dates_read_line:
 * @dates: what was read so far
 * @number: number of the line, from 1
 * @line: the line, not empty
 *
 * Reads the holiday that the line is about.
 */
void
fettle_term_dates_read_line (FettleTermDates *dates,
                             guint            number,
                             const char      *line)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autofree char *title = NULL;
  FettleDate first, last;
  int start, end;

  if (!g_regex_match (get_span_regex (), line, 0, &match))
    {
      fettle_term_dates_complain (dates, number, line, say_why (line));
      return;
    }
  one = g_match_info_fetch (match, 1);
  other = g_match_info_fetch (match, 2);
  g_match_info_fetch_pos (match, 0, &start, &end);
  title = make_title (line, start, end);
  if (!has_year (one) && !has_year (other))
    {
      fettle_term_dates_complain (dates, number, line, _("The year is missing."));
      return;
    }
  last = read_whole (other);
  first = read_first (one, other, last);
  if (!has_year (other))
    last = read_second (other, first);
  fettle_term_dates_add (dates, number, line, title, first, last);
}
