/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/fettle-date.h"

G_BEGIN_DECLS

/**
 * FettleIcsEvent:
 * @id: the record's id, which a calendar knows the event by for ever: when its date moves, the event moves
 * @sequence: how often the event has changed since it was first written; it only ever grows
 * @modified: the moment of its last change, ISO 8601 with Z: what has not changed is written the same every time
 * @date: the day
 * @summary: its title. A calendar may be shared: name no person
 * @description: (nullable): more words, with the rule and its source
 * @alarms: (nullable) (array length=n_alarms): how many days ahead to remind, at nine in the morning; 0 is on the day
 * @n_alarms: how many
 * @is_cancelled: whether the date no longer holds; it is written once more, so that calendars take it out
 *
 * A day to be remembered.
 */
typedef struct
{
  const char *id;
  guint sequence;
  const char *modified;
  FettleDate date;
  const char *summary;
  const char *description;
  const guint *alarms;
  guint n_alarms;
  gboolean is_cancelled;
} FettleIcsEvent;

GBytes *fettle_ics_write (const char            *name,
                          const FettleIcsEvent  *events,
                          guint                  n_events,
                          GError               **error);

G_END_DECLS
