/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-case-data.h"
#include "store/fettle-draft.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_REVIEW_SHEET (fettle_review_sheet_get_type ())
G_DECLARE_FINAL_TYPE (FettleReviewSheet, fettle_review_sheet, FETTLE, REVIEW_SHEET, GObject)

/* What is being written about one school at a review meeting: the decision with its minute, and the actions. All of it
 * is kept a second after the last key, and found again after a crash. Signal "error" (GError *): it could not be kept. */
FettleReviewSheet *fettle_review_sheet_new           (FettleStore           *store,
                                                      const FettleCaseData  *data,
                                                      FettleRecord          *meeting,
                                                      FettleRecord          *recorded,
                                                      GPtrArray             *drafts);
FettleRecord      *fettle_review_sheet_get_review    (FettleReviewSheet     *self);
gboolean           fettle_review_sheet_is_recorded   (FettleReviewSheet     *self);
gboolean           fettle_review_sheet_is_touched    (FettleReviewSheet     *self);
guint              fettle_review_sheet_get_n_actions (FettleReviewSheet     *self);
FettleRecord      *fettle_review_sheet_get_action    (FettleReviewSheet     *self,
                                                      guint                  index);
FettleRecord      *fettle_review_sheet_add_action    (FettleReviewSheet     *self);
void               fettle_review_sheet_remove_action (FettleReviewSheet     *self,
                                                      FettleRecord          *action);
void               fettle_review_sheet_touch         (FettleReviewSheet     *self,
                                                      FettleRecord          *record);
void               fettle_review_sheet_flush         (FettleReviewSheet     *self);
void               fettle_review_sheet_drop          (FettleReviewSheet     *self);
gboolean           fettle_review_sheet_wants_reason  (FettleReviewSheet     *self,
                                                      const FettleCaseData  *data);
FettleBatch       *fettle_review_sheet_make_batch    (FettleReviewSheet     *self,
                                                      const FettleCaseData  *data);

G_END_DECLS
