/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fettle-record.h"
#include "store/fettle-batch.h"
#include "store/sqlite/fettle-sql-private.h"

G_BEGIN_DECLS

/**
 * FettleSigner:
 * @author: who
 * @device: UUID of the data folder's device
 * @folder: (nullable): the data folder, which keeps where the log ends; NULL where the register lies in none
 *
 * In whose name a batch is written. Strings are borrowed.
 */
typedef struct
{
  const char *author;
  const char *device;
  const char *folder;
} FettleSigner;

/* The one place that writes records: a transaction that becomes one batch of the log. */
typedef struct _FettleDoor FettleDoor;

FettleDoor *fettle_door_begin       (FettleSql          *sql,
                                     const FettleSigner *signer,
                                     const char         *action,
                                     const char         *of_batch,
                                     const char         *label,
                                     GError            **error);
gboolean    fettle_door_keep_bytes  (FettleDoor         *self,
                                     GBytes             *bytes,
                                     GError            **error);
gboolean    fettle_door_write       (FettleDoor         *self,
                                     FettleRecord       *before,
                                     FettleRecord       *after,
                                     GError            **error);
void        fettle_door_set_id      (FettleDoor         *self,
                                     const char         *batch_id);
gboolean    fettle_door_overwrite   (FettleDoor         *self,
                                     FettleRecord       *left,
                                     gboolean            removed,
                                     GError            **error);
void        fettle_door_set_reason  (FettleDoor         *self,
                                     const char         *reason,
                                     const char         *decided_by);
gint64      fettle_door_get_seq     (FettleDoor         *self);
const char *fettle_door_get_id      (FettleDoor         *self);
gboolean    fettle_door_finish      (FettleDoor         *self,
                                     char              **batch_id,
                                     GError            **error);
void         fettle_door_tell         (FettleDoor    *self,
                                       const char    *sentence);
GPtrArray  *fettle_door_get_warnings (FettleDoor        *self);
void        fettle_door_free        (FettleDoor         *self);

gboolean    fettle_apply            (FettleSql          *sql,
                                     const FettleSigner *signer,
                                     FettleBatch        *batch,
                                     char              **batch_id,
                                     GError            **error);
char       *fettle_undo             (FettleSql          *sql,
                                     const FettleSigner *signer,
                                     const char         *batch_id,
                                     GError            **error);
char       *fettle_redo             (FettleSql          *sql,
                                     const FettleSigner *signer,
                                     const char         *batch_id,
                                     GError            **error);
gboolean    fettle_links_check      (FettleSql          *sql,
                                     FettleRecord       *record,
                                     gboolean            deleted,
                                     GError            **error);
GError     *fettle_conflict_error   (FettleSql          *sql,
                                     FettleRecord       *record,
                                     const FettleField  *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleDoor, fettle_door_free)

G_END_DECLS
