/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/inspection/fettle-facts.h"
#include "store/fettle-case-data.h"

G_BEGIN_DECLS

/**
 * FettleCaseRow:
 * @data: the intervention at the school
 * @one: the case
 * @is_open: whether the case is open
 * @rating: (nullable): its newest overall rating
 * @notice: (nullable): its newest warning notice
 * @finding: (nullable): what was found at the end of that notice
 * @application: (nullable): its newest application for a board
 * @review: (nullable): what the last review meeting decided
 * @inspection: (nullable): the inspection that the current outcome rests on
 * @facts: the inspections as the rules see them
 * @outcome: the current outcome
 *
 * A case with all that a row of the register tells of it. What is not @facts is borrowed from @data.
 */
typedef struct
{
  const FettleCaseData *data;
  FettleRecord *one;
  gboolean is_open;
  FettleRecord *rating;
  FettleRecord *notice;
  FettleRecord *finding;
  FettleRecord *application;
  FettleRecord *review;
  FettleRecord *inspection;
  FettleFacts *facts;
  FettleOutcome outcome;
} FettleCaseRow;

void  fettle_case_row_init             (FettleCaseRow        *row,
                                        const FettleCaseData *data,
                                        FettleRecord         *one);
void  fettle_case_row_clear            (FettleCaseRow        *row);
char *fettle_case_record_words         (FettleRecord         *record,
                                        const char           *field);
char *fettle_case_row_word_outcome     (const FettleCaseRow  *row);
char *fettle_case_row_word_grades      (const FettleCaseRow  *row);
char *fettle_case_row_word_category    (const FettleCaseRow  *row);
char *fettle_case_row_word_gates       (const FettleCaseRow  *row);
char *fettle_case_row_word_notice      (const FettleCaseRow  *row);
char *fettle_case_row_word_grounds     (const FettleCaseRow  *row);
char *fettle_case_row_word_powers      (const FettleCaseRow  *row);
char *fettle_case_row_word_consultees  (const FettleCaseRow  *row);
char *fettle_case_row_word_consent     (const FettleCaseRow  *row);
char *fettle_case_row_word_next        (const FettleCaseRow  *row);
char *fettle_case_row_word_providers   (const FettleCaseRow  *row);
char *fettle_case_row_word_days        (const FettleCaseRow  *row);
FettleDate fettle_case_row_find_window (const FettleCaseRow  *row);

G_END_DECLS
