/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-batch-private.h"

#include "base/fettle-characters.h"
#include "base/fettle-id.h"

typedef struct
{
  FettleRecord *after;
  FettleRecord *believed;
} Operation;

struct _FettleBatch
{
  GObject parent_instance;

  char *label;
  char *id;
  GArray *operations;
  GPtrArray *blobs;
  GPtrArray *warnings;
};

G_DEFINE_FINAL_TYPE (FettleBatch, fettle_batch, G_TYPE_OBJECT)

static void
clear_operation (gpointer data)
{
  Operation *operation = data;

  g_clear_object (&operation->after);
  g_clear_object (&operation->believed);
}

/* The door reads the batch in another thread: what it holds may no longer change. */
static FettleRecord *
hold_sealed (FettleRecord *record)
{
  if (record == NULL)
    return NULL;
  if (fettle_record_is_sealed (record))
    return g_object_ref (record);
  record = fettle_record_copy (record);
  fettle_record_seal (record);
  return record;
}

static void
fettle_batch_finalize (GObject *object)
{
  FettleBatch *self = FETTLE_BATCH (object);

  g_free (self->label);
  g_free (self->id);
  g_array_unref (self->operations);
  g_ptr_array_unref (self->blobs);
  g_ptr_array_unref (self->warnings);
  G_OBJECT_CLASS (fettle_batch_parent_class)->finalize (object);
}

static void
fettle_batch_class_init (FettleBatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fettle_batch_finalize;
}

static void
fettle_batch_init (FettleBatch *self)
{
  self->operations = g_array_new (FALSE, FALSE, sizeof (Operation));
  g_array_set_clear_func (self->operations, clear_operation);
  self->blobs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
}

/**
 * fettle_batch_new:
 * @label: a plain sentence for people, in the imperative
 *
 * Returns: (transfer full): an empty batch
 */
FettleBatch *
fettle_batch_new (const char *label)
{
  FettleBatch *self = g_object_new (FETTLE_TYPE_BATCH, NULL);

  fettle_batch_set_label (self, label);
  return self;
}

/**
 * fettle_batch_get_id:
 * @self: a batch
 *
 * Returns: (transfer none): the id that it has in the log once it is applied
 */
const char *
fettle_batch_get_id (FettleBatch *self)
{
  g_return_val_if_fail (FETTLE_IS_BATCH (self), NULL);

  if (self->id == NULL)
    self->id = fettle_id_new ();
  return self->id;
}

/**
 * fettle_batch_peek_id:
 * @self: a batch
 *
 * Returns: (transfer none) (nullable): the id that was asked for; NULL where none was, and one is made when the batch is applied
 */
const char *
fettle_batch_peek_id (FettleBatch *self)
{
  return self->id;
}

/**
 * fettle_batch_get_label:
 * @self: a batch
 *
 * Returns: (transfer none): its label
 */
const char *
fettle_batch_get_label (FettleBatch *self)
{
  g_return_val_if_fail (FETTLE_IS_BATCH (self), NULL);

  return self->label;
}

/**
 * fettle_batch_set_label:
 * @self: a batch not yet given to the door
 * @label: a plain sentence for people
 */
void
fettle_batch_set_label (FettleBatch *self,
                        const char  *label)
{
  g_return_if_fail (FETTLE_IS_BATCH (self));
  g_return_if_fail (label != NULL && *label != '\0');

  g_free (self->label);
  self->label = fettle_characters_show (label);
}

/**
 * fettle_batch_put:
 * @self: a batch
 * @record: the record as it is to be
 * @believed: (nullable): the record as the author last saw it; NULL for a new one
 *
 * Adds or changes a record. Records that are not sealed are copied.
 */
void
fettle_batch_put (FettleBatch  *self,
                  FettleRecord *record,
                  FettleRecord *believed)
{
  Operation operation = { hold_sealed (record), hold_sealed (believed) };

  g_return_if_fail (FETTLE_IS_BATCH (self));
  g_return_if_fail (FETTLE_IS_RECORD (record));

  g_array_append_val (self->operations, operation);
}

/**
 * fettle_batch_remove:
 * @self: a batch
 * @believed: the record as the author last saw it
 *
 * Removes a record: it is hidden, never gone, and undo brings it back.
 */
void
fettle_batch_remove (FettleBatch  *self,
                     FettleRecord *believed)
{
  Operation operation = { NULL, hold_sealed (believed) };

  g_return_if_fail (FETTLE_IS_BATCH (self));
  g_return_if_fail (FETTLE_IS_RECORD (believed));

  g_array_append_val (self->operations, operation);
}

/**
 * fettle_batch_put_blob:
 * @self: a batch
 * @bytes: the bytes of a document that the batch puts
 *
 * Keeps bytes in the register, found again by their SHA-256.
 */
void
fettle_batch_put_blob (FettleBatch *self,
                       GBytes      *bytes)
{
  g_return_if_fail (FETTLE_IS_BATCH (self));
  g_return_if_fail (bytes != NULL);

  g_ptr_array_add (self->blobs, g_bytes_ref (bytes));
}

/**
 * fettle_batch_get_n_operations:
 * @self: a batch
 *
 * Returns: how many operations it holds
 */
guint
fettle_batch_get_n_operations (FettleBatch *self)
{
  g_return_val_if_fail (FETTLE_IS_BATCH (self), 0);

  return self->operations->len;
}

/**
 * fettle_batch_get_operation:
 * @self: a batch
 * @index: which
 * @after: (out) (transfer none) (nullable): the record as it is to be; NULL where it is removed
 * @believed: (out) (transfer none) (nullable): as its author last saw it
 *
 * Returns: whether there is such an operation
 */
gboolean
fettle_batch_get_operation (FettleBatch   *self,
                            guint          index,
                            FettleRecord **after,
                            FettleRecord **believed)
{
  Operation *operation;

  g_return_val_if_fail (FETTLE_IS_BATCH (self), FALSE);

  if (index >= self->operations->len)
    return FALSE;
  operation = &g_array_index (self->operations, Operation, index);
  *after = operation->after;
  *believed = operation->believed;
  return TRUE;
}

/**
 * fettle_batch_get_blobs:
 * @self: a batch
 *
 * Returns: (transfer none) (element-type GBytes): the bytes to keep
 */
GPtrArray *
fettle_batch_get_blobs (FettleBatch *self)
{
  return self->blobs;
}

/**
 * fettle_batch_get_warnings:
 * @self: a batch
 *
 * Gets what the law makes unusual, but not void, in what the batch did.
 *
 * Returns: (transfer none) (element-type utf8): sentences for people; none before the batch was applied
 */
GPtrArray *
fettle_batch_get_warnings (FettleBatch *self)
{
  g_return_val_if_fail (FETTLE_IS_BATCH (self), NULL);

  return self->warnings;
}

/**
 * fettle_batch_set_warnings:
 * @self: a batch that was applied
 * @warnings: (element-type utf8): what to say about it
 */
void
fettle_batch_set_warnings (FettleBatch *self,
                           GPtrArray   *warnings)
{
  g_ptr_array_set_size (self->warnings, 0);
  for (guint i = 0; i < warnings->len; i++)
    g_ptr_array_add (self->warnings, g_strdup (g_ptr_array_index (warnings, i)));
}
