/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/fettle-case.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

/**
 * FettleDeadline:
 * @school: the school
 * @clock: the date, with its rule or who promised it
 * @sequence: how often the records of the school have changed: it only ever grows, as a calendar asks
 *
 * A date of a school.
 */
typedef struct
{
  FettleRecord *school;
  const FettleClock *clock;
  guint sequence;
} FettleDeadline;

/**
 * FettleDeadlines:
 *
 * The clocks and promised dates of every school, earliest first.
 */
typedef struct _FettleDeadlines FettleDeadlines;

/* Waiting calls, for the command line, tests and reader threads. */
FettleDeadlines      *fettle_deadlines_read   (FettleStore           *store,
                                               FettleDate             today,
                                               GError               **error);
void                  fettle_deadlines_free   (FettleDeadlines       *self);
guint                 fettle_deadlines_get_n  (const FettleDeadlines *self);
const FettleDeadline *fettle_deadlines_get    (const FettleDeadlines *self,
                                               guint                  index);
gboolean              fettle_deadline_is_open (const FettleDeadline  *deadline);
GBytes               *fettle_deadlines_to_ics (const FettleDeadlines *self,
                                               const char            *stamp,
                                               GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleDeadlines, fettle_deadlines_free)

G_END_DECLS
