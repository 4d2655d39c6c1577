/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/widgets/fettle-section.h"
#include "ui/widgets/fettle-session.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_HOST (fettle_host_get_type ())
G_DECLARE_INTERFACE (FettleHost, fettle_host, FETTLE, HOST, GtkWindow)

/**
 * FettleHostInterface:
 * @get_session: the register that is open, or %NULL
 * @get_section: a place of the sidebar, or the page of a school, by its stable name; made where it was not shown yet
 * @toast: tells of an outcome in passing
 * @remember_step: notes that a batch was made in this window, so that it is what Undo takes back
 *
 * What pages, forms and dialogs ask of the main window, without knowing it. Places are reached by the window's named actions.
 */
struct _FettleHostInterface
{
  GTypeInterface parent_interface;

  FettleSession *(*get_session)   (FettleHost *self);
  FettleSection *(*get_section)   (FettleHost *self,
                                   const char *name);
  void           (*toast)         (FettleHost *self,
                                   const char *text,
                                   const char *button,
                                   const char *action,
                                   GVariant   *target);
  void           (*remember_step) (FettleHost *self,
                                   const char *batch_id);
};

FettleHost    *fettle_host_of           (GtkWidget    *widget);
FettleSession *fettle_host_get_session  (FettleHost   *self);
FettleSection *fettle_host_get_section  (FettleHost   *self,
                                         const char   *name);

/* Going places. */
void           fettle_host_go           (GtkWidget    *widget,
                                         const char   *place);
void           fettle_host_open_school  (GtkWidget    *widget,
                                         const char   *school_id);

/* Telling. */
void           fettle_host_report_error (GtkWidget    *widget,
                                         const char   *heading,
                                         const GError *error);
void           fettle_host_toast        (GtkWidget    *widget,
                                         const char   *text,
                                         const char   *button,
                                         const char   *action,
                                         GVariant     *target);
void           fettle_host_tell_applied (GtkWidget    *widget,
                                         const char   *label,
                                         const char   *batch_id);
void           fettle_host_apply        (GtkWidget    *widget,
                                         FettleBatch  *batch,
                                         const char   *heading);

G_END_DECLS
