/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/widgets/fettle-session.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_NOTIFIER (fettle_notifier_get_type ())
G_DECLARE_FINAL_TYPE (FettleNotifier, fettle_notifier, FETTLE, NOTIFIER, GObject)

/* What the notification is known by, so that the next one takes its place. */
#define FETTLE_NOTIFICATION "deadlines"

FettleNotifier *fettle_notifier_new (GApplication  *application,
                                     FettleSession *session);

G_END_DECLS
