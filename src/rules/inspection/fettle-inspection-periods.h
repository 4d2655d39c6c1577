/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-calendar.h"
#include "rules/fettle-result.h"

G_BEGIN_DECLS

/* Periods that run from a paper. @calendar has the school's own holidays, see fettle_holidays_make_calendar(). */
FettleResult *fettle_period_statement_of_action (FettleDate            received,
                                                 const FettleCalendar *calendar);
FettleResult *fettle_period_draft_comments      (FettleDate            received,
                                                 const FettleCalendar *calendar);
FettleResult *fettle_period_report_to_parents   (FettleDate            received,
                                                 const FettleCalendar *calendar);
FettleResult *fettle_period_committee_papers    (FettleDate            meeting,
                                                 const FettleCalendar *calendar);

G_END_DECLS
