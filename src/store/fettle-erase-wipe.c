/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-erase-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fettle-file.h"

static gboolean
fail (const char  *path,
      GError     **error)
{
  int number = errno;

  g_set_error (error, FETTLE_ERROR, number == ENOSPC ? FETTLE_ERROR_NO_SPACE : FETTLE_ERROR_FAILED,
               /* Translators: the first %s is a file, the second the system's reason */
               _("%s could not be overwritten (%s)."), path, g_strerror (number));
  return FALSE;
}

static gboolean
write_zeros (int    fd,
             off_t  size)
{
  static const char zeros[65536];
  off_t done = 0;

  while (done < size)
    {
      ssize_t written = pwrite (fd, zeros, (size_t) MIN (size - done, (off_t) sizeof zeros), done);

      if (written < 0 && errno != EINTR)
        return FALSE;
      done += MAX (written, 0);
    }
  return fsync (fd) == 0;
}

/* All of it; a file that is not there is empty. */
static gboolean
overwrite (const char  *path,
           GError     **error)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
  struct stat status;
  gboolean done;

  if (fd < 0)
    return errno == ENOENT || fail (path, error);
  done = fstat (fd, &status) == 0 && write_zeros (fd, status.st_size);
  if (!done)
    fail (path, error);
  close (fd);
  return done;
}

/* @mode: RESTART, after which nobody reads from the log any more, or TRUNCATE. */
static gboolean
checkpoint (FettleSql   *sql,
            int          mode,
            GError     **error)
{
  int code = sqlite3_wal_checkpoint_v2 (fettle_sql_get_handle (sql), "main", mode, NULL, NULL);

  if (code != SQLITE_OK)
    fettle_sql_take_error (sql, code, error);
  return code == SQLITE_OK;
}

/**
 * fettle_erase_wipe:
 * @sql: the writing connection, outside a transaction, in a folder that is held alone
 * @path: the register
 * @error: (nullable): %FETTLE_ERROR_BUSY where a reader does not end, _NO_SPACE
 *
 * Writes the register anew, so that no free page and no gap in a page holds anything, and overwrites the write-ahead
 * log, which holds older states of pages.
 *
 * Returns: whether it is wiped
 */
gboolean
fettle_erase_wipe (FettleSql   *sql,
                   const char  *path,
                   GError     **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  gboolean wiped;

  fettle_sql_set_door (sql, TRUE);
  wiped = fettle_sql_exec (sql, "VACUUM", error)
          && checkpoint (sql, SQLITE_CHECKPOINT_RESTART, error)
          && overwrite (log, error)
          && checkpoint (sql, SQLITE_CHECKPOINT_TRUNCATE, error);
  fettle_sql_set_door (sql, FALSE);
  return wiped;
}

/**
 * fettle_erase_file:
 * @path: a file
 * @error: (nullable): why not
 *
 * Overwrites a file and removes it. Of a file system that keeps older states, a solid-state disk say, nothing can be
 * promised.
 *
 * Returns: whether it is gone
 */
gboolean
fettle_erase_file (const char  *path,
                   GError     **error)
{
  if (chmod (path, 0600) != 0 && errno != ENOENT)
    return fail (path, error);
  if (!overwrite (path, error))
    return FALSE;
  return unlink (path) == 0 || errno == ENOENT || fail (path, error);
}
