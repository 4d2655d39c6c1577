/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-store-private.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "model/fettle-erased.h"
#include "store/sqlite/fettle-table-private.h"

static FettleReader *
borrow_from (FettleStore  *self,
             FettlePool   *pool,
             GError      **error)
{
  if (pool != NULL)
    return fettle_pool_borrow (pool, error);
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_OPEN, _("The register was closed."));
  return NULL;
}

static const FettleKind *
find_kind (const char  *kind,
           GError     **error)
{
  const FettleKind *found = fettle_kind_get (kind);

  if (found == NULL)
    /* Translators: %s is the technical name of a kind of record */
    g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND, _("There are no records of the kind “%s”."), kind);
  return found;
}

/**
 * fettle_store_borrow:
 * @self: a store
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable): a read-only connection to the register
 */
FettleReader *
fettle_store_borrow (FettleStore  *self,
                     GError      **error)
{
  return borrow_from (self, self->register_readers, error);
}

/**
 * fettle_store_borrow_reference:
 * @self: a store that has a reference
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable): a read-only connection to the reference as it is now
 */
FettleReader *
fettle_store_borrow_reference (FettleStore  *self,
                               GError      **error)
{
  return borrow_from (self, self->reference_readers, error);
}

/**
 * fettle_store_has_reference:
 * @self: a store
 *
 * Returns: whether anything was ever imported into the reference
 */
gboolean
fettle_store_has_reference (FettleStore *self)
{
  g_autofree char *path = fettle_store_path (self, FETTLE_REFERENCE_FILE);

  return access (path, R_OK) == 0;
}

/**
 * fettle_store_get:
 * @self: a store
 * @kind: the kind of record
 * @id: its id
 * @error: (nullable): %FETTLE_ERROR_NOT_FOUND where there is none, or it was removed
 *
 * Returns: (transfer full) (nullable): the record, sealed
 */
FettleRecord *
fettle_store_get (FettleStore  *self,
                  const char   *kind,
                  const char   *id,
                  GError      **error)
{
  g_autoptr(FettleReader) reader = NULL;
  g_autoptr(FettleRecord) record = NULL;
  const FettleKind *found;
  gboolean deleted = FALSE;

  g_return_val_if_fail (FETTLE_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (!(found = find_kind (kind, error)) || !(reader = fettle_store_borrow (self, error))
      || !fettle_table_get (reader->sql, found, id, &record, &deleted, error))
    return NULL;
  if (record != NULL && !deleted)
    return g_steal_pointer (&record);
  /* Translators: %s is a kind of record */
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND, _("This %s is not in the register."), _(found->label));
  return NULL;
}

/**
 * fettle_store_list:
 * @self: a store
 * @kind: the kind of record
 * @field: (nullable): name of the field that must have @value; NULL for all records of the kind
 * @value: (nullable): the value, NULL for unset
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable) (element-type FettleRecord): sealed records in the order of their ids
 */
GPtrArray *
fettle_store_list (FettleStore  *self,
                   const char   *kind,
                   const char   *field,
                   const char   *value,
                   GError      **error)
{
  g_autoptr(FettleReader) reader = NULL;
  const FettleKind *found;

  g_return_val_if_fail (FETTLE_IS_STORE (self), NULL);

  if (!(found = find_kind (kind, error)) || !(reader = fettle_store_borrow (self, error)))
    return NULL;
  g_return_val_if_fail (field == NULL || fettle_kind_find_field (found, field) >= 0, NULL);
  return fettle_table_list (reader->sql, found, field, value, error);
}

/**
 * fettle_store_get_bytes:
 * @self: a store
 * @sha256: fingerprint of a document
 * @error: (nullable): %FETTLE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the document's bytes
 */
GBytes *
fettle_store_get_bytes (FettleStore  *self,
                        const char   *sha256,
                        GError      **error)
{
  g_autoptr(FettleReader) reader = NULL;
  g_autoptr(FettleStmt) stmt = NULL;
  FettleStep step;

  g_return_val_if_fail (FETTLE_IS_STORE (self), NULL);
  g_return_val_if_fail (sha256 != NULL, NULL);

  if (g_str_equal (sha256, FETTLE_ERASED))
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND, _("The bytes of this document were erased."));
      return NULL;
    }
  if (!(reader = fettle_store_borrow (self, error))
      || !(stmt = fettle_sql_prepare (reader->sql, "SELECT bytes FROM blob WHERE sha256 = ?1", error)))
    return NULL;
  fettle_stmt_bind (stmt, "s", sha256);
  step = fettle_stmt_step (stmt, error);
  if (step == FETTLE_STEP_ROW)
    {
      gconstpointer bytes = sqlite3_column_blob (fettle_stmt_get_handle (stmt), 0);

      return g_bytes_new (bytes, (gsize) sqlite3_column_bytes (fettle_stmt_get_handle (stmt), 0));
    }
  if (step == FETTLE_STEP_DONE)
    g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND, _("The document is not in the register."));
  return NULL;
}
