/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-calendar.h"

G_BEGIN_DECLS

/*
 * The calendar that days are counted with: the public holidays that come with the program, changed by the records of
 * kind "bank-holiday", and the holidays of one school by those of kind "school-holiday". Arrays of FettleRecord,
 * nullable.
 */
FettleCalendar *fettle_holidays_make_calendar (GPtrArray  *bank_holidays,
                                               GPtrArray  *school_holidays,
                                               const char *school_id);

G_END_DECLS
