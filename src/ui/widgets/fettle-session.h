/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/fettle-date.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_SESSION (fettle_session_get_type ())
G_DECLARE_FINAL_TYPE (FettleSession, fettle_session, FETTLE, SESSION, GObject)

/* What every page needs: the open register, the day, and the person's own choices. Property "today" (uint) is notified
 * when the day turns. */
FettleSession *fettle_session_new          (FettleStore   *store,
                                            FettleDate     today);
FettleStore   *fettle_session_get_store    (FettleSession *self);
FettleDate     fettle_session_get_today    (FettleSession *self);
void           fettle_session_set_today    (FettleSession *self,
                                            FettleDate     today);
GSettings     *fettle_session_get_settings (FettleSession *self);
gboolean       fettle_session_can_write    (FettleSession *self);

G_END_DECLS
