/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calendar/fettle-term-dates-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-text.h"

/*
 * The events of an iCalendar file (RFC 5545) as holidays. Only what a council's calendar has is read: whole days from DTSTART up to DTEND,
 * which is the day after the last. An event that comes again and again is told, not counted out.
 */

typedef struct
{
  guint line; /* where it begins */
  char *title;
  FettleDate first;
  FettleDate end; /* the day after the last; the last where it has a time of day */
  gboolean end_counts;
  gboolean repeats;
} Event;

static void
event_clear (Event *event)
{
  g_free (event->title);
  *event = (Event) { 0 };
}

/**
 * fettle_term_dates_is_ics:
 * @text: a text
 *
 * Returns: whether it is an iCalendar file
 */
gboolean
fettle_term_dates_is_ics (const char *text)
{
  /* A byte order mark may stand before it. */
  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    text += 3;
  return g_ascii_strncasecmp (text, "BEGIN:VCALENDAR", strlen ("BEGIN:VCALENDAR")) == 0;
}

static char *
unescape (const char *value)
{
  GString *out = g_string_new (NULL);

  for (; *value; value++)
    {
      if (*value == '\\' && value[1])
        {
          value++;
          g_string_append_c (out, *value == 'n' || *value == 'N' ? ' ' : *value);
        }
      else
        g_string_append_c (out, *value);
    }
  return g_string_free (out, FALSE);
}

/* 20261026 or 20261026T090000Z. */
static FettleDate
read_day (const char *value,
          gboolean   *has_time)
{
  g_autofree char *iso = NULL;

  if (strspn (value, "0123456789") != 8)
    return FETTLE_DATE_NONE;
  *has_time = value[8] == 'T' && !g_str_has_prefix (value + 8, "T000000");
  iso = g_strdup_printf ("%.4s-%.2s-%.2s", value, value + 4, value + 6);
  return fettle_date_parse_iso (iso);
}

static void
take_property (Event      *event,
               const char *name,
               const char *value)
{
  gboolean has_time = FALSE;

  if (g_str_equal (name, "SUMMARY"))
    {
      g_free (event->title);
      event->title = unescape (value);
    }
  else if (g_str_equal (name, "DTSTART"))
    event->first = read_day (value, &has_time);
  else if (g_str_equal (name, "DTEND"))
    {
      event->end = read_day (value, &has_time);
      event->end_counts = has_time;
    }
  else if (g_str_equal (name, "RRULE") || g_str_equal (name, "RDATE"))
    event->repeats = TRUE;
}

static void
take_event (FettleTermDates *dates,
            const Event     *event)
{
  g_autofree char *title = fettle_text_clean (event->title);
  FettleDate last = event->end == FETTLE_DATE_NONE ? event->first : event->end - (event->end_counts ? 0 : 1);

  if (event->repeats)
    fettle_term_dates_complain (dates, event->line, title, _("The event comes again and again. Add its holidays one by one."));
  else if (event->first != FETTLE_DATE_NONE && last <= event->first)
    fettle_term_dates_complain (dates, event->line, title, _("It is a single day, so it is not taken for a holiday."));
  else
    fettle_term_dates_add (dates, event->line, title, title ? title : "", event->first, last);
}

/* A line that begins with a blank belongs to the one before. */
static void
unfold (GStrv  lines,
        guint *at,
        char **line)
{
  GString *whole = g_string_new (g_strchomp (lines[*at]));

  while (lines[*at + 1] && (lines[*at + 1][0] == ' ' || lines[*at + 1][0] == '\t'))
    {
      (*at)++;
      g_string_append (whole, g_strchomp (lines[*at]) + 1);
    }
  *line = g_string_free (whole, FALSE);
}

/* The name without its parameters, in capitals; what stands in quotes may hold a colon. */
static char *
split_property (const char  *line,
                const char **value)
{
  gboolean quoted = FALSE;
  const char *at = line;

  for (; *at && (quoted || *at != ':'); at++)
    if (*at == '"')
      quoted = !quoted;
  *value = *at ? at + 1 : at;
  return g_ascii_strup (line, (gssize) strcspn (line, ";:"));
}

/**
 * fettle_term_dates_read_ics:
 * @dates: what was read so far
 * @text: an iCalendar file
 *
 * Reads the events of the file that are holidays.
 */
void
fettle_term_dates_read_ics (FettleTermDates *dates,
                            const char      *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Event event = { 0 };
  gboolean inside = FALSE;

  for (guint i = 0; lines[i]; i++)
    {
      guint number = i + 1;
      g_autofree char *line = NULL;
      g_autofree char *name = NULL;
      const char *value;

      unfold (lines, &i, &line);
      name = split_property (line, &value);
      if (g_str_equal (name, "BEGIN") && g_ascii_strcasecmp (value, "VEVENT") == 0)
        {
          event_clear (&event);
          event.line = number;
          inside = TRUE;
        }
      else if (g_str_equal (name, "END") && g_ascii_strcasecmp (value, "VEVENT") == 0 && inside)
        {
          take_event (dates, &event);
          inside = FALSE;
        }
      else if (inside)
        take_property (&event, name, value);
    }
  event_clear (&event);
}
