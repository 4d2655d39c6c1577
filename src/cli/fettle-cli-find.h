/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-store.h"

G_BEGIN_DECLS

FettleRecord *fettle_cli_find_school (FettleStore  *store,
                                      const char   *urn,
                                      GError      **error);

G_END_DECLS
