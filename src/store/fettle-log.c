/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-log-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-text.h"

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

/**
 * fettle_log_hash_change:
 * @sum: a running SHA-256
 * @kind: the kind of record
 * @record_id: the record
 * @school_id: (nullable): its school
 * @before: (nullable): the record as JSON, exactly as kept
 * @after: (nullable): the same after
 *
 * Adds one change as one line of JSON.
 */
void
fettle_log_hash_change (GChecksum  *sum,
                        const char *kind,
                        const char *record_id,
                        const char *school_id,
                        const char *before,
                        const char *after)
{
  GString *line = g_string_new ("[");

  append_text (line, kind);
  append_text (line, record_id);
  append_text (line, school_id);
  append_json (line, before);
  append_json (line, after);
  take_line (sum, line);
}

/**
 * fettle_log_hash_batch:
 * @sum: the running SHA-256 with all changes of the batch in order
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
  append_text (line, batch->label);
  append_text (line, batch->author);
  append_text (line, batch->device);
  append_text (line, batch->made_at);
  append_json (line, count);
  append_text (line, batch->previous_hash);
  take_line (sum, line);
  return g_strdup (g_checksum_get_string (sum));
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
