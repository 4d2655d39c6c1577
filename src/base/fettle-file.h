/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FettleProgressFunc:
 * @fraction: from 0 to 1, or -1 while the size is not known
 * @message: (nullable): what is being done, for a person
 * @user_data: what the caller gave
 *
 * Called from the working thread, at most ten times a second.
 */
typedef void (*FettleProgressFunc) (double fraction, const char *message, gpointer user_data);

gboolean  fettle_file_write_beside  (GFile         *target,
                                     GBytes        *bytes,
                                     GCancellable  *cancellable,
                                     GError       **error);
void      fettle_file_set_error     (GError       **error,
                                     int            number,
                                     const char    *path);
void      fettle_file_list_temporary (const char   *list);
void      fettle_file_note_temporary (const char   *path);
char     *fettle_file_make_beside   (const char    *target,
                                     GError       **error);
gboolean  fettle_file_make_folder   (char          *template,
                                     GError       **error);
gboolean  fettle_file_put_into_place (const char   *temporary,
                                     const char    *target,
                                     GError       **error);
gboolean  fettle_file_move_into_place (const char  *temporary,
                                     const char    *target,
                                     GError       **error);
gboolean  fettle_file_is_remote     (const char    *folder,
                                     char         **kind);
gboolean  fettle_file_kind_is_remote (const char   *kind);
char     *fettle_file_hash          (const char    *path,
                                     GCancellable  *cancellable,
                                     GError       **error);
char     *fettle_file_safe_name     (const char    *text);
gboolean  fettle_file_is_sandboxed  (void);
gboolean  fettle_file_is_lent       (const char    *path);
char     *fettle_file_to_shown_path (GFile         *file);

G_END_DECLS
