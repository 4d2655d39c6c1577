/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-characters.h"
#include "sheets/fettle-input.h"

#define BETWEEN_REPORTS (G_USEC_PER_SEC / 10)

/**
 * Page:
 * @path: the file
 * @page: which table of it
 * @name: base name of the file, or of the file inside a zip
 * @dataset: what it is
 *
 * A table that was recognised. Establishments are read first, for they say whose links and inspections matter.
 */
typedef struct
{
  char *path;
  guint page;
  char *name;
  const char *dataset;
} Page;

typedef struct
{
  FettleImport *import;
  GPtrArray *pages;
  GHashTable *wanted;           /* URNs of the schools that matter */
  gboolean everything;          /* what is being read matters as a whole */
  FettleProgressFunc progress;
  gpointer progress_data;
  gint64 reported_at;
  guint n_done;
  const char *doing;
} Stage;

static const char *const order[] = { "establishments", "links", "outcomes", "year-to-date" };

static void
page_free (gpointer data)
{
  Page *page = data;

  g_free (page->path);
  g_free (page->name);
  g_free (page);
}

static int
rank (const char *dataset)
{
  int i = 0;

  while (!g_str_equal (order[i], dataset))
    i++;
  return i;
}

static int
compare_pages (gconstpointer a,
               gconstpointer b)
{
  return rank ((*(const Page *const *) a)->dataset) - rank ((*(const Page *const *) b)->dataset);
}

static gboolean
is_json (const char *path)
{
  g_autoptr (FettleInput) input = fettle_input_open_file (path, NULL, NULL);
  char head[64] = "";
  char *start = head;

  if (input == NULL || fettle_input_read (input, head, sizeof head - 1, NULL) <= 0)
    return FALSE;
  if (g_str_has_prefix (start, "\xef\xbb\xbf"))
    start += 3;
  return *g_strchug (start) == '{';
}

static gboolean
add_page (Stage       *stage,
          const char  *path,
          guint        page,
          const char  *name,
          const char  *dataset,
          GError     **error)
{
  Page *added;

  for (guint i = 0; i < stage->pages->len; i++)
    {
      const Page *other = g_ptr_array_index (stage->pages, i);

      if (!g_str_equal (other->dataset, dataset))
        continue;
      g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED,
                   /* Translators: both %s are file names. */
                   _("“%s” and “%s” are lists of the same kind. Import one after the other. Nothing was changed."),
                   other->name, name);
      return FALSE;
    }
  added = g_new0 (Page, 1);
  added->path = g_strdup (path);
  added->page = page;
  added->name = g_strdup (name);
  added->dataset = dataset;
  g_ptr_array_add (stage->pages, added);
  return TRUE;
}

/* The name goes into the register and into lists: what no format can hold is shown as a box. */
static char *
name_page (FettleSheet *sheet,
           const char  *path,
           guint        page)
{
  g_autofree char *base = g_path_get_basename (
      g_str_equal (fettle_sheet_get_format (sheet), "ZIP") ? fettle_sheet_get_page_name (sheet, page) : path);

  return fettle_characters_show (base);
}

/* Of a workbook with cover and notes, the sheets that hold a list are taken; where none does, the first reason is
 * given. */
static gboolean
recognise_pages (Stage        *stage,
                 FettleSheet  *sheet,
                 const char   *path,
                 GError      **error)
{
  g_autoptr (GError) refused = NULL;
  guint n_before = stage->pages->len;

  for (guint i = 0; i < fettle_sheet_get_n_pages (sheet); i++)
    {
      g_autofree char *name = name_page (sheet, path, i);
      g_autoptr (FettleLayout) layout = NULL;
      g_autoptr (GError) local = NULL;

      if (!fettle_sheet_select_page (sheet, i, error))
        return FALSE;
      layout = fettle_layout_recognise (sheet, name, &local);
      if (layout != NULL && !add_page (stage, path, i, name, layout->dataset, error))
        return FALSE;
      if (local != NULL && refused == NULL)
        refused = g_steal_pointer (&local);
    }
  if (stage->pages->len > n_before)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

static gboolean
recognise (Stage        *stage,
           const char   *path,
           GError      **error)
{
  g_autoptr (FettleSheet) sheet = NULL;

  if (is_json (path))
    return fettle_import_read_holidays (stage->import, path, error);
  sheet = fettle_sheet_open (path, NULL, error);
  return sheet != NULL && recognise_pages (stage, sheet, path, error);
}

static void
report_cb (double      fraction,
           const char *message,
           gpointer    user_data)
{
  Stage *stage = user_data;
  gint64 now = g_get_monotonic_time ();

  if (stage->progress == NULL || now - stage->reported_at < BETWEEN_REPORTS)
    return;
  stage->reported_at = now;
  stage->progress ((stage->n_done + fraction) / stage->pages->len, stage->doing, stage->progress_data);
}

static gboolean
is_wanted (const char *urn,
           const char *la_code,
           gpointer    user_data)
{
  Stage *stage = user_data;

  if (stage->everything || g_hash_table_contains (stage->wanted, urn))
    return TRUE;
  /* A school of the authority that the register does not follow yet: only the list of establishments, read first, makes
   * it known. */
  if (la_code == NULL || g_strcmp0 (la_code, stage->import->la_code) != 0)
    return FALSE;
  g_hash_table_add (stage->wanted, g_strdup (urn));
  return TRUE;
}

static void
want_keys (Stage      *stage,
           GHashTable *table)
{
  GHashTableIter iter;
  gpointer urn;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &urn, NULL))
    g_hash_table_add (stage->wanted, g_strdup (urn));
}

static gboolean
stage_page (Stage         *stage,
            const Page    *page,
            GCancellable  *cancellable,
            GError       **error)
{
  FettleImport *self = stage->import;
  g_autoptr (FettleSheet) sheet = fettle_sheet_open (page->path, NULL, error);
  g_autofree char *sha256 = sheet != NULL ? fettle_file_hash (page->path, cancellable, error) : NULL;
  FettleLayout *layout;
  FettleStagedFile *file;

  if (sha256 == NULL || !fettle_sheet_select_page (sheet, page->page, error)
      || (layout = fettle_layout_recognise (sheet, page->name, error)) == NULL)
    return FALSE;
  stage->doing = page->name;
  stage->everything = g_str_equal (page->dataset, "links");
  file = fettle_staged_file_read (self->store, sheet, layout, page->name, sha256, self->issues, is_wanted, stage,
                                  report_cb, stage, cancellable, error);
  if (file == NULL)
    return FALSE;
  fettle_issues_finish (self->issues, page->name);
  g_ptr_array_add (self->files, file);
  g_ptr_array_add (self->sources, file->source);
  stage->n_done++;
  return TRUE;
}

/* With establishments and links read it is known which old numbers' inspections matter besides. */
static gboolean
stage_pages (Stage         *stage,
             GCancellable  *cancellable,
             GError       **error)
{
  gboolean linked = FALSE;

  for (guint i = 0; i < stage->pages->len; i++)
    {
      const Page *page = g_ptr_array_index (stage->pages, i);

      if (!linked && rank (page->dataset) > rank ("links"))
        {
          if (!fettle_import_load_links (stage->import, error))
            return FALSE;
          fettle_import_want_predecessors (stage->import, stage->wanted);
          linked = TRUE;
        }
      if (!stage_page (stage, page, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * fettle_import_stage:
 * @self: an import without files
 * @paths: files
 * @progress: (nullable): told how far it is, at most ten times a second
 * @user_data: for @progress
 * @cancellable: (nullable): to stop
 * @error: return location: see fettle_import_read()
 *
 * Recognises all files, then reads them.
 *
 * Returns: whether all were read
 */
gboolean
fettle_import_stage (FettleImport        *self,
                     const char *const   *paths,
                     FettleProgressFunc   progress,
                     gpointer             user_data,
                     GCancellable        *cancellable,
                     GError             **error)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (page_free);
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Stage stage = { .import = self, .pages = pages, .wanted = wanted, .progress = progress, .progress_data = user_data };

  for (guint i = 0; paths[i] != NULL; i++)
    if (!recognise (&stage, paths[i], error))
      return FALSE;
  g_ptr_array_sort (pages, compare_pages);
  if (!fettle_import_load_register (self, error))
    return FALSE;
  want_keys (&stage, self->by_urn);
  want_keys (&stage, self->numbers);
  want_keys (&stage, self->rows);
  return stage_pages (&stage, cancellable, error);
}
