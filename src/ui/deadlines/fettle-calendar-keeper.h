/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/fettle-session.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_CALENDAR_KEEPER (fettle_calendar_keeper_get_type ())
G_DECLARE_FINAL_TYPE (FettleCalendarKeeper, fettle_calendar_keeper, FETTLE, CALENDAR_KEEPER, GObject)

/* Signal "failed" (GError *): the calendar file could not be brought up to date. Once, until it can be again.
 * Signal "kept": it is up to date. */
FettleCalendarKeeper *fettle_calendar_keeper_get (FettleSession *session);

G_END_DECLS
