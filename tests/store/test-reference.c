/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "fettle-test-store.h"
#include "store/fettle-backup.h"
#include "store/fettle-reference-private.h"
#include "store/fettle-store-private.h"

static const char *const establishment_columns[] = {
  "urn", "name", "la-code", "la-name", "region", "phase", "sector", "status", "pupils", "telephone", NULL
};
static const char *const outcome_columns[] = {
  "urn", "source-part", "format", "start", "overall", "ungraded-outcome", "grades", "number", NULL
};

static void
load (FettleStore        *store,
      const char         *dataset,
      const char *const  *columns,
      gboolean            merge,
      const char         *as_at,
      const char *const   rows[][10],
      guint               n_rows)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(FettleReferenceLoad) pending = fettle_reference_load_begin (store, dataset, columns, merge, &error);
  g_autoptr(FettleSourceInfo) source = fettle_source_info_new (dataset);

  g_assert_no_error (error);
  for (guint i = 0; i < n_rows; i++)
    g_assert_true (fettle_reference_load_row (pending, rows[i], &error));
  source->as_at = g_strdup (as_at);
  source->sha256 = g_strdup (as_at);
  source->n_rows = n_rows;
  g_assert_true (fettle_reference_load_commit (pending, source, &error));
  g_assert_no_error (error);
}

static const char *const establishments[][10] = {
  { "100001", "Oak Primary", "330", "Birmingham", "West Midlands", "primary", "maintained", "open", "200", "0121" },
  { "100002", "Elm Academy", "330", "Birmingham", "West Midlands", "secondary", "academy", "open-proposed-to-close", "900", NULL },
  { "100003", "Fir School", "330", "Birmingham", "West Midlands", "primary", "independent", "open", "50", NULL },
  { "100004", "Ash Primary", "330", "Birmingham", "West Midlands", "primary", "maintained", "closed", "", NULL },
  { "100005", "Bay Primary", "335", "Walsall", "West Midlands", "primary", "maintained", "open", "300", NULL },
  { "100006", "Yew Primary", "380", "Bradford", "Yorkshire and the Humber", "primary", "maintained", "open", "400", NULL },
};

static const char *const outcomes[][10] = {
  { "100001", "full", "full", "2019-05-01", "2", NULL, NULL, "10001" },
  { "100002", "full", "full", "2018-03-01", "3", NULL, NULL, "10002" },
  { "100002", "oeif", "full", "2025-01-14", NULL, NULL, "leadership-governance=3", "10003" },
  { "100003", "full", "full", "2020-01-01", "4", NULL, NULL, "10004" },
  { "100005", "ungraded", "ungraded", "2023-06-01", NULL, "remains-good", NULL, "10005" },
};

static FettleStore *
new_store_with_reference (void)
{
  FettleStore *store = fettle_test_store_new ();

  load (store, "establishments", establishment_columns, FALSE, "2026-04-01", establishments, G_N_ELEMENTS (establishments));
  load (store, "outcomes", outcome_columns, FALSE, "2026-03-31", outcomes, G_N_ELEMENTS (outcomes));
  return store;
}

static void
assert_value (FettleStore *store,
              const char  *urn,
              const char  *field,
              const char  *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) row = fettle_reference_get_establishment (store, urn, &error);

  g_assert_no_error (error);
  g_assert_nonnull (row);
  g_assert_cmpstr (g_hash_table_lookup (row, field), ==, expected);
}

static void
test_empty (void)
{
  FettleStore *store = fettle_test_store_new ();
  g_autoptr(GPtrArray) sources = fettle_reference_list_sources (store, NULL);
  g_autoptr(GPtrArray) rows = fettle_reference_compare (store, FETTLE_AREA_ENGLAND, NULL, NULL);

  g_assert_cmpint (sources->len, ==, 0);
  g_assert_cmpint (rows->len, ==, 0);
  g_assert_null (fettle_reference_get_establishment (store, "100001", NULL));
  g_assert_null (fettle_reference_get_source (store, "establishments", NULL));
  fettle_test_store_remove (store);
}

static void
test_read (void)
{
  FettleStore *store = new_store_with_reference ();
  g_autoptr(FettleSourceInfo) source = fettle_reference_get_source (store, "establishments", NULL);
  g_autoptr(GPtrArray) sources = fettle_reference_list_sources (store, NULL);
  g_autoptr(GPtrArray) authorities = fettle_reference_list_authorities (store, NULL);
  g_autoptr(GPtrArray) schools = fettle_reference_list_establishments (store, "330", NULL, NULL);
  g_autoptr(GPtrArray) inspections = fettle_reference_list_inspections (store, "100002", NULL);
  FettleAuthorityInfo *authority;

  g_assert_cmpstr (source->as_at, ==, "2026-04-01");
  g_assert_cmpint (source->n_rows, ==, 6);
  g_assert_cmpstr (source->columns[1], ==, "name");
  g_assert_cmpint (sources->len, ==, 2);
  assert_value (store, "100001", "la-name", "Birmingham");
  assert_value (store, "100001", "pupils", "200");
  assert_value (store, "100004", "pupils", NULL);
  g_assert_cmpint (schools->len, ==, 4);
  g_assert_cmpint (inspections->len, ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (g_ptr_array_index (inspections, 1), "source-part"), ==, "oeif");
  g_assert_cmpint (authorities->len, ==, 3);
  authority = g_ptr_array_index (authorities, 0);
  g_assert_cmpstr (authority->code, ==, "330");
  g_assert_cmpstr (authority->region, ==, "West Midlands");
  g_assert_cmpint (authority->n_open, ==, 3);
  fettle_test_store_remove (store);
}

static guint
count_schools (FettleStore *store,
               FettleArea   area,
               const char  *code,
               const char  *regime,
               const char  *outcome)
{
  g_autoptr(GPtrArray) rows = fettle_reference_compare (store, area, code, NULL);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      FettleComparatorRow *row = g_ptr_array_index (rows, i);

      if (regime == NULL || (g_str_equal (row->regime, regime) && g_str_equal (row->outcome, outcome)))
        n += row->n_schools;
    }
  return n;
}

/* Open and state-funded only, by the newest full inspection, regimes apart. */
static void
test_compare (void)
{
  FettleStore *store = new_store_with_reference ();

  g_assert_cmpint (count_schools (store, FETTLE_AREA_ENGLAND, NULL, NULL, NULL), ==, 4);
  g_assert_cmpint (count_schools (store, FETTLE_AREA_REGION, "West Midlands", NULL, NULL), ==, 3);
  g_assert_cmpint (count_schools (store, FETTLE_AREA_AUTHORITY, "330", NULL, NULL), ==, 2);
  g_assert_cmpint (count_schools (store, FETTLE_AREA_ENGLAND, NULL, "legacy", "2"), ==, 1);
  g_assert_cmpint (count_schools (store, FETTLE_AREA_ENGLAND, NULL, "legacy", "3"), ==, 0);
  g_assert_cmpint (count_schools (store, FETTLE_AREA_AUTHORITY, "330", "areas-only", "areas-only"), ==, 1);
  g_assert_cmpint (count_schools (store, FETTLE_AREA_ENGLAND, NULL, "legacy", "4"), ==, 0);
  g_assert_cmpint (count_schools (store, FETTLE_AREA_AUTHORITY, "335", "ungraded-only", "remains-good"), ==, 1);
  g_assert_cmpint (count_schools (store, FETTLE_AREA_AUTHORITY, "380", "not-inspected", "not-inspected"), ==, 1);
  fettle_test_store_remove (store);
}

/* A full load replaces its dataset and no other. */
static void
test_replace (void)
{
  FettleStore *store = new_store_with_reference ();
  g_autoptr(GPtrArray) inspections = NULL;

  load (store, "establishments", establishment_columns, FALSE, "2026-05-01", establishments, 1);
  g_assert_null (fettle_reference_get_establishment (store, "100002", NULL));
  assert_value (store, "100001", "name", "Oak Primary");
  inspections = fettle_reference_list_inspections (store, "100001", NULL);
  g_assert_cmpint (inspections->len, ==, 1);
  g_assert_cmpint (count_schools (store, FETTLE_AREA_ENGLAND, NULL, "legacy", "2"), ==, 1);
  fettle_test_store_remove (store);
}

/* A file of a few rows and columns changes those and leaves the others. */
static void
test_merge (void)
{
  static const char *const columns[] = { "urn", "name", "telephone", NULL };
  static const char *const rows[][10] = {
    { "100001", "Oak Primary School", NULL },
    { "100099", "New Primary School", "0113" },
  };
  static const char *const inspections[][10] = {
    { "100001", "full", "full", "2024-02-01", "1", NULL, NULL, "10009" },
  };
  FettleStore *store = new_store_with_reference ();
  g_autoptr(GPtrArray) kept = NULL;
  g_autoptr(GPtrArray) replaced = NULL;

  load (store, "establishments", columns, TRUE, "2026-05-01", rows, G_N_ELEMENTS (rows));
  assert_value (store, "100001", "name", "Oak Primary School");
  assert_value (store, "100001", "telephone", NULL);
  assert_value (store, "100001", "pupils", "200");
  assert_value (store, "100099", "telephone", "0113");
  assert_value (store, "100005", "name", "Bay Primary");

  load (store, "outcomes", outcome_columns, TRUE, "2026-05-01", inspections, G_N_ELEMENTS (inspections));
  replaced = fettle_reference_list_inspections (store, "100001", NULL);
  g_assert_cmpint (replaced->len, ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (g_ptr_array_index (replaced, 0), "number"), ==, "10009");
  kept = fettle_reference_list_inspections (store, "100002", NULL);
  g_assert_cmpint (kept->len, ==, 2);
  fettle_test_store_remove (store);
}

/* A load that is dropped changes nothing and leaves no file. */
static void
test_dropped (void)
{
  FettleStore *store = new_store_with_reference ();
  FettleReferenceLoad *pending = fettle_reference_load_begin (store, "establishments", establishment_columns, FALSE, NULL);
  g_autoptr(GDir) dir = NULL;

  g_assert_true (fettle_reference_load_row (pending, establishments[0], NULL));
  fettle_reference_load_free (pending);
  assert_value (store, "100006", "name", "Yew Primary");
  dir = g_dir_open (fettle_store_get_folder (store), 0, NULL);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    g_assert_false (g_str_has_prefix (name, "."));
  fettle_test_store_remove (store);
}

/* Two loads side by side, as an import of two files stages them: the second to commit keeps the first. */
static void
test_two_loads (void)
{
  FettleStore *store = fettle_test_store_new ();
  g_autoptr(FettleReferenceLoad) first = fettle_reference_load_begin (store, "establishments", establishment_columns, FALSE, NULL);
  g_autoptr(FettleReferenceLoad) second = fettle_reference_load_begin (store, "outcomes", outcome_columns, FALSE, NULL);
  g_autoptr(FettleSourceInfo) one = fettle_source_info_new ("establishments");
  g_autoptr(FettleSourceInfo) two = fettle_source_info_new ("outcomes");

  g_assert_true (fettle_reference_load_row (first, establishments[0], NULL));
  g_assert_true (fettle_reference_load_row (second, outcomes[0], NULL));
  g_assert_true (fettle_reference_load_commit (first, one, NULL));
  g_assert_true (fettle_reference_load_commit (second, two, NULL));
  assert_value (store, "100001", "name", "Oak Primary");
  g_assert_cmpint (count_schools (store, FETTLE_AREA_ENGLAND, NULL, "legacy", "2"), ==, 1);
  fettle_test_store_remove (store);
}

static void
reference_changed_cb (FettleStore *store,
                      const char  *dataset,
                      GString     *told)
{
  g_string_append_printf (told, "%s ", dataset);
}

static gboolean
is_told (gpointer user_data)
{
  return ((GString *) user_data)->len > 0;
}

/* A second program on the folder sees the new reference without a restart. */
static void
test_told (void)
{
  FettleStore *store = new_store_with_reference ();
  FettleStore *other = fettle_test_store_open (fettle_store_get_folder (store));
  g_autoptr(GString) told = g_string_new (NULL);

  assert_value (other, "100001", "name", "Oak Primary");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_connect (other, "reference-changed", G_CALLBACK (reference_changed_cb), told);
  load (store, "establishments", establishment_columns, FALSE, "2026-06-01", &establishments[1], 1);
  g_assert_true (fettle_test_wait_for (is_told, told));
  g_assert_cmpstr (told->str, ==, "establishments ");
  g_assert_null (fettle_reference_get_establishment (other, "100001", NULL));
  assert_value (other, "100002", "name", "Elm Academy");
  fettle_store_close (other);
  g_object_unref (other);
  fettle_test_store_remove (store);
}

/* How a reference can be damaged: all of it, a part, cut short, empty, or another program's file in its place. */
typedef struct
{
  const char *name;
  gboolean at_start; /* whether it shows as soon as the folder is opened */
  void (*damage) (const char *path);
} Damage;

static void
scribble (const char *path,
          gsize       from,
          gsize       size)
{
  g_autofree char *noise = g_strnfill (size, 'Z');
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);

  g_assert_cmpint (pwrite (fd, noise, size, (off_t) from), ==, size);
  close (fd);
}

static gint64
ask_number (const char *path,
            const char *query)
{
  g_autoptr(FettleSql) sql = fettle_sql_open (path, FETTLE_SQL_IMMUTABLE, NULL);
  gint64 number;

  g_assert_true (fettle_sql_get_int (sql, &number, NULL, query, NULL));
  return number;
}

static void
damage_beginning (const char *path)
{
  scribble (path, 0, 4096);
}

static void
damage_table (const char *path)
{
  gint64 size = ask_number (path, "PRAGMA page_size");
  gint64 page = ask_number (path, "SELECT rootpage FROM sqlite_schema WHERE name = 'establishment'");

  scribble (path, (gsize) ((page - 1) * size), (gsize) size);
}

static void
damage_outcomes (const char *path)
{
  gint64 size = ask_number (path, "PRAGMA page_size");
  gint64 page = ask_number (path, "SELECT rootpage FROM sqlite_schema WHERE name = 'outcome'");

  scribble (path, (gsize) ((page - 1) * size), (gsize) size);
}

static void
cut_short (const char *path)
{
  g_assert_cmpint (truncate (path, 8192), ==, 0);
}

static void
empty (const char *path)
{
  g_assert_cmpint (truncate (path, 0), ==, 0);
}

static void
put_other (const char *path)
{
  g_autoptr(FettleSql) sql = NULL;

  g_unlink (path);
  sql = fettle_sql_open (path, FETTLE_SQL_CREATE, NULL);
  g_assert_true (fettle_sql_exec (sql, "CREATE TABLE theirs (a)", NULL));
}

static const Damage damages[] = {
  { "beginning", TRUE, damage_beginning }, { "table", FALSE, damage_table }, { "outcomes", FALSE, damage_outcomes },
  { "cut-short", TRUE, cut_short }, { "empty", TRUE, empty }, { "another-program", TRUE, put_other },
};

static FettleStore *
open_damaged (const Damage *damage)
{
  FettleStore *store = new_store_with_reference ();
  g_autoptr(FettleRecord) school = fettle_test_school ("100001", "Oak Primary");
  g_autofree char *folder = g_strdup (fettle_store_get_folder (store));
  g_autofree char *path = fettle_store_path (store, FETTLE_REFERENCE_FILE);

  fettle_test_put (store, "Follow Oak Primary", school, NULL);
  fettle_store_close (store);
  g_object_unref (store);
  damage->damage (path);
  return fettle_test_store_open (folder);
}

/* Reads all that is public, until the damage shows. */
static void
read_public (FettleStore  *store,
             GError      **error)
{
  g_autoptr(GPtrArray) schools = fettle_reference_list_establishments (store, "330", NULL, error);
  g_autoptr(GPtrArray) inspections = NULL;

  if (schools != NULL)
    inspections = fettle_reference_list_inspections (store, "100002", error);
}

static void
assert_register_works (FettleStore *store)
{
  g_autoptr(GPtrArray) schools = fettle_store_list (store, "school", NULL, NULL, NULL);

  g_assert_cmpint (schools->len, ==, 1);
  g_free (fettle_test_write_note (store, "A visit"));
}

/* It is told apart from the register, set aside by whoever meets it first, and the next import heals it. */
static void
test_damaged (gconstpointer data)
{
  const Damage *damage = data;
  FettleStore *store = open_damaged (damage);
  g_autofree char *trouble = NULL;
  g_autofree char *aside = NULL;
  g_autoptr(GError) error = NULL;

  assert_register_works (store);
  if (!damage->at_start)
    {
      read_public (store, &error);
      g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_REFERENCE);
      g_clear_error (&error);
    }
  trouble = fettle_store_take_reference_trouble (store);
  aside = fettle_reference_get_set_aside (store);
  g_assert_nonnull (aside);
  g_assert_nonnull (strstr (trouble, aside));
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_false (fettle_store_has_reference (store));
  read_public (store, &error);
  g_assert_no_error (error);
  fettle_test_assert_sound (store);

  load (store, "establishments", establishment_columns, FALSE, "2026-06-01", establishments, G_N_ELEMENTS (establishments));
  assert_value (store, "100001", "name", "Oak Primary");
  g_assert_null (fettle_reference_get_set_aside (store));
  fettle_test_assert_sound (store);
  fettle_test_store_remove (store);
}

/* The import is the first to meet it: what it brings is whole, and what cannot be taken over is left out. */
static void
test_damaged_under_import (gconstpointer data)
{
  const Damage *damage = data;

  for (int merge = 0; merge < 2; merge++)
    {
      FettleStore *store = new_store_with_reference ();
      g_autofree char *path = fettle_store_path (store, FETTLE_REFERENCE_FILE);
      /* The table that is replaced as a whole is not read. */
      gboolean is_met = merge || damage->damage != damage_table;
      g_autofree char *trouble = NULL;
      g_autoptr(GPtrArray) sources = NULL;
      g_autoptr(GError) error = NULL;

      damage->damage (path);
      load (store, "establishments", establishment_columns, merge, "2026-06-01", &establishments[4], 1);
      trouble = fettle_store_take_reference_trouble (store);
      g_assert_cmpint (trouble != NULL, ==, is_met);
      assert_value (store, "100005", "name", "Bay Primary");
      g_assert_null (fettle_reference_get_establishment (store, "100001", &error));
      g_assert_no_error (error);
      sources = fettle_reference_list_sources (store, NULL);
      g_assert_cmpint (sources->len, ==, is_met ? 1 : 2);
      g_assert_true (fettle_reference_check_file (path));
      fettle_test_store_remove (store);
    }
}

/* What cannot be set aside is left as it is, and told each time it is needed. */
static void
test_damaged_read_only (void)
{
  FettleStore *store = new_store_with_reference ();
  g_autofree char *folder = g_strdup (fettle_store_get_folder (store));
  g_autofree char *path = fettle_store_path (store, FETTLE_REFERENCE_FILE);
  g_autoptr(GError) error = NULL;

  fettle_store_close (store);
  g_object_unref (store);
  damage_table (path);
  store = fettle_store_open (folder, FETTLE_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      read_public (store, &error);
      g_assert_error (error, FETTLE_ERROR, FETTLE_ERROR_REFERENCE);
      g_clear_error (&error);
    }
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  fettle_test_store_remove (store);
}

/* The check finds it where nobody has read that far yet, and says that it is not the register. */
static void
test_damaged_check (void)
{
  FettleStore *store = new_store_with_reference ();
  g_autofree char *path = fettle_store_path (store, FETTLE_REFERENCE_FILE);
  g_autoptr(GPtrArray) findings = NULL;

  damage_outcomes (path);
  findings = fettle_store_check (store, NULL, NULL, NULL, NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const FettleCheckFinding *finding = g_ptr_array_index (findings, i);

      g_assert_cmpint (finding->ok, ==, !g_str_equal (finding->check, "reference"));
    }
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  fettle_test_store_remove (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference/empty", test_empty);
  g_test_add_func ("/reference/read", test_read);
  g_test_add_func ("/reference/compare", test_compare);
  g_test_add_func ("/reference/replace", test_replace);
  g_test_add_func ("/reference/merge", test_merge);
  g_test_add_func ("/reference/dropped", test_dropped);
  g_test_add_func ("/reference/two-loads", test_two_loads);
  g_test_add_func ("/reference/told", test_told);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/reference/damaged/", damages[i].name, NULL);
      g_autofree char *under_import = g_strconcat ("/reference/damaged-under-import/", damages[i].name, NULL);

      g_test_add_data_func (path, &damages[i], test_damaged);
      g_test_add_data_func (under_import, &damages[i], test_damaged_under_import);
    }
  g_test_add_func ("/reference/damaged-read-only", test_damaged_read_only);
  g_test_add_func ("/reference/damaged-check", test_damaged_check);
  return g_test_run ();
}
