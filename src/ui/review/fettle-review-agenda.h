/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/widgets/fettle-session.h"
#include "ui/review/fettle-review-item.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_REVIEW_AGENDA (fettle_review_agenda_get_type ())
G_DECLARE_FINAL_TYPE (FettleReviewAgenda, fettle_review_agenda, FETTLE, REVIEW_AGENDA, AdwBin)

/* What comes before a review meeting: who meets, which schools, in which order. */
void          fettle_review_agenda_begin        (FettleReviewAgenda *self,
                                                 FettleDate          today);
void          fettle_review_agenda_set_cases    (FettleReviewAgenda *self,
                                                 GPtrArray          *all);
GListModel   *fettle_review_agenda_get_items    (FettleReviewAgenda *self);
void          fettle_review_agenda_leave_out    (FettleReviewAgenda *self,
                                                 const char         *school_id,
                                                 gboolean            out);
FettleRecord *fettle_review_agenda_make_meeting (FettleReviewAgenda *self);

G_END_DECLS
