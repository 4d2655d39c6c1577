/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fettle-test-store.h"
#include "base/fettle-id.h"
#include "store/fettle-backup.h"
#include "store/fettle-draft.h"
#include "store/fettle-head-private.h"
#include "store/fettle-history-private.h"
#include "store/fettle-history.h"
#include "store/fettle-store-private.h"

#define N_STEPS 300
#define N_SCHOOLS 6

/* The kinds and fields that the random officer works with. */
static const char *const fields[][2] = {
  { "school", "name" }, { "school", "town" }, { "school", "pupils" }, { "note", "subject" }, { "note", "body" },
  { "contact", "name" }, { "contact", "to" }, { "inspection", "overall" }, { "inspection", "start" },
};

static FettleRecord *
pick (FettleStore *store,
      const char  *kind)
{
  g_autoptr(GPtrArray) records = fettle_store_list (store, kind, NULL, NULL, NULL);

  if (records->len == 0)
    return NULL;
  return g_object_ref (g_ptr_array_index (records, (guint) g_test_rand_int_range (0, (int) records->len)));
}

static char *
random_value (const char *field)
{
  int n = g_test_rand_int_range (0, 50);

  if (n == 0 && !g_str_equal (field, "name") && !g_str_equal (field, "subject"))
    return NULL;
  if (g_str_equal (field, "overall"))
    return g_strdup_printf ("%d", 1 + n % 4);
  if (g_str_equal (field, "start") || g_str_equal (field, "to"))
    return g_strdup_printf ("20%02d-03-%02d", 10 + n % 15, 1 + n % 28);
  if (g_str_equal (field, "pupils"))
    return g_strdup_printf ("%d", n);
  return g_strdup_printf ("Saint Cuthbert %d", n);
}

static void
add_new (FettleStore *store,
         FettleBatch *batch)
{
  g_autoptr(FettleRecord) school = pick (store, "school");
  g_autoptr(FettleRecord) record = NULL;

  if (school == NULL)
    return;
  switch (g_test_rand_int_range (0, 3))
    {
    case 0:
      record = fettle_test_record ("note", fettle_record_get_id (school), "subject", "A visit", "body", "Long words", NULL);
      break;
    case 1:
      record = fettle_test_record ("contact", fettle_record_get_id (school), "role", "link-officer", "name", "A. Person", NULL);
      break;
    default:
      record = fettle_test_inspection (fettle_record_get_id (school), "2022-01-12", "3");
    }
  fettle_batch_put (batch, record, NULL);
}

static void
change_some (FettleStore *store,
             FettleBatch *batch)
{
  guint n = (guint) g_test_rand_int_range (0, (int) G_N_ELEMENTS (fields));
  g_autoptr(FettleRecord) believed = pick (store, fields[n][0]);
  g_autoptr(FettleRecord) record = NULL;
  g_autofree char *value = random_value (fields[n][1]);

  if (believed == NULL)
    return;
  record = fettle_record_copy (believed);
  fettle_record_set_text (record, fields[n][1], value);
  fettle_batch_put (batch, record, believed);
}

static void
remove_some (FettleStore *store,
             FettleBatch *batch)
{
  static const char *const kinds[] = { "note", "contact", "inspection", "school" };
  g_autoptr(FettleRecord) believed = pick (store, kinds[g_test_rand_int_range (0, 4)]);

  if (believed != NULL)
    fettle_batch_remove (batch, believed);
}

static void
random_batch (FettleStore *store)
{
  g_autoptr(FettleBatch) batch = fettle_batch_new ("Random work");
  int n = g_test_rand_int_range (1, 5);

  for (int i = 0; i < n; i++)
    {
      int what = g_test_rand_int_range (0, 10);

      if (what < 4)
        add_new (store, batch);
      else if (what < 9)
        change_some (store, batch);
      else
        remove_some (store, batch);
    }
  /* Refusals are part of life: the same record twice in a batch, a school under its notes. */
  fettle_store_apply (store, batch, NULL, NULL, NULL);
}

static void
random_reversal (FettleStore *store,
                 gboolean     backwards)
{
  g_autoptr(GPtrArray) batches = fettle_history_batches (store, NULL, 30, NULL);
  FettleBatchInfo *info = g_ptr_array_index (batches, (guint) g_test_rand_int_range (0, (int) batches->len));
  const char *id = g_test_rand_bit () ? fettle_batch_info_get_id (info) : NULL;

  g_free (backwards ? fettle_store_undo (store, id, NULL, NULL) : fettle_store_redo (store, id, NULL, NULL));
}

/* The records as the log alone tells them: id -> JSON. */
static GHashTable *
replay (FettleStore *store)
{
  g_autoptr(GPtrArray) changes = fettle_history_changes (store, NULL, NULL, 0, NULL);
  GHashTable *records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = changes->len; i-- > 0;)
    {
      FettleChangeInfo *info = g_ptr_array_index (changes, i);
      FettleRecord *after = fettle_change_info_get_after (info);

      if (after != NULL)
        g_hash_table_replace (records, g_strdup (fettle_change_info_get_record_id (info)), fettle_record_to_json (after));
      else
        g_hash_table_remove (records, fettle_change_info_get_record_id (info));
    }
  return records;
}

static void
assert_log_equals_tables (FettleStore *store)
{
  g_autoptr(GHashTable) told = replay (store);
  guint n_kinds, n_records = 0;
  const FettleKind *const *kinds = fettle_kinds_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr(GPtrArray) records = fettle_store_list (store, kinds[i]->name, NULL, NULL, NULL);

      for (guint j = 0; j < records->len; j++)
        {
          FettleRecord *record = g_ptr_array_index (records, j);
          g_autofree char *json = fettle_record_to_json (record);

          g_assert_cmpstr (json, ==, g_hash_table_lookup (told, fettle_record_get_id (record)));
        }
      n_records += records->len;
    }
  g_assert_cmpint (n_records, ==, g_hash_table_size (told));
}

static void
assert_check (FettleStore *store,
              const char  *wrong)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = fettle_store_check (store, NULL, NULL, NULL, &error);
  gboolean found = wrong == NULL;

  g_assert_no_error (error);
  g_assert_cmpint (findings->len, ==, 11);
  for (guint i = 0; i < findings->len; i++)
    {
      FettleCheckFinding *finding = g_ptr_array_index (findings, i);

      g_test_message ("%s: %s", finding->check, finding->message);
      if (wrong == NULL)
        g_assert_true (finding->ok);
      found = found || (!finding->ok && g_str_equal (finding->check, wrong));
    }
  g_assert_true (found);
}

static FettleStore *
new_store_with_schools (void)
{
  FettleStore *store = fettle_test_store_new ();

  for (guint i = 0; i < N_SCHOOLS; i++)
    {
      g_autofree char *urn = g_strdup_printf ("%u", 100000 + i);
      g_autofree char *name = g_strdup_printf ("School %u", i);
      g_autoptr(FettleRecord) school = fettle_test_school (urn, name);

      fettle_test_put (store, "Follow a school", school, NULL);
    }
  return store;
}

static void
test_replay (void)
{
  FettleStore *store = new_store_with_schools ();

  for (guint i = 0; i < N_STEPS; i++)
    {
      int what = g_test_rand_int_range (0, 10);

      if (what < 6)
        random_batch (store);
      else
        random_reversal (store, what < 8);
    }
  assert_log_equals_tables (store);
  assert_check (store, NULL);
  fettle_test_store_remove (store);
}

/* Undoing everything leaves nothing, and redoing everything leaves what was. */
static void
test_all_the_way_back (void)
{
  FettleStore *store = new_store_with_schools ();
  g_autoptr(GHashTable) before = NULL;
  g_autoptr(GHashTable) after = NULL;
  g_autoptr(GPtrArray) schools = NULL;
  char *label;
  guint n = 0;

  for (guint i = 0; i < 40; i++)
    random_batch (store);
  before = replay (store);
  while ((label = fettle_store_undo (store, NULL, NULL, NULL)) != NULL)
    {
      g_free (label);
      n++;
    }
  g_assert_cmpint (n, >=, N_SCHOOLS);
  schools = fettle_store_list (store, "school", NULL, NULL, NULL);
  g_assert_cmpint (schools->len, ==, 0);
  while ((label = fettle_store_redo (store, NULL, NULL, NULL)) != NULL)
    {
      g_free (label);
      n--;
    }
  g_assert_cmpint (n, ==, 0);
  after = replay (store);
  g_assert_cmpint (g_hash_table_size (after), ==, g_hash_table_size (before));
  assert_log_equals_tables (store);
  assert_check (store, NULL);
  fettle_test_store_remove (store);
}

typedef struct
{
  const char *script;
  const char *finding;
} Tampering;

static const Tampering tamperings[] = {
  { "DROP TRIGGER batch_is_never_changed; UPDATE batch SET author = 'Somebody Else' WHERE seq = 2", "log-chain" },
  { "DROP TRIGGER batch_is_never_removed; DROP TRIGGER change_is_never_removed; PRAGMA foreign_keys = OFF; "
    "DELETE FROM change WHERE batch_seq = 2; DELETE FROM batch WHERE seq = 2", "log-chain" },
  { "DROP TRIGGER change_is_never_changed; UPDATE change SET after = replace (after, 'School 1', 'School X') WHERE seq = 2",
    "log-equals-tables" },
  { "DROP TRIGGER change_is_never_changed; UPDATE change SET after = replace (after, '999', '998') WHERE seq = 2", "log-chain" },
  { "DROP TRIGGER change_is_never_changed; UPDATE change SET salt = replace (salt, substr (salt, 1, 1), 'x') WHERE seq = 2",
    "log-chain" },
  { "DROP TRIGGER change_is_never_changed; UPDATE change SET digest = replace (digest, substr (digest, 1, 1), 'x') WHERE seq = 2",
    "log-chain" },
  { "DROP TRIGGER change_is_never_changed; UPDATE change SET school_id = NULL WHERE seq = 2", "log-chain" },
  { "DROP TRIGGER batch_is_never_changed; UPDATE batch SET label = 'Another label' WHERE seq = 2", "log-chain" },
  { "DROP TRIGGER batch_is_never_changed; UPDATE batch SET format = 1 WHERE seq = 2", "log-chain" },
  { "UPDATE school SET town = 'Elsewhere'", "log-equals-tables" },
  { "DROP TRIGGER change_is_never_removed; DELETE FROM change WHERE seq = 1", "log-equals-tables" },
  { "UPDATE search_document SET body = body || ' more' WHERE number = 1", "search" },
  { "UPDATE school_summary SET outcome = '1'", "summary" },
  { "DELETE FROM school_summary WHERE urn = '100001'", "summary" },
  { "PRAGMA foreign_keys = OFF; UPDATE note SET school = '00000000-0000-7000-8000-000000000000'", "foreign-keys" },
  { "DROP TRIGGER batch_is_never_changed", "schema" },
  { "DROP TRIGGER change_is_never_removed", "schema" },
  { "DROP TRIGGER blob_is_never_changed; CREATE TRIGGER blob_is_never_changed BEFORE UPDATE ON blob WHEN new.size < 0 "
    "BEGIN SELECT RAISE (ABORT, 'the bytes of a document are never changed'); END", "schema" },
  { "CREATE TRIGGER theirs AFTER INSERT ON note BEGIN UPDATE school SET town = 'Elsewhere'; END", "schema" },
  { "DROP INDEX change_by_record", "schema" },
  { "DROP INDEX note_by_school; CREATE INDEX note_by_school ON note (subject)", "schema" },
  { "CREATE TABLE theirs (a TEXT) STRICT", "schema" },
  { "ALTER TABLE note ADD COLUMN theirs TEXT", "schema" },
  { "DELETE FROM blob", "documents" },
  { "UPDATE document SET sha256 = replace (sha256, substr (sha256, 1, 1), 'f') || ''", "documents" },
  { "UPDATE draft SET json = substr (json, 1, 5)", "drafts" },
  { "UPDATE draft SET form = 'of-a-kind-that-nobody-knows'", "drafts" },
  { "UPDATE draft SET record_id = NULL", "drafts" },
  { "PRAGMA foreign_keys = OFF; DROP TRIGGER batch_is_never_removed; DROP TRIGGER change_is_never_removed; "
    "DELETE FROM change WHERE batch_seq = (SELECT max (seq) FROM batch); DELETE FROM batch WHERE seq = (SELECT max (seq) FROM batch)",
    "log-end" },
};

/* A document with its bytes, and a form that was not saved. */
static void
put_document_and_draft (FettleStore *store,
                        const char  *school_id)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("%PDF-1.4 the report", 19);
  g_autofree char *hash = fettle_hash_bytes (bytes);
  g_autoptr(FettleRecord) document = fettle_test_record ("document", school_id, "title", "The report", "file-name", "report.pdf",
                                                         "sha256", hash, "size", "19", NULL);
  g_autoptr(FettleBatch) batch = fettle_batch_new ("File a document");
  FettleDraft draft = { .form = (char *) "note", .record_id = fettle_id_new (), .name = (char *) "Note for School 1",
                        .json = (char *) "{\"subject\":\"Attendance\"}" };

  fettle_batch_put_blob (batch, bytes);
  fettle_batch_put (batch, document, NULL);
  g_assert_true (fettle_store_apply (store, batch, NULL, NULL, NULL));
  g_assert_true (fettle_draft_save (store, &draft, NULL));
  g_free (draft.id);
  g_free (draft.record_id);
  g_free (draft.saved_at);
}

/* Made once: what is tampered with is a copy. */
static const char *
get_register (gsize *size)
{
  static char *contents;
  static gsize length;

  if (contents == NULL)
    {
      FettleStore *store = new_store_with_schools ();
      g_autoptr(FettleRecord) school = pick (store, "school");
      g_autofree char *backup = NULL;

      put_document_and_draft (store, fettle_record_get_id (school));
      g_free (fettle_test_write_note (store, "A visit"));
      assert_check (store, NULL);
      backup = fettle_backup_take (store, "asked", NULL, NULL);
      g_assert_true (g_file_get_contents (backup, &contents, &length, NULL));
      fettle_test_store_remove (store);
    }
  *size = length;
  return contents;
}

static void
test_tampering (gconstpointer data)
{
  const Tampering *tampering = data;
  g_autofree char *folder = fettle_test_folder_new ();
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);
  FettleStore *store;
  g_autoptr(FettleSql) sql = NULL;
  g_autoptr(FettleTip) tip = NULL;
  g_autofree char *head = NULL;
  g_autoptr(GError) error = NULL;
  const char *contents;
  gsize size;

  contents = get_register (&size);
  g_assert_true (g_file_set_contents (path, contents, (gssize) size, NULL));
  store = fettle_test_store_open (folder);
  sql = fettle_sql_open (path, FETTLE_SQL_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (fettle_tip_read (sql, NULL, &tip, NULL));
  head = fettle_tip_to_text (tip);
  g_clear_pointer (&path, g_free);
  path = fettle_register_path (folder, FETTLE_HEAD_FILE);
  g_assert_true (g_file_set_contents (path, head, -1, NULL));
  fettle_sql_exec (sql, tampering->script, &error);
  g_assert_no_error (error);
  assert_check (store, tampering->finding);
  fettle_test_store_remove (store);
}

/* History in words: what changed, who did it, and what can be undone. */
static void
test_history_words (void)
{
  FettleStore *store = fettle_test_store_new ();
  g_autoptr(FettleRecord) school = fettle_test_school ("100001", "Oak Primary School");
  g_autoptr(FettleRecord) renamed = NULL;
  g_autoptr(GPtrArray) batches = NULL;
  g_autoptr(GPtrArray) changes = NULL;
  g_autofree char *words = NULL;
  g_autofree char *undone = NULL;

  fettle_test_put (store, "Follow Oak Primary School", school, NULL);
  renamed = fettle_test_change (store, "Rename it", "school", fettle_record_get_id (school), "name", "Elm Primary School");
  undone = fettle_store_undo (store, NULL, NULL, NULL);

  batches = fettle_history_batches (store, fettle_record_get_id (school), 0, NULL);
  g_assert_cmpint (batches->len, ==, 3);
  g_assert_cmpstr (fettle_batch_info_get_state (g_ptr_array_index (batches, 0)), ==, "undo");
  g_assert_cmpstr (fettle_batch_info_get_state (g_ptr_array_index (batches, 1)), ==, "undone");
  g_assert_true (fettle_batch_info_can_redo (g_ptr_array_index (batches, 1)));
  g_assert_cmpstr (fettle_batch_info_get_state (g_ptr_array_index (batches, 2)), ==, "done");
  g_assert_cmpstr (fettle_batch_info_get_author (g_ptr_array_index (batches, 1)), ==, "Test Officer");

  changes = fettle_history_changes (store, fettle_batch_info_get_id (g_ptr_array_index (batches, 1)), NULL, 0, NULL);
  g_assert_cmpint (changes->len, ==, 1);
  words = fettle_change_info_to_words (g_ptr_array_index (changes, 0), FETTLE_AUDIENCE_EXEMPT, FALSE);
  g_assert_cmpstr (words, ==, "Name: from Oak Primary School to Elm Primary School");
  fettle_test_store_remove (store);
}

static char *
word_change (FettleRecord   *before,
             FettleRecord   *after,
             FettleAudience  audience,
             gboolean        personal)
{
  g_autoptr(FettleChangeInfo) info = fettle_change_info_new (before, after, "batch", "2026-11-21T10:00:00Z", "Officer", "Step");

  return fettle_change_info_to_words (info, audience, personal);
}

static void
assert_change (FettleRecord *before,
               FettleRecord *after,
               const char   *for_officer,
               const char   *for_others,
               const char   *with_names)
{
  g_autofree char *officer = word_change (before, after, FETTLE_AUDIENCE_OFFICER, TRUE);
  g_autofree char *others = word_change (before, after, FETTLE_AUDIENCE_EXEMPT, FALSE);
  g_autofree char *names = word_change (before, after, FETTLE_AUDIENCE_EXEMPT, TRUE);

  g_assert_cmpstr (officer, ==, for_officer);
  g_assert_cmpstr (others, ==, for_others);
  g_assert_cmpstr (names, ==, with_names);
}

/* That something private changed is told, and none of its words; nor those of what no paper shows, nor names unasked. */
static void
test_history_of_private (void)
{
  g_autoptr(FettleRecord) note = fettle_test_record ("note", NULL, "subject", "Call", "body", "Worry", NULL);
  g_autoptr(FettleRecord) changed = fettle_test_record ("note", NULL, "subject", "Call", "body", "Great worry", NULL);
  g_autoptr(FettleRecord) hidden = fettle_test_record ("note", NULL, "subject", "Call", "body", "Worry", "private", "1", NULL);
  g_autoptr(FettleRecord) case_note = fettle_test_record ("case-note", NULL, "subject", "Call", "body", "Worry", NULL);
  g_autoptr(FettleRecord) head = fettle_test_record ("contact", NULL, "role", "head-teacher", "name", "Zoë Quill", NULL);
  g_autoptr(FettleRecord) other = fettle_test_record ("contact", NULL, "role", "head-teacher", "name", "Ann Ash", NULL);
  g_autoptr(FettleRecord) visit = fettle_test_record ("visit", NULL, "type", "autumn", NULL);
  g_autoptr(FettleRecord) noted = fettle_test_record ("visit", NULL, "type", "autumn", "private-note", "Worry", NULL);

  assert_change (note, changed, "Note: from Worry to Great worry", "Note: changed", "Note: changed");
  assert_change (NULL, note, "Added: note “Call”", "Added: note “Call”", "Added: note “Call”");
  assert_change (note, hidden, "Private note changed", "Private note changed", "Private note changed");
  assert_change (hidden, note, "Private note changed", "Private note changed", "Private note changed");
  assert_change (NULL, hidden, "Private note added", "Private note added", "Private note added");
  assert_change (hidden, NULL, "Private note taken away", "Private note taken away", "Private note taken away");
  assert_change (NULL, case_note, "Private note added", "Private note added", "Private note added");
  assert_change (NULL, head, "Added: contact “Zoë Quill”", "Added: contact", "Added: contact “Zoë Quill”");
  assert_change (head, other, "Name: from Zoë Quill to Ann Ash", "Name: changed", "Name: from Zoë Quill to Ann Ash");
  assert_change (visit, noted, "Private note: changed", "Private note: changed", "Private note: changed");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/log/replay", test_replay);
  g_test_add_func ("/log/all-the-way-back", test_all_the_way_back);
  g_test_add_func ("/log/history-words", test_history_words);
  g_test_add_func ("/log/history-of-private", test_history_of_private);
  for (guint i = 0; i < G_N_ELEMENTS (tamperings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/log/tampering/%u", i);

      g_test_add_data_func (path, &tamperings[i], test_tampering);
    }
  return g_test_run ();
}
