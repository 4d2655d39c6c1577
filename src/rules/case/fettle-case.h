/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fettle-record.h"
#include "rules/powers/fettle-consultees.h"
#include "rules/powers/fettle-powers.h"

G_BEGIN_DECLS

/**
 * FettleCaseFacts:
 *
 * All that the register holds about the intervention at one school, on one day: a value to ask the rules about.
 */
typedef struct _FettleCaseFacts FettleCaseFacts;

const char *const *fettle_case_kinds                (void);
gboolean           fettle_case_is_guarded           (const FettleKind      *kind);
FettleCaseFacts   *fettle_case_facts_new            (FettleRecord          *school,
                                                     GPtrArray             *records,
                                                     FettleDate             today);
void               fettle_case_facts_free           (FettleCaseFacts       *facts);
FettleRecord      *fettle_case_facts_find_doubtful  (const FettleCaseFacts *facts);
FettleGates        fettle_case_facts_find_gates     (const FettleCaseFacts *facts,
                                                     FettleDate             on);
FettleResult      *fettle_case_facts_check_power    (const FettleCaseFacts *facts,
                                                     FettlePower            power,
                                                     FettleDate             on);
FettleResult      *fettle_case_facts_find_order     (const FettleCaseFacts *facts);
gboolean           fettle_case_facts_is_interim     (const FettleCaseFacts *facts,
                                                     FettleDate             on);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleCaseFacts, fettle_case_facts_free)

/**
 * FettleCaseProblem:
 * @code: what kind of problem: "void" where the step would have no effect in law, "reason" where the Act asks for something
 *   first and neither that nor a reason for leaving it out is recorded, "incomplete" where the record cannot stand like this: what
 *   it holds is not treated as the step, or the paper must be read again; "warning" where it is unusual
 * @rule: the rule's number
 * @source: Act and section
 * @record_id: the record that it is about
 * @message: in a sentence for people, with the section
 */
typedef struct
{
  const char *code;
  const char *rule;
  const char *source;
  char *record_id;
  char *message;
} FettleCaseProblem;

void               fettle_case_problem_free         (FettleCaseProblem       *problem);
gboolean           fettle_case_problem_equal        (const FettleCaseProblem *a,
                                                     const FettleCaseProblem *b);
GPtrArray         *fettle_case_facts_find_problems  (const FettleCaseFacts   *facts);

/**
 * FettleCaseStepState:
 * @FETTLE_CASE_STEP_NOW: the step that is next to do
 * @FETTLE_CASE_STEP_OPTIONAL: open to the authority, which may do it at any time or never
 * @FETTLE_CASE_STEP_WAITING: time must pass, or another step comes first
 * @FETTLE_CASE_STEP_BLOCKED: the law shuts it
 * @FETTLE_CASE_STEP_NOT_APPLICABLE: not part of this school's chain, or passed over where there is no duty
 */
typedef enum
{
  FETTLE_CASE_STEP_DONE,
  FETTLE_CASE_STEP_NOW,
  FETTLE_CASE_STEP_OPTIONAL,
  FETTLE_CASE_STEP_WAITING,
  FETTLE_CASE_STEP_BLOCKED,
  FETTLE_CASE_STEP_NOT_APPLICABLE,
} FettleCaseStepState;

/**
 * FettleVoice:
 * @FETTLE_VOICE_NONE: done, or not part of the chain: there is nothing to say
 * @FETTLE_VOICE_MUST: a duty, by a date
 * @FETTLE_VOICE_MAY: a power or mere practice, until a date; never something that is to be done
 * @FETTLE_VOICE_CANNOT: barred or shut
 * @FETTLE_VOICE_WAITING: for somebody else's answer, for time to pass, or for another step
 *
 * What is said about a step that is not done is said in one of four voices, and never in another's.
 */
typedef enum
{
  FETTLE_VOICE_NONE,
  FETTLE_VOICE_MUST,
  FETTLE_VOICE_MAY,
  FETTLE_VOICE_CANNOT,
  FETTLE_VOICE_WAITING,
} FettleVoice;

/**
 * FettleCaseStep:
 * @id: stable name: "warning-notice"
 * @title: (translatable): what a person reads
 * @law: (translatable): what the law, or practice, asks
 * @source: Act and section, or that there is no duty
 * @statutory: whether the law asks it
 * @state: where it stands
 * @done_on: when it was done, or %FETTLE_DATE_NONE
 * @why: (nullable): why it waits, is blocked or does not apply, in words
 * @record_kind: (nullable): the kind of record that doing the step makes
 * @voice: in which voice to speak of it
 * @by: by when it must be done, until when it may, or when the waiting ends; or %FETTLE_DATE_NONE
 * @late: whether it is a duty of law whose day has gone by: it is still owed
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *law;
  const char *source;
  gboolean statutory;
  FettleCaseStepState state;
  FettleDate done_on;
  char *why;
  const char *record_kind;
  FettleVoice voice;
  FettleDate by;
  gboolean late;
} FettleCaseStep;

/**
 * FettleClockState:
 * @FETTLE_CLOCK_SUPERSEDED: the Secretary of State's notice took its place (R7)
 */
typedef enum
{
  FETTLE_CLOCK_RUNNING,
  FETTLE_CLOCK_MET,
  FETTLE_CLOCK_STOPPED,
  FETTLE_CLOCK_SUPERSEDED,
  FETTLE_CLOCK_OVERDUE,
} FettleClockState;

/**
 * FettleClock:
 * @id: stable: the rule and the record that it runs from; a moved date keeps it
 * @title: what is due, translated
 * @plain_title: the same where others may read it: never a person's own words
 * @record_kind: the kind of the record that it runs from
 * @record_id: its id
 * @result: the rule's answer: date, alternative, source, confidence and why; for a promised date only date and why
 * @promised: whether it is a promise, and no date of law
 * @owner: (nullable): who promised it
 * @date: the date that counts: @chosen where there is one, otherwise the result's
 * @chosen: the date that a person chose over the computed one, or %FETTLE_DATE_NONE
 * @reason: (nullable): the reason for it, or for putting it off
 * @snooze_until: until when it is put off, or %FETTLE_DATE_NONE
 * @done_on: when it was met, or %FETTLE_DATE_NONE
 * @holidays_unknown: whether it is due, is counted in working days of the school, and no school holidays are recorded around it
 */
typedef struct
{
  char *id;
  char *title;
  const char *plain_title;
  const char *record_kind;
  char *record_id;
  FettleResult *result;
  gboolean promised;
  char *owner;
  FettleDate date;
  FettleDate chosen;
  char *reason;
  FettleDate snooze_until;
  FettleDate done_on;
  gboolean holidays_unknown;
  FettleClockState state;
} FettleClock;

/**
 * FettleCaseRecipient:
 * @paper: what is sent; or -1 for a consultation
 * @power: the power that the consultation is about, where it is one
 * @record_kind: the kind of the record that the copy is of
 * @record_id: (nullable): its id
 * @paper_on: the day of the paper
 * @party: to whom
 * @member_id: (nullable): which interim executive member, where it is one
 * @name: (nullable): the member's name
 * @statutory: %FALSE where it is good practice
 * @source: Act and section
 * @sent_on: when it was sent, or %FETTLE_DATE_NONE while it is wanting
 * @missing: (nullable): who of those whom the row stands for by name has had none yet
 * @missing_names: (nullable) (array zero-terminated=1): the same, a name each
 */
typedef struct
{
  int paper;
  FettlePower power;
  const char *record_kind;
  char *record_id;
  FettleDate paper_on;
  FettleParty party;
  char *member_id;
  char *name;
  gboolean statutory;
  const char *source;
  FettleDate sent_on;
  char *missing;
  char **missing_names;
} FettleCaseRecipient;

/**
 * FettleCase:
 *
 * Where the intervention at a school stands: the chain of steps, its clocks, the gates that are open, the powers that
 * they open, and who is to be asked and told.
 */
typedef struct _FettleCase FettleCase;

FettleCase         *fettle_case_new                 (const FettleCaseFacts *facts);
void                fettle_case_free                (FettleCase            *self);
gboolean            fettle_case_has_part4           (const FettleCase      *self);
const FettleResult *fettle_case_get_scope        (const FettleCase        *self);
const char         *fettle_case_get_stage           (const FettleCase      *self);
FettleGates         fettle_case_get_gates           (const FettleCase      *self);
const char         *fettle_case_get_doubt           (const FettleCase      *self);
GPtrArray          *fettle_case_get_steps           (const FettleCase      *self);
const FettleCaseStep *fettle_case_find_step         (const FettleCase      *self,
                                                     const char            *id);
GPtrArray          *fettle_case_get_clocks          (const FettleCase      *self);
const FettleResult *fettle_case_get_power           (const FettleCase      *self,
                                                     FettlePower            power);
const FettleResult *fettle_case_get_order           (const FettleCase      *self);
const FettleResult *fettle_case_get_coasting        (const FettleCase      *self);
GPtrArray          *fettle_case_get_recipients      (const FettleCase      *self);
GPtrArray          *fettle_case_get_problems        (const FettleCase      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleCase, fettle_case_free)

const char         *fettle_clock_get_source         (const FettleClock     *clock);
gboolean            fettle_clock_is_of_law          (const FettleClock     *clock);
gboolean            fettle_clock_is_of_visit        (const FettleClock     *clock);

/* Codes of the vocabularies "part4-power" and "statutory-party". */
gboolean            fettle_power_from_code          (const char            *code,
                                                     FettlePower           *power);
const char         *fettle_power_get_code           (FettlePower            power);
const char         *fettle_party_get_code           (FettleParty            party);

G_END_DECLS
