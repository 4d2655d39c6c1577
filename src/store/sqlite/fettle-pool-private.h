/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sqlite/fettle-sql-private.h"

G_BEGIN_DECLS

/* Read-only connections to one file, each used by one thread at a time. */
typedef struct _FettlePool FettlePool;

/**
 * FettleReader:
 * @sql: the connection
 *
 * A connection on loan.
 */
typedef struct
{
  FettleSql *sql;
  FettlePool *pool;
  guint generation;
} FettleReader;

FettlePool   *fettle_pool_new       (const char     *path,
                                     FettleSqlMode   mode);
void          fettle_pool_free      (FettlePool     *self);
FettleReader *fettle_pool_borrow    (FettlePool     *self,
                                     GError        **error);
void          fettle_pool_give_back (FettleReader   *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettlePool, fettle_pool_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FettleReader, fettle_pool_give_back)

G_END_DECLS
