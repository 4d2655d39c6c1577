/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-door-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-characters.h"
#include "model/fettle-record-mend.h"
#include "store/fettle-batch-private.h"
#include "store/sqlite/fettle-table-private.h"

/* A record that nobody has yet: every field is unset. */
static const char *
nth_or_null (FettleRecord *record,
             guint         index)
{
  return record ? fettle_record_get_nth (record, index) : NULL;
}

static void
set_whole_number (FettleRecord *record,
                  guint         index,
                  const char   *value)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, g_ascii_strtoll (value, NULL, 10));
  fettle_record_set_nth (record, index, text);
}

/* What was let in may still have ends of line of another system. */
static void
set_words (FettleRecord *record,
           guint         index,
           const char   *value)
{
  g_autofree char *mended = fettle_characters_mend (value);

  fettle_record_set_nth (record, index, mended != NULL ? mended : value);
}

/* What the operation changes is laid over what is there: two people who change different fields both keep their work. */
static gboolean
merge_field (FettleSql     *sql,
             FettleRecord  *merged,
             FettleRecord  *current,
             FettleRecord  *believed,
             FettleRecord  *after,
             guint          index,
             GError       **error)
{
  const FettleField *field = &fettle_record_get_kind (after)->fields[index];
  const char *wanted = fettle_record_get_nth (after, index);
  const char *there = nth_or_null (current, index);

  if (g_strcmp0 (wanted, nth_or_null (believed, index)) == 0 || g_strcmp0 (wanted, there) == 0)
    return TRUE;
  if (g_strcmp0 (there, nth_or_null (believed, index)) != 0)
    {
      g_propagate_error (error, fettle_conflict_error (sql, current, field));
      return FALSE;
    }
  if (wanted != NULL && !fettle_field_check (field, wanted, error))
    return FALSE;
  if (wanted != NULL && fettle_field_is_integer (field))
    set_whole_number (merged, index, wanted);
  else
    set_words (merged, index, wanted);
  return TRUE;
}

/* A record of an earlier version may hold what no format can hold: that is no reason to refuse it, but it is mended now. */
static void
mend (FettleDoor   *door,
      FettleRecord *record)
{
  g_autofree char *told = fettle_record_mend (record);

  if (told != NULL)
    fettle_door_tell (door, told);
}

static gboolean
put (FettleDoor    *door,
     FettleSql     *sql,
     FettleRecord  *current,
     FettleRecord  *believed,
     FettleRecord  *after,
     GError       **error)
{
  g_autoptr(FettleRecord) merged = NULL;

  if (current == NULL && believed != NULL)
    {
      g_propagate_error (error, fettle_conflict_error (sql, believed, NULL));
      return FALSE;
    }
  merged = current ? fettle_record_copy (current)
                   : fettle_record_new (fettle_record_get_kind (after), fettle_record_get_id (after));
  for (guint i = 0; i < fettle_record_get_kind (after)->n_fields; i++)
    {
      if (!merge_field (sql, merged, current, believed, after, i, error))
        return FALSE;
    }
  mend (door, merged);
  fettle_record_seal (merged);
  return (current != NULL && fettle_record_equal (current, merged)) || fettle_door_write (door, current, merged, error);
}

static gboolean
take_away (FettleDoor    *door,
           FettleSql     *sql,
           FettleRecord  *current,
           FettleRecord  *believed,
           GError       **error)
{
  if (current == NULL || !fettle_record_equal (current, believed))
    {
      g_propagate_error (error, fettle_conflict_error (sql, believed, NULL));
      return FALSE;
    }
  return fettle_door_write (door, current, NULL, error);
}

static gboolean
apply_operation (FettleDoor    *door,
                 FettleSql     *sql,
                 FettleRecord  *after,
                 FettleRecord  *believed,
                 GError       **error)
{
  FettleRecord *record = after ? after : believed;
  g_autoptr(FettleRecord) current = NULL;
  gboolean deleted = FALSE;

  if (!fettle_table_get (sql, fettle_record_get_kind (record), fettle_record_get_id (record), &current, &deleted, error))
    return FALSE;
  if (deleted)
    g_clear_object (&current);
  return after ? put (door, sql, current, believed, after, error) : take_away (door, sql, current, believed, error);
}

/**
 * fettle_apply:
 * @sql: the writing connection
 * @signer: in whose name
 * @batch: the batch
 * @batch_id: (out) (transfer full) (nullable): its id in the log; NULL where it changed nothing
 * @error: (nullable): %FETTLE_ERROR_CONFLICT, _INVALID, _CONSTRAINT, _BUSY, _NO_SPACE
 *
 * Checks what the batch believed, then writes it as a whole or not at all.
 *
 * Returns: whether it is on the disk
 */
gboolean
fettle_apply (FettleSql           *sql,
              const FettleSigner  *signer,
              FettleBatch         *batch,
              char               **batch_id,
              GError             **error)
{
  g_autoptr(FettleDoor) door = fettle_door_begin (sql, signer, "do", NULL, fettle_batch_get_label (batch), error);
  GPtrArray *blobs = fettle_batch_get_blobs (batch);
  FettleRecord *after, *believed;

  if (door == NULL)
    return FALSE;
  fettle_door_set_id (door, fettle_batch_peek_id (batch));
  for (guint i = 0; i < blobs->len; i++)
    {
      if (!fettle_door_keep_bytes (door, g_ptr_array_index (blobs, i), error))
        return FALSE;
    }
  for (guint i = 0; fettle_batch_get_operation (batch, i, &after, &believed); i++)
    {
      if (!apply_operation (door, sql, after, believed, error))
        return FALSE;
    }
  if (!fettle_door_finish (door, batch_id, error))
    return FALSE;
  fettle_batch_set_warnings (batch, fettle_door_get_warnings (door));
  return TRUE;
}
