/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fettle-clock.h"

/**
 * fettle_clock_is_stopped:
 * @seconds: (out) (optional): the moment, as seconds since 1970
 *
 * Builds that must come out the same each time set SOURCE_DATE_EPOCH: then it is that moment, always.
 *
 * Returns: whether it is set
 */
gboolean
fettle_clock_is_stopped (gint64 *seconds)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  guint64 number;

  if (epoch == NULL || !g_ascii_string_to_unsigned (epoch, 10, 0, G_MAXUINT32, &number, NULL))
    return FALSE;
  if (seconds != NULL)
    *seconds = (gint64) number;
  return TRUE;
}

/**
 * fettle_clock_read:
 *
 * The one clock of the program.
 *
 * Returns: (transfer full): now, in local time; in UTC where SOURCE_DATE_EPOCH says when
 */
GDateTime *
fettle_clock_read (void)
{
  gint64 seconds;

  return fettle_clock_is_stopped (&seconds) ? g_date_time_new_from_unix_utc (seconds) : g_date_time_new_now_local ();
}
