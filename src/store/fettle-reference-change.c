/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-reference-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "store/fettle-store-private.h"

#define LOCK_FILE "reference.lock"

/* "reference.db.next-" and the id of the step that the new reference goes with. */
#define NEXT_PREFIX FETTLE_REFERENCE_FILE ".next-"

/*
 * The reference is a file of its own, the register another: no transaction spans both. So an import makes the whole new reference first,
 * and names it after the step that it is about to take. When that step is in the log, the new reference is renamed into its place. Whoever
 * finds it waiting at a start goes by the log: the step is there, and the import is ended; or it is not, and the import never was.
 */
struct _FettleReferenceChange
{
  FettleStore *store;
  char *target;
  char *path; /* (nullable): the new reference, not in its place yet */
  int lock;
};

static int
lock_reference (FettleStore  *store,
                GError      **error)
{
  g_autofree char *path = fettle_store_path (store, LOCK_FILE);
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd >= 0 && flock (fd, LOCK_EX) == 0)
    return fd;
  g_set_error (error, FETTLE_ERROR, errno == ENOSPC ? FETTLE_ERROR_NO_SPACE : FETTLE_ERROR_READ_ONLY,
               /* Translators: the first %s is a file, the second the system's reason */
               _("The public data cannot be replaced: %s could not be opened (%s). Nothing was changed."), path, g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return -1;
}

static gboolean
has_step (FettleSql  *sql,
          const char *batch_id,
          gboolean   *has,
          GError    **error)
{
  gint64 n;

  if (!fettle_sql_get_int (sql, &n, error, "SELECT count (*) FROM batch WHERE id = ?1", "s", batch_id))
    return FALSE;
  *has = n > 0;
  return TRUE;
}

static gboolean
settle_one (const char  *folder,
            const char  *name,
            FettleSql   *sql,
            GPtrArray   *notices,
            GError     **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *target = g_build_filename (folder, FETTLE_REFERENCE_FILE, NULL);
  gboolean has = FALSE;

  if (!has_step (sql, name + strlen (NEXT_PREFIX), &has, error))
    return FALSE;
  if (!has)
    {
      g_unlink (path);
      g_ptr_array_add (notices, g_strdup (_("An import was interrupted before anything was changed. Import the files again.")));
      return TRUE;
    }
  if (!fettle_file_move_into_place (path, target, error))
    return FALSE;
  g_ptr_array_add (notices, g_strdup (_("An import was interrupted after the schools were refreshed. The public data is replaced now as "
                                        "well, and the import is complete.")));
  return TRUE;
}

/**
 * fettle_reference_try_lock:
 * @store: a store that can be written
 *
 * Returns: a file to be closed, while which nobody replaces the reference; -1 where somebody is about to
 */
int
fettle_reference_try_lock (FettleStore *store)
{
  g_autofree char *path = fettle_store_path (store, LOCK_FILE);
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  if (fd >= 0)
    close (fd);
  return -1;
}

/**
 * fettle_reference_change_settle:
 * @folder: a data folder in which nobody else imports
 * @sql: a connection to its register
 * @notices: (element-type utf8): takes a sentence for what was put right
 * @error: (nullable): why not
 *
 * Ends, or takes back, an import that a kill left between the register and the reference.
 *
 * Returns: whether none is left
 */
gboolean
fettle_reference_change_settle (const char  *folder,
                                FettleSql   *sql,
                                GPtrArray   *notices,
                                GError     **error)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_prefix (name, NEXT_PREFIX) && !settle_one (folder, name, sql, notices, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * fettle_reference_change_new:
 * @store: a store that can be written
 * @error: (nullable): why not
 *
 * Begins to replace the reference. Nobody else does until it is freed.
 *
 * Returns: (transfer full) (nullable): the change
 */
FettleReferenceChange *
fettle_reference_change_new (FettleStore  *store,
                             GError      **error)
{
  g_autoptr(FettleReferenceChange) self = NULL;
  g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(FettleReader) reader = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), NULL);

  self = g_new0 (FettleReferenceChange, 1);
  self->store = g_object_ref (store);
  self->target = fettle_store_path (store, FETTLE_REFERENCE_FILE);
  self->lock = lock_reference (store, error);
  if (self->lock < 0 || !(reader = fettle_store_borrow (store, error))
      || !fettle_reference_change_settle (store->folder, reader->sql, notices, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * fettle_reference_change_add:
 * @self: a change
 * @load: a load; it can only be freed afterwards
 * @source: where its rows come from
 * @error: (nullable): %FETTLE_ERROR_NO_SPACE and others; then the reference is as it was
 *
 * Takes a dataset into the new reference, over what the present one and the loads before it hold.
 *
 * Returns: whether it is in
 */
gboolean
fettle_reference_change_add (FettleReferenceChange   *self,
                             FettleReferenceLoad     *load,
                             const FettleSourceInfo  *source,
                             GError                 **error)
{
  char *path;

  g_return_val_if_fail (self != NULL && load != NULL, FALSE);

  path = fettle_reference_load_complete (load, source, self->path ? self->path : self->target, error);
  if (path == NULL)
    return FALSE;
  if (self->path != NULL)
    g_unlink (self->path);
  g_free (self->path);
  self->path = path;
  return TRUE;
}

/**
 * fettle_reference_change_prepare:
 * @self: a change
 * @batch_id: the step of the register that it goes with
 * @error: (nullable): why not; then the reference is as it was
 *
 * Puts the new reference safely on the disk, under a name that says which step it waits for.
 *
 * Returns: whether it is there
 */
gboolean
fettle_reference_change_prepare (FettleReferenceChange  *self,
                                 const char             *batch_id,
                                 GError                **error)
{
  g_autofree char *name = g_strconcat (NEXT_PREFIX, batch_id, NULL);
  g_autofree char *next = NULL;
  gboolean moved;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->path == NULL)
    return TRUE;
  next = fettle_store_path (self->store, name);
  moved = fettle_file_move_into_place (self->path, next, error);
  g_free (self->path);
  self->path = moved ? g_steal_pointer (&next) : NULL;
  return moved;
}

/**
 * fettle_reference_change_place:
 * @self: a change
 * @error: (nullable): why not; then the reference is as it was, and the new one still waits
 *
 * Puts the new reference in its place, in one step, and tells that it is there.
 *
 * Returns: whether it is in its place
 */
gboolean
fettle_reference_change_place (FettleReferenceChange  *self,
                               GError                **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->path == NULL)
    return TRUE;
  if (!fettle_file_put_into_place (self->path, self->target, error))
    return FALSE;
  g_clear_pointer (&self->path, g_free);
  fettle_watch_announce_reference (self->store->watch);
  return TRUE;
}

/**
 * fettle_reference_change_leave:
 * @self: a change whose step is in the log
 *
 * Leaves the new reference where it waits, for the next start to put it in its place.
 */
void
fettle_reference_change_leave (FettleReferenceChange *self)
{
  g_clear_pointer (&self->path, g_free);
}

/**
 * fettle_reference_change_free:
 * @self: (transfer full) (nullable): a change
 *
 * Throws away what is not in its place, and lets others import.
 */
void
fettle_reference_change_free (FettleReferenceChange *self)
{
  if (self == NULL)
    return;
  if (self->path != NULL)
    g_unlink (self->path);
  g_free (self->path);
  g_free (self->target);
  if (self->lock >= 0)
    close (self->lock);
  g_object_unref (self->store);
  g_free (self);
}
