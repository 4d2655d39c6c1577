/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/fettle-date.h"
#include "store/fettle-door-private.h"
#include "store/fettle-erase.h"

G_BEGIN_DECLS

/**
 * FettleEraseTarget:
 * @kind: the kind of record
 * @record_id: the record
 * @school_id: (nullable): the school it belongs to, filled in when its words are overwritten
 * @fields: (element-type utf8): names of the fields, which belong to @kind
 * @origins: (element-type utf8): for each field, id of the batch that erased it first; NULL where it is this one
 *
 * Fields of one record that are to be erased.
 */
typedef struct
{
  const FettleKind *kind;
  char *record_id;
  char *school_id;
  GPtrArray *fields;
  GPtrArray *origins;
} FettleEraseTarget;

struct _FettleErase
{
  char *reason;
  char *decided_by;
  GPtrArray *targets;
  gboolean again; /* after a restore, by a decision of before */
};

/**
 * FettleEraser:
 * @sql: the writing connection
 * @door: the open door of the erasing batch
 * @words: what is erased, folded to compare
 * @near_words: what is erased and too common to look for everywhere; looked for in the labels of @batches only
 * @batches: numbers of the batches that changed the records
 * @fields: "record field" of each that was found to hold words
 * @fingerprints: SHA-256 of the bytes that are erased
 * @erased: what was overwritten
 *
 * An erasure on its way, in one transaction.
 */
typedef struct
{
  FettleSql *sql;
  FettleDoor *door;
  GHashTable *words;
  GHashTable *near_words;
  GHashTable *batches;
  GHashTable *fields;
  GHashTable *fingerprints;
  FettleErased *erased;
} FettleEraser;

void      fettle_erase_add_field           (FettleErase       *self,
                                            const FettleKind  *kind,
                                            const char        *record_id,
                                            const char        *field,
                                            const char        *origin);

/* What the log holds of the words, and the labels. */
gboolean  fettle_eraser_overwrite_log      (FettleEraser      *self,
                                            FettleEraseTarget *target,
                                            GError           **error);
gboolean  fettle_eraser_overwrite_labels   (FettleEraser      *self,
                                            GError           **error);
gboolean  fettle_eraser_holds_words        (FettleEraser      *self,
                                            const char        *text,
                                            gboolean           near);

/* The row of a format 1 batch is overwritten only after this. */
gboolean  fettle_eraser_seal               (FettleEraser      *self,
                                            gint64             batch_seq,
                                            GError           **error);

/* Drafts, and the bytes of documents. */
gboolean  fettle_eraser_drop_drafts        (FettleEraser      *self,
                                            FettleErase       *erase,
                                            GError           **error);
gboolean  fettle_eraser_drop_bytes         (FettleEraser      *self,
                                            GError           **error);

/* The transaction as a whole; @erased is what it overwrote. */
gboolean  fettle_erase_run                 (FettleSql         *sql,
                                            const FettleSigner *signer,
                                            FettleErase       *erase,
                                            gboolean           rehearse,
                                            FettleErased      *erased,
                                            GHashTable        *fingerprints,
                                            GError           **error);
gboolean  fettle_erase_wipe                (FettleSql         *sql,
                                            const char        *path,
                                            GError           **error);

gboolean  fettle_erase_file                (const char        *path,
                                            GError           **error);

/* "Erased on … by …: reason" of the batches that @query selects. */
gboolean  fettle_erasure_to_words          (FettleSql         *sql,
                                            const char        *query,
                                            gint64             argument,
                                            char             **words,
                                            GError           **error);

gboolean  fettle_erase_opened              (const char        *folder,
                                            FettleErase       *erase,
                                            GHashTable        *fingerprints,
                                            guint             *n_opened,
                                            GError           **error);

/* Where portable backups went: a moment and a path a line. */
#define FETTLE_COPIES_FILE "portable-copies"

void      fettle_erased_places_note_copy   (const char        *folder,
                                            const char        *path,
                                            const char        *made_at);
gboolean  fettle_erased_places_prune       (FettleStore       *store,
                                            FettleDate         today,
                                            GError           **error);

/* The file of erasures beside the register. */
#define FETTLE_ERASURES_FILE "erasures"

gboolean  fettle_erasures_is_wipe_due      (const char        *folder);
GPtrArray *fettle_erasures_list            (const char        *folder,
                                            GError           **error);
gboolean  fettle_erasures_set_wipe         (const char        *folder,
                                            gboolean           due,
                                            GError           **error);
gboolean  fettle_erasures_note             (const char        *folder,
                                            FettleSql         *sql,
                                            GError           **error);
void      fettle_erase_catch_up            (FettleStore       *store);
gboolean  fettle_erasures_apply            (const char        *folder,
                                            FettleSql         *sql,
                                            const FettleSigner *signer,
                                            guint             *n_records,
                                            GError           **error);

G_END_DECLS
