/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FettleArchive:
 *
 * A zip file opened for reading, within limits on the number of its entries.
 */
typedef struct _FettleArchive FettleArchive;

FettleArchive *fettle_archive_open      (const char    *path,
                                         GError       **error);
void           fettle_archive_close     (FettleArchive *archive);
guint          fettle_archive_get_n_entries (FettleArchive *archive);
const char    *fettle_archive_get_name  (FettleArchive *archive,
                                         guint          entry);
gboolean       fettle_archive_find      (FettleArchive *archive,
                                         const char    *name,
                                         guint         *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleArchive, fettle_archive_close)

/**
 * FettleInput:
 *
 * Bytes of a file, or of one entry of an archive, that refuses to give more than a fixed amount: a small file that
 * unpacks without end is stopped early.
 */
typedef struct _FettleInput FettleInput;

FettleInput   *fettle_input_open_file   (const char    *path,
                                         GError       **error);
FettleInput   *fettle_input_open_entry  (FettleArchive *archive,
                                         guint          entry,
                                         GError       **error);
void           fettle_input_close       (FettleInput   *input);
gssize         fettle_input_read        (FettleInput   *input,
                                         gpointer       buffer,
                                         gsize          length,
                                         GError       **error);
double         fettle_input_get_fraction (FettleInput  *input);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleInput, fettle_input_close)

G_END_DECLS
