/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/school/fettle-school-data.h"

G_BEGIN_DECLS

GtkWidget *fettle_inspection_card_new (const FettleSchoolData *data,
                                       FettleRecord           *inspection,
                                       gboolean                can_write);

G_END_DECLS
