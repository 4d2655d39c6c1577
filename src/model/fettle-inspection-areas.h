/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fettle-record.h"

G_BEGIN_DECLS

void fettle_inspection_grades_sort (GPtrArray *grades);

G_END_DECLS
