/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "compat/fettle-split.h"
#include "ui/deadlines/fettle-notifier.h"
#include "ui/fettle-window.h"
#include "ui/widgets/fettle-banner.h"
#include "ui/widgets/fettle-host.h"

G_BEGIN_DECLS

/**
 * FettlePlace:
 * @name: stable name, for the action win.go
 * @title: (translatable): in the sidebar
 * @icon: icon name
 * @get_type: type of the section, made when it is first shown
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon;
  GType (*get_type) (void);
} FettlePlace;

struct _FettleWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  FettleBanner *banner;
  GtkStack *root;
  FettleSplit *split;
  GtkListBox *sidebar;
  AdwWindowTitle *title;
  GtkStack *pages;
  GtkButton *back_button;
  AdwBin *start_bin;

  FettleSession *session;
  char *folder; /* where the register lies, also one that cannot be used */
  FettleDate today;
  FettleNotifier *notifier;
  GBinding *title_binding;
  GStrv waiting_files; /* to be imported once there is a register to import them into */
  AdwToast *toast; /* the one on screen; owned by the overlay */
  gint64 toast_since; /* time of its first frame, in microseconds; 0 before that */
  guint toast_tick; /* while it moves into place */
  GPtrArray *made;   /* ids of the steps made in this window that stand, the newest last */
  GPtrArray *undone; /* ids of those that were undone since the last new one */
  GPtrArray *trail; /* of places, "schools" or "school:ID"; the last is on screen */
  GCancellable *cancellable;
};

void fettle_window_class_install_actions (GtkWidgetClass *widget_class);
void fettle_window_class_install_undo    (GtkWidgetClass *widget_class);
void fettle_window_remember_step         (FettleWindow   *self,
                                          const char     *batch_id);
void fettle_window_toast                 (FettleWindow   *self,
                                          const char     *text,
                                          const char     *button,
                                          const char     *action,
                                          GVariant       *target);
void fettle_window_fill_sidebar          (FettleWindow   *self);
void fettle_window_forget_places         (FettleWindow   *self);
void fettle_window_show_current          (FettleWindow   *self);
void fettle_window_start_counting        (FettleWindow   *self);
void fettle_window_offer_drafts          (FettleWindow   *self);
void fettle_window_offer_changed_copies  (FettleWindow   *self);
void fettle_window_import_waiting        (FettleWindow   *self);
void fettle_window_choose_authority      (FettleWindow   *self);
void fettle_window_choose_backup         (FettleWindow   *self);
void fettle_window_look_for_second_place (FettleWindow   *self);
void fettle_window_finish_work           (FettleWindow   *self);
void fettle_window_show_holidays         (FettleWindow   *self);
void fettle_window_show_backups          (FettleWindow   *self);

G_END_DECLS
