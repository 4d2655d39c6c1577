/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/fettle-review-sheet.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-id.h"
#include "model/fettle-vocabulary.h"
#include "ui/forms/fettle-draft-keeper.h"

typedef struct
{
  FettleRecord *record;
  FettleDraftKeeper *keeper;
} Page;

struct _FettleReviewSheet
{
  GObject parent_instance;

  FettleStore *store;
  FettleRecord *meeting;
  FettleRecord *recorded; /* as the register holds it, or NULL */
  char *name;
  Page *review;
  GPtrArray *actions; /* Page */
};

G_DEFINE_FINAL_TYPE (FettleReviewSheet, fettle_review_sheet, G_TYPE_OBJECT)

enum
{
  SIGNAL_ERROR,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
page_free (Page *page)
{
  g_object_unref (page->record);
  g_object_unref (page->keeper);
  g_free (page);
}

static void
keeper_failed_cb (FettleReviewSheet *self,
                  const GError      *error)
{
  g_assert (FETTLE_IS_REVIEW_SHEET (self));

  g_signal_emit (self, signals[SIGNAL_ERROR], 0, error);
}

static Page *
make_page (FettleReviewSheet *self,
           FettleRecord      *record,
           const char        *name,
           const char        *draft_id)
{
  Page *page = g_new0 (Page, 1);

  page->record = g_object_ref (record);
  page->keeper = fettle_draft_keeper_new (self->store, record, fettle_record_get_kind (record)->name, name, draft_id);
  g_signal_connect_object (page->keeper, "error", G_CALLBACK (keeper_failed_cb), self, G_CONNECT_SWAPPED);
  return page;
}

static Page *
make_review_page (FettleReviewSheet *self,
                  FettleRecord      *record,
                  const char        *draft_id)
{
  /* Translators: %s is a school. */
  g_autofree char *name = g_strdup_printf (_("Review of %s"), self->name);

  return make_page (self, record, name, draft_id);
}

static Page *
make_action_page (FettleReviewSheet *self,
                  FettleRecord      *record,
                  const char        *draft_id)
{
  /* Translators: %s is a school. */
  g_autofree char *name = g_strdup_printf (_("Action agreed about %s"), self->name);

  return make_page (self, record, name, draft_id);
}

static FettleRecord *
begin_review (FettleReviewSheet    *self,
              const FettleCaseData *data)
{
  FettleRecord *rating = fettle_case_data_find_newest (data, "concern-rating", NULL, NULL);
  FettleRecord *one = fettle_case_data_get_case (data);
  g_autofree char *id = fettle_id_new ();
  FettleRecord *review = fettle_record_new (fettle_kind_get ("case-review"), id);

  fettle_record_set_text (review, "school", fettle_record_get_id (data->school));
  fettle_record_set_text (review, "case", one ? fettle_record_get_id (one) : NULL);
  fettle_record_set_text (review, "meeting", fettle_record_get_id (self->meeting));
  fettle_record_set_text (review, "reviewed-on", fettle_record_get_text (self->meeting, "held-on"));
  if (rating)
    {
      fettle_record_set_text (review, "rating-before", fettle_record_get_text (rating, "rating"));
      fettle_record_set_text (review, "rating", fettle_record_get_text (rating, "rating"));
      fettle_record_set_text (review, "direction", fettle_record_get_text (rating, "direction"));
    }
  return review;
}

static FettleRecord *
begin_action (FettleReviewSheet *self)
{
  g_autofree char *id = fettle_id_new ();
  FettleRecord *action = fettle_record_new (fettle_kind_get ("deadline"), id);

  fettle_record_set_text (action, "school", fettle_record_get_text (self->review->record, "school"));
  fettle_record_set_text (action, "case", fettle_record_get_text (self->review->record, "case"));
  fettle_record_set_text (action, "promised-on", fettle_record_get_text (self->meeting, "held-on"));
  return action;
}

static FettleRecord *
read_draft (const FettleDraft *draft,
            const char        *form,
            const char        *school_id)
{
  if (g_strcmp0 (draft->form, form) != 0 || g_strcmp0 (draft->school_id, school_id) != 0)
    return NULL;
  return fettle_record_from_json (fettle_kind_get (form), draft->record_id, draft->json, NULL);
}

static gboolean
is_of_meeting (FettleReviewSheet *self,
               FettleRecord      *typed)
{
  if (g_strcmp0 (fettle_record_get_text (typed, "meeting"), fettle_record_get_id (self->meeting)) != 0)
    return FALSE;
  return !self->recorded || g_strcmp0 (fettle_record_get_id (typed), fettle_record_get_id (self->recorded)) == 0;
}

static Page *
open_review (FettleReviewSheet    *self,
             const FettleCaseData *data,
             GPtrArray            *drafts)
{
  g_autoptr (FettleRecord) record = NULL;

  for (guint i = 0; drafts && i < drafts->len; i++)
    {
      const FettleDraft *draft = g_ptr_array_index (drafts, i);
      g_autoptr (FettleRecord) typed = read_draft (draft, "case-review", fettle_record_get_id (data->school));

      if (typed && is_of_meeting (self, typed))
        return make_review_page (self, typed, draft->id);
    }
  record = self->recorded ? fettle_record_copy (self->recorded) : begin_review (self, data);
  return make_review_page (self, record, NULL);
}

/* An action that was typed at this meeting and not recorded: it is promised on its day, and not in the register. */
static void
open_actions (FettleReviewSheet    *self,
              const FettleCaseData *data,
              GPtrArray            *drafts)
{
  const char *held = fettle_record_get_text (self->meeting, "held-on");

  for (guint i = 0; drafts && i < drafts->len; i++)
    {
      const FettleDraft *draft = g_ptr_array_index (drafts, i);
      g_autoptr (FettleRecord) typed = read_draft (draft, "deadline", fettle_record_get_id (data->school));

      if (typed && g_strcmp0 (fettle_record_get_text (typed, "promised-on"), held) == 0
          && !fettle_case_data_find (data, fettle_record_get_id (typed)))
        g_ptr_array_add (self->actions, make_action_page (self, typed, draft->id));
    }
}

static Page *
find_page (FettleReviewSheet *self,
           FettleRecord      *record)
{
  for (guint i = 0; i < self->actions->len; i++)
    if (((Page *) g_ptr_array_index (self->actions, i))->record == record)
      return g_ptr_array_index (self->actions, i);
  return self->review;
}

static void
fettle_review_sheet_dispose (GObject *object)
{
  FettleReviewSheet *self = FETTLE_REVIEW_SHEET (object);

  g_clear_pointer (&self->review, page_free);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->meeting);
  g_clear_object (&self->recorded);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (fettle_review_sheet_parent_class)->dispose (object);
}

static void
fettle_review_sheet_class_init (FettleReviewSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fettle_review_sheet_dispose;

  signals[SIGNAL_ERROR] = g_signal_new ("error", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
fettle_review_sheet_init (FettleReviewSheet *self)
{
  self->actions = g_ptr_array_new_with_free_func ((GDestroyNotify) page_free);
}

/**
 * fettle_review_sheet_new:
 * @store: the store
 * @data: the intervention at the school
 * @meeting: the meeting
 * @recorded: (nullable): what the meeting has recorded about the school already
 * @drafts: (nullable) (element-type FettleDraft): what was kept of an interrupted meeting
 *
 * Returns: (transfer full): the sheet, as it was left
 */
FettleReviewSheet *
fettle_review_sheet_new (FettleStore          *store,
                         const FettleCaseData *data,
                         FettleRecord         *meeting,
                         FettleRecord         *recorded,
                         GPtrArray            *drafts)
{
  FettleReviewSheet *self;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (data != NULL && FETTLE_IS_RECORD (meeting), NULL);

  self = g_object_new (FETTLE_TYPE_REVIEW_SHEET, NULL);
  self->store = g_object_ref (store);
  self->meeting = g_object_ref (meeting);
  self->name = g_strdup (fettle_case_data_get_name (data));
  g_set_object (&self->recorded, recorded);
  self->review = open_review (self, data, drafts);
  open_actions (self, data, drafts);
  return self;
}

/**
 * fettle_review_sheet_get_review:
 * @self: a sheet
 *
 * Returns: (transfer none): the review, to write in
 */
FettleRecord *
fettle_review_sheet_get_review (FettleReviewSheet *self)
{
  g_return_val_if_fail (FETTLE_IS_REVIEW_SHEET (self), NULL);

  return self->review->record;
}

/**
 * fettle_review_sheet_is_recorded:
 * @self: a sheet
 *
 * Returns: whether the register holds what the meeting decided about the school
 */
gboolean
fettle_review_sheet_is_recorded (FettleReviewSheet *self)
{
  g_return_val_if_fail (FETTLE_IS_REVIEW_SHEET (self), FALSE);

  return self->recorded != NULL;
}

/**
 * fettle_review_sheet_is_touched:
 * @self: a sheet
 *
 * Returns: whether anything was written that is not recorded
 */
gboolean
fettle_review_sheet_is_touched (FettleReviewSheet *self)
{
  g_return_val_if_fail (FETTLE_IS_REVIEW_SHEET (self), FALSE);

  return fettle_draft_keeper_is_touched (self->review->keeper) || self->actions->len > 0;
}

/**
 * fettle_review_sheet_get_n_actions:
 * @self: a sheet
 *
 * Returns: how many actions are being written
 */
guint
fettle_review_sheet_get_n_actions (FettleReviewSheet *self)
{
  g_return_val_if_fail (FETTLE_IS_REVIEW_SHEET (self), 0);

  return self->actions->len;
}

/**
 * fettle_review_sheet_get_action:
 * @self: a sheet
 * @index: from 0
 *
 * Returns: (transfer none): an action, to write in
 */
FettleRecord *
fettle_review_sheet_get_action (FettleReviewSheet *self,
                                guint              index)
{
  g_return_val_if_fail (FETTLE_IS_REVIEW_SHEET (self), NULL);

  return ((Page *) g_ptr_array_index (self->actions, index))->record;
}

/**
 * fettle_review_sheet_add_action:
 * @self: a sheet
 *
 * Returns: (transfer none): another action, to write in
 */
FettleRecord *
fettle_review_sheet_add_action (FettleReviewSheet *self)
{
  g_autoptr (FettleRecord) action = NULL;

  g_return_val_if_fail (FETTLE_IS_REVIEW_SHEET (self), NULL);

  action = begin_action (self);
  g_ptr_array_add (self->actions, make_action_page (self, action, NULL));
  return action;
}

/**
 * fettle_review_sheet_remove_action:
 * @self: a sheet
 * @action: one of its actions
 *
 * Throws an action away that is not recorded.
 */
void
fettle_review_sheet_remove_action (FettleReviewSheet *self,
                                   FettleRecord      *action)
{
  Page *page;

  g_return_if_fail (FETTLE_IS_REVIEW_SHEET (self));

  page = find_page (self, action);
  if (page == self->review)
    return;
  fettle_draft_keeper_drop (page->keeper);
  g_ptr_array_remove (self->actions, page);
}

/**
 * fettle_review_sheet_touch:
 * @self: a sheet
 * @record: the review, or one of the actions
 *
 * Says that something was written: it is kept a second after the last call.
 */
void
fettle_review_sheet_touch (FettleReviewSheet *self,
                           FettleRecord      *record)
{
  g_return_if_fail (FETTLE_IS_REVIEW_SHEET (self));

  fettle_draft_keeper_touch (find_page (self, record)->keeper);
}

/**
 * fettle_review_sheet_flush:
 * @self: a sheet
 *
 * Keeps what was written now.
 */
void
fettle_review_sheet_flush (FettleReviewSheet *self)
{
  g_return_if_fail (FETTLE_IS_REVIEW_SHEET (self));

  fettle_draft_keeper_flush (self->review->keeper);
  for (guint i = 0; i < self->actions->len; i++)
    fettle_draft_keeper_flush (((Page *) g_ptr_array_index (self->actions, i))->keeper);
}

/**
 * fettle_review_sheet_drop:
 * @self: a sheet
 *
 * Forgets what was kept: it is in the register.
 */
void
fettle_review_sheet_drop (FettleReviewSheet *self)
{
  g_return_if_fail (FETTLE_IS_REVIEW_SHEET (self));

  fettle_draft_keeper_drop (self->review->keeper);
  for (guint i = 0; i < self->actions->len; i++)
    fettle_draft_keeper_drop (((Page *) g_ptr_array_index (self->actions, i))->keeper);
}

static gboolean
differs (FettleRecord *review,
         FettleRecord *rating,
         const char   *field)
{
  return g_strcmp0 (fettle_record_get_text (review, field), rating ? fettle_record_get_text (rating, field) : NULL) != 0;
}

/* A rating cannot be taken back to none: without one, nothing changes. */
static gboolean
changes_rating (FettleReviewSheet    *self,
                const FettleCaseData *data)
{
  FettleRecord *rating = fettle_case_data_find_newest (data, "concern-rating", NULL, NULL);
  FettleRecord *review = self->review->record;

  return fettle_record_get_text (review, "rating")
         && (differs (review, rating, "rating") || differs (review, rating, "direction"));
}

/**
 * fettle_review_sheet_wants_reason:
 * @self: a sheet
 * @data: the intervention as it stands
 *
 * Returns: whether the rating or the direction changes and nobody has said why
 */
gboolean
fettle_review_sheet_wants_reason (FettleReviewSheet    *self,
                                  const FettleCaseData *data)
{
  g_return_val_if_fail (FETTLE_IS_REVIEW_SHEET (self), FALSE);

  return changes_rating (self, data) && !fettle_record_get_text (self->review->record, "rationale");
}

static void
put_rating (FettleReviewSheet *self,
            FettleBatch       *batch)
{
  static const char *const same[] = { "school", "case", "rating", "direction", "rationale" };
  g_autofree char *id = fettle_id_new ();
  g_autoptr (FettleRecord) rating = fettle_record_new (fettle_kind_get ("concern-rating"), id);
  const char *chair = fettle_record_get_text (self->meeting, "chair");

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    fettle_record_set_text (rating, same[i], fettle_record_get_text (self->review->record, same[i]));
  fettle_record_set_text (rating, "rated-on", fettle_record_get_text (self->review->record, "reviewed-on"));
  fettle_record_set_text (rating, "rated-by", chair ? chair : g_get_real_name ());
  fettle_batch_put (batch, rating, NULL);
}

static void
put_next_review (FettleReviewSheet    *self,
                 const FettleCaseData *data,
                 FettleBatch          *batch)
{
  const char *next = fettle_record_get_text (self->review->record, "next-review-on");
  FettleRecord *one = fettle_case_data_find (data, fettle_record_get_text (self->review->record, "case"));
  g_autoptr (FettleRecord) changed = NULL;

  if (!next || !one || g_strcmp0 (next, fettle_record_get_text (one, "next-review-on")) == 0)
    return;
  changed = fettle_record_copy (one);
  fettle_record_set_text (changed, "next-review-on", next);
  fettle_batch_put (batch, changed, one);
}

/* An action without a word in it was only begun. */
static void
put_actions (FettleReviewSheet *self,
             FettleBatch       *batch)
{
  for (guint i = 0; i < self->actions->len; i++)
    {
      FettleRecord *typed = fettle_review_sheet_get_action (self, i);
      g_autoptr (FettleRecord) action = fettle_record_copy (typed);

      if (!fettle_record_get_text (typed, "what"))
        continue;
      fettle_record_set_text (action, "review", fettle_record_get_id (self->review->record));
      fettle_batch_put (batch, action, NULL);
    }
}

/**
 * fettle_review_sheet_make_batch:
 * @self: a sheet whose fields were checked
 * @data: the intervention as it stands
 *
 * Returns: (transfer full): all that the meeting decided about the school in one batch: the review, a changed rating,
 *   the next review, and the actions
 */
FettleBatch *
fettle_review_sheet_make_batch (FettleReviewSheet    *self,
                                const FettleCaseData *data)
{
  const char *decision;
  g_autofree char *label = NULL;
  g_autoptr (FettleRecord) review = NULL;
  FettleBatch *batch;

  g_return_val_if_fail (FETTLE_IS_REVIEW_SHEET (self), NULL);

  review = fettle_record_copy (self->review->record);
  decision = fettle_vocabulary_label ("review-decision", fettle_record_get_text (review, "decision"));
  /* Translators: %1$s is a school, %2$s a decision: "Keep as it is". */
  label = g_strdup_printf (C_("step", "%1$s reviewed: %2$s"), self->name, decision);
  batch = fettle_batch_new (label);
  fettle_batch_put (batch, review, self->recorded);
  if (changes_rating (self, data))
    put_rating (self, batch);
  put_next_review (self, data, batch);
  put_actions (self, batch);
  return batch;
}
