/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/case/fettle-case.h"

G_BEGIN_DECLS

/**
 * FettleReminder:
 * @FETTLE_REMINDER_NONE: nothing to be said of the date today
 * @FETTLE_REMINDER_AHEAD: it is near
 * @FETTLE_REMINDER_TODAY: it is today
 * @FETTLE_REMINDER_OVERDUE: it has passed
 *
 * What a person is reminded of. Each is said once.
 */
typedef enum
{
  FETTLE_REMINDER_NONE,
  FETTLE_REMINDER_AHEAD,
  FETTLE_REMINDER_TODAY,
  FETTLE_REMINDER_OVERDUE,
} FettleReminder;

#define FETTLE_N_REMINDERS (FETTLE_REMINDER_OVERDUE + 1)

FettleReminder  fettle_clock_find_reminder (const FettleClock *clock,
                                            FettleDate         today,
                                            guint              days_ahead);
char           *fettle_clock_name_reminder (const FettleClock *clock,
                                            FettleReminder     reminder);

G_END_DECLS
