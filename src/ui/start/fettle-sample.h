/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-file.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

gboolean fettle_sample_load (FettleStore         *store,
                             FettleProgressFunc   progress,
                             gpointer             user_data,
                             GCancellable        *cancellable,
                             GError             **error);

G_END_DECLS
