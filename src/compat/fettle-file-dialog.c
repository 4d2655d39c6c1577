/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "compat/fettle-file-dialog.h"

#include <glib/gi18n-lib.h>

static void
return_dismissed (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("No file was chosen"));
}

#if GTK_CHECK_VERSION (4, 10, 0)

static void
return_files (GTask      *task,
              GListModel *files,
              GError     *error)
{
  if (files)
    g_task_return_pointer (task, files, g_object_unref);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    {
      g_error_free (error);
      return_dismissed (task);
    }
  else
    g_task_return_error (task, error);
}

static GListModel *
list_of_one (GFile *file)
{
  GListStore *store;

  if (!file)
    return NULL;
  store = g_list_store_new (G_TYPE_FILE);
  g_list_store_append (store, file);
  g_object_unref (file);
  return G_LIST_MODEL (store);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GtkFileDialog *dialog = GTK_FILE_DIALOG (source);
  GListModel *files = NULL;
  GError *error = NULL;

  switch ((FettleFileDialogMode) GPOINTER_TO_INT (g_task_get_task_data (task)))
    {
    case FETTLE_FILE_DIALOG_OPEN:
      files = list_of_one (gtk_file_dialog_open_finish (dialog, result, &error));
      break;
    case FETTLE_FILE_DIALOG_OPEN_MANY:
      files = gtk_file_dialog_open_multiple_finish (dialog, result, &error);
      break;
    case FETTLE_FILE_DIALOG_SAVE:
      files = list_of_one (gtk_file_dialog_save_finish (dialog, result, &error));
      break;
    case FETTLE_FILE_DIALOG_FOLDER:
      files = list_of_one (gtk_file_dialog_select_folder_finish (dialog, result, &error));
      break;
    default:
      g_assert_not_reached ();
    }
  return_files (task, files, error);
}

static void
show_dialog (GTask                *task,
             GtkWindow            *parent,
             const char           *title,
             FettleFileDialogMode  mode,
             const char           *name,
             GFile                *folder)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GCancellable *cancellable = g_task_get_cancellable (task);

  gtk_file_dialog_set_title (dialog, title);
  if (name)
    gtk_file_dialog_set_initial_name (dialog, name);
  if (folder)
    gtk_file_dialog_set_initial_folder (dialog, folder);

  if (mode == FETTLE_FILE_DIALOG_SAVE)
    gtk_file_dialog_save (dialog, parent, cancellable, chosen_cb, task);
  else if (mode == FETTLE_FILE_DIALOG_OPEN)
    gtk_file_dialog_open (dialog, parent, cancellable, chosen_cb, task);
  else if (mode == FETTLE_FILE_DIALOG_FOLDER)
    gtk_file_dialog_select_folder (dialog, parent, cancellable, chosen_cb, task);
  else
    gtk_file_dialog_open_multiple (dialog, parent, cancellable, chosen_cb, task);
}

#else

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             GTask           *task)
{
  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)), g_object_unref);
  else
    return_dismissed (task);

  g_object_unref (dialog);
  g_object_unref (task);
}

static void
show_dialog (GTask                *task,
             GtkWindow            *parent,
             const char           *title,
             FettleFileDialogMode  mode,
             const char           *name,
             GFile                *folder)
{
  static const GtkFileChooserAction actions[] = {
    [FETTLE_FILE_DIALOG_OPEN] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [FETTLE_FILE_DIALOG_OPEN_MANY] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [FETTLE_FILE_DIALOG_SAVE] = GTK_FILE_CHOOSER_ACTION_SAVE,
    [FETTLE_FILE_DIALOG_FOLDER] = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
  };
  gboolean save = mode == FETTLE_FILE_DIALOG_SAVE;
  GtkFileChooserNative *dialog;

  dialog = gtk_file_chooser_native_new (title, parent, actions[mode], NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), mode == FETTLE_FILE_DIALOG_OPEN_MANY);
  if (folder)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  if (name && save)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);

  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

/**
 * fettle_file_dialog_async:
 * @parent: the window that asks
 * @title: the dialog's title
 * @mode: open one, open many, save, or a folder
 * @name: (nullable): the file name offered when saving
 * @folder: (nullable): the folder to begin in
 * @cancellable: (nullable): to withdraw the question
 * @callback: called when the person has chosen
 * @user_data: for @callback
 *
 * Asks for files.
 */
void
fettle_file_dialog_async (GtkWindow            *parent,
                          const char           *title,
                          FettleFileDialogMode  mode,
                          const char           *name,
                          GFile                *folder,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data)
{
  GTask *task;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (task, fettle_file_dialog_async);
  g_task_set_task_data (task, GINT_TO_POINTER (mode), NULL);
  show_dialog (task, parent, title, mode, name, folder);
}

/**
 * fettle_file_dialog_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full): a list of #GFile, or %NULL with %G_IO_ERROR_CANCELLED when nothing was chosen
 */
GListModel *
fettle_file_dialog_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
