/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/case/fettle-case-list.h"
#include "ui/review/fettle-review-agenda.h"
#include "ui/review/fettle-review-meeting.h"
#include "ui/review/fettle-review-mode.h"
#include "ui/review/fettle-review-school.h"
#include "ui/reports/fettle-export-bar.h"
#include "ui/reports/fettle-table-view.h"

G_BEGIN_DECLS

/* Where a meeting opens: at the first school that is not recorded. */
#define FETTLE_REVIEW_PLACE_FIRST -1

struct _FettleReviewMode
{
  AdwBin parent_instance;

  GtkStack *screens;
  GtkLabel *waiting;
  FettleReviewAgenda *agenda;
  FettleReviewSchool *school;
  GtkLabel *title;
  GtkWidget *resume;
  GtkWidget *end;
  FettleExportBar *export_bar;
  FettleTableView *minutes;

  FettleSession *session;
  FettleReviewMeeting *meeting;
  GPtrArray *drafts;   /* of an interrupted meeting, until they are taken up */
  GHashTable *sheets;  /* id of a school -> FettleReviewSheet */
  int place;           /* on the agenda */
  gboolean opening;    /* a screen is still to be chosen */
  gboolean entered;
  GCancellable *cancellable;
  GCancellable *table_cancellable;
};

void                  fettle_review_mode_class_install_actions (GtkWidgetClass   *widget_class);
void                  fettle_review_mode_refresh               (FettleReviewMode *self,
                                                                const char       *meeting_id);
void                  fettle_review_mode_show_school           (FettleReviewMode *self,
                                                                int               place);
void                  fettle_review_mode_show_next             (FettleReviewMode *self,
                                                                int               after);
void                  fettle_review_mode_show_minutes          (FettleReviewMode *self);
void                  fettle_review_mode_leave                 (FettleReviewMode *self);
const FettleCaseData *fettle_review_mode_get_data              (FettleReviewMode *self);
FettleReviewSheet    *fettle_review_mode_get_sheet             (FettleReviewMode *self);
const char           *fettle_review_mode_get_school_id         (FettleReviewMode *self);

G_END_DECLS
