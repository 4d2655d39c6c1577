/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/intervention/fettle-case-data.h"

G_BEGIN_DECLS

/**
 * FettleDeadlineGroup:
 *
 * How near a date is.
 */
typedef enum
{
  FETTLE_DEADLINE_OVERDUE,
  FETTLE_DEADLINE_WEEK,
  FETTLE_DEADLINE_MONTH,
  FETTLE_DEADLINE_LATER,
  FETTLE_DEADLINE_PUT_OFF,
  FETTLE_DEADLINE_OVER,
} FettleDeadlineGroup;

/**
 * FettleDeadline:
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
  FettleDeadlineGroup group;
} FettleDeadline;

GArray     *fettle_deadlines_list           (GPtrArray            *all,
                                             FettleDate            today);
const char *fettle_deadline_get_officer     (const FettleDeadline *deadline);
const char *fettle_deadline_group_to_words  (FettleDeadlineGroup   group);
GBytes     *fettle_deadlines_write_calendar (GArray               *deadlines,
                                             GError              **error);

G_END_DECLS
