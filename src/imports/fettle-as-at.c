/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-as-at.h"

#include <stdlib.h>
#include <string.h>

#include "base/fettle-date.h"

#define MAX_PARTS 64

/* A file name taken apart into runs of digits and of letters: "latest_inspections_as_at_31_Aug_2023" ends 31, Aug,
 * 2023. */
typedef struct
{
  guint digits;
  int number;
  int month;
} Part;

/* Whole names and the first three letters of each: Aug, Sept and August are all met. */
static int
month_of (const char *letters,
          gsize       length)
{
  static const char *const months[] = { "january", "february", "march",     "april",   "may",      "june",
                                        "july",    "august",   "september", "october", "november", "december" };

  for (guint i = 0; length >= 3 && i < G_N_ELEMENTS (months); i++)
    if (length <= strlen (months[i]) && g_ascii_strncasecmp (letters, months[i], length) == 0)
      return i + 1;
  return 0;
}

static guint
split (const char *name,
       Part        parts[MAX_PARTS])
{
  guint n = 0;

  while (*name != '\0' && n < MAX_PARTS)
    {
      const char *start = name;

      while (g_ascii_isdigit (*name))
        name++;
      if (name > start)
        {
          parts[n++] = (Part) { name - start, name - start <= 8 ? atoi (start) : 0, 0 };
          continue;
        }
      while (g_ascii_isalpha (*name))
        name++;
      if (name > start)
        parts[n++] = (Part) { 0, 0, month_of (start, name - start) };
      else
        name++;
    }
  return n;
}

static FettleDate
sensible (int year,
          int month,
          int day)
{
  return year >= 1990 && year < 2100 ? fettle_date_new (year, month, day) : FETTLE_DATE_NONE;
}

static FettleDate
read_eight (const Part *part)
{
  FettleDate date;

  if (part->digits != 8)
    return FETTLE_DATE_NONE;
  date = sensible (part->number / 10000, part->number / 100 % 100, part->number % 100);
  if (date == FETTLE_DATE_NONE)
    date = sensible (part->number % 10000, part->number / 10000 % 100, part->number / 1000000);
  return date;
}

static FettleDate
read_three (const Part *parts)
{
  if (parts[0].digits >= 1 && parts[0].digits <= 2 && parts[1].month > 0 && parts[2].digits == 4)
    return sensible (parts[2].number, parts[1].month, parts[0].number);
  if (parts[0].digits == 4 && parts[1].digits == 2 && parts[2].digits == 2)
    return sensible (parts[0].number, parts[1].number, parts[2].number);
  if (parts[0].digits == 2 && parts[1].digits == 2 && parts[2].digits == 4)
    return sensible (parts[2].number, parts[1].number, parts[0].number);
  return FETTLE_DATE_NONE;
}

/* "August 2023" alone stands for the end of the month: that is what Ofsted's files are as at. */
static FettleDate
read_two (const Part *parts)
{
  FettleDate first =
      parts[0].month > 0 && parts[1].digits == 4 ? sensible (parts[1].number, parts[0].month, 1) : FETTLE_DATE_NONE;

  return first == FETTLE_DATE_NONE ? FETTLE_DATE_NONE : fettle_date_last_of_month (first);
}

/**
 * fettle_as_at_from_name:
 * @file_name: base name of a download
 *
 * Finds the day that a public file is as at in its name: edubasealldata20220706.csv, …_as_at_31_Aug_2023.csv,
 * 2026-10-31.csv.
 *
 * Returns: (transfer full) (nullable): the ISO date, or %NULL where the name bears none
 */
char *
fettle_as_at_from_name (const char *file_name)
{
  Part parts[MAX_PARTS + 2] = { { 0 } };
  FettleDate date = FETTLE_DATE_NONE;
  guint n;

  g_return_val_if_fail (file_name != NULL, NULL);

  n = split (file_name, parts);
  for (guint i = 0; i < n && date == FETTLE_DATE_NONE; i++)
    {
      date = read_eight (&parts[i]);
      if (date == FETTLE_DATE_NONE)
        date = read_three (&parts[i]);
    }
  for (guint i = 0; i < n && date == FETTLE_DATE_NONE; i++)
    date = read_two (&parts[i]);
  return fettle_date_to_iso (date);
}
