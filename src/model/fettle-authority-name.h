/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-date.h"

G_BEGIN_DECLS

const char *fettle_authority_code_from_name (const char *name,
                                             FettleDate  on);

G_END_DECLS
