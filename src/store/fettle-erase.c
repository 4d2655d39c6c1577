/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-erase-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-text.h"
#include "model/fettle-erased.h"
#include "store/fettle-store-private.h"
#include "store/sqlite/fettle-table-private.h"

/*
 * Erasing.
 *
 * Removing hides a record and undo brings it back; erasing is for words that must not be there at all, as where a
 * person asks for it (UK GDPR article 17). What is named is fields of records. Their words are overwritten wherever
 * they stand: in the table, in every row of the log (before and after), in labels of steps that hold them, in the word
 * index, in drafts, in opened copies; and the bytes of a document that no other record uses are deleted.
 *
 * The log still proves that nothing else was changed (data/sql/0005-erase.sql). Each row of change and each label has a
 * random salt and a digest over salt and text, and the hash of a batch is over the digests. Erasing overwrites words
 * and salt and keeps the digest, so the chain holds, and without the salt nobody can try out what the words were. What
 * is left of the row gets a new salt; its digest goes into erased_row and is covered by the hash of the erasing batch.
 * So a row says one of two things: it is what was written, or it is what that batch left. Batches of format 1 have no
 * salts: such a batch is verified a last time, gets them, and the erasing batch takes down its hash in format 2 (a
 * seal). Its hash of format 1 stays, as the next batch is chained to it, and whoever knows all the rest of that batch
 * could still try out short words against it; in format 2 that cannot be done.
 *
 * An erasing batch is written through the door as any other, with reason and decision. It changes no record: both
 * sides, log and table, are overwritten alike, and an empty field of both is what "check" compares. It cannot be
 * undone, nor can a step be undone or redone whose rows it overwrote.
 *
 * It needs the folder alone, because the words are also in free pages and in the write-ahead log: after the commit the
 * file is written anew (VACUUM) and the log overwritten. Where the program ends before that, the file "erasures" says
 * that it is still due. That file also holds what was erased (record, field, place in the log; no words), so that it is
 * erased again in a register that is restored from a time before.
 */

static void
target_free (gpointer data)
{
  FettleEraseTarget *target = data;

  g_free (target->record_id);
  g_free (target->school_id);
  g_ptr_array_unref (target->fields);
  g_ptr_array_unref (target->origins);
  g_free (target);
}

static FettleEraseTarget *
get_target (FettleErase      *self,
            const FettleKind *kind,
            const char       *record_id)
{
  FettleEraseTarget *target;

  for (guint i = 0; i < self->targets->len; i++)
    {
      target = g_ptr_array_index (self->targets, i);
      if (g_str_equal (target->record_id, record_id))
        return target;
    }
  target = g_new0 (FettleEraseTarget, 1);
  target->kind = kind;
  target->record_id = g_strdup (record_id);
  target->fields = g_ptr_array_new_with_free_func (g_free);
  target->origins = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->targets, target);
  return target;
}

static void
eraser_init (FettleEraser *eraser,
             FettleSql    *sql,
             FettleDoor   *door,
             GHashTable   *fingerprints,
             FettleErased *erased)
{
  eraser->sql = sql;
  eraser->door = door;
  eraser->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  eraser->near_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  eraser->batches = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  eraser->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  eraser->fingerprints = fingerprints;
  eraser->erased = erased;
}

static void
eraser_clear (FettleEraser *eraser)
{
  g_hash_table_unref (eraser->words);
  g_hash_table_unref (eraser->near_words);
  g_hash_table_unref (eraser->batches);
  g_hash_table_unref (eraser->fields);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FettleEraser, eraser_clear)

static gboolean
overwrite_table (FettleEraser       *eraser,
                 FettleEraseTarget  *target,
                 GError            **error)
{
  g_autoptr(FettleRecord) record = NULL;
  g_autoptr(FettleRecord) left = NULL;
  gboolean removed = FALSE;

  if (!fettle_table_get (eraser->sql, target->kind, target->record_id, &record, &removed, error))
    return FALSE;
  if (record == NULL)
    return TRUE;
  left = fettle_record_copy (record);
  for (guint i = 0; i < target->fields->len; i++)
    {
      guint index = (guint) fettle_kind_find_field (target->kind, g_ptr_array_index (target->fields, i));

      if (fettle_record_get_nth (record, index) != NULL)
        fettle_record_set_nth (left, index, fettle_field_get_erased (&target->kind->fields[index]));
    }
  fettle_record_seal (left);
  eraser->erased->n_records++;
  return fettle_door_overwrite (eraser->door, left, removed, error);
}

static gboolean
write_erasures (FettleEraser             *eraser,
                const FettleEraseTarget  *target,
                GError                  **error)
{
  for (guint i = 0; i < target->fields->len; i++)
    {
      const char *origin = g_ptr_array_index (target->origins, i);

      if (!fettle_sql_run (eraser->sql, error,
                           "INSERT INTO erasure (batch_seq, origin, kind, record_id, field, school_id) "
                           "VALUES (?1, ?2, ?3, ?4, ?5, ?6)", "isssss", fettle_door_get_seq (eraser->door),
                           origin ? origin : fettle_door_get_id (eraser->door), target->kind->name, target->record_id,
                           (const char *) g_ptr_array_index (target->fields, i), target->school_id))
        return FALSE;
    }
  return TRUE;
}

/* The reason stays in the log for good, so it must not say what is erased. */
static gboolean
check_reason (FettleEraser       *eraser,
              const FettleErase  *erase,
              GError            **error)
{
  if (erase->again)
    return TRUE;
  if (!fettle_eraser_holds_words (eraser, erase->reason, FALSE) &&
      !fettle_eraser_holds_words (eraser, erase->decided_by, FALSE))
    return TRUE;
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
                       _("The reason, or who decided, holds words that are to be erased, and both are kept for good. "
                         "Say it without them. Nothing was changed."));
  return FALSE;
}

static gboolean
check_found (FettleEraser       *eraser,
             const FettleErase  *erase,
             GError            **error)
{
  if (erase->again || eraser->erased->n_changes > 0)
    return TRUE;
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND,
                       _("There is nothing to erase: these fields are empty, and always were. Nothing was changed."));
  return FALSE;
}

static gboolean
erase_all (FettleEraser  *eraser,
           FettleErase   *erase,
           GError       **error)
{
  for (guint i = 0; i < erase->targets->len; i++)
    {
      FettleEraseTarget *target = g_ptr_array_index (erase->targets, i);

      if (!fettle_eraser_overwrite_log (eraser, target, error) || !overwrite_table (eraser, target, error)
          || !write_erasures (eraser, target, error))
        return FALSE;
    }
  eraser->erased->n_fields = g_hash_table_size (eraser->fields);
  return check_found (eraser, erase, error)
         && check_reason (eraser, erase, error)
         && fettle_eraser_overwrite_labels (eraser, error)
         && fettle_eraser_drop_drafts (eraser, erase, error)
         && fettle_eraser_drop_bytes (eraser, error);
}

/**
 * fettle_erase_new:
 * @reason: why, in words that are kept for good; "" where it is only rehearsed
 * @decided_by: who decided it; "" where it is only rehearsed
 *
 * Returns: (transfer full): an erasure that names nothing yet
 */
FettleErase *
fettle_erase_new (const char *reason,
                  const char *decided_by)
{
  FettleErase *self = g_new0 (FettleErase, 1);

  g_return_val_if_fail (reason != NULL && decided_by != NULL, NULL);

  self->reason = g_strstrip (g_strdup (reason));
  self->decided_by = g_strstrip (g_strdup (decided_by));
  self->targets = g_ptr_array_new_with_free_func (target_free);
  return self;
}

/**
 * fettle_erase_free:
 * @self: (transfer full) (nullable): an erasure
 */
void
fettle_erase_free (FettleErase *self)
{
  if (self == NULL)
    return;
  g_free (self->reason);
  g_free (self->decided_by);
  g_ptr_array_unref (self->targets);
  g_free (self);
}

/**
 * fettle_erase_add_field:
 * @self: an erasure
 * @kind: a kind of record
 * @record_id: a record of it
 * @field: one of its fields
 * @origin: (nullable): id of the batch that erased it first; NULL where it is this one
 */
void
fettle_erase_add_field (FettleErase      *self,
                        const FettleKind *kind,
                        const char       *record_id,
                        const char       *field,
                        const char       *origin)
{
  FettleEraseTarget *target = get_target (self, kind, record_id);

  for (guint i = 0; i < target->fields->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (target->fields, i), field)
          && g_strcmp0 (g_ptr_array_index (target->origins, i), origin) == 0)
        return;
    }
  g_ptr_array_add (target->fields, g_strdup (field));
  g_ptr_array_add (target->origins, g_strdup (origin));
}

/**
 * fettle_erase_add:
 * @self: an erasure
 * @kind: name of a kind of record
 * @record_id: a record of it, removed or not
 * @field: (nullable): the field to erase; NULL for all words of the record
 * @error: (nullable): %FETTLE_ERROR_NOT_FOUND, or _INVALID where the field cannot be erased
 *
 * Returns: whether it is named
 */
gboolean
fettle_erase_add (FettleErase  *self,
                  const char   *kind,
                  const char   *record_id,
                  const char   *field,
                  GError      **error)
{
  const FettleKind *found = fettle_kind_get (kind);
  int index;

  g_return_val_if_fail (self != NULL && record_id != NULL, FALSE);

  index = found && field ? fettle_kind_find_field (found, field) : 0;
  if (found == NULL || index < 0)
    {
      /* Translators: the technical names of a kind of record and of a field */
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND,
                   _("There is no field “%2$s” of a record of the kind “%1$s”."), kind, field ? field : "");
      return FALSE;
    }
  if (field != NULL && !fettle_field_check_erase (found, &found->fields[index], error))
    return FALSE;
  for (guint i = 0; i < found->n_fields; i++)
    {
      if (field ? (int) i == index : fettle_field_holds_words (&found->fields[i]))
        fettle_erase_add_field (self, found, record_id, found->fields[i].name, NULL);
    }
  return TRUE;
}

/**
 * fettle_erase_run:
 * @sql: the writing connection, outside a transaction
 * @signer: in whose name
 * @erase: what is erased
 * @rehearse: whether all of it is rolled back again
 * @erased: filled in with what was overwritten
 * @fingerprints: filled in with the SHA-256 of bytes that are gone
 * @error: (nullable): %FETTLE_ERROR_INVALID, _CORRUPT where the log is not what was written, _BUSY, _NO_SPACE
 *
 * Erases in one transaction. What is free now in the file still has to be wiped.
 *
 * Returns: whether it is on the disk
 */
gboolean
fettle_erase_run (FettleSql           *sql,
                  const FettleSigner  *signer,
                  FettleErase         *erase,
                  gboolean             rehearse,
                  FettleErased        *erased,
                  GHashTable          *fingerprints,
                  GError             **error)
{
  g_auto(FettleEraser) eraser = { 0 };
  g_autofree char *label = g_strdup_printf (ngettext ("Erase the words of %u record", "Erase the words of %u records",
                                                      erase->targets->len), erase->targets->len);
  g_autofree char *id = NULL;
  g_autoptr(FettleDoor) door = fettle_door_begin (sql, signer, "erase", NULL, label, error);

  eraser_init (&eraser, sql, door, fingerprints, erased);
  if (door == NULL)
    return FALSE;
  fettle_door_set_reason (door, erase->reason, erase->decided_by);
  return erase_all (&eraser, erase, error) && (rehearse || fettle_door_finish (door, &id, error));
}
