/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-reference-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/fettle-date.h"
#include "store/fettle-store-private.h"

/* What is not made from field tables: where the rows come from, and the comparators. */
#define FIXED_TABLES \
  "CREATE TABLE source (dataset TEXT PRIMARY KEY, generation TEXT, as_at TEXT, file_name TEXT, sha256 TEXT, n_rows INTEGER, " \
  "  imported_at TEXT NOT NULL, columns TEXT) STRICT;" \
  "CREATE TABLE comparator (urn INTEGER PRIMARY KEY, la_code TEXT, region TEXT, phase TEXT, regime TEXT NOT NULL, " \
  "  outcome TEXT NOT NULL, measure INTEGER NOT NULL, pupils INTEGER NOT NULL) STRICT;"

/* Indexes are cheaper to make at the end than to keep while rows come in. */
#define INDEXES \
  "CREATE INDEX establishment_by_authority ON establishment (la_code);" \
  "CREATE INDEX link_by_urn ON link (urn);" \
  "CREATE INDEX outcome_by_urn ON outcome (urn);" \
  "CREATE INDEX year_to_date_by_urn ON year_to_date (urn);" \
  "CREATE INDEX comparator_by_authority ON comparator (la_code, region);"

/*
 * A load writes a file of its own, without a journal: nobody reads it yet, and one that was left half done is thrown away.
 * Committing takes over what the present reference holds besides, and puts the file in its place in one step.
 */
struct _FettleReferenceLoad
{
  FettleStore *store;
  const FettleDataset *dataset;
  GStrv columns;
  guint n_columns;
  gboolean merge;
  char *target;
  char *temporary;
  FettleSql *sql;
  FettleStmt *insert;
};

static const FettleDataset datasets[] = {
  { "establishments", "establishment", "establishments", TRUE },
  { "links", "link", "links", FALSE },
  { "outcomes", "outcome", "outcomes", FALSE },
  { "year-to-date", "year_to_date", "outcomes", FALSE },
};

static void
append_column (GString           *out,
               const FettleField *field)
{
  g_autofree char *column = fettle_field_column (field);

  g_string_append_printf (out, "\"%s\"", column);
}

static gboolean
create_table (FettleSql            *sql,
              const FettleDataset  *dataset,
              GError              **error)
{
  guint n_fields;
  const FettleField *fields = fettle_reference_fields (dataset->fields_of, &n_fields);
  g_autoptr(GString) out = g_string_new (NULL);

  g_string_append_printf (out, "CREATE TABLE %s (", dataset->table);
  for (guint i = 0; i < n_fields; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      append_column (out, &fields[i]);
      if (dataset->keyed && g_str_equal (fields[i].name, "urn"))
        g_string_append (out, " INTEGER PRIMARY KEY");
      else
        g_string_append (out, fettle_field_is_integer (&fields[i]) ? " INTEGER" : " TEXT");
    }
  g_string_append_c (out, ')');
  return fettle_sql_exec (sql, out->str, error);
}

static gboolean
create_tables (FettleSql  *sql,
               GError    **error)
{
  if (!fettle_sql_exec (sql, FIXED_TABLES, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (datasets); i++)
    {
      if (!create_table (sql, &datasets[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
prepare_insert (FettleReferenceLoad  *self,
                GError              **error)
{
  g_autoptr(GString) out = g_string_new (NULL);

  g_string_append_printf (out, "INSERT OR REPLACE INTO %s (", self->dataset->table);
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *column = g_strdelimit (g_strdup (self->columns[i]), "-", '_');

      g_string_append_printf (out, "%s\"%s\"", i > 0 ? ", " : "", column);
    }
  g_string_append (out, ") VALUES (?");
  for (guint i = 1; i < self->n_columns; i++)
    g_string_append (out, ", ?");
  g_string_append_c (out, ')');
  self->insert = fettle_sql_prepare (self->sql, out->str, error);
  return self->insert != NULL;
}

static gboolean
start_file (FettleReferenceLoad  *self,
            GError              **error)
{
  self->temporary = fettle_file_make_beside (self->target, error);
  if (self->temporary == NULL || !(self->sql = fettle_sql_open (self->temporary, FETTLE_SQL_WRITE, error)))
    return FALSE;
  return fettle_sql_exec (self->sql,
                          "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
                          "PRAGMA cache_size = -16384; BEGIN", error)
         && create_tables (self->sql, error)
         && prepare_insert (self, error);
}

/* The columns that a table has in both files: the present reference may be of another version of the program. */
static gboolean
common_columns (FettleSql            *sql,
                const FettleDataset  *dataset,
                char                **columns,
                GError              **error)
{
  g_autofree char *query = g_strdup_printf ("SELECT group_concat ('\"' || name || '\"', ', ') FROM pragma_table_info ('%s', 'main') "
                                            "WHERE name IN (SELECT name FROM pragma_table_info ('%s', 'old'))",
                                            dataset->table, dataset->table);

  return fettle_sql_get_text (sql, columns, error, query, NULL);
}

static gboolean
same_columns (FettleSql            *sql,
              const FettleDataset  *dataset,
              GError              **error,
              gboolean             *same)
{
  g_autofree char *query = g_strdup_printf ("SELECT (SELECT sql FROM main.sqlite_schema WHERE name = '%s') IS "
                                            "(SELECT sql FROM old.sqlite_schema WHERE name = '%s')",
                                            dataset->table, dataset->table);
  gint64 answer;

  if (!fettle_sql_get_int (sql, &answer, error, query, NULL))
    return FALSE;
  *same = answer != 0;
  return TRUE;
}

/* Between tables of the same shape SQLite copies pages' contents without looking into the rows. */
static gboolean
take_over_dataset (FettleReferenceLoad  *self,
                   const FettleDataset  *dataset,
                   GError              **error)
{
  g_autofree char *columns = NULL;
  g_autofree char *only_old = NULL;
  g_autofree char *copy = NULL;
  gboolean same;

  if (!same_columns (self->sql, dataset, error, &same))
    return FALSE;
  if (same && dataset != self->dataset)
    {
      copy = g_strdup_printf ("INSERT INTO main.%s SELECT * FROM old.%s", dataset->table, dataset->table);
      return fettle_sql_exec (self->sql, copy, error);
    }
  if (!common_columns (self->sql, dataset, &columns, error))
    return FALSE;
  if (columns == NULL)
    return TRUE;
  /* Of the dataset itself only what did not come anew. */
  if (dataset == self->dataset)
    only_old = g_strdup_printf (" WHERE urn NOT IN (SELECT urn FROM main.%s)", dataset->table);
  copy = g_strdup_printf ("INSERT INTO main.%s (%s) SELECT %s FROM old.%s%s", dataset->table, columns, columns, dataset->table,
                          only_old ? only_old : "");
  return fettle_sql_exec (self->sql, copy, error);
}

/* A file of a few columns says nothing about the others: of rows that were there already they stay. */
static gboolean
keep_other_columns (FettleReferenceLoad  *self,
                    GError              **error)
{
  guint n_fields;
  const FettleField *fields = fettle_reference_fields (self->dataset->fields_of, &n_fields);
  g_autoptr(GString) out = g_string_new ("UPDATE main.establishment SET ");
  gsize empty = out->len;

  for (guint i = 0; i < n_fields; i++)
    {
      if (g_strv_contains ((const char *const *) self->columns, fields[i].name))
        continue;
      if (out->len > empty)
        g_string_append (out, ", ");
      append_column (out, &fields[i]);
      g_string_append (out, " = was.");
      append_column (out, &fields[i]);
    }
  if (out->len == empty)
    return TRUE;
  g_string_append (out, " FROM old.establishment AS was WHERE was.urn = main.establishment.urn");
  return fettle_sql_exec (self->sql, out->str, error);
}

static gboolean
take_over (FettleReferenceLoad  *self,
           GError              **error)
{
  gboolean same;

  if (self->merge && self->dataset->keyed)
    {
      if (!same_columns (self->sql, self->dataset, error, &same) || (same && !keep_other_columns (self, error)))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (datasets); i++)
    {
      if ((self->merge || &datasets[i] != self->dataset) && !take_over_dataset (self, &datasets[i], error))
        return FALSE;
    }
  return fettle_sql_run (self->sql, error, "INSERT INTO main.source SELECT * FROM old.source WHERE dataset <> ?1", "s",
                         self->dataset->name);
}

static gboolean
attach_present (FettleReferenceLoad  *self,
                const char           *present,
                GError              **error)
{
  g_autofree char *uri = g_filename_to_uri (present, NULL, error);
  g_autofree char *immutable = NULL;

  if (uri == NULL)
    return FALSE;
  immutable = g_strconcat (uri, "?immutable=1", NULL);
  return fettle_sql_run (self->sql, error, "ATTACH ?1 AS old", "s", immutable);
}

static gboolean
write_source (FettleReferenceLoad     *self,
              const FettleSourceInfo  *source,
              GError                 **error)
{
  g_autofree char *now = fettle_moment_now ();
  g_autofree char *columns = g_strjoinv (",", self->columns);

  return fettle_sql_run (self->sql, error,
                         "INSERT OR REPLACE INTO main.source (dataset, generation, as_at, file_name, sha256, n_rows, imported_at, "
                         "columns) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", "sssssiss",
                         self->dataset->name, source->generation, source->as_at, source->file_name, source->sha256,
                         (gint64) source->n_rows, source->imported_at ? source->imported_at : now, columns);
}

/* From here on a journal, which costs next to nothing where pages only come: what was taken over of a damaged file is taken back. */
static gboolean
take_over_present (FettleReferenceLoad  *self,
                   const char           *present,
                   GError              **error)
{
  g_autoptr(GError) local_error = NULL;

  if (attach_present (self, present, &local_error) && fettle_sql_exec (self->sql, "BEGIN", &local_error) && take_over (self, &local_error))
    return TRUE;
  fettle_sql_roll_back (self->sql);
  fettle_sql_exec (self->sql, "DETACH old", NULL);
  /* The new file is whole so far. Where the old one is damaged the new one does without it. The lock is held. */
  if (g_error_matches (local_error, FETTLE_ERROR, FETTLE_ERROR_NO_SPACE)
      || !fettle_reference_set_damaged_aside (self->store, &local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  fettle_store_emit_error (self->store, local_error);
  return fettle_sql_exec (self->sql, "BEGIN", error);
}

/**
 * fettle_reference_load_complete:
 * @self: a load
 * @source: where the rows come from
 * @present: the file whose other datasets are taken over, where it is there
 * @error: (nullable): %FETTLE_ERROR_NO_SPACE and others
 *
 * Makes its file a whole reference.
 *
 * Returns: (transfer full) (nullable): the path of the file, which belongs to the caller from now on
 */
char *
fettle_reference_load_complete (FettleReferenceLoad     *self,
                                const FettleSourceInfo  *source,
                                const char              *present,
                                GError                 **error)
{
  gboolean has_present = access (present, F_OK) == 0;

  g_clear_pointer (&self->insert, fettle_stmt_free);
  if (!fettle_sql_exec (self->sql, "COMMIT", error)
      || (has_present && !fettle_sql_exec (self->sql, "PRAGMA journal_mode = DELETE", error))
      || !(has_present ? take_over_present (self, present, error) : fettle_sql_exec (self->sql, "BEGIN", error))
      || !write_source (self, source, error)
      || !fettle_sql_exec (self->sql, INDEXES, error)
      || !fettle_comparator_make (self->sql, error)
      || !fettle_sql_exec (self->sql, "COMMIT", error))
    return NULL;
  g_clear_pointer (&self->sql, fettle_sql_close);
  return g_steal_pointer (&self->temporary);
}

/**
 * fettle_datasets:
 * @n_datasets: (out): how many
 *
 * Returns: (transfer none) (array length=n_datasets): what the reference can hold
 */
const FettleDataset *
fettle_datasets (guint *n_datasets)
{
  *n_datasets = G_N_ELEMENTS (datasets);
  return datasets;
}

/**
 * fettle_reference_load_begin:
 * @store: a store that can be written
 * @dataset: "establishments", "links", "outcomes" or "year-to-date"
 * @columns: names of fields of the dataset, "urn" among them
 * @merge: whether only the rows (of establishments: and columns) that come are replaced
 * @error: (nullable): why not
 *
 * Begins a load. Nothing is changed before fettle_reference_load_commit(). For one worker thread.
 *
 * Returns: (transfer full) (nullable): the load
 */
FettleReferenceLoad *
fettle_reference_load_begin (FettleStore        *store,
                             const char         *dataset,
                             const char *const  *columns,
                             gboolean            merge,
                             GError            **error)
{
  g_autoptr(FettleReferenceLoad) self = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);
  g_return_val_if_fail (columns != NULL && g_strv_contains (columns, "urn"), NULL);

  if (fettle_store_is_read_only (store))
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_READ_ONLY, fettle_store_get_read_only_reason (store));
      return NULL;
    }
  self = g_new0 (FettleReferenceLoad, 1);
  self->store = g_object_ref (store);
  self->merge = merge;
  self->columns = g_strdupv ((char **) columns);
  self->n_columns = g_strv_length (self->columns);
  self->target = fettle_store_path (store, FETTLE_REFERENCE_FILE);
  for (guint i = 0; i < G_N_ELEMENTS (datasets); i++)
    {
      if (g_str_equal (datasets[i].name, dataset))
        self->dataset = &datasets[i];
    }
  g_return_val_if_fail (self->dataset != NULL, NULL);
  return start_file (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * fettle_reference_load_set_merge:
 * @load: a load
 * @merge: see fettle_reference_load_begin()
 *
 * Decides at any time before the commit what becomes of the rows that do not come.
 */
void
fettle_reference_load_set_merge (FettleReferenceLoad *load,
                                 gboolean             merge)
{
  g_return_if_fail (load != NULL);

  load->merge = merge;
}

/**
 * fettle_reference_load_row:
 * @load: a load
 * @values: as many as columns, in their order; NULL and "" are empty
 * @error: (nullable): %FETTLE_ERROR_NO_SPACE and others
 *
 * Takes a row. Of a dataset in which a URN stands once, the last row of a URN counts.
 *
 * Returns: whether it was taken
 */
gboolean
fettle_reference_load_row (FettleReferenceLoad  *load,
                           const char *const    *values,
                           GError              **error)
{
  sqlite3_stmt *insert = fettle_stmt_get_handle (load->insert);
  FettleStep step;

  for (guint i = 0; i < load->n_columns; i++)
    {
      if (values[i] == NULL || values[i][0] == '\0')
        sqlite3_bind_null (insert, (int) i + 1);
      else
        sqlite3_bind_text (insert, (int) i + 1, values[i], -1, SQLITE_STATIC);
    }
  step = fettle_stmt_step (load->insert, error);
  fettle_stmt_reset (load->insert);
  return step == FETTLE_STEP_DONE;
}

/**
 * fettle_reference_load_commit:
 * @load: a load; it can only be freed afterwards
 * @source: where the rows come from
 * @error: (nullable): %FETTLE_ERROR_NO_SPACE and others; then the reference is as it was
 *
 * Takes over the other datasets of the present reference, counts the comparators, and puts the new one in its place.
 *
 * Returns: whether the reference is replaced
 */
gboolean
fettle_reference_load_commit (FettleReferenceLoad     *load,
                              const FettleSourceInfo  *source,
                              GError                 **error)
{
  g_autoptr(FettleReferenceChange) change = fettle_reference_change_new (load->store, error);

  return change != NULL && fettle_reference_change_add (change, load, source, error) && fettle_reference_change_place (change, error);
}

/**
 * fettle_reference_load_free:
 * @load: (transfer full) (nullable): a load
 *
 * Throws away what was not committed.
 */
void
fettle_reference_load_free (FettleReferenceLoad *load)
{
  if (load == NULL)
    return;
  g_clear_pointer (&load->insert, fettle_stmt_free);
  g_clear_pointer (&load->sql, fettle_sql_close);
  if (load->temporary != NULL)
    {
      g_autofree char *journal = g_strconcat (load->temporary, "-journal", NULL);

      g_unlink (load->temporary);
      g_unlink (journal);
    }
  g_free (load->temporary);
  g_free (load->target);
  g_strfreev (load->columns);
  g_object_unref (load->store);
  g_free (load);
}
