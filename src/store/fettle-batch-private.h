/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-batch.h"

G_BEGIN_DECLS

GPtrArray       *fettle_batch_get_blobs        (FettleBatch     *self);
const char      *fettle_batch_peek_id          (FettleBatch     *self);
void             fettle_batch_set_warnings     (FettleBatch     *self,
                                                GPtrArray       *warnings);

FettleChangeSet *fettle_change_set_new         (const char      *batch_id);
void             fettle_change_set_add         (FettleChangeSet *set,
                                                const char      *kind,
                                                const char      *record_id,
                                                const char      *school_id);
gboolean         fettle_change_set_add_schools_to (const FettleChangeSet *set,
                                                 GHashTable      *schools);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleChangeSet, fettle_change_set_unref)

G_END_DECLS
