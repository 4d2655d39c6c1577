/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fettle-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fettle-clock.h"

/*
 * Dates in words. The C library names days and months in the language of the computer, and those would stand in the midst
 * of English words: so the names are our own, translated with the words around them or not at all.
 */

typedef char *(*FormatFunc) (GDateTime *moment, const char *pattern);

static const char *const days[] = { NC_("day", "Monday"), NC_("day", "Tuesday"), NC_("day", "Wednesday"), NC_("day", "Thursday"),
                                    NC_("day", "Friday"), NC_("day", "Saturday"), NC_("day", "Sunday") };

static const char *const short_days[] = { NC_("short day", "Mon"), NC_("short day", "Tue"), NC_("short day", "Wed"),
                                          NC_("short day", "Thu"), NC_("short day", "Fri"), NC_("short day", "Sat"),
                                          NC_("short day", "Sun") };

static const char *const months[] = { NC_("month", "January"), NC_("month", "February"), NC_("month", "March"),
                                      NC_("month", "April"), NC_("month", "May"), NC_("month", "June"),
                                      NC_("month", "July"), NC_("month", "August"), NC_("month", "September"),
                                      NC_("month", "October"), NC_("month", "November"), NC_("month", "December") };

static const char *const short_months[] = { NC_("short month", "Jan"), NC_("short month", "Feb"), NC_("short month", "Mar"),
                                            NC_("short month", "Apr"), NC_("short month", "May"), NC_("short month", "Jun"),
                                            NC_("short month", "Jul"), NC_("short month", "Aug"), NC_("short month", "Sep"),
                                            NC_("short month", "Oct"), NC_("short month", "Nov"), NC_("short month", "Dec") };

static const char *
find_name (GDateTime   *moment,
           char         code,
           const char **context)
{
  int day = g_date_time_get_day_of_week (moment) - 1;
  int month = g_date_time_get_month (moment) - 1;

  switch (code)
    {
    case 'A':
      *context = "day";
      return days[day];
    case 'a':
      *context = "short day";
      return short_days[day];
    case 'B':
      *context = "month";
      return months[month];
    case 'b':
      *context = "short month";
      return short_months[month];
    default:
      return NULL;
    }
}

/* Names take their place in the pattern, and what is left of it is only figures. */
static char *
format_moment (GDateTime  *moment,
               const char *pattern,
               gboolean    in_english)
{
  g_autoptr (GString) named = g_string_new (NULL);

  for (const char *at = pattern; *at != '\0'; at++)
    {
      const char *context = NULL;
      const char *name = *at == '%' ? find_name (moment, at[1], &context) : NULL;

      if (name == NULL)
        {
          g_string_append_c (named, *at);
          if (*at == '%' && at[1] != '\0')
            g_string_append_c (named, *++at);
          continue;
        }
      g_string_append (named, in_english ? name : g_dpgettext2 (GETTEXT_PACKAGE, context, name));
      at++;
    }
  return g_date_time_format (moment, named->str);
}

static char *
format (FettleDate  date,
        FormatFunc  func,
        const char *pattern)
{
  g_autoptr (GDateTime) moment = NULL;
  int year, month, day;

  fettle_date_get_ymd (date, &year, &month, &day);
  moment = g_date_time_new_utc (year, month, day, 0, 0, 0);
  return func (moment, pattern);
}

/**
 * fettle_moment_format:
 * @moment: a moment
 * @pattern: as g_date_time_format() takes it
 *
 * Formats a moment with the names of days and months in the language of the program's words, whatever language the computer
 * has for dates.
 *
 * Returns: (transfer full): the moment in words
 */
char *
fettle_moment_format (GDateTime  *moment,
                      const char *pattern)
{
  return format_moment (moment, pattern, FALSE);
}

/**
 * fettle_moment_format_english:
 * @moment: a moment
 * @pattern: as g_date_time_format() takes it
 *
 * Formats a moment for a text that is English in every language, such as a statutory letter, and for what is indexed.
 *
 * Returns: (transfer full): the moment in English
 */
char *
fettle_moment_format_english (GDateTime  *moment,
                              const char *pattern)
{
  return format_moment (moment, pattern, TRUE);
}

/**
 * fettle_date_format_english:
 * @date: a date, not %FETTLE_DATE_NONE
 * @pattern: as g_date_time_format() takes it
 *
 * Returns: (transfer full): the date in English
 */
char *
fettle_date_format_english (FettleDate  date,
                            const char *pattern)
{
  g_return_val_if_fail (date != FETTLE_DATE_NONE, NULL);

  return format (date, fettle_moment_format_english, pattern);
}

/**
 * fettle_date_to_words:
 * @date: a date
 *
 * Returns: (transfer full): the date for a person, "Sat 21 Nov 2026", or "" for %FETTLE_DATE_NONE
 */
char *
fettle_date_to_words (FettleDate date)
{
  if (date == FETTLE_DATE_NONE)
    return g_strdup ("");
  /* Translators: a date with its weekday, as strftime: Sat 21 Nov 2026 */
  return format (date, fettle_moment_format, _("%a %-d %b %Y"));
}

/**
 * fettle_date_distance_to_words:
 * @date: a day on which something is due, not %FETTLE_DATE_NONE
 * @today: the day from which is counted
 *
 * Returns: (transfer full): how far it is: "In 4 days", "Today", "6 days late"
 */
char *
fettle_date_distance_to_words (FettleDate date,
                               FettleDate today)
{
  int ahead = (int) (date - today);

  g_return_val_if_fail (date != FETTLE_DATE_NONE && today != FETTLE_DATE_NONE, NULL);

  if (ahead == 0)
    return g_strdup (_("Today"));
  if (ahead > 0)
    return g_strdup_printf (ngettext ("In %d day", "In %d days", (gulong) ahead), ahead);
  return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) -ahead), -ahead);
}

static char *
format_iso (const char *iso,
            FormatFunc  func,
            const char *day_pattern,
            const char *month_pattern)
{
  FettleDate date = fettle_date_parse_iso (iso);
  g_autofree char *first = NULL;

  if (iso == NULL)
    return g_strdup ("");
  if (date != FETTLE_DATE_NONE)
    return format (date, func, day_pattern);
  if (strlen (iso) != 7)
    return g_strdup (iso);
  first = g_strconcat (iso, "-01", NULL);
  date = fettle_date_parse_iso (first);
  return date != FETTLE_DATE_NONE ? format (date, func, month_pattern) : g_strdup (iso);
}

/**
 * fettle_date_iso_to_words:
 * @iso: (nullable): a date as the register keeps it, maybe only a month or a year
 *
 * Returns: (transfer full): "21 Nov 2026", "Nov 2026", "2026", or "" for none; text that is no date comes back as it is
 */
char *
fettle_date_iso_to_words (const char *iso)
{
  /* Translators: a date without its weekday, as strftime: 21 Nov 2026 */
  const char *day_pattern = _("%-d %b %Y");

  /* Translators: a month, as strftime: Nov 2026 */
  return format_iso (iso, fettle_moment_format, day_pattern, _("%b %Y"));
}

/**
 * fettle_date_iso_to_english:
 * @iso: (nullable): a date as the register keeps it, maybe only a month or a year
 *
 * Returns: (transfer full): as fettle_date_iso_to_words(), but English in every language: for what is indexed
 */
char *
fettle_date_iso_to_english (const char *iso)
{
  return format_iso (iso, fettle_moment_format_english, "%-d %b %Y", "%b %Y");
}

/**
 * fettle_moment_now:
 *
 * Returns: (transfer full): now, as UTC "YYYY-MM-DDTHH:MM:SSZ"
 */
char *
fettle_moment_now (void)
{
  g_autoptr (GDateTime) now = fettle_clock_read ();
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);

  return g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * fettle_moment_to_words:
 * @moment: a UTC moment, ISO 8601
 *
 * Returns: (transfer full): the moment in local time, for people
 */
char *
fettle_moment_to_words (const char *moment)
{
  g_autoptr (GDateTime) utc = moment ? g_date_time_new_from_iso8601 (moment, NULL) : NULL;
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;

  /* Translators: a date and time, as strftime: 21 November 2026 at 14:05. */
  return local ? fettle_moment_format (local, _("%-d %B %Y at %H:%M")) : g_strdup (moment ? moment : "");
}
