/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-date.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

/* A waiting call, for the command line, tests and reader threads. */
GBytes   *fettle_deadlines_to_ics  (FettleStore  *store,
                                    FettleDate    today,
                                    GHashTable   *published,
                                    GError      **error);
gboolean  fettle_deadlines_keep    (FettleStore  *store,
                                    FettleDate    today,
                                    GFile        *target,
                                    gboolean     *is_written,
                                    GError      **error);

G_END_DECLS
