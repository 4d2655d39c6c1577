/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-list-pages.h"

#include <glib/gi18n-lib.h>

#include "base/fettle-characters.h"
#include "base/fettle-error.h"
#include "base/fettle-text.h"

struct _FettleListPages
{
  char *sheet_name;
  gboolean found;       /* a workbook has a sheet of that name */
  FettleIssues *issues;
  GCancellable *cancellable;
  GPtrArray *sheets;    /* FettleSheet */
  GPtrArray *list;      /* FettleListPage */
  GPtrArray *choices;   /* names of sheets of which one is to be chosen */
};

static void
page_free (gpointer data)
{
  FettleListPage *page = data;

  g_clear_pointer (&page->keys, g_hash_table_unref);
  g_free (page->path);
  g_free (page->name);
  g_free (page);
}

/**
 * fettle_list_pages_new:
 * @sheet_name: (nullable): the sheet that is wanted of a workbook that has one of this name
 * @issues: where is told what is passed over
 * @cancellable: (nullable): to stop
 *
 * Returns: (transfer full): no lists yet
 */
FettleListPages *
fettle_list_pages_new (const char   *sheet_name,
                       FettleIssues *issues,
                       GCancellable *cancellable)
{
  FettleListPages *self = g_new0 (FettleListPages, 1);

  self->sheet_name = g_strdup (sheet_name);
  self->issues = issues;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_sheet_close);
  self->list = g_ptr_array_new_with_free_func (page_free);
  self->choices = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * fettle_list_pages_free:
 * @pages: (transfer full): lists
 *
 * Closes their files.
 */
void
fettle_list_pages_free (FettleListPages *pages)
{
  g_return_if_fail (pages != NULL);

  g_ptr_array_unref (pages->list);
  g_ptr_array_unref (pages->sheets);
  g_ptr_array_unref (pages->choices);
  g_clear_object (&pages->cancellable);
  g_free (pages->sheet_name);
  g_free (pages);
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

static guint
count_columns (const FettleLayout *layout)
{
  guint n = 0;

  for (guint i = 0; i < layout->n_headings; i++)
    n += layout->columns[i] >= 0;
  return n;
}

/* Adds the page where it is a list. FALSE only for what stops everything; why it is no list goes to @refused. */
static gboolean
recognise_page (GPtrArray    *found,
                FettleSheet  *sheet,
                const char   *path,
                guint         page,
                GError      **refused,
                GError      **error)
{
  g_autofree char *name = name_page (sheet, path, page);
  g_autoptr (FettleLayout) layout = NULL;
  g_autoptr (GError) local = NULL;
  FettleListPage *added;

  if (!fettle_sheet_select_page (sheet, page, error))
    return FALSE;
  layout = fettle_layout_recognise (sheet, name, &local);
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (local != NULL && *refused == NULL)
    *refused = g_steal_pointer (&local);
  if (layout == NULL)
    return TRUE;
  added = g_new0 (FettleListPage, 1);
  added->sheet = sheet;
  added->path = g_strdup (path);
  added->page = page;
  added->name = g_steal_pointer (&name);
  added->dataset = layout->dataset;
  added->n_columns = count_columns (layout);
  g_ptr_array_add (found, added);
  return TRUE;
}

static gboolean
is_chosen (FettleListPages *self,
           FettleSheet     *sheet,
           guint            page)
{
  return self->sheet_name != NULL && fettle_text_same (self->sheet_name, fettle_sheet_get_page_name (sheet, page));
}

static gboolean
has_chosen (FettleListPages *self,
            FettleSheet     *sheet)
{
  guint n_pages = fettle_sheet_is_workbook (sheet) ? fettle_sheet_get_n_pages (sheet) : 0;

  for (guint i = 0; i < n_pages; i++)
    if (is_chosen (self, sheet, i))
      return self->found = TRUE;
  return FALSE;
}

static gboolean
refuse_hidden (const char      *path,
               FettleListPage  *page,
               GError         **error)
{
  g_autofree char *base = g_path_get_basename (path);

  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED,
               /* Translators: first %s is a file, second a sheet of it. */
               _("The list in “%s” is on the hidden sheet “%s”, and hidden sheets are not read. Show the sheet, save the "
                 "workbook and import that. Nothing was changed."),
               base, fettle_sheet_get_page_name (page->sheet, page->page));
  return FALSE;
}

/* Of a workbook with cover and notes, the sheets that hold a list are taken; where none does, the first reason is
 * given. Hidden sheets are old copies as often as not. */
static gboolean
recognise_pages (FettleListPages  *self,
                 FettleSheet      *sheet,
                 const char       *path,
                 GPtrArray        *found,
                 GError          **error)
{
  g_autoptr (GPtrArray) hidden = g_ptr_array_new_with_free_func (page_free);
  g_autoptr (GError) refused = NULL;
  gboolean chosen = has_chosen (self, sheet);

  for (guint i = 0; i < fettle_sheet_get_n_pages (sheet); i++)
    if (chosen ? is_chosen (self, sheet, i) : !fettle_sheet_is_hidden (sheet, i))
      if (!recognise_page (found, sheet, path, i, &refused, error))
        return FALSE;
  for (guint i = 0; found->len == 0 && !chosen && i < fettle_sheet_get_n_pages (sheet); i++)
    if (fettle_sheet_is_hidden (sheet, i) && !recognise_page (hidden, sheet, path, i, &refused, error))
      return FALSE;
  if (found->len > 0)
    return TRUE;
  if (hidden->len > 0)
    return refuse_hidden (path, g_ptr_array_index (hidden, 0), error);
  g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

/* What makes a row of a list itself: a school, a link, an inspection. */
static int
find_second_key (const FettleLayout *layout)
{
  if (g_str_equal (layout->dataset, "links"))
    return fettle_layout_find (layout, NULL, "link-urn");
  return g_str_equal (layout->dataset, "year-to-date") ? fettle_layout_find (layout, "year-to-date", "number") : -1;
}

static const char *
get_cell (const FettleLayout   *layout,
          const FettleSheetRow *row,
          int                   heading)
{
  int column = heading >= 0 ? layout->columns[heading] : -1;

  return column >= 0 && (guint) column < row->n_cells ? row->cells[column] : "";
}

static gboolean
collect_keys (FettleListPage  *page,
              GError         **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (FettleLayout) layout = NULL;
  GError *local = NULL;
  FettleSheetRow row;
  int second;

  if (page->keys != NULL)
    return TRUE;
  if (fettle_sheet_select_page (page->sheet, page->page, error))
    layout = fettle_layout_recognise (page->sheet, page->name, error);
  if (layout == NULL)
    return FALSE;
  second = find_second_key (layout);
  while (fettle_sheet_next_row (page->sheet, &row, &local))
    {
      g_autofree char *urn = fettle_text_clean_urn (get_cell (layout, &row, 0));

      if (urn != NULL)
        g_hash_table_add (keys, g_strconcat (urn, "|", get_cell (layout, &row, second), NULL));
    }
  if (local == NULL)
    page->keys = g_steal_pointer (&keys);
  else
    g_propagate_error (error, local);
  return page->keys != NULL;
}

static gboolean
is_within (GHashTable *small,
           GHashTable *large)
{
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (small) > g_hash_table_size (large))
    return FALSE;
  g_hash_table_iter_init (&iter, small);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (large, key))
      return FALSE;
  return TRUE;
}

static void
tell_passed_over (FettleListPages *self,
                  FettleListPage  *passed,
                  FettleListPage  *kept)
{
  g_autofree char *sentence = g_strdup_printf (
      /* Translators: both are names of files. */
      _("“%1$s” was passed over: all that it lists is in “%2$s” too."), passed->name, kept->name);

  fettle_issues_add_note (self->issues, passed->name, sentence);
}

static gboolean
refuse_two (FettleListPage  *a,
            FettleListPage  *b,
            GError         **error)
{
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED,
               /* Translators: both %s are file names. */
               _("“%s” and “%s” are lists of the same kind. Import one after the other. Nothing was changed."), a->name, b->name);
  return FALSE;
}

/* An extract holds the same schools twice, all of them and some. Keeps the one with more of them, or else more columns. */
static gboolean
keep_larger (FettleListPages  *self,
             GPtrArray        *found,
             guint             a,
             guint             b,
             GError          **error)
{
  FettleListPage *first = g_ptr_array_index (found, a);
  FettleListPage *second = g_ptr_array_index (found, b);
  gboolean first_within, second_within;

  if (!collect_keys (first, error) || !collect_keys (second, error))
    return FALSE;
  first_within = is_within (first->keys, second->keys);
  second_within = is_within (second->keys, first->keys);
  if (!first_within && !second_within)
    return refuse_two (first, second, error);
  if (first_within && (!second_within || second->n_columns > first->n_columns))
    {
      tell_passed_over (self, first, second);
      g_ptr_array_remove_index (found, a);
    }
  else
    {
      tell_passed_over (self, second, first);
      g_ptr_array_remove_index (found, b);
    }
  return TRUE;
}

static gboolean
refuse_two_sheets (FettleListPages  *self,
                   FettleListPage   *a,
                   FettleListPage   *b,
                   GError          **error)
{
  const char *first = fettle_sheet_get_page_name (a->sheet, a->page);
  const char *second = fettle_sheet_get_page_name (b->sheet, b->page);

  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED,
               /* Translators: the first %s is a file, the others are sheets of it. */
               _("The sheets “%2$s” and “%3$s” of “%1$s” are lists of the same kind. Choose the one to import. Nothing was "
                 "changed."),
               a->name, first, second);
  return FALSE;
}

static void
note_choices (FettleListPages *self,
              GPtrArray       *found,
              const char      *dataset)
{
  for (guint i = 0; i < found->len; i++)
    {
      FettleListPage *page = g_ptr_array_index (found, i);

      if (g_str_equal (page->dataset, dataset))
        g_ptr_array_add (self->choices, g_strdup (fettle_sheet_get_page_name (page->sheet, page->page)));
    }
}

/* Of one file, two lists of a kind: one of them is right, and only in a zip of Get Information about Schools it is plain
 * which. */
static gboolean
settle (FettleListPages  *self,
        GPtrArray        *found,
        GError          **error)
{
  for (guint i = 0; i + 1 < found->len; i++)
    for (guint j = i + 1; j < found->len;)
      {
        FettleListPage *a = g_ptr_array_index (found, i);
        FettleListPage *b = g_ptr_array_index (found, j);

        if (!g_str_equal (a->dataset, b->dataset))
          {
            j++;
            continue;
          }
        if (fettle_sheet_is_workbook (a->sheet))
          {
            note_choices (self, found, a->dataset);
            return refuse_two_sheets (self, a, b, error);
          }
        if (!keep_larger (self, found, i, j, error))
          return FALSE;
        j = i + 1;
      }
  return TRUE;
}

static gboolean
take (FettleListPages  *self,
      GPtrArray        *found,
      GError          **error)
{
  for (guint i = 0; i < found->len; i++)
    for (guint j = 0; j < self->list->len; j++)
      {
        FettleListPage *other = g_ptr_array_index (self->list, j);

        if (g_str_equal (other->dataset, ((FettleListPage *) g_ptr_array_index (found, i))->dataset))
          return refuse_two (other, g_ptr_array_index (found, i), error);
      }
  g_ptr_array_extend_and_steal (self->list, g_ptr_array_ref (found));
  return TRUE;
}

/**
 * fettle_list_pages_add:
 * @pages: lists
 * @path: a file, no JSON
 * @error: return location: as fettle_sheet_open(); %FETTLE_ERROR_REFUSED also where it holds no list, a list on a hidden
 * sheet alone, or two of a kind
 *
 * Adds the lists of a file.
 *
 * Returns: whether it has any, and of each kind one at most
 */
gboolean
fettle_list_pages_add (FettleListPages  *pages,
                       const char       *path,
                       GError          **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (page_free);
  FettleSheet *sheet;

  g_return_val_if_fail (pages != NULL && path != NULL, FALSE);

  sheet = fettle_sheet_open (path, pages->cancellable, error);
  if (sheet == NULL)
    return FALSE;
  g_ptr_array_add (pages->sheets, sheet);
  return recognise_pages (pages, sheet, path, found, error) && settle (pages, found, error) && take (pages, found, error);
}

/**
 * fettle_list_pages_finish:
 * @pages: lists of all files
 * @error: return location: %FETTLE_ERROR_NOT_FOUND
 *
 * Returns: whether the sheet that was asked for by name is in one of the files
 */
gboolean
fettle_list_pages_finish (FettleListPages  *pages,
                          GError          **error)
{
  g_return_val_if_fail (pages != NULL, FALSE);

  if (pages->sheet_name == NULL || pages->found)
    return TRUE;
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_NOT_FOUND,
               /* Translators: %s is the name of a sheet of a workbook. */
               _("None of the files has a sheet called “%s”. Nothing was changed."), pages->sheet_name);
  return FALSE;
}

/**
 * fettle_list_pages_get_list:
 * @pages: lists
 *
 * Returns: (transfer none) (element-type FettleListPage): the lists; they live as long as @pages
 */
GPtrArray *
fettle_list_pages_get_list (FettleListPages *pages)
{
  g_return_val_if_fail (pages != NULL, NULL);

  return pages->list;
}

/**
 * fettle_list_pages_get_choices:
 * @pages: lists
 *
 * Returns: (transfer full) (nullable): names of the sheets of which a workbook was refused for having two of a kind
 */
GStrv
fettle_list_pages_get_choices (FettleListPages *pages)
{
  g_return_val_if_fail (pages != NULL, NULL);

  if (pages->choices->len == 0)
    return NULL;
  g_ptr_array_add (pages->choices, NULL);
  return (GStrv) g_ptr_array_steal (pages->choices, NULL);
}
