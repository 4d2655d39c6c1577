/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-check-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-id.h"
#include "store/fettle-backup.h"
#include "store/fettle-erase-private.h"
#include "store/fettle-reference-private.h"
#include "store/fettle-store-private.h"

#define TELLING_MICROSECONDS (G_USEC_PER_SEC / 10)

typedef struct
{
  char *search;
  char *summary;
} Derived;

static void
add_finding (GPtrArray  *findings,
             const char *check,
             const char *wrong,
             const char *right)
{
  FettleCheckFinding *finding = g_new0 (FettleCheckFinding, 1);

  finding->check = check;
  finding->ok = wrong == NULL;
  finding->message = g_strdup (wrong ? wrong : right);
  g_ptr_array_add (findings, finding);
}

static gboolean
check_bytes (FettleSql  *sql,
             char      **finding,
             GError    **error)
{
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql, "SELECT sha256, bytes FROM blob", error);
  FettleStep step = FETTLE_STEP_DONE;

  if (stmt == NULL)
    return FALSE;
  while (*finding == NULL && (step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    {
      sqlite3_stmt *handle = fettle_stmt_get_handle (stmt);
      gconstpointer data = sqlite3_column_blob (handle, 1);
      g_autoptr(GBytes) bytes = g_bytes_new_static (data, (gsize) sqlite3_column_bytes (handle, 1));
      g_autofree char *hash = fettle_hash_bytes (bytes);

      if (g_strcmp0 (hash, fettle_stmt_text (stmt, 0)) != 0)
        *finding = g_strdup (_("The bytes of a document are not what was filed."));
    }
  return step != FETTLE_STEP_ERROR;
}

static gboolean
check_integrity (FettleSql    *sql,
                 FettleCheck  *check,
                 char        **finding,
                 GError      **error)
{
  g_autofree char *answer = NULL;

  if (!fettle_sql_get_text (sql, &answer, error, "PRAGMA integrity_check (1)", NULL))
    return FALSE;
  if (g_strcmp0 (answer, "ok") == 0)
    return check_bytes (sql, finding, error);
  /* Translators: %s is the technical detail */
  *finding = g_strdup_printf (_("The register is damaged (%s). Put back the last good backup."), answer);
  return TRUE;
}

static gboolean
check_foreign_keys (FettleSql    *sql,
                    FettleCheck  *check,
                    char        **finding,
                    GError      **error)
{
  gint64 n;

  if (!fettle_sql_get_int (sql, &n, error, "SELECT count (*) FROM pragma_foreign_key_check", NULL))
    return FALSE;
  if (n > 0)
    *finding = g_strdup_printf (ngettext ("%d record belongs to one that is not there.",
                                          "%d records belong to ones that are not there.", (gulong) n), (int) n);
  return TRUE;
}

/* Of a register that a newer program wrote, only that program knows the scripts. */
static gboolean
check_schema (FettleSql    *sql,
              FettleCheck  *check,
              char        **finding,
              GError      **error)
{
  gint64 version;

  if (!fettle_sql_get_int (sql, &version, error, "PRAGMA user_version", NULL))
    return FALSE;
  return version != fettle_register_get_version () || fettle_check_schema (sql, check, finding, error);
}

static gboolean
check_derived_job (FettleStore   *store,
                   FettleSql     *sql,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Derived *derived = data;
  gboolean looked;

  if (!fettle_sql_begin (sql, error))
    return FALSE;
  fettle_sql_set_door (sql, TRUE);
  looked = fettle_check_search (sql, &derived->search, error) && fettle_check_summary (sql, &derived->summary, error);
  fettle_sql_roll_back (sql);
  fettle_sql_set_door (sql, FALSE);
  return looked;
}

/* What is derived is made again to compare, which needs the writer; all of it is rolled back. */
static gboolean
check_derived (FettleStore   *store,
               GPtrArray     *findings,
               GCancellable  *cancellable,
               GError       **error)
{
  Derived derived = { 0 };
  const char *read_only = _("Not checked: the register is open to read only.");
  gboolean looked = fettle_store_is_read_only (store)
                    || fettle_store_write (store, check_derived_job, &derived, cancellable, error);

  if (looked)
    {
      add_finding (findings, "search", derived.search,
                   fettle_store_is_read_only (store) ? read_only : _("Search finds what the records say."));
      add_finding (findings, "summary", derived.summary,
                   fettle_store_is_read_only (store) ? read_only : _("The list of schools shows what the records say."));
    }
  g_free (derived.search);
  g_free (derived.summary);
  return looked;
}

/* What is read through, in this order. */
static const struct
{
  const char *check;
  gboolean (*look) (FettleSql *sql, FettleCheck *check, char **finding, GError **error);
  const char *right;
} checks[] = {
  { "integrity", check_integrity, N_("The file is sound.") },
  { "schema", check_schema, N_("Tables, indexes and guards are those that Fettle made.") },
  { "foreign-keys", check_foreign_keys, N_("Every record belongs to one that is there.") },
  { "documents", fettle_check_documents, N_("Every document has its bytes.") },
  { "log-chain", fettle_check_log_chain, N_("The log is as it was written.") },
  { "log-end", fettle_check_head, N_("The log ends where this computer left it, or goes on from there.") },
  { "log-equals-tables", fettle_check_log_tables, N_("The records are what the log says.") },
  { "drafts", fettle_check_drafts, N_("Every draft can be read.") },
};

/* Where words were erased, the log is what was written but for them, which is no finding but has to be said. */
static gboolean
tell_erased (FettleSql  *sql,
             char      **right,
             GError    **error)
{
  g_autofree char *words = NULL;

  if (!fettle_erasure_to_words (sql, "SELECT seq FROM batch WHERE seq >= ?1", 1, &words, error))
    return FALSE;
  if (words != NULL)
    /* Translators: %s are lines such as "Erased on 30 November 2026 by A. Officer: reason" */
    *right = g_strdup_printf (_("The log is as it was written, but for words that were erased.\n%s"), words);
  return TRUE;
}

/**
 * fettle_check_records:
 * @sql: a connection
 * @check: the check
 * @findings: (element-type FettleCheckFinding): takes a finding for every check that needs nothing but reading
 * @error: (nullable): why it could not look
 *
 * Reads a register through.
 *
 * Returns: whether it could look
 */
gboolean
fettle_check_records (FettleSql    *sql,
                      FettleCheck  *check,
                      GPtrArray    *findings,
                      GError      **error)
{
  if (!fettle_sql_get_int (sql, &check->total, error, "SELECT 2 * count (*) FROM change", NULL))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autofree char *finding = NULL;
      g_autofree char *right = NULL;

      if (!checks[i].look (sql, check, &finding, error)
          || (checks[i].look == fettle_check_log_chain && !tell_erased (sql, &right, error)))
        return FALSE;
      add_finding (findings, checks[i].check, finding, right ? right : _(checks[i].right));
    }
  return TRUE;
}

/* Told apart from the register: what is wrong with it costs an import, not a restore. */
static void
check_reference (FettleStore *store,
                 GPtrArray   *findings)
{
  g_autoptr(GError) error = NULL;

  fettle_reference_take_damage (store, &error);
  add_finding (findings, "reference", error ? error->message : NULL,
               fettle_store_has_reference (store) ? _("The public data is sound.") : _("No public data was imported yet."));
}

/**
 * fettle_check_tell:
 * @check: a check that has looked at one more row
 * @message: what it is about
 *
 * Tells the progress, at most ten times a second.
 */
void
fettle_check_tell (FettleCheck *check,
                   const char  *message)
{
  gint64 now;

  check->done++;
  if (check->progress == NULL || check->done % 256 != 0 || (now = g_get_monotonic_time ()) < check->told_at + TELLING_MICROSECONDS)
    return;
  check->told_at = now;
  check->progress (MIN (1.0, (double) check->done / (double) MAX (1, check->total)), message, check->user_data);
}

/**
 * fettle_check_finding_free:
 * @finding: (transfer full) (nullable): a finding
 */
void
fettle_check_finding_free (FettleCheckFinding *finding)
{
  if (finding == NULL)
    return;
  g_free (finding->message);
  g_free (finding);
}

/**
 * fettle_store_check:
 * @store: a store
 * @progress: (nullable): told how far it is, in the calling thread
 * @user_data: for @progress
 * @cancellable: (nullable): stops it
 * @error: (nullable): why it could not look; a damaged file is %FETTLE_ERROR_CORRUPT
 *
 * Checks the register through and through. Takes seconds to minutes: for a worker thread.
 *
 * Returns: (transfer full) (nullable) (element-type FettleCheckFinding): a finding for every check
 */
GPtrArray *
fettle_store_check (FettleStore         *store,
                    FettleProgressFunc   progress,
                    gpointer             user_data,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_check_finding_free);
  FettleCheck check = { .progress = progress, .user_data = user_data };
  g_autoptr(FettleTip) head = NULL;
  g_autoptr(FettleReader) reader = NULL;
  gboolean looked;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  /* Before the log is read: what another program writes meanwhile may be in the one and not in the other. */
  head = check.head = fettle_head_load (store->folder);
  if (!(reader = fettle_store_borrow (store, error)) || !fettle_sql_exec (reader->sql, "BEGIN", error))
    return NULL;
  fettle_sql_set_cancellable (reader->sql, cancellable);
  looked = fettle_check_records (reader->sql, &check, findings, error);
  fettle_sql_roll_back (reader->sql);
  if (!looked || !check_derived (store, findings, cancellable, error))
    return NULL;
  check_reference (store, findings);
  return g_steal_pointer (&findings);
}
