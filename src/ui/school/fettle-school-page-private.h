/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/intervention/fettle-intervention-view.h"
#include "ui/school/fettle-school-data.h"
#include "ui/school/fettle-school-inspections.h"
#include "ui/school/fettle-school-page.h"
#include "ui/school/fettle-school-summary.h"
#include "ui/school/fettle-school-visits.h"
#include "ui/widgets/fettle-history-view.h"

G_BEGIN_DECLS

struct _FettleSchoolPage
{
  FettleSection parent_instance;

  GtkStack *states;
  GtkLabel *name;
  GtkLabel *identity;
  GtkBox *badges;
  GtkWidget *switcher;
  AdwViewStack *views;
  AdwStatusPage *gone;
  FettleSchoolSummary *summary;
  FettleSchoolInspections *inspections;
  FettleInterventionView *intervention;
  FettleSchoolVisits *visits;
  FettleHistoryView *history;

  char *school_id;
  FettleSchoolData *data;
  GCancellable *cancellable;

  char *sought; /* id of the record to go to once it is on screen */
  guint seek_tick;
};

/* fettle-school-page-seek.c */
void fettle_school_page_seek             (FettleSchoolPage *self);
void fettle_school_page_stop_seeking     (FettleSchoolPage *self);
/* fettle-school-page-actions.c */
void fettle_school_page_class_install_actions (GtkWidgetClass *widget_class);
void fettle_school_page_attach_to_visit (FettleSchoolPage *self,
                                         GFile            *file,
                                         const char       *visit_id);
/* fettle-school-page-visits.c */
void fettle_school_page_class_install_visit_actions (GtkWidgetClass *widget_class);
void fettle_school_page_remove_visit_actions (FettleSchoolPage *self,
                                              FettleRecord     *visit,
                                              FettleBatch      *batch);

G_END_DECLS
