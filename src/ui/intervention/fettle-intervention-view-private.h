/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-case-data.h"
#include "ui/intervention/fettle-intervention-view.h"

G_BEGIN_DECLS

struct _FettleInterventionView
{
  AdwBin parent_instance;

  GtkStack *states;
  AdwStatusPage *trouble;
  AdwStatusPage *empty;
  GtkWidget *open_first;
  GtkLabel *title;
  GtkLabel *standing;
  GtkMenuButton *add_button;
  GtkWidget *change_case;
  GtkWidget *bundle;
  GtkWidget *open_next;
  GtkWidget *now_group;
  GtkListBox *now;
  GtkListBox *steps;
  GtkWidget *clocks_group;
  GtkListBox *clocks;
  GtkWidget *recipients_group;
  GtkListBox *recipients;
  GtkWidget *powers_group;
  GtkListBox *powers;
  GtkWidget *problems_group;
  GtkListBox *problems;
  GtkListBox *law;
  GtkListBox *records;

  FettleSession *session;
  char *school_id;
  FettleCaseData *data;
  GCancellable *cancellable;
};

void         fettle_intervention_view_class_install_actions (GtkWidgetClass         *widget_class);
const char  *fettle_intervention_view_name_button           (FettleInterventionView *self,
                                                             const FettleCaseStep   *step);
FettleRecord *fettle_intervention_view_find_paper           (FettleInterventionView *self,
                                                             const FettleCaseStep   *step);
GMenuModel  *fettle_intervention_view_make_menu             (FettleInterventionView *self);

G_END_DECLS
