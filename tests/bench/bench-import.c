/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "imports/fettle-import.h"

#include <glib/gstdio.h>
#include <stdio.h>

#include "fettle-test-store.h"

/* The import of a whole-England list of establishments into the reference, against sqlite3's own import of the same
 * file as text. */
#define FLOOR 1.0
#define ROUNDS 5

static char *
make_england (const char *folder)
{
  const char *shared = g_getenv ("FETTLE_TEST_SHARED");
  g_autofree char *tool = g_build_filename (shared != NULL ? shared : "", "tools", "make-england", NULL);
  const char *const argv[] = { "/usr/bin/python3", tool, folder, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (!g_file_test (tool, G_FILE_TEST_EXISTS))
    return NULL;
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s", error->message);
  return g_build_filename (folder, "edubasealldata.csv", NULL);
}

static double
time_sqlite (const char *folder,
             const char *csv)
{
  g_autofree char *database = g_build_filename (folder, "text.db", NULL);
  g_autofree char *command = g_strdup_printf (".import --csv %s establishment", csv);
  const char *const argv[] = { "sqlite3", database, command, NULL };
  g_autoptr (GError) error = NULL;
  gint64 start;
  int status = 0;

  g_unlink (database);
  start = g_get_monotonic_time ();
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s", error->message);
  return (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC;
}

static double
time_import (const char *csv)
{
  FettleStore *store = fettle_test_store_new ();
  g_autoptr (FettleImport) import = fettle_import_new (store);
  const char *const paths[] = { csv, NULL };
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  double seconds;

  if (!fettle_import_read (import, paths, NULL, NULL, NULL, &error) ||
      !fettle_import_apply (import, NULL, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  seconds = (g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC;
  g_clear_object (&import);
  fettle_test_store_remove (store);
  return seconds;
}

int
main (int   argc,
      char *argv[])
{
  char *folder = fettle_test_folder_new ();
  g_autofree char *csv = make_england (folder);
  double ours = G_MAXDOUBLE, theirs = G_MAXDOUBLE;

  for (guint i = 0; csv != NULL && i < ROUNDS; i++)
    {
      theirs = MIN (theirs, time_sqlite (folder, csv));
      ours = MIN (ours, time_import (csv));
    }
  fettle_test_folder_remove (folder);
  if (csv == NULL)
    {
      printf ("import of England: skipped, the shared data is not here\n");
      return 77;
    }
  printf ("import of England into the reference: %.2f s; sqlite3 .import of the same file: %.2f s; ratio %.2f (floor "
          "%.2f)\n",
          ours, theirs, ours / theirs, FLOOR);
  return ours / theirs <= FLOOR ? 0 : 1;
}
