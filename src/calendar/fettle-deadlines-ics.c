/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calendar/fettle-deadlines-ics.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-file.h"
#include "calendar/fettle-ics.h"
#include "calendar/fettle-published.h"
#include "store/fettle-deadline.h"
#include "store/fettle-history.h"

/* A week ahead, and on the day. */
static const guint alarms[] = { 7, 0 };

/* The last change behind the dates of a school. */
typedef struct
{
  guint number;
  char *made_at;
} Revision;

static void
revision_free (gpointer data)
{
  Revision *revision = data;

  g_free (revision->made_at);
  g_free (revision);
}

/* The last change of the school, or of the holidays that belong to no school, whichever is newer. */
static const Revision *
find_revision (FettleStore  *store,
               GHashTable   *revisions,
               const char   *school_id,
               GError      **error)
{
  Revision *revision = g_hash_table_lookup (revisions, school_id ? school_id : "");
  const Revision *common;

  if (revision != NULL)
    return revision;
  revision = g_new0 (Revision, 1);
  g_hash_table_insert (revisions, g_strdup (school_id ? school_id : ""), revision);
  if (!fettle_history_find_newest (store, school_id, &revision->number, &revision->made_at, error))
    return NULL;
  if (school_id == NULL)
    return revision;
  if ((common = find_revision (store, revisions, NULL, error)) == NULL)
    return NULL;
  return common->number > revision->number ? common : revision;
}

static char *
describe (const FettleClock *clock)
{
  if (clock->promised)
    return g_strdup (_("A date that somebody named. What was said is in the register."));
  return g_strdup_printf ("%s\n%s", clock->result->source, clock->result->why);
}

/* A calendar may lie where others read it: nobody's own words, and no names of people. */
static void
fill_event (FettleIcsEvent       *event,
            const FettleDeadline *deadline,
            const Revision       *revision,
            GPtrArray            *texts)
{
  char *description = describe (deadline->clock);
  /* Translators: a school, and what is due */
  char *summary = g_strdup_printf (_("%s: %s"), fettle_case_data_get_name (deadline->data), deadline->clock->plain_title);

  g_ptr_array_add (texts, description);
  g_ptr_array_add (texts, summary);
  event->id = deadline->clock->id;
  event->sequence = revision->number;
  event->modified = revision->made_at;
  event->date = deadline->clock->date;
  event->summary = summary;
  event->description = description;
  event->alarms = alarms;
  event->n_alarms = G_N_ELEMENTS (alarms);
  event->is_cancelled = !fettle_deadline_is_open (deadline);
}

/* The same order whatever the day: by how near they are, dates would change places overnight. */
static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return g_strcmp0 (((const FettleDeadline *) a)->clock->id, ((const FettleDeadline *) b)->clock->id);
}

/* What is over is told only to calendars that have it. */
static gboolean
is_told (const FettleDeadline *deadline,
         GHashTable           *published)
{
  if (fettle_deadline_is_open (deadline))
    return TRUE;
  return published != NULL && g_hash_table_contains (published, deadline->clock->id);
}

/**
 * fettle_deadlines_to_ics:
 * @store: a store
 * @today: today
 * @published: (inout) (nullable) (element-type utf8): ids of the dates that a calendar has shown; those of this one are
 *   added
 * @error: (nullable): why not
 *
 * Writes the dates of every school as a calendar. Each keeps its id, so that a moved date moves in a calendar that has
 * it; what is met or stopped is marked as cancelled where a calendar has shown it, and what is gone is no longer in it. As
 * long as nothing changes it comes out the same, byte for byte.
 *
 * Returns: (transfer full) (nullable): the iCalendar file
 */
GBytes *
fettle_deadlines_to_ics (FettleStore  *store,
                         FettleDate    today,
                         GHashTable   *published,
                         GError      **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GArray) deadlines = NULL;
  g_autoptr (GHashTable) revisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, revision_free);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree FettleIcsEvent *events = NULL;
  guint n_events = 0;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  if ((all = fettle_case_data_read_all (store, today, error)) == NULL)
    return NULL;
  deadlines = fettle_deadlines_list (all, today);
  for (guint i = deadlines->len; i > 0; i--)
    if (!fettle_deadline_may_leave (&g_array_index (deadlines, FettleDeadline, i - 1)))
      g_array_remove_index (deadlines, i - 1);
  g_array_sort (deadlines, compare_ids);
  events = g_new0 (FettleIcsEvent, deadlines->len + 1);
  for (guint i = 0; i < deadlines->len; i++)
    {
      const FettleDeadline *deadline = &g_array_index (deadlines, FettleDeadline, i);
      const Revision *revision;

      if (!is_told (deadline, published))
        continue;
      if ((revision = find_revision (store, revisions, fettle_record_get_id (deadline->data->school), error)) == NULL)
        return NULL;
      fill_event (&events[n_events++], deadline, revision, texts);
      if (published != NULL)
        g_hash_table_add (published, g_strdup (deadline->clock->id));
    }
  return fettle_ics_write (_("School deadlines"), events, n_events, error);
}

/**
 * fettle_deadlines_keep:
 * @store: a store
 * @today: today
 * @target: a calendar file
 * @is_written: (out) (optional): whether anything in it had changed
 * @error: (nullable): why not
 *
 * Brings a calendar file up to date, in one step, where it is not.
 *
 * Returns: whether it is up to date; where not, the file is as it was
 */
gboolean
fettle_deadlines_keep (FettleStore  *store,
                       FettleDate    today,
                       GFile        *target,
                       gboolean     *is_written,
                       GError      **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GHashTable) published = NULL;
  gboolean same;

  g_return_val_if_fail (G_IS_FILE (target), FALSE);

  before = g_file_load_bytes (target, NULL, NULL, NULL);
  published = fettle_published_read (store, before);
  if ((bytes = fettle_deadlines_to_ics (store, today, published, error)) == NULL)
    return FALSE;
  same = before != NULL && g_bytes_equal (before, bytes);
  if (is_written != NULL)
    *is_written = !same;
  if (!same && !fettle_file_write_beside (target, bytes, NULL, error))
    return FALSE;
  fettle_published_keep (store, published);
  return TRUE;
}
