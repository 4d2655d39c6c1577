/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-store.h"

G_BEGIN_DECLS

/* In the data folder: copies of documents that were opened with other programs, a folder for each document. */
#define FETTLE_OPENED_FOLDER "opened"

/**
 * FettleOpenedCopy:
 * @path: the copy
 * @file_name: its name
 * @changed_at: when it was changed last, UTC
 * @document: (nullable): the document that it is a copy of; NULL where the register has it no more
 *
 * A copy whose bytes are no longer those in the register.
 */
typedef struct
{
  char *path;
  char *file_name;
  char *changed_at;
  FettleRecord *document;
} FettleOpenedCopy;

void       fettle_opened_copy_free    (FettleOpenedCopy  *copy);
char      *fettle_opened_make         (FettleStore       *store,
                                       const char        *document_id,
                                       GError           **error);
GPtrArray *fettle_opened_list_changed (FettleStore       *store,
                                       GError           **error);
gboolean   fettle_opened_attach       (FettleStore       *store,
                                       const char        *path,
                                       char             **batch_id,
                                       GError           **error);
gboolean   fettle_opened_save         (FettleStore       *store,
                                       const char        *path,
                                       const char        *target,
                                       GError           **error);
gboolean   fettle_opened_throw_away   (FettleStore       *store,
                                       const char        *path,
                                       GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleOpenedCopy, fettle_opened_copy_free)

G_END_DECLS
