/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/inspection/fettle-outcome.h"

G_BEGIN_DECLS

/*
 * R23, R24: what the findings of a report card suggest. Suggestions only: the category is the one that Ofsted states.
 *
 * R23 codes: "not-applicable" (no report card), "none", "requires-significant-improvement", "special-measures".
 * R24 codes: "monitoring", "none".
 */
FettleResult *fettle_category_suggest  (const FettleInspectionFacts *facts);
FettleResult *fettle_monitoring_expect (const FettleInspectionFacts *facts);

G_END_DECLS
