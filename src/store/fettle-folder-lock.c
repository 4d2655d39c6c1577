/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* F_OFD_SETLK */
#include "config.h"

#include "store/fettle-folder-lock-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

/* How long a start waits while another program holds the folder alone, which is short but where it restores a backup. */
#define WAIT_MICROSECONDS (10 * G_USEC_PER_SEC)
#define BETWEEN_TRIES (20 * 1000)

/*
 * A lock of the open file description: it belongs to this opening of the folder, so that two stores of one program keep each other
 * out as two programs do, and it goes from alone to shared without a moment in which another could take it.
 */
struct _FettleFolderLock
{
  int fd; /* -1 where the folder takes no lock file: then it cannot be written either */
  gboolean alone;
};

static gboolean
set_lock (int      fd,
          gboolean alone)
{
#ifdef F_OFD_SETLK
  struct flock lock = { .l_type = alone ? F_WRLCK : F_RDLCK, .l_whence = SEEK_SET, .l_len = 1 };

  return fcntl (fd, F_OFD_SETLK, &lock) == 0;
#else
  return flock (fd, (alone ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0;
#endif
}

/**
 * fettle_folder_lock_new:
 * @folder: a data folder
 * @make: whether the lock file is made where it is missing
 * @error: (nullable): %FETTLE_ERROR_NO_SPACE where the file cannot be made for want of space
 *
 * Prepares the lock of a folder; nothing is locked yet.
 *
 * Returns: (transfer full) (nullable): the lock
 */
FettleFolderLock *
fettle_folder_lock_new (const char  *folder,
                        gboolean     make,
                        GError     **error)
{
  g_autofree char *path = g_build_filename (folder, FETTLE_LOCK_FILE, NULL);
  FettleFolderLock *self;
  int fd = g_open (path, O_RDWR | O_CLOEXEC | (make ? O_CREAT : 0), 0600);

  if (fd < 0 && (errno == ENOSPC || errno == EDQUOT))
    {
      g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_NO_SPACE,
                           _("The disk is full. Nothing was changed; free some space and try again."));
      return NULL;
    }
  if (fd < 0)
    fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  self = g_new0 (FettleFolderLock, 1);
  self->fd = fd;
  return self;
}

/**
 * fettle_folder_lock_try_alone:
 * @self: a lock
 *
 * Takes the folder alone, where nobody else has it. Does not wait.
 *
 * Returns: whether it is taken; never where the folder cannot be written
 */
gboolean
fettle_folder_lock_try_alone (FettleFolderLock *self)
{
  self->alone = self->fd >= 0 && set_lock (self->fd, TRUE);
  return self->alone;
}

/**
 * fettle_folder_lock_share:
 * @self: a lock, free or taken alone
 * @error: (nullable): %FETTLE_ERROR_BUSY where another program has the folder alone and does not end
 *
 * Takes the folder together with others who have its register open.
 *
 * Returns: whether it is taken, or needs no lock
 */
gboolean
fettle_folder_lock_share (FettleFolderLock  *self,
                          GError           **error)
{
  gint64 end = g_get_monotonic_time () + WAIT_MICROSECONDS;

  self->alone = FALSE;
  if (self->fd < 0)
    return TRUE;
  while (!set_lock (self->fd, FALSE))
    {
      if ((errno != EAGAIN && errno != EACCES && errno != EINTR) || g_get_monotonic_time () > end)
        {
          g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_BUSY,
                               _("Another program is restoring or looking through this register. Nothing was changed; "
                                 "wait until it is done, then try again."));
          return FALSE;
        }
      g_usleep (BETWEEN_TRIES);
    }
  return TRUE;
}

/**
 * fettle_folder_lock_is_alone:
 * @self: a lock
 *
 * Returns: whether nobody else has the register open, nor can open it
 */
gboolean
fettle_folder_lock_is_alone (FettleFolderLock *self)
{
  return self->alone;
}

/**
 * fettle_folder_lock_free:
 * @self: (transfer full) (nullable): a lock
 *
 * Gives the folder up.
 */
void
fettle_folder_lock_free (FettleFolderLock *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  g_free (self);
}
