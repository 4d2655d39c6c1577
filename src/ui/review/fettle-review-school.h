/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/widgets/fettle-session.h"
#include "ui/review/fettle-review-sheet.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_REVIEW_SCHOOL (fettle_review_school_get_type ())
G_DECLARE_FINAL_TYPE (FettleReviewSchool, fettle_review_school, FETTLE, REVIEW_SCHOOL, AdwBin)

/* One school at a review meeting: what a panel needs at a glance, and the sheet that it fills in. */
void     fettle_review_school_set_progress (FettleReviewSchool   *self,
                                            guint                 index,
                                            guint                 n,
                                            guint                 n_recorded);
void     fettle_review_school_show_data    (FettleReviewSchool   *self,
                                            const FettleCaseData *data,
                                            FettleDate            today,
                                            gboolean              can_write);
void     fettle_review_school_show_sheet   (FettleReviewSchool   *self,
                                            FettleReviewSheet    *sheet);
void     fettle_review_school_show_problem (FettleReviewSchool   *self,
                                            const char           *problem);
gboolean fettle_review_school_check        (FettleReviewSchool   *self,
                                            const FettleCaseData *data);
void     fettle_review_school_focus_sheet  (FettleReviewSchool   *self);
void     fettle_review_school_add_action   (FettleReviewSchool   *self);

G_END_DECLS
