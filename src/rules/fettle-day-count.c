/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rules/fettle-day-count-private.h"

/* A run of days left out for one reason; weekends inside it do not break it. */
typedef struct
{
  FettleDate first;
  FettleDate last;
  char *reason;
} Span;

static gboolean
is_weekend (FettleDate date)
{
  return fettle_date_get_weekday (date) > 5;
}

/* NULL where the day counts. */
static char *
why_left_out (const FettleCalendar *calendar,
              FettleDate            date,
              FettleDayCount        count)
{
  const char *title = fettle_calendar_get_bank_holiday (calendar, date);

  if (title)
    return g_strdup (title);
  if (count == FETTLE_COUNT_WORKING)
    return NULL;
  title = fettle_calendar_get_school_holiday (calendar, date, TRUE);
  if (title == NULL)
    return NULL;
  /* Translators: %s is the name of a school holiday. */
  return *title ? g_strdup_printf (_("school holiday: %s"), title) : g_strdup (_("school holiday"));
}

static void
append_item (GString *list,
             char    *item)
{
  g_autofree char *owned = item;

  if (list->len > 0)
    g_string_append (list, ", ");
  g_string_append (list, owned);
}

static char *
span_to_words (const Span *span)
{
  g_autofree char *first = fettle_date_to_words (span->first);
  g_autofree char *last = fettle_date_to_words (span->last);

  if (span->first == span->last)
    /* Translators: a day, and why it does not count. */
    return g_strdup_printf (_("%s (%s)"), first, span->reason);
  /* Translators: first and last of some days, and why they do not count. */
  return g_strdup_printf (_("%s to %s (%s)"), first, last, span->reason);
}

static void
end_span (GString *list,
          Span    *span)
{
  if (span->reason)
    append_item (list, span_to_words (span));
  g_clear_pointer (&span->reason, g_free);
}

static char *
numbered_day (int        number,
              FettleDate date)
{
  g_autofree char *words = fettle_date_to_words (date);

  /* Translators: the number of a day in a period, and the day. */
  return g_strdup_printf (_("%d: %s"), number, words);
}

/**
 * fettle_result_count_out:
 * @result: a result
 * @calendar: the calendar that counted
 * @first: the first day of the period
 * @last: its last day
 * @count: which days counted
 *
 * Explains a period day by day: the number of each day that counts, and the days left out with the reason.
 */
void
fettle_result_count_out (FettleResult         *result,
                         const FettleCalendar *calendar,
                         FettleDate            first,
                         FettleDate            last,
                         FettleDayCount        count)
{
  g_autoptr (GString) counted = g_string_new (NULL);
  g_autoptr (GString) left_out = g_string_new (NULL);
  Span span = { 0 };
  int number = 0;

  for (FettleDate date = first; date <= last; date++)
    {
      g_autofree char *reason = NULL;

      if (is_weekend (date))
        continue;
      reason = why_left_out (calendar, date, count);
      if (reason == NULL)
        append_item (counted, numbered_day (++number, date));
      if (span.reason && g_strcmp0 (reason, span.reason) == 0)
        span.last = date;
      else
        {
          end_span (left_out, &span);
          span = (Span) { date, date, g_steal_pointer (&reason) };
        }
    }
  end_span (left_out, &span);

  /* Translators: %s is a list of numbered days. */
  fettle_result_explain (result, _("Days counted: %s."), counted->str);
  if (left_out->len > 0)
    /* Translators: %s is a list of days with reasons. */
    fettle_result_explain (result, _("Not counted: weekends, %s."), left_out->str);
}

/**
 * fettle_result_check_range:
 * @result: a result
 * @calendar: the calendar that counted
 * @first: the first day of the period
 * @last: its last day
 *
 * Lowers the confidence, and says so, where the period reaches outside the years whose public holidays are known.
 */
void
fettle_result_check_range (FettleResult         *result,
                           const FettleCalendar *calendar,
                           FettleDate            first,
                           FettleDate            last)
{
  FettleDate known_first, known_last;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  fettle_calendar_get_range (calendar, &known_first, &known_last);
  if (known_first <= first && last <= known_last)
    return;
  result->confidence = FETTLE_CONFIDENCE_LOW;
  if (known_first == FETTLE_DATE_NONE)
    {
      fettle_result_explain (result, _("No public holidays are known: check the date by hand."));
      return;
    }
  from = fettle_date_to_words (known_first);
  to = fettle_date_to_words (known_last);
  /* Translators: both %s are dates. */
  fettle_result_explain (result, _("Public holidays are only known from %s to %s: check the date by hand."),
                         from, to);
}
