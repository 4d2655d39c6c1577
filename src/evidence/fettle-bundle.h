/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-date.h"
#include "base/fettle-file.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

/* A waiting call, for the command line, tests and reader threads. */
gboolean fettle_bundle_write (FettleStore         *store,
                              const char          *case_id,
                              const char          *made_by,
                              FettleDate           today,
                              const char          *folder,
                              GStrv               *apart,
                              FettleProgressFunc   progress,
                              gpointer             user_data,
                              GCancellable        *cancellable,
                              GError             **error);

G_END_DECLS
