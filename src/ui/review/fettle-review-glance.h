/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/fettle-case-data.h"

G_BEGIN_DECLS

/* What a panel needs to see of a school, as groups of rows. */
void  fettle_review_glance_fill  (GtkBox               *box,
                                  const FettleCaseData *data,
                                  FettleDate            today,
                                  gboolean              can_write);
char *fettle_review_glance_about (const FettleCaseData *data);

G_END_DECLS
