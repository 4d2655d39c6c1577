/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calendar/fettle-published.h"

#include <string.h>

#include "base/fettle-file.h"

/*
 * Which dates a calendar has ever shown. A date that is met or stopped is written once more as cancelled, so that
 * calendars take it out; one that no calendar has would only be noise there. The list lies beside the register, a line an
 * id: other files than the one that is written now may have been given out.
 */

#define LIST "calendar-published"
#define UID "UID:"
#define OWNER "@fettle"

static GFile *
get_list (FettleStore *store)
{
  return g_file_new_build_filename (fettle_store_get_folder (store), LIST, NULL);
}

static void
add_lines (GHashTable *ids,
           const char *text,
           const char *beginning,
           const char *end)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize length = strlen (lines[i]);

      if (length > strlen (beginning) + strlen (end) && g_str_has_prefix (lines[i], beginning) && g_str_has_suffix (lines[i], end))
        g_hash_table_add (ids, g_strndup (lines[i] + strlen (beginning), length - strlen (beginning) - strlen (end)));
    }
}

/* Lines that were folded begin with a blank. */
static void
add_calendar (GHashTable *ids,
              GBytes     *calendar)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (calendar, NULL), g_bytes_get_size (calendar));
  g_auto (GStrv) pieces = g_strsplit (text, "\r\n ", -1);
  g_autofree char *unfolded = g_strjoinv (NULL, pieces);

  add_lines (ids, unfolded, UID, OWNER);
}

/**
 * fettle_published_read:
 * @store: a store
 * @calendar: (nullable): the calendar file that is to be replaced
 *
 * Returns: (transfer full) (element-type utf8): ids of the dates that a calendar has shown: of @calendar, and of any that
 *   was written before
 */
GHashTable *
fettle_published_read (FettleStore *store,
                       GBytes      *calendar)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GFile) list = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (FETTLE_IS_STORE (store), ids);

  list = get_list (store);
  bytes = g_file_load_bytes (list, NULL, NULL, NULL);
  text = bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
  if (text != NULL)
    add_lines (ids, text, "", "");
  if (calendar != NULL)
    add_calendar (ids, calendar);
  return ids;
}

/**
 * fettle_published_keep:
 * @store: a store
 * @ids: (element-type utf8): ids of all dates that a calendar has shown
 *
 * Keeps the list for the next calendar. Where it cannot be written, only a calendar at another place misses what was
 * cancelled, so nothing is said.
 */
void
fettle_published_keep (FettleStore *store,
                       GHashTable  *ids)
{
  g_autoptr (GFile) list = NULL;
  g_autoptr (GList) sorted = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) before = NULL;

  g_return_if_fail (FETTLE_IS_STORE (store) && ids != NULL);

  sorted = g_list_sort (g_hash_table_get_keys (ids), (GCompareFunc) strcmp);
  for (GList *at = sorted; at != NULL; at = at->next)
    g_string_append_printf (text, "%s\n", (const char *) at->data);
  list = get_list (store);
  bytes = g_bytes_new (text->str, text->len);
  before = g_file_load_bytes (list, NULL, NULL, NULL);
  if (before == NULL || !g_bytes_equal (before, bytes))
    fettle_file_write_beside (list, bytes, NULL, NULL);
}
