/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/powers/fettle-powers.h"

G_BEGIN_DECLS

/**
 * FettleSuspension:
 * @power: %FETTLE_POWER_S66 or %FETTLE_POWER_SCHEDULE_15
 * @given_on: the day of the notice
 * @received_on: the day the governing body received it
 * @emergency: whether the notice gives an emergency as the reason for shorter notice
 * @stated_on: the day that a Schedule 15 notice says it takes effect
 * @revoked_on: the day it was revoked
 * @ieb_from: the day an interim executive board took over
 *
 * A suspension of a delegated budget.
 */
typedef struct
{
  FettlePower power;
  FettleDate given_on;
  FettleDate received_on;
  gboolean emergency;
  FettleDate stated_on;
  FettleDate revoked_on;
  FettleDate ieb_from;
} FettleSuspension;

/* R21: codes "effective", "too-soon", "missing". */
FettleResult *fettle_suspension_find_effective (const FettleSuspension *suspension);
/* R21: the last day before the financial year that the review must come before; code "due", "ended" or "missing". */
FettleResult *fettle_suspension_find_review    (const FettleSuspension *suspension,
                                                FettleDate              last_review);
/* R21: codes "running", "ended", "cancelled" with the date. */
FettleResult *fettle_suspension_find_end       (const FettleSuspension *suspension);

G_END_DECLS
