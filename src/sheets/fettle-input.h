/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sheets/fettle-archive.h"

G_BEGIN_DECLS

/**
 * FettleInput:
 *
 * Bytes of a file, or of one entry of an archive, that refuses to give more than a fixed amount: a small file that
 * unpacks without end is stopped early. Every read heeds a cancel.
 */
typedef struct _FettleInput FettleInput;

FettleInput   *fettle_input_open_file   (const char    *path,
                                         GCancellable  *cancellable,
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
