/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-case-data.h"

G_BEGIN_DECLS

/**
 * FettleDueGroup:
 *
 * How near a date is.
 */
typedef enum
{
  FETTLE_DUE_OVERDUE,
  FETTLE_DUE_WEEK,
  FETTLE_DUE_MONTH,
  FETTLE_DUE_LATER,
  FETTLE_DUE_PUT_OFF,
  FETTLE_DUE_OVER,
} FettleDueGroup;

/**
 * FettleDueDate:
 * @data: the intervention that it belongs to; not owned
 * @clock: the clock; not owned
 * @group: how near it is
 *
 * A date of a school, as long as what was read lives.
 */
typedef struct
{
  const FettleCaseData *data;
  const FettleClock *clock;
  FettleDueGroup group;
} FettleDueDate;

GArray     *fettle_due_dates_list       (GPtrArray           *all,
                                         FettleDate           today);
const char *fettle_due_date_get_officer (const FettleDueDate *due);
const char *fettle_due_group_to_words   (FettleDueGroup       group);

G_END_DECLS
