/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "imports/fettle-json.h"
#include "imports/fettle-list-pages.h"

#define BETWEEN_REPORTS (G_USEC_PER_SEC / 10)

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
  return rank ((*(const FettleListPage *const *) a)->dataset) - rank ((*(const FettleListPage *const *) b)->dataset);
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

/* Reads a page from its start, without what earlier readings found that is to be held back. */
static FettleStagedFile *
read_page (Stage         *stage,
           const FettleListPage *page,
           const char    *sha256,
           FettleHeld    *held,
           gboolean      *again,
           GCancellable  *cancellable,
           GError       **error)
{
  FettleImport *self = stage->import;
  g_autoptr (FettleIssues) issues = fettle_issues_new ();
  FettleLayout *layout = NULL;
  FettleStagedFile *file;

  if (fettle_sheet_select_page (page->sheet, page->page, error))
    layout = fettle_layout_recognise (page->sheet, page->name, error);
  if (layout == NULL)
    return NULL;
  file = fettle_staged_file_read (self->store, page->sheet, layout, page->name, sha256, held, issues, again, is_wanted, stage,
                                  report_cb, stage, cancellable, error);
  if (file != NULL && !*again)
    fettle_issues_append (self->issues, issues);
  return file;
}

static gboolean
stage_page (Stage         *stage,
            const FettleListPage *page,
            GCancellable  *cancellable,
            GError       **error)
{
  FettleImport *self = stage->import;
  g_autofree char *sha256 = fettle_file_hash (page->path, cancellable, error);
  g_autoptr (FettleHeld) held = fettle_held_new ();
  FettleStagedFile *file = NULL;
  gboolean again = TRUE;

  stage->doing = page->name;
  stage->everything = g_str_equal (page->dataset, "links");
  while (sha256 != NULL && again)
    {
      g_clear_pointer (&file, fettle_staged_file_free);
      file = read_page (stage, page, sha256, held, &again, cancellable, error);
      again = again && file != NULL;
    }
  if (file == NULL)
    return FALSE;
  fettle_issues_finish (self->issues, page->name);
  g_ptr_array_add (self->files, file);
  g_ptr_array_add (self->sources, file->source);
  stage->n_done++;
  return TRUE;
}

/* Whoever gave several files can leave this one out. */
static gboolean
blame (FettleImport *self,
       const char   *path)
{
  g_free (self->refused);
  self->refused = g_strdup (path);
  return FALSE;
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
      const FettleListPage *page = g_ptr_array_index (stage->pages, i);

      if (!linked && rank (page->dataset) > rank ("links"))
        {
          if (!fettle_import_load_links (stage->import, error))
            return FALSE;
          fettle_import_want_predecessors (stage->import, stage->wanted);
          linked = TRUE;
        }
      if (!stage_page (stage, page, cancellable, error))
        return blame (stage->import, page->path);
    }
  return TRUE;
}

static gboolean
recognise (FettleImport       *self,
           FettleListPages    *lists,
           const char *const  *paths,
           GCancellable       *cancellable,
           GError            **error)
{
  gboolean read = TRUE;

  for (guint i = 0; read && paths[i] != NULL; i++)
    {
      read = fettle_json_is (paths[i]) ? fettle_import_read_holidays (self, paths[i], cancellable, error)
                                       : fettle_list_pages_add (lists, paths[i], error);
      if (!read)
        blame (self, paths[i]);
    }
  g_strfreev (self->sheet_choices);
  self->sheet_choices = fettle_list_pages_get_choices (lists);
  return read && fettle_list_pages_finish (lists, error);
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
  g_autoptr (FettleListPages) lists = fettle_list_pages_new (self->sheet_name, self->issues, cancellable);
  GPtrArray *pages = fettle_list_pages_get_list (lists);
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Stage stage = { .import = self, .pages = pages, .wanted = wanted, .progress = progress, .progress_data = user_data };

  if (!recognise (self, lists, paths, cancellable, error))
    return FALSE;
  g_ptr_array_sort (pages, compare_pages);
  if (!fettle_import_load_register (self, error))
    return FALSE;
  want_keys (&stage, self->by_urn);
  want_keys (&stage, self->numbers);
  want_keys (&stage, self->rows);
  return stage_pages (&stage, cancellable, error);
}
