/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fettle-leave.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_BATCH_INFO (fettle_batch_info_get_type ())
G_DECLARE_FINAL_TYPE (FettleBatchInfo, fettle_batch_info, FETTLE, BATCH_INFO, GObject)

/* A batch in the log. Properties (all read-only): "id", "label", "author", "device", "made-at" (UTC ISO), "n-changes" (uint),
 * "state" ("done", "undone", "undo", "redo"), "can-undo", "can-redo". */
const char *fettle_batch_info_get_id       (FettleBatchInfo *self);
const char *fettle_batch_info_get_label    (FettleBatchInfo *self);
const char *fettle_batch_info_get_author   (FettleBatchInfo *self);
const char *fettle_batch_info_get_made_at  (FettleBatchInfo *self);
const char *fettle_batch_info_get_state    (FettleBatchInfo *self);
guint       fettle_batch_info_get_n_changes (FettleBatchInfo *self);
guint       fettle_batch_info_get_n_schools (FettleBatchInfo *self);
char       *fettle_batch_info_to_words     (FettleBatchInfo *self);
const char *fettle_batch_info_get_erased   (FettleBatchInfo *self);
gboolean    fettle_batch_info_can_undo     (FettleBatchInfo *self);
gboolean    fettle_batch_info_can_redo     (FettleBatchInfo *self);

#define FETTLE_TYPE_CHANGE_INFO (fettle_change_info_get_type ())
G_DECLARE_FINAL_TYPE (FettleChangeInfo, fettle_change_info, FETTLE, CHANGE_INFO, GObject)

/* One change of one record: before or after is NULL where the record came or went. */
const char   *fettle_change_info_get_kind      (FettleChangeInfo *self);
const char   *fettle_change_info_get_record_id (FettleChangeInfo *self);
const char   *fettle_change_info_get_batch_id  (FettleChangeInfo *self);
const char   *fettle_change_info_get_made_at   (FettleChangeInfo *self);
const char   *fettle_change_info_get_author    (FettleChangeInfo *self);
const char   *fettle_change_info_get_label     (FettleChangeInfo *self);
const char   *fettle_change_info_get_erased    (FettleChangeInfo *self);
FettleRecord *fettle_change_info_get_before    (FettleChangeInfo *self);
FettleRecord *fettle_change_info_get_after     (FettleChangeInfo *self);
char         *fettle_change_info_to_words      (FettleChangeInfo *self,
                                                FettleAudience      reader,
                                                gboolean          personal);

/* Newest first. @school_id NULL: all. @limit 0: all. Arrays own their elements. */
GPtrArray *fettle_history_batches (FettleStore *store,
                                   const char  *school_id,
                                   guint        limit,
                                   GError     **error);
GPtrArray *fettle_history_changes (FettleStore *store,
                                   const char  *batch_id,
                                   const char  *school_id,
                                   guint        limit,
                                   GError     **error);

/* What is to be known of a batch before it is undone. */
gboolean   fettle_history_look_at  (FettleStore  *store,
                                    const char   *batch_id,
                                    char        **label,
                                    guint        *n_schools,
                                    char        **newer,
                                    GError      **error);

/* The newest batch that touched the school, or, with NULL, what is of no school; FALSE where there is none. */
gboolean   fettle_history_find_newest (FettleStore *store,
                                       const char  *school_id,
                                       guint       *number,
                                       char       **made_at,
                                       GError     **error);

G_END_DECLS
