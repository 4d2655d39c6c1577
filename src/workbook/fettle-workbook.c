/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/fettle-error.h"
#include "base/fettle-text.h"
#include "workbook/fettle-workbook-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <zip.h>

/*
 * The workbook as a file. libxlsxwriter notices little of what goes wrong while it writes, so the finished file is
 * read back, part by part, before it takes the place of the target.
 */

#define MAX_SHEET_NAME 31
#define READ_CHUNK 65536
#define FULL_DISK_BYTES 65536

static gboolean
check_tables (const FettleWorkbookInfo  *info,
              GPtrArray                 *tables,
              GError                   **error)
{
  for (guint i = 0; i < tables->len; i++)
    if (fettle_disclosed_get_profile (g_ptr_array_index (tables, i)) != info->profile)
      {
        /* Translators: the id of a table, the name of a kind of paper. */
        g_set_error (
          error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
          _("Table %s was not passed for “%s”. No workbook was written. Make the table again for that paper."),
          fettle_disclosed_get_id (g_ptr_array_index (tables, i)), fettle_profile_get_label (info->profile));
        return FALSE;
      }
  if (tables->len > 0)
    return TRUE;
  g_set_error_literal (
    error, FETTLE_ERROR, FETTLE_ERROR_INVALID,
    _("None of the tables may be shown in this paper, so no workbook was written. Choose other tables."));
  return FALSE;
}

/* The id of a table as a name that Excel takes for a sheet. */
static char *
clean_sheet_name (const char *id,
                  guint       again)
{
  g_autofree char *suffix = again ? g_strdup_printf (" %u", again + 1) : g_strdup ("");
  g_autofree char *valid = g_utf8_make_valid (id, -1);
  g_autofree char *cut = NULL, *clean = NULL;

  g_strdelimit (valid, "[]:*?/\\'", '-');
  cut = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), (glong) (MAX_SHEET_NAME - strlen (suffix))));
  clean = g_strconcat (cut, suffix, NULL);
  *clean = g_ascii_toupper (*clean);
  return g_steal_pointer (&clean);
}

static GPtrArray *
name_sheets (GPtrArray *tables)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *own[] = { _("Cover"), _("Contents"), _("Notes"), "History" };

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    g_hash_table_add (taken, g_utf8_casefold (own[i], -1));
  for (guint i = 0; i < tables->len; i++)
    {
      const char *id = fettle_disclosed_get_id (g_ptr_array_index (tables, i));
      g_autofree char *name = clean_sheet_name (id, 0);

      for (guint again = 1; !g_hash_table_add (taken, g_utf8_casefold (name, -1)); again++)
        {
          g_free (name);
          name = clean_sheet_name (id, again);
        }
      g_ptr_array_add (names, g_steal_pointer (&name));
    }
  return names;
}

static gboolean
is_long (GPtrArray *tables)
{
  for (guint i = 0; i < tables->len; i++)
    if (fettle_disclosed_get_n_rows (g_ptr_array_index (tables, i)) > FETTLE_WORKBOOK_MAX_TABLE_ROWS)
      return TRUE;
  return FALSE;
}

static void
set_properties (FettleWorkbookWriter *self)
{
  const FettleWorkbookInfo *info = self->info;
  g_autoptr(GDateTime) made = info->made_at ? g_date_time_new_from_iso8601 (info->made_at, NULL) : NULL;
  lxw_doc_properties properties = { 0 };

  properties.title = (char *) info->title;
  properties.subject = (char *) info->committee;
  properties.company = (char *) info->council;
  properties.author = (char *) info->made_by;
  properties.category = (char *) fettle_profile_get_label (info->profile);
  properties.created = made ? (time_t) g_date_time_to_unix (made) : 0;
  workbook_set_properties (self->book, &properties);
}

static gboolean
write_sheets (FettleWorkbookWriter  *self,
              FettleProgressFunc     progress,
              gpointer               user_data,
              GCancellable          *cancellable,
              GError               **error)
{
  fettle_workbook_add_formats (self);
  set_properties (self);
  fettle_workbook_write_front (self);
  for (guint i = 0; i < self->tables->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (progress)
        progress ((double) i / (self->tables->len + 1),
                  fettle_disclosed_get_title (g_ptr_array_index (self->tables, i)), user_data);
      fettle_workbook_write_table (self, i);
    }
  return TRUE;
}

static int
guess_errno (const char *path,
             int         number)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct statvfs space;

  if (number == ENOSPC || number == EDQUOT || number == EACCES || number == EROFS)
    return number;
  if (statvfs (folder, &space) == 0 && (guint64) space.f_bavail * space.f_frsize < FULL_DISK_BYTES)
    return ENOSPC;
  return number ? number : EIO;
}

static gboolean
part_is_whole (zip_t        *archive,
               zip_uint64_t  index)
{
  zip_file_t *part = zip_fopen_index (archive, index, 0);
  g_autofree char *chunk = g_malloc (READ_CHUNK);
  zip_int64_t n;
  char last = 0;

  if (!part)
    return FALSE;
  while ((n = zip_fread (part, chunk, READ_CHUNK)) > 0)
    for (zip_int64_t i = n; i > 0; i--)
      if (!g_ascii_isspace (chunk[i - 1]))
        {
          last = chunk[i - 1];
          break;
        }
  /* Reading to the end also checks the sum of the part. */
  return zip_fclose (part) == 0 && n == 0 && last == '>';
}

/* Whether every part of the file is there to its last byte. */
static gboolean
is_whole (const char *path)
{
  zip_t *archive = zip_open (path, ZIP_RDONLY, NULL);
  gboolean whole = archive != NULL;

  if (!archive)
    return FALSE;
  for (zip_int64_t i = 0; whole && i < zip_get_num_entries (archive, 0); i++)
    whole = part_is_whole (archive, (zip_uint64_t) i);
  zip_discard (archive);
  return whole;
}

static gboolean
close_book (lxw_workbook  *book,
            const char    *path,
            const char    *target,
            GError       **error)
{
  lxw_error result;

  errno = 0;
  result = workbook_close (book);
  if (result == LXW_NO_ERROR && is_whole (path))
    return TRUE;
  fettle_file_set_error (error, guess_errno (path, errno), target);
  return FALSE;
}

static gboolean
write_file (FettleWorkbookWriter  *self,
            const char            *path,
            const char            *target,
            FettleProgressFunc     progress,
            gpointer               user_data,
            GCancellable          *cancellable,
            GError               **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  lxw_workbook_options options = { .constant_memory = self->streamed, .tmpdir = folder };

  self->book = workbook_new_opt (path, &options);
  if (!self->book)
    {
      fettle_file_set_error (error, guess_errno (path, errno), target);
      return FALSE;
    }
  if (write_sheets (self, progress, user_data, cancellable, error))
    return close_book (self->book, path, target, error);
  lxw_workbook_free (self->book);
  return FALSE;
}

/**
 * fettle_workbook_write:
 * @target: path of the workbook
 * @info: for the cover and the document's properties
 * @tables: (element-type FettleDisclosed): at least one, each passed for the profile of @info; they become sheets in
 * this order
 * @progress: (nullable): told of each table
 * @user_data: for @progress
 * @cancellable: (nullable): leaves @target as it was
 * @error: FETTLE_ERROR_INVALID for a table of another profile, FETTLE_ERROR_NO_SPACE, FETTLE_ERROR_READ_ONLY
 *
 * Writes a workbook: cover, contents with links, notes, then one table a sheet, each a real Excel table with its
 * heading, notes and native chart. With a table of more than 20,000 rows the whole workbook is streamed, and tables
 * become ranges with filters. It is written beside @target and takes its place in one step.
 *
 * Returns: whether it was written; if not, @target is as it was
 */
gboolean
fettle_workbook_write (const char                *target,
                       const FettleWorkbookInfo  *info,
                       GPtrArray                 *tables,
                       FettleProgressFunc         progress,
                       gpointer                   user_data,
                       GCancellable              *cancellable,
                       GError                   **error)
{
  FettleWorkbookWriter self = { .info = info, .tables = tables };
  g_autoptr(GPtrArray) names = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (target != NULL && info != NULL && tables != NULL, FALSE);

  if (!check_tables (info, tables, error) || !(path = fettle_file_make_beside (target, error)))
    return FALSE;
  self.sheet_names = names = name_sheets (tables);
  self.streamed = is_long (tables);
  if (!write_file (&self, path, target, progress, user_data, cancellable, error))
    {
      g_unlink (path);
      return FALSE;
    }
  if (!fettle_file_move_into_place (path, target, error))
    return FALSE;
  if (progress)
    progress (1, NULL, user_data);
  return TRUE;
}
