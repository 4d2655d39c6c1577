/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fettle-date.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fettle-clock.h"
#include "fettle-text.h"

/* Files write English months whole or cut short (Sep, Sept), whatever the locale. */
static const char *const month_names[] = { "january", "february", "march", "april", "may", "june",
                                           "july", "august", "september", "october", "november", "december" };

#define MAX_PARTS 3

typedef struct
{
  int number[MAX_PARTS];
  guint digits[MAX_PARTS]; /* how many digits; 0 for the name of a month */
  guint n_parts;
} DateParts;

static int
month_from_word (const char *word,
                 gsize       length)
{
  if (length < 3)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (month_names); i++)
    if (g_ascii_strncasecmp (word, month_names[i], length) == 0)
      return (int) i + 1;
  return 0;
}

static gboolean
take_part (const char **at,
           DateParts   *parts)
{
  const char *start = *at;
  guint n = parts->n_parts;

  if (n == MAX_PARTS)
    return FALSE;
  while (g_ascii_isdigit (**at))
    (*at)++;
  if (*at > start)
    {
      parts->digits[n] = (guint) (*at - start);
      parts->number[n] = parts->digits[n] > 4 ? 0 : (int) g_ascii_strtoll (start, NULL, 10);
    }
  else
    {
      while (g_ascii_isalpha (**at))
        (*at)++;
      parts->digits[n] = 0;
      parts->number[n] = month_from_word (start, (gsize) (*at - start));
    }
  if (parts->number[n] == 0)
    return FALSE;
  parts->n_parts++;
  return TRUE;
}

static const char *
skip_separator (const char *at)
{
  while (*at == ' ' || *at == '-' || *at == '/' || *at == '.' || *at == ',')
    at++;
  return at;
}

/* A time of day after the date is allowed and dropped: spreadsheets add one. */
static gboolean
is_time_of_day (const char *at)
{
  if (*at == 'T' || *at == ' ')
    at++;
  else
    return FALSE;
  if (!g_ascii_isdigit (at[0]) || !strchr (at, ':'))
    return FALSE;
  return strspn (at, "0123456789:.Z+") == strlen (at);
}

static gboolean
split (const char *text,
       DateParts  *parts)
{
  const char *at = text;

  *parts = (DateParts){ 0 };
  while (*at != '\0')
    {
      if (parts->n_parts == MAX_PARTS)
        return is_time_of_day (at);
      if (!take_part (&at, parts))
        return FALSE;
      if (parts->n_parts < MAX_PARTS)
        at = skip_separator (at);
    }
  return parts->n_parts > 0;
}

static int
full_year (int   year,
           guint digits)
{
  if (digits == 4)
    return year;
  if (digits != 2)
    return 0;
  return year < 70 ? 2000 + year : 1900 + year;
}

/**
 * fettle_date_new:
 * @year: the year, 1 to 9999
 * @month: the month, 1 to 12
 * @day: the day of the month, from 1
 *
 * Returns: the date, or %FETTLE_DATE_NONE where there is no such day
 */
FettleDate
fettle_date_new (int year,
                 int month,
                 int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
    return FETTLE_DATE_NONE;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FETTLE_DATE_NONE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

/**
 * fettle_date_parse_iso:
 * @iso: (nullable): "YYYY-MM-DD" and nothing else
 *
 * Reads a date as the register keeps it. A date known only to the month or year has no day, so it gives none.
 *
 * Returns: the date, or %FETTLE_DATE_NONE
 */
FettleDate
fettle_date_parse_iso (const char *iso)
{
  if (iso == NULL || strlen (iso) != 10 || iso[4] != '-' || iso[7] != '-')
    return FETTLE_DATE_NONE;
  for (guint i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (iso[i]))
      return FETTLE_DATE_NONE;
  return fettle_date_new (atoi (iso), atoi (iso + 5), atoi (iso + 8));
}

/**
 * fettle_date_parse:
 * @text: (nullable): a date as a person or a public file writes it
 *
 * Reads 2026-11-21, 21-11-2026, 21/11/2026, 21.11.2026, 21/11/26, 21 Nov 2026, 21 November 2026 and 21-Nov-26, with or without a
 * time of day behind it. The day always stands before the month: never month first.
 *
 * Returns: the date, or %FETTLE_DATE_NONE where the text is empty or no such date
 */
FettleDate
fettle_date_parse (const char *text)
{
  g_autofree char *clean = fettle_text_clean (text);
  DateParts p;

  if (clean == NULL || !split (clean, &p) || p.n_parts != MAX_PARTS)
    return FETTLE_DATE_NONE;
  if (p.digits[0] == 4)
    return fettle_date_new (p.number[0], p.number[1], p.number[2]);
  if (p.digits[0] == 0 || p.digits[0] > 2)
    return FETTLE_DATE_NONE;
  return fettle_date_new (full_year (p.number[2], p.digits[2]), p.number[1], p.number[0]);
}

/**
 * fettle_date_parse_partial:
 * @text: (nullable): a date that may be known only to the month ("Mar 2026", "03/2026") or the year ("2026")
 *
 * Returns: (transfer full) (nullable): "YYYY-MM-DD", "YYYY-MM" or "YYYY", or %NULL where it is none of these
 */
char *
fettle_date_parse_partial (const char *text)
{
  g_autofree char *clean = fettle_text_clean (text);
  FettleDate whole = fettle_date_parse (clean);
  int year, month;
  DateParts p;

  if (whole != FETTLE_DATE_NONE)
    return fettle_date_to_iso (whole);
  if (clean == NULL || !split (clean, &p))
    return NULL;
  if (p.n_parts == 1)
    return p.digits[0] == 4 ? g_strdup_printf ("%04d", p.number[0]) : NULL;
  if (p.n_parts != 2)
    return NULL;
  year = p.digits[0] == 4 ? p.number[0] : p.digits[1] == 4 ? p.number[1] : 0;
  month = p.digits[0] == 4 ? p.number[1] : p.number[0];
  if (year == 0 || month > 12)
    return NULL;
  return g_strdup_printf ("%04d-%02d", year, month);
}

/**
 * fettle_date_is_partial_iso:
 * @iso: (nullable): a date as the register keeps it
 *
 * Returns: whether @iso is a whole date, a month "YYYY-MM" or a year "YYYY", of a year that the register keeps
 */
gboolean
fettle_date_is_partial_iso (const char *iso)
{
  gsize length = iso != NULL ? strlen (iso) : 0;
  g_autofree char *padded = NULL;

  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  padded = g_strconcat (iso, length == 4 ? "-01-01" : length == 7 ? "-01" : "", NULL);
  return fettle_date_is_kept (fettle_date_parse_iso (padded));
}

/**
 * fettle_date_is_kept:
 * @date: a date
 *
 * Returns: whether the register keeps such a date; %FETTLE_DATE_NONE is none
 */
gboolean
fettle_date_is_kept (FettleDate date)
{
  int year, month, day;

  if (date == FETTLE_DATE_NONE)
    return FALSE;
  fettle_date_get_ymd (date, &year, &month, &day);
  return year >= FETTLE_DATE_FIRST_YEAR && year <= FETTLE_DATE_LAST_YEAR;
}

/**
 * fettle_date_to_iso:
 * @date: a date
 *
 * Returns: (transfer full) (nullable): "YYYY-MM-DD", or %NULL for %FETTLE_DATE_NONE
 */
char *
fettle_date_to_iso (FettleDate date)
{
  int year, month, day;

  if (date == FETTLE_DATE_NONE)
    return NULL;
  fettle_date_get_ymd (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * fettle_date_get_ymd:
 * @date: a date, not %FETTLE_DATE_NONE
 * @year: (out) (optional): the year
 * @month: (out) (optional): the month, 1 to 12
 * @day: (out) (optional): the day of the month
 */
void
fettle_date_get_ymd (FettleDate  date,
                     int        *year,
                     int        *month,
                     int        *day)
{
  GDate d;

  g_return_if_fail (date != FETTLE_DATE_NONE);

  g_date_clear (&d, 1);
  g_date_set_julian (&d, date);
  if (year != NULL)
    *year = g_date_get_year (&d);
  if (month != NULL)
    *month = g_date_get_month (&d);
  if (day != NULL)
    *day = g_date_get_day (&d);
}

/**
 * fettle_date_get_weekday:
 * @date: a date
 *
 * Returns: 1 for Monday to 7 for Sunday; 0 for %FETTLE_DATE_NONE
 */
int
fettle_date_get_weekday (FettleDate date)
{
  /* Julian day 1 is a Monday. */
  return date == FETTLE_DATE_NONE ? 0 : (int) ((date - 1) % 7) + 1;
}

/**
 * fettle_date_add_months:
 * @date: a date
 * @months: how many calendar months to go on (or back)
 *
 * The corresponding date: the same day of the month, or the last day of a month that is shorter.
 *
 * Returns: the date, or %FETTLE_DATE_NONE
 */
FettleDate
fettle_date_add_months (FettleDate date,
                        int        months)
{
  int year, month, day, count;
  int last;

  if (date == FETTLE_DATE_NONE)
    return FETTLE_DATE_NONE;
  fettle_date_get_ymd (date, &year, &month, &day);
  count = year * 12 + (month - 1) + months;
  year = count / 12;
  month = count % 12 + 1;
  last = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
  return fettle_date_new (year, month, MIN (day, last));
}

/**
 * fettle_date_last_of_month:
 * @date: a date
 *
 * Returns: the last day of its month, or %FETTLE_DATE_NONE
 */
FettleDate
fettle_date_last_of_month (FettleDate date)
{
  int year, month;

  if (date == FETTLE_DATE_NONE)
    return FETTLE_DATE_NONE;
  fettle_date_get_ymd (date, &year, &month, NULL);
  return fettle_date_new (year, month, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));
}

/**
 * fettle_date_from_excel:
 * @serial: days as a spreadsheet counts them, with a fraction for the time of day
 * @epoch_1904: whether the workbook counts from 1904
 *
 * The 1900 epoch counts a 29 February 1900 that never was, so serials under 61 are a day out there; no school file has one.
 *
 * Returns: the date, or %FETTLE_DATE_NONE where @serial is not between 1 and the year 9999
 */
FettleDate
fettle_date_from_excel (double   serial,
                        gboolean epoch_1904)
{
  FettleDate zero = epoch_1904 ? fettle_date_new (1904, 1, 1) : fettle_date_new (1899, 12, 30);

  if (!(serial >= 1.0 && serial < 2958466.0))
    return FETTLE_DATE_NONE;
  return zero + (FettleDate) floor (serial);
}

/**
 * fettle_date_today:
 *
 * Today where the person sits. The only clock for dates: rules and reports are given theirs. FETTLE_TODAY sets it for
 * repeatable runs, and SOURCE_DATE_EPOCH for builds that come out the same each time.
 *
 * Returns: today
 */
FettleDate
fettle_date_today (void)
{
  FettleDate set = fettle_date_parse_iso (g_getenv ("FETTLE_TODAY"));
  g_autoptr (GDateTime) now = NULL;

  if (set != FETTLE_DATE_NONE)
    return set;
  now = fettle_clock_read ();
  return fettle_date_new (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
}
