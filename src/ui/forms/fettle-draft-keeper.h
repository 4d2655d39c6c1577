/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-draft.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_DRAFT_KEEPER (fettle_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (FettleDraftKeeper, fettle_draft_keeper, FETTLE, DRAFT_KEEPER, GObject)

/* Keeps what is typed in a form, a second after the last key. Signal "error" (GError *): it could not be kept. */
FettleDraftKeeper *fettle_draft_keeper_new   (FettleStore       *store,
                                              FettleRecord      *record,
                                              const char        *form,
                                              const char        *name,
                                              const char        *draft_id);
void               fettle_draft_keeper_touch (FettleDraftKeeper *self);
gboolean           fettle_draft_keeper_is_touched (FettleDraftKeeper *self);
void               fettle_draft_keeper_flush (FettleDraftKeeper *self);
void               fettle_draft_keeper_drop  (FettleDraftKeeper *self);

G_END_DECLS
