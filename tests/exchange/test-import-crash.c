/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fettle-error.h"
#include "exchange-fixtures.h"
#include "fettle-test-store.h"
#include "import-lib.h"
#include "store/fettle-history.h"
#include "store/fettle-reference.h"

#define KILLS 20
#define KILLS_LONG 60
#define SCHOOLS 80
#define LONGEST_LIFE_MS 400

/* A child imports two versions of the same lists in turn, for ever, and says each batch that is on the disk. It is
 * killed at any moment. */

static char *
write_list (const char *folder,
            const char *name,
            guint       version)
{
  g_autoptr (GString) text = g_string_new (
      "URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (code),EstablishmentTypeGroup (code),"
      "EstablishmentStatus (name),NumberOfPupils,HeadFirstName,HeadLastName,AccreditationExpiryDate\n");

  for (guint i = 0; i < SCHOOLS * 10; i++)
    g_string_append_printf (text, "%u,%u,%04u,School %u,01,4,Open,%u,Ann,Other %u,\n", 100001 + i,
                            i < SCHOOLS ? 901 : 902, 2000 + i, i, 100 + version * 7 + i, version);
  return fixture_write (folder, name, text->str, text->len);
}

static char *
write_inspections (const char *folder,
                   const char *name,
                   guint       version)
{
  g_autoptr (GString) text = g_string_new ("URN,LAESTAB,Inspection start date,Inclusion,Inclusion - date of "
                                           "grade,Inspection start date of latest OEIF graded inspection,"
                                           "Latest OEIF overall effectiveness,Latest OEIF quality of education\n");

  for (guint i = 0; i < SCHOOLS; i++)
    g_string_append_printf (text, "%u,901%04u,1%u/01/2026,Strong standard,1%u/01/2026,05/02/2020,%u,2\n", 100001 + i,
                            2000 + i, version, version, 1 + (i + version) % 4);
  return fixture_write (folder, name, text->str, text->len);
}

static int
be_the_child (char **paths)
{
  FettleStore *store = fettle_test_store_open (paths[0]);

  for (guint turn = 0;; turn++)
    {
      g_autoptr (FettleImport) import = import_read (store, paths[1 + turn % 2 * 2], paths[2 + turn % 2 * 2], NULL);
      g_autofree char *batch = NULL;
      g_autofree char *line = NULL;

      fettle_import_allow_older (import);
      batch = import_apply (import);
      line = g_strdup_printf ("%s\n", batch != NULL ? batch : "nothing");
      if (write (STDOUT_FILENO, line, strlen (line)) < 0)
        return 1;
    }
}

static char *
live_and_die (char       **argv,
              GPid        *pid,
              guint        life_ms)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GIOChannel) channel = NULL;
  char *said = NULL;
  int out;

  g_spawn_async_with_pipes (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, pid, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_usleep (life_ms * 1000);
  kill (*pid, SIGKILL);
  waitpid (*pid, NULL, 0);
  channel = g_io_channel_unix_new (out);
  g_io_channel_set_encoding (channel, NULL, NULL);
  g_io_channel_set_close_on_unref (channel, TRUE);
  g_io_channel_read_to_end (channel, &said, NULL, &error);
  g_assert_no_error (error);
  return said;
}

static void
remember (GHashTable *batches,
          const char *said)
{
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);

  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    if (!g_str_equal (lines[i], "nothing"))
      g_hash_table_add (batches, g_strdup (lines[i]));
}

static void
assert_all_there (FettleStore *store,
                  GHashTable  *batches)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = fettle_history_batches (store, NULL, 0, &error);
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer batch;

  g_assert_no_error (error);
  import_assert_clean (store);
  for (guint i = 0; i < history->len; i++)
    g_hash_table_add (found, (gpointer) fettle_batch_info_get_id (g_ptr_array_index (history, i)));
  g_hash_table_iter_init (&iter, batches);
  while (g_hash_table_iter_next (&iter, &batch, NULL))
    g_assert_true (g_hash_table_contains (found, batch));
}

/* The register and the public data are of the same list, whichever that is: the next start ended the import, or took it back. */
static void
assert_agree (FettleStore *store)
{
  g_autoptr (GPtrArray) schools = fettle_store_list (store, "school", NULL, NULL, NULL);

  for (guint i = 0; i < schools->len; i++)
    {
      FettleRecord *school = g_ptr_array_index (schools, i);
      g_autoptr (GHashTable) row = fettle_reference_get_establishment (store, fettle_record_get_text (school, "urn"), NULL);

      g_assert_nonnull (row);
      g_assert_cmpstr (g_hash_table_lookup (row, "pupils"), ==, fettle_record_get_text (school, "pupils"));
    }
}

/* What was killed half way can be done again, and then the register is as if nothing had happened. */
static void
assert_goes_on (const char *folder,
                char      **argv)
{
  FettleStore *store = fettle_test_store_open (folder);
  g_autoptr (FettleImport) import = import_read (store, argv[3], argv[4], NULL);
  g_autofree char *batch = NULL;

  fettle_import_allow_older (import);
  batch = import_apply (import);
  g_assert_cmpuint (import_count (store, "school", NULL, NULL), ==, SCHOOLS);
  fettle_store_close (store);
  g_object_unref (store);
}

static void
test_kills (gconstpointer program)
{
  char *folder = fettle_test_folder_new ();
  g_autofree char *data = g_build_filename (folder, "data", NULL);
  g_autofree char *list_a = write_list (folder, "edubasealldata20260301.csv", 1);
  g_autofree char *list_b = write_list (folder, "edubasealldata20260401.csv", 2);
  g_autofree char *inspections_a = write_inspections (folder, "latest_as_at_31_Mar_2026.csv", 1);
  g_autofree char *inspections_b = write_inspections (folder, "latest_as_at_30_Apr_2026.csv", 2);
  char *argv[] = { (char *) program, (char *) "--child", data, list_a, inspections_a, list_b, inspections_b, NULL };
  g_autoptr (GHashTable) batches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  FettleStore *store = fettle_test_store_open (data);
  int longest = LONGEST_LIFE_MS;

  import_authority (store, "901");
  fettle_store_close (store);
  g_object_unref (store);
  for (guint i = 0; i < (fettle_test_is_long () ? KILLS_LONG : KILLS); i++)
    {
      /* On a busy machine a child gets nowhere in so short a life. */
      if (i % 4 == 3 && g_hash_table_size (batches) == 0)
        longest *= 2;
      g_autofree char *said = NULL;
      GPid pid;

      said = live_and_die (argv, &pid, g_test_rand_int_range (1, longest));
      remember (batches, said);
      store = fettle_test_store_open (data);
      assert_all_there (store, batches);
      assert_agree (store);
      fettle_store_close (store);
      g_object_unref (store);
    }
  g_test_message ("%u batches were on the disk before a kill", g_hash_table_size (batches));
  g_assert_cmpuint (g_hash_table_size (batches), >, 0);
  assert_goes_on (data, argv);
  fettle_test_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  if (argc > 2 && g_str_equal (argv[1], "--child"))
    return be_the_child (argv + 2);
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/import/killed-at-any-moment", argv[0], test_kills);
  return g_test_run ();
}
