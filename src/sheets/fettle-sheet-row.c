/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sheets/fettle-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fettle-characters.h"
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
  builder->mended = g_array_new (FALSE, FALSE, sizeof (guint));
  fettle_row_builder_begin (builder);
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
  g_array_unref (builder->mended);
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
  g_array_set_size (builder->mended, 0);
  builder->n_set = 0;
}

/**
 * fettle_row_builder_begin:
 * @builder: a builder
 *
 * Begins a page: nothing of it was counted yet.
 */
void
fettle_row_builder_begin (FettleRowBuilder *builder)
{
  g_return_if_fail (builder != NULL);

  fettle_row_builder_reset (builder);
  builder->n_cells = builder->n_places = builder->n_bytes = 0;
}

static gboolean
fail (const char  *sentence,
      GError     **error)
{
  g_set_error_literal (error, FETTLE_ERROR, FETTLE_ERROR_LIMIT, sentence);
  return FALSE;
}

/**
 * fettle_sheet_append:
 * @cell: the text of a cell so far
 * @text: more of it
 * @error: return location: %FETTLE_ERROR_LIMIT for a cell of more than a megabyte
 *
 * Returns: whether the cell is within the limit
 */
gboolean
fettle_sheet_append (GString     *cell,
                     const char  *text,
                     GError     **error)
{
  g_return_val_if_fail (cell != NULL && text != NULL, FALSE);

  g_string_append (cell, text);
  return cell->len <= FETTLE_SHEET_MAX_CELL
         || fail (_("A cell of the sheet holds more than 1 MB of text, so reading was stopped. Nothing was changed."), error);
}

static gboolean
check_room (FettleRowBuilder  *builder,
            guint              column,
            GError           **error)
{
  if (column >= FETTLE_SHEET_MAX_COLUMNS)
    return fail (_("A row of the sheet is wider than any table of schools, so reading was stopped. Nothing was changed."),
                 error);
  return builder->text->len <= FETTLE_SHEET_MAX_ROW_TEXT
         || fail (_("A row of the sheet holds more than 16 MB of text, so reading was stopped. Nothing was changed."), error);
}

/**
 * fettle_row_builder_charge:
 * @builder: a builder with a row
 * @repeats: how often the row comes
 * @error: return location: %FETTLE_ERROR_LIMIT
 *
 * Counts what the page hands out: cells with content, and their text. Rows that repeat are counted as often, before the
 * first of them comes.
 *
 * Returns: whether the page is within the limits so far
 */
gboolean
fettle_row_builder_charge (FettleRowBuilder  *builder,
                           guint64            repeats,
                           GError           **error)
{
  g_return_val_if_fail (builder != NULL, FALSE);

  builder->n_cells += builder->n_set * repeats;
  builder->n_places += builder->offsets->len * repeats;
  builder->n_bytes += builder->text->len * repeats;
  if (builder->n_cells > FETTLE_SHEET_MAX_CELLS || builder->n_places > FETTLE_SHEET_MAX_PLACES)
    return fail (_("The sheet has more than 20 million cells, so reading was stopped. Nothing was changed."), error);
  return builder->n_bytes <= FETTLE_SHEET_MAX_TEXT
         || fail (_("The sheet holds more than 512 MB of text, so reading was stopped. Nothing was changed."), error);
}

/* What no format can hold is left out, and the column remembered. An end of line is none of that, however it is written. */
static char *
mend (FettleRowBuilder *builder,
      guint             column,
      const char       *text)
{
  char *mended = fettle_characters_mend (text);
  g_auto (GStrv) lines = mended != NULL ? g_strsplit (text, "\r", -1) : NULL;
  g_autofree char *unified = lines != NULL ? g_strjoinv (NULL, lines) : NULL;

  if (unified != NULL && !fettle_characters_are_fit (unified))
    g_array_append_val (builder->mended, column);
  return mended;
}

/**
 * fettle_row_builder_set:
 * @builder: a builder
 * @column: from 0
 * @text: UTF-8
 * @error: return location: %FETTLE_ERROR_LIMIT for a column too far out or too much text
 *
 * Sets one cell. An empty text sets nothing, so that formatted but empty cells far to the right cost nothing. Characters
 * that no format can hold are left out.
 *
 * Returns: whether the column is within the limits
 */
gboolean
fettle_row_builder_set (FettleRowBuilder  *builder,
                        guint              column,
                        const char        *text,
                        GError           **error)
{
  g_autofree char *mended = NULL;
  g_autofree char *repaired = NULL;
  guint offset;

  g_return_val_if_fail (builder != NULL && text != NULL, FALSE);

  if (*text == '\0')
    return TRUE;
  if (!check_room (builder, column, error))
    return FALSE;
  mended = mend (builder, column, text);
  if (mended != NULL)
    text = mended;
  if (*text == '\0')
    return TRUE;
  repaired = fettle_text_repair_c1 (text);
  if (repaired != NULL)
    text = repaired;
  if (builder->offsets->len <= column)
    g_array_set_size (builder->offsets, column + 1);
  offset = builder->text->len;
  builder->n_set++;
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
  row->mended = (const guint *) (gpointer) builder->mended->data;
  row->n_mended = builder->mended->len;
}
