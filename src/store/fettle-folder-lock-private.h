/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/fettle-error.h"

G_BEGIN_DECLS

#define FETTLE_LOCK_FILE "register.lock"

/* The lock of a data folder: shared by all who have its register open, alone for whoever looks into it or replaces it. */
typedef struct _FettleFolderLock FettleFolderLock;

FettleFolderLock *fettle_folder_lock_new       (const char        *folder,
                                                gboolean           make,
                                                GError           **error);
gboolean          fettle_folder_lock_try_alone (FettleFolderLock  *self);
gboolean          fettle_folder_lock_share     (FettleFolderLock  *self,
                                                GError           **error);
gboolean          fettle_folder_lock_is_alone  (FettleFolderLock  *self);
void              fettle_folder_lock_free      (FettleFolderLock  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleFolderLock, fettle_folder_lock_free)

G_END_DECLS
