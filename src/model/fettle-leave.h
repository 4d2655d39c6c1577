/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fettle-record.h"

G_BEGIN_DECLS

/**
 * FettleReader:
 * @FETTLE_READER_PUBLIC: anybody: a paper for publication, a calendar file, a notification on the screen
 * @FETTLE_READER_WORKING: the officers of the service: a working paper
 * @FETTLE_READER_EXEMPT: those who may read Part 2: an exempt paper, a letter or bundle of a case, the command line
 * @FETTLE_READER_OFFICER: the officer at the window, and whoever looks at its lists: history, what a search finds
 *
 * Who reads what leaves the register.
 */
typedef enum
{
  FETTLE_READER_PUBLIC,
  FETTLE_READER_WORKING,
  FETTLE_READER_EXEMPT,
  FETTLE_READER_OFFICER,
} FettleReader;

gboolean fettle_may_leave         (FettleRecord      *record,
                                   const FettleField *field,
                                   FettleReader       reader,
                                   gboolean           personal);
gboolean fettle_record_is_private (FettleRecord      *record);

G_END_DECLS
