/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "imports/fettle-layout.h"

G_BEGIN_DECLS

/**
 * FettleHeld:
 *
 * What of a file must not be taken though it can be read: columns whose dates are month first, and schools of whose
 * inspections one has no day, so that nobody can tell which is the latest. Both are known at the end of the file only;
 * so it is read again without them.
 */
typedef struct _FettleHeld FettleHeld;

FettleHeld  *fettle_held_new            (void);
void         fettle_held_free           (FettleHeld         *held);
gboolean     fettle_held_has_column     (const FettleHeld   *held,
                                         guint               heading);
gboolean     fettle_held_has_school     (const FettleHeld   *held,
                                         const char         *urn);
void         fettle_held_note_date      (FettleHeld         *held,
                                         guint               heading,
                                         FettleDateOrder     order,
                                         const char         *cell);
void         fettle_held_add_school     (FettleHeld         *held,
                                         const char         *urn,
                                         gboolean            elsewhere);
gboolean     fettle_held_finish         (FettleHeld         *held,
                                         const FettleLayout *layout);
guint        fettle_held_get_n_schools  (const FettleHeld   *held);
const char  *fettle_held_get_example    (const FettleHeld   *held);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleHeld, fettle_held_free)

G_END_DECLS
