/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rules/fettle-visit.h"
#include "ui/school/fettle-school-data.h"

G_BEGIN_DECLS

/**
 * FettleVisitStep:
 * @standing: where the visit stands
 * @label: (translatable): the button that takes it further
 * @batch_label: (translatable): what the history says; %s is the school
 * @field: (nullable): the date that it sets; %NULL where it opens the form
 *
 * What comes next for a visit and its report.
 */
typedef struct
{
  FettleVisitStanding standing;
  const char *label;
  const char *batch_label;
  const char *field;
} FettleVisitStep;

const FettleVisitStep *fettle_visit_step_find (FettleVisitStanding     standing);
GtkWidget             *fettle_visit_row_new   (const FettleSchoolData *data,
                                               FettleRecord           *visit,
                                               FettleDate              today,
                                               gboolean                can_write);

G_END_DECLS
