/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* F_OFD_SETLK and its like */
#include "config.h"

#include "store/sqlite/fettle-locks-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Locks that outlive strangers.
 *
 * SQLite locks by POSIX record locks, and those belong to the process: whoever in this process closes any descriptor of the file,
 * as a file dialog does that looks at the data folder, drops them all. Another program then takes itself for the only one and
 * takes the log away from under this one. Locks of open file descriptions have no such flaw, and both sorts keep each other out
 * between programs.
 *
 * SQLite counts the locks of its connections together and may take one by one descriptor and give it up by another; so each file
 * has one description of its own here, which nobody else knows, and which holds all locks of this process on it as long as SQLite
 * has a descriptor of the file.
 */

#ifdef F_OFD_SETLK

typedef int (*OpenFunc) (const char *path, int flags, int mode);
typedef int (*CloseFunc) (int fd);
typedef int (*ControlFunc) (int fd, int command, ...);

typedef struct
{
  dev_t device;
  ino_t inode;
  guint n_descriptors;
  gboolean asked; /* whether the holder was tried for */
  int holder;     /* the description that holds the locks; -1 where there is none, and locks are ordinary */
} LockedFile;

static OpenFunc system_open;
static CloseFunc system_close;
static ControlFunc system_control;

static GMutex mutex; /* over all below */
static GHashTable *descriptors; /* of SQLite: descriptor -> file */

static LockedFile *
find_file (const struct stat *status)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, descriptors);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      LockedFile *file = value;

      if (file->device == status->st_dev && file->inode == status->st_ino)
        return file;
    }
  return NULL;
}

static void
add_descriptor (int fd)
{
  struct stat status;
  LockedFile *file;

  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode))
    return;
  g_mutex_lock (&mutex);
  file = find_file (&status);
  if (file == NULL)
    {
      file = g_new0 (LockedFile, 1);
      file->device = status.st_dev;
      file->inode = status.st_ino;
      file->holder = -1;
    }
  file->n_descriptors++;
  g_hash_table_insert (descriptors, GINT_TO_POINTER (fd), file);
  g_mutex_unlock (&mutex);
}

static void
remove_descriptor (int fd)
{
  LockedFile *file;

  g_mutex_lock (&mutex);
  file = g_hash_table_lookup (descriptors, GINT_TO_POINTER (fd));
  g_hash_table_remove (descriptors, GINT_TO_POINTER (fd));
  if (file != NULL && --file->n_descriptors == 0)
    {
      if (file->holder >= 0)
        system_close (file->holder);
      g_free (file);
    }
  g_mutex_unlock (&mutex);
}

/* A lock to write needs a description that may write, which @fd's own need not be. */
static int
open_holder (int fd)
{
  char path[32];
  struct flock probe = { .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_len = 1 };
  int holder;

  g_snprintf (path, sizeof path, "/proc/self/fd/%d", fd);
  holder = open (path, O_RDWR | O_CLOEXEC);
  if (holder < 0)
    holder = open (path, O_RDONLY | O_CLOEXEC);
  if (holder >= 0 && fcntl (holder, F_OFD_GETLK, &probe) != 0)
    {
      system_close (holder);
      holder = -1;
    }
  return holder;
}

/* The holder stays while @fd is open, which it is while SQLite asks for a lock by it. */
static int
get_holder (int fd)
{
  LockedFile *file;
  int holder = -1;

  g_mutex_lock (&mutex);
  file = g_hash_table_lookup (descriptors, GINT_TO_POINTER (fd));
  if (file != NULL)
    {
      if (!file->asked)
        file->holder = open_holder (fd);
      file->asked = TRUE;
      holder = file->holder;
    }
  g_mutex_unlock (&mutex);
  return holder;
}

static int
open_cb (const char *path,
         int         flags,
         int         mode)
{
  int fd = system_open (path, flags, mode);

  if (fd >= 0)
    add_descriptor (fd);
  return fd;
}

static int
close_cb (int fd)
{
  remove_descriptor (fd);
  return system_close (fd);
}

static int
lock_cb (int           fd,
         int           command,
         struct flock *lock)
{
  int holder = get_holder (fd);

  if (holder < 0)
    return system_control (fd, command, lock);
  lock->l_pid = 0;
  return fcntl (holder, command == F_GETLK ? F_OFD_GETLK : command == F_SETLK ? F_OFD_SETLK : F_OFD_SETLKW, lock);
}

static int
control_cb (int fd,
            int command,
            ...)
{
  va_list arguments;
  void *argument;

  va_start (arguments, command);
  argument = va_arg (arguments, void *);
  va_end (arguments);
  if (command == F_GETLK || command == F_SETLK || command == F_SETLKW)
    return lock_cb (fd, command, argument);
  return system_control (fd, command, argument);
}

static gboolean
install (void)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);

  if (vfs == NULL || vfs->iVersion < 3 || vfs->xSetSystemCall == NULL)
    return FALSE;
  system_open = (OpenFunc) vfs->xGetSystemCall (vfs, "open");
  system_close = (CloseFunc) vfs->xGetSystemCall (vfs, "close");
  system_control = (ControlFunc) vfs->xGetSystemCall (vfs, "fcntl");
  if (system_open == NULL || system_close == NULL || system_control == NULL)
    return FALSE;
  descriptors = g_hash_table_new (NULL, NULL);
  vfs->xSetSystemCall (vfs, "open", (sqlite3_syscall_ptr) open_cb);
  vfs->xSetSystemCall (vfs, "close", (sqlite3_syscall_ptr) close_cb);
  vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) control_cb);
  return TRUE;
}

#else

static gboolean
install (void)
{
  return FALSE;
}

#endif

/**
 * fettle_locks_install:
 *
 * Makes the locks of SQLite in this process outlive whoever else opens and closes its files. To be called before the first
 * connection is opened; further calls do nothing. Where the system has no such locks the ordinary ones stay.
 *
 * Returns: whether it is so
 */
gboolean
fettle_locks_install (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, install () ? 1 : 2);
  return once == 1;
}
