/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/fettle-review-meeting.h"

#include "store/fettle-draft.h"

/* A meeting that was undone is not there any more: as if none had begun. */
static gboolean
find_meeting (FettleReviewMeeting  *self,
              FettleStore          *store,
              const char           *id,
              GError              **error)
{
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GError) local = NULL;

  if (id)
    {
      self->record = fettle_store_get (store, "review-meeting", id, &local);
      if (self->record || g_error_matches (local, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!(open = fettle_store_list (store, "review-meeting", "ended-on", NULL, error)))
    return FALSE;
  /* By id, which is by the time at which it began: the last is the newest. */
  if (open->len)
    self->record = g_object_ref (g_ptr_array_index (open, open->len - 1));
  return TRUE;
}

static void
split_agenda (FettleReviewMeeting *self)
{
  const char *text = fettle_record_get_text (self->record, "agenda");
  g_auto (GStrv) ids = g_strsplit (text ? text : "", "\n", -1);

  for (char **id = ids; *id; id++)
    if (**id)
      g_ptr_array_add (self->agenda, g_strdup (*id));
}

/**
 * fettle_review_meeting_read:
 * @store: the store
 * @id: (nullable): which meeting; %NULL: the newest that has not ended
 * @error: return location for an error
 *
 * Reads a meeting. Waits for the disk: call it in a reader thread.
 *
 * Returns: (transfer full) (nullable): the meeting, without a record where there is none
 */
FettleReviewMeeting *
fettle_review_meeting_read (FettleStore  *store,
                            const char   *id,
                            GError      **error)
{
  g_autoptr (FettleReviewMeeting) self = g_new0 (FettleReviewMeeting, 1);

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  self->agenda = g_ptr_array_new_with_free_func (g_free);
  if (!find_meeting (self, store, id, error) || !(self->drafts = fettle_draft_list (store, error)))
    return NULL;
  if (!self->record)
    return g_steal_pointer (&self);
  split_agenda (self);
  self->reviews = fettle_store_list (store, "case-review", "meeting", fettle_record_get_id (self->record), error);
  return self->reviews ? g_steal_pointer (&self) : NULL;
}

/**
 * fettle_review_meeting_free:
 * @self: a meeting
 */
void
fettle_review_meeting_free (FettleReviewMeeting *self)
{
  g_clear_object (&self->record);
  g_clear_pointer (&self->agenda, g_ptr_array_unref);
  g_clear_pointer (&self->reviews, g_ptr_array_unref);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_free (self);
}

/**
 * fettle_review_meeting_find_review:
 * @self: a meeting
 * @school_id: id of a school
 *
 * Returns: (transfer none) (nullable): what it has recorded about the school
 */
FettleRecord *
fettle_review_meeting_find_review (const FettleReviewMeeting *self,
                                   const char                *school_id)
{
  for (guint i = 0; self->reviews && i < self->reviews->len; i++)
    if (g_strcmp0 (fettle_record_get_text (g_ptr_array_index (self->reviews, i), "school"), school_id) == 0)
      return g_ptr_array_index (self->reviews, i);
  return NULL;
}

/**
 * fettle_review_meeting_count:
 * @self: a meeting
 *
 * Returns: how many schools of its agenda are recorded
 */
guint
fettle_review_meeting_count (const FettleReviewMeeting *self)
{
  guint n = 0;

  for (guint i = 0; i < self->agenda->len; i++)
    n += fettle_review_meeting_find_review (self, g_ptr_array_index (self->agenda, i)) != NULL;
  return n;
}

/**
 * fettle_review_meeting_find_next:
 * @self: a meeting
 * @after: a place on the agenda, or -1
 *
 * Returns: the next place of a school that is not recorded, going round at the end; -1 where all are
 */
int
fettle_review_meeting_find_next (const FettleReviewMeeting *self,
                                 int                        after)
{
  int n = (int) self->agenda->len;

  for (int i = 1; i <= n; i++)
    {
      int place = (after + i) % n;

      if (!fettle_review_meeting_find_review (self, g_ptr_array_index (self->agenda, place)))
        return place;
    }
  return -1;
}

/**
 * fettle_review_meeting_is_over:
 * @self: a meeting
 *
 * Returns: whether it has ended, or never began
 */
gboolean
fettle_review_meeting_is_over (const FettleReviewMeeting *self)
{
  return !self->record || fettle_record_get_text (self->record, "ended-on") != NULL;
}
