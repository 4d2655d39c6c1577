/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fettle-test-store.h"

G_BEGIN_DECLS

void  fettle_test_fill_schools (FettleStore *store,
                                guint        n_schools);
char *fettle_test_school_id    (guint        index);

G_END_DECLS
