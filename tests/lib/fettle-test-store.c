/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fettle-test-store.h"

#include <glib/gstdio.h>

#include "base/fettle-id.h"
#include "store/fettle-backup.h"
#include "store/fettle-history.h"

/* A condition that does not come true in this time never will. */
#define PATIENCE_SECONDS 20

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static gboolean
wake_up_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/**
 * fettle_test_is_long:
 *
 * Returns: whether the long tests are wanted, as "./dev lint" does: more kills, more damaged files, longer walks
 */
gboolean
fettle_test_is_long (void)
{
  return g_strcmp0 (g_getenv ("FETTLE_TEST_LONG"), "1") == 0;
}

/**
 * fettle_test_folder_new:
 *
 * Returns: (transfer full): an empty folder of its own
 */
char *
fettle_test_folder_new (void)
{
  g_autoptr(GError) error = NULL;
  char *folder = g_dir_make_tmp ("fettle-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

/**
 * fettle_test_folder_remove:
 * @folder: (transfer full): a folder to take away with all it holds
 */
void
fettle_test_folder_remove (char *folder)
{
  remove_tree (folder);
  g_free (folder);
}

/**
 * fettle_test_store_open:
 * @folder: a data folder, made where it is missing
 *
 * Returns: (transfer full): a store on it that takes no daily backup
 */
FettleStore *
fettle_test_store_open (const char *folder)
{
  g_autoptr(GError) error = NULL;
  FettleStore *store = fettle_store_open (folder, FETTLE_STORE_CREATE | FETTLE_STORE_NO_DAILY_BACKUP, &error);

  g_assert_no_error (error);
  fettle_store_set_author (store, "Test Officer");
  return store;
}

/**
 * fettle_test_store_new:
 *
 * Returns: (transfer full): a store with an empty register in a folder of its own
 */
FettleStore *
fettle_test_store_new (void)
{
  g_autofree char *folder = fettle_test_folder_new ();

  return fettle_test_store_open (folder);
}

/**
 * fettle_test_store_remove:
 * @store: (transfer full): a store to close, and whose folder is taken away
 */
void
fettle_test_store_remove (FettleStore *store)
{
  char *folder = g_strdup (fettle_store_get_folder (store));

  fettle_store_close (store);
  g_object_unref (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  fettle_test_folder_remove (folder);
}

/**
 * fettle_test_record:
 * @kind: a kind of record
 * @school_id: (nullable): what its field "school" is set to
 * @first_field: (nullable): names of fields, each followed by its value
 * @...: further fields and values, then NULL
 *
 * Returns: (transfer full): a record with a new id
 */
FettleRecord *
fettle_test_record (const char *kind,
                    const char *school_id,
                    const char *first_field,
                    ...)
{
  g_autofree char *id = fettle_id_new ();
  FettleRecord *record = fettle_record_new (fettle_kind_get (kind), id);
  va_list arguments;

  if (school_id != NULL)
    fettle_record_set_text (record, "school", school_id);
  va_start (arguments, first_field);
  for (const char *field = first_field; field != NULL; field = va_arg (arguments, const char *))
    fettle_record_set_text (record, field, va_arg (arguments, const char *));
  va_end (arguments);
  return record;
}

/**
 * fettle_test_school:
 * @urn: its URN
 * @name: its name
 *
 * Returns: (transfer full): an open maintained primary school of the authority 999, with the id of its URN
 */
FettleRecord *
fettle_test_school (const char *urn,
                    const char *name)
{
  g_autofree char *id = fettle_id_for_urn (urn);
  FettleRecord *school = fettle_record_new (fettle_kind_get ("school"), id);

  fettle_record_set_text (school, "urn", urn);
  fettle_record_set_text (school, "name", name);
  fettle_record_set_text (school, "la-code", "999");
  fettle_record_set_text (school, "status", "open");
  fettle_record_set_text (school, "phase", "primary");
  fettle_record_set_text (school, "sector", "maintained");
  fettle_record_set_int (school, "tracked", 1);
  return school;
}

/**
 * fettle_test_inspection:
 * @school_id: a school
 * @start: ISO date
 * @overall: (nullable): "1" to "4"
 *
 * Returns: (transfer full): a full inspection
 */
FettleRecord *
fettle_test_inspection (const char *school_id,
                        const char *start,
                        const char *overall)
{
  return fettle_test_record ("inspection", school_id, "format", "full", "start", start, "overall", overall ? overall : "", NULL);
}

/**
 * fettle_test_put:
 * @store: a store
 * @label: label of the batch
 * @record: (nullable): as it is to be; NULL to remove @believed
 * @believed: (nullable): as it was
 *
 * Applies a batch of one operation, which must work.
 */
void
fettle_test_put (FettleStore  *store,
                 const char   *label,
                 FettleRecord *record,
                 FettleRecord *believed)
{
  g_autoptr(FettleBatch) batch = fettle_batch_new (label);
  g_autoptr(GError) error = NULL;

  if (record != NULL)
    fettle_batch_put (batch, record, believed);
  else
    fettle_batch_remove (batch, believed);
  fettle_store_apply (store, batch, NULL, NULL, &error);
  g_assert_no_error (error);
}

/**
 * fettle_test_change:
 * @store: a store
 * @label: label of the batch
 * @kind: kind of a record that is there
 * @id: its id
 * @field: a field
 * @value: (nullable): its new value
 *
 * Changes one field, which must work.
 *
 * Returns: (transfer full): the record as it is now
 */
FettleRecord *
fettle_test_change (FettleStore *store,
                    const char  *label,
                    const char  *kind,
                    const char  *id,
                    const char  *field,
                    const char  *value)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(FettleRecord) believed = fettle_store_get (store, kind, id, &error);
  FettleRecord *record;

  g_assert_no_error (error);
  record = fettle_record_copy (believed);
  fettle_record_set_text (record, field, value);
  fettle_test_put (store, label, record, believed);
  return record;
}

/**
 * fettle_test_write_note:
 * @store: a store with a school
 * @subject: what the note is about, also the label of its batch
 *
 * Writes a note of the first school, which must work.
 *
 * Returns: (transfer full): id of the batch
 */
char *
fettle_test_write_note (FettleStore *store,
                        const char  *subject)
{
  g_autoptr(GPtrArray) schools = fettle_store_list (store, "school", NULL, NULL, NULL);
  g_autoptr(FettleRecord) note = fettle_test_record ("note", fettle_record_get_id (g_ptr_array_index (schools, 0)),
                                                     "subject", subject, "body", "What was seen there", NULL);
  g_autoptr(FettleBatch) batch = fettle_batch_new (subject);
  g_autoptr(GError) error = NULL;
  char *batch_id = NULL;

  fettle_batch_put (batch, note, NULL);
  fettle_store_apply (store, batch, &batch_id, NULL, &error);
  g_assert_no_error (error);
  return batch_id;
}

/**
 * fettle_test_assert_sound:
 * @store: a store
 *
 * Every check must find it sound: integrity, foreign keys, the log's chain, the log against the tables, the search.
 */
void
fettle_test_assert_sound (FettleStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = fettle_store_check (store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const FettleCheckFinding *finding = g_ptr_array_index (findings, i);

      if (!finding->ok)
        g_error ("%s: %s", finding->check, finding->message);
    }
}

/**
 * fettle_test_assert_batches:
 * @store: a store
 * @ids: (array zero-terminated=1): ids of batches; whatever is no whole id is passed over
 *
 * Each must be in the log.
 */
void
fettle_test_assert_batches (FettleStore  *store,
                            char        **ids)
{
  g_autoptr(GPtrArray) batches = fettle_history_batches (store, NULL, 0, NULL);
  g_autoptr(GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < batches->len; i++)
    g_hash_table_add (there, (gpointer) fettle_batch_info_get_id (g_ptr_array_index (batches, i)));
  for (guint i = 0; ids[i] != NULL; i++)
    g_assert_true (!fettle_id_is_valid (ids[i]) || g_hash_table_contains (there, ids[i]));
}

/**
 * fettle_test_wait_for:
 * @condition: what is waited for
 * @user_data: for @condition
 *
 * Runs the main loop until the condition holds, or patience is at its end.
 *
 * Returns: whether it holds
 */
gboolean
fettle_test_wait_for (FettleTestCondition condition,
                      gpointer            user_data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  guint source = g_timeout_add (10, wake_up_cb, NULL);
  gboolean holds;

  while (!(holds = condition (user_data)) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  return holds;
}
