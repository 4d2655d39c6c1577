/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fettle-record.h"

G_BEGIN_DECLS

/**
 * FettleAudience:
 * @FETTLE_AUDIENCE_PUBLIC: anybody: a paper for publication, a calendar file, a notification on the screen
 * @FETTLE_AUDIENCE_WORKING: the officers of the service: a working paper
 * @FETTLE_AUDIENCE_EXEMPT: those who may read Part 2: an exempt paper, a letter or bundle of a case, the command line
 * @FETTLE_AUDIENCE_OFFICER: the officer at the window, and whoever looks at its lists: history, what a search finds
 *
 * Who reads what leaves the register.
 */
typedef enum
{
  FETTLE_AUDIENCE_PUBLIC,
  FETTLE_AUDIENCE_WORKING,
  FETTLE_AUDIENCE_EXEMPT,
  FETTLE_AUDIENCE_OFFICER,
} FettleAudience;

gboolean fettle_may_leave         (FettleRecord      *record,
                                   const FettleField *field,
                                   FettleAudience     audience,
                                   gboolean           personal);
char    *fettle_leave_title       (FettleRecord      *record,
                                   FettleAudience     audience,
                                   gboolean           personal);
gboolean fettle_record_is_private (FettleRecord      *record);

G_END_DECLS
