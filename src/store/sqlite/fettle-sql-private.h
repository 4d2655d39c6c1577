/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "base/fettle-error.h"

G_BEGIN_DECLS

/**
 * FettleSqlMode:
 * @FETTLE_SQL_READ: to read only
 * @FETTLE_SQL_IMMUTABLE: to read a file that nobody writes, without locks (read-only folders, replaced files)
 * @FETTLE_SQL_WRITE: to read and write an existing file
 * @FETTLE_SQL_CREATE: to read and write, made with mode 0600 where it is missing
 * @FETTLE_SQL_MEMORY: a new database that is in no file; its path is %NULL
 */
typedef enum
{
  FETTLE_SQL_READ,
  FETTLE_SQL_IMMUTABLE,
  FETTLE_SQL_WRITE,
  FETTLE_SQL_CREATE,
  FETTLE_SQL_MEMORY,
} FettleSqlMode;

/* One connection with its prepared statements. Used by one thread at a time. */
typedef struct _FettleSql FettleSql;

/* A prepared statement, borrowed from its connection's cache. */
typedef struct _FettleStmt FettleStmt;

typedef enum
{
  FETTLE_STEP_ERROR = -1,
  FETTLE_STEP_DONE = 0,
  FETTLE_STEP_ROW = 1,
} FettleStep;

FettleSql    *fettle_sql_open            (const char     *path,
                                          FettleSqlMode   mode,
                                          GError        **error);
void          fettle_sql_close           (FettleSql      *sql);
sqlite3      *fettle_sql_get_handle      (FettleSql      *sql);
void          fettle_sql_set_cancellable (FettleSql      *sql,
                                          GCancellable   *cancellable);
void          fettle_sql_guard           (FettleSql      *sql);
void          fettle_sql_set_door        (FettleSql      *sql,
                                          gboolean        open);
void          fettle_sql_take_error      (FettleSql      *sql,
                                          int             code,
                                          GError        **error);
gboolean      fettle_sql_exec            (FettleSql      *sql,
                                          const char     *script,
                                          GError        **error);
gboolean      fettle_sql_begin           (FettleSql      *sql,
                                          GError        **error);
gboolean      fettle_sql_commit          (FettleSql      *sql,
                                          GError        **error);
void          fettle_sql_roll_back       (FettleSql      *sql);
FettleStmt   *fettle_sql_prepare         (FettleSql      *sql,
                                          const char     *text,
                                          GError        **error);
gboolean      fettle_sql_run             (FettleSql      *sql,
                                          GError        **error,
                                          const char     *text,
                                          const char     *format,
                                          ...);
gboolean      fettle_sql_get_int         (FettleSql      *sql,
                                          gint64         *value,
                                          GError        **error,
                                          const char     *text,
                                          const char     *format,
                                          ...);
gboolean      fettle_sql_get_text        (FettleSql      *sql,
                                          char          **value,
                                          GError        **error,
                                          const char     *text,
                                          const char     *format,
                                          ...);

void          fettle_stmt_bind           (FettleStmt     *stmt,
                                          const char     *format,
                                          ...);
void          fettle_stmt_bind_text      (FettleStmt     *stmt,
                                          int             position,
                                          const char     *value);
void          fettle_stmt_bind_int       (FettleStmt     *stmt,
                                          int             position,
                                          gint64          value);
sqlite3_stmt *fettle_stmt_get_handle     (FettleStmt     *stmt);
FettleStep    fettle_stmt_step           (FettleStmt     *stmt,
                                          GError        **error);
void          fettle_stmt_reset          (FettleStmt     *stmt);
const char   *fettle_stmt_text           (FettleStmt     *stmt,
                                          int             column);
char         *fettle_stmt_dup            (FettleStmt     *stmt,
                                          int             column);
gint64        fettle_stmt_int            (FettleStmt     *stmt,
                                          int             column);
void          fettle_stmt_free           (FettleStmt     *stmt);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleSql, fettle_sql_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleStmt, fettle_stmt_free)

G_END_DECLS
