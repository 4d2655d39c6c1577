/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/fettle-file.h"

#define HOST_PATH "xattr::document-portal.host-path"

/**
 * fettle_file_is_sandboxed:
 *
 * Returns: whether the program runs in a Flatpak sandbox, where files of the person are reached through portals
 */
gboolean
fettle_file_is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/**
 * fettle_file_is_lent:
 * @path: a path
 *
 * A file that the document portal lends to a sandbox is at /run/user/UID/doc/ID/NAME or /run/flatpak/doc/ID/NAME, a place
 * that a person never chose.
 *
 * Returns: whether the path is such a place
 */
gboolean
fettle_file_is_lent (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return g_pattern_match_simple ("/run/user/*/doc/*/*", path) || g_pattern_match_simple ("/run/flatpak/doc/*/*", path);
}

/**
 * fettle_file_to_shown_path:
 * @file: a file
 *
 * Names a file to a person as that person knows it: of a file that the document portal lends, the path outside the sandbox
 * where the portal tells it, else the name alone.
 *
 * Returns: (transfer full): a path, a name or an address, for people only
 */
char *
fettle_file_to_shown_path (GFile *file)
{
  const char *path;
  g_autoptr (GFileInfo) info = NULL;
  const char *host;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  path = g_file_peek_path (file);
  if (!path || !fettle_file_is_lent (path))
    return g_file_get_parse_name (file);
  info = g_file_query_info (file, HOST_PATH, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  host = info ? g_file_info_get_attribute_string (info, HOST_PATH) : NULL;
  return host && *host ? g_filename_display_name (host) : g_filename_display_basename (path);
}
