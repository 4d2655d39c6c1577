/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/powers/fettle-powers.h"

G_BEGIN_DECLS

/**
 * FettleIebMember:
 * @instrument_on: the day of the written instrument of appointment
 * @appointed_on: the day the appointment takes effect
 * @ended_on: the day it ended
 *
 * An interim executive member.
 */
typedef struct
{
  FettleDate instrument_on;
  FettleDate appointed_on;
  FettleDate ended_on;
} FettleIebMember;

/**
 * FettleIebFacts:
 * @notice_on: the day of the section 65 notice
 * @effective_on: the day that the notice specifies
 * @consent_on: the day of the Secretary of State's consent
 * @consulted_on: the day the last consultee had been consulted
 * @duration_end: the last day of the interim period where the notice specifies one
 * @members: everyone ever appointed
 * @n_members: how many
 * @n_copies_due: recipients of copies under Sch 6 para 6, counted for the notice and each instrument
 * @n_copies_sent: those of them sent
 *
 * An interim executive board.
 */
typedef struct
{
  FettleDate notice_on;
  FettleDate effective_on;
  FettleDate consent_on;
  FettleDate consulted_on;
  FettleDate duration_end;
  const FettleIebMember *members;
  guint n_members;
  guint n_copies_due;
  guint n_copies_sent;
} FettleIebFacts;

/* R16. Array of FettleResult, code "void" (the step would have no effect) or "warning"; empty where all is well. */
GPtrArray    *fettle_ieb_check                  (const FettleIebFacts *facts,
                                                 FettleDate            today);
/* Code "new-decision": a duration once specified cannot be extended; "open": none was specified. */
FettleResult *fettle_ieb_check_extension        (const FettleIebFacts *facts);
/* R17, R18. */
FettleResult *fettle_shadow_find_latest_setup   (FettleDate            interim_end);
FettleResult *fettle_constitution_find_latest   (FettleDate            transfer);

/**
 * FettleCounterbalance:
 * @FETTLE_COUNTERBALANCE_NONE: foundation governors cannot be added
 * @FETTLE_COUNTERBALANCE_EQUAL: as many as the authority has in post; they leave together
 * @FETTLE_COUNTERBALANCE_ANY: as many as the appointing authority thinks fit
 *
 * What the appropriate appointing authority of a voluntary aided school may do.
 */
typedef enum
{
  FETTLE_COUNTERBALANCE_NONE,
  FETTLE_COUNTERBALANCE_EQUAL,
  FETTLE_COUNTERBALANCE_ANY,
} FettleCounterbalance;

/* R20. */
FettleResult *fettle_counterbalance_check       (FettleSchoolCategory  category,
                                                 FettleGates           gates,
                                                 guint                 n_authority_governors,
                                                 gboolean              sos_written_notice,
                                                 gboolean              sos_used_s67_or_s68,
                                                 FettleCounterbalance *counterbalance);

G_END_DECLS
