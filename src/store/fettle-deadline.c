/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-deadline.h"

#include <glib/gi18n-lib.h>

#include "model/fettle-leave.h"

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
 * @all: (element-type FettleCaseData): the interventions, which must outlive the answer
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
          FettleDeadline due = { data, g_ptr_array_index (clocks, j), FETTLE_DUE_OVER };

          due.group = find_group (due.clock, today);
          g_array_append_val (deadlines, due);
        }
    }
  g_array_sort (deadlines, compare_deadlines);
  return deadlines;
}

/**
 * fettle_deadline_is_open:
 * @deadline: a date
 *
 * Returns: whether it is still to be met
 */
gboolean
fettle_deadline_is_open (const FettleDeadline *deadline)
{
  g_return_val_if_fail (deadline != NULL, FALSE);

  return deadline->group != FETTLE_DUE_OVER;
}

/**
 * fettle_deadline_may_leave:
 * @deadline: a date
 *
 * What a notification or a calendar file says, others may read: it takes a date's plain words, and none of a private record.
 *
 * Returns: whether others may know that there is such a date
 */
gboolean
fettle_deadline_may_leave (const FettleDeadline *deadline)
{
  FettleRecord *record = NULL;

  g_return_val_if_fail (deadline != NULL, FALSE);

  if (deadline->data && deadline->clock->record_id)
    record = fettle_case_data_find (deadline->data, deadline->clock->record_id);
  return fettle_may_leave (record, NULL, FETTLE_AUDIENCE_PUBLIC, FALSE);
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
