/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-erase-private.h"

#include <glib/gi18n-lib.h>

#include "store/fettle-store-private.h"

/* What the writer thread is asked, and what it answers. */
typedef struct
{
  FettleErase *erase;
  gboolean rehearse;
  FettleErased *erased;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  fettle_erase_free (job->erase);
  fettle_erased_free (job->erased);
  g_free (job);
}

static gboolean
check_said (const FettleErase  *erase,
            gboolean            rehearse,
            GError            **error)
{
  if (erase->targets->len == 0)
    g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_INVALID, _("Nothing was named that is to be erased."));
  else if (!rehearse && *erase->reason == '\0')
    g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
                         _("Say why the words are erased. Nothing was changed."));
  else if (!rehearse && *erase->decided_by == '\0')
    g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_INVALID, _("Say who decided it. Nothing was changed."));
  else
    return TRUE;
  return FALSE;
}

/* The words are gone from the records and the log; what follows can be done again at the next start. */
static void
wipe (FettleStore *store,
      FettleSql   *sql,
      Job         *job,
      GHashTable  *fingerprints)
{
  g_autofree char *path = fettle_store_path (store, FETTLE_REGISTER_FILE);
  g_autoptr(GError) error = NULL;
  gboolean wiped;

  wiped = fettle_erasures_note (store->folder, sql, &error)
          && fettle_erase_opened (store->folder, job->erase, fingerprints, &job->erased->n_opened, &error)
          && fettle_erase_wipe (sql, path, &error)
          && fettle_erasures_set_wipe (store->folder, FALSE, &error);
  if (!wiped)
    /* Translators: %s is the reason */
    job->erased->trouble =
        g_strdup_printf (_("The words are erased from the records and the log, but the space that they took in "
                            "the file is not overwritten yet: %s It will be when Fettle next starts alone on "
                            "this register."),
                         error->message);
}

static gboolean
erase_alone (FettleStore  *store,
             FettleSql    *sql,
             Job          *job,
             GError      **error)
{
  g_autoptr(GHashTable) fingerprints = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *author = fettle_store_dup_author (store);
  FettleSigner signer = { author, store->device, store->folder };
  gboolean was_due = fettle_erasures_is_wipe_due (store->folder);
  gboolean erased = fettle_sql_exec (sql, "PRAGMA secure_delete = ON", error)
                    && (job->rehearse || fettle_erasures_set_wipe (store->folder, TRUE, error))
                    && fettle_erase_run (sql, &signer, job->erase, job->rehearse, job->erased, fingerprints, error);

  if (erased && !job->rehearse)
    {
      wipe (store, sql, job, fingerprints);
      fettle_watch_announce (store->watch, sql);
      fettle_store_refresh (store);
    }
  else if (!job->rehearse && !was_due)
    fettle_erasures_set_wipe (store->folder, FALSE, NULL);
  return erased;
}

static gboolean
erase_job (FettleStore   *store,
           FettleSql     *sql,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Job *job = data;
  gboolean erased;

  job->erased = g_new0 (FettleErased, 1);
  if (!check_said (job->erase, job->rehearse, error))
    return FALSE;
  if (job->rehearse)
    return erase_alone (store, sql, job, error);
  if (!fettle_folder_lock_try_alone (store->folder_lock))
    {
      fettle_folder_lock_share (store->folder_lock, NULL);
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_BUSY,
                           _("Fettle is open on this register elsewhere. Close it, then erase. Nothing was changed."));
      return FALSE;
    }
  erased = erase_alone (store, sql, job, error);
  fettle_folder_lock_share (store->folder_lock, NULL);
  return erased;
}

static void
add_notice (FettleStore *store,
            char        *notice)
{
  guint n = store->notices ? g_strv_length (store->notices) : 0;

  store->notices = g_renew (char *, store->notices, n + 2);
  store->notices[n] = notice;
  store->notices[n + 1] = NULL;
}

static gboolean
catch_up_alone (FettleStore  *store,
                GError      **error)
{
  g_autofree char *path = fettle_store_path (store, FETTLE_REGISTER_FILE);
  g_autofree char *author = fettle_store_dup_author (store);
  FettleSigner signer = { author, store->device, store->folder };
  guint n_records;

  if (!fettle_erasures_apply (store->folder, store->writer, &signer, &n_records, error))
    return FALSE;
  if (n_records > 0)
    add_notice (
        store,
        g_strdup_printf (ngettext ("This register is of a time before words of %u record were erased. They were erased "
                                   "again.",
                                   "This register is of a time before words of %u records were erased. "
                                   "They were erased again.",
                                   n_records),
                         n_records));
  return !fettle_erasures_is_wipe_due (store->folder)
         || (fettle_erase_wipe (store->writer, path, error) && fettle_erasures_set_wipe (store->folder, FALSE, error));
}

static void
take_count (GPtrArray *words,
            guint      n,
            char      *count)
{
  if (n > 0)
    g_ptr_array_add (words, count);
  else
    g_free (count);
}

/* The file may be missing where the program ended right after the commit. */
static gboolean
was_anything_erased (FettleStore *store)
{
  g_autofree char *path = fettle_store_path (store, FETTLE_ERASURES_FILE);
  gint64 n = 0;

  return g_file_test (path, G_FILE_TEST_EXISTS)
         || (fettle_sql_get_int (store->writer, &n, NULL, "SELECT EXISTS (SELECT 1 FROM erasure)", NULL) && n != 0);
}

/**
 * fettle_erase_catch_up:
 * @store: a store that is being opened, before its threads start
 *
 * Erases again what a restore brought back, and wipes what an erasure that was cut short left in the file. Where
 * another program has the register open it was done there, or is when one is next started alone. What was done, or
 * could not be, is among the notices.
 */
void
fettle_erase_catch_up (FettleStore *store)
{
  g_autoptr(GError) error = NULL;

  if (store->writer == NULL || !was_anything_erased (store))
    return;
  if (fettle_folder_lock_try_alone (store->folder_lock)
      && (!fettle_erasures_note (store->folder, store->writer, &error) || !catch_up_alone (store, &error)))
    /* Translators: %s is the reason */
    add_notice (
        store, g_strdup_printf (_("What was erased before could not be erased in this register: %s"), error->message));
  fettle_folder_lock_share (store->folder_lock, NULL);
}

/**
 * fettle_erased_free:
 * @erased: (transfer full) (nullable): what was erased
 */
void
fettle_erased_free (FettleErased *erased)
{
  if (erased == NULL)
    return;
  g_free (erased->trouble);
  g_free (erased);
}

/**
 * fettle_erased_to_words:
 * @erased: what was, or would be erased
 *
 * Returns: (transfer full): how much it is: "1 record, 2 fields, 5 rows of the log, 1 label"
 */
char *
fettle_erased_to_words (const FettleErased *erased)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (erased != NULL, NULL);

  take_count (words, erased->n_records, g_strdup_printf (ngettext ("%u record", "%u records", erased->n_records),
                                                         erased->n_records));
  take_count (words, erased->n_fields,
              g_strdup_printf (ngettext ("%u field", "%u fields", erased->n_fields), erased->n_fields));
  take_count (
      words, erased->n_changes,
      g_strdup_printf (ngettext ("%u row of the log", "%u rows of the log", erased->n_changes), erased->n_changes));
  take_count (
      words, erased->n_labels,
      g_strdup_printf (ngettext ("%u label of a step", "%u labels of steps", erased->n_labels), erased->n_labels));
  take_count (words, erased->n_drafts,
              g_strdup_printf (ngettext ("%u draft", "%u drafts", erased->n_drafts), erased->n_drafts));
  take_count (words, erased->n_documents,
              g_strdup_printf (ngettext ("the bytes of %u document", "the bytes of %u documents", erased->n_documents),
                               erased->n_documents));
  take_count (words, erased->n_opened,
              g_strdup_printf (ngettext ("%u opened copy", "%u opened copies", erased->n_opened), erased->n_opened));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

/**
 * fettle_store_erase:
 * @self: a store
 * @erase: (transfer full): what is to be erased
 * @rehearse: whether it is only counted
 * @error: (nullable): %FETTLE_ERROR_INVALID where reason or decision is missing or holds the words, _NOT_FOUND where
 * there is nothing to erase, _BUSY where another program has the register open, _CORRUPT where the log is not what was
 * written, _READ_ONLY, _NO_SPACE
 *
 * Overwrites words for good. There is no undo; whoever calls it has asked twice.
 *
 * Returns: (transfer full) (nullable): what was erased
 */
FettleErased *
fettle_store_erase (FettleStore  *self,
                    FettleErase  *erase,
                    gboolean      rehearse,
                    GError      **error)
{
  Job *job;
  FettleErased *erased = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (self), NULL);
  g_return_val_if_fail (erase != NULL, NULL);

  job = g_new0 (Job, 1);
  job->erase = erase;
  job->rehearse = rehearse;
  if (fettle_store_write (self, erase_job, job, NULL, error))
    erased = g_steal_pointer (&job->erased);
  job_free (job);
  return erased;
}

/**
 * fettle_store_erase_async:
 * @self: a store
 * @erase: (transfer full): what is to be erased
 * @rehearse: whether it is only counted
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * As fettle_store_erase(), without waiting.
 */
void
fettle_store_erase_async (FettleStore          *self,
                          FettleErase          *erase,
                          gboolean              rehearse,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data)
{
  GTask *task;
  Job *job;

  g_return_if_fail (FETTLE_IS_STORE (self));
  g_return_if_fail (erase != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  job = g_new0 (Job, 1);
  job->erase = erase;
  job->rehearse = rehearse;
  g_task_set_source_tag (task, fettle_store_erase_async);
  g_task_set_task_data (task, job, job_free);
  fettle_store_write_task (self, task, erase_job);
}

/**
 * fettle_store_erase_finish:
 * @self: a store
 * @result: what the callback got
 * @error: (nullable): as in fettle_store_erase()
 *
 * Returns: (transfer full) (nullable): what was erased
 */
FettleErased *
fettle_store_erase_finish (FettleStore   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? g_steal_pointer (&job->erased) : NULL;
}
