/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/powers/fettle-notice-rules.h"

G_BEGIN_DECLS

/**
 * FettleNoticeGrounds:
 *
 * Grounds of a section 60 notice, by paragraph of section 60(2).
 */
typedef enum
{
  FETTLE_GROUND_NONE = 0,
  FETTLE_GROUND_STANDARDS = 1 << 0,
  FETTLE_GROUND_LEADERSHIP = 1 << 1,
  FETTLE_GROUND_SAFETY = 1 << 2,
} FettleNoticeGrounds;

/**
 * FettleComparators:
 *
 * By what standards are low (section 60(3)).
 */
typedef enum
{
  FETTLE_COMPARATOR_NONE = 0,
  FETTLE_COMPARATOR_EXPECTED = 1 << 0,
  FETTLE_COMPARATOR_PREVIOUS = 1 << 1,
  FETTLE_COMPARATOR_COMPARABLE_SCHOOLS = 1 << 2,
} FettleComparators;

/**
 * FettleNoticeContent:
 * @matters: the matters on which the conclusion is based are set out
 * @action: so is the action required
 * @period: so is the compliance period
 * @minded: so is what the authority is minded to do
 * @minded_s63: and that names section 63
 * @provision: a provision of the pay order is named
 *
 * What the text of a notice sets out.
 */
typedef struct
{
  FettleNoticeGrounds grounds;
  FettleComparators comparators;
  gboolean matters;
  gboolean action;
  gboolean period;
  gboolean minded;
  gboolean minded_s63;
  gboolean provision;
} FettleNoticeContent;

/* What of that which makes a paper a warning notice is not there, in words. */
char      *fettle_notice_name_missing  (FettleNoticeSection        section,
                                        const FettleNoticeContent *content);
/* Array of FettleResult, code "missing" or "warning"; empty where all is there. */
GPtrArray *fettle_notice_check_content (FettleNoticeSection        section,
                                        const FettleNoticeContent *content);

G_END_DECLS
