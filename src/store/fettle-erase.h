/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fettle-leave.h"
#include "store/fettle-store.h"

G_BEGIN_DECLS

/* What is to be erased, why, and by whose decision. */
typedef struct _FettleErase FettleErase;

FettleErase  *fettle_erase_new            (const char           *reason,
                                           const char           *decided_by);
void          fettle_erase_free           (FettleErase          *self);
gboolean      fettle_erase_add            (FettleErase          *self,
                                           const char           *kind,
                                           const char           *record_id,
                                           const char           *field,
                                           GError              **error);

/**
 * FettleErased:
 * @n_records: records
 * @n_fields: fields of them
 * @n_changes: rows of the log that held the words
 * @n_labels: labels of steps that held them
 * @n_drafts: drafts that held them, which are thrown away
 * @n_documents: documents whose bytes go
 * @n_opened: copies of documents that were opened and are thrown away
 * @trouble: (nullable): what could not be wiped, in words; it is tried again at the next start
 *
 * What an erasure overwrites, or would.
 */
typedef struct
{
  guint n_records;
  guint n_fields;
  guint n_changes;
  guint n_labels;
  guint n_drafts;
  guint n_documents;
  guint n_opened;
  char *trouble;
} FettleErased;

void          fettle_erased_free          (FettleErased         *erased);
char         *fettle_erased_to_words      (const FettleErased   *erased);

/* @rehearse: nothing is changed, and what would be is counted. */
FettleErased *fettle_store_erase          (FettleStore          *self,
                                           FettleErase          *erase,
                                           gboolean              rehearse,
                                           GError              **error);
void          fettle_store_erase_async    (FettleStore          *self,
                                           FettleErase          *erase,
                                           gboolean              rehearse,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
FettleErased *fettle_store_erase_finish   (FettleStore          *self,
                                           GAsyncResult         *result,
                                           GError              **error);

/**
 * FettleErasable:
 * @kind: name of the kind of record
 * @record_id: the record
 * @title: what names it
 * @removed: whether it was removed
 * @fields: (element-type FettleField): the fields that can be erased and hold something, or ever did
 * @words: (nullable): the words around what was looked for, and the field they are of
 *
 * A record that holds words, or held them.
 */
typedef struct
{
  const FettleKind *kind;
  char *record_id;
  char *title;
  gboolean removed;
  GPtrArray *fields;
  char *words;
} FettleErasable;

void          fettle_erasable_free        (FettleErasable       *erasable);
FettleErasable *fettle_store_get_erasable (FettleStore          *self,
                                           const char           *record_id,
                                           GError              **error);
GPtrArray    *fettle_store_find_erasable  (FettleStore          *self,
                                           const char           *words,
                                           FettleAudience        audience,
                                           GError              **error);

/**
 * FettleErasedPlace:
 * @path: a file
 * @name: what it is, for people
 * @goes_on: (nullable): ISO date on which it goes by itself
 * @ours: whether it is in the data folder and can be deleted here
 *
 * A file that still holds words that were erased.
 */
typedef struct
{
  char *path;
  char *name;
  char *goes_on;
  gboolean ours;
} FettleErasedPlace;

void          fettle_erased_place_free    (FettleErasedPlace    *place);
GPtrArray    *fettle_store_list_erased_places  (FettleStore     *self,
                                           GError              **error);
gboolean      fettle_store_delete_erased_place (FettleStore     *self,
                                           const char           *path,
                                           GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleErase, fettle_erase_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleErasable, fettle_erasable_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleErased, fettle_erased_free)

G_END_DECLS
