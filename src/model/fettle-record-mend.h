/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fettle-record.h"

G_BEGIN_DECLS

char *fettle_record_mend (FettleRecord *self);

G_END_DECLS
