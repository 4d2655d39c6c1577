/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-history.h"

G_BEGIN_DECLS

FettleBatchInfo  *fettle_batch_info_new  (const char   *id,
                                          const char   *label,
                                          const char   *author,
                                          const char   *device,
                                          const char   *made_at,
                                          guint         n_changes,
                                        guint       n_schools,
                                          const char   *state);
void              fettle_batch_info_set_erased  (FettleBatchInfo  *self,
                                                 const char       *words,
                                                 gboolean          changes);
void              fettle_change_info_set_erased (FettleChangeInfo *self,
                                                 const char       *words);
FettleChangeInfo *fettle_change_info_new (FettleRecord *before,
                                          FettleRecord *after,
                                          const char   *batch_id,
                                          const char   *made_at,
                                          const char   *author,
                                          const char   *label);

G_END_DECLS
