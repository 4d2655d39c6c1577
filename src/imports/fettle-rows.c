/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "imports/fettle-rows-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "imports/fettle-as-at.h"
#include "model/fettle-authority-name.h"
#include "sheets/fettle-sheet-error.h"

static gboolean
is_ofsted (FettleRows *self)
{
  return g_str_equal (self->layout->dataset, "outcomes") || g_str_equal (self->layout->dataset, "year-to-date");
}

/**
 * fettle_rows_add_column:
 * @self: a reader of rows
 * @name: name of a field
 *
 * Returns: the field's place in a record, made where it had none
 */
int
fettle_rows_add_column (FettleRows *self,
                        const char *name)
{
  int place = fettle_rows_find_column (self, name);

  if (place >= 0)
    return place;
  g_ptr_array_add (self->columns, (gpointer) name);
  return self->columns->len - 1;
}

/**
 * fettle_rows_find_column:
 * @self: a reader of rows
 * @name: name of a field
 *
 * Returns: the field's place in a record, or -1
 */
int
fettle_rows_find_column (FettleRows *self,
                         const char *name)
{
  guint place;

  for (place = 0; place < self->columns->len; place++)
    if (g_strcmp0 (g_ptr_array_index (self->columns, place), name) == 0)
      return place;
  return -1;
}

/**
 * fettle_rows_get_cell:
 * @self: a reader of rows
 * @row: a row; a row that is too short has empty cells at its end
 * @heading: index of a heading of the layout
 *
 * Returns: the cell as it stands, "" where the file has no such column
 */
const char *
fettle_rows_get_cell (FettleRows           *self,
                      const FettleSheetRow *row,
                      guint                 heading)
{
  int column = self->layout->columns[heading];

  return column >= 0 && (guint) column < row->n_cells ? row->cells[column] : "";
}

/**
 * fettle_rows_read_cell:
 * @self: a reader of rows
 * @row: a row
 * @heading: index of a heading of the layout
 *
 * Reads a cell by its type; what cannot be read so is reported and left empty.
 *
 * Returns: (nullable): the value
 */
const char *
fettle_rows_read_cell (FettleRows           *self,
                       const FettleSheetRow *row,
                       guint                 heading)
{
  const char *cell = fettle_rows_get_cell (self, row, heading);
  gboolean odd = FALSE;
  const FettleHeading *it = &self->layout->headings[heading];
  const char *value;

  if (*cell == '\0')
    return NULL;
  value = fettle_cells_read (self->cells, it->type, cell, &odd);
  if (it->type == FETTLE_CELL_DATE)
    {
      fettle_held_note_date (self->held, heading, fettle_cells_get_order (self->cells), cell);
      if (G_UNLIKELY (fettle_held_has_column (self->held, heading)))
        return NULL;
    }
  if (G_UNLIKELY (odd))
    fettle_rows_leave_empty (self, row, heading, fettle_sheet_is_error (cell)
                                                   ? _("The cell holds an error of the spreadsheet, or a formula without "
                                                       "its value. It was left empty.")
                                                   : _("The value could not be understood and was left empty."));
  return value;
}

/**
 * fettle_rows_leave_empty:
 * @self: a reader of rows
 * @row: the row
 * @heading: index of a heading of the layout
 * @reason: for people
 *
 * Tells of a cell that could not be read, once, and counts it for its column.
 */
void
fettle_rows_leave_empty (FettleRows           *self,
                         const FettleSheetRow *row,
                         guint                 heading,
                         const char           *reason)
{
  const FettleHeading *it = &self->layout->headings[heading];

  if (self->told[heading])
    return;
  self->told[heading] = TRUE;
  fettle_issues_add_unread (self->issues, self->layout->titles[self->layout->columns[heading]]);
  /* Without its key the whole row is rejected, and that is said there. */
  if (it->part != NULL || it->type != FETTLE_CELL_URN)
    fettle_rows_complain (self, row, heading, FALSE, reason);
}

/**
 * fettle_rows_complain:
 * @self: a reader of rows
 * @row: the row
 * @heading: index of a heading of the layout, -1 for the whole row
 * @rejected: whether the row is left out
 * @reason: for people
 *
 * Adds to the list of issues.
 */
void
fettle_rows_complain (FettleRows           *self,
                      const FettleSheetRow *row,
                      int                   heading,
                      gboolean              rejected,
                      const char           *reason)
{
  int column = heading >= 0 ? self->layout->columns[heading] : -1;

  fettle_issues_add (self->issues, rejected, self->file_name, row->line, column + 1,
                     column >= 0 ? self->layout->titles[column] : NULL,
                     heading >= 0 ? fettle_rows_get_cell (self, row, heading) : NULL, reason);
}

/**
 * fettle_rows_note_date:
 * @self: a reader of rows
 * @iso: (nullable): a date that the row was changed or published on
 *
 * Remembers the newest.
 */
void
fettle_rows_note_date (FettleRows *self,
                       const char *iso)
{
  if (iso != NULL && strcmp (iso, self->newest) > 0)
    g_strlcpy (self->newest, iso, sizeof self->newest);
}

/**
 * fettle_rows_find_authority:
 * @self: a reader of rows
 * @name: (nullable): the name of an authority, as the file spells it
 *
 * fettle_authority_code_from_name() for the day of the file, that remembers what it was asked.
 *
 * Returns: (nullable): the three-digit code
 */
const char *
fettle_rows_find_authority (FettleRows *self,
                            const char *name)
{
  const char *code;

  if (name == NULL)
    return NULL;
  code = g_hash_table_lookup (self->authority_codes, name);
  if (code == NULL)
    {
      code = fettle_authority_code_from_name (name, self->as_at);
      g_hash_table_insert (self->authority_codes, g_strdup (name), (gpointer) (code != NULL ? code : ""));
    }
  return code == NULL || *code == '\0' ? NULL : code;
}

static FettleDate
day_of (const char *file_name)
{
  g_autofree char *as_at = fettle_as_at_from_name (file_name);

  return as_at != NULL ? fettle_date_parse_iso (as_at) : fettle_date_today ();
}

/**
 * fettle_rows_check_new:
 * @self: a reader of rows
 * @row: the row
 * @urn: its URN
 *
 * Refuses a school that stands in the file already. The first stands, for nothing tells which is right.
 *
 * Returns: whether it is the first
 */
gboolean
fettle_rows_check_new (FettleRows           *self,
                       const FettleSheetRow *row,
                       const char           *urn)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, urn));
  g_autofree char *reason = NULL;

  if (before == 0)
    {
      g_hash_table_insert (self->lines, g_strdup (urn), GUINT_TO_POINTER (row->line));
      return TRUE;
    }
  /* Translators: %u is a line number. */
  reason = g_strdup_printf (_("The same school stands at line %u already; that row was kept."), before);
  fettle_rows_complain (self, row, 0, TRUE, reason);
  return FALSE;
}

static void
tell_mended (FettleRows           *self,
             const FettleSheetRow *row)
{
  guint n_titles = g_strv_length (self->layout->titles);

  for (guint i = 0; i < row->n_mended; i++)
    {
      guint column = row->mended[i];

      fettle_issues_add (self->issues, FALSE, self->file_name, row->line, column + 1,
                         column < n_titles ? self->layout->titles[column] : NULL,
                         column < row->n_cells ? row->cells[column] : "",
                         _("The cell held characters that no file can hold. They were left out."));
    }
}

static gboolean
is_blank (const FettleSheetRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (*row->cells[i] != '\0')
      return FALSE;
  return TRUE;
}

static void
read_plain (FettleRows           *self,
            const FettleSheetRow *row)
{
  const char **record = self->records[0];
  const char *urn;

  memset (record, 0, sizeof *record * (self->columns->len - 1));
  for (guint i = 0; i < self->layout->n_headings; i++)
    if (self->place[i] >= 0)
      record[self->place[i]] = fettle_rows_read_cell (self, row, i);
  urn = record[0];
  if (urn == NULL)
    fettle_rows_complain (self, row, 0, TRUE, _("The row has no URN of five to seven digits and was left out."));
  else if (g_str_equal (self->layout->dataset, "links"))
    self->n_records = record[1] != NULL;
  else
    self->n_records = fettle_rows_check_new (self, row, urn) && fettle_rows_gias_complete (self, row);
  if (urn != NULL && record[1] == NULL && g_str_equal (self->layout->dataset, "links"))
    fettle_rows_complain (self, row, 1, TRUE, _("The row does not say which school it leads to and was left out."));
}

/**
 * fettle_rows_new:
 * @layout: the file's layout, which must outlive the reader
 * @file_name: base name of the file
 * @held: what earlier readings of the file found that is not to be taken; this one adds to it
 * @issues: where issues go
 *
 * Returns: (transfer full): a reader of the file's rows
 */
FettleRows *
fettle_rows_new (const FettleLayout *layout,
                 const char         *file_name,
                 FettleHeld         *held,
                 FettleIssues       *issues)
{
  FettleRows *self;

  g_return_val_if_fail (layout != NULL && file_name != NULL && held != NULL && issues != NULL, NULL);

  self = g_new0 (FettleRows, 1);
  self->layout = layout;
  self->file_name = g_strdup (file_name);
  self->held = held;
  self->told = g_new0 (gboolean, layout->n_headings + 1);
  self->issues = issues;
  self->cells = fettle_cells_new ();
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->as_at = day_of (file_name);
  self->authority_codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->columns = g_ptr_array_new ();
  self->place = g_new (int, layout->n_headings);
  for (guint i = 0; i < layout->n_headings; i++)
    self->place[i] = -1;
  if (is_ofsted (self))
    fettle_rows_ofsted_prepare (self);
  else
    {
      for (guint i = 0; i < layout->n_headings; i++)
        if (layout->columns[i] >= 0)
          self->place[i] = fettle_rows_add_column (self, layout->headings[i].field);
      if (g_str_equal (layout->dataset, "establishments"))
        fettle_rows_gias_prepare (self);
    }
  for (guint i = 0; i < FETTLE_ROWS_MAX_RECORDS; i++)
    self->records[i] = g_new0 (const char *, self->columns->len + 1);
  g_ptr_array_add (self->columns, NULL);
  return self;
}

/**
 * fettle_rows_free:
 * @rows: (transfer full): a reader of rows
 *
 * Frees the reader.
 */
void
fettle_rows_free (FettleRows *rows)
{
  g_return_if_fail (rows != NULL);

  for (guint i = 0; i < FETTLE_ROWS_MAX_RECORDS; i++)
    g_free (rows->records[i]);
  g_ptr_array_unref (rows->columns);
  g_hash_table_unref (rows->lines);
  g_hash_table_unref (rows->authority_codes);
  fettle_cells_free (rows->cells);
  g_free (rows->place);
  g_free (rows->told);
  g_free (rows->file_name);
  g_free (rows);
}

/**
 * fettle_rows_get_columns:
 * @rows: a reader of rows
 *
 * Returns: (transfer none): fields of a record, %NULL-terminated; "urn" is the first
 */
const char *const *
fettle_rows_get_columns (FettleRows *rows)
{
  g_return_val_if_fail (rows != NULL, NULL);

  return (const char *const *) rows->columns->pdata;
}

/**
 * fettle_rows_read:
 * @rows: a reader of rows
 * @row: a row
 *
 * Reads one row. Blank rows are none.
 *
 * Returns: how many records it has
 */
guint
fettle_rows_read (FettleRows           *rows,
                  const FettleSheetRow *row)
{
  g_return_val_if_fail (rows != NULL && row != NULL, 0);

  fettle_cells_reset (rows->cells);
  rows->n_records = 0;
  rows->authority[0] = '\0';
  memset (rows->told, 0, sizeof *rows->told * rows->layout->n_headings);
  if (G_UNLIKELY (row->n_mended > 0))
    tell_mended (rows, row);
  if (is_blank (row))
    return 0;
  if (is_ofsted (rows))
    fettle_rows_ofsted_read (rows, row);
  else
    read_plain (rows, row);
  return rows->n_records;
}

static gboolean
is_start (const FettleHeading *heading)
{
  return g_str_equal (heading->field, "start")
         && (g_strcmp0 (heading->part, "full") == 0 || g_strcmp0 (heading->part, "year-to-date") == 0);
}

static gboolean
refuse_month_first (FettleRows  *self,
                    const char  *title,
                    GError     **error)
{
  g_set_error (error, FETTLE_ERROR, FETTLE_ERROR_REFUSED,
               /* Translators: first %s is a file, second a column, third a date such as 09/13/2010. */
               _("“%s” has the month before the day in “%s” (such as %s), so nobody can tell when its inspections were. Save "
                 "it with the day first, or download it again. Nothing was changed."),
               self->file_name, title, fettle_held_get_example (self->held));
  return FALSE;
}

static gboolean
tell_columns (FettleRows  *self,
              GError     **error)
{
  g_autoptr (GString) titles = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < self->layout->n_headings; i++)
    {
      const char *title = self->layout->columns[i] >= 0 ? self->layout->titles[self->layout->columns[i]] : NULL;

      if (title == NULL || !fettle_held_has_column (self->held, i))
        continue;
      if (is_start (&self->layout->headings[i]))
        return refuse_month_first (self, title, error);
      g_string_append_printf (titles, "%s“%s”", titles->len > 0 ? ", " : "", title);
    }
  if (titles->len == 0)
    return TRUE;
  /* Translators: first %s is a file, second one or more columns, third a date such as 09/13/2010. */
  sentence = g_strdup_printf (_("“%s” has the month before the day in %s (such as %s): none of these dates was taken."),
                              self->file_name, titles->str, fettle_held_get_example (self->held));
  fettle_issues_add_note (self->issues, self->file_name, sentence);
  return TRUE;
}

static void
tell_schools (FettleRows *self)
{
  guint n = fettle_held_get_n_schools (self->held);
  g_autofree char *sentence = NULL;

  if (n == 0)
    return;
  sentence = g_strdup_printf (ngettext ("The inspections of %u school were left as they are: one of them has no date that can be "
                                        "read, so nobody can tell which is the latest.",
                                        "The inspections of %u schools were left as they are: one of each has no date that can "
                                        "be read, so nobody can tell which is the latest.", n), n);
  fettle_issues_add_note (self->issues, self->file_name, sentence);
}

/**
 * fettle_rows_finish:
 * @rows: a reader that has read all rows of its file
 * @again: (out): whether the file is to be read again from its start by a new reader, without what this one found
 * @error: return location: %FETTLE_ERROR_REFUSED where the days of the inspections are month first
 *
 * Tells what of the file is held back as a whole.
 *
 * Returns: whether the file can be used
 */
gboolean
fettle_rows_finish (FettleRows  *rows,
                    gboolean    *again,
                    GError     **error)
{
  g_return_val_if_fail (rows != NULL && again != NULL, FALSE);

  *again = fettle_held_finish (rows->held, rows->layout);
  if (!tell_columns (rows, error))
    return FALSE;
  tell_schools (rows);
  return TRUE;
}

/**
 * fettle_rows_get_record:
 * @rows: a reader of rows
 * @index: which record of the last row
 *
 * Returns: (transfer none): its values in the order of the columns, %NULL for empty, until the next row is read from
 * the sheet
 */
const char *const *
fettle_rows_get_record (FettleRows *rows,
                        guint       index)
{
  g_return_val_if_fail (rows != NULL && index < rows->n_records, NULL);

  return rows->records[index];
}

/**
 * fettle_rows_get_newest:
 * @rows: a reader of rows
 *
 * Returns: (nullable): the newest date of change or publication that was met
 */
const char *
fettle_rows_get_newest (FettleRows *rows)
{
  g_return_val_if_fail (rows != NULL, NULL);

  return *rows->newest != '\0' ? rows->newest : NULL;
}

/**
 * fettle_rows_get_authority:
 * @rows: a reader of rows
 *
 * Returns: (nullable): the three-digit code of the authority of the last row: Ofsted spells names in several ways, so
 * there it is taken from the LAESTAB
 */
const char *
fettle_rows_get_authority (FettleRows *rows)
{
  g_return_val_if_fail (rows != NULL, NULL);

  return *rows->authority != '\0' ? rows->authority : NULL;
}
