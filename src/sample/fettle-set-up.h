/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-file.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

FettleBatch *fettle_set_up_batch     (const char          *code,
                                      const char          *name,
                                      const char          *region);
FettleBatch *fettle_set_up_choose    (FettleStore         *store,
                                      const char          *code,
                                      GError             **error);
gboolean     fettle_set_up_authority (FettleStore         *store,
                                      const char          *code,
                                      const char          *name,
                                      const char          *region,
                                      GError             **error);
gboolean     fettle_set_up_sample    (FettleStore         *store,
                                      guint                seed,
                                      guint                n_schools,
                                      FettleProgressFunc   progress,
                                      gpointer             user_data,
                                      GCancellable        *cancellable,
                                      GError             **error);

G_END_DECLS
