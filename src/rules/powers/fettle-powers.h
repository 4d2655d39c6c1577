/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/fettle-school-law.h"

G_BEGIN_DECLS

/**
 * FettleGates:
 *
 * The gates by which a school is eligible for intervention, by section of the Education and Inspections Act 2006.
 */
typedef enum
{
  FETTLE_GATE_NONE = 0,
  FETTLE_GATE_S60 = 1 << 0,
  FETTLE_GATE_S60A = 1 << 1,
  FETTLE_GATE_S60B = 1 << 2,
  FETTLE_GATE_S61 = 1 << 3,
  FETTLE_GATE_S62 = 1 << 4,
} FettleGates;

#define FETTLE_GATES_WITH_WINDOW (FETTLE_GATE_S60 | FETTLE_GATE_S60A)
#define FETTLE_GATES_OF_CATEGORY (FETTLE_GATE_S61 | FETTLE_GATE_S62)
#define FETTLE_GATES_ALL (FETTLE_GATES_WITH_WINDOW | FETTLE_GATE_S60B | FETTLE_GATES_OF_CATEGORY)

/**
 * FettlePower:
 * @FETTLE_POWER_S63: require the governing body to enter into arrangements
 * @FETTLE_POWER_S64: appoint additional governors
 * @FETTLE_POWER_S65: interim executive board
 * @FETTLE_POWER_S66: suspend the delegated budget
 * @FETTLE_POWER_SCHEDULE_15: suspend it under the School Standards and Framework Act 1998, without a gate
 *
 * A power of the authority.
 */
typedef enum
{
  FETTLE_POWER_S63,
  FETTLE_POWER_S64,
  FETTLE_POWER_S65,
  FETTLE_POWER_S66,
  FETTLE_POWER_SCHEDULE_15,
} FettlePower;

#define FETTLE_N_POWERS (FETTLE_POWER_SCHEDULE_15 + 1)

/**
 * FettlePowerFacts:
 * @category: the category of school
 * @gates: the gates that are open
 * @compliance_end: last day of the compliance period of the notice behind the 60 or 60A gate
 * @has_delegated_budget: whether it has one
 * @ieb_in_place: whether it is in an interim period
 * @sos_board: whether there is an interim executive board of the Secretary of State: imposed (s.69) or taken over (s.70C)
 * @sos_notice: whether the Secretary of State has given a section 60 notice
 * @sos_used_s67: whether the Secretary of State has appointed governors under section 67
 * @sos_bar: whether the Secretary of State has notified the authority of action under ss.66A to 69 and not released it
 * @closed: whether the school has closed
 */
typedef struct
{
  FettleSchoolCategory category;
  FettleGates gates;
  FettleDate compliance_end;
  gboolean has_delegated_budget;
  gboolean ieb_in_place;
  gboolean sos_board;
  gboolean sos_notice;
  gboolean sos_used_s67;
  gboolean sos_bar;
  gboolean closed;
} FettlePowerFacts;

/**
 * FettleUrgency:
 *
 * How near the end of a window is. Product choice: amber from 28 days before, red from 14.
 */
typedef enum
{
  FETTLE_URGENCY_NONE,
  FETTLE_URGENCY_AMBER,
  FETTLE_URGENCY_RED,
  FETTLE_URGENCY_PASSED,
} FettleUrgency;

/**
 * FettlePresteps:
 * @act_on: the day the power is used
 * @consulted_on: the day the last consultee had been consulted
 * @sos_notified_on: the day the Secretary of State was notified (s.70A)
 * @consent_on: the day of the Secretary of State's consent (s.65)
 * @head_copied_on: the day the head teacher was sent a copy
 *
 * What was done before a power was used. Days that did not come are %FETTLE_DATE_NONE.
 */
typedef struct
{
  FettleDate act_on;
  FettleDate consulted_on;
  FettleDate sos_notified_on;
  FettleDate consent_on;
  FettleDate head_copied_on;
} FettlePresteps;

FettleGates    fettle_gates_from_category (const char             *category_of_concern);
/* R4, R5: codes "window" with the last safe day, "no-time-limit", "unknown". */
FettleResult  *fettle_power_find_window   (FettlePower             power,
                                           FettleGates             gates,
                                           FettleDate              compliance_end);
FettleUrgency  fettle_window_get_urgency  (FettleDate              last,
                                           FettleDate              today);
/*
 * R6: code "available", or why not: "not-maintained", "no-gate", "wrong-gate", "barred", "ieb", "sos-board",
 * "sos-governors", "no-budget", "window-not-open", "window-closed".
 */
FettleResult  *fettle_power_check         (FettlePower             power,
                                           const FettlePowerFacts *facts,
                                           FettleDate              today);
/* R8: array of FettleResult, code "done", "missing" or "late". */
GPtrArray     *fettle_power_check_presteps (FettlePower            power,
                                           const FettlePresteps   *steps);
const char    *fettle_power_get_label     (FettlePower             power);

G_END_DECLS
