/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-store.h"

G_BEGIN_DECLS

GHashTable *fettle_published_read (FettleStore *store,
                                   GBytes      *calendar);
void        fettle_published_keep (FettleStore *store,
                                   GHashTable  *ids);

G_END_DECLS
