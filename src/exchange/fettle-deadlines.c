/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/fettle-deadlines.h"

#include <glib/gi18n-lib.h>

#include "exchange/fettle-ics.h"
#include "store/fettle-case-data.h"
#include "store/fettle-history.h"

struct _FettleDeadlines
{
  GPtrArray *cases; /* own the clocks */
  GPtrArray *items;
};

/* A week ahead, and on the day. */
static const guint alarms[] = { 7, 0 };

static void
deadline_free (gpointer data)
{
  FettleDeadline *deadline = data;

  g_object_unref (deadline->school);
  g_free (deadline);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const FettleDeadline *one = *(const FettleDeadline *const *) a;
  const FettleDeadline *two = *(const FettleDeadline *const *) b;

  if (one->clock->date != two->clock->date)
    return one->clock->date < two->clock->date ? -1 : 1;
  return g_strcmp0 (one->clock->id, two->clock->id);
}

static gboolean
add_school (FettleDeadlines      *self,
            FettleStore          *store,
            const FettleCaseData *data,
            GError              **error)
{
  GPtrArray *clocks = fettle_case_get_clocks (data->chain);
  g_autoptr (GPtrArray) batches = fettle_history_batches (store, fettle_record_get_id (data->school), 0, error);

  if (batches == NULL)
    return FALSE;
  for (guint i = 0; i < clocks->len; i++)
    {
      const FettleClock *clock = g_ptr_array_index (clocks, i);
      FettleDeadline *deadline;

      if (clock->date == FETTLE_DATE_NONE)
        continue;
      deadline = g_new0 (FettleDeadline, 1);
      deadline->school = g_object_ref (data->school);
      deadline->clock = clock;
      deadline->sequence = batches->len;
      g_ptr_array_add (self->items, deadline);
    }
  return TRUE;
}

/**
 * fettle_deadlines_read:
 * @store: a store
 * @today: today
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable): the clocks and promised dates of every school that has any record of an intervention, with those that are
 *   met or stopped
 */
FettleDeadlines *
fettle_deadlines_read (FettleStore  *store,
                       FettleDate    today,
                       GError      **error)
{
  g_autoptr (FettleDeadlines) self = NULL;
  GPtrArray *cases;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  if (!(cases = fettle_case_data_read_all (store, today, error)))
    return NULL;
  self = g_new0 (FettleDeadlines, 1);
  self->cases = cases;
  self->items = g_ptr_array_new_with_free_func (deadline_free);
  for (guint i = 0; i < cases->len; i++)
    if (!add_school (self, store, g_ptr_array_index (cases, i), error))
      return NULL;
  g_ptr_array_sort (self->items, compare);
  return g_steal_pointer (&self);
}

/**
 * fettle_deadlines_free:
 * @self: (transfer full): the dates
 */
void
fettle_deadlines_free (FettleDeadlines *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_free (self);
}

/**
 * fettle_deadlines_get_n:
 * @self: the dates
 *
 * Returns: how many
 */
guint
fettle_deadlines_get_n (const FettleDeadlines *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->items->len;
}

/**
 * fettle_deadlines_get:
 * @self: the dates
 * @index: from 0, earliest first
 *
 * Returns: (transfer none): the date
 */
const FettleDeadline *
fettle_deadlines_get (const FettleDeadlines *self,
                      guint                  index)
{
  g_return_val_if_fail (self != NULL && index < self->items->len, NULL);

  return g_ptr_array_index (self->items, index);
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

  return deadline->clock->state == FETTLE_CLOCK_RUNNING || deadline->clock->state == FETTLE_CLOCK_OVERDUE;
}

static char *
describe (const FettleClock *clock)
{
  if (clock->promised)
    return g_strdup (clock->result->why);
  /* Translators: the number of a rule, the Act and section, and why the date is what it is */
  return g_strdup_printf (_("%s, %s\n%s"), clock->result->rule, clock->result->source, clock->result->why);
}

static void
fill_event (FettleIcsEvent       *event,
            const FettleDeadline *deadline,
            GPtrArray            *texts)
{
  char *description = describe (deadline->clock);
  /* Translators: a school, and what is due */
  char *summary = g_strdup_printf (_("%s: %s"), fettle_record_get_text (deadline->school, "name"), deadline->clock->title);

  g_ptr_array_add (texts, description);
  g_ptr_array_add (texts, summary);
  event->id = deadline->clock->id;
  event->sequence = deadline->sequence;
  event->date = deadline->clock->date;
  event->summary = summary;
  event->description = description;
  event->alarms = alarms;
  event->n_alarms = G_N_ELEMENTS (alarms);
  event->is_cancelled = !fettle_deadline_is_open (deadline);
}

/**
 * fettle_deadlines_to_ics:
 * @self: the dates
 * @stamp: the moment of writing, ISO 8601 with Z
 * @error: (nullable): why not
 *
 * Writes the dates as a calendar. Each keeps its id, so that a moved date moves in a calendar that has it; what is met or stopped is taken out.
 *
 * Returns: (transfer full) (nullable): the iCalendar file
 */
GBytes *
fettle_deadlines_to_ics (const FettleDeadlines  *self,
                         const char             *stamp,
                         GError                **error)
{
  g_autofree FettleIcsEvent *events = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL && stamp != NULL, NULL);

  events = g_new0 (FettleIcsEvent, self->items->len + 1);
  for (guint i = 0; i < self->items->len; i++)
    fill_event (&events[i], fettle_deadlines_get (self, i), texts);
  return fettle_ics_write (_("School deadlines"), events, self->items->len, stamp, error);
}
