/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-head-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fettle-file.h"
#include "base/fettle-id.h"

/*
 * device.head says where the log ended after the last commit of this device. It is written after the commit, so it is never ahead
 * of what the disk holds: where it is, steps were cut off the log. It is not synced, which would cost a change as much as the commit;
 * after a power cut it may be older, or empty, and an empty one counts as missing.
 */

static gboolean
write_whole (const char *path,
             const char *text)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  gsize length = strlen (text);
  gboolean done;

  if (fd < 0)
    return FALSE;
  done = write (fd, text, length) == (gssize) length;
  return close (fd) == 0 && done;
}

static gboolean
put_in_place (const char  *path,
              const char  *text,
              GError     **error)
{
  g_autofree char *temporary = fettle_file_make_beside (path, error);

  if (temporary == NULL)
    return FALSE;
  if (write_whole (temporary, text) && g_rename (temporary, path) == 0)
    return TRUE;
  fettle_file_set_error (error, errno, path);
  g_unlink (temporary);
  return FALSE;
}

/**
 * fettle_device_load:
 * @folder: a data folder
 * @keep: whether a new one is kept in the folder
 * @error: (nullable): why it could not be kept
 *
 * The device is of the folder, not of the register: a backup put back on another laptop must not go on another's chain.
 *
 * Returns: (transfer full) (nullable): the UUID of the folder's device
 */
char *
fettle_device_load (const char  *folder,
                    gboolean     keep,
                    GError     **error)
{
  g_autofree char *path = g_build_filename (folder, FETTLE_DEVICE_FILE, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL) && fettle_id_is_valid (g_strstrip (text)))
    return g_steal_pointer (&text);
  g_free (text);
  text = fettle_id_new ();
  if (!keep)
    return g_steal_pointer (&text);
  bytes = g_bytes_new (text, strlen (text));
  return fettle_file_write_beside (file, bytes, NULL, error) ? g_steal_pointer (&text) : NULL;
}

/**
 * fettle_head_load:
 * @folder: a data folder
 *
 * Returns: (transfer full) (nullable): where the log ended after the device's last commit; NULL where that is not known
 */
FettleTip *
fettle_head_load (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, FETTLE_HEAD_FILE, NULL);
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? fettle_tip_parse (text) : NULL;
}

/**
 * fettle_head_write:
 * @folder: a data folder
 * @sql: a connection that has just committed
 * @device: the folder's device
 * @error: (nullable): why not
 *
 * Says where the log ends now. A failure is no failure of the commit: the head is behind then, and the next one mends it.
 *
 * Returns: whether it is written
 */
gboolean
fettle_head_write (const char  *folder,
                   FettleSql   *sql,
                   const char  *device,
                   GError     **error)
{
  g_autofree char *path = g_build_filename (folder, FETTLE_HEAD_FILE, NULL);
  g_autoptr(FettleTip) tip = NULL;
  g_autofree char *text = NULL;

  if (!fettle_tip_read (sql, device, &tip, error))
    return FALSE;
  if (tip == NULL)
    {
      fettle_head_forget (folder);
      return TRUE;
    }
  text = fettle_tip_to_text (tip);
  return put_in_place (path, text, error);
}

/**
 * fettle_head_forget:
 * @folder: a data folder whose register is about to be another one
 *
 * Takes the head away, so that it is not held against a register that it is not of.
 */
void
fettle_head_forget (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, FETTLE_HEAD_FILE, NULL);

  g_unlink (path);
}
