/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-date.h"

G_BEGIN_DECLS

/**
 * FettleConfidence:
 * @FETTLE_CONFIDENCE_HIGH: the primary source was read
 * @FETTLE_CONFIDENCE_MEDIUM: an official summary, or well-settled law
 * @FETTLE_CONFIDENCE_LOW: one weak source; a person must check
 *
 * How sure the rule is of its source.
 */
typedef enum
{
  FETTLE_CONFIDENCE_HIGH,
  FETTLE_CONFIDENCE_MEDIUM,
  FETTLE_CONFIDENCE_LOW,
} FettleConfidence;

/**
 * FettleResult:
 * @rule: the rule's number: "R10"
 * @source: Act or instrument and section: "SI 2005/2038 regs 2, 7"
 * @confidence: how sure
 * @date: the date computed, or %FETTLE_DATE_NONE
 * @alternative: a second date under another reading of the law, or %FETTLE_DATE_NONE
 * @code: (nullable): the outcome in a word: "no-time-limit", "met", "not-met"
 * @why: (transfer full): why, in words for a person, with the days counted out where days were counted
 *
 * What a rule returns. Rules are pure: facts and `today` in, this out.
 */
typedef struct
{
  const char *rule;
  const char *source;
  FettleConfidence confidence;
  FettleDate date;
  FettleDate alternative;
  const char *code;
  char *why;
} FettleResult;

FettleResult *fettle_result_new     (const char       *rule,
                                     const char       *source,
                                     FettleConfidence  confidence);
void          fettle_result_free    (FettleResult     *result);
void          fettle_result_explain (FettleResult     *result,
                                     const char       *format,
                                     ...) G_GNUC_PRINTF (2, 3);

GPtrArray    *fettle_results_new    (void);
FettleResult *fettle_results_add    (GPtrArray        *results,
                                     const char       *rule,
                                     const char       *source,
                                     const char       *code,
                                     const char       *why);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleResult, fettle_result_free)

G_END_DECLS
