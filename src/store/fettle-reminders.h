/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/case/fettle-reminder.h"
#include "store/fettle-deadline.h"

G_BEGIN_DECLS

/**
 * FettleReminders:
 * @n: how many dates are new, by what is said of them
 * @only: (nullable): the date, where it is the only new one; not owned
 * @names: (transfer full): names of all reminders of the day, those given before too: to be kept
 *
 * What is to be said on a day.
 */
typedef struct
{
  guint n[FETTLE_N_REMINDERS];
  const FettleDeadline *only;
  GStrv names;
} FettleReminders;

FettleReminders *fettle_reminders_find     (GArray                *deadlines,
                                            FettleDate             today,
                                            guint                  days_ahead,
                                            const char *const     *given);
void             fettle_reminders_free     (FettleReminders       *self);
guint            fettle_reminders_count    (const FettleReminders *self);
char            *fettle_reminders_to_title (const FettleReminders *self);
char            *fettle_reminders_to_body  (const FettleReminders *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleReminders, fettle_reminders_free)

G_END_DECLS
