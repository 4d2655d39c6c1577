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
 * FettleDeadline:
 * @data: the intervention that it belongs to; not owned
 * @clock: the date, with its rule or who promised it; not owned
 * @group: how near it is
 *
 * A date of a school, as long as what was read lives.
 */
typedef struct
{
  const FettleCaseData *data;
  const FettleClock *clock;
  FettleDueGroup group;
} FettleDeadline;

GArray     *fettle_deadlines_list        (GPtrArray            *all,
                                          FettleDate            today);
gboolean    fettle_deadline_is_open      (const FettleDeadline *deadline);
gboolean    fettle_deadline_may_leave    (const FettleDeadline *deadline);
const char *fettle_deadline_get_officer  (const FettleDeadline *deadline);
const char *fettle_due_group_to_words    (FettleDueGroup        group);

G_END_DECLS
