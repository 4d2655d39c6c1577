/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fettle-record.h"
#include "rules/fettle-result.h"

G_BEGIN_DECLS

/**
 * FettleVisitStanding:
 * @FETTLE_VISIT_UNDATED: neither planned nor held on any day
 * @FETTLE_VISIT_PLANNED: its day is to come
 * @FETTLE_VISIT_PAST: its day is over and nobody wrote that it took place
 * @FETTLE_VISIT_CALLED_OFF: it did not take place
 * @FETTLE_VISIT_HELD: the report is to be written
 * @FETTLE_VISIT_LOGGED: held, and no report follows
 * @FETTLE_VISIT_WRITTEN: the report is a draft of the authority's
 * @FETTLE_VISIT_WITH_HEAD: the head teacher has it
 * @FETTLE_VISIT_ANSWERED: the head teacher answered
 * @FETTLE_VISIT_AGREED: it is final
 * @FETTLE_VISIT_SHARED: the governors have it
 *
 * How far a visit and its report have come.
 */
typedef enum
{
  FETTLE_VISIT_UNDATED,
  FETTLE_VISIT_PLANNED,
  FETTLE_VISIT_PAST,
  FETTLE_VISIT_CALLED_OFF,
  FETTLE_VISIT_HELD,
  FETTLE_VISIT_LOGGED,
  FETTLE_VISIT_WRITTEN,
  FETTLE_VISIT_WITH_HEAD,
  FETTLE_VISIT_ANSWERED,
  FETTLE_VISIT_AGREED,
  FETTLE_VISIT_SHARED,
} FettleVisitStanding;

FettleVisitStanding fettle_visit_find_standing     (FettleRecord        *visit,
                                                    FettleDate           today);
const char         *fettle_visit_standing_to_words (FettleVisitStanding  standing);
const char         *fettle_visit_get_day           (FettleRecord        *visit);
gboolean            fettle_visit_is_held           (FettleRecord        *visit);
FettleResult       *fettle_visit_find_due          (FettleRecord        *visit);

G_END_DECLS
