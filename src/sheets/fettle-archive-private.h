/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <zip.h>

#include "sheets/fettle-archive.h"

G_BEGIN_DECLS

/* What an unpacked entry may come to for each byte of it that is packed: real tables stay under fifty. Small ones may do
 * as they like. */
#define FETTLE_ARCHIVE_MAX_RATIO 100
#define FETTLE_ARCHIVE_FREE_BYTES (16 * 1024 * 1024)

zip_t        *fettle_archive_get_zip         (FettleArchive *archive);
const char   *fettle_archive_get_path        (FettleArchive *archive);
GCancellable *fettle_archive_get_cancellable (FettleArchive *archive);
gboolean      fettle_archive_charge          (FettleArchive *archive,
                                              guint          entry,
                                              guint64        reached,
                                              GError       **error);
gboolean      fettle_archive_fail            (const char    *path,
                                              zip_error_t   *problem,
                                              GError       **error);
gboolean      fettle_archive_fail_too_large  (const char    *path,
                                              GError       **error);
gboolean      fettle_archive_fail_unreadable (const char    *path,
                                              const char    *why,
                                              GError       **error);

G_END_DECLS
