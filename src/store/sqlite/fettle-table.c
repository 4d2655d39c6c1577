/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/sqlite/fettle-table-private.h"

#include <glib/gi18n-lib.h>

/* What the statements of a kind look like; made once, kept for the life of the program. */
typedef struct
{
  char *select;
  char *put;
} Statements;

static void
append_columns (GString          *out,
                const FettleKind *kind,
                gboolean          assign)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *column = fettle_field_column (&kind->fields[i]);

      if (i > 0)
        g_string_append (out, ", ");
      g_string_append_printf (out, "\"%s\"", column);
      if (assign)
        g_string_append_printf (out, " = excluded.\"%s\"", column);
    }
}

static char *
make_select (const FettleKind *kind)
{
  GString *out = g_string_new ("SELECT id, deleted, ");

  append_columns (out, kind, FALSE);
  g_string_append_printf (out, " FROM %s WHERE ", kind->table);
  return g_string_free (out, FALSE);
}

static char *
make_put (const FettleKind *kind)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "INSERT INTO %s (id, deleted, ", kind->table);
  append_columns (out, kind, FALSE);
  g_string_append (out, ") VALUES (?, ?");
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append (out, ", ?");
  g_string_append (out, ") ON CONFLICT (id) DO UPDATE SET deleted = excluded.deleted, ");
  append_columns (out, kind, TRUE);
  return g_string_free (out, FALSE);
}

static const Statements *
get_statements (const FettleKind *kind)
{
  static GMutex lock;
  static GHashTable *known = NULL;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&lock);
  Statements *statements;

  if (known == NULL)
    known = g_hash_table_new (NULL, NULL);
  statements = g_hash_table_lookup (known, kind);
  if (statements == NULL)
    {
      statements = g_new0 (Statements, 1);
      statements->select = make_select (kind);
      statements->put = make_put (kind);
      g_hash_table_insert (known, (gpointer) kind, statements);
    }
  return statements;
}

static FettleRecord *
read_row (FettleStmt       *stmt,
          const FettleKind *kind)
{
  FettleRecord *record = fettle_record_new (kind, fettle_stmt_text (stmt, 0));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *value = fettle_stmt_text (stmt, (int) i + 2);

      if (value != NULL)
        fettle_record_set_nth (record, i, value);
    }
  fettle_record_seal (record);
  return record;
}

/**
 * fettle_table_get:
 * @sql: a connection
 * @kind: the kind of record
 * @id: its id
 * @record: (out) (transfer full) (nullable): the sealed record, removed or not; NULL where there never was one
 * @deleted: (out) (optional): whether it is removed
 * @error: (nullable): why not
 *
 * Returns: whether it could be read
 */
gboolean
fettle_table_get (FettleSql         *sql,
                  const FettleKind  *kind,
                  const char        *id,
                  FettleRecord     **record,
                  gboolean          *deleted,
                  GError           **error)
{
  g_autofree char *text = g_strconcat (get_statements (kind)->select, "id = ?1", NULL);
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql, text, error);
  FettleStep step;

  *record = NULL;
  if (stmt == NULL)
    return FALSE;
  fettle_stmt_bind (stmt, "s", id);
  step = fettle_stmt_step (stmt, error);
  if (step == FETTLE_STEP_ROW)
    {
      *record = read_row (stmt, kind);
      if (deleted != NULL)
        *deleted = fettle_stmt_int (stmt, 1) != 0;
    }
  return step != FETTLE_STEP_ERROR;
}

/**
 * fettle_table_list:
 * @sql: a connection
 * @kind: the kind of record
 * @field: (nullable): name of the field that must have @value; NULL for all
 * @value: (nullable): the value, NULL for unset
 * @error: (nullable): why not
 *
 * Lists records that are not removed, in the order of their ids.
 *
 * Returns: (transfer full) (nullable) (element-type FettleRecord): sealed records
 */
GPtrArray *
fettle_table_list (FettleSql         *sql,
                   const FettleKind  *kind,
                   const char        *field,
                   const char        *value,
                   GError           **error)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *column = field ? fettle_field_column (&kind->fields[fettle_kind_find_field (kind, field)]) : NULL;
  g_autofree char *where = column ? g_strdup_printf ("\"%s\" IS ?1 AND deleted = 0 ORDER BY id", column)
                                  : g_strdup ("deleted = 0 ORDER BY id");
  g_autofree char *text = g_strconcat (get_statements (kind)->select, where, NULL);
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql, text, error);
  FettleStep step;

  if (stmt == NULL)
    return NULL;
  if (column != NULL)
    fettle_stmt_bind (stmt, "s", value);
  while ((step = fettle_stmt_step (stmt, error)) == FETTLE_STEP_ROW)
    g_ptr_array_add (records, read_row (stmt, kind));
  return step == FETTLE_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

/**
 * fettle_table_add_to:
 * @sql: a connection
 * @records: (element-type FettleRecord): what the records are added to
 * @kind: their kind
 * @field: (nullable): as in fettle_table_list()
 * @value: (nullable): as in fettle_table_list()
 * @error: (nullable): why not
 *
 * Returns: whether they were read
 */
gboolean
fettle_table_add_to (FettleSql         *sql,
                     GPtrArray         *records,
                     const FettleKind  *kind,
                     const char        *field,
                     const char        *value,
                     GError           **error)
{
  GPtrArray *some = fettle_table_list (sql, kind, field, value, error);

  if (some == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (records, some);
  return TRUE;
}

/**
 * fettle_table_put:
 * @sql: the writing connection, with the door open
 * @record: the record
 * @deleted: whether it is removed
 * @error: (nullable): %FETTLE_ERROR_CONSTRAINT and others
 *
 * Returns: whether the row was written
 */
gboolean
fettle_table_put (FettleSql     *sql,
                  FettleRecord  *record,
                  gboolean       deleted,
                  GError       **error)
{
  const FettleKind *kind = fettle_record_get_kind (record);
  g_autoptr(FettleStmt) stmt = fettle_sql_prepare (sql, get_statements (kind)->put, error);

  if (stmt == NULL)
    return FALSE;
  fettle_stmt_bind (stmt, "si", fettle_record_get_id (record), (gint64) deleted);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *value = fettle_record_get_nth (record, i);

      if (value != NULL && fettle_field_is_integer (&kind->fields[i]))
        fettle_stmt_bind_int (stmt, (int) i + 3, g_ascii_strtoll (value, NULL, 10));
      else
        fettle_stmt_bind_text (stmt, (int) i + 3, value);
    }
  return fettle_stmt_step (stmt, error) == FETTLE_STEP_DONE;
}

/**
 * fettle_table_school_of:
 * @record: a record of any kind
 *
 * Returns: (transfer none) (nullable): the id of the school that it is or belongs to
 */
const char *
fettle_table_school_of (FettleRecord *record)
{
  const FettleKind *kind = fettle_record_get_kind (record);

  if (g_str_equal (kind->name, "school"))
    return fettle_record_get_id (record);
  return kind->parent_field ? fettle_record_get_text (record, kind->parent_field) : NULL;
}
