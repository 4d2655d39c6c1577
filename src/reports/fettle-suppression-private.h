/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/fettle-table.h"

G_BEGIN_DECLS

/**
 * FettleMark:
 * @FETTLE_MARK_SHOWN: the figure may be shown
 * @FETTLE_MARK_SMALL: a small number
 * @FETTLE_MARK_GUARD: withheld so that another cannot be worked back from the totals
 * @FETTLE_MARK_SHARE: a percentage of figures of which one is withheld
 */
typedef enum
{
  FETTLE_MARK_SHOWN,
  FETTLE_MARK_SMALL,
  FETTLE_MARK_GUARD,
  FETTLE_MARK_SHARE,
} FettleMark;

guint8 *fettle_suppression_mark (FettleTable *table,
                                 guint        small_number);

G_END_DECLS
