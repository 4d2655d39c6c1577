/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fettle-record.h"
#include "store/sqlite/fettle-sql-private.h"

G_BEGIN_DECLS

/* What new batches are written in. */
#define FETTLE_LOG_FORMAT 2

/**
 * FettleLogBatch:
 * @format: 1 where the hash is over the texts, 2 where it is over their digests
 * @digest: (nullable): of the label, reason and decision; NULL in format 1
 *
 * The columns of a batch that its hash covers. Strings are borrowed.
 */
typedef struct
{
  int format;
  const char *id;
  const char *action;
  const char *of_batch;
  const char *label;
  const char *digest;
  const char *author;
  const char *device;
  const char *made_at;
  gint64 n_changes;
  const char *previous_hash;
} FettleLogBatch;

char    *fettle_log_make_salt         (void);
char    *fettle_log_digest_change     (const char           *salt,
                                       const char           *before,
                                       const char           *after);
char    *fettle_log_digest_label      (const char           *salt,
                                       const char           *label,
                                       const char           *reason,
                                       const char           *decided_by);
void     fettle_log_hash_texts        (GChecksum            *sum,
                                       const char           *kind,
                                       const char           *record_id,
                                       const char           *school_id,
                                       const char           *before,
                                       const char           *after);
void     fettle_log_hash_digest       (GChecksum            *sum,
                                       const char           *kind,
                                       const char           *record_id,
                                       const char           *school_id,
                                       const char           *digest);
void     fettle_log_hash_erasure      (GChecksum            *sum,
                                       const char           *origin,
                                       const char           *kind,
                                       const char           *record_id,
                                       const char           *field,
                                       const char           *school_id);
void     fettle_log_hash_erased_row   (GChecksum            *sum,
                                       const char           *part,
                                       gint64                row,
                                       const char           *digest);
gboolean fettle_log_hash_erasures     (FettleSql            *sql,
                                       gint64                batch_seq,
                                       GChecksum            *sum,
                                       GError              **error);
char    *fettle_log_hash_batch        (GChecksum            *sum,
                                       const FettleLogBatch *batch);
const char *fettle_log_label          (const char           *label);
gboolean fettle_log_read_change       (FettleStmt           *stmt,
                                       FettleRecord        **before,
                                       FettleRecord        **after,
                                       GError              **error);

G_END_DECLS
