/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/fettle-record.h"

G_BEGIN_DECLS

#define FETTLE_TYPE_BATCH (fettle_batch_get_type ())
G_DECLARE_FINAL_TYPE (FettleBatch, fettle_batch, FETTLE, BATCH, GObject)

/*
 * A labelled list of operations, built on any thread, then given to the door once.
 * @label is a plain sentence for people, in the imperative: "Give warning notice to Oak Primary School".
 * @believed is the record as the author last saw it (NULL for a new one): where the store holds another value in a field
 * that the operation changes, the whole batch is refused with FETTLE_ERROR_CONFLICT.
 */
FettleBatch *fettle_batch_new       (const char   *label);
const char  *fettle_batch_get_label (FettleBatch  *self);
const char  *fettle_batch_get_id    (FettleBatch  *self);
void         fettle_batch_set_label (FettleBatch  *self,
                                     const char   *label);
void         fettle_batch_put       (FettleBatch  *self,
                                     FettleRecord *record,
                                     FettleRecord *believed);
void         fettle_batch_remove    (FettleBatch  *self,
                                     FettleRecord *believed);
void         fettle_batch_put_blob  (FettleBatch  *self,
                                     GBytes       *bytes);
guint        fettle_batch_get_n_operations (FettleBatch *self);
/* After it was applied: what is unusual in law, in sentences for people (element-type utf8). Empty before. */
GPtrArray   *fettle_batch_get_warnings (FettleBatch  *self);
gboolean     fettle_batch_get_operation (FettleBatch   *self,
                                     guint         index,
                                     FettleRecord **after,
                                     FettleRecord **believed);

/**
 * FettleChangeSet:
 *
 * What a batch touched: ids by kind, and the schools they belong to. Boxed, immutable.
 */
typedef struct _FettleChangeSet FettleChangeSet;
#define FETTLE_TYPE_CHANGE_SET (fettle_change_set_get_type ())
GType            fettle_change_set_get_type    (void);
FettleChangeSet *fettle_change_set_ref         (FettleChangeSet       *set);
void             fettle_change_set_unref       (FettleChangeSet       *set);
const char      *fettle_change_set_get_batch_id (const FettleChangeSet *set);
gboolean         fettle_change_set_has_kind    (const FettleChangeSet *set,
                                                const char            *kind);
gboolean         fettle_change_set_has_record  (const FettleChangeSet *set,
                                                const char            *id);
gboolean         fettle_change_set_has_school  (const FettleChangeSet *set,
                                                const char            *school_id);
gboolean         fettle_change_set_is_everything (const FettleChangeSet *set);

G_END_DECLS
