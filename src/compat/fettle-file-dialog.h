/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FettleFileDialogMode:
 * @FETTLE_FILE_DIALOG_OPEN: choose one file that is there
 * @FETTLE_FILE_DIALOG_OPEN_MANY: choose one or more files that are there
 * @FETTLE_FILE_DIALOG_SAVE: choose where to write
 * @FETTLE_FILE_DIALOG_FOLDER: choose a folder that is there
 */
typedef enum
{
  FETTLE_FILE_DIALOG_OPEN,
  FETTLE_FILE_DIALOG_OPEN_MANY,
  FETTLE_FILE_DIALOG_SAVE,
  FETTLE_FILE_DIALOG_FOLDER,
} FettleFileDialogMode;

void        fettle_file_dialog_async  (GtkWindow             *parent,
                                       const char            *title,
                                       FettleFileDialogMode   mode,
                                       const char            *name,
                                       GFile                 *folder,
                                       GCancellable          *cancellable,
                                       GAsyncReadyCallback    callback,
                                       gpointer               user_data);
GListModel *fettle_file_dialog_finish (GAsyncResult          *result,
                                       GError               **error);

G_END_DECLS
