/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-lib.h"

#include "exchange-fixtures.h"
#include "fettle-test-store.h"
#include "store/fettle-backup.h"

void
import_set_up (ImportFixture *fixture,
               gconstpointer  data)
{
  fixture->folder = fettle_test_folder_new ();
  fixture->store = fettle_test_store_new ();
  import_authority (fixture->store, "901");
}

void
import_tear_down (ImportFixture *fixture,
                  gconstpointer  data)
{
  fettle_test_store_remove (g_steal_pointer (&fixture->store));
  fettle_test_folder_remove (g_steal_pointer (&fixture->folder));
}

static FettleImport *
read_list (FettleStore *store,
           va_list      args)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  FettleImport *import = fettle_import_new (store);
  const char *path;

  while ((path = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (paths, (gpointer) path);
  g_ptr_array_add (paths, NULL);
  fettle_import_read (import, (const char *const *) paths->pdata, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return import;
}

FettleImport *
import_read (FettleStore *store,
             ...)
{
  FettleImport *import;
  va_list args;

  va_start (args, store);
  import = read_list (store, args);
  va_end (args);
  return import;
}

/* Applies and returns the batch, NULL where the register did not change. */
char *
import_apply (FettleImport *import)
{
  g_autoptr (GError) error = NULL;
  char *batch = NULL;

  fettle_import_apply (import, &batch, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return batch;
}

char *
import_files (FettleStore *store,
              ...)
{
  g_autoptr (FettleImport) import = NULL;
  va_list args;

  va_start (args, store);
  import = read_list (store, args);
  va_end (args);
  return import_apply (import);
}

void
import_authority (FettleStore *store,
                  const char  *code)
{
  g_autoptr (FettleRecord) authority = fettle_test_record ("authority", NULL, "code", code, "name", "Test Council", NULL);

  fettle_test_put (store, "Choose the authority", authority, NULL);
}

/* Another authority's register, though it was set up as one of 901. */
void
import_be_authority (FettleStore *store,
                     const char  *code)
{
  g_autoptr (GPtrArray) authorities = fettle_store_list (store, "authority", NULL, NULL, NULL);
  g_autoptr (FettleRecord) changed = NULL;

  changed = fettle_test_change (store, "Be another authority", "authority", fettle_record_get_id (g_ptr_array_index (authorities, 0)), "code",
                                code);
}

guint
import_count_changes (FettleImport *import,
                      const char   *kind,
                      const char   *field)
{
  GPtrArray *changes = fettle_import_get_changes (import);
  guint n = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      const FettleImportChange *change = g_ptr_array_index (changes, i);

      n += g_str_equal (change->kind, kind) && g_strcmp0 (change->field, field) == 0;
    }
  return n;
}

const FettleImportChange *
import_find_change (FettleImport *import,
                    const char   *kind,
                    const char   *urn,
                    const char   *field)
{
  GPtrArray *changes = fettle_import_get_changes (import);

  for (guint i = 0; i < changes->len; i++)
    {
      const FettleImportChange *change = g_ptr_array_index (changes, i);

      if (g_str_equal (change->kind, kind) && g_strcmp0 (change->urn, urn) == 0 &&
          g_strcmp0 (change->field, field) == 0)
        return change;
    }
  return NULL;
}

FettleRecord *
import_find_school (FettleStore *store,
                    const char  *urn)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) schools = fettle_store_list (store, "school", "urn", urn, &error);

  g_assert_no_error (error);
  return schools->len > 0 ? g_object_ref (g_ptr_array_index (schools, 0)) : NULL;
}

guint
import_count (FettleStore *store,
              const char  *kind,
              const char  *field,
              const char  *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = fettle_store_list (store, kind, field, value, &error);

  g_assert_no_error (error);
  return records->len;
}

void
import_assert_clean (FettleStore *store)
{
  fettle_test_assert_sound (store);
}

/* Names bear the date that the extract is as at. */
char *
import_write_file (ImportFixture *fixture,
                   const char    *name,
                   const char    *text)
{
  return fixture_write (fixture->folder, name, text, -1);
}

void
import_text (ImportFixture *fixture,
             const char    *name,
             const char    *text)
{
  g_autofree char *path = import_write_file (fixture, name, text);
  g_autofree char *batch = import_files (fixture->store, path, NULL);
}

FettleImport *
import_read_text (ImportFixture *fixture,
                  const char    *name,
                  const char    *text)
{
  g_autofree char *path = import_write_file (fixture, name, text);

  return import_read (fixture->store, path, NULL);
}
