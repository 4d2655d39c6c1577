/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-erase-private.h"

#include "store/fettle-check-private.h"
#include "store/fettle-log-private.h"

/* Salt and digest of a row that had none. */
typedef struct
{
  gint64 seq;
  char *salt;
  char *digest;
} Salted;

static void
salted_free (gpointer data)
{
  Salted *salted = data;

  g_free (salted->salt);
  g_free (salted->digest);
  g_free (salted);
}

static Salted *
salted_new (gint64  seq,
            char   *salt,
            char   *digest)
{
  Salted *salted = g_new0 (Salted, 1);

  salted->seq = seq;
  salted->salt = salt;
  salted->digest = digest;
  return salted;
}

static GPtrArray *
salt_changes (FettleSql  *sql,
              gint64      batch_seq,
              GChecksum  *sum,
              GError    **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func (salted_free);
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql,
                                                    "SELECT seq, kind, record_id, school_id, before, after FROM change "
                                                    "WHERE batch_seq = ?1 ORDER BY seq",
                                                    error);
  FettleStep step;

  if (stmt == NULL)
    return NULL;
  fettle_stmt_bind (stmt, "i", batch_seq);
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      char *salt = fettle_log_make_salt ();
      char *digest = fettle_log_digest_change (salt, fettle_stmt_text (stmt, 4), fettle_stmt_text (stmt, 5));

      g_ptr_array_add (all, salted_new (fettle_stmt_int (stmt, 0), salt, digest));
      fettle_log_hash_digest (sum, fettle_stmt_text (stmt, 1), fettle_stmt_text (stmt, 2), fettle_stmt_text (stmt, 3),
                              digest);
    }
  return step == FETTLE_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

/* The batch as it would be in format 2; its first hash goes into that hash too. */
static gboolean
hash_in_format_2 (FettleSql  *sql,
                  gint64      seq,
                  GChecksum  *sum,
                  Salted    **label,
                  char      **hash,
                  GError    **error)
{
  g_autoptr(FettleStmt) stmt =
      fettle_sql_prepare (sql,
                          "SELECT id, action, of_batch, label, author, device, made_at, n_changes, "
                          "previous_hash, hash FROM batch WHERE seq = ?1",
                          error);
  char *salt = NULL;
  FettleLogBatch batch;

  if (stmt == NULL)
    return FALSE;
  fettle_stmt_bind (stmt, "i", seq);
  if (fettle_stmt_step (stmt, error) != FETTLE_STEP_ROW)
    return FALSE;
  salt = fettle_log_make_salt ();
  *label = salted_new (seq, salt, fettle_log_digest_label (salt, fettle_stmt_text (stmt, 3), NULL, NULL));
  batch = (FettleLogBatch) {
    FETTLE_LOG_FORMAT, fettle_stmt_text (stmt, 0), fettle_stmt_text (stmt, 1), fettle_stmt_text (stmt, 2),
    fettle_stmt_text (stmt, 3), (*label)->digest, fettle_stmt_text (stmt, 4), fettle_stmt_text (stmt, 5),
    fettle_stmt_text (stmt, 6), fettle_stmt_int (stmt, 7), fettle_stmt_text (stmt, 8),
  };
  fettle_log_hash_erased_row (sum, "seal", seq, fettle_stmt_text (stmt, 9));
  *hash = fettle_log_hash_batch (sum, &batch);
  return TRUE;
}

static gboolean
write_salts (FettleSql  *sql,
             const char *update,
             GPtrArray  *all,
             GError    **error)
{
  for (guint i = 0; i < all->len; i++)
    {
      const Salted *salted = g_ptr_array_index (all, i);

      if (!fettle_sql_run (sql, error, update, "iss", salted->seq, salted->salt, salted->digest))
        return FALSE;
    }
  return TRUE;
}

static gboolean
verify (FettleSql  *sql,
        gint64      batch_seq,
        GError    **error)
{
  g_autofree char *finding = NULL;

  if (!fettle_check_log_one (sql, batch_seq, &finding, error))
    return FALSE;
  if (finding != NULL)
    g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_CORRUPT, finding);
  return finding == NULL;
}

/**
 * fettle_eraser_seal:
 * @self: the erasure
 * @batch_seq: a batch of which something is to be overwritten
 * @error: (nullable): %FETTLE_ERROR_CORRUPT where it is of format 1 and not what was written, in words
 *
 * Where the batch is of format 1, verifies it a last time: from then on its hash cannot be counted again. Its rows get
 * salt and digest, and the erasing batch takes down what its hash is in format 2. A batch of format 2, and one that is
 * sealed, need nothing.
 *
 * Returns: whether its rows may be overwritten
 */
gboolean
fettle_eraser_seal (FettleEraser  *self,
                    gint64         batch_seq,
                    GError       **error)
{
  g_autoptr(GChecksum) sum = NULL;
  g_autoptr(GPtrArray) changes = NULL;
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func (salted_free);
  g_autofree char *hash = NULL;
  Salted *label = NULL;
  gint64 is_open;

  if (!fettle_sql_get_int (self->sql, &is_open, error, "SELECT digest IS NULL FROM batch WHERE seq = ?1", "i",
                           batch_seq))
    return FALSE;
  if (!is_open)
    return TRUE;
  sum = g_checksum_new (G_CHECKSUM_SHA256);
  if (!verify (self->sql, batch_seq, error) || !(changes = salt_changes (self->sql, batch_seq, sum, error))
      || !hash_in_format_2 (self->sql, batch_seq, sum, &label, &hash, error))
    return FALSE;
  g_ptr_array_add (labels, label);
  return fettle_sql_run (self->sql, error,
                         "INSERT INTO erased_row (batch_seq, part, \"row\", digest) VALUES (?1, 'seal', ?2, ?3)", "iis",
                         fettle_door_get_seq (self->door), batch_seq, hash) &&
         write_salts (self->sql, "UPDATE change SET salt = ?2, digest = ?3 WHERE seq = ?1", changes, error) &&
         write_salts (self->sql, "UPDATE batch SET salt = ?2, digest = ?3 WHERE seq = ?1", labels, error);
}
