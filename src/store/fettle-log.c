/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-log-private.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "base/fettle-text.h"

#define SALT_BYTES 16

#define ERASURES_OF_BATCH "SELECT origin, kind, record_id, field, school_id FROM erasure WHERE batch_seq = ?1 ORDER BY seq"

#define ROWS_ERASED_BY_BATCH "SELECT part, \"row\", digest FROM erased_row WHERE batch_seq = ?1 ORDER BY part, \"row\""

static void
append_text (GString    *line,
             const char *text)
{
  if (line->len > 1)
    g_string_append_c (line, ',');
  if (text == NULL)
    g_string_append (line, "null");
  else
    fettle_json_append_string (line, text);
}

static void
append_json (GString    *line,
             const char *json)
{
  g_string_append_c (line, ',');
  g_string_append (line, json ? json : "null");
}

static void
take_line (GChecksum *sum,
           GString   *line)
{
  g_string_append (line, "]\n");
  g_checksum_update (sum, (const guchar *) line->str, (gssize) line->len);
  g_string_free (line, TRUE);
}

static gboolean
parse_record (const FettleKind  *kind,
              const char        *id,
              const char        *json,
              FettleRecord     **record,
              GError           **error)
{
  *record = json ? fettle_record_from_json (kind, id, json, error) : NULL;
  return json == NULL || *record != NULL;
}

static char *
digest_line (GString *line)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  take_line (sum, line);
  return g_strdup (g_checksum_get_string (sum));
}

static GString *
begin_change (const char *kind,
              const char *record_id,
              const char *school_id)
{
  GString *line = g_string_new ("[");

  append_text (line, kind);
  append_text (line, record_id);
  append_text (line, school_id);
  return line;
}

/**
 * fettle_log_make_salt:
 *
 * Returns: (transfer full): 128 random bits in hexadecimal, which nobody can guess
 */
char *
fettle_log_make_salt (void)
{
  guint8 bytes[SALT_BYTES];
  char *salt = g_malloc (2 * SALT_BYTES + 1);

  if (sodium_init () < 0)
    g_error ("libsodium cannot be used");
  randombytes_buf (bytes, sizeof bytes);
  return sodium_bin2hex (salt, 2 * SALT_BYTES + 1, bytes, sizeof bytes);
}

/**
 * fettle_log_digest_change:
 * @salt: its salt
 * @before: (nullable): the record as JSON, exactly as kept
 * @after: (nullable): the same after
 *
 * Returns: (transfer full): the digest of a change, 64 hexadecimal characters; without the salt the texts cannot be guessed from it
 */
char *
fettle_log_digest_change (const char *salt,
                          const char *before,
                          const char *after)
{
  GString *line = g_string_new ("[");

  append_text (line, salt);
  append_json (line, before);
  append_json (line, after);
  return digest_line (line);
}

/**
 * fettle_log_digest_label:
 * @salt: its salt
 * @label: (nullable): the label of a batch; NULL where it was erased
 * @reason: (nullable): why it erased; NULL for other batches
 * @decided_by: (nullable): who decided that; NULL for other batches
 *
 * Returns: (transfer full): the digest of the words of a batch, 64 hexadecimal characters
 */
char *
fettle_log_digest_label (const char *salt,
                         const char *label,
                         const char *reason,
                         const char *decided_by)
{
  GString *line = g_string_new ("[");

  append_text (line, salt);
  append_text (line, label);
  append_text (line, reason);
  append_text (line, decided_by);
  return digest_line (line);
}

/**
 * fettle_log_hash_texts:
 * @sum: a running SHA-256
 * @kind: the kind of record
 * @record_id: the record
 * @school_id: (nullable): its school
 * @before: (nullable): the record as JSON, exactly as kept
 * @after: (nullable): the same after
 *
 * Adds one change of a batch of format 1 as one line of JSON.
 */
void
fettle_log_hash_texts (GChecksum  *sum,
                       const char *kind,
                       const char *record_id,
                       const char *school_id,
                       const char *before,
                       const char *after)
{
  GString *line = begin_change (kind, record_id, school_id);

  append_json (line, before);
  append_json (line, after);
  take_line (sum, line);
}

/**
 * fettle_log_hash_digest:
 * @sum: a running SHA-256
 * @kind: the kind of record
 * @record_id: the record
 * @school_id: (nullable): its school
 * @digest: (nullable): the digest of the change as it was written; NULL where somebody took it away
 *
 * Adds one change of a batch of format 2.
 */
void
fettle_log_hash_digest (GChecksum  *sum,
                        const char *kind,
                        const char *record_id,
                        const char *school_id,
                        const char *digest)
{
  GString *line = begin_change (kind, record_id, school_id);

  append_text (line, digest);
  take_line (sum, line);
}

/**
 * fettle_log_hash_erasure:
 * @sum: the running SHA-256 of the batch that erased
 * @origin: id of the batch that erased it first
 * @kind: the kind of record
 * @record_id: the record
 * @field: the field
 * @school_id: (nullable): its school
 *
 * Adds one field that the batch erased.
 */
void
fettle_log_hash_erasure (GChecksum  *sum,
                         const char *origin,
                         const char *kind,
                         const char *record_id,
                         const char *field,
                         const char *school_id)
{
  GString *line = begin_change (kind, record_id, school_id);

  append_text (line, origin);
  append_text (line, field);
  take_line (sum, line);
}

/**
 * fettle_log_hash_erased_row:
 * @sum: the running SHA-256 of the batch that erased
 * @part: "change", "label" or "seal"
 * @row: its number
 * @digest: what is left there
 *
 * Adds one row of the log that the batch overwrote, or a batch of format 1 that it verified a last time.
 */
void
fettle_log_hash_erased_row (GChecksum  *sum,
                            const char *part,
                            gint64      row,
                            const char *digest)
{
  GString *line = g_string_new ("[");
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, row);

  append_text (line, part);
  append_json (line, number);
  append_text (line, digest);
  take_line (sum, line);
}

/**
 * fettle_log_hash_erasures:
 * @sql: a connection
 * @batch_seq: a batch
 * @sum: its running SHA-256, with all its changes
 * @error: (nullable): why not
 *
 * Adds the fields that the batch erased, and the rows of the log that it overwrote; other batches have none.
 *
 * Returns: whether they could be read
 */
gboolean
fettle_log_hash_erasures (FettleSql  *sql,
                          gint64      batch_seq,
                          GChecksum  *sum,
                          GError    **error)
{
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql, ERASURES_OF_BATCH, error);
  g_autoptr(FettleStmt) rows = NULL;
  FettleStep step;

  if (stmt == NULL)
    return FALSE;
  fettle_stmt_bind (stmt, "i", batch_seq);
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    fettle_log_hash_erasure (sum, fettle_stmt_text (stmt, 0), fettle_stmt_text (stmt, 1), fettle_stmt_text (stmt, 2),
                             fettle_stmt_text (stmt, 3), fettle_stmt_text (stmt, 4));
  if (step == FETTLE_STEP_ERROR || !(rows = fettle_sql_prepare (sql, ROWS_ERASED_BY_BATCH, error)))
    return FALSE;
  fettle_stmt_bind (rows, "i", batch_seq);
  while ((step = fettle_stmt_step (rows, error)) == FETTLE_STEP_ROW)
    fettle_log_hash_erased_row (sum, fettle_stmt_text (rows, 0), fettle_stmt_int (rows, 1), fettle_stmt_text (rows, 2));
  return step == FETTLE_STEP_DONE;
}

/**
 * fettle_log_hash_batch:
 * @sum: the running SHA-256 with all changes of the batch in order, then its erasures, then the rows that it erased
 * @batch: the batch
 *
 * Adds the batch and the hash of the device's batch before it, which makes the chain.
 *
 * Returns: (transfer full): the batch's hash, 64 hexadecimal characters
 */
char *
fettle_log_hash_batch (GChecksum            *sum,
                       const FettleLogBatch *batch)
{
  GString *line = g_string_new ("[");
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, batch->n_changes);

  append_text (line, batch->id);
  append_text (line, batch->action);
  append_text (line, batch->of_batch);
  append_text (line, batch->format == 1 ? batch->label : batch->digest);
  append_text (line, batch->author);
  append_text (line, batch->device);
  append_text (line, batch->made_at);
  append_json (line, count);
  append_text (line, batch->previous_hash);
  if (batch->format != 1)
    append_json (line, "2");
  take_line (sum, line);
  return g_strdup (g_checksum_get_string (sum));
}

/**
 * fettle_log_label:
 * @label: (nullable): the label of a batch; NULL where it was erased
 *
 * Returns: (transfer none): what to call the batch
 */
const char *
fettle_log_label (const char *label)
{
  return label ? label : _("A step whose label was erased");
}

/**
 * fettle_log_read_change:
 * @stmt: a statement on a row that begins with kind, record_id, before and after of a change
 * @before: (out) (transfer full) (nullable): the record as it was; NULL where it was not there
 * @after: (out) (transfer full) (nullable): the record as it became; NULL where it was removed
 * @error: (nullable): %FETTLE_ERROR_TOO_NEW where the program does not know the kind, and others
 *
 * Returns: whether both could be read
 */
gboolean
fettle_log_read_change (FettleStmt    *stmt,
                        FettleRecord **before,
                        FettleRecord **after,
                        GError       **error)
{
  const FettleKind *kind = fettle_kind_get (fettle_stmt_text (stmt, 0));
  const char *id = fettle_stmt_text (stmt, 1);

  *before = *after = NULL;
  if (kind == NULL)
    {
      /* Translators: %s is the technical name of a kind of record */
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_TOO_NEW, _("This program does not know records of the kind “%s”."),
                   fettle_stmt_text (stmt, 0));
      return FALSE;
    }
  return parse_record (kind, id, fettle_stmt_text (stmt, 2), before, error)
         && parse_record (kind, id, fettle_stmt_text (stmt, 3), after, error);
}
