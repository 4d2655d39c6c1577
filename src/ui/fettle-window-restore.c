/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/fettle-window-private.h"

#include <glib/gi18n-lib.h>

#include "compat/fettle-alert.h"
#include "compat/fettle-file-dialog.h"
#include "store/fettle-backup.h"
#include "store/fettle-secret.h"
#include "ui/data/fettle-pass-phrase-window.h"
#include "ui/start/fettle-restore-page.h"
#include "ui/widgets/fettle-progress-relay.h"

/* A portable backup takes the place of the register. That is closed meanwhile, and set aside, never overwritten. */

typedef struct
{
  FettleWindow *window;
  char *backup;
  char *folder;
  FettleSecret *pass_phrase;
  FettleDate today;
  FettleProgressRelay *relay;
} Restore;

static void
restore_free (Restore *restore)
{
  g_object_unref (restore->window);
  g_free (restore->backup);
  g_free (restore->folder);
  fettle_secret_unref (restore->pass_phrase);
  g_clear_object (&restore->relay);
  g_free (restore);
}

static void
run_restore (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Restore *restore = task_data;
  GError *error = NULL;
  char *aside = NULL;

  if (fettle_backup_restore_portable (restore->backup, restore->folder, fettle_secret_get_text (restore->pass_phrase), &aside,
                                      fettle_progress_relay_report, restore->relay, cancellable, &error))
    g_task_return_pointer (task, aside, g_free);
  else
    g_task_return_error (task, error);
}

static void
tell_restored (FettleWindow *self,
               const char   *aside)
{
  /* Translators: %s is a file. */
  g_autofree char *words = aside ? g_strdup_printf (_("What was here before is kept in %s."), aside)
                                 : g_strdup (_("There was no register here before."));

  fettle_alert_tell (GTK_WIDGET (self), _("The Backup Is Restored"), words);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  FettleWindow *self = FETTLE_WINDOW (source);
  Restore *restore = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = g_task_propagate_pointer (G_TASK (result), &error);

  /* Closed meanwhile: whichever register is there is opened at the next start. */
  if (!self->cancellable)
    return;
  adw_bin_set_child (self->start_bin, NULL);
  fettle_window_open_folder (self, restore->folder, restore->today);
  if (!error)
    tell_restored (self, aside);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fettle_host_report_error (GTK_WIDGET (self), _("The Backup Was Not Restored"), error);
}

static void
phrase_given_cb (GtkWindow  *asked,
                 const char *pass_phrase,
                 char       *backup)
{
  fettle_window_restore (FETTLE_WINDOW (fettle_host_of (GTK_WIDGET (asked))), backup, pass_phrase);
}

static void
backup_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FettleWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = fettle_file_dialog_finish (result, &error);
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path)
    fettle_window_open_backup (self, path);
  else
    fettle_host_report_error (GTK_WIDGET (self), _("The Backup Was Not Restored"), error);
}

/**
 * fettle_window_open_backup:
 * @self: a window with a folder
 * @backup: the path of a portable backup
 *
 * Asks for the pass phrase of the backup, then restores it.
 */
void
fettle_window_open_backup (FettleWindow *self,
                           const char   *backup)
{
  GtkWidget *asked;

  g_return_if_fail (FETTLE_IS_WINDOW (self));
  g_return_if_fail (backup != NULL);

  asked = fettle_pass_phrase_window_new_to_open (GTK_WINDOW (self));
  g_signal_connect_data (asked, "given", G_CALLBACK (phrase_given_cb), g_strdup (backup), (GClosureNotify) g_free,
                         G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (asked));
}

/**
 * fettle_window_choose_backup:
 * @self: a window with a session, or with a folder whose register cannot be used
 *
 * Asks for a portable backup and its pass phrase, then restores it.
 */
void
fettle_window_choose_backup (FettleWindow *self)
{
  g_return_if_fail (FETTLE_IS_WINDOW (self));

  if (self->folder)
    fettle_file_dialog_async (GTK_WINDOW (self), _("Restore a Portable Backup"), FETTLE_FILE_DIALOG_OPEN, NULL, NULL,
                              self->cancellable, backup_chosen_cb, g_object_ref (self));
}

static void
close_register (FettleWindow *self)
{
  g_autoptr (FettleStore) store = self->session ? g_object_ref (fettle_session_get_store (self->session)) : NULL;

  g_clear_object (&self->session);
  if (store)
    fettle_store_close (store);
}

/**
 * fettle_window_restore:
 * @self: a window with a session, or with a folder whose register cannot be used
 * @backup: a portable backup
 * @pass_phrase: its pass phrase
 *
 * Closes the register, restores the backup in its folder and shows what is there then: the backup, or, where it could not be restored,
 * the register as it was.
 */
void
fettle_window_restore (FettleWindow *self,
                       const char   *backup,
                       const char   *pass_phrase)
{
  g_autoptr (GTask) task = NULL;
  FettleRestorePage *page = FETTLE_RESTORE_PAGE (fettle_restore_page_new ());
  Restore *restore = g_new0 (Restore, 1);

  g_return_if_fail (FETTLE_IS_WINDOW (self) && self->folder);
  g_return_if_fail (backup && pass_phrase);

  restore->window = g_object_ref (self);
  restore->backup = g_strdup (backup);
  restore->folder = g_strdup (self->folder);
  restore->pass_phrase = fettle_secret_new (pass_phrase);
  restore->today = self->today;
  restore->relay = fettle_restore_page_make_relay (page);
  adw_bin_set_child (self->start_bin, GTK_WIDGET (page));
  gtk_stack_set_visible_child_name (self->root, "start");
  fettle_banner_hide (self->banner);
  fettle_window_forget_places (self);
  close_register (self);

  task = g_task_new (self, fettle_restore_page_get_cancellable (page), restored_cb, NULL);
  g_task_set_source_tag (task, fettle_window_restore);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, restore, (GDestroyNotify) restore_free);
  g_task_run_in_thread (task, run_restore);
}
