/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sqlite/fettle-sql-private.h"

G_BEGIN_DECLS

/* What a connection and its statements know of each other. */
struct _FettleSql
{
  sqlite3 *handle;
  GHashTable *statements;
  GCancellable *cancellable;
  gboolean guarded;
  gboolean door_open;
};

struct _FettleStmt
{
  FettleSql *sql;
  sqlite3_stmt *handle;
  gboolean in_use;
  gboolean cached;
  gboolean through_door;
};

void fettle_stmt_finalize (gpointer stmt);

G_END_DECLS
