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

/* Whether the register tells of the holidays around some days: the ones before and the ones after them. */
gboolean        fettle_holidays_are_known     (GPtrArray  *school_holidays,
                                               const char *school_id,
                                               FettleDate  first,
                                               FettleDate  last);

G_END_DECLS
