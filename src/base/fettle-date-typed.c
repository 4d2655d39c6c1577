/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fettle-date.h"

#include <stdlib.h>
#include <string.h>

#include "fettle-text.h"

/*
 * Dates as an officer types them. Public files name every date whole and are read by fettle_date_parse() alone: a date that
 * is only understood from the day on which it was typed has no place in a file.
 */

#define MAX_WORDS 6
#define MOST_APART 9999
/* 29 February of the nearest leap year may be eight years away. */
#define YEARS_AROUND 8

typedef struct
{
  char *word[MAX_WORDS]; /* in small letters; what is not there is "" */
  guint n;
} Typed;

static const char *const day_names[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

static gboolean
is_number (const char *word)
{
  return *word != '\0' && strspn (word, "0123456789") == strlen (word) && strlen (word) <= 4;
}

/* The end of 1st, 2nd, 3rd, 4th; and words that say no more than the date. */
static gboolean
is_filler (const char *word,
           const char *before)
{
  static const char *const ordinals[] = { "st", "nd", "rd", "th", NULL };
  static const char *const words[] = { "on", "the", "of", NULL };

  return g_strv_contains (words, word) || (is_number (before) && g_strv_contains (ordinals, word));
}

static void
typed_clear (Typed *typed)
{
  for (guint i = 0; i < typed->n; i++)
    g_free (typed->word[i]);
  typed->n = 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, typed_clear)

static char *
take_word (const char **at)
{
  const char *start = *at;
  gboolean figures = g_ascii_isdigit (*start);

  while (figures ? g_ascii_isdigit (**at) : g_ascii_isalpha (**at))
    (*at)++;
  return g_ascii_strdown (start, *at - start);
}

/* Figures and letters are words of their own. Returns whether the text holds nothing else, and not too much. */
static gboolean
split (const char *text,
       Typed      *typed)
{
  const char *at = text;
  g_autofree char *before = g_strdup ("");

  while (*at != '\0')
    {
      g_autofree char *word = NULL;

      if (strchr (" ,./-", *at))
        {
          at++;
          continue;
        }
      if (!g_ascii_isalnum (*at))
        return FALSE;
      word = take_word (&at);
      if (is_filler (word, before))
        continue;
      if (typed->n == MAX_WORDS)
        return FALSE;
      typed->word[typed->n++] = g_strdup (word);
      g_free (before);
      before = g_steal_pointer (&word);
    }
  return typed->n > 0;
}

/* Whole, or cut short to three letters or more: 1 for Monday, 0 for no day. */
static int
find_weekday (const char *word)
{
  if (strlen (word) < 3)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (day_names); i++)
    if (g_str_has_prefix (day_names[i], word) || (i == 2 && g_str_equal (word, "weds")))
      return (int) i + 1;
  return 0;
}

static void
drop_first (Typed *typed)
{
  g_free (typed->word[0]);
  typed->n--;
  memmove (typed->word, typed->word + 1, sizeof (typed->word[0]) * typed->n);
}

static FettleDate
add_days (FettleDate today,
          int        days)
{
  return (FettleDate) ((int) today + days);
}

/* The year is the one in which the date is nearest to today; as far away on both sides, the one to come. */
static FettleDate
find_nearest (FettleDate  today,
              const Typed *typed)
{
  FettleDate nearest = FETTLE_DATE_NONE;
  int year;

  fettle_date_get_ymd (today, &year, NULL, NULL);
  for (int y = year - YEARS_AROUND; y <= year + YEARS_AROUND; y++)
    {
      g_autofree char *whole = g_strdup_printf ("%s-%s-%04d", typed->word[0], typed->word[1], y);
      FettleDate date = fettle_date_parse (whole);

      if (date != FETTLE_DATE_NONE
          && (nearest == FETTLE_DATE_NONE || abs ((int) (date - today)) <= abs ((int) (nearest - today))))
        nearest = date;
    }
  return nearest;
}

/* The month may stand first where it is a word, and only there. */
static void
put_day_first (Typed *typed)
{
  char *month = typed->word[0];

  if (typed->n < 2 || g_ascii_isdigit (*month) || !is_number (typed->word[1]) || strlen (typed->word[1]) > 2)
    return;
  /* Nov 26 may be a month of a year. */
  if (typed->n == 2)
    return;
  typed->word[0] = typed->word[1];
  typed->word[1] = month;
}

static FettleDate
read_day_and_month (Typed      *typed,
                    FettleDate  today)
{
  g_autofree char *whole = NULL;

  put_day_first (typed);
  if (!is_number (typed->word[0]) || strlen (typed->word[0]) > 2)
    return FETTLE_DATE_NONE;
  if (typed->n == 2)
    return find_nearest (today, typed);
  if (typed->n != 3)
    return FETTLE_DATE_NONE;
  whole = g_strjoin ("-", typed->word[0], typed->word[1], typed->word[2], NULL);
  return fettle_date_parse (whole);
}

/* A day of the week alone is the next one to come. This one and the next one are those of this week and the next. */
static FettleDate
read_weekday (const char *which,
              int         weekday,
              FettleDate  today)
{
  int ahead = weekday - fettle_date_get_weekday (today);

  if (which == NULL)
    return add_days (today, ahead > 0 ? ahead : ahead + 7);
  if (g_str_equal (which, "this"))
    return add_days (today, ahead);
  if (g_str_equal (which, "next"))
    return add_days (today, ahead + 7);
  if (g_str_equal (which, "last"))
    return add_days (today, ahead < 0 ? ahead : ahead - 7);
  return FETTLE_DATE_NONE;
}

static FettleDate
read_distance (const char *number,
               const char *unit,
               int         direction,
               FettleDate  today)
{
  gboolean one = g_str_equal (number, "a") || g_str_equal (number, "one");
  int n = one ? 1 : is_number (number) ? atoi (number) : -1;

  if (n < 0 || n > MOST_APART)
    return FETTLE_DATE_NONE;
  if (g_str_equal (unit, "day") || g_str_equal (unit, "days"))
    return add_days (today, direction * n);
  if (g_str_equal (unit, "week") || g_str_equal (unit, "weeks"))
    return add_days (today, direction * n * 7);
  if (g_str_equal (unit, "month") || g_str_equal (unit, "months"))
    return fettle_date_add_months (today, direction * n);
  return FETTLE_DATE_NONE;
}

static FettleDate
read_one_word (const char *word,
               FettleDate  today)
{
  int weekday = find_weekday (word);

  if (g_str_equal (word, "today"))
    return today;
  if (g_str_equal (word, "tomorrow"))
    return add_days (today, 1);
  if (g_str_equal (word, "yesterday"))
    return add_days (today, -1);
  return weekday ? read_weekday (NULL, weekday, today) : FETTLE_DATE_NONE;
}

static FettleDate
read_words (Typed      *typed,
            FettleDate  today)
{
  char **word = typed->word;

  if (typed->n == 1)
    return read_one_word (word[0], today);
  if (typed->n == 3 && g_str_equal (word[0], "in"))
    return read_distance (word[1], word[2], 1, today);
  if (typed->n == 3 && g_str_equal (word[2], "ago"))
    return read_distance (word[0], word[1], -1, today);
  if (typed->n == 2 && find_weekday (word[1]))
    return read_weekday (word[0], find_weekday (word[1]), today);
  return read_day_and_month (typed, today);
}

/* A day of the week before a date has to be its own. */
static FettleDate
read_after_weekday (Typed      *typed,
                    FettleDate  today)
{
  int weekday = find_weekday (typed->word[0]);
  FettleDate date;

  drop_first (typed);
  date = read_day_and_month (typed, today);
  return fettle_date_get_weekday (date) == weekday ? date : FETTLE_DATE_NONE;
}

/**
 * fettle_date_parse_typed:
 * @text: (nullable): a date as an officer types it
 * @today: the day on which it is typed
 *
 * Reads what fettle_date_parse() reads, and what is only understood from the day on which it is typed:
 *
 * - a date without its year, day first ("30 Nov", "30th November", "30/11", "Monday 30 November"): of the year in which it is
 *   nearest to @today;
 * - "today", "tomorrow", "yesterday";
 * - a day of the week: the next one to come after @today; "this", "next" and "last" before it mean that day of this week, of
 *   next week, and the last one before @today;
 * - "in 3 days", "in 2 weeks", "in a month", "3 days ago".
 *
 * Returns: the date, or %FETTLE_DATE_NONE where it cannot be read, or where a day of the week is named that it does not fall on
 */
FettleDate
fettle_date_parse_typed (const char *text,
                         FettleDate  today)
{
  g_autofree char *clean = fettle_text_clean (text);
  FettleDate whole = fettle_date_parse (clean);
  g_auto (Typed) typed = { 0 };

  g_return_val_if_fail (today != FETTLE_DATE_NONE, FETTLE_DATE_NONE);

  if (whole != FETTLE_DATE_NONE || clean == NULL || !split (clean, &typed))
    return whole;
  if (typed.n > 2 && find_weekday (typed.word[0]))
    return read_after_weekday (&typed, today);
  return read_words (&typed, today);
}

/**
 * fettle_date_iso_from_typed:
 * @text: (nullable): a date as an officer types it, maybe only a month with its year or a year
 * @today: the day on which it is typed
 *
 * Returns: (transfer full) (nullable): "YYYY-MM-DD", "YYYY-MM" or "YYYY", or %NULL where it cannot be read
 */
char *
fettle_date_iso_from_typed (const char *text,
                            FettleDate  today)
{
  char *partial = fettle_date_parse_partial (text);

  return partial != NULL ? partial : fettle_date_to_iso (fettle_date_parse_typed (text, today));
}
