/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/widgets/fettle-session.h"
#include "ui/widgets/fettle-section.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_WINDOW (fettle_window_get_type ())
G_DECLARE_FINAL_TYPE (FettleWindow, fettle_window, FETTLE, WINDOW, AdwApplicationWindow)

FettleWindow  *fettle_window_new          (GtkApplication *application);
void           fettle_window_set_session  (FettleWindow   *self,
                                           FettleSession  *session);
FettleSession *fettle_window_get_session  (FettleWindow   *self);
void           fettle_window_open_folder  (FettleWindow   *self,
                                           const char     *folder,
                                           FettleDate      today);
void           fettle_window_open_backup  (FettleWindow   *self,
                                           const char     *backup);
void           fettle_window_restore      (FettleWindow   *self,
                                           const char     *backup,
                                           const char     *pass_phrase);

/* Going places. */
void           fettle_window_go           (FettleWindow   *self,
                                           const char     *section);
void           fettle_window_open_school  (FettleWindow   *self,
                                           const char     *school_id);
void           fettle_window_back         (FettleWindow   *self);
void           fettle_window_import       (FettleWindow       *self,
                                           const char *const  *paths);
const char    *fettle_window_get_place    (FettleWindow   *self);
FettleSection *fettle_window_get_section  (FettleWindow   *self,
                                           const char     *section);
const char    *fettle_window_get_newest_step (FettleWindow *self);

G_END_DECLS
