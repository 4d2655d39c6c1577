/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/fettle-id.h"
#include "fettle-test-store.h"
#include "model/fettle-erased.h"
#include "store/fettle-backup.h"
#include "store/fettle-draft.h"
#include "store/fettle-erase.h"
#include "store/fettle-history.h"
#include "store/fettle-opened.h"
#include "store/fettle-search.h"
#include "store/fettle-store-private.h"

/* Words with every sign that JSON writes in another way. */
#define NAME "Zebedee \"Zeb\" Quillfeather-Ångström"
#define NUMBER "01632 960 147"
#define NOTE "He said:\t\"back\\slash\"\nand Zorvian words"
#define LETTER "The letter of Mr Quillfeather, whose bytes nobody else has: xqzzyblob"

/* Where each is looked for in whatever form it may have. */
static const char *const marks[] = { "Quillfeather", "quillfeather", "01632 960 147", "960 147", "Zorvian",
                                     "zorvian",      "back\\slash",  "xqzzyblob",     NULL };

typedef struct
{
  FettleStore *store;
  char *folder;
  char *school;
  FettleRecord *contact;
  FettleRecord *note;
  FettleRecord *document;
  char *add_batch;
  char *backup;
} Fixture;

static char *
apply (FettleStore  *store,
       const char   *label,
       FettleRecord *record,
       FettleRecord *believed,
       GBytes       *bytes)
{
  g_autoptr(FettleBatch) batch = fettle_batch_new (label);
  g_autoptr(GError) error = NULL;
  char *id = NULL;

  if (bytes != NULL)
    fettle_batch_put_blob (batch, bytes);
  fettle_batch_put (batch, record, believed);
  fettle_store_apply (store, batch, &id, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static void
add_document (Fixture *fixture)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (LETTER, strlen (LETTER));
  g_autofree char *sha256 = fettle_hash_bytes (bytes);
  g_autofree char *id = NULL;

  fixture->document = fettle_test_record ("document", fixture->school, "title", "Letter of Mr Quillfeather",
                                          "file-name", "quillfeather.txt", "sha256", sha256, NULL);
  id = apply (fixture->store, "File a document", fixture->document, NULL, bytes);
}

/* One copy as it was opened, and one that somebody changed; both bear the document's name. */
static void
open_copies (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *first = fettle_opened_make (fixture->store, fettle_record_get_id (fixture->document), &error);
  g_autofree char *second = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (g_remove (first), ==, 0);
  g_assert_true (g_file_set_contents (first, "Changed: xqzzyblob", -1, NULL));
  second = fettle_opened_make (fixture->store, fettle_record_get_id (fixture->document), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second, !=, first);
}

static void
add_draft (Fixture *fixture)
{
  g_autofree char *json = fettle_record_to_json (fixture->contact);
  FettleDraft draft = { .form = (char *) "contact", .record_id = (char *) fettle_record_get_id (fixture->contact),
                        .name = (char *) "Contact", .json = json };
  g_autoptr(GError) error = NULL;

  fettle_draft_save (fixture->store, &draft, &error);
  g_assert_no_error (error);
  g_free (draft.id);
  g_free (draft.saved_at);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(FettleRecord) school = fettle_test_school ("100001", "Oak Primary School");
  g_autofree char *undone = NULL;
  g_autofree char *id = NULL;
  g_autoptr(FettleRecord) later = NULL;
  g_autoptr(GError) error = NULL;

  fixture->store = fettle_test_store_new ();
  fixture->folder = g_strdup (fettle_store_get_folder (fixture->store));
  fixture->school = g_strdup (fettle_record_get_id (school));
  fettle_test_put (fixture->store, "Follow Oak Primary School", school, NULL);
  fixture->contact = fettle_test_record ("contact", fixture->school, "role", "head-teacher", "name", NAME, "telephone",
                                         "1", "note", NOTE, NULL);
  fixture->add_batch = apply (fixture->store, "Add " NAME, fixture->contact, NULL, NULL);
  later = fettle_test_change (fixture->store, "Change the telephone", "contact",
                              fettle_record_get_id (fixture->contact), "telephone", NUMBER);
  undone = fettle_store_undo (fixture->store, NULL, NULL, NULL);
  g_free (fettle_store_redo (fixture->store, NULL, NULL, NULL));
  fixture->note = fettle_test_record ("note", fixture->school, "subject", "A call", "body", NOTE, NULL);
  id = apply (fixture->store, "Write a note", fixture->note, NULL, NULL);
  add_document (fixture);
  open_copies (fixture);
  add_draft (fixture);
  fixture->backup = fettle_backup_take (fixture->store, "daily", NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->store != NULL)
    fettle_test_store_remove (fixture->store);
  g_object_unref (fixture->contact);
  g_object_unref (fixture->note);
  g_object_unref (fixture->document);
  g_free (fixture->folder);
  g_free (fixture->school);
  g_free (fixture->add_batch);
  g_free (fixture->backup);
}

static FettleErase *
all_of_it (Fixture *fixture)
{
  FettleErase *erase = fettle_erase_new ("The person asked for it", "Data Protection Officer");
  g_autoptr(GError) error = NULL;

  fettle_erase_add (erase, "contact", fettle_record_get_id (fixture->contact), NULL, &error);
  g_assert_no_error (error);
  fettle_erase_add (erase, "note", fettle_record_get_id (fixture->note), "body", &error);
  g_assert_no_error (error);
  fettle_erase_add (erase, "document", fettle_record_get_id (fixture->document), NULL, &error);
  g_assert_no_error (error);
  return erase;
}

static void
erase_all (Fixture *fixture,
           guint    n_changes)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(FettleErased) erased = fettle_store_erase (fixture->store, all_of_it (fixture), FALSE, &error);
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  words = fettle_erased_to_words (erased);
  g_test_message ("%s", words);
  g_assert_null (erased->trouble);
  g_assert_cmpuint (erased->n_records, ==, 3);
  g_assert_cmpuint (erased->n_changes, ==, n_changes);
  g_assert_cmpuint (erased->n_fields, ==, 7);
  g_assert_cmpuint (erased->n_labels, ==, 1);
  g_assert_cmpuint (erased->n_drafts, ==, 1);
  g_assert_cmpuint (erased->n_documents, ==, 1);
  g_assert_cmpuint (erased->n_opened, ==, 2);
}

static gboolean
holds (const char *contents,
       gsize       size,
       const char *mark)
{
  return memmem (contents, size, mark, strlen (mark)) != NULL;
}

/* Whatever lies in the folder, in any depth: the raw bytes of each file. */
static void
assert_nowhere (const char *path,
                const char *but)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *contents = NULL;
      gsize size;

      g_assert_null (strstr (name, "uillfeather"));
      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        {
          assert_nowhere (child, but);
          continue;
        }
      if (but != NULL && g_str_has_prefix (child, but))
        continue;
      g_assert_true (g_file_get_contents (child, &contents, &size, NULL));
      for (guint i = 0; marks[i] != NULL; i++)
        {
          if (holds (contents, size, marks[i]))
            g_error ("%s is still in %s", marks[i], child);
        }
    }
}

static void
assert_erased (Fixture *fixture)
{
  g_autoptr (FettleRecord) contact =
      fettle_store_get (fixture->store, "contact", fettle_record_get_id (fixture->contact), NULL);
  g_autoptr(FettleRecord) note = fettle_store_get (fixture->store, "note", fettle_record_get_id (fixture->note), NULL);
  g_autoptr(GPtrArray) drafts = fettle_draft_list (fixture->store, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = fettle_store_get_bytes (fixture->store, FETTLE_ERASED, &error);

  g_assert_cmpstr (fettle_record_get_text (contact, "name"), ==, FETTLE_ERASED);
  g_assert_null (fettle_record_get_text (contact, "telephone"));
  g_assert_null (fettle_record_get_text (contact, "note"));
  g_assert_cmpstr (fettle_record_get_text (contact, "role"), ==, "head-teacher");
  g_assert_cmpstr (fettle_record_get_text (note, "subject"), ==, "A call");
  g_assert_null (fettle_record_get_text (note, "body"));
  g_assert_cmpuint (drafts->len, ==, 0);
  g_assert_null (bytes);
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND);
  fettle_test_assert_sound (fixture->store);
}

/* The words must be there before, or looking for them proves nothing. */
static void
assert_marks_are_found (const char *folder)
{
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *more = NULL;
  gsize size, more_size;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  g_assert_true (g_file_get_contents (log, &more, &more_size, NULL));
  g_assert_true (holds (contents, size, "Quillfeather") || holds (more, more_size, "Quillfeather"));
  g_assert_true (holds (contents, size, "xqzzyblob") || holds (more, more_size, "xqzzyblob"));
}

static void
test_nowhere (Fixture       *fixture,
              gconstpointer  data)
{
  assert_marks_are_found (fixture->folder);
  erase_all (fixture, 6);
  assert_nowhere (fixture->folder, fixture->backup);
  assert_erased (fixture);
}

/* As test_nowhere(), where the words lie in pages that were moved into the file, and were freed there. */
static void
test_free_pages (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = fettle_store_path (fixture->store, FETTLE_REGISTER_FILE);
  FettleSql *sql;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *words = g_strnfill (9000, 'x');
      g_autofree char *id = NULL;
      g_autoptr (FettleRecord) note =
          fettle_test_record ("note", fixture->school, "subject", "Long", "body", words, NULL);

      id = apply (fixture->store, "Write a long note", note, NULL, NULL);
    }
  sql = fettle_sql_open (path, FETTLE_SQL_WRITE, NULL);
  fettle_sql_exec (sql, "PRAGMA secure_delete = OFF; CREATE TABLE scrap (words TEXT); "
                   "INSERT INTO scrap SELECT 'Quillfeather' || hex (randomblob (20000)) FROM change; DROP TABLE scrap; "
                   "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
  fettle_sql_close (sql);
  erase_all (fixture, 6);
  assert_nowhere (fixture->folder, fixture->backup);
  assert_erased (fixture);
}

/* What was only counted changed nothing. */
static void
test_rehearse (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(FettleErased) erased = fettle_store_erase (fixture->store, all_of_it (fixture), TRUE, &error);
  g_autoptr (FettleRecord) contact =
      fettle_store_get (fixture->store, "contact", fettle_record_get_id (fixture->contact), NULL);
  g_autofree char *file = fettle_store_path (fixture->store, "erasures");

  g_assert_no_error (error);
  g_assert_cmpuint (erased->n_changes, ==, 6);
  g_assert_cmpuint (erased->n_labels, ==, 1);
  g_assert_true (fettle_record_equal (contact, contact));
  g_assert_cmpstr (fettle_record_get_text (contact, "telephone"), ==, NUMBER);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  fettle_test_assert_sound (fixture->store);
}

static void
assert_refused (Fixture     *fixture,
                FettleErase *erase,
                int          code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(FettleErased) erased = fettle_store_erase (fixture->store, erase, FALSE, &error);
  g_autoptr (FettleRecord) contact =
      fettle_store_get (fixture->store, "contact", fettle_record_get_id (fixture->contact), NULL);

  g_assert_null (erased);
  g_assert_error (error, FETTLE_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_cmpstr (fettle_record_get_text (contact, "telephone"), ==, NUMBER);
}

static FettleErase *
telephone_of (Fixture    *fixture,
              const char *reason,
              const char *decided_by)
{
  FettleErase *erase = fettle_erase_new (reason, decided_by);

  g_assert_true (fettle_erase_add (erase, "contact", fettle_record_get_id (fixture->contact), "telephone", NULL));
  return erase;
}

/* Without a reason, without a decision, with the words in the reason, with nothing to erase, with another program
 * beside. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  FettleErase *erase;
  FettleStore *other;
  g_autoptr(GError) error = NULL;

  assert_refused (fixture, telephone_of (fixture, " ", "Head of service"), FETTLE_ERROR_INVALID);
  assert_refused (fixture, telephone_of (fixture, "Asked for", ""), FETTLE_ERROR_INVALID);
  assert_refused (fixture, telephone_of (fixture, "He wants " NUMBER " gone", "Head of service"), FETTLE_ERROR_INVALID);
  assert_refused (fixture, fettle_erase_new ("Asked for", "Head of service"), FETTLE_ERROR_INVALID);
  erase = fettle_erase_new ("Asked for", "Head of service");
  g_assert_true (fettle_erase_add (erase, "contact", fettle_record_get_id (fixture->contact), "address", NULL));
  assert_refused (fixture, erase, FETTLE_ERROR_NOT_FOUND);

  erase = fettle_erase_new ("Asked for", "Head of service");
  g_assert_false (fettle_erase_add (erase, "contact", fettle_record_get_id (fixture->contact), "school", &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (fettle_erase_add (erase, "school", fixture->school, "telephone", &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (fettle_erase_add (erase, "contact", fettle_record_get_id (fixture->contact), "shoe-size", &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND);
  fettle_erase_free (erase);

  other = fettle_test_store_open (fixture->folder);
  assert_refused (fixture, telephone_of (fixture, "Asked for", "Head of service"), FETTLE_ERROR_BUSY);
  fettle_store_close (other);
  g_object_unref (other);
  fettle_test_assert_sound (fixture->store);
}

static void
assert_no_undo (FettleStore *store,
                const char  *batch_id,
                const char  *words)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *label = fettle_store_undo (store, batch_id, NULL, &error);

  g_assert_null (label);
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

/* Of what was erased no step is undone or redone, and history says why; other steps still can be. */
static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) batches = NULL;
  g_autofree char *undone = NULL;
  g_autoptr(GError) error = NULL;
  FettleBatchInfo *newest;
  guint n_erased = 0;

  erase_all (fixture, 6);
  assert_no_undo (fixture->store, fixture->add_batch, "The person asked for it");
  batches = fettle_history_batches (fixture->store, fixture->school, 0, NULL);
  newest = g_ptr_array_index (batches, 0);
  g_assert_cmpstr (fettle_batch_info_get_state (newest), ==, "erase");
  g_assert_nonnull (strstr (fettle_batch_info_get_erased (newest), "Data Protection Officer"));
  assert_no_undo (fixture->store, fettle_batch_info_get_id (newest), "cannot be brought back");
  for (guint i = 0; i < batches->len; i++)
    {
      FettleBatchInfo *info = g_ptr_array_index (batches, i);
      g_autoptr (GPtrArray) changes =
          fettle_history_changes (fixture->store, fettle_batch_info_get_id (info), NULL, 0, NULL);

      for (guint j = 0; j < changes->len; j++)
        {
          g_autofree char *words = fettle_change_info_to_words (g_ptr_array_index (changes, j), FETTLE_AUDIENCE_OFFICER, TRUE);

          g_assert_null (strstr (words, "Quillfeather"));
          if (fettle_change_info_get_erased (g_ptr_array_index (changes, j)) == NULL)
            continue;
          n_erased++;
          g_assert_nonnull (strstr (words, "The person asked for it"));
          g_assert_false (fettle_batch_info_can_undo (info));
        }
    }
  g_assert_cmpuint (n_erased, ==, 6);
  undone = fettle_store_undo (fixture->store, fettle_batch_info_get_id (g_ptr_array_index (batches, batches->len - 1)),
                              NULL, &error);
  g_assert_null (undone);
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_CONFLICT);
  fettle_test_assert_sound (fixture->store);
}

/* The day before comes back without the words, whatever way it came back. */
static void
test_restore (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *aside = NULL;
  g_autofree char *aside_again = NULL;
  g_autoptr(GError) error = NULL;
  const char *const *notices;

  erase_all (fixture, 6);
  fettle_store_close (fixture->store);
  g_clear_object (&fixture->store);
  aside = fettle_backup_put_back (fixture->folder, fixture->backup, &error);
  g_assert_no_error (error);

  fixture->store = fettle_test_store_open (fixture->folder);
  notices = fettle_store_get_notices (fixture->store);
  for (guint i = 0; notices != NULL && notices[i] != NULL; i++)
    g_test_message ("%s", notices[i]);
  assert_erased (fixture);
  assert_no_undo (fixture->store, fixture->add_batch, "erased before");
  assert_nowhere (fixture->folder, fixture->backup);

  /* Once more: it was erased in this register already. */
  fettle_store_close (fixture->store);
  g_clear_object (&fixture->store);
  fixture->store = fettle_test_store_open (fixture->folder);
  assert_erased (fixture);
}

static void
test_restore_portable (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *elsewhere = fettle_test_folder_new ();
  g_autofree char *portable = g_build_filename (elsewhere, "copy.fettle", NULL);
  g_autofree char *aside = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (
      fettle_backup_write_portable (fixture->store, portable, "correct horse battery", NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  erase_all (fixture, 6);
  fettle_store_close (fixture->store);
  g_clear_object (&fixture->store);
  fettle_backup_restore_portable (portable, fixture->folder, "correct horse battery", &aside, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->store = fettle_test_store_open (fixture->folder);
  assert_erased (fixture);
  assert_nowhere (fixture->folder, fixture->backup);
  fettle_test_folder_remove (g_steal_pointer (&elsewhere));
}

/* What is written after a restore is not erased by what was decided before. */
static void
test_restore_then_write (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *aside = NULL;
  g_autoptr(FettleRecord) again = NULL;
  g_autoptr(FettleRecord) contact = NULL;
  g_autoptr(GError) error = NULL;

  erase_all (fixture, 6);
  fettle_store_close (fixture->store);
  g_clear_object (&fixture->store);
  aside = fettle_backup_put_back (fixture->folder, fixture->backup, &error);
  fixture->store = fettle_test_store_open (fixture->folder);
  again = fettle_test_change (fixture->store, "Give it another name", "contact",
                              fettle_record_get_id (fixture->contact), "name", "Another Person");
  fettle_store_close (fixture->store);
  g_clear_object (&fixture->store);
  fixture->store = fettle_test_store_open (fixture->folder);
  contact = fettle_store_get (fixture->store, "contact", fettle_record_get_id (fixture->contact), NULL);
  g_assert_cmpstr (fettle_record_get_text (contact, "name"), ==, "Another Person");
  fettle_test_assert_sound (fixture->store);
}

/* The copies that still hold the words are named, with the day on which they go or to be deleted. */
static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *asked = fettle_backup_take (fixture->store, "asked", NULL, NULL);
  g_autofree char *clean = NULL;
  g_autofree char *portable = g_build_filename (fixture->folder, "copy.fettle", NULL);
  g_autoptr(GPtrArray) places = NULL;
  g_autoptr(GError) error = NULL;
  guint n_dated = 0, n_ours = 0;

  g_assert_true (
      fettle_backup_write_portable (fixture->store, portable, "correct horse battery", NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  erase_all (fixture, 6);
  clean = fettle_backup_take (fixture->store, "clean", NULL, NULL);
  places = fettle_store_list_erased_places (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (places->len, ==, 3);
  for (guint i = 0; i < places->len; i++)
    {
      FettleErasedPlace *place = g_ptr_array_index (places, i);

      g_test_message ("%s: %s, %s", place->name, place->path, place->goes_on ? place->goes_on : "no day");
      g_assert_cmpstr (place->path, !=, clean);
      g_assert_true (place->ours == !g_str_equal (place->path, portable));
      g_assert_true ((place->goes_on != NULL) == g_str_equal (place->path, fixture->backup));
      n_dated += place->goes_on != NULL;
      n_ours += place->ours;
    }
  g_assert_cmpuint (n_dated, ==, 1);
  g_assert_cmpuint (n_ours, ==, 2);
  g_assert_false (fettle_store_delete_erased_place (fixture->store, portable, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND);
  g_assert_true (g_file_test (portable, G_FILE_TEST_EXISTS));
  g_assert_true (fettle_store_delete_erased_place (fixture->store, asked, NULL));
  g_assert_false (g_file_test (asked, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (clean, G_FILE_TEST_EXISTS));
}

/* An erasure that was cut short after its commit is finished at the next start. */
static void
test_cut_short (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *file = fettle_store_path (fixture->store, "erasures");
  g_autofree char *path = fettle_store_path (fixture->store, FETTLE_REGISTER_FILE);
  g_autofree char *text = NULL;
  FettleSql *sql;

  erase_all (fixture, 6);
  fettle_store_close (fixture->store);
  g_clear_object (&fixture->store);
  sql = fettle_sql_open (path, FETTLE_SQL_WRITE, NULL);
  fettle_sql_exec (sql,
                   "PRAGMA secure_delete = OFF; CREATE TABLE scrap (words TEXT); "
                   "INSERT INTO scrap VALUES ('Quillfeather'); DROP TABLE scrap; PRAGMA wal_checkpoint (TRUNCATE)",
                   NULL);
  fettle_sql_close (sql);
  g_assert_true (g_file_set_contents (file, "fettle-erasures 1\nwipe\n", -1, NULL));

  fixture->store = fettle_test_store_open (fixture->folder);
  assert_nowhere (fixture->folder, fixture->backup);
  assert_erased (fixture);
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_null (strstr (text, "wipe"));
  g_assert_nonnull (strstr (text, fettle_record_get_id (fixture->contact)));
}

static void
test_find (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr (FettleRecord) contact =
      fettle_store_get (fixture->store, "contact", fettle_record_get_id (fixture->contact), NULL);

  fettle_test_put (fixture->store, "Remove the contact", NULL, contact);
  found = fettle_store_find_erasable (fixture->store, "\"ZEB\"", FETTLE_AUDIENCE_OFFICER, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((FettleErasable *) g_ptr_array_index (found, 0))->record_id, ==, fettle_record_get_id (contact));
  g_assert_true (((FettleErasable *) g_ptr_array_index (found, 0))->removed);
  none = fettle_store_find_erasable (fixture->store, "100%_", FETTLE_AUDIENCE_OFFICER, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  erase_all (fixture, 7);
  assert_nowhere (fixture->folder, fixture->backup);
  fettle_test_assert_sound (fixture->store);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/erase/nowhere", test_nowhere);
  ADD ("/erase/free-pages", test_free_pages);
  ADD ("/erase/rehearse", test_rehearse);
  ADD ("/erase/refused", test_refused);
  ADD ("/erase/undo", test_undo);
  ADD ("/erase/restore", test_restore);
  ADD ("/erase/restore-portable", test_restore_portable);
  ADD ("/erase/restore-then-write", test_restore_then_write);
  ADD ("/erase/places", test_places);
  ADD ("/erase/cut-short", test_cut_short);
  ADD ("/erase/find", test_find);
  return g_test_run ();
}
