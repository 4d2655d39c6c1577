/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fettle-record.h"
#include "store/fettle-batch.h"

G_BEGIN_DECLS

/**
 * FettleTermHoliday:
 * @title: what it is called
 * @first: its first day
 * @last: its last day
 * @known: whether the register holds it already
 *
 * A school holiday that was understood.
 */
typedef struct
{
  char *title;
  FettleDate first;
  FettleDate last;
  gboolean known;
} FettleTermHoliday;

/**
 * FettleTermTrouble:
 * @line: number of the line, from 1
 * @text: the line
 * @why: why it was not understood, in a sentence for people
 *
 * A line that gave no holiday.
 */
typedef struct
{
  guint line;
  char *text;
  char *why;
} FettleTermTrouble;

/**
 * FettleTermDates:
 * @holidays: (element-type FettleTermHoliday): what was understood, in the order of the days
 * @troubles: (element-type FettleTermTrouble): what was not
 *
 * The holidays of a council's schools, as its term dates say them.
 */
typedef struct
{
  GPtrArray *holidays;
  GPtrArray *troubles;
} FettleTermDates;

FettleTermDates *fettle_term_dates_read      (const char            *text,
                                              GPtrArray             *known);
void             fettle_term_dates_free      (FettleTermDates       *dates);
guint            fettle_term_dates_get_n_new (const FettleTermDates *dates);
FettleBatch     *fettle_term_dates_to_batch  (const FettleTermDates *dates);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleTermDates, fettle_term_dates_free)

G_END_DECLS
