/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-head-private.h"
#include "store/fettle-portable-private.h"
#include "store/fettle-second-place.h"

G_BEGIN_DECLS

#define FETTLE_SECOND_PLACE_FILE "second-place"

/**
 * FettlePlaceFile:
 * @folder: the folder that was chosen
 * @chosen_at: when, UTC
 * @lock: what the backups there are locked with
 * @written_at: (nullable): when one was last written, UTC
 * @name: (nullable): its name in @folder
 * @tip: (nullable): where the log ended that it holds
 *
 * What the data folder keeps of its second place. None of it opens a backup.
 */
typedef struct
{
  char *folder;
  char *chosen_at;
  FettleLock lock;
  char *written_at;
  char *name;
  FettleTip *tip;
} FettlePlaceFile;

FettlePlaceFile *fettle_place_file_load  (const char             *data_folder,
                                          GError                **error);
gboolean         fettle_place_file_save  (const FettlePlaceFile  *self,
                                          const char             *data_folder,
                                          GError                **error);
gboolean         fettle_place_file_mark  (const FettlePlaceFile  *self,
                                          GError                **error);
gboolean         fettle_place_file_is_there (const FettlePlaceFile *self);
void             fettle_place_file_free  (FettlePlaceFile        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettlePlaceFile, fettle_place_file_free)

G_END_DECLS
