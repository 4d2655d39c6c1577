/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "imports/fettle-import.h"
#include "fettle-test-store.h"
#include "base/fettle-error.h"
#include "base/fettle-id.h"
#include "exchange-fixtures.h"
#include "import-lib.h"
#include "import-rows.h"

/* What an officer asks for, and what is refused. */

/* Schools of the authority by LA code, plus any the officer adds. */
static void
test_a_school_of_another_authority (ImportFixture *fixture,
                                    gconstpointer  data)
{
  const char *const no_files[] = { NULL };
  g_autofree char *before = import_write_file (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK ELM_AWAY);
  g_autofree char *after = import_write_file (fixture, "edubasealldata20260401.csv", GIAS_HEAD OAK ELM_GROWN);
  g_autofree char *first = import_files (fixture->store, before, NULL);
  g_autofree char *added = NULL, *second = NULL;
  g_autoptr (FettleImport) import = fettle_import_new (fixture->store);
  g_autoptr (FettleRecord) away = NULL, grown = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (fettle_import_read (import, no_files, NULL, NULL, NULL, &error));
  g_assert_false (fettle_import_add_school (import, "100777", NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (fettle_import_add_school (import, "100001", NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (fettle_import_add_school (import, "Oak", NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (fettle_import_add_school (import, "100003", "Our children go there", &error));
  added = import_apply (import);
  away = import_find_school (fixture->store, "100003");
  g_assert_cmpstr (fettle_record_get_text (away, "la-code"), ==, "902");
  g_assert_cmpstr (fettle_record_get_text (away, "tracked-reason"), ==, "Our children go there");
  g_assert_cmpuint (import_count (fixture->store, "school-urn", "urn", "100003"), ==, 1);

  second = import_files (fixture->store, after, NULL);
  grown = import_find_school (fixture->store, "100003");
  g_assert_cmpint (fettle_record_get_int (grown, "pupils", 0), ==, 950);
  import_assert_clean (fixture->store);
}

static void
test_older_asks (ImportFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr (FettleImport) import = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL, *batch = NULL;

  import_text (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK);
  import = import_read_text (fixture, "edubasealldata20250301.csv", GIAS_HEAD OAK ASH);
  g_assert_true (fettle_import_is_older (import, &why));
  g_assert_nonnull (strstr (why, "2025"));
  g_assert_false (fettle_import_apply (import, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED);
  g_assert_cmpuint (import_count (fixture->store, "school", NULL, NULL), ==, 1);
  fettle_import_allow_older (import);
  batch = import_apply (import);
  g_assert_cmpuint (import_count (fixture->store, "school", NULL, NULL), ==, 2);
}

static void
test_refused_changes_nothing (ImportFixture *fixture,
                              gconstpointer  data)
{
  g_autofree char *gias = import_write_file (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK);
  g_autofree char *wrong = import_write_file (fixture, "wrong.csv", "Name,Colour\nA,Red\n");
  const char *const paths[] = { gias, wrong, NULL };
  g_autoptr (FettleImport) import = fettle_import_new (fixture->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (FettleSourceInfo) source = NULL;

  g_assert_false (fettle_import_read (import, paths, NULL, NULL, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED);
  g_assert_cmpuint (fettle_import_get_sources (import)->len, ==, 0);
  source = fettle_reference_get_source (fixture->store, "establishments", NULL);
  g_assert_null (source);
}

static void
test_two_of_a_kind (ImportFixture *fixture,
                    gconstpointer  data)
{
  g_autofree char *one = import_write_file (fixture, "a20260301.csv", GIAS_HEAD OAK);
  g_autofree char *two = import_write_file (fixture, "b20260301.csv", GIAS_HEAD ASH);
  const char *const paths[] = { one, two, NULL };
  g_autoptr (FettleImport) import = fettle_import_new (fixture->store);
  g_autoptr (GError) error = NULL;

  g_assert_false (fettle_import_read (import, paths, NULL, NULL, NULL, &error));
  g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED);
}

static void
cancel_cb (double      fraction,
           const char *message,
           gpointer    user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancel (ImportFixture *fixture,
             gconstpointer  data)
{
  g_autoptr (GString) text = g_string_new (GIAS_HEAD);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (FettleImport) import = fettle_import_new (fixture->store);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  const char *paths[] = { NULL, NULL };
  g_autoptr (GDir) dir = NULL;
  const char *name;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (
        text, "%u,901,Test,2001,Oak %u,01,Community school,4,Open,,,Primary,210,York,Ann,Other,01-09-2025,\n",
        100001 + i, i);
  paths[0] = path = import_write_file (fixture, "edubasealldata20260301.csv", text->str);
  g_assert_false (fettle_import_read (import, paths, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&import);
  g_assert_cmpuint (import_count (fixture->store, "school", NULL, NULL), ==, 0);
  dir = g_dir_open (fettle_store_get_folder (fixture->store), 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "reference.db") || g_str_has_prefix (name, ".reference"));
}

static void
test_cancel_before_apply (ImportFixture *fixture,
                          gconstpointer  data)
{
  g_autoptr (FettleImport) import = import_read_text (fixture, "edubasealldata20260301.csv", GIAS_HEAD OAK);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (fettle_import_apply (import, NULL, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (import_count (fixture->store, "school", NULL, NULL), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (ImportFixture *, gconstpointer);
  } tests[] = {
    { "/import/a-school-of-another-authority", test_a_school_of_another_authority },
    { "/import/older-asks", test_older_asks },
    { "/import/refused-changes-nothing", test_refused_changes_nothing },
    { "/import/two-of-a-kind", test_two_of_a_kind },
    { "/import/cancel", test_cancel },
    { "/import/cancel-before-apply", test_cancel_before_apply },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, ImportFixture, NULL, import_set_up, tests[i].test, import_tear_down);
  return g_test_run ();
}
