/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-restore-step-private.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-date.h"
#include "store/fettle-door-private.h"
#include "store/fettle-head-private.h"
#include "store/fettle-register-private.h"

static char *
make_label (FettleSql   *sql,
            const char  *made_at)
{
  g_autoptr(FettleTip) tip = NULL;
  g_autofree char *words = NULL;

  if (made_at == NULL && fettle_tip_read (sql, NULL, &tip, NULL) && tip != NULL)
    made_at = tip->made_at;
  if (made_at == NULL)
    return g_strdup (_("Restored an empty backup"));
  words = fettle_moment_to_words (made_at);
  /* Translators: %s is a date and time */
  return g_strdup_printf (_("Restored the backup of %s"), words);
}

static gboolean
write_step (FettleSql   *sql,
            const char  *label,
            const char  *device,
            GError     **error)
{
  g_autofree char *author = fettle_store_default_author ();
  FettleSigner signer = { author, device, NULL };
  g_autoptr(FettleDoor) door = fettle_door_begin (sql, &signer, "restore", NULL, label, error);
  g_autofree char *id = NULL;

  return door != NULL && fettle_door_finish (door, &id, error);
}

/**
 * fettle_restore_sign:
 * @path: a copy of a backup that is about to become the register
 * @folder: the data folder
 * @made_at: (nullable): when the backup was taken, UTC; NULL where only its newest step tells
 * @error: (nullable): why not
 *
 * Brings the copy up to this program's version and writes the restore into its log, as a step of its own: what is written from then on
 * is of another line than what the restore leaves.
 *
 * Returns: whether it can take the register's place
 */
gboolean
fettle_restore_sign (const char  *path,
                     const char  *folder,
                     const char  *made_at,
                     GError     **error)
{
  g_autoptr(FettleSql) sql = fettle_sql_open (path, FETTLE_SQL_WRITE, error);
  g_autofree char *device = NULL;
  g_autofree char *label = NULL;

  if (sql == NULL || !fettle_migrate (sql, NULL, error) || !(device = fettle_device_load (folder, TRUE, error)))
    return FALSE;
  label = make_label (sql, made_at);
  return write_step (sql, label, device, error);
}

/**
 * fettle_restore_renew_head:
 * @folder: a data folder whose register has just been replaced
 *
 * Says anew where the log ends. A failure leaves it unsaid, and the next step says it.
 */
void
fettle_restore_renew_head (const char *folder)
{
  g_autofree char *path = fettle_register_path (folder, FETTLE_REGISTER_FILE);
  g_autofree char *device = fettle_device_load (folder, FALSE, NULL);
  g_autoptr(FettleSql) sql = NULL;

  fettle_head_forget (folder);
  sql = fettle_sql_open (path, FETTLE_SQL_IMMUTABLE, NULL);
  if (sql != NULL)
    fettle_head_write (folder, sql, device, NULL);
}
