/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/inspection/fettle-outcome.h"

G_BEGIN_DECLS

/**
 * FettleMeasure:
 * @FETTLE_MEASURE_NONE: the regime has no measure, or the grade is not recorded
 * @FETTLE_MEASURE_NOT_MET: below it
 * @FETTLE_MEASURE_MET: at it or above
 *
 * Whether a current outcome meets the headline measure of its own regime. Never to be added up across regimes.
 */
typedef enum
{
  FETTLE_MEASURE_NONE,
  FETTLE_MEASURE_NOT_MET,
  FETTLE_MEASURE_MET,
} FettleMeasure;

FettleMeasure fettle_outcome_measure (const FettleOutcome         *outcome,
                                      const FettleInspectionFacts *facts);

G_END_DECLS
