/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fettle-record.h"
#include "store/sqlite/fettle-sql-private.h"

G_BEGIN_DECLS

/**
 * FettleLogBatch:
 *
 * The columns of a batch that its hash covers. Strings are borrowed.
 */
typedef struct
{
  const char *id;
  const char *action;
  const char *of_batch;
  const char *label;
  const char *author;
  const char *device;
  const char *made_at;
  gint64 n_changes;
  const char *previous_hash;
} FettleLogBatch;

void     fettle_log_hash_change (GChecksum            *sum,
                                 const char           *kind,
                                 const char           *record_id,
                                 const char           *school_id,
                                 const char           *before,
                                 const char           *after);
char    *fettle_log_hash_batch  (GChecksum            *sum,
                                 const FettleLogBatch *batch);
gboolean fettle_log_read_change (FettleStmt           *stmt,
                                 FettleRecord        **before,
                                 FettleRecord        **after,
                                 GError              **error);

G_END_DECLS
