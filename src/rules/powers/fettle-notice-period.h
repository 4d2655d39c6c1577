/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/powers/fettle-notice-rules.h"

G_BEGIN_DECLS

/* Array of FettleResult, code "short", "day-off" or "unconfirmed"; empty where nothing about the period is unusual. */
GPtrArray *fettle_notice_check_period (const FettleNoticeFacts *facts,
                                       gboolean                 confirmed,
                                       const FettleCalendar    *calendar);

G_END_DECLS
