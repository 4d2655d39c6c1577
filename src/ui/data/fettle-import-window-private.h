/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/data/fettle-import-window.h"
#include "ui/widgets/fettle-grid.h"
#include "ui/widgets/fettle-progress-relay.h"

G_BEGIN_DECLS

struct _FettleImportWindow
{
  AdwWindow parent_instance;

  GtkStack *states;
  GtkProgressBar *bar;
  GtkLabel *message;
  AdwStatusPage *refusal;
  GtkButton *leave_out_button;
  GtkLabel *words;
  GtkListBox *sources;
  GtkListBox *warnings;
  AdwViewStack *views;
  FettleGrid *changes;
  FettleGrid *issues;
  GtkListBox *offers;
  GtkLabel *issues_words;
  GtkLabel *more_offers;
  AdwViewStackPage *changes_page;
  AdwViewStackPage *issues_page;
  AdwViewStackPage *offers_page;
  GtkButton *apply_button;
  GtkButton *cancel_button;
  GtkButton *save_issues;

  FettleSession *session;
  FettleImport *import;
  GStrv paths;
  char *sheet_name;
  GCancellable *cancellable;
  gboolean applying;
  gboolean older_agreed;
  gboolean smaller_agreed;
};

void fettle_import_window_start_reading (FettleImportWindow *self);
void fettle_import_window_offer_sheets  (FettleImportWindow *self);
void fettle_import_window_fill_preview  (FettleImportWindow *self);
void fettle_import_window_fill_warnings (FettleImportWindow *self);
void fettle_import_window_fill_offers   (FettleImportWindow *self);
void fettle_import_window_tick_offers   (FettleImportWindow *self,
                                         gboolean            on);
void fettle_import_window_accept_offers (FettleImportWindow *self);

G_END_DECLS
