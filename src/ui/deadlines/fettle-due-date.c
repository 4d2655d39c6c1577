/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/deadlines/fettle-due-date.h"

#include <glib/gi18n-lib.h>

#define DAYS_OF_WEEK 7
#define DAYS_OF_MONTH 28

static FettleDueGroup
find_group (const FettleClock *clock,
            FettleDate         today)
{
  if (clock->state != FETTLE_CLOCK_RUNNING && clock->state != FETTLE_CLOCK_OVERDUE)
    return FETTLE_DUE_OVER;
  if (clock->snooze_until != FETTLE_DATE_NONE && clock->snooze_until > today)
    return FETTLE_DUE_PUT_OFF;
  if (clock->date < today)
    return FETTLE_DUE_OVERDUE;
  if (clock->date <= today + DAYS_OF_WEEK)
    return FETTLE_DUE_WEEK;
  return clock->date <= today + DAYS_OF_MONTH ? FETTLE_DUE_MONTH : FETTLE_DUE_LATER;
}

static int
compare_deadlines (gconstpointer a,
                   gconstpointer b)
{
  const FettleDueDate *one = a;
  const FettleDueDate *two = b;

  if (one->group != two->group)
    return one->group < two->group ? -1 : 1;
  if (one->clock->date != two->clock->date)
    return one->clock->date < two->clock->date ? -1 : 1;
  return g_strcmp0 (one->clock->id, two->clock->id);
}

/**
 * fettle_due_dates_list:
 * @all: (element-type FettleCaseData): the interventions
 * @today: today
 *
 * Returns: (transfer full) (element-type FettleDueDate): all their dates, overdue first, then by day; those that are
 *   put off and those that are over come last
 */
GArray *
fettle_due_dates_list (GPtrArray  *all,
                       FettleDate  today)
{
  GArray *deadlines = g_array_new (FALSE, FALSE, sizeof (FettleDueDate));

  for (guint i = 0; i < all->len; i++)
    {
      const FettleCaseData *data = g_ptr_array_index (all, i);
      GPtrArray *clocks = fettle_case_get_clocks (data->chain);

      for (guint j = 0; j < clocks->len; j++)
        {
          FettleDueDate due = { data, g_ptr_array_index (clocks, j), FETTLE_DUE_OVER };

          due.group = find_group (due.clock, today);
          g_array_append_val (deadlines, due);
        }
    }
  g_array_sort (deadlines, compare_deadlines);
  return deadlines;
}

/**
 * fettle_due_date_get_officer:
 * @due: a date
 *
 * Returns: (nullable): who promised it, or else who leads the case
 */
const char *
fettle_due_date_get_officer (const FettleDueDate *due)
{
  FettleRecord *one = fettle_case_data_get_case (due->data);

  if (due->clock->owner)
    return due->clock->owner;
  return one ? fettle_record_get_text (one, "lead-officer") : NULL;
}

/**
 * fettle_due_group_to_words:
 * @group: how near a date is
 *
 * Returns: the heading over such dates
 */
const char *
fettle_due_group_to_words (FettleDueGroup group)
{
  static const char *const words[] = {
    [FETTLE_DUE_OVERDUE] = N_("Overdue"),
    [FETTLE_DUE_WEEK] = N_("Today and the Next Seven Days"),
    [FETTLE_DUE_MONTH] = N_("The Next Four Weeks"),
    [FETTLE_DUE_LATER] = N_("Later"),
    [FETTLE_DUE_PUT_OFF] = N_("Put Off"),
    [FETTLE_DUE_OVER] = N_("Done or Stopped"),
  };

  return _(words[group]);
}
