/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/fettle-result.h"

G_BEGIN_DECLS

/**
 * FettleRegime:
 * @FETTLE_REGIME_NOT_INSPECTED: no inspection is known
 * @FETTLE_REGIME_UNGRADED_ONLY: only the outcome of an ungraded (section 8) inspection is known
 * @FETTLE_REGIME_LEGACY: overall effectiveness, grades 1 to 4
 * @FETTLE_REGIME_AREAS_ONLY: graded on or after 2 September 2024 without an overall grade
 * @FETTLE_REGIME_REPORT_CARD: report card, from 10 November 2025
 *
 * The inspection regime that a school's current outcome belongs to. Regimes are never mixed, averaged or compared.
 */
typedef enum
{
  FETTLE_REGIME_NOT_INSPECTED,
  FETTLE_REGIME_UNGRADED_ONLY,
  FETTLE_REGIME_LEGACY,
  FETTLE_REGIME_AREAS_ONLY,
  FETTLE_REGIME_REPORT_CARD,
} FettleRegime;

/**
 * FettleInspectionFormat:
 * @FETTLE_INSPECTION_FULL: a graded (section 5), or report-card full inspection, or a section 8 deemed section 5
 * @FETTLE_INSPECTION_UNGRADED: a section 8 ungraded or short inspection
 * @FETTLE_INSPECTION_MONITORING: a monitoring, urgent or focused inspection
 */
typedef enum
{
  FETTLE_INSPECTION_FULL,
  FETTLE_INSPECTION_UNGRADED,
  FETTLE_INSPECTION_MONITORING,
} FettleInspectionFormat;

/**
 * FettleAreaGrade:
 * @area: code of the vocabulary "inspection-area"
 * @grade: code of the vocabulary "inspection-grade" ("1".."4", "exceptional".."urgent-improvement", "not-applicable")
 * @date: the grade's own date, or %FETTLE_DATE_NONE (it is then the inspection's)
 */
typedef struct
{
  const char *area;
  const char *grade;
  FettleDate date;
} FettleAreaGrade;

/**
 * FettleInspectionFacts:
 *
 * One inspection, as the rules see it. Strings are borrowed from the caller.
 */
typedef struct
{
  const char *id;               /* the caller's own handle, handed back in the outcome */
  FettleInspectionFormat format;
  FettleDate start;
  const char *urn_at_time;      /* NULL where not known */
  const char *overall;          /* "1".."4", or NULL: 9, 8, 0, NULL, empty and Not judged are never numbers */
  const char *ungraded_outcome; /* code of the vocabulary "ungraded-outcome", or NULL */
  const char *safeguarding;     /* "met", "not-met", "effective", "not-effective", or NULL */
  const char *category;         /* code of the vocabulary "category-of-concern", or NULL */
  const FettleAreaGrade *grades;
  guint n_grades;
} FettleInspectionFacts;

/**
 * FettleOutcome:
 * @regime: the regime of the outcome
 * @basis: (nullable): index into the facts of the full inspection it rests on, or -1
 * @overlay: index of an ungraded inspection newer than @basis that is shown over it, or -1
 * @overall: grade 1 to 4 under legacy, else 0
 * @inspected_on: start date of @basis (of @overlay where there is no @basis)
 * @category: (nullable): the category of concern in force with @basis, borrowed
 * @category_on: start date of the inspection that gave @category
 * @predecessor: whether the basis was earned under another URN than @urn
 * @predecessor_urn: (nullable): that URN, borrowed
 * @monitoring: R24: any needs attention, or any category (report card)
 * @any_graded, @any_needs_attention, @any_urgent: over the areas of a report card
 * @safeguarding_met: 1 met, 0 not met, -1 not stated
 *
 * The current outcome of a school.
 */
typedef struct
{
  FettleRegime regime;
  int basis;
  int overlay;
  int overall;
  FettleDate inspected_on;
  const char *category;
  FettleDate category_on;
  gboolean predecessor;
  const char *predecessor_urn;
  gboolean monitoring;
  gboolean any_graded;
  gboolean any_needs_attention;
  gboolean any_urgent;
  int safeguarding_met;
} FettleOutcome;

FettleRegime  fettle_regime_of_start       (FettleDate                    start);
FettleRegime  fettle_regime_of_inspection  (const FettleInspectionFacts  *facts);
const char   *fettle_regime_get_code       (FettleRegime                  regime);
const char   *fettle_regime_get_label      (FettleRegime                  regime);
gboolean      fettle_regime_from_code      (const char                   *code,
                                            FettleRegime                 *regime);
void          fettle_outcome_compute       (const FettleInspectionFacts  *facts,
                                            guint                         n_facts,
                                            const char                   *urn,
                                            FettleOutcome                *outcome);
char         *fettle_outcome_to_words      (const FettleOutcome          *outcome,
                                            const FettleInspectionFacts  *facts);
const char   *fettle_outcome_get_category_label (const FettleOutcome     *outcome);
int           fettle_outcome_get_rank      (const FettleOutcome          *outcome);

G_END_DECLS
