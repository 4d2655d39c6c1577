/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/fettle-reference.h"

G_BEGIN_DECLS

/**
 * FettleImportState:
 * @dataset: a public list
 * @recorded: whether the register tells of any import of it, undone ones too
 * @reference_stands: whether what the reference holds of it is what stands in the register; else it is of an import that was undone, or
 *   the register was put back
 * @undone_batch: (nullable): the import that was undone last, and that no later one has taken the place of
 * @undone_label: (nullable): its label
 * @undone_at: (nullable): when it was undone, UTC
 * @undone_as_at: (nullable): the day that its file stands for
 * @undone_fingerprint: (nullable): SHA-256 of its file
 * @reference: (nullable): what the reference holds
 *
 * What the register and the reference hold of one public list.
 */
typedef struct
{
  char *dataset;
  gboolean recorded;
  gboolean reference_stands;
  char *undone_batch;
  char *undone_label;
  char *undone_at;
  char *undone_as_at;
  char *undone_fingerprint;
  FettleSourceInfo *reference;
} FettleImportState;

FettleImportState *fettle_import_state_read         (FettleStore       *store,
                                                     const char        *dataset,
                                                     GError           **error);
void               fettle_import_state_free         (FettleImportState *state);
GPtrArray         *fettle_import_state_list         (FettleStore       *store,
                                                     GError           **error);
GPtrArray         *fettle_import_state_list_sources (FettleStore       *store,
                                                     GError           **error);
FettleSourceInfo  *fettle_import_state_get_source   (FettleStore       *store,
                                                     const char        *dataset,
                                                     GError           **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleImportState, fettle_import_state_free)

G_END_DECLS
