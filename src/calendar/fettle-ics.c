/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calendar/fettle-ics.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-characters.h"
#include "base/fettle-error.h"

/* RFC 5545 section 3.1: a line has no more than 75 bytes; the space that begins the rest of it counts. */
#define MAX_LINE 75

/* What must stay together: a character, and an escape, which is a backslash and the character behind it. */
static gsize
measure_piece (const char *at)
{
  const char *next = g_utf8_next_char (at);

  if (*at == '\\' && *next != '\0')
    next = g_utf8_next_char (next);
  return (gsize) (next - at);
}

static void
add_line (GString    *out,
          const char *line)
{
  gsize room = MAX_LINE;

  for (gsize length; *line != '\0'; line += length)
    {
      length = measure_piece (line);
      if (length > room)
        {
          g_string_append (out, "\r\n ");
          room = MAX_LINE - 1;
        }
      g_string_append_len (out, line, (gssize) length);
      room -= length;
    }
  g_string_append (out, "\r\n");
}

/* RFC 5545 section 3.3.11 */
static void
add_text (GString    *out,
          const char *name,
          const char *text)
{
  g_autofree char *shown = fettle_characters_show (text);
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (const char *at = shown; *at != '\0'; at++)
    {
      if (strchr ("\\;,", *at) != NULL)
        g_string_append_c (line, '\\');
      if (*at == '\n')
        g_string_append (line, "\\n");
      else
        g_string_append_c (line, *at);
    }
  add_line (out, line->str);
}

static void
add_format (GString    *out,
            const char *format,
            ...) G_GNUC_PRINTF (2, 3);

static void
add_format (GString    *out,
            const char *format,
            ...)
{
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  add_line (out, line);
}

static void
add_date (GString    *out,
          const char *name,
          FettleDate  date)
{
  int year, month, day;

  fettle_date_get_ymd (date, &year, &month, &day);
  add_format (out, "%s;VALUE=DATE:%04d%02d%02d", name, year, month, day);
}

/* A day begins at midnight; a reminder then would wake nobody. So it is put at nine in the morning, the calendar's own time. */
static void
add_alarm (GString              *out,
           const FettleIcsEvent *event,
           guint                 days_ahead)
{
  add_line (out, "BEGIN:VALARM");
  add_line (out, "ACTION:DISPLAY");
  add_text (out, "DESCRIPTION", event->summary);
  if (days_ahead == 0)
    add_line (out, "TRIGGER:PT9H");
  else if (days_ahead == 1)
    add_line (out, "TRIGGER:-PT15H");
  else
    add_format (out, "TRIGGER:-P%uDT15H", days_ahead - 1);
  add_line (out, "END:VALARM");
}

static void
add_event (GString              *out,
           const FettleIcsEvent *event,
           const char           *stamp)
{
  g_autofree char *uid = g_strconcat (event->id, "@fettle", NULL);

  add_line (out, "BEGIN:VEVENT");
  add_text (out, "UID", uid);
  /* In a calendar that is published, and is no invitation, both say when the event was last revised (RFC 5545 3.8.7.2). */
  add_format (out, "DTSTAMP:%s", stamp);
  add_format (out, "LAST-MODIFIED:%s", stamp);
  add_format (out, "SEQUENCE:%u", event->sequence);
  add_date (out, "DTSTART", event->date);
  add_date (out, "DTEND", event->date + 1);
  add_text (out, "SUMMARY", event->summary);
  if (event->description != NULL)
    add_text (out, "DESCRIPTION", event->description);
  add_line (out, event->is_cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
  /* The day is not taken up by it, and it is nobody else's business. */
  add_line (out, "TRANSP:TRANSPARENT");
  add_line (out, "CLASS:PRIVATE");
  for (guint i = 0; !event->is_cancelled && i < event->n_alarms; i++)
    add_alarm (out, event, event->alarms[i]);
  add_line (out, "END:VEVENT");
}

static char *
make_stamp (const char *moment)
{
  g_autoptr (GDateTime) parsed = moment ? g_date_time_new_from_iso8601 (moment, NULL) : NULL;
  g_autoptr (GDateTime) utc = parsed != NULL ? g_date_time_to_utc (parsed) : NULL;

  return utc != NULL ? fettle_moment_format_english (utc, "%Y%m%dT%H%M%SZ") : NULL;
}

/**
 * fettle_ics_write:
 * @name: what the calendar is called
 * @events: (array length=n_events): the days
 * @n_events: how many
 * @error: return location for an error
 *
 * Writes a calendar file (iCalendar, RFC 5545) to be imported once, or put where a calendar program subscribes to it.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with %FETTLE_ERROR_INVALID where an event has no day, or
 *   says no moment at which it last changed
 */
GBytes *
fettle_ics_write (const char            *name,
                  const FettleIcsEvent  *events,
                  guint                  n_events,
                  GError               **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (name != NULL && (events != NULL || n_events == 0), NULL);

  add_line (out, "BEGIN:VCALENDAR");
  add_line (out, "VERSION:2.0");
  add_line (out, "PRODID:-//Fettle//Fettle " FETTLE_VERSION "//EN");
  add_line (out, "CALSCALE:GREGORIAN");
  add_text (out, "NAME", name);
  add_text (out, "X-WR-CALNAME", name);
  /* A program that subscribes to the file looks again each hour (RFC 7986 5.7). */
  add_line (out, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
  add_line (out, "X-PUBLISHED-TTL:PT1H");
  for (guint i = 0; i < n_events; i++)
    {
      g_autofree char *stamp = make_stamp (events[i].modified);

      if (stamp == NULL || events[i].date == FETTLE_DATE_NONE)
        {
          /* Translators: %s is the title of a deadline */
          g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID, _("The calendar was not written: “%s” has no date, or no moment at which it last changed."),
                       events[i].summary);
          return NULL;
        }
      add_event (out, &events[i], stamp);
    }
  add_line (out, "END:VCALENDAR");
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
