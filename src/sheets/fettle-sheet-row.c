/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheets/fettle-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-text.h"

/* Offset 0 of the text is an empty string: the cell that is not there. */

/**
 * fettle_row_builder_init:
 * @builder: (out caller-allocates): a builder
 *
 * Makes an empty builder.
 */
void
fettle_row_builder_init (FettleRowBuilder *builder)
{
  g_return_if_fail (builder != NULL);

  builder->text = g_string_new (NULL);
  builder->offsets = g_array_new (FALSE, TRUE, sizeof (guint));
  builder->cells = g_ptr_array_new ();
  fettle_row_builder_reset (builder);
}

/**
 * fettle_row_builder_clear:
 * @builder: a builder
 *
 * Frees what the builder holds.
 */
void
fettle_row_builder_clear (FettleRowBuilder *builder)
{
  g_return_if_fail (builder != NULL);

  g_string_free (builder->text, TRUE);
  g_array_unref (builder->offsets);
  g_ptr_array_unref (builder->cells);
}

/**
 * fettle_row_builder_reset:
 * @builder: a builder
 *
 * Begins a new row.
 */
void
fettle_row_builder_reset (FettleRowBuilder *builder)
{
  g_return_if_fail (builder != NULL);

  g_string_truncate (builder->text, 0);
  g_string_append_c (builder->text, '\0');
  g_array_set_size (builder->offsets, 0);
}

/**
 * fettle_row_builder_set:
 * @builder: a builder
 * @column: from 0
 * @text: UTF-8
 * @error: return location: %FETTLE_ERROR_LIMIT for a column too far out
 *
 * Sets one cell. An empty text sets nothing, so that formatted but empty cells far to the right cost nothing.
 *
 * Returns: whether the column is within the limits
 */
gboolean
fettle_row_builder_set (FettleRowBuilder  *builder,
                        guint              column,
                        const char        *text,
                        GError           **error)
{
  g_autofree char *repaired = NULL;
  guint offset;

  g_return_val_if_fail (builder != NULL && text != NULL, FALSE);

  if (*text == '\0')
    return TRUE;
  if (column >= FETTLE_SHEET_MAX_COLUMNS || builder->text->len > 16 * FETTLE_SHEET_MAX_CELL)
    {
      g_set_error_literal (
          error, FETTLE_ERROR, FETTLE_ERROR_LIMIT,
          _("A row of the sheet is wider than any table of schools, so reading was stopped. Nothing was changed."));
      return FALSE;
    }
  repaired = fettle_text_repair_c1 (text);
  if (repaired != NULL)
    text = repaired;
  if (builder->offsets->len <= column)
    g_array_set_size (builder->offsets, column + 1);
  offset = builder->text->len;
  g_array_index (builder->offsets, guint, column) = offset;
  g_string_append_len (builder->text, text, strlen (text) + 1);
  return TRUE;
}

/**
 * fettle_row_builder_is_empty:
 * @builder: a builder
 *
 * Returns: whether no cell was set
 */
gboolean
fettle_row_builder_is_empty (FettleRowBuilder *builder)
{
  g_return_val_if_fail (builder != NULL, TRUE);

  return builder->offsets->len == 0;
}

/**
 * fettle_row_builder_finish:
 * @builder: a builder
 * @line: row number in the sheet
 * @row: (out caller-allocates): the row, borrowed from the builder until its next use
 *
 * Hands the row out.
 */
void
fettle_row_builder_finish (FettleRowBuilder *builder,
                           guint             line,
                           FettleSheetRow   *row)
{
  g_return_if_fail (builder != NULL && row != NULL);

  g_ptr_array_set_size (builder->cells, 0);
  for (guint i = 0; i < builder->offsets->len; i++)
    g_ptr_array_add (builder->cells, builder->text->str + g_array_index (builder->offsets, guint, i));
  row->line = line;
  row->cells = (const char *const *) builder->cells->pdata;
  row->n_cells = builder->offsets->len;
}
