/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/sqlite/fettle-stmt-private.h"

#include <glib/gi18n-lib.h>

static FettleStmt *
make_statement (FettleSql   *self,
                const char  *text,
                GError     **error)
{
  FettleStmt *stmt;
  sqlite3_stmt *handle = NULL;
  int code = sqlite3_prepare_v2 (self->handle, text, -1, &handle, NULL);

  if (code != SQLITE_OK)
    {
      fettle_sql_take_error (self, code, error);
      return NULL;
    }

  stmt = g_new0 (FettleStmt, 1);
  stmt->sql = self;
  stmt->handle = handle;
  stmt->through_door = self->door_open && !sqlite3_stmt_readonly (handle);
  return stmt;
}

static void
bind_valist (FettleStmt *stmt,
             const char *format,
             va_list     arguments)
{
  for (int i = 0; format != NULL && format[i] != '\0'; i++)
    {
      if (format[i] == 'i')
        fettle_stmt_bind_int (stmt, i + 1, va_arg (arguments, gint64));
      else
        fettle_stmt_bind_text (stmt, i + 1, va_arg (arguments, const char *));
    }
}

/* Prepares, binds and takes the first step. */
static FettleStmt *
run_first (FettleSql   *self,
           FettleStep  *step,
           const char  *text,
           const char  *format,
           va_list      arguments,
           GError     **error)
{
  FettleStmt *stmt = fettle_sql_prepare (self, text, error);

  *step = FETTLE_STEP_ERROR;
  if (stmt == NULL)
    return NULL;
  bind_valist (stmt, format, arguments);
  *step = fettle_stmt_step (stmt, error);
  return stmt;
}

/* The first column of the first row, as a number, as text, or both; 0 and NULL where there is no row. */
static gboolean
get_first (FettleSql   *self,
           gint64      *number,
           char       **words,
           const char  *text,
           const char  *format,
           va_list      arguments,
           GError     **error)
{
  FettleStep step;
  g_autoptr(FettleStmt) stmt = run_first (self, &step, text, format, arguments, error);

  if (number != NULL)
    *number = step == FETTLE_STEP_ROW ? fettle_stmt_int (stmt, 0) : 0;
  if (words != NULL)
    *words = step == FETTLE_STEP_ROW ? fettle_stmt_dup (stmt, 0) : NULL;
  return step != FETTLE_STEP_ERROR;
}

/**
 * fettle_stmt_finalize:
 * @stmt: (transfer full): a statement whose connection closes
 */
void
fettle_stmt_finalize (gpointer stmt)
{
  FettleStmt *self = stmt;

  sqlite3_finalize (self->handle);
  g_free (self);
}

/**
 * fettle_sql_prepare:
 * @self: a connection
 * @text: one statement; kept, so that the next call with the same text is free
 * @error: (nullable): why not
 *
 * Returns: (transfer full) (nullable): the statement, to be given back with fettle_stmt_free()
 */
FettleStmt *
fettle_sql_prepare (FettleSql   *self,
                    const char  *text,
                    GError     **error)
{
  FettleStmt *stmt = g_hash_table_lookup (self->statements, text);

  if (stmt == NULL || stmt->in_use)
    {
      gboolean keep = stmt == NULL;

      if (!(stmt = make_statement (self, text, error)))
        return NULL;
      stmt->cached = keep;
      if (keep)
        g_hash_table_insert (self->statements, g_strdup (text), stmt);
    }
  else if (stmt->through_door && self->guarded && !self->door_open)
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_FAILED,
                           _("Something tried to write past the door. Nothing was changed."));
      return NULL;
    }
  stmt->in_use = TRUE;
  return stmt;
}

/**
 * fettle_sql_run:
 * @self: a connection
 * @error: (nullable): why not
 * @text: one statement
 * @format: (nullable): a letter a value: s text (NULL allowed), i #gint64
 * @...: the values
 *
 * Runs one statement to its end.
 *
 * Returns: whether it ran
 */
gboolean
fettle_sql_run (FettleSql   *self,
                GError     **error,
                const char  *text,
                const char  *format,
                ...)
{
  g_autoptr(FettleStmt) stmt = NULL;
  FettleStep step;
  va_list arguments;

  va_start (arguments, format);
  stmt = run_first (self, &step, text, format, arguments, error);
  va_end (arguments);
  while (step == FETTLE_STEP_ROW)
    step = fettle_stmt_step (stmt, error);
  return step == FETTLE_STEP_DONE;
}

/**
 * fettle_sql_get_int:
 * @self: a connection
 * @value: (out): the first column of the first row, 0 where there is no row
 * @error: (nullable): why not
 * @text: one query
 * @format: (nullable): as in fettle_sql_run()
 * @...: the values
 *
 * Returns: whether the query ran
 */
gboolean
fettle_sql_get_int (FettleSql   *self,
                    gint64      *value,
                    GError     **error,
                    const char  *text,
                    const char  *format,
                    ...)
{
  gboolean done;
  va_list arguments;

  va_start (arguments, format);
  done = get_first (self, value, NULL, text, format, arguments, error);
  va_end (arguments);
  return done;
}

/**
 * fettle_sql_get_text:
 * @self: a connection
 * @value: (out) (transfer full) (nullable): the first column of the first row, NULL where there is no row
 * @error: (nullable): why not
 * @text: one query
 * @format: (nullable): as in fettle_sql_run()
 * @...: the values
 *
 * Returns: whether the query ran
 */
gboolean
fettle_sql_get_text (FettleSql   *self,
                     char       **value,
                     GError     **error,
                     const char  *text,
                     const char  *format,
                     ...)
{
  gboolean done;
  va_list arguments;

  va_start (arguments, format);
  done = get_first (self, NULL, value, text, format, arguments, error);
  va_end (arguments);
  return done;
}

/**
 * fettle_stmt_bind:
 * @stmt: a statement
 * @format: as in fettle_sql_run()
 * @...: the values, copied
 */
void
fettle_stmt_bind (FettleStmt *stmt,
                  const char *format,
                  ...)
{
  va_list arguments;

  va_start (arguments, format);
  bind_valist (stmt, format, arguments);
  va_end (arguments);
}

/**
 * fettle_stmt_bind_text:
 * @stmt: a statement
 * @position: from 1
 * @value: (nullable): copied
 */
void
fettle_stmt_bind_text (FettleStmt *stmt,
                       int         position,
                       const char *value)
{
  if (value == NULL)
    sqlite3_bind_null (stmt->handle, position);
  else
    sqlite3_bind_text (stmt->handle, position, value, -1, SQLITE_TRANSIENT);
}

/**
 * fettle_stmt_bind_int:
 * @stmt: a statement
 * @position: from 1
 * @value: a whole number
 */
void
fettle_stmt_bind_int (FettleStmt *stmt,
                      int         position,
                      gint64      value)
{
  sqlite3_bind_int64 (stmt->handle, position, value);
}

/**
 * fettle_stmt_get_handle:
 * @stmt: a statement
 *
 * Returns: (transfer none): SQLite's own, for loops that bind without copying
 */
sqlite3_stmt *
fettle_stmt_get_handle (FettleStmt *stmt)
{
  return stmt->handle;
}

/**
 * fettle_stmt_step:
 * @stmt: a statement
 * @error: (nullable): why not
 *
 * Returns: whether there is a row, no further row, or an error
 */
FettleStep
fettle_stmt_step (FettleStmt  *stmt,
                  GError     **error)
{
  int code = sqlite3_step (stmt->handle);

  if (code == SQLITE_ROW)
    return FETTLE_STEP_ROW;
  if (code == SQLITE_DONE)
    return FETTLE_STEP_DONE;
  fettle_sql_take_error (stmt->sql, code, error);
  return FETTLE_STEP_ERROR;
}

/**
 * fettle_stmt_reset:
 * @stmt: a statement
 *
 * Makes it ready to run again; a statement left unreset would hold its snapshot and let the log file grow.
 */
void
fettle_stmt_reset (FettleStmt *stmt)
{
  sqlite3_reset (stmt->handle);
}

/**
 * fettle_stmt_text:
 * @stmt: a statement on a row
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): the value as text, until the next step
 */
const char *
fettle_stmt_text (FettleStmt *stmt,
                  int         column)
{
  return (const char *) sqlite3_column_text (stmt->handle, column);
}

/**
 * fettle_stmt_dup:
 * @stmt: a statement on a row
 * @column: from 0
 *
 * Returns: (transfer full) (nullable): the value as text
 */
char *
fettle_stmt_dup (FettleStmt *stmt,
                 int         column)
{
  return g_strdup (fettle_stmt_text (stmt, column));
}

/**
 * fettle_stmt_int:
 * @stmt: a statement on a row
 * @column: from 0
 *
 * Returns: the value as a whole number, 0 for NULL
 */
gint64
fettle_stmt_int (FettleStmt *stmt,
                 int         column)
{
  return sqlite3_column_int64 (stmt->handle, column);
}

/**
 * fettle_stmt_free:
 * @stmt: (transfer full): a borrowed statement
 *
 * Resets it and gives it back to its connection.
 */
void
fettle_stmt_free (FettleStmt *stmt)
{
  if (stmt == NULL)
    return;
  if (!stmt->cached)
    {
      fettle_stmt_finalize (stmt);
      return;
    }
  sqlite3_reset (stmt->handle);
  sqlite3_clear_bindings (stmt->handle);
  stmt->in_use = FALSE;
}
