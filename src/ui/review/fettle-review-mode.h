/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/widgets/fettle-session.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_REVIEW_MODE (fettle_review_mode_get_type ())
G_DECLARE_FINAL_TYPE (FettleReviewMode, fettle_review_mode, FETTLE, REVIEW_MODE, AdwBin)

/* A review meeting from its agenda to its minutes. It is kept in the register, so that it can be stopped and resumed.
 * Signals: "stopped": the person left it; "changed": whether there is a meeting to resume may have changed. */
void     fettle_review_mode_set_session (FettleReviewMode *self,
                                         FettleSession    *session);
void     fettle_review_mode_enter       (FettleReviewMode *self);
gboolean fettle_review_mode_step_back   (FettleReviewMode *self);
gboolean fettle_review_mode_can_resume  (FettleReviewMode *self);

G_END_DECLS
