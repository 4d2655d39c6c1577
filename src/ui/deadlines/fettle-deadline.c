/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/deadlines/fettle-deadline.h"

#include <glib/gi18n-lib.h>

#include "exchange/fettle-ics.h"

#define DAYS_OF_WEEK 7
#define DAYS_OF_MONTH 28

static FettleDeadlineGroup
find_group (const FettleClock *clock,
            FettleDate         today)
{
  if (clock->state != FETTLE_CLOCK_RUNNING && clock->state != FETTLE_CLOCK_OVERDUE)
    return FETTLE_DEADLINE_OVER;
  if (clock->snooze_until != FETTLE_DATE_NONE && clock->snooze_until > today)
    return FETTLE_DEADLINE_PUT_OFF;
  if (clock->date < today)
    return FETTLE_DEADLINE_OVERDUE;
  if (clock->date <= today + DAYS_OF_WEEK)
    return FETTLE_DEADLINE_WEEK;
  return clock->date <= today + DAYS_OF_MONTH ? FETTLE_DEADLINE_MONTH : FETTLE_DEADLINE_LATER;
}

static int
compare_deadlines (gconstpointer a,
                   gconstpointer b)
{
  const FettleDeadline *one = a;
  const FettleDeadline *two = b;

  if (one->group != two->group)
    return one->group < two->group ? -1 : 1;
  if (one->clock->date != two->clock->date)
    return one->clock->date < two->clock->date ? -1 : 1;
  return g_strcmp0 (one->clock->id, two->clock->id);
}

/**
 * fettle_deadlines_list:
 * @all: (element-type FettleCaseData): the interventions
 * @today: today
 *
 * Returns: (transfer full) (element-type FettleDeadline): all their dates, overdue first, then by day; those that are
 *   put off and those that are over come last
 */
GArray *
fettle_deadlines_list (GPtrArray  *all,
                       FettleDate  today)
{
  GArray *deadlines = g_array_new (FALSE, FALSE, sizeof (FettleDeadline));

  for (guint i = 0; i < all->len; i++)
    {
      const FettleCaseData *data = g_ptr_array_index (all, i);
      GPtrArray *clocks = fettle_case_get_clocks (data->chain);

      for (guint j = 0; j < clocks->len; j++)
        {
          FettleDeadline deadline = { data, g_ptr_array_index (clocks, j), FETTLE_DEADLINE_OVER };

          deadline.group = find_group (deadline.clock, today);
          g_array_append_val (deadlines, deadline);
        }
    }
  g_array_sort (deadlines, compare_deadlines);
  return deadlines;
}

/**
 * fettle_deadline_get_officer:
 * @deadline: a date
 *
 * Returns: (nullable): who promised it, or else who leads the case
 */
const char *
fettle_deadline_get_officer (const FettleDeadline *deadline)
{
  FettleRecord *one = fettle_case_data_get_case (deadline->data);

  if (deadline->clock->owner)
    return deadline->clock->owner;
  return one ? fettle_record_get_text (one, "lead-officer") : NULL;
}

/**
 * fettle_deadline_group_to_words:
 * @group: how near a date is
 *
 * Returns: the heading over such dates
 */
const char *
fettle_deadline_group_to_words (FettleDeadlineGroup group)
{
  static const char *const words[] = {
    [FETTLE_DEADLINE_OVERDUE] = N_("Overdue"),
    [FETTLE_DEADLINE_WEEK] = N_("Today and the Next Seven Days"),
    [FETTLE_DEADLINE_MONTH] = N_("The Next Four Weeks"),
    [FETTLE_DEADLINE_LATER] = N_("Later"),
    [FETTLE_DEADLINE_PUT_OFF] = N_("Put Off"),
    [FETTLE_DEADLINE_OVER] = N_("Done or Stopped"),
  };

  return _(words[group]);
}

static char *
describe (const FettleDeadline *deadline)
{
  const FettleResult *result = deadline->clock->result;

  return g_strdup_printf ("%s\n%s", result->source, result->why ? result->why : "");
}

/**
 * fettle_deadlines_write_calendar:
 * @deadlines: (element-type FettleDeadline): the dates
 * @error: return location for an error
 *
 * Writes the dates that run as a calendar. A date keeps its id for ever, so that in a calendar that follows the file a
 * moved date moves; one that no longer holds is taken out. Persons and reasons are left out: a calendar may be shared.
 *
 * Returns: (transfer full): the iCalendar file, or %NULL
 */
GBytes *
fettle_deadlines_write_calendar (GArray  *deadlines,
                                 GError **error)
{
  static const guint alarms[] = { 0, 7 };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) events = g_array_new (FALSE, TRUE, sizeof (FettleIcsEvent));
  g_autofree char *stamp = fettle_moment_now ();
  /* A later file counts as newer by the minute in which it is written. */
  guint sequence = g_get_real_time () / (60 * G_USEC_PER_SEC);

  for (guint i = 0; i < deadlines->len; i++)
    {
      const FettleDeadline *deadline = &g_array_index (deadlines, FettleDeadline, i);
      FettleIcsEvent event = { deadline->clock->id, sequence, deadline->clock->date };
      char *summary, *description;

      if (deadline->clock->state == FETTLE_CLOCK_MET)
        continue;
      /* Translators: %1$s is a school, %2$s what is due. */
      summary = g_strdup_printf (_("%1$s: %2$s"), fettle_case_data_get_name (deadline->data), deadline->clock->title);
      description = describe (deadline);
      g_ptr_array_add (texts, summary);
      g_ptr_array_add (texts, description);
      event.summary = summary;
      event.description = description;
      event.alarms = alarms;
      event.n_alarms = G_N_ELEMENTS (alarms);
      event.is_cancelled = deadline->group == FETTLE_DEADLINE_OVER;
      g_array_append_val (events, event);
    }
  return fettle_ics_write (_("Deadlines"), (FettleIcsEvent *) (gpointer) events->data, events->len, stamp, error);
}
