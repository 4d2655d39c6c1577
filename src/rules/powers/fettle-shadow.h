/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/fettle-result.h"

G_BEGIN_DECLS

/**
 * FettleShadowKind:
 *
 * The kinds of school that SI 2010/1918 regs 13 to 18 tell apart.
 */
typedef enum
{
  FETTLE_SHADOW_COMMUNITY,
  FETTLE_SHADOW_FOUNDATION_NO_FOUNDATION,
  FETTLE_SHADOW_FOUNDATION,
  FETTLE_SHADOW_QUALIFYING_FOUNDATION,
  FETTLE_SHADOW_VOLUNTARY_CONTROLLED,
  FETTLE_SHADOW_VOLUNTARY_AIDED,
} FettleShadowKind;

#define FETTLE_N_SHADOW_KINDS (FETTLE_SHADOW_VOLUNTARY_AIDED + 1)

/**
 * FettleShadowBody:
 * @parents, @staff, @authority, @community: shadow governors of each sort
 * @foundation: foundation governors, or partnership governors where there is no foundation
 * @foundation_parents: those foundation governors who could be parent governors
 *
 * A shadow governing body by numbers.
 */
typedef struct
{
  guint parents;
  guint staff;
  guint authority;
  guint community;
  guint foundation;
  guint foundation_parents;
} FettleShadowBody;

/* R19. Array of FettleResult, code "wrong"; empty where the composition is right. */
GPtrArray *fettle_shadow_check_composition (FettleShadowKind        kind,
                                            const FettleShadowBody *body);

G_END_DECLS
