/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/powers/fettle-budget-rules.h"
#include "rules/case/fettle-case.h"
#include "rules/inspection/fettle-coasting.h"
#include "rules/inspection/fettle-facts.h"
#include "rules/powers/fettle-notice-content.h"
#include "rules/powers/fettle-notice-rules.h"

G_BEGIN_DECLS

struct _FettleCaseFacts
{
  FettleRecord *school;
  FettleSchoolCategory category;
  FettleDenomination denomination;
  FettleDate converted_on; /* the first day on which Part 4 no longer applied, or none */
  FettleDate closed_on;    /* the day that is recorded as the closing, or none */
  FettleDate closed_from;  /* the first day on which it was maintained no more, or none */
  FettleDate today;
  FettleCalendar *calendar;
  FettleFacts *inspections;
  GHashTable *by_kind;     /* name of a kind -> GPtrArray of records */
};

/* The last day of time: for questions about all that is recorded, whenever it is dated. */
#define FETTLE_DATE_EVER G_MAXUINT32

GPtrArray    *fettle_case_facts_list             (const FettleCaseFacts *facts,
                                                  const char            *kind);
gboolean      fettle_case_facts_is_maintained    (const FettleCaseFacts *facts,
                                                  FettleDate             on);
gboolean      fettle_case_facts_is_unit          (const FettleCaseFacts *facts);
gboolean      fettle_case_facts_is_in_category   (const FettleCaseFacts *facts,
                                                  FettleDate             on);
gboolean      fettle_case_facts_has_converted    (const FettleCaseFacts *facts);
gboolean      fettle_case_facts_is_closed        (const FettleCaseFacts *facts,
                                                  FettleDate             on);
FettleResult *fettle_case_facts_check_scope      (const FettleCaseFacts *facts,
                                                  FettleDate             on);
gboolean      fettle_case_is_by                  (FettleDate             date,
                                                  FettleDate             on);
gboolean      fettle_case_same_case              (FettleRecord          *a,
                                                  FettleRecord          *b);

FettleRecord *fettle_case_facts_find_newest      (const FettleCaseFacts *facts,
                                                  const char            *kind,
                                                  const char            *link,
                                                  const char            *id,
                                                  const char            *date_field,
                                                  FettleDate             on);
FettleResult *fettle_case_facts_test_coasting    (const FettleCaseFacts *facts,
                                                  FettleDate             on,
                                                  FettleDate            *left_on);
FettleRecord *fettle_case_facts_get_notice       (const FettleCaseFacts *facts);
void          fettle_case_facts_read_notice      (const FettleCaseFacts *facts,
                                                  FettleRecord          *notice,
                                                  FettleDate             on,
                                                  FettleNoticeFacts     *read);
gboolean      fettle_case_facts_chose            (const FettleCaseFacts *facts,
                                                  const char            *question,
                                                  const char            *choice,
                                                  FettleDate             on);
void          fettle_case_facts_read_content     (const FettleCaseFacts *facts,
                                                  FettleRecord          *notice,
                                                  FettleNoticeContent   *content);
int           fettle_case_order_times            (FettleRecord          *one,
                                                  FettleRecord          *other);
gboolean      fettle_case_is_by_document         (FettleRecord          *notice);
char         *fettle_case_facts_find_missing     (const FettleCaseFacts *facts,
                                                  FettleRecord          *notice);
FettleDate    fettle_case_facts_find_sos         (const FettleCaseFacts *facts,
                                                  const char            *kind,
                                                  FettleDate             on);
FettleDate    fettle_case_facts_find_open_since  (const FettleCaseFacts *facts);
gboolean      fettle_case_facts_has_gate_apart   (const FettleCaseFacts *facts,
                                                  FettleDate             on);
gboolean      fettle_case_facts_is_proposed      (const FettleCaseFacts *facts,
                                                  FettlePower            power,
                                                  FettleDate             on);
gboolean      fettle_case_facts_is_named         (const FettleCaseFacts *facts,
                                                  FettlePower            power,
                                                  FettleDate             on);
gboolean      fettle_case_facts_is_notice_barred (const FettleCaseFacts *facts,
                                                  FettleDate             on);
gboolean      fettle_case_facts_is_taken_over    (const FettleCaseFacts *facts,
                                                  FettleDate             on);
void          fettle_case_facts_read_suspension  (const FettleCaseFacts *facts,
                                                  FettleRecord          *record,
                                                  FettleSuspension      *read);
FettleDate    fettle_case_inspection_find_told   (FettleRecord          *inspection);
FettleDate    fettle_case_sos_find_open          (FettleRecord          *record);
FettleDate    fettle_case_ieb_find_end           (FettleRecord          *ieb);
gboolean      fettle_case_facts_has_shadow       (const FettleCaseFacts *facts,
                                                  FettleRecord          *ieb);
FettleRecord *fettle_case_facts_get_ieb          (const FettleCaseFacts *facts);

gboolean      fettle_case_is_for                 (FettleRecord          *record,
                                                  FettlePower            power,
                                                  FettleRecord          *act);
FettleDate    fettle_case_facts_find_consulted   (const FettleCaseFacts *facts,
                                                  FettlePower            power,
                                                  FettleRecord          *act,
                                                  FettleParty            party);
FettleDate    fettle_case_facts_find_all_consulted (const FettleCaseFacts *facts,
                                                  FettlePower            power,
                                                  FettleRecord          *act);
FettleDate    fettle_case_facts_find_notified    (const FettleCaseFacts *facts,
                                                  FettlePower            power,
                                                  FettleRecord          *act);
FettleDate    fettle_case_facts_find_consent     (const FettleCaseFacts *facts,
                                                  FettleRecord          *ieb);
FettleDate    fettle_case_facts_find_copy        (const FettleCaseFacts *facts,
                                                  const char            *link,
                                                  const char            *record_id,
                                                  gboolean               resumption,
                                                  FettleParty            party,
                                                  const char            *name);

void          fettle_case_add_problem            (GPtrArray             *problems,
                                                  const char            *code,
                                                  FettleRecord          *record,
                                                  FettleDate             on,
                                                  const FettleResult    *result);
void          fettle_case_add_problem_words      (GPtrArray             *problems,
                                                  const char            *code,
                                                  FettleRecord          *record,
                                                  FettleDate             on,
                                                  const char            *rule,
                                                  const char            *source,
                                                  const char            *why);
void          fettle_case_facts_check_maintained (const FettleCaseFacts *facts,
                                                  GPtrArray             *problems,
                                                  FettleRecord          *record,
                                                  FettleDate             on);
FettleRecord *fettle_case_facts_find_by_id       (const FettleCaseFacts *facts,
                                                  const char            *kind,
                                                  const char            *id);
void          fettle_case_facts_check_federation (const FettleCaseFacts *facts,
                                                  GPtrArray             *problems,
                                                  FettleRecord          *act,
                                                  FettleDate             on);
void          fettle_case_facts_check_before     (const FettleCaseFacts *facts,
                                                  GPtrArray             *problems,
                                                  FettleRecord          *act,
                                                  FettlePower            power,
                                                  FettleDate             on);
void          fettle_case_facts_read_power       (const FettleCaseFacts *facts,
                                                  FettlePower            power,
                                                  FettleDate             on,
                                                  FettlePowerFacts      *read);
gboolean      fettle_case_facts_add_untimely     (const FettleCaseFacts *facts,
                                                  GPtrArray             *problems,
                                                  FettleRecord          *act,
                                                  FettlePower            power,
                                                  FettleDate             on,
                                                  const FettleResult    *answer);
void          fettle_case_facts_check_order      (const FettleCaseFacts *facts,
                                                  GPtrArray             *problems,
                                                  FettleRecord          *act,
                                                  FettleDate             on);
void          fettle_case_facts_check_authority  (const FettleCaseFacts *facts,
                                                  GPtrArray             *problems,
                                                  FettleRecord          *paper,
                                                  FettleDate             on,
                                                  const char            *source);
void          fettle_case_facts_check_notices    (const FettleCaseFacts *facts,
                                                  GPtrArray             *problems);
void          fettle_case_facts_check_ofsted     (const FettleCaseFacts *facts,
                                                  GPtrArray             *problems);
void          fettle_case_facts_check_powers     (const FettleCaseFacts *facts,
                                                  GPtrArray             *problems);
void          fettle_case_facts_check_dates      (const FettleCaseFacts *facts,
                                                  GPtrArray             *problems);
void          fettle_case_facts_check_ieb        (const FettleCaseFacts *facts,
                                                  GPtrArray             *problems);

void          fettle_case_facts_add_clocks       (const FettleCaseFacts *facts,
                                                  GPtrArray             *clocks);
void          fettle_case_facts_stop_clock       (const FettleCaseFacts *facts,
                                                  FettleClock           *clock,
                                                  FettleRecord          *record);
void          fettle_case_facts_stop_window      (const FettleCaseFacts *facts,
                                                  FettleClock           *clock,
                                                  FettleDate             compliance_end);
void          fettle_case_facts_stop_shadow      (const FettleCaseFacts *facts,
                                                  FettleClock           *clock,
                                                  FettleDate             ended);
void          fettle_case_facts_add_steps        (const FettleCaseFacts *facts,
                                                  GPtrArray             *steps);
void          fettle_case_facts_add_recipients   (const FettleCaseFacts *facts,
                                                  GPtrArray             *recipients);
char         *fettle_case_facts_describe         (const FettleCaseFacts *facts,
                                                  FettleGates            gates);
void          fettle_clock_free                  (FettleClock           *clock);
void          fettle_case_step_free              (FettleCaseStep        *step);
void          fettle_case_recipient_free         (FettleCaseRecipient   *recipient);

G_END_DECLS
