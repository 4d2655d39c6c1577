/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-calendar.h"
#include "rules/fettle-result.h"

G_BEGIN_DECLS

/**
 * FettleNoticeSection:
 * @FETTLE_NOTICE_S60: performance standards and safety
 * @FETTLE_NOTICE_S60A: teachers' pay and conditions
 *
 * The section of the Education and Inspections Act 2006 that a warning notice is given under.
 */
typedef enum
{
  FETTLE_NOTICE_S60,
  FETTLE_NOTICE_S60A,
} FettleNoticeSection;

/**
 * FettleFinding:
 *
 * What the authority found at the end of the compliance period.
 */
typedef enum
{
  FETTLE_FINDING_NONE,
  FETTLE_FINDING_COMPLIED,
  FETTLE_FINDING_NOT_COMPLIED,
} FettleFinding;

/**
 * FettleNoticeFacts:
 * @section: the section
 * @given: the day the notice was given
 * @end_stated: the last day of the compliance period as the notice states it, or as a person confirmed it
 * @states_length: whether the notice states a length, such as three weeks, and no date
 * @confirmed: for notices before 18 April 2016: the day Ofsted confirmed the notice after representations
 * @finding: what was found
 * @found_on: when
 * @powers_notice: the day of the second notice, of proposed powers (s.60(1)(d))
 * @withdrawn_on: the day the authority withdrew the notice
 * @sos_notice: the day the Secretary of State gave a section 60 notice to the same governing body
 *
 * A warning notice of the authority. Days that did not come are %FETTLE_DATE_NONE.
 */
typedef struct
{
  FettleNoticeSection section;
  FettleDate given;
  FettleDate end_stated;
  gboolean states_length;
  FettleDate confirmed;
  FettleFinding finding;
  FettleDate found_on;
  FettleDate powers_notice;
  FettleDate withdrawn_on;
  FettleDate sos_notice;
} FettleNoticeFacts;

/* R2: whether it was given before 18 April 2016. */
gboolean      fettle_notice_is_of_old_law       (FettleDate               given);
/* R1, R2: codes "stated", "counted", "confirm", "missing", "impossible". */
FettleResult *fettle_notice_find_compliance_end (const FettleNoticeFacts *facts,
                                                 const FettleCalendar    *calendar);
/* R3: codes "eligible", "not-eligible", "complied", "withdrawn", "superseded". */
FettleResult *fettle_notice_check_eligibility   (const FettleNoticeFacts *facts,
                                                 const FettleCalendar    *calendar,
                                                 FettleDate               today);
/* s.60(1)(c): whether it was decided that the governing body did not comply while it still could. */
gboolean      fettle_notice_is_finding_early    (const FettleNoticeFacts *facts,
                                                 const FettleCalendar    *calendar);
/* R7: codes "ceased", "in-force". */
FettleResult *fettle_notice_find_supersession   (const FettleNoticeFacts *facts);
/* R6 with s.60(4A): codes "may", "barred". */
FettleResult *fettle_notice_check_may_give      (FettleNoticeSection      section,
                                                 gboolean                 sos_gave_notice,
                                                 gboolean                 sos_released);

/**
 * FettlePayDirectionStep:
 *
 * What a direction of the Secretary of State under section 69B asks for.
 */
typedef enum
{
  FETTLE_PAY_DIRECTION_COPY,
  FETTLE_PAY_DIRECTION_GOVERNING_BODY,
  FETTLE_PAY_DIRECTION_AUTHORITY,
} FettlePayDirectionStep;

FettleResult *fettle_pay_direction_find_date    (FettlePayDirectionStep   step,
                                                 FettleDate               given,
                                                 const FettleCalendar    *calendar);

G_END_DECLS
