/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/fettle-csv.h"
#include "base/fettle-date.h"
#include "base/fettle-text.h"
#include "workbook/fettle-workbook.h"

#include <glib/gi18n-lib.h>

/*
 * One table as CSV for a spreadsheet, or as JSON for a program.
 */

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static const char *const type_names[] = {
  [FETTLE_CELL_TEXT] = "text", [FETTLE_CELL_COUNT] = "count", [FETTLE_CELL_PERCENT] = "percent",
  [FETTLE_CELL_DATE] = "date", [FETTLE_CELL_URL] = "url",     [FETTLE_CELL_POINTS] = "points",
};

static gboolean
is_number (const FettleCell *cell)
{
  return !cell->text && !cell->withheld && !cell->empty;
}

/* A number of @type as programs read it: percent with one decimal, ISO dates. */
static char *
number_to_text (FettleCellType type,
                gint64         number)
{
  if (type == FETTLE_CELL_DATE)
    return fettle_date_to_iso ((FettleDate) number);
  if (type == FETTLE_CELL_PERCENT || type == FETTLE_CELL_POINTS)
    return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT, number < 0 ? "-" : "", ABS (number) / 10,
                            ABS (number) % 10);
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static void
append_csv_cell (GString         *out,
                 FettleDisclosed *table,
                 guint            row,
                 guint            column)
{
  const FettleCell *cell = fettle_disclosed_get_cell (table, row, column);
  g_autofree char *words = is_number (cell)
                             ? number_to_text (fettle_disclosed_get_column (table, column)->type, cell->number)
                             : fettle_disclosed_get_words (table, row, column);

  if (is_number (cell))
    g_string_append (out, words);
  else
    fettle_csv_append_text (out, words);
}

/**
 * fettle_disclosed_to_csv:
 * @table: a table that was passed for a profile
 *
 * The table as CSV: UTF-8 with byte order mark, CRLF, a header row; dates as ISO text, percentages as numbers. Words
 * that begin like a formula are marked as text.
 *
 * Returns: (transfer full): the text
 */
char *
fettle_disclosed_to_csv (FettleDisclosed *table)
{
  GString *out;
  guint n;

  g_return_val_if_fail (FETTLE_IS_DISCLOSED (table), NULL);

  out = g_string_new (BYTE_ORDER_MARK);
  n = fettle_disclosed_get_n_columns (table);
  for (guint i = 0; i < n; i++)
    {
      fettle_csv_append_text (out, _(fettle_disclosed_get_column (table, i)->title));
      g_string_append (out, i + 1 < n ? "," : "\r\n");
    }
  for (guint row = 0; row < fettle_disclosed_get_n_rows (table); row++)
    for (guint i = 0; i < n; i++)
      {
        append_csv_cell (out, table, row, i);
        g_string_append (out, i + 1 < n ? "," : "\r\n");
      }
  return g_string_free (out, FALSE);
}

static void
append_json_cell (GString         *out,
                  FettleDisclosed *table,
                  guint            row,
                  guint            column)
{
  const FettleCell *cell = fettle_disclosed_get_cell (table, row, column);
  FettleCellType type = fettle_disclosed_get_column (table, column)->type;
  g_autofree char *words = NULL;

  if (cell->empty && !cell->withheld)
    {
      g_string_append (out, "null");
      return;
    }
  words = is_number (cell) ? number_to_text (type, cell->number) : fettle_disclosed_get_words (table, row, column);
  if (is_number (cell) && type != FETTLE_CELL_DATE)
    g_string_append (out, words);
  else
    fettle_json_append_string (out, words);
}

static void
append_json_member (GString    *out,
                    const char *name,
                    const char *value)
{
  g_string_append_printf (out, "\"%s\":", name);
  if (value)
    fettle_json_append_string (out, value);
  else
    g_string_append (out, "null");
  g_string_append_c (out, ',');
}

static void
append_json_strings (GString           *out,
                     const char        *name,
                     const char *const *strings)
{
  g_string_append_printf (out, "\"%s\":[", name);
  for (guint i = 0; strings[i]; i++)
    {
      if (i)
        g_string_append_c (out, ',');
      fettle_json_append_string (out, strings[i]);
    }
  g_string_append_c (out, ']');
}

static void
append_json_columns (GString         *out,
                     FettleDisclosed *table)
{
  g_string_append (out, "\"columns\":[");
  for (guint i = 0; i < fettle_disclosed_get_n_columns (table); i++)
    {
      const FettleTableColumn *column = fettle_disclosed_get_column (table, i);

      g_string_append (out, i ? ",{" : "{");
      append_json_member (out, "id", column->id);
      append_json_member (out, "title", _(column->title));
      g_string_append_printf (out, "\"type\":\"%s\"}", type_names[column->type]);
    }
  g_string_append (out, "],");
}

static void
append_json_rows (GString         *out,
                  FettleDisclosed *table)
{
  g_string_append (out, "\"rows\":[");
  for (guint row = 0; row < fettle_disclosed_get_n_rows (table); row++)
    {
      g_string_append (out, row ? ",\n[" : "\n[");
      for (guint i = 0; i < fettle_disclosed_get_n_columns (table); i++)
        {
          if (i)
            g_string_append_c (out, ',');
          append_json_cell (out, table, row, i);
        }
      g_string_append_c (out, ']');
    }
  g_string_append (out, "],\n");
}

/**
 * fettle_disclosed_to_json:
 * @table: a table that was passed for a profile
 *
 * The table as one JSON object: id, title, as_at, profile, coverage, columns (id, title, type), rows (arrays; numbers
 * as numbers, percentages in percent, dates as ISO text, withheld figures as "[c]", nothing as null), total_row,
 * warnings, sources, notes.
 *
 * Returns: (transfer full): the text, ending with a line feed
 */
char *
fettle_disclosed_to_json (FettleDisclosed *table)
{
  g_autofree char *as_at = NULL;
  GString *out;

  g_return_val_if_fail (FETTLE_IS_DISCLOSED (table), NULL);

  out = g_string_new ("{");
  as_at = fettle_date_to_iso (fettle_disclosed_get_as_at (table));
  append_json_member (out, "id", fettle_disclosed_get_id (table));
  append_json_member (out, "title", fettle_disclosed_get_title (table));
  append_json_member (out, "as_at", as_at);
  append_json_member (out, "profile", fettle_profile_get_code (fettle_disclosed_get_profile (table)));
  append_json_member (out, "coverage", fettle_disclosed_get_coverage (table));
  append_json_columns (out, table);
  append_json_rows (out, table);
  g_string_append_printf (out, "\"total_row\":%s,", fettle_disclosed_has_total_row (table) ? "true" : "false");
  append_json_strings (out, "warnings", fettle_disclosed_get_warnings (table));
  g_string_append_c (out, ',');
  append_json_strings (out, "sources", fettle_disclosed_get_sources (table));
  g_string_append_c (out, ',');
  append_json_strings (out, "notes", fettle_disclosed_get_notes (table));
  g_string_append (out, "}\n");
  return g_string_free (out, FALSE);
}
