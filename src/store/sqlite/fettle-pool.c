/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/sqlite/fettle-pool-private.h"

#include <sys/stat.h>

/* More than this many at rest are closed. */
#define MOST_AT_REST 4

struct _FettlePool
{
  char *path;
  FettleSqlMode mode;
  GMutex lock;
  GQueue at_rest;
  guint generation;
  dev_t device;
  ino_t inode;
};

static void
close_reader (FettleReader *reader)
{
  fettle_sql_close (reader->sql);
  g_free (reader);
}

/* A file that was replaced has another inode: connections to the old one would go on reading what it was. */
static void
notice_replaced_file (FettlePool *self)
{
  struct stat now = { 0 };

  if (stat (self->path, &now) != 0 || (now.st_dev == self->device && now.st_ino == self->inode))
    return;
  self->device = now.st_dev;
  self->inode = now.st_ino;
  self->generation++;
  g_queue_clear_full (&self->at_rest, (GDestroyNotify) close_reader);
}

static FettleReader *
open_reader (FettlePool  *self,
             guint        generation,
             GError     **error)
{
  FettleSql *sql = fettle_sql_open (self->path, self->mode, error);
  FettleReader *reader;

  if (sql == NULL)
    return NULL;
  reader = g_new0 (FettleReader, 1);
  reader->sql = sql;
  reader->pool = self;
  reader->generation = generation;
  return reader;
}

/**
 * fettle_pool_new:
 * @path: a database file
 * @mode: %FETTLE_SQL_READ or %FETTLE_SQL_IMMUTABLE
 *
 * Returns: (transfer full): a pool with no connection yet
 */
FettlePool *
fettle_pool_new (const char    *path,
                 FettleSqlMode  mode)
{
  FettlePool *self = g_new0 (FettlePool, 1);

  self->path = g_strdup (path);
  self->mode = mode;
  g_mutex_init (&self->lock);
  g_queue_init (&self->at_rest);
  return self;
}

/**
 * fettle_pool_free:
 * @self: (transfer full) (nullable): a pool of which nothing is on loan
 */
void
fettle_pool_free (FettlePool *self)
{
  if (self == NULL)
    return;
  g_queue_clear_full (&self->at_rest, (GDestroyNotify) close_reader);
  g_mutex_clear (&self->lock);
  g_free (self->path);
  g_free (self);
}

/**
 * fettle_pool_borrow:
 * @self: a pool
 * @error: (nullable): why not
 *
 * Lends a connection to the calling thread. The thread's current #GCancellable stops its statements.
 *
 * Returns: (transfer full) (nullable): a connection, to be given back with fettle_pool_give_back()
 */
FettleReader *
fettle_pool_borrow (FettlePool  *self,
                    GError     **error)
{
  FettleReader *reader;
  guint generation;

  g_mutex_lock (&self->lock);
  notice_replaced_file (self);
  generation = self->generation;
  reader = g_queue_pop_head (&self->at_rest);
  g_mutex_unlock (&self->lock);

  if (reader == NULL)
    reader = open_reader (self, generation, error);
  if (reader != NULL)
    fettle_sql_set_cancellable (reader->sql, g_cancellable_get_current ());
  return reader;
}

/**
 * fettle_pool_give_back:
 * @reader: (transfer full) (nullable): a connection on loan
 */
void
fettle_pool_give_back (FettleReader *reader)
{
  FettlePool *self;
  gboolean keep;

  if (reader == NULL)
    return;
  self = reader->pool;
  fettle_sql_set_cancellable (reader->sql, NULL);

  g_mutex_lock (&self->lock);
  keep = reader->generation == self->generation && self->at_rest.length < MOST_AT_REST;
  if (keep)
    g_queue_push_head (&self->at_rest, reader);
  g_mutex_unlock (&self->lock);
  if (!keep)
    close_reader (reader);
}
