/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FettleShortcut:
 * @action: detailed action name
 * @accelerators: space-separated, the first is the one shown
 * @group: (translatable): heading in the shortcuts window
 * @title: (translatable): what it does
 *
 * The one table behind the key bindings and the shortcuts window. An action without a name here is a key that a widget handles
 * itself and that is only told about.
 */
typedef struct
{
  const char *action;
  const char *accelerators;
  const char *group;
  const char *title;
} FettleShortcut;

const FettleShortcut *fettle_shortcuts_list        (guint          *n_shortcuts);
void                  fettle_shortcuts_install     (GtkApplication *application);
GtkWidget            *fettle_shortcuts_window_new  (void);

G_END_DECLS
