/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-store.h"

G_BEGIN_DECLS

gboolean fettle_demo_add_cases (FettleStore   *store,
                                GCancellable  *cancellable,
                                GError       **error);

G_END_DECLS
