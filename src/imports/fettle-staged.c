/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-staged.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "imports/fettle-as-at.h"

/* England has 153 authorities; a file of fewer than this many is one that an officer filtered, and must not empty the
 * reference. */
#define WHOLE_ENGLAND_AUTHORITIES 100
#define WHOLE_ENGLAND_LINKS 20000
#define ROWS_BETWEEN_CHECKS 256

struct _FettleFact
{
  gatomicrefcount refs;
  guint n;
  const char **columns;
  const char **values;
};

/**
 * fettle_fact_new:
 * @columns: fields, %NULL-terminated; static or interned strings
 * @values: as many values, %NULL for empty
 *
 * Returns: (transfer full): a copy of the record
 */
FettleFact *
fettle_fact_new (const char *const *columns,
                 const char *const *values)
{
  guint n = g_strv_length ((char **) columns);
  gsize bytes = sizeof (FettleFact) + 2 * n * sizeof (char *);
  FettleFact *self;
  char *text;

  g_return_val_if_fail (columns != NULL && values != NULL, NULL);

  for (guint i = 0; i < n; i++)
    bytes += values[i] != NULL ? strlen (values[i]) + 1 : 0;
  self = g_malloc (bytes);
  g_atomic_ref_count_init (&self->refs);
  self->n = n;
  self->columns = (const char **) (self + 1);
  self->values = self->columns + n;
  text = (char *) (self->values + n);
  for (guint i = 0; i < n; i++)
    {
      self->columns[i] = g_intern_string (columns[i]);
      self->values[i] = values[i] != NULL ? text : NULL;
      if (values[i] != NULL)
        text = g_stpcpy (text, values[i]) + 1;
    }
  return self;
}

/**
 * fettle_fact_new_from_table:
 * @columns: fields that the source carried
 * @table: field and value, as the reference gives a row
 *
 * Returns: (transfer full): a copy of the record
 */
FettleFact *
fettle_fact_new_from_table (const char *const *columns,
                            GHashTable        *table)
{
  g_autofree const char **values = NULL;
  guint n = g_strv_length ((char **) columns);

  g_return_val_if_fail (columns != NULL && table != NULL, NULL);

  values = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++)
    values[i] = g_hash_table_lookup (table, columns[i]);
  return fettle_fact_new (columns, values);
}

/**
 * fettle_fact_ref:
 * @fact: a record
 *
 * Returns: (transfer full): @fact
 */
FettleFact *
fettle_fact_ref (FettleFact *fact)
{
  g_return_val_if_fail (fact != NULL, NULL);

  g_atomic_ref_count_inc (&fact->refs);
  return fact;
}

/**
 * fettle_fact_unref:
 * @fact: (transfer full): a record
 *
 * Frees the record with its last reference.
 */
void
fettle_fact_unref (FettleFact *fact)
{
  g_return_if_fail (fact != NULL);

  if (g_atomic_ref_count_dec (&fact->refs))
    g_free (fact);
}

/**
 * fettle_fact_get:
 * @fact: a record
 * @field: a field
 *
 * Returns: (nullable): its value, %NULL where it is empty or not carried
 */
const char *
fettle_fact_get (const FettleFact *fact,
                 const char       *field)
{
  g_return_val_if_fail (fact != NULL && field != NULL, NULL);

  for (guint i = 0; i < fact->n; i++)
    if (strcmp (fact->columns[i], field) == 0)
      return fact->values[i];
  return NULL;
}

/**
 * fettle_fact_carries:
 * @fact: a record
 * @field: a field
 *
 * Returns: whether the source has such a column, empty or not
 */
gboolean
fettle_fact_carries (const FettleFact *fact,
                     const char       *field)
{
  g_return_val_if_fail (fact != NULL && field != NULL, FALSE);

  for (guint i = 0; i < fact->n; i++)
    if (strcmp (fact->columns[i], field) == 0)
      return TRUE;
  return FALSE;
}

static void
keep_facts (FettleStagedFile *self,
            FettleRows       *rows,
            guint             n)
{
  GPtrArray *list = g_hash_table_lookup (self->facts, fettle_rows_get_record (rows, 0)[0]);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func ((GDestroyNotify) fettle_fact_unref);
      g_hash_table_insert (self->facts, g_strdup (fettle_rows_get_record (rows, 0)[0]), list);
    }
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (list, fettle_fact_new ((const char *const *) self->columns, fettle_rows_get_record (rows, i)));
}

static gboolean
load_records (FettleStagedFile  *self,
              FettleRows        *rows,
              guint              n,
              GError           **error)
{
  for (guint i = 0; self->load != NULL && i < n; i++)
    if (!fettle_reference_load_row (self->load, fettle_rows_get_record (rows, i), error))
      return FALSE;
  self->source->n_rows += n > 0;
  return TRUE;
}

static int
find_column (FettleStagedFile *self,
             const char       *field)
{
  for (guint i = 0; self->columns[i] != NULL; i++)
    if (g_str_equal (self->columns[i], field))
      return i;
  return -1;
}

static void
enrol (FettleStagedFile *self,
       FettleRows       *rows,
       const char       *la)
{
  const char *const *record = fettle_rows_get_record (rows, 0);
  int status = find_column (self, "status");
  int sector = find_column (self, "sector");
  int phase = find_column (self, "phase");

  fettle_roll_add (self->roll, record[0], la, status >= 0 ? record[status] : NULL, sector >= 0 ? record[sector] : NULL,
                   phase >= 0 ? record[phase] : NULL);
}

static gboolean
read_rows (FettleStagedFile    *self,
           FettleSheet         *sheet,
           FettleRows          *rows,
           FettleStagedWanted   wanted,
           gpointer             wanted_data,
           FettleProgressFunc   progress,
           gpointer             progress_data,
           GCancellable        *cancellable,
           GError             **error)
{
  FettleSheetRow row;
  GError *local = NULL;

  for (guint met = 1; fettle_sheet_next_row (sheet, &row, &local); met++)
    {
      guint n = fettle_rows_read (rows, &row);
      const char *la = fettle_rows_get_authority (rows);

      if (!load_records (self, rows, n, error))
        return FALSE;
      self->n_rows += n > 0 || la != NULL;
      if (n > 0)
        enrol (self, rows, la);
      if (la != NULL && !g_hash_table_contains (self->authorities, la))
        g_hash_table_add (self->authorities, g_strdup (la));
      if (n > 0 && wanted (fettle_rows_get_record (rows, 0)[0], la, wanted_data))
        keep_facts (self, rows, n);
      if (met % ROWS_BETWEEN_CHECKS != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress (fettle_sheet_get_fraction (sheet), NULL, progress_data);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* A download whose name was changed says how old it is by its newest row; the officer is told. */
static void
find_as_at (FettleStagedFile *self,
            FettleRows       *rows,
            FettleIssues     *issues)
{
  g_autofree char *words = NULL;
  g_autofree char *reason = NULL;

  self->source->as_at = fettle_as_at_from_name (self->source->file_name);
  if (self->source->as_at != NULL)
    return;
  self->source->as_at = g_strdup (fettle_rows_get_newest (rows));
  if (self->source->as_at == NULL)
    return;
  words = fettle_date_iso_to_words (self->source->as_at);
  /* Translators: %s is a date. */
  reason = g_strdup_printf (_("The file’s name bears no date; it was taken as at %s, the newest date inside."), words);
  fettle_issues_add (issues, FALSE, self->source->file_name, 0, 0, NULL, NULL, reason);
}

static gboolean
is_part_of_england (FettleStagedFile *self)
{
  if (g_str_equal (self->layout->dataset, "links"))
    return self->source->n_rows < WHOLE_ENGLAND_LINKS;
  return !self->layout->whole || g_hash_table_size (self->authorities) < WHOLE_ENGLAND_AUTHORITIES;
}

static gboolean
was_imported (FettleStore       *store,
              FettleStagedFile  *self,
              const char        *sha256,
              GError           **error)
{
  g_autoptr (FettleSourceInfo) present = NULL;
  GError *local = NULL;

  present = fettle_reference_get_source (store, self->layout->dataset, &local);
  /* It is set aside now, and what was imported before is as if it had never been. */
  if (g_error_matches (local, FETTLE_ERROR, FETTLE_ERROR_REFERENCE))
    g_clear_error (&local);
  self->repeated = present != NULL && g_strcmp0 (present->sha256, sha256) == 0;
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/**
 * fettle_staged_file_read:
 * @store: the store
 * @sheet: a sheet at the first row of data of a recognised page
 * @layout: (transfer full): its layout
 * @file_name: base name of the file, or of the page in a zip
 * @sha256: of the file, with the page where it has several
 * @held: what earlier readings of the page found that is not to be taken
 * @issues: where issues go
 * @again: (out): whether the page is to be read again, without what this reading found
 * @wanted: says which schools' records are kept in memory
 * @wanted_data: for @wanted
 * @progress: (nullable): told how far the page is read
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop
 * @error: return location: %FETTLE_ERROR_REFUSED for a page without rows; as fettle_sheet_next_row() and fettle_reference_load_row(); %G_IO_ERROR_CANCELLED
 *
 * Reads a page into a load of the reference that is begun and not committed.
 *
 * Returns: (transfer full) (nullable): the staged file; freeing it changes nothing
 */
FettleStagedFile *
fettle_staged_file_read (FettleStore         *store,
                         FettleSheet         *sheet,
                         FettleLayout        *layout,
                         const char          *file_name,
                         const char          *sha256,
                         FettleHeld          *held,
                         FettleIssues        *issues,
                         gboolean            *again,
                         FettleStagedWanted   wanted,
                         gpointer             wanted_data,
                         FettleProgressFunc   progress,
                         gpointer             progress_data,
                         GCancellable        *cancellable,
                         GError             **error)
{
  g_autoptr (FettleStagedFile) self = g_new0 (FettleStagedFile, 1);
  g_autoptr (FettleRows) rows = fettle_rows_new (layout, file_name, held, issues);

  g_return_val_if_fail (FETTLE_IS_STORE (store) && sheet != NULL && wanted != NULL, NULL);

  self->layout = layout;
  self->source = fettle_source_info_new (layout->dataset);
  self->source->generation = g_strdup (layout->generation);
  self->source->file_name = g_strdup (file_name);
  self->source->sha256 = g_strdup (sha256);
  self->columns = g_strdupv ((char **) fettle_rows_get_columns (rows));
  self->source->columns = g_strdupv (self->columns);
  self->facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->roll = fettle_roll_new ();
  self->authorities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!was_imported (store, self, sha256, error))
    return NULL;
  if (!self->repeated)
    {
      self->load =
          fettle_reference_load_begin (store, layout->dataset, (const char *const *)self->columns, FALSE, error);
      if (self->load == NULL)
        return NULL;
    }
  if (!read_rows (self, sheet, rows, wanted, wanted_data, progress, progress_data, cancellable, error)
      || !fettle_rows_finish (rows, again, error))
    return NULL;
  /* A small authority may have no links between schools at all; where some are held, the comparison asks. */
  if (self->n_rows == 0 && !g_str_equal (layout->dataset, "links"))
    {
      fettle_staged_file_refuse_empty (self, error);
      return NULL;
    }
  find_as_at (self, rows, issues);
  self->merge = is_part_of_england (self);
  if (self->load != NULL)
    fettle_reference_load_set_merge (self->load, self->merge);
  return g_steal_pointer (&self);
}

/**
 * fettle_staged_file_refuse_empty:
 * @file: a list with column headings alone
 * @error: return location: %FETTLE_ERROR_REFUSED
 *
 * Refuses a list that would move the date of what is held and say nothing else.
 */
void
fettle_staged_file_refuse_empty (FettleStagedFile  *file,
                                 GError           **error)
{
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED,
               /* Translators: %s is a file name. */
               _("“%s” has column headings and no row that can be used. Download it again. Nothing was changed."),
               file->source->file_name);
}

/**
 * fettle_staged_file_free:
 * @file: (transfer full): a staged file
 *
 * Drops the file and the load that was not committed.
 */
void
fettle_staged_file_free (FettleStagedFile *file)
{
  g_return_if_fail (file != NULL);

  g_clear_pointer (&file->load, fettle_reference_load_free);
  g_clear_pointer (&file->layout, fettle_layout_free);
  g_clear_pointer (&file->source, fettle_source_info_free);
  g_clear_pointer (&file->columns, g_strfreev);
  g_clear_pointer (&file->facts, g_hash_table_unref);
  g_clear_pointer (&file->authorities, g_hash_table_unref);
  g_clear_pointer (&file->roll, fettle_roll_free);
  g_free (file);
}
