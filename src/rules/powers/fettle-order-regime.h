/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/fettle-result.h"

G_BEGIN_DECLS

/**
 * FettleOrderFacts:
 * @in_category: whether Ofsted has put the school in a category
 * @a1_order_on: the day an order under section 4(A1) of the Academies Act 2010 was made
 * @a1_order_revoked_on: the day it was revoked
 * @converted_on: the day the school became an academy
 *
 * What decides the law that an academy order stands under. Days that did not come are %FETTLE_DATE_NONE.
 */
typedef struct
{
  gboolean in_category;
  FettleDate a1_order_on;
  FettleDate a1_order_revoked_on;
  FettleDate converted_on;
} FettleOrderFacts;

/* R13: codes "saved-order", "duty", "discretion", "converted", "none". */
FettleResult *fettle_order_find_regime (const FettleOrderFacts *facts,
                                        FettleDate              today);

gboolean      fettle_order_is_after_duty (FettleDate made);

G_END_DECLS
