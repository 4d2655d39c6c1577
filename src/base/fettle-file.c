/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fettle-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixmounts.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "fettle-error.h"
#include "fettle-text.h"

#define HASH_CHUNK (256 * 1024)

/* File system types on which SQLite's write-ahead log cannot be trusted, because other machines may have the file open. */
static const char *const remote_types[] = { "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "9p", "ceph", "glusterfs",
                                            "davfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.davfs2", "fuse.gvfsd-fuse",
                                            "fuse.glusterfs", "fuse.s3fs", "fuse.onedrive", NULL };

/**
 * fettle_file_set_error:
 * @error: return location for an error
 * @number: errno
 * @path: what was to be written
 *
 * Says for a person why a file was not written, with the code that fits: a full disk, a place that cannot be written, or else.
 */
void
fettle_file_set_error (GError    **error,
                       int         number,
                       const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (number == ENOSPC || number == EDQUOT)
    /* Translators: %s is a file name */
    g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_NO_SPACE,
                 _("The disk is full, so “%s” was not written. Whatever was there before is as it was. Free some space and try again."),
                 name);
  else if (number == EACCES || number == EPERM || number == EROFS)
    /* Translators: %s is a file name */
    g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_READ_ONLY,
                 _("“%s” cannot be written there. Nothing was changed. Choose another folder."), name);
  else
    /* Translators: the first %s is a file name, the second what the system said */
    g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_FAILED, _("“%s” was not written: %s. Whatever was there before is as it was."),
                 name, g_strerror (number));
}

static char *
nearest_existing (const char *path)
{
  g_autofree char *at = g_canonicalize_filename (path, NULL);

  while (!g_file_test (at, G_FILE_TEST_EXISTS) && strcmp (at, "/") != 0)
    {
      g_autofree char *parent = g_path_get_dirname (at);

      g_free (at);
      at = g_steal_pointer (&parent);
    }
  return g_steal_pointer (&at);
}

static GMutex list_lock; /* over @temporary_list */
static char *temporary_list;

/**
 * fettle_file_list_temporary:
 * @list: (nullable): path of a file that takes a line for each temporary file made outside its own folder
 *
 * Says where temporary files are noted from now on, so that what a kill leaves of them can be found.
 */
void
fettle_file_list_temporary (const char *list)
{
  g_mutex_lock (&list_lock);
  g_free (temporary_list);
  temporary_list = g_strdup (list);
  g_mutex_unlock (&list_lock);
}

/**
 * fettle_file_note_temporary:
 * @path: an absolute path of a temporary file or folder
 *
 * Notes it. What cannot be noted is no reason not to work.
 */
void
fettle_file_note_temporary (const char *path)
{
  g_autofree char *folder = NULL;
  g_autofree char *line = g_strconcat (path, "\n", NULL);
  g_autofree char *list = NULL;
  int fd;

  g_mutex_lock (&list_lock);
  list = g_strdup (temporary_list);
  g_mutex_unlock (&list_lock);
  folder = list ? g_path_get_dirname (list) : NULL;
  if (folder == NULL || (g_str_has_prefix (path, folder) && path[strlen (folder)] == G_DIR_SEPARATOR))
    return;
  fd = g_open (list, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0)
    return;
  if (write (fd, line, strlen (line)) < 0)
    g_debug ("%s was not noted: %s", path, g_strerror (errno));
  close (fd);
}

static gboolean
sync_path (const char *path,
           int         flags)
{
  int fd = g_open (path, flags, 0);
  gboolean ok;

  if (fd < 0)
    return FALSE;
  ok = fsync (fd) == 0;
  close (fd);
  return ok;
}

#define N_RANDOM 6
#define N_TRIES 100

static void
fill_by_chance (char *path)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  for (char *at = path + strlen (path) - N_RANDOM; *at != '\0'; at++)
    *at = letters[g_random_int_range (0, sizeof letters - 1)];
}

static gboolean
make_file (const char *path)
{
  int fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  return fd >= 0 && close (fd) == 0;
}

static gboolean
make_folder (const char *path)
{
  return g_mkdir (path, 0700) == 0;
}

/* It is noted before it is there: what was made, and not noted yet when the program was killed, would stay for ever. 0, or errno. */
static int
make_noted (char       *template,
            gboolean  (*make) (const char *path))
{
  for (guint i = 0; i < N_TRIES; i++)
    {
      g_autofree char *absolute = NULL;

      fill_by_chance (template);
      absolute = g_canonicalize_filename (template, NULL);
      fettle_file_note_temporary (absolute);
      if (make (template))
        return 0;
      if (errno != EEXIST)
        return errno;
    }
  return EEXIST;
}

/**
 * fettle_file_make_beside:
 * @target: path of the file that is to come
 * @error: return location for an error
 *
 * Makes an empty temporary file beside @target, readable by its owner only. Where the folder takes no second file (a document handed
 * through a portal) it is made among the temporary files instead.
 *
 * Returns: (transfer full) (nullable): its path, to be given to fettle_file_move_into_place()
 */
char *
fettle_file_make_beside (const char  *target,
                         GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *path = g_build_filename (folder, ".fettle-XXXXXX", NULL);
  int number = make_noted (path, make_file);

  if ((number == EACCES || number == EPERM) && g_file_test (target, G_FILE_TEST_EXISTS))
    {
      g_free (path);
      path = g_build_filename (g_get_tmp_dir (), "fettle-XXXXXX", NULL);
      number = make_noted (path, make_file);
    }
  if (number == 0)
    return g_steal_pointer (&path);
  fettle_file_set_error (error, number, target);
  return NULL;
}

/**
 * fettle_file_make_folder:
 * @template: path of a folder that ends in XXXXXX, which are replaced
 *
 * @error: return location for an error
 *
 * Makes a temporary folder, for its owner only.
 *
 * Returns: whether it was made
 */
gboolean
fettle_file_make_folder (char    *template,
                         GError **error)
{
  g_autofree char *parent = g_path_get_dirname (template);
  int number = make_noted (template, make_folder);

  if (number != 0)
    fettle_file_set_error (error, number, parent);
  return number == 0;
}

/**
 * fettle_file_put_into_place:
 * @temporary: path of a whole file
 * @target: where it belongs
 * @error: return location for an error
 *
 * Puts the file safely on the disk, then in the place of @target in one step. On failure both are as they were.
 *
 * Returns: whether it worked
 */
gboolean
fettle_file_put_into_place (const char  *temporary,
                            const char  *target,
                            GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (target);
  int number = 0;

  if (!sync_path (temporary, O_RDWR | O_CLOEXEC) || g_rename (temporary, target) != 0)
    number = errno;
  if (number == EXDEV)
    {
      g_autoptr (GFile) from = g_file_new_for_path (temporary);
      g_autoptr (GFile) to = g_file_new_for_path (target);
      gboolean ok = g_file_copy (from, to, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, error);

      if (ok)
        g_unlink (temporary);
      return ok;
    }
  if (number != 0)
    {
      fettle_file_set_error (error, number, target);
      return FALSE;
    }
  sync_path (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return TRUE;
}

/**
 * fettle_file_move_into_place:
 * @temporary: path of a whole file from fettle_file_make_beside()
 * @target: where it belongs
 * @error: return location for an error
 *
 * As fettle_file_put_into_place(), but on failure @temporary is gone.
 *
 * Returns: whether it worked
 */
gboolean
fettle_file_move_into_place (const char  *temporary,
                             const char  *target,
                             GError     **error)
{
  if (fettle_file_put_into_place (temporary, target, error))
    return TRUE;
  g_unlink (temporary);
  return FALSE;
}

static int
write_all (const char *path,
           GBytes     *bytes)
{
  gsize length, done = 0;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0), number = 0;

  if (fd < 0)
    return errno;
  while (done < length && number == 0)
    {
      gssize n = write (fd, data + done, length - done);

      if (n < 0 && errno != EINTR)
        number = errno;
      else if (n > 0)
        done += (gsize) n;
    }
  if (close (fd) != 0 && number == 0)
    number = errno;
  return number;
}

/**
 * fettle_file_write_beside:
 * @target: a local file
 * @bytes: what it is to hold
 * @cancellable: (nullable): to stop before the file is put in place
 * @error: return location for an error
 *
 * Writes a whole file beside @target and renames it: a reader sees the old file or the new one, never half of one.
 *
 * Returns: whether it worked
 */
gboolean
fettle_file_write_beside (GFile         *target,
                          GBytes        *bytes,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autofree char *path = g_file_get_path (target);
  g_autofree char *temporary = NULL;
  int number;

  g_return_val_if_fail (path != NULL && bytes != NULL, FALSE);

  temporary = fettle_file_make_beside (path, error);
  if (temporary == NULL)
    return FALSE;
  number = write_all (temporary, bytes);
  if (number != 0 || g_cancellable_is_cancelled (cancellable))
    {
      g_unlink (temporary);
      if (number != 0)
        fettle_file_set_error (error, number, path);
      else
        g_cancellable_set_error_if_cancelled (cancellable, error);
      return FALSE;
    }
  return fettle_file_move_into_place (temporary, path, error);
}

/**
 * fettle_file_kind_is_remote:
 * @kind: the type of a file system as the system names it: "ext4", "nfs4", "fuse.sshfs"
 *
 * Returns: whether other machines may have its files open
 */
gboolean
fettle_file_kind_is_remote (const char *kind)
{
  return kind != NULL && g_strv_contains (remote_types, kind);
}

/**
 * fettle_file_is_remote:
 * @folder: a folder, which need not be there yet
 * @kind: (out) (optional) (transfer full): the type of its file system
 *
 * Returns: whether it lies on a network share, where the register would be damaged sooner or later
 */
gboolean
fettle_file_is_remote (const char  *folder,
                       char       **kind)
{
  g_autofree char *path = nearest_existing (folder);
  g_autoptr (GUnixMountEntry) mount = g_unix_mount_for (path, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);
  const char *type = mount != NULL ? g_unix_mount_get_fs_type (mount) : NULL;

  if (kind != NULL)
    *kind = g_strdup (type);
  if (fettle_file_kind_is_remote (type))
    return TRUE;
  return info != NULL && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
}

/**
 * fettle_file_hash:
 * @path: a file
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the SHA-256 of what it holds, in lower case hexadecimal
 */
char *
fettle_file_hash (const char    *path,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *chunk = g_malloc (HASH_CHUNK);
  gssize n;

  if (stream == NULL)
    return NULL;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), chunk, HASH_CHUNK, cancellable, error)) > 0)
    g_checksum_update (sum, chunk, n);
  return n < 0 ? NULL : g_strdup (g_checksum_get_string (sum));
}

/**
 * fettle_file_safe_name:
 * @text: words for a file name, without its ending
 *
 * Returns: (transfer full): the words with what file systems and mail programs dislike made into "-", at most 100 characters
 */
char *
fettle_file_safe_name (const char *text)
{
  g_autofree char *clean = fettle_text_clean (text);
  GString *out = g_string_new (NULL);
  glong length = 0;

  for (const char *p = clean; p != NULL && *p != '\0' && length < 100; p = g_utf8_next_char (p), length++)
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out, c < 0x20 || (c < 0x80 && strchr ("/\\:*?\"<>|", (int) c)) ? '-' : c);
    }
  if (out->len == 0 || out->str[0] == '.')
    g_string_prepend_c (out, '_');
  return g_string_free (out, FALSE);
}
