/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A pass phrase of fewer characters is asked about before it is used. */
#define FETTLE_SECRET_LENGTH 8

/*
 * A pass phrase in memory that is not written to the swap file where the system allows that, and that is wiped when the last holder
 * lets go of it.
 */
typedef struct _FettleSecret FettleSecret;

FettleSecret *fettle_secret_new      (const char   *text);
FettleSecret *fettle_secret_new_take (char         *text);
FettleSecret *fettle_secret_ref      (FettleSecret *self);
void          fettle_secret_unref    (FettleSecret *self);
const char   *fettle_secret_get_text (FettleSecret *self);
gboolean      fettle_secret_is_short (const char   *text);
void          fettle_secret_wipe     (void         *memory,
                                      gsize         size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleSecret, fettle_secret_unref)

G_END_DECLS
