/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/fettle-backup.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "base/fettle-date.h"
#include "store/fettle-folder-lock-private.h"
#include "store/fettle-portable-private.h"
#include "store/fettle-restore-private.h"
#include "store/fettle-swap-private.h"

/* The workplace is in the data folder, for its owner alone, where the next start sweeps what a kill leaves; it is shared meanwhile, so
 * that no other start takes it for that. */
static gboolean
open_backup (const char          *workplace,
             const char          *backup,
             const char          *pass_phrase,
             FettleProgressFunc   progress,
             gpointer             user_data,
             GCancellable        *cancellable,
             GError             **error)
{
  if (pass_phrase == NULL)
    return fettle_restore_take_plain (workplace, backup, cancellable, error);
  return fettle_portable_open (backup, workplace, pass_phrase, progress, user_data, cancellable, error);
}

/**
 * fettle_backup_test:
 * @folder: the data folder
 * @backup: a backup
 * @pass_phrase: (nullable): of a portable one; NULL for one of the data folder's own
 * @holding: (out): what it holds, to be cleared with fettle_backup_holding_clear()
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @cancellable: (nullable): stops it
 * @error: (nullable): as in fettle_backup_put_back() and fettle_backup_restore_portable()
 *
 * Restores a backup into a temporary folder, brings it up to date, reads it through, and throws that away. Nothing else is changed.
 *
 * Returns: whether it could be restored
 */
gboolean
fettle_backup_test (const char           *folder,
                    const char           *backup,
                    const char           *pass_phrase,
                    FettleBackupHolding  *holding,
                    FettleProgressFunc    progress,
                    gpointer              user_data,
                    GCancellable         *cancellable,
                    GError              **error)
{
  g_autofree char *place = NULL;
  g_autofree char *workplace = NULL;
  g_autoptr(FettleFolderLock) lock = NULL;
  gboolean sound;

  g_return_val_if_fail (folder != NULL && backup != NULL && holding != NULL, FALSE);

  place = access (folder, W_OK) == 0 ? g_canonicalize_filename (folder, NULL) : g_strdup (g_get_tmp_dir ());
  if (!(lock = fettle_folder_lock_new (place, FALSE, error)) || !fettle_folder_lock_share (lock, error)
      || !(workplace = fettle_swap_make_workplace (place, error)))
    return FALSE;
  sound = open_backup (workplace, backup, pass_phrase, progress, user_data, cancellable, error)
          && fettle_restore_check (workplace, backup, holding, progress, user_data, cancellable, error);
  fettle_swap_discard (workplace);
  if (!sound)
    fettle_restore_translate (error);
  return sound;
}

/**
 * fettle_backup_holding_to_words:
 * @holding: what a backup holds
 *
 * Returns: (transfer full): it in words
 */
char *
fettle_backup_holding_to_words (const FettleBackupHolding *holding)
{
  g_autofree char *schools = NULL;
  g_autofree char *steps = NULL;
  g_autofree char *documents = NULL;
  g_autofree char *moment = NULL;

  if (holding->n_steps == 0)
    return g_strdup (_("The backup is sound. It holds a register in which nothing was done yet."));
  schools = g_strdup_printf (ngettext ("%d school", "%d schools", (gulong) holding->n_schools), (int) holding->n_schools);
  steps = g_strdup_printf (ngettext ("%d step of work", "%d steps of work", (gulong) holding->n_steps), (int) holding->n_steps);
  documents = g_strdup_printf (ngettext ("%d document", "%d documents", (gulong) holding->n_documents), (int) holding->n_documents);
  moment = fettle_moment_to_words (holding->last_at);
  /* Translators: an authority, three counts such as "42 schools", a label and a moment */
  return g_strdup_printf (_("The backup is sound. It holds the register of %1$s with %2$s, %3$s and %4$s. Its newest step is “%5$s” of "
                            "%6$s."), holding->authority ? holding->authority : _("no authority"), schools, steps, documents,
                          holding->last_label, moment);
}
