/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-check-private.h"

#include <glib/gi18n-lib.h>

#include "store/fettle-log-private.h"

/* A register of an older version, as a backup may be, has format 1 only. */
#define BATCHES(formats) \
  "SELECT seq, id, action, of_batch, label, author, device, made_at, n_changes, previous_hash, hash, " formats " FROM batch "
#define BATCHES_OF_NOW BATCHES ("format, salt, digest, reason, decided_by") "ORDER BY seq"
#define BATCHES_OF_OLD BATCHES ("1, NULL, NULL, NULL, NULL") "ORDER BY seq"
#define ONE_BATCH BATCHES ("format, salt, digest, reason, decided_by") "WHERE seq = ?1"

#define CHANGES(formats) \
  "SELECT seq, kind, record_id, school_id, before, after, " formats " FROM change WHERE batch_seq = ?1 ORDER BY seq"
#define CHANGES_OF_NOW CHANGES ("salt, digest")
#define CHANGES_OF_OLD CHANGES ("NULL, NULL")

/* The columns of BATCHES. */
enum
{
  SEQ, ID, ACTION, OF_BATCH, LABEL, AUTHOR, DEVICE, MADE_AT, N_CHANGES, PREVIOUS_HASH, HASH, FORMAT, SALT, DIGEST, REASON,
  DECIDED_BY,
};

/* A walk along the chain. */
typedef struct
{
  FettleSql *sql;
  FettleCheck *check;
  gboolean old;       /* a register from before there was format 2 */
  GHashTable *heads;  /* device -> hash of its newest batch */
  GHashTable *erased; /* "part row" -> digest of what the last erasing batch left there */
} Chain;

static void
chain_clear (Chain *chain)
{
  g_hash_table_unref (chain->heads);
  g_hash_table_unref (chain->erased);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chain, chain_clear)

static const char *
find_erased (Chain      *chain,
             const char *part,
             gint64      row)
{
  char key[40];

  if (g_hash_table_size (chain->erased) == 0)
    return NULL;
  g_snprintf (key, sizeof key, "%s %" G_GINT64_FORMAT, part, row);
  return g_hash_table_lookup (chain->erased, key);
}

static gboolean
read_version (Chain   *chain,
              GError **error)
{
  gint64 n;

  if (!fettle_sql_get_int (chain->sql, &n, error, "SELECT count (*) FROM pragma_table_info ('batch') WHERE name = 'format'", NULL))
    return FALSE;
  chain->old = n == 0;
  return TRUE;
}

/* There are few. Of a row that was erased twice, what the last one left counts. */
static gboolean
read_erased (Chain   *chain,
             GError **error)
{
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (chain->sql,
                                                   "SELECT part || ' ' || \"row\", digest FROM erased_row ORDER BY batch_seq", error);
  FettleStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    g_hash_table_replace (chain->erased, fettle_stmt_dup (stmt, 0), fettle_stmt_dup (stmt, 1));
  return step == FETTLE_STEP_DONE;
}

/* The texts must be those of the digest: of what was written, or of what was left of it. */
static gboolean
change_is_sound (Chain      *chain,
                 FettleStmt *stmt)
{
  g_autofree char *digest = fettle_log_digest_change (fettle_stmt_text (stmt, 6), fettle_stmt_text (stmt, 4),
                                                      fettle_stmt_text (stmt, 5));
  const char *left = find_erased (chain, "change", fettle_stmt_int (stmt, 0));

  return g_strcmp0 (digest, left ? left : fettle_stmt_text (stmt, 7)) == 0;
}

static gboolean
label_is_sound (Chain      *chain,
                FettleStmt *stmt)
{
  g_autofree char *digest = fettle_log_digest_label (fettle_stmt_text (stmt, SALT), fettle_stmt_text (stmt, LABEL),
                                                     fettle_stmt_text (stmt, REASON), fettle_stmt_text (stmt, DECIDED_BY));
  const char *left = find_erased (chain, "label", fettle_stmt_int (stmt, SEQ));

  return g_strcmp0 (digest, left ? left : fettle_stmt_text (stmt, DIGEST)) == 0;
}

static gboolean
hash_changes (Chain      *chain,
              gint64      batch_seq,
              gboolean    by_digests,
              GChecksum  *sum,
              gint64     *n_changes,
              gboolean   *sound,
              GError    **error)
{
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (chain->sql, chain->old ? CHANGES_OF_OLD : CHANGES_OF_NOW, error);
  FettleStep step;

  if (stmt == NULL)
    return FALSE;
  fettle_stmt_bind (stmt, "i", batch_seq);
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      const char *kind = fettle_stmt_text (stmt, 1), *id = fettle_stmt_text (stmt, 2), *school = fettle_stmt_text (stmt, 3);

      if (!by_digests)
        fettle_log_hash_texts (sum, kind, id, school, fettle_stmt_text (stmt, 4), fettle_stmt_text (stmt, 5));
      else
        {
          fettle_log_hash_digest (sum, kind, id, school, fettle_stmt_text (stmt, 7));
          *sound = *sound && change_is_sound (chain, stmt);
        }
      ++*n_changes;
      fettle_check_tell (chain->check, _("Checking the log"));
    }
  return step == FETTLE_STEP_DONE;
}

static FettleLogBatch
read_batch (FettleStmt *stmt)
{
  FettleLogBatch batch = {
    (int) fettle_stmt_int (stmt, FORMAT), fettle_stmt_text (stmt, ID), fettle_stmt_text (stmt, ACTION),
    fettle_stmt_text (stmt, OF_BATCH), fettle_stmt_text (stmt, LABEL), fettle_stmt_text (stmt, DIGEST),
    fettle_stmt_text (stmt, AUTHOR), fettle_stmt_text (stmt, DEVICE), fettle_stmt_text (stmt, MADE_AT),
    fettle_stmt_int (stmt, N_CHANGES), fettle_stmt_text (stmt, PREVIOUS_HASH),
  };

  return batch;
}

/* @hash becomes what its hash must be; of a sealed batch of format 1, what its seal must be, which is over its first hash too. */
static gboolean
hash_batch (Chain           *chain,
            FettleStmt      *stmt,
            FettleLogBatch  *batch,
            gboolean         sealed,
            char           **hash,
            gboolean        *sound,
            GError         **error)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gint64 seq = fettle_stmt_int (stmt, SEQ);
  gint64 n_changes = 0;

  if (!hash_changes (chain, seq, batch->format != 1, sum, &n_changes, sound, error)
      || (!chain->old && !fettle_log_hash_erasures (chain->sql, seq, sum, error)))
    return FALSE;
  if (sealed)
    fettle_log_hash_erased_row (sum, "seal", seq, fettle_stmt_text (stmt, HASH));
  *hash = fettle_log_hash_batch (sum, batch);
  *sound = *sound && n_changes == batch->n_changes && (batch->format == 1 || label_is_sound (chain, stmt));
  return TRUE;
}

static gboolean
check_batch (Chain        *chain,
             FettleStmt   *stmt,
             char        **finding,
             GError      **error)
{
  FettleLogBatch batch = read_batch (stmt);
  const char *head = g_hash_table_lookup (chain->heads, batch.device);
  const char *written = fettle_stmt_text (stmt, HASH);
  const char *seal = batch.format == 1 ? find_erased (chain, "seal", fettle_stmt_int (stmt, SEQ)) : NULL;
  g_autofree char *hash = NULL;
  gboolean sound = g_strcmp0 (head ? head : "", batch.previous_hash) == 0;

  if (seal != NULL)
    batch.format = FETTLE_LOG_FORMAT;
  if (!hash_batch (chain, stmt, &batch, seal != NULL, &hash, &sound, error))
    return FALSE;
  if (!sound || g_strcmp0 (hash, seal ? seal : written) != 0)
    /* Translators: %s are the label of a step of work, a moment and a person */
    *finding = g_strdup_printf (_("The log was changed from outside: the step “%s” of %s by %s, or one before it, is not what "
                                  "was written."), fettle_log_label (batch.label), batch.made_at, batch.author);
  g_hash_table_replace (chain->heads, g_strdup (batch.device), g_strdup (written));
  return TRUE;
}

static void
chain_init (Chain       *chain,
            FettleSql   *sql,
            FettleCheck *check)
{
  chain->sql = sql;
  chain->check = check;
  chain->heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  chain->erased = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* As if all before it had been looked at. */
static gboolean
take_head_before (Chain      *chain,
                  FettleStmt *stmt,
                  GError    **error)
{
  const char *device = fettle_stmt_text (stmt, DEVICE);
  g_autofree char *hash = NULL;

  if (!fettle_sql_get_text (chain->sql, &hash, error,
                            "SELECT hash FROM batch WHERE device = ?1 AND seq < ?2 ORDER BY seq DESC LIMIT 1", "si", device,
                            fettle_stmt_int (stmt, SEQ)))
    return FALSE;
  if (hash != NULL)
    g_hash_table_replace (chain->heads, g_strdup (device), g_steal_pointer (&hash));
  return TRUE;
}

/**
 * fettle_check_log_one:
 * @sql: a connection to a register of this version
 * @batch_seq: a batch
 * @finding: (out): what is wrong, or NULL
 * @error: (nullable): why it could not look
 *
 * Counts the hash of one batch again, and looks whether it is chained to the device's batch before it.
 *
 * Returns: whether it could look
 */
gboolean
fettle_check_log_one (FettleSql  *sql,
                      gint64      batch_seq,
                      char      **finding,
                      GError    **error)
{
  g_auto(Chain) chain = { 0 };
  FettleCheck check = { 0 };
  g_autoptr(FettleStmt) stmt = NULL;

  chain_init (&chain, sql, &check);
  if (!read_erased (&chain, error) || !(stmt = fettle_sql_prepare (sql, ONE_BATCH, error)))
    return FALSE;
  fettle_stmt_bind (stmt, "i", batch_seq);
  return fettle_stmt_step (stmt, error) == FETTLE_STEP_ROW && take_head_before (&chain, stmt, error)
         && check_batch (&chain, stmt, finding, error);
}

/**
 * fettle_check_log_chain:
 * @sql: a connection
 * @check: the check
 * @finding: (out): what is wrong, or NULL
 * @error: (nullable): why it could not look
 *
 * Counts every hash of the log again, each device's chain from its beginning. Where words were erased it goes by the digests: of
 * what was written, which the hash is over, and of what was left, which the batch that erased is over.
 *
 * Returns: whether it could look
 */
gboolean
fettle_check_log_chain (FettleSql    *sql,
                        FettleCheck  *check,
                        char        **finding,
                        GError      **error)
{
  g_auto(Chain) chain = { 0 };
  g_autoptr(FettleStmt) stmt = NULL;
  FettleStep step = FETTLE_STEP_DONE;

  chain_init (&chain, sql, check);
  if (!read_version (&chain, error) || (!chain.old && !read_erased (&chain, error))
      || !(stmt = fettle_sql_prepare (sql, chain.old ? BATCHES_OF_OLD : BATCHES_OF_NOW, error)))
    return FALSE;
  while (*finding == NULL && (step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      if (!check_batch (&chain, stmt, finding, error))
        return FALSE;
    }
  return step != FETTLE_STEP_ERROR;
}
