/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FettleArchive:
 *
 * A zip file opened for reading, within limits on the number of its entries and on what all of them unpack to. Names of
 * entries are compared as spreadsheet programs do: without case, with either slash.
 */
typedef struct _FettleArchive FettleArchive;

FettleArchive *fettle_archive_open      (const char    *path,
                                         GCancellable  *cancellable,
                                         GError       **error);
void           fettle_archive_close     (FettleArchive *archive);
void           fettle_archive_set_limit (FettleArchive *archive,
                                         guint64        bytes);
guint          fettle_archive_get_n_entries (FettleArchive *archive);
const char    *fettle_archive_get_name  (FettleArchive *archive,
                                         guint          entry);
gboolean       fettle_archive_find      (FettleArchive *archive,
                                         const char    *name,
                                         guint         *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleArchive, fettle_archive_close)

G_END_DECLS
