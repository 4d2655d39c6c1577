/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/case/fettle-case-private.h"

G_BEGIN_DECLS

/* What the steps are judged by. */
typedef struct
{
  const FettleCaseFacts *facts;
  gboolean part4;
  FettleResult *scope;
  FettleRecord *notice; /* nullable */
  FettleNoticeFacts read;
  FettleResult *eligible;
  FettleGates gates;
  FettleRecord *ieb;    /* nullable */
} FettleStepContext;

gboolean fettle_case_has_other_gate (const FettleStepContext *context);
gboolean fettle_case_is_over        (const FettleStepContext *context);
void     fettle_case_step_done      (FettleCaseStep          *step,
                                     FettleDate               on);
FettleDate fettle_case_find_first   (const FettleCaseFacts   *facts,
                                     const char              *kind,
                                     const char              *date,
                                     const char              *field,
                                     const char              *value);
void     fettle_case_step_set       (FettleCaseStep          *step,
                                     FettleCaseStepState      state,
                                     const char              *why);

FettleRecord *fettle_case_find_letter (const FettleCaseFacts *facts);
void     fettle_case_step_not_named (FettleCaseStep          *step);

/* One for each step of the chain: sets where it stands. */
void     fettle_case_judge_concern       (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_letter        (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_answer        (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_notice        (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_copies        (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_period        (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_finding       (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_second_notice (const FettleStepContext *context,
                                          FettleCaseStep          *step);
gboolean fettle_case_has_board           (const FettleStepContext *context);
void     fettle_case_judge_eligible      (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_category      (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_statement     (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_coasting      (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_notify        (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_use           (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_consult       (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_consent       (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_ieb_notice    (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_members       (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_shadow        (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_end           (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_constitution  (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_trust         (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_department    (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_termination   (const FettleStepContext *context,
                                          FettleCaseStep          *step);
void     fettle_case_judge_close         (const FettleStepContext *context,
                                          FettleCaseStep          *step);

G_END_DECLS
