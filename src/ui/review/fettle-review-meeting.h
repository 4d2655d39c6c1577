/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-store.h"

G_BEGIN_DECLS

/**
 * FettleReviewMeeting:
 * @record: (nullable): the meeting; %NULL where none has begun
 * @agenda: (element-type utf8): ids of its schools, in their order
 * @reviews: (element-type FettleRecord): what it has recorded
 * @drafts: (element-type FettleDraft): what was typed and not recorded
 *
 * A review meeting as the register holds it.
 */
typedef struct
{
  FettleRecord *record;
  GPtrArray *agenda;
  GPtrArray *reviews;
  GPtrArray *drafts;
} FettleReviewMeeting;

FettleReviewMeeting *fettle_review_meeting_read          (FettleStore                *store,
                                                          const char                 *id,
                                                          GError                    **error);
void                 fettle_review_meeting_free          (FettleReviewMeeting        *self);
FettleRecord        *fettle_review_meeting_find_review   (const FettleReviewMeeting  *self,
                                                          const char                 *school_id);
guint                fettle_review_meeting_count         (const FettleReviewMeeting  *self);
int                  fettle_review_meeting_find_next     (const FettleReviewMeeting  *self,
                                                          int                         after);
gboolean             fettle_review_meeting_is_over       (const FettleReviewMeeting  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleReviewMeeting, fettle_review_meeting_free)

G_END_DECLS
