/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-calendar.h"
#include "rules/fettle-result.h"

G_BEGIN_DECLS

/**
 * FettleDayCount:
 * @FETTLE_COUNT_WORKING: weekends and public holidays do not count
 * @FETTLE_COUNT_SCHOOL: nor does part of a school holiday longer than a week; a half-term counts
 */
typedef enum
{
  FETTLE_COUNT_WORKING,
  FETTLE_COUNT_SCHOOL,
} FettleDayCount;

void fettle_result_count_out   (FettleResult         *result,
                                const FettleCalendar *calendar,
                                FettleDate            first,
                                FettleDate            last,
                                FettleDayCount        count);
void fettle_result_check_range (FettleResult         *result,
                                const FettleCalendar *calendar,
                                FettleDate            first,
                                FettleDate            last);

G_END_DECLS
