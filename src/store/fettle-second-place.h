/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-file.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

/* After so many days without the second place, with work that is not in it, the window says so. */
#define FETTLE_SECOND_PLACE_DAYS 14

/**
 * FettleSecondPlace:
 * @folder: a folder outside this computer: a stick, the council's drive
 * @chosen_at: when it was chosen, UTC
 * @written_at: (nullable): when the backup was last written there, UTC
 * @path: (nullable): that backup
 * @size: its bytes; 0 where it is not there now
 * @is_there: whether the folder can be reached and is the one that was chosen
 * @is_due: whether the register holds steps that the backup there does not
 *
 * Where the encrypted backup is kept a second time.
 */
typedef struct
{
  char *folder;
  char *chosen_at;
  char *written_at;
  char *path;
  guint64 size;
  gboolean is_there;
  gboolean is_due;
} FettleSecondPlace;

void               fettle_second_place_free     (FettleSecondPlace   *place);
gboolean           fettle_second_place_load     (FettleStore         *store,
                                                 FettleSecondPlace  **place,
                                                 GError             **error);
gboolean           fettle_second_place_is_late  (const FettleSecondPlace *place,
                                                 const char          *now);
gboolean           fettle_second_place_choose   (FettleStore         *store,
                                                 const char          *folder,
                                                 const char          *pass_phrase,
                                                 GError             **error);
gboolean           fettle_second_place_forget   (FettleStore         *store,
                                                 GError             **error);
gboolean           fettle_second_place_write    (FettleStore         *store,
                                                 FettleProgressFunc   progress,
                                                 gpointer             user_data,
                                                 GCancellable        *cancellable,
                                                 GError             **error);
gboolean           fettle_second_place_catch_up (FettleStore         *store,
                                                 gboolean             same_day,
                                                 GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleSecondPlace, fettle_second_place_free)

G_END_DECLS
